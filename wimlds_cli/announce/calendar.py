"""The event -> a calendar file (RFC 5545), whose number and time stamp move only when its facts do."""

from __future__ import annotations

import datetime
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wimlds_cli.announce.facts import CALL, EventFacts, Missing
from wimlds_cli.announce.memory import CalendarEntry, Memory
from wimlds_cli.event.model import Event, EventStatus, Session
from wimlds_cli.texts.dialects import one_line

if TYPE_CHECKING:
    import icalendar

_NAMESPACE = uuid.UUID("9f0c6f0e-3c58-5a0b-8f6a-6d9a54d3f3a1")
_STAMP = "%Y%m%dT%H%M%SZ"
_FIRST_WORD = {
    EventStatus.CANCELLED: "Cancelled: ",
    EventStatus.POSTPONED: "Postponed: ",
    EventStatus.MOVED_ONLINE: "Moved online: ",
}


@dataclass(frozen=True)
class Entry:
    """One VEVENT: `key` names it in the memory, `start` and `end` are instants."""

    key: str
    summary: str
    start: datetime.datetime
    end: datetime.datetime
    location: str
    description: str
    url: str
    status: str
    position: tuple[float, float] | None

    @property
    def digest(self) -> str:
        """Return what changes exactly when a fact does."""
        facts = (self.summary, self.start.isoformat(), str(self.start.tzinfo), self.end.isoformat())
        rest = (self.location, self.description, self.url, self.status, str(self.position))
        return hashlib.sha256("\x1f".join((*facts, *rest)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def event_entry(event: Event, facts: EventFacts, description: str) -> Entry:
    """Return the entry of the whole event.

    An event that was postponed is cancelled on its old date, since nobody should come; its entry comes back to life
    under the same UID when there is a new date.
    """
    name = event.name if isinstance(facts.name, Missing) else facts.name
    return Entry(
        key="event",
        summary=_FIRST_WORD.get(event.status, "") + one_line(name),
        start=event.starts_at,
        end=max(event.ends_at, event.starts_at),
        location=facts.place.words if isinstance(facts.place, Missing) else facts.place,
        description=description,
        url=str(facts.registration_url or facts.website or ""),
        status=_status(event),
        position=_position(event),
    )


def session_entries(event: Event, facts: EventFacts) -> list[Entry]:
    """Return one entry for every session that has a time and a length."""
    found = []
    by_id = {one.id: one for one in facts.sessions}
    for session in event.running_order():
        start = event.session_start(session)
        if start is None:
            continue
        held = by_id[session.id]
        title = held.title if isinstance(held.title, str) else held.title.words
        who = held.who if isinstance(held.who, str) else held.who.words
        begins = start.replace(tzinfo=event.zone)
        found.append(
            Entry(
                key=f"session {session.id}",
                summary=_FIRST_WORD.get(event.status, "") + (f"{title} ({who})" if who else title),
                start=begins,
                end=session_end(event, session, begins),
                location=facts.place.words if isinstance(facts.place, Missing) else facts.place,
                description=" ".join(held.abstract.split()) if isinstance(held.abstract, str) else "",
                url=str(facts.registration_url or facts.website or ""),
                status=_status(event),
                position=_position(event),
            )
        )
    return found


def session_end(event: Event, session: Session, start: datetime.datetime) -> datetime.datetime:
    """Add the length in minutes as they pass, also in the night when the clocks change."""
    if session.duration is not None:
        utc = start.astimezone(datetime.UTC) + datetime.timedelta(minutes=session.duration)
        return utc.astimezone(event.zone)
    later = [event.session_start(one) for one in event.running_order()]
    following = [one.replace(tzinfo=event.zone) for one in later if one is not None]
    return min(
        (one for one in following if one > start and one.date() == start.date()),
        default=max(event.ends_at, start) if event.ends_at.date() == start.date() else start,
    )


def _status(event: Event) -> str:
    return "CANCELLED" if event.status in (EventStatus.CANCELLED, EventStatus.POSTPONED) else "CONFIRMED"


def _position(event: Event) -> tuple[float, float] | None:
    place = event.location
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if event.status is EventStatus.MOVED_ONLINE:
        return None
    return place.latitude, place.longitude


def calendar_file(
    entries: Iterable[Entry], memory: Memory, seed: str, organizer: str | None, now: datetime.datetime
) -> bytes:
    """Return a calendar file, and remember its entries' revisions.

    Args:
        entries: What stands in it.
        memory: Earlier revisions; brought up to date.
        seed: What the event is called for good, such as its folder: the UID is made of it, once.
        organizer: Who publishes it.
        now: The time stamp of what is new or has changed.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//wimlds//announce//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if organizer:
        calendar.add("x-wr-calname", organizer)
    years = []
    for entry in entries:
        revision = _revision(entry, memory, seed, now)
        calendar.add_component(_vevent(entry, revision))
        years += [entry.start.year, entry.end.year]
    if years:
        calendar.add_missing_timezones(datetime.date(min(years) - 1, 1, 1), datetime.date(max(years) + 2, 1, 1))
        # The library finds them in no order; the same events give the same file.
        calendar.subcomponents.sort(key=lambda part: (part.name != "VTIMEZONE", str(part.get("tzid", ""))))
    return bytes(calendar.to_ical())


def _revision(entry: Entry, memory: Memory, seed: str, now: datetime.datetime) -> CalendarEntry:
    known = memory.calendar.get(entry.key)
    stamp = now.astimezone(datetime.UTC).strftime(_STAMP)
    if known is None:
        known = CalendarEntry(f"{uuid.uuid5(_NAMESPACE, f'{seed} {entry.key}')}@wimlds", 0, stamp, entry.digest)
    elif known.digest != entry.digest:
        known = CalendarEntry(known.uid, known.sequence + 1, stamp, entry.digest)
    memory.calendar[entry.key] = known
    return known


def _vevent(entry: Entry, revision: CalendarEntry) -> icalendar.Event:
    import icalendar

    stamp = datetime.datetime.strptime(revision.stamp, _STAMP).replace(tzinfo=datetime.UTC)
    event = icalendar.Event()
    event.add("uid", revision.uid)
    event.add("sequence", revision.sequence)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    event.add("summary", entry.summary)
    event.add("status", entry.status)
    if entry.location:
        event.add("location", entry.location)
    if entry.description:
        event.add("description", entry.description.replace(CALL, "@"))
    if entry.url:
        event.add("url", entry.url)
    if entry.position is not None:
        event.add("geo", entry.position)
    return event
