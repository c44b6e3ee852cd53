"""Which day a command looks from: today at the venue, or the one that `--as-of` names."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from wimlds_cli.event.model import Event

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Look from another day: 2027-03-16.", show_default=False),
]
"""The option, as every command that looks from a day has it."""


def day_of(typed: str | None, event: Event | None) -> datetime.date:
    """Return the day that was typed, or today in the event's time zone.

    Raises:
        WimldsError: What was typed is no date.
    """
    from wimlds_cli.event import days
    from wimlds_cli.event.scalars import date_of, option

    if typed is not None:
        return option(date_of, typed)
    return days.today(event) if event is not None else datetime.date.today()


def moment_of(typed: str | None, day: datetime.date) -> datetime.datetime:
    """Return now, or the first moment (UTC) of the day that was typed, so that the same order writes the same bytes."""
    if typed is None:
        return datetime.datetime.now(datetime.UTC)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
