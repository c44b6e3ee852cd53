"""Write the notes master that speaker notes hang on."""

from __future__ import annotations

from examples.make.office.lettering import Lettering, list_style
from examples.make.office.units import Box
from examples.make.office.xml import DECLARATION, declare, number_field, transform

_SLIDE = Box(54, 90, 432, 243)
_TEXT = Box(54, 364, 432, 284)
_NUMBER = Box(306, 684, 233, 36)
_NOTE = Lettering(size=12, colour="tx1", font="minor", align="l", margin=0)


def notes_master_xml(colour_map: str) -> str:
    """Return a notes master with a slide image, the notes' text and a page number."""
    number = f"<a:p>{number_field('‹#›')}</a:p>"
    prompt = '<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/><a:t>Click to edit the notes</a:t></a:r></a:p>'
    return (
        f"{DECLARATION}<p:notesMaster {declare('a', 'r', 'p')}><p:cSld>"
        '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>'
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{transform(_SLIDE)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
        f"{_place(3, 'Notes Placeholder 2', 'body', 3, _TEXT, prompt)}"
        f"{_place(4, 'Slide Number Placeholder 3', 'sldNum', 5, _NUMBER, number)}"
        f"</p:spTree></p:cSld><p:clrMap {colour_map}/>{list_style('p:notesStyle', (_NOTE,))}</p:notesMaster>"
    )


def _place(shape_id: int, name: str, kind: str, index: int, box: Box, paragraph: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        "</p:cNvSpPr>"
        f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</p:txBody></p:sp>"
    )
