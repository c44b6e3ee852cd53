"""`wimlds site`: a static site of many events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.collected import warn
from wimlds_cli.commands.day import AsOf, day_of, moment_of
from wimlds_cli.errors import WimldsError

if TYPE_CHECKING:
    from wimlds_cli.chapter.site.building import SiteReport


def site(
    folder: Annotated[
        Path | None,
        typer.Argument(help="The folder that holds the event folders; the current one when left out."),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Where to; out/site below the folder.", show_default=False),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="URL", help="Where the site will stand on the web.", show_default=False),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="What it is called; the chapter's name.", show_default=False)
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write a site of all events below a folder: list, map, archive, speakers, feeds, a page each.

    It works from the folder and from any static host. What has not changed is left alone.
    """
    from wimlds_cli.chapter.collection import collect
    from wimlds_cli.chapter.site.building import build_site

    if address is not None and not address.startswith(("https://", "http://")):
        raise WimldsError(f"“{address}” is no web address", "write it whole: --address https://example.org/events/")
    top = folder or Path()
    collection = collect(top)
    if not collection.events:
        raise WimldsError(f"no event below {top.as_posix()} can be read", "see why with `wimlds check-speakers EVENT`")
    today = day_of(as_of, collection.events[-1].event)
    now = moment_of(as_of, today)
    report = build_site(collection, into or top / "out" / "site", today=today, now=now, address=address, title=title)
    warn(collection)
    _show(report)


def _show(report: SiteReport) -> None:
    from rich.text import Text

    from wimlds_cli.event.days import counted

    out = console.out()
    for note in report.notes:
        out.print(Text.assemble(("Note: ", "yellow"), note))
    for name, fields in report.waiting:
        out.print(Text.assemble(("Still to be announced: ", "yellow"), f"{name}: {', '.join(fields)}"))
    changed = len(report.written) + len(report.removed)
    if not changed:
        out.print(Text("Up to date: nothing has changed."))
    else:
        removed = f", {len(report.removed)} removed" if report.removed else ""
        out.print(
            Text(
                f"{counted(report.pages, 'event')}; {counted(len(report.written), 'file')} written, "
                f"{report.unchanged} left alone{removed}."
            )
        )
    out.print(Text.assemble("Open ", (report.index.as_posix(), "bold")), soft_wrap=True)
