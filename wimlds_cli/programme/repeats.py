"""Shapes that are repeated: for each person on stage, for each sponsor."""

from __future__ import annotations

import copy
import math
from typing import Any

from wimlds_cli.programme.pictures import P
from wimlds_cli.programme.text import A, Words, paragraphs_of, picture_in_name, picture_named, text_of

ITEMS = ("person", "sponsor")
"""The names that shapes are repeated for."""

MARGIN = 457200
"""EMU that stay free at the foot of a slide: half an inch."""
_GAP = 228600
"""EMU between repeated shapes: a quarter of an inch."""
_NARROWEST = 1920240
"""EMU: what a name needs beside others, 2.1 inches."""
_TWO_LINES = 685800
"""EMU: what a name needs where people stand in several rows, three quarters of an inch."""


def repeat_shapes(slide: Any, words: Words, name: str, count: int) -> list[list[Any]]:
    """Lay the shapes that use a name out `count` times, in rows that fill the slide's width.

    A group is dissolved: its pictures shrink with the number, its words stay as large as they are.

    Returns:
        For each repetition its shapes' elements, in the template's order.
    """
    sample = [shape for shape in _flat(slide, words, name) if _uses(shape, words, name)]
    if not sample or not count:
        for shape in sample:
            shape._element.getparent().remove(shape._element)
        return []
    grid = _Grid(slide, sample, words, count)
    made: list[list[Any]] = []
    for number in range(count):
        item = []
        for shape in sample:
            element = copy.deepcopy(shape._element)
            _move(element, grid.box(shape, number))
            sample[0]._element.addprevious(element)
            item.append(element)
        made.append(item)
    for shape in sample:
        shape._element.getparent().remove(shape._element)
    number_shapes(slide)
    return made


def _flat(slide: Any, words: Words, name: str) -> list[Any]:
    """Return a slide's shapes, with the groups that use a name dissolved."""
    for group in [shape for shape in slide.shapes if shape._element.tag == f"{P}grpSp" and _uses(shape, words, name)]:
        frame = group._element.find(f"{P}grpSpPr/{A}xfrm")
        off, ext, inner_off, inner_ext = (frame.find(f"{A}{part}") for part in ("off", "ext", "chOff", "chExt"))
        kx = int(ext.get("cx")) / (int(inner_ext.get("cx")) or 1)
        ky = int(ext.get("cy")) / (int(inner_ext.get("cy")) or 1)
        for child in list(group.shapes):
            left = int(off.get("x")) + round((child.left - int(inner_off.get("x"))) * kx)
            top = int(off.get("y")) + round((child.top - int(inner_off.get("y"))) * ky)
            _move(child._element, (left, top, round(child.width * kx), round(child.height * ky)))
            group._element.addprevious(child._element)
        group._element.getparent().remove(group._element)
    return list(slide.shapes)


def _uses(shape: Any, words: Words, name: str) -> bool:
    if any(name in words.names(text_of(p)) for p in paragraphs_of(shape._element)):
        return True
    named = picture_in_name(shape.name)
    return named is not None and named[0] == name


def is_picture(shape: Any) -> bool:
    """Tell whether a picture will take a shape's place."""
    text = " ".join(text_of(p) for p in paragraphs_of(shape._element))
    return picture_named(text) is not None or picture_in_name(shape.name) is not None


class _Grid:
    """Where each repetition's shapes are: pictures scaled, words in the full width of their cell below."""

    def __init__(self, slide: Any, sample: list[Any], words: Words, count: int) -> None:
        package = slide.part.package.presentation_part.presentation
        self.left = min(shape.left for shape in sample)
        self.top = min(shape.top for shape in sample)
        self.width = max(shape.left + shape.width for shape in sample) - self.left
        self.height = max(shape.top + shape.height for shape in sample) - self.top
        mine = {id(shape._element) for shape in sample}
        foot = self.top + self.height
        below = [s.top - _GAP // 2 for s in slide.shapes if id(s._element) not in mine and s.top >= foot - _GAP]
        room_across = package.slide_width - 2 * self.left
        room_down = min([package.slide_height - MARGIN, *below]) - self.top
        pictures = [shape for shape in sample if is_picture(shape)]
        self._picture_height = max((s.top + s.height for s in pictures), default=self.top) - self.top
        self._picture_width = max((s.width for s in pictures), default=self.width)
        self._words_height = self.height - self._picture_height
        best = max(
            range(1, count + 1), key=lambda columns: (self._scale(columns, count, room_across, room_down), -columns)
        )
        self.scale = max(0.2, self._scale(best, count, room_across, room_down))
        self.columns = best
        rows = math.ceil(count / best)
        self._words = self._words_below(rows)
        self.cell = min(self.width, (room_across - (best - 1) * _GAP) // best)
        if len(pictures) == len(sample):
            self.cell = round(self.width * self.scale)
        self.row_height = round(self._picture_height * self.scale) + self._words
        # A row that does not fill the width is drawn apart a little, never across the whole slide.
        free = (room_across - best * self.cell) // max(1, best - 1) if best > 1 else 0
        self.gap_across = min(max(_GAP, free), 2 * _GAP) if rows == 1 else max(_GAP, min(free, 2 * _GAP))
        self.gap_down = _GAP

    def _scale(self, columns: int, count: int, across: int, down: int) -> float:
        """Return how large the pictures can be in so many columns."""
        rows = math.ceil(count / columns)
        cell = (across - (columns - 1) * _GAP) / columns
        if self._words_height and columns > 1 and cell < _NARROWEST:
            return 0.0
        high = (down - (rows - 1) * _GAP) / rows - self._words_below(rows)
        picture_width = self._picture_width if self._words_height else self.width
        return max(0.0, min(1.0, float(cell / picture_width), float(high / max(1, self._picture_height))))

    def _words_below(self, rows: int) -> int:
        return int(self._words_height if rows == 1 else min(self._words_height, _TWO_LINES))

    def box(self, shape: Any, number: int) -> tuple[int, int, int, int]:
        """Return where a shape of the template goes, for the repetition of this number."""
        row, column = divmod(number, self.columns)
        left = self.left + column * (self.cell + self.gap_across)
        top = self.top + row * (self.row_height + self.gap_down)
        below = shape.top - self.top
        if is_picture(shape):
            width, height = round(shape.width * self.scale), round(shape.height * self.scale)
            # It keeps its share of what is free beside it: at the left edge it stays there.
            free = self.width - shape.width
            share = (shape.left - self.left) / free if free else 0.0
            return left + round((self.cell - width) * share), top + round(below * self.scale), width, height
        height = min(shape.height, self.row_height - round(self._picture_height * self.scale))
        return left, top + below - self._picture_height + round(self._picture_height * self.scale), self.cell, height


def _move(element: Any, box: tuple[int, int, int, int]) -> None:
    frame = next(element.iter(f"{A}xfrm"), None)
    if frame is None:
        return
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    off.set("x", str(box[0]))
    off.set("y", str(box[1]))
    ext.set("cx", str(box[2]))
    ext.set("cy", str(box[3]))


def number_shapes(slide: Any) -> None:
    """Give copied shapes numbers of their own."""
    taken: set[str] = set()
    highest = max(int(e.get("id", "0")) for e in slide._element.iter(f"{P}cNvPr"))
    for element in slide._element.iter(f"{P}cNvPr"):
        if element.get("id") in taken:
            highest += 1
            element.set("id", str(highest))
        taken.add(element.get("id"))
