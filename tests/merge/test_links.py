"""Rule 24: a click leads where it led, and what cannot be kept is taken out and said."""

from __future__ import annotations

import pytest

from factories import deck_with
from factories.content import add_text
from factories.names import NS
from factories.objects import add_smartart
from factories.shows import (
    add_action,
    add_custom_show,
    add_file_action,
    add_jump,
    add_show_jump,
)
from factories.talk import add_notes

R = f"{{{NS['r']}}}"


def numbers(merged, part: str) -> list[int]:
    """The numbers of the slides to which a part's clicks lead."""
    return [merged.out.number(slide) for slide in merged.out.jumps(part)]


def actions(merged, part: str) -> list[str]:
    return merged.out.find(part, "//@action")


# Jumps.


def test_a_jump_lands_on_the_same_slide(merge):
    merged = merge(deck_with("jump", name="A"), deck_with("jump", name="B"), deck_with("jump", name="C"))
    assert [numbers(merged, merged.slide_of(n, 1)) for n in range(3)] == [[2], [4], [6]]


def test_a_jump_backwards_and_a_jump_to_its_own_slide(merge):
    deck = deck_with(name="B")
    add_jump(deck.slides[1], deck.slides[0].part)
    add_jump(deck.slides[1], deck.slides[1].part)
    merged = merge(deck_with(name="A"), deck)
    assert numbers(merged, merged.slide_of(1, 2)) == [3, 4]


def test_a_jump_from_smartart_lands_on_the_same_slide_from_data_and_drawing(merge):
    merged = merge(deck_with("SmartArt that jumps", name="A"), deck_with("SmartArt that jumps", name="B"))
    for deck, target in ((0, 2), (1, 4)):
        slide = merged.slide_of(deck, 1)
        assert numbers(merged, merged.out.only(slide, "diagramData")) == [target]
        assert numbers(merged, merged.out.only(slide, "diagramDrawing")) == [target]


def test_a_jump_from_notes_lands_on_the_same_slide(merge):
    merged = merge(deck_with("notes that jump", name="A"), deck_with("notes that jump", name="B"))
    assert [numbers(merged, merged.out.only(merged.slide_of(n, 2), "notesSlide")) for n in (0, 1)] == [[1], [3]]


def test_a_jump_from_a_layout_lands_on_the_same_slide(merge):
    merged = merge(deck_with(name="A"), deck_with("jump from a layout", name="B"))
    assert numbers(merged, merged.out.layout_of(merged.slide_of(1, 1))) == [4]


def test_a_jump_on_hover_lands_on_the_same_slide(merge):
    deck = deck_with("jump", name="B")
    deck.slides[0].shapes[-1] = deck.slides[0].shapes[-1].replace("a:hlinkClick", "a:hlinkHover")
    merged = merge(deck_with(name="A"), deck)
    assert numbers(merged, merged.slide_of(1, 1)) == [4]


@pytest.mark.parametrize(("where", "target"), [("firstslide", 3), ("lastslide", 4)])
def test_first_and_last_slide_mean_the_decks_own(merge, where, target):
    deck = deck_with(name="B")
    add_show_jump(deck.slides[0], where)
    merged = merge(deck_with(name="A"), deck, deck_with(name="C"))
    assert numbers(merged, merged.slide_of(1, 1)) == [target]


@pytest.mark.parametrize("where", ["firstslide", "lastslide"])
def test_first_and_last_slide_lead_there_from_notes_and_smartart_too(merge, where):
    deck = deck_with(name="B")
    smartart = add_smartart(deck.slides[0], "click", jump_to=deck.slides[1].part)
    for kind in ("diagramData", "diagramDrawing"):
        part = smartart[kind]
        rel_id = part.relationships[0].id
        part.relationships.clear()
        old = f'r:id="{rel_id}" action="ppaction://hlinksldjump"'
        assert old in part.body
        part.body = part.body.replace(old, f'r:id="" action="ppaction://hlinkshowjump?jump={where}"')
    merged = merge(deck_with(name="A"), deck, deck_with(name="C"))
    slide = merged.slide_of(1, 1)
    target = 3 if where == "firstslide" else 4
    assert numbers(merged, merged.out.only(slide, "diagramData")) == [target]
    assert numbers(merged, merged.out.only(slide, "diagramDrawing")) == [target]


def test_next_and_previous_slide_stay(merge):
    deck = deck_with(name="B")
    add_show_jump(deck.slides[0], "nextslide")
    add_show_jump(deck.slides[1], "previousslide")
    add_show_jump(deck.slides[1], "lastslideviewed")
    merged = merge(deck_with(name="A"), deck)
    assert actions(merged, merged.slide_of(1, 1)) == ["ppaction://hlinkshowjump?jump=nextslide"]
    assert len(actions(merged, merged.slide_of(1, 2))) == 2


def test_the_sound_and_the_words_of_a_click_stay_when_it_becomes_a_jump(merge):
    deck = deck_with(name="B")
    add_show_jump(deck.slides[0], "firstslide")
    deck.slides[0].shapes[-1] = (
        deck.slides[0]
        .shapes[-1]
        .replace('jump=firstslide"/>', 'jump=firstslide" tooltip="To the start" highlightClick="1"/>')
    )
    merged = merge(deck_with(name="A"), deck)
    (link,) = merged.out.find(merged.slide_of(1, 1), "//a:hlinkClick")
    assert (link.get("tooltip"), link.get("highlightClick")) == ("To the start", "1")


def test_a_jump_to_a_slide_that_is_not_listed_is_removed_and_told(merge):
    """The slide was taken out of the show and is still in the package: a ghost."""
    deck = deck_with(name="B")
    ghost = deck.add_slide("ghost", listed=False)
    add_jump(deck.slides[0], ghost.part, "to the ghost")
    add_jump(deck.slides[0], deck.slides[1].part, "to the living")
    merged = merge(deck_with(name="A"), deck)
    slide = merged.slide_of(1, 1)
    assert numbers(merged, slide) == [4]
    assert "to the ghost" in merged.out.texts(slide)
    assert merged.outcome(1, ghost.part.name).outcome == "dropped"
    (told,) = merged.findings("dropped", rule=24, deck=1)
    assert told.slide == 3


def test_ghosts_do_not_become_slides(merge):
    deck = deck_with(name="B")
    ghost = deck.add_slide("ghost", listed=False)
    ghost.layout = deck.masters[0].layouts[1]
    add_jump(deck.slides[0], ghost.part)
    merged = merge(deck)
    assert len(merged.out.of_type("presentationml.slide+xml")) == 2


# Custom shows.


def shows(merged) -> dict[str, list[int]]:
    found = {}
    for show in merged.out.find(merged.out.main, "p:custShowLst/p:custShow"):
        ids = show.xpath("p:sldLst/p:sld/@r:id", namespaces=NS)
        found[show.get("name")] = [merged.out.number(merged.out.rel(merged.out.main, i).part) for i in ids]
    return found


def show_ids(merged) -> dict[str, list[int]]:
    """Custom show id -> the numbers of its slides."""
    by_name = shows(merged)
    return {s.get("id"): by_name[s.get("name")] for s in merged.out.find(merged.out.main, "//p:custShow")}


def test_custom_shows_of_all_decks_are_there_with_their_slides(merge):
    a, b = deck_with(name="A"), deck_with(name="B")
    add_custom_show(a, "Short", 0, [a.slides[0]])
    add_custom_show(b, "Long", 0, [b.slides[1], b.slides[0], b.slides[1]])
    assert shows(merge(a, b)) == {"Short": [1], "Long": [4, 3, 4]}


def test_custom_shows_of_one_name_get_two_names(merge):
    decks = [deck_with("custom show", name=name) for name in "AB"]
    found = shows(merge(*decks))
    assert sorted(found.values()) == [[2], [4]]
    assert all("Short" in name for name in found)


def test_links_to_custom_shows_follow_their_ids(merge):
    merged = merge(deck_with("custom show", name="A"), deck_with("custom show", name="B"))
    by_id = show_ids(merged)
    for deck, target in ((0, [2]), (1, [4])):
        (action,) = actions(merged, merged.slide_of(deck, 1))
        assert action.startswith("ppaction://customshow?id=")
        assert action.endswith("&return=true")
        assert by_id[action.split("id=")[1].split("&")[0]] == target


def test_links_to_custom_shows_from_notes_follow_too(merge):
    deck = deck_with("custom show", name="B")
    page = add_notes(deck.slides[1], "see")
    page.body = (
        page.bytes()
        .decode()
        .replace(
            '<a:rPr lang="en-GB" ></a:rPr>',
            '<a:rPr lang="en-GB"><a:hlinkClick r:id="" action="ppaction://customshow?id=0"/></a:rPr>',
        )
    )
    assert "customshow" in page.body
    merged = merge(deck_with("custom show", name="A"), deck)
    (action,) = actions(merged, merged.out.only(merged.slide_of(1, 2), "notesSlide"))
    assert show_ids(merged)[action.split("id=")[1]] == [4]


def test_a_slide_that_is_not_listed_leaves_its_custom_show(merge):
    deck = deck_with(name="B")
    ghost = deck.add_slide("ghost", listed=False)
    deck.part.relate("slide", ghost.part)
    show = add_custom_show(deck, "Haunted", 3, [deck.slides[0]])
    show.slides.append(ghost.part)
    merged = merge(deck_with(name="A"), deck)
    assert shows(merged) == {"Haunted": [3]}
    assert merged.findings("dropped", rule=24, deck=1)


def test_a_link_to_a_custom_show_that_is_not_there_is_removed_and_told(merge):
    deck = deck_with(name="B")
    add_action(deck.slides[0], "ppaction://customshow?id=7", "to nowhere")
    merged = merge(deck_with("custom show", name="A"), deck)
    assert actions(merged, merged.slide_of(1, 1)) == []
    assert merged.findings("dropped", rule=24, deck=1)


def test_the_same_custom_show_of_a_deck_merged_twice_shows_each_copy(merge):
    deck = deck_with("custom show", name="Twice")
    merged = merge(deck, deck)
    assert sorted(shows(merged).values()) == [[2], [4]]


# Other actions.


def test_macro_actions_are_removed_and_told(merge):
    deck = deck_with("macros", name="B")
    add_action(deck.slides[0], "ppaction://macro?name=Hello", "run")
    merged = merge(deck_with(name="A"), deck)
    slide = merged.slide_of(1, 1)
    assert actions(merged, slide) == []
    assert "run" in merged.out.texts(slide)
    assert [f.slide for f in merged.findings("dropped", deck=1) if f.slide] == [3]


@pytest.mark.parametrize("action", ["hlinkpres?slideindex=3", "program", "hlinkfile"])
def test_actions_that_open_a_file_stay_and_are_told(merge, action):
    deck = deck_with(name="B")
    add_file_action(deck.slides[0], action, "other%20deck.pptx")
    merged = merge(deck_with(name="A"), deck)
    slide = merged.slide_of(1, 1)
    (link,) = merged.out.find(slide, "//a:hlinkClick")
    assert link.get("action") == f"ppaction://{action}"
    assert merged.out.rel(slide, link.get(f"{R}id")).target == "other%20deck.pptx"
    assert [f.slide for f in merged.findings("warning", deck=1)] == [3]


@pytest.mark.parametrize("action", ["hlinkpres?slideindex=3", "program"])
def test_an_action_that_names_no_file_at_all_is_told_too(merge, action):
    deck = deck_with(name="B")
    add_action(deck.slides[0], f"ppaction://{action}")
    merged = merge(deck_with(name="A"), deck)
    assert [f.slide for f in merged.findings("warning", deck=1)] == [3]


def test_an_action_that_ends_the_show_stays_and_is_told(merge):
    deck = deck_with(name="B")
    add_show_jump(deck.slides[0], "endshow")
    merged = merge(deck_with(name="A"), deck)
    assert actions(merged, merged.slide_of(1, 1)) == ["ppaction://hlinkshowjump?jump=endshow"]
    (told,) = merged.findings("warning", rule=24, deck=1)
    assert told.slide == 3


def test_slides_whose_jumps_need_no_change_are_copied_untouched(merge):
    deck = deck_with("jump", "jump to the next slide", "web link", name="B")
    add_text(deck.slides[0], "words")
    merged = merge(deck_with(name="A"), deck)
    assert merged.outcome(1, deck.slides[0].part.name).outcome == "copied"
