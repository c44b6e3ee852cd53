"""Whether a shape's text stays on the slide, as far as that can be told without drawing it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

from wimlds_cli.deck.facts.design import Design
from wimlds_cli.deck.facts.shapes import Frame, Shape
from wimlds_cli.deck.facts.text import Run, fit_of
from wimlds_cli.deck.xml import NS, Element, local, number

_POINT = 12700
"""EMU."""
_INSET = 45720
"""EMU above and below text, where a shape says nothing (ECMA-376 part 1, 21.1.2.1.1)."""
_SIDE_INSET = 91440
# Narrower and lower than any usual typeface: better to miss one than to accuse one.
_LETTER_WIDTH, _LINE_HEIGHT = 0.42, 1.1
_SPARE = 0.04
"""How much of the slide's height text may seem to run over before anybody is told."""


def runs_off(
    shape: Shape, frame: Frame, size: tuple[int, int], design: Design, paragraphs: Sequence[list[Run]]
) -> bool:
    """Tell whether a shape's text certainly leaves the slide, while the shape begins on it.

    Args:
        shape: The shape.
        frame: Where it stands.
        size: Width and height of the slide in EMU.
        design: What the shape inherits from.
        paragraphs: Its text as it looks.
    """
    wide, high = size
    outside = frame.x >= wide or frame.y >= high or frame.right <= 0 or frame.bottom <= 0
    if outside or not shape.is_level or frame.wide <= 0:
        return False
    fit = fit_of(shape, design)
    way = local(fit) if fit is not None else "noAutofit"
    if way == "normAutofit":
        return False
    properties = _chain(shape, design)
    if _said(properties, "vert", "horz") != "horz" or _said(properties, "wrap", "square") != "square":
        return False
    if (number(_said(properties, "numCol", "1")) or 1) > 1:
        return False
    room = frame.wide - 2 * _SIDE_INSET
    if room <= 0:
        return False
    needed = _height(paragraphs, room) + 2 * _INSET
    top = frame.y
    if needed > frame.high:
        anchor = _said(properties, "anchor", "t")
        top -= {"ctr": (needed - frame.high) / 2, "b": needed - frame.high}.get(anchor, 0)
        return top + needed > high * (1 + _SPARE) or top < -high * _SPARE
    return False


def _height(paragraphs: Sequence[list[Run]], room: float) -> float:
    """Return the least height that text takes in a room of some width, both in EMU."""
    total = 0.0
    for runs in paragraphs:
        if not runs:
            continue
        sizes = [run.size or 18 for run in runs]
        long = sum(_ems(run.text) * size for run, size in zip(runs, sizes, strict=True)) * _POINT
        total += max(math.ceil(long / room), 1) * min(sizes) * _LINE_HEIGHT * _POINT
    return total


def _ems(text: str) -> float:
    """Return the least width of a text in letters' heights: East Asian letters are as wide as high."""
    if text.isascii():
        return len(text) * _LETTER_WIDTH
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else _LETTER_WIDTH for char in text)


def _chain(shape: Shape, design: Design) -> list[Element]:
    ph = shape.placeholder
    elements = (shape.element, *(design.ancestors(ph) if ph is not None else ()))
    found = (element.find("p:txBody/a:bodyPr", NS) for element in elements)
    return [properties for properties in found if properties is not None]


def _said(properties: list[Element], name: str, default: str) -> str:
    return next((str(one.get(name)) for one in properties if one.get(name) is not None), default)
