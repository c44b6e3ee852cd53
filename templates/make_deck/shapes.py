"""What slides are written with: lengths, fills, runs, and a page that numbers its shapes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

WIDTH, HEIGHT = 40 / 3, 7.5
LEFT, RIGHT = 0.85, 0.85
MEASURE = WIDTH - LEFT - RIGHT
"""Inches: the slide, and the width between its margins."""

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def emu(inches: float) -> int:
    """Return a length in EMU."""
    return round(inches * 914400)


def place(box: Box) -> str:
    """Write a shape's place."""
    x, y, w, h = (emu(side) for side in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def fill(colour: str | None) -> str:
    """Write a fill in a theme colour, or none."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"


def run(
    text: str, size: float, colour: str = "tx1", *, bold: bool = False, font: str = "mn", link: str | None = None
) -> str:
    """Write a run of text; `link` is the relationship of a jump to a slide."""
    faces = "".join(
        f'<a:{kind} typeface="+{font}-{short}"/>' for kind, short in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )
    jump = (
        f'<a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"><a:extLst>'
        '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
        'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
        "</a:extLst></a:hlinkClick>"
        if link
        else ""
    )
    weight = ' b="1"' if bold else ""
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{round(size * 100)}"{weight}>{fill(colour)}{faces}{jump}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r>"
    )


def paragraph(*runs: str, align: str = "l", before: float = 0) -> str:
    """Write a paragraph; `before` is the space above it in points."""
    space = f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>' if before else ""
    return f'<a:p><a:pPr algn="{align}">{space}</a:pPr>{"".join(runs)}</a:p>'


class Page:
    """A slide, a layout or the master: its shapes, numbered as they come."""

    def __init__(self) -> None:
        self.shapes: list[str] = []
        self.rels: list[tuple[str, str]] = []
        self._last = 1

    def relate(self, kind: str, target: str) -> str:
        """Add a relationship of a slide; return its id. The first one is its layout's."""
        if (kind, target) not in self.rels:
            self.rels.append((kind, target))
        return f"rId{self.rels.index((kind, target)) + 2}"

    def number(self) -> int:
        """Return the next shape's number."""
        self._last += 1
        return self._last

    def shape(
        self,
        name: str,
        box: Box,
        *paragraphs: str,
        colour: str | None = None,
        form: str = "rect",
        anchor: str = "t",
        line: str | None = None,
        link: str | None = None,
        decoration: bool = False,
    ) -> str:
        """Return a shape with text; without a fill it is a text box."""
        text = "".join(paragraphs) or "<a:p><a:endParaRPr/></a:p>"
        edge = f'<a:ln w="9525">{fill(line)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
        click = f'<a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"/>' if link else ""
        # Marked as decorative, so that a screen reader passes over it.
        quiet = (
            '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
            if decoration
            else ""
        )
        kind = "" if colour or line else ' txBox="1"'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.number()}" name={quoteattr(name)}>{click}{quiet}</p:cNvPr>'
            f"<p:cNvSpPr{kind}/><p:nvPr/>"
            f'</p:nvSpPr><p:spPr>{place(box)}<a:prstGeom prst="{form}"><a:avLst/>'
            f"</a:prstGeom>{fill(colour)}{edge}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
            f"<a:noAutofit/></a:bodyPr>"
            f"<a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def add(self, name: str, box: Box, *paragraphs: str, **options: object) -> None:
        """Add a shape; see `shape`."""
        self.shapes.append(self.shape(name, box, *paragraphs, **options))  # type: ignore[arg-type]

    def title(
        self, text: str = "", box: Box | None = None, *, size: float = 40, colour: str = "tx2", anchor: str = "b"
    ) -> None:
        """Add the title placeholder: with a place and a style in a layout, with text on a slide."""
        if box is None:
            body = f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(text)}</a:t></a:r></a:p>'
            properties, style, frame = "<p:spPr/>", "<a:lstStyle/>", "<a:bodyPr/>"
        else:
            body = '<a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p>'
            properties = f"<p:spPr>{place(box)}</p:spPr>"
            letters = f'<a:defRPr sz="{round(size * 100)}">{fill(colour)}</a:defRPr>'
            style = f"<a:lstStyle><a:lvl1pPr>{letters}</a:lvl1pPr></a:lstStyle>"
            frame = f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.number()}" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="title"/></p:nvPr>'
            f"</p:nvSpPr>{properties}<p:txBody>{frame}{style}{body}</p:txBody></p:sp>"
        )

    def group(self, name: str, box: Box, *shapes: str) -> None:
        """Add a group whose own coordinates are the slide's."""
        x, y, w, h = (emu(side) for side in box)
        self.shapes.append(
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{self.number()}" name={quoteattr(name)}/><p:cNvGrpSpPr/>'
            f"<p:nvPr/></p:nvGrpSpPr>"
            f'<p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/><a:chOff x="{x}" y="{y}"/>'
            f'<a:chExt cx="{w}" cy="{h}"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:grpSp>'
        )

    def table(self, name: str, box: Box, columns: list[float], rows: list[list[str]]) -> None:
        """Add a table with a thin line below each row; cells are paragraphs."""
        x, y, w, h = (emu(side) for side in box)
        line = f'<a:lnB w="9525">{fill("bg2")}</a:lnB>'
        none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
        cells = [
            "".join(
                f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{cell}</a:txBody><a:tcPr marL="0" marR="182880" marT="82296" '
                f'marB="82296" anchor="t">{none}{line}<a:noFill/></a:tcPr></a:tc>'
                for cell in row
            )
            for row in rows
        ]
        body = "".join(f'<a:tr h="{h // len(rows)}">{row}</a:tr>' for row in cells)
        grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in columns)
        self.shapes.append(
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{self.number()}" name={quoteattr(name)}/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'<p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></p:xfrm><a:graphic>'
            f'<a:graphicData uri="{A[:-5]}/table">'
            "<a:tbl><a:tblPr><a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId></a:tblPr>"
            f"<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def tree(self, background: str | None = None) -> str:
        """Write the common slide data."""
        ground = f"<p:bg><p:bgPr>{fill(background)}<a:effectLst/></p:bgPr></p:bg>" if background else ""
        return (
            f'<p:cSld>{ground}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
            '<a:chExt cx="0" cy="0"/></a:xfrm>'
            f"</p:grpSpPr>{''.join(self.shapes)}</p:spTree></p:cSld>"
        )
