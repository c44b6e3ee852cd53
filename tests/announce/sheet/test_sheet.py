"""The sheet for whoever posts by hand."""

from __future__ import annotations

import pytest
from lxml import html

from tests.announce.events import announced, example, files, small
from tests.announce.page.pages import read_aloud


@pytest.fixture
def sheet(tmp_path):
    folder = small(tmp_path)
    announced(folder, moments=["opening", "speaker"])
    return html.document_fromstring(files(folder)["by-hand.html"]), files(folder)


def test_the_sheet_is_as_it_was_read_and_found_good(tmp_path, golden):
    folder = example(tmp_path, "chapter-evening")
    announced(folder, channels=["meetup", "x", "slack", "calendar"], moments=["opening"])
    golden("announce/chapter-evening/by-hand.txt", read_aloud(files(folder)["by-hand.html"]))


def section(page, title):
    (found,) = [one for one in page.xpath("//section") if one.xpath("string(h2)") == title]
    return found


def test_every_text_stands_on_the_sheet_as_in_its_file(sheet):
    page, written = sheet
    shown = {area.text.strip() for area in page.xpath("//textarea")}
    for name, text in written.items():
        if name.endswith(".txt") and not name.startswith("email/"):
            assert text.strip() in shown, name


def test_every_field_has_its_label(sheet):
    page = sheet[0]
    labelled = {label.get("for") for label in page.xpath("//label[@for != 'moment']")}
    assert labelled == {area.get("id") for area in page.xpath("//textarea")}
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))
    assert page.xpath("string(/html/@lang)") == "en"


@pytest.mark.parametrize(
    ("title", "used", "tag"),
    [
        ("X", "of 280 weighted characters", "Grace Hopper: https://x.com/grace"),
        ("Bluesky", "of 300 characters", "Grace Hopper: https://bsky.app/profile/grace.example.org"),
        ("Mastodon", "of 500 characters", "Grace Hopper: https://example.social/@grace"),
        ("LinkedIn", "of 3,000 characters", "Grace Hopper: no account here that we know of; the name alone"),
    ],
)
def test_the_sheet_says_how_full_a_post_is_and_whom_to_tag(sheet, title, used, tag):
    words = section(sheet[0], title).text_content()
    assert used in words
    assert tag in words


def test_the_sheet_names_the_card_to_attach_and_what_to_paste_as_its_description(sheet):
    page, written = sheet
    words = section(page, "X").text_content()
    for card in ("cards/opening", "cards/speaker-grace-hopper"):
        assert f"{card}-1200x630.png: {written[f'{card}.txt'].strip()}" in words


def test_without_cards_the_sheet_names_the_pictures(tmp_path):
    folder = small(tmp_path)
    announced(folder, channels=["x"], moments=["opening"])
    assert "pictures/grace.png: A portrait" in files(folder)["by-hand.html"].replace("</code>", "")


def test_the_sheet_answers_what_people_ask(sheet):
    answers = sheet[0].xpath("//section[last()]")[0].text_content()
    assert "Is it only for women?" in answers
    assert "I have never been to a meetup." in answers
    assert "Everybody is welcome." in answers


def test_the_sheet_needs_no_network_and_no_script(sheet):
    page = sheet[0]
    assert len(page.xpath("//script")) == 1
    assert all(button.get("hidden") is not None for button in page.xpath("//button"))
    sources = page.xpath("//@src | //link/@href | //iframe/@src")
    assert all(source.startswith("data:") for source in sources)


def test_each_text_has_the_command_that_remembers_it(sheet):
    words = section(sheet[0], "X").text_content()
    assert "wimlds announce --published x --moment opening" in words
    assert "wimlds announce --published x --moment speaker:grace-hopper" in words


def test_only_what_was_written_stands_on_the_sheet(sheet):
    assert set(sheet[0].xpath("//h3/span/text()")) == {"ready"}


def test_a_file_is_nothing_to_paste(sheet):
    for channel in ("Calendar", "Web page"):
        assert not section(sheet[0], channel).xpath(".//textarea")
    assert section(sheet[0], "Web page").xpath(".//a/@href") == ["page.html"]


def test_what_is_not_known_is_marked_on_the_sheet_of_a_draft(tmp_path):
    folder = small(tmp_path, ("registration_url: https://example.org/register\n", ""))
    announced(folder, channels=["x"], moments=["opening"], draft=True)
    assert "Still to be known: registration_url (Sophie Germain)" in files(folder)["by-hand.html"]
