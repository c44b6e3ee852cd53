"""No word is cut: ink is measured on pixels, for real and generated names and titles in many scripts."""

from __future__ import annotations

import itertools

import pytest

from tests.announce.cards.painting import Measured, ink_of, person, sheet
from tests.announce.cards.words import REAL, SCRIPTS, SIX, family, generated, needs_font_for
from wimlds_cli.announce.cards.canvas import Box, Canvas, pixel
from wimlds_cli.announce.cards.column import DoesNotFit, Style, Words, fitted
from wimlds_cli.announce.cards.design import FORMATS, LANDSCAPE, SQUARE
from wimlds_cli.announce.cards.event_card import paint_event
from wimlds_cli.announce.cards.palette import palette_of
from wimlds_cli.announce.cards.speaker_card import paint_speaker
from wimlds_cli.announce.cards.words import CardWords

EDGE = 44
"""Pixels that stay free of words along a card's edges."""


def card_words(name: str, title: str) -> CardWords:
    return CardWords(
        kicker="Talk · academic",
        title=title,
        name=name,
        about="University of Cambridge",
        people=f"{name} and Grace Hopper",
        day="Thursday, 18 March 2027",
        hours="18:30–21:00",
        place="Atelier Jacquard",
        street="7 rue de la Navette, 75011 Paris",
        chapter="Analytical Evenings",
        register="https://analytical-evenings.example.org/12",
    )


def assert_in_order(canvas: Measured) -> None:
    """Hold that each line's ink is away from the card's edges, on its plain ground, and apart from the others."""
    width, height = canvas.image.size
    assert len(canvas.inks) >= 6
    for text, (left, top, right, bottom) in canvas.inks:
        assert left >= EDGE, text
        assert right <= width - EDGE, text
        assert top >= EDGE, text
        assert bottom <= height - EDGE, text
        for ground in canvas.grounds:
            assert not overlap((left, top, right, bottom), (ground.left, ground.top, ground.right, ground.bottom)), text
    for (one, box), (other, beside) in itertools.combinations(canvas.inks, 2):
        assert not overlap(box, beside), (one, other)


def overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def paint(name: str, title: str, size, *, pictured: bool, of_event: bool) -> Measured | None:
    """Paint a card; None when it is refused for want of room."""
    made = sheet(size, card_words(name, title))
    people = [person(name, pictured=pictured)]
    try:
        if of_event:
            paint_event(made, people)
        else:
            paint_speaker(made, people[0])
    except DoesNotFit:
        return None
    return made.canvas


@pytest.mark.parametrize("size", FORMATS)
@pytest.mark.parametrize("pictured", [True, False])
@pytest.mark.parametrize("of_event", [True, False])
@pytest.mark.parametrize(("name", "title"), REAL)
def test_the_longest_real_names_and_titles_are_whole_on_every_card(name, title, size, pictured, of_event):
    needs_font_for(name + title)
    canvas = paint(name, title, size, pictured=pictured, of_event=of_event)
    assert canvas is not None
    assert_in_order(canvas)


def assert_column_in_box(name: str, title: str, seed: int) -> bool:
    """Hold that a column's ink is inside its box, to the pixel; tell whether it had room."""
    width, height = 420 + 37 * (seed % 17), 230 + 13 * (seed % 11)
    ground = palette_of("#123456", None)
    words = [Words("title", title, Style(750, 72, 24, "ink")), Words("name", name, Style(500, 40, 22, "ink", gap=16))]
    try:
        column = fitted(words, family(), width, height, from_right=bool(seed % 2))
    except DoesNotFit:
        return False
    canvas = Canvas(width + 400, height + 400, ground)
    canvas.column(column, 200, 200)
    ink = ink_of(canvas.image, pixel(ground.ground))
    assert ink is not None
    # Half a pixel of a baseline that was rounded, and the soft edge of a letter.
    box = Box(199, 199, 201 + width, 201 + height)
    assert box.left <= ink[0], (name, title)
    assert ink[2] <= box.right, (name, title)
    assert box.top <= ink[1], (name, title)
    assert ink[3] <= box.bottom, (name, title)
    shown = "".join("".join(line.line.text.split()) for line in column.lines)
    assert shown == "".join((title + name).split())
    return True


@pytest.mark.parametrize("script", SCRIPTS)
def test_generated_words_stay_inside_their_box(script):
    needs_font_for(generated(script, 0, 40))
    had_room = [
        assert_column_in_box(generated(script, seed, 2), generated(script, seed + 1000, 1 + seed % 9), seed)
        for seed in range(5)
    ]
    assert sum(had_room) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("script", SIX)
def test_five_hundred_names_and_titles_in_six_scripts_stay_inside_their_boxes(script):
    needs_font_for(generated(script, 0, 40))
    count = 84  # Six times this is a little more than five hundred.
    had_room = 0
    for seed in range(count):
        name, title = generated(script, seed, 1 + seed % 4), generated(script, seed + 1000, 1 + seed % 12)
        had_room += assert_column_in_box(name, title, seed)
        size = (LANDSCAPE, SQUARE)[seed % 2]
        canvas = paint(name, title, size, pictured=seed % 3 > 0, of_event=seed % 5 == 0)
        if canvas is not None:
            assert_in_order(canvas)
    assert had_room > 0.7 * count


def test_what_has_no_room_at_the_least_size_is_named():
    with pytest.raises(DoesNotFit) as refused:
        fitted([Words("title", "word " * 300, Style(700, 60, 30, "ink"))], family(), 600, 300)
    assert refused.value.words.what == "title"
