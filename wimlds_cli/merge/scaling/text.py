"""Text sizes and insets that nobody wrote down: they must be spelled out before they can be scaled."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from wimlds_cli.deck.xml import NS, Element, P, detached, local
from wimlds_cli.merge.list_styles import made_level, made_run, made_style, used_levels
from wimlds_cli.merge.scaling.lengths import scale_lengths, write_absent

INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
"""What absent insets of a text body mean, in EMU (ECMA-376 part 1, 21.1.2.1.1)."""

# Hundredths of a point, and EMU (ECMA-376 part 1, 21.1.2.2.7 defTabSz; 18 pt is what PowerPoint takes).
_SIZE, _TAB = 1800, 914400
_FOOTERS = frozenset({"dt", "ftr", "sldNum", "hdr"})


def scaled_default_style(style: Element | None, k: float) -> Element:
    """Return a scaled copy of a deck's default text style, with what it leaves unsaid written out."""
    if style is None:
        style = etree.Element(f"{P}defaultTextStyle", nsmap={"p": NS["p"], "a": NS["a"]})
    else:
        style = etree.fromstring(detached(style))
    scale_lengths(style, k)
    spell_out_levels(style, k)
    return style


def spell_out_text_styles(master: Element, k: float) -> bool:
    """Write the sizes that a master's text styles, already scaled, leave unsaid."""
    changed = False
    for name in ("titleStyle", "bodyStyle", "otherStyle"):
        style = master.find(f"p:txStyles/p:{name}", NS)
        # What PowerPoint takes for a style that is not there at all is nowhere said; so none is made.
        if style is not None:
            changed |= spell_out_levels(style, k)
    return changed


def spell_out_levels(style: Element, k: float, levels: Iterable[int] = range(9), *, tabs: bool = True) -> bool:
    """Write the text size and the tabs' distance into the levels of a list style that lack them."""
    changed = False
    for number in levels:
        properties = made_level(style, number)
        changed |= write_absent(made_run(properties), (("sz", _SIZE),), k)
        if tabs:
            changed |= write_absent(properties, (("defTabSz", _TAB),), k)
    return changed


def spell_out_insets(shapes: Iterable[Element], k: float) -> bool:
    """Write the insets that these shapes' text bodies leave unsaid."""
    changed = False
    for shape in shapes:
        for body in shape:
            properties = body.find("a:bodyPr", NS) if local(body) == "txBody" else None
            if properties is not None:
                changed |= write_absent(properties, INSETS, k)
    return changed


def spell_out_sizes(shapes: Iterable[Element], k: float) -> bool:
    """Write the text size that text outside any placeholder or style has, into the levels it uses."""
    changed = False
    for shape in shapes:
        for body in (child for child in shape if local(child) == "txBody"):
            changed |= spell_out_levels(made_style(body), k, sorted(used_levels(body)), tabs=False)
    return changed


def without_parent(root: Element, parent: Element | None, *, master: bool) -> list[Element]:
    """Return the shapes whose insets no other shape gives: no placeholders, and those that nothing stands behind.

    Args:
        root: A slide, layout or master.
        parent: The slide's layout, or the layout's master; None for a master.
        master: Whether `parent` is a master, whose placeholders are found by type and not by index.
    """
    known = set() if parent is None else {_key(ph, master) for ph in parent.iter(f"{P}ph")}
    found = []
    for shape in root.iter(f"{P}sp"):
        ph = shape.find("p:nvSpPr/p:nvPr/p:ph", NS)
        if ph is None or _key(ph, master) not in known:
            found.append(shape)
    return found


def _key(ph: Element, by_type: bool) -> str:
    """Return what a placeholder is known by: its index among slides and layouts, its type among masters."""
    kind = ph.get("type", "obj")
    if kind in ("title", "ctrTitle"):
        return "title"
    if kind in _FOOTERS:
        return str(kind)
    return "body" if by_type else str(ph.get("idx", "0"))
