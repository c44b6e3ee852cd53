"""How `merge-slides` tells what it did: for people first what to act on, for programs everything."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wimlds_cli import console

if TYPE_CHECKING:
    from rich.console import Console

    from wimlds_cli.diagnostics import Diagnostic
    from wimlds_cli.merge.report import DeckReport, Finding, FindingKind, MergeReport
    from wimlds_cli.merge.verify_part import Fault

_GROUPS: tuple[tuple[str, tuple[FindingKind, ...], str], ...] = (
    ("Lost", ("lost",), "bold red"),
    ("Look at these before the day", ("warning",), "yellow"),
    ("Changed", ("changed",), ""),
    ("Wrong in the decks themselves, and left as it was", ("inherited",), ""),
)


def print_json(
    report: MergeReport,
    name: str,
    troubles: Sequence[str],
    withheld: Sequence[str] = (),
    hurting: Sequence[Diagnostic] = (),
) -> None:
    """Print the whole report as JSON on stdout."""
    from wimlds_cli.diagnostics import as_json

    before = {"event": name or None, "troubles": list(troubles), "withheld": list(withheld)}
    console.print_json({**before, **report.as_json(), "stage": as_json(hurting)})


def print_report(
    report: MergeReport,
    name: str,
    troubles: Sequence[str],
    withheld: Sequence[str] = (),
    hurting: Sequence[Diagnostic] = (),
) -> None:
    """Print what an organizer must act on, then what was kept and changed."""
    from rich.text import Text

    out = console.out()
    out.print(_table(report, out))
    out.print()
    if troubles:
        _print_group(out, "Missing", [Text(trouble) for trouble in troubles], "bold red")
    for title, kinds, style in _GROUPS:
        found = [one for one in report.of_kind(*kinds) if not _is_no_news(report, one)]
        _print_group(out, title, _lines(report, found), style)
        if "warning" in kinds:
            _print_group(out, "May hurt on stage (slides as each deck counts them)", _hurting(report, hurting), style)
    _print_group(out, "Left out", [*map(Text, withheld), *_dropped(report)], "")
    where = report.output.as_posix()
    total = f"{_count(report.slides, 'page' if report.form == 'pdf' else 'slide')}, {_megabytes(report.bytes)}"
    done = "Up to date, nothing was written" if report.unchanged else "Merged"
    out.print(Text.assemble((done, "bold green"), f" {name}: " if name and not report.unchanged else ": ", total))
    out.print(Text(where, style="bold"), soft_wrap=True)


def print_faults(path: Path, faults: Sequence[Fault], *, as_json: bool) -> None:
    """Print what is wrong with a deck."""
    from dataclasses import asdict

    from rich.text import Text

    if as_json:
        console.print_json({"deck": str(path), "faults": [asdict(fault) for fault in faults]})
        return
    out = console.out()
    if not faults:
        out.print(Text.assemble((path.as_posix(), "bold"), " is sound"), soft_wrap=True)
        return
    what = _count(len(faults), "fault")
    out.print(Text.assemble((path.as_posix(), "bold"), f" has {what}"), soft_wrap=True)
    for fault in faults:
        out.print(Text(f"  {fault.part}: {fault.kind} {fault.message}".rstrip()), soft_wrap=True)


def print_contact_sheet(path: Path) -> None:
    """Say where the contact sheet is."""
    from rich.text import Text

    console.out().print(Text.assemble("Every slide on one page: ", (path.as_posix(), "bold")), soft_wrap=True)


def print_no_contact_sheet(why: str) -> None:
    """Say that there is no contact sheet; the deck itself is there all the same."""
    from rich.text import Text

    console.err().print(Text(f"No contact sheet: {why}"), soft_wrap=True)


def _table(report: MergeReport, out: Console) -> object:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    is_pdf = report.form == "pdf"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    table.add_column("Deck", overflow="fold", max_width=max(24, out.width - (30 if is_pdf else 44)))
    for heading in ("Pages", "Made of", "MB") if is_pdf else ("Slides", "Notes", "Designs", "MB"):
        table.add_column(heading, justify="right", no_wrap=True)
    before: str | None = None
    for deck in (one for one in report.decks if not one.made):
        title = deck.title or deck.path.stem
        shown = title if title != before else "  and " + deck.path.name
        before = title
        if deck.converted_from and not is_pdf:
            shown += f" (from {deck.converted_from})"
        hidden = f" ({deck.hidden} hidden{' left out' if is_pdf else ''})" if deck.hidden else ""
        about = [deck.converted_from or "PDF"] if is_pdf else [str(deck.notes or ""), _designs(deck)]
        table.add_row(Text(shown), f"{deck.slides}{hidden}", *about, f"{deck.bytes / 1e6:.1f}")
    made = [deck for deck in report.decks if deck.made]
    if made:
        table.add_row(Text(f"Your own, from {made[0].path.name}"), str(sum(deck.slides for deck in made)))
    return table


def _designs(deck: DeckReport) -> str:
    words = []
    if deck.masters_added:
        words.append(f"{deck.masters_added} new")
    if deck.masters_shared:
        words.append(f"{deck.masters_shared} shared")
    return ", ".join(words)


def _is_no_news(report: MergeReport, finding: Finding) -> bool:
    """Tell whether a finding is about slides that were made to be changed."""
    return finding.kind == "changed" and finding.deck is not None and report.decks[finding.deck].made


def _lines(report: MergeReport, findings: Sequence[Finding]) -> list[object]:
    """Say each thing once a deck, with all slides it holds for."""
    from rich.text import Text

    grouped: dict[tuple[str, str], set[int]] = {}
    for finding in findings:
        slides = grouped.setdefault((_where(report, finding.deck), finding.message), set())
        if finding.slide is not None:
            slides.add(finding.slide)
    lines: list[object] = []
    for (where, message), slides in grouped.items():
        line = Text(where, style="bold")
        if slides:
            noun = "page" if report.form == "pdf" else "slide"
            line.append(f", {noun}{'s' if len(slides) > 1 else ''} {_ranges(slides)}", style="not bold")
        line.append(f": {message}", style="not bold")
        lines.append(line)
    return lines


def _hurting(report: MergeReport, findings: Sequence[Diagnostic]) -> list[object]:
    """Say what the decks themselves would do on stage, each with its session."""
    from rich.text import Text

    titles = {deck.path: deck.title or deck.path.stem for deck in report.decks}
    return [
        Text.assemble((titles.get(one.location.path, one.location.path.name), "bold"), f", {one.message}")
        for one in findings
    ]


def _dropped(report: MergeReport) -> list[object]:
    """Say each thing that was left out once, with the decks it was left out of."""
    from rich.text import Text

    grouped: dict[str, dict[str, None]] = {}
    for finding in report.of_kind("dropped"):
        grouped.setdefault(finding.message, {})[_where(report, finding.deck)] = None
    everywhere = len({_where(report, number) for number in range(len(report.decks))})
    lines: list[object] = []
    for message, decks in grouped.items():
        whose = "all decks" if len(decks) == everywhere and everywhere > 1 else ", ".join(decks)
        lines.append(Text.assemble((whose, "bold"), f": {message}"))
    return lines


def _where(report: MergeReport, deck: int | None) -> str:
    if deck is None:
        return "The merged deck"
    return report.decks[deck].title or report.decks[deck].path.stem


def _print_group(out: Console, title: str, lines: Sequence[object], style: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if not lines:
        return
    out.print(Text(title, style=style or "bold"))
    for line in lines:
        out.print(Padding(line, (0, 0, 0, 2)))  # type: ignore[arg-type]
    out.print()


def _ranges(numbers: Collection[int]) -> str:
    """Write 3, 4, 5, 9 as 3-5, 9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)


def _count(number: int, noun: str) -> str:
    # Merging deck files loads nothing of events, so not `event.days`.
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
