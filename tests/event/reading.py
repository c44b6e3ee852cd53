"""What the tests of the event file share: an event without a fault, and ways to write and read one."""

from __future__ import annotations

import codecs
from pathlib import Path

from wimlds_cli.event.loader import LoadedEvent, load_event

GOOD = """\
name: An evening
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
kind: meetup
code_of_conduct: https://example.org/conduct
organizers:
  - name: Sophie Germain
    roles: [speakers]
speakers:
  - name: Grace Hopper
  - name: Ada Lovelace
sessions:
  - title: Nanoseconds
    type: talk
    speakers: [Grace Hopper]
"""


def write(folder: Path, text: str | bytes, name: str = "event.yaml") -> Path:
    """Write a file of the event, byte for byte: no line end is changed on any system."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else codecs.encode(text, "utf-8"))
    return path


def read(folder: Path, text: str | bytes) -> LoadedEvent:
    """Write an event file and load it."""
    return load_event(write(folder, text))


def places(loaded: LoadedEvent) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of everything that was found."""
    return [(one.code, one.location.line, one.location.column) for one in loaded.diagnostics]


def good_with(old: str, new: str) -> str:
    """Return the good event with one part exchanged; fails when the part is not there."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)
