"""The work of a merge grows with the slides, not with their square: steps are counted, not seconds."""

from __future__ import annotations

import sys

import pytest

from factories import Deck
from factories.objects import add_smartart
from factories.shows import add_show_jump, add_slide_zoom, set_transition
from factories.talk import add_authors, add_comments, add_notes, author, comment
from wimlds_cli.merge.pptx import Entry, merge_decks

ON_EVERY_SLIDE = {
    "notes": lambda deck, slide, number: add_notes(slide, f"Say {number}"),
    "comments": lambda deck, slide, number: add_comments(slide, comment(1, number, f"Ask {number}")),
    "a jump": lambda deck, slide, number: add_show_jump(slide, "firstslide"),
    "a zoom": lambda deck, slide, number: add_slide_zoom(slide, deck.slides[0]),
    "a timing": lambda deck, slide, number: set_transition(slide, advance_after=5000),
    "SmartArt": lambda deck, slide, number: add_smartart(slide, f"Step {number}"),
    "a section": lambda deck, slide, number: deck.add_section(f"Part {number}", [slide]),
}


def steps(folder, slides: int, feature: str) -> int:
    """Count the calls of functions, also of C's, that merging two decks of so many slides takes."""
    entries = []
    for name in ("one", "two"):
        deck = Deck(f"{name} {slides}")
        add_authors(deck, author(1, "Ada"))
        for number in range(1, slides + 1):
            slide = deck.add_slide(f"Slide {number}")
            slide.creation_id = 1000 * len(entries) + number
            ON_EVERY_SLIDE[feature](deck, slide, number)
        entries.append(Entry(deck.save(folder / f"{name}-{slides}.pptx"), name))
    count = 0

    def called(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        merge_decks(entries, folder / f"merged-{slides}.pptx")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("feature", ON_EVERY_SLIDE)
def test_each_slide_more_takes_the_same_steps_in_a_small_deck_and_in_a_large_one(tmp_path, feature):
    counted = {slides: steps(tmp_path, slides, feature) for slides in (8, 24, 72)}
    small = (counted[24] - counted[8]) / 16
    large = (counted[72] - counted[24]) / 48
    assert 0.97 < large / small < 1.03, counted
