"""`wimlds candidates`: the chapter's volunteers, and an invitation begun."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.day import AsOf, day_of
from wimlds_cli.errors import WimldsError

if TYPE_CHECKING:
    from rich.table import Table

    from wimlds_cli.team.candidates import Candidate, Pool
    from wimlds_cli.team.importing.people import Answers


class Format(enum.StrEnum):
    """How the candidates are shown."""

    FULL = "full"
    JSON = "json"


def candidates(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="The chapter's folder, with its speakers.csv; the current one when left out.", show_default=False
        ),
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="WORDS", help="Only who offers this.", show_default=False)
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Only who is new to speaking.")] = False,
    everybody: Annotated[bool, typer.Option("--all", help="Also who has spoken, or is going to.")] = False,
    invite: Annotated[
        str | None,
        typer.Option("--invite", metavar="NAME", help="Put her into an event, to be asked.", show_default=False),
    ] = None,
    event: Annotated[
        Path | None,
        typer.Option("--event", metavar="EVENT", help="The event for --invite: its folder.", show_default=False),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option("--same", metavar="NAME=NAME", help="Who somebody is in the event.", show_default=False),
    ] = None,
    new_person: Annotated[
        list[str] | None,
        typer.Option("--new-person", metavar="NAME", help="Somebody who is not in the event yet.", show_default=False),
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="QUESTION=FIELD", help='What a column holds: "Ideas=topics".', show_default=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Invite without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what --invite would change.")] = False,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option("--format", help="full for people, json for programs.")] = Format.FULL,
) -> None:
    """Show which volunteers have not spoken yet, who is new to speaking, and who offers what.

    The volunteers stand in speakers.csv beside chapter.yaml: the export of the form or sheet in which they signed up.
    """
    from wimlds_cli.team.candidates import as_data, load_pool
    from wimlds_cli.team.importing.columns import parse_maps
    from wimlds_cli.team.importing.people import Answers

    pool = load_pool(folder, day_of(as_of, None), parse_maps(maps or []))
    if invite is not None:
        answers = Answers.typed(same or [], new_person or [])
        _invite(pool, pool.named(invite), event, answers, yes=yes, dry_run=dry_run)
        return
    chosen = pool.chosen(topic=topic, new=new, everybody=everybody)
    if format is Format.JSON:
        console.print_json(as_data(pool, chosen))
        return
    out = console.out()
    for remark in pool.remarks:
        console.err().print(remark, markup=False, soft_wrap=True)
    if chosen:
        out.print(_table(chosen))
    out.print(_closing(pool, chosen), markup=False, soft_wrap=True)


def _table(chosen: list[Candidate]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    plain = console.plain_characters()
    table = Table(box=box.ASCII2 if plain else box.SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    table.add_column("Candidate", ratio=3)
    table.add_column("Offers", ratio=5)
    table.add_column("At your events", ratio=4)
    for one in chosen:
        name = Text(one.person.name, style="bold")
        if one.is_new:
            name.append("\nnew to speaking", style="not bold green")
        elif affiliation := one.person.facts.get("affiliation"):
            name.append(f"\n{affiliation}", style="not bold dim")
        table.add_row(name, Text("\n".join(one.topics) or "-"), Text(_history(one)))
    return table


def _history(candidate: Candidate) -> str:
    from wimlds_cli.event.days import in_words

    lines = []
    for one in candidate.appearances:
        day = f"{in_words(one.day)} {one.day.year}"
        lines.append(f"spoke on {day}" if one.spoke else f"{one.state.value} for {day}")
    return "\n".join(lines) or "not yet"


def _closing(pool: Pool, chosen: list[Candidate]) -> str:
    from wimlds_cli.event.days import counted

    total = counted(len(pool.candidates), "volunteer")
    if not chosen:
        return f"Nobody of {total} fits; --all shows also who has spoken or is going to."
    name = chosen[0].person.name
    return f'{len(chosen)} of {total}. To ask one: wimlds candidates --invite "{name}" --event EVENT'


def _invite(
    pool: Pool, candidate: Candidate, event: Path | None, answers: Answers, *, yes: bool, dry_run: bool
) -> None:
    from wimlds_cli.commands.change_screen import ask_leave, show_differences
    from wimlds_cli.event.loader import find_event
    from wimlds_cli.team.candidates import invitation
    from wimlds_cli.team.importing.applying import apply, confirm
    from wimlds_cli.team.importing.plan import Options
    from wimlds_cli.team.importing.planning import plan_import, unanswered

    if event is None:
        raise WimldsError("it is not said to which event", "name its folder: --event 2027-03-18-evening")
    plan = plan_import(find_event(event), invitation(candidate), pool.file.parent, Options(answers))
    if plan.questions:
        raise unanswered(plan.questions)
    confirm(plan)
    name, out = candidate.person.name, console.out()
    if not plan.changes:
        out.print(f"{name} is in {event.as_posix()} already.", markup=False, soft_wrap=True)
        return
    show_differences((plan.event, plan.private))
    if dry_run:
        return
    if ask_leave(f"Put {name} into the event?", yes=yes):
        apply(plan)
        out.print(f"{name} is a candidate for {event.as_posix()} now.", markup=False, soft_wrap=True)
        out.print(f"Next, the letter: wimlds mail invite {event.as_posix()}", markup=False, soft_wrap=True)
