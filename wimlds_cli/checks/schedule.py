"""Times: the event's, and its sessions' within it."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event import days
from wimlds_cli.event.model import Kind, Session
from wimlds_cli.event.source import NodePath


@dataclass(frozen=True)
class _Slot:
    """A session with its start, and with its end when its minutes are known."""

    index: int
    session: Session
    start: datetime.datetime
    end: datetime.datetime | None


def _slots(context: Context) -> list[_Slot]:
    found = []
    for index, session in context.programme():
        start = context.event.session_start(session)
        if start is not None:
            length = datetime.timedelta(minutes=session.duration) if session.duration else None
            found.append(_Slot(index, session, start, start + length if length else None))
    return sorted(found, key=lambda slot: slot.start)


class EndBeforeStart(Check):
    """The event ends after it begins."""

    code = "EVT101"
    name = "end-before-start"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield an end that is not after the start."""
        event = context.event
        if context.has_dates and event.end <= event.start:
            next_day = (event.start + datetime.timedelta(days=1)).date()
            yield self.at(
                context,
                ("end",),
                f"the event ends at {event.end:%H:%M}, and begins at {event.start:%H:%M}",
                f"correct the time; if it ends after midnight, write the date too: {next_day} {event.end:%H:%M}",
            )


class NoSuchHour(Check):
    """No time lies in the hour that is left out when clocks are put forward."""

    code = "EVT102"
    name = "no-such-hour"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield local times that do not exist."""
        for node, moment in _moments(context):
            # A time that does not exist comes back from UTC as another one.
            there = moment.replace(tzinfo=context.event.zone)
            back = there.astimezone(datetime.UTC).astimezone(context.event.zone)
            if back.replace(tzinfo=None) != moment:
                yield self.at(
                    context,
                    node,
                    f"there is no {moment:%H:%M} on {days.in_words(moment.date())} in "
                    f"{context.event.timezone}: "
                    "the clocks are put forward",
                    f"write {back:%H:%M}, if that is meant",
                )


class HourTwice(Check):
    """No time lies in the hour that comes twice when clocks are put back; the first is taken."""

    code = "EVT103"
    name = "hour-twice"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield local times that come twice."""
        for node, moment in _moments(context):
            first, second = (moment.replace(tzinfo=context.event.zone, fold=fold).utcoffset() for fold in (0, 1))
            if first is not None and second is not None and first > second:
                yield self.at(
                    context,
                    node,
                    f"{moment:%H:%M} comes twice on {days.in_words(moment.date())} in "
                    f"{context.event.timezone}: "
                    "the clocks are put back",
                    "choose a time outside that hour; the first of the two is taken",
                )


def _moments(context: Context) -> Iterator[tuple[NodePath, datetime.datetime]]:
    if "timezone" in context.loaded.missing:
        return
    for name in ("start", "end"):
        if name not in context.loaded.missing:
            yield (name,), getattr(context.event, name)
    if "start" in context.loaded.missing:
        return
    for slot in _slots(context):
        yield ("sessions", slot.index, "start"), slot.start


class OutsideTheEvent(Check):
    """Each session lies within the event's own hours."""

    code = "SES211"
    name = "outside-the-event"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield sessions that begin before the event or end after it."""
        event = context.event
        if not context.has_dates or event.end <= event.start:
            return
        for slot in _slots(context):
            title = context.title_of(slot.session)
            if not event.start <= slot.start < event.end:
                yield self.at(
                    context,
                    ("sessions", slot.index, "start"),
                    f"{title} begins at {slot.start:%H:%M}, outside the event ({_hours(context)})",
                    "correct its `start:`, or the event's own; with several days write the date too",
                )
            elif slot.end is not None and slot.end > event.end:
                yield self.at(
                    context,
                    ("sessions", slot.index, "duration"),
                    f"{title} ends at {slot.end:%H:%M}, after the event ({_hours(context)})",
                    "shorten it, or let the event end later",
                )


def _hours(context: Context) -> str:
    event = context.event
    if event.start.date() == event.end.date():
        return f"{event.start:%H:%M} to {event.end:%H:%M}"
    return f"{event.start:%Y-%m-%d %H:%M} to {event.end:%Y-%m-%d %H:%M}"


class Overlap(Check):
    """No two sessions are at the same time: in one room, or with the same person in both.

    A larger event may have several rooms; then only people who would have to be in two of them are told.
    """

    code = "SES212"
    name = "overlap"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield sessions that begin before another one has ended."""
        one_room = context.event.kind in (Kind.MEETUP, Kind.WORKSHOP)
        for earlier, later in itertools.combinations(_slots(context), 2):
            overlaps = earlier.start == later.start or (earlier.end is not None and later.start < earlier.end)
            shared = _people(context, earlier.session) & _people(context, later.session)
            if not overlaps or not (one_room or shared):
                continue
            until = f" until {earlier.end:%H:%M}" if earlier.end else ""
            who = f"; {' and '.join(sorted(shared))} cannot be in both" if shared else ""
            yield self.at(
                context,
                ("sessions", later.index, "start"),
                f"{context.title_of(later.session)} begins at {later.start:%H:%M}, while "
                f"{context.title_of(earlier.session)} goes on{until}{who}",
                "let it begin later, or shorten the other",
            )


def _people(context: Context, session: Session) -> set[str]:
    people = (context.event.speaker(reference) for reference in (*session.speakers, *session.moderators))
    return {speaker.name for speaker in people if speaker is not None}


class TooManyMinutes(Check):
    """The minutes of all sessions together fit between the event's start and end."""

    code = "SES213"
    name = "too-many-minutes"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield the event when its sessions are longer than itself."""
        event = context.event
        if not context.has_dates or event.end <= event.start or event.kind not in (Kind.MEETUP, Kind.WORKSHOP):
            return
        minutes = sum(session.duration or 0 for _, session in context.programme())
        there_are = int((event.ends_at - event.starts_at).total_seconds() // 60)
        if minutes > there_are:
            yield self.at(
                context,
                ("end",),
                f"the sessions take {minutes} minutes, and the event has {there_are}",
                f"shorten them by {minutes - there_are} minutes, or let the event end later",
            )


class WithoutDate(Check):
    """At an event of several days a session's start has its date."""

    code = "SES214"
    name = "start-without-date"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield starts without a date."""
        event = context.event
        if not context.has_dates or not event.several_days:
            return
        for index, session in context.programme():
            if isinstance(session.start, datetime.time):
                yield self.at(
                    context,
                    ("sessions", index, "start"),
                    f"the event has several days, and it is not said on which {context.title_of(session)} is",
                    f"write the date too: {event.start:%Y-%m-%d} {session.start:%H:%M}",
                )


class AnotherTimeThere(Check):
    """A live screening begins here when the main programme shows it, by the conference's own clock.

    `source: {live: yes, starts_at: 2027-07-09 11:00}` is by the clock of `conference: timezone:`.
    """

    code = "SES216"
    name = "live-at-another-time"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield live screenings that begin at another moment than what they show."""
        event = context.event
        for index, session in context.programme():
            here, there = event.session_start(session), event.source_start(session)
            if here is None or there is None or session.source is None or not session.source.live:
                continue
            # What runs there as it begins here: doors may open some minutes before.
            shown = there.astimezone(event.zone).replace(tzinfo=None)
            if not here <= shown < here + datetime.timedelta(minutes=session.duration or 30):
                yield self.at(
                    context,
                    ("sessions", index, "start"),
                    f"{context.title_of(session)} is live, and begins here at {here:%H:%M}; in the main programme it "
                    f"runs at {shown:%H:%M} of this clock on {days.in_words(shown.date(), near=here.date())}",
                    "correct `start:`, or `starts_at:` and the conference's `timezone:`",
                )


class SameId(Check):
    """No two sessions have the same id; nobody could tell which one is meant."""

    code = "SES215"
    name = "same-id-twice"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield sessions that repeat the id of an earlier one."""
        seen: set[str] = set()
        for index, session in enumerate(context.event.sessions):
            if session.id in seen:
                yield self.at(
                    context,
                    ("sessions", index, "id"),
                    f"the id `{session.id}` is given to two sessions",
                    "give each a different `id:`",
                )
            seen.add(session.id)


SCHEDULE: tuple[type[Check], ...] = (
    EndBeforeStart,
    NoSuchHour,
    HourTwice,
    OutsideTheEvent,
    Overlap,
    TooManyMinutes,
    WithoutDate,
    AnotherTimeThere,
    SameId,
)
