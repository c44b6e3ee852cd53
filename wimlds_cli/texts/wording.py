"""Dates, hours and lists in words, in the event's language and time zone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wimlds_cli.event.zones import country_of_zone

if TYPE_CHECKING:
    from babel import Locale

    from wimlds_cli.event.model import Event


def locale_of(event: Event) -> Locale:
    """Return how dates are written for an event: its language, as the country of its time zone writes it."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    typed = (event.language or "en").strip()
    known = set(locale_identifiers())
    code = typed.replace("-", "_")
    if code not in known:
        names = Locale("en").languages.items()
        by_name = {name.casefold(): each for each, name in names if each in known}
        code = by_name.get(typed.casefold(), code.partition("_")[0].lower())
    if code not in known:
        code = "en"
    if "_" not in code:
        country = country_of_zone(event.timezone)
        # Where a country has no habits of its own for English, those of Great Britain are the plainest.
        code = f"{code}_{country}" if f"{code}_{country}" in known else ("en_GB" if code == "en" else code)
    return Locale.parse(code)


def day(moment: datetime.date, locale: Locale, *, year: bool = True) -> str:
    """Write a day with its weekday."""
    from babel.dates import format_date

    full = _plain(format_date(moment, "full", locale=locale))
    if year:
        return full
    # The shorter patterns of some languages shorten the weekday and the month as well.
    return re.sub(rf"[,،]?\s*\b{moment.year}(?:\b|年|년)", "", full).strip(" ,،")


def days(start: datetime.datetime, end: datetime.datetime, locale: Locale) -> str:
    """Write the days from a first to a last one."""
    from babel.dates import format_interval

    return _plain(format_interval(start.date(), end.date(), "yMMMMEEEEd", locale=locale))


def month(moment: datetime.date, locale: Locale) -> str:
    """Write a month as short as the language has it: `Mar`."""
    from babel.dates import format_date

    return _plain(format_date(moment, "LLL", locale=locale))


def clock(moment: datetime.datetime | datetime.time, locale: Locale) -> str:
    """Write a time of day, as the clock at the venue shows it."""
    from babel.dates import format_time

    time = moment.time() if isinstance(moment, datetime.datetime) else moment
    return _plain(format_time(time, "short", locale=locale))


def hours(start: datetime.datetime, end: datetime.datetime, locale: Locale) -> str:
    """Write a time of day and until when."""
    from babel.dates import format_interval

    if end.date() > start.date():
        return f"{clock(start, locale)}–{clock(end, locale)}"
    halves = "a" in locale.time_formats["short"].pattern
    return _plain(format_interval(start, end, "hm" if halves else "Hm", locale=locale))


def zone(event: Event, locale: Locale) -> str:
    """Write the event's time zone by its city and its distance from UTC."""
    return zone_at(event.timezone, event.starts_at, locale)


def zone_at(name: str, moment: datetime.datetime, locale: Locale) -> str:
    """Write a time zone by its city and its distance from UTC at a moment."""
    from babel.dates import get_timezone_location

    offset = moment.utcoffset() or datetime.timedelta()
    minutes = round(offset.total_seconds() / 60)
    written = f"UTC{'+' if minutes >= 0 else '-'}{abs(minutes) // 60}" if minutes else "UTC"
    if minutes % 60:
        written += f":{abs(minutes) % 60:02}"
    if name == "UTC":
        return written
    city = get_timezone_location(name, locale=locale, return_city=True)
    return f"{city} ({written})"


def listed(names: Sequence[str], locale: Locale, *, either: bool = False) -> str:
    """Write a list: `A, B and C`, or `A, B or C`."""
    from babel.lists import format_list

    return str(format_list(list(names), "or" if either else "standard", locale)) if names else ""


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(number: int, one: str, many: str) -> str:
    """Write a number of things, the small ones in words: `two talks`."""
    word = _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
    return f"{word} {one if number == 1 else many}"


def sentence(text: str) -> str:
    """End a text with a full stop, unless it has an end in any script's way, or is mark-up around one.

    A full stop behind an address is taken for a part of it, by some channels and by most people.
    """
    return text if re.search(r"[.!?…。！？।؟][\"”’)*_]*$|https?://\S+$", text) else f"{text}."


def initials(name: str) -> str:
    """Return what stands in for a picture: the first letters of the first and the last word, in any script."""
    import regex

    words: list[str] = [regex.findall(r"\X", word)[0] for word in name.split()]
    if not words:
        return ""
    first, last = words[0], words[-1] if len(words) > 1 else ""
    # A name without spaces (张伟) is known by its first character; two of those would be a whole name.
    return (first + last).upper()


def _plain(text: str) -> str:
    """Use plain spaces: narrow ones count twice on X, and some systems draw a box for them."""
    return re.sub(r"[\u2009\u202f\u00a0]", " ", text)
