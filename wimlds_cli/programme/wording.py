"""Days, hours and addresses as they stand on a slide."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

    from wimlds_cli.event.model import Event


def locale_of(event: Event) -> Locale:
    """Return how the event's language writes dates; plain English when it is not known."""
    from babel import Locale, UnknownLocaleError

    typed = (event.language or "en").strip().replace("-", "_")
    try:
        # Among the kinds of English, the one that puts the day before the month, as the rest of the world does.
        return Locale.parse("en_GB" if typed.lower() == "en" else typed)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def day(moment: datetime.date, locale: Locale, *, year: bool = True) -> str:
    """Write a day with its weekday."""
    from babel.dates import format_date, format_skeleton

    if year:
        return _plain(format_date(moment, "full", locale=locale))
    return _plain(format_skeleton("MMMMEEEEd", moment, locale=locale))


def days(start: datetime.datetime, end: datetime.datetime, locale: Locale) -> str:
    """Write the days from a first to a last one."""
    from babel.dates import format_interval

    return _plain(str(format_interval(start.date(), end.date(), "yMMMMEEEEd", locale=locale)))


def clock(moment: datetime.datetime | datetime.time) -> str:
    """Write a time of day; by 24 hours, so that a column of them is as narrow as it can be."""
    return f"{moment:%H:%M}"


def listed(names: Sequence[str], locale: Locale) -> str:
    """Write a list: `A, B and C`."""
    from babel.lists import format_list

    return str(format_list(list(names), locale=locale)) if names else ""


def address(url: str | None) -> str:
    """Return a web address as people type it."""
    return re.sub(r"^https?://(www\.)?|/$", "", url or "")


def initials(name: str) -> str:
    """Return what stands in for a picture: the first letters of the first and the last word, in any script."""
    import regex

    words: list[str] = [regex.findall(r"\X", word)[0] for word in name.split()]
    if not words:
        return ""
    first, last = words[0], words[-1] if len(words) > 1 else ""
    # A name without spaces (张伟) is known by its first character; two of those would be a whole name.
    return (first + last).upper()


def one_line(text: str | None) -> str:
    """Return a text without line breaks, and without what XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]", "", " ".join((text or "").split()))


def _plain(text: str) -> str:
    # Narrow no-break spaces are a box in some fonts.
    return re.sub(r"[\u2009\u202f\u00a0]", " ", text)
