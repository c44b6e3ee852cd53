"""The decks that have arrived, each with the occasion it is for: what the checks of decks look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wimlds_cli.deck.facts import DeckFacts, facts_of
from wimlds_cli.errors import DeckError
from wimlds_cli.event.model import Event, Session, Speaker

if TYPE_CHECKING:
    from wimlds_cli.event.decks import DecksFound


@dataclass(frozen=True)
class Occasion:
    """One deck, and what is known of where it will be shown.

    Attributes:
        session: The session it belongs to; None for a deck alone.
        speakers: Who shows it.
        others: All decks of that session, this one among them.
        usual: The slide size of most decks it will be shown with; None when it is shown alone.
    """

    deck: DeckFacts
    event: Event | None = None
    session: Session | None = None
    speakers: tuple[Speaker, ...] = ()
    others: tuple[DeckFacts, ...] = ()
    usual: tuple[int, int] | None = None


@dataclass(frozen=True)
class Arrived:
    """The decks that have arrived.

    Attributes:
        occasions: Those that can be read, in order.
        refused: Those that cannot be opened, and why.
        foreign: Those that only LibreOffice reads.
    """

    occasions: tuple[Occasion, ...] = ()
    refused: tuple[tuple[Path, DeckError], ...] = ()
    foreign: tuple[Path, ...] = ()


def look_at(paths: Iterable[Path]) -> Arrived:
    """Read decks, each once, that belong to no event."""
    occasions: list[Occasion] = []
    refused: list[tuple[Path, DeckError]] = []
    foreign: list[Path] = []
    for path in dict.fromkeys(paths):
        try:
            facts = facts_of(path)
        except DeckError as error:
            refused.append((path, error))
            continue
        if facts is None:
            foreign.append(path)
        else:
            occasions.append(Occasion(facts))
    return Arrived(_with_usual_size(occasions), tuple(refused), tuple(foreign))


def look_at_event(event: Event, decks: DecksFound) -> Arrived:
    """Read the decks of an event's sessions."""
    arrived = look_at(path for found in decks.sessions for path in found.files)
    by_path = {occasion.deck.path: occasion for occasion in arrived.occasions}
    placed: list[Occasion] = []
    for found in decks.sessions:
        mine = [by_path[path] for path in found.files if path in by_path]
        others = tuple(occasion.deck for occasion in mine)
        speakers = tuple(event.speakers_of(found.session))
        placed += [replace(one, event=event, session=found.session, speakers=speakers, others=others) for one in mine]
    return replace(arrived, occasions=tuple(placed))


def _with_usual_size(occasions: list[Occasion]) -> tuple[Occasion, ...]:
    sizes = Counter(one.deck.size for one in occasions if one.deck.kind == "pptx" and one.deck.slides)
    if sizes.total() < 2:
        return tuple(occasions)
    usual = sizes.most_common(1)[0][0]
    return tuple(replace(one, usual=usual) for one in occasions)
