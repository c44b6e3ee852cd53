"""Add a SmartArt graphic with its five parts: data, layout, style, colours, and a drawing.

The layout is one of our own, a row of steps with arrows between them (ECMA-376 part 1, clause 21.4).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide

from examples.make.office import smartart_definitions as definitions
from examples.make.office.deck import describe, next_shape_id
from examples.make.office.units import Box, emu
from examples.make.office.xml import (
    DECLARATION,
    OFFICE,
    RELATIONSHIPS,
    attribute,
    declare,
    parse,
    text,
    transform,
)

_DRAWING_TYPE = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
_DRAWING_EXTENSION = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_KINDS = ("data", "layout", "quickStyle", "colors", "drawing")
_CONTENT_TYPES = {
    "data": f"{OFFICE}.drawingml.diagramData+xml",
    "layout": f"{OFFICE}.drawingml.diagramLayout+xml",
    "quickStyle": f"{OFFICE}.drawingml.diagramStyle+xml",
    "colors": f"{OFFICE}.drawingml.diagramColors+xml",
    "drawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
}
_RELATIONSHIP_TYPES = {
    "data": f"{RELATIONSHIPS}/diagramData",
    "layout": f"{RELATIONSHIPS}/diagramLayout",
    "quickStyle": f"{RELATIONSHIPS}/diagramQuickStyle",
    "colors": f"{RELATIONSHIPS}/diagramColors",
    "drawing": _DRAWING_TYPE,
}
_ARROW_SHARE = 0.3
"""An arrow is this wide, where a step is 1."""
_FONT_SIZE = 20


def add_steps(slide: Slide, box: Box, steps: Sequence[str], alt: str) -> Any:
    """Add a row of steps with arrows between them; returns its graphic frame."""
    model = _Model(steps)
    package = slide.part.package
    number = 1 + sum(part.partname.startswith("/ppt/diagrams/data") for part in package.iter_parts())
    parts = {
        kind: Part(PackURI(f"/ppt/diagrams/{kind}{number}.xml"), _CONTENT_TYPES[kind], package, b"") for kind in _KINDS
    }
    ids = {kind: slide.part.relate_to(parts[kind], _RELATIONSHIP_TYPES[kind]) for kind in _KINDS}
    contents = {
        "data": model.data_xml(ids["drawing"]),
        "layout": definitions.layout_xml(),
        "quickStyle": definitions.style_xml(),
        "colors": definitions.colours_xml(),
        "drawing": model.drawing_xml(box),
    }
    for kind, content in contents.items():
        parts[kind].blob = (DECLARATION + content).encode()
    shape_id = next_shape_id(slide)
    frame_place = transform(box).replace("a:xfrm", "p:xfrm")
    slide.shapes._spTree.append(
        parse(
            f"<p:graphicFrame {declare('a', 'r', 'p')}><p:nvGraphicFramePr>"
            f'<p:cNvPr id="{shape_id}" name="Diagram {shape_id - 1}"/><p:cNvGraphicFramePr/><p:nvPr/>'
            f'</p:nvGraphicFramePr>{frame_place}<a:graphic><a:graphicData uri="{definitions.NAMESPACE}">'
            f'<dgm:relIds {declare("dgm")} r:dm="{ids["data"]}" r:lo="{ids["layout"]}" '
            f'r:qs="{ids["quickStyle"]}" r:cs="{ids["colors"]}"/></a:graphicData></a:graphic>'
            "</p:graphicFrame>"
        )
    )
    frame = slide.shapes[-1]
    describe(frame, alt)
    return frame


class _Model:
    """The points and connections of the steps; ids are made from the texts, so they stay the same."""

    def __init__(self, steps: Sequence[str]) -> None:
        self._steps = list(steps)

    def _id(self, what: str, number: int = 0) -> str:
        made = uuid.uuid5(uuid.NAMESPACE_URL, f"{what} {number} {'|'.join(self._steps)}")
        return f"{{{str(made).upper()}}}"

    def data_xml(self, drawing_id: str) -> str:
        """Return the data model: document, steps, what lies between them, and how all are shown."""
        root, flow = self._id("document"), self._id("flow")
        points = (
            f'<dgm:pt modelId="{root}" type="doc"><dgm:prSet loTypeId="{definitions.LAYOUT}" '
            'loCatId="process" '
            f'qsTypeId="{definitions.STYLE}" qsCatId="simple" csTypeId="{definitions.COLOURS}" '
            f'csCatId="accent1" phldr="0"/><dgm:spPr/>{_words("")}</dgm:pt>'
        )
        shown = _presented(flow, root, "flow", "", 0, 0)
        links = self._link("presOf", root, flow, 0)
        count = len(self._steps)
        for i, step in enumerate(self._steps):
            node, parent, sibling = self._id("step", i), self._id("parent", i), self._id("sibling", i)
            tie = self._id("tie", i)
            points += f'<dgm:pt modelId="{node}"><dgm:prSet/><dgm:spPr/>{_words(step)}</dgm:pt>'
            points += "".join(
                f'<dgm:pt modelId="{model_id}" type="{kind}" cxnId="{tie}"><dgm:prSet/><dgm:spPr/>{_words("")}</dgm:pt>'
                for model_id, kind in ((parent, "parTrans"), (sibling, "sibTrans"))
            )
            links += (
                f'<dgm:cxn modelId="{tie}" srcId="{root}" destId="{node}" srcOrd="{i}" destOrd="0" '
                f'parTransId="{parent}" sibTransId="{sibling}"/>'
            )
            card = self._id("card", i)
            shown += _presented(card, node, "step", "node1", i, count)
            links += self._link("presOf", node, card, 0) + self._link("presParOf", flow, card, 2 * i)
            if i < count - 1:
                arrow = self._id("arrow", i)
                shown += _presented(arrow, sibling, "arrow", "sibTrans2D1", i, count - 1)
                links += self._link("presParOf", flow, arrow, 2 * i + 1)
        extension = (
            f'<dgm:extLst><a:ext uri="{_DRAWING_EXTENSION}"><dsp:dataModelExt {declare("dsp")} '
            f'relId="{drawing_id}" minVer="{definitions.NAMESPACE}"/></a:ext></dgm:extLst>'
        )
        return (
            f"<dgm:dataModel {declare('dgm', 'a')}><dgm:ptLst>{points}{shown}</dgm:ptLst>"
            f"<dgm:cxnLst>{links}</dgm:cxnLst><dgm:bg/><dgm:whole/>{extension}</dgm:dataModel>"
        )

    def _link(self, kind: str, source: str, target: str, order: int) -> str:
        made = self._id(f"{kind} {source} {target}")
        return (
            f'<dgm:cxn modelId="{made}" type="{kind}" srcId="{source}" destId="{target}" '
            f'srcOrd="{order}" destOrd="0" presId="{definitions.LAYOUT}"/>'
        )

    def drawing_xml(self, box: Box) -> str:
        """Return the drawing: what a program shows that does not lay out the data itself."""
        count = len(self._steps)
        width = box.width / (count + (count - 1) * _ARROW_SHARE)
        height = min(box.height, width * definitions.STEP_PROPORTION)
        top = (box.height - height) / 2
        shapes = ""
        for i, step in enumerate(self._steps):
            left = i * width * (1 + _ARROW_SHARE)
            shapes += _drawn(self._id("card", i), "roundRect", Box(left, top, width, height), step)
            if i < count - 1:
                gap = width * _ARROW_SHARE
                size = gap * 0.64
                place = Box(left + width + gap * 0.18, box.height / 2 - size / 2, size, size)
                shapes += _drawn(self._id("arrow", i), "rightArrow", place, "")
        return (
            f"<dsp:drawing {declare('dgm', 'dsp', 'a')}><dsp:spTree><dsp:nvGrpSpPr>"
            '<dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/>'
            f"{shapes}</dsp:spTree></dsp:drawing>"
        )


def _words(words: str) -> str:
    run = f'<a:r><a:rPr lang="en-GB"/><a:t>{text(words)}</a:t></a:r>' if words else '<a:endParaRPr lang="en-GB"/>'
    return f"<dgm:t><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></dgm:t>"


def _presented(model_id: str, of: str, name: str, label: str, index: int, count: int) -> str:
    styled = f' presStyleLbl="{label}" presStyleIdx="{index}"' if label else ""
    variables = "<dgm:presLayoutVars><dgm:dir/></dgm:presLayoutVars>" if name == "flow" else ""
    return (
        f'<dgm:pt modelId="{model_id}" type="pres"><dgm:prSet presAssocID="{of}" presName={attribute(name)}'
        f'{styled} presStyleCnt="{count}">{variables}</dgm:prSet><dgm:spPr/></dgm:pt>'
    )


def _drawn(model_id: str, geometry: str, place: Box, words: str) -> str:
    """Write one shape; its colours come from the same style as the definitions', resolved."""
    is_step = geometry == "roundRect"
    paint = '<a:schemeClr val="accent1"/>' if is_step else '<a:schemeClr val="accent2"/>'
    adjust = '<a:gd name="adj" fmla="val 10000"/>' if is_step else ""
    set_as = f'lang="en-GB" sz="{_FONT_SIZE * 100}" kern="1200"'
    run = f"<a:r><a:rPr {set_as}/><a:t>{text(words)}</a:t></a:r>" if words else f"<a:endParaRPr {set_as}/>"
    inset = emu(_FONT_SIZE * 0.4)
    return (
        f'<dsp:sp modelId="{model_id}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr>'
        f'<dsp:spPr>{transform(place)}<a:prstGeom prst="{geometry}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'
        f"<a:solidFill>{paint}</a:solidFill><a:ln><a:noFill/></a:ln></dsp:spPr>"
        f"<dsp:style>{definitions.SHAPE_STYLE}</dsp:style>"
        f'<dsp:txBody><a:bodyPr spcFirstLastPara="0" vert="horz" wrap="square" lIns="{inset}" tIns="{inset}" '
        f'rIns="{inset}" bIns="{inset}" numCol="1" anchor="ctr" anchorCtr="0"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle/><a:p><a:pPr marL="0" lvl="0" indent="0" algn="ctr"><a:buNone/></a:pPr>'
        f"{run}</a:p></dsp:txBody>"
        f"<dsp:txXfrm>{transform(place).removeprefix('<a:xfrm>').removesuffix('</a:xfrm>')}</dsp:txXfrm></dsp:sp>"
    )
