"""The mails that are no reminders: invitation, confirmation, feedback, thanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import checklist, days, names
from wimlds_cli.event.checklist import Owed, State
from wimlds_cli.event.decks import OWING_SLIDES
from wimlds_cli.event.model import Session, Speaker, SpeakerState
from wimlds_cli.event.timeline import deadline
from wimlds_cli.team.facts import on_one_line, on_stage
from wimlds_cli.team.mails.letter import Desk, Letter, PersonFacts, Quiet

_MOST_INVITATIONS = 2
_BETWEEN_INVITATIONS = 7
"""Days in which somebody may think about an invitation before being asked again."""


@dataclass(frozen=True)
class Remark:
    """One thing that could be better in a title, an abstract or a deck.

    Attributes:
        about: abstract, biography, spelling or slides.
        matters: Whether people in the room would notice it.
        message: What it is: one plain line.
        way_out: What to do about it.
    """

    about: str
    matters: bool
    message: str
    way_out: str = ""


@dataclass(frozen=True)
class ChangeFacts:
    """One fact that another mail told otherwise."""

    label: str
    before: str
    now: str


@dataclass(frozen=True)
class DueFacts:
    """One thing that is still to come, with its day."""

    words: str
    by: str


def invitations(desk: Desk) -> Iterator[Letter | Quiet]:
    """Yield an invitation for each candidate."""
    _before_the_event(desk, "invited")
    for speaker in desk.event.speakers:
        if speaker.state is not SpeakerState.CANDIDATE:
            continue
        person = desk.speaker(speaker)
        if names.is_placeholder(speaker.name):
            yield Quiet(person.name, "no name yet; put one into event.yaml first")
            continue
        earlier = [one.day for one in desk.memory.before(person.id, desk.day, "invitation")]
        if len(earlier) >= _MOST_INVITATIONS:
            yield Quiet(person.name, "invited twice already", needs_a_call=True)
        elif earlier and (desk.day - max(earlier)).days < _BETWEEN_INVITATIONS:
            yield Quiet(person.name, f"invited on {desk.in_words(max(earlier))}; give the answer a week")
        else:
            address = desk.private.of(speaker).email
            facts = {"answer_by": _answer_by(desk)}
            yield Letter("invitation", "invitation.txt", person, address, "invitation", facts)


def _answer_by(desk: Desk) -> str:
    """Return the day by which everybody's yes is needed; empty when it is not known, or over."""
    if "start" in desk.loaded.missing and desk.event.deadlines.confirm is None:
        return ""
    due = deadline(desk.event, "confirm")
    return desk.in_words(due) if due > desk.day else ""


def confirmations(desk: Desk) -> Iterator[Letter | Quiet]:
    """Yield a letter for each speaker who has said yes: when, where, and what is still to come.

    Who has had it gets another one only when a fact in it has changed.
    """
    _before_the_event(desk, "confirmed")
    rows = {row.speaker.id: row.entries for row in desk.drawn_up.rows}
    for speaker in desk.event.speakers:
        person = desk.speaker(speaker)
        if speaker.state is not SpeakerState.CONFIRMED or not person.slots:
            continue
        told = {"day and time": desk.facts.when, "place": desk.facts.place}
        told |= {f"slot {one.id}": one.when for one in person.slots}
        told |= {f"title {one.id}": one.title for one in person.slots}
        last = max(desk.memory.before(person.id, desk.day, "confirmation"), key=lambda one: one.day, default=None)
        changes = tuple(_changes(last.told, told, desk)) if last is not None else ()
        if last is not None and not changes:
            yield Quiet(person.name, f"has it since {desk.in_words(last.day)}, and nothing has changed")
            continue
        yield Letter(
            "confirmation",
            "change.txt" if changes else "confirmation.txt",
            person,
            desk.private.of(speaker).email,
            "what has changed" if changes else "when, where, and what is still to come",
            {"changes": changes, "to_come": tuple(_to_come(desk, rows.get(speaker.id, ())))},
            told=told,
        )


def _changes(before: Mapping[str, str], now: Mapping[str, str], desk: Desk) -> Iterator[ChangeFacts]:
    for name, words in now.items():
        old = before.get(name, "")
        if not old or old == words:
            continue
        kind, _, identity = name.partition(" ")
        session = desk.event.session(identity) if kind in ("slot", "title") else None
        title = on_one_line(session.title) if session is not None else ""
        label = {"slot": f"the beginning of “{title}”", "title": "the title"}.get(kind, f"the {name}")
        yield ChangeFacts(label, old, words)


def _to_come(desk: Desk, entries: Sequence[Owed]) -> Iterator[DueFacts]:
    by_words: dict[str, str] = {}
    for one in sorted((one for one in entries if one.due is not None), key=lambda one: one.due or desk.day):
        if one.state is not State.DONE and one.due is not None and one.item.ask:
            by_words.setdefault(one.item.ask, desk.in_words(one.due) if one.due >= desk.day else "")
    for words, by in by_words.items():
        yield DueFacts(words, by)


def reviews(desk: Desk, remarks: Mapping[str, Sequence[Remark]]) -> Iterator[Letter | Quiet]:
    """Yield feedback for each speaker whose title, abstract or deck has come.

    Args:
        desk: The event.
        remarks: What was found, by the speakers' ids.
    """
    _before_the_event(desk, "given feedback")
    for speaker in desk.event.speakers:
        person = desk.speaker(speaker)
        if speaker.state is not SpeakerState.CONFIRMED or not person.slots:
            continue
        found = tuple(remarks.get(speaker.id, ()))
        # What a panel is about, its organizers have written.
        own = [one for one in desk.event.running_order() if one.type in OWING_SLIDES and _speaks(speaker, one, desk)]
        has_abstract = any(checklist.is_given(one.abstract) for one in own)
        has_deck = any(one.about == "slides" for one in found) or any(
            one.state is State.DONE and not one.session.without_slides
            for one in desk.drawn_up.entries
            if one.item is checklist.SLIDES and one.session is not None and one.session in own
        )
        if not has_abstract and not has_deck:
            yield Quiet(person.name, "nothing has come yet that one could say something about")
            continue
        told = {f"{one.about} {one.message}": one.way_out for one in found} | {"deck": str(has_deck)}
        last = max(desk.memory.before(person.id, desk.day, "review"), key=lambda one: one.day, default=None)
        if last is not None and (dict(last.told) == told or not found):
            yield Quiet(person.name, f"was written to on {desk.in_words(last.day)}, and nothing new was found")
            continue
        new = tuple(one for one in found if last is None or f"{one.about} {one.message}" not in last.told)
        yield Letter(
            "review",
            "review.txt",
            person,
            desk.private.of(speaker).email,
            days.counted(len(new), "remark") if new else "nothing to change",
            {
                "remarks": new,
                "title": on_one_line(own[0].title) if len(own) == 1 else "",
                "has_abstract": has_abstract,
                "has_deck": has_deck,
            },
            told=told,
        )


def _speaks(speaker: Speaker, session: Session, desk: Desk) -> bool:
    return any(one is speaker for one in on_stage(session, desk.event))


def thanks(desk: Desk) -> Iterator[Letter | Quiet]:
    """Yield a letter for each speaker of a session that took place, and for those who gave rooms or money."""
    if desk.day <= desk.event.end.date():
        day = days.in_words(desk.event.end.date(), near=desk.day)
        raise WimldsError(
            f"the event ends on {day}: nobody is thanked before it is over", "look from a later day with --as-of"
        )
    for speaker in desk.event.speakers:
        person = desk.speaker(speaker)
        if speaker.state is not SpeakerState.CONFIRMED or not person.slots:
            continue
        consent = speaker.consent
        answers = {
            name: {True: "yes", False: "no"}.get(getattr(consent, name) if consent else None, "")  # type: ignore[arg-type]
            for name in ("photo", "recording", "slides")
        }
        links = tuple(
            (on_one_line(resource.name or resource.type) or "more", resource.url)
            for session in desk.event.running_order()
            if _speaks(speaker, session, desk)
            for resource in session.resources
            if resource.url
        )
        facts = {"answers": answers, "links": links}
        yield from _once(desk, Letter("thanks", "thanks.txt", person, desk.private.of(speaker).email, "thanks", facts))
    yield from _to_partners(desk)


def _to_partners(desk: Desk) -> Iterator[Letter | Quiet]:
    event = desk.event
    place = event.location.name if event.location is not None and not desk.facts.online else None
    found: dict[str, tuple[str, list[str]]] = {}
    given = [
        (place, "room"),
        *((one.name, "help") for one in event.sponsors),
        *((one, "work") for one in event.co_hosts),
    ]
    for partner, what in given:
        if partner:
            found.setdefault(names.id_of(partner), (on_one_line(partner), []))[1].append(what)
    for identity, (name, gave) in found.items():
        person = PersonFacts(identity, name)
        address = desk.private.named(name).email
        facts = {"gave": tuple(gave)}
        yield from _once(desk, Letter("thanks", "thanks-to-partners.txt", person, address, "thanks", facts))


def _once(desk: Desk, letter: Letter) -> Iterator[Letter | Quiet]:
    last = max(desk.memory.before(letter.person.id, desk.day, letter.kind), key=lambda one: one.day, default=None)
    if last is None:
        yield letter
    else:
        yield Quiet(letter.person.name, f"thanked on {desk.in_words(last.day)}")


def _before_the_event(desk: Desk, what: str) -> None:
    if "start" not in desk.loaded.missing and desk.day > desk.event.end.date():
        day = days.in_words(desk.event.end.date(), near=desk.day)
        raise WimldsError(f"the event was on {day}: nobody is {what} any more", "look from an earlier day with --as-of")
