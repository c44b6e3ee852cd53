"""The moments at which an event is announced, and which of them make sense on a day."""

from __future__ import annotations

import datetime
import enum

from wimlds_cli.event.model import Event, EventStatus
from wimlds_cli.event.timeline import deadline


class Moment(enum.StrEnum):
    """When a text is published."""

    SAVE_THE_DATE = "save-the-date"
    OPENING = "opening"
    SPEAKER = "speaker"
    WEEK_BEFORE = "week-before"
    DAY_BEFORE = "day-before"
    THANKS = "thanks"
    RECAP = "recap"


BEFORE = (
    Moment.SAVE_THE_DATE,
    Moment.OPENING,
    Moment.SPEAKER,
    Moment.WEEK_BEFORE,
    Moment.DAY_BEFORE,
)
"""The moments before the event; of one that does not take place, each gives only the notice that it does not."""

_DAYS_OF_THANKS = 14


def takes_place(event: Event) -> bool:
    """Tell whether people can still come on the date that is in the file."""
    return event.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)


def sensible_moments(event: Event, today: datetime.date) -> tuple[Moment, ...]:
    """Return the moments that can still be published from a day on.

    Before the event: all that lie ahead; the date is saved only until the event is announced in full. Afterwards
    thanks for two weeks, and the recap. Of an event that does not take place only the notice, under `opening`.
    """
    first, last = event.start.date(), event.end.date()
    if not takes_place(event):
        return (Moment.OPENING,) if today <= last else ()
    found = []
    if today < deadline(event, "announce"):
        found.append(Moment.SAVE_THE_DATE)
    if today < first:
        found += [Moment.OPENING, Moment.SPEAKER]
    if today <= first - datetime.timedelta(days=2):
        found.append(Moment.WEEK_BEFORE)
    if today < first:
        found.append(Moment.DAY_BEFORE)
    if last < today <= last + datetime.timedelta(days=_DAYS_OF_THANKS):
        found.append(Moment.THANKS)
    if today > last:
        found.append(Moment.RECAP)
    return tuple(found)
