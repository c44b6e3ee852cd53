"""Threads: nothing is lost, no sentence is torn, every post fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli.announce.counting import on_x
from wimlds_cli.announce.threads import TooLong, sentences, split

SENTENCE = st.text("abcdefg äö", min_size=1, max_size=50).map(str.strip).filter(bool).map(lambda text: f"A{text}.")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=6).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=6).map("\n\n".join)


def within(most):
    return lambda text: on_x(text) <= most


@given(TEXT, st.integers(60, 280))
def test_a_thread_says_every_word_in_its_order_and_every_post_fits(text, most):
    posts = split(text, within(most))
    assert " ".join(posts).split() == text.split()
    assert all(on_x(post) <= most for post in posts)


@given(TEXT, st.integers(60, 280))
def test_no_post_ends_inside_a_sentence(text, most):
    assert all(post.endswith(".") for post in split(text, within(most)))


@given(TEXT)
def test_a_text_that_fits_is_one_post(text):
    assert split(text, lambda _: True) == [text]


def test_a_sentence_over_the_limit_is_named_and_never_cut():
    long = "A sentence of " + "many " * 20 + "words."
    with pytest.raises(TooLong) as caught:
        split(f"Short. {long}", within(60))
    assert caught.value.sentence == long


def test_a_paragraph_that_fits_is_not_torn_apart():
    assert split("One. Two.\n\nThree. Four.", within(14)) == ["One. Two.", "Three. Four."]


def test_an_announcing_line_goes_with_what_it_announces():
    posts = split("A first line here.\nOn stage:\nAda Lovelace and Grace", within(34))
    assert posts == ["A first line here.", "On stage:\nAda Lovelace and Grace"]


def test_hashtags_close_the_first_post_with_room():
    assert split("First one here.\n\n#Tag #More\n\nSecond one, long.", within(27)) == [
        "First one here.\n\n#Tag #More",
        "Second one, long.",
    ]


def test_hashtags_are_no_post_of_their_own():
    posts = split("First sentence.\n\nSecond one here.\n\nA third, which is really full.\n\n#Tag", within(33))
    assert posts == ["First sentence.\n\n#Tag", "Second one here.", "A third, which is really full."]


def test_hashtags_for_which_there_is_no_room_at_all_are_not_lost():
    assert split("A sentence of words.\n\n#Tag #More", within(20))[-1] == "#Tag #More"


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Prof. R. Péter talks. Come.", ["Prof. R. Péter talks.", "Come."]),
        ("We use e.g. wires. Yes.", ["We use e.g. wires.", "Yes."]),
        ("“Really?” she asked.", ["“Really?”", "she asked."]),
        ("数据很大。我们来。", ["数据很大。", "我们来。"]),
        ("यह पहला है। यह दूसरा है।", ["यह पहला है।", "यह दूसरा है।"]),
        ("كيف؟ هكذا.", ["كيف؟", "هكذا."]),
        ("At 3.5 volts. Then off.", ["At 3.5 volts.", "Then off."]),
        ("See https://example.org/a.b now.", ["See https://example.org/a.b now."]),
    ],
)
def test_sentences_end_where_a_reader_hears_them_end(paragraph, parts):
    assert sentences(paragraph) == parts
