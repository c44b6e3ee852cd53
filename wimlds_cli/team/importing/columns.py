"""Which column of a table holds what: by the words of its question, in several languages, and by its answers."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.team.importing.cells import is_web_address, yes_or_no

IGNORE = "-"
"""The target of a column that is not wanted."""

_WORDINGS = Path(__file__).with_name("wordings.txt")
_ENOUGH_YES_OR_NO = 0.8


@dataclass(frozen=True)
class Column:
    """A column and what it holds.

    Attributes:
        index: Its place, counted from 0.
        header: Its question.
        target: What it holds; empty when nobody knows.
    """

    index: int
    header: str
    target: str


@functools.cache
def wordings() -> Mapping[str, tuple[str, ...]]:
    """Return for each target the words that a question for it holds."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _WORDINGS.read_text("utf-8").splitlines():
        target, colon, phrases = line.partition(":")
        if colon and not line.startswith("#"):
            found[target] = (*found.get(target, ()), *(phrase.strip() for phrase in phrases.split(",")))
    return found


def match_columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], wanted: Mapping[str, str] | None = None
) -> list[Column]:
    """Say for each column what it holds.

    Args:
        header: The questions.
        rows: The answers; they tell a picture from the leave to take one.
        wanted: What the user says, by the question.

    Raises:
        WimldsError: The user names a question that is not there, or a target that there is not.
    """
    chosen = _chosen(header, wanted or {})
    columns = []
    for index, question in enumerate(header):
        answers = [row[index] for row in rows if row[index]]
        columns.append(Column(index, question, chosen.get(index) or _target(question, answers)))
    return columns


def parse_maps(typed: Iterable[str]) -> dict[str, str]:
    """Read what was typed behind `--map`: `Your talk title=title`.

    Raises:
        WimldsError: It has no `=`, or its target is none.
    """
    found: dict[str, str] = {}
    for text in typed:
        question, equals, target = text.rpartition("=")
        if not equals or not question.strip():
            raise WimldsError(f"--map “{text}” does not say what is what", '--map "Your talk title=title"')
        target = target.strip() or IGNORE
        if target not in wordings():
            targets = [one for one in wordings() if one != IGNORE]
            close = difflib.get_close_matches(target, targets, n=1)
            way_out = f"did you mean {close[0]}?" if close else f"write one of: {', '.join(targets)}"
            raise WimldsError(f"“{target}” is nothing that a column can hold", way_out)
        found[question.strip()] = target
    return found


def _chosen(header: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for question, target in wanted.items():
        places = [index for index, one in enumerate(header) if names.same_name(one, question) or one == question]
        if not places:
            folded = {" ".join(names.words(one)): one for one in header}
            close = difflib.get_close_matches(" ".join(names.words(question)), list(folded), n=1, cutoff=0.5)
            raise WimldsError(
                f"there is no column “{question}”",
                f"did you mean “{folded[close[0]]}”?" if close else "there are: " + listed(header),
            )
        found |= dict.fromkeys(places, target)
    return found


def listed(header: Sequence[str]) -> str:
    """Write the questions of a table on one line."""
    return ", ".join(f"“{question}”" for question in header if question)


def _target(question: str, answers: Sequence[str]) -> str:
    words = " ".join(names.words(re.sub(r"\[[^\]]*\]", " ", question)))
    scored = sorted(_scores(words), reverse=True)
    target = scored[0][1] if scored else ""
    polar = _share(answers, lambda answer: yes_or_no(answer) is not None) >= _ENOUGH_YES_OR_NO
    if target in ("picture", "slides") and polar:
        return {"picture": "consent.photo", "slides": "consent.slides"}[target]
    if target in ("consent.photo", "consent.slides") and _share(answers, _is_file) >= _ENOUGH_YES_OR_NO:
        return {"consent.photo": "picture", "consent.slides": "slides"}[target]
    return target


def _scores(words: str) -> Iterable[tuple[int, str]]:
    for target, phrases in wordings().items():
        for phrase in phrases:
            whole = phrase.startswith("=")
            phrase = phrase.removeprefix("=")
            if words == phrase:
                yield (1000 + len(phrase), target)
            elif not whole and f" {phrase} " in f" {words} ":
                yield (len(phrase), target)


def _share(answers: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, answers)) / len(answers) if answers else 0.0


def _is_file(answer: str) -> bool:
    return is_web_address(answer) or re.search(r"\.\w{2,5}$", answer.strip()) is not None
