"""The text of a shape as it looks: each run with its size, typeface and colour, inherited or its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wimlds_cli.colours import Colour
from wimlds_cli.deck.facts.colours import Palette
from wimlds_cli.deck.facts.design import Design
from wimlds_cli.deck.facts.shapes import Shape
from wimlds_cli.deck.xml import NS, A, Element, P, local, number

_DEFAULT_SIZE = 1800
"""Hundredths of a point, where nothing says a size (ECMA-376 part 1, 21.1.2.3.9)."""
_FULL = 100_000
_INK = frozenset({"solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "noFill"})
_OWN_COLOUR = "{http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor}hlinkClr"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike.

    Attributes:
        size: In points, as shown after the text was made to fit; None when it is not known.
        fonts: The typefaces of its Latin, East Asian and complex letters; empty ones are not known.
        colour: None when it is not known, or not one.
    """

    text: str
    size: float | None
    fonts: tuple[str, str, str]
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class _Looks:
    size: int | None
    fonts: tuple[str | None, str | None, str | None]
    ink: Element | None


def plain_text(body: Element | None) -> str:
    """Return the text of an a:txBody, one line a paragraph."""
    if body is None:
        return ""
    return "\n".join(_words(paragraph) for paragraph in body.iterfind(f"{A}p")).strip()


def _words(paragraph: Element) -> str:
    pieces = []
    for piece in paragraph:
        kind = local(piece)
        if kind == "br":
            pieces.append("\n")
        elif kind in ("r", "fld"):
            pieces.append("".join(text.text or "" for text in piece.iterfind(f"{A}t")))
    return "".join(pieces)


def body_of(shape: Shape) -> Element | None:
    """Return a shape's txBody."""
    return shape.element.find(f"{P}txBody")


def fit_of(shape: Shape, design: Design) -> Element | None:
    """Return how a shape makes its text fit: its own spAutoFit, normAutofit or noAutofit, or an inherited one."""
    ph = shape.placeholder
    for element in (shape.element, *(design.ancestors(ph) if ph is not None else ())):
        properties = element.find("p:txBody/a:bodyPr", NS)
        for child in properties if properties is not None else ():
            if local(child).lower().endswith("autofit"):
                return child
    return None


def runs_of(shape: Shape, design: Design, palette: Palette) -> Iterator[list[Run]]:
    """Yield the runs of each paragraph of a shape; fields of number and date are left out."""
    body = body_of(shape)
    if body is None:
        return
    ph = shape.placeholder
    styles = [body.find(f"{A}lstStyle")]
    styles += [one.find("p:txBody/a:lstStyle", NS) for one in (design.ancestors(ph) if ph is not None else ())]
    reference = shape.element.find("p:style/a:fontRef", NS)
    scale = number(fit.get("fontScale")) if (fit := fit_of(shape, design)) is not None else None
    chain = [style for style in styles if style is not None and len(style)]
    base = design.text_style(ph)
    levels: dict[int, _Looks] = {}
    for paragraph in body.iterfind(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        level = min(max(number(properties.get("lvl")) or 0, 0), 8) if properties is not None else 0
        if level not in levels:
            levels[level] = _looks([*chain, base] if base is not None else chain, level, reference, len(chain))
        yield list(_runs(paragraph, levels[level], reference, scale, design, palette))


def _runs(
    paragraph: Element,
    inherited: _Looks,
    reference: Element | None,
    scale: int | None,
    design: Design,
    palette: Palette,
) -> Iterator[Run]:
    for piece in paragraph:
        kind = local(piece)
        if kind not in ("r", "fld") or (kind == "fld" and piece.get("type", "").startswith(("slidenum", "datetime"))):
            continue
        words = "".join(text.text or "" for text in piece.iterfind(f"{A}t"))
        if not words.strip():
            continue
        own = piece.find(f"{A}rPr")
        size = (number(own.get("sz")) if own is not None else None) or inherited.size or _DEFAULT_SIZE
        fonts = _faces(own, inherited, design)
        yield Run(words, size / 100 * (scale or _FULL) / _FULL, fonts, _ink(own, inherited, reference, palette))


def _faces(own: Element | None, inherited: _Looks, design: Design) -> tuple[str, str, str]:
    found = []
    for tag, fallback in zip(("latin", "ea", "cs"), inherited.fonts, strict=True):
        element = own.find(f"{A}{tag}") if own is not None else None
        name = element.get("typeface", "") if element is not None else fallback
        if name is None:
            name = {"latin": "+mn-lt", "ea": "+mn-ea", "cs": "+mn-cs"}[tag]
        found.append(design.fonts.get(name, "") if name.startswith("+") else name)
    return found[0], found[1], found[2]


def _ink(own: Element | None, inherited: _Looks, reference: Element | None, palette: Palette) -> Colour | None:
    if own is not None:
        # An outline, a glow or a shadow keeps words readable on their own colour.
        if any(local(child) in ("ln", "effectLst", "effectDag", "highlight") and len(child) for child in own):
            return None
        link = own.find(f"{A}hlinkClick")
        if link is not None and link.get("action", "").strip() == "" and next(link.iter(_OWN_COLOUR), None) is None:
            return palette.named("hlink")
        fill = next((child for child in own if local(child) in _INK), None)
        if fill is not None:
            return palette.of(fill) if local(fill) == "solidFill" else None
    if inherited.ink is not None:
        return palette.of(inherited.ink) if local(inherited.ink) in ("solidFill", "fontRef") else None
    return palette.named("tx1")


def _looks(chain: list[Element], level: int, reference: Element | None, own_styles: int) -> _Looks:
    """Find what a level's text looks like: the nearest style that says a thing decides it.

    A shape's fontRef stands between its own list style and the presentation's (measured: see the merge's rule 16).
    """
    size: int | None = None
    fonts: list[str | None] = [None, None, None]
    ink: Element | None = None
    for place, style in enumerate(chain):
        if place == own_styles and reference is not None:
            ink, fonts = _referred(reference, ink, fonts)
        for name in (f"lvl{level + 1}pPr", "defPPr"):
            looks = style.find(f"a:{name}/a:defRPr", NS)
            if looks is None:
                continue
            size = size or number(looks.get("sz"))
            for index, tag in enumerate(("latin", "ea", "cs")):
                face = looks.find(f"{A}{tag}")
                if fonts[index] is None and face is not None:
                    fonts[index] = face.get("typeface", "")
            if ink is None:
                ink = next((child for child in looks if local(child) in _INK), None)
    if reference is not None and len(chain) <= own_styles:
        ink, fonts = _referred(reference, ink, fonts)
    return _Looks(size, (fonts[0], fonts[1], fonts[2]), ink)


def _referred(
    reference: Element, ink: Element | None, fonts: list[str | None]
) -> tuple[Element | None, list[str | None]]:
    if ink is None and len(reference):
        ink = reference
    short = {"major": "+mj", "minor": "+mn"}.get(reference.get("idx", ""))
    if short is not None:
        themed = [f"{short}-{script}" for script in ("lt", "ea", "cs")]
        fonts = [own if own is not None else other for own, other in zip(fonts, themed, strict=True)]
    return ink, fonts
