"""The sheet for whoever posts by hand."""

from __future__ import annotations

import pytest
from lxml import html

from tests.announce.events import announced, files, small


@pytest.fixture
def sheet(tmp_path):
    folder = small(tmp_path)
    announced(folder, moments=["opening", "speaker"])
    return html.document_fromstring(files(folder)["by-hand.html"]), files(folder)


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
    labelled = {label.get("for") for label in page.xpath("//label")}
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
    assert not page.xpath("//script | //link | //img | //iframe")


def test_what_is_not_known_is_marked_on_the_sheet_of_a_draft(tmp_path):
    folder = small(tmp_path, ("registration_url: https://example.org/register\n", ""))
    announced(folder, channels=["x"], moments=["opening"], draft=True)
    assert "Still to be known: registration_url (Sophie Germain)" in files(folder)["by-hand.html"]
