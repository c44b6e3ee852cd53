"""The site's feeds: a calendar to subscribe to, news for feed readers, and a list for search engines."""

from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from wimlds_cli.announce.calendar import Entry, calendar_file, event_entry
from wimlds_cli.announce.memory import CalendarEntry, Memory, load_memory
from wimlds_cli.chapter.site.lines import Listed

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclasses.dataclass(frozen=True)
class Dated:
    """An event's entry in a calendar, and the revision in which it stands."""

    entry: Entry
    revision: CalendarEntry
    file: bytes

    @property
    def changed(self) -> datetime.datetime:
        """When the event last changed, as far as is known."""
        return datetime.datetime.strptime(self.revision.stamp, _STAMP).replace(tzinfo=datetime.UTC)


def dated(
    each: Listed,
    earlier: Mapping[str, str | int] | None,
    address: str | None,
    now: datetime.datetime,
    *,
    seed: str | None = None,
) -> Dated:
    """Return an event's calendar entry, of the same identity and revision as the one that `announce` wrote.

    Args:
        each: The event.
        earlier: Its revision when the site was last made; None the first time.
        address: The address of its page.
        now: The time stamp of what is new or has changed.
        seed: What makes its identity, where the one that `announce` would give is another event's.
    """
    loaded, event = each.one.loaded, each.one.event
    memory = Memory()
    known = load_memory(loaded.folder).calendar.get("event") if seed is None else None
    if known is not None:
        memory.calendar["event"] = known
    if earlier is not None and (known is None or earlier["uid"] == known.uid):
        at_the_site = CalendarEntry(
            str(earlier["uid"]), int(earlier["sequence"]), str(earlier["stamp"]), str(earlier["digest"])
        )
        memory.calendar["event"] = max(filter(None, (known, at_the_site)), key=lambda one: (one.sequence, one.stamp))
    entry = event_entry(event, each.facts, each.line.hook)
    entry = dataclasses.replace(entry, url=address or entry.url)
    seed = seed or f"{event.chapter or ''} {loaded.folder.resolve().name}"
    made = calendar_file([entry], memory, seed, each.facts.chapter, now)
    return Dated(entry, memory.calendar["event"], made)


def calendar_feed(title: str, entries: Mapping[str, Dated]) -> bytes:
    """Return one calendar of all events, to subscribe to."""
    memory = Memory(calendar={name: one.revision for name, one in entries.items()})
    keyed = [dataclasses.replace(one.entry, key=name) for name, one in entries.items()]
    return calendar_file(keyed, memory, "", title, datetime.datetime.min.replace(tzinfo=datetime.UTC))


def atom_feed(title: str, address: str | None, lines: Sequence[Listed], entries: Mapping[str, Dated]) -> bytes:
    """Return the events as an Atom feed (RFC 4287), the last changed first."""
    from lxml import etree

    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    newest = max((one.changed for one in entries.values()), default=datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC))
    _put(feed, "title", title)
    _put(feed, "id", address or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, title)}")
    _put(feed, "updated", newest.isoformat())
    etree.SubElement(etree.SubElement(feed, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name").text = _plain(title)
    if address:
        etree.SubElement(feed, f"{{{_ATOM}}}link", rel="self", href=urljoin(address, "feed.xml"))
        etree.SubElement(feed, f"{{{_ATOM}}}link", rel="alternate", href=address)
    for each in sorted(lines, key=lambda one: (entries[one.one.id].changed, one.line.begins), reverse=True):
        item = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        known = entries[each.one.id]
        words = f"{each.line.status}: {each.line.name}" if each.line.status else each.line.name
        _put(item, "title", words)
        _put(item, "id", f"urn:uuid:{known.revision.uid.partition('@')[0]}")
        _put(item, "updated", known.changed.isoformat())
        page = quote(each.line.href)
        etree.SubElement(item, f"{{{_ATOM}}}link", rel="alternate", href=urljoin(address, page) if address else page)
        where = f", {each.line.place}" if each.line.place else ""
        _put(item, "summary", f"{each.line.when}{where}. {each.line.hook}")
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _put(parent: _Element, name: str, text: str) -> None:
    from lxml import etree

    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _plain(text)


def _plain(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return "".join(char for char in text if char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff"))


def sitemap(address: str, pages: Sequence[str]) -> bytes:
    """Return the list of pages that search engines read (sitemaps.org)."""
    from lxml import etree

    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP})
    for page in pages:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = urljoin(address, quote(page))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
