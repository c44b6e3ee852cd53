"""What may be published of a session afterwards: only what everybody on its stage has agreed to."""

from __future__ import annotations

from wimlds_cli.event.model import Event, Resource, Session, Speaker
from wimlds_cli.texts.dialects import one_line

_RECORDINGS = ("video", "recording", "audio", "film", "podcast", "photo", "picture")


def withheld_by(event: Event, session: Session, resource: Resource) -> list[str]:
    """Return who has not agreed that a recording, a photo or a deck is published; no is no, silence too."""
    kind = (resource.type or resource.name or "").casefold()
    if any(word in kind for word in ("photo", "picture")):
        question = "photo"
    elif any(word in kind for word in _RECORDINGS):
        question = "recording"
    elif any(word in kind for word in ("slide", "deck")):
        question = "slides"
    else:
        return []
    moderators = [event.speaker(reference) for reference in session.moderators]
    people = [*event.speakers_of(session), *(one for one in moderators if one is not None)]
    return [one_line(one.name) for one in people if one.consent is None or getattr(one.consent, question) is not True]


def may_be_shown(speaker: Speaker) -> bool:
    """Tell whether a speaker has agreed that her picture is published; silence is no."""
    return speaker.consent is not None and speaker.consent.photo is True


def withheld(event: Event) -> list[str]:
    """Say which resources stay unpublished, and for whose sake."""
    found = []
    for session in event.running_order():
        for resource in session.resources:
            people = withheld_by(event, session, resource)
            if resource.url and people:
                found.append(
                    f"{resource.name or resource.type or 'a resource'} of “{one_line(session.title or session.id)}” "
                    f"is left out: {', '.join(people)} did not agree to it (`consent`)"
                )
    return found
