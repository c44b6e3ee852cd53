"""What must be remembered of an event between runs: small, readable files in its `.wimlds/` folder.

They are meant to be shared with the event (git, a shared drive), so they are written only when they change, whole,
and in an order that makes differences short.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.replace import Replacement, replacing


def memory_file(folder: Path, name: str) -> Path:
    """Return where one kind of memory is kept, such as `.wimlds/announce.json`."""
    return folder / ".wimlds" / f"{name}.json"


def read_memory(folder: Path, name: str) -> dict[str, Any]:
    """Read what is remembered; nothing, the first time.

    Raises:
        ValueError: The file is damaged, or cannot be read.
    """
    try:
        data = json.loads(memory_file(folder, name).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from None
    if not isinstance(data, dict):
        raise ValueError("it holds no names and values")
    return data


def damaged(folder: Path, name: str, error: Exception, consequence: str) -> WimldsError:
    """Return the error of a memory that cannot be used.

    Args:
        folder: The event's folder.
        name: The kind of memory.
        error: What is wrong with it.
        consequence: What is forgotten when it is deleted: a sentence.
    """
    return WimldsError(
        f"{memory_file(folder, name).as_posix()} cannot be read: {error}",
        f"Two people may have changed it at once: take the version from before, or delete it. {consequence}",
    )


def write_memory(folder: Path, name: str, data: dict[str, Any]) -> None:
    """Write what is remembered; a run that is interrupted leaves the file as it was.

    Raises:
        WimldsError: It cannot be written.
    """
    with replacing(memory_file(folder, name), Replacement()) as new:
        new.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
