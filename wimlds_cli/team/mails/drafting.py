"""Letters -> drafts: `.eml` files that mail programs open for editing, and their `.txt` twins."""

from __future__ import annotations

import datetime
import difflib
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.event.checklist import draw_up
from wimlds_cli.event.decks import find_decks
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event
from wimlds_cli.event.private import load_private
from wimlds_cli.replace import Replacement, replacing
from wimlds_cli.team import run_sheet
from wimlds_cli.team.facts import event_facts
from wimlds_cli.team.mails.letter import Desk, Letter, Quiet
from wimlds_cli.team.mails.memory import Drafted, MailMemory, load_mail_memory, save_mail_memory
from wimlds_cli.team.mails.occasions import Remark, confirmations, invitations, reviews, thanks
from wimlds_cli.team.mails.reminding import reminders
from wimlds_cli.team.tasks import has_tasks, list_tasks
from wimlds_cli.team.traces import find_traces
from wimlds_cli.team.writing import environment, render
from wimlds_cli.templating import template_folders
from wimlds_cli.texts import wording
from wimlds_cli.texts.dialects import Dialect, Markdown, one_line
from wimlds_cli.texts.mail import mail_file

KIND = "mail"
"""The folder of the templates below `templates/`."""

_WRITERS: Mapping[str, Callable[[Desk], Iterable[Letter | Quiet]]] = {
    "reminder": reminders,
    "invitation": invitations,
    "confirmation": confirmations,
    "thanks": thanks,
}
KINDS = (*_WRITERS, "review")
"""What can be drafted."""


@dataclass(frozen=True)
class Order:
    """What is to be drafted.

    Attributes:
        kind: One of KINDS.
        today: The day, in the event's time zone.
        only: The ids or names of those who alone get a mail; everybody when empty.
        again: Those whose last draft of this kind was not sent, and who get another one.
        remarks: What was found in titles, abstracts and decks, by the speakers' ids; for a review.
        templates: A folder of templates that win over all others.
    """

    kind: str
    today: datetime.date
    only: Sequence[str] = ()
    again: Sequence[str] = ()
    remarks: Mapping[str, Sequence[Remark]] = field(default_factory=dict)
    templates: Path | None = None


@dataclass(frozen=True)
class Draft:
    """One mail that was written.

    Attributes:
        file: The `.eml`; its `.txt` twin lies beside it.
    """

    letter: Letter
    subject: str
    text: str
    file: Path


@dataclass(frozen=True)
class MailReport:
    """What became of an order.

    Attributes:
        folder: Where the drafts are.
        send_on: The day on which they are to be sent: no weekend.
        quiet: Those who get no mail today, and why.
        notes: What an organizer should know besides: faults in private.yaml.
    """

    kind: str
    folder: Path
    today: datetime.date
    send_on: datetime.date
    drafts: tuple[Draft, ...]
    quiet: tuple[Quiet, ...]
    notes: tuple[str, ...]

    @property
    def without_address(self) -> tuple[Draft, ...]:
        """The drafts whose recipient's address is not known."""
        return tuple(one for one in self.drafts if one.letter.address is None)


def draft(loaded: LoadedEvent, order: Order) -> MailReport:
    """Write the drafts of one kind, and remember them; of earlier ones of that kind none stay.

    Raises:
        WimldsError: The event cannot be read or does not take place, nobody has such a name, a template is wrong,
            what is remembered is damaged, or the drafts cannot be written.
    """
    event = loaded.readable()
    if not has_tasks(event):
        raise WimldsError(
            f"the event is {event.status}: there is nothing to ask for", "`wimlds announce` writes the notice of it"
        )
    memory = load_mail_memory(loaded.folder)
    day = working_day(order.today, event)
    people = _people(event)
    only = {_identity(name, people) for name in (*order.only, *order.again)}
    for identity in {_identity(name, people) for name in order.again}:
        memory.forget_last(identity, order.kind)
        memory.forget_last(f"{identity}-organizer", order.kind)
    desk = _desk(loaded, event, memory, day)
    found = list(reviews(desk, order.remarks) if order.kind == "review" else _WRITERS[order.kind](desk))
    meant = {people[one] for one in only}
    letters = [one for one in found if isinstance(one, Letter) and (not only or one.person.name in meant)]
    quiet = [one for one in found if isinstance(one, Quiet) and (not only or one.name in meant)]
    folder = loaded.folder / "out" / "mail"
    files = _files(letters, folder)
    written = [_written(letter, desk, order, file) for letter, file in zip(letters, files, strict=True)]
    drafts = [one for one in written if isinstance(one, Draft)]
    quiet += [one for one in written if isinstance(one, Quiet)]
    if not only:
        _clear(folder, order.kind, {one.file.stem for one in drafts})
    save_mail_memory(loaded.folder, memory)
    notes = tuple(f"{one.location}: {one.message}" for one in desk.private.diagnostics)
    return MailReport(order.kind, folder, order.today, day, tuple(drafts), tuple(quiet), notes)


def working_day(day: datetime.date, event: Event) -> datetime.date:
    """Return the day itself, or the first one after a weekend."""
    # Friday and Saturday where the event's locale says so; elsewhere Saturday and Sunday.
    weekend = (4, 5) if wording.locale_of(event).weekend_start in (3, 4) else (5, 6)
    while day.weekday() in weekend:
        day += datetime.timedelta(days=1)
    return day


def _desk(loaded: LoadedEvent, event: Event, memory: MailMemory, day: datetime.date) -> Desk:
    decks = find_decks(loaded)
    drawn_up = draw_up(loaded, decks, day)
    traces = find_traces(loaded, decks, run_sheet.digest(loaded, event))
    tasks = list_tasks(event, drawn_up, traces, date_is_known="start" not in loaded.missing)
    private = load_private(loaded.folder)
    return Desk(loaded, event, event_facts(loaded, event), private, memory, day, drawn_up, tasks)


def _people(event: Event) -> dict[str, str]:
    """Return the names of all who may get a mail, by id."""
    return {
        **{names.id_of(one.name): one_line(one.name) for one in event.organizers},
        **{one.id: one_line(one.name) for one in event.speakers},
    }


def _identity(typed: str, people: Mapping[str, str]) -> str:
    for identity, name in people.items():
        if names.same_name(typed, identity) or names.same_name(typed, name):
            return identity
    close = difflib.get_close_matches(typed.lower(), people, n=1)
    raise WimldsError(
        f"there is nobody called “{typed}” in this event",
        f"did you mean {close[0]}?" if close else f"there are: {', '.join(people) or 'no people yet'}",
    )


def _in_words(letter: Letter, desk: Desk, order: Order) -> tuple[str, str, str, Drafted]:
    """Return a letter's subject, its text, the same in Markdown, and what is to be remembered of it."""
    said: dict[str, int] = {}

    def times_said(piece: str) -> int:
        """Count how often this person has read a piece of text before; the templates say it otherwise each time."""
        said[piece] = desk.memory.times_said(letter.person.id, desk.day, piece)
        return said[piece]

    folders = template_folders(KIND, [*([order.templates] if order.templates else []), *desk.loaded.own_templates])
    facts = {"event": desk.facts, "person": letter.person, "times_said": times_said, **letter.facts}
    plain, marked = (
        render(environment(folders, dialect), letter.template, facts) for dialect in (Dialect(), Markdown())
    )
    subject, text = _apart(plain, letter.template)
    _, markdown = _apart(marked, letter.template)
    digest = hashlib.sha256(f"{subject}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    told = dict(letter.told)
    entry = Drafted(letter.kind, letter.person.id, desk.day, letter.deadlines, tuple(said), told, digest)
    return subject, text, markdown, entry


def _files(letters: Sequence[Letter], folder: Path) -> list[Path]:
    """Return a file for each letter; whatever stands in an id, it leads to no other folder, and to no other's file."""
    taken: dict[str, int] = {}
    found = []
    for letter in letters:
        name = f"{letter.kind}-{names.id_of(letter.person.id)[:60] or 'person'}"
        taken[name] = taken.get(name, 0) + 1
        found.append(folder / f"{name}{f'-{taken[name]}' if taken[name] > 1 else ''}.eml")
    return found


def _written(letter: Letter, desk: Desk, order: Order, file: Path) -> Draft | Quiet:
    """Write a letter's files, and remember it; nobody gets the same text twice."""
    subject, text, markdown, entry = _in_words(letter, desk, order)
    if any(one.digest == entry.digest for one in desk.memory.before(letter.person.id, desk.day)):
        return Quiet(letter.person.name, f"{letter.about}: it would be the same mail once more", needs_a_call=True)
    sender = (desk.facts.chapter or desk.facts.name, desk.facts.email)
    to = (letter.person.name, letter.address or "")
    shown_to = letter.address or "no address known: write it into private.yaml"
    _write(file, mail_file(subject, text, markdown, sender=sender, to=to))
    _write(file.with_suffix(".txt"), f"To: {letter.person.name} ({shown_to})\nSubject: {subject}\n\n{text}\n".encode())
    desk.memory.remember(entry)
    return Draft(letter, subject, text, file)


def _apart(rendered: str, template: str) -> tuple[str, str]:
    """Take the subject, which is the first line, from the text."""
    first, _, text = rendered.partition("\n")
    label, colon, subject = first.partition(":")
    if label.strip().lower() != "subject" or not colon or not subject.strip():
        raise WimldsError(
            f"the template {template} does not begin with its subject", "let its first line be: Subject: ..."
        )
    return one_line(subject), text.strip()


def _write(file: Path, data: bytes) -> None:
    with replacing(file, Replacement()) as new:
        new.write_bytes(data)


def _clear(folder: Path, kind: str, kept: set[str]) -> None:
    """Delete drafts of other days: what they ask for may have come."""
    for file in folder.glob(f"{kind}-*"):
        if file.stem not in kept and file.suffix in (".eml", ".txt"):
            try:
                file.unlink()
            except OSError as error:
                raise WimldsError(
                    f"{file.as_posix()} cannot be deleted: {error.strerror or error}", "close it, and run this again"
                ) from None
