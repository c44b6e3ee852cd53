"""The run sheet: what the person on stage has to know, minute by minute, on paper."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event, EventStatus, Session, SessionState, SessionType, Speaker, SpeakerState
from wimlds_cli.event.published import load_published
from wimlds_cli.replace import replacing
from wimlds_cli.team.facts import event_facts, moderators_of, on_one_line, on_stage
from wimlds_cli.team.sheet import Day, Offer, OnStage, Sheet, Slot
from wimlds_cli.team.traces import RUN_SHEET
from wimlds_cli.team.writing import environment, render
from wimlds_cli.templating import template_folders
from wimlds_cli.texts import wording
from wimlds_cli.texts.dialects import Markdown
from wimlds_cli.texts.markdown import first_paragraph
from wimlds_cli.texts.web import page

KIND = "team"
"""The folder of the templates below `templates/`."""

_WITH_QUESTIONS = (SessionType.TALK, SessionType.TUTORIAL, SessionType.WORKSHOP, SessionType.PANEL)
_LEAST_QUESTIONS = 5
"""Minutes; a quarter of the time is kept for questions, in steps of five minutes."""
_SIGN = 5
"""Minutes before the questions at which the speaker is shown the sign."""
_MOST_WORDS = 25
"""Of a one-line introduction."""


_LETTER = {"US", "CA", "MX", "CO", "CL", "VE", "PH", "GT", "CR", "DO"}
"""Where sheets of paper are Letter; elsewhere they are A4."""
_NOTICES = {
    EventStatus.CANCELLED: "This event is cancelled.",
    EventStatus.POSTPONED: "This event is postponed.",
    EventStatus.MOVED_ONLINE: "This event takes place online only.",
}


def gather(loaded: LoadedEvent, event: Event) -> Sheet:
    """Return what the run sheet of an event says."""
    locale = wording.locale_of(event)
    facts = event_facts(loaded, event)
    sessions = event.running_order()
    slots = _slots(loaded, event, sessions)
    days: dict[str, list[Slot]] = {}
    for session, slot in zip(sessions, slots, strict=True):
        start = event.session_start(session)
        name = wording.day(start.date(), locale, year=False) if start and event.several_days else ""
        days.setdefault(name, []).append(slot)
    people = {one.name: one for slot in slots for one in slot.people}
    place = event.location.name if event.location is not None and not facts.online else None
    return Sheet(
        event=facts,
        notice=_NOTICES.get(event.status, ""),
        days=tuple(Day(name, tuple(held)) for name, held in days.items()),
        cancelled=tuple(
            on_one_line(one.title or one.id) for one in event.sessions if one.state is SessionState.CANCELLED
        ),
        restricted=tuple(one for one in people.values() if one.is_restricted),
        no_photos=wording.listed([one.name for one in people.values() if not one.photo], locale, either=True),
        no_recording=wording.listed([one.name for one in people.values() if not one.recording], locale, either=True),
        any_organizer=wording.listed([on_one_line(one.name) for one in event.organizers], locale, either=True),
        offers=tuple(_offers(event)),
        hosts=wording.listed(list(dict.fromkeys(on_one_line(one) for one in (place, *event.co_hosts) if one)), locale),
        sponsors=wording.listed([on_one_line(one.name) for one in event.sponsors], locale),
        conference=on_one_line(event.conference.name) if event.conference is not None else "",
        paper="Letter" if locale.territory in _LETTER else "A4",
    )


def digest(loaded: LoadedEvent, event: Event) -> str:
    """Return what two run sheets that say the same have in common."""
    return _digest(gather(loaded, event))


def _digest(sheet: Sheet) -> str:
    return hashlib.sha256(json.dumps(dataclasses.asdict(sheet), sort_keys=True).encode()).hexdigest()[:16]


def write_run_sheet(loaded: LoadedEvent, event: Event, into: Path | None = None) -> tuple[Path, Path]:
    """Write the run sheet as a page and as Markdown; return both files.

    Args:
        loaded: The event's file.
        event: The event.
        into: The folder; `out/` beside the event when left out.

    Raises:
        WimldsError: A template is wrong, or a file cannot be written.
    """
    sheet = gather(loaded, event)
    folder = into or loaded.folder / "out"
    html, markdown = folder / RUN_SHEET, (folder / RUN_SHEET).with_suffix(".md")
    homes = loaded.own_templates
    shown = page("run-sheet.html", event.brand, kind=KIND, homes=homes, sheet=sheet, digest=_digest(sheet))
    text = render(
        environment(template_folders(KIND, homes), Markdown()), "run-sheet.md", {"sheet": sheet, "event": sheet.event}
    )
    for file, content in ((html, shown), (markdown, text + "\n")):
        with replacing(file) as new:
            new.write_text(content, encoding="utf-8", newline="\n")
    return html, markdown


def _slots(loaded: LoadedEvent, event: Event, sessions: list[Session]) -> list[Slot]:
    announced = _announced(loaded)
    starts = [event.session_start(one) for one in sessions]
    found = []
    for place, session in enumerate(sessions):
        start = starts[place]
        following = starts[place + 1] if place + 1 < len(sessions) else None
        found.append(_slot(event, session, start, following, announced))
    return found


def _slot(
    event: Event,
    session: Session,
    start: datetime.datetime | None,
    following: datetime.datetime | None,
    announced: dict[str, set[str]],
) -> Slot:
    locale = wording.locale_of(event)
    minutes = session.duration or 0
    end = start + datetime.timedelta(minutes=minutes) if start is not None and minutes else None
    questions = _questions(session, minutes)
    ask = end - datetime.timedelta(minutes=questions) if end is not None and questions else None
    sign = ask - datetime.timedelta(minutes=_SIGN) if ask is not None else None
    spare = int((following - end).total_seconds() // 60) if following is not None and end is not None else 0
    # On another day nothing is spare.
    spare = spare if following is not None and end is not None and following.date() == end.date() else 0
    clock = wording.clock(start, locale) if start else ""
    now = {"time": clock, "title": on_one_line(session.title)}
    moderators = moderators_of(session, event)
    people = [_on_stage(one, moderates=one in moderators) for one in on_stage(session, event)]
    known = {names for one in (*event.speakers,) for names in (one.name, one.id)}
    guests = [one for one in session.moderators if one not in known and event.speaker(one) is None]
    return Slot(
        title=on_one_line(session.title) or "Title to be announced",
        what=str(session.type).replace("-", " "),
        start=clock,
        end=wording.clock(end, locale) if end else "",
        minutes=minutes,
        is_break=session.type is SessionType.BREAK,
        people=(*(_organizer(name) for name in guests), *people),
        questions=questions,
        questions_from=wording.clock(ask, locale) if ask else "",
        sign=wording.clock(sign, locale) if sign else "",
        spare=max(spare, 0),
        shows=on_one_line(session.source.title) if session.source is not None else "",
        was=tuple(
            old
            for name in ("time", "title")
            for old in sorted(announced.get(f"sessions.{session.id}.{name}", ()))
            if now[name] and old != now[name]
        ),
    )


def _announced(loaded: LoadedEvent) -> dict[str, set[str]]:
    """Return what published texts say of the programme, by the fact's path."""
    found: dict[str, set[str]] = {}
    for text in load_published(loaded.folder).values():
        for path, words in text.facts.items():
            if path.startswith("sessions.") and words and not words.startswith("digest "):
                found.setdefault(path, set()).add(words)
    return found


def _questions(session: Session, minutes: int) -> int:
    if session.type not in _WITH_QUESTIONS or minutes < 3 * _LEAST_QUESTIONS:
        return 0
    return max(_LEAST_QUESTIONS, round(minutes / 4 / 5) * 5)


def _on_stage(speaker: Speaker, *, moderates: bool) -> OnStage:
    consent = speaker.consent
    photo, recording = (consent.photo, consent.recording) if consent is not None else (None, None)
    return OnStage(
        name=on_one_line(speaker.name),
        pronouns=on_one_line(speaker.pronouns),
        says=on_one_line(speaker.pronunciation),
        affiliation=on_one_line(speaker.affiliation),
        line=on_one_line(speaker.tagline) or _first_sentence(speaker.biography or ""),
        moderates=moderates,
        first_time=bool(speaker.first_time),
        photo=photo is True,
        recording=recording is True,
        answered=photo is not None and recording is not None,
        confirmed=speaker.state is SpeakerState.CONFIRMED,
    )


def _organizer(name: str) -> OnStage:
    """Return somebody on stage who is not under `speakers:`: one of the organizers, who knows what is done."""
    return OnStage(on_one_line(name), "", "", "", "", True, False, True, True, True, True)


def _first_sentence(biography: str) -> str:
    words = first_paragraph(biography).split()
    taken: list[str] = []
    for word in words[:_MOST_WORDS]:
        taken.append(word)
        if word.endswith((".", "!", "?", "。")) and len(taken) > 3:
            return " ".join(taken)
    return " ".join(taken) + ("…" if len(words) > _MOST_WORDS else "")


def _offers(event: Event) -> Iterator[Offer]:
    locale = wording.locale_of(event)
    for one in event.offers:
        if one.text and (one.expires is None or one.expires >= event.start.date()):
            until = wording.day(one.expires, locale) if one.expires is not None else ""
            yield Offer(
                on_one_line(one.partner), on_one_line(one.text).rstrip("."), on_one_line(one.code), until
            )  # fmt: skip
