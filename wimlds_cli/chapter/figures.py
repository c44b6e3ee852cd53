"""A collection -> its figures: who came, who spoke, who hosted; by event, season and country.

Only what organizers entered as sums and what an event file publishes is counted. Nothing is inferred about anybody.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wimlds_cli.chapter.collection import Collection, OneEvent
from wimlds_cli.chapter.withholding import Released, Table, Total
from wimlds_cli.event import names
from wimlds_cli.event.model import SessionType, SpeakerState

FIRST, BEFORE = "for the first time", "not for the first time"
_CAME, _REGISTERED = "came", "registered"
_TALKS = (SessionType.TALK, SessionType.TUTORIAL, SessionType.WORKSHOP)


class By(enum.StrEnum):
    """What a row of the figures is."""

    EVENT = "event"
    SEASON = "season"
    COUNTRY = "country"


@dataclass(frozen=True)
class Row:
    """The figures of one event, season, country, or of all.

    Attributes:
        name: What people call it.
        events: How many events.
        registered: People; None where nobody entered it, or it is withheld.
        came: People.
        visits: Those who came, for the first time or not.
        first_speakers: Those who spoke, for the first time or not.
        talks: How many talks of each track; what has no track is not counted.
        speakers: How many people spoke; who spoke twice counts once.
        withheld: In how many events a figure is not told, because a group was too small.
    """

    name: str
    events: int
    registered: int | None
    came: int | None
    visits: dict[str, int] | None
    first_speakers: dict[str, int] | None
    talks: dict[str, int]
    speakers: int
    withheld: int

    @property
    def came_share(self) -> float | None:
        """Of those who had registered, the share that came; None when one of both is not known."""
        return self.came / self.registered if self.came is not None and self.registered else None


@dataclass(frozen=True)
class Question:
    """One question, as it was asked, and what people answered.

    Attributes:
        events: In how many events.
        withheld: In how many the answers are not told.
        over: Which seasons the answers are from.
    """

    question: str
    answers: dict[str, int]
    events: int
    withheld: int
    over: str


@dataclass(frozen=True)
class Hosts:
    """Who hosted in one country."""

    country: str
    events: int
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """All figures of a collection on one day: of the events that have taken place."""

    as_of: datetime.date
    rows: Mapping[By, tuple[Row, ...]]
    total: Row
    questions: tuple[Question, ...]
    affiliations: tuple[tuple[str, int], ...]
    """Affiliations of speakers that came again, and in how many events; most first."""
    hosts: tuple[Hosts, ...]
    coming: int = 0
    """How many events are still to come."""
    off: int = 0
    """How many were cancelled or postponed."""


def figures_of(collection: Collection, as_of: datetime.date) -> Figures:
    """Count everything that can be told of the events until a day."""
    held = [one for one in collection.events if one.took_place and one.event.end.date() < as_of]
    counting = _Counting(held)
    return Figures(
        as_of,
        {
            By.EVENT: tuple(counting.row(_label(one), [one]) for one in held),
            By.SEASON: counting.rows(lambda one: one.season),
            By.COUNTRY: counting.rows(lambda one: one.country or "not known"),
        },
        counting.row("All", held),
        tuple(counting.questions()),
        _returning(held),
        _hosts(held),
        coming=sum(one.took_place and one.event.end.date() >= as_of for one in collection.events),
        off=sum(not one.took_place for one in collection.events),
    )


class _Counting:
    def __init__(self, held: list[OneEvent]) -> None:
        self.held = held
        self._seasons = {one.id: one.season for one in held}
        self.came = self._release(lambda one: _single(_CAME, one.event.attendance.came))
        self.registered = self._release(lambda one: _single(_REGISTERED, one.event.attendance.registered))
        self.visits = self._release(_visits)
        self.first_speakers = self._release(_first_speakers)

    def _release(self, read: Callable[[OneEvent], Table | None]) -> Released:
        tables = {one.id: read(one) for one in self.held}
        return Released({name: table for name, table in tables.items() if table is not None}, self._seasons)

    def rows(self, key: Callable[[OneEvent], str]) -> tuple[Row, ...]:
        groups: dict[str, list[OneEvent]] = {}
        for one in self.held:
            groups.setdefault(key(one), []).append(one)
        return tuple(self.row(name, events) for name, events in sorted(groups.items()))

    def row(self, name: str, events: list[OneEvent]) -> Row:
        ids = [one.id for one in events]
        totals = [released.over(ids) for released in (self.registered, self.came, self.visits, self.first_speakers)]
        registered, came, visits, first_speakers = totals
        return Row(
            name,
            len(events),
            _only(registered),
            _only(came),
            visits.table,
            first_speakers.table,
            _talks(events),
            len({words for one in events for words in _on_stage(one)}),
            max(total.withheld for total in totals),
        )

    def questions(self) -> Iterable[Question]:
        """Yield each question with its answers over all seasons, in the order in which they were first asked."""
        asked = dict.fromkeys(question for one in self.held for question in one.event.attendance.declared)
        for question in asked:
            total = self._release(_answers(question)).over(one.id for one in self.held)
            seasons = sorted({one.season for one in self.held if question in one.event.attendance.declared})
            over = seasons[0] if len(seasons) == 1 else f"{seasons[0]} to {seasons[-1]}"
            yield Question(question, total.table or {}, total.events, total.withheld, over)


def _label(one: OneEvent) -> str:
    return f"{one.event.start:%Y-%m-%d} {one.event.name}"


def _single(name: str, count: int | None) -> Table | None:
    return None if count is None else {name: count}


def _answers(question: str) -> Callable[[OneEvent], Table | None]:
    return lambda one: one.event.attendance.declared.get(question)


def _only(total: Total) -> int | None:
    return None if total.table is None else sum(total.table.values())


def _visits(one: OneEvent) -> Table | None:
    counted = one.event.attendance
    if counted.came is None or counted.first_time is None or counted.first_time > counted.came:
        return None
    return {FIRST: counted.first_time, BEFORE: counted.came - counted.first_time}


def _on_stage(one: OneEvent) -> set[tuple[str, ...]]:
    """Return the confirmed people with a session that takes place, each by the words of the name."""
    event = one.event
    return {
        tuple(names.words(speaker.name))
        for session in event.sessions
        if session.takes_place
        for speaker in event.speakers_of(session)
        if speaker.state is SpeakerState.CONFIRMED
    }


def _first_speakers(one: OneEvent) -> Table | None:
    on_stage = _on_stage(one)
    people = [speaker for speaker in one.event.speakers if tuple(names.words(speaker.name)) in on_stage]
    if not people:
        return None
    first = sum(speaker.first_time is True for speaker in people)
    return {FIRST: first, BEFORE: len(people) - first}


def _talks(events: Iterable[OneEvent]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in events:
        for session in one.event.sessions:
            if session.takes_place and session.type in _TALKS and session.track:
                track = session.track.strip().casefold()
                found[track] = found.get(track, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _returning(held: Iterable[OneEvent]) -> tuple[tuple[str, int], ...]:
    written: dict[str, str] = {}
    seen: dict[str, int] = {}
    for one in held:
        on_stage = _on_stage(one)
        here: dict[str, str] = {}
        for speaker in one.event.speakers:
            if speaker.affiliation and tuple(names.words(speaker.name)) in on_stage:
                here.setdefault(names.id_of(speaker.affiliation), speaker.affiliation.strip())
        for key, text in here.items():
            written.setdefault(key, text)
            seen[key] = seen.get(key, 0) + 1
    again = [(written[key], count) for key, count in seen.items() if count > 1]
    return tuple(sorted(again, key=lambda item: (-item[1], item[0])))


def _hosts(held: Iterable[OneEvent]) -> tuple[Hosts, ...]:
    """Return the places and co-hosts of each country, those with most events first."""
    places: dict[str, dict[str, str]] = {}
    events: dict[str, int] = {}
    for one in held:
        country = one.country or "not known"
        events[country] = events.get(country, 0) + 1
        location = one.event.location
        hosts = [*([location.name] if location and location.name and not one.event.is_online else [])]
        hosts += one.event.co_hosts
        for host in hosts:
            places.setdefault(country, {}).setdefault(names.id_of(host), host.strip())
    found = (
        Hosts(country, count, tuple(sorted(places.get(country, {}).values()))) for country, count in events.items()
    )
    return tuple(sorted(found, key=lambda item: (-item.events, item.country)))
