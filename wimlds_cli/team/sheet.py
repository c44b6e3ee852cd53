"""What a run sheet says: plain texts on one line, hours by the clock at the venue."""

from __future__ import annotations

from dataclasses import dataclass

from wimlds_cli.team.facts import EventFacts


@dataclass(frozen=True)
class OnStage:
    """Somebody on stage.

    Attributes:
        says: How the name is spoken, as the person wrote it.
        line: One line to introduce them with.
        photo: Whether pictures may be taken: silence is no.
        recording: The same for a recording.
        answered: Whether they were asked about both, and have answered.
        confirmed: Whether they have said that they come.
    """

    name: str
    pronouns: str
    says: str
    affiliation: str
    line: str
    moderates: bool
    first_time: bool
    photo: bool
    recording: bool
    answered: bool
    confirmed: bool

    @property
    def is_restricted(self) -> bool:
        """Whether there is something that must not be done."""
        return not (self.photo and self.recording)


@dataclass(frozen=True)
class Slot:
    """One entry of the programme, with its hours by the clock at the venue.

    Attributes:
        questions: How many minutes are kept for questions; 0 where the session is a conversation anyhow.
        sign: When to show the sign that five minutes are left before them.
        spare: Minutes between its end and the next beginning.
        was: What was announced and is no longer so: `19:00`, or another title.
    """

    title: str
    what: str
    start: str
    end: str
    minutes: int
    is_break: bool
    people: tuple[OnStage, ...]
    questions: int
    questions_from: str
    sign: str
    spare: int
    shows: str
    was: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """One day's programme; its name is empty where the event has only one."""

    name: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Offer:
    """What a partner gives, and the code to say."""

    partner: str
    text: str
    code: str
    until: str


@dataclass(frozen=True)
class Sheet:
    """All that the run sheet says.

    Attributes:
        notice: Said first, when the event does not take place as planned.
        cancelled: Sessions that were on the programme and do not take place.
        restricted: Those who must not be photographed or recorded, each once.
        no_photos: The names of those who must not be photographed.
        no_recording: The names of those who must not be recorded.
        any_organizer: The organizers' names, as those one may turn to.
        paper: The size of a sheet: A4 or Letter.
    """

    event: EventFacts
    notice: str
    days: tuple[Day, ...]
    cancelled: tuple[str, ...]
    restricted: tuple[OnStage, ...]
    no_photos: str
    no_recording: str
    any_organizer: str
    offers: tuple[Offer, ...]
    hosts: str
    sponsors: str
    conference: str
    paper: str
