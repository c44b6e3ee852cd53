"""A task ticked by hand, or unticked: one line of the event file, and no other."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import days, names
from wimlds_cli.event.checklist import State
from wimlds_cli.event.edit import Draft
from wimlds_cli.event.model import Event
from wimlds_cli.team.dashboard import Dashboard
from wimlds_cli.team.tasks import BY_NAME, Kind, Proof, Task


@dataclass(frozen=True)
class Ticked:
    """What became of a task.

    Attributes:
        changed: Whether the file was changed; not, when it said so already.
        words: What is so now: one sentence.
    """

    kind: Kind
    changed: bool
    words: str


def tickable() -> list[tuple[str, str]]:
    """Return the tasks that can be ticked by hand: their names, and what they are."""
    return [(kind.name, kind.words) for kind in BY_NAME.values() if kind.proof is not Proof.FILES]


def tick(found: Dashboard, name: str, on: datetime.date | None, *, undo: bool = False) -> Ticked:
    """Tick a task in the event's file, or take the tick away.

    Args:
        found: The event's dashboard.
        name: The task.
        on: The day it was done; the dashboard's own when left out.
        undo: Take the tick away.

    Raises:
        WimldsError: There is no such task, files alone say whether it is done, the day is yet to come, or the file
            cannot be changed safely.
    """
    kind = _kind(name)
    event = found.loaded.readable()
    task = next((one for one in found.tasks if one.kind is kind), None)
    if kind.proof is Proof.FILES:
        return _seen_in_files(kind, task, undo=undo)
    return _undone(found, event, kind) if undo else _done(found, event, kind, on)


def _kind(name: str) -> Kind:
    wanted = "_".join(names.words(name))
    if wanted in BY_NAME:
        return BY_NAME[wanted]
    # "deck" or "spotlight" is enough where it fits one task alone.
    fitting = [kind for kind in BY_NAME.values() if wanted and wanted in kind.name]
    close = [one.name for one in fitting] or difflib.get_close_matches(wanted, BY_NAME, n=2)
    raise WimldsError(
        f"there is no task “{name}”",
        f"did you mean {' or '.join(close)}?" if close else f"the tasks are: {', '.join(BY_NAME)}",
    )


def _seen_in_files(kind: Kind, task: Task | None, *, undo: bool) -> Ticked:
    if task is not None and task.state is State.DONE and not undo:
        return Ticked(kind, changed=False, words=f"{kind.name} is done: the files show it.")
    missing = "; ".join(task.missing) if task is not None else ""
    raise WimldsError(
        f"{kind.name} is not ticked by hand: the files show whether it is done",
        f"missing: {missing}" if missing else "see `wimlds status`",
    )


def _done(found: Dashboard, event: Event, kind: Kind, on: datetime.date | None) -> Ticked:
    ticked = event.tasks.get(kind.name)
    if ticked and (on is None or on == ticked):
        since = f" since {days.in_words(ticked, near=found.as_of)}" if isinstance(ticked, datetime.date) else ""
        return Ticked(kind, changed=False, words=f"{kind.name} is done{since} already.")
    on = on or found.as_of
    if on > found.as_of:
        raise WimldsError(f"{days.in_words(on, near=found.as_of)} is yet to come", "name the day on which it was done")
    day = days.in_words(on, near=found.as_of)
    draft = Draft.read(found.loaded.path)
    draft.set(("tasks", kind.name), on)
    draft.write()
    before = days.in_words(ticked, near=found.as_of) if isinstance(ticked, datetime.date) else "a yes without a day"
    instead = f" It replaces {before}." if ticked else ""
    return Ticked(kind, changed=True, words=f"Done on {day}: {kind.words[0].lower()}{kind.words[1:]}.{instead}")


def _undone(found: Dashboard, event: Event, kind: Kind) -> Ticked:
    if not event.tasks.get(kind.name):
        return Ticked(kind, changed=False, words=f"{kind.name} is not ticked.")
    draft = Draft.read(found.loaded.path)
    draft.set(("tasks", kind.name), None)
    draft.write()
    return Ticked(kind, changed=True, words=f"Open again: {kind.words[0].lower()}{kind.words[1:]}.")
