"""A site of many events: it stands by itself, every link leads somewhere, and a second run touches nothing."""

from __future__ import annotations

import datetime
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import icalendar
import pytest
import vobject
from lxml import etree

from tests.browser import axe_violations, needs_axe, needs_browser, requests_made, wider_than_the_screen
from tests.chapter.many import chapter_of_seasons, programme_of_meetups, write_chapter, write_event
from tests.commands.running import run
from wimlds_cli.chapter.collection import collect
from wimlds_cli.chapter.site.building import SiteReport, build_site

NOW = datetime.datetime(2027, 6, 1, 12, tzinfo=datetime.UTC)
TODAY = NOW.date()


def build(folder: Path, into: Path, *, today: datetime.date = TODAY, now=NOW, **more) -> SiteReport:
    return build_site(collect(folder), into, today=today, now=now, **more)


@pytest.fixture(scope="module")
def programme(tmp_path_factory) -> Path:
    """Build the site of 75 meetups once."""
    folder = programme_of_meetups(tmp_path_factory.mktemp("many") / "congress")
    build(folder, folder / "out" / "site", address="https://example.org/events")
    return folder


class Links(HTMLParser):
    """Every address in a page, and every name that can be linked to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs) -> None:
        found = dict(attrs)
        self.addresses += [found[name] for name in ("href", "src") if found.get(name)]
        self.names.add(found.get("id") or "")


def dead_links(site: Path) -> list[str]:
    """Return every link between the site's files that leads nowhere."""
    pages = {page: Links(page.read_text("utf-8")) for page in site.rglob("*.html")}
    dead = []
    for page, links in pages.items():
        for address in links.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            known = next((names for other, names in pages.items() if other.resolve() == target), None)
            if not target.is_file() or (parts.fragment and known and unquote(parts.fragment) not in known.names):
                dead.append(f"{page.relative_to(site)}: {address}")
    return dead


def test_every_link_between_its_pages_leads_somewhere(programme):
    site = programme / "out" / "site"
    assert len(list(site.rglob("index.html"))) == 76
    assert dead_links(site) == []


def test_the_links_of_a_chapter_of_seasons_lead_somewhere(tmp_path):
    folder = chapter_of_seasons(tmp_path / "evenings", seasons=3)
    build(folder, tmp_path / "site", today=datetime.date(2021, 3, 1))
    assert dead_links(tmp_path / "site") == []
    names = {page.name for page in (tmp_path / "site").glob("*.html")}
    assert names == {"index.html", "speakers.html", "season-2018-19.html", "season-2019-20.html", "season-2020-21.html"}


def test_a_second_run_touches_nothing(programme):
    site = programme / "out" / "site"
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    later = NOW + datetime.timedelta(hours=5)
    report = build(programme, site, now=later, address="https://example.org/events")
    assert (report.written, report.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_what_changes_is_written_and_what_is_gone_is_removed(tmp_path):
    folder = write_chapter(tmp_path / "events")
    one = write_event(folder / "one", "One", datetime.date(2027, 7, 1))
    write_event(folder / "two", "Two", datetime.date(2027, 8, 1))
    build(folder, tmp_path / "site")
    write_event(one, "One, renamed", datetime.date(2027, 7, 1))
    report = build(folder, tmp_path / "site", now=NOW + datetime.timedelta(days=1))
    assert set(report.written) == {"index.html", "one/index.html", "one/event.ics", "calendar.ics", "feed.xml"}
    (entry,) = icalendar.Calendar.from_ical((tmp_path / "site" / "one" / "event.ics").read_bytes()).walk("VEVENT")
    assert entry["sequence"] == 1
    shutil.rmtree(folder / "two")
    report = build(folder, tmp_path / "site")
    assert set(report.removed) == {"two/index.html", "two/event.ics"}
    assert not (tmp_path / "site" / "two").exists()
    assert "Two" not in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_what_somebody_else_wrote_is_neither_overwritten_nor_removed(tmp_path):
    folder = write_event(tmp_path / "events" / "one", "One", datetime.date(2027, 7, 1)).parent
    write_chapter(folder)
    theirs = tmp_path / "site" / "index.html"
    theirs.parent.mkdir()
    theirs.write_text("theirs", encoding="utf-8")
    result = run("site", folder, "--into", theirs.parent)
    assert result.exit_code == 2
    assert "did not write" in result.stderr
    assert theirs.read_text("utf-8") == "theirs"
    build(folder, tmp_path / "ours")
    (tmp_path / "ours" / "CNAME").write_text("example.org", encoding="utf-8")
    build(folder, tmp_path / "ours")
    assert (tmp_path / "ours" / "CNAME").read_text("utf-8") == "example.org"


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("Europe/Paris", datetime.date(2027, 3, 27), "2027-03-27T17:30"),
        ("Europe/Paris", datetime.date(2027, 3, 29), "2027-03-29T16:30"),
        ("America/New_York", datetime.date(2027, 3, 13), "2027-03-13T23:30"),
        ("America/New_York", datetime.date(2027, 3, 15), "2027-03-15T22:30"),
        ("Asia/Kolkata", datetime.date(2027, 3, 28), "2027-03-28T13:00"),
        ("Australia/Sydney", datetime.date(2027, 4, 3), "2027-04-03T07:30"),
        ("Australia/Sydney", datetime.date(2027, 4, 5), "2027-04-05T08:30"),
        ("America/Sao_Paulo", datetime.date(2027, 3, 28), "2027-03-28T21:30"),
    ],
)
def test_times_are_right_on_both_sides_of_a_change_of_the_clocks(tmp_path, zone, day, utc):
    folder = write_chapter(tmp_path / "events", zone=zone)
    write_event(folder / "one", "One", day)
    build(folder, tmp_path / "site", today=datetime.date(2027, 1, 1))
    begins = next(
        each.get("datetime")
        for each in etree.HTML((tmp_path / "site" / "index.html").read_bytes()).iter("time")
        if "T" in each.get("datetime")
    )
    expected = datetime.datetime.fromisoformat(utc).replace(tzinfo=datetime.UTC)
    assert datetime.datetime.fromisoformat(begins) == expected
    entry = vobject.readOne((tmp_path / "site" / "calendar.ics").read_text("utf-8")).vevent
    assert entry.dtstart.value.astimezone(datetime.UTC) == expected


def test_two_programs_read_the_calendar_alike(programme):
    text = (programme / "out" / "site" / "calendar.ics").read_bytes()
    ours = {str(one["uid"]): one["dtstart"].dt for one in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    theirs = {one.uid.value: one.dtstart.value for one in vobject.readOne(text.decode()).contents["vevent"]}
    assert len(ours) == 75
    assert ours.keys() == theirs.keys()
    assert all(ours[uid] == theirs[uid] for uid in ours)


def test_two_programs_read_the_news_feed_alike(programme):
    file = programme / "out" / "site" / "feed.xml"
    read = feedparser.parse(file.read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    atom = "{http://www.w3.org/2005/Atom}"
    entries = etree.parse(file).getroot().findall(f"{atom}entry")
    assert [one.title for one in read.entries] == [one.findtext(f"{atom}title") for one in entries]
    assert len({one.id for one in read.entries}) == 75
    for one in read.entries:
        assert one.link.startswith("https://example.org/events/")
        assert one.updated_parsed[:3] == (2027, 6, 1)


def test_search_engines_are_told_every_page(programme):
    site = programme / "out" / "site"
    told = {one.text for one in etree.parse(site / "sitemap.xml").iter("{*}loc")}
    pages = {page.relative_to(site).as_posix() for page in site.rglob("*.html")}
    assert told == {urljoin("https://example.org/events/", page) for page in pages}


def test_the_map_has_a_dot_for_each_event_that_is_somewhere(programme):
    page = etree.HTML((programme / "out" / "site" / "index.html").read_bytes())
    dots = page.xpath("//*[local-name()='svg']//*[local-name()='a']")
    assert len(dots) == 75
    view = [float(part) for part in page.xpath("//*[@class='map']/@viewbox | //*[@class='map']/@viewBox")[0].split()]
    for dot in page.xpath("//*[contains(@class, 'dot')]"):
        assert 0 < float(dot.get("cx")) < view[2]
        assert 0 < float(dot.get("cy")) < view[3]


def test_events_in_one_city_have_no_map(tmp_path):
    folder = chapter_of_seasons(tmp_path / "evenings", seasons=1)
    build(folder, tmp_path / "site")
    assert "<svg" not in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_strangers_words_stay_words(tmp_path):
    folder = write_chapter(tmp_path / "events")
    evil = '<script>alert(1)</script> & \\"quotes\\"'
    body = f'description: "{evil}"\nspeakers: [{{name: "{evil}"}}]\n'
    body += f'sessions:\n  - {{title: "{evil}", type: talk, speakers: ["{evil}"]}}\n'
    write_event(folder / "a & b", evil, datetime.date(2027, 7, 1), body)
    build(folder, tmp_path / "site")
    for page in (tmp_path / "site").rglob("*.html"):
        assert "<script>alert" not in page.read_text("utf-8")
    assert dead_links(tmp_path / "site") == []
    assert not feedparser.parse((tmp_path / "site" / "feed.xml").read_bytes()).bozo


def test_the_command_says_what_it_did(tmp_path):
    folder = chapter_of_seasons(tmp_path / "evenings", seasons=1)
    first = run("site", folder, "--as-of", "2019-01-01")
    assert first.exit_code == 0
    assert "8 events" in first.stdout
    assert (folder / "out" / "site" / "index.html").is_file()
    assert "Up to date" in run("site", folder, "--as-of", "2019-01-01").stdout
    refused = run("site", folder, "--address", "example.org")
    assert refused.exit_code == 2
    assert "--address https://" in refused.stderr


@needs_axe
@pytest.mark.parametrize("name", ["index.html", "speakers.html", "01-paris/meetup/index.html"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everybody_can_use_its_pages(programme, name, dark):
    assert axe_violations(programme / "out" / "site" / name, dark=dark) == []


@needs_browser
def test_its_pages_fit_a_phone_and_ask_nobody(programme):
    for name in ("index.html", "speakers.html"):
        page = programme / "out" / "site" / name
        assert not wider_than_the_screen(page, 360)
        assert requests_made(page) == []


def test_the_chapters_own_template_is_the_sites(tmp_path):
    write_chapter(tmp_path)
    write_event(tmp_path / "one", "One", TODAY)
    own = tmp_path / "templates" / "site" / "speakers.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>Who spoke at {{ site }}</p>", encoding="utf-8")
    build(tmp_path, tmp_path / "site")
    assert (tmp_path / "site" / "speakers.html").read_text("utf-8").startswith("<p>Who spoke at ")
