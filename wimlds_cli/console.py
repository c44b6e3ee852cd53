"""What the commands print with: stdout for the result, stderr for the conversation, and the exit codes."""

from __future__ import annotations

import codecs
import enum
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


class ExitCode(enum.IntEnum):
    """How a command ends."""

    OK = 0
    FINDINGS = 1
    """Something is overdue, invalid, or missing from the deck."""
    FAILED = 2
    """The command could not do its work and changed nothing."""


_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->", "×": "x"})


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Write what a console cannot show as the nearest thing that it can."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(char if char.isascii() else "?" for char in found), error.end


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A borrowed Windows laptop may still have a console that is no UTF-8: degrade characters, never crash.
    if hasattr(stream, "reconfigure"):
        codecs.register_error("plain", _plain)
        stream.reconfigure(errors="plain")
    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def out() -> Console:
    """Return the console for results (stdout)."""
    return _console(stderr=False)


def err() -> Console:
    """Return the console for progress, warnings and errors (stderr)."""
    return _console(stderr=True)


def print_json(data: Any) -> None:
    """Print a result for programs, as JSON; in ASCII where the console knows no more."""
    import json

    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=plain_characters()) + "\n")


def plain_characters() -> bool:
    """Tell whether stdout can only show ASCII: tables and marks must then do without drawing characters."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return not encoding.startswith("utf") or os.environ.get("TERM") == "dumb"
