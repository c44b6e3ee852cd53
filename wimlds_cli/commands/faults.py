"""How the commands that go on in spite of them tell of an event file's faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wimlds_cli import console

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
