"""The shapes of a slide, layout or master, with where they stand, out of whatever groups hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wimlds_cli.deck.xml import MC, NS, A, Element, P, local, number

_ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_QUARTER = 5_400_000
"""Ninety degrees, in 60,000ths of a degree."""
FOOT = frozenset({"dt", "ftr", "sldNum", "hdr"})
"""The placeholders of date, footer, number and header."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a shape stands, in EMU from the slide's upper left corner."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.wide

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.high

    def meets(self, other: Frame) -> bool:
        """Tell whether two frames have an area in common."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Frame) -> bool:
        """Tell whether another frame lies within, but for a hundredth of its size."""
        across, down = other.wide / 100, other.high / 100
        return (
            self.x <= other.x + across
            and self.y <= other.y + down
            and self.right >= other.right - across
            and self.bottom >= other.bottom - down
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape.

    Attributes:
        kind: `sp`, `pic`, `graphicFrame`, `cxnSp`.
        frame: Where it stands; None where that is inherited or cannot be told.
        is_level: It is not turned.
        is_described: It, or a group around it, has alternative text or is marked as decoration.
    """

    element: Element
    kind: str
    frame: Frame | None
    is_level: bool
    is_described: bool
    in_group: bool

    @property
    def properties(self) -> Element | None:
        """Its spPr."""
        return self.element.find(f"{P}spPr")

    @property
    def placeholder(self) -> Element | None:
        """Its p:ph."""
        return next((ph for head in self.element if local(head).startswith("nv") for ph in head.iter(f"{P}ph")), None)

    @property
    def id(self) -> str:
        """Its id, by which animations name it."""
        found = named(self.element)
        return found.get("id", "") if found is not None else ""


@dataclass(frozen=True, slots=True)
class _Group:
    """How a group's inner coordinates become the slide's: times `kx` and `ky`, plus `dx` and `dy`."""

    kx: float = 1.0
    ky: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    known: bool = True
    is_described: bool = False
    is_group: bool = False


def shapes_in(tree: Element | None) -> Iterator[Shape]:
    """Yield the shapes of an spTree from back to front; of alternatives the first."""
    if tree is not None:
        yield from _walk(tree, _Group())


def _walk(tree: Element, group: _Group) -> Iterator[Shape]:
    for element in tree:
        if element.tag == f"{MC}AlternateContent":
            choice = element.find(f"{MC}Choice")
            yield from _walk(choice if choice is not None else element, group)
            continue
        if element.tag == f"{MC}Fallback":
            yield from _walk(element, group)
            continue
        kind = local(element)
        if kind == "grpSp":
            yield from _walk(element, _inside(element, group))
        elif kind in ("sp", "pic", "graphicFrame", "cxnSp"):
            place, is_level = _place(element, kind)
            frame = _moved(place, group) if place is not None and group.known else None
            yield Shape(element, kind, frame, is_level, group.is_described or describes(element), group.is_group)


def named(element: Element) -> Element | None:
    """Return a shape's cNvPr."""
    return next((child for head in element if local(head).startswith("nv") for child in head.iter(f"{P}cNvPr")), None)


def describes(element: Element) -> bool:
    """Tell whether a shape says what it shows, or that it is decoration."""
    found = named(element)
    if found is None:
        return False
    if (found.get("descr") or found.get("title") or "").strip():
        return True
    return any(mark.get("val") in ("1", "true") for mark in found.iter(_ADEC))


def frame_of(xfrm: Element | None) -> Frame | None:
    """Read an a:xfrm or p:xfrm; turned by about ninety degrees, width and height change places."""
    if xfrm is None:
        return None
    offset, extent = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    values = [number(offset.get("x")), number(offset.get("y")), number(extent.get("cx")), number(extent.get("cy"))]
    x, y, wide, high = (float(value or 0) for value in values)
    turned = (number(xfrm.get("rot")) or 0) % (2 * _QUARTER)
    if _QUARTER / 2 <= turned < 3 * _QUARTER / 2:
        x, y, wide, high = x + (wide - high) / 2, y + (high - wide) / 2, high, wide
    return Frame(x, y, wide, high)


def _place(element: Element, kind: str) -> tuple[Frame | None, bool]:
    xfrm = element.find(f"{P}xfrm") if kind == "graphicFrame" else element.find("p:spPr/a:xfrm", NS)
    if xfrm is None:
        return None, True
    return frame_of(xfrm), not number(xfrm.get("rot"))


def _moved(frame: Frame, group: _Group) -> Frame:
    return Frame(
        frame.x * group.kx + group.dx, frame.y * group.ky + group.dy, frame.wide * group.kx, frame.high * group.ky
    )


def _inside(element: Element, outer: _Group) -> _Group:
    is_described = outer.is_described or describes(element)
    xfrm = element.find("p:grpSpPr/a:xfrm", NS)
    frame = frame_of(xfrm)
    start = xfrm.find(f"{A}chOff") if xfrm is not None else None
    extent = xfrm.find(f"{A}chExt") if xfrm is not None else None
    if frame is None or start is None or extent is None or number(xfrm.get("rot")) or not outer.known:
        return _Group(known=False, is_described=is_described, is_group=True)
    wide, high = number(extent.get("cx")), number(extent.get("cy"))
    if not wide or not high:
        return _Group(known=False, is_described=is_described, is_group=True)
    kx, ky = frame.wide / wide, frame.high / high
    dx = frame.x - kx * (number(start.get("x")) or 0)
    dy = frame.y - ky * (number(start.get("y")) or 0)
    return _Group(
        outer.kx * kx, outer.ky * ky, outer.kx * dx + outer.dx, outer.ky * dy + outer.dy, True, is_described, True
    )
