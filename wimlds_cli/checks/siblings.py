"""The chapter's other events: the folders beside this one."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.folders import event_file_in
from wimlds_cli.event.loader import LoadedEvent, load_event
from wimlds_cli.event.model import EventStatus


@dataclass(frozen=True)
class EarlierEvent:
    """What is remembered of an event that was.

    Attributes:
        speakers: The names of those who were on stage.
    """

    name: str
    start: datetime.datetime
    speakers: tuple[str, ...]


_START = re.compile(rb"""^start:[ \t]*["']?([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})""", re.MULTILINE)


def events_before(loaded: LoadedEvent, count: int) -> tuple[EarlierEvent, ...]:
    """Return the last events before this one, the latest first; what cannot be read is passed over."""
    event = loaded.event
    if event is None:
        return ()
    here = loaded.folder.resolve()
    beside = (folder for folder in sorted(here.parent.iterdir()) if folder != here)
    files = [file for folder in beside if (file := event_file_in(folder)) is not None]
    # A chapter's folder may hold ten years: only the few that are needed are loaded whole.
    dated = [(day, file) for file in files if (day := _day(file)) is not None and day <= event.start.date()]
    found: list[EarlierEvent] = []
    for _, file in sorted(dated, reverse=True):
        earlier = _remembered(file)
        if earlier is not None and earlier.start < event.start:
            found.append(earlier)
        if len(found) == count:
            break
    return tuple(found)


def _day(file: Path) -> datetime.date | None:
    try:
        match = _START.search(file.read_bytes())
        return datetime.date(*map(int, match[1].split(b"-"))) if match else None
    except (OSError, ValueError):
        return None


def _remembered(file: Path) -> EarlierEvent | None:
    try:
        loaded = load_event(file)
    except WimldsError:
        return None
    event = loaded.event
    if event is None or "start" in loaded.missing or event.status is EventStatus.CANCELLED:
        return None
    speakers = {
        speaker.name: None
        for session in event.sessions
        if session.takes_place
        for speaker in event.speakers_of(session)
    }
    return EarlierEvent(event.name, event.start, tuple(speakers))
