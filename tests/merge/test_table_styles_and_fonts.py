"""Rule 23: table styles and embedded fonts of all decks, united."""

from __future__ import annotations

import re

import pytest

from factories import Deck, canonical, deck_with
from factories.catalogue import add_styled_table
from factories.content import add_table, png, table_style
from factories.design import solid
from factories.names import NS, declare
from factories.odd import change_prefixes
from factories.properties import add_font

OURS = "{11111111-2222-4333-8444-555555555555}"


def styles(merged) -> dict[str, str]:
    """Style id -> the style's content, without its names."""
    part = merged.out.only(merged.out.main, "tableStyles")
    return {
        style.get("styleId"): "".join(canonical(child) for child in style)
        for style in merged.out.find(part, "a:tblStyle")
    }


def style_of(merged, slide: str) -> str:
    """The content of the style that the slide's table uses."""
    (style_id,) = merged.out.find(slide, "//a:tableStyleId")
    return styles(merged)[style_id.text]


def styled(name: str, colour: str, style_id: str = OURS, style_name: str = "Ours") -> Deck:
    deck = deck_with(name=name)
    add_styled_table(deck, colour, style_id)
    deck.table_styles[0] = deck.table_styles[0].replace('styleName="Ours"', f'styleName="{style_name}"')
    return deck


def test_styles_of_all_decks_are_there(merge):
    other = "{22222222-2222-4333-8444-555555555555}"
    merged = merge(deck_with(name="None"), styled("A", "FF0000"), styled("B", "00FF00", other))
    assert set(styles(merged)) == {OURS, other}


def test_the_same_style_twice_is_kept_once_and_its_tables_untouched(merge):
    b = styled("B", "FF0000")
    merged = merge(styled("A", "FF0000"), b)
    assert list(styles(merged)) == [OURS]
    assert merged.outcome(1, b.slides[0].part.name).outcome == "copied"


def test_styles_that_differ_in_name_alone_are_the_same(merge):
    b = styled("B", "FF0000", style_name="Unsere")
    merged = merge(styled("A", "FF0000"), b)
    assert list(styles(merged)) == [OURS]
    assert merged.outcome(1, b.slides[0].part.name).outcome == "copied"


def test_styles_that_differ_in_prefixes_alone_are_the_same(merge):
    b = styled("B", "FF0000")
    change_prefixes(b.package.parts["/ppt/tableStyles.xml"])
    merged = merge(styled("A", "FF0000"), b)
    assert list(styles(merged)) == [OURS]


def test_one_id_with_another_content_becomes_another_style_and_the_tables_follow(merge):
    merged = merge(styled("A", "FF0000"), styled("B", "00FF00"))
    assert len(styles(merged)) == 2
    assert "FF0000" in style_of(merged, merged.slide_of(0, 1))
    assert "00FF00" in style_of(merged, merged.slide_of(1, 1))
    assert all(re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", i) for i in styles(merged))


def test_a_third_deck_with_the_second_ones_style_shares_it(merge):
    merged = merge(styled("A", "FF0000"), styled("B", "00FF00"), styled("C", "00FF00"), styled("D", "0000FF"))
    assert len(styles(merged)) == 3
    assert [
        c in style_of(merged, merged.slide_of(n, 1)) for n, c in enumerate(("FF0000", "00FF00", "00FF00", "0000FF"))
    ] == [True] * 4


def test_new_style_ids_are_derived_and_not_random(merge):
    first, second = (merge(styled("A", "FF0000"), styled("B", "00FF00"), output=f"{n}.pptx") for n in "ab")
    assert list(styles(first)) == list(styles(second))


def test_ids_are_compared_without_regard_to_case(merge):
    """The style and the table may spell one id in different cases."""
    low = "{aaaaaaaa-2222-4333-8444-bbbbbbbbbbbb}"
    merged = merge(styled("A", "FF0000", low.upper()), styled("B", "FF0000", low))
    assert len(styles(merged)) == 1


def test_tables_on_layouts_follow_too(merge):
    b = styled("B", "00FF00")
    add_table(b.masters[0].layouts[0], "on the layout", style_id=OURS)
    merged = merge(styled("A", "FF0000"), b)
    assert "00FF00" in style_of(merged, merged.out.layout_of(merged.slide_of(1, 1)))


def test_a_style_that_a_deck_uses_without_defining_it_is_left_alone(merge):
    """PowerPoint knows its own styles by their ids; no deck need define them."""
    b = deck_with("table", name="B")
    merged = merge(styled("A", "FF0000"), b)
    assert merged.outcome(1, b.slides[0].part.name).outcome == "copied"


def test_a_deck_that_does_not_define_a_style_does_not_get_another_decks(merge):
    """B's table names an id that B does not define; A's style of that id must not change its looks."""
    b = deck_with(name="B")
    add_table(b.slides[0], "plain", style_id=OURS)
    merged = merge(styled("A", "FF0000"), b)
    (style_id,) = merged.out.find(merged.slide_of(1, 1), "//a:tableStyleId")
    if style_id.text == OURS:
        assert merged.findings(rule=23, deck=1)


def test_the_default_table_style_stays_the_first_decks(merge):
    merged = merge(styled("A", "FF0000"), styled("B", "00FF00"))
    part = merged.out.only(merged.out.main, "tableStyles")
    assert merged.out.xml(part).get("def") == "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


def test_a_deck_with_styles_after_one_without_any_list_brings_them(merge):
    bare = deck_with(name="Bare")
    part = bare.package.parts["/ppt/tableStyles.xml"]
    bare.part.relationships = [rel for rel in bare.part.relationships if rel.target is not part]
    del bare.package.parts[part.name]
    merged = merge(bare, styled("B", "00FF00"))
    assert list(styles(merged)) == [OURS]


def test_table_styles_keep_what_they_hold_to_the_last_element(merge):
    b = deck_with(name="B")
    b.table_styles.append(table_style("{33333333-2222-4333-8444-555555555555}", "B's", "123456"))
    merged = merge(styled("A", "FF0000"), b)
    source = merged.sources[1]
    (old,) = source.find("/ppt/tableStyles.xml", "a:tblStyle")
    new = [
        s
        for s in merged.out.find(merged.out.only(merged.out.main, "tableStyles"), "a:tblStyle")
        if s.get("styleName") == "B's"
    ]
    assert [canonical(style) for style in new] == [canonical(old)]


def pictured(name: str, words: str) -> Deck:
    """A deck whose table style fills cells with a picture."""
    deck = deck_with(name=name)
    part = deck.package.parts["/ppt/tableStyles.xml"]
    image = deck.package.add("/ppt/media/image{}.png", "png", png(words))
    fill = f'<a:blipFill><a:blip {declare("r")} r:embed="{part.relate("image", image)}"/><a:tile/></a:blipFill>'
    deck.table_styles.append(table_style(OURS, "Ours", "FF0000").replace(solid("FF0000"), fill))
    add_table(deck.slides[0], "on a picture", style_id=OURS)
    return deck


def picture_of(merged, slide: str) -> bytes:
    """The picture that the style of a slide's table shows."""
    part = merged.out.only(merged.out.main, "tableStyles")
    (style_id,) = merged.out.find(slide, "//a:tableStyleId")
    (rel_id,) = merged.out.find(part, f"a:tblStyle[@styleId='{style_id.text}']//a:blip/@r:embed")
    return merged.out.data(merged.out.rel(part, rel_id).part)


def test_a_style_that_shows_a_picture_keeps_it(merge):
    merged = merge(styled("A", "FF0000", "{22222222-2222-4333-8444-555555555555}"), pictured("B", "marble"))
    assert picture_of(merged, merged.slide_of(1, 1)) == png("marble")


def test_styles_that_show_other_pictures_are_not_the_same(merge):
    merged = merge(pictured("A", "marble"), pictured("B", "wood"))
    assert [picture_of(merged, merged.slide_of(n, 1)) for n in (0, 1)] == [png("marble"), png("wood")]


# Fonts.

REGULAR, BOLD, FULLER = b"regular" * 10, b"bold" * 10, b"regular with Greek" * 10


def fonts(merged) -> dict[tuple[str, str], bytes]:
    """(typeface, slot) -> the font's bytes."""
    found = {}
    for entry in merged.out.find(merged.out.main, "p:embeddedFontLst/p:embeddedFont"):
        for slot in entry[1:]:
            rel_id = slot.get(f"{{{NS['r']}}}id")
            key = (entry[0].get("typeface"), slot.tag.split("}")[1])
            found[key] = merged.out.data(merged.out.rel(merged.out.main, rel_id).part)
    return found


def with_font(name: str, typeface: str, **slots: bytes) -> Deck:
    deck = deck_with(name=name)
    add_font(deck, typeface, **slots)
    return deck


def test_fonts_of_all_decks_are_there(merge):
    merged = merge(with_font("A", "Fira", regular=REGULAR), with_font("B", "Lato", regular=REGULAR, bold=BOLD))
    assert fonts(merged) == {("Fira", "regular"): REGULAR, ("Lato", "regular"): REGULAR, ("Lato", "bold"): BOLD}


def test_one_typeface_is_one_entry_with_the_slots_of_all(merge):
    merged = merge(with_font("A", "Fira", bold=BOLD), with_font("B", "Fira", regular=REGULAR))
    assert fonts(merged) == {("Fira", "regular"): REGULAR, ("Fira", "bold"): BOLD}
    (entry,) = merged.out.find(merged.out.main, "p:embeddedFontLst/p:embeddedFont")
    assert [child.tag.split("}")[1] for child in entry] == ["font", "regular", "bold"]


def test_fonts_are_copied_to_the_byte(merge):
    merged = merge(deck_with(name="A"), with_font("B", "Fira", regular=REGULAR, italic=b"i", boldItalic=b"bi"))
    assert fonts(merged)["Fira", "regular"] == REGULAR
    assert merged.outcome(1, "/ppt/fonts/font1.fntdata").outcome == "copied"


@pytest.mark.parametrize("first", [True, False])
def test_of_two_faces_the_fuller_wins_and_that_is_told(merge, first):
    decks = [with_font("Full", "Fira", regular=FULLER), with_font("Subset", "Fira", regular=REGULAR)]
    merged = merge(*(decks if first else reversed(decks)))
    assert fonts(merged) == {("Fira", "regular"): FULLER}
    assert merged.findings(rule=23)


def test_equal_fonts_of_two_decks_are_stored_once_and_nothing_is_said(merge):
    merged = merge(with_font("A", "Fira", regular=REGULAR), with_font("B", "Fira", regular=REGULAR))
    assert len(merged.out.of_type("x-fontdata")) == 1
    assert not merged.findings(rule=23)
