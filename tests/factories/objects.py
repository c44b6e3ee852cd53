"""Embedded objects: charts and their workbooks, SmartArt, OLE, ink, 3D models, films and sounds, controls."""

from __future__ import annotations

import functools
import io
import struct

from .content import add_media, graphic_frame, picture, png, text_shape
from .deck import ShapeTree, Slide, guid
from .design import theme_override_xml, xfrm
from .names import DECLARATION, NS, declare
from .package import Part, text

CHART = NS["c"]


# Charts.


@functools.cache
def workbook(value: int = 1) -> bytes:
    """A real workbook of one sheet."""
    from datetime import datetime

    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2024, 5, 17)})
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, ["", "Series 1"])
    sheet.write_row(1, 0, ["A", value])
    book.close()
    return stream.getvalue()


def chart_xml(value: int, inside: str = "") -> str:
    """A bar chart of one value; `inside` follows the chart element (externalData, userShapes)."""
    return (
        f'{DECLARATION}<c:chartSpace {declare("c", "a", "r")}><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache>'
        '<c:ptCount val="1"/><c:pt idx="0"><c:v>A</c:v></c:pt></c:strCache></c:strRef></c:cat>'
        "<c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{value}</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
        '<c:axId val="111"/><c:axId val="222"/></c:barChart><c:catAx><c:axId val="111"/><c:scaling>'
        '<c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="222"/></c:catAx>'
        '<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:crossAx val="111"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart>'
        f"{inside}</c:chartSpace>"
    )


def add_chart(slide: Slide, value: int = 1, *, whole: bool = False, linked_to: str = "") -> Part:
    """Add a chart with its workbook.

    Args:
        slide: Where it goes.
        value: The one value that it shows.
        whole: Also its style, colours, user shapes (with a picture) and theme override.
        linked_to: An external workbook instead of an embedded one.
    """
    package = slide.package
    chart = package.add("/ppt/charts/chart{}.xml", "chart", b"")
    if linked_to:
        book = chart.relate("oleObject", linked_to, external=True)
    else:
        book = chart.relate("package", package.add("/ppt/embeddings/Workbook{}.xlsx", "xlsx", workbook(value)))
    inside = f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData>'
    if whole:
        style = chart_style_xml()
        colours = (
            '<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" '
            f'{declare("a")} meth="cycle" id="10"><a:schemeClr val="accent1"/></cs:colorStyle>'
        )
        chart.relate("chartStyle", package.add("/ppt/charts/style{}.xml", "chartStyle", style))
        chart.relate(
            "chartColorStyle", package.add("/ppt/charts/colors{}.xml", "chartColorStyle", DECLARATION + colours)
        )
        chart.relate(
            "themeOverride",
            package.add("/ppt/theme/themeOverride{}.xml", "themeOverride", theme_override_xml("00FF00")),
        )
        inside += f'<c:userShapes r:id="{chart.relate("chartUserShapes", _user_shapes(slide))}"/>'
    chart.body = chart_xml(value, inside)
    show_chart(slide, chart)
    return chart


def chart_style_xml() -> str:
    """A chart style that says of every piece of a chart the same."""
    rows = ""
    references = '<cs:lnRef idx="0"/><cs:fillRef idx="0"/><cs:effectRef idx="0"/><cs:fontRef idx="minor"/>'
    for name in (
        *("axisTitle", "categoryAxis", "chartArea", "dataLabel", "dataLabelCallout", "dataPoint", "dataPoint3D"),
        *("dataPointLine", "dataPointMarker", "dataPointMarkerLayout", "dataPointWireframe", "dataTable", "downBar"),
        *("dropLine", "errorBar", "floor", "gridlineMajor", "gridlineMinor", "hiLoLine", "leaderLine", "legend"),
        *("plotArea", "plotArea3D", "seriesAxis", "seriesLine", "title", "trendline", "trendlineLabel", "upBar"),
        *("valueAxis", "wall"),
    ):
        rows += f"<cs:{name}/>" if name == "dataPointMarkerLayout" else f"<cs:{name}>{references}</cs:{name}>"
    return (
        f'{DECLARATION}<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" '
        f'id="201">{rows}</cs:chartStyle>'
    )


def show_chart(slide: Slide, chart: Part) -> None:
    """Add a frame that shows a chart part, perhaps one that another slide shows already."""
    inside = f'<c:chart {declare("c")} r:id="{slide.relate("chart", chart)}"/>'
    slide.shapes.append(graphic_frame(slide, CHART, inside, name="Chart"))


def _user_shapes(slide: Slide) -> Part:
    """A drawing over a chart: one picture."""
    part = slide.package.add("/ppt/drawings/drawing{}.xml", "chartUserShapes", b"")
    image = part.relate("image", add_media(slide, png("over the chart"), "png"))
    part.body = (
        f"{DECLARATION}<c:userShapes {declare('c', 'a', 'r')}><cdr:relSizeAnchor {declare('cdr')}>"
        "<cdr:from><cdr:x>0.1</cdr:x><cdr:y>0.1</cdr:y></cdr:from><cdr:to><cdr:x>0.3</cdr:x><cdr:y>0.3</cdr:y></cdr:to>"
        '<cdr:pic><cdr:nvPicPr><cdr:cNvPr id="2" name="mark"/><cdr:cNvPicPr/></cdr:nvPicPr>'
        f'<cdr:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></cdr:blipFill>'
        f'<cdr:spPr>{xfrm(0, 0, 9, 9)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></cdr:spPr></cdr:pic>'
        "</cdr:relSizeAnchor></c:userShapes>"
    )
    return part


def add_chartex(slide: Slide) -> Part:
    """Add a chart of the kind that 2016 brought (a waterfall), which stands in an AlternateContent."""
    package = slide.package
    chart = package.add("/ppt/charts/chartEx{}.xml", "chartEx", b"")
    book = chart.relate("package", package.add("/ppt/embeddings/Workbook{}.xlsx", "xlsx", workbook(7)))
    chart.body = (
        f'{DECLARATION}<cx:chartSpace {declare("cx", "a", "r")}><cx:chartData><cx:externalData r:id="{book}" '
        'cx:autoUpdate="0"/><cx:data id="0"><cx:strDim type="cat"><cx:f>Sheet1!$A$2</cx:f><cx:lvl ptCount="1">'
        '<cx:pt idx="0">A</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:f>Sheet1!$B$2</cx:f>'
        '<cx:lvl ptCount="1" formatCode="General"><cx:pt idx="0">7</cx:pt></cx:lvl></cx:numDim></cx:data>'
        "</cx:chartData><cx:chart><cx:plotArea><cx:plotAreaRegion>"
        f'<cx:series layoutId="waterfall" uniqueId="{guid("series")}"><cx:dataId val="0"/></cx:series>'
        '</cx:plotAreaRegion><cx:axis id="0"><cx:catScaling/></cx:axis><cx:axis id="1"><cx:valScaling/></cx:axis>'
        "</cx:plotArea></cx:chart></cx:chartSpace>"
    )
    uri = "http://schemas.microsoft.com/office/drawing/2014/chartex"
    frame = graphic_frame(
        slide, uri, f'<cx:chart {declare("cx")} r:id="{slide.relate("chartEx", chart)}"/>', name="Waterfall"
    )
    slide.shapes.append(
        f"<mc:AlternateContent {declare('mc')}>"
        '<mc:Choice xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex" Requires="cx1">'
        f"{frame}</mc:Choice><mc:Fallback>{text_shape(slide, 'This chart needs a newer program')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    return chart


# SmartArt.


def add_smartart(slide: ShapeTree, words: str = "One", *, jump_to: Part | None = None) -> dict[str, Part]:
    """Add a SmartArt graphic of one node, with all five parts; return them by their kind.

    Args:
        slide: Where it goes.
        words: What the node says.
        jump_to: A slide to which a click on the node leads, from the data and from the drawing.
    """
    package = slide.package
    parts = {
        kind: package.add(f"/ppt/diagrams/{name}{{}}.xml", kind, b"")
        for kind, name in (
            ("diagramData", "data"),
            ("diagramLayout", "layout"),
            ("diagramQuickStyle", "quickStyle"),
            ("diagramColors", "colors"),
            ("diagramDrawing", "drawing"),
        )
    }
    ids = {kind: slide.relate(kind, part) for kind, part in parts.items()}
    click = {"diagramData": "", "diagramDrawing": ""}
    if jump_to is not None:
        for kind in click:
            rel_id = parts[kind].relate("slide", jump_to)
            click[kind] = f'<a:hlinkClick {declare("r")} r:id="{rel_id}" action="ppaction://hlinksldjump"/>'
    node = guid(words)
    of_data = ""
    if click["diagramData"]:
        of_data = (
            '<dgm:extLst><a:ext uri="{E40237B7-FDA0-4F09-8148-C483321AD2D9}"><dgm14:cNvPr '
            'xmlns:dgm14="http://schemas.microsoft.com/office/drawing/2010/diagram" id="0" name="">'
            f"{click['diagramData']}</dgm14:cNvPr></a:ext></dgm:extLst>"
        )
    layout_id = "urn:microsoft.com/office/officeart/2005/8/layout/default"
    document = guid(words + " document")
    parts["diagramData"].body = (
        f"{DECLARATION}<dgm:dataModel {declare('dgm', 'a')}><dgm:ptLst>"
        f'<dgm:pt modelId="{document}" type="doc"><dgm:prSet loTypeId="{layout_id}" loCatId="list" '
        'qsTypeId="urn:microsoft.com/office/officeart/2005/8/quickstyle/simple1" qsCatId="simple" '
        'csTypeId="urn:microsoft.com/office/officeart/2005/8/colors/accent1_2" csCatId="accent1"/>'
        '<dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></dgm:t></dgm:pt>'
        f'<dgm:pt modelId="{node}"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr lang="en-GB"/><a:t>{text(words)}</a:t></a:r></a:p></dgm:t>{of_data}</dgm:pt></dgm:ptLst>'
        f'<dgm:cxnLst><dgm:cxn modelId="{guid(words + " connection")}" srcId="{document}" destId="{node}" '
        'srcOrd="0" destOrd="0"/></dgm:cxnLst><dgm:bg/><dgm:whole/><dgm:extLst>'
        '<a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram">'
        f'<dsp:dataModelExt {declare("dsp")} relId="{ids["diagramDrawing"]}" '
        'minVer="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:ext></dgm:extLst></dgm:dataModel>'
    )
    parts["diagramLayout"].body = (
        f'{DECLARATION}<dgm:layoutDef {declare("dgm", "a")} uniqueId="{layout_id}"><dgm:title val=""/>'
        '<dgm:desc val=""/><dgm:catLst><dgm:cat type="list" pri="400"/></dgm:catLst>'
        '<dgm:layoutNode name="diagram"><dgm:alg type="snake"/><dgm:presOf/></dgm:layoutNode></dgm:layoutDef>'
    )
    scene = '<dgm:scene3d><a:camera prst="orthographicFront"/><a:lightRig rig="threePt" dir="t"/></dgm:scene3d>'
    reference = '<a:scrgbClr r="0" g="0" b="0"/>'
    parts["diagramQuickStyle"].body = (
        f"{DECLARATION}<dgm:styleDef {declare('dgm', 'a')} "
        'uniqueId="urn:microsoft.com/office/officeart/2005/8/quickstyle/simple1">'
        f'<dgm:title val=""/><dgm:desc val=""/><dgm:catLst/>{scene}<dgm:styleLbl name="node1">{scene}<dgm:sp3d/>'
        f'<dgm:txPr/><dgm:style><a:lnRef idx="2">{reference}</a:lnRef><a:fillRef idx="1">{reference}</a:fillRef>'
        f'<a:effectRef idx="0">{reference}</a:effectRef><a:fontRef idx="minor"/></dgm:style></dgm:styleLbl>'
        "</dgm:styleDef>"
    )
    parts["diagramColors"].body = (
        f"{DECLARATION}<dgm:colorsDef {declare('dgm', 'a')} "
        'uniqueId="urn:microsoft.com/office/officeart/2005/8/colors/accent1_2"><dgm:title val=""/>'
        '<dgm:desc val=""/><dgm:catLst/><dgm:styleLbl name="node1"><dgm:fillClrLst meth="repeat">'
        '<a:schemeClr val="accent1"/></dgm:fillClrLst><dgm:linClrLst meth="repeat"><a:schemeClr val="lt1"/>'
        "</dgm:linClrLst><dgm:effectClrLst/><dgm:txLinClrLst/><dgm:txFillClrLst/><dgm:txEffectClrLst/>"
        "</dgm:styleLbl></dgm:colorsDef>"
    )
    parts["diagramDrawing"].body = (
        f"{DECLARATION}<dsp:drawing {declare('dgm', 'dsp', 'a')}><dsp:spTree><dsp:nvGrpSpPr>"
        '<dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/>'
        f'<dsp:sp modelId="{node}"><dsp:nvSpPr><dsp:cNvPr id="0" name="">{click["diagramDrawing"]}</dsp:cNvPr>'
        f"<dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr>{xfrm(0, 0, 1828800, 914400)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></dsp:spPr><dsp:txBody><a:bodyPr/><a:lstStyle/>'
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{text(words)}</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree>'
        "</dsp:drawing>"
    )
    names = {"dm": "diagramData", "lo": "diagramLayout", "qs": "diagramQuickStyle", "cs": "diagramColors"}
    rel_ids = " ".join(f'r:{short}="{ids[kind]}"' for short, kind in names.items())
    slide.shapes.append(graphic_frame(slide, NS["dgm"], f"<dgm:relIds {declare('dgm')} {rel_ids}/>", name="SmartArt"))
    return parts


# OLE and controls.

OLE2_HEADER = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def vml_xml(shape_id: str, image_id: str) -> str:
    """A VML drawing of one shape with a picture, as old programs need it."""
    return (
        f'<xml {declare("v", "o")}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
        f'<v:shape id="{shape_id}" o:spid="{shape_id}" style="position:absolute;left:72pt;top:72pt;width:144pt;'
        f'height:144pt"><v:imagedata o:relid="{image_id}" o:title=""/></v:shape></xml>'
    )


def add_ole(slide: Slide, data: bytes = b"", *, number: int = 1025, linked_to: str = "") -> dict[str, Part]:
    """Add an OLE object with its VML drawing and preview picture; return the parts by their kind."""
    package, parts = slide.package, {}
    shape_id = f"_x0000_s{number}"
    if linked_to:
        rel_id, form = slide.relate("oleObject", linked_to, external=True), "<p:link updateAutomatic='1'/>"
    else:
        body = OLE2_HEADER + data
        parts["ole"] = package.add("/ppt/embeddings/oleObject{}.bin", "oleObject", body)
        rel_id, form = slide.relate("oleObject", parts["ole"]), "<p:embed/>"
    parts["preview"] = add_media(slide, png("preview"), "png")
    parts["vml"] = package.add("/ppt/drawings/vmlDrawing{}.vml", "vmlDrawing", b"")
    parts["vml"].body = vml_xml(shape_id, parts["vml"].relate("image", parts["preview"]))
    slide.relate("vmlDrawing", parts["vml"])
    preview = slide.relate("image", parts["preview"])
    attributes = f'progId="Package" r:id="{rel_id}" imgW="1828800" imgH="1828800"'
    frame_id = slide.next_id
    pic = picture(slide, f'<a:blip r:embed="{preview}"/>', name="Object", shape_id=frame_id)
    inside = (
        f'<mc:AlternateContent {declare("mc")}><mc:Choice {declare("v")} Requires="v">'
        f'<p:oleObj name="Object" spid="{shape_id}" {attributes}>{form}</p:oleObj></mc:Choice>'
        f'<mc:Fallback><p:oleObj name="Object" {attributes}>{form}{pic}</p:oleObj></mc:Fallback></mc:AlternateContent>'
    )
    uri = "http://schemas.openxmlformats.org/presentationml/2006/ole"
    slide.shapes.append(graphic_frame(slide, uri, inside, name="Object"))
    return parts


def add_control(slide: Slide) -> dict[str, Part]:
    """Add an ActiveX control: its XML, its binary, its VML drawing with a picture."""
    package = slide.package
    binary = package.add("/ppt/activeX/activeX{}.bin", "activeX-binary", b"a control's own bytes")
    control = package.add("/ppt/activeX/activeX{}.xml", "activeX", b"")
    control.body = (
        f'{DECLARATION}<ax:ocx ax:classid="{guid("class")}" ax:persistence="persistStreamInit" '
        f'r:id="{control.relate("activeXControlBinary", binary)}" {declare("r")} '
        'xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"/>'
    )
    image = add_media(slide, png("control"), "png")
    vml = package.add("/ppt/drawings/vmlDrawing{}.vml", "vmlDrawing", b"")
    vml.body = vml_xml("_x0000_s1026", vml.relate("image", image))
    slide.relate("vmlDrawing", vml)
    slide.controls = (
        f'<p:controls><p:control spid="_x0000_s1026" name="Button" r:id="{slide.relate("control", control)}" '
        'imgW="1828800" imgH="914400"/></p:controls>'
    )
    return {"control": control, "binary": binary, "vml": vml, "image": image}


# Ink, models, films, sounds.


def add_ink(slide: Slide) -> Part:
    ink = slide.package.add(
        "/ppt/ink/ink{}.xml",
        "ink",
        f'{DECLARATION}<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:trace>1 1, 2 2</inkml:trace>'
        "</inkml:ink>",
    )
    fallback = slide.relate("image", add_media(slide, png("ink"), "png"))
    shape_id = slide.new_id()
    pic = picture(slide, f'<a:blip r:embed="{fallback}"/>', name="Ink", shape_id=shape_id)
    slide.shapes.append(
        f'<mc:AlternateContent {declare("mc", "p14")}><mc:Choice Requires="p14">'
        f'<p:contentPart p14:bwMode="auto" r:id="{slide.relate("customXml", ink)}"><p14:nvContentPartPr>'
        f'<p14:cNvPr id="{shape_id}" name="Ink"/><p14:cNvContentPartPr/><p14:nvPr/></p14:nvContentPartPr>'
        '<p14:xfrm><a:off x="914400" y="914400"/><a:ext cx="360" cy="360"/></p14:xfrm></p:contentPart></mc:Choice>'
        f"<mc:Fallback>{pic}</mc:Fallback></mc:AlternateContent>"
    )
    return ink


def add_model3d(slide: Slide) -> Part:
    """Add a 3D model (a glTF file that holds nothing) and its picture."""
    json = b'{"asset":{"version":"2.0"}}'
    json += b" " * (-len(json) % 4)
    glb = b"glTF" + struct.pack("<II", 2, 20 + len(json)) + struct.pack("<I", len(json)) + b"JSON" + json
    model = slide.package.add("/ppt/media/model3d{}.glb", "model3d", glb)
    image = slide.relate("image", add_media(slide, png("model"), "png"))
    unit, origin = 'dx="1" dy="0" dz="0"', 'x="0" y="0" z="0"'
    inside = (
        f'<am3d:model3d {declare("am3d")} r:embed="{slide.relate("model3d", model)}"><am3d:spPr>'
        f'{xfrm(914400, 914400, 1828800, 1828800)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></am3d:spPr>'
        f'<am3d:camera><am3d:pos x="0" y="0" z="1"/><am3d:up {unit}/><am3d:lookAt {origin}/>'
        '<am3d:perspective fov="2700000"/></am3d:camera><am3d:trans><am3d:meterPerModelUnit n="1" d="1"/>'
        f'<am3d:preTrans dx="0" dy="0" dz="0"/><am3d:scale><am3d:sx n="1" d="1"/><am3d:sy n="1" d="1"/>'
        '<am3d:sz n="1" d="1"/></am3d:scale><am3d:rot/><am3d:postTrans dx="0" dy="0" dz="0"/></am3d:trans>'
        f'<am3d:raster rName="Factories" rVer="1"><am3d:blip r:embed="{image}"/></am3d:raster>'
        '<am3d:objViewport viewportSz="1"/><am3d:ambientLight><am3d:clr><a:scrgbClr r="50000" g="50000" b="50000"/>'
        '</am3d:clr><am3d:illuminance n="1" d="1"/></am3d:ambientLight></am3d:model3d>'
    )
    shape_id = slide.next_id
    frame = graphic_frame(slide, NS["am3d"], inside, name="Model")
    pic = picture(slide, f'<a:blip r:embed="{image}"/>', name="Model", shape_id=shape_id)
    slide.shapes.append(
        f'<mc:AlternateContent {declare("mc")}><mc:Choice {declare("am3d")} Requires="am3d">{frame}</mc:Choice>'
        f"<mc:Fallback>{pic}</mc:Fallback></mc:AlternateContent>"
    )
    return model


def film(seed: str = "film") -> bytes:
    """Bytes that begin as an MP4 file does."""
    return struct.pack(">I", 24) + b"ftypisom\0\0\2\0isomiso2" + seed.encode() * 40


def add_video(slide: Slide, data: bytes | Part | None = None, *, sound: bool = False) -> Part:
    """Add a film (or a sound) that plays on a click: two relationships to one part, and a poster."""
    extension = "m4a" if sound else "mp4"
    kind = "audio" if sound else "video"
    part = data
    if not isinstance(part, Part):
        part = slide.package.add(f"/ppt/media/media{{}}.{extension}", extension, data or film())
    poster = slide.relate("image", add_media(slide, png("poster"), "png"))
    linked, embedded = slide.relate(kind, part), slide.relate("media", part)
    inside = (
        f'<a:{kind}File r:link="{linked}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}">'
        f'<p14:media {declare("p14")} r:embed="{embedded}"/></p:ext></p:extLst>'
    )
    shape_id = slide.next_id
    click = '<a:hlinkClick r:id="" action="ppaction://media"/>'
    slide.shapes.append(picture(slide, f'<a:blip r:embed="{poster}"/>', data=inside, click=click, name="Film"))
    slide.timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        f'<p:childTnLst><p:{kind}><p:cMediaNode vol="80000"><p:cTn id="2" fill="hold" display="0"><p:stCondLst>'
        '<p:cond delay="indefinite"/></p:stCondLst></p:cTn><p:tgtEl>'
        f'<p:spTgt spid="{shape_id}"/></p:tgtEl></p:cMediaNode></p:{kind}></p:childTnLst></p:cTn></p:par>'
        "</p:tnLst></p:timing>"
    )
    return part


def add_linked_video(slide: Slide, target: str) -> None:
    """Add a film that is not in the deck but in a file elsewhere."""
    poster = slide.relate("image", add_media(slide, png("poster"), "png"))
    rel_id = slide.relate("video", target, external=True)
    slide.shapes.append(
        picture(slide, f'<a:blip r:embed="{poster}"/>', data=f'<a:videoFile r:link="{rel_id}"/>', name="Linked film")
    )
