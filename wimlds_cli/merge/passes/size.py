"""One size for all slides."""

from __future__ import annotations

from wimlds_cli.deck.xml import NS, P15, P188, Element, P, detached, local
from wimlds_cli.errors import WimldsError
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.scaling import backgrounds, charts, lengths, lines, motion, places, text
from wimlds_cli.merge.scaling.fit import BOUNDS, Fit, common_size, in_bounds, in_words, type_fits
from wimlds_cli.merge.scaling.vml import scale_vml
from wimlds_cli.merge.walk import PartEdit, Walker

_WHY = "scaled to the merged deck's slide size"
_PAGES = frozenset({"slide", "slideLayout", "slideMaster"})
_OBJECTS = frozenset({"chart", "chartEx", "chartUserShapes", "diagramData", "diagramDrawing", "vmlDrawing"})
# Guides and classic comments count in 576ths of an inch, here in EMU.
_MASTER_UNIT = 1587.5
# What a modern comment is on when it is not on the slide: a shape, or text in one ([MS-PPTX] CT_Comment).
_SHAPE_ANCHORS = ("deMkLst", "txMkLst")


class Size(Pass):
    """Keeps rule 30: one size for the deck; slides of another size are scaled uniformly and centred on it."""

    kinds = _PAGES | _OBJECTS | {"theme", "themeOverride", "comments"}

    def __init__(self) -> None:
        self._fits: dict[int, Fit] = {}

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Choose the size; say how the decks of another size get there; scale their default text styles."""
        if merge.wanted_size is not None and not in_bounds(merge.wanted_size):
            low, high = BOUNDS
            raise WimldsError(
                f"slides cannot be {in_words(merge.wanted_size)}",
                f"PowerPoint takes sides from {low / 914400:g} to {high / 914400:g} inches, "
                f"{low / 360000:g} to {high / 360000:g} cm.",
            )
        decks = [(source.presentation.size, len(source.slides)) for source in merge.voices]
        size = merge.size = merge.wanted_size or common_size(decks)
        merge.report.report.size = size
        merge.presentation.put("sldSz", _element(merge, size))
        for source in merge.sources:
            if source.presentation.size != size and min(source.presentation.size) > 0:
                fit = self._fits[source.index] = Fit(source.presentation.size, size)
                self._report(merge, source, fit)
                if fit.resizes:
                    source.default_text_style = text.scaled_default_style(source.default_text_style, fit.k)

    def wants(self, part: PartEdit) -> bool:
        """Look at the decks of another size only, and at nothing that belongs to notes or handouts."""
        return part.source.index in self._fits and part.page in _PAGES

    def edit(self, part: PartEdit) -> None:
        """Scale one part."""
        fit = self._fits[part.source.index]
        if part.kind == "vmlDrawing":
            new = scale_vml(part.data, fit)
            if new != part.data:
                part.replace(new, _WHY)
        elif part.kind == "comments":
            if _scale_comments(part.root, fit):
                part.changed(_WHY)
        elif part.kind in _PAGES:
            if self._scale_page(part, fit):
                part.changed(_WHY)
        elif fit.resizes and _scale_object(part.kind, part.root, fit.k):
            part.changed(_WHY)

    def _report(self, merge: Merge, source: Source, fit: Fit) -> None:
        if source.pictures:
            # The page of a PDF never had a slide's size.
            return
        how = f"are scaled to {fit.k:.0%}" if fit.resizes else "keep their size"
        bars = ", with bars of their own background beside them" if fit.has_bars else ""
        message = f"its slides ({in_words(fit.old)}) {how} on slides of {in_words(fit.new)}{bars}"
        merge.report.say("changed", 30, message, source.index)
        package = source.package
        stretched = sum(fit.has_bars and backgrounds.stretches_picture(package, s.part) for s in source.slides)
        if stretched:
            message = f"the picture in the background of {stretched} of its slides is stretched to the new proportions"
            merge.report.say("changed", 30, message, source.index)

    def _scale_page(self, part: PartEdit, fit: Fit) -> bool:
        root = part.root
        if fit.has_bars and part.kind == "slide" and (count := places.shapes_beyond(root, fit)):
            things = "a shape reaches" if count == 1 else f"{count} shapes reach"
            message = f"{things} beyond the slide's edge and can be seen in the bars beside it"
            part.merge.report.say("warning", 30, message, part.source.index, part.slide)
        changed = False
        if fit.resizes:
            changed |= lengths.scale_lengths(root, fit.k)
            changed |= places.scale_geometry(root, fit.k)
            changed |= lines.spell_out_lines(root, fit.k)
            changed |= lines.spell_out_cells(root, fit.k)
            changed |= text.spell_out_insets(_unsaid_shapes(part), fit.k)
            if part.kind == "slideMaster":
                changed |= text.spell_out_text_styles(root, fit.k)
        changed |= places.scale_places(root, fit)
        changed |= motion.scale_motion(root, fit.motion)
        changed |= backgrounds.scale_background_tiles(root, fit)
        return _scale_guides(root, fit) or changed


def _element(merge: Merge, size: tuple[int, int]) -> str:
    """Return the size as the first deck that has it writes it, without a name that says another size."""
    for source in merge.sources:
        element = source.presentation.root.find("p:sldSz", NS)
        if source.presentation.size == size and element is not None:
            if type_fits(element.get("type", ""), size):
                return detached(element).decode()
            break
    return f'<p:sldSz cx="{size[0]}" cy="{size[1]}"/>'


def _scale_object(kind: str, root: Element, k: float) -> bool:
    """Scale a part whose places count from a frame's corner, or that has none."""
    if kind == "chart":
        return charts.scale_chart(root, k)
    if kind == "chartUserShapes":
        return charts.scale_user_shapes(root, k)
    changed = lengths.scale_lengths(root, k)
    if kind in ("theme", "themeOverride"):
        return lines.spell_out_theme_lines(root, k) or changed
    if kind.startswith("diagram"):
        changed |= places.scale_diagram_places(root, k)
        changed |= places.scale_geometry(root, k)
        changed |= lines.spell_out_lines(root, k)
    if kind == "diagramDrawing":
        shapes = [element for element in root.iter() if local(element) == "sp"]
        changed |= text.spell_out_insets(shapes, k)
        changed |= text.spell_out_sizes(shapes, k)
    return changed


def _unsaid_shapes(part: PartEdit) -> list[Element]:
    """Return the shapes of a page whose insets nothing else gives."""
    package = part.source.package
    above = {"slide": "slideLayout", "slideLayout": "slideMaster"}.get(part.kind)
    parent = package.rel_of_kind(part.part, above) if above else None
    root = package.xml(parent) if parent else None
    return text.without_parent(part.root, root, master=above == "slideMaster")


def _scale_comments(root: Element, fit: Fit) -> bool:
    """Let the comments' pins follow: classic ones count in master units, modern ones in EMU from what they are on."""
    changed = False
    for position in root.iter(f"{P}pos", f"{P188}pos"):
        left, top = fit.left, fit.top
        if position.tag == f"{P}pos":
            left, top = left / _MASTER_UNIT, top / _MASTER_UNIT
        elif any(local(anchor) in _SHAPE_ANCHORS for anchor in position.itersiblings(preceding=True)):
            left = top = 0
        changed |= lengths.multiply(position, "x", fit.k, left)
        changed |= lengths.multiply(position, "y", fit.k, top)
    return changed


def _scale_guides(root: Element, fit: Fit) -> bool:
    changed = False
    for guide in root.iter(f"{P15}guide"):
        bar = fit.top if guide.get("orient") == "horz" else fit.left
        changed |= lengths.multiply(guide, "pos", fit.k, bar / _MASTER_UNIT)
    return changed
