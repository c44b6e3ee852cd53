"""`wimlds status`: what is done, what is open, and what to do next."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.day import AsOf, day_of
from wimlds_cli.commands.faults import tell_faults
from wimlds_cli.commands.page_file import page_file
from wimlds_cli.console import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wimlds_cli.team.dashboard import Dashboard


class RoleName(enum.StrEnum):
    """The organizers' roles; spelt out, since the model would make `--help` wait."""

    SPEAKERS = "speakers"
    COMMUNICATION = "communication"
    HOSTING = "hosting"
    MC = "mc"


class Format(enum.StrEnum):
    """How the dashboard is shown."""

    FULL = "full"
    JSON = "json"


def status(
    where: Annotated[
        Path | None,
        typer.Argument(
            metavar="[EVENT|FOLDER]",
            help="An event's folder or file, or a folder of events; the current folder when left out.",
            show_default=False,
        ),
    ] = None,
    role: Annotated[
        RoleName | None, typer.Option("--role", help="Only what is this role's, and everybody's.", show_default=False)
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Also one page, to pin in the team's chat.", show_default=False),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="full for people, json for programs.")] = Format.FULL,
    as_of: AsOf = None,
) -> None:
    """Show who does what by when: done, still to come, overdue; and the three things to do next.

    Exit code 0: nothing is overdue. 1: something is, or an event cannot be read. 2: there is no event.
    """
    from wimlds_cli.commands import status_screen
    from wimlds_cli.event.people import Role
    from wimlds_cli.team.dashboard import as_data, is_folder_of_events, look_at_event, look_at_folder

    html = page_file(html, "--html")
    several = is_folder_of_events(where)
    only = Role(role.value) if role is not None else None
    found: Sequence[Dashboard]
    if several:
        found = look_at_folder(Path() if where is None else where, lambda event: day_of(as_of, event), only)
    else:
        found = (look_at_event(where, lambda event: day_of(as_of, event), only),)
    if format is Format.JSON:
        console.print_json(as_data(found))
    elif several:
        status_screen.show_events(found)
    else:
        status_screen.show_event(found[0])
    if html is not None:
        from wimlds_cli.team.page import write_page

        write_page(found, html)
        console.err().print(f"Written: {html.as_posix()}", markup=False, soft_wrap=True)
    for one in found:
        tell_faults(one.loaded)
    raise typer.Exit(ExitCode.FINDINGS if any(one.has_findings for one in found) else ExitCode.OK)
