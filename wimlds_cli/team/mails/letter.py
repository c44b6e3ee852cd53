"""A letter to one person, before it is put into words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wimlds_cli.event.model import Event, Speaker
from wimlds_cli.event.private import Private
from wimlds_cli.team.facts import EventFacts, SlotFacts, on_one_line, slots_of
from wimlds_cli.team.mails.memory import MailMemory
from wimlds_cli.texts import wording

if TYPE_CHECKING:
    from wimlds_cli.event.checklist import Checklist
    from wimlds_cli.event.loader import LoadedEvent
    from wimlds_cli.team.tasks import Task


@dataclass(frozen=True)
class PersonFacts:
    """`person`: whom a mail is for.

    Attributes:
        first_time: It is the person's first talk.
        buddy: Who helps to prepare it.
        slots: The sessions in which the person is on stage.
    """

    id: str
    name: str
    first_time: bool = False
    buddy: str = ""
    slots: tuple[SlotFacts, ...] = ()


@dataclass(frozen=True)
class Letter:
    """One mail to one person.

    Attributes:
        kind: As its file's name begins: reminder, invitation, confirmation, thanks, review.
        template: The template that says it.
        about: What it is about, in a few words, for the organizers' screen.
        facts: What the template may say besides `event` and `person`.
        deadlines: The dates that it reminds of.
        told: The facts it tells that may change.
    """

    kind: str
    template: str
    person: PersonFacts
    address: str | None
    about: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    deadlines: tuple[datetime.date, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Quiet:
    """Somebody who gets no mail today, although there would be something to write about.

    Attributes:
        why: In plain words, as a sentence without its full stop.
        needs_a_call: Whether mails have not helped.
    """

    name: str
    why: str
    needs_a_call: bool = False


@dataclass(frozen=True)
class Desk:
    """What lies before whoever writes the mails.

    Attributes:
        day: The day on which they are to be sent; everything is seen from it.
        drawn_up: The checklist on that day.
        tasks: The organizers' tasks on that day.
    """

    loaded: LoadedEvent
    event: Event
    facts: EventFacts
    private: Private
    memory: MailMemory
    day: datetime.date
    drawn_up: Checklist
    tasks: tuple[Task, ...] = ()

    def speaker(self, speaker: Speaker) -> PersonFacts:
        """Return a speaker as the templates know them."""
        return PersonFacts(
            speaker.id,
            on_one_line(speaker.name),
            bool(speaker.first_time),
            on_one_line(speaker.buddy),
            slots_of(speaker, self.event),
        )

    def in_words(self, day: datetime.date) -> str:
        """Write a day, with its year only where that is not the present one."""
        return wording.day(day, wording.locale_of(self.event), year=day.year != self.day.year)
