"""Where a text may be broken into lines (UAX 14), and the breaks that make lines of like width."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import Any

from wimlds_cli.announce.cards.setting import Line, Paragraph

_PAUSES = ".,:;?!…،؛؟。，、：；？！—–"
_PAUSE = 0.06
"""How much a line may be unlike the others to end where a reader pauses, as a share of the square of its room."""
_HANGUL = r"[\p{Hangul}]"
_IDEOGRAPHS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"


@functools.lru_cache(maxsize=2_000)
def opportunities(text: str, language: str = "") -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places where a text may be broken: between words and phrases; and wherever the rules allow it.

    Korean breaks between words, Chinese and Japanese between phrases, Thai between words; in need, between characters.
    """
    allowed = _allowed(text)
    phrases = _phrases(text, language)
    good, any_place = [], []
    for place in range(1, len(text)):
        thai = _matches(r"\p{Thai}\p{Thai}", text[place - 1 : place + 1]) and place in _graphemes(text)
        if place in allowed or (thai and place in phrases):
            any_place.append(place)
            if not _inside(text, place) or place in phrases:
                good.append(place)
        elif thai:
            any_place.append(place)
    return tuple(good), tuple(any_place)


def broken(paragraph: Paragraph, widest: float) -> list[Line] | None:
    """Break a text into as few lines as possible, of like width; None when a word is wider than a line.

    Args:
        paragraph: The text.
        widest: The room for a line, in em.
    """
    good, any_place = opportunities(paragraph.text, paragraph.family.language)
    best = [place for place in good if not _within(paragraph, place)]
    for places in (best, good, any_place):
        found = _balanced(paragraph, places, widest)
        if found is not None:
            return found
    return None


def _balanced(paragraph: Paragraph, places: Sequence[int], widest: float) -> list[Line] | None:
    text, ways = paragraph.text, paragraph.advances
    stops = [0, *places, len(text)]
    # The end of each part without the space that a break there would swallow.
    ends = [len(text[:stop].rstrip()) for stop in stops]
    # For each stop: the fewest lines up to it, how unlike they are, and where the last one begins.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for stop in range(1, len(stops)):
        options = []
        for start in range(stop - 1, -1, -1):
            width = ways[max(ends[stop], stops[start])] - ways[stops[start]]
            if width > widest and start < stop - 1:
                break
            if width > widest or best[start][0] < 0:
                continue
            count, unlike, _ = best[start]
            pause = stop < len(stops) - 1 and text[ends[stop] - 1] in _PAUSES
            options.append((count + 1, unlike + (widest - width) ** 2 - pause * _PAUSE * widest**2, start))
        best.append(min(options) if options else (-1, 0.0, 0))
    if best[-1][0] < 0:
        return None
    cuts = [len(stops) - 1]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][2])
    cuts.reverse()
    lines = [paragraph.line(stops[one], stops[other]) for one, other in itertools.pairwise(cuts)]
    return lines if all(line.width <= widest for line in lines) else None


def _within(paragraph: Paragraph, place: int) -> bool:
    """Tell whether a place is inside a part that stays whole."""
    for part in paragraph.whole:
        start = paragraph.text.find(part)
        if 0 <= start < place < start + len(part):
            return True
    return False


def _allowed(text: str) -> set[int]:
    from uniseg.linebreak import line_break_boundaries

    return set(line_break_boundaries(text))


def _phrases(text: str, language: str) -> set[int]:
    """Return where phrases of Chinese and Japanese and words of Thai end."""
    found: set[int] = set()
    if _matches(r".*\p{Thai}", text):
        found |= _ends("thai", text)
    if _matches(r".*[\p{Hiragana}\p{Katakana}]", text) or language.startswith("ja"):
        found |= _ends("japanese", text)
    elif _matches(r".*\p{Han}", text):
        found |= _ends("traditional_chinese" if _TRADITIONAL & set(language.split("-")) else "simplified_chinese", text)
    return found


_TRADITIONAL = {"Hant", "TW", "HK", "MO"}
"""Where Chinese is written in traditional characters: by script (ISO 15924) or territory (ISO 3166)."""


def _ends(name: str, text: str) -> set[int]:
    found = set()
    place = 0
    for phrase in _parser(name).parse(text):
        place += len(phrase)
        found.add(place)
    return found


@functools.cache
def _parser(name: str) -> Any:
    import budoux

    return getattr(budoux, f"load_default_{name}_parser")()


def _inside(text: str, place: int) -> bool:
    """Tell whether a break would part what reads better in one piece, though the rules allow it."""
    around = text[place - 1 : place + 1]
    return _matches(_HANGUL + _HANGUL, around) or _matches(_IDEOGRAPHS + _IDEOGRAPHS, around)


@functools.lru_cache(maxsize=2_000)
def _graphemes(text: str) -> frozenset[int]:
    import regex

    return frozenset(match.start() for match in regex.finditer(r"\X", text))


def _matches(pattern: str, text: str) -> bool:
    import regex

    return regex.match(pattern, text) is not None
