"""Merges PDFs for a test, and reads the result with PDFium, qpdf and pypdf's own functions."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader

from factories.pdf_deck import PdfDeck
from wimlds_cli.merge.pdf import merge_to_pdf
from wimlds_cli.merge.plan import Entry
from wimlds_cli.merge.report import MergeReport


@dataclass
class MergedPdf:
    """A merge that was done."""

    path: Path
    report: MergeReport

    def __post_init__(self) -> None:
        self.reader = PdfReader(self.path)
        document = pypdfium2.PdfDocument(self.path)
        self.texts = [page.get_textpage().get_text_bounded().strip() for page in document]
        self.sizes = [page.get_size() for page in document]
        self.outline = [(line.level, line.get_title(), self._leads_to(line)) for line in document.get_toc()]
        self.attachments = {
            name: bytes(one.get_data())
            for one in (document.get_attachment(i) for i in range(document.count_attachments()))
            if (name := one.get_name())
        }
        self.labels = [document.get_page_label(number) for number in range(len(document))]
        document.close()

    def _leads_to(self, line: Any) -> str | None:
        target = line.get_dest()
        index = target.get_index() if target else None
        return None if index is None else self.texts[index]

    @property
    def catalog(self) -> Any:
        return self.reader.root_object

    def page_of(self, destination: Any) -> str | None:
        """The words of the page that a destination leads to, by name or not."""
        found = destination.get_object()
        if isinstance(found, str):
            named = self.reader.named_destinations.get(found)
            return None if named is None else self.texts[self.reader.get_destination_page_number(named)]
        numbers = {page.indirect_reference.idnum: place for place, page in enumerate(self.reader.pages)}
        place = numbers.get(getattr(found[0], "idnum", None))
        return None if place is None else self.texts[place]

    def annotations(self, number: int) -> list[Any]:
        """The annotations of a page, counted from 1."""
        return [one.get_object() for one in self.reader.pages[number - 1].get("/Annots", [])]

    def links(self, number: int) -> list[str | None]:
        """Where the links of a page lead: an address, or the words of a page."""
        found = []
        for one in self.annotations(number):
            action = one.get("/A", {})
            if "/URI" in action:
                found.append(str(action["/URI"]))
            elif "/Dest" in one or "/D" in action:
                found.append(self.page_of(one.raw_get("/Dest") if "/Dest" in one else action.raw_get("/D")))
        return found

    def said(self, kind: str) -> list[str]:
        return [finding.message for finding in self.report.findings if finding.kind == kind]


class PdfMerger:
    """Merges, and holds what must be true of every merge: nothing lost, and qpdf has nothing to say against it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self, *decks: PdfDeck | Path, titles: tuple[str | None, ...] | None = None, **options: Any
    ) -> MergedPdf:
        entries = []
        for number, deck in enumerate(decks):
            path = deck if isinstance(deck, Path) else deck.save(self.folder / f"{number}-{deck.name}.pdf")
            title = titles[number] if titles else getattr(deck, "name", path.stem)
            entries.append(Entry(path, title))
        return self.of_entries(entries, **options)

    def of_entries(self, entries: list[Entry], **options: Any) -> MergedPdf:
        report = merge_to_pdf(entries, self.folder / "merged.pdf", **options)
        merged = MergedPdf(report.output, report)
        assert merged.said("lost") == []
        complaints = complaints_of_qpdf(report.output)
        assert complaints == ""
        return merged


def complaints_of_qpdf(path: Path) -> str:
    """What qpdf, where it is installed, finds wrong with a PDF."""
    program = shutil.which("qpdf")
    if program is None:
        return ""
    done = subprocess.run([program, "--check", path], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
