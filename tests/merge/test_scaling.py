"""Rule 30: what is scaled with a slide of another size, and what must be spelled out before it can be."""

from __future__ import annotations

import functools

import pytest
from lxml import etree

from factories import WIDE, guid
from factories.content import (
    add_picture,
    add_table,
    add_text,
    paragraph,
    shape_style,
    table_style,
)
from factories.design import solid, xfrm
from factories.names import NS, declare
from factories.objects import add_chart, add_control, add_smartart
from wimlds_cli.merge.scaling.charts import scale_user_shapes
from wimlds_cli.merge.scaling.fit import Fit
from wimlds_cli.merge.scaling.vml import scale_vml

from .guests import LARGE, LEFT, add, box, guest, halve, host, numbers, only, place


@pytest.fixture
def half(merge):
    """Merge what is given into a wide deck, at half its size."""
    return functools.partial(halve, merge)


class TestText:
    def test_sizes_spacing_and_kerning_are_scaled(self, half):
        _, slide = half(add(box(paragraph("words", run='sz="2400" spc="-100" kern="1200"'))))
        run = only(slide, "//a:rPr[@spc]")
        assert numbers(run, "sz", "spc", "kern") == (1200, -50, 600)

    def test_text_of_the_default_size_gets_its_size_spelled_out(self, half):
        _, slide = half(lambda slide: add_text(slide, "loose"))
        assert slide.xpath("//a:lstStyle/a:lvl1pPr/a:defRPr/@sz", namespaces=NS) == ["900"]

    def test_so_does_text_of_a_deck_that_has_no_default_style(self, merge):
        deck = guest(lambda slide: add_text(slide, "loose"))
        deck.default_text_style = ""
        merged = merge(host(), deck)
        slide = merged.out.xml(merged.slide_of(1, 1))
        assert slide.xpath("//a:lstStyle/a:lvl1pPr/a:defRPr/@sz", namespaces=NS) == ["900"]

    def test_a_masters_levels_without_a_size_get_one(self, merge):
        merged = merge(host(), guest())
        root = merged.out.xml(merged.out.masters[1])
        sizes = [root.xpath(f"//p:bodyStyle/a:lvl{n}pPr/a:defRPr/@sz", namespaces=NS) for n in (1, 2, 3, 9)]
        assert sizes == [["1400"], ["1200"], ["900"], ["900"]]
        assert only(root, "//p:bodyStyle/a:lvl3pPr").get("defTabSz") == "457200"

    @pytest.mark.parametrize(
        ("given", "expected"), [("", (45720, 22860, 45720, 22860)), ('lIns="0" tIns="1000"', (0, 500, 45720, 22860))]
    )
    def test_insets_are_scaled_or_spelled_out(self, half, given, expected):
        _, slide = half(add(box("", body=f'<a:bodyPr {given} spcCol="2000"/><a:lstStyle/>')))
        body = only(slide, "//p:sp[p:nvSpPr/p:cNvPr/@name='Box']/p:txBody/a:bodyPr")
        assert numbers(body, "lIns", "tIns", "rIns", "bIns") == expected
        assert body.get("spcCol") == "1000"

    def test_only_the_master_says_a_placeholders_insets(self, half):
        merged, slide = half()
        assert dict(only(slide, "//p:sp[.//p:ph]/p:txBody/a:bodyPr").attrib) == {}
        bodies = merged.out.xml(merged.out.masters[1]).xpath("//p:sp/p:txBody/a:bodyPr/@lIns", namespaces=NS)
        assert bodies == ["45720"] * 5

    def test_points_are_scaled_and_percentages_never(self, half):
        inside = (
            '<a:p><a:pPr marL="2000" marR="1000" indent="-1000" defTabSz="900000">'
            '<a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef>'
            '<a:buSzPts val="1800"/><a:buChar char="•"/><a:tabLst>'
            '<a:tab pos="3000" algn="l"/></a:tabLst></a:pPr><a:r><a:rPr baseline="30000"/><a:t>x</a:t></a:r></a:p>'
        )
        _, slide = half(add(box(inside, body='<a:bodyPr><a:normAutofit fontScale="90000"/></a:bodyPr>')))
        properties = only(slide, "//a:pPr[@marL='1000']")
        assert numbers(properties, "marL", "marR", "indent", "defTabSz") == (1000, 500, -500, 450000)
        for path, value in (
            ("//a:spcPts/@val", "300"),
            ("//a:buSzPts/@val", "900"),
            ("//a:tab/@pos", "1500"),
            ("//a:spcPct/@val", "90000"),
            ("//a:rPr/@baseline", "30000"),
            ("//a:normAutofit/@fontScale", "90000"),
        ):
            assert slide.xpath(path, namespaces=NS)[:1] == [value], path

    def test_an_indent_that_nobody_says_stays_unsaid(self, half):
        _, slide = half(add(box('<a:p><a:pPr lvl="1"><a:buChar char="•"/></a:pPr></a:p>')))
        level = only(slide, "//a:lstStyle/a:lvl2pPr")
        assert dict(level.attrib) == {"marL": "228600", "defTabSz": "457200"}


class TestLines:
    def test_a_width_is_scaled(self, half):
        _, slide = half(add(box("", properties='<a:ln w="12700"/>')))
        assert only(slide, "//a:ln").get("w") == "6350"

    def test_a_line_without_a_width_gets_one(self, half):
        _, slide = half(add(box("", properties=f"<a:ln>{solid('tx1')}</a:ln>")))
        assert only(slide, "//a:ln").get("w") == str(round(9525 / 2))

    def test_unless_its_width_is_the_themes(self, half):
        _, slide = half(add(box("", properties=f"<a:ln>{solid('tx1')}</a:ln>", style=shape_style())))
        assert only(slide, "//a:ln").get("w") is None

    def test_or_its_placeholders(self, half):
        shape = box("", properties=f"<a:ln>{solid('tx1')}</a:ln>").replace(
            "<p:nvPr/>", '<p:nvPr><p:ph idx="1"/></p:nvPr>'
        )
        _, slide = half(add(shape))
        assert only(slide, "//a:ln").get("w") is None

    def test_a_themes_lines_and_effects_are_scaled(self, merge):
        deck = guest()
        shadow = '<a:effectLst><a:outerShdw blurRad="4000" dist="2000" sx="90000"/></a:effectLst>'
        theme = deck.masters[0].theme
        theme.body = theme.body.replace("<a:effectLst/>", shadow, 1).replace(' w="6350"', "")
        merged = merge(host(), deck)
        root = merged.out.xml(merged.output_of(1, theme))
        assert root.xpath("//a:lnStyleLst/a:ln/@w", namespaces=NS) == ["4762", "6350", "9525"]
        assert dict(only(root, "//a:outerShdw").attrib) == {"blurRad": "2000", "dist": "1000", "sx": "90000"}

    def test_effects_bevels_and_depth_on_a_shape_are_scaled(self, half):
        properties = (
            '<a:effectLst><a:softEdge rad="2000"/></a:effectLst><a:sp3d extrusionH="4000"><a:bevelT w="600"/></a:sp3d>'
        )
        _, slide = half(add(box("", properties=properties)))
        assert only(slide, "//a:softEdge").get("rad") == "1000"
        assert only(slide, "//a:sp3d").get("extrusionH") == "2000"
        assert numbers(only(slide, "//a:bevelT"), "w", "h") == (300, 38100)


class TestObjects:
    def test_a_table(self, half):
        _, slide = half(add_table)
        assert only(slide, "//a:gridCol").get("w") == "914400"
        assert only(slide, "//a:tr").get("h") == "185420"
        assert numbers(only(slide, "//a:tcPr"), "marL", "marT", "marR", "marB") == (45720, 22860, 45720, 22860)

    def test_a_cells_borders_and_margins(self, half):
        def fill(slide):
            add_table(slide)
            slide.shapes[-1] = slide.shapes[-1].replace(
                "<a:tcPr/>", '<a:tcPr marL="100"><a:lnL w="12700"/><a:lnR/></a:tcPr>'
            )

        _, slide = half(fill)
        assert only(slide, "//a:tcPr").get("marL") == "50"
        assert [only(slide, f"//a:{name}").get("w") for name in ("lnL", "lnR")] == ["6350", "4762"]

    def test_table_styles_are_left(self, merge):
        deck = guest(add_table)
        border = '<a:tcBdr><a:left><a:ln w="12700"><a:noFill/></a:ln></a:left></a:tcBdr>'
        deck.table_styles.append(table_style(guid("style"), "Ours").replace("<a:tcBdr/>", border))
        merged = merge(host(), deck)
        (part,) = [name for name in merged.out.parts if name.endswith("tableStyles.xml")]
        assert merged.out.find(part, "//a:ln/@w") == ["12700"]

    def chart(self, half, edit=lambda xml: xml):
        def fill(slide):
            chart = add_chart(slide)
            chart.body = edit(chart.body)

        merged, _ = half(fill)
        (part,) = [name for name in merged.out.parts if "/charts/chart" in name]
        return merged.out.xml(part)

    def test_a_charts_text_without_a_size_gets_one(self, half):
        root = self.chart(half)
        assert root.xpath("/c:chartSpace/c:txPr//a:defRPr/@sz", namespaces=NS) == ["500"]
        assert [child.tag.rpartition("}")[2] for child in root][-2:] == ["txPr", "externalData"]

    def test_a_charts_title_without_a_size_gets_its_own(self, half):
        title = f"<c:chart><c:title><c:tx><c:rich><a:bodyPr/>{paragraph('Title')}</c:rich></c:tx></c:title>"
        root = self.chart(half, lambda xml: xml.replace("<c:chart>", title))
        assert root.xpath("//c:title//a:pPr/a:defRPr/@sz", namespaces=NS) == ["900"]

    def test_a_charts_sizes_lines_and_markers_are_scaled_and_its_layout_is_left(self, half):
        text = '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1400"/></a:pPr></a:p></c:txPr>'
        series = '<c:order val="0"/><c:spPr><a:ln w="28575"/></c:spPr><c:marker><c:size val="8"/></c:marker>'
        layout = '<c:layout><c:manualLayout><c:x val="0.25"/></c:manualLayout></c:layout>'
        root = self.chart(
            half,
            lambda xml: (
                xml.replace("<c:externalData", f"{text}<c:externalData")
                .replace('<c:order val="0"/>', series)
                .replace("<c:layout/>", layout)
            ),
        )
        assert root.xpath("//a:defRPr/@sz", namespaces=NS) == ["700"]
        assert root.xpath("//a:ln/@w", namespaces=NS) == [str(round(28575 / 2))]
        assert root.xpath("//c:size/@val", namespaces=NS) == ["4"]
        assert root.xpath("//c:x/@val", namespaces=NS) == ["0.25"]

    def test_a_size_is_spelled_out_as_near_to_the_text_as_there_is_a_place(self, half):
        unsized, sized = (
            f"<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr {n}/></a:pPr></a:p></c:txPr>" for n in ("", 'sz="800"')
        )
        label = f'<c:dLbl><c:idx val="0"/><c:showVal val="1"/></c:dLbl>{sized}<c:showVal val="1"/>'
        hidden = '<c:dLbls><c:showVal val="0"/></c:dLbls>'
        root = self.chart(
            half,
            lambda xml: (
                xml.replace('<c:axPos val="b"/>', f'<c:axPos val="b"/>{unsized}')
                .replace('<c:delete val="0"/><c:axPos val="l"/>', '<c:delete val="1"/><c:axPos val="l"/>')
                .replace('<c:order val="0"/>', f'<c:order val="0"/><c:dLbls>{label}</c:dLbls>')
                .replace('<c:axId val="111"/><c:axId val="222"/></c:barChart>', f"{hidden}</c:barChart>")
            ),
        )
        assert root.xpath("//c:catAx/c:txPr//@sz", namespaces=NS) == ["500"]
        assert root.xpath("/c:chartSpace/c:txPr", namespaces=NS) == []

    def test_a_drawing_over_a_chart_is_scaled_where_it_has_a_size_of_its_own(self):
        anchors = "<cdr:absSizeAnchor><cdr:ext cx='2000' cy='1000'/></cdr:absSizeAnchor>"
        anchors += "<cdr:relSizeAnchor><cdr:from><cdr:x>0.5</cdr:x></cdr:from></cdr:relSizeAnchor>"
        root = etree.fromstring(f"<c:userShapes {declare('c', 'cdr')}>{anchors}</c:userShapes>")
        assert scale_user_shapes(root, 0.5)
        assert numbers(only(root, "//cdr:ext"), "cx", "cy") == (1000, 500)
        assert only(root, "//cdr:x").text == "0.5"

    def test_smartart_is_scaled_from_its_frames_corner(self, half):
        merged, slide = half(add_smartart)
        (part,) = [name for name in merged.out.parts if "/diagrams/drawing" in name]
        shape = only(merged.out.xml(part), "//dsp:sp")
        assert place(shape) == (0, 0, 914400, 457200)
        assert shape.xpath(".//a:bodyPr/@lIns", namespaces=NS) == ["45720"]
        assert shape.xpath(".//a:lstStyle/a:lvl1pPr/a:defRPr/@sz", namespaces=NS) == ["900"]
        assert place(only(slide, "//p:graphicFrame"))[0] == 457200 + LEFT

    def test_smartarts_lines_and_drawn_paths_are_scaled_too(self, half):
        point = '<a:moveTo><a:pt x="1000" y="0"/></a:moveTo>'
        path = f"<a:custGeom><a:pathLst><a:path>{point}</a:path></a:pathLst></a:custGeom>"

        def fill(slide):
            drawing = add_smartart(slide)["diagramDrawing"]
            rectangle = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            drawing.body = drawing.body.replace(rectangle, f"{path}<a:ln>{solid('tx1')}</a:ln>")

        merged, _ = half(fill)
        (part,) = [name for name in merged.out.parts if "/diagrams/drawing" in name]
        assert merged.out.find(part, "//a:pt/@x") == ["500"]
        assert merged.out.find(part, "//a:ln/@w") == ["4762"]

    def test_a_controls_picture_stands_where_the_control_does(self, half):
        def fill(slide):
            add_control(slide)
            picture = f"<p:pic><p:spPr>{xfrm(1000, 2000, 3000, 4000)}</p:spPr></p:pic>"
            slide.controls = slide.controls.replace("/></p:controls>", f">{picture}</p:control></p:controls>")

        _, slide = half(fill)
        assert place(only(slide, "//p:control/p:pic")) == (500 + LEFT, 1000, 1500, 2000)

    def test_a_vml_drawing_moves_with_its_control(self, half):
        merged, _ = half(add_control)
        (part,) = [name for name in merged.out.parts if name.endswith(".vml")]
        assert b"left:156pt;top:36pt;width:72pt;height:72pt" in merged.out.data(part)

    def test_vml_that_is_no_xml_is_edited_too_and_groups_keep_their_inner_units(self):
        vml = (
            b"<xml><br><v:group style='position:absolute;left:1in;top:0;width:10cm;height:20pt' id='g'>"
            b"<v:rect style='left:5;top:5;width:3;height:3'/></v:group><v:shape style=\"width:5em;mso-width:9pt\">\xff"
        )
        assert scale_vml(vml, Fit(LARGE, WIDE)) == (
            b"<xml><br><v:group style='position:absolute;left:156pt;top:0pt;width:141.732pt;height:10pt' id='g'>"
            b"<v:rect style='left:5;top:5;width:3;height:3'/></v:group><v:shape style=\"width:5em;mso-width:9pt\">\xff"
        )

    def test_what_is_a_fraction_is_left(self, half):
        shape = box(
            "",
            properties='<a:gradFill><a:gsLst><a:gs pos="50000"/></a:gsLst><a:lin ang="5400000"/></a:gradFill>',
        ).replace("<a:avLst/>", '<a:avLst><a:gd name="adj" fmla="val 16667"/></a:avLst>')

        def fill(slide):
            slide.shapes.append(shape)
            add_picture(slide)
            slide.shapes[-1] = slide.shapes[-1].replace("<a:stretch>", '<a:srcRect l="5000"/><a:stretch>')

        _, slide = half(fill)
        assert only(slide, "//a:gs").get("pos") == "50000"
        assert only(slide, "//a:lin").get("ang") == "5400000"
        assert only(slide, "//a:gd").get("fmla") == "val 16667"
        assert only(slide, "//a:srcRect").get("l") == "5000"
