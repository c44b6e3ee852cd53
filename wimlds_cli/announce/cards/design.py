"""What both kinds of cards share: formats, sizes of type, the head with the logo, the foot with the date."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wimlds_cli.announce.cards.canvas import Box, Canvas, pixel
from wimlds_cli.announce.cards.column import Column, DoesNotFit, Style, Words, fitted
from wimlds_cli.announce.cards.families import Family
from wimlds_cli.announce.cards.palette import Palette
from wimlds_cli.announce.cards.pictures import filling, ground_for, within
from wimlds_cli.announce.cards.setting import Paragraph
from wimlds_cli.announce.cards.words import CardWords

if TYPE_CHECKING:
    from PIL.Image import Image

LANDSCAPE = (1200, 630)
"""What X, LinkedIn, Bluesky, Mastodon and Meetup show, and what a link's preview shows (Open Graph)."""
SQUARE = (1080, 1080)
"""What Instagram shows, and what takes most room in a feed on a phone."""
FORMATS = (LANDSCAPE, SQUARE)

MARGIN = 64
_FOOT = (30, 28, 26, 24, 22)
"""The sizes of the date, in pixels, from the one that looks best."""
_BETWEEN = 44
"""The least room between the main words and the foot."""
_LARGE_ENOUGH = 0.62
"""How much smaller the largest words may become before the foot does."""
_LOGO, _PADDING, _CORNERS = 76, 8, 12
"""The height of the chapter's logo, and what is around it on a ground of its own, in pixels."""
SMALLEST = 22
"""Pixels: on a phone, where a card is shown at a third of its size, still about 7; in the feeds of a screen 11."""


_CHAPTER = Style(600, 28, SMALLEST, "soft")


@dataclass(frozen=True)
class Person:
    """One person on a card: the picture where it may be shown, and what stands for it."""

    name: str
    picture: Image | None
    initials: str


@dataclass
class Sheet:
    """A card that is being designed.

    Attributes:
        size: Its width and height in pixels.
        words: What it says.
        family: Its fonts.
        palette: Its colours.
        logo: The chapter's.
        from_right: Whether it is read from the right.
        left_out: Emoji that could not be written.
    """

    size: tuple[int, int]
    words: CardWords
    family: Family
    palette: Palette
    logo: Image | None
    from_right: bool
    left_out: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.canvas = Canvas(*self.size, self.palette)

    def fit(self, words: list[Words], width: float, height: float) -> Column:
        """Set texts into a box."""
        column = fitted(words, self.family, width, height, self.from_right)
        self.left_out += [emoji for emoji in column.left_out if emoji not in self.left_out]
        return column

    def head(self, box: Box) -> int:
        """Paint the chapter's logo and name at the top of a box; return where the head ends."""
        high, left, right = 0, box.left, box.right
        if self.logo is not None:
            mark = self._mark(self.logo)
            high = mark.height
            self.canvas.picture(mark, right - mark.width if self.from_right else left, box.top, _CORNERS)
            left, right = (left, right - mark.width - 20) if self.from_right else (left + mark.width + 20, right)
        name = self.fit([Words("chapter’s name", self.words.chapter, _CHAPTER)], right - left, 3 * _LOGO)
        self.canvas.column(name, left, box.top + max(0.0, (high - name.height) / 2))
        return round(box.top + max(high, name.height))

    def _mark(self, logo: Image) -> Image:
        """Return the logo, on a ground of its own where the card's would hide it."""
        from PIL import Image

        ground = ground_for(logo, self.palette.ground)
        shown = within(logo, 3 * _LOGO, _LOGO if ground is None else _LOGO - 2 * _PADDING)
        if ground is None:
            return shown
        mark = Image.new("RGB", (shown.width + 2 * _PADDING, shown.height + 2 * _PADDING), pixel(ground))
        mark.paste(shown, (_PADDING, _PADDING), shown if shown.mode == "RGBA" else None)
        return mark

    def is_one_line(self, text: str, weight: int, size: int, width: float) -> bool:
        """Tell whether a text finds room on one line."""
        paragraph = Paragraph(text, self.family, weight)
        return paragraph.line(0, len(paragraph.text)).width * size <= width

    def foot(self, width: float, large: int = _FOOT[0], gap: int = 0) -> list[Words]:
        """Return when and where, as both cards say it; time and place on one line where they find room on it."""
        words = self.words
        lesser = Style(450, large - 4 if large > SMALLEST + 4 else SMALLEST, SMALLEST, "soft", gap=9)
        both = " · ".join(filter(None, (words.hours, words.place)))
        where = [Words("time", words.hours, lesser), Words("place", words.place, lesser)]
        if self.is_one_line(both, lesser.weight, lesser.largest, width):
            where = [Words("time and place", both, lesser)]
        return [
            Words("date", words.day, Style(650, max(large, SMALLEST + 2), SMALLEST + 2, "ink", gap=gap)),
            *where,
            Words("street", words.street, lesser),
        ]

    def main_and_foot(
        self, box: Box, main: list[Words], foot: Callable[[int], list[Words]], foot_width: float, least: int = 0
    ) -> float:
        """Write the main words into the middle of a box and the foot at its end; return where the foot begins.

        The foot becomes smaller before the main words become much smaller.

        Args:
            box: Where to.
            main: The words that matter most.
            foot: Gives the foot's words at a size in pixels.
            foot_width: The room for the foot, at the side where reading begins.
            least: How high the foot is at least, in pixels.

        Raises:
            DoesNotFit: There is no room even at the least sizes.
        """
        chosen: tuple[Column, Column] | None = None
        why: DoesNotFit | None = None
        largest = max(one.style.largest for one in main if one.text)
        for large in _FOOT:
            try:
                below = self.fit(foot(large), foot_width, box.height)
                room = box.height - max(below.height, least) - _BETWEEN
                chosen = self.fit(main, box.width, room), below
            except DoesNotFit as error:
                why = error
                continue
            if max(line.size for line in chosen[0].lines) >= _LARGE_ENOUGH * largest:
                break
        if chosen is None:
            raise why or ValueError("a card without words")
        above, below = chosen
        self.canvas.column(below, box.right - foot_width if self.from_right else box.left, box.bottom - below.height)
        room = box.height - max(below.height, least) - _BETWEEN
        self.canvas.column(above, box.left, box.top + (room - above.height) / 2)
        return box.bottom - below.height

    def png(self) -> bytes:
        """Return the card as PNG."""
        made = io.BytesIO()
        self.canvas.image.save(made, "PNG", compress_level=4)
        return made.getvalue()

    def portrait(self, person: Person, box: Box) -> None:
        """Paint a person's picture over a whole box, or the initials that stand for it."""
        if person.picture is not None:
            tile = filling(person.picture, box.width, box.height, self.palette.panel)
            self.canvas.picture(tile, box.left, box.top)
            return
        self.canvas.rectangle(box, self.palette.panel)
        size = max(SMALLEST, round(min(box.width, box.height) * 0.36))
        style = Style(700, size, SMALLEST, "on_panel")
        column = self.fit([Words("initials", person.initials, style)], box.width, box.height)
        line = column.lines[0]
        left = box.left + (box.width - line.line.width * line.size) / 2 - line.x - line.line.left * line.size
        self.canvas.column(column, left, box.top + (box.height - column.height) / 2)
