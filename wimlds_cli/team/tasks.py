"""The timeline's tasks: whose each is, by when, and how it stands.

What files can show is read from them: the event file, the decks, what was published, what lies in `out/`. What they
cannot show is ticked by hand, under `tasks:`.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wimlds_cli.event import checklist
from wimlds_cli.event.checklist import Checklist, Owed, State
from wimlds_cli.event.model import Event, EventStatus, Organizer, Role, Speaker, SpeakerState
from wimlds_cli.event.timeline import MILESTONES, deadline
from wimlds_cli.team.traces import Traces


class Proof(enum.Enum):
    """How one knows that a task is done."""

    FILES = "files"
    """The files alone say it: a tick would only hide what is missing."""
    EITHER = "either"
    """The files say it, or somebody ticks it, since it can be done without leaving a trace."""
    HAND = "hand"
    """No file shows it."""


@dataclass(frozen=True)
class Kind:
    """One task of the timeline.

    Attributes:
        name: As under `tasks:`, and for `wimlds done`.
        milestone: The date that it is due by.
        words: What is to be done, in the imperative.
        proof: How one knows that it is done.
    """

    name: str
    milestone: str
    words: str
    proof: Proof

    @property
    def role(self) -> Role | None:
        """Which of the organizers looks after it; None when all do."""
        return MILESTONES[self.milestone].role


KINDS: tuple[Kind, ...] = (
    Kind("venue", "venue", "Find the venue", Proof.EITHER),
    Kind("invite", "invite", "Invite the speakers", Proof.EITHER),
    Kind("location", "location", "Write down the place, and how one gets in with a wheelchair", Proof.FILES),
    Kind("confirm", "confirm", "Have everybody's yes", Proof.FILES),
    Kind("material", "material", "Collect title, abstract, biography, picture and links", Proof.FILES),
    Kind("announce", "announce", "Announce the event", Proof.EITHER),
    Kind("first_spotlight", "first_spotlight", "Introduce the first speaker", Proof.EITHER),
    Kind("second_spotlight", "second_spotlight", "Introduce the second speaker", Proof.EITHER),
    Kind("rehearsal", "rehearsal", "Rehearse with those who speak for the first time", Proof.HAND),
    Kind("consent", "consent", "Ask who may be photographed, recorded, published", Proof.FILES),
    Kind("slides", "slides", "Collect the slides", Proof.FILES),
    Kind("merge", "slides", "Merge the slides into one deck", Proof.EITHER),
    Kind("run_sheet", "run_sheet", "Print the run sheet", Proof.EITHER),
    Kind("backup", "run_sheet", "Put a copy of the deck on a stick", Proof.HAND),
    Kind("thanks", "thanks", "Say thank you", Proof.EITHER),
    Kind("recap", "recap", "Publish slides, recordings and a recap", Proof.EITHER),
)
BY_NAME = {kind.name: kind for kind in KINDS}

_AFTERWARDS = ("consent", "thanks", "recap")
_NOBODY_YET = "nobody has said yes so far"


@dataclass(frozen=True)
class Task:
    """One task of an event, on one day.

    Attributes:
        owners: The organizers whose it is; nobody when no organizer has its role.
        due: The last day on which it is in time; None when the event's date is not known.
        done_on: The day it was done, where that is known.
        by_hand: Whether it was ticked, not seen in the files.
        missing: What is not there yet, in plain words: ("abstract: Ada Lovelace",).
        count: How many of the things it is made of are there, and how many there are; (0, 0) for a task of one piece.
    """

    kind: Kind
    owners: tuple[Organizer, ...]
    state: State
    due: datetime.date | None
    done_on: datetime.date | None = None
    by_hand: bool = False
    missing: tuple[str, ...] = ()
    count: tuple[int, int] = (0, 0)

    def days_overdue(self, as_of: datetime.date) -> int:
        """Count the days since it was due; 0 when it is not overdue."""
        return (as_of - self.due).days if self.state is State.OVERDUE and self.due is not None else 0


def has_tasks(event: Event) -> bool:
    """Tell whether there is a date to work towards."""
    return event.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)


def list_tasks(event: Event, drawn_up: Checklist, traces: Traces, *, date_is_known: bool = True) -> tuple[Task, ...]:
    """Say of every task of the timeline how it stands, but of those that this event does not have or is past doing.

    Args:
        event: The event.
        drawn_up: Its checklist on the day from which one looks.
        traces: What was published and made so far.
        date_is_known: Whether the event's file says when it is.
    """
    if not has_tasks(event):
        return ()
    writer = _Writer(event, drawn_up, traces, date_is_known)
    tasks = tuple(writer.task(kind) for kind in KINDS if writer.belongs(kind))
    if not date_is_known or drawn_up.as_of <= event.end.date():
        return tasks
    # What was not done for the day is past doing; whether pictures may be published is still to be asked.
    return tuple(task for task in tasks if task.state is State.DONE or task.kind.name in _AFTERWARDS)


def owners_of(role: Role | None, event: Event) -> tuple[Organizer, ...]:
    """Return whose work a role's tasks are: everybody's, as long as the file divides no work."""
    everybody = tuple(event.organizers)
    if role is None or not any(one.roles for one in everybody):
        return everybody
    return tuple(one for one in everybody if role in one.roles)


@dataclass(frozen=True)
class _Seen:
    """What the files show of a task."""

    done: bool
    missing: tuple[str, ...] = ()
    on: datetime.date | None = None
    count: tuple[int, int] = (0, 0)
    late: bool = False


@dataclass
class _Writer:
    event: Event
    drawn_up: Checklist
    traces: Traces
    date_is_known: bool

    def belongs(self, kind: Kind) -> bool:
        """Tell whether this event has such a task."""
        event = self.event
        match kind.name:
            case "venue" | "location":
                return not event.is_online
            case "rehearsal":
                return any(one.first_time and one.state is SpeakerState.CONFIRMED for one in event.speakers)
            case "second_spotlight":
                return len(event.speakers) != 1
            case _:
                return True

    def task(self, kind: Kind) -> Task:
        """Say how one task stands."""
        due = deadline(self.event, kind.milestone) if self._has_date(kind.milestone) else None
        seen = self._seen(kind)
        ticked = self.event.tasks.get(kind.name) if kind.proof is not Proof.FILES else None
        done = seen.done or bool(ticked)
        late = seen.late or (due is not None and self.drawn_up.as_of > due)
        state = State.DONE if done else State.OVERDUE if late else State.PENDING
        return Task(
            kind,
            owners_of(kind.role, self.event),
            state,
            due,
            done_on=(ticked if isinstance(ticked, datetime.date) else seen.on) if done else None,
            by_hand=bool(ticked) and not seen.done,
            missing=() if done else seen.missing,
            count=seen.count,
        )

    def _has_date(self, milestone: str) -> bool:
        return self.date_is_known or getattr(self.event.deadlines, milestone) is not None

    def _seen(self, kind: Kind) -> _Seen:
        looks: Mapping[str, Callable[[], _Seen]] = {
            "venue": self._venue,
            "invite": self._invite,
            "location": lambda: self._entries(checklist.LOCATION, checklist.ACCESS),
            "confirm": self._confirm,
            "material": self._material,
            "announce": self._announce,
            "first_spotlight": lambda: self._spotlight(1),
            "second_spotlight": lambda: self._spotlight(2),
            "consent": lambda: self._of_speakers(checklist.CONSENT),
            "slides": lambda: self._of_speakers(checklist.SLIDES),
            "merge": lambda: _Seen(self.traces.merged and not self.traces.not_merged, self.traces.not_merged),
            "run_sheet": lambda: _Seen(
                self.traces.run_sheet and not self.traces.run_sheet_is_old,
                ("the event has changed since the sheet was made",) if self.traces.run_sheet_is_old else (),
            ),
            "thanks": lambda: self._published("thanks"),
            "recap": lambda: self._published("recap"),
        }
        return looks.get(kind.name, lambda: _Seen(done=False))()

    def _venue(self) -> _Seen:
        place = self.event.location
        return _Seen(place is not None and checklist.is_given(place.name))

    def _invite(self) -> _Seen:
        waiting = [one for one in self.drawn_up.entries if one.item is checklist.INVITATION]
        asked = any(one.state is not SpeakerState.CANDIDATE for one in self.event.speakers)
        return _Seen(asked and not waiting, _grouped(waiting))

    def _confirm(self) -> _Seen:
        seen = self._entries(checklist.CONFIRMATION, checklist.SPEAKERS, checklist.MODERATORS, checklist.INVITATION)
        if self._confirmed() or seen.missing:
            return seen
        return _Seen(done=False, missing=(_NOBODY_YET,))

    def _material(self) -> _Seen:
        return self._of_speakers(
            checklist.TITLE,
            checklist.ABSTRACT,
            checklist.BIOGRAPHY,
            checklist.PICTURE,
            checklist.LINKS,
            checklist.SOURCE,
        )

    def _announce(self) -> _Seen:
        needed = self._entries(
            checklist.DESCRIPTION, checklist.REGISTRATION, checklist.MISSION, checklist.WELCOME, checklist.CONDUCT,
            checklist.CONFERENCE,
        )  # fmt: skip
        out = self._published("opening")
        return _Seen(out.done, needed.missing, out.on)

    def _spotlight(self, number: int) -> _Seen:
        days: dict[str, datetime.date] = {}
        for (moment, about), day in sorted(self.traces.published.items(), key=lambda one: one[1]):
            if moment == "speaker":
                days.setdefault(about, day)
        introduced = list(days.values())
        return _Seen(len(days) >= number, on=introduced[number - 1] if len(days) >= number else None)

    def _published(self, moment: str) -> _Seen:
        day = self.traces.published.get((moment, ""))
        return _Seen(day is not None, on=day)

    def _confirmed(self) -> list[Speaker]:
        return [one for one in self.event.speakers if one.state is SpeakerState.CONFIRMED]

    def _of_speakers(self, *items: checklist.Item) -> _Seen:
        if not self._confirmed():
            return _Seen(done=False, missing=(_NOBODY_YET,))
        return self._entries(*items)

    def _entries(self, *items: checklist.Item) -> _Seen:
        found = [one for one in self.drawn_up.entries if one.item in items]
        waiting = [one for one in found if one.state is not State.DONE]
        return _Seen(
            not waiting,
            _grouped(waiting),
            count=(len(found) - len(waiting), len(found)),
            late=any(one.state is State.OVERDUE for one in waiting),
        )


def _grouped(entries: Iterable[Owed]) -> tuple[str, ...]:
    """Name what is missing, each thing once with those whose it is: `abstract: Ada Lovelace, Grace Hopper`."""
    whose: dict[str, list[str]] = {}
    for one in entries:
        who = [speaker.name for speaker in one.speakers]
        if not who and one.session is not None:
            who = [f"“{one.session.title or one.session.id}”"]
        found = whose.setdefault(one.item.words, [])
        found += [name for name in who if name not in found]
    return tuple(f"{words}: {', '.join(names)}" if names else words for words, names in whose.items())
