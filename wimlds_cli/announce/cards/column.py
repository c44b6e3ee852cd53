"""Texts one below the other in a box: as large as they fit, never below the size that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wimlds_cli.announce.cards.breaking import broken
from wimlds_cli.announce.cards.families import Family
from wimlds_cli.announce.cards.setting import Line, Paragraph

_MOST_CHARACTERS = 1000
"""No card has room for more, and trying all sizes would take long."""
_STEPS = 24
"""In how many steps texts become smaller."""
_CAPITALS = 0.73
"""How high capitals of most fonts are, in em: where ordinary lines have their top."""
_DESCENDERS = 0.21
"""How deep descenders of most fonts are, in em: the next text begins below them, whether there are any or not."""
_APART = 0.1
"""The least room between the ink of two lines, in em."""


@dataclass(frozen=True)
class Style:
    """How a text is set.

    Attributes:
        weight: 100 to 900.
        largest, smallest: Its size in pixels.
        colour: The name of a colour of the palette.
        gap: The room above it, in pixels.
        leading: From baseline to baseline, in em.
        most_lines: How many lines it may have.
    """

    weight: int
    largest: int
    smallest: int
    colour: str
    gap: int = 0
    leading: float = 1.18
    most_lines: int = 99


@dataclass(frozen=True)
class Words:
    """A text and how it is set.

    Attributes:
        what: Its name for an organizer.
        text: What it says.
        style: How it is set.
        whole: Parts that stay on one line, such as people's names, where they fit on one.
    """

    what: str
    text: str
    style: Style
    whole: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlacedLine:
    """A line in its place: `x` is its left end, `y` its baseline, in pixels from the box's upper left corner."""

    line: Line
    size: float
    x: float
    y: float
    colour: str


@dataclass(frozen=True)
class Column:
    """Set texts.

    Attributes:
        lines: All lines.
        height: How high they are, in pixels.
        left_out: Emoji that no font of this system has.
    """

    lines: tuple[PlacedLine, ...]
    height: float
    left_out: tuple[str, ...]


class DoesNotFit(Exception):
    """A text has no room even at the least size."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.text)
        self.words = words


def fitted(words: Sequence[Words], family: Family, width: float, height: float, from_right: bool = False) -> Column:
    """Set texts as large as they fit into a box, all becoming smaller together.

    Args:
        words: From top to bottom; empty ones are left out.
        family: The fonts.
        width: Of the box, in pixels.
        height: Of the box, in pixels.
        from_right: Whether the column is read from the right: then lines end at the box's right edge.

    Raises:
        DoesNotFit: One has no room at the least size; the longest is named.
        NoFont: A character is in no font.
    """
    shown = [one for one in words if one.text]
    for one in shown:
        if len(one.text) > _MOST_CHARACTERS:
            raise DoesNotFit(one)
    paragraphs = [Paragraph(one.text, family, one.style.weight, one.whole) for one in shown]
    left_out = tuple(dict.fromkeys(emoji for one in paragraphs for emoji in one.left_out))
    too_long: Words | None = None
    for step in range(_STEPS + 1):
        share = 1 - step / _STEPS
        set_lines = []
        for one, paragraph in zip(shown, paragraphs, strict=True):
            found = _at_most(one.style, paragraph, width, share)
            if found is None:
                too_long = one
                break
            set_lines.append(found)
        else:
            placed, used = _stacked(shown, set_lines, width, from_right)
            if used <= height:
                return Column(placed, used, left_out)
            too_long = max(shown, key=lambda one: len(one.text) * one.style.smallest)
    if too_long is None:
        return Column((), 0, left_out)
    raise DoesNotFit(too_long)


def _at_most(style: Style, paragraph: Paragraph, width: float, share: float) -> tuple[float, list[Line]] | None:
    """Return the lines at a size, or at the next smaller one at which no word is wider than the box."""
    for step in range(round(share * _STEPS), -1, -1):
        size = style.smallest + (style.largest - style.smallest) * step / _STEPS
        lines = broken(paragraph, width / size)
        if lines is not None and len(lines) <= style.most_lines:
            return size, lines
    return None


def _stacked(
    words: Sequence[Words], blocks: Sequence[tuple[float, list[Line]]], width: float, from_right: bool
) -> tuple[tuple[PlacedLine, ...], float]:
    placed: list[PlacedLine] = []
    y = 0.0
    for one, (size, lines) in zip(words, blocks, strict=True):
        y += one.style.gap if placed else 0
        for number, line in enumerate(lines):
            above = max(line.top, _CAPITALS) * size
            if number == 0:
                baseline = y + above
            else:
                before = lines[number - 1]
                baseline += max(one.style.leading, before.bottom + line.top + _APART) * size
            x = width - line.right * size if from_right else -line.left * size
            placed.append(PlacedLine(line, size, x, baseline, one.style.colour))
        y = baseline + max(lines[-1].bottom, _DESCENDERS) * size
    return tuple(placed), y
