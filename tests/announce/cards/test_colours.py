"""Whatever colours a chapter has chosen, all words on its cards can be read."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.announce.cards.painting import person, sheet
from tests.announce.cards.test_ink import card_words
from tests.announce.cards.words import family
from wimlds_cli import colours
from wimlds_cli.announce.cards.canvas import Canvas, pixel
from wimlds_cli.announce.cards.column import Style, Words, fitted
from wimlds_cli.announce.cards.design import LANDSCAPE
from wimlds_cli.announce.cards.event_card import paint_event
from wimlds_cli.announce.cards.palette import palette_of

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
ON_GROUND = ("ink", "soft", "accent")


def assert_readable(colour: str, accent: str) -> None:
    palette = palette_of(colour, accent)
    for name in ON_GROUND:
        assert colours.contrast(palette.named(name), palette.ground) >= colours.READABLE, (colour, accent, name)
    assert colours.contrast(palette.on_panel, palette.panel) >= colours.READABLE, (colour, accent)


@settings(max_examples=400)
@given(COLOUR, COLOUR)
@example("#777777", "#777777")
@example("#767676", "#000000")
@example("#000000", "#000000")
@example("#ffffff", "#ffffff")
@example("#ff0000", "#0000ff")
def test_every_pair_of_brand_colours_gives_readable_words(colour, accent):
    assert_readable(colour, accent)


@pytest.mark.slow
def test_every_pair_of_a_fine_grid_gives_readable_words():
    steps = ("00", "33", "66", "80", "99", "cc", "ff")
    grid = ["#" + "".join(parts) for parts in itertools.product(steps, repeat=3)]
    for colour in grid:
        for accent in grid[::7]:
            assert_readable(colour, accent)


def test_the_chapters_colour_is_the_ground_as_it_was_chosen():
    assert pixel(palette_of("#FFD54F", None).ground) == (0xFF, 0xD5, 0x4F)


def test_an_accent_that_can_be_read_stays_as_it_was_chosen():
    assert pixel(palette_of("#6d2e46", "#f2b134").accent) == (0xF2, 0xB1, 0x34)


@pytest.mark.parametrize(
    ("colour", "accent"),
    [("#6d2e46", "#f2b134"), ("#ffd54f", "#ffee58"), ("#777777", "#777777"), ("#0b1026", "#10142b")],
)
@pytest.mark.parametrize("name", ON_GROUND)
def test_words_as_they_are_painted_can_be_read_on_what_is_around_them(colour, accent, name):
    palette = palette_of(colour, accent)
    canvas = Canvas(700, 200, palette)
    canvas.column(fitted([Words("title", "HHH III", Style(800, 120, 60, name))], family(), 660, 160), 20, 20)
    (_, ground), (_, letters) = sorted(canvas.image.getcolors(100_000), reverse=True)[:2]
    assert ground == pixel(palette.ground)
    one, other = (tuple(part / 255 for part in each) for each in (ground, letters))
    assert colours.contrast(one, other) >= colours.READABLE


@pytest.mark.parametrize("pictured", [1, 3, 5, 6])
def test_no_word_stands_on_a_picture(pictured):
    made = sheet(LANDSCAPE, card_words("Ada Lovelace", "An evening"))
    paint_event(made, [person("Ada Lovelace", pictured=number < pictured) for number in range(6)])
    tiles = [box for box in made.canvas.grounds if box.left >= 780]
    assert len(tiles) == 6
    initials = [box for text, box in made.canvas.inks if text == "AL"]
    assert len(initials) == 6 - pictured
    for text, ink in made.canvas.inks:
        assert text == "AL" or ink[2] < 768, text
