"""Readers of single values: each takes the text that was typed, and says in plain words what it cannot be.

Our own throughout, because pydantic's read `20270318` as seconds since 1970 and a bare date as midnight.
"""

from __future__ import annotations

import datetime
import difflib
import enum
import functools
import re
import zoneinfo
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import faults, zones
from wimlds_cli.event.faults import Fault

EnumT = TypeVar("EnumT", bound=enum.StrEnum)
ValueT = TypeVar("ValueT")

_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
_MOMENT = re.compile(rf"{_DATE.pattern}(?:[ T]+|,\s*){_TIME.pattern}")
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2}| ?UTC| ?GMT)$")


def refuse(fault: Fault, message: str, way_out: str) -> PydanticCustomError:
    """Return the error with which a value is refused; the loader makes a Diagnostic of it."""
    # The words go in as values, never as a template: a user's text may hold curly brackets.
    context = {"message": message, "help": way_out, "code": fault.code}
    return PydanticCustomError("refused", "{message}", context)


def option(reader: Callable[[Any], ValueT], typed: str) -> ValueT:
    """Read what was typed on the command line.

    Raises:
        WimldsError: When the reader refuses it.
    """
    try:
        return reader(typed)
    except PydanticCustomError as error:
        context = error.context or {}
        raise WimldsError(context["message"], context["help"]) from None


def text_of(value: Any) -> str:
    """Return a value that must be one text.

    Raises:
        PydanticCustomError: When it is a list or a mapping.
    """
    if isinstance(value, str):
        return value.strip()
    shape = "a list" if isinstance(value, list) else "`key: value` lines"
    raise refuse(faults.SHAPE, f"{shape} where one text belongs", "write one text behind the colon")


def texts_of(value: Any) -> list[str]:
    """Return a list of texts; one text alone is a list of one."""
    if isinstance(value, list):
        return [text_of(item) for item in value]
    if isinstance(value, dict):
        raise refuse(
            faults.SHAPE,
            "`key: value` lines where a list of texts belongs",
            "write one entry a line, each behind a dash",
        )
    return [text_of(value)]


def hashtags_of(value: Any) -> list[str]:
    """Return hashtags without their #, however they were separated."""
    return [tag.lstrip("#") for item in texts_of(value) for tag in re.split(r"[\s,]+", item) if tag.strip("#")]


def path_of(value: Any) -> str:
    """Return a path with forward slashes."""
    return text_of(value).replace("\\", "/")


def paths_of(value: Any) -> list[str]:
    """Return a list of paths with forward slashes; one path alone is a list of one."""
    return [text.replace("\\", "/") for text in texts_of(value)]


def date_of(value: Any) -> datetime.date:
    """Read `2027-03-18`."""
    text = text_of(value)
    match = _DATE.fullmatch(text)
    if match is None:
        raise refuse(faults.DATE, f"“{text}” is not a date written as year-month-day", _date_way_out(text))
    return _date(match, text)


def _date(match: re.Match[str], text: str) -> datetime.date:
    year, month, day = (int(part) for part in match.groups()[:3])
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        raise refuse(faults.DATE, f"there is no such day as {text}", "look at the month and the day again") from None
    if not 1990 <= year <= 2200:
        raise refuse(faults.DATE, f"the year {year} cannot be meant", "write the year with four digits, as 2027-03-18")
    return found


def _date_way_out(text: str) -> str:
    guess = re.fullmatch(r"(\d{4})[./]?(\d{2})[./]?(\d{2})", text)
    if guess:
        return f"write {guess[1]}-{guess[2]}-{guess[3]}"
    return "write year, month and day as 2027-03-18"


def time_of(value: Any) -> datetime.time:
    """Read `18:30`."""
    text = text_of(value)
    match = _TIME.fullmatch(text)
    if match is None:
        raise refuse(faults.DATE, f"“{text}” is not a time of day", _time_way_out(text))
    return _time(match[1], match[2], text)


def _time(hours: str, minutes: str, text: str) -> datetime.time:
    if int(hours) == 24 and minutes == "00":
        raise refuse(faults.DATE, "a day ends at 23:59 here", "write 23:59, or 00:00 with the next day's date")
    try:
        return datetime.time(int(hours), int(minutes))
    except ValueError:
        raise refuse(faults.DATE, f"there is no such time as {text}", "write a time such as 18:30") from None


def _time_way_out(text: str) -> str:
    guess = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2})?)? ?([ap])?\.?m?\.?(?: ?uhr)?h?", text.lower())
    if guess and int(guess[1]) < 24:
        hour = int(guess[1]) % 12 + (12 if guess[3] == "p" else 0) if guess[3] else int(guess[1])
        return f"write {hour:02}:{guess[2] or '00'}"
    return "write hours and minutes as 18:30"


def moment_of(value: Any) -> datetime.datetime:
    """Read `2027-03-18 18:30`, a time in the event's own time zone."""
    text = text_of(value)
    match = _MOMENT.fullmatch(text)
    if match is not None:
        return datetime.datetime.combine(_date(match, text), _time(match[4], match[5], text))
    if _DATE.fullmatch(text):
        date_of(text)
        raise refuse(faults.DATE, f"“{text}” has no time of day", f"write date and time: {text} 18:30")
    if _OFFSET.search(text) and _MOMENT.match(text):
        raise refuse(
            faults.DATE,
            f"“{text}” names its own time zone",
            "write the time on the clock at the venue, as 2027-03-18 18:30, and the zone behind `timezone:`",
        )
    raise refuse(
        faults.DATE,
        f"“{text}” is not a date and a time",
        "write year-month-day and the time: 2027-03-18 18:30",
    )


def time_or_moment_of(value: Any) -> datetime.time | datetime.datetime:
    """Read a time alone, or a date and a time."""
    text = text_of(value)
    if _TIME.fullmatch(text) or not re.search(r"\d{4}|[-/].*[-/]", text):
        return time_of(text)
    return moment_of(text)


def whole_number_of(value: Any) -> int:
    """Read a whole number, at least 1."""
    text = text_of(value)
    if re.fullmatch(r"[0-9]{1,7}", text) and int(text) > 0:
        return int(text)
    guess = re.match(r"\d+", text)
    way_out = f"write {guess.group()}" if guess and int(guess.group()) else "write a number such as 30"
    raise refuse(faults.NUMBER, f"“{text}” is not a whole number above 0", way_out)


def people_of(value: Any) -> int:
    """Read how many people there were: a whole number, and not a share."""
    text = text_of(value)
    if re.fullmatch(r"[0-9]{1,7}", text):
        return int(text)
    if text.endswith("%"):
        raise refuse(faults.NUMBER, f"“{text}” is a share", "write how many people said so; shares are counted from it")
    raise refuse(faults.NUMBER, f"“{text}” is not a number of people", "write a whole number such as 62, or 0")


def country_of(value: Any) -> str:
    """Read a country's code of two letters (ISO 3166-1)."""
    text = text_of(value)
    if re.fullmatch(r"[A-Za-z]{2}", text):
        return text.upper()
    raise refuse(faults.SHAPE, f"“{text}” is not a country's code", "write its two letters, such as FR, IN or BR")


def month_of(value: Any) -> int:
    """Read a month by its number."""
    text = text_of(value)
    if re.fullmatch(r"[0-9]{1,2}", text) and 1 <= int(text) <= 12:
        return int(text)
    raise refuse(faults.NUMBER, f"“{text}” is not a month", "write its number: 9 for September")


def number_between(low: float, high: float) -> Callable[[Any], float]:
    """Return a reader of decimal numbers within bounds."""

    def read(value: Any) -> float:
        text = text_of(value)
        if re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]+)?", text) and low <= float(text) <= high:
            return float(text)
        raise refuse(
            faults.NUMBER,
            f"“{text}” is not a number between {low:g} and {high:g}",
            "write degrees with a point: 48.8566",
        )

    return read


def web_address_of(value: Any) -> str:
    """Read an http or https address."""
    text = text_of(value)
    try:
        parts = urlsplit(text)
        valid = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        valid = False
    if valid:
        return text
    bare = re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text)
    way_out = f"write https://{text}" if bare else "write the whole address, beginning with https://"
    raise refuse(faults.ADDRESS, f"“{text}” is not a web address", way_out)


@functools.cache
def _zones() -> frozenset[str]:
    # Some systems list their own settings among the zones; on another computer they mean something else.
    return frozenset(zoneinfo.available_timezones() - {"localtime", "posixrules", "Factory"})


def zone_of(value: Any) -> str:
    """Read the name of a time zone."""
    text = text_of(value)
    # Exactly as listed: asking ZoneInfo, a file system that ignores case would find europe/paris too, and
    # others not.
    if text in _zones():
        return text
    names = sorted(_zones())
    wanted = text.replace(" ", "_").casefold()
    close = [name for name in names if wanted in (name.casefold(), name.casefold().rpartition("/")[2])]
    close = close[:1] or [name for name in zones.zones_of_country(text) if name in _zones()]
    close = close or difflib.get_close_matches(text, names, n=1, cutoff=0.7)
    raise refuse(
        faults.ZONE,
        f"“{text}” is not the name of a time zone",
        f"did you mean {'one of ' if len(close) > 1 else ''}{', '.join(close)}?"
        if close
        else "write region and city, as Europe/Paris or Asia/Kolkata",
    )


def yes_no_of(value: Any) -> bool:
    """Read yes or no."""
    text = text_of(value)
    if text.lower() in ("yes", "true", "y", "on"):
        return True
    if text.lower() in ("no", "false", "n", "off"):
        return False
    raise refuse(faults.YES_NO, f"“{text}” is neither yes nor no", "write yes or no, or nothing as long as it is open")


def yes_or_day_of(value: Any) -> datetime.date | bool:
    """Read the day on which something was done, or yes or no."""
    text = text_of(value)
    return date_of(text) if text[:1].isdigit() else yes_no_of(text)


def colour_of(value: Any) -> str:
    """Read a colour of six digits, with or without its #; return it with."""
    text = text_of(value)
    if re.fullmatch(r"#?[0-9A-Fa-f]{6}", text):
        return "#" + text.lstrip("#").lower()
    raise refuse(faults.COLOUR, f"“{text}” is not a colour of six digits", 'write it between quotes: "#7a1fa2"')


def choice_of(choices: type[EnumT]) -> Callable[[Any], EnumT]:
    """Return a reader for one of the words of an enumeration."""

    def read(value: Any) -> EnumT:
        text = text_of(value)
        wanted = re.sub(r"[\s_]+", "-", text.lower())
        words = [choice.value for choice in choices]
        if wanted in words:
            return choices(wanted)
        close = difflib.get_close_matches(wanted, words, n=1) or [word for word in words if wanted and wanted in word]
        listed = ", ".join(words)
        raise refuse(
            faults.CHOICE,
            f"“{text}” is none of: {listed}",
            f"did you mean {close[0]}?" if close else f"write one of: {listed}",
        )

    return read
