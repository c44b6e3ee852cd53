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
_BOLD, _HEADING = 1.07, 1.16
"""How much wider bold text is, and text in the headings' font: a run that says nothing of itself is a title's."""
_ENOUGH = 0.6
"""A text is not made smaller than this share of its size only to keep a long word whole."""


_THAI, _LAO_END, _KHMER, _KHMER_END = "\u0e00", "\u0eff", "\u1780", "\u17ff"


def em(text: str) -> float:
    """Return a text's width in sizes of its font; somewhat more than Arial and Georgia take."""
    return sum(_em(char) for char in text)


def _em(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.3
    if char in _BROAD:
        return 0.9
    if char.isupper():
        return 0.7
    return 0.54 if ord(char) < 0x590 else 0.7


def lines(pieces: Sequence[tuple[float, float]], width: float) -> int:
    """Return how many lines unbreakable pieces take in a width; each with the space behind it, all in points."""
    count, used = 1, 0.0
    for wide, space in pieces:
        if used and used + wide > width:
            count, used = count + 1, 0.0
        if wide > width:
            count, wide = count + int(wide // width), wide % width
        used += wide + space
    return count


def _pieces(run: Any, size: float) -> list[tuple[float, float]]:
    """Return the widths of what is never broken in a run, each with the space behind it, in points."""
    properties = run.find(f"{A}rPr")
    bold = properties is not None and properties.get("b") in ("1", "true")
    face = properties.find(f"{A}latin") if properties is not None else None
    heading = properties is None or (face is not None and face.get("typeface", "").startswith("+mj"))
    size *= (_BOLD if bold else 1.0) * (_HEADING if heading else 1.0)
    return [(em(word) * size, 0.28 * size if ends else 0.0) for word, ends in _words(run.findtext(f"{A}t") or "")]


def _words(text: str) -> list[tuple[str, bool]]:
    """Return what is never broken, and whether a space follows.

    Scripts that put no space between words may end a line (nearly) anywhere.
    """
    words: list[tuple[str, bool]] = []
    for word in text.split():
        piece = ""
        for char in word:
            if unicodedata.east_asian_width(char) in "WF" or _THAI <= char <= _LAO_END or _KHMER <= char <= _KHMER_END:
                words += [(piece, False), (char, False)] if piece else [(char, False)]
                piece = ""
            else:
                piece += char
        if piece:
            words.append((piece, True))
        else:
            words[-1] = (words[-1][0], True)
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
        runs = list(paragraph.iter(f"{A}r"))
        sizes = [_scaled(size_of(run, inherited), factor) for run in runs] or [_scaled(inherited, factor)]
        pieces = [piece for run, size in zip(runs, sizes, strict=False) for piece in _pieces(run, size)]
        height += lines(pieces, width) * max(sizes) * _LINE
        before = paragraph.find(f"{A}pPr/{A}spcBef/{A}spcPts")
        if number and before is not None:
            height += int(before.get("val", "0")) / 100
    return height


def fit(paragraphs: Sequence[Any], width: int, height: int, inherited: float) -> None:
    """Shrink runs until the paragraphs fit their box (EMU), never below what can be read from the last row."""
    wide, high = width / _EMU, height / _EMU
    whole = _keeps_words(paragraphs, wide, inherited, _ENOUGH)
    factor = 1.0
    while factor > 0.3 and not (
        needed(paragraphs, wide, inherited, factor) <= high
        and (not whole or _keeps_words(paragraphs, wide, inherited, factor))
    ):
        factor -= 0.04
    if factor == 1.0:
        return
    shrink(paragraphs, factor, inherited)


def shrink(paragraphs: Sequence[Any], factor: float, inherited: float) -> None:
    """Set the sizes of runs to a share of what they are, never below what can be read from the last row."""
    for paragraph in paragraphs:
        for run in paragraph.iter(f"{A}r"):
            _set_size(run, _scaled(size_of(run, inherited), factor))


def shed(paragraphs: list[Any], width: int, height: int) -> None:
    """Leave paragraphs out from the end until the others fit their box (EMU); the first always stays."""
    while len(paragraphs) > 1 and needed(paragraphs, width / _EMU, SMALLEST, 0.1) > height / _EMU:
        last = paragraphs.pop()
        last.getparent().remove(last)


def _keeps_words(paragraphs: Sequence[Any], width: float, inherited: float, factor: float) -> bool:
    """Tell whether no word is wider than the box: it would be broken in the middle."""
    for paragraph in paragraphs:
        for run in paragraph.iter(f"{A}r"):
            size = _scaled(size_of(run, inherited), factor)
            if any(wide > width for wide, _ in _pieces(run, size)):
                return False
    return True


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
