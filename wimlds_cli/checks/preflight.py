"""Decks checked alone, and what is told of decks in few words: to an organizer, to a speaker, to a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wimlds_cli.checks.deck_check import DeckCheck
from wimlds_cli.checks.deck_looks import shape_of
from wimlds_cli.checks.occasion import Arrived, look_at
from wimlds_cli.checks.slides import SLIDES, DeckDoesNotOpen, OtherFormat
from wimlds_cli.deck.facts import DeckFacts
from wimlds_cli.diagnostics import Diagnostic, Severity, as_json
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.days import counted
from wimlds_cli.event.decks import is_deck
from wimlds_cli.quoting import command_argument

DECK_CHECKS: tuple[type[DeckCheck], ...] = tuple(check for check in SLIDES if issubclass(check, DeckCheck))
"""What is judged of a deck that can be read."""
_OF_DECKS = {check.code: check for check in DECK_CHECKS}
_TO_FORWARD = frozenset(_OF_DECKS) | {DeckDoesNotOpen.code, OtherFormat.code}
_BY_WEIGHT = list(Severity)
# What is linked and lost, what advances by itself, kiosk mode and macros: merging tells, or mends them.
_TOLD_BY_MERGING = frozenset({"DCK509", "DCK511", "DCK512", "DCK514", "DCK515", "DCK531", "DCK532", "DCK533"})


@dataclass(frozen=True)
class Preflight:
    """What was found in decks alone.

    Attributes:
        paths: The decks, in the order in which they were named.
        diagnostics: In that order, the gravest of each deck first.
    """

    paths: tuple[Path, ...]
    arrived: Arrived
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a deck cannot be shown as it is."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)

    def of(self, path: Path) -> tuple[Diagnostic, ...]:
        """Return the findings of one deck."""
        return tuple(one for one in self.diagnostics if one.location.path == path)

    def facts(self, path: Path) -> DeckFacts | None:
        """Return the facts of one deck, if it can be read."""
        return next((one.deck for one in self.arrived.occasions if one.deck.path == path), None)


def check_decks(named: Iterable[Path]) -> Preflight:
    """Check decks that belong to no event; of a folder, the decks in it.

    Raises:
        WimldsError: There is no such file, or no deck in a folder.
    """
    paths = tuple(dict.fromkeys(path for name in named for path in _files(name)))
    arrived = look_at(paths)
    found = [*DeckDoesNotOpen().refuse(arrived), *OtherFormat().tell(arrived)]
    found += [one for occasion in arrived.occasions for check in DECK_CHECKS for one in check().judge(occasion)]
    order = {path: place for place, path in enumerate(paths)}
    found.sort(key=lambda one: (order[one.location.path], _BY_WEIGHT.index(one.severity), one.code))
    return Preflight(paths, arrived, tuple(found))


def would_hurt_on_stage(paths: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """Return what matters of decks that are merged, and that merging does not tell itself."""
    chosen = [c for c in DECK_CHECKS if c.severity is not Severity.HINT and c.code not in _TOLD_BY_MERGING]
    return tuple(one for occasion in look_at(paths).occasions for check in chosen for one in check().judge(occasion))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(one for one in path.iterdir() if one.is_file() and is_deck(one))
        if not found:
            raise WimldsError(f"there is no deck in {path.as_posix()}", "name the files, or the folder that holds them")
        return found
    if not path.exists():
        raise WimldsError(f"there is no file {path.as_posix()}", "look at the name, and at the folder you are in")
    return [path]


def about(path: Path, deck: DeckFacts | None) -> str:
    """Say in one line what a deck is."""
    if deck is None:
        return path.as_posix()
    hidden = len(deck.slides) - len(deck.shown)
    slides = counted(len(deck.slides), "page" if deck.kind == "pdf" else "slide")
    parts = [f"{slides} ({hidden} hidden)" if hidden else slides]
    parts += [shape_of(deck.size)] if deck.slides else []
    parts += [f"{deck.bytes / 1e6:.1f} MB"]
    notes = sum(slide.has_notes for slide in deck.slides)
    parts += [f"notes on {notes}"] if notes else []
    comments = sum(slide.comments for slide in deck.slides)
    parts += [counted(comments, "comment")] if comments else []
    return f"{path.as_posix()}: {', '.join(parts)}"


def summary(preflight: Preflight) -> str:
    """Say in one line how many decks were looked at, and what was found."""
    count = Counter(one.severity for one in preflight.diagnostics)
    found = ", ".join(counted(count[severity], str(severity)) for severity in Severity if count[severity])
    return f"{counted(len(preflight.paths), 'deck')}: {found or 'nothing to say against it'}."


def as_data(preflight: Preflight) -> dict[str, Any]:
    """Return everything as plain data; the keys are stable. Sizes in EMU and bytes."""
    count = Counter(one.severity for one in preflight.diagnostics)
    return {
        "decks": [_deck(path, preflight.facts(path)) for path in preflight.paths],
        "diagnostics": as_json(preflight.diagnostics),
        "summary": {f"{severity}s": count[severity] for severity in Severity} | {"sentence": summary(preflight)},
    }


def _deck(path: Path, deck: DeckFacts | None) -> dict[str, Any]:
    return {
        "file": path.as_posix(),
        "kind": deck.kind if deck else None,
        "slides": len(deck.slides) if deck else None,
        "hidden": len(deck.slides) - len(deck.shown) if deck else None,
        "size": list(deck.size) if deck else None,
        "bytes": deck.bytes if deck else path.stat().st_size,
        "notes": sum(slide.has_notes for slide in deck.slides) if deck else None,
        "comments": sum(slide.comments for slide in deck.slides) if deck else None,
    }


def without_small_things(diagnostics: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], dict[Path, int]]:
    """Set aside the hints that `check-slides` tells as well, so that a checklist stays short.

    Returns:
        The other findings, and how many hints there are for each deck.
    """
    kept: list[Diagnostic] = []
    aside: Counter[Path] = Counter()
    for one in diagnostics:
        check = _OF_DECKS.get(one.code)
        if check is not None and one.severity is Severity.HINT and not check.needs_event:
            aside[one.location.path] += 1
        else:
            kept.append(one)
    return tuple(kept), dict(aside)


def pointers(hints: Mapping[Path, int]) -> Iterator[str]:
    """Say where the hints that were set aside can be read: a line for each folder of decks."""
    folders: dict[Path, list[Path]] = {}
    for path in hints:
        folders.setdefault(path.parent, []).append(path)
    for folder, paths in folders.items():
        place = (paths[0] if len(paths) == 1 else folder).as_posix()
        count = counted(sum(hints[path] for path in paths), "hint")
        yield f"{count} for {counted(len(paths), 'deck')}: `wimlds check-slides {command_argument(place)}`"


def to_forward(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what a speaker can mend in a deck, the gravest first."""
    found = [one for one in diagnostics if one.code in _TO_FORWARD]
    return tuple(sorted(found, key=lambda one: (one.location.path, _BY_WEIGHT.index(one.severity), one.code)))


def lines_for_a_speaker(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Write findings of decks as lines of a letter: those that matter, then those for a free hour."""
    found = to_forward(diagnostics)
    several = len({one.location.path for one in found}) > 1
    for head, severities in (
        ("About your slides:", (Severity.ERROR, Severity.WARNING)),
        ("And if you have an hour for your slides:", (Severity.HINT,)),
    ):
        chosen = [one for one in found if one.severity in severities]
        if chosen:
            yield head
        for one in chosen:
            name = f"{one.location.path.name}, " if several and one.location.path.name not in one.message else ""
            yield f"  - {name}{one.message}"
            yield from (f"    ({line})" for line in (one.help or "").splitlines())
