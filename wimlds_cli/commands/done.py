"""`wimlds done`: tick a task that no file shows."""

from __future__ import annotations

from typing import Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.day import AsOf, day_of
from wimlds_cli.commands.options import EventArgument


def done(
    task: Annotated[
        str | None,
        typer.Argument(help="Its name: venue, rehearsal, backup, ... Left out: they are listed.", show_default=False),
    ] = None,
    event: EventArgument = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day it was done, 2027-01-12; else today.", show_default=False),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the tick away.")] = False,
    as_of: AsOf = None,
) -> None:
    """Tick a task that is done, in the event's file: one line changes, and no other.

    Exit code 0: it is ticked. 2: there is no such task, or the files themselves show whether it is done.
    """
    from wimlds_cli.event.scalars import date_of, option
    from wimlds_cli.team.dashboard import look_at_event
    from wimlds_cli.team.ticking import tick, tickable

    if task is None:
        for name, words in tickable():
            console.out().print(f"{name:<17} {words}", markup=False, soft_wrap=True)
        return
    day = option(date_of, on) if on is not None else None
    found = look_at_event(event, lambda one: day_of(as_of, one))
    ticked = tick(found, task, day, undo=undo)
    console.out().print(ticked.words, markup=False, soft_wrap=True)
