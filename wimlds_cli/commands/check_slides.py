"""`wimlds check-slides`: what in a deck would go wrong on the day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.check_speakers import Format
from wimlds_cli.commands.faults import without_lock_files
from wimlds_cli.console import ExitCode
from wimlds_cli.errors import WimldsError

if TYPE_CHECKING:
    from wimlds_cli.checks.preflight import Preflight


def check_slides(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Decks (.pptx, .pdf), or folders of decks.", show_default=False),
    ] = None,
    format: Annotated[
        Format,
        typer.Option("--format", help="full for people, concise for screen readers, json for programs, github for CI."),
    ] = Format.FULL,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Explain a finding, such as DCK521, and stop.")
    ] = None,
) -> None:
    """Say what in a deck would not play, look, or behave on another laptop as it did at home.

    Exit code 0: nothing that must be mended. 1: a deck cannot be shown as it is. 2: there is no such file.
    """
    if explain is not None:
        from wimlds_cli.checks.report import explain as explanation

        console.out().print(explanation(explain), markup=False)
        return
    if not files:
        raise WimldsError("no deck is named", "wimlds check-slides slides/grace-hopper.pptx; or a folder of decks")
    from wimlds_cli.checks.preflight import check_decks

    preflight = check_decks(without_lock_files(files))
    _show(preflight, format)
    raise typer.Exit(ExitCode.FINDINGS if preflight.has_errors else ExitCode.OK)


def _show(preflight: Preflight, format: Format) -> None:
    from wimlds_cli.checks.preflight import about, as_data, summary
    from wimlds_cli.diagnostics import render_concise, render_github

    out = console.out()
    if format is Format.JSON:
        console.print_json(as_data(preflight))
        return
    if format is Format.FULL:
        _show_full(preflight)
    elif format is Format.CONCISE:
        for path in preflight.paths:
            out.print(about(path, preflight.facts(path)), markup=False, soft_wrap=True)
        if preflight.diagnostics:
            out.print(render_concise(preflight.diagnostics), markup=False, soft_wrap=True)
    elif preflight.diagnostics:
        out.print(render_github(preflight.diagnostics), markup=False, soft_wrap=True)
    out.print(summary(preflight), markup=False, soft_wrap=True)


def _show_full(preflight: Preflight) -> None:
    from rich.text import Text

    from wimlds_cli.checks.preflight import about
    from wimlds_cli.commands.checklist_screen import coloured
    from wimlds_cli.diagnostics import render_full

    out = console.out()
    width = out.width if out.is_terminal else None
    for path in preflight.paths:
        out.print(Text(about(path, preflight.facts(path)), style="bold"), soft_wrap=True)
        out.print()
        found = preflight.of(path)
        if found:
            out.print(coloured(render_full(found, width=width)), soft_wrap=True)
            out.print()
