"""How large a text can be in its box: measured without any font, and generously."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from wimlds_cli.programme.text import A

SMALLEST = 18.0
"""Points. Nothing smaller can be read from the last row."""
_LINE = 1.2
"""A line's height, in sizes."""
_EMU = 12700
"""EMU to the point."""
_NARROW = frozenset("iljtfrI.,:;'|!()[]’‘ ")
_BROAD = frozenset("mwMWQO@%—…")


def em(text: str) -> float:
    """Return a text's width in sizes of its font; somewhat more than Arial and Georgia take."""
    return sum(_em(char) for char in text)


def _em(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.33
    if char in _BROAD:
        return 0.9
    if char.isupper():
        return 0.72
    return 0.56 if ord(char) < 0x590 else 0.7


def lines(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes in a width, both in points."""
    count, used = 1, 0.0
    for word in _words(text):
        wide = em(word) * size
        if used and used + wide > width:
            count, used = count + 1, 0.0
        if wide > width:
            count, wide = count + int(wide // width), wide % width
        used += wide + 0.33 * size
    return count


def _words(text: str) -> list[str]:
    """Return what is never broken; between Chinese or Japanese characters a line may end anywhere."""
    words: list[str] = []
    for word in text.split():
        piece = ""
        for char in word:
            if unicodedata.east_asian_width(char) in "WF":
                words += [piece, char] if piece else [char]
                piece = ""
            else:
                piece += char
        if piece:
            words.append(piece)
    return words


def size_of(run: Any, inherited: float) -> float:
    """Return a run's size in points."""
    properties = run.find(f"{A}rPr")
    typed = properties.get("sz") if properties is not None else None
    return int(typed) / 100 if typed and typed.isdigit() else inherited


def needed(paragraphs: Sequence[Any], width: float, inherited: float, factor: float = 1.0) -> float:
    """Return the height in points that paragraphs need in a width, at a factor of their sizes."""
    height = 0.0
    for number, paragraph in enumerate(paragraphs):
        runs = [run for run in paragraph.iter(f"{A}r")]
        sizes = [_scaled(size_of(run, inherited), factor) for run in runs] or [_scaled(inherited, factor)]
        text = "".join(run.findtext(f"{A}t") or "" for run in runs)
        size = max(sizes)
        height += lines(text, size, width) * size * _LINE
        before = paragraph.find(f"{A}pPr/{A}spcBef/{A}spcPts")
        if number and before is not None:
            height += int(before.get("val", "0")) / 100
    return height


def fit(paragraphs: Sequence[Any], width: int, height: int, inherited: float) -> None:
    """Shrink runs until the paragraphs fit their box (EMU), never below what can be read from the last row."""
    wide, high = width / _EMU, height / _EMU
    factor = 1.0
    while factor > 0.3 and not _fits(paragraphs, wide, high, inherited, factor):
        factor -= 0.04
    if factor == 1.0:
        return
    for paragraph in paragraphs:
        for run in paragraph.iter(f"{A}r"):
            _set_size(run, _scaled(size_of(run, inherited), factor))


def _fits(paragraphs: Sequence[Any], width: float, height: float, inherited: float, factor: float) -> bool:
    for paragraph in paragraphs:
        for run in paragraph.iter(f"{A}r"):
            size = _scaled(size_of(run, inherited), factor)
            # A word that is wider than its box would be broken in the middle.
            if any(em(word) * size > width for word in _words(run.findtext(f"{A}t") or "")) and size > SMALLEST:
                return False
    return needed(paragraphs, width, inherited, factor) <= height


def _scaled(size: float, factor: float) -> float:
    return max(min(size, SMALLEST), round(size * factor * 2) / 2)


def _set_size(run: Any, size: float) -> None:
    properties = run.find(f"{A}rPr")
    if properties is None:
        properties = run.makeelement(f"{A}rPr", {})
        run.insert(0, properties)
    properties.set("sz", str(round(size * 100)))


def inherited_size(shape: Any) -> float:
    """Return the size in points that a placeholder's runs inherit from its layout and master; 18 for other shapes."""
    if not shape.is_placeholder:
        return SMALLEST
    kind = shape.placeholder_format.type
    layout = shape.part.slide_layout
    for page in (layout, layout.slide_master):
        for holder in page.placeholders:
            if holder.placeholder_format.type == kind and (found := _level_size(holder._element)):
                return found
    style = "titleStyle" if "TITLE" in str(kind) else "bodyStyle"
    tree = layout.slide_master._element
    named = [element for element in tree.iter() if str(element.tag).endswith(f"}}{style}")]
    return (_level_size(named[0]) if named else None) or SMALLEST


def _level_size(element: Any) -> float | None:
    for level in element.iter(f"{A}lvl1pPr"):
        properties = level.find(f"{A}defRPr")
        if properties is not None and (properties.get("sz") or "").isdigit():
            return int(properties.get("sz")) / 100
    return None
