"""What the templates of the organizers' slides may say, each with what it means.

Every fact is a text, ready to stand on a slide; what is not known is an empty one. Pictures are `Picture`s. The
names here are the templates' vocabulary: a misspelt one is found by comparing with these fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Picture:
    """A picture for a shape of the template.

    Attributes:
        data: The file's bytes, or its path; None when there is no picture.
        alt: What it shows.
        covers: It fills the shape and is cropped for it; otherwise it stands in it whole.
        has_margin: It brings a white margin of its own, as QR codes do.
        instead: What the shape says when there is no picture.
    """

    data: bytes | Path | None = None
    alt: str = ""
    covers: bool = False
    has_margin: bool = False
    instead: str = ""

    @property
    def has_data(self) -> bool:
        """Whether there is a picture."""
        return self.data is not None


NO_PICTURE = Picture()


@dataclass(frozen=True)
class EventFacts:
    """`event`: what all slides may say."""

    name: str = ""
    day: str = ""
    hours: str = ""
    place: str = ""
    hosts: str = ""
    sponsors: str = ""
    sponsor_count: int = 0
    organizers: str = ""
    hashtags: str = ""
    next_event: str = ""
    several_days: bool = False
    conference: str = ""


@dataclass(frozen=True)
class ChapterFacts:
    """`chapter`: what the chapter's events share."""

    name: str = ""
    mission: str = ""
    welcome: str = ""
    website: str = ""
    logo: Picture = NO_PICTURE


@dataclass(frozen=True)
class LinkFacts:
    """`conduct` and `feedback`: a page, its address without `https://`, and a QR code that leads to it."""

    address: str = ""
    contact: str = ""
    qr: Picture = NO_PICTURE


@dataclass(frozen=True)
class PersonFacts:
    """`speaker` (the only one on stage) and `person` (each one of several)."""

    name: str = ""
    pronouns: str = ""
    affiliation: str = ""
    tagline: str = ""
    handle: str = ""
    role: str = ""
    picture: Picture = NO_PICTURE


@dataclass(frozen=True)
class SessionFacts:
    """`session`, `next` (the one after it), and in a table `row` (a session) and `pause` (a break).

    `day` is empty for an event of one day.
    """

    id: str = ""
    title: str = ""
    start: str = ""
    time: str = ""
    day: str = ""
    track: str = ""
    type: str = ""
    people: str = ""
    source: str = ""
    is_break: bool = False
    on_stage: tuple[PersonFacts, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class SponsorFacts:
    """`sponsor`: each one."""

    name: str = ""
    logo: Picture = NO_PICTURE


@dataclass(frozen=True)
class PageFacts:
    """`page`: of a programme that takes several slides."""

    day: str = ""
    number: int = 1
    of: int = 1
    continued: bool = False


@dataclass(frozen=True)
class Facts:
    """All that is known of an event, for its slides."""

    event: EventFacts
    chapter: ChapterFacts
    conduct: LinkFacts
    feedback: LinkFacts
    sessions: tuple[SessionFacts, ...] = ()
    sponsors: tuple[SponsorFacts, ...] = ()
    colours: tuple[str, str] = ("", "")
    """The chapter's colour and its accent, as six digits; empty when it has none."""


VOCABULARY: dict[str, type] = {
    "event": EventFacts,
    "chapter": ChapterFacts,
    "conduct": LinkFacts,
    "feedback": LinkFacts,
    "session": SessionFacts,
    "next": SessionFacts,
    "row": SessionFacts,
    "pause": SessionFacts,
    "speaker": PersonFacts,
    "person": PersonFacts,
    "sponsor": SponsorFacts,
    "page": PageFacts,
}
"""The names that a template may use, and what each one is."""
