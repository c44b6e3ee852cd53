"""The facts themselves. Nothing here judges, and nothing here needs a library."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path


class Place(enum.Enum):
    """Where something that a slide shows lies."""

    INSIDE = "inside"
    """In the deck itself."""
    MISSING = "missing"
    """It should be in the deck, and is not."""
    COMPUTER = "computer"
    """In a file of the computer on which the deck was made."""
    WEB = "web"
    """At a web address."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film or a sound on a slide.

    Attributes:
        sound: It is a sound.
        target: The part, path or address that it is played from.
        form: The file's format in small letters, such as `mp4`; empty when it is not known.
        codec: How the pictures in it are packed, as the file spells it (`avc1`); empty when it is not known.
        captions: The deck holds captions for it.
    """

    sound: bool
    place: Place
    target: str
    form: str = ""
    codec: str = ""
    captions: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """Something other than a film that a slide takes from outside the deck.

    Attributes:
        kind: `picture`, `link`, or `object` (a chart's workbook, a linked document).
    """

    kind: str
    place: Place
    target: str


@dataclass(frozen=True, slots=True)
class Pale:
    """Text whose colour is close to that of what lies behind it.

    Attributes:
        text: The words.
        ratio: The contrast, from 1 to 21 (WCAG 2.2, "contrast ratio").
    """

    text: str
    ratio: float


@dataclass(frozen=True, slots=True)
class SlideFacts:
    """One slide, or one page of a PDF.

    Attributes:
        number: Counted from 1, hidden slides too.
        title: The title's text; empty when there is none, None where the format has no titles.
        texts: The text of each shape, in the slide's order; without date, footer and number.
        letters: How many letters stand in shapes whose size is known.
        small: How many of them are smaller than 18 points on a slide 540 points (7.5 inches) high.
        fonts: The typefaces of the letters.
        pale: Text of little contrast, where both colours are known.
        overrunning: The text of shapes that run off the slide.
        pictures: How many pictures there are.
        undescribed: How many of them have no alternative text, and are not marked as decoration.
        advances_after: Milliseconds until it advances by itself; None when it waits.
        endless: How many animations never end.
        comments: How many review comments are not marked as resolved.
        has_notes: It has speaker's notes.
        programs: The objects that another program opens: `Excel.Sheet`, `control`, `web add-in`, ...
    """

    number: int
    hidden: bool = False
    title: str | None = None
    texts: tuple[str, ...] = ()
    letters: int = 0
    small: int = 0
    fonts: frozenset[str] = frozenset()
    pale: tuple[Pale, ...] = ()
    overrunning: tuple[str, ...] = ()
    pictures: int = 0
    undescribed: int = 0
    advances_after: int | None = None
    endless: int = 0
    comments: int = 0
    has_notes: bool = False
    films: tuple[Film, ...] = ()
    outside: tuple[Outside, ...] = ()
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A large picture file in a deck.

    Attributes:
        slides: The numbers of the slides that show it.
        bytes: Its size in the deck.
        pixels: Width and height.
        shown: The largest width and height at which it is shown whole, in EMU.
    """

    slides: tuple[int, ...]
    bytes: int
    pixels: tuple[int, int]
    shown: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DeckFacts:
    """One deck.

    Attributes:
        kind: `pptx` or `pdf`.
        bytes: The file's size.
        size: Width and height of a slide in EMU (914,400 to the inch).
        embedded_fonts: Typefaces that come with the deck, in small letters.
        images: Its large pictures.
        company: Whose the program was that wrote the file, as its properties say.
        kiosk: It runs by itself and takes no clicks.
        loops: It starts again after its last slide.
        macros: It holds programs.
    """

    path: Path
    kind: str
    bytes: int
    size: tuple[int, int]
    slides: tuple[SlideFacts, ...] = ()
    embedded_fonts: frozenset[str] = frozenset()
    images: tuple[Image, ...] = ()
    company: str = ""
    kiosk: bool = False
    loops: bool = False
    macros: bool = False

    @property
    def shown(self) -> tuple[SlideFacts, ...]:
        """The slides that are not hidden."""
        return tuple(slide for slide in self.slides if not slide.hidden)
