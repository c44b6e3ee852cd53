"""The checklist on a terminal."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from wimlds_cli import console
from wimlds_cli.diagnostics import render_full

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from wimlds_cli.checks.report import Report
    from wimlds_cli.event.checklist import Owed

_SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "hint": "bold cyan"}
_HEADS = {"links": "account", "biography": "bio"}


def show(report: Report) -> None:
    """Print heading, checklist, findings, and where things stand."""
    from rich.text import Text

    from wimlds_cli.checks.preflight import pointers, without_small_things
    from wimlds_cli.checks.report import where_things_stand

    out = console.out()
    out.print(_heading(report), soft_wrap=True)
    out.print()
    if report.rows:
        out.print(_table(report, out.width))
        out.print(_legend(report), soft_wrap=True)
        out.print()
    if report.of_the_event:
        for line in _of_the_event(report, out.width):
            out.print(line, soft_wrap=True)
        out.print()
    diagnostics, hints = without_small_things(report.diagnostics)
    if diagnostics:
        out.print(coloured(render_full(diagnostics, width=out.width if out.is_terminal else None)), soft_wrap=True)
        out.print()
    for pointer in pointers(hints):
        out.print(pointer, markup=False, soft_wrap=True)
    if hints:
        out.print()
    out.print(Text(where_things_stand(report), style="bold"), soft_wrap=not out.is_terminal)


def show_letter(report: Report) -> None:
    """Print one speaker's state, ready to forward, and behind it what the organizers should look at."""
    from wimlds_cli.checks.report import beside_the_letter, letter

    out = console.out()
    for line in letter(report):
        out.print(line, markup=False, soft_wrap=True)
    rest = beside_the_letter(report)
    if rest:
        out.print("\nFor the organizers:\n", style="bold")
        shown = render_full(rest, width=out.width if out.is_terminal else None)
        out.print(coloured(shown), soft_wrap=True)


def _heading(report: Report) -> Text:
    from rich.text import Text

    from wimlds_cli.event import days

    event, context = report.event, report.context
    if event is None or context is None:
        return Text(report.loaded.path.as_posix(), style="bold")
    text = Text(event.name, style="bold")
    if "start" not in report.loaded.missing:
        day = event.start.date()
        text.append(f"\n{days.in_words(day)} {day.year}, {event.start:%H:%M}, {days.distance(day, context.as_of)}", "")
        text.append(f" (seen from {days.in_words(context.as_of, near=day)})", style="dim")
    return text


def _table(report: Report, width: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    from wimlds_cli.event.checklist import SPEAKER_COLUMNS

    assert report.context is not None
    table = Table(box=None, pad_edge=False, padding=(0, 2 if width >= 100 else 1, 0, 0), header_style="bold")
    table.add_column("", overflow="fold", min_width=12, max_width=max(width - 58, 14))
    for item in SPEAKER_COLUMNS:
        table.add_column(_HEADS.get(item.name, item.name), no_wrap=True, min_width=6)
    for row in report.rows:
        name = Text(row.speaker.name)
        if row.speaker.state != "confirmed":
            name.append(f" ({row.speaker.state})", style="dim")
        table.add_row(name, *(_cell(row.cell(item), report.context.as_of) for item in SPEAKER_COLUMNS))
    return table


def _cell(owed: Owed | None, as_of: datetime.date) -> Text:
    from rich.text import Text

    from wimlds_cli.event import days

    done, late, none = _marks()
    if owed is None:
        return Text(none, style="dim")
    if owed.state == "done":
        return Text(done, style="green")
    if owed.state == "overdue":
        return Text(f"{late} {owed.days_overdue(as_of)}d", style="bold red")
    return Text(days.short(owed.due) if owed.due else "open")


def _marks() -> tuple[str, str, str]:
    return ("ok", "!!", "-") if console.plain_characters() else ("✓", "✗", "–")


def _legend(report: Report) -> Text:
    """Explain the marks that occur."""
    from rich.text import Text

    from wimlds_cli.event import days
    from wimlds_cli.event.checklist import SPEAKER_COLUMNS

    assert report.context is not None
    done, late, none = _marks()
    cells = [row.cell(item) for row in report.rows for item in SPEAKER_COLUMNS]
    states = {str(cell.state): cell for cell in cells if cell is not None}
    words = [f"{done} is there"] if "done" in states else []
    if "pending" in states and (due := states["pending"].due):
        words.append(f"{days.short(due)}: due by then")
    if "overdue" in states:
        number = states["overdue"].days_overdue(report.context.as_of)
        words.append(f"{late} {number}d: {days.counted(number, 'day')} overdue")
    if None in cells:
        words.append(f"{none} not asked for")
    return Text("   ".join(words), style="dim")


def _of_the_event(report: Report, width: int) -> list[Text]:
    """List what the organizers owe, by day."""
    import textwrap

    from rich.text import Text

    from wimlds_cli.checks.report import named
    from wimlds_cli.event import days

    assert report.context is not None
    by_day: dict[str, list[str]] = {}
    styles: dict[str, str] = {}
    for one in sorted(report.of_the_event, key=lambda one: one.due or datetime.date.max):
        if one.due is None:
            head = "open"
        else:
            head = (
                f"{'was due' if one.state == 'overdue' else 'by'} {days.in_words(one.due, near=report.context.as_of)}"
            )
        styles[head] = "bold red" if one.state == "overdue" else ""
        by_day.setdefault(head, []).append(named(one, report.context))
    lines = [Text("Besides, from the organizers", style="bold")]
    column = max(map(len, by_day)) + 4
    for head, items in by_day.items():
        wrapped = textwrap.wrap("; ".join(items), max(width - column, 20)) or [""]
        for number, part in enumerate(wrapped):
            lines.append(Text.assemble((f"  {head if number == 0 else '':<{column - 2}}", styles[head]), part))
    return lines


def coloured(shown: str) -> Text:
    """Colour findings as `render_full` writes them."""
    from rich.text import Text

    text = Text()
    for line in shown.splitlines(keepends=True):
        head = re.match(r"(error|warning|hint)\[\w+\]", line)
        if head:
            text.append(head.group(), style=_SEVERITY_STYLES[head[1]])
            text.append(line[head.end() :], style="bold")
        elif re.match(r" *\| *\^+", line):
            text.append(line, style="red")
        else:
            text.append(line)
    return text
