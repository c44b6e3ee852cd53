"""What a template may say: the public facts of an event, in words; what is not known yet says so itself."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass, field
from typing import Any

CALL = "\ue000"
"""Stands for the @ of a real account among escaped words; `written` puts the @ there."""

_LONG = 160
"""Characters; longer texts are remembered by a digest, so that what is kept stays readable."""


class MarkdownText(str):
    """A text that a speaker or an organizer wrote in Markdown."""

    __slots__ = ()


class Address(str):
    """A web address."""

    __slots__ = ()


@dataclass(frozen=True)
class Missing:
    """What is not known yet: no where it is asked, honest words where it is printed.

    Attributes:
        words: What a text says instead, with `--draft`.
        field: The field of the event file, as an organizer knows it.
        person: Who can supply it.
        way_out: What to do.
    """

    words: str
    field: str
    person: str
    way_out: str = ""

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A group of facts; `path` names it among all, such as `sessions.nanosecond`."""

    path: str = ""


Words = str | Missing
Prose = MarkdownText | Missing


@dataclass(frozen=True, kw_only=True)
class SpeakerFacts(Facts):
    """One person on stage; `named` has the account to call behind the name."""

    id: str
    name: str
    named: str
    calls: str | None
    pronouns: str | None
    affiliation: str | None
    tagline: str | None
    biography: Prose
    picture: Words
    alt: Words
    credit: str | None
    pages: tuple[Address, ...]
    speaks: tuple[SessionFacts, ...] = field(default=(), compare=False)
    moderates: tuple[SessionFacts, ...] = field(default=(), compare=False)


@dataclass(frozen=True, kw_only=True)
class ResourceFacts(Facts):
    """What is left to see afterwards."""

    name: str
    type: str | None
    url: Address


@dataclass(frozen=True, kw_only=True)
class SessionFacts(Facts):
    """One entry of the programme; `who` are its confirmed speakers, `who_named` with their accounts."""

    id: str
    type: str
    title: Words
    track: str | None
    time: str | None
    who: Words
    who_named: Words
    moderated_by: str | None
    co_authors: str | None
    abstract: Prose
    source_title: str | None
    source_url: Address | None
    source_starts: str | None
    source_live: bool | None
    streamed: bool
    paper_url: Address | None
    resources: tuple[ResourceFacts, ...]
    speakers: tuple[SpeakerFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DayFacts(Facts):
    """One day's programme."""

    name: str
    sessions: tuple[SessionFacts, ...]


@dataclass(frozen=True, kw_only=True)
class OfferFacts(Facts):
    """What a partner gives to those who come."""

    partner: str | None
    text: str
    code: str | None
    until: str | None


@dataclass(frozen=True, kw_only=True)
class SponsorFacts(Facts):
    """Who gives money, rooms or food."""

    name: str
    url: Address | None
    gives: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConferenceFacts(Facts):
    """The larger conference that a local meetup belongs to."""

    name: Words
    when: str | None
    url: Address | None
    code_of_conduct: Address | None


@dataclass(frozen=True, kw_only=True)
class EventFacts(Facts):
    """The event; `hook` is the description's first paragraph, `talks` the sessions that are no breaks.

    `resources` are the sessions of which something is left to see.
    """

    name: Words
    chapter: str | None
    series: str | None
    edition: str | None
    kind: str
    status: str
    attendance: str
    description: Prose
    hook: Words
    audience: str | None
    day: Words
    short_day: Words
    hours: Words
    when: Words
    opens: Words
    zone: str
    several_days: bool
    place: Words
    place_name: Words
    access: Words
    childcare: str | None
    health: str | None
    support: str | None
    stream_url: Address | None
    stream_to: str | None
    map_url: Address | None
    join_url: Address | None
    registration_url: Address | Missing
    capacity: int | None
    hashtags: str
    mission: Words
    welcome: str
    conduct_url: Address | Missing
    conduct_contact: str | None
    organizers: Words
    co_hosts: str | None
    website: Address | None
    email: str | None
    feedback_url: Address | None
    next_event: str | None
    sponsors: tuple[SponsorFacts, ...]
    offers: tuple[OfferFacts, ...]
    conference: ConferenceFacts | None
    days: tuple[DayFacts, ...]
    sessions: tuple[SessionFacts, ...]
    talks: tuple[SessionFacts, ...]
    resources: tuple[SessionFacts, ...] | Missing
    speakers: tuple[SpeakerFacts, ...]

    @property
    def everything(self) -> dict[str, str]:
        """Return every fact by its path, in words; what is not known is empty."""
        found: dict[str, str] = {}
        _collect(self, found)
        return found


def _collect(facts: Facts, found: dict[str, str]) -> None:
    for each in dataclasses.fields(facts):
        if each.name == "path":
            continue
        value = getattr(facts, each.name)
        found[fact_path(facts, each.name)] = words_of(value)
        below = value if isinstance(value, tuple) else (value,)
        for item in below:
            # A speaker's sessions hold that speaker again.
            if isinstance(item, Facts) and not (
                isinstance(facts, SpeakerFacts) and each.name in ("speaks", "moderates")
            ):
                _collect(item, found)


def fact_path(facts: Facts, name: str) -> str:
    """Return the path of one fact of a group."""
    return f"{facts.path}.{name}" if facts.path else name


def words_of(value: Any) -> str:
    """Return a fact as the memory of what was published keeps it."""
    if value is None or isinstance(value, Missing):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_name_of(item) for item in value)
    if isinstance(value, Facts):
        return _name_of(value)
    text = " ".join(str(value).replace(CALL, "@").split())
    if len(text) > _LONG:
        return f"digest {hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    return text


def _name_of(item: Any) -> str:
    # By id where there is one: a new title is one change, not also one of the programme.
    names = (getattr(item, name, None) for name in ("id", "name", "text", "path"))
    return str(next((name for name in names if name), item))
