"""The words on a page of a PDF, line by line, and which of them are its title."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from wimlds_cli.deck.pdf import readable

_MOST_LETTERS = 20_000
"""Of one page: a closely printed one has some six thousand."""
_LONGEST_TEXT = 8_000
# A hyphen at a line's end, as pdfium marks it; the word goes on in the next line.
_HYPHENS = "\x02\ufffe\xad"
_OUTSTANDING = 1.15
"""How much higher than the usual line of a page its title is."""
_UPPER_PART = 0.5
_SIDEWAYS = 0.7
"""Of a circle's radius: writing that rises or falls more than it goes across."""
_MARGIN = 2
"""Pixels around a letter's ink that show what it stands on."""
_SAME = 6
"""Of 255: colours no further apart are one to the eye."""
_SPACE = 0.15
"""Of the font's height: a wider gap between letters is a space."""
_LONGEST_TITLE = 120
_MOST_TITLE_LINES = 3


_Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of the page as it is shown, from its upper left corner."""


@dataclass(frozen=True)
class Line:
    """A line of text on a page.

    Attributes:
        text: Without spaces around it.
        height: Of its font, as a share of the page's height.
        left, top, right, bottom: Its box as shares of the page as it is shown, from the upper left corner.
    """

    text: str
    height: float
    left: float
    top: float
    right: float
    bottom: float


def lines_of(page: Any, image: Any) -> tuple[Line, ...]:
    """Return the lines of a page that pypdfium2 has open, in the order in which they were written.

    Words that cannot be seen are left out: beyond the page's edge, in a hidden layer, white on white, or under the
    bar that somebody drew over a name.

    Args:
        page: The page.
        image: Its picture.
    """
    text_page = page.get_textpage()
    try:
        return tuple(_lines(page, text_page, image))
    finally:
        text_page.close()


def text_of(lines: Sequence[Line]) -> str:
    """Return the words of a page as one text, with words that a line's end divides put together."""
    text = "\n".join(line.text for line in lines)
    text = re.sub(rf"[{_HYPHENS}]\n(?=\w)", "", text)
    text = re.sub(rf"[{_HYPHENS}]", "-", text)
    text = "\n".join(filter(None, map(readable, text.split("\n"))))
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 3].rstrip() + "..."


def heading(lines: Sequence[Line]) -> str:
    """Return the words that stand out as a page's title: the highest in its upper part; empty when none do."""
    worded = [line for line in lines if sum(map(str.isalpha, line.text)) > 1]
    if not worded:
        return ""
    highest = max(line.height for line in worded)
    found = [line for line in worded if line.height > 0.9 * highest]
    others = [line.height for line in worded if line not in found for _ in line.text]
    stands_out = not others or highest >= _OUTSTANDING * median(others)
    if not stands_out or len(found) > _MOST_TITLE_LINES or found[0].top > _UPPER_PART:
        return ""
    title = readable(text_of(found))
    return title if len(title) <= _LONGEST_TITLE else ""


def words_in(lines: Sequence[Line], box: tuple[float, float, float, float]) -> str:
    """Return the text of the lines whose middle lies in a box."""
    left, top, right, bottom = box
    inside = [
        line
        for line in lines
        if left <= (line.left + line.right) / 2 <= right and top <= (line.top + line.bottom) / 2 <= bottom
    ]
    return readable(text_of(inside))


def _lines(page: Any, text_page: Any, image: Any) -> Iterator[Line]:
    import pypdfium2.raw as pdfium

    count = min(text_page.count_chars(), _MOST_LETTERS)
    to_share = _sharing(page, *page.get_size())
    loose, tight = pdfium.FS_RECTF(), [ctypes.c_double() for _ in range(4)]
    line: list[str] = []
    boxes: list[_Box] = []
    word: list[tuple[str, _Box, _Box]] = []

    def end_word() -> None:
        if any(_is_seen(image, ink) for _, _, ink in word):
            line.extend(letter for letter, _, _ in word)
            boxes.extend(box for _, box, _ in word)
        word.clear()

    for index in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(text_page, index))
        joint = _joint(page, text_page, index, count) if letter in "\r\n" else None
        if letter in "\r\n" and joint is None:
            end_word()
            yield from _line(line, boxes)
            line, boxes = [], []
        elif letter.isspace():
            if joint != "":
                end_word()
                line.append(" ")
        # The loose box is as high as the font: the letters o and h then say the same of it.
        elif pdfium.FPDFText_GetLooseCharBox(text_page, index, loose) and pdfium.FPDFText_GetCharBox(
            text_page, index, *map(ctypes.byref, tight)
        ):
            left, right, bottom, top = (side.value for side in tight)
            place = to_share(loose.left, loose.right, loose.bottom, loose.top)
            word.append((letter, place, to_share(left, right, bottom, top)))
    end_word()
    yield from _line(line, boxes)


def _is_seen(image: Any, ink: _Box) -> bool:
    """Tell whether there is something to see where a letter should be: more than one colour."""
    wide, high = image.size
    left, top = max(int(ink[0] * wide) - _MARGIN, 0), max(int(ink[1] * high) - _MARGIN, 0)
    right, bottom = min(int(ink[2] * wide) + 1 + _MARGIN, wide), min(int(ink[3] * high) + 1 + _MARGIN, high)
    if right <= left or bottom <= top:
        return False
    bands = image.crop((left, top, right, bottom)).getextrema()
    return any(greatest - least > _SAME for least, greatest in bands)


def _joint(page: Any, text_page: Any, index: int, count: int) -> str | None:
    """Return what joins the letters around a line's end; None where it is one.

    In words that are written upwards, as the name of a plot's axis, pdfium sees a line's end wherever a letter sways.
    """
    import pypdfium2.raw as pdfium

    before, after = index - 1, index + 1
    while before >= 0 and chr(pdfium.FPDFText_GetUnicode(text_page, before)) in "\r\n":
        before -= 1
    while after < count and chr(pdfium.FPDFText_GetUnicode(text_page, after)) in "\r\n":
        after += 1
    if before < 0 or after >= count:
        return None
    boxes, slopes = [], []
    for place in (before, after):
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFText_GetLooseCharBox(text_page, place, box):
            return None
        boxes.append(((box.left, box.right), (box.bottom, box.top)))
        slopes.append(pdfium.FPDFText_GetCharAngle(text_page, place))
    if any(math.cos(slope - math.radians(page.get_rotation())) > _SIDEWAYS for slope in slopes):
        return None
    along = int(abs(math.sin(slopes[0])) > _SIDEWAYS)
    columns, steps = [box[1 - along] for box in boxes], [box[along] for box in boxes]
    if min(end for _, end in columns) <= max(start for start, _ in columns):
        return None
    gap = max(start for start, _ in steps) - min(end for _, end in steps)
    return " " if gap > _SPACE * (columns[0][1] - columns[0][0]) else ""


def _line(letters: list[str], boxes: list[_Box]) -> Iterator[Line]:
    # pdfium may give a letter beyond the first 65,536, such as an emoji, in two halves.
    text = "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    if text and boxes:
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        height = max(bottom - top for _, top, _, bottom in boxes)
        yield Line(text, height, min(lefts), min(tops), max(rights), max(bottoms))


def _sharing(page: Any, wide: float, high: float) -> Any:
    """Return a function from a box of the page's own coordinates to shares of the page as it is shown."""
    import pypdfium2.raw as pdfium

    # Asked of pdfium itself, which knows boxes and rotation: the page on a large grid of pixels.
    grid = 1 << 20
    x, y = ctypes.c_int(), ctypes.c_int()

    def corner(across: float, up: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, grid, grid, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        return x.value / grid, y.value / grid

    origin, right, up = corner(0, 0), corner(wide, 0), corner(0, high)
    along = [(right[i] - origin[i]) / wide for i in (0, 1)]
    upward = [(up[i] - origin[i]) / high for i in (0, 1)]

    def share(left: float, right: float, bottom: float, top: float) -> _Box:
        ends = [[origin[i] + x * along[i] + y * upward[i] for i in (0, 1)] for x, y in ((left, bottom), (right, top))]
        (x0, x1), (y0, y1) = (sorted((ends[0][i], ends[1][i])) for i in (0, 1))
        return x0, y0, x1, y1

    return share
