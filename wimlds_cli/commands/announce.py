"""`wimlds announce`: every channel's text from one event file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.day import AsOf, day_of, moment_of
from wimlds_cli.commands.faults import tell_faults
from wimlds_cli.commands.options import EventArgument, TemplatesOption
from wimlds_cli.commands.page_file import page_file
from wimlds_cli.console import ExitCode
from wimlds_cli.errors import WimldsError

if TYPE_CHECKING:
    from rich.console import Console

    from wimlds_cli.announce.announcing import AnnounceReport
    from wimlds_cli.announce.rendering import Announcement


def announce(
    event: EventArgument = None,
    channel: Annotated[
        list[str] | None,
        typer.Option(
            "--channel", metavar="NAME", help="Only this channel: x, meetup, email, ... Repeatable.", show_default=False
        ),
    ] = None,
    moment: Annotated[
        list[str] | None,
        typer.Option(
            "--moment",
            metavar="M",
            help="save-the-date, opening, speaker (or speaker:ID), week-before, day-before, thanks, recap. "
            "Left out: all that make sense today. Repeatable.",
            show_default=False,
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Write also what is not ready, with “to be announced”.")
    ] = False,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Where to; out/announce beside the event.", show_default=False),
    ] = None,
    templates: TemplatesOption = None,
    sessions: Annotated[
        bool, typer.Option("--sessions", help="Also sessions.ics, with one calendar entry a session.")
    ] = False,
    preview: Annotated[
        Path | None,
        typer.Option(
            "--preview",
            metavar="FILE",
            help="Write only this page: every text as its channel shows it, ready or not, to read before posting.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        list[str] | None,
        typer.Option(
            "--published",
            metavar="CHANNEL",
            help="Remember that the text of --moment is out; write nothing. Repeatable.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write every channel's text, ready to paste.

    Exit code 0: all are ready. 1: some are not, or a published text is wrong by now. 2: nothing was written.
    """
    from wimlds_cli.announce import announcing
    from wimlds_cli.event.loader import load_event

    loaded = load_event(event)
    today = day_of(as_of, loaded.event)
    order = announcing.Order(
        channels=published or channel or (),
        moments=moment or (),
        draft=draft,
        into=into,
        templates=_folder(templates),
        today=today,
        now=moment_of(as_of, today),
        sessions=sessions,
        preview=page_file(preview, "--preview"),
    )
    if published:
        for key in announcing.mark_published(loaded, order):
            console.out().print(f"Remembered: {key} is published.", soft_wrap=True, markup=False)
        return
    report = announcing.announce(loaded, order)
    tell_faults(loaded)
    _print(report, previewed=preview is not None)
    raise typer.Exit(ExitCode.FINDINGS if report.has_findings else ExitCode.OK)


def _folder(path: Path | None) -> Path | None:
    if path is not None and not path.is_dir():
        raise WimldsError(f"there is no folder {path.as_posix()}", "name the folder that holds announce/")
    return path


def _print(report: AnnounceReport, *, previewed: bool = False) -> None:
    from rich.text import Text

    out = console.out()
    for stale in report.stale:
        out.print(
            Text.assemble((stale.key, "bold red"), f", published on {stale.on}, is wrong by now:"), soft_wrap=True
        )
        for change in stale.changes:
            _point(out, change.words)
    if report.corrections:
        _point(out, "the corrections are written beside the texts and stand first on the sheet", "")
    if report.stale:
        out.print()
    if report.refused:
        out.print(Text("Not ready, and not written", style="bold red"))
        for what, where in _grouped(report.refused).items():
            _point(out, f"{what} [{where}]")
        if any(text.gaps and not text.refusals for text in report.refused):
            _point(out, "with --draft they are written with “to be announced”", "")
        out.print()
    for note in report.notes:
        out.print(Text.assemble(("Note: ", "yellow"), note))
    if report.drafts:
        out.print(Text("Drafts: not to be published yet", style="yellow"))
        for what, where in _grouped(report.drafts).items():
            _point(out, f"{what} [{where}]")
        out.print()
    if report.ready:
        _print_ready(report, out)
    where = (report.sheet or report.folder).as_posix()
    if previewed:
        out.print(Text.assemble("Open this and read it before anything goes out: ", (where, "bold")), soft_wrap=True)
    elif report.sheet is not None and report.drafts and not report.ready:
        out.print(Text.assemble("Open and read it, do not post yet: ", (where, "bold")), soft_wrap=True)
    elif report.sheet is not None:
        out.print(Text.assemble("Open this and post from it: ", (where, "bold")), soft_wrap=True)
    else:
        out.print(Text("Nothing was written."))


def _grouped(texts: tuple[Announcement, ...]) -> dict[str, str]:
    """Say each missing thing once, with all the texts that wait for it."""
    waiting: dict[str, list[str]] = {}
    for text in texts:
        for gap in text.gaps:
            waiting.setdefault(f"{gap.field} ({gap.way_out}), from {gap.person}", []).append(text.wanted.key)
        for refusal in text.refusals:
            waiting.setdefault(refusal, []).append(text.wanted.key)
    return {what: _short(keys) for what, keys in waiting.items()}


def _short(keys: list[str]) -> str:
    """Name texts by channel and moment: `x, bluesky: opening, speaker (6)`."""
    moments: dict[str, dict[str, int]] = {}
    for key in dict.fromkeys(keys):
        channel, _, rest = key.partition("/")
        moment = "speaker" if rest.startswith("speaker-") else rest
        counts = moments.setdefault(channel, {})
        counts[moment] = counts.get(moment, 0) + 1
    channels: dict[str, list[str]] = {}
    for channel, counts in moments.items():
        shown = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in counts.items() if name)
        channels.setdefault(shown, []).append(channel)
    return "; ".join(": ".join(part for part in (", ".join(names), shown) if part) for shown, names in channels.items())


def _print_ready(report: AnnounceReport, out: Console) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None if console.plain_characters() else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Ready", no_wrap=True)
    table.add_column("Moments", overflow="fold")
    table.add_column("Fullest post", justify="right")
    by_channel: dict[str, list[Announcement]] = {}
    for text in report.ready:
        by_channel.setdefault(text.wanted.channel.title, []).append(text)
    for title, texts in by_channel.items():
        moments: dict[str, int] = {}
        for text in texts:
            if text.wanted.moment is not None:
                moments[text.wanted.moment.value] = moments.get(text.wanted.moment.value, 0) + 1
        shown = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in moments.items())
        limits = texts[0].wanted.channel.limits
        used = ""
        if limits:
            used = f"{max(limits[0].count(post) for text in texts for post in text.posts):,} of {limits[0].most:,}"
        table.add_row(Text(title), Text(shown), used)
    out.print(table)
    out.print()


def _point(out: Console, words: str, mark: str = "-") -> None:
    from rich.table import Table
    from rich.text import Text

    line = Table.grid(padding=(0, 1, 0, 0))
    line.add_row(Text(f"  {mark}".rstrip() or "  "), Text(words))
    out.print(line)
