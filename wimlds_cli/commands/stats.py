"""`wimlds stats`: the figures of a chapter, or of a programme of many chapters."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.collected import warn
from wimlds_cli.commands.day import AsOf, day_of
from wimlds_cli.commands.page_file import page_file

if TYPE_CHECKING:
    from rich.console import Console

    from wimlds_cli.chapter.collection import Collection
    from wimlds_cli.chapter.figures import By, Figures, Row
    from wimlds_cli.event.model import Brand


class Format(enum.StrEnum):
    """How figures are shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Rows(enum.StrEnum):
    """What a row is; the same words as `chapter.figures.By`, which is not loaded for --help."""

    EVENT = "event"
    SEASON = "season"
    COUNTRY = "country"


def stats(
    folder: Annotated[
        Path | None,
        typer.Argument(help="The folder that holds the event folders; the current one when left out."),
    ] = None,
    by: Annotated[Rows, typer.Option("--by", help="What a row is.")] = Rows.EVENT,
    format: Annotated[
        Format, typer.Option("--format", help="table for people; json, csv for programs.")
    ] = Format.TABLE,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write one page with plots and tables.", show_default=False),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Count who came, spoke and hosted, over the events below a folder.

    From the sums under `attendance:` and the programmes; groups of fewer than five people are not shown.
    """
    from wimlds_cli.chapter import stats as written
    from wimlds_cli.chapter.collection import collect
    from wimlds_cli.chapter.figures import By, figures_of

    html = page_file(html, "--html")
    collection = collect(folder or Path())
    figures = figures_of(collection, day_of(as_of, None))
    warn(collection)
    if html is not None:
        from wimlds_cli.replace import replacing

        title, brand = _title(collection)
        with replacing(html) as new:
            new.write_text(written.page_of(figures, title, brand, collection.own_templates), encoding="utf-8")
        console.err().print(f"Written: {html.as_posix()}", soft_wrap=True, markup=False)
    if format is Format.JSON:
        data = written.as_data(figures)
        console.print_json(data)
    elif format is Format.CSV:
        typer.echo(written.as_csv(figures, By(by.value)), nl=False)
    else:
        _show(figures, By(by.value))


def _title(collection: Collection) -> tuple[str, Brand | None]:
    """Return what the folder's page is called, and its colours: those of its latest event."""
    if not collection.events:
        return collection.folder.resolve().name, None
    event = collection.events[-1].event
    return event.chapter or collection.folder.resolve().name, event.brand


def _show(figures: Figures, by: By) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = console.out()
    if not figures.total.events:
        out.print(Text(_none_yet(figures)))
        return
    table = Table(box=None if console.plain_characters() else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(by.value.capitalize(), overflow="fold", ratio=1)
    for name in ("Events", "Reg.", "Came", "New", "Spoke", "New", "Acad.", "Ind."):
        table.add_column(name, justify="right", no_wrap=True)
    rows = figures.rows[by]
    for row in rows:
        table.add_row(Text(row.name), *_numbers(row))
    table.add_section()
    table.add_row(Text("All", style="bold"), *_numbers(figures.total))
    out.print(table)
    _questions(figures, out)
    notes = ["“New”: for the first time. A dash: not entered, or a group of fewer than five.", *_others(figures)]
    out.print(Text(" ".join(notes), style="dim"))


def _none_yet(figures: Figures) -> str:
    return " ".join(("No event has taken place yet, so there is nothing to count.", *_others(figures)))


def _others(figures: Figures) -> list[str]:
    counts = (("Still to come", figures.coming), ("Cancelled or postponed", figures.off))
    return [f"{what}: {count}." for what, count in counts if count]


def _numbers(row: Row) -> list[str]:
    from wimlds_cli.chapter.stats import values_of

    return ["–" if value is None else f"{value:,}" for value in values_of(row).values()]


def _questions(figures: Figures, out: Console) -> None:
    from rich.text import Text

    from wimlds_cli.event.days import counted

    for one in figures.questions:
        out.print()
        out.print(Text(one.question, style="bold"))
        answered = sum(one.answers.values())
        for answer, count in one.answers.items():
            out.print(Text(f"  {answer}: {count:,} ({count / answered:.0%})" if answered else f"  {answer}: 0"))
        where = f"{counted(one.events, 'event')}, {one.over}"
        withheld = f"; {one.withheld} not shown, since groups were too small" if one.withheld else ""
        out.print(Text(f"  ({where}{withheld})", style="dim"))
    out.print()
