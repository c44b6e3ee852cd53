"""What a slide's background does when the slide gets another shape."""

from __future__ import annotations

from wimlds_cli.deck.package import Package
from wimlds_cli.deck.xml import NS, A, Element
from wimlds_cli.merge.scaling.fit import Fit
from wimlds_cli.merge.scaling.lengths import multiply, write_absent


def stretches_picture(package: Package, slide: str) -> bool:
    """Tell whether a slide's background is a picture that is stretched over the slide, whoever says so."""
    layout = package.rel_of_kind(slide, "slideLayout")
    master = package.rel_of_kind(layout, "slideMaster") if layout else None
    for part in (slide, layout, master):
        background = None if part is None else package.xml(part).find("p:cSld/p:bg", NS)
        if background is None:
            continue
        reference = background.find("p:bgRef", NS)
        if reference is None:
            return background.find("p:bgPr/a:blipFill/a:stretch", NS) is not None
        fill = _of_theme(package, master, reference)
        return fill is not None and fill.tag == f"{A}blipFill" and fill.find("a:stretch", NS) is not None
    return False


def scale_background_tiles(root: Element, fit: Fit) -> bool:
    """Let a background's tiles begin where the old slide does; their size is scaled with all other lengths."""
    changed = False
    for tile in root.iterfind("p:cSld/p:bg/p:bgPr/a:blipFill/a:tile", NS):
        corner = tile.get("algn", "tl").replace("ctr", "")
        for name, bar, near, far in (("tx", fit.left, "l", "r"), ("ty", fit.top, "t", "b")):
            sign = 1 if near in corner else -1 if far in corner else 0
            if sign and bar:
                write_absent(tile, ((name, 0),), 1)
                changed |= multiply(tile, name, 1, sign * bar)
    return changed


def _of_theme(package: Package, master: str | None, reference: Element) -> Element | None:
    """Return the theme's fill that a background names (ECMA-376 part 1, 19.3.1.3 bgRef: counted from 1001)."""
    theme = package.rel_of_kind(master, "theme") if master else None
    number = reference.get("idx", "0")
    fills = package.xml(theme).find(".//a:bgFillStyleLst", NS) if theme else None
    if fills is None or not number.isdigit() or not 0 <= int(number) - 1001 < len(fills):
        return None
    return fills[int(number) - 1001]
