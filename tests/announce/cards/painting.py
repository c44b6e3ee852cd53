"""What the tests of cards share: an event with pictures, its cards, and where ink is on them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops

from tests.announce.cards.words import family
from tests.announce.events import announced, small
from wimlds_cli.announce.announcing import AnnounceReport
from wimlds_cli.announce.cards.canvas import Box, Canvas, pixel
from wimlds_cli.announce.cards.column import PlacedLine
from wimlds_cli.announce.cards.design import Person, Sheet
from wimlds_cli.announce.cards.palette import Palette, palette_of
from wimlds_cli.announce.cards.words import CardWords

PICTURE = (200, 30, 90)
"""The colour of a test's portraits; no card has it elsewhere."""


def portrait(file: Path, size=(900, 900), colour=PICTURE) -> Path:
    """Write a picture of one colour."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(file)
    return file


def event(folder: Path, *changes: tuple[str, str], more: str = "", picture: bool = True) -> Path:
    """Write the small event, with a portrait."""
    if picture:
        portrait(folder / "pictures" / "grace.png")
    return small(folder, *changes, more=more)


def cards(folder: Path, **order) -> AnnounceReport:
    """Paint an event's cards."""
    return announced(folder, **({"channels": ["cards"]} | order))


def image(folder: Path, name: str) -> Image.Image:
    """Return a card that was written, such as `opening-1200x630`."""
    return Image.open(folder / "out" / "announce" / "cards" / f"{name}.png").convert("RGB")


def has_picture(card: Image.Image) -> bool:
    """Tell whether a test's portrait is on a card."""
    return any(colour == PICTURE for _, colour in card.getcolors(1_000_000))


class Measured(Canvas):
    """A canvas that also takes down where each line has ink, measured on pixels, and where pictures are."""

    def __init__(self, width: int, height: int, palette: Palette) -> None:
        super().__init__(width, height, palette)
        self.inks: list[tuple[str, tuple[int, int, int, int]]] = []
        self.grounds: list[Box] = []

    def rectangle(self, box: Box, colour) -> None:
        self.grounds.append(box)
        super().rectangle(box, colour)

    def picture(self, picture, left: int, top: int, radius: int = 0) -> None:
        self.grounds.append(Box(left, top, left + picture.width, top + picture.height))
        super().picture(picture, left, top, radius)

    def line(self, placed: PlacedLine, left: float, top: float) -> None:
        alone = Canvas(*self.image.size, self.palette)
        # Some room around: ink beyond the card's edge would otherwise not be seen.
        alone.image = Image.new("RGB", (self.image.width + 400, self.image.height + 400), pixel(self.palette.ground))
        Canvas.line(alone, placed, left + 200, top + 200)
        ink = ink_of(alone.image, pixel(self.palette.ground))
        if ink is not None:
            self.inks.append((placed.line.text, tuple(edge - 200 for edge in ink)))
        super().line(placed, left, top)


def ink_of(picture: Image.Image, ground: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """Return the smallest rectangle that holds all pixels of another colour."""
    return ImageChops.difference(picture, Image.new("RGB", picture.size, ground)).getbbox()


def sheet(size: tuple[int, int], words: CardWords, colour="#6d2e46", accent="#f2b134", logo=None) -> Sheet:
    """Return a sheet that measures what is painted on it."""
    from wimlds_cli.announce.cards.setting import is_from_right

    made = Sheet(size, words, family(), palette_of(colour, accent), logo, is_from_right(words.title))
    made.canvas = Measured(*size, made.palette)
    return made


def person(name: str, *, pictured: bool) -> Person:
    """Return somebody, with a picture or without."""
    from wimlds_cli.texts.wording import initials

    return Person(name, Image.new("RGB", (900, 900), PICTURE) if pictured else None, initials(name))


def decoded(data: bytes) -> Image.Image:
    """Return the picture in a file's bytes."""
    return Image.open(io.BytesIO(data)).convert("RGB")
