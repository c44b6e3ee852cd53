"""Decks: they are there, they are found, they open; and, in the files beside this one, what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.checks.deck_access import ACCESS
from wimlds_cli.checks.deck_behaviour import BEHAVIOUR
from wimlds_cli.checks.deck_check import DeckCheck
from wimlds_cli.checks.deck_length import LENGTH
from wimlds_cli.checks.deck_looks import LOOKS
from wimlds_cli.checks.deck_manners import MANNERS
from wimlds_cli.checks.deck_playing import PLAYING
from wimlds_cli.checks.occasion import Arrived, Occasion
from wimlds_cli.deck.kinds import FileKind, kind_of
from wimlds_cli.diagnostics import Diagnostic, Location, Severity
from wimlds_cli.event.decks import find_file


class NamedDeckAbsent(Check):
    """A deck that a session names behind `slides:` is there."""

    code = "DCK501"
    name = "named-deck-absent"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield named files that do not exist."""
        for absent in context.decks.absent:
            if re.match(r"https?://", absent.typed, re.IGNORECASE):
                yield self.at(
                    context,
                    absent.node,
                    f"the slides of {context.title_of(absent.session)} are an address, not a file",
                    "download them into slides/ (in Google Slides: File > Download > PowerPoint) and name the file",
                )
                continue
            yield self.at(
                context,
                absent.node,
                f"there is no file {absent.typed} for {context.title_of(absent.session)}",
                f"did you mean {absent.suggestion}?"
                if absent.suggestion
                else "put it there, or correct the name; it counts from the event's folder",
            )


class AmbiguousDeck(Check):
    """Each deck in slides/ belongs to one session.

    Where a name fits two, as that of a speaker with two talks, nobody gets the deck until it is said whose it
    is.
    """

    code = "DCK502"
    name = "ambiguous-deck"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield files that fit several sessions."""
        for claim in context.decks.ambiguous:
            titles = " and ".join(context.title_of(session) for session in claim.sessions)
            name = _shown(context, claim.file)
            yield self.on(
                Location(claim.file),
                f"{name} could belong to {titles}",
                f"name it where it belongs: `slides: {name}`; or put that session's id into its file name",
            )


class UnclaimedDeck(Check):
    """Each file in slides/ is claimed by a session: what nobody claims is not merged."""

    code = "DCK503"
    name = "unclaimed-file"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield files that no session claims."""
        for path in context.decks.unclaimed:
            name = _shown(context, path)
            yield self.on(
                Location(path),
                f"{name} belongs to no session, and will not be merged",
                f"put the speaker's name into its file name, or name it behind `slides: {name}`",
            )


class DeckDoesNotOpen(Check):
    """Each deck can be opened: it is what its name says, whole, and without a password.

    Open it once on another computer before sending it.
    """

    code = "DCK504"
    name = "deck-does-not-open"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield decks that cannot be opened."""
        yield from self.refuse(context.arrived)

    def refuse(self, arrived: Arrived) -> Iterator[Diagnostic]:
        """Yield those of the decks that cannot be opened."""
        for path, wrong in arrived.refused:
            yield self.on(Location(path), wrong.message, wrong.hint or "ask the speaker to send it again")


class OtherFormat(Check):
    """A deck is a PowerPoint deck (.pptx) or a PDF.

    Older and other formats (.ppt, .odp) are converted with LibreOffice when the decks are merged, and what they
    look like may change on the way.
    """

    code = "DCK508"
    name = "other-format"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield decks that have to be converted."""
        yield from self.tell(context.arrived)

    def tell(self, arrived: Arrived) -> Iterator[Diagnostic]:
        """Yield those of the decks that have to be converted."""
        for path in arrived.foreign:
            with path.open("rb") as file:
                is_old = kind_of(file) is FileKind.POWERPOINT_97
            what = "PowerPoint's old format (97-2003)" if is_old else "LibreOffice's format"
            yield self.on(
                Location(path),
                f"{path.name} is in {what} and has to be converted: it may look different",
                "save it as PowerPoint Presentation (.pptx), look through it, and send that",
            )


class NoSlides(DeckCheck):
    """A deck has slides."""

    code = "DCK509"
    name = "deck-without-slides"

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield decks without a slide that is shown."""
        if not occasion.deck.shown:
            yield self.say(
                occasion,
                "the deck has no slides" if not occasion.deck.slides else "all slides of the deck are hidden",
                "look whether this is the right file, and send it again",
            )


class SecondCopy(Check):
    """A second copy of a deck in another format is left out, and said so."""

    code = "DCK505"
    name = "second-copy"
    severity = Severity.HINT

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield files that were set aside."""
        for aside in context.decks.set_aside:
            yield self.on(
                Location(aside.file),
                f"{_shown(context, aside.file)} is left out for {_shown(context, aside.kept)}",
                f"if it is the right one, name it: `slides: {_shown(context, aside.file)}`",
            )


class SeveralDecks(Check):
    """One deck a speaker: where two files hold the same name, one of them may be an old version.

    Both are merged, one after the other. Name the right one behind `slides:`, or both when both are meant.
    """

    code = "DCK506"
    name = "several-decks"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield sessions that have more decks than speakers, found by their names."""
        for found in context.decks.sessions:
            people = max(len(found.session.speakers), 1)
            if found.session.slides is None and len(found.files) > people:
                listed = ", ".join(_shown(context, path) for path in found.files)
                yield self.at(
                    context,
                    ("sessions", found.index),
                    f"{context.title_of(found.session)} has {len(found.files)} decks: {listed}",
                    "name the right one behind `slides:`, or all of them if all are meant",
                )


class PathOfOneComputer(Check):
    """Files are named from the event's folder, so that the event works on every organizer's computer."""

    code = "DCK507"
    name = "path-of-one-computer"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield paths that begin at the root of a disk."""
        for index, session in context.programme():
            for number, typed in enumerate(session.slides or ()):
                if find_file(context.folder, typed) is None:
                    continue
                if typed.startswith(("/", "~")) or PureWindowsPath(typed).drive:
                    yield self.at(
                        context,
                        ("sessions", index, "slides", number),
                        f"{typed} is a place on one computer only",
                        "put the deck into slides/ and name it from there: slides/deck.pptx",
                    )


SLIDES: tuple[type[Check], ...] = (
    NamedDeckAbsent,
    AmbiguousDeck,
    UnclaimedDeck,
    DeckDoesNotOpen,
    SecondCopy,
    SeveralDecks,
    PathOfOneComputer,
    OtherFormat,
    NoSlides,
    *PLAYING,
    *LOOKS,
    *BEHAVIOUR,
    *MANNERS,
    *ACCESS,
    *LENGTH,
)


def _shown(context: Context, path: Path) -> str:
    return path.relative_to(context.folder).as_posix() if path.is_relative_to(context.folder) else path.name
