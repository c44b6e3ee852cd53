"""Speak the XML of PresentationML: namespaces, escaping, colours, and small pieces every part needs."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from examples.make.office.units import Box, emu

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p15": "http://schemas.microsoft.com/office/powerpoint/2012/main",
}
RELATIONSHIPS = NAMESPACES["r"]
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
PML = f"{OFFICE}.presentationml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def declare(*prefixes: str) -> str:
    """Return the `xmlns` attributes for these prefixes."""
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)


def qname(name: str) -> str:
    """Turn `p:sld` into lxml's `{namespace}sld`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def parse(xml: str) -> etree._Element:
    """Parse one element whose prefixes are all declared in it."""
    return etree.fromstring(xml)


def parse_drawing(xml: str) -> etree._Element:
    """Parse one element of DrawingML, as `fill` and `line` write it, without a declaration of its own."""
    return etree.fromstring(f"<root {declare('a', 'r')}>{xml}</root>")[0]


def text(value: str) -> str:
    """Escape text for element content."""
    return escape(value)


def attribute(value: str) -> str:
    """Escape and quote text for an attribute."""
    return quoteattr(value)


def colour(paint: str) -> str:
    """Write a colour.

    Args:
        paint: `#rrggbb` or a theme colour such as `accent1`; `accent1/40` is 40 % opaque, `accent1+60` is
            60 % lighter, `accent1-25` is 25 % darker.
    """
    for sign in "/+-":
        name, found, amount = paint.partition(sign)
        if found:
            share = int(amount) * 1000
            change = {
                "/": f'<a:alpha val="{share}"/>',
                "+": f'<a:lumMod val="{100_000 - share}"/><a:lumOff val="{share}"/>',
                "-": f'<a:lumMod val="{100_000 - share}"/>',
            }[sign]
            return _colour(name, change)
    return _colour(paint, "")


def _colour(name: str, change: str) -> str:
    if name.startswith("#"):
        return f'<a:srgbClr val="{name[1:].upper()}">{change}</a:srgbClr>'
    return f'<a:schemeClr val="{name}">{change}</a:schemeClr>'


def fill(paint: str | tuple[str, ...] | None, angle: int = 45) -> str:
    """Write a fill: one colour, a gradient of several along an angle in degrees, or none."""
    if paint is None:
        return "<a:noFill/>"
    if isinstance(paint, str):
        return f"<a:solidFill>{colour(paint)}</a:solidFill>"
    last = len(paint) - 1
    stops = "".join(f'<a:gs pos="{i * 100_000 // last}">{colour(p)}</a:gs>' for i, p in enumerate(paint))
    return (
        f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst>'
        f'<a:lin ang="{angle * 60_000}" scaled="0"/></a:gradFill>'
    )


def line(paint: str | None, width: float = 1, dash: str = "solid") -> str:
    """Write an outline; the width is in points."""
    if paint is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(width)}">{fill(paint)}<a:prstDash val="{dash}"/></a:ln>'


def transform(box: Box) -> str:
    """Write where a shape stands."""
    left, top, width, height = box.emu
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def number_field(shown: str) -> str:
    """Write a slide's number as a field; `shown` stands there until a program counts."""
    return (
        '<a:fld id="{6F2C9B64-3F61-4E0B-9B1D-5D3B7C2A1E90}" type="slidenum">'
        f'<a:rPr lang="en-GB"/><a:t>{shown}</a:t></a:fld>'
    )
