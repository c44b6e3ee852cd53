"""A folder of event folders -> the events in it, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.folders import called, event_files
from wimlds_cli.event.loader import CHAPTER_NAMES, LoadedEvent, load_event
from wimlds_cli.event.model import Event, EventStatus
from wimlds_cli.event.zones import country_of_zone


@dataclass(frozen=True)
class OneEvent:
    """One event of a collection.

    Attributes:
        id: Its folder below the collection's, with forward slashes: unique, and stable as long as it stays there.
        season: `2026/27`, or `2027` where seasons begin in January.
        country: Two letters (ISO 3166-1); None when neither file nor time zone tell.
    """

    id: str
    loaded: LoadedEvent
    event: Event
    season: str
    country: str | None

    @property
    def took_place(self) -> bool:
        """Whether it is to be counted once its day has passed."""
        return self.event.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)


@dataclass(frozen=True)
class Collection:
    """The events below a folder.

    Attributes:
        events: Those that can be read, by their start.
        unread: What cannot be taken in, and why: one plain line each.
        faulty: The files in which something is wrong, and how much.
    """

    folder: Path
    events: tuple[OneEvent, ...]
    unread: tuple[str, ...]
    faulty: tuple[tuple[Path, int], ...]

    @property
    def own_templates(self) -> tuple[Path, ...]:
        """Where the chapter's own templates may lie: beside its chapter.yaml."""
        own = chapter_file(self.folder)
        return () if own is None else (own.parent / "templates",)


def collect(folder: Path) -> Collection:
    """Read every event below a folder.

    Raises:
        WimldsError: There is no such folder, or no event in it.
    """
    if not folder.is_dir():
        raise WimldsError(f"there is no folder {folder.as_posix()}", "name the folder that holds the event folders")
    events: list[OneEvent] = []
    unread: list[str] = []
    faulty: list[tuple[Path, int]] = []
    for file in event_files(folder):
        try:
            loaded = load_event(file)
        except WimldsError as error:
            unread.append(error.message)
            continue
        wrong = sum(one.severity == "error" for one in loaded.diagnostics)
        if wrong:
            faulty.append((file, wrong))
        if loaded.event is None or "start" in loaded.missing:
            unread.append(f"{file.as_posix()} cannot be read as an event, or does not say when it is")
            continue
        event = loaded.event
        name = file.parent.relative_to(folder).as_posix()
        # An event that is the folder itself is called as the folder is.
        own = folder.resolve().name if name == "." else name
        events.append(OneEvent(own, loaded, event, season_of(event), country_of(event)))
    if not events and not unread:
        raise WimldsError(
            f"there is no event below {called(folder)}",
            'name the folder that holds the event folders; `wimlds new-event "Name" --date 2027-03-18` begins one',
        )
    events.sort(key=lambda one: (one.event.starts_at, one.id))
    return Collection(folder, tuple(events), tuple(unread), tuple(faulty))


def chapter_file(folder: Path) -> Path | None:
    """Return the chapter.yaml in or above a folder's top, if there is one."""
    for here in (folder, folder.resolve().parent):
        for name in CHAPTER_NAMES:
            if (here / name).is_file():
                return here / name
    return None


def season_of(event: Event) -> str:
    """Return the season of an event by the month in which its chapter's seasons begin.

    Left out, that is September: between summer and summer is what a chapter calls its year.
    """
    begins = event.season_starts or 9
    year = event.start.year if event.start.month >= begins else event.start.year - 1
    return str(year) if begins == 1 else f"{year}/{(year + 1) % 100:02}"


def country_of(event: Event) -> str | None:
    """Return the country of an event: as its file says, else the one of its time zone."""
    if event.location is not None and event.location.country:
        return event.location.country
    return country_of_zone(event.timezone)
