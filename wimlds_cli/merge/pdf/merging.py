"""PDFs -> one PDF.

Each object is copied as it is, under a new number; the steps edit only what must change where several decks become
one. pypdf reads; streams (text, pictures, fonts, films) go through still compressed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge.pdf.actions import Actions
from wimlds_cli.merge.pdf.annotations import Annotations
from wimlds_cli.merge.pdf.arriving import Arrivals
from wimlds_cli.merge.pdf.attachments import Attachments
from wimlds_cli.merge.pdf.destinations import Destinations
from wimlds_cli.merge.pdf.forms import Forms
from wimlds_cli.merge.pdf.labels import Labels
from wimlds_cli.merge.pdf.layers import Layers
from wimlds_cli.merge.pdf.lost_links import LostLinks
from wimlds_cli.merge.pdf.mending import mended
from wimlds_cli.merge.pdf.outline import Outline
from wimlds_cli.merge.pdf.plan import Editing, PdfMerge, Step
from wimlds_cli.merge.pdf.seeing import count_pages
from wimlds_cli.merge.pdf.settings import Settings, information
from wimlds_cli.merge.pdf.source import (
    DamagedPdf,
    InputFile,
    Page,
    Source,
    blaming,
    damaged_pdf,
    reading_bytes,
)
from wimlds_cli.merge.pdf.tags import Tags
from wimlds_cli.merge.pdf.values import Name, Serialiser, plain
from wimlds_cli.merge.pdf.verify import refuse_what_is_not_sound
from wimlds_cli.merge.pdf.writing import PdfFile, Ref
from wimlds_cli.merge.plan import Properties
from wimlds_cli.merge.report import DeckReport, MergeReport, ReportBuilder
from wimlds_cli.replace import Replacement, replacing

STEPS: tuple[type[Step], ...] = (
    Annotations,
    LostLinks,
    Actions,
    Destinations,
    Attachments,
    Forms,
    Labels,
    Layers,
    Tags,
    Outline,
    Settings,
)
"""The steps of a merge, in order. Each one's docstring says which rules it keeps."""

_POINT = 12700
"""EMU."""
_OLDEST = "1.5"
"""The version that brought packed objects."""


def merge_pdfs(
    arrivals: Arrivals,
    output: Path,
    *,
    properties: Properties | None = None,
    public: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> MergeReport:
    """Merge PDFs into one, in this order, with nothing lost.

    Args:
        arrivals: The PDFs, the decks that they are, and what is known of them already.
        output: The merged PDF; replaced only when the new one is whole and sound.
        properties: What the merged PDF says of itself.
        public: Leave out comments and the names of people.
        progress: Told how far the writing is, in bytes.

    Returns:
        What came in, what was kept, changed and dropped, and why.

    Raises:
        DeckError: A PDF cannot be read; its message names it. Nothing was written.
        WimldsError: The merged PDF cannot be written or would not be sound. Nothing was written.
    """
    once = partial(_merge, properties=properties or Properties(), public=public)
    with reading_bytes(), tempfile.TemporaryDirectory(prefix="wimlds-mended-") as folder:
        try:
            return once(arrivals, output, progress=progress)
        except WimldsError as error:
            if not isinstance(error, DamagedPdf):
                raise
            broken: Exception = error
        except Exception as error:
            # What a damaged PDF makes of those who read it is of every kind of exception there is.
            broken = error
        changed = mended(arrivals, once, Path(folder), broken)
        try:
            return once(changed, output, lenient=True, progress=progress)
        except WimldsError:
            raise
        except Exception as error:
            for old, new in zip(arrivals.pdfs, changed.pdfs, strict=True):
                if new is not old:
                    raise damaged_pdf(new.entry) from error
            raise


def _merge(
    arrivals: Arrivals,
    output: Path,
    *,
    properties: Properties,
    public: bool,
    lenient: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> MergeReport:
    """Merge once; unless it is `lenient`, what would be lost is a sign of damage, and nothing is written."""
    report = ReportBuilder(MergeReport(output, form="pdf"))
    replacement = Replacement()
    total = max(1, sum(arrival.path.stat().st_size for arrival in arrivals.pdfs))
    done = 0

    def tell(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(min(done, total), total)

    with ExitStack() as stack:
        sources = []
        for index, arrival in enumerate(arrivals.pdfs):
            with blaming(arrival.entry):
                sources.append(Source(index, arrival, stack.enter_context(InputFile(arrival.path))))
        with replacing(output, replacement) as new:
            with new.open("wb") as file:
                out = PdfFile(file, _version(sources), tell)
                merge = _listed(out, sources, report, properties, public)
                _write(merge)
            refuse_what_is_not_sound(new, merge)
            lost = report.report.of_kind("lost")
            if lost and not lenient:
                raise damaged_pdf(sources[lost[0].deck or 0].entry)
            _report(report, arrivals, sources)
            report.report.bytes = new.stat().st_size
    report.report.unchanged = replacement.unchanged
    return report.finished()


def _report(report: ReportBuilder, arrivals: Arrivals, sources: list[Source]) -> None:
    """Add what was known before, with the pages that slides have become."""
    for finding in arrivals.findings:
        source = sources[finding.deck or 0]
        page = source.page_of(finding.slide - 1) if finding.slide is not None else None
        report.say(finding.kind, finding.rule, finding.message, finding.deck, page.number if page else None)


def _write(merge: PdfMerge) -> None:
    merge.steps = [step() for step in STEPS]
    editing = Editing(merge)
    for source in merge.sources:
        source.serialiser = Serialiser(source, editing)
    for step in merge.steps:
        step.plan(merge)
    for step in merge.steps:
        step.finish(merge)
    catalog = {"Type": Name("Catalog"), "Pages": _pages(merge), **merge.catalog}
    if merge.names:
        catalog["Names"] = merge.names
    root, about = merge.add(catalog), merge.add(information(merge))
    # Last: by now everything that the merged PDF refers to is known.
    for source in merge.sources:
        with blaming(source.entry):
            _copy(merge.file, source)
    merge.file.close(root, about)


def _listed(
    file: PdfFile, sources: list[Source], report: ReportBuilder, properties: Properties, public: bool
) -> PdfMerge:
    number = 1
    for source in sources:
        with blaming(source.entry):
            source.list_pages(file.reserve, number)
            is_empty = source.page_count == 0 and source.arrival.format == "PDF"
            if is_empty or count_pages(source.arrival.path) > source.page_count:
                # No program writes a PDF without pages; or another reader finds what ours does not.
                raise damaged_pdf(source.entry)
        number += len(source.pages)
        _refuse_other_pages_than_slides(source)
        report.report.decks.append(
            DeckReport(
                source.title,
                source.entry.made_from or source.entry.path,
                len(source.pages),
                hidden=source.page_count - len(source.pages),
                notes=0,
                bytes=source.entry.path.stat().st_size,
                size=_size(source.pages),
                first_slide=source.pages[0].number if source.pages else 0,
                made=source.made,
                converted_from=None if source.arrival.format == "PDF" else source.arrival.format,
            )
        )
    if number == 1:
        raise WimldsError("the decks have no pages to merge", "Look at what the speakers sent.")
    report.report.slides = number - 1
    report.report.size = report.report.decks[0].size
    return PdfMerge(sources, file, report, properties, public=public)


def _refuse_other_pages_than_slides(source: Source) -> None:
    slides = len(source.arrival.titles)
    if slides and source.page_count != slides:
        error = DeckError(
            f"LibreOffice made {source.page_count} pages of the {slides} slides of {source.entry.path.name}",
            "Ask the speaker for the slides as PDF.",
            path=source.entry.path,
        )
        error.session = source.title
        raise error


def _pages(merge: PdfMerge) -> Ref:
    """Write all pages: a node for each deck under one root, so that no list grows long."""
    root = merge.file.reserve()
    kids = []
    for source in merge.sources:
        if not source.pages:
            continue
        node = merge.file.reserve()
        for page in source.pages:
            entries = {**page.entries, **page.changes, "/Type": Name("Page"), "/Parent": node}
            merge.file.add(page.ref, source.serialiser.value(entries))
        leaves = [page.ref for page in source.pages]
        kids.append(merge.add({"Type": Name("Pages"), "Parent": root, "Kids": leaves, "Count": len(leaves)}, node))
    count = sum(len(source.pages) for source in merge.sources)
    return merge.add({"Type": Name("Pages"), "Kids": kids, "Count": count}, root)


def _copy(file: PdfFile, source: Source) -> None:
    """Copy the objects of one deck that something refers to."""
    from pypdf.generic import StreamObject

    for ref, found in source.waiting():
        if isinstance(found, StreamObject):
            # The bytes as they are in the input: decrypted where it was encrypted, otherwise not touched.
            file.add_stream(ref, source.serialiser.entries(found), found._data)
        else:
            file.add(ref, source.serialiser.value(found))


def _size(pages: Sequence[Page]) -> tuple[int, int]:
    """Return the size of the first page as it is shown, in EMU."""
    if not pages:
        return 0, 0
    box = pages[0].get("/CropBox") or pages[0].get("/MediaBox") or [0, 0, 0, 0]
    left, low, right, high = (float(plain(one)) for one in box)
    wide, tall = round(abs(right - left) * _POINT), round(abs(high - low) * _POINT)
    turned = pages[0].get("/Rotate") or 0
    return (tall, wide) if int(turned) % 180 else (wide, tall)


def _version(sources: Sequence[Source]) -> str:
    """Return the highest version that a deck is written in."""

    def of(source: Source) -> list[str]:
        header = str(source.reader.pdf_header)[5:8]
        named: Any = source.catalog.get("/Version")
        return [header, str(named or "")[1:4]]

    found = [version for source in sources for version in of(source) if len(version) == 3 and version[1] == "."]
    return max([_OLDEST, *(version for version in found if version <= "2.0")])
