"""The facts of a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wimlds_cli.deck.facts.model import DeckFacts, Film, Outside, Place, SlideFacts
from wimlds_cli.deck.pdf import annotations_of, plain, reading

_POINT = 12700
"""EMU."""
# Every reader brings these (ISO 32000-1, 9.6.2.2).
_STANDARD = re.compile(r"^(Times|Helvetica|Courier|Arial|Symbol|ZapfDingbats)", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FILMS = frozenset({"/Screen", "/RichMedia", "/Movie"})
_COMMENTS = frozenset({"/Text", "/Highlight", "/StrikeOut", "/Caret"})
_DEEPEST = 4


def read_pdf(path: Path) -> DeckFacts:
    """Read a PDF.

    Raises:
        DeckError: It is damaged, or protected with a password.
    """
    with reading(path) as reader:
        pages = list(reader.pages)
        size = _size(pages[0]) if pages else (0, 0)
        slides = tuple(_read_page(page, place) for place, page in enumerate(pages, 1))
    return DeckFacts(path, "pdf", path.stat().st_size, size, slides)


def _size(page: Any) -> tuple[int, int]:
    box = page.cropbox
    wide, high = round(float(box.width) * _POINT), round(float(box.height) * _POINT)
    return (high, wide) if page.rotation % 180 else (wide, high)


def _read_page(page: Any, place: int) -> SlideFacts:
    from pypdf.errors import DependencyError

    try:
        return _page(page, place)
    except (DependencyError, ImportError):
        # Everybody can read it, but what is written between its lines needs more than is installed here.
        return SlideFacts(place)


def _page(page: Any, place: int) -> SlideFacts:
    films: list[Film] = []
    links: list[Outside] = []
    comments = 0
    for annotation in annotations_of(page):
        kind = annotation.get("/Subtype")
        if kind in _FILMS:
            films.append(Film(False, Place.INSIDE, "", "pdf"))
        comments += kind in _COMMENTS
        target = _file_of(annotation)
        if target is not None:
            links.append(Outside("link", Place.COMPUTER, target))
    fonts = frozenset(_lent_fonts(page.get("/Resources"), 0))
    return SlideFacts(place, fonts=fonts, comments=comments, films=tuple(films), outside=tuple(links))


def _file_of(annotation: Any) -> str | None:
    """Return the file of the speaker's computer that a link leads to."""
    action = plain(annotation.get("/A"))
    if not hasattr(action, "get"):
        return None
    if action.get("/S") == "/URI":
        address = str(plain(action.get("/URI")) or "")
        return address if address.lower().startswith("file:") else None
    if action.get("/S") not in ("/Launch", "/GoToR"):
        return None
    file = plain(action.get("/F"))
    if hasattr(file, "get"):
        file = file.get("/UF") or file.get("/F")
    return str(file or "")


def _lent_fonts(resources: Any, depth: int) -> Iterator[str]:
    """Yield the typefaces that a page uses and does not bring."""
    resources = plain(resources)
    if not hasattr(resources, "get"):
        return
    for one in _values(resources.get("/Font")):
        inner = plain(one.get("/DescendantFonts"))
        font = plain(inner[0]) if inner else one
        described = plain(font.get("/FontDescriptor"))
        brought = hasattr(described, "get") and any(described.get(f"/FontFile{n}") is not None for n in ("", "2", "3"))
        name = _SUBSET.sub("", str(plain(one.get("/BaseFont")) or "").removeprefix("/"))
        if one.get("/Subtype") != "/Type3" and not brought and name and not _STANDARD.match(name):
            yield name
    if depth < _DEEPEST:
        for form in _values(resources.get("/XObject")):
            if form.get("/Subtype") == "/Form":
                yield from _lent_fonts(form.get("/Resources"), depth + 1)


def _values(dictionary: Any) -> Iterator[Any]:
    found = plain(dictionary)
    for value in found.values() if hasattr(found, "values") else ():
        value = plain(value)
        if hasattr(value, "get"):
            yield value
