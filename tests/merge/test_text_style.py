"""Rule 16: text that is no placeholder's keeps its looks although decks disagree on the default text style."""

from __future__ import annotations

import pytest

from factories import Deck, deck_with
from factories.content import add_group, add_line, add_table, add_text, paragraph, shape_style
from factories.deck import ShapeTree
from factories.design import default_text_style, placeholder, solid
from factories.names import NS
from factories.objects import add_chart, add_smartart
from factories.talk import add_notes, text_shape

A, P = f"{{{NS['a']}}}", f"{{{NS['p']}}}"


def minority(fill=lambda slide: add_text(slide, "loose text"), *, style: str = "", fill_master=None) -> Deck:
    """The deck whose default text style is not the others'."""
    deck = deck_with(name="Minority")
    deck.default_text_style = style or default_text_style(2400)
    fill(deck.slides[0])
    if fill_master:
        fill_master(deck.masters[0])
    return deck


def majority() -> tuple[Deck, Deck]:
    return deck_with("text boxes", name="A"), deck_with("text boxes", name="B")


def shape(opened, slide: str, words: str):
    """The shape that says these words."""
    return next(sp for sp in opened.xml(slide).iter(f"{P}sp") if words in "".join(sp.itertext()))


def effective(opened, sp, name: str, level: int = 1) -> str | None:
    """An attribute of a shape's text as PowerPoint finds it: run, list style, the presentation's default."""
    runs = [run.get(name) for run in sp.iter(f"{A}rPr") if run.get(name)]
    path = f"a:lvl{level}pPr/a:defRPr/@{name}"
    own = sp.xpath(f"p:txBody/a:lstStyle/{path}", namespaces=NS)
    default = opened.find(opened.main, f"p:defaultTextStyle/{path}")
    return next(iter([*runs, *own, *default]), None)


def list_styles(merged, words: str = "loose text") -> str:
    """The text of the list style that a shape of the minority deck got."""
    sp = shape(merged.out, merged.slide_of(2, 1), words)
    from lxml import etree

    (style,) = sp.xpath("p:txBody/a:lstStyle", namespaces=NS)
    return etree.tostring(style).decode()


def test_the_merged_deck_takes_the_most_common_style_and_not_the_first(merge):
    merged = merge(minority(), *majority())
    sizes = merged.out.find(merged.out.main, "p:defaultTextStyle/a:lvl1pPr/a:defRPr/@sz")
    assert sizes == ["1800"]


def test_a_text_box_keeps_its_size(merge):
    merged = merge(*majority(), minority())
    slide = merged.slide_of(2, 1)
    assert effective(merged.out, shape(merged.out, slide, "loose text"), "sz") == "2400"
    assert effective(merged.out, shape(merged.out, merged.slide_of(0, 1), "beside"), "sz") == "1800"


def test_slides_of_decks_that_agree_are_copied_untouched(merge):
    a, b = majority()
    merged = merge(a, b, minority())
    assert {merged.outcome(n, a.slides[0].part.name).outcome for n in (0, 1)} == {"copied"}


def test_a_difference_in_language_alone_changes_nothing(merge):
    deck = minority(style=default_text_style(1800, language="fr-FR"))
    merged = merge(*majority(), deck)
    assert merged.outcome(2, deck.slides[0].part.name).outcome == "copied"


def test_only_the_properties_that_differ_are_written(merge):
    merged = merge(*majority(), minority(style=default_text_style(1800, more='b="1"')))
    words = list_styles(merged)
    assert 'b="1"' in words
    assert "sz=" not in words
    assert "latin" not in words
    assert "solidFill" not in words


def test_what_the_shape_says_itself_wins(merge):
    own = f'<a:lvl1pPr><a:defRPr sz="1200">{solid("accent2")}</a:defRPr></a:lvl1pPr>'
    style = default_text_style(2400).replace('<a:schemeClr val="tx1"/>', '<a:schemeClr val="accent1"/>')
    words = paragraph("loose text") + paragraph("deeper", level=1)
    merged = merge(*majority(), minority(lambda s: add_text(s, "", paragraphs=words, list_style=own), style=style))
    sp = shape(merged.out, merged.slide_of(2, 1), "loose text")
    assert effective(merged.out, sp, "sz") == "1200"
    assert sp.xpath("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/a:solidFill/*/@val", namespaces=NS) == ["accent2"]
    assert effective(merged.out, sp, "sz", level=2) == "2400"


def test_another_colour_is_written_as_one_choice(merge):
    style = default_text_style(1800).replace('<a:schemeClr val="tx1"/>', '<a:schemeClr val="accent1"/>')
    merged = merge(*majority(), minority(style=style))
    sp = shape(merged.out, merged.slide_of(2, 1), "loose text")
    fills = sp.xpath("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/*", namespaces=NS)
    assert [fill.tag for fill in fills] == [f"{A}solidFill"]
    assert fills[0][0].get("val") == "accent1"


def test_paragraph_properties_are_kept_too(merge):
    style = default_text_style(1800).replace('marL="457200"', 'marL="900000"').replace('algn="l"', 'algn="ctr"')
    merged = merge(*majority(), minority(lambda s: add_text(s, "", paragraphs=paragraph("deep", level=1)), style=style))
    sp = shape(merged.out, merged.slide_of(2, 1), "deep")
    (second,) = sp.xpath("p:txBody/a:lstStyle/a:lvl2pPr", namespaces=NS)
    assert (second.get("marL"), second.get("algn")) == ("900000", "ctr")


class TestAnIndentThatOneDeckSaysIsZeroAndAnotherDoesNotSay:
    """One to PowerPoint; LibreOffice hangs the bullets of text boxes where nothing is said."""

    bullet = '<a:p><a:pPr><a:buChar char="•"/></a:pPr><a:r><a:t>point</a:t></a:r></a:p>'
    unsaid = default_text_style(1800).replace(' marL="0"', "")

    def merged(self, merge, fill):
        """The decks that say it, whose first has what `fill` adds, and one that does not."""
        speaking, other = majority()
        fill(speaking.slides[0])
        silent = minority(lambda s: add_text(s, "", paragraphs=self.bullet), style=self.unsaid)
        return merge(speaking, other, silent), speaking

    def level(self, merged, deck: int):
        sp = shape(merged.out, merged.slide_of(deck, 1), "point")
        return sp.xpath("p:txBody/a:lstStyle/a:lvl1pPr", namespaces=NS)

    def test_is_not_said_in_the_merged_deck(self, merge):
        merged, _ = self.merged(merge, lambda s: add_text(s, "", paragraphs=self.bullet))
        (first, second) = merged.out.find(merged.out.main, "p:defaultTextStyle/*[starts-with(local-name(), 'lvl')]")
        assert (first.get("marL"), second.get("marL")) == (None, "457200")

    def test_is_written_where_the_deck_that_says_it_has_bullets(self, merge):
        merged, _ = self.merged(merge, lambda s: add_text(s, "", paragraphs=self.bullet))
        (level,) = self.level(merged, 0)
        assert dict(level.attrib) == {"marL": "0"}
        assert self.level(merged, 2) == []

    @pytest.mark.parametrize("bullet", ["", '<a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr>'])
    def test_is_written_for_the_bullets_of_a_list_style_and_for_no_other_text(self, merge, bullet):
        words = "<a:p><a:r><a:t>point</a:t></a:r></a:p>"
        merged, _ = self.merged(merge, lambda s: add_text(s, "", paragraphs=words, list_style=bullet))
        assert [level.get("marL") for level in self.level(merged, 0)] == (["0"] if bullet else [])

    def test_leaves_slides_without_bullets_as_they_are(self, merge):
        merged, speaking = self.merged(merge, lambda s: add_text(s, "words"))
        assert merged.outcome(0, speaking.slides[0].part.name).outcome == "copied"
        assert merged.findings("changed", rule=16) == []


def test_levels_stand_in_schema_order_around_what_was_there(merge):
    own = '<a:lvl2pPr><a:defRPr sz="1000"/></a:lvl2pPr>'
    merged = merge(*majority(), minority(lambda s: add_text(s, "loose text", list_style=own)))
    sp = shape(merged.out, merged.slide_of(2, 1), "loose text")
    levels = [level.tag.split("}")[1] for level in sp.find(f"{P}txBody/{A}lstStyle")]
    assert levels == sorted(levels)
    assert {"lvl1pPr", "lvl2pPr"} <= set(levels)
    assert effective(merged.out, sp, "sz", level=2) == "1000"


def test_what_the_merged_default_sets_and_the_decks_own_lacks_gets_its_neutral_value(merge):
    a, b = majority()
    for deck in (a, b):
        deck.default_text_style = default_text_style(1800, more='b="1" i="1"')
    merged = merge(a, b, minority(style=default_text_style(1800)))
    sp = shape(merged.out, merged.slide_of(2, 1), "loose text")
    assert (effective(merged.out, sp, "b"), effective(merged.out, sp, "i")) == ("0", "0")


def test_a_deck_without_any_default_text_style_gets_neutral_values(merge):
    a, b = majority()
    for deck in (a, b):
        deck.default_text_style = default_text_style(2800, more='b="1"')
    deck = minority()
    deck.default_text_style = ""
    merged = merge(a, b, deck)
    sp = shape(merged.out, merged.slide_of(2, 1), "loose text")
    assert (effective(merged.out, sp, "sz"), effective(merged.out, sp, "b")) == ("1800", "0")


@pytest.mark.parametrize("style", ["", "<p:defaultTextStyle/>"])
def test_decks_without_a_default_text_style_agree_with_each_other(merge, style):
    decks = [deck_with("text boxes", name=name) for name in "AB"]
    for deck in decks:
        deck.default_text_style = style
    merged = merge(*decks)
    assert merged.outcome(1, decks[1].slides[0].part.name).outcome == "copied"


def test_text_in_groups_is_found(merge):
    merged = merge(*majority(), minority(lambda s: add_group(s, "deep inside")))
    assert effective(merged.out, shape(merged.out, merged.slide_of(2, 1), "deep inside"), "sz") == "2400"


def test_text_in_both_branches_of_an_alternate_content_is_found(merge):
    def fill(slide):
        one, two = text_shape(slide, "new way"), text_shape(slide, "old way")
        slide.shapes.append(
            f'<mc:AlternateContent xmlns:mc="{NS["mc"]}" xmlns:a14="{NS["a14"]}"><mc:Choice Requires="a14">{one}'
            f"</mc:Choice><mc:Fallback>{two}</mc:Fallback></mc:AlternateContent>"
        )

    merged = merge(*majority(), minority(fill))
    for words in ("new way", "old way"):
        assert effective(merged.out, shape(merged.out, merged.slide_of(2, 1), words), "sz") == "2400"


def test_titles_and_other_text_placeholders_are_left_alone(merge):
    def fill(slide):
        slide.shapes.append(placeholder(slide.new_id(), "body", "orphan", index=77))
        slide.shapes.append(placeholder(slide.new_id(), "", "object", index=1))
        slide.shapes.append(placeholder(slide.new_id(), "subTitle", "subtitle", index=5))

    deck = minority(fill)
    merged = merge(*majority(), deck)
    assert merged.outcome(2, deck.slides[0].part.name).outcome == "copied"


def test_a_picture_placeholder_without_a_counterpart_keeps_the_size_of_its_words(merge):
    merged = merge(
        *majority(), minority(lambda s: s.shapes.append(placeholder(s.new_id(), "pic", "drop a picture", index=77)))
    )
    sp = shape(merged.out, merged.slide_of(2, 1), "drop a picture")
    assert effective(merged.out, sp, "sz") == "2400"


def test_table_cells_charts_connectors_and_smartart_are_left_alone(merge):
    def fill(slide):
        add_table(slide, "cell")
        add_chart(slide)
        add_smartart(slide)
        add_line(slide)

    deck = minority(fill)
    merged = merge(*majority(), deck)
    assert merged.outcome(2, deck.slides[0].part.name).outcome == "copied"
    for name in ("/ppt/charts/chart1.xml", "/ppt/diagrams/data1.xml", "/ppt/diagrams/drawing1.xml"):
        assert merged.outcome(2, name).outcome == "copied"


def test_a_cell_beside_a_text_box_is_left_alone_too(merge):
    def fill(slide):
        add_table(slide, "cell")
        add_text(slide, "loose text")

    merged = merge(*majority(), minority(fill))
    slide = merged.slide_of(2, 1)
    assert merged.out.find(slide, "//a:tc//a:lstStyle/*") == []
    assert effective(merged.out, shape(merged.out, slide, "loose text"), "sz") == "2400"


@pytest.mark.parametrize("where", ["layout", "master"])
def test_loose_text_on_layouts_and_masters_keeps_its_size(merge, where):
    deck = deck_with(name="Minority", accent="FF0000")
    deck.default_text_style = default_text_style(2400)
    tree: ShapeTree = deck.masters[0] if where == "master" else deck.masters[0].layouts[0]
    add_text(tree, "on every slide")
    merged = merge(*majority(), deck)
    slide = merged.slide_of(2, 1)
    part = merged.out.master_of(slide) if where == "master" else merged.out.layout_of(slide)
    assert effective(merged.out, shape(merged.out, part, "on every slide"), "sz") == "2400"


def test_footers_keep_their_size_where_the_master_is_silent(merge):
    deck = deck_with(name="Minority", accent="FF0000")
    deck.default_text_style = default_text_style(2400)
    deck.slides[0].shapes.append(placeholder(deck.slides[0].new_id(), "ftr", "the footer", index=3))
    merged = merge(*majority(), deck)
    slide = merged.slide_of(2, 1)
    found = [shape(merged.out, slide, "the footer"), shape(merged.out, merged.out.master_of(slide), "edit the ftr")]
    sizes = [sp.xpath("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz", namespaces=NS) for sp in found]
    assert ["2400"] in sizes


def test_a_footer_whose_master_says_its_size_is_left_alone(merge):
    deck = deck_with(name="Minority", accent="FF0000")
    deck.default_text_style = default_text_style(2400)
    master = deck.masters[0]
    master.shapes = [
        s.replace("<a:lstStyle/>", '<a:lstStyle><a:lvl1pPr><a:defRPr sz="900"/></a:lvl1pPr></a:lstStyle>')
        for s in master.shapes
    ]
    deck.slides[0].shapes.append(placeholder(deck.slides[0].new_id(), "ftr", "the footer", index=3))
    merged = merge(*majority(), deck)
    slide = merged.slide_of(2, 1)
    sizes = merged.out.find(slide, "//p:sp[.//p:ph[@type='ftr']]//a:defRPr/@sz")
    assert sizes in ([], ["900"])
    assert merged.out.find(merged.out.master_of(slide), "//p:sp[.//p:ph[@type='ftr']]//a:defRPr/@sz")[0] == "900"


def test_a_font_that_the_shapes_style_names_is_not_overruled(merge):
    style = default_text_style(1800).replace('<a:latin typeface="+mn-lt"/>', '<a:latin typeface="Courier New"/>')
    assert "Courier" not in list_styles(
        merge(*majority(), minority(lambda s: add_text(s, "loose text", style=shape_style(font="major")), style=style))
    )


def test_a_font_is_written_where_the_shapes_style_names_none(merge):
    style = default_text_style(1800).replace('<a:latin typeface="+mn-lt"/>', '<a:latin typeface="Courier New"/>')
    assert "Courier" in list_styles(
        merge(*majority(), minority(lambda s: add_text(s, "loose text", style=shape_style(font="none")), style=style))
    )


def test_a_colour_that_the_shapes_style_names_is_not_overruled(merge):
    """White labels on purple shapes turned purple on purple."""
    style = default_text_style(2400).replace('<a:schemeClr val="tx1"/>', '<a:schemeClr val="accent4"/>')
    words = list_styles(
        merge(
            *majority(),
            minority(lambda s: add_text(s, "loose text", style=shape_style(font_colour="lt1")), style=style),
        )
    )
    assert "accent4" not in words
    assert 'sz="2400"' in words


def test_a_colour_is_written_where_the_shapes_style_names_none(merge):
    style = default_text_style(1800).replace('<a:schemeClr val="tx1"/>', '<a:schemeClr val="accent4"/>')
    assert "accent4" in list_styles(
        merge(*majority(), minority(lambda s: add_text(s, "loose text", style=shape_style()), style=style))
    )


def test_notes_pages_do_not_lose_their_own_shapes(merge):
    deck = minority()
    page = add_notes(deck.slides[0], "said", more=text_shape(deck.slides[0], "drawn on the notes"))
    merged = merge(*majority(), deck)
    assert "drawn on the notes" in merged.out.texts(merged.output_of(2, page))


def test_the_change_is_told(merge):
    merged = merge(*majority(), minority())
    assert merged.findings("changed", rule=16, deck=2)
    assert not merged.findings("changed", rule=16, deck=0)


def test_a_deck_merged_alone_keeps_its_default_text_style_and_its_slides(merge):
    deck = minority()
    merged = merge(deck)
    assert merged.out.find(merged.out.main, "p:defaultTextStyle/a:lvl1pPr/a:defRPr/@sz") == ["2400"]
    assert merged.outcome(0, deck.slides[0].part.name).outcome == "copied"
