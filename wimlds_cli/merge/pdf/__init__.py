"""Decks -> one PDF."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.merge.plan import Entry, Properties
from wimlds_cli.merge.report import MergeReport

__all__ = ["merge_to_pdf"]


def merge_to_pdf(
    entries: Sequence[Entry],
    output: Path,
    *,
    properties: Properties | None = None,
    public: bool = False,
    converting: Callable[[int, int], None] | None = None,
    writing: Callable[[int, int], None] | None = None,
) -> MergeReport:
    """Merge decks into one PDF, in this order, with an outline, and with links and forms kept.

    PDFs stay what they are; other decks go through LibreOffice.

    Args:
        entries: The decks and the titles of their sections.
        output: The merged PDF; replaced only when the new one is whole and sound.
        properties: What the merged PDF says of itself.
        public: Leave out comments and the names of people.
        converting: Told how many decks went through LibreOffice, and how many will.
        writing: Told the bytes written, and about how many it will be.

    Returns:
        What came in, what was kept, changed and dropped, and why.

    Raises:
        DeckError: A deck cannot be read; its message names it. Nothing was written.
        WimldsError: LibreOffice is needed and not there, or the PDF cannot be written or would not be sound.
            Nothing was written.
    """
    from wimlds_cli.merge.pdf.arriving import as_pdfs
    from wimlds_cli.merge.pdf.merging import merge_pdfs

    if not entries:
        raise WimldsError("there is no deck to merge", "Name at least one deck.")
    with tempfile.TemporaryDirectory(prefix="wimlds-pdf-") as folder:
        arrivals = as_pdfs(entries, Path(folder), progress=converting)
        return merge_pdfs(arrivals, output, properties=properties, public=public, progress=writing)
