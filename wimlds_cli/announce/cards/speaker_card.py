"""The card that introduces one speaker: the picture, the talk, the name, when and where."""

from __future__ import annotations

from wimlds_cli.announce.cards.canvas import Box
from wimlds_cli.announce.cards.column import Style, Words
from wimlds_cli.announce.cards.design import LANDSCAPE, MARGIN, SMALLEST, Person, Sheet
from wimlds_cli.announce.cards.words import CardWords

_BAR = 12


def paint_speaker(sheet: Sheet, person: Person) -> None:
    """Paint a speaker's card, with the picture or in type alone."""
    if person.picture is None:
        _in_type(sheet)
    elif sheet.size == LANDSCAPE:
        _landscape(sheet, person)
    else:
        _square(sheet, person)


def _landscape(sheet: Sheet, person: Person) -> None:
    width, height = sheet.size
    picture = Box(0, 0, 470, height)
    bar = Box(470, 0, 470 + _BAR, height)
    text = Box(bar.right + 52, 52, width - MARGIN, height - 52)
    if sheet.from_right:
        picture, bar, text = (box.mirrored(width) for box in (picture, bar, text))
    sheet.portrait(person, picture)
    sheet.canvas.rectangle(bar, sheet.palette.accent)
    top = sheet.head(text)
    _below(sheet, text, top, 64)


def _square(sheet: Sheet, person: Person) -> None:
    width, height = sheet.size
    picture = Box(0, 0, 600, 600)
    bar = Box(0, 600, 600, 600 + _BAR)
    side = Box(600 + 48, MARGIN, width - 48, 600)
    if sheet.from_right:
        picture, bar, side = (box.mirrored(width) for box in (picture, bar, side))
    sheet.portrait(person, picture)
    sheet.canvas.rectangle(bar, sheet.palette.accent)
    top = sheet.head(side)
    column = sheet.fit(sheet.foot(side.width), side.width, side.bottom - top - 40)
    sheet.canvas.column(column, side.left, side.bottom - column.height)
    below = Box(MARGIN, bar.bottom + 48, width - MARGIN, height - MARGIN)
    column = sheet.fit(_main(sheet.words, 84), below.width, below.height)
    sheet.canvas.column(column, below.left, below.top + (below.height - column.height) / 2)


def _in_type(sheet: Sheet) -> None:
    width, height = sheet.size
    bar = Box(0, 0, 24, height)
    text = Box(MARGIN + 24, MARGIN, width - MARGIN, height - MARGIN)
    if sheet.from_right:
        bar, text = bar.mirrored(width), text.mirrored(width)
    sheet.canvas.rectangle(bar, sheet.palette.accent)
    top = sheet.head(text)
    _below(sheet, text, top, 92)


def _below(sheet: Sheet, text: Box, top: int, largest: int) -> None:
    """Write what and who below the head, when and where at the end."""
    box = Box(text.left, top + 36, text.right, text.bottom)
    sheet.main_and_foot(box, _main(sheet.words, largest), lambda size: sheet.foot(text.width, size), text.width)


def _main(words: CardWords, largest: int) -> list[Words]:
    name = max(SMALLEST + 6, round(largest * 0.6))
    return [
        Words("status", words.status, Style(800, name, SMALLEST + 4, "accent")),
        Words("kind of session", words.kicker, Style(650, 28, SMALLEST, "accent", gap=14)),
        Words("title", words.title, Style(750, largest, 30, "ink", gap=20, leading=1.12)),
        Words("name", words.name, Style(650, name, SMALLEST + 4, "ink", gap=34)),
        Words("affiliation", words.about, Style(450, 28, SMALLEST, "soft", gap=12)),
    ]
