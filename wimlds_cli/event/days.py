"""Days in words, and the day that it is at the event."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wimlds_cli.event.model import Event

# Not strftime: it speaks whatever language the computer is set to.
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def today(event: Event, now: datetime.datetime | None = None) -> datetime.date:
    """Return the day that it is in the event's time zone.

    Args:
        event: The event.
        now: An instant with its time zone; this one when left out.
    """
    now = datetime.datetime.now(datetime.UTC) if now is None else now
    return now.astimezone(event.zone).date()


def in_words(day: datetime.date, *, near: datetime.date | None = None) -> str:
    """Write a day as `Tue 16 February`, with its year when that is not the year of `near`."""
    text = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return text if near is None or near.year == day.year else f"{text} {day.year}"


def short(day: datetime.date) -> str:
    """Write a day as `16 Feb`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def counted(number: int, word: str) -> str:
    """Write `1 day` or `3 days`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def distance(day: datetime.date, as_of: datetime.date) -> str:
    """Write how far away a day is: `today`, `in 3 days`, `3 days ago`."""
    days = (day - as_of).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "tomorrow" if days == 1 else "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"
