"""Event -> diagnostics: the speakers' checklist, the format's rules, the decks."""

from __future__ import annotations

import datetime

from wimlds_cli.checks.accounts import ACCOUNTS
from wimlds_cli.checks.check import Check, Context
from wimlds_cli.checks.form import FORM
from wimlds_cli.checks.owed import OVERDUE
from wimlds_cli.checks.people import PEOPLE
from wimlds_cli.checks.pictures import PICTURES
from wimlds_cli.checks.schedule import SCHEDULE
from wimlds_cli.checks.slides import SLIDES
from wimlds_cli.checks.texts import TEXTS
from wimlds_cli.diagnostics import Diagnostic
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import EventStatus

__all__ = ["CHECKS", "Check", "Context", "run_checks"]

CHECKS: tuple[type[Check], ...] = (
    *OVERDUE,
    *ACCOUNTS,
    *PICTURES,
    *PEOPLE,
    *SCHEDULE,
    *FORM,
    *SLIDES,
    *TEXTS,
)
"""Every check, in the order in which documentation lists them."""


def run_checks(loaded: LoadedEvent, as_of: datetime.date) -> tuple[Context | None, list[Diagnostic]]:
    """Run every check over an event.

    Args:
        loaded: The event as it was loaded.
        as_of: The day, in the event's time zone.

    Returns:
        What the checks looked at (None when there is no event to look at), and what they found, in no order.
    """
    if loaded.event is None:
        return None, []
    context = Context(loaded, loaded.event, as_of)
    if loaded.event.status is EventStatus.CANCELLED:
        return context, []
    return context, [diagnostic for check in CHECKS for diagnostic in check().find(context)]
