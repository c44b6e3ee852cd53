"""Speakers: who they are, and how they fit the event."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event import names
from wimlds_cli.event.model import SpeakerState
from wimlds_cli.event.timeline import deadline


class UnknownPerson(Check):
    """A session names only speakers who stand under `speakers:`.

    A name that is spelt in two ways is two people to the program: one without a talk, and one without a
    picture.
    """

    code = "SPK130"
    name = "unknown-person"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield references that resolve to nobody."""
        for index, session in enumerate(context.event.sessions):
            for number, reference in enumerate(session.speakers):
                if context.event.speaker(reference) is None:
                    known = [speaker.name for speaker in context.event.speakers]
                    close = difflib.get_close_matches(reference, known, n=1)
                    yield self.at(
                        context,
                        ("sessions", index, "speakers", number),
                        f"“{reference}” is not among the event's speakers",
                        f"did you mean {close[0]}?"
                        if close
                        else f"add `- name: {reference}` under `speakers:`, or correct the name",
                    )


class UnknownModerator(Check):
    """A moderator is one of the speakers or organizers, so that there is a name with a face.

    Anybody may moderate; but of somebody who stands nowhere else nothing is known that could be announced.
    """

    code = "SPK131"
    name = "unknown-moderator"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield moderators of whom nothing is known."""
        event = context.event
        for index, session in context.programme():
            for number, reference in enumerate(session.moderators):
                known = [speaker.name for speaker in event.speakers]
                known += [organizer.name for organizer in event.organizers]
                if event.speaker(reference) or any(names.same_name(reference, one) for one in known):
                    continue
                close = difflib.get_close_matches(reference, known, n=1)
                yield self.at(
                    context,
                    ("sessions", index, "moderators", number),
                    f"“{reference}” is neither among the speakers nor among the organizers",
                    f"did you mean {close[0]}?" if close else f"add `- name: {reference}` under `speakers:`",
                )


class Declined(Check):
    """A session names nobody who has declined."""

    code = "SPK132"
    name = "declined-speaker"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield references to speakers who have declined."""
        for index, session in context.programme():
            for role in ("speakers", "moderators"):
                for number, reference in enumerate(getattr(session, role)):
                    speaker = context.event.speaker(reference)
                    if speaker is not None and speaker.state is SpeakerState.DECLINED:
                        yield self.at(
                            context,
                            ("sessions", index, role, number),
                            f"{speaker.name} has declined, and still stands in {context.title_of(session)}",
                            "name somebody else, or write `state: cancelled` in the session",
                        )


class WithoutSession(Check):
    """Every confirmed speaker stands in a session that takes place."""

    code = "SPK133"
    name = "speaker-without-session"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield confirmed speakers whom no session names."""
        event = context.event
        busy = {
            id(event.speaker(reference))
            for _, session in context.programme()
            for reference in (*session.speakers, *session.moderators)
        }
        for index, speaker in enumerate(event.speakers):
            if speaker.state is SpeakerState.CONFIRMED and id(speaker) not in busy:
                yield self.at(
                    context,
                    ("speakers", index),
                    f"{speaker.name} is confirmed and stands in no session",
                    f"add {speaker.name} to the `speakers:` of a session, or change `state:`",
                )


class TwoOfOneName(Check):
    """No two speakers have the same name or id; nobody could tell whose slides are whose."""

    code = "SPK134"
    name = "same-speaker-twice"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield speakers who repeat an earlier one."""
        speakers = context.event.speakers
        for index, speaker in enumerate(speakers):
            for earlier in speakers[:index]:
                same_id = speaker.id == earlier.id
                if same_id or names.same_name(speaker.name, earlier.name):
                    yield self.at(
                        context,
                        ("speakers", index, "id" if same_id else "name"),
                        f"the id `{speaker.id}` is given to two speakers"
                        if same_id
                        else f"{speaker.name} stands here a second time",
                        "give each a different `id:`; or join the two entries, if it is one person",
                    )
                    break


class NoBuddy(Check):
    """Somebody helps those who speak for the first time to prepare.

    A buddy reads the slides, listens to the talk once, and sits in the first row. It is what makes a first
    time a good one.
    """

    code = "SPK135"
    name = "no-buddy"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield first-time speakers without a buddy once the material is due."""
        if "start" in context.loaded.missing or context.as_of <= deadline(context.event, "material"):
            return
        for index, speaker in enumerate(context.event.speakers):
            if speaker.first_time and not speaker.buddy and speaker.state is SpeakerState.CONFIRMED:
                yield self.at(
                    context,
                    ("speakers", index, "first_time"),
                    f"{speaker.name} speaks for the first time and nobody helps to prepare it",
                    "ask somebody who has spoken before, and add `buddy:` with the name",
                )


class OneAffiliation(Check):
    """No three speakers of one event come from the same place of work.

    An evening of one employer looks like an advertisement, and leaves others out.
    """

    code = "SPK136"
    name = "same-affiliation"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield the third speaker of an affiliation."""
        seen: dict[str, list[str]] = defaultdict(list)
        for index, speaker in enumerate(context.event.speakers):
            key = names.id_of(speaker.affiliation or "")
            if not key or speaker.state is SpeakerState.DECLINED:
                continue
            seen[key].append(speaker.name)
            if len(seen[key]) == 3:
                yield self.at(
                    context,
                    ("speakers", index, "affiliation"),
                    f"{', '.join(seen[key][:2])} and {speaker.name} all come from {speaker.affiliation}",
                    "look for a speaker from elsewhere",
                )


class SpokeRecently(Check):
    """No speaker spoke at one of the chapter's last three events.

    There are others who have not had their turn. The events are the folders beside this one.
    """

    code = "SPK137"
    name = "spoke-recently"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield speakers of the events before this one."""
        if not context.has_dates:
            return
        for index, speaker in enumerate(context.event.speakers):
            if speaker.state is SpeakerState.DECLINED:
                continue
            for earlier in context.last_events:
                if any(names.same_name(speaker.name, name) for name in earlier.speakers):
                    yield self.at(
                        context,
                        ("speakers", index, "name"),
                        f"{speaker.name} spoke at “{earlier.name}” already, one of the last three events",
                        "invite somebody who has not spoken lately; or leave it, if that is meant",
                    )
                    break


PEOPLE: tuple[type[Check], ...] = (
    UnknownPerson,
    UnknownModerator,
    Declined,
    WithoutSession,
    TwoOfOneName,
    NoBuddy,
    OneAffiliation,
    SpokeRecently,
)
