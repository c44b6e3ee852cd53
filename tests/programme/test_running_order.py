"""What stands in the deck, from the first guest to the last."""

from __future__ import annotations

import pytest

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event
from wimlds_cli.programme import running_order

from .conftest import HEAD, TALKS


def test_opening_dividers_and_closing_stand_in_their_places(event):
    deck = event.merge()
    assert deck.sections == ["Opening", "First talk", "Pause", "Second talk", "Closing"]
    titles = deck.opened.titles()
    assert titles[:3] == ["Evening of tests", "Programme", "Code of conduct"]
    assert titles[deck.slide_saying("18:45–19:15") - 1] == "First talk"
    assert titles[-1] == "Thank you"


def test_the_divider_is_the_first_slide_of_its_sessions_section(event):
    deck = event.merge()
    sections = dict(deck.opened.sections)
    assert [deck.words(sections[name][0]).startswith(name) for name in ("First talk", "Second talk")] == [True, True]
    assert len(sections["First talk"]) > 1
    assert len(sections["Pause"]) == 1


def test_plain_has_the_speakers_decks_alone(event):
    deck = event.merge(plain=True)
    assert deck.sections == ["First talk", "Second talk"]
    assert all(piece.made_from is None for piece in deck.order.pieces)


def test_a_session_without_a_deck_keeps_its_divider(event):
    (event.folder / "slides" / "ada-lovelace.pptx").unlink()
    deck = event.merge()
    assert "Second talk" in deck.sections
    assert not deck.order.is_complete
    assert deck.order.troubles == ("“Second talk” has no deck yet",)


def test_a_session_left_out_takes_its_divider_along(event, tmp_path):
    order = running_order(load_event(event.folder), ["second"], made_in=tmp_path)
    assert "Second talk" not in [piece.title for piece in order.pieces]


def test_breaks_at_the_doors_and_at_the_end_have_no_slide_of_their_own(event):
    deck = event.merge()
    assert not {"Doors", "Goodbyes"} & set(deck.sections)
    assert "Doors" in deck.words(2)


def test_no_sponsors_and_hosts_no_slide_of_thanks(event):
    assert "With thanks to" not in event.merge().opened.titles()
    event.write(HEAD, "sponsors: [Card Works]\n", TALKS)
    thanks = event.merge()
    assert "Card Works" in thanks.words(thanks.slide_saying("With thanks to"))


def test_without_any_deck_the_way_out_is_said(event):
    for path in (event.folder / "slides").iterdir():
        path.unlink()
    with pytest.raises(WimldsError, match="no session has a deck yet"):
        event.merge()


def test_made_decks_have_no_say_in_the_size_of_the_slides(event):
    from factories import FOUR_BY_THREE, Deck

    for name in ("grace-hopper", "ada-lovelace"):
        deck = Deck(name, size=FOUR_BY_THREE)
        deck.add_slide("Narrow")
        deck.save(event.folder / "slides" / f"{name}.pptx")
    deck = event.merge()
    assert deck.report.size == FOUR_BY_THREE


def test_the_same_event_gives_the_same_bytes_and_says_so(event):
    first = event.merge()
    before = first.report.output.read_bytes()
    again = event.merge()
    assert (first.report.unchanged, again.report.unchanged) == (False, True)
    assert again.report.output.read_bytes() == before


def test_a_late_deck_changes_its_own_section_and_nothing_else(event):
    from factories import canonical

    before = event.merge()
    kept = {
        n: canonical(before.opened.xml(before.opened.slides[n - 1])) for n in range(1, len(before.opened.slides) + 1)
    }
    old = dict(before.opened.sections)
    event.deck("ada-lovelace", "chart", "notes")
    after = event.merge(output="after.pptx")
    assert not after.report.unchanged
    new = dict(after.opened.sections)
    for name in ("Opening", "First talk", "Pause", "Closing"):
        now = [canonical(after.opened.xml(after.opened.slides[n - 1])) for n in new[name]]
        assert now == [kept[n] for n in old[name]], name
