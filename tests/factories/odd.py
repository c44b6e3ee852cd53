"""Decks that are legal or tolerated, but not as PowerPoint writes them: names, prefixes, encodings, strict."""

from __future__ import annotations

import re
from urllib.parse import quote

from .deck import Deck
from .package import Package, Part, relative_target

SPELLINGS = {
    "absolute": lambda source, target: target,
    "backslashes": lambda source, target: relative_target(source, target).replace("/", "\\"),
    "another case": lambda source, target: relative_target(source, target).upper(),
    "percent-encoded": lambda source, target: relative_target(source, target).replace("l", "%6C"),
    "dots": lambda source, target: "./" + relative_target(source, target).replace("slides/", "slides/../slides/"),
}


def rename(package: Package, part: Part, name: str) -> None:
    """Give a part another name; relationships follow."""
    parts = [(name if key == part.name else key, value) for key, value in package.parts.items()]
    package.parts = dict(parts)
    part.name = name


def scatter(deck: Deck) -> None:
    """Move every part to a folder where nobody would look for it."""
    for number, part in enumerate(list(deck.package.parts.values())):
        extension = part.name.rsplit(".", 1)[-1]
        rename(deck.package, part, f"/Drawer {number % 3}/Thing-{number}.{extension}")
    deck.package.spell_target = lambda source, target: quote(target)


def encode_as_utf16(part: Part) -> None:
    """Write a part in UTF-16 with a byte order mark, as ECMA-376 part 2 allows."""
    words = part.bytes().decode()
    part.body = words.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def change_prefixes(part: Part) -> None:
    """Write a part's namespaces with prefixes that nobody expects: `p` by default, `a` as `zeichnung`, `r` as `p`."""
    words = part.bytes().decode()
    words = re.sub(r"(</?)p:", r"\1", words)
    words = re.sub(r"(</?)a:", r"\1zeichnung:", words)
    words = re.sub(r"(\s)r:(id|embed|link|dm|lo|qs|cs)=", r"\1p:\2=", words)
    words = words.replace("xmlns:p=", "xmlns=").replace("xmlns:a=", "xmlns:zeichnung=").replace("xmlns:r=", "xmlns:p=")
    part.body = words.encode()


_STRICT = "http://purl.oclc.org/ooxml/"
_TO_STRICT = [
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
     _STRICT + "officeDocument/relationships/extendedProperties"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
     _STRICT + "officeDocument/relationships/customProperties"),
    ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
     _STRICT + "officeDocument/relationships/metadata/thumbnail"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
     _STRICT + "officeDocument/extendedProperties"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
     _STRICT + "officeDocument/customProperties"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/", _STRICT + "officeDocument/"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", _STRICT + "drawingml/"),
    ("http://schemas.openxmlformats.org/presentationml/2006/", _STRICT + "presentationml/"),
]  # fmt: skip


def transitional_words(words: str) -> str:
    """Turn the namespaces and types of strict XML back into transitional ones."""
    for transitional, strict in _TO_STRICT:
        words = words.replace(strict, transitional)
    return words


def _percent(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) / 1000:g}%{match[3]}"


def strict_words(words: str) -> str:
    """Turn transitional XML into strict: namespaces, types, URIs in values, and percentages."""
    for transitional, strict in _TO_STRICT:
        words = words.replace(transitional, strict)
    words = re.sub(r'(<a:(?:lumMod|lumOff|alpha|spcPct|buSzPct) val=")(\d+)(")', _percent, words)
    words = re.sub(r'((?:fontScale|lnSpcReduction)=")(\d+)(")', _percent, words)
    return re.sub(r'(<c:(?:gapWidth|overlap) val="-?\d+)(")', r"\1%\2", words)


def make_strict(deck: Deck) -> None:
    """Save the deck as strict OOXML from now on, as PowerPoint's own dialogue does."""
    deck.attributes = f'conformance="strict" {deck.attributes}'
    for part in [deck.package.root, *deck.package.parts.values()]:
        for rel in part.relationships:
            rel.type = strict_words(rel.type)
        if part.content_type.endswith("+xml"):
            part.body = _strict_body(part)


def _strict_body(part: Part):
    inner = part.body
    if callable(inner):
        return lambda: strict_words(inner())
    return strict_words(inner if isinstance(inner, str) else inner.decode())
