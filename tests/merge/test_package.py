"""Rules 5 to 10: parts, their names, types, relationships and owners, and prefixes that must not be lost."""

from __future__ import annotations

import re
import zlib

import pytest

from factories import Deck, deck_with
from factories.content import add_media, add_picture, add_svg, add_text, png, table_style
from factories.deck import Slide
from factories.names import NS, TYPE, declare
from factories.objects import OLE2_HEADER, add_chart, add_control, add_ole, show_chart, workbook
from factories.odd import SPELLINGS, change_prefixes, encode_as_utf16, rename, scatter
from factories.package import Part
from factories.properties import add_macros, add_printer_settings, set_main_type
from factories.shows import add_action, add_effect, set_show, set_transition
from factories.zips import Member, force_crc, odd_zip

# Rule 5: names.


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_targets_are_found_however_they_are_spelt(merge, spelling):
    features = ("chart", "notes", "picture", "SmartArt")
    plain, odd = deck_with(*features, name="Plain"), deck_with(*features, name="Odd")
    odd.package.spell_target = SPELLINGS[spelling]
    merged = merge(plain, odd)
    assert not merged.findings("inherited")
    assert len(merged.out.of_type("drawingml.chart+xml")) == 2
    assert len(merged.out.of_type("notesSlide+xml")) == 2


def test_parts_are_found_by_relationship_wherever_they_lie(merge):
    deck = deck_with("chart", "notes", "comments", "film", name="Scattered")
    scatter(deck)
    merged = merge(deck_with("chart", name="Tidy"), deck)
    assert merged.out.titles() == ["Tidy one", "Tidy two", "Scattered one", "Scattered two"]
    assert len(merged.out.of_type("drawingml.chart+xml")) == 2


def test_a_main_part_in_another_folder_is_found(merge):
    assert len(merge(deck_with("picture", name="Elsewhere", folder="/decks/mine")).slides) == 2


def test_two_parts_whose_names_differ_in_their_folders_alone_both_arrive(merge):
    deck = Deck()
    slide = deck.add_slide("Two pictures")
    add_picture(slide, png("one"))
    add_picture(slide, png("two"))
    rename(deck.package, deck.package.parts["/ppt/media/image2.png"], "/other/media/image1.png")
    merged = merge(deck)
    pictures = {merged.out.data(part) for part in merged.out.of_type("image/png")}
    assert pictures == {png("one"), png("two")}


def test_names_in_other_scripts_become_plain_ascii(merge):
    deck = Deck()
    picture = add_picture(deck.add_slide("Bild"))
    rename(deck.package, picture, "/ppt/media/Schöne Grüße 画像.png")
    merged = merge(deck)
    assert merged.out.data(merged.output_of(0, picture)) == png()
    assert all(name.isascii() for name in merged.out.members)


def test_percent_encoded_targets_find_names_with_spaces(merge):
    deck = Deck()
    picture = add_picture(deck.add_slide("Bild"))
    rename(deck.package, picture, "/ppt/media/my picture.png")
    deck.package.spell_target = lambda source, target: target.replace(" ", "%20")
    assert merge(deck).outcome(0, picture.name).outcome == "copied"


# Rule 6: content types.


@pytest.mark.parametrize("kind", ["show", "template", "macro-presentation"])
def test_the_merged_deck_is_a_presentation_whatever_came_first(merge, kind):
    first = deck_with(name="First")
    set_main_type(first, kind)
    merged = merge(first, deck_with(name="Second"))
    assert merged.out.content_type(merged.out.main) == TYPE["presentation"]


def test_bin_means_something_else_in_each_deck_and_each_part_keeps_its_type(merge):
    ole, control, printer, macros = (deck_with(name=name) for name in ("Ole", "Control", "Printer", "Macros"))
    add_ole(ole.slides[0])
    add_control(control.slides[0])
    add_printer_settings(printer)
    add_ole(printer.slides[0], b"second")
    add_macros(macros)
    ole.package.defaults["bin"] = TYPE["oleObject"]
    control.package.defaults["bin"] = TYPE["activeX-binary"]
    printer.package.defaults["bin"] = TYPE["printer"]
    macros.package.defaults["bin"] = TYPE["vba"]
    merged = merge(ole, control, printer, macros)
    types = {merged.out.data(p)[:8]: merged.out.content_type(p) for p in merged.out.parts if p.endswith(".bin")}
    assert types == {OLE2_HEADER[:8]: TYPE["oleObject"], b"a contro": TYPE["activeX-binary"]}


def test_the_type_image_svg_is_mended(merge):
    deck = Deck()
    drawing, _ = add_svg(deck.add_slide("Drawing"))
    deck.package.defaults["svg"] = "image/svg"
    drawing.content_type = "image/svg"
    merged = merge(deck)
    assert merged.out.content_type(merged.output_of(0, drawing)) == "image/svg+xml"


def test_an_override_for_an_absent_part_is_not_passed_on(merge):
    deck = deck_with()
    deck.package.extra_overrides["/ppt/slides/slide99.xml"] = TYPE["slide"]
    merged = merge(deck, deck_with(name="Other"))
    _, overrides = merged.out.declared
    assert set(overrides) <= {part.lower() for part in merged.out.parts}


def test_two_decks_that_declare_an_extension_differently_do_not_retype_each_other(merge):
    jpeg, named = deck_with(name="Jpeg"), deck_with(name="Named")
    for deck, kind in ((jpeg, "image/jpeg"), (named, "image/x-jpeg-of-old")):
        deck.package.defaults["jpeg"] = kind
        part = add_media(deck.slides[0], b"\xff\xd8\xff" + deck.name.encode(), "jpeg")
        part.content_type = kind
        add_picture(deck.slides[0], part)
    merged = merge(jpeg, named)
    kinds = {merged.out.content_type(merged.output_of(n, "/ppt/media/image1.jpeg")) for n in (0, 1)}
    assert kinds == {"image/jpeg", "image/x-jpeg-of-old"}


# Rule 7: what an input has wrong is neither hidden nor made worse.


def test_a_dangling_relationship_is_listed_as_inherited_and_hits_no_other_decks_part(merge):
    """The second deck's missing slide picture has the name of the first deck's part."""
    first, second = deck_with("picture", name="First"), deck_with(name="Second")
    second.slides[0].part.relate("image", "../media/image1.png")
    merged = merge(first, second, inherits=True)
    assert merged.findings("inherited", deck=1) or merged.findings("inherited")
    slide = merged.slide_of(1, 1)
    assert merged.out.related(slide, "image") == []


def test_a_dangling_relationship_does_not_stop_the_merge(merge):
    deck = deck_with()
    deck.slides[0].part.relate("image", "../media/never-there.png")
    merged = merge(deck, deck_with(name="Other"), inherits=True)
    assert len(merged.slides) == 4


def test_a_target_that_is_only_a_fragment_stays(merge):
    deck = deck_with()
    deck.slides[0].part.relate("hyperlink", "#slide2", rel_id="rIdHash")
    merged = merge(deck)
    assert merged.out.rel(merged.slides[0], "rIdHash").target == "#slide2"


def test_an_empty_relationship_id_beside_an_action_stays(merge):
    deck = deck_with("jump to the next slide")
    merged = merge(deck, deck_with(name="Other"))
    assert merged.outcome(0, deck.slides[0].part.name).outcome == "copied"
    (link,) = merged.out.find(merged.slides[0], "//a:hlinkClick")
    assert link.get(f"{{{NS['r']}}}id") == ""


def test_relationship_ids_inside_a_part_are_kept(merge):
    deck = deck_with("picture", "chart", "film", "notes")
    merged = merge(deck_with(name="Before"), deck)
    source = merged.sources[1]
    before = {rel.id: rel.type for rel in source.rels(source.slides[0])}
    after = {rel.id: rel.type for rel in merged.out.rels(merged.slide_of(1, 1))}
    assert before == after


# Rule 8: relationships that the XML never names.


@pytest.mark.parametrize(
    ("feature", "number", "path"),
    [
        ("notes", 1, ["notesSlide"]),
        ("comments", 1, ["comments"]),
        ("OLE object", 1, ["vmlDrawing", "image"]),
        ("SmartArt", 1, ["diagramDrawing"]),
        ("whole chart", 2, ["chart", "chartStyle"]),
        ("whole chart", 2, ["chart", "chartColorStyle"]),
        ("whole chart", 2, ["chart", "themeOverride"]),
        ("whole chart", 2, ["chart", "chartUserShapes", "image"]),
        ("control", 2, ["control", "activeXControlBinary"]),
        ("slide custom XML", 2, ["customXml", "customXmlProps"]),
    ],
)
def test_what_only_a_relationship_names_comes_along(merge, feature, number, path):
    merged = merge(deck_with("picture", name="Before"), deck_with(feature, name="Talk"))
    source, old, new = merged.sources[1], merged.sources[1].slides[number - 1], merged.slide_of(1, number)
    for kind in path:
        old, new = source.only(old, kind), merged.out.only(new, kind)
    assert merged.out.content_type(new) == source.content_type(old)


def test_a_theme_override_of_a_slide_comes_along(merge):
    from factories.design import theme_override_xml

    deck = deck_with()
    override = deck.package.add("/ppt/theme/themeOverride1.xml", "themeOverride", theme_override_xml("00FF00"))
    deck.slides[0].relate("themeOverride", override)
    merged = merge(deck_with(name="Before"), deck)
    assert merged.out.data(merged.out.only(merged.slide_of(1, 1), "themeOverride")) == override.bytes()


# Rule 9: owners and leaves.


def chart_parts(merged) -> list[str]:
    return [merged.out.only(slide, "chart") for slide in merged.slides]


def test_a_chart_shown_by_two_slides_is_given_to_each_with_its_own_workbook(merge):
    deck = deck_with("chart")
    chart = deck.package.parts["/ppt/charts/chart1.xml"]
    show_chart(deck.slides[1], chart)
    merged = merge(deck)
    one, two = chart_parts(merged)
    assert one != two
    assert merged.out.data(one) == merged.out.data(two) == chart.bytes()
    assert merged.out.only(one, "package") != merged.out.only(two, "package")
    assert set(merged.outcome(0, chart.name).output) == {one, two}


def test_a_workbook_behind_two_charts_is_given_to_each(merge):
    deck = deck_with("chart")
    second = add_chart(deck.slides[1], 1)
    second.relationships[0].target = deck.package.parts["/ppt/embeddings/Workbook1.xlsx"]
    merged = merge(deck)
    one, two = (merged.out.only(chart, "package") for chart in chart_parts(merged))
    assert one != two
    assert merged.out.data(one) == merged.out.data(two) == workbook(1)


def test_equal_charts_of_two_decks_are_not_taken_for_one(merge):
    merged = merge(deck_with("chart", name="A"), deck_with("chart", name="B"))
    assert len(merged.out.of_type("drawingml.chart+xml")) == 2
    assert len([part for part in merged.out.parts if part.endswith(".xlsx")]) == 2


def test_a_theme_of_two_masters_is_given_to_each(merge):
    deck = deck_with("another design")
    second = deck.masters[1]
    for rel in second.part.relationships:
        if rel.target is second.theme:
            rel.target = deck.masters[0].theme
    del deck.package.parts[second.theme.name]
    merged = merge(deck)
    one, two = (merged.out.only(master, "theme") for master in merged.out.masters)
    assert one != two
    assert merged.out.data(one) == merged.out.data(two)


def test_the_same_picture_in_two_decks_is_stored_once_however_it_is_compressed(merge):
    stored, squeezed = odd_zip(deck_with("picture", name="A")), odd_zip(deck_with("picture", name="B"))
    stored.member("ppt/media/image1.png").method = 0
    paths = [stored.save(merge.folder / "a.pptx"), squeezed.save(merge.folder / "b.pptx")]
    merged = merge(*paths)
    assert len(merged.out.of_type("image/png")) == 1
    assert merged.outcome(1, "/ppt/media/image1.png").outcome == "shared"


def test_pictures_with_the_same_checksum_and_size_are_not_taken_for_one(merge):
    one, two = png("one"), png("two")
    two = force_crc(two, zlib.crc32(one + b"1234"))
    one += b"1234"
    assert (len(one), zlib.crc32(one)) == (len(two), zlib.crc32(two))
    a, b = Deck("A"), Deck("B")
    add_picture(a.add_slide("a"), one)
    add_picture(b.add_slide("b"), two)
    merged = merge(a, b)
    assert {merged.out.data(part) for part in merged.out.of_type("image/png")} == {one, two}
    assert merged.out.data(merged.out.only(merged.slides[1], "image")) == two


def test_the_same_bytes_of_another_type_are_not_shared(merge):
    a, b = deck_with(name="A"), deck_with(name="B")
    add_picture(a.slides[0], png("same"))
    gif = b.package.add("/ppt/media/image1.gif", "gif", png("same"))
    add_picture(b.slides[0], gif)
    merged = merge(a, b)
    (name,) = merged.out.related(merged.slide_of(1, 1), "image")
    assert merged.out.content_type(name) == TYPE["gif"]


def test_equal_files_of_different_ole_objects_are_not_shared(merge):
    merged = merge(deck_with("OLE object", name="A"), deck_with("OLE object", name="B"))
    objects = [merged.out.only(merged.slide_of(n, 1), "oleObject") for n in (0, 1)]
    assert len(set(objects)) == 2


def test_the_presentation_has_one_of_what_there_may_be_one_of(merge):
    features = ("notes", "handout master", "comments", "modern comments", "table style", "transition")
    merged = merge(*(deck_with(*features, name=name) for name in "ABC"))
    kinds = [rel.type.rsplit("/", 1)[-1] for rel in merged.out.rels(merged.out.main)]
    for kind in ("notesMaster", "commentAuthors", "authors", "tableStyles", "presProps", "viewProps", "theme"):
        assert kinds.count(kind) == 1, kind
    assert kinds.count("handoutMaster") <= 1


# Rule 10: schema order and prefixes.


def test_children_of_the_presentation_stand_in_schema_order(merge):
    features = ("notes", "handout master", "sections", "custom show", "font", "deck tags", "comments")
    merged = merge(deck_with(name="Plain"), deck_with(*features, name="Rich"), titles=("Opening", "Talk"))
    names = [child.tag.split("}")[1] for child in merged.out.xml(merged.out.main)]
    wanted = ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "embeddedFontLst", "custShowLst"]
    assert [name for name in names if name in wanted] == wanted
    assert names.index("defaultTextStyle") < names.index("extLst")


def only_required(slide: Slide) -> str:
    """A shape for newer programs: its prefix stands in Requires and nowhere else below."""
    slide.attributes = (
        f'{declare("mc")} xmlns:lonely="urn:example:lonely" xmlns:late="urn:example:late" mc:Ignorable="lonely late"'
    )
    add_text(slide, "choice")
    choice = slide.shapes.pop()
    add_text(slide, "fallback")
    fallback = slide.shapes.pop()
    return (
        f'<mc:AlternateContent><mc:Choice Requires="lonely">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def edited_slides() -> dict:
    """Decks whose slide must be edited by one rule or another, while its prefixes must survive."""

    def macro_action(deck):
        add_action(deck.slides[0], "ppaction://macro?name=Hello")

    def first_slide_jump(deck):
        add_action(deck.slides[0], "ppaction://hlinkshowjump?jump=lastslide")

    def own_text_style(deck):
        deck.default_text_style = deck.default_text_style.replace('sz="1800"', 'sz="3100"')

    def ignored_timings(deck):
        from factories.shows import set_show

        set_transition(deck.slides[0], advance_after=3000)
        set_show(deck, 'useTimings="0"')

    return {f.__name__: f for f in (macro_action, first_slide_jump, own_text_style, ignored_timings)}


@pytest.mark.parametrize("edit", edited_slides())
def test_prefixes_that_only_requires_and_ignorable_name_survive_an_edit(merge, edit):
    deck = deck_with("effect", name="Edited")
    deck.slides[0].shapes.append(only_required(deck.slides[0]))
    edited_slides()[edit](deck)
    merged = merge(deck_with(name="A"), deck_with(name="B"), deck)
    slide = merged.slide_of(2, 1)
    assert merged.outcome(2, deck.slides[0].part.name).outcome == "edited"
    (choice,) = merged.out.find(slide, "//mc:Choice[@Requires='lonely']")
    assert choice.nsmap["lonely"] == "urn:example:lonely"
    assert merged.out.xml(slide).get(f"{{{NS['mc']}}}Ignorable") == "lonely late"
    assert merged.out.xml(slide).nsmap["late"] == "urn:example:late"


def test_table_styles_that_move_keep_prefixes_that_only_requires_names(merge):
    style = table_style("{99999999-2222-4333-8444-555555555555}", "Moved")
    inside = (
        '<a:extLst><a:ext uri="{11111111-0000-4000-8000-000000000000}"><mc:AlternateContent><mc:Choice '
        'Requires="lonely"><a:hello/></mc:Choice></mc:AlternateContent></a:ext></a:extLst>'
    )
    second = deck_with(name="Second")
    second.table_styles.append(style.replace("</a:tblStyle>", f"{inside}</a:tblStyle>"))
    part = second.package.parts["/ppt/tableStyles.xml"]
    words = (
        part.bytes()
        .decode()
        .replace("<a:tblStyleLst", f'<a:tblStyleLst {declare("mc")} xmlns:lonely="urn:example:lonely"')
    )
    part.body = words
    merged = merge(deck_with("table style", name="First"), second)
    styles = merged.out.only(merged.out.main, "tableStyles")
    (choice,) = merged.out.find(styles, "//mc:Choice")
    assert choice.nsmap["lonely"] == "urn:example:lonely"


def test_an_effect_list_with_declared_prefixes_is_left_as_it_is(merge):
    deck = deck_with(name="Effects")
    add_effect(deck.slides[0])
    merged = merge(deck, deck_with(name="Other"))
    assert merged.outcome(0, deck.slides[0].part.name).outcome == "copied"


# Spellings of XML that are as good as PowerPoint's.


def rich_deck(name: str) -> Deck:
    """A deck in which each pass has something to edit, when it is merged between others."""
    features = ("chart", "notes", "jump", "jump to the last slide", "SmartArt", "sections", "comments", "effect")
    deck = deck_with(*features, "custom show", "advances by itself", "table style", name=name)
    deck.default_text_style = deck.default_text_style.replace('sz="1800"', 'sz="2000"')
    set_show(deck, 'useTimings="0"')
    add_text(deck.slides[1], "loose text")
    return deck


def refer_to_characters(part: Part) -> None:
    """Write characters of attributes as references, as XML allows."""
    words = part.bytes().decode()
    words = words.replace("ppaction:", "ppaction&#58;").replace('advTm="5', 'advTm="&#53;')
    part.body = re.sub(r"(<a:tableStyleId>)\{", r"\1&#123;", words).encode()


@pytest.mark.parametrize("change", [encode_as_utf16, change_prefixes, refer_to_characters])
def test_another_way_to_write_the_same_xml_means_the_same(merge, change):
    """The same deck, written in another way, merges to the same slides, sections, sizes, jumps and ids."""
    plain, odd = rich_deck("Talk"), rich_deck("Talk")
    for part in [*odd.package.parts.values()]:
        if part.content_type.endswith("+xml") and not re.search("diagram|chart|core|properties", part.name):
            change(part)
    others = (deck_with("custom show", "advances by itself", name="A"), deck_with("table style", name="B"))
    others[1].table_styles[0] = others[1].table_styles[0].replace("4472C4", "FF0000")
    first = merge(*others, plain, titles=("A", "B", "Talk"))
    second = merge(*others, odd, titles=("A", "B", "Talk"), output="second.pptx")
    assert first.outcome(2, plain.slides[0].part.name).why == second.outcome(2, odd.slides[0].part.name).why
    assert first.out.titles() == second.out.titles()
    assert first.out.sections == second.out.sections
    assert first.out.slide_ids == second.out.slide_ids
    asked = "//a:defRPr/@sz | //@action | //@advTm | //a:tableStyleId/text() | //@spid"
    for one, two in zip(first.slides, second.slides, strict=True):
        assert first.out.find(one, asked) == second.out.find(two, asked)
        assert first.out.jumps(one) == second.out.jumps(two)
    assert [(f.kind, f.rule) for f in first.findings()] == [(f.kind, f.rule) for f in second.findings()]


def test_a_member_that_no_relationship_reaches_is_dropped_and_told(merge):
    deck = deck_with()
    archive = odd_zip(deck)
    archive.members.append(Member("ppt/media/forgotten.png", png("forgotten")))
    merged = merge(archive)
    outcome = merged.outcome(0, "/ppt/media/forgotten.png")
    assert outcome.outcome == "dropped"
    assert png("forgotten") not in [merged.out.data(part) for part in merged.out.parts]
