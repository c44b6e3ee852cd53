"""The renderers: full for people, concise for screen readers, json for programs, github for pull requests."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wimlds_cli.diagnostics.diagnostic import Diagnostic, Location, Severity

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render_full(diagnostics: Iterable[Diagnostic], *, width: int | None = None) -> str:
    """Show each finding with the line it stands on.

    Args:
        diagnostics: In the order in which they are to be shown.
        width: How many columns there are: longer words are continued below, and of a longer quoted line the part
            around the place is shown. Without it nothing is broken or cut.
    """
    return "\n\n".join(_full(diagnostic, width) for diagnostic in diagnostics)


def _full(diagnostic: Diagnostic, width: int | None) -> str:
    place = diagnostic.location
    gutter = " " * len(str(place.line or " "))
    head = f"{diagnostic.severity}[{diagnostic.code}]: "
    lines = _wrapped(head + _one_line(diagnostic.message), width, "    ")
    lines.append(f"{gutter}--> {_printable(str(place))}")
    if place.line is not None:
        quoted, marks = _quote(place, max(width - len(gutter) - 3, 20) if width else None)
        lines += [f"{gutter} |", f"{place.line} | {quoted}".rstrip(), f"{gutter} | {marks}"]
    if diagnostic.help:
        first, *more = (_printable(line) for line in diagnostic.help.splitlines())
        under = f"{gutter}         "
        lines += _wrapped(f"{gutter} = help: {first}", width, under)
        for line in more:
            lines += _wrapped(under + line, width, under)
    return "\n".join(lines)


def _wrapped(text: str, width: int | None, indent: str) -> list[str]:
    if width is None or _cells(text) <= width:
        return [text]
    # Counted in letters, which is too narrow for wide scripts; those lines the terminal breaks.
    return textwrap.wrap(
        text,
        max(width, 30),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def _quote(place: Location, width: int | None) -> tuple[str, str]:
    """Return the line and the marks under it, both cut to a window around the place when the line is long."""
    text = _printable(place.text)
    start = min((place.column or 1) - 1, len(text))
    end = min(start + max(place.length, 1), max(len(text), start + 1))
    before, after = "", ""
    if width is not None and _cells(text) > width:
        room = max(width - 6, 10)
        first = max(0, min(start - room // 3, len(text) - room))
        before, after = "..." if first else "", "..." if first + room < len(text) else ""
        text = text[first : first + room]
        start, end = start - first, min(end - first, len(text))
    marks = " " * (len(before) + _cells(text[:start])) + "^" * max(_cells(text[start:end]), 1)
    return before + text + after, marks


def _cells(text: str) -> int:
    """Count the columns that a terminal gives a text: two for wide letters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def render_concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Show one line a finding: place, severity, code, message, way out."""
    return "\n".join(_concise(diagnostic) for diagnostic in diagnostics)


def _concise(diagnostic: Diagnostic) -> str:
    line = f"{diagnostic.location}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    return _one_line(f"{line} (help: {diagnostic.help})" if diagnostic.help else line)


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Return each finding as plain data; the keys are stable."""
    return [
        {
            "code": diagnostic.code,
            "severity": str(diagnostic.severity),
            "message": diagnostic.message,
            "help": diagnostic.help,
            "file": diagnostic.location.path.as_posix(),
            "line": diagnostic.location.line,
            "column": diagnostic.location.column,
            "length": diagnostic.location.length if diagnostic.location.line is not None else None,
        }
        for diagnostic in diagnostics
    ]


def render_github(diagnostics: Iterable[Diagnostic], *, root: Path | None = None) -> str:
    """Write workflow commands that annotate the lines of a pull request.

    Args:
        diagnostics: In the order in which they are to be shown.
        root: The checkout; GitHub finds a file only by its path from there. When left out, the nearest folder
            with a .git, from the current one upwards.
    """
    root = _checkout(Path.cwd()) if root is None else root
    return "\n".join(_github(diagnostic, root) for diagnostic in diagnostics)


def _github(diagnostic: Diagnostic, root: Path) -> str:
    place = diagnostic.location
    path, root = place.path.resolve(), root.resolve()
    shown = path.relative_to(root) if path.is_relative_to(root) else place.path
    properties = {"file": shown.as_posix()}
    if place.line is not None:
        column = place.column or 1
        properties |= {
            "line": str(place.line),
            "col": str(column),
            "endColumn": str(column + max(place.length, 1)),
        }
    properties["title"] = diagnostic.code
    written = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    message = f"{diagnostic.message}\n{diagnostic.help}" if diagnostic.help else diagnostic.message
    return f"::{_GITHUB[diagnostic.severity]} {written}::{_escaped(message)}"


def _checkout(folder: Path) -> Path:
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def _escaped(text: str, also: str = "") -> str:
    # The escapes of GitHub's workflow commands: percent first, so that it does not escape itself.
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _one_line(text: str) -> str:
    return _printable(" ".join(text.splitlines()))


def _printable(text: str) -> str:
    """Replace what would move the cursor or recolour the terminal; a speaker's text is not to be trusted."""
    return "".join(
        " " if char == "\t" else "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) == "Cc" else char
        for char in text
    )
