"""List styles: what a text body, a master or a deck says of text at each of nine levels (CT_TextListStyle)."""

from __future__ import annotations

from lxml import etree

from wimlds_cli.deck.xml import NS, A, Element, local, number

LEVELS = tuple(f"lvl{n}pPr" for n in range(1, 10))
"""The names of the nine levels, in the schema's order."""

_BULLETS = ("buChar", "buAutoNum", "buBlip")
BULLET_MARKS = tuple(name.encode() for name in _BULLETS)
"""One of these words stands in every part that has a bullet."""


def level(style: Element | None, index: int) -> Element | None:
    """Return what a style says of a level, counted from 0."""
    return None if style is None else style.find(f"a:{LEVELS[index]}", NS)


def run(properties: Element | None) -> Element | None:
    """Return what a level says of characters."""
    return None if properties is None else properties.find("a:defRPr", NS)


def made_style(body: Element) -> Element:
    """Return a text body's list style; made when there is none."""
    style = body.find("a:lstStyle", NS)
    if style is None:
        style = etree.Element(f"{A}lstStyle")
        before = body.find("a:bodyPr", NS)
        body.insert(0 if before is None else body.index(before) + 1, style)
    return style


def made_level(style: Element, index: int) -> Element:
    """Return a level of a style, counted from 0; made, in the schema's order, when there is none."""
    properties = level(style, index)
    if properties is None:
        properties = etree.Element(f"{A}{LEVELS[index]}")
        later = [child for child in style if local(child) in (*LEVELS[index + 1 :], "extLst")]
        style.insert(style.index(later[0]) if later else len(style), properties)
    return properties


def made_run(properties: Element) -> Element:
    """Return what a level says of characters; made when it says nothing."""
    found = run(properties)
    if found is None:
        found = etree.Element(f"{A}defRPr")
        extensions = properties.find("a:extLst", NS)
        properties.insert(len(properties) if extensions is None else properties.index(extensions), found)
    return found


def level_of(properties: Element) -> int:
    """Return a paragraph's level, counted from 0."""
    index = number(properties.get("lvl")) or 0
    return index if 0 <= index < len(LEVELS) else 0


def used_levels(body: Element) -> set[int]:
    """Return the levels of a body's paragraphs, and the first."""
    return {0} | {level_of(properties) for properties in body.iterfind("a:p/a:pPr", NS)}


def bulleted_levels(body: Element) -> set[int]:
    """Return the levels at which a body's paragraphs have bullets of their own or of its list style."""
    style = body.find("a:lstStyle", NS)
    return {
        index
        for index in used_levels(body)
        if _has_bullet(level(style, index))
        or any(level_of(p) == index and _has_bullet(p) for p in body.iterfind("a:p/a:pPr", NS))
    }


def _has_bullet(properties: Element | None) -> bool:
    return properties is not None and any(local(child) in _BULLETS for child in properties)
