"""Merges decks for a test, and reads both sides: what came in, what came out, what the report says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factories import Deck, Opened, unsound
from wimlds_cli.merge.pptx import Entry, merge_decks
from wimlds_cli.merge.verify import verify_deck

from .reconciliation import unaccounted


@dataclass
class Merged:
    """A merge that was done.

    Attributes:
        out: The merged deck.
        sources: The decks that went in, in order.
        report: The program's own report.
    """

    out: Opened
    sources: list[Opened]
    report: object

    @property
    def slides(self) -> list[str]:
        return self.out.slides

    def findings(self, kind: str | None = None, *, rule: int | None = None, deck: int | None = None) -> list:
        return [
            finding
            for finding in self.report.findings
            if kind in (None, finding.kind) and rule in (None, finding.rule) and deck in (None, finding.deck)
        ]

    def outcome(self, deck: int, name: str):
        """What the report says of one part of an input; `name` with its leading slash."""
        (found,) = [part for part in self.report.parts if (part.deck, part.name) == (deck, name)]
        return found

    def output_of(self, deck: int, part) -> str:
        """The one output part that an input's part (or its name) became."""
        (name,) = self.outcome(deck, getattr(part, "name", part)).output
        return name

    def slide_of(self, deck: int, number: int) -> str:
        """The merged slide that an input's slide became; `deck` counts from 0, `number` from 1."""
        before = sum(len(source.slides) for source in self.sources[:deck])
        return self.out.slides[before + number - 1]


class Merger:
    """Merges, and asserts that the result is sound and that the report accounts for all of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, *decks) -> list[Path]:
        """Write decks (or odd zips) beside each other; a path is taken as it is."""
        paths = []
        for number, deck in enumerate(decks):
            if isinstance(deck, Path):
                paths.append(deck)
                continue
            paths.append(deck.save(self.folder / f"{number}-{deck.name if isinstance(deck, Deck) else 'odd'}.pptx"))
        return paths

    def __call__(
        self, *decks, titles: tuple[str | None, ...] | None = None, output: str = "merged.pptx", inherits: bool = False
    ) -> Merged:
        """Merge decks in their order.

        Args:
            decks: Decks, odd zips or paths.
            titles: Each one's section title.
            output: The merged deck's file name.
            inherits: Whether the inputs have faults that the output may show again.
        """
        paths = self.save(*decks)
        entries = [Entry(path, title) for path, title in zip(paths, titles or [None] * len(paths), strict=True)]
        report = merge_decks(entries, self.folder / output)
        merged = Merged(Opened(report.output), [Opened(path) for path in paths], report)
        assert report.output == self.folder / output
        if not inherits:
            assert unsound(merged.out) == []
            assert verify_deck(report.output) == []
        assert unaccounted(merged) == []
        return merged
