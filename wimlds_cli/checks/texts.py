"""Titles, abstracts, biographies: their length, their spelling, and that somebody has read them."""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event import names
from wimlds_cli.event.checklist import is_given
from wimlds_cli.event.decks import OWING_SLIDES
from wimlds_cli.event.model import SpeakerState
from wimlds_cli.event.source import NodePath
from wimlds_cli.event.timeline import deadline

# Characters. Below the first nobody knows what to expect, beyond the second nobody reads on.
ABSTRACT = (150, 2000)
BIOGRAPHY = (100, 1200)


def _length(
    check: Check, context: Context, node: NodePath, what: str, text: str, bounds: tuple[int, int]
) -> Iterator[Diagnostic]:
    length = len(" ".join(text.split()))
    low, high = bounds
    if length < low:
        yield check.at(
            context,
            node,
            f"{what} is very short: {length} characters",
            f"ask for some lines more, at least {low} characters",
        )
    elif length > high:
        yield check.at(
            context,
            node,
            f"{what} is very long: {length} characters",
            f"ask for a shorter one, at most {high} characters",
        )


class AbstractLength(Check):
    """An abstract is long enough to say what to expect, and short enough to be read on a phone."""

    code = "TXT601"
    name = "abstract-length"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield abstracts that are too short or too long."""
        for index, session in context.programme():
            if session.type in OWING_SLIDES and session.abstract and is_given(session.abstract):
                what = f"the abstract of {context.title_of(session)}"
                yield from _length(self, context, ("sessions", index, "abstract"), what, session.abstract, ABSTRACT)


class BiographyLength(Check):
    """A biography is long enough to introduce somebody with, and short enough to be read out."""

    code = "TXT602"
    name = "biography-length"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield biographies that are too short or too long."""
        for index, speaker in enumerate(context.event.speakers):
            if speaker.state is SpeakerState.CONFIRMED and speaker.biography and is_given(speaker.biography):
                what = f"the biography of {speaker.name}"
                yield from _length(self, context, ("speakers", index, "biography"), what, speaker.biography, BIOGRAPHY)


class NotProofread(Check):
    """Somebody other than the author has read title and abstract before they are announced.

    What is announced is copied to ten places; a mistake in it is there for good.
    """

    code = "TXT603"
    name = "not-proofread"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield sessions with an abstract that nobody has read once the announcement is due."""
        if "start" in context.loaded.missing or context.as_of <= deadline(context.event, "announce"):
            return
        for index, session in context.programme():
            if session.abstract and not session.proofread_by:
                yield self.at(
                    context,
                    ("sessions", index),
                    f"nobody has proofread {context.title_of(session)}",
                    "let somebody read title and abstract, and add `proofread_by:` with the name",
                )


class Misspelt(Check):
    """A word in a title or an abstract is on codespell's list of common misspellings.

    Only English is looked at, and only words that are wrong almost everywhere: names of people and places of
    work are left alone. It does not replace a reader.
    """

    code = "TXT604"
    name = "misspelt"
    severity = Severity.HINT

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield misspelt words, each once a text."""
        if not (context.event.language or "en").lower().startswith("en"):
            return
        known = {
            word
            for speaker in context.event.speakers
            for text in (speaker.name, speaker.affiliation, speaker.tagline)
            for word in names.words(text or "")
        }
        for index, session in context.programme():
            for field in ("title", "abstract"):
                seen: set[str] = set()
                for word in re.findall(
                    r"(?<![\w@#/.-])[A-Za-z]+(?:'[a-z]+)?(?![\w@/-]|\.\w)", getattr(session, field) or ""
                ):
                    right = misspellings().get(word.lower())
                    if right is None or word in seen or word.lower() in known or word.isupper():
                        continue
                    seen.add(word)
                    yield self.on(
                        context.source.locate_word(word, "sessions", index, field),
                        f"“{word}” may be misspelt",
                        f"did you mean {right}?",
                    )


@functools.cache
def misspellings() -> dict[str, str]:
    """Return codespell's list: the wrong word, and the right one or several.

    Its file is read, and none of its code is run.
    """
    package = importlib.util.find_spec("codespell_lib")
    if package is None or not package.submodule_search_locations:
        return {}
    file = Path(package.submodule_search_locations[0]) / "data" / "dictionary.txt"
    if not file.is_file():
        return {}
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        wrong, arrow, right = line.partition("->")
        # A reason behind the last comma says why a word may be right after all.
        words = [word.strip() for word in right.split(",")]
        if arrow and (len(words) == 1 or not words[-1]):
            found[wrong] = " or ".join(word for word in words if word)
    return found


TEXTS: tuple[type[Check], ...] = (AbstractLength, BiographyLength, NotProofread, Misspelt)
