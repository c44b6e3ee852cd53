"""What pages are called: i, ii, 1, 2, A-1."""

from __future__ import annotations

from typing import Any

from wimlds_cli.merge.pdf.names import numbered, write_tree
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Page, Source
from wimlds_cli.merge.pdf.values import Name, Of, entries_of, plain


class Labels(Step):
    """Keeps rule 35 for page labels: each page is called as in its own deck.

    The pages of decks without labels are called by their number in the merged PDF, as readers do where there is none.
    """

    def finish(self, merge: PdfMerge) -> None:
        """Write the ranges of labels (ISO 32000-2, 12.4.2), if any deck has such."""
        if any(map(_has_labels, merge.sources)):
            ranges = dict(pair for source in merge.sources for pair in self._ranges(source))
            merge.catalog["PageLabels"] = write_tree(merge, "Nums", ranges.items())

    @staticmethod
    def _ranges(source: Source) -> list[tuple[int, Any]]:
        if not source.pages:
            return []
        first = source.pages[0].number
        own = sorted((at, entries_of(value)) for at, value in numbered(source.catalog.get("/PageLabels")))
        if not own:
            return [(first - 1, {"S": Name("D"), "St": first})]
        found: list[tuple[int, Any]] = []
        before: Page | None = None
        for page in source.pages:
            at, label = next((one for one in reversed(own) if one[0] <= page.place), (0, {"/S": Name("D")}))
            if at == page.place or before is None or before.place != page.place - 1:
                start = plain(label.get("/St"))
                number = (start if isinstance(start, int) else 1) + page.place - at
                found.append((page.number - 1, Of(source, {**label, "/St": number})))
            before = page
        return found


def _has_labels(source: Source) -> bool:
    return any(True for _ in numbered(source.catalog.get("/PageLabels")))
