"""Each channel's counter: its own cases, and what must hold for every text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli.announce.counting import graphemes, octets, on_mastodon, on_x, utf16_units

LONG_ADDRESS = "https://example.org/" + "a" * 100
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PLAIN = st.text("abcdefghij ", max_size=60)
FAMILY = "👩🏽‍👩🏿‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("Ada", 3),
        ("Rózsa Péter", 11),
        ("18:30–21:00", 11),
        ("“quoted”", 8),
        ("数据", 4),
        ("साथ", 3),
        ("سلام", 4),
        (FAMILY, 2),
        ("🇫🇷🇮🇳", 4),
        ("#️⃣", 2),
        ("© 2027", 6),
        ("©️", 2),
        (LONG_ADDRESS, 23),
        (f"({LONG_ADDRESS}).", 26),
        ("example.org", 23),
        ("no.such-domain-at-all", 21),
        ("mail@example.org", 16),
        ("narrow\u202fspace", 13),
    ],
)
def test_x_weighs(text, weight):
    assert on_x(text) == weight


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (LONG_ADDRESS, 23),
        ("example.org", 11),
        ("@ada@example.social", 4),
        ("hello @ada@example.social!", 11),
        ("write to ada@example.org", 24),
        ("https://example.social/@ada", 23),
        (FAMILY, 1),
        ("数据", 2),
    ],
)
def test_mastodon_counts(text, length):
    assert on_mastodon(text) == length


@pytest.mark.parametrize(
    ("text", "length"), [(FAMILY, 1), ("e\u0301", 1), ("नमस्ते", 3), ("a\r\nb", 3), (LONG_ADDRESS, 120)]
)
def test_bluesky_counts_what_a_reader_sees(text, length):
    assert graphemes(text) == length


def test_web_pages_count_halves_of_rare_characters():
    assert utf16_units("a😀") == 3
    assert octets("a😀é") == 7


@given(WORDS)
def test_no_counter_is_negative_or_fails(text):
    for count in (on_x, on_mastodon, graphemes, octets, utf16_units):
        assert count(text) >= 0


@given(WORDS)
def test_composed_and_decomposed_letters_weigh_the_same_on_x(text):
    assert on_x(unicodedata.normalize("NFD", text)) == on_x(unicodedata.normalize("NFC", text))


@given(PLAIN)
def test_plain_letters_count_once_everywhere(text):
    assert on_x(text) == on_mastodon(text) == graphemes(text) == octets(text) == utf16_units(text) == len(text)


@given(PLAIN, PLAIN)
def test_an_address_counts_the_same_wherever_it_stands(before, after):
    text = f"{before} {LONG_ADDRESS} {after}"
    assert on_x(text) == len(before) + len(after) + 25
    assert on_mastodon(text) == len(before) + len(after) + 25


@given(WORDS, WORDS)
def test_counts_of_two_paragraphs_add_up(one, other):
    separator = "\n\n"
    for count in (on_x, on_mastodon):
        assert count(one + separator + other) == count(one) + count(other) + 2


@given(WORDS)
def test_a_reader_never_sees_more_characters_than_there_are(text):
    assert graphemes(text) <= len(text) <= utf16_units(text) <= octets(text) * 1
