"""How commands that go on in spite of them tell of faults: of an event file's, and of files that are no decks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wimlds_cli import console
from wimlds_cli.errors import WimldsError

if TYPE_CHECKING:
    from wimlds_cli.event.loader import LoadedEvent


def tell_faults(loaded: LoadedEvent) -> None:
    """Say on stderr that the file has faults, if it has some, and where they are told."""
    if words := faults_in_words(loaded):
        console.err().print(words, soft_wrap=True, markup=False)


def faults_in_words(loaded: LoadedEvent) -> str:
    """Return how many faults the file has and where they are told; empty when it has none."""
    from wimlds_cli.event.days import counted

    faults = sum(diagnostic.severity == "error" for diagnostic in loaded.diagnostics)
    if not faults:
        return ""
    return f"{loaded.path.as_posix()} has {counted(faults, 'fault')}: see them with `wimlds check-speakers`"


def without_lock_files(named: list[Path]) -> list[Path]:
    """Return the files without PowerPoint's lock files, and say on stderr which those are.

    Raises:
        WimldsError: When nothing else is named.
    """
    from wimlds_cli.deck.kinds import without_locks

    kept, lines = without_locks(named)
    for line in lines:
        console.err().print(line, soft_wrap=True, markup=False)
    if not kept:
        raise WimldsError("no deck is named", "name the decks themselves, such as slides/grace-hopper.pptx")
    return kept
