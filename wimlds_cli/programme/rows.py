"""The programme's table: a row for each session, over as many slides as it needs."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wimlds_cli.programme.facts import PageFacts, SessionFacts
from wimlds_cli.programme.fitting import SMALLEST, needed, shrink
from wimlds_cli.programme.pictures import P, R
from wimlds_cli.programme.repeats import MARGIN, number_shapes
from wimlds_cli.programme.text import A, Words, paragraphs_of, text_of

ROWS = ("row", "pause")
"""The names that a table's rows are repeated for: sessions, and breaks where the template has a row for them."""

_POINT = 12700
"""EMU to the point."""
_FACTORS = (1.0, 0.9, 0.82)
"""How much smaller a programme's text may be than the template's, to take fewer slides."""


def table_of_rows(slide: Any, words: Words) -> Any | None:
    """Return the table of a slide that repeats a row, if it has one."""
    for shape in slide.shapes:
        if shape.has_table and any(words.names(text_of(p)) & set(ROWS) for p in paragraphs_of(shape._element)):
            return shape
    return None


@dataclass(frozen=True)
class Page:
    """One slide of a programme: its rows, and the share of the template's text size at which they fit."""

    facts: PageFacts
    rows: list[SessionFacts]
    factor: float


def pages_of(slide: Any, words: Words, sessions: Sequence[SessionFacts]) -> list[Page]:
    """Deal the rows of a programme out to as few slides as they can be read on; a new day begins a new slide.

    The slides of one day are filled evenly, rather than the first to its foot and the last with one row.
    """
    table = table_of_rows(slide, words)
    if table is None or not sessions:
        return []
    found = [_paged(slide, table, words, sessions, factor) for factor in _FACTORS]
    # The fewest slides; of equally many, those with the largest text, which come first.
    return min(found, key=len)


def _paged(slide: Any, table: Any, words: Words, sessions: Sequence[SessionFacts], factor: float) -> list[Page]:
    room = _room_below(slide, table)
    groups: list[list[SessionFacts]] = []
    for session in sessions:
        if not groups or groups[-1][0].day != session.day:
            groups.append([])
        groups[-1].append(session)
    pages: list[Page] = []
    for rows in groups:
        heights = [_height(table, words, session, factor) for session in rows]
        parts = _dealt(heights, room)
        for number, (begin, end) in enumerate(parts):
            pages.append(Page(PageFacts(rows[0].day, continued=number > 0), rows[begin:end], factor))
    return [replace(page, facts=replace(page.facts, number=n, of=len(pages))) for n, page in enumerate(pages, 1)]


def _room_below(slide: Any, table: Any) -> int:
    height = slide.part.package.presentation_part.presentation.slide_height
    return int(height - MARGIN - table.top)


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
    found: dict[str, Any] = {}
    for row in table._element.iter(f"{A}tr"):
        used = {name for p in paragraphs_of(row) for name in words.names(text_of(p))} & set(ROWS)
        for name in used:
            found.setdefault(name, row)
    name = "pause" if (session.is_break and "pause" in found) or "row" not in found else "row"
    return found[name], name


def _height(table: Any, words: Words, session: SessionFacts, factor: float) -> int:
    """Return the height of a session's row in EMU, its cells rendered and wrapped at a share of their size."""
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
        tallest = max(tallest, needed(paragraphs, (width - sum(sides)) / _POINT, SMALLEST, factor) * _POINT + sum(ends))
    return round(tallest)


def fill_table(
    slide: Any, words: Words, facts: Mapping[str, Any], rows: Sequence[SessionFacts], factor: float, link: Link
) -> None:
    """Repeat the template's rows, at a share of their text's size; `link` tells where each one leads."""
    table = table_of_rows(slide, words)
    if table is None:
        return
    samples = [_sample(table, words, session) for session in rows]
    heights = [_height(table, words, session, factor) for session in rows]
    top = table.top
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
        shrink(list(paragraphs_of(row)), factor, SMALLEST)
        row.set("h", str(height))
        if (rid := link(row, session)) is not None:
            _link_area(slide, (table.left, top, table.width, height), rid, f"To “{session.title}”")
        top += height
        last.addnext(row)
        last = row
    for row in old:
        row.getparent().remove(row)
    number_shapes(slide)
    table._element.find(f"{P}xfrm/{A}ext").set("cy", str(sum(int(r.get("h")) for r in table._element.iter(f"{A}tr"))))


Link = Callable[[Any, SessionFacts], str | None]
"""Takes a row and its session; returns the relationship that the row leads to."""


def _link_area(slide: Any, box: tuple[int, int, int, int], rid: str, words: str) -> None:
    """Lay a see-through area over a row, so that all of it can be clicked and no title is underlined.

    It needs a fill, be it invisible: where a shape has none, PowerPoint lets a click fall through.
    """
    from pptx.oxml import parse_xml

    left, top, width, height = box
    area = parse_xml(
        f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}" xmlns:r="{R[1:-1]}"><p:nvSpPr><p:cNvPr id="1" name="Link">'
        f'<a:hlinkClick r:id="{rid}"/></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:schemeClr val="bg1"><a:alpha val="0"/></a:schemeClr></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    area.find(f"{P}nvSpPr/{P}cNvPr").set("descr", words)
    slide.shapes._spTree.append(area)
