"""Event -> the facts of its programme and of the people on stage."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING

from wimlds_cli.announce.consent import withheld_by
from wimlds_cli.announce.facts import (
    CALL,
    Address,
    DayFacts,
    MarkdownText,
    Missing,
    Prose,
    ResourceFacts,
    SessionFacts,
    SpeakerFacts,
    Words,
)
from wimlds_cli.event import names
from wimlds_cli.event.model import Event, Session, SessionType, Speaker, SpeakerState
from wimlds_cli.texts import wording
from wimlds_cli.texts.dialects import one_line, safe_address

if TYPE_CHECKING:
    from babel import Locale


def line(text: str | None) -> str | None:
    """Return a text on one line; None when there is none."""
    return one_line(text).replace(CALL, "") or None if text else None


def address(url: str | None) -> Address | None:
    """Return an address that cannot break out of any mark-up."""
    return Address(safe_address(url)) if url else None


def prose(text: str | None, missing: Missing) -> Prose:
    """Return a text in Markdown, or what stands for it."""
    return MarkdownText(text.replace(CALL, "")) if text and text.strip() else missing


class Stage:
    """Gathers who is on stage, in which sessions, on which day.

    Args:
        event: The event.
        network: The network whose accounts are called; None where people are only named.
        locale: How dates and lists are written.
    """

    def __init__(self, event: Event, network: str | None, locale: Locale) -> None:
        self.event = event
        self.network = network
        self.locale = locale
        self._people: dict[str, SpeakerFacts] = {}
        order = event.running_order()
        for session in order:
            for speaker in self._on_stage(session):
                self._people.setdefault(speaker.id, self._speaker(speaker))
        self.sessions = tuple(self._session(session) for session in order)
        by_id = {one.id: one for one in self.sessions}
        self.speakers = tuple(self._with_sessions(person, order, by_id) for person in self._people.values())
        self.days = self._days(order, self.sessions)

    def listed(self, people: list[str]) -> str | None:
        """Write a list of names."""
        return wording.listed([one_line(name) for name in people], self.locale) or None

    def _days(self, order: list[Session], sessions: tuple[SessionFacts, ...]) -> tuple[DayFacts, ...]:
        if not self.event.several_days:
            return (DayFacts(path="days.1", name="", sessions=sessions),) if sessions else ()
        by_day: dict[str, list[SessionFacts]] = {}
        for session, facts in zip(order, sessions, strict=True):
            start = self.event.session_start(session)
            name = "" if start is None else wording.day(start.date(), self.locale, year=False)
            by_day.setdefault(name, []).append(facts)
        return tuple(
            DayFacts(path=f"days.{number}", name=name, sessions=tuple(held))
            for number, (name, held) in enumerate(by_day.items(), 1)
        )

    def _on_stage(self, session: Session) -> list[Speaker]:
        """Return who may be named: those who have said yes."""
        moderators = [self.event.speaker(reference) for reference in session.moderators]
        found = [*self.event.speakers_of(session), *(one for one in moderators if one is not None)]
        return [one for one in found if one.state is SpeakerState.CONFIRMED]

    def _session(self, session: Session) -> SessionFacts:
        path = f"sessions.{session.id}"
        confirmed = [one for one in self.event.speakers_of(session) if one.state is SpeakerState.CONFIRMED]
        owner = one_line(confirmed[0].name) if confirmed else "the organizers"
        start = self.event.session_start(session)
        moderators = []
        for reference in session.moderators:
            person = self.event.speaker(reference)
            if person is None or person.state is SpeakerState.CONFIRMED:
                moderators.append(one_line(person.name if person else reference))
        source = session.source
        return SessionFacts(
            path=path,
            id=session.id,
            type=session.type.value,
            title=line(session.title) or Missing("title to be announced", f"title of {session.id}", owner, "the title"),
            track=line(session.track),
            time=wording.clock(start, self.locale) if start else None,
            who=self._who(session, confirmed, named=False),
            who_named=self._who(session, confirmed, named=True),
            moderated_by=self.listed(moderators),
            co_authors=self.listed(session.co_authors),
            abstract=prose(
                session.abstract,
                Missing(
                    "What it is about, we tell you soon.",
                    f"abstract of “{one_line(session.title or session.id)}”",
                    owner,
                    "some lines on what it is about",
                ),
            ),
            source_title=line(source.title) if source else None,
            source_url=address(source.url) if source else None,
            source_starts=self._source_starts(session, start),
            source_live=source.live if source else None,
            streamed=bool(session.streamed),
            paper_url=address(session.paper_url),
            resources=tuple(
                ResourceFacts(
                    path=f"{path}.resources.{number}",
                    name=one_line(resource.name or resource.type or "more"),
                    type=line(resource.type),
                    url=Address(safe_address(resource.url)),
                )
                for number, resource in enumerate(session.resources, 1)
                if resource.url and not withheld_by(self.event, session, resource)
            ),
            speakers=tuple(self._people[one.id] for one in confirmed),
        )

    def _source_starts(self, session: Session, here: datetime.datetime | None) -> str | None:
        """Return when the main programme shows it, by its own clock; with the day where that is another one."""
        there = self.event.source_start(session)
        if there is None:
            return line(session.source.starts_at) if session.source else None
        zone = self.event.conference.timezone if self.event.conference else None
        words = wording.clock(there, self.locale)
        if here is None or there.date() != here.date():
            words = f"{wording.day(there.date(), self.locale, year=False)}, {words}"
        return f"{words} by the clock of {wording.zone_at(zone or self.event.timezone, there, self.locale)}"

    def _who(self, session: Session, confirmed: list[Speaker], *, named: bool) -> Words:
        people = [self._people[one.id].named if named else self._people[one.id].name for one in confirmed]
        references = [reference for reference in session.speakers if not self._declined(reference)]
        awaited = [one for one in references if self.event.speaker(one) not in confirmed]
        owes_nobody = session.type not in (SessionType.TALK, SessionType.TUTORIAL, SessionType.WORKSHOP)
        if not awaited and (people or owes_nobody):
            return wording.listed(people, self.locale)
        words = "a further speaker to be announced" if people else "a speaker to be announced"
        if len(awaited) > 1:
            words = (
                f"{wording.counted(len(awaited), '', '').strip()} {'further ' * bool(people)}speakers to be announced"
            )
        person = one_line(awaited[0]) if awaited else "the organizers"
        return Missing(
            wording.listed([*people, words], self.locale),
            f"speakers of “{one_line(session.title or session.id)}”",
            person,
            "the speaker's yes: `state: confirmed`",
        )

    def _declined(self, reference: str) -> bool:
        speaker = self.event.speaker(reference)
        return speaker is not None and speaker.state is SpeakerState.DECLINED

    def _speaker(self, speaker: Speaker) -> SpeakerFacts:
        name = one_line(speaker.name)
        accounts = speaker.links.accounts() if speaker.links else ()
        called = next((one.handle for one in accounts if one.network == self.network), None)
        call = called.replace("@", CALL, 1) if called and called.startswith("@") else None
        picture = speaker.picture
        return SpeakerFacts(
            path=f"speakers.{speaker.id}",
            id=names.id_of(speaker.id) or "speaker",
            name=name,
            named=f"{name} ({call})" if call else name,
            calls=call,
            pronouns=line(speaker.pronouns),
            affiliation=line(speaker.affiliation),
            tagline=line(speaker.tagline),
            biography=prose(
                speaker.biography,
                Missing(f"More about {name} soon.", "biography", name, "some lines about the speaker"),
            ),
            picture=picture.path if picture else Missing("no picture yet", "picture", name, "a picture"),
            alt=line(picture.alt if picture else None)
            or Missing(f"Portrait of {name}", "picture.alt", name, "what the picture shows"),
            credit=line(picture.credit if picture else None),
            pages=tuple(Address(safe_address(one.url)) for one in accounts),
        )

    def _with_sessions(
        self, person: SpeakerFacts, order: list[Session], by_id: dict[str, SessionFacts]
    ) -> SpeakerFacts:
        speaks, moderates = [], []
        for session in order:
            if any(f"speakers.{one.id}" == person.path for one in self.event.speakers_of(session)):
                speaks.append(by_id[session.id])
            moderators = [self.event.speaker(reference) for reference in session.moderators]
            if any(one is not None and f"speakers.{one.id}" == person.path for one in moderators):
                moderates.append(by_id[session.id])
        return dataclasses.replace(person, speaks=tuple(speaks), moderates=tuple(moderates))
