"""The event as data. What each field means to an organizer stands beside it and goes into the JSON Schema."""

from __future__ import annotations

import datetime
import enum
import zoneinfo
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

from wimlds_cli.event import names
from wimlds_cli.event.attendance import Attendance, AttendanceMode
from wimlds_cli.event.fields import (
    TIME_OR_MOMENT_SCHEMA,
    Count,
    Hashtags,
    Minutes,
    Moment,
    Month,
    PathTexts,
    Text,
    Texts,
    TimeOrMoment,
    WebAddress,
    YesNo,
    YesOrDay,
    ZoneName,
)
from wimlds_cli.event.node import Node, one_of
from wimlds_cli.event.people import Consent, Links, Organizer, Picture, Role, Speaker, SpeakerState
from wimlds_cli.event.place import (
    Brand,
    Channels,
    CodeOfConduct,
    Conference,
    Location,
    Offer,
    Resource,
    Source,
    Sponsor,
    Stream,
)
from wimlds_cli.event.scalars import time_or_moment_of
from wimlds_cli.event.timeline import Deadlines

__all__ = [
    "Attendance",
    "AttendanceMode",
    "Brand",
    "Channels",
    "Chapter",
    "CodeOfConduct",
    "Conference",
    "Consent",
    "Deadlines",
    "Event",
    "EventStatus",
    "Kind",
    "Links",
    "Location",
    "Offer",
    "Organizer",
    "Picture",
    "Resource",
    "Role",
    "Session",
    "SessionState",
    "SessionType",
    "Source",
    "Speaker",
    "SpeakerState",
    "Sponsor",
    "Stream",
]

NamedT = TypeVar("NamedT", "Speaker", "Session")

UNKNOWN_START = datetime.datetime(2199, 12, 31, 18, 30)
"""Stands where the start is missing or cannot be read, so that nothing becomes overdue for it."""


class Kind(enum.StrEnum):
    """Which rules of the format hold."""

    MEETUP = "meetup"
    CONFERENCE_MEETUP = "conference-meetup"
    SUPERMEETUP = "supermeetup"
    WORKSHOP = "workshop"


class EventStatus(enum.StrEnum):
    """Whether the event takes place as planned."""

    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MOVED_ONLINE = "moved-online"


class SessionType(enum.StrEnum):
    """What a session is; it decides what is owed."""

    TALK = "talk"
    PANEL = "panel"
    ROUND_TABLE = "round-table"
    TUTORIAL = "tutorial"
    WORKSHOP = "workshop"
    SCREENING = "screening"
    BREAK = "break"


class SessionState(enum.StrEnum):
    """Whether a session takes place."""

    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Session(Node):
    """One entry of the programme."""

    title: Text | None = Field(
        None, description="As it will stand on every poster; between quotes when it holds a colon."
    )
    id: Text = Field("", description="A short name for commands and file names; made from the title when left out.")
    type: Annotated[SessionType, one_of(SessionType)] = Field(SessionType.TALK, description="Decides what is owed.")
    track: Text | None = Field(None, description="academic, industry, interactive, or any word.")
    state: Annotated[SessionState, one_of(SessionState)] = SessionState.CONFIRMED
    speakers: Texts = Field([], description="Names or ids of people under `speakers:`.")
    moderators: Texts = Field([], description="Names or ids.")
    co_authors: Texts = Field([], description="Names of people who are not on stage.")
    abstract: Text | None = Field(None, description="What it is about, in Markdown.")
    start: TimeOrMoment | None = Field(
        None, description="Such as 19:00; with the date when the event has several days."
    )
    duration: Minutes | None = Field(None, description="Minutes.")
    proofread_by: Text | None = Field(None, description="Who has read title and abstract for mistakes.")
    slides: PathTexts | None = Field(
        None,
        description="A file or a list of files. Left out: the files in slides/ whose names hold "
        "the session's id or a speaker's name. `none`: there are none.",
    )
    source: Source | None = Field(None, description="What a screening shows.")
    streamed: YesNo | None = Field(None, description="Whether it is part of what `stream:` names.")
    paper_url: WebAddress | None = None
    resources: list[Resource] = Field([], description="Afterwards: video, slides, notebook.")

    @property
    def without_slides(self) -> bool:
        """Whether the file says that this session has no slides."""
        return self.slides is not None and [slide.lower() for slide in self.slides] == ["none"]

    @property
    def takes_place(self) -> bool:
        """Whether this session is on the programme."""
        return self.state is SessionState.CONFIRMED


class Shared(Node):
    """What an event has, or takes over from chapter.yaml."""

    timezone: ZoneName = Field("UTC", description="Region and city, such as Europe/Paris.")
    language: Text | None = Field(None, description="In which language it is held, such as en.")
    audience: Text | None = Field(None, description="Whom it is for.")
    mission: Text | None = Field(None, description="One sentence: whom the chapter features.")
    welcome: Text | None = Field(None, description="One sentence: everybody is welcome.")
    hashtags: Hashtags = Field([], description="With or without #, between quotes.")
    organizers: list[Organizer] = Field([], description="Who runs it, and who does what.")
    code_of_conduct: CodeOfConduct | None = Field(None, description="Its address, and whom to turn to.")
    channels: Channels = Field(default_factory=Channels, description="The chapter's own pages and accounts.")
    brand: Brand = Field(default_factory=Brand, description="How the chapter's things look.")
    co_hosts: Texts = Field([], description="Others who run it with you.")
    sponsors: list[Sponsor] = Field([], description="Who gives money, rooms or food.")
    offers: list[Offer] = Field([], description="What partners give to those who come.")
    feedback_url: WebAddress | None = None
    season_starts: Month | None = Field(
        None, description="The month in which a season begins, such as 1; September (9) when left out."
    )


class Chapter(Shared):
    """chapter.yaml: what every event of a chapter shares."""

    name: Text | None = Field(None, description="The chapter's name, such as WiMLDS Paris.")


class Event(Shared):
    """event.yaml, with what chapter.yaml supplies."""

    name: Text = Field("", description="As it will stand on every poster.")
    chapter: Text | None = Field(None, description="The chapter's name; from chapter.yaml when left out.")
    description: Text | None = Field(None, description="What the evening is about, in Markdown.")
    start: Moment = Field(UNKNOWN_START, description="Such as 2027-03-18 18:30, by the clock at the venue.")
    end: Annotated[datetime.datetime, WithJsonSchema(TIME_OR_MOMENT_SCHEMA)] = Field(
        UNKNOWN_START, description="A time alone will do on the same day."
    )
    kind: Annotated[Kind, one_of(Kind)] = Field(Kind.MEETUP, description="Which rules of the format hold.")
    status: Annotated[EventStatus, one_of(EventStatus)] = EventStatus.SCHEDULED
    attendance: Attendance = Field(
        default_factory=Attendance, description="in-person, online or mixed; afterwards also how many came."
    )
    location: Location | None = None
    conference: Conference | None = Field(None, description="The larger conference that a local meetup belongs to.")
    support: Text | None = Field(None, description="Help with money: travel grants, free places, how to ask.")
    health: Text | None = Field(None, description="What guests should know: masks, air, a quiet room, first aid.")
    stream: Stream | None = Field(None, description="What is streamed, and where to.")
    registration_url: WebAddress | None = None
    capacity: Count | None = None
    series: Text | None = None
    edition: Text | None = None
    next_event: Text | None = None
    deadlines: Deadlines = Field(default_factory=Deadlines, description="Dates that differ from the timeline.")
    tasks: dict[str, YesOrDay] = Field({}, description="What was ticked by hand: the task, and yes or the day.")
    speakers: list[Speaker] = Field([], description="The people on stage.")
    sessions: list[Session] = Field([], description="The programme, in its order.")

    @field_validator("end", mode="plain")
    @classmethod
    def _on_the_day_of_the_start(cls, value: Any, info: ValidationInfo) -> datetime.datetime:
        found = time_or_moment_of(value)
        if isinstance(found, datetime.datetime):
            return found
        start: datetime.datetime = info.data.get("start", UNKNOWN_START)
        return datetime.datetime.combine(start.date(), found)

    @model_validator(mode="after")
    def _complete(self) -> Event:
        if "end" not in self.model_fields_set:
            self.end = self.start + datetime.timedelta(hours=2)
        _give_ids(self.speakers, [names.id_of(speaker.name) for speaker in self.speakers], "speaker")
        titles = [names.id_of(one.title or "") or names.id_of(" ".join(one.speakers)) for one in self.sessions]
        _give_ids(self.sessions, titles, "session")
        return self

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The event's time zone."""
        return zoneinfo.ZoneInfo(self.timezone)

    @property
    def is_online(self) -> bool:
        """Whether nobody comes anywhere: planned online, or moved there."""
        return self.attendance.mode is AttendanceMode.ONLINE or self.status is EventStatus.MOVED_ONLINE

    @property
    def starts_at(self) -> datetime.datetime:
        """The start as an instant."""
        return self.start.replace(tzinfo=self.zone)

    @property
    def ends_at(self) -> datetime.datetime:
        """The end as an instant."""
        return self.end.replace(tzinfo=self.zone)

    @property
    def several_days(self) -> bool:
        """Whether it goes on after a night; an evening that ends after midnight is one day."""
        return self.end.date() > self.start.date() and self.end - self.start > datetime.timedelta(hours=18)

    def speaker(self, reference: str) -> Speaker | None:
        """Return the speaker whose id or name this is."""
        return _named(self.speakers, reference, lambda speaker: speaker.name)

    def session(self, reference: str) -> Session | None:
        """Return the session whose id or title this is."""
        return _named(self.sessions, reference, lambda session: session.title or "")

    def speakers_of(self, session: Session) -> list[Speaker]:
        """Return the speakers of a session, without those who declined or are not under `speakers:`."""
        found = [self.speaker(reference) for reference in session.speakers]
        return [speaker for speaker in found if speaker is not None and speaker.state is not SpeakerState.DECLINED]

    def session_start(self, session: Session) -> datetime.datetime | None:
        """Return when a session starts, by the clock at the venue; None when the file does not say.

        A time alone is on the event's first day; in an evening that ends after midnight, a time before the
        event's own start is on the next day.
        """
        if session.start is None or isinstance(session.start, datetime.datetime):
            return session.start
        start = datetime.datetime.combine(self.start.date(), session.start)
        if start < self.start and start + datetime.timedelta(days=1) < self.end and not self.several_days:
            start += datetime.timedelta(days=1)
        return start

    def source_start(self, session: Session) -> datetime.datetime | None:
        """Return when what a screening shows runs in the main programme, by the conference's clock and zone."""
        moment = session.source.moment if session.source is not None else None
        if moment is None:
            return None
        own = self.conference.timezone if self.conference is not None else None
        return moment.replace(tzinfo=zoneinfo.ZoneInfo(own or self.timezone))

    def running_order(self) -> list[Session]:
        """Return the sessions that take place: by start when all have one, else in the file's order."""
        sessions = [session for session in self.sessions if session.takes_place]
        starts = {id(session): self.session_start(session) for session in sessions}
        if None in starts.values():
            return sessions
        return sorted(sessions, key=lambda session: starts[id(session)] or UNKNOWN_START)


def _named(nodes: list[NamedT], reference: str, name: Callable[[NamedT], str]) -> NamedT | None:
    for node in nodes:
        if node.id == reference:
            return node
    return next((one for one in nodes if any(names.same_name(text, reference) for text in (one.id, name(one)))), None)


def _give_ids(nodes: list[NamedT], made: list[str], otherwise: str) -> None:
    """Give an id to those that the file gives none; what the file gives stays, be it given twice."""
    taken = {node.id for node in nodes if node.id}
    for count, (node, wanted) in enumerate(zip(nodes, made, strict=True), 1):
        if node.id:
            continue
        node.id = wanted = wanted or f"{otherwise}-{count}"
        number = 1
        while node.id in taken:
            number += 1
            node.id = f"{wanted}-{number}"
        taken.add(node.id)
