"""The chapter's colours in the template's theme, as far as they can be read."""

from __future__ import annotations

from typing import Any

from wimlds_cli.programme.text import A

FOLLOWS = "chapter.yaml"
"""The name of a theme's set of colours that follows the chapter's brand. Who chooses other colours in PowerPoint
gets a set with another name, which is then left alone."""

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_WHITE, _READABLE, _VISIBLE = (255, 255, 255), 7.0, 3.0
"""Contrasts as in WCAG 2.2, 1.4.6 (enhanced) for text, and 1.4.11 for what is no text."""

Colour = tuple[int, int, int]


def paint(presentation: Any, colours: tuple[str, str]) -> None:
    """Set the theme's colours to the chapter's: its colour for grounds, titles and links, its accent for lines."""
    brand, accent = colours
    if not brand and not accent:
        return
    from lxml import etree

    part = presentation.slide_master.part.part_related_by(_THEME)
    theme = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    scheme = theme.find(f"{A}themeElements/{A}clrScheme")
    if scheme is None or scheme.get("name") != FOLLOWS:
        return
    dark = darkened(_parsed(brand)) if brand else _parsed(_value(scheme, "dk2"))
    if brand:
        for name in ("dk2", "accent1", "hlink", "folHlink"):
            _set(scheme, name, dark)
    if accent:
        _set(scheme, "accent2", _lightened(_parsed(accent), dark))
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def darkened(colour: Colour) -> Colour:
    """Return a colour on which white can be read, and which can be read on white: itself when it is dark enough."""
    while contrast(colour, _WHITE) < _READABLE:
        colour = tuple(int(part * 0.96) for part in colour)  # type: ignore[assignment]
    return colour


def _lightened(colour: Colour, ground: Colour) -> Colour:
    while contrast(colour, ground) < _VISIBLE:
        colour = tuple(min(255, part + 6) for part in colour)  # type: ignore[assignment]
    return colour


def _luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parsed(text: str) -> Colour:
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def _value(scheme: Any, name: str) -> str:
    found = scheme.find(f"{A}{name}/{A}srgbClr")
    return found.get("val") if found is not None else "1F4452"


def _set(scheme: Any, name: str, colour: Colour) -> None:
    found = scheme.find(f"{A}{name}/{A}srgbClr")
    if found is not None:
        found.set("val", "".join(f"{part:02X}" for part in colour))
