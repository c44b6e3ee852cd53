"""The self-check: what two readers see in the merged PDF, beside what they see in the decks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.merge.pdf.annotations import anchor_of, as_the_deck_has_it
from wimlds_cli.merge.pdf.destinations import places_of
from wimlds_cli.merge.pdf.plan import PdfMerge
from wimlds_cli.merge.pdf.seeing import Seen, SeenPage, Target, see
from wimlds_cli.merge.pdf.source import Page, Source
from wimlds_cli.merge.pdf.values import entries_of, items_of, plain, reference_of


def refuse_what_is_not_sound(new: Path, merge: PdfMerge) -> None:
    """Open the merged PDF as others will, and compare.

    What a deck had and the merged PDF has not is a finding of the kind `lost`.

    Raises:
        WimldsError: The merged PDF cannot be opened, or does not have the pages it should have.
    """
    after = see(new)
    expected = sum(len(source.pages) for source in merge.sources)
    if after is None or after.count != expected:
        counted = "cannot be opened" if after is None else f"has {after.count} pages instead of {expected}"
        raise _unsound(f"it {counted}")
    attached = 0
    for source in merge.sources:
        before = see(source.arrival.path, [page.place for page in source.pages])
        if before is None:
            continue
        if before.count != source.page_count:
            merge.say("lost", 35, f"another reader sees {before.count} pages in it, not {source.page_count}", source)
        attached += before.attachments
        for page in source.pages:
            for words in _differences(merge, source, page, before, after):
                merge.say("lost", 35, words, source, page)
    if after.attachments < attached:
        merge.report.say("lost", 35, f"{attached - after.attachments} of {attached} attached files")
    named = sum(len(dict(places_of(source))) for source in merge.sources)
    if after.places != named:
        merge.report.say("lost", 35, f"it has {after.places} named places instead of {named}")
    _check_the_whole(new, merge, expected)


def _differences(merge: PdfMerge, source: Source, page: Page, before: Seen, after: Seen) -> Iterator[str]:
    if page.place not in before.pages:
        return
    old, new = before.pages[page.place], after.pages.get(page.number - 1)
    if new is None:
        yield "it cannot be shown"
        return
    if old.size != new.size:
        yield f"its size is {new.size[0]} x {new.size[1]} points instead of {old.size[0]} x {old.size[1]}"
    if old.objects != new.objects:
        yield f"it shows {new.objects} things instead of {old.objects}"
    if any(one.label for one in before.pages.values()) and old.label != new.label:
        yield f"it is called {new.label} instead of {old.label}"
    if "/Annots" in page.changes:
        # Links or comments were taken off this page, and that was said.
        return
    if old.annotations != new.annotations:
        yield f"{old.annotations - new.annotations} of {old.annotations} links, fields and films"
    missing = Counter(_followed(merge, source, old)) - Counter(new.links)
    if missing:
        links = "a link leads" if missing.total() == 1 else f"{missing.total()} links lead"
        yield f"{links} elsewhere than in the deck"


def _followed(merge: PdfMerge, source: Source, page: SeenPage) -> Iterator[Target]:
    """Yield where a page's links should lead in the merged PDF; what led nowhere may do so again."""
    for target in page.links:
        if isinstance(target, int):
            found = source.page_of(target) if target >= 0 else None
            if found is not None:
                yield found.number - 1
        elif source.made and (anchor := anchor_of(target)) is not None:
            yield next(s for s in merge.sources if s.entry.anchor == anchor and s.pages).pages[0].number - 1
        else:
            yield as_the_deck_has_it(source.arrival, target)


def _check_the_whole(new: Path, merge: PdfMerge, expected: int) -> None:
    """Read the merged PDF as this program reads decks, and follow what it names."""
    from pypdf import PdfReader

    with new.open("rb") as file:
        reader = PdfReader(file)
        if len(reader.pages) != expected:
            raise _unsound(f"it has {len(reader.pages)} pages instead of {expected}")
        there = {(ref.generation, ref.idnum) for page in reader.pages if (ref := page.indirect_reference) is not None}
        catalog = entries_of(reader.root_object)
        fields = _names_of_fields(catalog)
        doubled = [name for name, times in Counter(fields).items() if times > 1]
        had = sum(len(set(_names_of_fields(source.catalog))) for source in merge.sources)
        if len(set(fields)) != had:
            raise _unsound(f"it has {len(set(fields))} form fields instead of {had}, {len(doubled)} of them doubled")
        for item in _lines(entries_of(catalog.get("/Outlines")).get("/First")):
            target = items_of(item.get("/Dest"))
            # A line that led nowhere in its own deck still does, and was said.
            if target and plain(target[0]) is not None and reference_of(target[0]) not in there:
                raise _unsound(f"“{plain(item.get('/Title'))}” of its outline leads to no page")


def _names_of_fields(catalog: dict[str, Any]) -> list[str]:
    fields = items_of(entries_of(catalog.get("/AcroForm")).get("/Fields"))
    return [str(plain(name)) for field in fields if (name := entries_of(field).get("/T")) is not None]


def _lines(first: Any) -> Iterator[dict[str, Any]]:
    while entries := entries_of(first):
        yield entries
        yield from _lines(entries.get("/First"))
        first = entries.get("/Next")


def _unsound(what: str) -> WimldsError:
    return WimldsError(
        f"the merged PDF would not be sound: {what}",
        "This is a fault of wimlds: nothing was written. Please report it, with the decks.",
    )
