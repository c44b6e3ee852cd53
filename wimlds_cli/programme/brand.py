"""The chapter's colours in the template's theme, as far as they can be read."""

from __future__ import annotations

from typing import Any

from wimlds_cli.colours import BLACK, VISIBLE, WELL_READABLE, WHITE, Colour, darkened, lightened, parsed, written
from wimlds_cli.programme.text import A

FOLLOWS = "chapter.yaml"
"""The name of a theme's set of colours that follows the chapter's brand. Who chooses other colours in PowerPoint
gets a set with another name, which is then left alone."""

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


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
    dark = parsed(brand or _value(scheme, "dk2")) or BLACK
    if brand:
        dark = darkened(dark, least=WELL_READABLE)
        for name in ("dk2", "accent1", "hlink", "folHlink"):
            _set(scheme, name, dark)
    if accent:
        _set(scheme, "accent2", lightened(parsed(accent) or WHITE, dark, VISIBLE))
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _value(scheme: Any, name: str) -> str:
    found = scheme.find(f"{A}{name}/{A}srgbClr")
    return found.get("val") if found is not None else "1F4452"


def _set(scheme: Any, name: str, colour: Colour) -> None:
    found = scheme.find(f"{A}{name}/{A}srgbClr")
    if found is not None:
        found.set("val", written(colour))
