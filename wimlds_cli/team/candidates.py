"""A chapter's pool of volunteers beside its events: who has not spoken yet, and who offers what."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.event.folders import event_files
from wimlds_cli.event.loader import CHAPTER_NAMES, EVENT_NAMES, find_chapter, load_event
from wimlds_cli.event.model import Event, EventStatus, Speaker, SpeakerState
from wimlds_cli.team.importing.people import accounts_of, same_person
from wimlds_cli.team.importing.reading import read_submitted
from wimlds_cli.team.importing.submitted import Person, Submitted

POOL_NAMES = ("speakers.csv", "speakers.json")


@dataclass(frozen=True)
class Appearance:
    """An event that a candidate is, or was, part of.

    Attributes:
        folder: The event's folder, from the chapter's.
        spoke: Whether she was on stage: it is over, took place, and she had a session.
        state: How far she had been won.
    """

    event: str
    folder: str
    day: datetime.date
    spoke: bool
    state: SpeakerState


@dataclass(frozen=True)
class Candidate:
    """One volunteer.

    Attributes:
        topics: What she offers: the topics that she named, then titles.
        first_time: Whether she says that it would be her first talk; None when she does not say.
        appearances: The chapter's events that she is part of, the latest first.
    """

    person: Person
    topics: tuple[str, ...]
    first_time: bool | None
    appearances: tuple[Appearance, ...] = ()

    @property
    def has_spoken(self) -> bool:
        """Whether she has been on stage at one of the chapter's events."""
        return any(one.spoke for one in self.appearances)

    @property
    def is_planned(self) -> bool:
        """Whether she is part of an event that is still to come, and has not declined."""
        return any(not one.spoke and one.state is not SpeakerState.DECLINED for one in self.appearances)

    @property
    def is_new(self) -> bool:
        """Whether she is new to speaking, by her own word, and has not spoken here since."""
        return self.first_time is True and not self.has_spoken


@dataclass(frozen=True)
class Pool:
    """A chapter's volunteers.

    Attributes:
        file: The table that they stand in.
        candidates: Those who have not spoken first, then by how long ago they did.
        remarks: What was left out, a line each.
    """

    file: Path
    candidates: tuple[Candidate, ...]
    remarks: tuple[str, ...] = field(default=())

    def chosen(self, *, topic: str | None = None, new: bool = False, everybody: bool = False) -> list[Candidate]:
        """Return those that the user looks for.

        Args:
            topic: Words that all stand in what a candidate offers or says about herself.
            new: Only those who are new to speaking.
            everybody: Also those who have spoken, or are going to.
        """
        found = [one for one in self.candidates if everybody or not (one.has_spoken or one.is_planned)]
        if new:
            found = [one for one in found if one.is_new]
        if topic:
            wanted = names.words(topic)
            found = [one for one in found if all(word in " ".join(names.words(_about(one))) for word in wanted)]
        return found

    def named(self, name: str) -> Candidate:
        """Return the candidate of a name.

        Raises:
            WimldsError: There is none, or more than one.
        """
        exact = [one for one in self.candidates if same_person(one.person.name, name)]
        wanted = set(names.words(name))
        found = exact or [one for one in self.candidates if wanted <= set(names.words(one.person.name))]
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(one.person.name for one in found)
            raise WimldsError(f"“{name}” may be any of: {listed}", "write the whole name")
        raise WimldsError(f"there is nobody called “{name}” in {self.file.as_posix()}", "look at the spelling")


def load_pool(folder: Path | None, as_of: datetime.date, maps: Mapping[str, str] | None = None) -> Pool:
    """Read a chapter's volunteers, and look for them in its events.

    Args:
        folder: The chapter's folder, an event's, or the table itself; the current folder when left out.
        as_of: The day from which one looks: what is later has not happened.
        maps: Which column holds what, as the user says.

    Raises:
        WimldsError: There is no table, or it cannot be read.
    """
    file = _find_pool(folder)
    submitted = read_submitted(file, maps)
    events = _events(file.parent, as_of)
    candidates = [_candidate(person, submitted, events) for person in submitted.people]
    candidates.sort(key=lambda one: max((at.day for at in one.appearances if at.spoke), default=datetime.date.min))
    return Pool(file, tuple(candidates), tuple(submitted.remarks))


def invitation(candidate: Candidate) -> Submitted:
    """Return what goes into an event's file when a candidate is asked to speak there."""
    person = candidate.person
    facts = dict(person.facts)
    invited = Person(
        "the pool", person.name, facts, dict(person.private), person.picture, "", SpeakerState.CANDIDATE.value
    )
    return Submitted("an invitation", [invited])


def as_data(pool: Pool, chosen: Sequence[Candidate]) -> dict[str, Any]:
    """Return the candidates for programs."""
    return {
        "pool": pool.file.as_posix(),
        "candidates": [
            {
                "name": one.person.name,
                "affiliation": one.person.facts.get("affiliation"),
                "topics": list(one.topics),
                "first_time": one.first_time,
                "new_to_speaking": one.is_new,
                "events": [
                    {"event": at.event, "folder": at.folder, "date": at.day.isoformat(), "spoke": at.spoke,
                     "state": at.state.value}
                    for at in one.appearances
                ],
            }
            for one in chosen
        ],
        "remarks": list(pool.remarks),
    }  # fmt: skip


def _find_pool(folder: Path | None) -> Path:
    if folder is not None and folder.is_file():
        return folder
    here = folder or Path()
    if not here.is_dir():
        raise WimldsError(f"there is no folder {here.as_posix()}", "name the chapter's folder")
    chapter = find_chapter(here / EVENT_NAMES[0])
    for place in (here, chapter.parent if chapter is not None else here):
        for name in POOL_NAMES:
            if (place / name).is_file():
                return place / name
    where = chapter.parent.as_posix() if chapter is not None else here.as_posix()
    raise WimldsError(
        f"there is no speakers.csv in {where}",
        f"export your sheet of volunteers as CSV and put it beside {CHAPTER_NAMES[0]}, as speakers.csv",
    )


@dataclass(frozen=True)
class _Past:
    """An event, with what is needed of it."""

    folder: str
    event: Event
    over: bool
    on_stage: frozenset[str]


def _events(chapter: Path, as_of: datetime.date) -> list[_Past]:
    """Return the chapter's events, the latest first; what cannot be read is passed over."""
    found = []
    for file in event_files(chapter):
        try:
            loaded = load_event(file)
        except WimldsError:
            continue
        event = loaded.event
        if event is None or "start" in loaded.missing or event.status is EventStatus.CANCELLED:
            continue
        on_stage = frozenset(
            speaker.id for session in event.sessions if session.takes_place for speaker in event.speakers_of(session)
        )
        folder = file.parent.relative_to(chapter).as_posix()
        over = event.end.date() < as_of and event.status is not EventStatus.POSTPONED
        found.append(_Past(folder, event, over, on_stage))
    return sorted(found, key=lambda one: one.event.start, reverse=True)


def _candidate(person: Person, submitted: Submitted, events: Sequence[_Past]) -> Candidate:
    offered = [line.strip(" -•*") for line in person.topics.replace(";", "\n").split("\n")]
    offered += [one.title for one in submitted.proposals if person in one.people]
    first_time = person.facts.get("first_time")
    appearances = []
    for one in events:
        for speaker in (speaker for speaker in one.event.speakers if _is(person, speaker)):
            spoke = one.over and speaker.id in one.on_stage and speaker.state is SpeakerState.CONFIRMED
            # Who was asked for an evening that is over, and did not speak there, is as free as before.
            if spoke or not one.over:
                day = one.event.start.date()
                appearances.append(Appearance(one.event.name, one.folder, day, spoke, speaker.state))
    topics = tuple(dict.fromkeys(filter(None, offered)))
    return Candidate(person, topics, first_time if isinstance(first_time, bool) else None, tuple(appearances))


def _is(person: Person, speaker: Speaker) -> bool:
    if same_person(person.name, speaker.name):
        return True
    theirs = {network: text for _, network, text in speaker.links.typed()} if speaker.links is not None else {}
    return bool(accounts_of(person.facts.get("links")) & accounts_of(theirs))


def _about(candidate: Candidate) -> str:
    said = [candidate.person.facts.get(key) for key in ("tagline", "biography", "affiliation")]
    return "\n".join([*candidate.topics, *(str(text) for text in said if text)])
