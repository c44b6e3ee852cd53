"""A collection -> what the site's lists say of each event, session and speaker."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wimlds_cli.announce.facts import EventFacts, Missing, SessionFacts
from wimlds_cli.announce.gathering import gather
from wimlds_cli.chapter.collection import OneEvent
from wimlds_cli.chapter.site.world import Place, zone_positions
from wimlds_cli.event import names
from wimlds_cli.event.model import EventStatus
from wimlds_cli.texts import wording

if TYPE_CHECKING:
    from babel import Locale

_STATUS = {
    EventStatus.CANCELLED: "Cancelled",
    EventStatus.POSTPONED: "Postponed",
    EventStatus.MOVED_ONLINE: "Moved online",
}


@dataclass(frozen=True)
class Line:
    """One event in a list.

    Attributes:
        id: As in the collection; the page is `<id>/index.html`.
        begins: The start as ISO 8601, with its distance from UTC.
        number, month: The first day's, for a leaf of a calendar.
        when: Day and hours in words, by the clock at the venue, with its zone where that is not the site's.
        status: "Cancelled" and the like; empty as planned.
        over: Whether it was over when the page was made.
        talks: The sessions that are no breaks.
    """

    id: str
    href: str
    name: str
    begins: str
    number: str
    month: str
    year: int
    when: str
    place: str
    country: str
    chapter: str
    status: str
    over: bool
    season: str
    hook: str
    talks: tuple[SessionFacts, ...]
    has_resources: bool


@dataclass(frozen=True)
class Appearance:
    """One session of one person."""

    title: str
    event: str
    href: str
    year: int


@dataclass(frozen=True)
class OnStage:
    """One person who was or will be on stage."""

    name: str
    letter: str
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True)
class Listed:
    """One event with all that the site needs of it."""

    one: OneEvent
    facts: EventFacts
    line: Line


def listed(one: OneEvent, today: datetime.date, locale: Locale, zone: str) -> Listed:
    """Return what the lists say of one event.

    Args:
        one: The event.
        today: The day.
        locale: How the site writes dates.
        zone: The time zone of most of the site's events: others say theirs.
    """
    event = one.event
    facts = gather(event, one.loaded.missing, None, today)
    # As the site writes dates, not as each event's country does: in one list they are compared.
    if event.several_days:
        when = wording.days(event.start, event.end, locale)
    else:
        when = f"{wording.day(event.start, locale)}, {wording.hours(event.starts_at, event.ends_at, locale)}"
    if event.timezone != zone and not event.several_days:
        when = f"{when}, {wording.zone(event, locale)}"
    line = Line(
        id=one.id,
        href=f"{one.id}/index.html",
        name=_words(facts.name),
        begins=event.starts_at.isoformat(timespec="minutes"),
        number=str(event.start.day),
        month=wording.month(event.start, locale),
        year=event.start.year,
        when=when,
        place=_words(facts.place_name),
        country=country_name(one.country, locale),
        chapter=facts.chapter or "",
        status=_STATUS.get(event.status, ""),
        over=event.end.date() < today,
        season=one.season,
        hook=_words(facts.hook),
        talks=facts.talks,
        has_resources=not isinstance(facts.resources, Missing) and bool(facts.resources),
    )
    return Listed(one, facts, line)


def _words(value: str | Missing) -> str:
    return value.words if isinstance(value, Missing) else value


def country_name(code: str | None, locale: Locale) -> str:
    """Return a country's name in a language; empty when it is not known."""
    return str(locale.territories.get(code, code)) if code else ""


def places_of(lines: Iterable[Listed]) -> list[Place]:
    """Return where the events are, the next ones last; online ones are nowhere."""
    found = []
    for each in lines:
        event, place = each.one.event, each.one.event.location
        words = f"{each.line.name}, {each.line.when}"
        if event.is_online:
            continue
        if place is not None and place.latitude is not None and place.longitude is not None:
            found.append(Place(place.latitude, place.longitude, words, each.line.href))
        elif (about := zone_positions().get(event.timezone)) is not None:
            found.append(Place(*about, words, each.line.href, exact=False))
    return found


def people_of(lines: Sequence[Listed]) -> list[OnStage]:
    """Return everybody who was or will be on stage, by the last word of the name; of whom nothing else is told."""
    found: dict[tuple[str, ...], tuple[str, list[Appearance]]] = {}
    for each in lines:
        if each.one.event.status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
            continue
        for speaker in each.facts.speakers:
            held = found.setdefault(tuple(names.words(speaker.name)), (speaker.name, []))[1]
            for session in dict.fromkeys((*speaker.speaks, *speaker.moderates)):
                title = _words(session.title)
                held.append(Appearance(title, each.line.name, each.line.href, each.line.year))
    people = [
        OnStage(name, _letter(words), tuple(sorted(held, key=lambda item: -item.year)))
        for words, (name, held) in found.items()
    ]
    return sorted(people, key=lambda person: (person.letter, names.words(person.name)[-1:], person.name))


def _letter(words: Sequence[str]) -> str:
    last = words[-1] if words else ""
    return last[:1].upper()
