"""Which deck belongs to which session."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.event import names
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Session, SessionType
from wimlds_cli.event.source import NodePath

OWING_SLIDES = frozenset({SessionType.TALK, SessionType.TUTORIAL, SessionType.WORKSHOP})

DECK_SUFFIXES = (
    ".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm",
    ".odp", ".otp", ".fodp", ".ppt", ".pps", ".pot", ".pdf", ".key",
)  # fmt: skip
"""What is a deck by its name; of two files that differ in nothing else the earlier is taken."""
_JUNK = {"thumbs.db", "desktop.ini", ".ds_store"}


@dataclass(frozen=True)
class SessionDecks:
    """A session of the running order, and its decks.

    Attributes:
        index: Its place in `event.sessions`.
        files: The decks, in order; they exist.
        owes: Whether such a session owes slides.
    """

    index: int
    session: Session
    files: tuple[Path, ...]
    owes: bool

    @property
    def missing(self) -> bool:
        """Whether it owes a deck and has none."""
        return self.owes and not self.files


@dataclass(frozen=True)
class AbsentFile:
    """A file that a session names and that does not exist.

    Attributes:
        node: Where it is named.
        typed: The path as it was typed.
        suggestion: A file that is probably meant, from the event's folder.
    """

    session: Session
    node: NodePath
    typed: str
    suggestion: str | None


@dataclass(frozen=True)
class AmbiguousClaim:
    """A file whose name fits several sessions; none gets it."""

    file: Path
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class SetAside:
    """A file that is left out for a better copy of itself: the PDF beside the deck."""

    file: Path
    session: Session
    kept: Path


@dataclass(frozen=True)
class DecksFound:
    """All that is known of an event's decks.

    Attributes:
        sessions: Every session that takes place, in running order, with or without decks.
        absent: Named files that do not exist.
        unclaimed: Files in slides/ that no session claims.
        ambiguous: Files that several sessions claim.
        set_aside: Second copies of a claimed deck.
    """

    sessions: tuple[SessionDecks, ...] = ()
    absent: tuple[AbsentFile, ...] = ()
    unclaimed: tuple[Path, ...] = ()
    ambiguous: tuple[AmbiguousClaim, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    @property
    def missing(self) -> tuple[SessionDecks, ...]:
        """The sessions that owe a deck and have none."""
        return tuple(found for found in self.sessions if found.missing)

    def of(self, session: Session) -> SessionDecks | None:
        """Return what was found for a session; None when it does not take place."""
        return next((found for found in self.sessions if found.session is session), None)


def is_junk(path: Path) -> bool:
    """Tell whether a file is what an office program or an operating system leaves behind, never a deck."""
    name = path.name.lower()
    return name.startswith((".", "~$")) or name in _JUNK


def is_deck(path: Path) -> bool:
    """Tell whether a file is a deck, by its name."""
    return path.suffix.lower() in DECK_SUFFIXES and not is_junk(path)


def find_decks(loaded: LoadedEvent) -> DecksFound:
    """Look in the event's folder for the decks of the sessions that take place."""
    event, folder = loaded.event, loaded.folder
    if event is None:
        return DecksFound()
    indexes = {id(session): index for index, session in enumerate(event.sessions)}
    order = event.running_order()
    files: dict[int, list[Path]] = {id(session): [] for session in order}
    absent: list[AbsentFile] = []
    for session in event.sessions:
        if session.slides is None or session.without_slides:
            continue
        for number, typed in enumerate(session.slides):
            found = find_file(folder, typed)
            if found is not None:
                files.setdefault(id(session), []).append(found)
            elif session.takes_place:
                node: NodePath = ("sessions", indexes[id(session)], "slides", number)
                if node not in loaded.source:
                    node = node[:-1]
                absent.append(AbsentFile(session, node, typed, _suggestion(folder, typed)))
    named = {_real(path) for paths in files.values() for path in paths}
    free = [path for path in _files_in(folder / "slides") if _real(path) not in named]
    claims = _Claims(loaded, folder / "slides")
    unclaimed: list[Path] = []
    ambiguous: list[AmbiguousClaim] = []
    claimed: dict[int, list[Path]] = {}
    for path in free:
        sessions = claims.of(path) if is_deck(path) else []
        if len(sessions) == 1:
            claimed.setdefault(id(sessions[0]), []).append(path)
        elif sessions:
            ambiguous.append(AmbiguousClaim(path, tuple(sessions)))
        else:
            unclaimed.append(path)
    set_aside: list[SetAside] = []
    for session in event.sessions:
        kept, others = _best_copies(claimed.get(id(session), []))
        files.setdefault(id(session), []).extend(kept)
        set_aside += [SetAside(other, session, instead) for other, instead in others]
    return DecksFound(
        tuple(
            SessionDecks(
                indexes[id(session)],
                session,
                tuple(files[id(session)]),
                session.type in OWING_SLIDES and not session.without_slides,
            )
            for session in order
        ),
        tuple(absent),
        tuple(unclaimed),
        tuple(ambiguous),
        tuple(set_aside),
    )


class _Claims:
    """Which sessions a file name fits: by a session's id first, by a speaker's name only then."""

    def __init__(self, loaded: LoadedEvent, slides: Path) -> None:
        self.slides = slides
        self.event = loaded.event
        # A session that names its files claims no others; a cancelled one keeps its own, and is not merged.
        self.sessions = [one for one in loaded.event.sessions if one.slides is None] if loaded.event else []

    def of(self, path: Path) -> list[Session]:
        name = path.relative_to(self.slides).with_suffix("").as_posix()
        by_id = [session for session in self.sessions if names.holds_name(name, session.id)]
        if by_id:
            longest = max(len(names.words(session.id)) for session in by_id)
            return [session for session in by_id if len(names.words(session.id)) == longest]
        return [session for session in self.sessions if self._names_a_speaker(name, session)]

    def _names_a_speaker(self, name: str, session: Session) -> bool:
        for reference in session.speakers:
            speaker = self.event.speaker(reference) if self.event is not None else None
            spoken = {reference} if speaker is None else {speaker.name, speaker.id}
            if any(names.holds_name(name, word) for word in spoken):
                return True
        return False


def find_file(folder: Path, typed: str) -> Path | None:
    """Return the existing file that a path in the event file means, or None.

    Paths are typed with `/`, perhaps on another system: composed and decomposed letters are the same, and so
    are capitals and small letters where nothing else fits.
    """
    typed = typed.replace("\\", "/")
    direct = folder / typed
    try:
        if direct.is_file():
            return direct
    except (OSError, ValueError):
        return None
    named = Path(typed)
    current = Path(named.anchor) if named.is_absolute() else folder
    for part in named.parts[1:] if named.is_absolute() else named.parts:
        if part == "..":
            current = current / part
            continue
        matches = _entries_like(current, part)
        if not matches:
            return None
        current = matches[0]
    return current if current.is_file() else None


def _entries_like(folder: Path, name: str) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except (OSError, ValueError):
        return []
    composed = unicodedata.normalize("NFC", name)
    same = [entry for entry in entries if unicodedata.normalize("NFC", entry.name) == composed]
    return same or [
        entry for entry in entries if unicodedata.normalize("NFC", entry.name).casefold() == composed.casefold()
    ]


def _suggestion(folder: Path, typed: str) -> str | None:
    if re.match(r"[a-z]+://", typed, re.IGNORECASE):
        return None
    wanted = names.words(Path(typed).stem)
    for path in _files_in(folder / "slides"):
        if is_deck(path) and (path.name == Path(typed).name or names.words(path.stem) == wanted):
            return path.relative_to(folder).as_posix()
    return None


def _files_in(folder: Path) -> list[Path]:
    return sorted(_walk(folder), key=lambda path: _natural(path.relative_to(folder).as_posix()))


def _walk(folder: Path) -> Iterator[Path]:
    # Not rglob: a link to a folder above would be followed around.
    for top, below, found in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".") and name != "__MACOSX"]
        yield from (path for path in (Path(top, name) for name in found) if not is_junk(path))


def _natural(name: str) -> list[tuple[int, str]]:
    """Sort `part 2` before `part 10`."""
    pieces = re.split(r"([0-9]+)", names.folded(name))
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces]


def _real(path: Path) -> str:
    return os.path.normcase(unicodedata.normalize("NFC", str(path.resolve())))


def _best_copies(paths: list[Path]) -> tuple[list[Path], list[tuple[Path, Path]]]:
    """Keep one of the files that differ only in what comes after the last point."""
    best: dict[str, Path] = {}
    for path in sorted(paths, key=lambda one: DECK_SUFFIXES.index(one.suffix.lower())):
        best.setdefault(names.folded(path.with_suffix("").as_posix()), path)
    kept = [path for path in paths if path in best.values()]
    others = [(path, best[names.folded(path.with_suffix("").as_posix())]) for path in paths if path not in kept]
    return kept, others
