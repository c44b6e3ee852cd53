"""Strict OOXML said in the words of transitional OOXML, by a table (ECMA-376 part 4, annex A)."""

from __future__ import annotations

import functools
import re

from wimlds_cli.deck.xml import Element, parse, serialise

MARK = b"http://purl.oclc.org/ooxml/"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
# Strict writes these names in one word with a capital, transitional with a hyphen.
_RENAMED = {"extendedProperties": "extended-properties", "customProperties": "custom-properties"}
_EXACT = {
    "http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/thumbnail": (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    ),
    "http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/core-properties": (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    ),
    "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes": f"{_OFFICE}/docPropsVTypes",
}
_GENERAL = re.compile(r"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)((?:/[A-Za-z0-9]+)*)")
_IN_BYTES = re.compile(rb"http://purl\.oclc\.org/ooxml/[A-Za-z0-9/_-]+")

_PERCENTAGE = re.compile(r"^[+-]?[0-9]+(?:\.[0-9]+)?%$")
# Text that people read may say "50%"; it is no measure.
_TEXT_ATTRIBUTES = frozenset({"name", "descr", "title", "tooltip", "action", "formatCode", "typeface", "sourceLinked"})
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@functools.lru_cache(maxsize=1024)
def to_transitional_uri(uri: str) -> str:
    """Map one strict namespace or relationship type; anything else comes back as it is."""
    if uri in _EXACT:
        return _EXACT[uri]
    match = _GENERAL.fullmatch(uri)
    if not match:
        return uri
    group, name, rest = match.groups()
    rest = "/".join(_RENAMED.get(word, word) for word in rest.split("/"))
    return f"http://schemas.openxmlformats.org/{group}/2006/{_RENAMED.get(name, name)}{rest}"


def to_transitional(data: bytes) -> bytes:
    """Map one part: namespaces, URIs in attribute values, percentages; `conformance` goes.

    Raises:
        XmlError: The part is no XML.
    """
    root = parse(_IN_BYTES.sub(lambda m: to_transitional_uri(m[0].decode()).encode(), data))
    root.attrib.pop("conformance", None)
    for element in root.iter():
        if isinstance(element.tag, str):
            _percentages(element)
    return serialise(root)


def _percentages(element: Element) -> None:
    """Write `75%` as 75000, in charts as 75: transitional counts in thousandths, charts in whole percents."""
    factor = 1 if str(element.tag).startswith(_CHART) else 1000
    for name, value in element.attrib.items():
        if value.endswith("%") and name not in _TEXT_ATTRIBUTES and _PERCENTAGE.match(value):
            element.set(name, str(round(float(value[:-1]) * factor)))
