"""Link slides: to another slide, to the first or last one, to a custom show, to the web."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide

from examples.make.office.xml import attribute, declare, parse, qname

_TO_SLIDE = "ppaction://hlinksldjump"


def jump(shape: Any, target: Slide, tip: str = "") -> None:
    """Let a click on the shape go to a slide."""
    _set(shape._element._nvXxPr.cNvPr, _slide_link(shape.part, target, tip))


def jump_text(shape: Any, paragraph: int, target: Slide, tip: str = "") -> None:
    """Let a click on a paragraph's text go to a slide."""
    for run in shape.text_frame.paragraphs[paragraph].runs:
        _set(run._r.get_or_add_rPr(), _slide_link(shape.part, target, tip))


def link_text(shape: Any, paragraph: int, url: str) -> None:
    """Link a paragraph's text to a page of the web."""
    for run in shape.text_frame.paragraphs[paragraph].runs:
        run.hyperlink.address = url


def jump_to_end(shape: Any, which: str) -> None:
    """Let a click on the shape go to the `first` or `last` slide of whatever show is running."""
    _set(shape._element._nvXxPr.cNvPr, _link("", f"ppaction://hlinkshowjump?jump={which}slide"))


def run_show(shape: Any, show_id: int) -> None:
    """Let a click on the shape run a custom show, and come back."""
    _set(shape._element._nvXxPr.cNvPr, _link("", f"ppaction://customshow?id={show_id}&return=true"))


def _slide_link(part: Any, target: Slide, tip: str) -> str:
    return _link(part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE), _TO_SLIDE, tip)


def _link(relationship: str, action: str, tip: str = "") -> str:
    tooltip = f" tooltip={attribute(tip)}" if tip else ""
    return f'<a:hlinkClick {declare("a", "r")} r:id="{relationship}" action={attribute(action)}{tooltip}/>'


def _set(properties: Any, xml: str) -> None:
    """Put the link where the schema wants it: first under `cNvPr`, after fill and fonts under `rPr`."""
    link = parse(xml)
    if properties.tag == qname("p:cNvPr"):
        properties.insert(0, link)
    else:
        properties.append(link)
