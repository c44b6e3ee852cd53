"""The events below a folder: a chapter's, or a whole programme's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from wimlds_cli.event.loader import EVENT_NAMES

_NO_EVENTS_IN = {"out", "slides", "pictures", "templates", "node_modules", "venv"}


def event_file_in(folder: Path) -> Path | None:
    """Return the event file that lies in a folder itself, if one does."""
    return next((folder / name for name in EVENT_NAMES if (folder / name).is_file()), None)


def event_files(folder: Path) -> Iterator[Path]:
    """Yield the event files below a folder, in the order of their paths; what commands write is not searched."""
    for here, below, _ in os.walk(folder):
        below[:] = sorted(
            one for one in below if not one.startswith((".", "_")) and one.casefold() not in _NO_EVENTS_IN
        )
        found = event_file_in(Path(here))
        if found is not None:
            yield found


def called(folder: Path) -> str:
    """Return what people call a folder in a message: the current one has no name there."""
    return "this folder" if folder == Path() else folder.as_posix()
