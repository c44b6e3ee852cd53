"""Where links and the outline of a PDF lead: to which page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from wimlds_cli.deck.pdf import plain, readable

# A book of a thousand pages has some ten thousand entries; more are made to exhaust us.
_MOST_NODES = 50_000
# What programs call a slide that has no title: what stands on the page says more.
_SAYS_NOTHING = re.compile(r"(?i)(slide|page|folie|seite|diapositive)( number)? \d+")


class Destinations:
    """The places that a PDF can lead to, explicit or by name (ISO 32000-1, 12.3.2)."""

    def __init__(self, catalog: Any, pages: Sequence[Any]) -> None:
        self._catalog = catalog
        self._numbers = {
            reference.idnum: number
            for number, page in enumerate(pages)
            if (reference := page.indirect_reference) is not None
        }
        self._count = len(pages)

    def page(self, destination: Any) -> int | None:
        """Return the number of the page, from 0, that a destination names; None when there is no such page."""
        for _ in range(4):
            destination = plain(destination)
            if isinstance(destination, (str, bytes)):
                destination = self._named.get(_key(destination))
            elif hasattr(destination, "get"):
                destination = destination.get("/D")
            else:
                break
        if not isinstance(destination, list) or not destination:
            return None
        first = destination[0]
        number = self._numbers.get(getattr(first, "idnum", None))
        if number is None and isinstance(first, int) and 0 <= first < self._count:
            # By number: what belongs to links into other files, and what some programs write for their own.
            return int(first)
        return number

    @cached_property
    def _named(self) -> dict[bytes, Any]:
        found: dict[bytes, Any] = {}
        old = plain(self._catalog.get("/Dests"))
        if hasattr(old, "items"):
            found.update((_key(name), value) for name, value in old.items())
        names = plain(self._catalog.get("/Names"))
        if hasattr(names, "get"):
            found.update((_key(name), value) for name, value in name_tree(names.get("/Dests")))
        return found


def name_tree(root: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the names and values of a name tree, whatever its shape (ISO 32000-1, 7.9.6)."""
    waiting, seen = [root], set[int]()
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop()
        place = getattr(node, "idnum", None) or id(node)
        node = plain(node)
        if place in seen or not hasattr(node, "get"):
            continue
        seen.add(place)
        pairs = plain(node.get("/Names")) or []
        yield from ((plain(name), value) for name, value in zip(pairs[::2], pairs[1::2], strict=False))
        waiting += reversed(plain(node.get("/Kids")) or [])


def outline_titles(catalog: Any, destinations: Destinations) -> dict[int, str]:
    """Return for each page that the outline leads to, the first title that it has there."""
    outline = plain(catalog.get("/Outlines"))
    titles: dict[int, str] = {}
    waiting = [outline.get("/First")] if hasattr(outline, "get") else []
    seen = set[int]()
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop()
        place = getattr(node, "idnum", None) or id(node)
        item = plain(node)
        if place in seen or not hasattr(item, "get"):
            continue
        seen.add(place)
        page = destinations.page(item.get("/Dest") or _goes_to(item.get("/A")))
        title = readable(plain(item.get("/Title")))
        if page is not None and title and not _SAYS_NOTHING.fullmatch(title):
            titles.setdefault(page, title)
        waiting += [below for key in ("/Next", "/First") if (below := item.get(key)) is not None]
    return titles


def _goes_to(action: Any) -> Any:
    action = plain(action)
    return action.get("/D") if hasattr(action, "get") and action.get("/S") == "/GoTo" else None


def _key(name: Any) -> bytes:
    """Return a name in one form: it may be written as a name, as text or as bytes."""
    raw = getattr(name, "original_bytes", None)
    if isinstance(raw, bytes):
        return raw
    return name if isinstance(name, bytes) else str(name).removeprefix("/").encode("utf-8", "replace")
