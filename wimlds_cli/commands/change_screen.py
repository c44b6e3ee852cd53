"""Changes of the event's files, shown before they are made."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import typer
from rich.text import Text

from wimlds_cli import console
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.edit import Draft

_STYLES = {"---": "bold", "+++": "bold", "@@": "cyan", "+": "green", "-": "red"}
_LONGEST = 300


def show_differences(drafts: Iterable[Draft]) -> None:
    """Print what would change, as a unified diff."""
    out = console.out()
    for draft in drafts:
        for line in draft.diff():
            style = next((style for start, style in _STYLES.items() if line.startswith(start)), "")
            if len(line) > _LONGEST:
                line = f"{line[:_LONGEST]}… ({len(line) - 1:,} characters)"
            out.print(Text(line, style=style), soft_wrap=True)


def somebody_to_ask() -> bool:
    """Tell whether somebody sits at the terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_leave(question: str, *, yes: bool) -> bool:
    """Ask whether to go on.

    Args:
        question: What to ask.
        yes: Whether the answer was given on the command line.

    Raises:
        WimldsError: Nobody is there to ask.
    """
    if yes:
        return True
    if not somebody_to_ask():
        raise WimldsError("nothing was changed, because nobody was there to ask", "add --yes to make these changes")
    return typer.confirm(question, default=True, err=True)
