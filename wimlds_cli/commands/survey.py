"""`wimlds survey`: the questions to paste into a form, and the answers back as sums."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.options import EventArgument

if TYPE_CHECKING:
    from wimlds_cli.chapter.answers import Answers


class For(enum.StrEnum):
    """Who is asked; the same words as `chapter.survey.Audience`, which is not loaded for --help."""

    ATTENDEES = "attendees"
    SPEAKERS = "speakers"
    HOSTS = "hosts"


def survey(
    event: EventArgument = None,
    audience: Annotated[For, typer.Option("--for", help="Who is asked.")] = For.ATTENDEES,
    answers: Annotated[
        Path | None,
        typer.Option("--import", metavar="CSV", help="Add up the answers that came back.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the sums as JSON, with --import.")] = False,
) -> None:
    """Write a survey's questions, to paste into a form; or add up what came back.

    Sums are kept in the event's .wimlds/ folder, what people wrote in a private file below out/.
    """
    from wimlds_cli.chapter.survey import Audience, as_text, read_survey
    from wimlds_cli.event.loader import load_event

    loaded = load_event(event)
    asked = read_survey(Audience(audience.value), loaded.readable(), loaded.own_templates)
    if answers is None:
        typer.echo(as_text(asked), nl=False)
        return
    from wimlds_cli.chapter.answers import add_up, as_data, keep, read_answers

    found = add_up(asked, read_answers(answers))
    private = keep(loaded.folder, asked, found)
    if as_json:
        console.print_json(as_data(found))
    else:
        _show(found, private)


def _show(found: Answers, private: Path | None) -> None:
    from rich.text import Text

    out = console.out()
    out.print(Text(f"{found.people} filled it in.", style="bold"))
    for one in found.questions:
        out.print()
        out.print(Text(one.ask.words, style="bold"))
        if one.counts is None:
            out.print(Text("  it asks who people are, and a group has fewer than five: nothing is told", style="dim"))
            continue
        for answer, count in one.counts.items():
            share = f" ({count / one.people:.0%})" if one.people else ""
            out.print(Text(f"  {answer}: {count}{share}"))
    out.print()
    for words in found.missing:
        out.print(Text.assemble(("Not in the table: ", "yellow"), words), soft_wrap=True)
    if found.ignored:
        out.print(Text(f"Not taken in: {', '.join(found.ignored)}", style="dim"))
    if private is not None:
        out.print(
            Text(f"In their own words, not to be published and not for git: {private.as_posix()}"), soft_wrap=True
        )
