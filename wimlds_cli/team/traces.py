"""What an event's folder shows of the work that was done: what was published, merged, printed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wimlds_cli.event.decks import DecksFound
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.published import load_published

RUN_SHEET = "run-sheet.html"
_DIGEST = re.compile(r'<meta name="wimlds-digest" content="(\w+)">')


@dataclass(frozen=True)
class Traces:
    """What was done and left something behind.

    Attributes:
        published: The first day on which a text was published, by its moment and whom it introduces ("" for nobody).
        merged: Whether there is a merged deck.
        not_merged: Why it is not the one to take along: decks that came or changed since, in plain words.
        run_sheet: Whether there is a run sheet.
        run_sheet_is_old: Whether it says something else than one that is made now.
    """

    published: Mapping[tuple[str, str], datetime.date] = field(default_factory=dict)
    merged: bool = False
    not_merged: tuple[str, ...] = ()
    run_sheet: bool = False
    run_sheet_is_old: bool = False


def find_traces(loaded: LoadedEvent, decks: DecksFound, sheet_digest: str) -> Traces:
    """Look into an event's folder.

    Args:
        loaded: The event.
        decks: The decks that belong to it.
        sheet_digest: What a run sheet that is made now would say (`run_sheet.digest`).

    Raises:
        WimldsError: What is remembered of the event is damaged.
    """
    merged = loaded.folder / "out" / f"{loaded.folder.resolve().name}.pptx"
    sheet = loaded.folder / "out" / RUN_SHEET
    found = _digest_in(sheet)
    return Traces(
        _published(loaded.folder),
        merged.is_file(),
        _newer(merged, decks),
        found is not None,
        found not in (None, sheet_digest),
    )


def _published(folder: Path) -> dict[tuple[str, str], datetime.date]:
    found: dict[tuple[str, str], datetime.date] = {}
    for key, text in load_published(folder).items():
        moment = key.partition("/")[2]
        about = ""
        if moment.startswith("speaker-"):
            moment, about = "speaker", moment.removeprefix("speaker-")
        try:
            day = datetime.date.fromisoformat(text.on)
        except ValueError:
            continue
        found[moment, about] = min(day, found.get((moment, about), day))
    return found


def _newer(merged: Path, decks: DecksFound) -> tuple[str, ...]:
    """Name the decks that are newer than the merged one."""
    try:
        made = merged.stat().st_mtime
    except OSError:
        return ()
    files = [file for found in decks.sessions for file in found.files]
    return tuple(f"{file.name} is newer than the merged deck" for file in files if file.stat().st_mtime > made)


def _digest_in(sheet: Path) -> str | None:
    """Return what a run sheet says of itself; empty when that cannot be read, None when there is no sheet."""
    try:
        match = _DIGEST.search(sheet.read_text("utf-8", "replace"))
    except OSError:
        return None
    return match[1] if match else ""
