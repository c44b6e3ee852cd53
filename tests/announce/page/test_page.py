"""The event's page: what it says, when, and to whom; and what a stranger's text cannot do there."""

from __future__ import annotations

import base64
import datetime
import re

import pytest

from tests.announce.events import DAY, announced, change, example, files, small
from tests.announce.page.pages import (
    HOSTILE,
    arabic_event,
    complete,
    hostile_event,
    long_event,
    page_of,
    read_aloud,
    tree,
    written,
)
from wimlds_cli.announce.announcing import Order, mark_published
from wimlds_cli.announce.page import Setting
from wimlds_cli.event.loader import load_event

AFTER = datetime.date(2027, 3, 19)


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_a_page_is_as_it_was_read_and_found_good(tmp_path, name, golden):
    golden(f"announce/{name}/page.txt", read_aloud(page_of(complete(tmp_path, name))))


def test_the_page_of_an_event_with_long_names_is_as_it_was_read_and_found_good(tmp_path, golden):
    golden("announce/page/long.txt", read_aloud(page_of(long_event(tmp_path))))


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_no_page_holds_what_no_person_would_write(tmp_path, name):
    for day in (DAY, datetime.date(2028, 1, 1)):
        for line in read_aloud(page_of(complete(tmp_path / str(day), name), day)).split("\n"):
            assert not re.search(r"\b(None(?! of)|Undefined|Missing|True|False)\b|\{[{%#]|[%#}]\}|\ue000", line), line
            assert not re.search(r" [,.;!?]|\.\.|,,|,\.|\(\)|“”|[,(“]$", line), line


@pytest.fixture(autouse=True)
def _folders(tmp_path):
    for day in (DAY, datetime.date(2028, 1, 1)):
        (tmp_path / str(day)).mkdir()


def test_one_run_gives_the_same_page_as_another(tmp_path):
    folder = complete(tmp_path, "chapter-evening")
    assert page_of(folder).html == page_of(folder).html


def test_a_page_asks_nobody_for_anything(tmp_path):
    page = tree(page_of(complete(tmp_path, "conference-meetup")))
    assert len(page.xpath("//img")) > 8
    sources = page.xpath("//@src | //@srcset | //link[not(@rel='canonical')]/@href | //object/@data | //source/@src")
    assert sources
    assert all(source.startswith("data:") for source in sources)
    assert not page.xpath("//iframe | //object | //embed | //form")
    styles = "".join(page.xpath("//style/text()"))
    assert "@import" not in styles
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)", styles))


def test_the_page_says_that_no_request_may_leave_it(tmp_path):
    page = tree(page_of(small(tmp_path)))
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "script-src 'sha256-" in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0]


def test_a_strangers_text_stays_text(tmp_path):
    page = page_of(hostile_event(tmp_path))
    found = tree(page)
    scripts = found.xpath("//script")
    assert len(scripts) == 2
    assert all("owned" not in (one.text or "") or one.get("type") == "application/ld+json" for one in scripts)
    assert "</script>" not in scripts[0].text
    assert len(found.xpath("//style")) == 1
    assert "owned" not in found.xpath("string(//style)")
    for attribute in found.xpath("//@*"):
        assert not attribute.attrname.startswith("on"), attribute
    assert not found.xpath("//iframe | //img[starts-with(@src, 'x')] | //img[contains(@src, 'tracker')]")
    assert all(re.match(r"https?://|mailto:|data:text/calendar|#", href) for href in found.xpath("//a/@href"))
    assert "{{ event }}" in read_aloud(page)
    assert read_aloud(page).count("document.title='owned'") > 15
    for link in found.xpath("//a[starts-with(@href, 'https://tracker.example')]"):
        assert link.get("rel") == "nofollow noopener"
    assert HOSTILE.count("owned") == 1


def test_the_calendar_file_is_inside_as_it_is_beside(tmp_path):
    folder = small(tmp_path)
    announced(folder, channels=["page", "calendar"])
    links = tree(files(folder)["page.html"]).xpath("//a[@download]/@href")
    assert len(links) == 2
    for link in links:
        inside = base64.b64decode(link.removeprefix("data:text/calendar;charset=utf-8;base64,"))
        assert inside.decode() == files(folder)["event.ics"]


def test_web_calendars_open_with_the_event_filled_in(tmp_path):
    from urllib.parse import parse_qs, urlsplit

    found = tree(page_of(small(tmp_path))).xpath("//ul[@class='choices']//a/@href")
    google, outlook = ({key: value[0] for key, value in parse_qs(urlsplit(one).query).items()} for one in found)
    assert google["dates"] == "20270318T173000Z/20270318T200000Z"
    assert google["text"] == outlook["subject"] == "An evening"
    assert (outlook["startdt"], outlook["enddt"]) == ("2027-03-18T17:30:00Z", "2027-03-18T20:00:00Z")
    assert google["location"] == outlook["location"] == "The Library, 1 Some Street"


def test_every_time_says_its_zone_to_machines(tmp_path):
    times = tree(page_of(small(tmp_path))).xpath("//time/@datetime")
    assert times == ["2027-03-18T18:30+01:00", "2027-03-18T18:45+01:00"]


def test_what_is_not_known_is_said_honestly_and_holds_the_page_back(tmp_path):
    folder = small(tmp_path, ("registration_url: https://example.org/register\n", ""), ("abstract: Wires., ", ""))
    refused = announced(folder, channels=["page"]).refused
    assert {gap.field for gap in refused[0].gaps} == {"registration_url", "abstract of “Nanoseconds”"}
    assert not (folder / "out").exists()
    said = read_aloud(written(folder).read_text("utf-8"))
    assert "Registration opens soon." in said
    assert "What it is about, we tell you soon." in said


def test_a_page_without_its_mission_is_refused(tmp_path):
    folder = small(tmp_path)
    own = folder / "templates" / "announce" / "page" / "page.html"
    own.parent.mkdir(parents=True)
    own.write_text("{{ event.name }} {{ event.welcome }} {{ event.conduct_url }}", encoding="utf-8")
    report = announced(folder, channels=["page"])
    assert "does not say the chapter's mission" in report.refused[0].refusals[0]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("announce/page/words.html", None, "S'inscrire"),
        ("web/look.css", "body { color: fuchsia }", "fuchsia"),
    ],
)
def test_a_chapters_own_template_wins(tmp_path, name, text, said):
    folder = small(tmp_path)
    shipped = (page_of(folder).html, "S'inscrire", "fuchsia")
    assert said not in shipped[0]
    own = folder / "templates" / name
    own.parent.mkdir(parents=True)
    from wimlds_cli.templating import templates_folder

    given = text or (templates_folder() / name).read_text("utf-8").replace('"Register"', '"S\'inscrire"')
    own.write_text(given, encoding="utf-8")
    assert said in page_of(folder).html.replace("&#x27;", "'").replace("&#39;", "'")


def test_a_changed_fact_makes_a_published_page_stale(tmp_path):
    folder = small(tmp_path)
    announced(folder, channels=["page"])
    assert mark_published(load_event(folder), Order(channels=["page"], today=DAY)) == ["page"]
    assert announced(folder).stale == ()
    change(folder, "name: The Library", "name: The Hall")
    (stale,) = announced(folder).stale
    assert stale.key == "page"
    assert any("The Hall" in one.words for one in stale.changes)


@pytest.mark.parametrize(("status", "word"), [("cancelled", "Cancelled"), ("postponed", "Postponed")])
def test_nobody_is_invited_to_what_does_not_take_place(tmp_path, status, word):
    page = page_of(small(tmp_path, more=f"\nstatus: {status}\n"))
    said = read_aloud(page)
    assert said.index(word) < said.index("An evening\n")
    assert "Register" not in said
    assert "Add to calendar" not in said
    assert tree(page).xpath("//p[contains(@class, 'when off')]")


def test_afterwards_the_page_says_so_and_shows_what_is_left(tmp_path):
    folder = small(
        tmp_path,
        (
            "abstract: Wires.",
            "abstract: Wires., resources: [{name: The film, type: video, url: https://example.org/film}]",
        ),
    )
    assert "over" not in read_aloud(page_of(folder))
    said = read_aloud(page_of(folder, AFTER))
    assert "This event is over." in said
    assert "To watch and to read\nNanoseconds\nThe film" in said
    assert "Register" not in said


def test_afterwards_nothing_is_shown_that_its_speaker_did_not_agree_to(tmp_path):
    folder = small(
        tmp_path,
        (
            "abstract: Wires.",
            "abstract: Wires., resources: [{name: The film, type: video, url: https://example.org/film}]",
        ),
        ("consent: yes", "consent: {photo: yes, recording: no, slides: yes}"),
    )
    page = page_of(folder, AFTER)
    assert "example.org/film" not in page.html
    assert "Slides and recordings follow." in read_aloud(page)
    assert page.text.gaps == ()


def test_an_arabic_event_reads_from_right_to_left_and_names_keep_their_own_direction(tmp_path):
    page = tree(page_of(arabic_event(tmp_path)))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert page.xpath("//h3/bdi[contains(., 'Grace Hopper')]")


def test_on_a_site_pictures_stand_beside_the_page_which_knows_its_address(tmp_path):
    setting = Setting(
        address="https://example.org/events/12/",
        card="https://example.org/events/12/card.png",
        card_size=(1200, 630),
        pictures="pictures/",
        calendar="event.ics",
        home=("All events", "../"),
    )
    page = page_of(complete(tmp_path, "chapter-evening"), setting=setting)
    found = tree(page)
    assert len(page.files) == 14
    for source in found.xpath("//img/@src"):
        assert source in page.files
    assert page.html.count("base64") == 0
    assert found.xpath("string(//link[@rel='canonical']/@href)") == setting.address
    assert found.xpath("string(//meta[@property='og:image']/@content)") == setting.card
    assert found.xpath("string(//p[@class='whose']/a/@href)") == "../"
    assert set(found.xpath("//a[@download]/@href")) == {"event.ics"}


def test_where_the_website_is_known_an_organizer_hears_what_belongs_there(tmp_path):
    folder = example(tmp_path, "chapter-evening")
    report = announced(folder, channels=["page"])
    address = "https://analytical-evenings.example.org/chapter-evening.png"
    assert any(address in note for note in report.notes)
    assert address in files(folder)["page.html"]
    assert "og:image" not in page_of(small(tmp_path / "small")).html


def test_two_sessions_of_one_name_have_anchors_of_their_own(tmp_path):
    folder = small(tmp_path, more="  - {title: A pause, type: break}\n  - {title: A pause, type: break}\n")
    found = tree(page_of(folder)).xpath("//@id")
    assert len(found) == len(set(found))
    links = tree(page_of(folder)).xpath("//a[starts-with(@href, '#')]/@href")
    assert {link[1:] for link in links} <= set(found)
