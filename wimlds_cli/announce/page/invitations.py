"""Add-to-calendar: the calendar file as a download, and web calendars that open with the event filled in."""

from __future__ import annotations

import base64
import datetime
from urllib.parse import urlencode

from wimlds_cli.announce.facts import Address
from wimlds_cli.event.model import Event

_UTC = "%Y%m%dT%H%M%SZ"


def as_address(calendar: bytes) -> str:
    """Return a calendar file as an address that holds all of it."""
    return f"data:text/calendar;charset=utf-8;base64,{base64.b64encode(calendar).decode()}"


def web_calendars(event: Event, summary: str, place: str, details: str) -> tuple[tuple[str, Address], ...]:
    """Return web calendars with the address that opens each one with the event filled in; none follows the reader."""
    begins, ends = (one.astimezone(datetime.UTC) for one in (event.starts_at, max(event.ends_at, event.starts_at)))
    google = {
        "action": "TEMPLATE",
        "text": summary,
        "dates": f"{begins.strftime(_UTC)}/{ends.strftime(_UTC)}",
        "ctz": event.timezone,
        "location": place,
        "details": details,
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": summary,
        "startdt": begins.isoformat().replace("+00:00", "Z"),
        "enddt": ends.isoformat().replace("+00:00", "Z"),
        "location": place,
        "body": details,
    }
    return (
        ("Google", Address(f"https://calendar.google.com/calendar/render?{urlencode(google)}")),
        ("Outlook", Address(f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(outlook)}")),
    )
