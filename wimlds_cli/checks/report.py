"""An event's state on one day: the checklist, the findings and where things stand, as plain data and in sentences."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wimlds_cli.checks import CHECKS, Context, run_checks
from wimlds_cli.checks.owed import OVERDUE
from wimlds_cli.checks.preflight import lines_for_a_speaker, to_forward
from wimlds_cli.diagnostics import Diagnostic, Severity, as_json, in_order
from wimlds_cli.errors import WimldsError
from wimlds_cli.event import days
from wimlds_cli.event.checklist import SPEAKER_COLUMNS, Owed, SpeakerRow, State
from wimlds_cli.event.faults import FAULTS
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event, EventStatus

_OVERDUE_CODES = frozenset(check.code for check in OVERDUE)


@dataclass(frozen=True)
class Report:
    """What `check-speakers` found.

    Attributes:
        context: What was looked at; None when there was no event that could be read.
        diagnostics: The findings, sorted: of the file, and of the checks.
        rows: The speakers' rows that are shown.
        entries: The items that are counted.
    """

    loaded: LoadedEvent
    context: Context | None
    diagnostics: tuple[Diagnostic, ...]
    rows: tuple[SpeakerRow, ...] = ()
    entries: tuple[Owed, ...] = ()
    only: SpeakerRow | None = None

    @property
    def event(self) -> Event | None:
        """The event."""
        return self.loaded.event

    @property
    def has_errors(self) -> bool:
        """Whether something is overdue or invalid."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    @property
    def of_the_event(self) -> tuple[Owed, ...]:
        """The items that no speaker owes and that are not there yet."""
        return tuple(one for one in self.entries if not one.speakers and one.state is not State.DONE)

    def count(self, state: State) -> int:
        """Count the items in one state."""
        return sum(one.state is state for one in self.entries)

    def of_speaker(self, reference: str) -> Report:
        """Return the part that concerns one speaker.

        Raises:
            WimldsError: When there is no such speaker, or nothing is expected of them.
        """
        if self.event is None:
            return self
        speaker = self.event.speaker(reference)
        if speaker is None:
            known = [one.id for one in self.event.speakers]
            close = difflib.get_close_matches(reference, known, n=1)
            close = close or [one for one in known if reference and reference.lower() in one]
            raise WimldsError(
                f"there is no speaker “{reference}” in this event",
                f"did you mean {close[0]}?" if close else f"the speakers are: {', '.join(known) or 'none yet'}",
            )
        row = next((one for one in self.rows if one.speaker is speaker), None)
        if row is None:
            raise WimldsError(
                f"nothing is expected of {speaker.name}, whose state is {speaker.state}",
                "change `state:` to invited or confirmed, if that is right",
            )
        mine = tuple(one for one in self.diagnostics if self._concerns(one, row))
        return Report(self.loaded, self.context, mine, (row,), row.entries, row)

    def _concerns(self, diagnostic: Diagnostic, row: SpeakerRow) -> bool:
        """Tell whether a finding is about a speaker: the entry, one of the sessions, or one of their decks."""
        assert self.context is not None
        place, source = diagnostic.location, self.loaded.source
        nodes: list[tuple[str | int, ...]] = [("speakers", row.index)]
        for index, session in self.context.programme():
            if any(one is row.speaker for one in self.context.event.speakers_of(session)):
                nodes.append(("sessions", index))
                found = self.context.decks.of(session)
                if found is not None and place.path in found.files:
                    return True
        for node in nodes:
            position = source.position(node)
            if (
                position is not None
                and place.line is not None
                and position.file == place.path
                and position.line <= place.line <= position.last_line
            ):
                return True
        return False


def draw_up_report(loaded: LoadedEvent, as_of: datetime.date) -> Report:
    """Run every check and put the event's state together."""
    context, found = run_checks(loaded, as_of)
    diagnostics = in_order([*loaded.diagnostics, *found])
    if context is None:
        return Report(loaded, None, diagnostics)
    return Report(loaded, context, diagnostics, context.checklist.rows, context.checklist.entries)


def where_things_stand(report: Report) -> str:
    """Say in one line how much is done, what is wrong, and what comes next."""
    if report.event is None or report.context is None:
        return "The event file could not be read to its end: see above."
    event, as_of = report.event, report.context.as_of
    if event.status is EventStatus.CANCELLED:
        return "The event is cancelled: nothing is owed."
    overdue, pending, done = (report.count(state) for state in (State.OVERDUE, State.PENDING, State.DONE))
    parts = [f"{done} of {len(report.entries)} done"]
    parts += [f"{pending} still to come"] if pending else []
    parts += [f"{overdue} overdue"] if overdue else []
    others = [one for one in report.diagnostics if one.code not in _OVERDUE_CODES]
    for severity in Severity:
        count = sum(one.severity is severity for one in others)
        parts += [days.counted(count, severity.value)] if count else []
    return f"{', '.join(parts)}. {_next(report, as_of)}".strip()


def _next(report: Report, as_of: datetime.date) -> str:
    dated = [one for one in report.entries if one.state is State.PENDING and one.due is not None]
    nearest = min((one.due for one in dated if one.due is not None), default=None)
    if nearest is not None:
        items = list(dict.fromkeys(one.item.words for one in dated if one.due == nearest))
        more = f" and {len(items) - 3} more" if len(items) > 3 else ""
        day = days.in_words(nearest, near=as_of)
        return f"Next: {', '.join(items[:3])}{more}, due {day} ({days.distance(nearest, as_of)})."
    if report.event is None or "start" in report.loaded.missing:
        return ""
    start = report.event.start.date()
    verb = "is" if start >= as_of else "was"
    return f"The event {verb} on {days.in_words(start, near=as_of)} ({days.distance(start, as_of)})."


def sentences(report: Report) -> Iterator[str]:
    """Say each speaker's state, and the event's, in one line each; for screen readers."""
    if report.context is None:
        return
    for row in report.rows:
        state = "" if row.speaker.state == "confirmed" else f" ({row.speaker.state})"
        yield f"{row.speaker.name}{state}: {_state_of(row.entries, report.context)}"
    if report.of_the_event:
        yield f"The event: {_state_of(report.of_the_event, report.context)}"


def named(one: Owed, context: Context) -> str:
    """Name an item, with its session where no speaker stands beside it."""
    if one.session is None or one.speakers:
        return one.item.words
    return f"{one.item.words} of {context.title_of(one.session)}"


def _state_of(entries: tuple[Owed, ...], context: Context) -> str:
    as_of = context.as_of
    said = []
    late = [
        f"{named(one, context)} ({days.counted(one.days_overdue(as_of), 'day')})" for one in _in(entries, State.OVERDUE)
    ]
    if late:
        said.append(f"overdue: {', '.join(late)}")
    coming = [
        named(one, context) + (f" (by {days.in_words(one.due, near=as_of)})" if one.due else "")
        for one in _in(entries, State.PENDING)
    ]
    if coming:
        said.append(f"still to come: {', '.join(coming)}")
    done = list(dict.fromkeys(one.item.words for one in _in(entries, State.DONE)))
    if done:
        said.append("all done" if len(said) == 0 else f"done: {', '.join(done)}")
    return f"{'; '.join(said)}."


def _in(entries: tuple[Owed, ...], state: State) -> list[Owed]:
    return [one for one in entries if one.state is state]


def letter(report: Report) -> Iterator[str]:
    """Write one speaker's state as lines that can be forwarded to the speaker."""
    if report.only is None or report.context is None or report.event is None:
        return
    event, as_of = report.event, report.context.as_of
    entries = report.only.entries
    day = f", {days.in_words(event.start.date(), near=as_of)}" if "start" not in report.loaded.missing else ""
    yield f"{report.only.speaker.name}, for “{event.name}”{day}"
    yield ""
    given = list(dict.fromkeys(one.item.words for one in _in(entries, State.DONE)))
    if given:
        yield f"We have: {', '.join(given)}. Thank you!"
    for state, words in ((State.OVERDUE, "We are waiting for:"), (State.PENDING, "Still to come:")):
        lines = []
        for one in _in(entries, state):
            due = f" (by {days.in_words(one.due, near=as_of)})" if one.due else ""
            due = due.replace("(by", "(was due") if state is State.OVERDUE else due
            several = f" “{one.session.title}”" if one.session and one.session.title and _talks(entries) > 1 else ""
            lines.append(f"  - {one.item.ask or one.item.words}{several}{due}")
        if lines:
            yield words
            yield from lines
    if not _in(entries, State.OVERDUE) and not _in(entries, State.PENDING):
        yield "Nothing is missing."
    yield from lines_for_a_speaker(report.diagnostics)


def _talks(entries: tuple[Owed, ...]) -> int:
    return len({id(one.session) for one in entries if one.session is not None})


def beside_the_letter(report: Report) -> tuple[Diagnostic, ...]:
    """Return the findings that a speaker's letter does not tell."""
    told = frozenset(to_forward(report.diagnostics))
    return tuple(one for one in report.diagnostics if one.code not in _OVERDUE_CODES and one not in told)


def as_data(report: Report) -> dict[str, Any]:
    """Return everything as plain data; `check-speakers.schema.json` describes it, and its keys are stable."""
    event, context = report.event, report.context
    known = event is not None and "start" not in report.loaded.missing
    return {
        "event": {
            "file": report.loaded.path.as_posix(),
            "name": event.name if event else None,
            "start": event.starts_at.isoformat() if event and known else None,
            "timezone": event.timezone if event else None,
            "status": str(event.status) if event else None,
        },
        "as_of": context.as_of.isoformat() if context else None,
        "speakers": [_speaker(row, context.as_of) for row in report.rows] if context else [],
        "items": [_item(one, report) for one in report.entries],
        "diagnostics": as_json(report.diagnostics),
        "summary": {
            **{str(state): report.count(state) for state in State},
            **{f"{severity}s": sum(one.severity is severity for one in report.diagnostics) for severity in Severity},
            "sentence": where_things_stand(report),
        },
    }


def _speaker(row: SpeakerRow, as_of: datetime.date) -> dict[str, Any]:
    cells = {item.name: row.cell(item) for item in SPEAKER_COLUMNS}
    return {
        "id": row.speaker.id,
        "name": row.speaker.name,
        "state": str(row.speaker.state),
        "items": {name: _cell(one, as_of) if one else None for name, one in cells.items()},
    }


def _cell(one: Owed, as_of: datetime.date) -> dict[str, Any]:
    return {
        "state": str(one.state),
        "due": one.due.isoformat() if one.due else None,
        "days_overdue": one.days_overdue(as_of),
    }


def _item(one: Owed, report: Report) -> dict[str, Any]:
    assert report.context is not None
    place = report.loaded.source.locate(*one.node)
    return {
        "item": one.item.name,
        "words": one.item.words,
        "role": str(one.item.role) if one.item.role else None,
        **_cell(one, report.context.as_of),
        "speakers": [speaker.id for speaker in one.speakers],
        "session": one.session.id if one.session else None,
        "file": place.path.as_posix(),
        "line": place.line,
        "column": place.column,
    }


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def explain(code: str) -> str:
    """Return the documentation of a check or a fault, by its code or name.

    Raises:
        WimldsError: When there is none of that code.
    """
    wanted = code.strip().lower()
    for check in CHECKS:
        if wanted in (check.code.lower(), check.name):
            return f"{check.code} {check.name} ({check.severity})\n\n{_paragraphs(check.explanation())}"
    for fault in FAULTS:
        if wanted in (fault.code.lower(), fault.name):
            return f"{fault.code} {fault.name}\n\n{fault.explanation}"
    codes = [check.code for check in CHECKS] + [fault.code for fault in FAULTS]
    close = difflib.get_close_matches(code.strip().upper(), codes, n=1, cutoff=0.5)
    raise WimldsError(
        f"there is no check {code}",
        (f"did you mean {close[0]}? " if close else "") + "The codes stand in brackets before each finding.",
    )
