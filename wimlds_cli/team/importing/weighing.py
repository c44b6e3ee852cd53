"""A value that came in beside the one that stands: taken, kept, or the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wimlds_cli.event import names
from wimlds_cli.event.edit import Draft, NotEdited, Value
from wimlds_cli.event.edit.meaning import as_read
from wimlds_cli.event.links import NETWORKS, NotAnAccount, account_of
from wimlds_cli.event.source import NodePath
from wimlds_cli.team.importing.cells import email_in, yes_or_no

_YES_NO_KEYS = {"photo", "recording", "slides", "first_time"}


@dataclass(frozen=True)
class Conflict:
    """A value that was kept although the file says something else.

    Attributes:
        place: `event.yaml:31`.
        what: Whose value it is: `Grace Hopper, affiliation`.
        yours: What stands in the event; empty when it was taken out by hand.
        theirs: What the imported file says.
    """

    place: str
    what: str
    yours: str
    theirs: str


@dataclass
class Scales:
    """Decides value by value, and writes what is taken into the draft.

    What an import wrote and nobody touched since, a later one may change; what the organizer wrote it may not.

    Attributes:
        draft: The event's file.
        remembered: What earlier imports wrote: a digest of each value, by its owner and key.
        theirs: Whether the imported file wins.
        conflicts: What was kept.
        refused: What could not be written, a line each.
        changed: The owners of which something changed.
    """

    draft: Draft
    remembered: dict[str, str] = field(default_factory=dict)
    theirs: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    changed: dict[str, None] = field(default_factory=dict)

    def weigh(self, path: NodePath, value: Value, memory: str, owner: str, order: tuple[str, ...] = ()) -> None:
        """Weigh one value.

        Args:
            path: Where it belongs.
            value: What came in.
            memory: Under which name it is remembered: `speakers/grace-hopper`.
            owner: Whose it is, for messages.
            order: The usual order of the keys of its mapping.
        """
        key = str(path[-1])
        there = self.draft.get(path)
        if isinstance(value, Mapping) and (there is None or isinstance(there, dict)):
            for name, one in value.items():
                where: NodePath = (*path, name)
                if name == "x" and isinstance(there, dict) and "twitter" in there:
                    where = (*path, "twitter")
                self.weigh(where, one, f"{memory}/{key}", owner, tuple(value))
            return
        if key == "picture" and isinstance(there, dict):
            path, there = (*path, "path"), there.get("path")
        digest = _digest(value)
        known = self.remembered.get(f"{memory}/{key}")
        if _says_the_same(key, there, value):
            self.remembered[f"{memory}/{key}"] = digest
            return
        untouched = known is None if there is None else known == _digest(there)
        if not untouched and not self.theirs:
            place = self.draft.locate(path)
            self.conflicts.append(Conflict(place, f"{owner}, {key}", shown(there), shown(value)))
            return
        try:
            self.draft.set(path, value, order)
        except NotEdited as fault:
            self.refused.append(f"{owner}, {key}: {fault.message}")
            return
        self.changed[owner] = None
        self.remembered[f"{memory}/{key}"] = digest

    def remember(self, entry: Mapping[str, Value], memory: str) -> None:
        """Remember an entry that is new as a whole."""
        for key, value in entry.items():
            if isinstance(value, Mapping):
                self.remember(value, f"{memory}/{key}")
            elif value is not None:
                self.remembered[f"{memory}/{key}"] = _digest(value)


def shown(value: Any) -> str:
    """Write a value on one line, for people."""
    value = as_read(value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return " ".join((value or "").split())


def _digest(value: Any) -> str:
    # Of the words alone: who breaks the lines elsewhere has changed nothing.
    return hashlib.sha256(shown(value).encode("utf-8", "replace")).hexdigest()[:12]


def _says_the_same(key: str, there: Any, value: Value) -> bool:
    if there is None:
        return False
    if key in _YES_NO_KEYS and isinstance(there, str):
        return isinstance(value, bool) and yes_or_no(there) is value
    if key == "consent" and isinstance(there, str) and isinstance(value, Mapping):
        return all(yes_or_no(there) is one for one in value.values())
    network = "x" if key == "twitter" else key
    if network in NETWORKS and isinstance(there, str):
        try:
            return account_of(network, there).identity == account_of(network, shown(value)).identity
        except NotAnAccount:
            pass
    if email_in(shown(there)) == there and isinstance(value, str):
        return str(there).casefold() == value.casefold()
    if key in ("type", "state"):
        return names.same_name(shown(there), shown(value))
    return shown(there) == shown(value)
