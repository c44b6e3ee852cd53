"""Lists on slides: a table's row for each session, a shape for each person or sponsor."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wimlds_cli.programme.facts import PageFacts, SessionFacts
from wimlds_cli.programme.fitting import SMALLEST, needed
from wimlds_cli.programme.pictures import P
from wimlds_cli.programme.text import A, Words, paragraphs_of, picture_in_name, picture_named, text_of

ROWS = ("row", "pause")
"""The names that a table's rows are repeated for: sessions, and breaks where the template has a row for them."""
ITEMS = ("person", "sponsor")
"""The names that shapes are repeated for."""

_GAP = 228600
"""EMU between repeated shapes: a quarter of an inch."""
_MARGIN = 457200
"""EMU that stay free at the foot of a slide: half an inch."""
_POINT = 12700


def table_of_rows(slide: Any, words: Words) -> Any | None:
    """Return the table of a slide that repeats a row, if it has one."""
    for shape in slide.shapes:
        if shape.has_table and any(words.names(text_of(p)) & set(ROWS) for p in paragraphs_of(shape._element)):
            return shape
    return None


def pages_of(slide: Any, words: Words, sessions: Sequence[SessionFacts]) -> list[tuple[PageFacts, list[SessionFacts]]]:
    """Deal the rows of a programme out to as many slides as they need; a new day begins a new slide.

    The slides of one day are filled evenly, rather than the first to its foot and the last with one row.
    """
    table = table_of_rows(slide, words)
    if table is None or not sessions:
        return []
    room = _room_below(slide, table)
    groups: list[list[SessionFacts]] = []
    for session in sessions:
        if not groups or groups[-1][0].day != session.day:
            groups.append([])
        groups[-1].append(session)
    pages: list[tuple[PageFacts, list[SessionFacts]]] = []
    for rows in groups:
        heights = [_height(table, words, session) for session in rows]
        parts = _dealt(heights, room)
        for number, (begin, end) in enumerate(parts):
            pages.append((PageFacts(rows[0].day, number + 1, len(parts), continued=number > 0), rows[begin:end]))
    return [(replace(page, number=n, of=len(pages)), rows) for n, (page, rows) in enumerate(pages, 1)]


def _room_below(slide: Any, table: Any) -> int:
    height = slide.part.package.presentation_part.presentation.slide_height
    return int(height - _MARGIN - table.top)


def _dealt(heights: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Return where each slide's rows begin and end."""
    for count in range(max(1, math.ceil(sum(heights) / room)), len(heights) + 1):
        each = math.ceil(len(heights) / count)
        parts = [(n, min(n + each, len(heights))) for n in range(0, len(heights), each)]
        if all(sum(heights[a:b]) <= room for a, b in parts):
            return parts
    return [(n, n + 1) for n in range(len(heights))]


def _sample(table: Any, words: Words, session: SessionFacts) -> tuple[Any, str]:
    """Return the template's row for a session, and the name it uses."""
    found = {}
    for row in table._element.iter(f"{A}tr"):
        used = {name for p in paragraphs_of(row) for name in words.names(text_of(p))} & set(ROWS)
        for name in used:
            found.setdefault(name, row)
    name = "pause" if session.is_break and "pause" in found or "row" not in found else "row"
    return found[name], name


def _height(table: Any, words: Words, session: SessionFacts) -> int:
    """Return the height of a session's row in EMU, its cells rendered and wrapped."""
    sample, name = _sample(table, words, session)
    widths = [int(column.get("w")) for column in table._element.iter(f"{A}gridCol")]
    row = copy.deepcopy(sample)
    tallest = 0.0
    for cell, width in zip(row.iter(f"{A}tc"), widths, strict=False):
        paragraphs = list(paragraphs_of(cell))
        for paragraph in paragraphs:
            words.render(paragraph, {name: session})
        properties = cell.find(f"{A}tcPr")
        sides = [int((properties.get(side) if properties is not None else None) or 91440) for side in ("marL", "marR")]
        ends = [int((properties.get(side) if properties is not None else None) or 45720) for side in ("marT", "marB")]
        tallest = max(tallest, needed(paragraphs, (width - sum(sides)) / _POINT, SMALLEST) * _POINT + sum(ends))
    return round(tallest)


def fill_table(slide: Any, words: Words, facts: Mapping[str, Any], rows: Sequence[SessionFacts], link: Link) -> None:
    """Repeat the template's rows; `link` sets each one's links."""
    table = table_of_rows(slide, words)
    if table is None:
        return
    samples = [_sample(table, words, session) for session in rows]
    heights = [_height(table, words, session) for session in rows]
    old = [
        row
        for row in table._element.iter(f"{A}tr")
        if any(words.names(text_of(p)) & set(ROWS) for p in paragraphs_of(row))
    ]
    last = old[-1]
    for (sample, name), session, height in zip(samples, rows, heights, strict=True):
        row = copy.deepcopy(sample)
        for paragraph in paragraphs_of(row):
            words.render(paragraph, {**facts, name: session})
        row.set("h", str(height))
        link(row, session)
        last.addnext(row)
        last = row
    for row in old:
        row.getparent().remove(row)
    table._element.find(f"{P}xfrm/{A}ext").set("cy", str(sum(int(r.get("h")) for r in table._element.iter(f"{A}tr"))))


Link = Callable[[Any, SessionFacts], None]


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
    _number(slide)
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
        room_down = min([package.slide_height - _MARGIN, *below]) - self.top
        pictures = [shape for shape in sample if is_picture(shape)]
        self._picture_height = max((s.top + s.height for s in pictures), default=self.top) - self.top
        self._words_height = self.height - self._picture_height
        best = max(range(1, count + 1), key=lambda columns: (self._scale(columns, count, room_across, room_down), -columns))
        self.scale = max(0.2, self._scale(best, count, room_across, room_down))
        self.columns = best
        rows = math.ceil(count / best)
        self.cell = min(self.width, (room_across - (best - 1) * _GAP) // best)
        if len(pictures) == len(sample):
            self.cell = round(self.width * self.scale)
        self.row_height = round(self._picture_height * self.scale) + self._words_height
        # A row that does not fill the width is drawn apart a little, never across the whole slide.
        free = (room_across - best * self.cell) // max(1, best - 1) if best > 1 else 0
        self.gap_across = min(max(_GAP, free), 2 * _GAP) if rows == 1 else max(_GAP, min(free, 2 * _GAP))
        self.gap_down = _GAP

    def _scale(self, columns: int, count: int, across: int, down: int) -> float:
        rows = math.ceil(count / columns)
        cell = (across - (columns - 1) * _GAP) / columns
        high = (down - (rows - 1) * _GAP) / rows - self._words_height
        return min(1.0, cell / self.width, high / max(1, self._picture_height))

    def box(self, shape: Any, number: int) -> tuple[int, int, int, int]:
        """Return where a shape of the template goes, for the repetition of this number."""
        row, column = divmod(number, self.columns)
        left = self.left + column * (self.cell + self.gap_across)
        top = self.top + row * (self.row_height + self.gap_down)
        below = shape.top - self.top
        if is_picture(shape):
            width, height = round(shape.width * self.scale), round(shape.height * self.scale)
            centre = (shape.left + shape.width / 2 - self.left) / self.width * self.cell
            return left + round(centre - width / 2), top + round(below * self.scale), width, height
        return left, top + below - self._picture_height + round(self._picture_height * self.scale), self.cell, shape.height


def _move(element: Any, box: tuple[int, int, int, int]) -> None:
    frame = next(element.iter(f"{A}xfrm"), None)
    if frame is None:
        return
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    off.set("x", str(box[0]))
    off.set("y", str(box[1]))
    ext.set("cx", str(box[2]))
    ext.set("cy", str(box[3]))


def _number(slide: Any) -> None:
    """Give copied shapes numbers of their own."""
    taken: set[str] = set()
    highest = max(int(e.get("id", "0")) for e in slide._element.iter(f"{P}cNvPr"))
    for element in slide._element.iter(f"{P}cNvPr"):
        if element.get("id") in taken:
            highest += 1
            element.set("id", str(highest))
        taken.add(element.get("id"))
