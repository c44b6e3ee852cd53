"""What lies on pages: links, notes, films, buttons."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from wimlds_cli.merge.passes.anchors import SCHEME
from wimlds_cli.merge.pdf.destinations import page_led_to, places_of
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Arrival, Page, Source
from wimlds_cli.merge.pdf.values import Name, entries_of, items_of, plain, reference_of, text_of

COMMENTS = frozenset({"/Text", "/Popup", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret"})
"""Kinds of annotation with which a reviewer speaks (ISO 32000-2, 12.5.6)."""
_ELSEWHERE = frozenset({"/Launch", "/GoToR"})


class Annotations(Step):
    """Keeps rules 24 and 26 in PDFs: a link lands on the same page, and one that can lead nowhere is said.

    The organizers' slides lead to `wimlds:NAME`; such a link becomes a jump to the first page of the deck with that
    anchor, whatever kind of deck it was. In a public copy there are no comments.
    """

    entries = frozenset({"/URI", "/T"})

    def __init__(self) -> None:
        self._anchors: dict[str, Page] = {}

    def plan(self, merge: PdfMerge) -> None:
        """Look at each page's annotations, and take off what must not stay."""
        for source in merge.sources:
            if source.entry.anchor is not None and source.pages:
                self._anchors.setdefault(source.entry.anchor, source.pages[0])
        for source in merge.sources:
            places = dict(places_of(source))
            for page in source.pages:
                self._look_at(merge, source, page, places)

    def edit(self, merge: PdfMerge, source: Source, entries: dict[str, Any]) -> None:
        """Turn an anchor into a jump; in a public copy, forget who drew on the page."""
        written = text_of(entries.get("/URI"))
        address = as_the_deck_has_it(source.arrival, written)
        if address != written:
            entries["/URI"] = address
        anchor = anchor_of(address)
        if source.made and anchor is not None:
            page = self._anchors.get(anchor)
            entries.clear()
            entries.update({"S": Name("GoTo"), "D": [page.ref if page else None, Name("Fit")]})
        if merge.public and "/Subtype" in entries and "/Rect" in entries and entries["/Subtype"] != "/Widget":
            # A widget's /T is the name of its field; anywhere else it is that of a person (12.5.6.2).
            entries.pop("/T", None)

    def _look_at(self, merge: PdfMerge, source: Source, page: Page, places: dict[bytes | str, Any]) -> None:
        listed = page.get("/Annots")
        if not isinstance(listed, list):
            return
        kept = [one for one in listed if self._stays(merge, source, page, one, places)]
        if len(kept) < len(listed):
            source.gone.update(key for one in listed if one not in kept and (key := reference_of(one)))
            page.changes["/Annots"] = kept or None

    def _stays(
        self, merge: PdfMerge, source: Source, page: Page, annotation: Any, places: dict[bytes | str, Any]
    ) -> bool:
        entries = entries_of(annotation)
        if merge.public and entries.get("/Subtype") in COMMENTS:
            merge.say("dropped", 28, "comments", source)
            return False
        action = entries_of(entries.get("/A"))
        if action.get("/S") in _ELSEWHERE:
            file = plain(action.get("/F"))
            name = text_of(entries_of(file).get("/UF") or entries_of(file).get("/F") or file)
            merge.say("warning", 26, f"a link leads to a file of the speaker's computer: {name}", source, page)
        address = text_of(action.get("/URI"))
        # Of PowerPoint decks our own merge has told.
        if address.lower().startswith("file:") and not source.arrival.titles:
            words = f"a link leads to a file of the speaker's computer: {as_the_deck_has_it(source.arrival, address)}"
            merge.say("warning", 26, words, source, page)
        anchor = anchor_of(address) if source.made else None
        if anchor is not None and anchor not in self._anchors:
            message = f"a link to {anchor}, which is not in the merged deck, was removed"
            merge.say("dropped", 24, message, source, page)
            return False
        jump = entries.get("/Dest") or (action.get("/D") if action.get("/S") == "/GoTo" else None)
        if jump is None:
            return True
        inside, target = page_led_to(source, jump, places)
        if not inside or target is not None:
            return True
        if source.arrival.hidden:
            merge.say("dropped", 24, "a jump to a hidden slide was removed", source, page)
            return False
        merge.say("inherited", 24, "a link leads to no page of its deck", source, page)
        return True


def as_the_deck_has_it(arrival: Arrival, address: str) -> str:
    """Return an address as the deck has it: LibreOffice spells out those that are relative to the copy it reads."""
    copy = arrival.made_of
    if copy is None or not address.lower().startswith("file:"):
        return address
    behind = address.partition(f"/{copy.parent.name}/")[2]
    return behind.replace(copy.name, quote(arrival.entry.path.name), 1) if behind else address


def anchor_of(address: str) -> str | None:
    """Return the anchor that an address names; LibreOffice spells its letters as addresses have them."""
    return unquote(address.removeprefix(SCHEME)) if address.startswith(SCHEME) else None


def annotations_of(page: Page) -> list[Any]:
    """Return the references to a page's annotations, or their dictionaries."""
    return items_of(page.get("/Annots"))
