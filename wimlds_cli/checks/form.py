"""The format: what the kind of an event promises, and what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event import days
from wimlds_cli.event.model import Conference, Deadlines, Kind, Session, SessionType
from wimlds_cli.event.timeline import MILESTONES, deadline

_INTERACTIVE = frozenset({SessionType.PANEL, SessionType.ROUND_TABLE, SessionType.TUTORIAL, SessionType.WORKSHOP})
_HANDS_ON = frozenset({SessionType.TUTORIAL, SessionType.WORKSHOP})


class PromiseOfAMeetup(Check):
    """A meetup has an academic talk, a talk from industry, and a part in which everybody takes part.

    Two worlds that seldom listen to each other, and then a conversation: that is why people come again. The
    parts are told by each session's `track:` (academic, industry, interactive) and `type:`. It is looked at
    once the speakers should be confirmed.
    """

    code = "FMT401"
    name = "promise-of-a-meetup"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield the parts that are missing."""
        if context.event.kind is not Kind.MEETUP or not _looked_at(context):
            return
        sessions = [session for _, session in context.programme()]
        tracks = {(session.track or "").lower() for session in sessions}
        missing = [f"{track} talk" for track in ("academic", "industry") if track not in tracks]
        if not any(_interactive(session) for session in sessions):
            missing.append("part in which everybody takes part")
        for part in missing:
            article = "an" if part[0] in "ai" else "a"
            yield self.at(
                context,
                ("sessions",),
                f"a meetup promises {article} {part}, and there is none",
                f"add a session, or say which one it is: `track: {part.split()[0]}`"
                if "talk" in part
                else "add a `type: round-table`, panel, tutorial or workshop, or write `track: interactive`",
            )


def _interactive(session: Session) -> bool:
    return session.type in _INTERACTIVE or (session.track or "").lower() == "interactive"


class PromiseOfAWorkshop(Check):
    """A workshop has a session in which people work themselves: a tutorial or a workshop."""

    code = "FMT402"
    name = "promise-of-a-workshop"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield a workshop in which nobody works."""
        hands_on = any(session.type in _HANDS_ON for _, session in context.programme())
        if context.event.kind is Kind.WORKSHOP and _looked_at(context) and not hands_on:
            yield self.at(
                context,
                ("sessions",),
                "a workshop promises that people work themselves, and no session says so",
                "add a session of `type: workshop` or tutorial",
            )


class PromiseOfASupermeetup(Check):
    """A supermeetup is run by several chapters or groups; the others stand under `co_hosts:`."""

    code = "FMT403"
    name = "promise-of-a-supermeetup"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield a supermeetup of one."""
        if context.event.kind is Kind.SUPERMEETUP and _looked_at(context) and not context.event.co_hosts:
            yield self.at(
                context,
                ("co_hosts",),
                "a supermeetup is run by several groups, and no other is named",
                "add `co_hosts: [name]`",
            )


class OutsideTheConference(Check):
    """A conference meetup lies within the days of its conference."""

    code = "EVT104"
    name = "outside-the-conference"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield an event that begins before its conference or ends after it."""
        event, conference = context.event, context.event.conference
        if event.kind is not Kind.CONFERENCE_MEETUP or conference is None or not context.has_dates:
            return
        for name, day in (("start", event.start.date()), ("end", event.end.date())):
            early = conference.start is not None and day < conference.start
            late = conference.end is not None and day > conference.end
            if early or late:
                yield self.at(
                    context,
                    (name,),
                    f"the event's {name}, {days.in_words(day)}, is not among the days of {_called(conference)}",
                    "correct the date, or the conference's `start:` and `end:`",
                )
                return


class ConferenceBackwards(Check):
    """A conference ends on the day on which it begins, or later."""

    code = "EVT105"
    name = "conference-backwards"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield a conference that ends before it begins."""
        conference = context.event.conference
        if conference and conference.start and conference.end and conference.end < conference.start:
            yield self.at(
                context,
                ("conference", "end"),
                f"{_called(conference)} ends before it begins",
                "correct its `start:` or `end:`",
            )


class ExpiredOffer(Check):
    """No offer has run out when the guests hear of it."""

    code = "EVT106"
    name = "expired-offer"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield offers that end before the event, or have ended already."""
        for index, offer in enumerate(context.event.offers):
            if offer.expires is None:
                continue
            whose = f" of {offer.partner}" if offer.partner else ""
            day = days.in_words(offer.expires, near=context.as_of)
            if offer.expires < context.as_of:
                message = f"the offer{whose} has expired ({day})"
            elif context.has_dates and offer.expires < context.event.start.date():
                message = f"the offer{whose} expires before the event ({day})"
            else:
                continue
            yield self.at(context, ("offers", index, "expires"), message, "ask for a later date, or take the offer out")


class DeadlineAfterTheEvent(Check):
    """What is needed at the event is due before it."""

    code = "EVT107"
    name = "deadline-after-the-event"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield deadlines that lie behind the event."""
        if "start" in context.loaded.missing:
            return
        start = context.event.start.date()
        for name in Deadlines.model_fields:
            before = name not in MILESTONES or MILESTONES[name].days > 0
            if before and getattr(context.event.deadlines, name) is not None:
                due = deadline(context.event, name)
                if due > start:
                    yield self.at(
                        context,
                        ("deadlines", name),
                        f"`{name}` is due on {days.in_words(due, near=start)}, after the event",
                        f"choose a day before {days.in_words(start)}",
                    )


FORM: tuple[type[Check], ...] = (
    PromiseOfAMeetup,
    PromiseOfAWorkshop,
    PromiseOfASupermeetup,
    OutsideTheConference,
    ConferenceBackwards,
    ExpiredOffer,
    DeadlineAfterTheEvent,
)


def _called(conference: Conference) -> str:
    return conference.name or "the conference"


def _looked_at(context: Context) -> bool:
    """Tell whether the programme should stand by now."""
    return "start" not in context.loaded.missing and context.as_of > deadline(context.event, "confirm")
