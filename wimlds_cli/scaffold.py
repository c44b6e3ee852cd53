"""templates/event/ -> a new event folder, its deadlines fitted into the days that are left."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from wimlds_cli import templating
from wimlds_cli.errors import WimldsError
from wimlds_cli.event import days, names, scalars
from wimlds_cli.event.loader import CHAPTER_NAMES, EVENT_NAMES, find_chapter
from wimlds_cli.event.model import Kind
from wimlds_cli.event.schema import schema_of
from wimlds_cli.event.timeline import TIMELINE, fitted
from wimlds_cli.event.tree import read_tree

DEFAULT_START = "18:30"
DEFAULT_END = "21:00"
_FOLDERS = ("pictures", "slides")


@dataclass(frozen=True)
class Facts:
    """What must be known to begin an event."""

    name: str
    start: datetime.datetime
    end: datetime.datetime
    timezone: str
    kind: Kind


@dataclass(frozen=True)
class ChapterFacts:
    """What must be known to begin a chapter.yaml; what is not known yet stays empty."""

    name: str
    timezone: str
    organizer: str = ""
    conduct_url: str = ""
    conduct_contact: str = ""


@dataclass(frozen=True)
class Created:
    """A new folder.

    Attributes:
        files: What was written, in the order of writing.
    """

    folder: Path
    files: tuple[Path, ...] = field(default=())


def read_facts(name: str, date: str, time: str, end: str, timezone: str, kind: str) -> Facts:
    """Read what was typed.

    Raises:
        WimldsError: When something is not what it should be.
    """
    title = scalars.text_of(name)
    start = datetime.datetime.combine(scalars.option(scalars.date_of, date), scalars.option(scalars.time_of, time))
    finish = scalars.option(scalars.time_or_moment_of, end)
    zone = scalars.option(scalars.zone_of, timezone)
    chosen = scalars.option(scalars.choice_of(Kind), kind)
    if not title:
        raise WimldsError("the event has no name", 'give it one: wimlds new-event "Women in data, March"')
    if isinstance(finish, datetime.time):
        # An evening that ends at one o'clock ends on the next day.
        later = datetime.timedelta(days=finish <= start.time())
        finish = datetime.datetime.combine(start.date() + later, finish)
    if finish <= start:
        raise WimldsError("the event would end before it begins", "write a later --end, with its date if need be")
    return Facts(title, start, finish, zone, chosen)


def local_zone() -> str | None:
    """Return the time zone that this computer is set to, if it says so by name."""
    named = os.environ.get("TZ", "").removeprefix(":").rpartition("/zoneinfo/")[2]
    try:
        link = Path("/etc/localtime").resolve().as_posix()
    except OSError:
        link = ""
    for candidate in (named, link.partition("/zoneinfo/")[2]):
        try:
            if "/" in candidate and not candidate.startswith("Etc/"):
                return scalars.zone_of(candidate)
        except PydanticCustomError:
            continue
    return None


def folder_for(facts: Facts) -> str:
    """Name the folder of an event: its date, and its name."""
    return f"{facts.start:%Y-%m-%d}-{names.id_of(facts.name)}".rstrip("-")[:80]


def chapter_above(folder: Path) -> Path | None:
    """Return the chapter.yaml that an event in this folder would take over."""
    return find_chapter(folder / EVENT_NAMES[0])


def create_event(facts: Facts, folder: Path, today: datetime.date) -> Created:
    """Write an event folder to fill in.

    Args:
        facts: What is known.
        folder: Where; it may exist, but not hold an event.
        today: The day from which the deadlines are fitted.

    Raises:
        WimldsError: When there is an event already, or it cannot be written.
    """
    _refuse_another(folder)
    if facts.start.date() < today:
        raise WimldsError(f"{days.in_words(facts.start.date(), near=today)} is over already", "look at the year again")
    supplied = supplied_by(chapter_above(folder))
    dates = fitted(facts.start.date(), facts.end.date(), today)
    values = {
        "facts": facts,
        "end": _end(facts),
        "supplied": supplied.keys() - ({"timezone"} if supplied.get("timezone") != facts.timezone else set()),
        "milestones": [(milestone, dates[milestone.name]) for milestone in TIMELINE],
        "dates": dates,
        "day": days.in_words,
        "several_days": facts.end - facts.start > datetime.timedelta(hours=18),
    }
    render = templating.environment("event")
    texts = {
        "event.yaml": render.get_template("event.yaml").render(values),
        "private.yaml": render.get_template("private.yaml").render(values),
        ".gitignore": render.get_template("gitignore").render(),
        ".wimlds/event.schema.json": _json(schema_of("event")),
        **{f"{name}/.gitkeep": "" for name in _FOLDERS},
    }
    return Created(folder, tuple(_written(folder, texts)))


def create_chapter(facts: ChapterFacts, folder: Path) -> Created:
    """Write a chapter.yaml for all events below a folder.

    Raises:
        WimldsError: When there is one already, or it cannot be written.
    """
    for name in CHAPTER_NAMES:
        if (folder / name).exists():
            raise WimldsError(f"there is a {(folder / name).as_posix()} already", "edit that one")
    render = templating.environment("event")
    texts = {
        "chapter.yaml": render.get_template("chapter.yaml").render(facts=facts),
        ".wimlds/chapter.schema.json": _json(schema_of("chapter")),
    }
    return Created(folder, tuple(_written(folder, texts)))


def copy_sample(folder: Path) -> Created:
    """Write the sample event: filled in, with decks and pictures, and with its chapter.yaml beside it.

    Raises:
        WimldsError: When there is an event already, or it cannot be written.
    """
    _refuse_another(folder)
    sample = templating.sample_folder()
    if not (sample / EVENT_NAMES[0]).is_file():
        raise WimldsError("this installation of wimlds carries no sample event", "install it again")
    sources = {path.relative_to(sample): path for path in sorted(sample.rglob("*")) if path.is_file()}
    # In one folder, so that a chapter.yaml of the reader's own, further above, does not mix with it.
    sources |= {Path(name): sample.parent / name for name in ("chapter.yaml", "logo.png")}
    written = []
    for target, source in sources.items():
        if target.parts[0] == "out" or not source.is_file():
            continue
        try:
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / target)
        except OSError as error:
            raise _cannot_write(folder / target, error) from None
        written.append(folder / target)
    return Created(folder, tuple(written))


def _refuse_another(folder: Path) -> None:
    for name in EVENT_NAMES:
        if (folder / name).exists():
            raise WimldsError(
                f"there is an event in {folder.as_posix()} already",
                "choose another folder with --into, or edit the event that is there",
            )
    if folder.exists() and not folder.is_dir():
        raise WimldsError(f"{folder.as_posix()} is a file", "choose a folder with --into")


def supplied_by(chapter: Path | None) -> dict[str, Any]:
    """Return what a chapter.yaml gives, so that its events need not; nothing when there is none."""
    if chapter is None:
        return {}
    try:
        data = read_tree(chapter, chapter.read_bytes()).data or {}
    except OSError:
        return {}
    return {key: value for key, value in data.items() if key != "name"}


def _end(facts: Facts) -> str:
    same_day = facts.end.date() == facts.start.date()
    return f"{facts.end:%H:%M}" if same_day else f"{facts.end:%Y-%m-%d %H:%M}"


def _json(schema: dict[str, object]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _written(folder: Path, texts: dict[str, str]) -> Iterator[Path]:
    for name, text in texts.items():
        path = folder / name
        if path.exists() and not name.startswith(".wimlds/"):
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Bytes, so that every system writes the same file.
            path.write_bytes(text.encode())
        except OSError as error:
            raise _cannot_write(path, error) from None
        yield path


def _cannot_write(path: Path, error: OSError) -> WimldsError:
    return WimldsError(
        f"{path.as_posix()} cannot be written: {error.strerror or error}",
        "choose another folder with --into",
    )
