"""Who owes what by when, and in which state it is. Checks, mails, status and announcements all ask here.

An item is due through the end of its day in the event's time zone. Until then it is pending; from the next
day on it is overdue.
"""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wimlds_cli.event.decks import OWING_SLIDES, DecksFound, find_file
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import (
    Event,
    EventStatus,
    Kind,
    Role,
    Session,
    SessionType,
    Speaker,
    SpeakerState,
)
from wimlds_cli.event.node import Node
from wimlds_cli.event.source import NodePath
from wimlds_cli.event.timeline import MILESTONES, deadline

_PLACEHOLDER = re.compile(
    r"\W*(tb[acds]|to be (announced|confirmed|defined|determined|done)|to ?do|xxx+|n/?a|coming soon"
    r"|lorem ipsum.*"
    r"|title|abstract|biography|bio)?\W*",
    re.IGNORECASE | re.DOTALL,
)


class State(enum.StrEnum):
    """How an item stands."""

    DONE = "done"
    PENDING = "pending"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Item:
    """One kind of thing that is owed.

    Attributes:
        name: Stable, for programs.
        words: For people: "social account".
        due: The milestone, or the part of one, that says when.
        ask: How a speaker is asked for it.
    """

    name: str
    words: str
    due: str
    ask: str = ""

    @property
    def role(self) -> Role | None:
        """Which of the organizers looks after it; None when all do."""
        milestone = MILESTONES.get(self.due) or MILESTONES["material"]
        return milestone.role


LINKS = Item(
    "links",
    "social account",
    "links",
    "an account or website that we may name (LinkedIn, Mastodon, Bluesky, X, GitHub), or that we name none",
)
PICTURE = Item("picture", "picture", "picture", "a picture of you, of at least 400 x 400 pixels")
TITLE = Item("title", "title", "title", "the title of your session")
ABSTRACT = Item("abstract", "abstract", "abstract", "an abstract: some lines about what people will hear")
BIOGRAPHY = Item("biography", "biography", "biography", "a biography: some lines about yourself")
CONSENT = Item(
    "consent", "consent", "consent", "whether there may be photos, a recording, and your slides published: yes or no"
)
SLIDES = Item("slides", "slides", "slides", "your slides, as a PowerPoint file")
SPEAKER_COLUMNS = (LINKS, PICTURE, TITLE, ABSTRACT, BIOGRAPHY, CONSENT, SLIDES)
"""What a speaker's row shows, in its order."""

INVITATION = Item("invitation", "invitation", "invite")
CONFIRMATION = Item("confirmation", "answer to the invitation", "confirm", "whether you will speak")
REHEARSAL = Item("rehearsal", "rehearsal", "rehearsal", "whether you would like a rehearsal, and when")
SPEAKERS = Item("speakers", "speaker", "confirm")
MODERATORS = Item("moderators", "moderator", "confirm")
SOURCE = Item("source", "source", "material")

LOCATION = Item("location", "name and address of the place", "location")
ACCESS = Item("access", "how to get in with a wheelchair", "location")
DESCRIPTION = Item("description", "description", "announce")
REGISTRATION = Item("registration_url", "registration address", "announce")
MISSION = Item("mission", "mission sentence", "announce")
WELCOME = Item("welcome", "welcome sentence", "announce")
ORGANIZERS = Item("organizers", "organizer", "announce")
CONFERENCE = Item("conference", "conference", "announce")
CONDUCT = Item("code_of_conduct", "address and contact of the code of conduct", "announce")

_BY_TYPE: dict[SessionType, tuple[Item, ...]] = {
    SessionType.PANEL: (TITLE, MODERATORS),
    SessionType.ROUND_TABLE: (TITLE, MODERATORS),
    SessionType.SCREENING: (TITLE, SOURCE),
    SessionType.BREAK: (),
} | dict.fromkeys(OWING_SLIDES, (TITLE, ABSTRACT, SPEAKERS, SLIDES))


@dataclass(frozen=True)
class Owed:
    """One thing that is owed, or that was and has come.

    Attributes:
        due: The last day on which it is in time; None when the event's date is not known.
        node: Where in the file it stands, or would stand.
        speakers: Whose it is; several for the title of a talk by two; nobody's for what the organizers owe.
        session: The session that it belongs to, if it is not the person's own.
        lacking: What of it is missing, where it has parts: ("photo", "slides").
    """

    item: Item
    state: State
    due: datetime.date | None
    node: NodePath
    speakers: tuple[Speaker, ...] = ()
    session: Session | None = None
    lacking: tuple[str, ...] = ()

    def days_overdue(self, as_of: datetime.date) -> int:
        """Count the days since it was due; 0 when it is not overdue."""
        return (as_of - self.due).days if self.state is State.OVERDUE and self.due is not None else 0


@dataclass(frozen=True)
class SpeakerRow:
    """All that one speaker owes, or has given."""

    speaker: Speaker
    index: int
    entries: tuple[Owed, ...]

    def cell(self, item: Item) -> Owed | None:
        """Return how an item stands, the worst of several; None when it is not owed."""
        order = (State.OVERDUE, State.PENDING, State.DONE)
        return min(
            (one for one in self.entries if one.item is item),
            key=lambda one: order.index(one.state),
            default=None,
        )


@dataclass(frozen=True)
class Checklist:
    """The whole event's checklist on one day.

    Attributes:
        as_of: The day, in the event's time zone.
        rows: One for each speaker, in the file's order; without those who declined, and without candidates
            for whom no session is planned.
        entries: Everything once, in the file's order: the event's own items last.
    """

    as_of: datetime.date
    rows: tuple[SpeakerRow, ...]
    entries: tuple[Owed, ...]

    def having(self, state: State) -> tuple[Owed, ...]:
        """Return the items in one state."""
        return tuple(one for one in self.entries if one.state is state)

    @property
    def of_the_event(self) -> tuple[Owed, ...]:
        """The items that no speaker owes: the place, the description, a panel's moderators."""
        return tuple(one for one in self.entries if not one.speakers)

    @property
    def next_due(self) -> datetime.date | None:
        """The nearest day on which something pending is due."""
        return min((one.due for one in self.having(State.PENDING) if one.due is not None), default=None)


def is_given(text: str | None) -> bool:
    """Tell whether a text says something; "TBA" does not."""
    return text is not None and _PLACEHOLDER.fullmatch(text) is None


def draw_up(loaded: LoadedEvent, decks: DecksFound, as_of: datetime.date) -> Checklist:
    """Say of everything that an event needs whether it is there, pending or overdue.

    Args:
        loaded: The event.
        decks: What `find_decks` found in its folder.
        as_of: The day, in the event's time zone.
    """
    event = loaded.event
    if event is None or event.status is EventStatus.CANCELLED:
        return Checklist(as_of, (), ())
    writer = _Writer(loaded, event, decks, as_of)
    entries = tuple(writer.entries())
    rows = tuple(
        SpeakerRow(speaker, index, tuple(one for one in entries if any(speaker is who for who in one.speakers)))
        for index, speaker in enumerate(event.speakers)
        if any(speaker is who for one in entries for who in one.speakers)
    )
    return Checklist(as_of, rows, entries)


@dataclass
class _Writer:
    loaded: LoadedEvent
    event: Event
    decks: DecksFound
    as_of: datetime.date

    def entries(self) -> Iterator[Owed]:
        for index, speaker in enumerate(self.event.speakers):
            yield from self._of_speaker(speaker, ("speakers", index))
        for index, session in enumerate(self.event.sessions):
            if session.takes_place:
                for item in _BY_TYPE[session.type]:
                    yield self._of_session(item, session, ("sessions", index))
        yield from self._of_event()

    def _of_speaker(self, speaker: Speaker, node: NodePath) -> Iterator[Owed]:
        who = (speaker,)
        if speaker.state is SpeakerState.CANDIDATE and self._is_planned(speaker):
            yield self._owed(INVITATION, False, (*node, "state"), who)
        if speaker.state is SpeakerState.INVITED:
            yield self._owed(CONFIRMATION, False, (*node, "state"), who)
        if speaker.state is not SpeakerState.CONFIRMED:
            return
        links = speaker.links
        yield self._owed(LINKS, links is not None and (links.declined or any(links.typed())), (*node, "links"), who)
        picture = speaker.picture
        there = picture is not None and find_file(self.loaded.folder, picture.path) is not None
        yield self._owed(PICTURE, there, (*node, "picture"), who)
        yield self._owed(BIOGRAPHY, is_given(speaker.biography), (*node, "biography"), who)
        open_ones = _lacking(speaker.consent, ("photo", "recording", "slides"))
        yield self._owed(CONSENT, not open_ones, (*node, "consent"), who, lacking=open_ones)
        if speaker.first_time:
            yield self._owed(REHEARSAL, bool(self.event.tasks.get("rehearsal")), (*node, "first_time"), who)

    def _is_planned(self, speaker: Speaker) -> bool:
        return any(one.takes_place and speaker in self.event.speakers_of(one) for one in self.event.sessions)

    def _of_session(self, item: Item, session: Session, node: NodePath) -> Owed:
        found = self.decks.of(session)
        given: dict[Item, Callable[[], bool]] = {
            TITLE: lambda: is_given(session.title),
            ABSTRACT: lambda: is_given(session.abstract),
            SPEAKERS: lambda: self._has_speaker(session),
            MODERATORS: lambda: bool(session.moderators),
            SOURCE: lambda: (
                session.source is not None and is_given(session.source.title) and session.source.url is not None
            ),
            SLIDES: lambda: session.without_slides or bool(found and found.files),
        }
        speakers: tuple[Speaker, ...] = ()
        if item in (TITLE, ABSTRACT, SLIDES) and session.type in OWING_SLIDES:
            speakers = tuple(self.event.speakers_of(session))
        return self._owed(item, given[item](), (*node, item.name), speakers, session)

    def _has_speaker(self, session: Session) -> bool:
        # A name that is not under `speakers:` is another finding, not a missing speaker.
        found = [self.event.speaker(reference) for reference in session.speakers]
        return any(one is None or one.state is not SpeakerState.DECLINED for one in found)

    def _of_event(self) -> Iterator[Owed]:
        event = self.event
        place = event.location
        if not event.is_online:
            known = place is not None and is_given(place.name) and is_given(place.address)
            yield self._owed(LOCATION, known, ("location",))
            yield self._owed(ACCESS, place is not None and is_given(place.access), ("location", "access"))
        yield self._owed(DESCRIPTION, is_given(event.description), ("description",))
        yield self._owed(REGISTRATION, event.registration_url is not None, ("registration_url",))
        yield self._owed(MISSION, is_given(event.mission), ("mission",))
        yield self._owed(WELCOME, is_given(event.welcome), ("welcome",))
        # Where the file says nothing at all of these, the loader has said so already.
        if ("organizers",) in self.loaded.source:
            yield self._owed(ORGANIZERS, bool(event.organizers), ("organizers",))
        if ("code_of_conduct",) in self.loaded.source:
            lacking = _lacking(event.code_of_conduct, ("url", "contact"))
            yield self._owed(CONDUCT, not lacking, ("code_of_conduct",), lacking=lacking)
        if event.kind is Kind.CONFERENCE_MEETUP:
            lacking = _lacking(event.conference, ("name", "start", "end", "url", "code_of_conduct"))
            yield self._owed(CONFERENCE, not lacking, ("conference",), lacking=lacking)

    def _owed(
        self,
        item: Item,
        done: bool,
        node: NodePath,
        speakers: tuple[Speaker, ...] = (),
        session: Session | None = None,
        lacking: tuple[str, ...] = (),
    ) -> Owed:
        due = deadline(self.event, item.due) if self._has_date(item.due) else None
        late = due is not None and self.as_of > due
        state = State.DONE if done else State.OVERDUE if late else State.PENDING
        return Owed(item, state, due, node, speakers, session, lacking)

    def _has_date(self, name: str) -> bool:
        """Tell whether a deadline is known: written in the file, or counted from a known start."""
        own = self.event.deadlines
        return (
            "start" not in self.loaded.missing
            or getattr(own, name) is not None
            or (name not in MILESTONES and own.material is not None)
        )


def _lacking(node: Node | None, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if node is None or getattr(node, name) is None)
