"""The organizers' own slides around the speakers' decks: opening, dividers, closing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wimlds_cli.event.decks import SessionDecks
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event
from wimlds_cli.programme.gathering import gather
from wimlds_cli.programme.order import Piece, is_shown
from wimlds_cli.programme.rendering import Renderer, anchor_of, anchor_of_session
from wimlds_cli.programme.template import TemplateDeck, TemplateSlide, find_template


def with_the_organizers_slides(
    loaded: LoadedEvent, event: Event, sessions: Sequence[SessionDecks], folder: Path, *, public: bool = False
) -> list[Piece]:
    """Return the running order with all of the organizers' slides in their places.

    Args:
        loaded: The event, with its files.
        event: The event.
        sessions: Those to be merged, in order.
        folder: Where the slides are made.
        public: For a copy for everybody.
    """
    template = TemplateDeck(find_template(loaded))
    facts = gather(loaded, event, public=public)
    places = {id(session): place for place, session in enumerate(event.running_order())}
    shown = {one.session.id for number, one in enumerate(sessions) if is_shown(sessions, number)}
    renderer = Renderer(template, facts, folder, shown)
    pieces = _standing(renderer, template.opening)
    for one in sessions:
        place = places[id(one.session)]
        session = facts.sessions[place]
        if session.id in shown:
            following = facts.sessions[place + 1] if place + 1 < len(facts.sessions) else None
            role = "several speakers" if len(session.on_stage) > 1 else "one speaker"
            anchor: str | None = anchor_of_session(session)
            for slide in template.dividers[role]:  # type: ignore[index]
                deck = renderer.divider(slide, session, following)
                if deck is not None:
                    pieces.append(Piece(session.title, deck, anchor, template.path))
                    anchor = None
        pieces += [Piece(session.title, path) for path in one.files]
    return pieces + _standing(renderer, template.closing)


def _standing(renderer: Renderer, slides: Sequence[TemplateSlide]) -> list[Piece]:
    """Render the slides that stand once; their section is called as the first one's layout."""
    pieces = []
    for slide in slides:
        for number, deck in enumerate(renderer.once(slide)):
            anchor = None if number else anchor_of(slide)
            pieces.append(Piece(slides[0].layout, deck, anchor, renderer.template.path))
    return pieces
