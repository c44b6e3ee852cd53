"""The state of one merge of PDFs, and what each step of it may do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from wimlds_cli.merge.pdf.source import Page, Source
from wimlds_cli.merge.pdf.values import Serialiser
from wimlds_cli.merge.pdf.writing import PdfFile, Ref
from wimlds_cli.merge.plan import Properties
from wimlds_cli.merge.report import ReportBuilder


class PdfMerge:
    """Everything that the steps share while one merge runs.

    Attributes:
        catalog: What the merged PDF's catalogue will say.
        names: Its name trees (ISO 32000-2, 7.7.4), by their entries in the catalogue.
        steps: The steps of the merge, in order.
    """

    def __init__(
        self, sources: list[Source], file: PdfFile, report: ReportBuilder, properties: Properties, *, public: bool
    ) -> None:
        self.sources = sources
        self.file = file
        self.report = report
        self.properties = properties
        self.public = public
        self.catalog: dict[str, Any] = {}
        self.names: dict[str, Any] = {}
        self.steps: list[Step] = []
        self._ours = Serialiser(None, None)

    @property
    def alone(self) -> bool:
        """Tell whether there is one deck only, so that nothing has to give way."""
        return len(self.sources) == 1

    def pages(self) -> Iterator[tuple[Source, Page]]:
        """Yield all pages in their new order."""
        for source in self.sources:
            for page in source.pages:
                yield source, page

    def add(self, value: Any, ref: Ref | None = None) -> Ref:
        """Write an object of ours; the objects of inputs that it refers to will be copied."""
        ref = ref or self.file.reserve()
        self.file.add(ref, self._ours.value(value))
        return ref

    def say(self, kind: Any, rule: int, message: str, source: Source, page: Page | None = None) -> None:
        """Add a finding about a deck."""
        self.report.say(kind, rule, message, source.index, page.number if page else None)


class Step:
    """One step of the merge. Its docstring says which rule it keeps.

    Attributes:
        entries: The entries of dictionaries that this step edits.
    """

    entries: ClassVar[frozenset[str]] = frozenset()

    def plan(self, merge: PdfMerge) -> None:
        """Decide everything that other steps, and the editing, rely on. Nothing is written yet."""

    def edit(self, merge: PdfMerge, source: Source, entries: dict[str, Any]) -> None:
        """Edit a dictionary that is about to be copied and has one of the step's entries."""

    def finish(self, merge: PdfMerge) -> None:
        """Write what belongs to the merged PDF as a whole."""


class Editing:
    """Asks the steps about each dictionary that has an entry they edit."""

    def __init__(self, merge: PdfMerge) -> None:
        self._merge = merge
        self._entries = frozenset[str]().union(*(step.entries for step in merge.steps))

    def __call__(self, source: Source, entries: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what stands for a dictionary of an input."""
        if self._entries.isdisjoint(entries):
            return entries
        new = dict(entries)
        for step in self._merge.steps:
            if not step.entries.isdisjoint(new):
                step.edit(self._merge, source, new)
        return new
