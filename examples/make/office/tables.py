"""Set tables, with one of the format's styles or with a style of the deck's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.slide import Slide

from examples.make.office.deck import Deck, describe
from examples.make.office.lettering import Lettering
from examples.make.office.text import Lines, set_text
from examples.make.office.units import Box, emu
from examples.make.office.xml import attribute, declare, fill, line, parse, qname

MEDIUM_STYLE_2_ACCENT_1 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
NO_STYLE_TABLE_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"


@dataclass(frozen=True)
class TableStyle:
    """A table style that the deck brings along: ruled lines, a coloured head, every second row tinted."""

    guid: str
    name: str
    rule: str
    head_paint: str
    head_ink: str
    band_paint: str

    def xml(self) -> str:
        """Return the `a:tblStyle` element."""

        def edge(side: str, width: float) -> str:
            return f"<a:{side}>{line(self.rule, width)}</a:{side}>"

        borders = edge("top", 1.5) + edge("bottom", 1.5) + edge("insideH", 0.5)
        return (
            f'<a:tblStyle {declare("a")} styleId="{self.guid}" styleName={attribute(self.name)}>'
            f'<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>'
            f"<a:tcStyle><a:tcBdr>{borders}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
            f"<a:band1H><a:tcStyle><a:tcBdr/><a:fill>{fill(self.band_paint)}</a:fill></a:tcStyle></a:band1H>"
            '<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr '
            f'val="{self.head_ink}"/></a:tcTxStyle>'
            f"<a:tcStyle><a:tcBdr>{edge('bottom', 1.5)}</a:tcBdr>"
            f"<a:fill>{fill(self.head_paint)}</a:fill></a:tcStyle>"
            "</a:firstRow></a:tblStyle>"
        )


def add_table_style(deck: Deck, style: TableStyle) -> None:
    """Write the style into the deck's table styles part."""
    part = next(
        relationship.target_part
        for relationship in deck.presentation.part.rels.values()
        if relationship.reltype.endswith("/tableStyles")
    )
    listed = parse(part.blob)
    listed.append(parse(style.xml()))
    part._blob = _serialise(listed)


def _serialise(element: Any) -> bytes:
    from lxml import etree

    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def table(
    slide: Slide,
    box: Box,
    rows: Sequence[Sequence[Lines]],
    *,
    style: str,
    widths: Sequence[float],
    alt: str,
    lettering: Lettering | None = None,
    numbers_from: int | None = None,
    first_column: bool = False,
    banded: bool = True,
) -> Any:
    """Add a table whose first row is its head.

    Args:
        style: the GUID of a table style.
        widths: the columns' shares of the box's width.
        numbers_from: from this column on, text stands at the right.
    """
    frame = slide.shapes.add_table(len(rows), len(rows[0]), *box.emu)
    describe(frame, alt)
    made = frame.table
    made.first_col, made.horz_banding = first_column, banded
    made._tbl.tblPr.find(qname("a:tableStyleId")).text = style
    total = sum(widths)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = emu(box.width * width / total)
    base = lettering or Lettering(size=16)
    for i, row in enumerate(rows):
        made.rows[i].height = emu(box.height / len(rows))
        for j, content in enumerate(row):
            cell = made.cell(i, j)
            at_right = numbers_from is not None and j >= numbers_from
            set_text(cell.text_frame, content, base.but(align="r") if at_right else base)
            cell._tc.get_or_add_tcPr().set("anchor", "ctr")
    return frame
