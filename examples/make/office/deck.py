"""Build one deck: slides from a template's layouts, then save it with the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide

from examples.make.office.lettering import Lettering
from examples.make.office.package import settle
from examples.make.office.shapes import Placeholder
from examples.make.office.template import Layout, Template
from examples.make.office.template_package import package
from examples.make.office.text import Lines, set_text
from examples.make.office.units import Box
from examples.make.office.xml import (
    attribute,
    declare,
    fill,
    line,
    number_field,
    parse,
    parse_drawing,
    qname,
    text,
)

CREATION_ID_EXTENSION = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"


@dataclass(frozen=True)
class Image:
    """A picture for a place, with its alternative text."""

    data: bytes
    alt: str


class Deck:
    """A deck in the making.

    Args:
        footer: the text in every slide's footer place.
        starter: how many slides at the front came with the template: copies of a template's own slides
            keep the creation id that they had there, so decks of one template share it.
    """

    def __init__(
        self,
        template: Template,
        *,
        title: str,
        author: str,
        modified: datetime.datetime,
        footer: str = "",
        starter: int = 0,
    ) -> None:
        self.template = template
        self.presentation = Presentation(io.BytesIO(package(template)))
        self.footer = footer
        self._starter = starter
        properties = self.presentation.core_properties
        properties.title, properties.author, properties.last_modified_by = title, author, author
        properties.created = properties.modified = modified
        properties.revision = 1

    @property
    def slides(self) -> list[Slide]:
        """Return the slides so far, in order."""
        return list(self.presentation.slides)

    def add(self, layout: str, notes: str = "", **content: Lines | Image) -> Slide:
        """Add a slide and fill its places.

        Args:
            layout: the layout's name.
            notes: what the speaker means to say.
            content: text or pictures by the role of the place; a place left out is taken off the slide,
                so that nobody reads "Click to add text" on the wall.
        """
        described = self.template.layout(layout)
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts.get_by_name(layout))
        for shape in list(slide.placeholders):
            role = _role(described, shape.placeholder_format.idx)
            value = content.pop(role, None)
            if value is None:
                shape.element.getparent().remove(shape.element)
            elif isinstance(value, Image):
                describe(shape.insert_picture(io.BytesIO(value.data)), value.alt)
            else:
                set_text(shape.text_frame, value)
        if content:
            raise KeyError(f"layout {layout!r} has no place for {sorted(content)}")
        self._add_foot(slide, described)
        if notes:
            set_text(slide.notes_slide.notes_text_frame, notes.split("\n"))
        self._sign(slide)
        return slide

    def _add_foot(self, slide: Slide, layout: Layout) -> None:
        """Copy the layout's footer and number places, as PowerPoint does when they are switched on."""
        for shape in layout.shapes:
            if not isinstance(shape, Placeholder) or shape.kind not in {"ftr", "sldNum"}:
                continue
            if shape.kind == "ftr" and not self.footer:
                continue
            run = f'<a:r><a:rPr lang="en-GB"/><a:t>{text(self.footer)}</a:t></a:r>'
            if shape.kind == "sldNum":
                run = number_field(str(len(self.presentation.slides)))
            name = "Footer Placeholder" if shape.kind == "ftr" else "Slide Number Placeholder"
            shape_id = next_shape_id(slide)
            slide.shapes._spTree.append(
                parse(
                    f'<p:sp {declare("a", "r", "p")}><p:nvSpPr><p:cNvPr id="{shape_id}" '
                    f"name={attribute(name)}/>"
                    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                    f"<p:nvPr>{shape.reference}</p:nvPr></p:nvSpPr><p:spPr/>"
                    f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
                )
            )

    def _sign(self, slide: Slide) -> None:
        """Give the slide its creation id, by which PowerPoint knows it again in another deck."""
        number = len(self.presentation.slides)
        owner = self.template.theme.name if number <= self._starter else self.presentation.core_properties.title
        value = zlib.crc32(f"{owner} {number}".encode())
        slide.element.cSld.append(
            parse(
                f'<p:extLst {declare("p")}><p:ext uri="{CREATION_ID_EXTENSION}">'
                f'<p14:creationId {declare("p14")} val="{value}"/></p:ext></p:extLst>'
            )
        )

    def save(self, path: Path) -> None:
        """Write the deck, with the same bytes on every run."""
        stream = io.BytesIO()
        self.presentation.save(stream)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(settle(stream.getvalue()))


def _role(layout: Layout, index: int) -> str:
    for shape in layout.shapes:
        if isinstance(shape, Placeholder) and shape.index == index:
            return shape.role
    raise KeyError(f"layout {layout.name!r} has no place with index {index}")


def next_shape_id(slide: Slide) -> int:
    """Return an id that no shape of the slide has."""
    return max(int(value) for value in slide.shapes._spTree.xpath("//p:cNvPr/@id")) + 1


def text_box(
    slide: Slide, box: Box, lines: Lines, style: Lettering | None = None, anchor: str = "t", name: str = ""
) -> Any:
    """Add a text box; without a style it takes the presentation's default text style."""
    shape = slide.shapes.add_textbox(*box.emu)
    properties = shape.text_frame._txBody.bodyPr
    properties.set("wrap", "square")
    properties.set("anchor", anchor)
    properties.set("lIns", "0")  # so that it is flush with titles and tables
    properties.set("rIns", "0")
    set_text(shape.text_frame, lines, style)
    if name:
        shape.name = name
    return shape


def block(
    slide: Slide,
    box: Box,
    paint: str | tuple[str, ...] | None,
    lines: Lines = "",
    style: Lettering | None = None,
    *,
    geometry: MSO_SHAPE = MSO_SHAPE.RECTANGLE,
    outline: str | None = None,
    width: float = 1,
    anchor: str = "ctr",
    name: str = "",
) -> Any:
    """Add a drawn shape with text in it; it carries its colours itself, without the theme's style."""
    shape = slide.shapes.add_shape(geometry, *box.emu)
    element = shape._element
    element.remove(element.find(qname("p:style")))
    for painted in (fill(paint), line(outline, width)):
        element.spPr.append(parse_drawing(painted))
    set_text(shape.text_frame, lines, style)
    shape.text_frame._txBody.bodyPr.set("anchor", anchor)
    if name:
        shape.name = name
    return shape


def picture(slide: Slide, image: bytes, box: Box, alt: str) -> Any:
    """Add a picture with its alternative text."""
    shape = slide.shapes.add_picture(io.BytesIO(image), *box.emu)
    describe(shape, alt)
    return shape


def describe(shape: Any, alt: str) -> None:
    """Give a shape its alternative text."""
    shape._element._nvXxPr.cNvPr.set("descr", alt)
