"""Rules 17 and 18: what a slide says of itself stays, and nothing starts to move by itself unannounced."""

from __future__ import annotations

import pytest

from factories import Deck, deck_with
from factories.content import add_slide_number, set_picture_background
from factories.design import DARK_COLOUR_MAP
from factories.names import NS
from factories.objects import add_video
from factories.shows import add_effect, set_plain_transition, set_show, set_transition

# Rule 17.


def hidden(slide):
    slide.attributes = 'show="0"'


def without_the_masters_shapes(slide):
    slide.attributes = 'showMasterSp="0" showMasterPhAnim="0"'


def with_own_colours(slide):
    slide.colour_map = f"<p:clrMapOvr><a:overrideClrMapping {DARK_COLOUR_MAP}/></p:clrMapOvr>"


def with_transition(slide):
    set_transition(slide, effect='<p:push dir="u"/>')


def with_effect(slide):
    add_effect(slide, "flies in", path="M 0 0 L 0.25 0")


def with_picture_background(slide):
    set_picture_background(slide)


SAYS = [hidden, without_the_masters_shapes, with_own_colours, with_transition, with_effect, with_picture_background]


@pytest.mark.parametrize("say", SAYS)
def test_what_a_slide_says_of_itself_stays_to_the_byte(merge, say):
    deck = deck_with(name="Talk", accent="FF0000")
    say(deck.slides[0])
    merged = merge(deck_with("transition", name="Other"), deck)
    assert merged.out.data(merged.slide_of(1, 1)) == deck.slides[0].part.bytes()


def test_header_and_footer_flags_of_masters_and_layouts_stay(merge):
    deck = deck_with(name="Talk", accent="FF0000")
    master = deck.masters[0]
    render = master.part.body
    master.part.body = lambda: render().replace("<p:txStyles>", '<p:hf sldNum="0" hdr="0" dt="0"/><p:txStyles>')
    merged = merge(deck_with(name="Other"), deck)
    (flags,) = merged.out.find(merged.out.master_of(merged.slide_of(1, 1)), "p:hf")
    assert dict(flags.attrib) == {"sldNum": "0", "hdr": "0", "dt": "0"}


def test_slide_numbers_stay_fields(merge):
    deck = deck_with(name="Talk")
    add_slide_number(deck.slides[0], 1)
    merged = merge(deck_with(name="Other"), deck)
    assert merged.out.find(merged.slide_of(1, 1), "//a:fld/@type") == ["slidenum"]


def test_hidden_slides_are_counted(merge):
    merged = merge(deck_with("hidden slide", name="A"), deck_with(name="B"))
    assert [deck.hidden for deck in merged.report.decks] == [1, 0]


# Rule 18.


def ignoring_timings(name: str = "Ignores") -> Deck:
    """A deck whose slides have times that its own show does not use."""
    deck = deck_with(name=name)
    set_show(deck, 'useTimings="0"')
    set_transition(deck.slides[0], advance_after=5000)
    set_plain_transition(deck.slides[1], advance_after=7000)
    return deck


def advances(merged, deck: int, number: int) -> list[str]:
    return merged.out.find(merged.slide_of(deck, number), "//p:transition/@advTm")


def show(merged):
    """The merged deck's showPr, or None."""
    found = merged.out.find(merged.out.only(merged.out.main, "presProps"), "p:showPr")
    return found[0] if found else None


@pytest.mark.parametrize("first", [True, False])
def test_slides_whose_show_ignored_their_times_do_not_start_to_advance(merge, first):
    decks = [ignoring_timings(), deck_with("advances by itself", name="Uses")]
    merged = merge(*(decks if first else reversed(decks)))
    ignoring = 0 if first else 1
    assert advances(merged, ignoring, 1) == advances(merged, ignoring, 2) == []
    assert merged.findings("changed", rule=18, deck=ignoring)


def test_their_transitions_stay_otherwise_as_they_were(merge):
    merged = merge(ignoring_timings(), deck_with("advances by itself", name="Uses"))
    found = merged.out.find(merged.slide_of(0, 1), "//p:transition")
    assert [element.get("spd") for element in found] == ["slow", "slow"]
    assert [element[0].tag for element in found] == [f"{{{NS['p']}}}fade"] * 2


@pytest.mark.parametrize("first", [True, False])
def test_slides_that_advance_by_themselves_still_do_and_are_told(merge, first):
    decks = [ignoring_timings(), deck_with("advances by itself", name="Uses")]
    merged = merge(*(decks if first else reversed(decks)))
    using = 1 if first else 0
    assert advances(merged, using, 1) == ["5000", "5000"]
    assert show(merged) is None or show(merged).get("useTimings") not in ("0", "false")
    (told,) = [f for f in merged.findings("warning", rule=18) if f.slide]
    assert told.slide == 1 + 2 * using


def test_a_deck_alone_that_ignores_its_times_still_does(merge):
    merged = merge(ignoring_timings())
    still = advances(merged, 0, 1) == advances(merged, 0, 2) == []
    assert still or show(merged).get("useTimings") == "0"


def test_two_decks_that_both_ignore_their_times_still_do(merge):
    merged = merge(ignoring_timings("A"), ignoring_timings("B"))
    still = all(advances(merged, deck, number) == [] for deck in (0, 1) for number in (1, 2))
    assert still or show(merged).get("useTimings") == "0"


def test_slides_that_wait_for_a_click_are_not_told(merge):
    merged = merge(deck_with("transition", "effect", name="A"), deck_with(name="B"))
    assert not merged.findings(rule=18)


@pytest.mark.parametrize("flag", ["showAnimation", "showNarration"])
def test_a_show_without_animation_or_narration_beside_one_with_them_is_told(merge, flag):
    quiet, lively = deck_with(name="Quiet"), deck_with("effect", "sound", name="Lively")
    add_effect(quiet.slides[0])
    add_video(quiet.slides[1], b"narration", sound=True)
    set_show(quiet, f'{flag}="0"')
    merged = merge(quiet, lively)
    assert merged.findings(rule=18, deck=0)
    assert show(merged) is None or show(merged).get(flag) not in ("0", "false")
