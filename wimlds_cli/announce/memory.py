"""What must be remembered between runs: `.wimlds/announce.json` in the event's folder, meant to be shared with it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wimlds_cli.event.memory import damaged, read_memory, write_memory
from wimlds_cli.event.published import CONSEQUENCE, MEMORY, Published, published_in

_VERSION = 1


@dataclass
class CalendarEntry:
    """What a calendar program compares: a revision's number and its time (UTC, as RFC 5545 writes it)."""

    uid: str
    sequence: int
    stamp: str
    digest: str


@dataclass
class Memory:
    """What was rendered, published and put into calendars; names are those of the texts, as `x/opening`.

    `rendered` names for each text the snapshot of all facts, by path, that it was rendered from.
    """

    rendered: dict[str, str] = field(default_factory=dict)
    snapshots: dict[str, dict[str, str]] = field(default_factory=dict)
    published: dict[str, Published] = field(default_factory=dict)
    calendar: dict[str, CalendarEntry] = field(default_factory=dict)

    def remember(self, key: str, facts: dict[str, str]) -> None:
        """Remember from which facts a text was rendered; what is not known need not be kept."""
        kept = {path: words for path, words in facts.items() if words}
        snapshot = hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:12]
        self.rendered[key] = snapshot
        self.snapshots[snapshot] = kept


def load_memory(folder: Path) -> Memory:
    """Read what is remembered of an event; nothing, the first time.

    Raises:
        WimldsError: The file is damaged.
    """
    try:
        data = read_memory(folder, MEMORY)
        return Memory(
            _texts(data.get("rendered", {})),
            {str(key): _texts(facts) for key, facts in data.get("snapshots", {}).items()},
            published_in(data),
            {
                str(key): CalendarEntry(str(one["uid"]), int(one["sequence"]), str(one["stamp"]), str(one["digest"]))
                for key, one in data.get("calendar", {}).items()
            },
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(folder, MEMORY, error, CONSEQUENCE) from None


def save_memory(folder: Path, memory: Memory) -> None:
    """Write what is remembered; a run that is interrupted leaves the file as it was."""
    data = {
        "version": _VERSION,
        "calendar": {key: vars(one) for key, one in sorted(memory.calendar.items())},
        "published": {key: vars(one) for key, one in sorted(memory.published.items())},
        "rendered": dict(sorted(memory.rendered.items())),
        "snapshots": {key: facts for key, facts in sorted(memory.snapshots.items()) if key in memory.rendered.values()},
    }
    write_memory(folder, MEMORY, data)


def _texts(facts: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in facts.items()}
