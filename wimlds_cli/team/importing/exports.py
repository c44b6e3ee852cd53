"""What other tools export as JSON -> the people and proposals in it: which tool wrote it, and who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.team.importing import pretalx, sessionize
from wimlds_cli.team.importing.cells import clean
from wimlds_cli.team.importing.form import read_form
from wimlds_cli.team.importing.submitted import Submitted
from wimlds_cli.team.importing.table import Row, Table


def read_export(path: Path, data: Any, maps: Mapping[str, str] | None = None) -> Submitted:
    """Read what a tool exported.

    Args:
        path: The file, for messages.
        data: What its JSON says.
        maps: Which question holds what, as the user says.

    Raises:
        WimldsError: No tool that is known writes such a file.
    """
    maps = maps or {}
    if sessionize.is_export(data):
        found = sessionize.read(data, maps)
    elif pretalx.is_export(data):
        found = pretalx.read(data, maps)
    elif rows := _flat(data):
        return read_form(path, _as_table(rows), maps)
    else:
        raise WimldsError(
            f"{path.as_posix()} is JSON, but none that Sessionize or pretalx writes",
            "Sessionize: API / Embed > an endpoint in JSON > the view All. pretalx: the schedule's or the speakers' "
            "JSON export, or what /api/events/EVENT/submissions/ gives. From elsewhere: export CSV.",
        )
    if not found.people and not found.proposals:
        raise WimldsError(f"{path.as_posix()} holds nobody yet", "run this again when there are some")
    return found


def _flat(data: Any) -> list[dict[str, Any]]:
    """Return the rows of a list of answers, question by question: nothing but texts in them."""
    if not isinstance(data, list) or not data or not all(isinstance(row, dict) for row in data):
        return []
    return data


def _as_table(rows: list[dict[str, Any]]) -> Table:
    header = tuple(dict.fromkeys(str(key) for row in rows for key in row))
    made = []
    for number, row in enumerate(rows, 1):
        texts = {str(key): _text(value) for key, value in row.items()}
        made.append(Row(number, tuple(texts.get(key, "") for key in header)))
    return Table(header, tuple(made))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        # One text in several languages, as pretalx has it.
        return next(filter(None, map(clean, value.values())), "")
    return clean("yes" if value is True else "no" if value is False else value)
