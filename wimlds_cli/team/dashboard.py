"""An event, or a folder of events -> what is done, what is open, and what to do next."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import days
from wimlds_cli.event.checklist import State, draw_up
from wimlds_cli.event.decks import find_decks
from wimlds_cli.event.folders import called, event_file_in, event_files
from wimlds_cli.event.loader import LoadedEvent, load_event
from wimlds_cli.event.model import Event, EventStatus, Role
from wimlds_cli.team import run_sheet
from wimlds_cli.team.steps import Step, next_steps, typed
from wimlds_cli.team.tasks import Task, list_tasks, owners_of
from wimlds_cli.team.traces import find_traces

MOST_STEPS = 3


@dataclass(frozen=True)
class Group:
    """The tasks of one role.

    Attributes:
        role: None for what is everybody's.
        owners: The organizers' names; none when nobody has the role.
    """

    role: Role | None
    owners: tuple[str, ...]
    tasks: tuple[Task, ...]

    @property
    def title(self) -> str:
        """The role, as a heading: `MC`, `Everybody`."""
        if self.role is None:
            return "Everybody"
        return "MC" if self.role is Role.MC else self.role.value.capitalize()


@dataclass(frozen=True)
class Dashboard:
    """How one event's work stands on one day.

    Attributes:
        event: None when the file holds none that could be read.
        tasks: In the order of the timeline.
        steps: What to do next, the most urgent first; all of them.
    """

    loaded: LoadedEvent
    event: Event | None
    as_of: datetime.date
    tasks: tuple[Task, ...]
    steps: tuple[Step, ...]

    @property
    def date_is_known(self) -> bool:
        """Whether the file says when the event is."""
        return self.event is not None and "start" not in self.loaded.missing

    @property
    def name(self) -> str:
        """The event's name, or its file's where it has none."""
        return self.event.name if self.event is not None else self.loaded.path.as_posix()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The tasks by role, what is everybody's last."""
        if self.event is None:
            return ()
        found = []
        for role in (*Role, None):
            tasks = tuple(task for task in self.tasks if task.kind.role is role)
            if tasks:
                owners = tuple(one.name for one in owners_of(role, self.event))
                found.append(Group(role, owners if role is not None else (), tasks))
        return tuple(found)

    @property
    def has_findings(self) -> bool:
        """Whether something should have been done by now, or cannot be known."""
        return self.event is None or self.count_overdue > 0

    @property
    def count_done(self) -> int:
        """How many tasks are done."""
        return self.count(State.DONE)

    @property
    def count_overdue(self) -> int:
        """How many tasks should have been done by now."""
        return self.count(State.OVERDUE)

    def count(self, state: State) -> int:
        """Count the tasks in one state."""
        return sum(task.state is state for task in self.tasks)

    def when(self) -> str:
        """Say when the event is, and how far away that is."""
        if self.event is None or not self.date_is_known:
            return "on a day that is not known yet"
        day = self.event.start.date()
        return f"{days.in_words(day)} {day.year}, {self.event.start:%H:%M}, {days.distance(day, self.as_of)}"

    def rest(self) -> str:
        """Say, where there is no next step, what is still to come."""
        later = [task for task in self.tasks if task.state is not State.DONE]
        if not later:
            return "Nothing is left to do. Thank you for this event."
        first = min(later, key=lambda task: task.due or datetime.date.max)
        by = f", by {days.in_words(first.due, near=self.as_of)}" if first.due else ""
        words = f"{first.kind.words[0].lower()}{first.kind.words[1:]}"
        comes_after = self.event is not None and first.due is not None and first.due > self.event.end.date()
        until = "Nothing is left until the event; afterwards" if comes_after else "Nothing can be done today; next"
        return f"{until}: {words}{by}."

    def summary(self) -> str:
        """Say in one line how much is done."""
        if self.event is None:
            return "The event file could not be read: `wimlds check-speakers` says why."
        if self.event.status is EventStatus.CANCELLED:
            return "The event is cancelled: nothing is left to do."
        if self.event.status is EventStatus.POSTPONED:
            return "The event is postponed: write the new date behind `start:`, and all else is counted from it."
        counts = {State.PENDING: "to come", State.OVERDUE: "overdue"}
        parts = [f"{self.count(State.DONE)} of {len(self.tasks)} done"]
        parts += [f"{self.count(state)} {words}" for state, words in counts.items() if self.count(state)]
        return f"{', '.join(parts)}."


def look_at_event(
    path: Path | None, day: Callable[[Event | None], datetime.date], role: Role | None = None
) -> Dashboard:
    """Draw up one event's dashboard.

    Args:
        path: The event's folder or file; the current folder when left out.
        day: Says from which day to look at an event.
        role: Only this role's tasks, and what is everybody's.

    Raises:
        WimldsError: There is no event there.
    """
    return _of(load_event(path), "" if path is None else path.as_posix(), day, role)


def look_at_folder(
    folder: Path, day: Callable[[Event | None], datetime.date], role: Role | None = None
) -> tuple[Dashboard, ...]:
    """Draw up the dashboards of all events below a folder, by their dates; those without one come first.

    Raises:
        WimldsError: There is none.
    """
    found = [_of(load_event(file), file.parent.as_posix(), day, role) for file in event_files(folder)]
    if not found:
        raise WimldsError(
            f"there is no event in {called(folder)}",
            'name an event\'s folder, or a folder of events; `wimlds new-event "Name" --date 2027-03-18` begins one',
        )
    return tuple(sorted(found, key=lambda one: one.event.start if one.event and one.date_is_known else _FIRST))


_FIRST = datetime.datetime.min


def still_matters(found: Dashboard) -> bool:
    """Tell whether an event is ahead, or has something open."""
    if found.event is None or not found.date_is_known or found.as_of <= found.event.end.date():
        return True
    return bool(found.steps)


def is_folder_of_events(path: Path | None) -> bool:
    """Tell whether a path is no event but a folder that holds some."""
    folder = Path() if path is None else path
    return folder.is_dir() and event_file_in(folder) is None


def most_urgent(found: Iterable[Dashboard]) -> list[tuple[Dashboard, Step]]:
    """Return the three things to do next of several events, each with its event."""
    steps = [(one, step) for one in found for step in one.steps[:MOST_STEPS]]
    return sorted(steps, key=lambda pair: pair[1].due or datetime.date.max)[:MOST_STEPS]


def _of(loaded: LoadedEvent, where: str, day: Callable[[Event | None], datetime.date], role: Role | None) -> Dashboard:
    event = loaded.event
    as_of = day(event)
    if event is None:
        return Dashboard(loaded, None, as_of, (), ())
    decks = find_decks(loaded)
    traces = find_traces(loaded, decks, run_sheet.digest(loaded, event))
    known = "start" not in loaded.missing
    tasks = list_tasks(event, draw_up(loaded, decks, as_of), traces, date_is_known=known)
    steps = next_steps(event, tasks, as_of, where)
    if event.status in (EventStatus.CANCELLED, EventStatus.POSTPONED) and as_of <= event.end.date():
        steps = _to_tell_people(traces.published, where)
    if role is not None:
        tasks = tuple(task for task in tasks if task.kind.role in (role, None))
        steps = tuple(step for step in steps if not step.tasks or any(task in tasks for task in step.tasks))
    return Dashboard(loaded, event, as_of, tasks, steps)


def _to_tell_people(published: Iterable[tuple[str, str]], where: str) -> tuple[Step, ...]:
    """Return what an event that does not take place asks for: that those who were told of it hear so."""
    if not any(moment for moment, _ in published):
        return ()
    words = "Tell everybody who has read of the event, on each channel that announced it"
    return (Step(words, typed("announce", ""), typed("announce", where), None, State.PENDING, ()),)


def as_data(found: Sequence[Dashboard]) -> dict[str, Any]:
    """Return dashboards as plain data; the keys are stable."""
    return {"events": [_data(one) for one in found]}


def _data(found: Dashboard) -> dict[str, Any]:
    event = found.event
    return {
        "event": {
            "file": found.loaded.path.as_posix(),
            "name": event.name if event else None,
            "start": event.starts_at.isoformat() if event and found.date_is_known else None,
            "timezone": event.timezone if event else None,
            "status": str(event.status) if event else None,
        },
        "as_of": found.as_of.isoformat(),
        "tasks": [_task(task, found.as_of) for task in found.tasks],
        "next": [
            {
                "words": step.words,
                "command": step.command,
                "due": step.due.isoformat() if step.due else None,
                "state": str(step.state),
            }
            for step in found.steps[:MOST_STEPS]
        ],
        "summary": {**{str(state): found.count(state) for state in State}, "sentence": found.summary()},
    }


def _task(task: Task, as_of: datetime.date) -> dict[str, Any]:
    return {
        "task": task.kind.name,
        "words": task.kind.words,
        "role": str(task.kind.role) if task.kind.role else None,
        "organizers": [one.name for one in task.owners],
        "state": str(task.state),
        "due": task.due.isoformat() if task.due else None,
        "days_overdue": task.days_overdue(as_of),
        "done_on": task.done_on.isoformat() if task.done_on else None,
        "by_hand": task.by_hand,
        "missing": list(task.missing),
        "there": task.count[0],
        "needed": task.count[1],
    }
