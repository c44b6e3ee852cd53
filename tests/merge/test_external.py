"""Rule 26: what lies outside the deck is kept as it is, never opened, and told when it will not work elsewhere."""

from __future__ import annotations

import re
import socket

import pytest

from factories import deck_with
from factories.content import add_linked_picture
from factories.objects import add_chart, add_linked_video, add_ole
from factories.shows import add_web_link

WEB = [
    "https://example.org/?a=1&b=%20c#part",
    "http://例え.jp/ä",
    "mailto:ada@example.org?subject=Hello%20you",
    "HTTPS://EXAMPLE.ORG/UPPER",
]
LOCAL = [
    "notes.docx",
    "../data/figures.xlsx",
    "file:///C:/Users/Ada/film.mp4",
    "\\\\server\\share\\film.mp4",
    "file://server/share/film.mp4",
    "C:\\Users\\Ada\\film.mp4",
]


@pytest.mark.parametrize("target", [*WEB, *LOCAL])
def test_external_targets_are_kept_to_the_letter(merge, target):
    deck = deck_with(name="B")
    add_web_link(deck.slides[0], target)
    merged = merge(deck_with(name="A"), deck)
    (rel,) = [rel for rel in merged.out.rels(merged.slide_of(1, 1)) if rel.is_a("hyperlink")]
    assert (rel.target, rel.external) == (target, True)


@pytest.mark.parametrize("target", WEB)
def test_web_links_are_nothing_to_tell(merge, target):
    deck = deck_with(name="B")
    add_web_link(deck.slides[0], target)
    assert not merge(deck_with(name="A"), deck).findings(rule=26)


@pytest.mark.parametrize("target", LOCAL)
def test_links_to_files_are_told_with_their_slide(merge, target):
    deck = deck_with(name="B")
    add_web_link(deck.slides[1], target)
    (told,) = merge(deck_with(name="A"), deck).findings("warning", rule=26)
    assert (told.deck, told.slide) == (1, 4)


LINKED = {
    "picture": lambda slide: add_linked_picture(slide, "file:///C:/pictures/one.png"),
    "film": lambda slide: add_linked_video(slide, "film.mp4"),
    "OLE object": lambda slide: add_ole(slide, linked_to="file:///C:/figures.xlsx"),
    "chart": lambda slide: add_chart(slide, linked_to="file:///C:/figures.xlsx"),
}


@pytest.mark.parametrize("thing", LINKED)
def test_linked_things_stay_linked_and_are_told_with_their_slide(merge, thing):
    deck = deck_with(name="B")
    LINKED[thing](deck.slides[0])
    merged = merge(deck_with(name="A"), deck)
    (told,) = merged.findings("warning", rule=26, deck=1)
    assert told.slide == 3
    assert "computer" in told.message
    assert re.search(r"one\.png|film\.mp4|figures\.xlsx", told.message)


def test_a_picture_on_the_web_that_is_linked_is_told(merge):
    deck = deck_with(name="B")
    add_linked_picture(deck.slides[0], "https://example.org/logo.png")
    (told,) = merge(deck_with(name="A"), deck).findings("warning", rule=26, deck=1)
    assert "network" in told.message
    assert "https://example.org/logo.png" in told.message


def test_nothing_is_ever_fetched(merge, monkeypatch):
    def refuse(*_):
        raise AssertionError("the merge opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    deck = deck_with(name="B")
    add_linked_picture(deck.slides[0], "http://127.0.0.1:9/one.png")
    add_linked_video(deck.slides[0], "http://127.0.0.1:9/film.mp4")
    assert len(merge(deck).slides) == 2


def test_an_external_target_that_looks_like_a_part_is_not_taken_for_one(merge):
    deck = deck_with("picture", name="B")
    deck.slides[0].part.relate("hyperlink", "../media/image1.png", external=True, rel_id="rIdOut")
    merged = merge(deck_with(name="A"), deck)
    rel = merged.out.rel(merged.slide_of(1, 1), "rIdOut")
    assert (rel.external, rel.target) == (True, "../media/image1.png")
