"""The dashboard as one page that needs nothing else: for the team's chat, a shared drive, a wall."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from wimlds_cli.event import days
from wimlds_cli.event.checklist import State
from wimlds_cli.replace import replacing
from wimlds_cli.team.dashboard import MOST_STEPS, Dashboard, most_urgent, still_matters
from wimlds_cli.team.steps import Step
from wimlds_cli.team.tasks import Task
from wimlds_cli.texts.web import page


def write_page(found: Sequence[Dashboard], file: Path) -> None:
    """Write dashboards as one page; past events with nothing open are left out.

    Raises:
        WimldsError: It cannot be written, or an own template is wrong.
    """
    shown = [one for one in found if still_matters(one)] if len(found) > 1 else list(found)
    first = next((one for one in found if one.event is not None), None)
    text = page(
        "status.html",
        first.event.brand if first is not None and first.event is not None else None,
        kind="team",
        homes=first.loaded.own_templates if first is not None else (),
        events=shown,
        steps=_steps(shown),
        most=MOST_STEPS,
        when=when,
        due=due,
        day=days.in_words,
        share=share,
    )
    with replacing(file) as new:
        new.write_text(text, encoding="utf-8", newline="\n")


def _steps(shown: Sequence[Dashboard]) -> list[tuple[Dashboard, Step]]:
    return most_urgent(shown) if len(shown) > 1 else [(one, step) for one in shown for step in one.steps[:MOST_STEPS]]


def when(task: Task, as_of: datetime.date) -> str:
    """Say when a task was done, or by when it is to be."""
    if task.state is State.DONE:
        return f"done on {days.in_words(task.done_on, near=as_of)}" if task.done_on else "done"
    if task.due is None:
        return "open"
    late = task.days_overdue(as_of)
    if task.state is State.OVERDUE:
        return f"{days.counted(late, 'day')} overdue" if late else "overdue"
    return f"by {days.in_words(task.due, near=as_of)}"


def due(step: Step, as_of: datetime.date) -> str:
    """Say by when a step is to be taken."""
    if step.due is None:
        return ""
    return f"{'was due' if step.due < as_of else 'by'} {days.in_words(step.due, near=as_of)}"


def share(one: Dashboard) -> int:
    """Return how much of an event's work is done, in per cent."""
    return round(100 * one.count_done / len(one.tasks)) if one.tasks else 0
