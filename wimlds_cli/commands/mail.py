"""`wimlds mail`: drafts for speakers and organizers. Nothing is ever sent."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.day import AsOf, day_of
from wimlds_cli.commands.faults import tell_faults
from wimlds_cli.commands.options import EventArgument, TemplatesOption
from wimlds_cli.console import ExitCode

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from wimlds_cli.event.loader import LoadedEvent
    from wimlds_cli.team.mails.drafting import MailReport
    from wimlds_cli.team.mails.occasions import Remark


class Kind(enum.StrEnum):
    """What is written."""

    REMINDERS = "reminders"
    INVITE = "invite"
    CONFIRM = "confirm"
    REVIEW = "review"
    THANKS = "thanks"


_DRAFTED = {
    Kind.REMINDERS: "reminder",
    Kind.INVITE: "invitation",
    Kind.CONFIRM: "confirmation",
    Kind.REVIEW: "review",
    Kind.THANKS: "thanks",
}


def mail(
    kind: Annotated[
        Kind,
        typer.Argument(
            help="reminders: to speakers and organizers, about what is missing. invite: to candidates. "
            "confirm: to those who said yes. review: feedback on titles, abstracts, decks. thanks: afterwards.",
            show_default=False,
        ),
    ],
    event: EventArgument = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="PERSON", help="Only to this one: a name or an id. Repeatable.", show_default=False
        ),
    ] = None,
    again: Annotated[
        list[str] | None,
        typer.Option(
            "--again",
            metavar="PERSON",
            help="The last draft for this person was not sent: forget it, and write another one. Repeatable.",
            show_default=False,
        ),
    ] = None,
    templates: TemplatesOption = None,
    as_of: AsOf = None,
) -> None:
    """Draft mails, one a person, into out/mail/; nothing is sent.

    Each asks only for what is missing, never in words that the person has read before, at most twice before a
    deadline and once after it.

    Exit code 0: the drafts are written, or nobody needs one. 1: private.yaml has faults. 2: nothing was written.
    """
    from wimlds_cli.event.loader import load_event
    from wimlds_cli.team.mails.drafting import Order, draft

    loaded = load_event(event)
    today = day_of(as_of, loaded.event)
    remarks = _remarks(loaded, today) if kind is Kind.REVIEW else {}
    report = draft(
        loaded,
        Order(_DRAFTED[kind], today, only=to or (), again=again or (), remarks=remarks, templates=templates),
    )
    tell_faults(loaded)
    _print(report)
    raise typer.Exit(ExitCode.FINDINGS if report.notes else ExitCode.OK)


def _remarks(loaded: LoadedEvent, today: datetime.date) -> Mapping[str, Sequence[Remark]]:
    """Bring what the checks find to the mails: the two wings do not know each other."""
    from wimlds_cli.checks.feedback import feedback
    from wimlds_cli.team.mails.occasions import Remark

    found = feedback(loaded, today)
    return {speaker: [Remark(*one) for one in remarks] for speaker, remarks in found.items()}


_NOBODY = {
    "invitation": "There are no candidates to invite: `wimlds candidates` finds some among your volunteers.",
    "confirmation": "Nobody who has said yes has a slot in the programme yet.",
    "review": "There is nothing to say about titles, abstracts and decks.",
    "thanks": "There is nobody to thank: no speaker has said yes.",
}


def _why_nobody(report: MailReport) -> str:
    """Say why there is no draft; where people are named above, each with the reason, that is enough."""
    return "Nobody needs a mail today." if report.quiet else _NOBODY.get(report.kind, "Nobody needs a mail today.")


def _print(report: MailReport) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from wimlds_cli.event import days

    out = console.out()
    if report.drafts:
        table = Table(box=None if console.plain_characters() else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        table.add_column("Draft for", overflow="fold")
        table.add_column("About", overflow="fold")
        table.add_column("Address", overflow="fold")
        for draft in report.drafts:
            letter = draft.letter
            address = Text(letter.address) if letter.address else Text("not known", style="yellow")
            table.add_row(Text(letter.person.name), Text(letter.about), address)
        out.print(table)
        out.print()
    calls = [one for one in report.quiet if one.needs_a_call]
    for head, people in (
        ("Better a call: the mails have not helped", calls),
        ("No mail", [one for one in report.quiet if one not in calls]),
    ):
        if people:
            out.print(Text(head, style="bold"))
            grid = Table.grid(padding=(0, 1, 0, 0))
            for one in people:
                grid.add_row(Text("  -"), Text(f"{one.name}: {one.why}."))
            out.print(grid)
            out.print()
    for note in report.notes:
        out.print(Text.assemble(("Note: ", "yellow"), note), soft_wrap=True)
    if not report.drafts:
        out.print(Text(_why_nobody(report)), soft_wrap=True)
        return
    day = days.in_words(report.send_on, near=report.today)
    weekend = f" ({days.in_words(report.today)} is a weekend)" if report.send_on != report.today else ""
    out.print(Text(f"Send them on {day}{weekend}."))
    if report.without_address:
        names = ", ".join(one.letter.person.name for one in report.without_address)
        out.print(Text(f"No address is known for {names}: write it into private.yaml, or paste the text."))
    where = report.folder.as_posix()
    out.print(
        Text.assemble("Each .eml opens as a draft, each .txt is for webmail: ", (f"{where}/", "bold")), soft_wrap=True
    )
    if report.kind == "invitation":
        out.print(Text("When an invitation is sent, write `state: invited` in event.yaml."))
