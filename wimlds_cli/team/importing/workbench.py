"""What planning people and planning sessions have in common: the drafts, the memory, the files to copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wimlds_cli.event import names
from wimlds_cli.event.edit import Draft, NotEdited, Value
from wimlds_cli.event.loader import read_event
from wimlds_cli.event.memory import damaged, read_memory
from wimlds_cli.event.private import load_private, private_file
from wimlds_cli.team.importing import files
from wimlds_cli.team.importing.cells import is_web_address
from wimlds_cli.team.importing.plan import Options, Plan
from wimlds_cli.team.importing.weighing import Conflict, Scales

MEMORY = "import"


@dataclass(frozen=True)
class _New:
    """An entry that is not in the file yet, and under which names it is told and remembered."""

    entry: dict[str, Value]
    what: str
    memory: str


class Workbench:
    """An event's files, while it is decided what becomes of them.

    Attributes:
        folder: The event's folder.
        options: What the user decides.
        event: The event's file.
        loaded: The event as it was.
        contacts: The private file as it was.
        plan: What was decided so far.
        scales: What weighs values, and remembers them.
        references: How sessions name a person, by `id(person)`.
    """

    def __init__(self, event_file: Path, beside: Path, options: Options) -> None:
        self.folder = event_file.parent
        self.options = options
        self.event = Draft.read(event_file)
        self.loaded = read_event(event_file, self.event.before or b"")
        self.contacts = load_private(self.folder)
        self.plan = Plan(self.event, Draft.read(private_file(self.folder), missing_ok=True))
        self.scales = Scales(self.event, self._remembered(), options.theirs)
        self.references: dict[int, str] = {}
        self._beside = beside
        self._new: dict[str, list[_New]] = {}
        self._places: dict[str, int] = {}
        self._places_in: dict[str, Any] | None = None

    def _remembered(self) -> dict[str, str]:
        try:
            remembered = read_memory(self.folder, MEMORY)
        except ValueError as error:
            raise damaged(self.folder, MEMORY, error, "Then every difference is shown to you once more.") from None
        values = remembered.get("values")
        return dict(values) if isinstance(values, dict) else {}

    def add(self, kind: str, entry: dict[str, Value], what: str, memory: str) -> None:
        """Note an entry that is new; `write_down` puts all of a kind into the file at once."""
        self._new.setdefault(kind, []).append(_New(entry, what, memory))

    def new(self, kind: str) -> list[dict[str, Value]]:
        """Return the entries of a kind that were noted and are not in the file yet; they may be changed."""
        return [one.entry for one in self._new.get(kind, [])]

    def write_down(self, kind: str) -> None:
        """Put what was noted into the event's file."""
        noted = self._new.pop(kind, [])
        try:
            self.event.extend((kind,), [one.entry for one in noted])
        except NotEdited as fault:
            self.plan.problems += [f"{one.what}: {fault.message}" for one in noted]
            return
        for one in noted:
            self.plan.added.append(one.what)
            self.scales.remember(one.entry, one.memory)

    def place_of(self, text: str) -> int | None:
        """Return which of the speakers a text names, as an event looks for them: by id, then by name."""
        if self._places_in is not self.event.data:
            self._places_in, self._places = self.event.data, _places(self.event.data)
        return self._places.get(text, self._places.get(" ".join(names.words(text))))

    def file(self, typed: str, target: str, whose: str, suffixes: tuple[str, ...]) -> str | None:
        """Plan to copy a file.

        Args:
            typed: Its path, or the address to download it from.
            target: Where it goes, from the event's folder, without its suffix.
            whose: Whose it is and what, for messages.
            suffixes: What it may end in.

        Returns:
            The path from the event's folder; None when there is nothing to copy.
        """
        plan = self.plan
        if is_web_address(typed):
            fetched = files.fetched(self.folder / target, suffixes)
            if fetched is None:
                plan.downloads.append(files.Download(whose, typed, target + suffixes[0]))
                return None
            return fetched.relative_to(self.folder).as_posix()
        try:
            source = files.find_file(typed, self._beside, suffixes)
        except files.Unusable as reason:
            plan.remarks.append(f"{whose}: {reason}")
            return None
        path = target + files.suffix_of(source)
        copy = files.Copy(source, self.folder / path)
        if files.is_copied(copy):
            return path
        if copy.target.exists() and not self.options.theirs:
            plan.conflicts.append(Conflict(path, whose, "the file that is there", f"another one, {typed}"))
            return None
        plan.copies.append(copy)
        return path


def _places(data: Mapping[str, Any]) -> dict[str, int]:
    by_name: dict[str, int] = {}
    by_id: dict[str, int] = {}
    for index, entry in enumerate(data.get("speakers") or []):
        entry = {"name": entry} if isinstance(entry, str) else entry
        if isinstance(entry, dict):
            name, given = str(entry.get("name") or ""), str(entry.get("id") or "")
            by_id.setdefault(given or names.id_of(name), index)
            for text in (given, name):
                by_name.setdefault(" ".join(names.words(text)), index)
    return by_name | by_id
