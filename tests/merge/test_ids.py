"""Rules 11 to 14: ids that must be unique, and whoever refers to them."""

from __future__ import annotations

import pytest

from factories import Deck, deck_with
from factories.content import add_picture, creation_id, text_shape
from factories.names import NS
from factories.shows import add_jump, add_section_zoom, add_slide_zoom

CREATED = "p:cSld/p:extLst//p14:creationId/@val"


def created(merged, slide: str) -> int:
    (value,) = merged.out.find(slide, CREATED)
    return int(value)


# Rule 11.


def test_a_deck_that_holds_the_last_slide_id_leaves_the_gaps_for_the_others(merge):
    """A merger that goes on from the greatest id would leave the range."""
    full = deck_with(name="Full")
    full.slides[0].slide_id = 2147483647
    others = [deck_with(name=name) for name in ("A", "B")]
    merged = merge(full, *others)
    ids = [int(i) for i in merged.out.slide_ids]
    assert len(set(ids)) == 6
    assert all(256 <= i <= 2147483647 for i in ids)


def test_slide_ids_that_do_not_collide_are_kept(merge):
    a, b = deck_with(name="A"), deck_with(name="B")
    for number, slide in enumerate(b.slides):
        slide.slide_id = 7000 + number
    assert merge(a, b).out.slide_ids == ["256", "257", "7000", "7001"]


def test_whole_slide_list_entries_are_kept(merge):
    a, b = deck_with(name="A"), deck_with(name="B")
    extension = '<p:extLst><p:ext uri="{11111111-0000-4000-8000-000000000000}"/></p:extLst>'
    words = b.render()
    b.part.body = words.replace(f'<p:sldId id="{b.slides[0].slide_id}"', '<p:sldId id="256"', 1).replace(
        f'r:id="{b.rel_id(b.slides[0].part)}"/>', f'r:id="{b.rel_id(b.slides[0].part)}">{extension}</p:sldId>', 1
    )
    merged = merge(a, b)
    entries = merged.out.find(merged.out.main, "p:sldIdLst/p:sldId")
    assert [len(entry) for entry in entries] == [0, 0, 1, 0]


def test_master_and_layout_ids_are_unique_together(merge):
    a, b = deck_with(name="A"), deck_with(name="B", accent="FF0000")
    b.masters[0].master_id = a.masters[0].layouts[0].layout_id
    b.masters[0].layouts[0].layout_id = a.masters[0].master_id
    merged = merge(a, b)
    assert len(merged.out.masters) == 2


def test_a_master_at_the_end_of_its_range_leaves_the_gaps_for_the_others(merge):
    a, b = deck_with(name="A"), deck_with(name="B", accent="FF0000")
    a.masters[0].master_id = 4294967295
    a.masters[0].layouts[0].layout_id = 4294967294
    merged = merge(a, b)
    ids = [int(i) for master in merged.out.masters for i in merged.out.find(master, "p:sldLayoutIdLst/*/@id")]
    assert len(set(ids)) == 4
    assert max(ids) <= 4294967295


def test_a_master_without_an_id_is_as_good_as_one_with(merge):
    a, b = deck_with(name="A"), deck_with(name="B", accent="FF0000")
    a.masters[0].master_id = None
    b.masters[0].master_id = None
    merged = merge(a, b)
    assert len(merged.out.masters) == 2


# Rule 12.


def shape_ids(opened, slide: str) -> list[str]:
    return opened.find(slide, "//*[local-name()='cNvPr']/@id")


def test_shape_ids_are_never_renumbered(merge):
    """They repeat legally: in the branches of an AlternateContent, and in an object's preview."""
    features = ("OLE object", "ink", "3D model", "slide zoom", "effect", "connector", "group", "text boxes")
    deck = deck_with(*features, name="Ids")
    deck.default_text_style = deck.default_text_style.replace('sz="1800"', 'sz="2600"')
    merged = merge(deck_with(name="A"), deck_with(name="B"), deck)
    assert merged.outcome(2, deck.slides[0].part.name).outcome == "edited"
    for number in (1, 2):
        before = shape_ids(merged.sources[2], merged.sources[2].slides[number - 1])
        assert shape_ids(merged.out, merged.slide_of(2, number)) == before
        assert number == 2 or len(set(before)) < len(before)


# Rule 13.


def test_a_deck_merged_with_itself_gets_new_creation_ids_the_second_time(merge):
    deck = deck_with(name="Twice")
    merged = merge(deck, deck)
    ids = [created(merged, slide) for slide in merged.slides]
    assert ids[:2] == [slide.creation_id for slide in deck.slides]
    assert len(set(ids)) == 4
    assert all(0 < i < 2**32 for i in ids)


def test_new_creation_ids_are_derived_and_not_random(merge):
    deck = deck_with(name="Twice")
    first, second = (merge(deck, deck, output=f"{n}.pptx") for n in "ab")
    assert [created(first, s) for s in first.slides] == [created(second, s) for s in second.slides]


def test_a_deck_merged_three_times_has_three_ids_a_slide(merge):
    deck = deck_with(name="Thrice")
    merged = merge(deck, deck, deck)
    assert len({created(merged, slide) for slide in merged.slides}) == 6


def test_creation_ids_that_do_not_collide_are_left_alone(merge):
    a, b = deck_with(name="A"), deck_with(name="B")
    merged = merge(a, b)
    assert [created(merged, s) for s in merged.slides] == [s.creation_id for d in (a, b) for s in d.slides]
    assert merged.outcome(1, b.slides[0].part.name).outcome == "copied"


def test_two_slides_of_one_deck_with_the_same_creation_id_are_told_apart(merge):
    deck = deck_with(name="Copy")
    deck.slides[1].creation_id = deck.slides[0].creation_id
    merged = merge(deck, deck_with(name="Other"), inherits=True)
    assert len(merged.slides) == 4


def test_slide_zooms_follow_a_new_creation_id(merge):
    deck = deck_with("slide zoom", name="Twice")
    merged = merge(deck, deck)
    (zoom,) = merged.out.find(merged.slide_of(1, 1), "//pslz:sldZmObj")
    assert int(zoom.get("cId")) == created(merged, merged.slide_of(1, 2)) != deck.slides[1].creation_id


def test_a_zoom_back_to_an_earlier_slide_follows_too(merge):
    deck = deck_with(name="Twice")
    add_slide_zoom(deck.slides[1], deck.slides[0])
    merged = merge(deck, deck)
    (zoom,) = merged.out.find(merged.slide_of(1, 2), "//pslz:sldZmObj")
    assert int(zoom.get("cId")) == created(merged, merged.slide_of(1, 1))
    assert zoom.get("sldId") == merged.out.slide_ids[2]


def test_modern_comments_follow_a_new_creation_id(merge):
    deck = deck_with("modern comments", name="Twice")
    merged = merge(deck, deck)
    part = merged.out.only(merged.slide_of(1, 1), "modern-comments")
    (mark,) = merged.out.find(part, "//pc:sldMk")
    assert int(mark.get("cId")) == created(merged, merged.slide_of(1, 1)) != deck.slides[0].creation_id
    assert mark.get("sldId") == merged.out.slide_ids[2]


def test_creation_ids_of_shapes_are_never_touched(merge):
    deck = deck_with(name="Twice")
    deck.slides[0].shapes.append(text_shape(deck.slides[0], "anchor", extension=creation_id("anchor")))
    merged = merge(deck, deck)
    ids = [merged.out.find(slide, "//a16:creationId/@id") for slide in merged.slides]
    assert ids[0] == ids[2] != []


# Rule 14.


def test_sections_follow_slide_ids(merge):
    merged = merge(deck_with("sections", name="A"), deck_with("sections", name="B"))
    assert [numbers for _, numbers in merged.out.sections] == [[1], [2], [3], [4]]


def test_slide_zooms_follow_slide_ids(merge):
    merged = merge(deck_with("slide zoom", name="A"), deck_with("slide zoom", name="B"))
    for deck in (0, 1):
        (zoom,) = merged.out.find(merged.slide_of(deck, 1), "//pslz:sldZmObj")
        assert zoom.get("sldId") == merged.out.slide_ids[2 * deck + 1]


def test_the_picture_behind_a_zoom_jumps_to_the_same_slide(merge):
    merged = merge(deck_with(name="A"), deck_with("slide zoom", "jump", name="B"))
    assert [merged.out.number(s) for s in merged.out.jumps(merged.slide_of(1, 1))] == [4, 4]


def test_modern_comments_follow_slide_ids(merge):
    merged = merge(deck_with("modern comments", name="A"), deck_with("modern comments", name="B"))
    for deck in (0, 1):
        part = merged.out.only(merged.slide_of(deck, 1), "modern-comments")
        assert merged.out.find(part, "//pc:sldMk/@sldId") == [merged.out.slide_ids[2 * deck]]


@pytest.mark.parametrize("feature", ["section zoom", "summary zoom"])
@pytest.mark.parametrize("titles", [("Talk", "Talk again"), (None, None)])
def test_section_zooms_of_a_deck_merged_twice_lead_into_their_own_copy(merge, feature, titles):
    deck = deck_with(feature, name="Twice")
    merged = merge(deck, deck, titles=titles)
    sections = {
        section.get("id"): [i.get("id") for i in section.iter(f"{{{NS['p14']}}}sldId")]
        for section in merged.out.find(merged.out.main, "//p14:section")
    }
    for number in (0, 1):
        zooms = merged.out.find(merged.slide_of(number, 1), "//@sectionId")
        assert [sections[i] for i in zooms] == [[merged.out.slide_ids[2 * number + 1]]]


def test_a_summary_that_names_a_section_by_a_lower_case_id_still_finds_it(merge):
    deck = deck_with(name="Lower")
    section = deck.add_section("All", deck.slides)
    add_section_zoom(deck.slides[0], section)
    deck.slides[0].shapes[-1] = deck.slides[0].shapes[-1].replace(section.guid, section.guid.lower())
    merged = merge(deck_with(name="A"), deck, inherits=True)
    assert len(merged.slides) == 4


def test_slides_without_a_creation_id_get_none(merge):
    deck = deck_with(name="Old")
    for slide in deck.slides:
        slide.creation_id = None
    merged = merge(deck, deck)
    assert [merged.out.find(slide, CREATED) for slide in merged.slides] == [[]] * 4
    assert merged.outcome(1, deck.slides[0].part.name).outcome == "copied"


def test_a_jump_between_slides_with_swapped_names_is_not_crossed(merge):
    """Slide 1 is in slide2.xml and the other way round: names say nothing."""
    deck = Deck("Swapped")
    first, second = deck.add_slide("first"), deck.add_slide("second")
    first.part.name, second.part.name = second.part.name, first.part.name
    deck.package.parts = {part.name: part for part in deck.package.parts.values()}
    add_jump(first, second.part)
    add_picture(second)
    merged = merge(deck_with("picture", name="A"), deck)
    assert merged.out.titles()[2:] == ["first", "second"]
    assert [merged.out.number(s) for s in merged.out.jumps(merged.slides[2])] == [4]
