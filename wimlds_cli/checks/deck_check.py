"""What the checks of one deck have in common: they judge its facts, and name slides in few words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import ClassVar

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.checks.occasion import Occasion
from wimlds_cli.deck.facts import DeckFacts, SlideFacts
from wimlds_cli.diagnostics import Diagnostic, Location

_MOST_RANGES = 8
_LONGEST = 60


class DeckCheck(Check):
    """One rule of a deck, with or without an event around it."""

    needs_event: ClassVar[bool] = False
    """Without an event there is nothing to compare with."""

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Judge every deck of an event that has arrived."""
        for occasion in context.arrived.occasions:
            yield from self.judge(occasion)

    @abstractmethod
    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield what breaks the rule in one deck."""

    def say(self, occasion: Occasion, message: str, way_out: str) -> Diagnostic:
        """Make a diagnostic about a deck."""
        return self.on(Location(occasion.deck.path), message, way_out)


def named(deck: DeckFacts, slides: Iterable[SlideFacts | int]) -> str:
    """Name slides: `slide 4`, `slides 3, 5-7`, `every slide`; of a PDF, pages."""
    numbers = sorted({one if isinstance(one, int) else one.number for one in slides})
    noun = "page" if deck.kind == "pdf" else "slide"
    if len(numbers) == 1:
        return f"{noun} {numbers[0]}"
    if len(numbers) == len(deck.slides):
        return f"every {noun}"
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = runs if len(runs) <= _MOST_RANGES else runs[: _MOST_RANGES - 1]
    listed = ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in shown)
    rest = sum(high - low + 1 for low, high in runs[len(shown) :])
    return f"{noun}s {listed}" + (f" and {rest} more" if rest else "")


def quoted(text: str) -> str:
    """Quote words from a slide, in one line and no longer than a line is read."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[: _LONGEST - 3].rstrip()}...”"


def listed(words: Iterable[str], most: int = 3) -> str:
    """Write `a, b and c`; of many the first ones, and how many more."""
    found = list(dict.fromkeys(words))
    if len(found) > most:
        found = [*found[:most], f"{len(found) - most} more"]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def file_name(target: str) -> str:
    """Return the name of the file that a path or address of any system ends in."""
    plain = target.removeprefix("file:").split("?")[0].split("#")[0].rstrip("/\\")
    name = (PureWindowsPath(plain).name if "\\" in plain else PurePosixPath(plain).name) or target
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 3]}..."


def verb(deck: DeckFacts, slides: Iterable[SlideFacts], one: str, several: str) -> str:
    """Return the verb that goes with the slides as `named` names them; `every slide` is one."""
    return one if len({slide.number for slide in slides}) in (1, len(deck.slides)) else several
