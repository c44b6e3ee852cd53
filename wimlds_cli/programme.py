"""Event -> the running order to merge: each session's decks, in the order of the programme."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.decks import DecksFound, find_decks
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Session


@dataclass(frozen=True)
class RunningOrder:
    """What will be merged, and what an organizer must know of it before.

    Attributes:
        decks: (session title, file), in order; a session with several files stands several times.
        troubles: Plain sentences: sessions without a deck, files that nobody claims or that are not there.
        is_complete: No session that owes a deck is without one.
    """

    decks: tuple[tuple[str, Path], ...]
    troubles: tuple[str, ...]
    is_complete: bool


def running_order(loaded: LoadedEvent, without: Sequence[str] = ()) -> RunningOrder:
    """Find the decks of an event's sessions.

    Args:
        loaded: The event.
        without: Ids or titles of sessions to leave out.

    Raises:
        WimldsError: `without` names a session that the event does not have, or no deck is left.
    """
    found = find_decks(loaded)
    left_out = [_session(loaded, word) for word in without]
    decks, missing = [], []
    for one in found.sessions:
        title = one.session.title or one.session.id
        if one.session in left_out:
            continue
        decks += [(title, path) for path in one.files]
        if one.missing:
            missing.append(f"“{title}” has no deck yet")
    if not decks:
        raise WimldsError(
            f"{loaded.path.as_posix()}: no session has a deck yet",
            f"Put the speakers' decks into {(loaded.folder / 'slides').as_posix()}, each with the speaker's name "
            "or the session's id in its file name.",
        )
    return RunningOrder(
        tuple(decks), tuple(missing + _troubles(loaded, found)), not missing and not found.absent
    )


def _troubles(loaded: LoadedEvent, found: DecksFound) -> list[str]:
    troubles = []
    for absent in found.absent:
        instead = f"; is it {absent.suggestion}?" if absent.suggestion else ""
        troubles.append(f"“{absent.session.title}” names {absent.typed}, which is not there{instead}")
    for claim in found.ambiguous:
        titles = ", ".join(f"“{session.title}”" for session in claim.sessions)
        troubles.append(
            f"{_name(loaded, claim.file)} fits {titles}: not merged; name it under `slides:` of one of them"
        )
    for path in found.unclaimed:
        troubles.append(f"{_name(loaded, path)} belongs to no session: not merged")
    for copy in found.set_aside:
        troubles.append(f"{_name(loaded, copy.file)} gave way to {copy.kept.name}")
    return troubles


def _name(loaded: LoadedEvent, path: Path) -> str:
    try:
        return path.relative_to(loaded.folder).as_posix()
    except ValueError:
        return path.as_posix()


def _session(loaded: LoadedEvent, word: str) -> Session:
    sessions = loaded.event.sessions if loaded.event else []
    for session in sessions:
        if word.casefold() in (session.id.casefold(), (session.title or "").casefold()):
            return session
    ids = [session.id for session in sessions]
    near = difflib.get_close_matches(word, ids, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"The sessions are: {', '.join(ids)}"
    raise WimldsError(f"{loaded.path.as_posix()}: there is no session “{word}”", hint)
