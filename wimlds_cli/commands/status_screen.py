"""The dashboard on a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wimlds_cli import console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from wimlds_cli.team.dashboard import Dashboard, Group
    from wimlds_cli.team.steps import Step
    from wimlds_cli.team.tasks import Task


_WIDEST = 96
"""Columns; beyond it the eye loses the line."""


def show_event(found: Dashboard) -> None:
    """Print one event's tasks by role, how much is done, and what to do next."""
    from rich.text import Text

    from wimlds_cli.event import days

    out = console.out()
    out.print(Text(found.name, style="bold"), soft_wrap=True)
    seen = f"seen from {days.in_words(found.as_of, near=found.event.start.date() if found.event else None)}"
    out.print(Text.assemble(found.when(), (f" ({seen})", "dim")), soft_wrap=True)
    out.print()
    for group in found.groups:
        _show_group(group, found, out)
    out.print(Text(found.summary(), style="bold"), soft_wrap=not out.is_terminal)
    _show_steps(found, out)


def _show_group(group: Group, found: Dashboard, out: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    title = Text(group.title, style="bold")
    if group.owners:
        title.append(f": {', '.join(group.owners)}", "not bold")
    elif group.role is not None:
        title.append(": nobody has this role yet", "not bold yellow")
    out.print(title)
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.width = min(out.width, _WIDEST)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True, justify="right")
    for task in group.tasks:
        mark, style = _mark(task)
        words = Text(task.kind.words)
        if task.count[1] and task.state != "done":
            words.append(f" ({task.count[0]} of {task.count[1]})")
        for one in task.missing:
            words.append(f"\n{one}", "dim")
        table.add_row(Text(f"  {mark}", style=style), words, Text(_when(task, found.as_of), style=style))
    out.print(table)
    out.print()


def _mark(task: Task) -> tuple[str, str]:
    plain = console.plain_characters()
    match task.state:
        case "done":
            return ("ok" if plain else "✓"), "green"
        case "overdue":
            return ("!!" if plain else "✗"), "bold red"
        case _:
            return ("." if plain else "·"), ""


def _when(task: Task, as_of: datetime.date) -> str:
    from wimlds_cli.event import days

    if task.state == "done":
        return days.short(task.done_on) if task.done_on else "done"
    if task.due is None:
        return "open"
    if task.state == "overdue":
        late = task.days_overdue(as_of)
        return f"{days.counted(late, 'day')} overdue" if late else "overdue"
    return f"by {days.in_words(task.due, near=as_of)}"


def _show_steps(found: Dashboard, out: Console) -> None:
    from wimlds_cli.team.dashboard import MOST_STEPS

    if found.steps:
        _show_next([(step, "") for step in found.steps[:MOST_STEPS]], found.as_of, out)
    elif found.tasks:
        out.print(f"\n{found.rest()}", markup=False)


def _show_next(steps: Sequence[tuple[Step, str]], as_of: datetime.date, out: Console) -> None:
    """Print what to do next, and for which event where there are several."""
    from rich.table import Table
    from rich.text import Text

    out.print()
    out.print(Text("Next", style="bold"))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for number, (step, name) in enumerate(steps, 1):
        words = Text(f"{name}: " if name else "")
        words.append_text(_step(step, as_of))
        table.add_row(Text(f"  {number}."), words)
        table.add_row("", Text(step.command, style="cyan"))
    out.print(table)


def _step(step: Step, as_of: datetime.date) -> Text:
    from rich.text import Text

    from wimlds_cli.event import days

    words = Text(step.words)
    if step.due is not None:
        late = step.state == "overdue"
        due = f"{'was due' if step.due < as_of else 'by'} {days.in_words(step.due, near=as_of)}"
        words.append(f", {due}", "red" if late else "dim")
    return words


def show_events(found: Sequence[Dashboard]) -> None:
    """Print a row for each event, and the next thing that it needs; of past ones only those with something open."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from wimlds_cli.event import days
    from wimlds_cli.team.dashboard import most_urgent, still_matters

    out = console.out()
    table = Table(box=None if console.plain_characters() else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Event", overflow="fold", ratio=3)
    table.add_column("Date", no_wrap=True)
    table.add_column("Done", no_wrap=True, justify="right")
    table.add_column("Overdue", no_wrap=True, justify="right")
    table.add_column("Next", overflow="fold", ratio=4)
    shown = [one for one in found if still_matters(one)]
    for one in shown:
        table.add_row(
            Text(one.name),
            Text(_date(one)),
            Text(f"{one.count_done} of {len(one.tasks)}" if one.tasks else ""),
            Text(str(one.count_overdue or ""), style="bold red"),
            _step(one.steps[0], one.as_of) if one.steps else Text(one.rest() if one.tasks else one.summary()),
        )
    if shown:
        out.print(table)
    rest = len(found) - len(shown)
    if rest:
        out.print(f"{'And ' if shown else ''}{days.counted(rest, 'past event')} with nothing open.", markup=False)
    steps = most_urgent(shown)
    if steps:
        _show_next([(step, one.name) for one, step in steps], steps[0][0].as_of, out)


def _date(found: Dashboard) -> str:
    from wimlds_cli.event import days

    if found.event is None or not found.date_is_known:
        return "?"
    day = found.event.start.date()
    return days.short(day) if day.year == found.as_of.year else f"{days.short(day)} {day.year}"
