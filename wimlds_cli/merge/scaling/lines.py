"""Lines and table cells that leave their measures unsaid."""

from __future__ import annotations

from wimlds_cli.deck.xml import NS, A, Element, local
from wimlds_cli.merge.scaling.lengths import write_absent

_WIDTH = (("w", 9525),)
"""A line without a width is three quarters of a point wide, in EMU."""

# ECMA-376 part 1, 21.1.3.17 tcPr.
_MARGINS = (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))
_BORDERS = ("lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr")


def spell_out_lines(root: Element, k: float) -> bool:
    """Write the width of shapes' outlines that nothing else gives: no theme, no placeholder behind the shape."""
    changed = False
    for line in root.iter(f"{A}ln"):
        properties = line.getparent()
        if local(properties) != "spPr" or _is_nothing(line):
            continue
        shape = properties.getparent()
        if shape.find(".//p:nvPr/p:ph", NS) is None and not _from_theme(shape):
            changed |= write_absent(line, _WIDTH, k)
    return changed


def spell_out_theme_lines(theme: Element, k: float) -> bool:
    """Write the width of a theme's lines where it is unsaid."""
    changed = False
    for line in theme.iterfind(".//a:lnStyleLst/a:ln", NS):
        changed |= write_absent(line, _WIDTH, k)
    return changed


def spell_out_cells(root: Element, k: float) -> bool:
    """Write table cells' margins and their borders' widths where they are unsaid."""
    changed = False
    for cell in root.iter(f"{A}tc"):
        properties = cell.find("a:tcPr", NS)
        if properties is None:
            properties = cell.makeelement(f"{A}tcPr")
            body = cell.find("a:txBody", NS)
            cell.insert(0 if body is None else cell.index(body) + 1, properties)
        changed |= write_absent(properties, _MARGINS, k)
        for border in properties:
            if local(border) in _BORDERS and not _is_nothing(border):
                changed |= write_absent(border, _WIDTH, k)
    return changed


def _is_nothing(line: Element) -> bool:
    return line.find("a:noFill", NS) is not None


def _from_theme(shape: Element) -> bool:
    """Tell whether the shape's style takes its line from the theme, which is scaled itself."""
    style = next((child for child in shape if local(child) == "style"), None)
    reference = None if style is None else style.find("a:lnRef", NS)
    return reference is not None and reference.get("idx", "0") != "0"
