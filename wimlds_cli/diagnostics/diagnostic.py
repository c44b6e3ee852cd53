"""Location, Severity and Diagnostic."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path


class Severity(enum.StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Overdue, invalid or missing: the command ends with exit code 1."""
    WARNING = "warning"
    """Probably not what was meant; the command goes on and ends well."""
    HINT = "hint"
    """Worth a look when there is time."""


@dataclass(frozen=True)
class Location:
    """A place in a file, or a whole file when `line` is None.

    Attributes:
        path: The file, as the user named it.
        line: Counted from 1.
        column: Counted from 1, in characters.
        length: How many characters to underline.
        text: The whole line, as it stands in the file.
    """

    path: Path
    line: int | None = None
    column: int | None = None
    length: int = 1
    text: str = ""

    def __str__(self) -> str:
        """Write the place as `event.yaml:31:5`, with forward slashes on every system."""
        place = self.path.as_posix()
        if self.line is None:
            return place
        return f"{place}:{self.line}:{self.column or 1}"


@dataclass(frozen=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: Stable, such as SPK101; `wimlds check-speakers --explain` knows it.
        severity: Error, warning or hint.
        message: One plain line for a first-time volunteer.
        location: Where to look.
        help: The way out, in the imperative; may have several lines.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    help: str | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order findings by file, line, column and code."""
        place = self.location
        return (place.path.as_posix(), place.line or 0, place.column or 0, self.code, self.message)


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line, column and code, and drop exact repetitions."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key))
