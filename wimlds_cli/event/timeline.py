"""The default timeline: what is done how many days before the event, by which of the organizers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from wimlds_cli.event.fields import Day
from wimlds_cli.event.node import Node
from wimlds_cli.event.people import Role

if TYPE_CHECKING:
    from wimlds_cli.event.model import Event


@dataclass(frozen=True)
class Milestone:
    """One date on the way to the event.

    Attributes:
        name: As under `deadlines:`.
        days: How many days before the first day of the event; negative: after its last.
        role: Whose work it is; None when everybody's.
        words: What is to be done.
    """

    name: str
    days: int
    role: Role | None
    words: str


TIMELINE: tuple[Milestone, ...] = (
    Milestone("venue", 60, Role.HOSTING, "find the venue, and how a wheelchair gets in"),
    Milestone("invite", 60, Role.SPEAKERS, "invite the speakers"),
    Milestone("location", 42, Role.HOSTING, "write down the place and how to get in"),
    Milestone("confirm", 42, Role.SPEAKERS, "the speakers have said yes"),
    Milestone("material", 30, Role.SPEAKERS, "title, abstract, biography, picture, links"),
    Milestone("announce", 28, Role.COMMUNICATION, "description and registration; announce the event"),
    Milestone("first_spotlight", 21, Role.COMMUNICATION, "introduce the first speaker"),
    Milestone("second_spotlight", 14, Role.COMMUNICATION, "introduce the second speaker"),
    Milestone("rehearsal", 10, Role.SPEAKERS, "a rehearsal with those who speak for the first time"),
    Milestone("consent", 7, None, "who may be photographed, recorded, published; reminders"),
    Milestone("slides", 2, Role.SPEAKERS, "the slides are there; merge them"),
    Milestone("run_sheet", 1, Role.MC, "run sheet and a backup copy of the deck"),
    Milestone("thanks", -1, Role.COMMUNICATION, "say thank you"),
    Milestone("recap", -7, Role.COMMUNICATION, "publish slides, recordings, a recap; the survey"),
)
MILESTONES = {milestone.name: milestone for milestone in TIMELINE}

_MATERIAL = ("title", "abstract", "biography", "picture", "links")


class Deadlines(Node):
    """Dates that differ from the default timeline. An item is due through the end of its day."""

    venue: Day | None = None
    invite: Day | None = None
    location: Day | None = None
    confirm: Day | None = None
    material: Day | None = Field(None, description="Title, abstract, biography, picture and links together.")
    title: Day | None = None
    abstract: Day | None = None
    biography: Day | None = None
    picture: Day | None = None
    links: Day | None = None
    announce: Day | None = None
    first_spotlight: Day | None = None
    second_spotlight: Day | None = None
    rehearsal: Day | None = None
    consent: Day | None = None
    slides: Day | None = None
    run_sheet: Day | None = None
    thanks: Day | None = None
    recap: Day | None = None


def deadline(event: Event, name: str) -> datetime.date:
    """Return the day through whose end something is due.

    Args:
        event: The event, with its own dates under `deadlines`.
        name: A milestone, or one of the things that `material` holds.
    """
    own: datetime.date | None = getattr(event.deadlines, name)
    if own is not None:
        return own
    if name in _MATERIAL:
        return deadline(event, "material")
    return _counted(MILESTONES[name].days, event.start.date(), event.end.date())


def _counted(days: int, start: datetime.date, end: datetime.date) -> datetime.date:
    return start - datetime.timedelta(days=days) if days > 0 else end - datetime.timedelta(days=days)


def fitted(start: datetime.date, end: datetime.date, today: datetime.date) -> dict[str, datetime.date]:
    """Fit the timeline into the days that are left; the order stays, and the last days keep their distances.

    With 60 days or more the default distances hold. With fewer, a distance d becomes 1 / (1/d + 1/left -
    1/60): 60 becomes all the days that are left, and small distances hardly change.
    """
    longest = max(milestone.days for milestone in TIMELINE)
    left = max((start - today).days, 0)
    dates = {}
    for milestone in TIMELINE:
        days = milestone.days
        if days > 0 and left < longest:
            days = round(1 / (1 / days + 1 / left - 1 / longest)) if left else 0
        dates[milestone.name] = _counted(days, start, end) if milestone.days < 0 else start - datetime.timedelta(days)
    return dates
