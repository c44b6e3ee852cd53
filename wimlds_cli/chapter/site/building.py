"""A collection -> the site's files, written where they differ from what is there."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from wimlds_cli.announce.page import Setting, event_page
from wimlds_cli.chapter.collection import Collection, chapter_file
from wimlds_cli.chapter.site.feeds import Dated, atom_feed, calendar_feed, dated, sitemap
from wimlds_cli.chapter.site.lines import Listed, listed, people_of, places_of
from wimlds_cli.chapter.site.world import spread_out, world_map
from wimlds_cli.errors import WimldsError
from wimlds_cli.replace import replacing
from wimlds_cli.texts import web, wording

if TYPE_CHECKING:
    from babel import Locale

_MANIFEST = ".wimlds-site.json"


@dataclass(frozen=True)
class SiteReport:
    """What was made.

    Attributes:
        index: The page to open.
        pages: How many pages of events.
        written: Files that are new or differ from what was there.
        unchanged: Files that were left alone.
        removed: Files of an earlier run that belong to nothing any more.
        notes: Plain sentences worth knowing.
        waiting: Pages that say "to be announced" somewhere: the event, and what is missing.
    """

    index: Path
    pages: int
    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    notes: tuple[str, ...]
    waiting: tuple[tuple[str, tuple[str, ...]], ...]


def build_site(
    collection: Collection,
    into: Path,
    *,
    today: datetime.date,
    now: datetime.datetime,
    address: str | None = None,
    title: str | None = None,
) -> SiteReport:
    """Write a static site of a collection; it works from the folder and from any static host.

    Args:
        collection: The events.
        into: The site's folder. What an earlier run wrote there and is needed no more goes; nothing else is touched.
        today: The day: what is over stands in the archive.
        now: The time stamp of what is new in the feeds.
        address: Where the site will stand on the web; feeds and search engines get whole addresses then.
        title: What it is called; the chapter's name when left out.

    Raises:
        WimldsError: The folder holds something else, a file cannot be written, or an own template is wrong.
    """
    return _Building(collection, into, today, now, address, title).build()


class _Building:
    def __init__(
        self,
        collection: Collection,
        into: Path,
        today: datetime.date,
        now: datetime.datetime,
        address: str | None,
        title: str | None,
    ) -> None:
        self.collection, self.into, self.today, self.now = collection, into, today, now
        self.address = None if address is None else address.rstrip("/") + "/"
        self.manifest = _manifest(into)
        latest = collection.events[-1].event
        self.latest = latest
        self.title = title or _title(collection)
        zone = Counter(one.event.timezone for one in collection.events).most_common(1)[0][0]
        # Dates as most of its readers write them.
        at_home = next(one.event for one in reversed(collection.events) if one.event.timezone == zone)
        self.locale: Locale = wording.locale_of(at_home)
        self.lines = [listed(one, today, self.locale, zone) for one in collection.events]
        self.files: dict[str, bytes] = {}
        self.notes: list[str] = []
        self.waiting: list[tuple[str, tuple[str, ...]]] = []

    def build(self) -> SiteReport:
        entries: dict[str, Dated] = {}
        for each in self.lines:
            entries[each.one.id] = self._event(each, {one.revision.uid for one in entries.values()})
        self._lists()
        self.files["calendar.ics"] = calendar_feed(self.title, entries)
        self.files["feed.xml"] = atom_feed(self.title, self.address, self.lines, entries)
        pages = sorted(name for name in self.files if name.endswith(".html"))
        if self.address:
            self.files["sitemap.xml"] = sitemap(self.address, pages)
        written, unchanged = self._write()
        removed = self._remove()
        self._remember(entries)
        return SiteReport(
            self.into / "index.html",
            len(self.lines),
            tuple(written),
            unchanged,
            tuple(removed),
            tuple(dict.fromkeys(self.notes)),
            tuple(self.waiting),
        )

    def _event(self, each: Listed, taken: Set[str]) -> Dated:
        """Make one event's page with what stands beside it; return its calendar entry."""
        folder = PurePosixPath(each.one.id)
        page_address = urljoin(self.address, quote(f"{folder}/")) if self.address else None
        earlier = self.manifest.get("calendar", {}).get(each.one.id)
        entry = dated(each, earlier, page_address, self.now)
        if entry.revision.uid in taken:
            # Two folders of one name, in two seasons: the second is known by the whole path.
            entry = dated(each, earlier, page_address, self.now, seed=each.one.id)
        home = "../" * len(folder.parts) + "index.html"
        setting = Setting(
            address=page_address, pictures="pictures/", calendar="event.ics", home=(f"All events of {self.title}", home)
        )
        page = event_page(each.one.loaded, self.today, setting=setting)
        self.files[f"{folder}/index.html"] = page.html.encode("utf-8", "replace")
        self.files[f"{folder}/event.ics"] = entry.file
        for name, data in page.files.items():
            self.files[f"{folder}/{name}"] = data
        self.notes += [f"{each.line.name}: {note.removeprefix('Web page: ')}" for note in page.notes]
        if page.text.gaps and not each.line.over and not each.line.status:
            self.waiting.append((each.line.name, tuple(dict.fromkeys(gap.field for gap in page.text.gaps))))
        return entry

    def _lists(self) -> None:
        lines = [each.line for each in self.lines]
        coming = [line for line in lines if not line.over]
        past = [line for line in reversed(lines) if line.over]
        seasons = dict.fromkeys(line.season for line in past)
        people = people_of(self.lines)
        countries = sorted({line.country for line in lines if line.country})
        common: dict[str, Any] = {
            "site": self.title,
            "language": str(self.locale.language),
            "direction": "rtl" if self.locale.character_order == "right-to-left" else "ltr",
            "event": self.latest,
            "seasons": [(season, _season_page(season)) for season in seasons],
            "people": people,
            "countries": countries,
            "several": len({line.chapter for line in lines}) > 1,
            "today": self.today,
        }
        newest = next(iter(seasons), None)
        self._page(
            "index.html",
            coming=coming,
            newest=newest,
            latest=[line for line in past if line.season == newest],
            map=self._map(),
            **common,
        )
        for season in seasons:
            held = [line for line in past if line.season == season]
            self._page(_season_page(season), template="season.html", season=season, held=held, **common)
        self._page("speakers.html", **common)

    def _map(self) -> object:
        from markupsafe import Markup

        places = places_of([each for each in self.lines if each.line.over] + [e for e in self.lines if not e.line.over])
        if len(places) < 2 or not spread_out(places):
            return None
        return Markup(world_map(places, f"Where the events of {self.title} are"))

    def _page(self, name: str, *, template: str | None = None, **facts: Any) -> None:
        page = web.page(template or name, self.latest.brand, kind="site", homes=self.collection.own_templates, **facts)
        self.files[name] = page.encode("utf-8", "replace")

    def _write(self) -> tuple[list[str], int]:
        written, unchanged = [], 0
        for name, data in self.files.items():
            if _put(self.into / name, data):
                written.append(name)
            else:
                unchanged += 1
        return written, unchanged

    def _remove(self) -> list[str]:
        removed = []
        for name in self.manifest.get("files", []):
            path = self.into / name
            if name in self.files or ".." in PurePosixPath(name).parts or not path.is_file():
                continue
            path.unlink()
            removed.append(name)
            for folder in list(path.relative_to(self.into).parents)[:-1]:
                if any((self.into / folder).iterdir()):
                    break
                (self.into / folder).rmdir()
        return removed

    def _remember(self, entries: Mapping[str, Dated]) -> None:
        data = {
            "made by": "wimlds site; it knows by this file what is its own",
            "files": sorted(self.files),
            "calendar": {name: vars(one.revision) for name, one in sorted(entries.items())},
        }
        _put(self.into / _MANIFEST, (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def _put(path: Path, data: bytes) -> bool:
    """Write a file, unless it holds the same already; return whether it was written."""
    # Compared in memory: a new file beside each page would touch every folder of a site in which nothing changed.
    if path.is_file() and path.read_bytes() == data:
        return False
    with replacing(path) as new:
        new.write_bytes(data)
    return True


def _season_page(season: str) -> str:
    return f"season-{season.replace('/', '-')}.html"


def _title(collection: Collection) -> str:
    """Return the name of the chapter above all events; where chapters are many, what the folder is called."""
    own = chapter_file(collection.folder)
    named = [one.event.chapter for one in collection.events if one.loaded.chapter_path is not None]
    if own is not None:
        above = [
            one.event.chapter
            for one in collection.events
            if one.loaded.chapter_path is not None and one.loaded.chapter_path.resolve() == own.resolve()
        ]
        found = next((name for name, _ in Counter(filter(None, above)).most_common(1)), None)
        if found:
            return found
    if len(set(named)) == 1 and named[0]:
        return named[0]
    return collection.folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()


def _manifest(into: Path) -> dict[str, Any]:
    """Read what an earlier run left.

    Raises:
        WimldsError: The folder holds something, and not a site of ours.
    """
    file = into / _MANIFEST
    try:
        data = json.loads(file.read_text("utf-8"))
        if isinstance(data, dict):
            return data
    except FileNotFoundError:
        pass
    except (OSError, ValueError):
        return {}
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise WimldsError(
            f"{into.as_posix()} holds something that `wimlds site` did not write",
            "name a new or an empty folder with --into",
        )
    return {}
