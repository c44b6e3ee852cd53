"""Rules 9 and 15: when two decks share a master, and when they only seem to."""

from __future__ import annotations

import pytest

from factories import Deck, Opened, deck_with, unsound
from factories.content import add_picture, add_text, png, set_picture_background
from factories.design import text_styles
from factories.shows import add_jump, add_show_jump
from wimlds_cli.merge.pptx import Entry, merge_decks


def two_decks(change=lambda deck: None, *, both=lambda deck: None) -> tuple[Deck, Deck]:
    """Two decks of one template; `change` makes the second one's differ."""
    decks = deck_with(name="A"), deck_with(name="B")
    for deck in decks:
        both(deck)
    change(decks[1])
    return decks


def test_the_same_template_twice_is_one_master(merge):
    merged = merge(*two_decks())
    assert len(merged.out.masters) == 1
    assert [(d.masters_added, d.masters_shared) for d in merged.report.decks] == [(1, 0), (0, 1)]
    assert len(merged.out.of_type("slideLayout+xml")) == 2
    assert len(merged.out.of_type("theme+xml")) == 1


def test_slides_on_a_shared_master_keep_their_own_layout(merge):
    a, b = two_decks()
    b.slides[1].layout = a.masters[0].layouts[1]
    b.slides[1].part.relationships[0].target = b.masters[0].layouts[1].part
    merged = merge(a, b)
    names = [merged.out.find(merged.out.layout_of(slide), "p:cSld/@name")[0] for slide in merged.slides]
    assert names == ["Title and Content", "Title and Content", "Title and Content", "Blank"]


def logo(words: str):
    return lambda deck: add_picture(deck.masters[0], png(words))


def layout_picture(words: str):
    return lambda deck: set_picture_background(deck.masters[0].layouts[0], png(words))


def change_theme(deck: Deck) -> None:
    theme = deck.masters[0].theme
    theme.body = str(theme.body).replace('<a:accent6><a:srgbClr val="70AD47"/>', '<a:accent6><a:srgbClr val="70AD48"/>')


def change_text_styles(deck: Deck) -> None:
    deck.masters[0].text_styles = text_styles(body_size=2600)


def change_colour_map(deck: Deck) -> None:
    master = deck.masters[0]
    render = master.part.body
    master.part.body = lambda: render().replace('bg2="lt2"', 'bg2="dk2"')


def change_layout_name(deck: Deck) -> None:
    deck.masters[0].layouts[1].name = "Blank, ours"


def change_layout_shape(deck: Deck) -> None:
    add_text(deck.masters[0].layouts[1], "Confidential")


def leave_out_a_layout(deck: Deck) -> None:
    master = deck.masters[0]
    layout = master.layouts.pop()
    master.part.relationships = [rel for rel in master.part.relationships if rel.target is not layout.part]
    del deck.package.parts[layout.part.name]


@pytest.mark.parametrize(
    "change",
    [change_theme, change_text_styles, change_colour_map, change_layout_name, change_layout_shape, leave_out_a_layout],
)
def test_masters_that_differ_in_anything_at_all_are_two(merge, change):
    merged = merge(*two_decks(change))
    assert len(merged.out.masters) == 2
    assert [(d.masters_added, d.masters_shared) for d in merged.report.decks] == [(1, 0), (1, 0)]
    assert merged.out.master_of(merged.slide_of(1, 1)) == merged.out.masters[1]


@pytest.mark.parametrize("picture", [logo, layout_picture])
def test_another_logo_in_a_part_of_the_same_name_is_another_master(merge, picture):
    """The XML of both is the same to the byte; only the picture's bytes differ."""
    a, b = deck_with(name="A"), deck_with(name="B")
    picture("ours")(a)
    picture("theirs")(b)
    assert a.masters[0].part.bytes() == b.masters[0].part.bytes()
    merged = merge(a, b)
    assert len(merged.out.masters) == 2
    owner = merged.out.master_of if picture is logo else merged.out.layout_of
    seen = [merged.out.data(merged.out.only(owner(merged.slide_of(n, 1)), "image")) for n in (0, 1)]
    assert seen == [png("ours"), png("theirs")]


@pytest.mark.parametrize("picture", [logo, layout_picture])
def test_the_same_logo_in_parts_of_different_names_is_one_master(merge, picture):
    a, b = deck_with(name="A"), deck_with("picture", name="B")
    picture("ours")(a)
    picture("ours")(b)
    merged = merge(a, b)
    assert len(merged.out.masters) == 1


def test_a_picture_in_a_theme_counts_too(merge):
    decks = []
    for words in ("ours", "theirs"):
        deck = Deck(words)
        fill = '<a:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
        master = deck.add_master(background_fill=fill)
        master.theme.relate("image", deck.package.add("/ppt/media/image{}.png", "png", png(words)))
        deck.add_slide(words, layout=master.layouts[0])
        decks.append(deck)
    merged = merge(*decks)
    pictures = []
    for slide in merged.slides:
        theme = merged.out.only(merged.out.master_of(slide), "theme")
        pictures.append(merged.out.data(merged.out.only(theme, "image")))
    assert pictures == [png("ours"), png("theirs")]


def test_a_layout_that_jumps_to_a_slide_is_not_shared(merge):
    merged = merge(*two_decks(both=lambda deck: add_jump(deck.masters[0].layouts[0], deck.slides[1].part)))
    assert len(merged.out.masters) == 2
    jumps = [merged.out.jumps(merged.out.layout_of(merged.slide_of(n, 1))) for n in (0, 1)]
    assert [[merged.out.number(slide) for slide in found] for found in jumps] == [[2], [4]]


@pytest.mark.parametrize("where", ["firstslide", "lastslide"])
def test_a_layout_that_jumps_to_the_decks_first_or_last_slide_is_not_shared(merge, where):
    """The words of both are the same; what they mean is not."""
    merged = merge(*two_decks(both=lambda deck: add_show_jump(deck.masters[0].layouts[0], where)))
    assert len(merged.out.masters) == 2
    (target,) = merged.out.jumps(merged.out.layout_of(merged.slide_of(1, 1)))
    assert merged.out.number(target) == (3 if where == "firstslide" else 4)


def test_masters_are_compared_after_the_text_style_was_written_into_them(merge):
    """The same master in decks with other default text styles looks different: its loose text inherits it."""
    decks = [deck_with(name=name) for name in "ABC"]
    for deck in decks:
        add_text(deck.masters[0], "loose text on the master")
    decks[2].default_text_style = decks[2].default_text_style.replace('sz="1800"', 'sz="2400"')
    merged = merge(*decks)
    assert len(merged.out.masters) == 2
    assert merged.out.find(merged.out.masters[1], "//p:sp//a:lstStyle//a:defRPr/@sz") != []


def test_each_master_keeps_all_its_layouts_used_or_not(merge):
    merged = merge(deck_with("another design", name="A"), deck_with("another design", name="B", accent="FF0000"))
    assert [len(merged.out.related(master, "slideLayout")) for master in merged.out.masters] == [2, 2, 2]


def test_two_masters_of_one_deck_that_are_alike_are_both_kept_when_it_is_merged_alone(merge):
    deck = deck_with(name="Doubled")
    second = deck.add_master()
    deck.add_slide("on the second", layout=second.layouts[0])
    merged = merge(deck)
    assert len(merged.slides) == 3
    assert len(merged.out.masters) == 2


def test_a_deck_without_slides_brings_nothing_but_is_merged(merge):
    empty = Deck("Empty")
    merged = merge(deck_with(name="A"), empty, deck_with(name="B"))
    assert len(merged.slides) == 4
    assert merged.report.decks[1].slides == 0


def test_a_layout_of_two_masters_is_given_to_each(merge):
    """A fault that PowerPoint mends in the same way."""
    deck = deck_with(name="Torn")
    second = deck.add_master(accent="FF0000")
    second.layouts = deck.masters[0].layouts[:1]
    second.part.relationships = [rel for rel in second.part.relationships if not rel.type.endswith("slideLayout")]
    second.part.relate("slideLayout", second.layouts[0].part, rel_id="rIdTorn")
    paths = merge.save(deck_with(name="A"), deck)
    report = merge_decks([Entry(path) for path in paths], merge.folder / "merged.pptx")
    assert unsound(Opened(report.output)) == []
