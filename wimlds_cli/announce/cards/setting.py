"""A text -> one line of glyphs: directions, scripts, faces, shapes; all lengths in em, so that any size can follow."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wimlds_cli.announce.cards.faces import Face
from wimlds_cli.announce.cards.families import Family, NoFont

_COMMON = ("Zyyy", "Zinh", "Zzzz")
"""The scripts (ISO 15924) of characters that belong to none: spaces, digits, marks."""


@dataclass(frozen=True)
class Glyph:
    """One glyph of a line; `x` and `y` are its origin, in em from the line's start and baseline.

    Attributes:
        colours: Whether it is a picture in its own colours: an emoji.
        at: Where in the text its character stands.
        advance: How far the next one is, in em.
    """

    face: Face
    number: int
    x: float
    y: float
    colours: bool
    at: int
    advance: float


@dataclass(frozen=True)
class Line:
    """Glyphs from left to right.

    Attributes:
        text: What it says.
        glyphs: In visual order.
        left, right: Where ink or the pen's way begins and ends, in em.
        top, bottom: How far ink goes above and below the baseline, in em; both are positive.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """The room that it takes, in em."""
        return self.right - self.left


@dataclass
class Paragraph:
    """A text that will be broken into lines, in one weight of one family.

    Attributes:
        whole: Parts that stay on one line where they can.
        left_out: Emoji that no font of this system has.
    """

    text: str
    family: Family
    weight: int
    whole: tuple[str, ...] = ()
    levels: list[int] = field(init=False)
    left_out: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.text = self._without_unknown_emoji()
        self.levels = _levels(self.text)

    @property
    def from_right(self) -> bool:
        """Whether it is read from the right to the left."""
        return is_from_right(self.text)

    @functools.cached_property
    def advances(self) -> list[float]:
        """The way of the pen up to each place in the text, in em, were it all on one line."""
        found = [0.0] * (len(self.text) + 1)
        for glyph in self.line(0, len(self.text)).glyphs:
            found[glyph.at + 1] += glyph.advance
        for place in range(len(self.text)):
            found[place + 1] += found[place]
        return found

    def line(self, start: int, end: int) -> Line:
        """Set a part of the text as one line; spaces at its end take no room.

        Raises:
            NoFont: A character is in no font.
        """
        end = start + len(self.text[start:end].rstrip())
        text = self.text[start:end]
        runs = _runs(text, self.levels[start:end], self.family, self.weight)
        glyphs: list[Glyph] = []
        pen = 0.0
        for run in _in_visual_order(runs):
            shaped, pen = _shaped(run, text, pen, start, self.family.language)
            glyphs += shaped
        return _measured(text, glyphs, pen)

    def _without_unknown_emoji(self) -> str:
        kept = []
        for cluster in _clusters(self.text):
            if _is_emoji(cluster) and self.family.emoji(cluster) is None:
                try:
                    self.family.face(cluster, "Zyyy", self.weight)
                except NoFont:
                    self.left_out.append(cluster)
                    continue
            kept.append(cluster)
        return " ".join("".join(kept).split())


@dataclass
class _Run:
    """Characters of one direction, script and face."""

    start: int
    end: int
    level: int
    script: str
    face: Face
    colours: bool


def is_from_right(text: str) -> bool:
    """Tell whether a text is read from the right to the left, by its first strong character (UAX 9, P2)."""
    from bidi import get_base_level

    return bool(text) and get_base_level(text) == 1


def _levels(text: str) -> list[int]:
    """Return the embedding level of each character (UAX 9)."""
    if text.isascii():
        return [0] * len(text)
    from bidi import get_display

    shown = str(get_display(text, debug=True))
    by_byte = [int(level) for level in re.findall(r"Level\(\s*(\d+)", shown.rpartition("\n    levels: [")[2])]
    found = []
    place = 0
    for char in text:
        found.append(by_byte[place])
        place += len(char.encode("utf-8"))
    return found


def _clusters(text: str) -> list[str]:
    """Return what a reader takes for single characters (UAX 29)."""
    import regex

    return list(regex.findall(r"\X", text))


@functools.lru_cache(maxsize=20_000)
def _is_emoji(cluster: str) -> bool:
    import regex

    if len(cluster) == 1 and cluster.isascii():
        return False
    if "\ufe0e" in cluster:
        return False
    pictured = r"\p{Emoji_Presentation}|\p{Emoji}\ufe0f|[0-9#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2}"
    return regex.match(pictured, cluster) is not None


@functools.lru_cache(maxsize=20_000)
def _script(cluster: str) -> str:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    return str(buffer.script or "Zyyy")


def _scripts(clusters: Sequence[str]) -> list[str]:
    """Return each cluster's script; what belongs to none goes with what stands before it, or else behind it."""
    own = [_script(cluster) for cluster in clusters]
    first = next((script for script in own if script not in _COMMON), "Latn")
    found: list[str] = []
    for script in own:
        found.append(script if script not in _COMMON else (found[-1] if found else first))
    return found


def _runs(text: str, levels: Sequence[int], family: Family, weight: int) -> list[_Run]:
    clusters = _clusters(text)
    runs: list[_Run] = []
    start = 0
    for cluster, script in zip(clusters, _scripts(clusters), strict=True):
        emoji = family.emoji(cluster) if _is_emoji(cluster) else None
        before = runs[-1] if runs else None
        if emoji is not None:
            face = emoji
        elif before and not before.colours and not cluster.isalnum() and before.face.has(cluster):
            # Spaces and marks look like the words before them.
            face = before.face
        else:
            face = family.face(cluster, script, weight)
        level, end = levels[start], start + len(cluster)
        same = before and (before.level, before.script, before.face) == (level, script, face)
        if same and before and not emoji:
            before.end = end
        else:
            runs.append(_Run(start, end, level, script, face, emoji is not None))
        start = end
    return runs


def _in_visual_order(runs: list[_Run]) -> list[_Run]:
    """Turn round what is read from the right (UAX 9, L2)."""
    order = list(runs)
    levels = [run.level for run in runs]
    for level in range(max(levels, default=0), 0, -1):
        place = 0
        while place < len(order):
            end = place
            while end < len(order) and order[end].level >= level:
                end += 1
            order[place:end] = order[place:end][::-1]
            place = max(end, place + 1)
    return order


def _shaped(run: _Run, text: str, pen: float, start: int, language: str) -> tuple[list[Glyph], float]:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    # The text around a run decides how Arabic letters join.
    buffer.add_str(text, run.start, run.end - run.start)
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    buffer.script = run.script if run.script not in _COMMON else "Latn"
    buffer.language = _language(text, language)
    font = run.face.font
    hb.shape(font, buffer)
    em = 1 / run.face.units
    found = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        found.append(
            Glyph(
                run.face,
                info.codepoint,
                pen + position.x_offset * em,
                position.y_offset * em,
                run.colours,
                start + info.cluster,
                position.x_advance * em,
            )
        )
        pen += position.x_advance * em
    return found, pen


@functools.lru_cache(maxsize=2_000)
def _language(text: str, language: str) -> str:
    """Return the language by which characters shared by Chinese, Japanese and Korean are drawn."""
    if re.search(r"[\u3040-\u30ff]", text):
        return "ja"
    if re.search(r"[\uac00-\ud7af]", text):
        return "ko"
    if re.search(r"[\u3400-\u9fff]", text):
        return language if language[:2] in ("zh", "ja", "ko") else "zh-hans"
    return language or "en"


def _measured(text: str, glyphs: list[Glyph], pen: float) -> Line:
    left, right, top, bottom = 0.0, pen, 0.0, 0.0
    for glyph in glyphs:
        box = _ink(glyph.face, glyph.number)
        if box is None:
            continue
        left = min(left, glyph.x + box[0])
        right = max(right, glyph.x + box[2])
        top = max(top, glyph.y + box[1])
        bottom = max(bottom, -(glyph.y + box[3]))
    return Line(text, tuple(glyphs), left, right, top, bottom)


@functools.lru_cache(maxsize=20_000)
def _ink(face: Face, number: int) -> tuple[float, float, float, float] | None:
    """Return where a glyph has ink: left, top, right, bottom, in em, upwards from the baseline."""
    extents: Any = face.font.get_glyph_extents(number)
    if extents is None or not extents.width:
        return None
    em = 1 / face.units
    left, top = extents.x_bearing * em, extents.y_bearing * em
    return left, top, left + extents.width * em, top + extents.height * em
