"""Who is reminded of what today: at most twice before a deadline, once after it."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wimlds_cli.event import checklist, days, names
from wimlds_cli.event.checklist import Owed, State
from wimlds_cli.event.model import Organizer, Role, Speaker, SpeakerState
from wimlds_cli.event.timeline import MILESTONES
from wimlds_cli.team.facts import on_one_line
from wimlds_cli.team.mails.letter import Desk, Letter, PersonFacts, Quiet
from wimlds_cli.team.steps import command_of, is_its_turn, typed
from wimlds_cli.team.tasks import Task, owners_of

KIND = "reminder"
_FIRST, _SECOND = 14, 3
"""Days before a deadline: from then on a first, and a second, reminder is worth a mail of its own."""
_FIRST_BESIDE, _SECOND_BESIDE = 21, 7
"""The same for what may stand in a mail that is sent anyhow: two things in one mail are better than two mails."""
_BETWEEN = 2
"""Days between two reminders of one deadline."""
_TEAM_FIRST = 7
"""Days before a deadline from which an organizer is reminded."""
_MOST_BEFORE, _MOST_AFTER = 2, 1


class _Turn(enum.Enum):
    """Whether a deadline is worth a mail."""

    NO = 0
    BESIDE = 1
    """In a mail that is sent anyhow."""
    ALONE = 2
    SAID_OFTEN_ENOUGH = 3


@dataclass(frozen=True)
class AskFacts:
    """One thing that is asked for.

    Attributes:
        name: The item: abstract, picture, ...
        title: The session that it belongs to; empty for what is the person's own.
        lacking: The parts that are missing, where it has parts.
    """

    name: str
    title: str
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class DayFacts:
    """All that is asked for by one day.

    Attributes:
        by: The day: `Tuesday 16 February`.
        late: Whether it is over.
        in_days: How far away it is: `today`, `tomorrow`, `in 3 days`, `3 days ago`.
        asks: What is asked for.
    """

    by: str
    late: bool
    in_days: str
    asks: tuple[AskFacts, ...]


@dataclass(frozen=True)
class TaskFacts:
    """One task of an organizer."""

    name: str
    words: str
    by: str
    late: bool
    in_days: str
    missing: tuple[str, ...]
    command: str


def reminders(desk: Desk) -> Iterator[Letter | Quiet]:
    """Yield a letter for each speaker and organizer who is to be reminded, and who is left in peace and why."""
    for row in desk.drawn_up.rows:
        yield from _of_speaker(desk, row.speaker, row.entries)
    for organizer in desk.event.organizers:
        yield from _of_organizer(desk, organizer)


def _of_speaker(desk: Desk, speaker: Speaker, entries: Iterable[Owed]) -> Iterator[Letter | Quiet]:
    owed = list(_owed(desk, speaker, entries))
    person = desk.speaker(speaker)
    chosen, tired = _chosen(desk, person.id, (due for due, _ in owed), _FIRST)
    asked = sorted(((due, one) for due, one in owed if due in chosen), key=lambda pair: pair[0])
    if asked:
        lead = asked[0][1]
        yield Letter(
            KIND,
            "answer.txt" if lead.item is checklist.CONFIRMATION else "reminder.txt",
            person,
            desk.private.of(speaker).email,
            ", ".join(dict.fromkeys(one.item.words for _, one in asked)),
            {
                "days": tuple(_day(desk, due, [one for day, one in asked if day == due]) for due in sorted(chosen)),
                "lead": lead.item.due if lead.item.due in MILESTONES else "material",
                "late": min(chosen) < desk.day,
                "over": _is_over(desk),
            },
            tuple(sorted(chosen)),
        )
    yield from _weary(person, [one.item.words for due, one in owed if due in tired])


def _owed(desk: Desk, speaker: Speaker, entries: Iterable[Owed]) -> Iterator[tuple[datetime.date, Owed]]:
    """Yield what a speaker may be asked for, with its deadline."""
    for one in entries:
        if one.state is State.DONE or one.due is None or not one.item.ask:
            continue
        # Before somebody has said yes, nothing but the answer is asked for.
        if (speaker.state is SpeakerState.CONFIRMED) is (one.item is checklist.CONFIRMATION):
            continue
        if speaker.state is SpeakerState.CANDIDATE:
            continue
        # Afterwards nobody needs a deck or a rehearsal any more, but whether it may be published.
        if not _is_over(desk) or one.item is checklist.CONSENT:
            yield one.due, one


def _is_over(desk: Desk) -> bool:
    return desk.day > desk.event.end.date()


def _of_organizer(desk: Desk, organizer: Organizer) -> Iterator[Letter]:
    person = PersonFacts(f"{names.id_of(organizer.name)}-organizer", on_one_line(organizer.name))
    tasks = [
        task
        for task in desk.tasks
        if task.state is not State.DONE
        and task.due is not None
        # What is everybody's is said to those who write to the speakers; three mails about it help nobody.
        and any(one is organizer for one in owners_of(task.kind.role or Role.SPEAKERS, desk.event))
        and is_its_turn(task, desk.event, desk.tasks, desk.day)
    ]
    chosen, _ = _chosen(desk, person.id, [task.due for task in tasks if task.due is not None], _TEAM_FIRST)
    open_ones = [task for task in tasks if task.due in chosen]
    if open_ones:
        yield Letter(
            KIND,
            "organizer.txt",
            person,
            desk.private.of(organizer).email,
            days.counted(len(open_ones), "task"),
            {
                "tasks": tuple(_task(desk, task) for task in open_ones),
                "late": any(task.state is State.OVERDUE for task in open_ones),
                "others": tuple(on_one_line(one.name) for one in desk.event.organizers if one is not organizer),
            },
            tuple(sorted(chosen)),
        )


def _chosen(
    desk: Desk, to: str, dues: Iterable[datetime.date], first: int
) -> tuple[frozenset[datetime.date], frozenset[datetime.date]]:
    """Return the deadlines that a person is reminded of today, and those of which it was reminded often enough."""
    turns = {due: _turn(desk, to, due, first) for due in dues}
    tired = frozenset(due for due, turn in turns.items() if turn is _Turn.SAID_OFTEN_ENOUGH)
    if _Turn.ALONE not in turns.values():
        return frozenset(), tired
    return frozenset(due for due, turn in turns.items() if turn in (_Turn.ALONE, _Turn.BESIDE)), tired


def _turn(desk: Desk, to: str, due: datetime.date, first: int) -> _Turn:
    """Say whether a person is to be reminded of a deadline today."""
    earlier = [one.day for one in desk.memory.before(to, desk.day, KIND) if due in one.deadlines]
    left = (due - desk.day).days
    if left < 0:
        return _Turn.ALONE if sum(day > due for day in earlier) < _MOST_AFTER else _Turn.SAID_OFTEN_ENOUGH
    if len(earlier) >= _MOST_BEFORE or (earlier and (desk.day - max(earlier)).days < _BETWEEN):
        return _Turn.NO
    alone, beside = (_SECOND, _SECOND_BESIDE) if earlier else (first, first + _FIRST_BESIDE - _FIRST)
    return _Turn.ALONE if left <= alone else _Turn.BESIDE if left <= beside else _Turn.NO


def _weary(person: PersonFacts, things: Sequence[str]) -> Iterator[Quiet]:
    if things:
        listed = ", ".join(dict.fromkeys(things))
        yield Quiet(person.name, listed, needs_a_call=True)


def _day(desk: Desk, due: datetime.date, owed: Iterable[Owed]) -> DayFacts:
    asks = tuple(
        AskFacts(one.item.name, on_one_line(one.session.title) if one.session is not None else "", one.lacking)
        for one in owed
    )
    return DayFacts(desk.in_words(due), due < desk.day, days.distance(due, desk.day), asks)


def _task(desk: Desk, task: Task) -> TaskFacts:
    assert task.due is not None
    return TaskFacts(
        task.kind.name,
        task.kind.words,
        desk.in_words(task.due),
        task.state is State.OVERDUE,
        days.distance(task.due, desk.day),
        task.missing,
        typed(command_of(task), ""),
    )
