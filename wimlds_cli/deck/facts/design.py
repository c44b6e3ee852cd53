"""What a slide takes over from its layout, master and theme: colours, fonts, places, and what lies behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wimlds_cli.colours import Colour
from wimlds_cli.deck.facts import colours
from wimlds_cli.deck.facts.colours import Palette
from wimlds_cli.deck.facts.shapes import Frame, Shape, frame_of, shapes_in
from wimlds_cli.deck.package import Package
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import NS, A, Element, P, is_true, local, number

_FILLS = frozenset({"solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "noFill"})
# Which of a master's placeholders, and which of its text styles, a kind of placeholder inherits from.
_TITLES = frozenset({"title", "ctrTitle"})
_FULL_SHAPES = frozenset({"rect", "roundRect", "round1Rect", "round2SameRect", "snip1Rect", "flowChartProcess"})
_THEMED_FILLS_OF_BACKGROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Cover:
    """Something that hides what lies behind it. Without a frame it may be anywhere; without a colour, of any."""

    frame: Frame | None
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Fill:
    """A shape's fill: `is_none` lets everything through; without a colour it is of several, or not known."""

    is_none: bool
    colour: Colour | None = None


@dataclass(frozen=True)
class Design:
    """One layout with its master and theme.

    Attributes:
        fonts: Typefaces by the theme's short names: `+mn-lt`.
        default_text: The presentation's style for text that is no placeholder's.
        covers: What layout and master draw, from back to front.
    """

    palette: Palette
    theme: Element | None
    fonts: dict[str, str]
    layout: Element | None
    master: Element | None
    default_text: Element | None
    covers: tuple[Cover, ...]

    def ancestors(self, placeholder: Element) -> tuple[Element, ...]:
        """Return the layout's and the master's placeholder that one on a slide inherits from, nearest first."""
        kind = placeholder.get("type", "obj")
        index = placeholder.get("idx", "0")
        of_layout = _matching(self.layout, lambda ph: ph.get("idx", "0") == index and _alike(ph.get("type"), kind))
        if of_layout is None:
            of_layout = _matching(self.layout, lambda ph: _family(ph.get("type", "obj")) == _family(kind))
        if of_layout is not None:
            ph = next(of_layout.iter(f"{P}ph"))
            kind = ph.get("type", kind)
        of_master = _matching(self.master, lambda ph: _family(ph.get("type", "obj")) == _family(kind))
        return tuple(one for one in (of_layout, of_master) if one is not None)

    def text_style(self, placeholder: Element | None) -> Element | None:
        """Return the master's style for a placeholder's text, or the presentation's for any other's."""
        if placeholder is None:
            return self.default_text
        kind = placeholder.get("type", "obj")
        name = {"title": "titleStyle", "body": "bodyStyle"}.get(_family(kind), "otherStyle")
        return self.master.find(f"p:txStyles/p:{name}", NS) if self.master is not None else None

    def frame(self, shape: Shape) -> Frame | None:
        """Return where a shape stands, inherited or its own."""
        if shape.frame is not None or shape.in_group:
            return shape.frame
        ph = shape.placeholder
        for ancestor in self.ancestors(ph) if ph is not None else ():
            found = frame_of(ancestor.find("p:spPr/a:xfrm", NS))
            if found is not None:
                return found
        return None

    def fill(self, shape: Shape, palette: Palette) -> Fill:
        """Return a shape's fill, inherited or its own."""
        if shape.kind == "cxnSp":
            return Fill(True)
        if shape.kind != "sp":
            return Fill(False)
        ph = shape.placeholder
        for element in (shape.element, *(self.ancestors(ph) if ph is not None else ())):
            found = fill_in(element.find(f"{P}spPr"), palette)
            if found is not None:
                return found
            reference = element.find("p:style/a:fillRef", NS)
            if reference is not None:
                return self._themed(reference, palette)
        return Fill(True)

    def background(self, slide: Element, palette: Palette) -> Colour | None:
        """Return the one colour behind a slide; None when it is a picture, a gradient, or not known."""
        for root in (slide, self.layout, self.master):
            found = root.find("p:cSld/p:bg", NS) if root is not None else None
            if found is None:
                continue
            properties, reference = found.find(f"{P}bgPr"), found.find(f"{P}bgRef")
            if properties is not None:
                return palette.of(colours.solid(properties))
            return self._themed(reference, palette).colour if reference is not None else None
        return palette.named("bg1")

    def cover(self, shape: Shape, palette: Palette) -> Cover | None:
        """Return what a shape hides; None when it hides nothing."""
        fill = self.fill(shape, palette)
        if fill.is_none:
            return None
        geometry = shape.element.find("p:spPr/a:prstGeom", NS)
        drawn = shape.element.find("p:spPr/a:custGeom", NS)
        is_full = shape.is_level and drawn is None and (geometry is None or geometry.get("prst") in _FULL_SHAPES)
        return Cover(self.frame(shape), fill.colour if is_full else None)

    def _themed(self, reference: Element, palette: Palette) -> Fill:
        """Return one of the theme's fills, in the reference's colour (ECMA-376 part 1, 20.1.4.2.10)."""
        index = number(reference.get("idx")) or 0
        if index in (0, _THEMED_FILLS_OF_BACKGROUNDS):
            return Fill(True)
        name = "bgFillStyleLst" if index > _THEMED_FILLS_OF_BACKGROUNDS else "fillStyleLst"
        listed = self.theme.find(f"a:themeElements/a:fmtScheme/a:{name}", NS) if self.theme is not None else None
        fills = [child for child in listed if isinstance(child.tag, str)] if listed is not None else []
        place = index % _THEMED_FILLS_OF_BACKGROUNDS - 1
        if place >= len(fills) or local(fills[place]) != "solidFill":
            return Fill(False)
        return Fill(False, palette.of(fills[place], palette.of(reference)))


def fill_in(properties: Element | None, palette: Palette) -> Fill | None:
    """Return the fill that shape or cell properties say; None when they say nothing."""
    chosen = next((child for child in properties if local(child) in _FILLS), None) if properties is not None else None
    if chosen is None:
        return None
    kind = local(chosen)
    return Fill(kind == "noFill", palette.of(chosen) if kind == "solidFill" else None)


class Designs:
    """The designs of one deck, each read once."""

    def __init__(self, presentation: Presentation) -> None:
        self._package: Package = presentation.package
        self._default_text = presentation.root.find(f"{P}defaultTextStyle")
        self._known: dict[str | None, Design] = {}
        self._roots: dict[str, Element] = {}

    def of(self, layout: str | None) -> Design:
        """Return the design of a layout, by its part name."""
        if layout not in self._known:
            self._known[layout] = self._read(layout)
        return self._known[layout]

    def _root(self, part: str | None) -> Element | None:
        if part is None:
            return None
        if part not in self._roots:
            self._roots[part] = self._package.xml(part)
        return self._roots[part]

    def _read(self, layout: str | None) -> Design:
        master = self._package.rel_of_kind(layout, "slideMaster") if layout else None
        theme = self._root(self._package.rel_of_kind(master, "theme") if master else None)
        of_layout, of_master = self._root(layout), self._root(master)
        palette = colours.palette(theme, of_master.find(f"{P}clrMap") if of_master is not None else None)
        palette = palette.with_roles(mapping_of(of_layout))
        design = Design(palette, theme, _fonts(theme), of_layout, of_master, self._default_text, ())
        return Design(
            palette, theme, design.fonts, of_layout, of_master, self._default_text, tuple(_covers(design, palette))
        )


def mapping_of(root: Element | None) -> Element | None:
    """Return a layout's or slide's own colour map."""
    return root.find("p:clrMapOvr/a:overrideClrMapping", NS) if root is not None else None


def _covers(design: Design, palette: Palette) -> Iterator[Cover]:
    master_is_shown = design.layout is None or is_true(design.layout.get("showMasterSp"), True)
    for root in (design.master if master_is_shown else None, design.layout):
        for shape in shapes_in(root.find("p:cSld/p:spTree", NS)) if root is not None else ():
            if shape.placeholder is None and (cover := design.cover(shape, palette)) is not None:
                yield cover


def _fonts(theme: Element | None) -> dict[str, str]:
    found = {}
    for short, name in (("mj", "majorFont"), ("mn", "minorFont")):
        for script, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs")):
            element = theme.find(f"a:themeElements/a:fontScheme/a:{name}/a:{tag}", NS) if theme is not None else None
            found[f"+{short}-{script}"] = element.get("typeface", "") if element is not None else ""
    return found


def _family(kind: str) -> str:
    if kind in _TITLES:
        return "title"
    return kind if kind in ("dt", "ftr", "sldNum", "hdr") else "body"


def _alike(kind: str | None, other: str) -> bool:
    return _family(kind or "obj") == _family(other)


def _matching(root: Element | None, fits: Callable[[Element], bool]) -> Element | None:
    tree = root.find("p:cSld/p:spTree", NS) if root is not None else None
    if tree is None:
        return None
    for shape in shapes_in(tree):
        ph = shape.placeholder
        if ph is not None and shape.element.tag != f"{A}sp" and fits(ph):
            return shape.element
    return None
