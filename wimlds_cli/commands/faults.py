"""How the commands that go on in spite of them tell of an event file's faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wimlds_cli import console

if TYPE_CHECKING:
    from wimlds_cli.event.loader import LoadedEvent


def tell_faults(loaded: LoadedEvent) -> None:
    """Say on stderr that the file has faults, if it has some, and where they are told."""
    from wimlds_cli.event import days

    faults = sum(diagnostic.severity == "error" for diagnostic in loaded.diagnostics)
    if faults:
        console.err().print(
            f"{loaded.path.as_posix()} has {days.counted(faults, 'fault')}: see them with `wimlds check-speakers`",
            soft_wrap=True,
            markup=False,
        )
