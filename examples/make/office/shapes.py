"""Describe what stands on a master or a layout: decorations, pictures and placeholders."""

from __future__ import annotations

from dataclasses import dataclass, field

from examples.make.office.lettering import Lettering
from examples.make.office.units import Box, emu
from examples.make.office.xml import attribute, fill, line, number_field, text, transform


@dataclass(frozen=True)
class Decoration:
    """A drawn shape that only adorns.

    Attributes:
        paint: a colour, or several for a gradient, as in `xml.fill`.
        points: corners as shares of the box; given, they replace the preset geometry.
        turn: rotation in degrees, clockwise.
    """

    name: str
    box: Box
    paint: str | tuple[str, ...] | None = None
    outline: str | None = None
    width: float = 1
    geometry: str = "rect"
    points: tuple[tuple[float, float], ...] = ()
    turn: float = 0
    angle: int = 45

    def xml(self, shape_id: int, _pictures: dict[str, str]) -> str:
        """Write the shape."""
        place = transform(self.box)
        if self.turn:
            place = place.replace("<a:xfrm>", f'<a:xfrm rot="{round(self.turn * 60_000)}">')
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={attribute(self.name)}/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{place}{self._geometry()}'
            f"{fill(self.paint, self.angle)}{line(self.outline, self.width)}</p:spPr>"
            '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
            '<a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
        )

    def _geometry(self) -> str:
        if not self.points:
            return f'<a:prstGeom prst="{self.geometry}"><a:avLst/></a:prstGeom>'
        corners = [f'<a:pt x="{round(x * 10_000)}" y="{round(y * 10_000)}"/>' for x, y in self.points]
        lines = "".join(f"<a:lnTo>{corner}</a:lnTo>" for corner in corners[1:])
        return (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="10000" h="10000"><a:moveTo>{corners[0]}</a:moveTo>{lines}<a:close/>'
            "</a:path></a:pathLst></a:custGeom>"
        )


@dataclass(frozen=True)
class Picture:
    """A picture of the template, such as its logo; `image` names one of the template's images."""

    name: str
    box: Box
    image: str
    alt: str

    def xml(self, shape_id: int, pictures: dict[str, str]) -> str:
        """Write the picture; `pictures` maps image names to relationship ids."""
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{shape_id}" name={attribute(self.name)} '
            f"descr={attribute(self.alt)}/>"
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{pictures[self.image]}"/><a:stretch><a:fillRect/>'
            "</a:stretch></p:blipFill>"
            f'<p:spPr>{transform(self.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )


@dataclass(frozen=True)
class Label:
    """Words that belong to the template, such as the name beside a logo."""

    name: str
    box: Box
    words: str
    style: Lettering
    anchor: str = "ctr"

    def xml(self, shape_id: int, _pictures: dict[str, str]) -> str:
        """Write the text box."""
        run = self.style.run("a:rPr", ' lang="en-GB"')
        align = f' algn="{self.style.align}"' if self.style.align else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={attribute(self.name)}/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(self.box)}<a:prstGeom prst="rect">'
            "<a:avLst/>"
            '</a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" '
            'rIns="0" bIns="0" '
            f'anchor="{self.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr{align}/>'
            f"<a:r>{run}<a:t>{text(self.words)}</a:t></a:r></a:p></p:txBody></p:sp>"
        )


@dataclass(frozen=True)
class Placeholder:
    """A place that slides fill.

    Attributes:
        role: what the builder of a deck calls it; unique in its layout.
        kind: the format's own type; `None` is a place for any content.
        index: what ties a slide's shape to it.
        anchor: `t`, `ctr` or `b`.
        insets: left, top, right, bottom in points.
    """

    role: str
    kind: str | None
    box: Box
    index: int = 0
    style: Lettering = field(default_factory=Lettering)
    anchor: str | None = None
    prompt: str = ""
    levels: tuple[Lettering, ...] = ()
    insets: tuple[float, float, float, float] | None = None

    @property
    def reference(self) -> str:
        """Return the `p:ph` element that layouts and slides share."""
        kind = f' type="{self.kind}"' if self.kind else ""
        size = ' sz="quarter"' if self.kind in {"dt", "ftr", "sldNum"} else ""
        index = f' idx="{self.index}"' if self.index else ""
        return f"<p:ph{kind}{size}{index}/>"

    def xml(self, shape_id: int, _pictures: dict[str, str]) -> str:
        """Write the placeholder as it stands on a master or layout."""
        name = attribute(f"{self.role.replace('_', ' ').capitalize()} placeholder {shape_id - 1}")
        anchor = f' anchor="{self.anchor}"' if self.anchor else ""
        insets = ""
        if self.insets is not None:
            values = zip(("lIns", "tIns", "rIns", "bIns"), self.insets, strict=True)
            insets = "".join(f' {key}="{emu(value)}"' for key, value in values)
        styles = self.levels or ((self.style,) if self.style != Lettering() else ())
        levels = "".join(style.level(i + 1) for i, style in enumerate(styles))
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={name}/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            "</p:cNvSpPr>"
            f"<p:nvPr>{self.reference}</p:nvPr></p:nvSpPr><p:spPr>{transform(self.box)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f"<p:txBody><a:bodyPr{insets}{anchor}><a:normAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>"
            f"{self._prompt()}</p:txBody></p:sp>"
        )

    def _prompt(self) -> str:
        if self.kind == "sldNum":
            return f"<a:p>{number_field('‹#›')}</a:p>"
        if not self.prompt:
            return '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
        return f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{text(self.prompt)}</a:t></a:r></a:p>'


Shape = Decoration | Picture | Label | Placeholder


def shape_tree(shapes: tuple[Shape, ...], pictures: dict[str, str]) -> str:
    """Write a shape tree; ids count up from 2, because the tree itself is 1."""
    inside = "".join(shape.xml(i, pictures) for i, shape in enumerate(shapes, start=2))
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{inside}</p:spTree>'
    )
