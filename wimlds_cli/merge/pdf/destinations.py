"""Places that links and outlines lead to, by name or by page."""

from __future__ import annotations

from typing import Any

from wimlds_cli.merge.pdf.names import NamePool, named, write_tree
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Page, Source
from wimlds_cli.merge.pdf.values import Of, bytes_of, entries_of, is_name, items_of, plain


class Destinations(Step):
    """Keeps rule 35 for places: two decks' places of one name are two, and each link leads to its own deck's.

    A place that the old kind of list names (PDF 1.1, by names instead of strings) goes into the tree with the others.
    A destination that gives the number of a page instead of the page, as some writers do, is bound to its page.
    """

    entries = frozenset({"/Dest", "/S"})

    def __init__(self) -> None:
        self._pool = NamePool()
        self._new: dict[tuple[int, bytes | str], bytes] = {}

    def plan(self, merge: PdfMerge) -> None:
        """Give each place of each deck a name of its own."""
        for source in merge.sources:
            for word, _ in places_of(source):
                self._rename(source, word)

    def edit(self, merge: PdfMerge, source: Source, entries: dict[str, Any]) -> None:
        """Let what leads to a place lead there by its new name."""
        if "/Dest" in entries:
            entries["/Dest"] = self.followed(source, entries["/Dest"])
        if entries.get("/S") == "/GoTo" and "/D" in entries:
            entries["/D"] = self.followed(source, entries["/D"])

    def finish(self, merge: PdfMerge) -> None:
        """Write the tree of all places."""
        pairs: dict[bytes, Any] = {}
        for source in merge.sources:
            for word, value in places_of(source):
                pairs.setdefault(self._rename(source, word), Of(source, self._bound(source, value)))
        if pairs:
            merge.names["Dests"] = write_tree(merge, "Names", pairs.items())

    def followed(self, source: Source, destination: Any) -> Any:
        """Return what stands for a destination of a deck in the merged PDF."""
        found = plain(destination)
        word = str(found) if is_name(found) else bytes_of(found)
        if word is not None:
            # A name that its own deck does not know must not lead to another deck's place: it gets one of its own.
            return self._rename(source, word)
        return self._bound(source, destination)

    def _rename(self, source: Source, word: bytes | str) -> bytes:
        key = (source.index, word)
        if key not in self._new:
            wanted = word.removeprefix("/").encode("latin-1", "replace") if isinstance(word, str) else word
            self._new[key] = self._pool.take(wanted)
        return self._new[key]

    @staticmethod
    def _bound(source: Source, destination: Any) -> Any:
        """Write the page into a destination that only gives its number."""
        explicit = plain(entries_of(destination).get("/D")) or plain(destination)
        if isinstance(explicit, list) and explicit and isinstance(plain(explicit[0]), int):
            page = source.page_of(plain(explicit[0]))
            return [page.ref if page else None, *explicit[1:]]
        return destination


def places_of(source: Source) -> list[tuple[bytes | str, Any]]:
    """Return a deck's named places: those named by strings, and those named by names, which are `str`."""
    found: list[tuple[bytes | str, Any]] = list(named(entries_of(source.catalog.get("/Names")).get("/Dests")))
    return found + list(entries_of(source.catalog.get("/Dests")).items())


def page_led_to(source: Source, destination: Any, places: dict[bytes | str, Any]) -> tuple[bool, Page | None]:
    """Tell whether a destination is one inside this PDF, and which page it leads to.

    Args:
        source: The deck.
        destination: The value of a /Dest, or of the /D of a jump.
        places: Its named places.
    """
    found = plain(destination)
    word = str(found) if is_name(found) else bytes_of(found)
    if word is not None:
        found = plain(places.get(word))
    explicit = items_of(entries_of(found).get("/D")) or items_of(found)
    return bool(explicit) or word is not None, source.page_of(explicit[0]) if explicit else None
