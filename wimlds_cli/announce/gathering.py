"""Event -> the facts that a template may say, as one channel names people."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from wimlds_cli.announce.facts import (
    ConferenceFacts,
    EventFacts,
    Missing,
    OfferFacts,
    SponsorFacts,
    Words,
)
from wimlds_cli.announce.stage import Stage, address, line, prose
from wimlds_cli.event.model import (
    AttendanceMode,
    Event,
    Role,
    SessionType,
)
from wimlds_cli.texts import wording
from wimlds_cli.texts.dialects import one_line
from wimlds_cli.texts.markdown import first_paragraph

if TYPE_CHECKING:
    from babel import Locale

WELCOME = "The event is open to everybody, whatever their gender or background."
"""Said when the chapter has no words of its own for it."""


def gather(event: Event, missing: frozenset[str], network: str | None, on: datetime.date) -> EventFacts:
    """Return an event's facts.

    Args:
        event: The event.
        missing: The needed fields that its file lacks, as the loader names them.
        network: The network whose accounts are called, such as "mastodon"; None where people are only named.
        on: The day: an offer that has expired is left out.
    """
    return _Gathering(event, missing, network, on).facts()


class _Gathering:
    def __init__(self, event: Event, missing: frozenset[str], network: str | None, on: datetime.date) -> None:
        self.event = event
        self.missing = missing
        self.network = network
        self.on = on
        self.locale: Locale = wording.locale_of(event)

    def facts(self) -> EventFacts:
        event = self.event
        stage = Stage(event, self.network, self.locale)
        online = event.is_online
        place = self._place()
        when = self._when()
        registration = self._missing(
            "registration opens soon", "registration_url", Role.COMMUNICATION, "the page where people register"
        )
        conduct = self._missing(
            "our code of conduct", "code_of_conduct.url", Role.COMMUNICATION, "the address of your code of conduct"
        )
        location = event.location
        return EventFacts(
            name=self._missing("our next event", "name", Role.COMMUNICATION, "the event's name")
            if "name" in self.missing or not event.name
            else one_line(event.name),
            chapter=line(event.chapter),
            series=line(event.series),
            edition=line(event.edition),
            kind=event.kind.value,
            status=event.status.value,
            attendance=AttendanceMode.ONLINE.value if online else event.attendance.mode.value,
            description=prose(
                event.description,
                self._missing("More about the programme soon.", "description", Role.COMMUNICATION, "some lines"),
            ),
            hook=self._hook(),
            audience=line(event.audience),
            day=when["day"],
            short_day=when["short_day"],
            hours=when["hours"],
            when=when["when"],
            opens=when["opens"],
            zone=wording.zone(event, self.locale),
            several_days=event.several_days,
            place=place,
            place_name=place if online or isinstance(place, Missing) else self._place_name(),
            access=line(location.access if location else None)
            or self._missing(
                "We are still finding out how one gets in with a wheelchair; ask us.",
                "location.access",
                Role.HOSTING,
                "how one gets in, with a wheelchair too",
            ),
            childcare=line(location.childcare if location else None),
            health=line(event.health),
            support=line(event.support),
            stream_url=address(event.stream.url) if event.stream else None,
            stream_to=line(event.stream.to) if event.stream else None,
            map_url=None if online or location is None else address(location.url),
            # The address of a venue is no address to join at: after a move online only registration knows it.
            join_url=address(location.url) if location and event.attendance.mode is AttendanceMode.ONLINE else None,
            registration_url=address(event.registration_url) or registration,
            capacity=event.capacity,
            hashtags=" ".join(f"#{tag}" for tag in map(_tag, event.hashtags) if tag),
            mission=line(event.mission)
            or self._missing(
                "(whom the chapter features)",
                "mission",
                Role.COMMUNICATION,
                "one sentence in chapter.yaml: whom the chapter features",
            ),
            welcome=line(event.welcome) or WELCOME,
            conduct_url=address(event.code_of_conduct.url if event.code_of_conduct else None) or conduct,
            conduct_contact=line(event.code_of_conduct.contact if event.code_of_conduct else None),
            organizers=stage.listed([one.name for one in event.organizers])
            or self._missing("the organizers", "organizers", Role.COMMUNICATION, "who runs it"),
            co_hosts=stage.listed(event.co_hosts),
            website=address(event.channels.website),
            email=line(event.channels.email),
            feedback_url=address(event.feedback_url),
            next_event=line(event.next_event),
            sponsors=tuple(
                SponsorFacts(
                    path=f"sponsors.{number}", name=one_line(one.name), url=address(one.url), gives=line(one.gives)
                )
                for number, one in enumerate(event.sponsors, 1)
            ),
            offers=self._offers(),
            conference=self._conference(),
            days=stage.days,
            sessions=stage.sessions,
            talks=tuple(one for one in stage.sessions if one.type != SessionType.BREAK),
            resources=tuple(one for one in stage.sessions if one.resources)
            or self._missing(
                "Slides and recordings follow.", "resources", Role.COMMUNICATION, "the links to slides and recordings"
            ),
            speakers=stage.speakers,
        )

    def _missing(self, words: str, field: str, role: Role, way_out: str) -> Missing:
        owners = [one.name for one in self.event.organizers if role in one.roles]
        return Missing(words, field, owners[0] if owners else "the organizers", way_out)

    def _hook(self) -> Words:
        first = first_paragraph(self.event.description or "")
        return first or self._missing("More about the programme soon.", "description", Role.COMMUNICATION, "some lines")

    def _when(self) -> dict[str, Words]:
        event = self.event
        if "start" in self.missing:
            gone = self._missing("on a day to be announced", "start", Role.SPEAKERS, "date and time")
            return dict.fromkeys(("day", "short_day", "hours", "when", "opens"), gone)
        start, end = event.starts_at, event.ends_at
        opens = wording.clock(start, self.locale)
        if event.several_days:
            day = wording.days(start, end, self.locale)
            return {"day": day, "short_day": day, "hours": opens, "when": day, "opens": opens}
        hours = opens if "end" in self.missing else wording.hours(start, end, self.locale)
        day = wording.day(start.date(), self.locale)
        return {
            "day": day,
            "short_day": wording.day(start.date(), self.locale, year=False),
            "hours": hours,
            "when": f"{day}, {hours}",
            "opens": opens,
        }

    def _place(self) -> Words:
        location = self.event.location
        if self.event.is_online:
            return "online"
        if location is None or not (location.name or location.address):
            return self._missing("a place to be announced", "location", Role.HOSTING, "name and address")
        return ", ".join(one_line(part) for part in (location.name, location.address) if part)

    def _place_name(self) -> str:
        location = self.event.location
        return one_line((location.name or location.address or "") if location else "")

    def _offers(self) -> tuple[OfferFacts, ...]:
        found = []
        for number, offer in enumerate(self.event.offers, 1):
            if not offer.text or (offer.expires is not None and offer.expires < self.on):
                continue
            found.append(
                OfferFacts(
                    path=f"offers.{number}",
                    partner=line(offer.partner),
                    text=one_line(offer.text).rstrip("."),
                    code=line(offer.code),
                    until=wording.day(offer.expires, self.locale) if offer.expires else None,
                )
            )
        return tuple(found)

    def _conference(self) -> ConferenceFacts | None:
        conference = self.event.conference
        if conference is None:
            return None
        when = None
        if conference.start is not None:
            start, end = (
                datetime.datetime.combine(each, datetime.time())
                for each in (conference.start, conference.end or conference.start)
            )
            when = wording.days(start, end, self.locale) if end > start else wording.day(start, self.locale)
        return ConferenceFacts(
            path="conference",
            name=line(conference.name)
            or self._missing("the conference", "conference.name", Role.COMMUNICATION, "the conference's name"),
            when=when,
            url=address(conference.url),
            code_of_conduct=address(conference.code_of_conduct),
        )


def _tag(tag: str) -> str:
    return "".join(char for char in one_line(tag) if char == "_" or char.isalnum() or not char.isascii())
