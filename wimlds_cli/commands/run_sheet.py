"""`wimlds run-sheet`: one printable page for the person on stage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.faults import tell_faults
from wimlds_cli.commands.options import EventArgument
from wimlds_cli.console import ExitCode
from wimlds_cli.errors import WimldsError


def run_sheet(
    event: EventArgument = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="DIR", help="Where to; out/ beside the event.", show_default=False)
    ] = None,
) -> None:
    """Write the run sheet: times, names and how they are said, who must not be photographed, what to say.

    out/run-sheet.html is made to be printed, run-sheet.md to be read on a phone; a PDF comes with them where Chrome,
    Edge, Chromium or LibreOffice is installed.

    Exit code 0: it is written. 1: it is, and something in the event's file is wrong. 2: nothing was written.
    """
    from rich.text import Text

    from wimlds_cli.event.loader import load_event
    from wimlds_cli.team.printing import print_pdf
    from wimlds_cli.team.run_sheet import write_run_sheet

    loaded = load_event(event)
    html, markdown = write_run_sheet(loaded, loaded.readable(), into)
    out = console.out()
    made = [html, markdown]
    try:
        made.append(print_pdf(html, html.with_suffix(".pdf")))
    except WimldsError as error:
        console.err().print(Text(f"No PDF: {error.message}. {error.hint or ''}".strip()), soft_wrap=True)
    for file in made:
        out.print(Text(file.as_posix(), style="bold"), soft_wrap=True)
    tell_faults(loaded)
    raise typer.Exit(ExitCode.FINDINGS if loaded.has_errors else ExitCode.OK)
