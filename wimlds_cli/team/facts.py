"""What mails and the run sheet may say of an event: plain texts on one line, empty where nothing is known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import AttendanceMode, Event, Role, Session, SessionType, Speaker, SpeakerState
from wimlds_cli.texts import wording
from wimlds_cli.texts.dialects import one_line, safe_address

if TYPE_CHECKING:
    from babel import Locale


class Address(str):
    """A web address: no mark-up is looked for in it."""

    __slots__ = ()


@dataclass(frozen=True)
class EventFacts:
    """`event`: what every mail and every sheet may say.

    Attributes:
        when: Day and hours: `Thursday 18 March 2027, 18:30–21:00`.
        short_day: The day without its year.
        online: It takes place online only.
        mixed: One may also take part online.
        team: The organizers who look after the speakers.
    """

    name: str
    chapter: str
    day: str
    short_day: str
    hours: str
    when: str
    zone: str
    several_days: bool
    place: str
    access: str
    childcare: str
    map_url: Address
    online: bool
    mixed: bool
    organizers: str
    team: str
    team_is_one: bool
    email: str
    conduct_url: Address
    conduct_contact: str
    registration_url: Address
    feedback_url: Address
    next_event: str
    audience: str
    mission: str
    welcome: str


@dataclass(frozen=True)
class SlotFacts:
    """A session, as one of those on its stage knows it.

    Attributes:
        what: `talk`, `round-table`, ...
        title: Empty while it has none.
        when: The hour, with the day where the event has several; empty while it is not known.
        minutes: 0 while nobody has said how long it is.
        moderates: Whether the person leads it.
        with_whom: The others on its stage.
    """

    id: str
    what: str
    title: str
    when: str
    minutes: int
    moderates: bool
    with_whom: str


def on_one_line(text: str | None) -> str:
    """Return a text on one line; empty when there is none."""
    return one_line(text) if text else ""


def address(url: str | None) -> Address:
    """Return an address that cannot break out of any mark-up."""
    return Address(safe_address(url or ""))


def event_facts(loaded: LoadedEvent, event: Event) -> EventFacts:
    """Return what is known of an event."""
    locale = wording.locale_of(event)
    online = event.is_online
    place = event.location
    where = [place.name, place.address] if place is not None and not online else []
    conduct = event.code_of_conduct
    day, short_day, hours = _when(loaded, event, locale)
    team = [one.name for one in event.organizers if Role.SPEAKERS in one.roles]
    team = team or [one.name for one in event.organizers]
    return EventFacts(
        name=on_one_line(event.name),
        chapter=on_one_line(event.chapter),
        day=day,
        short_day=short_day,
        hours=hours,
        when=", ".join(filter(None, (day, hours))),
        zone=wording.zone(event, locale),
        several_days=event.several_days,
        place=", ".join(on_one_line(part) for part in where if part),
        access=on_one_line(place.access) if place is not None and not online else "",
        childcare=on_one_line(place.childcare) if place is not None and not online else "",
        map_url=address(place.url) if place is not None and not online else Address(""),
        online=online,
        mixed=event.attendance.mode is AttendanceMode.MIXED,
        organizers=wording.listed([on_one_line(one.name) for one in event.organizers], locale),
        team=wording.listed([on_one_line(name) for name in team], locale),
        team_is_one=len(team) == 1,
        email=on_one_line(event.channels.email),
        conduct_url=address(conduct.url if conduct else None),
        conduct_contact=on_one_line(conduct.contact if conduct else None),
        registration_url=address(event.registration_url),
        feedback_url=address(event.feedback_url),
        next_event=on_one_line(event.next_event),
        audience=on_one_line(event.audience),
        mission=on_one_line(event.mission),
        welcome=on_one_line(event.welcome),
    )


def _when(loaded: LoadedEvent, event: Event, locale: Locale) -> tuple[str, str, str]:
    if "start" in loaded.missing:
        return "", "", ""
    start, end = event.starts_at, event.ends_at
    if event.several_days:
        day = wording.days(start, end, locale)
        return day, day, ""
    hours = wording.clock(start, locale) if "end" in loaded.missing else wording.hours(start, end, locale)
    return wording.day(start.date(), locale), wording.day(start.date(), locale, year=False), hours


def slots_of(speaker: Speaker, event: Event) -> tuple[SlotFacts, ...]:
    """Return the sessions in which somebody is on stage, in their order."""
    return tuple(
        slot_facts(session, event, speaker)
        for session in event.running_order()
        if any(one is speaker for one in on_stage(session, event))
    )


def slot_facts(session: Session, event: Event, speaker: Speaker | None = None) -> SlotFacts:
    """Return what somebody on its stage has to know of a session."""
    locale = wording.locale_of(event)
    start = event.session_start(session)
    others = [one.name for one in on_stage(session, event) if one is not speaker]
    return SlotFacts(
        id=session.id,
        what=str(session.type),
        title=on_one_line(session.title),
        when=_moment(start, event, locale),
        minutes=session.duration or 0,
        moderates=any(one is speaker for one in moderators_of(session, event)),
        with_whom=wording.listed([on_one_line(name) for name in others], locale),
    )


def _moment(start: datetime.datetime | None, event: Event, locale: Locale) -> str:
    if start is None:
        return ""
    clock = wording.clock(start, locale)
    return f"{wording.day(start.date(), locale, year=False)}, {clock}" if event.several_days else clock


def on_stage(session: Session, event: Event) -> list[Speaker]:
    """Return who is on a session's stage: its moderators, then its speakers, without those who declined."""
    found: dict[str, Speaker] = {}
    for one in (*moderators_of(session, event), *event.speakers_of(session)):
        found.setdefault(one.id, one)
    return list(found.values()) if session.type is not SessionType.BREAK else []


def moderators_of(session: Session, event: Event) -> list[Speaker]:
    """Return the moderators who are among the speakers."""
    found = [event.speaker(reference) for reference in session.moderators]
    return [one for one in found if one is not None and one.state is not SpeakerState.DECLINED]
