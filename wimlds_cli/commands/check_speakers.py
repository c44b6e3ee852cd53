"""`wimlds check-speakers`: who still owes what, by when, and what is wrong."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.day import AsOf, day_of
from wimlds_cli.console import ExitCode

if TYPE_CHECKING:
    from wimlds_cli.checks.report import Report


class Format(enum.StrEnum):
    """How findings are shown."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


def check_speakers(
    events: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[EVENT]",
            help="An event's folder or file; the current folder when left out. Several are checked one after another.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="ID", help="One speaker's state, ready to forward.")
    ] = None,
    format: Annotated[
        Format,
        typer.Option("--format", help="full for people, concise for screen readers, json for programs, github for CI."),
    ] = Format.FULL,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Explain a finding, such as SPK101, and stop.")
    ] = None,
) -> None:
    """Say who still owes what by when, and what is wrong in the event's file.

    Exit code 0: all is well, or not due yet. 1: something is overdue or invalid. 2: there is no event to check.
    """
    from wimlds_cli.checks.report import draw_up_report
    from wimlds_cli.checks.report import explain as explanation

    if explain is not None:
        console.out().print(explanation(explain), markup=False)
        return
    from wimlds_cli.event.loader import load_event

    reports = []
    named: list[Path | None] = [*events] if events else [None]
    for path in named:
        loaded = load_event(path)
        report = draw_up_report(loaded, day_of(as_of, loaded.event))
        reports.append(report.of_speaker(speaker) if speaker is not None else report)
    _show(reports, format)
    raise typer.Exit(ExitCode.FINDINGS if any(report.has_errors for report in reports) else ExitCode.OK)


def _show(reports: list[Report], format: Format) -> None:
    from wimlds_cli.checks.report import as_data, sentences, where_things_stand
    from wimlds_cli.commands import checklist_screen
    from wimlds_cli.diagnostics import render_concise, render_github

    out = console.out()
    if format is Format.JSON:
        data = [as_data(report) for report in reports]
        console.print_json(data[0] if len(data) == 1 else data)
        return
    for number, report in enumerate(reports):
        if number:
            out.print()
        if format is Format.FULL and report.only is None:
            checklist_screen.show(report)
        elif format is Format.FULL:
            checklist_screen.show_letter(report)
        else:
            lines = list(sentences(report)) if format is Format.CONCISE else []
            found = (
                render_concise(report.diagnostics) if format is Format.CONCISE else render_github(report.diagnostics)
            )
            lines += [found] if found else []
            for line in (*lines, where_things_stand(report)):
                out.print(line, markup=False, soft_wrap=True)
