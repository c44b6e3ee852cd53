"""Measure slides in points: 960 by 540 of them make a 16:9 slide."""

from __future__ import annotations

from typing import NamedTuple

EMU_PER_POINT = 12700
SLIDE_WIDTH = 960
SLIDE_HEIGHT = 540


def emu(points: float) -> int:
    """Return points in EMU, as the file format counts."""
    return round(points * EMU_PER_POINT)


class Box(NamedTuple):
    """Say where something stands on a slide, in points from the top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Return left, top, width and height in EMU."""
        return tuple(emu(value) for value in self)  # type: ignore[return-value]


FULL = Box(0, 0, SLIDE_WIDTH, SLIDE_HEIGHT)
