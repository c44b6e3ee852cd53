"""Rule 19: one notes master, and every page of notes as it was."""

from __future__ import annotations

import pytest

from factories import deck_with
from factories.content import text_shape
from factories.design import xfrm
from factories.names import NS
from factories.talk import add_notes, add_notes_master

SMALL, LARGE = (6858000, 9144000), (13716000, 18288000)


def noted(name: str, *, pages: int = 2, size=SMALL, **of_master):
    """A deck whose notes master has this size, with notes on its first slides."""
    deck = deck_with(name=name)
    add_notes_master(deck, size=size, **of_master)
    for number, slide in enumerate(deck.slides[:pages], 1):
        add_notes(slide, f"{name} {number}")
    return deck


def page_of(merged, deck: int, number: int) -> str:
    return merged.out.only(merged.slide_of(deck, number), "notesSlide")


def place(opened, part: str, kind: str) -> tuple[int, ...] | None:
    """Where a placeholder of a page or master says that it is: x, y, width, height."""
    found = opened.find(part, f"//p:sp[.//p:ph[@type='{kind}']]/p:spPr/a:xfrm")
    if not found:
        return None
    return tuple(int(v) for v in found[0].xpath("a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy", namespaces=NS))


def test_notes_go_with_their_slides(merge):
    merged = merge(noted("A"), deck_with(name="B"), noted("C", pages=1))
    words = [merged.out.texts(page) for slide in merged.slides for page in merged.out.related(slide, "notesSlide")]
    assert words == [["A 1"], ["A 2"], ["C 1"]]
    assert [deck.notes for deck in merged.report.decks] == [2, 0, 1]


def test_pages_lead_back_to_their_new_slides(merge):
    merged = merge(noted("A"), noted("B"))
    for deck in (0, 1):
        assert merged.out.related(page_of(merged, deck, 2), "slide") == [merged.slide_of(deck, 2)]


@pytest.mark.parametrize("order", [("few", "many"), ("many", "few")])
def test_the_deck_with_the_most_notes_gives_the_master_and_the_size(merge, order):
    decks = {"few": noted("few", pages=1, size=LARGE), "many": noted("many", size=SMALL)}
    merged = merge(*(decks[name] for name in order))
    (size,) = merged.out.find(merged.out.main, "p:notesSz")
    assert (int(size.get("cx")), int(size.get("cy"))) == SMALL
    (master,) = merged.out.of_type("notesMaster+xml")
    assert merged.out.data(master) == decks["many"].notes_master.part.bytes()
    assert merged.out.related(page_of(merged, 0, 1), "notesMaster") == [master]
    assert merged.out.related(page_of(merged, 1, 1), "notesMaster") == [master]


def test_the_one_notes_master_has_a_theme_of_its_own(merge):
    merged = merge(noted("A"), noted("B"))
    (master,) = merged.out.of_type("notesMaster+xml")
    theme = merged.out.only(master, "theme")
    assert theme not in [merged.out.only(m, "theme") for m in merged.out.masters]


def test_a_position_of_its_own_scales_with_the_page(merge):
    large = deck_with(name="Large")
    add_notes_master(large, size=LARGE)
    add_notes(large.slides[0], "moved", place=xfrm(2000000, 4000000, 6000000, 8000000))
    merged = merge(noted("A"), large)
    assert place(merged.out, page_of(merged, 1, 1), "body") == (1000000, 2000000, 3000000, 4000000)


def test_positions_scale_in_each_direction_by_itself(merge):
    wide = deck_with(name="Wide")
    add_notes_master(wide, size=(13716000, 9144000))
    add_notes(wide.slides[0], "moved", place=xfrm(2000000, 4000000, 6000000, 8000000))
    merged = merge(noted("A"), wide)
    assert place(merged.out, page_of(merged, 1, 1), "body") == (1000000, 4000000, 3000000, 8000000)


def test_what_is_drawn_on_the_notes_scales_too(merge):
    large = deck_with(name="Large")
    add_notes_master(large, size=LARGE)
    add_notes(large.slides[0], "drawn on", more=text_shape(large.slides[0], "arrow", name="Arrow"))
    merged = merge(noted("A"), large)
    (offset,) = merged.out.find(page_of(merged, 1, 1), "//p:sp[p:nvSpPr/p:cNvPr/@name='Arrow']/p:spPr/a:xfrm/a:off")
    assert (offset.get("x"), offset.get("y")) == ("457200", "914400")


def test_pages_of_the_same_size_are_copied_untouched(merge):
    b = noted("B", pages=1)
    merged = merge(noted("A"), b)
    assert merged.outcome(1, "/ppt/notesSlides/notesSlide1.xml").outcome == "copied"


def test_pages_that_only_follow_their_master_need_no_positions(merge):
    merged = merge(noted("A"), noted("B", pages=1, size=LARGE))
    assert place(merged.out, page_of(merged, 1, 1), "body") in (None, place_of_master(merged, "body"))


def place_of_master(merged, kind: str):
    (master,) = merged.out.of_type("notesMaster+xml")
    return place(merged.out, master, kind)


def test_a_placeholder_that_the_one_master_lacks_gets_its_old_position(merge):
    other = deck_with(name="Other")
    add_notes_master(other)
    add_notes(other.slides[0], "numbered", with_number=True)
    merged = merge(noted("A", without=("sldNum",)), other)
    old = place(merged.sources[1], "/ppt/notesMasters/notesMaster1.xml", "sldNum")
    assert place(merged.out, page_of(merged, 1, 1), "sldNum") == old


def test_an_old_position_of_a_page_of_another_size_scales(merge):
    other = deck_with(name="Other")
    add_notes_master(other, size=LARGE)
    add_notes(other.slides[0], "numbered", with_number=True)
    merged = merge(noted("A", without=("sldNum",)), other)
    old = place(merged.sources[1], "/ppt/notesMasters/notesMaster1.xml", "sldNum")
    new = place(merged.out, page_of(merged, 1, 1), "sldNum")
    assert new is not None
    assert all(abs(n - o / 2) <= 1 for n, o in zip(new, old, strict=True))


def test_a_slide_number_stays_a_field_on_the_notes(merge):
    other = deck_with(name="Other")
    add_notes(other.slides[0], "numbered", with_number=True)
    merged = merge(noted("A"), other)
    assert merged.out.find(page_of(merged, 1, 1), "//a:fld/@type") == ["slidenum"]


def test_decks_without_notes_need_no_notes_master(merge):
    merged = merge(deck_with(name="A"), deck_with(name="B"))
    assert merged.out.of_type("notesMaster+xml") == []
    assert merged.out.find(merged.out.main, "p:notesMasterIdLst") == []


def test_a_notes_master_without_any_notes_is_kept_when_the_deck_is_alone(merge):
    deck = deck_with(name="Alone")
    add_notes_master(deck)
    merged = merge(deck)
    assert len(merged.out.of_type("notesMaster+xml")) == 1


def test_notes_that_show_a_picture_keep_it(merge):
    from factories.content import png

    deck = deck_with(name="Pictured")
    page = add_notes(deck.slides[0], "look")
    image = deck.package.add("/ppt/media/image{}.png", "png", png("on the notes"))
    page.relate("image", image)
    merged = merge(noted("A"), deck)
    assert merged.out.data(merged.out.only(page_of(merged, 1, 1), "image")) == png("on the notes")


@pytest.mark.parametrize("missing", ["slide", "notesMaster"])
def test_a_page_that_forgot_its_slide_or_its_master_is_mended(merge, missing):
    deck = noted("Forgetful")
    page = deck.package.parts["/ppt/notesSlides/notesSlide1.xml"]
    page.relationships = [rel for rel in page.relationships if not rel.type.endswith(f"/{missing}")]
    merged = merge(noted("A"), deck)
    (master,) = merged.out.of_type("notesMaster+xml")
    new = page_of(merged, 1, 1)
    assert merged.out.related(new, "slide") == [merged.slide_of(1, 1)]
    assert merged.out.related(new, "notesMaster") == [master]
