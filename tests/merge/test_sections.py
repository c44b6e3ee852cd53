"""Rule 25: one section a session, with the deck's own sections inside it."""

from __future__ import annotations

import pytest

from factories import Deck, deck_with


def with_slides(name: str, count: int) -> Deck:
    deck = Deck(name)
    for number in range(1, count + 1):
        deck.add_slide(f"{name} {number}")
    return deck


def test_each_session_is_a_section(merge):
    merged = merge(with_slides("A", 2), with_slides("B", 1), with_slides("C", 3), titles=("Opening", "Talk", "Panel"))
    assert merged.out.sections == [("Opening", [1, 2]), ("Talk", [3]), ("Panel", [4, 5, 6])]


def test_decks_that_follow_each_other_under_one_title_are_one_section(merge):
    merged = merge(with_slides("A", 1), with_slides("B", 2), with_slides("C", 1), titles=("Talk", "Talk", "Panel"))
    assert merged.out.sections == [("Talk", [1, 2, 3]), ("Panel", [4])]


def test_the_same_title_after_another_is_a_section_of_its_own(merge):
    merged = merge(with_slides("A", 1), with_slides("B", 1), with_slides("C", 1), titles=("Talk", "Break", "Talk"))
    assert merged.out.sections == [("Talk", [1]), ("Break", [2]), ("Talk", [3])]


def test_a_decks_own_sections_stand_inside_its_session(merge):
    b = with_slides("B", 3)
    b.add_section("Start", b.slides[:1])
    b.add_section("Rest", b.slides[1:])
    merged = merge(with_slides("A", 1), b, titles=("Opening", "Talk"))
    assert merged.out.sections == [("Opening", [1]), ("Talk / Start", [2]), ("Talk / Rest", [3, 4])]


def test_slides_that_a_deck_left_out_of_its_sections_are_in_its_session(merge):
    b = with_slides("B", 3)
    b.add_section("Rest", b.slides[1:])
    merged = merge(b, titles=("Talk",))
    names = dict(merged.out.sections)
    assert sorted(number for numbers in names.values() for number in numbers) == [1, 2, 3]
    assert names["Talk / Rest"] == [2, 3]


def test_without_titles_and_without_own_sections_there_are_none(merge):
    assert merge(with_slides("A", 1), with_slides("B", 1)).out.sections == []


def test_without_titles_a_decks_own_sections_are_kept(merge):
    b = with_slides("B", 2)
    b.add_section("Start", b.slides[:1])
    b.add_section("Rest", b.slides[1:])
    merged = merge(with_slides("A", 1), b, with_slides("C", 1))
    found = dict(merged.out.sections)
    assert (found["Start"], found["Rest"]) == ([2], [3])


def test_sections_of_one_name_in_two_decks_stay_two(merge):
    merged = merge(deck_with("sections", name="A"), deck_with("sections", name="B"))
    assert [name for name, _ in merged.out.sections] == ["Start", "Rest", "Start", "Rest"]


def test_an_empty_section_of_a_deck_does_not_upset_the_order(merge):
    b = with_slides("B", 2)
    b.add_section("Start", b.slides[:1])
    b.add_section("Empty", [])
    b.add_section("Rest", b.slides[1:])
    merged = merge(with_slides("A", 1), b, titles=("Opening", "Talk"))
    full = [(name, numbers) for name, numbers in merged.out.sections if numbers]
    assert full == [("Opening", [1]), ("Talk / Start", [2]), ("Talk / Rest", [3])]


def test_sections_that_name_a_slide_that_is_gone_do_not_pass_that_on(merge):
    b = with_slides("B", 2)
    ghost = b.add_slide("ghost", listed=False)
    ghost.slide_id = 999
    b.add_section("All", [*b.slides, ghost])
    merged = merge(with_slides("A", 1), b, titles=("Opening", "Talk"), inherits=True)
    assert merged.out.sections[-1][1] == [2, 3]


@pytest.mark.parametrize("title", ["Fairness & bias", 'The "real" <thing>', "数据 / γλώσσα", "  padded  "])
def test_any_words_can_be_a_title(merge, title):
    merged = merge(with_slides("A", 1), titles=(title,))
    assert [name.strip() for name, _ in merged.out.sections] == [title.strip()]


def test_a_session_whose_deck_has_no_slides_does_not_upset_the_order(merge):
    merged = merge(with_slides("A", 1), Deck("Empty"), with_slides("C", 1), titles=("Opening", "Nothing", "Panel"))
    full = [(name, numbers) for name, numbers in merged.out.sections if numbers]
    assert full == [("Opening", [1]), ("Panel", [2])]


def test_hidden_slides_are_in_sections_too(merge):
    merged = merge(deck_with("hidden slide", name="A"), titles=("Talk",))
    assert merged.out.sections == [("Talk", [1, 2])]
