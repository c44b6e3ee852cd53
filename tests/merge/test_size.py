"""Rule 30: one size for the deck; slides of another size are scaled uniformly and centred on it."""

from __future__ import annotations

import functools

import pytest
from lxml import etree

from factories import FEATURES, FOUR_BY_THREE, WIDE, Deck, Opened, deck_with, unsound
from factories.content import (
    add_connector,
    add_group,
    add_media,
    add_picture,
    add_table,
    add_text,
    paragraph,
    png,
    set_picture_background,
)
from factories.design import solid
from factories.names import NS, declare
from factories.objects import add_ink, add_model3d, add_ole
from factories.talk import (
    add_authors,
    add_comments,
    add_handout_master,
    add_modern_authors,
    add_modern_comments,
    add_notes,
    author,
    comment,
)
from wimlds_cli.errors import WimldsError
from wimlds_cli.merge.pptx import Entry, merge_decks
from wimlds_cli.merge.scaling.fit import common_size, read_size, type_fits
from wimlds_cli.merge.scaling.motion import scale_motion
from wimlds_cli.merge.verify import verify_deck

from .guests import LARGE, LEFT, SMALL_WIDE, A, P, add, box, guest, halve, host, numbers, only, place


@pytest.fixture
def half(merge):
    """Merge what is given into a wide deck, at half its size."""
    return functools.partial(halve, merge)


class TestTheSize:
    def test_is_the_majoritys(self, merge):
        merged = merge(guest(), host("A"), host("B"))
        assert merged.report.size == WIDE
        assert merged.out.find(merged.out.main, "p:sldSz/@cx") == ["12192000"]

    def test_is_the_first_decks_when_none_is_more_common(self, merge):
        assert merge(guest(), host()).report.size == LARGE

    def test_decks_without_slides_have_no_say(self, merge):
        empty = Deck("Empty", size=FOUR_BY_THREE)
        assert merge(empty, host()).report.size == WIDE

    def test_a_size_that_powerpoint_refuses_is_not_chosen(self):
        assert common_size([((100, 100), 3), ((100, 100), 3), (WIDE, 1)]) == WIDE
        assert common_size([((100, 100), 3)]) == (100, 100)

    def test_may_be_asked_for(self, tmp_path):
        path = host().save(tmp_path / "host.pptx")
        report = merge_decks([Entry(path)], tmp_path / "out.pptx", size=FOUR_BY_THREE)
        out = Opened(report.output)
        assert report.size == FOUR_BY_THREE
        assert out.find(out.main, "p:sldSz/@cx") == ["9144000"]
        assert unsound(out) == []
        assert verify_deck(report.output) == []

    @pytest.mark.parametrize("size", [(914399, 6858000), (9144000, 51206401)])
    def test_beyond_powerpoints_bounds_is_refused(self, tmp_path, size):
        path = host().save(tmp_path / "host.pptx")
        with pytest.raises(WimldsError, match="slides cannot be"):
            merge_decks([Entry(path)], tmp_path / "out.pptx", size=size)
        assert not (tmp_path / "out.pptx").exists()

    def test_its_name_stays_where_it_fits_and_goes_where_it_does_not(self, tmp_path):
        def merged_size(deck: Deck, name: str) -> str:
            source = deck.render
            deck.render = lambda: source().replace("<p:sldSz ", f'<p:sldSz type="{name}" ')
            deck.part.body = deck.render
            out = Opened(merge_decks([Entry(deck.save(tmp_path / "a.pptx"))], tmp_path / "out.pptx").output)
            return out.find(out.main, "p:sldSz/@type")

        assert merged_size(host(size=FOUR_BY_THREE), "screen4x3") == ["screen4x3"]
        assert merged_size(host(), "screen4x3") == []
        assert merged_size(host(), "custom") == ["custom"]
        assert type_fits("A4", (6858000, 9906000))

    def test_one_deck_alone_is_left_as_it_is(self, merge):
        deck = guest(lambda slide: add_text(slide, "words"))
        merged = merge(deck)
        assert merged.outcome(0, deck.slides[0].part.name).outcome == "copied"
        assert merged.findings(rule=30) == []

    def test_the_report_says_what_became_of_a_deck(self, merge):
        merged = merge(host(), guest())
        (finding,) = merged.findings("changed", rule=30)
        assert finding.deck == 1
        assert "20 x 15 in" in finding.message
        assert "scaled to 50%" in finding.message


class TestASizeThatIsTyped:
    @pytest.mark.parametrize(
        "text",
        ["16:9", "33.87x19.05cm", "33,9 x 19,1 cm", "339x191mm", "13.33X7.5IN", "13.333in x 7.5in", "13.33×7.5in"],
    )
    def test_is_powerpoints_own_when_it_reads_like_it(self, text):
        assert read_size(text) == WIDE

    @pytest.mark.parametrize(
        ("text", "size"),
        [
            ("7.5x10in", (6858000, 9144000)),
            ("27.52x19.05cm", (9906000, 6858000)),
            ("30x20cm", (10800000, 7200000)),
            ("13.34x7.5in", (12198096, 6858000)),
            ("13x7in", (11887200, 6400800)),
            ("12.7cmx5in", (4572000, 4572000)),
        ],
    )
    def test_is_what_it_says_otherwise(self, text, size):
        assert read_size(text) == size

    @pytest.mark.parametrize(
        "text",
        ["", "wide", "16:10", "16x9", "1280x720", "1280x720px", "-3x4in", "1e3x2in", "nanxnanin", "3x4x5cm", "x4cm"],
    )
    def test_that_says_none_is_refused_with_the_way_out(self, text):
        with pytest.raises(WimldsError, match="is no slide size") as refused:
            read_size(text)
        assert "33.87x19.05cm" in refused.value.hint


class TestThatOnlyMoves:
    """From 4:3 to 16:9 of equal height."""

    def test_places_move_by_the_bar(self, merge):
        merged = merge(host(), guest(add(box("")), size=FOUR_BY_THREE))
        shape = only(merged.out.xml(merged.slide_of(1, 1)), "//p:sp[p:nvSpPr/p:cNvPr/@name='Box']")
        assert place(shape) == (1000 + 1524000, 2000, 3000, 4000)

    def test_text_lines_and_insets_are_left_as_they_were(self, merge):
        shape = box(paragraph("words", run='sz="1234"'), properties='<a:ln w="999"/>')
        deck = guest(add(shape), size=FOUR_BY_THREE)
        merged = merge(host(), deck)

        def texts_and_lines(root) -> list[str]:
            return [etree.tostring(e, method="c14n").decode() for e in root.iter(f"{P}txBody", f"{A}ln")]

        before, after = (merged.sources[1].xml(deck.slides[0].part.name), merged.out.xml(merged.slide_of(1, 1)))
        assert texts_and_lines(after) == texts_and_lines(before)
        assert len(texts_and_lines(before)) == 3

    def test_a_theme_is_copied(self, merge):
        deck = guest(size=FOUR_BY_THREE)
        merged = merge(host(), deck)
        assert merged.outcome(1, deck.masters[0].theme.name).outcome == "copied"

    def test_masters_and_layouts_move_too(self, merge):
        merged = merge(host(), guest(size=FOUR_BY_THREE))
        title = only(merged.out.xml(merged.out.masters[1]), "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='title']")
        assert place(title)[0] == FOUR_BY_THREE[0] // 16 + 1524000

    def test_designs_that_only_differ_by_size_stay_apart(self, merge):
        assert len(merge(host(), guest(size=FOUR_BY_THREE)).out.masters) == 2


class TestPlaces:
    def test_a_shape_is_scaled_and_centred(self, half):
        _, slide = half(add(box("")))
        assert place(only(slide, "//p:sp[p:nvSpPr/p:cNvPr/@name='Box']")) == (500 + LEFT, 1000, 1500, 2000)

    def test_a_groups_outer_place_carries_its_children(self, half):
        _, slide = half(lambda slide: add_group(slide, "deep"))
        group = only(slide, "/p:sld/p:cSld/p:spTree/p:grpSp")
        assert place(group) == (457200 + LEFT, 914400, 1828800, 457200)
        inner = only(group, "p:grpSpPr/a:xfrm/a:chExt")
        assert numbers(inner, "cx", "cy") == (3657600, 914400)
        assert place(only(group, ".//p:sp")) == (914400, 1828800, 3657600, 914400)

    def test_the_children_of_a_group_without_a_place_are_scaled_themselves(self, half):
        group = (
            '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="80" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
            f"{box('')}</p:grpSp>"
        )
        _, slide = half(add(group))
        assert place(only(slide, "//p:sp[p:nvSpPr/p:cNvPr/@name='Box']")) == (500 + LEFT, 1000, 1500, 2000)

    def test_the_trees_own_place_never_changes(self, half):
        _, slide = half(add(box("")))
        ext = only(slide, "/p:sld/p:cSld/p:spTree/p:grpSpPr/a:xfrm/a:off")
        assert numbers(ext, "x", "y") == (0, 0)

    @pytest.mark.parametrize(
        ("fill", "path"),
        [
            (add_picture, "//p:pic"),
            (add_connector, "//p:cxnSp"),
            (add_table, "//p:graphicFrame"),
            (add_ole, "//p:graphicFrame"),
            (add_ole, "//p:oleObj//p:pic"),
            (add_ink, "//p:contentPart"),
            (add_ink, "//mc:Fallback/p:pic"),
        ],
    )
    def test_whatever_stands_on_the_slide_is_scaled_and_moved(self, merge, fill, path):
        deck = guest(fill)
        merged = merge(host(), deck)
        before = merged.sources[1].xml(deck.slides[0].part.name)
        x, y, cx, cy = place(only(before, path))
        after = merged.out.xml(merged.slide_of(1, 1))
        assert place(only(after, path)) == (x // 2 + LEFT, y // 2, cx // 2, cy // 2)

    def test_what_is_inside_a_frame_counts_from_the_frame(self, half):
        _, slide = half(add_model3d)
        assert place(only(slide, "//am3d:spPr")) == (457200, 457200, 914400, 914400)

    def test_a_drawn_path_with_a_measure_of_its_own_is_left_and_one_in_emu_is_scaled(self, half):
        def path(size: str) -> str:
            return f'<a:path {size}><a:moveTo><a:pt x="1000" y="guide"/></a:moveTo></a:path>'

        own = path('w="2000" h="2000"')
        geometry = f"<a:custGeom><a:pathLst>{own}{path('')}</a:pathLst></a:custGeom>"
        shape = box("").replace('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', geometry)
        _, slide = half(add(shape))
        assert slide.xpath("//a:pt/@x", namespaces=NS) == ["1000", "500"]
        assert slide.xpath("//a:pt/@y", namespaces=NS) == ["guide", "guide"]

    def test_guides_follow(self, half):
        def fill(slide):
            slide.extensions.append(
                '<p:ext uri="{DCECCB84-F9BA-43D5-87BE-67443E8EF086}">'
                f'<p15:sldGuideLst {declare("p15")}><p15:guide id="1" orient="horz" pos="1000"/>'
                '<p15:guide id="2" pos="1000"/></p15:sldGuideLst></p:ext>'
            )

        _, slide = half(fill)
        assert slide.xpath("//p15:guide/@pos", namespaces=NS) == ["500", str(500 + 960)]

    def test_a_comments_pin_follows(self, merge):
        deck = guest(lambda slide: add_comments(slide, comment(1, 1, "here")))
        add_authors(deck, author(1, "Ada"))
        merged = merge(host(), deck)
        (part,) = [name for name in merged.out.parts if "/comments/" in name]
        assert numbers(only(merged.out.xml(part), "//p:pos"), "x", "y") == (5 + 960, 5)

    @pytest.mark.parametrize(("anchor", "bar"), [("deMkLst", 0), ("sldMkLst", LEFT)])
    def test_a_modern_comments_pin_follows_from_the_corner_of_what_it_is_on(self, merge, anchor, bar):
        deck = guest()
        add_modern_authors(deck, "Ada")
        part = add_modern_comments(deck.slides[0], "Ada", "here")
        pinned = '</ac:deMkLst><p188:pos x="1000" y="2000"/>'
        part.body = part.body.replace("</ac:deMkLst>", pinned).replace("deMkLst", anchor)
        merged = merge(host(), deck)
        (name,) = [name for name in merged.out.parts if "/comments/" in name]
        assert numbers(only(merged.out.xml(name), "//p188:pos"), "x", "y") == (500 + bar, 1000)


class TestMotion:
    timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:animMotion origin="layout" path="{}" pathEditMode="relative"><p:cBhvr><p:cTn id="2" dur="9"/><p:tgtEl>'
        '<p:spTgt spid="2"/></p:tgtEl></p:cBhvr><p:rCtr x="1000" y="1000"/></p:animMotion></p:childTnLst></p:cTn>'
        "</p:par></p:tnLst></p:timing>"
    )

    def moved(self, merge, path: str, *, size) -> tuple[str, str]:
        deck = guest(lambda slide: setattr(slide, "timing", self.timing.format(path)), size=size)
        merged = merge(host(), deck)
        root = merged.out.xml(merged.slide_of(1, 1))
        return only(root, "//p:animMotion").get("path"), only(root, "//p:rCtr").get("x")

    def test_a_path_keeps_its_length_on_a_wider_slide(self, merge):
        path = "M 0 0 L 0.4 -0.5 c 1E-3 .2 0,.1 0.2 0.3 E"
        expected = "M 0 0 L 0.3 -0.5 c 0.00075 .2 0,.1 0.15 0.3 E"
        assert self.moved(merge, path, size=FOUR_BY_THREE) == (expected, "750")

    def test_equal_proportions_leave_the_bytes(self, merge):
        assert self.moved(merge, "M 0 0 L 1E-3 -0.50 E", size=SMALL_WIDE) == ("M 0 0 L 1E-3 -0.50 E", "1000")

    def test_a_timing_without_paths_is_not_touched(self):
        assert not scale_motion(etree.fromstring(f"<p:timing {declare('p')}/>"), (0.5, 0.5))


class TestBackgrounds:
    def test_a_stretched_picture_is_left_and_reported(self, merge):
        deck = guest(size=FOUR_BY_THREE)
        set_picture_background(deck.slides[1])
        merged = merge(host(), deck)
        assert only(merged.out.xml(merged.slide_of(1, 2)), "//p:bg//a:fillRect").attrib == {}
        assert any(
            "background of 1 of its slides is stretched" in f.message for f in merged.findings("changed", rule=30)
        )

    def test_a_masters_counts_for_each_slide_that_shows_it(self, merge):
        merged = merge(host(), guest(size=FOUR_BY_THREE, fill_master=set_picture_background))
        assert any("background of 2 of its slides" in f.message for f in merged.findings("changed", rule=30))

    def test_so_does_a_themes(self, merge):
        blip = '<a:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
        deck = Deck("Guest", size=FOUR_BY_THREE)
        theme = deck.masters[0].theme
        theme.body = theme.body.replace(f"{solid('phClr')}</a:bgFillStyleLst>", f"{blip}</a:bgFillStyleLst>")
        assert theme.relate("image", add_media(deck.masters[0], png(), "png")) == "rId1"
        deck.masters[0].background = '<p:bg><p:bgRef idx="1003"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        deck.add_slide("One")
        merged = merge(host(), deck)
        assert any("background of 1 of its slides" in f.message for f in merged.findings("changed", rule=30))

    def test_equal_proportions_stretch_nothing(self, merge):
        merged = merge(host(), guest(size=SMALL_WIDE, fill_master=set_picture_background))
        assert [f.message for f in merged.findings(rule=30)] == [
            "its slides (10 x 5.62 in) are scaled to 133% on slides of 13.33 x 7.5 in"
        ]

    def test_tiles_begin_where_the_slide_does(self, half):
        def fill(slide):
            set_picture_background(slide)
            slide.background = slide.background.replace(
                "<a:stretch><a:fillRect/></a:stretch>", '<a:tile tx="2000" algn="tl"/>'
            )

        _, slide = half(fill)
        assert numbers(only(slide, "//a:tile"), "tx", "sx", "sy") == (1000 + LEFT, 50000, 50000)

    def test_a_shape_beyond_the_edge_is_reported(self, merge):
        beyond = box("").replace('x="1000" y="2000"', 'x="-900000" y="0"').replace('cx="3000"', 'cx="800000"')
        merged = merge(host(), guest(add(beyond), size=FOUR_BY_THREE))
        (finding,) = merged.findings("warning", rule=30)
        assert finding.slide == 3
        assert "a shape reaches beyond the slide's edge" in finding.message


class TestWhatHasASizeOfItsOwn:
    def test_notes_and_their_theme_are_left(self, merge):
        deck = guest(lambda slide: add_notes(slide, "said"))
        merged = merge(host(), deck)
        page = next(name for name in merged.sources[1].parts if "/notesSlide" in name and name.endswith(".xml"))
        master = next(name for name in merged.sources[1].parts if "/notesMaster" in name and name.endswith(".xml"))
        theme = deck.notes_master.part.relationships[0].target.name
        assert {merged.outcome(1, name).outcome for name in (page, master, theme)} == {"copied"}

    def test_the_handout_master_and_its_theme_are_left(self, merge):
        deck = guest()
        part = add_handout_master(deck)
        merged = merge(host(), deck)
        theme = part.relationships[0].target.name
        assert {merged.outcome(1, name).outcome for name in (part.name, theme)} == {"copied"}

    def test_a_size_a_hair_beside_the_decks_leaves_the_text(self, merge):
        deck = guest(add(box(paragraph("words", run='sz="1800"'))), size=(12196763, 6858000))
        merged = merge(host(), deck)
        slide = merged.out.xml(merged.slide_of(1, 1))
        assert slide.xpath("//a:rPr/@sz", namespaces=NS) == ["1800"]
        assert merged.outcome(1, deck.masters[0].theme.name).outcome != "edited"


def test_every_feature_survives_being_scaled(merge):
    deck = deck_with(*FEATURES, name="Guest", size=FOUR_BY_THREE)
    merged = merge(host("A", SMALL_WIDE), host("B", SMALL_WIDE), deck)
    assert len(merged.slides) == 4 + len(deck.slides)
    assert merged.findings("lost") == []
