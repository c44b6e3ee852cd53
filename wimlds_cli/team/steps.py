"""Open tasks -> what to do next, and the command for each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wimlds_cli.event import names
from wimlds_cli.event.checklist import State
from wimlds_cli.event.model import Event
from wimlds_cli.quoting import command_argument
from wimlds_cli.team.tasks import Task


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Attributes:
        words: What, in the imperative.
        order: What to type for it in the event's folder.
        command: What to type for it where one is.
        due: The last day on which it is in time; None when the event's date is not known.
        tasks: The tasks that it brings forward.
    """

    words: str
    order: str
    command: str
    due: datetime.date | None
    state: State
    tasks: tuple[Task, ...]


def next_steps(event: Event, tasks: Sequence[Task], as_of: datetime.date, where: str) -> tuple[Step, ...]:
    """Return what is to be done, the most urgent first; tasks that one command brings forward are one step.

    Args:
        event: The event.
        tasks: Its tasks, done or not.
        as_of: The day, in the event's time zone.
        where: The event as it is named on the command line; empty for the current folder.
    """
    found: dict[str, list[Task]] = {}
    for task in sorted(tasks, key=lambda one: one.due or datetime.date.max):
        if task.state is not State.DONE and is_its_turn(task, event, tasks, as_of):
            found.setdefault(command_of(task), []).append(task)
    return tuple(_step(command, together, as_of, where) for command, together in found.items())


def is_its_turn(task: Task, event: Event, tasks: Sequence[Task], as_of: datetime.date) -> bool:
    """Tell whether a task can be done at all by now."""
    done = {one.kind.name for one in tasks if one.state is State.DONE}
    reached = task.due is not None and as_of >= task.due
    match task.kind.name:
        case "merge":
            return "slides" in done or reached
        case "backup":
            return "merge" in done or reached
        case "thanks" | "recap":
            return as_of > event.end.date()
        case "second_spotlight":
            return "first_spotlight" in done or reached
        case _:
            return True


_COMMANDS = {
    "venue": "done venue",
    "invite": "mail invite",
    "location": "check-speakers",
    "material": "mail reminders",
    "announce": "announce --moment opening",
    "first_spotlight": "announce --moment speaker",
    "second_spotlight": "announce --moment speaker",
    "rehearsal": "done rehearsal",
    "consent": "mail reminders",
    "slides": "mail reminders",
    "merge": "merge-slides",
    "run_sheet": "run-sheet",
    "backup": "done backup",
    "thanks": "mail thanks",
    "recap": "announce --moment recap",
}


def command_of(task: Task) -> str:
    """Return the command that brings a task forward, without the event."""
    missing = [one.partition(":")[0] for one in task.missing]
    if task.kind.name == "invite" and "invitation" not in missing:
        return "candidates"
    if task.kind.name == "confirm":
        asked = {"answer to the invitation": "mail reminders", "invitation": "mail invite", "speaker": "candidates"}
        return next((command for words, command in asked.items() if words in missing), "check-speakers")
    return _COMMANDS[task.kind.name]


def _step(command: str, tasks: Sequence[Task], as_of: datetime.date, where: str) -> Step:
    first = tasks[0]
    state = State.OVERDUE if any(one.state is State.OVERDUE for one in tasks) else State.PENDING
    return Step(_words(command, tasks), typed(command, ""), typed(command, where), first.due, state, tuple(tasks))


def _words(command: str, tasks: Sequence[Task]) -> str:
    missing = list(dict.fromkeys(one for task in tasks for one in task.missing))
    match command:
        case "mail reminders":
            # A name that waits for three things is one mail.
            things = [one.partition(":")[0] for one in missing]
            return f"Ask for what is missing: {_some(things)}" if things else "Ask for what is missing"
        case "mail invite":
            people = _invited(missing)
            named = [name for name in people if not names.is_placeholder(name)]
            if people and not named:
                return "Put the names of those whom you want to invite into event.yaml, then send the invitations"
            return f"Send the invitation to {_some(named)}"
        case "candidates":
            return "Find speakers among your volunteers"
        case "check-speakers":
            return f"Fill in what event.yaml lacks: {_some(missing)}" if missing else "Look what event.yaml lacks"
        case "done venue":
            return "Find the venue; tick it when it is settled"
        case "done rehearsal":
            return "Rehearse with those who speak for the first time; tick it when it is over"
        case "done backup":
            return "Put a copy of the deck on a stick, and tick it"
        case "announce --moment opening" if missing:
            return f"Fill in {_some(missing)}, then announce the event"
        case "announce --moment opening":
            return "Announce the event, and say with --published where it is out"
        case "announce --moment speaker":
            return "Introduce a speaker, and say with --published where"
        case "merge-slides" if missing:
            return f"Merge again: {_some(missing)}"
        case "run-sheet" if missing:
            return "Print the run sheet again: the event has changed"
        case _:
            return tasks[0].kind.words


def _invited(missing: Iterable[str]) -> list[str]:
    """Return who waits for an invitation; what else is missing names no people to invite."""
    parts = [one.partition(": ") for one in missing]
    return [name for what, _, whose in parts if what == "invitation" for name in whose.split(", ") if name]


def _some(things: Sequence[str], most: int = 4) -> str:
    """List some things, and how many more there are."""
    shown = list(things) if len(things) <= most else [*things[: most - 1], f"{len(things) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def typed(command: str, where: str) -> str:
    """Return a whole command line, with the event where it has to be named."""
    return f"wimlds {command} {command_argument(where)}".rstrip()
