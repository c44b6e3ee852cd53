"""PowerPoint decks -> one PowerPoint deck.

Bytes are copied, and only what must change is edited. A part that no pass edits goes from its input's zip to the
merged deck's still compressed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from wimlds_cli.deck import opc
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.zipcopy import ZipWriter
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge.incoming import Converting, as_decks
from wimlds_cli.merge.passes.anchors import Anchors
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.passes.comments import Comments
from wimlds_cli.merge.passes.conversions import Conversions
from wimlds_cli.merge.passes.custom_data import CustomData
from wimlds_cli.merge.passes.deck_parts import DeckParts
from wimlds_cli.merge.passes.dropped import Dropped
from wimlds_cli.merge.passes.external import External
from wimlds_cli.merge.passes.fonts import Fonts
from wimlds_cli.merge.passes.links import Links
from wimlds_cli.merge.passes.masters import Masters
from wimlds_cli.merge.passes.notes import Notes
from wimlds_cli.merge.passes.properties import DocumentProperties, PresentationSettings
from wimlds_cli.merge.passes.public import Public
from wimlds_cli.merge.passes.sections import Sections
from wimlds_cli.merge.passes.size import Size
from wimlds_cli.merge.passes.slides import Slides
from wimlds_cli.merge.passes.table_styles import TableStyles
from wimlds_cli.merge.passes.text_style import TextStyle
from wimlds_cli.merge.passes.timings import Timings
from wimlds_cli.merge.plan import Entry, Merge, Properties, Source, naming, package_parts
from wimlds_cli.merge.report import DeckReport, MergeReport
from wimlds_cli.merge.verify import refuse_new_faults
from wimlds_cli.merge.verify_part import Fault
from wimlds_cli.merge.walk import Walker
from wimlds_cli.replace import Replacement, replacing

__all__ = ["PASSES", "Entry", "Properties", "merge_decks"]

PASSES: tuple[type[Pass], ...] = (
    Conversions,
    Public,
    Dropped,
    External,
    Size,
    TextStyle,
    Timings,
    TableStyles,
    Links,
    CustomData,
    Sections,
    Masters,
    Notes,
    Comments,
    Slides,
    Anchors,
    Fonts,
    DeckParts,
    PresentationSettings,
    DocumentProperties,
)
"""The steps of a merge, in order. Each one's docstring says which rules it keeps."""

Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all."""


def merge_decks(
    entries: Sequence[Entry],
    output: Path,
    *,
    properties: Properties | None = None,
    size: tuple[int, int] | None = None,
    public: bool = False,
    progress: Progress | None = None,
    converting: Converting | None = None,
) -> MergeReport:
    """Merge decks into one, in this order, with nothing lost.

    Args:
        entries: The decks and the titles of their sections.
        output: The merged deck; replaced only when the new one is whole and sound.
        properties: What the merged deck says of itself.
        size: Width and height of its slides in EMU; left out, the size that most of the decks have.
        public: Leave out notes, comments, hidden slides and the names of authors.
        progress: Told how far the writing is.
        converting: Told how far the turning of other formats into decks is.

    Returns:
        What came in, what was kept, changed and dropped, and why.

    Raises:
        DeckError: A deck cannot be read; its message names it. Nothing was written.
        WimldsError: The merged deck cannot be written or would not be sound. Nothing was written.
    """
    if not entries:
        raise WimldsError("there is no deck to merge", "Name at least one deck.")
    with ExitStack() as stack:
        entries = stack.enter_context(as_decks(entries, size=size, public=public, progress=converting))
        merge = _open(entries, output, properties or Properties(), size, stack)
        merge.public = public
        _assemble(merge)
        _write(merge, output, progress)
        return merge.report.finished()


def _open(
    entries: Sequence[Entry],
    output: Path,
    properties: Properties,
    size: tuple[int, int] | None,
    stack: ExitStack,
) -> Merge:
    sources = []
    for index, entry in enumerate(entries):
        with naming(entry):
            presentation = Presentation.open(entry.path)
        stack.callback(presentation.package.close)
        sources.append(Source(index, entry, presentation))
    merge = Merge(sources, output, properties, size)
    stack.callback(merge.outgoing.close)
    report = merge.report.report
    report.slides = merge.slide_count
    for source in sources:
        conversion = source.conversion
        row = DeckReport(
            source.title,
            source.entry.made_from or (conversion.arrived if conversion else source.path),
            len(source.slides),
            hidden=0,
            notes=0,
            bytes=conversion.arrived.stat().st_size if conversion else source.package.reader.file_size,
            size=source.presentation.size,
            made=source.made,
            converted_from=conversion.format if conversion else None,
        )
        report.decks.append(row)
    return merge


def _assemble(merge: Merge) -> None:
    passes = [step() for step in PASSES]
    walker = Walker(merge, passes)
    for step in passes:
        step.plan(merge, walker)
    for source in merge.sources:
        with naming(source.entry):
            for step in passes:
                step.each(merge, walker, source)
        source.package.forget_rels()
    for step in passes:
        step.finish(merge, walker)
    root = opc.write_relationships(opc.ROOT, merge.presentation.root_relationships)
    merge.outgoing.write("/_rels/.rels", None, root)
    main = "/ppt/presentation.xml"
    merge.outgoing.write(opc.rels_name(main), None, opc.write_relationships(main, merge.presentation.relationships))
    for source in merge.sources:
        merge.report.account(source.index, _content_types(source), "merged", opc.CONTENT_TYPES, "written anew")
        merge.report.close(source.index, source.package.parts, package_parts(source))


def _content_types(source: Source) -> str:
    return source.package.find(opc.CONTENT_TYPES) or opc.CONTENT_TYPES


def _write(merge: Merge, output: Path, progress: Progress | None) -> None:
    total, done = merge.outgoing.packed_size, 0

    def tell(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(min(done, total), total)

    replacement = Replacement()
    with replacing(output, replacement) as new:
        with new.open("wb", buffering=0) as file:
            writer = ZipWriter(file, tell)
            merge.outgoing.deliver(writer, opc.write_content_types(merge.outgoing.types))
            writer.close()
        faults = _check(new, merge)
        if writer.zip64:
            merge.report.say("warning", 3, "the deck is so large that only newer programs open it (zip64)")
        for fault in faults:
            merge.report.say("inherited", fault.rule, f"{fault.kind}: {fault.part} {fault.message}".strip())
        merge.report.report.bytes = new.stat().st_size
    merge.report.report.unchanged = replacement.unchanged


def _check(new: Path, merge: Merge) -> list[Fault]:
    """Check the merged deck while the checksums of what was copied are still being found out."""
    try:
        try:
            return refuse_new_faults(new, merge)
        finally:
            # First: when an input is damaged, its own error says more than what the merged deck suffers from.
            merge.outgoing.checks.wait()
    except DeckError as error:
        raise _named(error, merge) from None


def _named(error: DeckError, merge: Merge) -> DeckError:
    error.session = error.session or next((s.title for s in merge.sources if s.path == error.path), None)
    return error
