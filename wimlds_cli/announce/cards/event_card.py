"""The card that invites to the event: its name, who is on stage, when and where, and a code that leads there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wimlds_cli.announce.cards.canvas import Box
from wimlds_cli.announce.cards.column import Style, Words
from wimlds_cli.announce.cards.design import LANDSCAPE, MARGIN, SMALLEST, SQUARE, Person, Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

_BAR = 12
_CODE = {LANDSCAPE: 160, SQUARE: 200}
"""The most pixels of a QR code's side: four a module, or five, for an address of middling length."""
_LEAST_MODULE = 3
"""Pixels: finer codes are not read off a feed."""
_MOST_FACES = 12


@dataclass(frozen=True)
class _Grid:
    """Where a card has what: faces, the bar in the accent, the head, and all other words."""

    faces: Box | None
    bar: Box
    head: Box
    text: Box

    def mirrored(self, width: int) -> _Grid:
        """Return the grid of a card that is read from the right."""
        faces = self.faces.mirrored(width) if self.faces is not None else None
        return _Grid(faces, self.bar.mirrored(width), self.head.mirrored(width), self.text.mirrored(width))


def paint_event(sheet: Sheet, people: Sequence[Person]) -> None:
    """Paint an event's card; without any picture of a person it is in type alone."""
    shown = people[:_MOST_FACES] if any(person.picture is not None for person in people) else ()
    grid = _grid(sheet.size, len(shown))
    if sheet.from_right:
        grid = grid.mirrored(sheet.size[0])
    if grid.faces is not None:
        _mosaic(sheet, shown, grid.faces)
    sheet.canvas.rectangle(grid.bar, sheet.palette.accent)
    head_end = sheet.head(grid.head)
    top = head_end + 32 if grid.head == grid.text else grid.text.top
    text = Box(grid.text.left, top, grid.text.right, grid.text.bottom)
    _text(sheet, text, tuple(person.name for person in people), largest=72 if shown else 96)


def _grid(size: tuple[int, int], faces: int) -> _Grid:
    width, height = size
    if not faces:
        text = Box(MARGIN + 24, MARGIN, width - MARGIN, height - MARGIN)
        return _Grid(None, Box(0, 0, 24, height), text, text)
    if size == LANDSCAPE:
        edge = width - 420
        text = Box(MARGIN, 52, edge - _BAR - 48, height - 52)
        return _Grid(Box(edge, 0, width, height), Box(edge - _BAR, 0, edge, height), text, text)
    # One face alone would be cut to a strip: it stands beside the head, as on the speaker's own card.
    across, deep = (width, 420) if faces > 1 else (540, 480)
    text = Box(MARGIN, deep + _BAR + 48, width - MARGIN, height - MARGIN)
    head = text if faces > 1 else Box(across + 48, MARGIN, width - 48, deep)
    return _Grid(Box(0, 0, across, deep), Box(0, deep, across, deep + _BAR), head, text)


def _text(sheet: Sheet, text: Box, names: tuple[str, ...], largest: int) -> None:
    """Write the event's name into the middle, and below it who, when and where, beside the code."""
    words = sheet.words
    code = _code(words.register, _CODE[sheet.size])
    side = code.width if code is not None else 0
    width = text.width - (side + 40 if side else 0)
    if code is not None:
        at = text.left if sheet.from_right else text.right - side
        sheet.canvas.picture(code, at, text.bottom - side, 12)
    # An address that needs several lines is left to the code and to the text that goes with the card.
    address = words.address if not side or sheet.is_one_line(words.address, 550, SMALLEST, width) else ""
    main = [
        Words("status", words.status, Style(800, round(largest * 0.62), SMALLEST + 4, "accent")),
        Words("line above the title", words.kicker, Style(650, 28, SMALLEST, "accent", gap=14)),
        Words("event’s name", words.title, Style(750, largest, 30, "ink", gap=18, leading=1.12)),
    ]

    def foot(size: int) -> list[Words]:
        people = Style(550, max(size - 2, SMALLEST), SMALLEST, "ink", leading=1.3)
        return [
            Words("list of people", words.people, people, names),
            *sheet.foot(width, size, gap=28),
            Words("address", address, Style(550, max(size - 4, SMALLEST), SMALLEST, "accent", gap=8)),
        ]

    sheet.main_and_foot(text, main, foot, width, side)


def _mosaic(sheet: Sheet, people: Sequence[Person], box: Box) -> None:
    """Fill a box with tiles as square as can be, one a person; what is over is a ground in the accent."""
    columns = min(range(1, len(people) + 1), key=lambda each: _stretched(each, len(people), box))
    rows = math.ceil(len(people) / columns)
    for number in range(columns * rows):
        row, place = divmod(number, columns)
        tile = Box(
            box.left + box.width * place // columns,
            box.top + box.height * row // rows,
            box.left + box.width * (place + 1) // columns,
            box.top + box.height * (row + 1) // rows,
        )
        if number < len(people):
            sheet.portrait(people[number], tile)
        else:
            sheet.canvas.rectangle(tile, sheet.palette.accent)


def _stretched(columns: int, count: int, box: Box) -> float:
    rows = math.ceil(count / columns)
    return abs(math.log((box.width / columns) / (box.height / rows))) + 0.2 * (columns * rows - count)


def _code(url: str, most: int) -> Image | None:
    """Return a QR code with its quiet zone (ISO/IEC 18004: four modules); None for none and for a long address."""
    if not url:
        return None
    import io

    import segno
    from PIL import Image

    made = io.BytesIO()
    symbol = segno.make(url, error="m", micro=False, boost_error=False)
    scale = most // symbol.symbol_size(border=4)[0]
    if scale < _LEAST_MODULE:
        return None
    symbol.save(made, kind="png", scale=scale, border=4, dark="#000000", light="#ffffff")
    with Image.open(made) as drawn:
        return drawn.convert("RGB")
