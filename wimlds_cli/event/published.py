"""Which announcements are out: the part of `.wimlds/announce.json` that others than `announce` ask for too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wimlds_cli.event.memory import damaged, read_memory

MEMORY = "announce"
"""The name of the memory that says what was published."""
CONSEQUENCE = "Then nobody is\ntold which published texts are out of date, and calendars may show the event twice."


@dataclass
class Published:
    """One text that was published: on which day, and the facts it told, by path."""

    on: str
    facts: dict[str, str]


def published_in(data: dict[str, Any]) -> dict[str, Published]:
    """Return what was published, by the texts' names, such as `x/opening` or `slack/speaker-grace-hopper`."""
    return {
        str(key): Published(str(one["on"]), {str(path): str(words) for path, words in one["facts"].items()})
        for key, one in data.get("published", {}).items()
    }


def load_published(folder: Path) -> dict[str, Published]:
    """Read what was published of an event.

    Raises:
        WimldsError: The file is damaged.
    """
    try:
        return published_in(read_memory(folder, MEMORY))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(folder, MEMORY, error, CONSEQUENCE) from None
