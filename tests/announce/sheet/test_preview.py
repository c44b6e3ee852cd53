"""The preview: every text, ready or not, as its channel shows it; and the sheet in a browser."""

from __future__ import annotations

import io

import pytest
from lxml import html
from PIL import Image

from tests import browser
from tests.announce.events import DAY, announced, small
from tests.announce.page.pages import arabic_event, complete, hostile_event
from tests.browser import axe_violations, needs_axe, needs_browser, requests_made, wider_than_the_screen
from wimlds_cli.announce.channels import CHANNELS, Channel
from wimlds_cli.announce.channels.x import X
from wimlds_cli.announce.environment import template_folders
from wimlds_cli.announce.files import TextFile
from wimlds_cli.announce.gathering import gather
from wimlds_cli.announce.moments import Moment
from wimlds_cli.announce.rendering import Announcement, Renderer, Wanted
from wimlds_cli.announce.sheet import preview_page
from wimlds_cli.event.loader import load_event
from wimlds_cli.texts.wording import locale_of

NOT_KNOWN = (("registration_url: https://example.org/register\n", ""), ("biography: She wrote a compiler.", ""))
TOO_LONG = ("title: Nanoseconds", f"title: {'A title without an end ' * 20}")


def previewed(folder, **order):
    """Write the preview beside the event's folder and return its file and the report."""
    file = folder.parent / f"{folder.name}-preview.html"
    return file, announced(folder, preview=file, **order)


def tree(file):
    return html.document_fromstring(file.read_text("utf-8"))


def test_every_channel_is_there_whatever_its_state(tmp_path):
    page = tree(previewed(small(tmp_path / "event", *NOT_KNOWN, TOO_LONG))[0])
    titles = page.xpath("//section/h2/text()")
    assert titles == [each.title for each in CHANNELS if each.needs is None] + ["Answers to what people ask"]
    assert set(page.xpath("//h3/span/text()")) == {"ready", "a draft", "must not go out"}


def test_what_is_missing_and_what_is_refused_is_said(tmp_path):
    page = tree(previewed(small(tmp_path / "event", *NOT_KNOWN, TOO_LONG))[0])
    (x,) = page.xpath("//section[h2='X']")
    assert "one sentence uses" in x.text_content()
    assert "Still to be known: registration_url (Sophie Germain)" in x.text_content()
    assert "registration opens soon" in " ".join(page.xpath("//mark/text()")).lower()


def test_the_count_is_that_of_the_text_in_the_field(tmp_path):
    page = tree(previewed(small(tmp_path / "event"))[0])
    (bluesky,) = page.xpath("//section[h2='Bluesky']")
    posts = bluesky.xpath(".//li[@class='post']")
    assert len(posts) > 3
    for post in posts:
        (meter,) = post.xpath(".//meter")
        assert int(meter.get("value")) == len(post.xpath("string(.//textarea)").strip("\n"))
        assert meter.get("max") == "300"


def test_a_thread_says_which_post_is_which(tmp_path):
    page = tree(previewed(complete(tmp_path, "conference-meetup"))[0])
    said = page.xpath("string(//section[h2='X']//article)")
    assert "Post 1 of " in said
    assert "Post 2 of " in said


def test_nothing_is_remembered_of_a_preview_and_an_old_one_is_replaced_whole(tmp_path):
    folder = small(tmp_path / "event")
    first, report = previewed(folder)
    data = first.read_bytes()
    assert report.sheet == first
    assert previewed(folder)[0].read_bytes() == data
    assert [path.name for path in folder.iterdir()] == ["event.yaml"]


def test_a_card_is_shown_by_itself_and_with_the_posts_it_goes_with(tmp_path):
    loaded = load_event(small(tmp_path))
    facts = gather(loaded.event, loaded.missing, None, DAY)
    renderer = Renderer(template_folders(loaded), locale_of(loaded.event))
    drawn = io.BytesIO()
    Image.new("RGB", (1200, 630), "navy").save(drawn, "PNG")
    cards = Channel(name="cards", title="Cards", family="cards")
    texts = [
        Announcement(Wanted(cards, Moment.OPENING), ("The words on it.",)),
        *(
            Announcement(Wanted(X, moment), ("A post",))
            for moment in (Moment.OPENING, Moment.WEEK_BEFORE, Moment.THANKS)
        ),
    ]
    files = [TextFile("cards/opening-1200x630.png", drawn.getvalue(), "cards/opening")]
    page = html.document_fromstring(preview_page(loaded, texts, facts, renderer, files).decode())
    (alone,) = page.xpath("//section[h2='Cards']//img")
    assert alone.get("alt") == "The words on it."
    assert alone.get("src").startswith("data:image/webp;base64,")
    assert page.xpath("//section[h2='X']//article/h3[text()='Opening ']/..//div[@role='img']/@aria-label") == [
        "The words on it."
    ]
    assert len(page.xpath("//section[h2='X']//div[@role='img']")) == 2
    assert "cards/opening-1200x630.png: The words on it." in page.xpath("string(//section[h2='X'])")
    styles = page.xpath("string(//style)")
    assert styles.count("data:image/webp") == 1


EVENTS = {
    "evening": lambda folder: complete(folder, "chapter-evening"),
    "draft": lambda folder: small(folder / "event", *NOT_KNOWN, TOO_LONG),
    "arabic": lambda folder: arabic_event(folder / "event"),
    "hostile": lambda folder: hostile_event(folder / "event"),
}


@pytest.fixture(scope="module")
def previews(tmp_path_factory):
    few = {"channels": ["meetup", "x", "slack", "discord", "email", "abstracts", "calendar", "page"]}
    return {
        name: previewed(make(tmp_path_factory.mktemp(name)), moments=["opening", "speaker"], **few)[0]
        for name, make in EVENTS.items()
    }


@needs_axe
@pytest.mark.parametrize("dark", [False, True], ids=["by day", "by night"])
@pytest.mark.parametrize("name", EVENTS)
def test_nobody_is_kept_out_of_the_preview(previews, name, dark):
    assert axe_violations(previews[name], dark=dark) == []


@needs_axe
def test_nobody_is_kept_out_of_the_sheet(tmp_path):
    folder = complete(tmp_path, "chapter-evening")
    sheet = announced(folder, channels=["x", "slack", "email", "page"], moments=["opening"]).sheet
    assert axe_violations(sheet) == []
    assert axe_violations(sheet, dark=True) == []


@needs_browser
@pytest.mark.parametrize("name", EVENTS)
def test_no_request_leaves_the_preview_and_nobody_scrolls_sideways(previews, name):
    assert requests_made(previews[name]) == []
    assert [width for width in (320, 768, 1280) if wider_than_the_screen(previews[name], width)] == []


@needs_browser
def test_a_button_copies_and_a_moment_can_be_chosen(previews):
    browser._open(previews["evening"], 1280)
    driver = browser._driver()
    button = driver.find_element("css selector", "#x ~ article .copy")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    driver.execute_async_script("setTimeout(arguments[0], 300)")
    assert button.text in ("Copied", "Press Ctrl+C or Cmd+C")
    shown = "return [...document.querySelectorAll('[data-moment]')].filter(step => step.offsetParent).length"
    every = driver.execute_script(shown)
    choose = "moment.value = 'opening'; moment.dispatchEvent(new Event('change'))"
    driver.execute_script(choose)
    assert 0 < driver.execute_script(shown) < every
