"""`wimlds merge-slides`: one deck from the speakers' decks."""

from __future__ import annotations

import enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli.commands.faults import faults_in_words, without_lock_files
from wimlds_cli.console import ExitCode
from wimlds_cli.errors import DeckError, WimldsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wimlds_cli.commands.merge_progress import Bars
    from wimlds_cli.diagnostics import Diagnostic
    from wimlds_cli.event.loader import LoadedEvent
    from wimlds_cli.merge.plan import Entry, Properties
    from wimlds_cli.merge.report import MergeReport


class Form(enum.StrEnum):
    """What the merged deck is."""

    PPTX = "pptx"
    PDF = "pdf"


def merge_slides(
    what: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[EVENT | DECK...]",
            help="An event's folder or file (the current folder when left out), or the decks to merge.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The merged deck; out/<event>.pptx or .pdf, or merged.pptx, if left out."),
    ] = None,
    to: Annotated[
        Form | None,
        typer.Option("--to", help="What to make: pptx, or pdf (as when -o ends in .pdf).", show_default=False),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="SESSION", help="Leave a session out, by its id or title. Repeatable."),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option(
            "--size",
            metavar="16:9|4:3|WxH",
            help="The slides' size, such as 33.87x19.05cm; that of most decks otherwise.",
        ),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Only the speakers' decks: no opening, programme, dividers, closing.")
    ] = False,
    public: Annotated[
        bool,
        typer.Option(
            "--public",
            help="A copy for everybody: no notes, comments, hidden slides, authors, or decks without consent.",
        ),
    ] = False,
    contact_sheet: Annotated[
        bool,
        typer.Option("--contact-sheet", help="Also write one page with every slide (needs LibreOffice)."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole report as JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 also when something was left out by design.")
    ] = False,
    verify: Annotated[
        Path | None,
        typer.Option("--verify", metavar="DECK", help="Only say whether a deck is sound; merge nothing."),
    ] = None,
) -> None:
    """Merge the speakers' decks into one, with nothing lost.

    Exit code 0: all decks are in it. 1: a session has no deck, or something was lost. 2: nothing was written.
    """
    if verify is not None:
        _verify(verify, as_json)
        return
    what = what and without_lock_files(what)
    with TemporaryDirectory(prefix="wimlds-") as made_in:
        job = (
            _Job.of_event(what[0] if what else None, without or [], None if plain else Path(made_in), public=public)
            if _is_event(what)
            else _Job.of_decks(what or [], without)
        )
        job.public, job.contact_sheet, job.size = public, contact_sheet, size
        job.form = _form(to, output)
        code = job.run(output, as_json=as_json, strict=strict)
    raise typer.Exit(code)


def _form(to: Form | None, output: Path | None) -> Form:
    ending = output.suffix.lower() if output else ""
    if to is None:
        return Form.PDF if ending == ".pdf" else Form.PPTX
    if to is Form.PPTX and ending == ".pdf":
        raise WimldsError(f"--to pptx and -o {output} contradict each other", "Leave one of them out.")
    return to


def _is_event(what: list[Path] | None) -> bool:
    return not what or (len(what) == 1 and (what[0].is_dir() or what[0].suffix.lower() in (".yaml", ".yml")))


class _Job:
    """What to merge, from an event or from files."""

    def __init__(self, entries: list[Entry], default_output: Path, properties: Properties) -> None:
        self.entries = entries
        self.default_output = default_output
        self.properties = properties
        self.name = ""
        self.troubles: tuple[str, ...] = ()
        self.is_complete = True
        self.form = Form.PPTX
        self.public = False
        self.contact_sheet = False
        self.size: str | None = None
        self.withheld: tuple[str, ...] = ()
        self.own_templates: tuple[Path, ...] = ()

    @classmethod
    def of_decks(cls, paths: list[Path], without: list[str] | None) -> _Job:
        from wimlds_cli.merge.plan import Entry, Properties

        if without:
            raise WimldsError(
                "--without leaves a session of an event out; here are only files",
                "Name the decks that you want, or an event's folder.",
            )
        for path in paths:
            if path.is_dir():
                raise WimldsError(
                    f"{path} is a folder; decks and events cannot be mixed",
                    "Name one event's folder alone, or only deck files.",
                )
        titles = [path.stem if len(paths) > 1 else None for path in paths]
        entries = [Entry(path, title) for path, title in zip(paths, titles, strict=True)]
        return cls(entries, Path("merged.pptx"), Properties())

    @classmethod
    def of_event(cls, path: Path | None, without: list[str], made_in: Path | None, *, public: bool) -> _Job:
        from wimlds_cli.event.loader import load_event
        from wimlds_cli.merge.plan import Entry
        from wimlds_cli.programme import running_order

        loaded = load_event(path)
        order = running_order(loaded, without, made_in=made_in, public=public)
        entries = [Entry(one.path, one.title, one.anchor, one.made_from) for one in order.pieces]
        name = f"{loaded.folder.resolve().name}{'-public' if public else ''}.pptx"
        job = cls(entries, loaded.folder / "out" / name, _properties(loaded))
        job.name = (loaded.event.name if loaded.event else None) or loaded.folder.resolve().name
        job.troubles, job.is_complete, job.withheld = order.troubles, order.is_complete, order.withheld
        if faults := faults_in_words(loaded):
            job.troubles += (faults,)
        job.own_templates = loaded.own_templates
        return job

    def run(self, output: Path | None, *, as_json: bool, strict: bool) -> ExitCode:
        from wimlds_cli.commands import merge_report
        from wimlds_cli.commands.merge_progress import progress_bars

        target = output or self.default_output.with_suffix(f".{self.form}")
        self._refuse_what_does_not_fit()
        self._refuse_to_overwrite_an_input(target)
        try:
            with progress_bars(quiet=as_json) as bars:
                report = self._merge(target, bars)
        except DeckError as error:
            raise self._with_the_way_round(error) from None
        if report.unchanged:
            self._date_after_the_decks(target)
        hurting = self._would_hurt_on_stage()
        if as_json:
            merge_report.print_json(report, self.name, self.troubles, self.withheld, hurting)
        else:
            merge_report.print_report(report, self.name, self.troubles, self.withheld, hurting)
        if self.contact_sheet:
            self._write_contact_sheet(target, quiet=as_json)
        if not self.is_complete or report.of_kind("lost"):
            return ExitCode.FINDINGS
        return ExitCode.FINDINGS if strict and report.of_kind("dropped") else ExitCode.OK

    def _merge(self, target: Path, bars: Bars) -> MergeReport:
        if self.form is Form.PDF:
            from wimlds_cli.merge.pdf import merge_to_pdf

            return merge_to_pdf(
                self.entries,
                target,
                properties=self.properties,
                public=self.public,
                converting=bars.exporting,
                writing=bars.writing,
            )
        from wimlds_cli.merge.pptx import merge_decks
        from wimlds_cli.merge.scaling.fit import read_size

        return merge_decks(
            self.entries,
            target,
            properties=self.properties,
            size=None if self.size is None else read_size(self.size),
            public=self.public,
            progress=bars.writing,
            converting=bars.converting,
        )

    def _refuse_what_does_not_fit(self) -> None:
        if self.form is Form.PPTX:
            return
        if self.size is not None:
            raise WimldsError("--size is for PowerPoint decks; in a PDF each page keeps its own", "Leave --size out.")
        if self.contact_sheet:
            raise WimldsError(
                "--contact-sheet is made of a PowerPoint deck, not of a PDF",
                "Leave it out, or merge a second time without --to pdf.",
            )

    def _date_after_the_decks(self, target: Path) -> None:
        """Let a deck that stays as it is not look older than its inputs: `status` would ask to merge them again."""
        made = target.stat().st_mtime
        if any(entry.path.stat().st_mtime > made for entry in self.entries if entry.made_from is None):
            target.touch()

    def _would_hurt_on_stage(self) -> Sequence[Diagnostic]:
        """Look at an event's decks once more, for what merging does not see; files alone are merged at full speed."""
        if not self.name:
            return ()
        from wimlds_cli.checks.preflight import would_hurt_on_stage

        return would_hurt_on_stage(dict.fromkeys(e.path for e in self.entries if e.made_from is None))

    def _write_contact_sheet(self, deck: Path, *, quiet: bool) -> None:
        from wimlds_cli.commands import merge_report
        from wimlds_cli.merge.contact_sheet import write_contact_sheet

        sheet = deck.with_name(f"{deck.stem}-contact-sheet.html")
        try:
            write_contact_sheet(deck, sheet, self.name, self.own_templates)
        except WimldsError as error:
            merge_report.print_no_contact_sheet(error.message + (f". {error.hint}" if error.hint else ""))
        else:
            if not quiet:
                merge_report.print_contact_sheet(sheet)

    def _refuse_to_overwrite_an_input(self, target: Path) -> None:
        if target.is_dir():
            raise WimldsError(f"{target} is a folder, not a file", f"Say -o {(target / 'merged.pptx').as_posix()}")
        if target.suffix.lower() != f".{self.form}":
            raise WimldsError(
                f"{target.name} is no name for a merged deck: it must end in .{self.form}",
                "Change -o, or say --to pdf." if self.form is Form.PPTX else "Change -o.",
            )
        if self.name and target.resolve().parent == self.default_output.resolve().parents[1] / "slides":
            raise WimldsError(
                f"{target.as_posix()} lies among the speakers' decks; the next merge would take it for one of them",
                "Leave -o out, or name another folder.",
            )
        for entry in self.entries:
            if target.exists() and entry.path.exists() and target.samefile(entry.path):
                raise WimldsError(
                    f"{target} is one of the decks to merge; it would be overwritten",
                    "Name another file with -o.",
                )

    def _with_the_way_round(self, error: DeckError) -> DeckError:
        """Name the session, and how to merge the others without it."""
        if error.session and self.name:
            error.message = f"{error.message} (session “{error.session}”)"
            error.hint = f'{error.hint}\nTo merge the others now: --without "{error.session}"'
        return error


def _properties(loaded: LoadedEvent) -> Properties:
    from wimlds_cli.merge.plan import Properties

    event = loaded.event
    if event is None:
        return Properties()
    return Properties(
        title=event.name or "",
        creator=", ".join(organizer.name for organizer in event.organizers if organizer.name),
        keywords=" ".join(event.hashtags),
        language=event.language or "",
    )


def _verify(path: Path, as_json: bool) -> None:
    from wimlds_cli.commands import merge_report
    from wimlds_cli.merge.verify import verify_deck

    faults = verify_deck(path)
    merge_report.print_faults(path, faults, as_json=as_json)
    raise typer.Exit(ExitCode.FINDINGS if faults else ExitCode.OK)
