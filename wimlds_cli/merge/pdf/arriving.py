"""Decks of any kind -> PDFs to merge."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wimlds_cli.deck.facts.pptx import read_pptx
from wimlds_cli.deck.kinds import FOREIGN, FileKind, kind_of_file
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge import office
from wimlds_cli.merge.incoming import ENDINGS
from wimlds_cli.merge.pdf.deck_links import links_of
from wimlds_cli.merge.pdf.source import Arrival, blaming
from wimlds_cli.merge.pdf.writing import PdfFile
from wimlds_cli.merge.plan import Entry
from wimlds_cli.merge.pptx import merge_decks
from wimlds_cli.merge.report import Finding

_DATE = re.compile(r"<dcterms:modified[^>]*>(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?")
_FILMS = "a film or sound plays in few PDF readers: show it from its file"


@dataclass(slots=True)
class Arrivals:
    """The PDFs, in the order of the decks, and what is to be said of how they came about."""

    pdfs: list[Arrival]
    findings: list[Finding]


def as_pdfs(
    entries: Sequence[Entry],
    folder: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Arrivals:
    """Bring decks into the form of PDFs.

    A PDF stays the file it is. A PowerPoint deck goes through our own merge first, alone: what it holds is then known
    and harmless (no macros, no entities, no members outside), and only then through LibreOffice. All decks go through
    in one run.

    Why each deck by itself, and not all PowerPoint decks merged and then converted: each keeps its own slide size; a
    deck that LibreOffice cannot read is named; and jumps from the organizers' slides lead also to decks that were
    PDFs all along. What leads from one deck to another is put right when the PDFs are merged.

    Args:
        entries: The decks.
        folder: Where the converted ones go.
        progress: Told how many decks are converted, and how many there are.

    Raises:
        DeckError: A deck cannot be read; its message names it.
        WimldsError: LibreOffice is needed and not there.
    """
    made: dict[int, Arrival] = {}
    findings: list[Finding] = []
    for index, entry in enumerate(entries):
        with blaming(entry):
            kind = kind_of_file(entry.path)
            if kind is FileKind.PDF:
                made[index] = Arrival(entry, entry.path)
            elif kind in ENDINGS:
                copy = Path(shutil.copyfile(entry.path, folder / f"{index:04}{ENDINGS[kind]}"))
                made[index] = Arrival(entry, copy.with_suffix(".pdf"), FOREIGN[kind], made_of=copy)
                words = f"LibreOffice converted it from {FOREIGN[kind]}: look through its pages"
                findings.append(Finding("warning", 34, words, index))
            else:
                made[index] = _of_powerpoint(entry, index, folder / f"{index:04}.pptx", findings)
    _convert(list(made.values()), progress)
    return Arrivals(list(made.values()), findings)


def _of_powerpoint(entry: Entry, index: int, new: Path, findings: list[Finding]) -> Arrival:
    """Write what LibreOffice will read, and say what a PDF does not have or suffers from, too."""
    modified = ""
    if entry.made_from is not None:
        shutil.copyfile(entry.path, new)
    else:
        for one in merge_decks([Entry(entry.path)], new).findings:
            if one.kind in ("lost", "warning") or (one.kind, one.rule) == ("dropped", 24):
                findings.append(replace(one, deck=index))
        modified = _modified(new)
    slides = read_pptx(new).slides
    if not slides:
        findings.append(Finding("warning", 31, "the deck has no slides", index))
        return Arrival(entry, _without_pages(new.with_suffix(".pdf")), "PowerPoint")
    of_all = {
        "hidden slides": any(slide.hidden for slide in slides),
        "speaker notes": any(slide.has_notes for slide in slides),
        "comments": any(slide.comments for slide in slides),
    }
    findings += [Finding("dropped", 28, words, index) for words, there in of_all.items() if there]
    findings += [Finding("warning", 22, _FILMS, index, one.number) for one in slides if one.films and not one.hidden]
    hidden = frozenset(place for place, slide in enumerate(slides) if slide.hidden)
    return Arrival(
        entry,
        new.with_suffix(".pdf"),
        "PowerPoint",
        tuple(slide.title or "" for slide in slides),
        hidden,
        made_of=new,
        links=links_of(new, hidden),
        modified=modified,
    )


def _without_pages(path: Path) -> Path:
    """Write the PDF of a deck without slides, which LibreOffice does not make."""
    with path.open("wb") as file:
        pdf = PdfFile(file, "1.5")
        catalog, tree, about = pdf.reserve(), pdf.reserve(), pdf.reserve()
        pdf.add(catalog, b"<</Type/Catalog/Pages %d 0 R>>" % tree.number)
        pdf.add(tree, b"<</Type/Pages/Kids[]/Count 0>>")
        pdf.add(about, b"<<>>")
        pdf.close(catalog, about)
    return path


def _modified(deck: Path) -> str:
    """Return when a deck was last changed, as a PDF date (ISO 32000-2, 7.9.4)."""
    with zipfile.ZipFile(deck) as package:
        found = _DATE.search(package.read("docProps/core.xml").decode("utf-8", "replace"))
    if found is None:
        return ""
    year, month, day, *clock = found.groups()
    return f"D:{year}{month}{day}{''.join(part or '00' for part in clock)}Z"


def _convert(arrivals: Sequence[Arrival], progress: Callable[[int, int], None] | None) -> None:
    """Send decks through LibreOffice, those whose hidden slides are known and the others."""
    waiting = [one for one in arrivals if one.made_of is not None]
    if not waiting:
        return
    if office.find_office() is None:
        names = dict.fromkeys((one.entry.made_from or one.entry.path).name for one in waiting)
        raise WimldsError(
            f"only LibreOffice can make a PDF of {', '.join(names)}, and it is not installed",
            f"{office.how_to_get_office()}; or merge into a PowerPoint deck, without --to pdf.",
        )
    done = 0
    for known in (True, False):
        chosen = {one.made_of: one for one in waiting if bool(one.titles) is known and one.made_of is not None}
        if not chosen:
            continue
        before = done

        def tell(count: int, before: int = before) -> None:
            if progress:
                progress(before + count, len(waiting))

        try:
            office.to_pdfs(list(chosen), next(iter(chosen)).parent, hidden=known, tell=tell)
        except WimldsError as error:
            raise _named(error, chosen) from None
        done += len(chosen)


def _named(error: WimldsError, chosen: dict[Path, Arrival]) -> WimldsError:
    """Say the deck's own name instead of that of its copy."""
    for copy, arrival in chosen.items():
        if copy.name in error.message:
            message = error.message.replace(copy.name, arrival.entry.path.name)
            hint = "It may be damaged or protected with a password: ask the speaker for the slides as PDF."
            named = DeckError(message, hint, path=arrival.entry.path)
            named.session = arrival.entry.title
            return named
    return error
