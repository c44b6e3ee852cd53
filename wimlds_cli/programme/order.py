"""The running order: what stands in the merged deck, one piece after the other."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.decks import DecksFound, SessionDecks, find_decks
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event, Session, SessionType


@dataclass(frozen=True)
class Piece:
    """One deck of the running order.

    Attributes:
        title: The section it stands in.
        path: The file.
        anchor: The name under which the organizers' slides lead to its first slide.
        made_from: The template, when the deck was made for this merge.
    """

    title: str
    path: Path
    anchor: str | None = None
    made_from: Path | None = None


@dataclass(frozen=True)
class RunningOrder:
    """What will be merged, and what an organizer must know of it before.

    Attributes:
        pieces: The decks, in order; those that follow each other with one title are one section.
        troubles: Plain sentences: sessions without a deck, files that nobody claims or that are not there.
        is_complete: No session that owes a deck is without one, and no deck is without a session.
        withheld: Plain sentences: decks that a public copy does without.
    """

    pieces: tuple[Piece, ...]
    troubles: tuple[str, ...]
    is_complete: bool
    withheld: tuple[str, ...] = ()


def running_order(
    loaded: LoadedEvent, without: Sequence[str] = (), *, made_in: Path | None = None, public: bool = False
) -> RunningOrder:
    """Find the decks of an event's sessions, and make the organizers' own slides around them.

    Args:
        loaded: The event.
        without: Ids or titles of sessions to leave out.
        made_in: The folder in which the organizers' slides are made; None for the speakers' decks alone.
        public: For a copy for everybody: without the decks of those who did not agree to it.

    Raises:
        WimldsError: `without` names a session that the event does not have, no deck is left, or the template of the
            organizers' slides is not in order.
    """
    found = find_decks(loaded)
    left_out = [_session(loaded, word) for word in without]
    kept = [one for one in found.sessions if one.session not in left_out]
    missing = tuple(f"“{_title(one.session)}” has no deck yet" for one in kept if one.missing)
    withheld: tuple[str, ...] = ()
    if not any(one.files for one in kept):
        raise WimldsError(
            f"{loaded.path.as_posix()}: no session has a deck yet",
            f"Put the speakers' decks into {(loaded.folder / 'slides').as_posix()}, each with the speaker's name "
            "or the session's id in its file name.",
        )
    if public and loaded.event is not None:
        kept, withheld = _agreed(loaded.event, kept)
    if made_in is not None and loaded.event is not None:
        from wimlds_cli.programme.opening import with_the_organizers_slides

        pieces = with_the_organizers_slides(loaded, loaded.event, kept, made_in, public=public)
    else:
        pieces = [Piece(_title(one.session), path) for one in kept for path in one.files]
    if not pieces:
        raise WimldsError(
            f"{loaded.path.as_posix()}: no speaker has agreed that the slides are published",
            "Write `consent: {slides: yes}` for each who has, or leave --plain out to have the organizers' slides.",
        )
    # A deck that nobody claims may be a speaker's work: it must not stay away unnoticed.
    complete = not (missing or found.absent or found.unclaimed or found.ambiguous)
    return RunningOrder(tuple(pieces), missing + tuple(_troubles(loaded, found)), complete, withheld)


def is_shown(sessions: Sequence[SessionDecks], number: int) -> bool:
    """Tell whether a session has a slide of its own: not the breaks before the first and after the last session.

    While the doors open, the opening stands; during the goodbyes, the closing.
    """
    kinds = [one.session.type is SessionType.BREAK for one in sessions]
    return not kinds[number] or (not all(kinds[:number]) and not all(kinds[number + 1 :]))


def _agreed(event: Event, sessions: list[SessionDecks]) -> tuple[list[SessionDecks], tuple[str, ...]]:
    """Take the decks of those who did not agree out; no is no, and silence too."""
    kept, withheld = [], []
    for one in sessions:
        moderators = [event.speaker(reference) for reference in one.session.moderators]
        people = [*event.speakers_of(one.session), *(person for person in moderators if person is not None)]
        unasked = [p.name for p in people if p.consent is None or p.consent.slides is not True]
        if one.files and unasked:
            withheld.append(f"the slides of “{_title(one.session)}”: {', '.join(unasked)} did not agree (`consent`)")
            kept.append(SessionDecks(one.index, one.session, (), one.owes))
        else:
            kept.append(one)
    return kept, tuple(withheld)


def _title(session: Session) -> str:
    return session.title or session.id


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
        troubles.append(
            f"{_name(loaded, path)} belongs to no session: not merged; name it under `slides:` of one, or take it away"
        )
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
