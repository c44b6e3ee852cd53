"""Where lines are broken, how they run, and in which order their letters stand."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from tests.announce.cards.words import family, needs_font_for
from wimlds_cli.announce.cards.breaking import broken, opportunities
from wimlds_cli.announce.cards.column import Style, Words, fitted
from wimlds_cli.announce.cards.setting import Paragraph, _in_visual_order, _levels, _Run


def parts(text: str) -> list[str]:
    good, _ = opportunities(text)
    return [text[one:other] for one, other in zip((0, *good), (*good, len(text)), strict=True)]


def lines(text: str, em: float, whole: tuple[str, ...] = ()) -> list[str]:
    needs_font_for(text)
    found = broken(Paragraph(text, family(), 700, whole), em)
    assert found is not None
    return [line.text for line in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A foot long", ["A ", "foot ", "long"]),
        ("state-of-the-art", ["state-", "of-", "the-", "art"]),
        ("“Yes”, she said.", ["“Yes”, ", "she ", "said."]),
        ("기계 학습의", ["기계 ", "학습의"]),
        ("การเรียนรู้", ["การ", "เรียน", "รู้"]),
        ("18:30–21:00 Uhr", ["18:30–", "21:00 ", "Uhr"]),
    ],
)
def test_a_text_is_broken_between_words(text, expected):
    assert parts(text) == expected


def test_chinese_and_japanese_never_begin_a_line_with_a_full_stop_or_end_it_with_a_bracket():
    for text in ("機械学習における公平性、入門。そして「その先」へ。", "今天,我们来谈谈《机器学习》中的公平性。"):
        for place in opportunities(text)[1]:
            assert text[place] not in "、。」》,"
            assert text[place - 1] not in "「《"


def test_lines_are_of_like_width():
    assert lines("On the Dangers of Stochastic Parrots", 14) == ["On the Dangers of", "Stochastic Parrots"]


def test_a_line_ends_where_a_reader_pauses_when_it_can():
    assert lines("机器能创造什么吗?从一台计算机的诞生谈起", 13) == ["机器能创造什么吗?", "从一台计算机的诞生谈起"]


def test_names_stay_whole_where_they_fit_on_a_line():
    names = ("Karen Spärck Jones", "Grace Hopper", "Ada Lovelace")
    found = lines("Karen Spärck Jones, Grace Hopper and Ada Lovelace", 11, names)
    assert all(any(name in line for line in found) for name in names)
    assert len(lines("Karen Spärck Jones", 5, names)) > 1


def test_characters_are_parted_only_when_phrases_do_not_fit():
    assert all(len(line) <= 2 for line in lines("机器学习公平性", 2.2))


def test_a_word_is_never_parted():
    assert broken(Paragraph("Donaudampfschifffahrt", family(), 700), 5) is None


LETTERS = st.text("abc XYZ אבג אב 123 ٣٤ (),.:-%", max_size=30)


@given(LETTERS)
def test_letters_stand_in_the_order_of_the_bidirectional_algorithm(text):
    levels = _levels(text)
    runs = [_Run(place, place + 1, level, "Latn", None, False) for place, level in enumerate(levels)]
    shown = "".join(text[run.start] for run in _in_visual_order(runs))
    expected = str(get_display(text))
    # What is read from the right shows its brackets turned round; here HarfBuzz turns them, when it shapes.
    assert shown.replace("(", "|").replace(")", "|").split() == expected.replace("(", "|").replace(")", "|").split()


def test_arabic_letters_join_and_run_from_the_right():
    text = "ببب"
    needs_font_for(text)
    line = Paragraph(text, family(), 400).line(0, 3)
    assert [glyph.at for glyph in line.glyphs if glyph.advance] == [2, 1, 0]
    assert len({glyph.number for glyph in line.glyphs if glyph.advance}) == 3


def test_devanagari_clusters_are_shaped():
    text = "क्षि"
    needs_font_for(text)
    assert len(Paragraph(text, family(), 400).line(0, len(text)).glyphs) < len(text)


def test_kerning_moves_letters_together():
    kerned = Paragraph("AV", family(), 700).line(0, 2).right
    apart = sum(Paragraph(each, family(), 700).line(0, 1).glyphs[0].advance for each in "AV")
    assert kerned < apart


def test_a_column_read_from_the_right_ends_at_its_right_edge():
    words = [Words("title", "One two three four five six", Style(600, 40, 40, "ink"))]
    column = fitted(words, family(), 300, 400, from_right=True)
    assert {round(line.x + line.line.right * line.size) for line in column.lines} == {300}


def test_texts_become_smaller_together_and_never_too_small():
    def sizes(title: str) -> list[float]:
        words = [Words("title", title, Style(700, 60, 30, "ink")), Words("name", "Ada", Style(500, 40, 22, "ink"))]
        return sorted({line.size for line in fitted(words, family(), 500, 260).lines}, reverse=True)

    short, long = sizes("Rare words"), sizes("Rare words deserve more votes than common ones, in any language")
    assert short == [60, 40]
    assert 30 <= long[0] < 60
    assert 22 <= long[1] < 40
