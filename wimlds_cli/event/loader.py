"""event.yaml -> LoadedEvent: the event that could be read, and what was wrong, each with its place."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wimlds_cli.diagnostics import Diagnostic, Severity, in_order
from wimlds_cli.errors import WimldsError
from wimlds_cli.event import faults
from wimlds_cli.event.model import Chapter, Event
from wimlds_cli.event.source import SourceMap
from wimlds_cli.event.tree import Tree, read_tree
from wimlds_cli.event.validation import validated

EVENT_NAMES = ("event.yaml", "event.yml")
CHAPTER_NAMES = ("chapter.yaml", "chapter.yml")
_MOST_BYTES = 4_000_000

_NEEDED = {
    "name": ("the event has no name", "add `name:` and, behind it, what will stand on every poster"),
    "start": ("the event has no start", "add `start: 2027-03-18 18:30`, by the clock at the venue"),
    "end": ("the event has no end", "add `end: 21:30`"),
    "timezone": (
        "the time zone is missing",
        "add `timezone: Europe/Paris`, here or in the chapter's chapter.yaml",
    ),
    "kind": (
        "it is not said what kind of event this is",
        "add `kind: meetup`, or conference-meetup, supermeetup, workshop",
    ),
    "code_of_conduct": (
        "there is no code of conduct",
        "add `code_of_conduct:` with `url:` and `contact:` below it, here or in chapter.yaml",
    ),
    "organizers": (
        "no organizer is named",
        "add `organizers:` and below it `- name: ...`, here or in chapter.yaml",
    ),
}


@dataclass(frozen=True)
class LoadedEvent:
    """What could be read of an event file.

    Attributes:
        event: None only when there was nothing that could be read. What is wrong in the file is left out of
        it;
            where it is needed for an event, `missing` names it and a stand-in takes its place.
        source: The place of every node, by its path in `event`.
        diagnostics: What is wrong with the file itself, sorted. Whether somebody is late, checks say.
        path: The event file, as it was named.
        folder: The folder it stands in; the file's paths count from there.
        chapter_path: The chapter.yaml whose values were taken over, if there is one.
        missing: The needed fields that the file lacks or that could not be read: "name", "start", ...
    """

    event: Event | None
    source: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    path: Path
    folder: Path
    chapter_path: Path | None = None
    missing: frozenset[str] = field(default_factory=frozenset)

    @property
    def has_errors(self) -> bool:
        """Whether something in the file is wrong, not merely worth a look."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def readable(self) -> Event:
        """Return the event, for what cannot go on without one.

        Raises:
            WimldsError: The file cannot be read as an event.
        """
        if self.event is None:
            raise WimldsError(
                f"{self.path.as_posix()} cannot be read as an event", "see what is wrong with `wimlds check-speakers`"
            )
        return self.event

    @property
    def own_templates(self) -> tuple[Path, ...]:
        """Where templates of one's own may lie: beside the event, then beside its chapter.yaml."""
        chapter = () if self.chapter_path is None else (self.chapter_path.parent,)
        return tuple(folder / "templates" for folder in (self.folder, *chapter))


def load_event(path: Path | None = None) -> LoadedEvent:
    """Read an event, whatever is wrong with it.

    Args:
        path: The event's folder or file; the current folder when left out.

    Raises:
        WimldsError: When there is no event there, or its file cannot be opened.
    """
    file = find_event(path)
    return read_event(file, _read(file))


def read_event(file: Path, content: bytes) -> LoadedEvent:
    """Read an event from the bytes that its file holds, or is to hold; chapter.yaml is looked for as ever.

    Raises:
        WimldsError: When the chapter's file cannot be opened.
    """
    tree = read_tree(file, content)
    found = tree.diagnostics
    chapter_file = find_chapter(file)
    if tree.data is None:
        return LoadedEvent(None, tree.source, in_order(found), file, file.parent, chapter_file)
    data = tree.data
    given = set(data)
    if chapter_file is not None:
        wrong, tried = _take_over(chapter_file, data, tree, file.parent)
        found = found + wrong
        given |= tried
    event, kept, invalid = validated(Event, data, tree.source)
    found = found + invalid
    missing = frozenset(name for name in _NEEDED if name not in kept)
    # Who organizes and which code of conduct holds may still be open: written and empty, they are owed.
    given |= {name for name in ("organizers", "code_of_conduct") if (name,) in tree.source}
    for name in sorted(missing - given):
        message, way_out = _NEEDED[name]
        found.append(Diagnostic(faults.MISSING.code, Severity.ERROR, message, tree.source.locate(name), way_out))
    found += _without_type(event, tree.source)
    if "name" in missing:
        event.name = file.parent.resolve().name
    return LoadedEvent(event, tree.source, in_order(found), file, file.parent, chapter_file, missing)


def find_event(path: Path | None = None) -> Path:
    """Return the event file that a path names.

    Raises:
        WimldsError: When there is none.
    """
    if path is not None and path.is_file():
        if path.name.lower() in CHAPTER_NAMES:
            raise WimldsError(
                f"{path.as_posix()} is the chapter's file, which all its events share; it is not an event",
                _beside(path.parent),
            )
        return path
    folder = Path() if path is None else path
    if not folder.is_dir():
        raise WimldsError(
            f"there is no file or folder {folder.as_posix()}",
            "look at the spelling; name the event's folder, or its event.yaml",
        )
    for name in EVENT_NAMES:
        if (folder / name).is_file():
            return folder / name
    where = "this folder" if path is None else folder.as_posix()
    raise WimldsError(f"there is no event.yaml in {where}", _where_else(folder))


def _beside(folder: Path) -> str:
    beside = (folder / name for name in EVENT_NAMES)
    found = next((file for file in beside if file.is_file()), None)
    return f"name {found.as_posix()}, or its folder" if found else _where_else(folder)


def _where_else(folder: Path) -> str:
    below = sorted(child.as_posix() for child in folder.glob("*/event.y*ml"))[:3]
    if below:
        return "there is " + ", ".join(below) + ": name the one that you mean"
    if any((folder.resolve().parent / name).is_file() for name in EVENT_NAMES):
        return "there is one in the folder above: go there, or name it"
    return 'go into the event\'s folder or name it; `wimlds new-event "Name" --date 2027-03-18` begins one'


def find_chapter(event_file: Path) -> Path | None:
    """Return the nearest chapter.yaml beside or above an event, within its git checkout."""
    here = event_file.resolve().parent
    for folder in (here, *here.parents):
        for name in CHAPTER_NAMES:
            if (folder / name).is_file():
                return Path(os.path.relpath(folder / name)) if not event_file.is_absolute() else folder / name
        if (folder / ".git").exists():
            break
    return None


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise WimldsError(
            f"{file.as_posix()} cannot be opened: {error.strerror or error}",
            "look whether you may read it, and whether another program holds it open",
        ) from None
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise WimldsError(
            f"{file.as_posix()} is a deck or another document, not an event file",
            "name the event's folder, or its event.yaml",
        )
    if len(data) > _MOST_BYTES:
        raise WimldsError(
            f"{file.as_posix()} is too large to be an event file",
            "name the event's folder, or its event.yaml",
        )
    return data


def _take_over(chapter_file: Path, data: dict[str, Any], tree: Tree, folder: Path) -> tuple[list[Diagnostic], set[str]]:
    """Put the chapter's values where the event has none of its own.

    Returns:
        What is wrong in chapter.yaml, and the fields that it gives or may have been meant to give: those are
        not reported as missing once more.
    """
    chapter = read_tree(chapter_file, _read(chapter_file))
    if chapter.data is None:
        return chapter.diagnostics, set(Chapter.model_fields) - {"name"}
    tried = set(chapter.data)
    _, kept, invalid = validated(Chapter, chapter.data, chapter.source)
    _rebase_paths(kept, chapter_file.parent, folder)
    for key, value in kept.items():
        target = "chapter" if key == "name" else key
        if target not in data:
            data[target] = value
            tree.source.adopt(chapter.source, (key,), (target,))
    return chapter.diagnostics + invalid, tried - {"name"}


_FONT_FILES = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")


def _rebase_paths(data: dict[str, Any], old: Path, new: Path) -> None:
    """Let paths that count from the chapter's folder count from the event's."""
    owners = [data.get("brand"), *(data["sponsors"] if isinstance(data.get("sponsors"), list) else [])]
    for owner in owners:
        for key in ("logo", "font"):
            typed = str(owner.get(key, "")).replace("\\", "/") if isinstance(owner, dict) else ""
            # A font may also be the name of one that is installed.
            if typed and (key == "logo" or Path(typed).suffix.lower() in _FONT_FILES):
                owner[key] = Path(os.path.relpath(old.resolve() / typed, new.resolve())).as_posix()


def _without_type(event: Event, source: SourceMap) -> list[Diagnostic]:
    return [
        Diagnostic(
            faults.MISSING.code,
            Severity.ERROR,
            "it is not said what kind of session this is",
            source.locate("sessions", index, "type"),
            "add `type: talk`, or panel, round-table, tutorial, workshop, screening, break",
        )
        for index in range(len(event.sessions))
        if ("sessions", index, "type") not in source.values
    ]
