"""The outline that readers show beside the pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from wimlds_cli.merge.pdf.actions import without_scripts
from wimlds_cli.merge.pdf.destinations import Destinations, page_led_to, places_of
from wimlds_cli.merge.pdf.headings import headings
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Page, Source
from wimlds_cli.merge.pdf.values import Name, Of, entries_of, plain, reference_of, text_of
from wimlds_cli.merge.pdf.writing import Ref

_DEEPEST = 50
_NUMBERED = re.compile(r"\w+ ?\d+")
"""What LibreOffice calls slides without a name, in the user's language: no help to anybody."""
_KEPT = ("/Title", "/C", "/F", "/SE")
"""An item's words, colour, style and structure (ISO 32000-2, table 151)."""


@dataclass(slots=True)
class Item:
    """One line of the outline, with those below it."""

    title: str
    entries: dict[str, Any]
    is_open: bool = False
    items: list[Item] = field(default_factory=list)

    @property
    def shown(self) -> int:
        """Return how many lines below it are seen when it is open."""
        return sum(1 + (item.shown if item.is_open else 0) for item in self.items)


class Outline(Step):
    """Keeps rule 25 in PDFs: one line a session, and below it the deck's own outline, or the titles of its slides.

    Of a PDF without an outline, the headings of its pages are taken.
    """

    def __init__(self) -> None:
        self._destinations = Destinations()
        self._dead = 0

    def finish(self, merge: PdfMerge) -> None:
        """Write the outline."""
        self._destinations = next(step for step in merge.steps if isinstance(step, Destinations))
        items: list[Item] = []
        for title, group in groupby(merge.sources, key=lambda source: source.title):
            sources = [source for source in group if source.pages]
            if not sources:
                continue
            if title is None:
                items += [item for source in sources for item in self._of_deck(merge, source)]
            else:
                items.append(self._of_session(merge, title, sources))
        if items:
            merge.catalog["Outlines"] = _write(merge, items)
            merge.catalog["PageMode"] = Name("UseOutlines")

    def _of_session(self, merge: PdfMerge, title: str, sources: Sequence[Source]) -> Item:
        session = Item(title, _to(sources[0].pages[0]))
        talks = [source for source in sources if not source.made]
        for source in sources:
            below = self._of_deck(merge, source)
            if (source.made and talks) or _says_it_again(session, below):
                continue
            if len(talks) > 1:
                session.items.append(Item(source.entry.path.stem, _to(source.pages[0]), items=below))
            else:
                session.items += below
        return session

    def _of_deck(self, merge: PdfMerge, source: Source) -> list[Item]:
        if source.arrival.titles:
            return [
                Item(title, _to(page)) for page in source.pages if (title := source.arrival.titles[page.place].strip())
            ]
        outline = entries_of(source.catalog.get("/Outlines"))
        self._dead = 0
        items = self._copied(merge, source, outline.get("/First"), dict(places_of(source)), set(), 0)
        if source.arrival.made_of is not None and all(_NUMBERED.fullmatch(item.title) for item in items):
            items = []
        if self._dead:
            lines = "a line of its outline leads" if self._dead == 1 else f"{self._dead} lines of its outline lead"
            merge.say("inherited", 24, f"{lines} to no page", source)
        return items or self._by_headings(source)

    @staticmethod
    def _by_headings(source: Source) -> list[Item]:
        """Make lines of what the pages are about; pages that follow each other with one title get one."""
        titles = headings(source.arrival.path, [page.place for page in source.pages])
        found: list[Item] = []
        for page in source.pages:
            title = titles.get(page.place)
            if title and not (found and found[-1].title == title):
                found.append(Item(title, _to(page)))
        return found

    def _copied(
        self, merge: PdfMerge, source: Source, first: Any, places: dict[Any, Any], seen: set[Any], depth: int
    ) -> list[Item]:
        """Return a deck's own lines; a chain that comes back to itself ends there."""
        found: list[Item] = []
        while depth < _DEEPEST and (key := reference_of(first)) is not None and key not in seen:
            seen.add(key)
            entries = entries_of(first)
            title = text_of(entries.get("/Title"))
            new: dict[str, Any] = {name[1:]: Of(source, entries[name]) for name in _KEPT if name in entries}
            action = without_scripts(merge, source, entries.get("/A"))
            jump = entries.get("/Dest") or entries_of(action).get("/D")
            inside, page = page_led_to(source, jump, places)
            if inside and page is None:
                self._dead += 1
            elif "/Dest" in entries:
                new["Dest"] = Of(source, self._destinations.followed(source, entries["/Dest"]))
            elif action is not None:
                new["A"] = Of(source, action)
            count = plain(entries.get("/Count"))
            below = self._copied(merge, source, entries.get("/First"), places, seen, depth + 1)
            found.append(Item(title, new, isinstance(count, int) and count > 0, below))
            first = entries.get("/Next")
        return found


def _says_it_again(session: Item, below: list[Item]) -> bool:
    return len(below) == 1 and not below[0].items and below[0].title == session.title


def _to(page: Page) -> dict[str, Any]:
    return {"Dest": [page.ref, Name("Fit")]}


def _write(merge: PdfMerge, items: list[Item]) -> Ref:
    root = merge.file.reserve()
    first, last = _write_items(merge, items, root)
    shown = sum(1 + (item.shown if item.is_open else 0) for item in items)
    return merge.add({"Type": Name("Outlines"), "First": first, "Last": last, "Count": shown}, root)


def _write_items(merge: PdfMerge, items: list[Item], parent: Ref) -> tuple[Ref, Ref]:
    refs = [merge.file.reserve() for _ in items]
    for place, (ref, item) in enumerate(zip(refs, items, strict=True)):
        entries: dict[str, Any] = {"Title": item.title, "Parent": parent, **item.entries}
        if place:
            entries["Prev"] = refs[place - 1]
        if place + 1 < len(refs):
            entries["Next"] = refs[place + 1]
        if item.items:
            entries["First"], entries["Last"] = _write_items(merge, item.items, ref)
            entries["Count"] = item.shown if item.is_open else -item.shown
        merge.add(entries, ref)
    return refs[0], refs[-1]
