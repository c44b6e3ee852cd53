"""`wimlds import-speakers`: answers of a form, or another tool's export, into the event's files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.options import EventArgument
from wimlds_cli.console import ExitCode

if TYPE_CHECKING:
    from wimlds_cli.team.importing.people import Answers, Question
    from wimlds_cli.team.importing.plan import Options, Plan
    from wimlds_cli.team.importing.submitted import Submitted


def import_speakers(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="CSV of a form or spreadsheet, or JSON of Sessionize or pretalx."),
    ],
    event: EventArgument = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="QUESTION=FIELD",
            help='What a column holds: "Your talk=title"; "-" for a column that is not wanted.',
            show_default=False,
        ),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option(
            "--same", metavar="NAME=NAME", help="A name in the file, and who that is in the event.", show_default=False
        ),
    ] = None,
    new: Annotated[
        list[str] | None,
        typer.Option("--new-person", metavar="NAME", help="Somebody who is not in the event yet.", show_default=False),
    ] = None,
    state: Annotated[
        str, typer.Option("--state", help="Of those who are new: candidate, invited or confirmed.")
    ] = "candidate",
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Let the file win over what you changed by hand since.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Make the changes without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes, and make none.")] = False,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", help="Of a CSV whose accents come out wrong, such as cp1250.", show_default=False),
    ] = None,
) -> None:
    """Bring speakers and sessions from a form or another tool into the event's file.

    Comments, order and spaces of the file stay. What you changed by hand is kept, and said. E-mail addresses and
    access needs go into private.yaml. Pictures and decks that lie beside the file are copied into place.

    Exit code 0: all is in. 1: something was kept or left out; read what it says. 2: nothing was changed.
    """
    from wimlds_cli.commands.change_screen import ask_leave, show_differences
    from wimlds_cli.event.loader import find_event
    from wimlds_cli.event.model import SpeakerState
    from wimlds_cli.event.scalars import choice_of, option
    from wimlds_cli.team.importing.applying import apply, confirm
    from wimlds_cli.team.importing.columns import parse_maps
    from wimlds_cli.team.importing.people import Answers
    from wimlds_cli.team.importing.plan import Options
    from wimlds_cli.team.importing.reading import read_submitted

    event_file = find_event(event)
    options = Options(Answers.typed(same or [], new or []), theirs, option(choice_of(SpeakerState), state))
    submitted = read_submitted(file, parse_maps(maps or []), encoding)
    _tell_what_was_read(file, submitted)
    plan = _planned(event_file, submitted, file.parent, options)
    confirm(plan)
    show_differences((plan.event, plan.private))
    _tell_the_rest(plan)
    found = ExitCode.FINDINGS if plan.conflicts or plan.problems else ExitCode.OK
    out = console.out()
    if not plan.changes:
        out.print("Nothing to change: everything is in the event already.")
    elif dry_run:
        out.print(f"Would change: {_summary(plan)}.", markup=False, soft_wrap=True)
    elif ask_leave("Make these changes?", yes=yes):
        apply(plan)
        out.print(f"Done: {_summary(plan)}.", markup=False, soft_wrap=not out.is_terminal)
        from wimlds_cli.quoting import command_argument

        named = "" if event is None else command_argument(event.as_posix())
        out.print(f"Next: wimlds check-speakers {named}".rstrip(), markup=False)
    else:
        out.print("Nothing was changed.")
    raise typer.Exit(found)


def _planned(event_file: Path, submitted: Submitted, beside: Path, options: Options) -> Plan:
    """Plan, and ask who is who until it is sure."""
    from wimlds_cli.commands.change_screen import somebody_to_ask
    from wimlds_cli.team.importing.planning import plan_import, unanswered

    while True:
        plan = plan_import(event_file, submitted, beside, options)
        if not plan.questions:
            return plan
        if not somebody_to_ask():
            raise unanswered(plan.questions)
        for question in plan.questions:
            _ask(question, options.answers)


def _ask(question: Question, answers: Answers) -> None:
    err = console.err()
    err.print(f"{question.place}: who is “{question.name}”?", markup=False)
    for number, known in enumerate(question.alike, 1):
        err.print(f"  {number}  {known.name}, who is in the event already", markup=False)
    err.print("  0  somebody new")
    while True:
        number = typer.prompt("Which?", type=int, err=True)
        if number == 0:
            answers.new.append(question.name)
            return
        if 0 < number <= len(question.alike):
            answers.same[question.name] = question.alike[number - 1].reference
            return


def _tell_what_was_read(file: Path, submitted: Submitted) -> None:
    from rich.text import Text

    err = console.err()
    err.print(f"{file.name}: {submitted.kind}", markup=False, soft_wrap=True)
    width = max((len(target) for _, target in submitted.used), default=0)
    for question, target in submitted.used:
        text = Text.assemble((f"  {target:<{width}}  ", "bold"), f"from “{question}”")
        err.print(text, soft_wrap=True)


def _tell_the_rest(plan: Plan) -> None:
    from rich.text import Text

    out = console.out()

    def tell(title: str, lines: list[str], style: str = "") -> None:
        if lines:
            out.print(Text(f"\n{title}", style=f"bold {style}".strip()))
            for line in lines:
                out.print(Text(f"  {line}"), soft_wrap=True)

    folder = plan.event.path.parent
    tell(
        "Copied into place",
        [f"{one.source.name} -> {one.target.relative_to(folder).as_posix()}" for one in plan.copies],
    )
    kept = [
        (f"{one.place}: {one.what}", _short(one.yours) or "taken out", _short(one.theirs)) for one in plan.conflicts
    ]
    tell(
        "Kept as you have it, though the file says otherwise (--theirs takes the file's)",
        [line for what, yours, said in kept for line in (what, f"    yours: {yours}", f"    file:  {said}")],
        "yellow",
    )
    tell("Could not be written", plan.problems, "red")
    tell(
        "To download by hand (then run this again)",
        [line for one in plan.downloads for line in (f"{one.whose}: {one.address}", f"    save as {one.save_as}")],
    )
    tell("Left out, or worth a look", plan.remarks)
    if plan.changes:
        out.print()


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _summary(plan: Plan) -> str:
    from wimlds_cli.event.days import counted

    parts = []
    if plan.added:
        first = ", ".join(_short(one) for one in plan.added[:4])
        parts.append(f"{len(plan.added)} added ({first}{', …' if len(plan.added) > 4 else ''})")
    if plan.updated:
        parts.append(f"{len(plan.updated)} brought up to date")
    if plan.copies:
        parts.append(f"{counted(len(plan.copies), 'file')} copied")
    return ", ".join(parts) or "private.yaml brought up to date"
