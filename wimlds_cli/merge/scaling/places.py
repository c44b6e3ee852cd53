"""Where things stand on a slide, layout or master."""

from __future__ import annotations

from collections.abc import Iterator

from wimlds_cli.deck.xml import MC, NS, P14, A, Element, P, local
from wimlds_cli.merge.scaling.fit import Fit
from wimlds_cli.merge.scaling.lengths import measure, multiply

_DIAGRAM = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"
_SHAPES = frozenset(f"{P}{name}" for name in ("sp", "pic", "cxnSp", "graphicFrame", "contentPart", "grpSp"))
_XFRMS = (f"{A}xfrm", f"{P}xfrm", f"{P14}xfrm")


def scale_places(root: Element, fit: Fit) -> bool:
    """Scale and move everything that stands on a slide, layout or master; tell whether anything did."""
    changed = False
    for shape in _top_shapes(root):
        xfrm = own_xfrm(shape)
        if xfrm is not None:
            changed |= scale_xfrm(xfrm, fit.k, fit.left, fit.top)
        if shape.tag == f"{P}graphicFrame":
            changed |= _scale_inside_frame(shape, fit)
    # A control is no part of the tree; its picture stands where the control does.
    for picture in root.iterfind(f"p:cSld/p:controls//{P}pic", NS):
        xfrm = own_xfrm(picture)
        changed |= xfrm is not None and scale_xfrm(xfrm, fit.k, fit.left, fit.top)
    return changed


def shapes_beyond(root: Element, fit: Fit) -> int:
    """Count the shapes that reach visibly beyond the old slide's edge into the bars, where nothing hides them.

    To be asked before the places are scaled.
    """
    across, down = fit.left / fit.k, fit.top / fit.k
    width, height = fit.old
    count = 0
    for shape in _top_shapes(root):
        xfrm = own_xfrm(shape)
        box = None if xfrm is None else _box(xfrm)
        if box is None:
            continue
        x, y, cx, cy = box
        sideways = max(-x, x + cx - width) if across else 0
        updown = max(-y, y + cy - height) if down else 0
        seen = -across < x + cx and x < width + across and -down < y + cy and y < height + down
        # Pictures overlap the edge by a hair so often that only a fiftieth of the slide is worth a word.
        count += seen and max(sideways, updown) > max(width, height) / 50
    return count


def own_xfrm(shape: Element) -> Element | None:
    """Return a shape's own place."""
    for child in shape:
        if child.tag in _XFRMS:
            return child
        if local(child) in ("spPr", "grpSpPr"):
            return child.find(f"{A}xfrm")
    return None


def scale_xfrm(xfrm: Element, k: float, left: float = 0, top: float = 0) -> bool:
    """Scale a place, then move it; for a group the outer place is enough: it carries its children along."""
    changed = False
    for name, x, y, right, down in (("off", "x", "y", left, top), ("ext", "cx", "cy", 0.0, 0.0)):
        element = xfrm.find(f"{A}{name}")
        if element is not None:
            changed |= multiply(element, x, k, right)
            changed |= multiply(element, y, k, down)
    return changed


def scale_diagram_places(root: Element, k: float) -> bool:
    """Scale the places in a SmartArt's drawing or data: they count from their frame's corner."""
    changed = False
    for xfrm in root.iter(f"{A}xfrm", f"{_DIAGRAM}txXfrm"):
        groups = sum(local(above) == "grpSp" for above in xfrm.iterancestors())
        holder = xfrm.getparent()
        if local(holder) == "grpSpPr":
            if local(holder.getparent()) != "grpSp":
                continue  # the tree's own place says nothing
            groups -= 1
        if not groups:
            changed |= scale_xfrm(xfrm, k)
    return changed


def scale_geometry(root: Element, k: float) -> bool:
    """Scale the points of drawn paths that count in EMU: those whose path has no measure of its own."""
    changed = False
    for path in root.iter(f"{A}path"):
        for size, names in (("w", ("x", "wR")), ("h", ("y", "hR"))):
            # ECMA-376 part 1, 20.1.9.15: without a width the points are the shape's own.
            if measure(path.get(size)):
                continue
            for element in path.iter(f"{A}pt", f"{A}arcTo"):
                for name in names:
                    changed |= multiply(element, name, k)
    return changed


def _top_shapes(root: Element) -> Iterator[Element]:
    tree = root.find("p:cSld/p:spTree", NS)
    if tree is not None:
        yield from _shapes(tree)


def _shapes(parent: Element) -> Iterator[Element]:
    """Yield the shapes that count from the slide's corner, whichever branch of an alternative they are in."""
    for child in parent:
        if child.tag == f"{MC}AlternateContent":
            for branch in child:
                yield from _shapes(branch)
        elif child.tag in _SHAPES:
            xfrm = own_xfrm(child)
            if child.tag == f"{P}grpSp" and (xfrm is None or xfrm.find(f"{A}ext") is None):
                # A group without a place of its own lends its children the slide's.
                yield from _shapes(child)
            else:
                yield child


def _scale_inside_frame(frame: Element, fit: Fit) -> bool:
    """Scale what stands inside a frame: an object's picture as the frame itself, the rest from its corner."""
    changed = False
    for xfrm in frame.iter(f"{A}xfrm"):
        in_object = any(above.tag == f"{P}oleObj" for above in xfrm.iterancestors())
        changed |= scale_xfrm(xfrm, fit.k, *((fit.left, fit.top) if in_object else ()))
    for viewport in (e for e in frame.iter() if local(e) == "objViewport"):
        changed |= multiply(viewport, "viewportSz", fit.k)
    return changed


def _box(xfrm: Element) -> tuple[float, float, float, float] | None:
    off, ext = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    if off is None or ext is None:
        return None
    x, y, cx, cy = (measure(e.get(name)) for e, name in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    if x is None or y is None or cx is None or cy is None:
        return None
    return x, y, cx, cy
