"""The deck's default text style, on which decks disagree."""

from __future__ import annotations

import copy
from collections import Counter

from lxml import etree

from wimlds_cli.deck.xml import NS, A, Element, P, canonical, detached, local, number
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.walk import PartEdit, Walker

_LEVELS = tuple(f"lvl{n}pPr" for n in range(1, 10))

# Attributes that change what a speller thinks, not what is seen.
_UNSEEN = frozenset({"lang", "altLang", "dirty", "err", "smtClean", "smtId", "bmk", "noProof"})

# What an absent attribute means (ECMA-376 part 1, 21.1.2.2.7 and 21.1.2.3.9): written where the merged deck's
# style sets one that the deck's own style lacks.
_NEUTRAL_ATTRIBUTES = {
    "marL": "0",
    "marR": "0",
    "indent": "0",
    "algn": "l",
    "defTabSz": "914400",
    "rtl": "0",
    "eaLnBrk": "1",
    "latinLnBrk": "0",
    "hangingPunct": "0",
    "fontAlgn": "auto",
    "sz": "1800",
    "b": "0",
    "i": "0",
    "u": "none",
    "strike": "noStrike",
    "kern": "0",
    "cap": "none",
    "spc": "0",
    "baseline": "0",
    "normalizeH": "0",
    "kumimoji": "0",
}

# Each line is one choice, in the schema's order (CT_TextParagraphProperties, CT_TextCharacterProperties), with
# what its absence means; None where that cannot be written.
_PARAGRAPH_CHOICES: tuple[tuple[tuple[str, ...], str | None], ...] = (
    (("lnSpc",), '<a:lnSpc {}><a:spcPct val="100000"/></a:lnSpc>'),
    (("spcBef",), '<a:spcBef {}><a:spcPts val="0"/></a:spcBef>'),
    (("spcAft",), '<a:spcAft {}><a:spcPts val="0"/></a:spcAft>'),
    (("buClrTx", "buClr"), "<a:buClrTx {}/>"),
    (("buSzTx", "buSzPct", "buSzPts"), "<a:buSzTx {}/>"),
    (("buFontTx", "buFont"), "<a:buFontTx {}/>"),
    (("buNone", "buAutoNum", "buChar", "buBlip"), "<a:buNone {}/>"),
    (("tabLst",), "<a:tabLst {}/>"),
)
_RUN_CHOICES: tuple[tuple[tuple[str, ...], str | None], ...] = (
    (("ln",), "<a:ln {}><a:noFill/></a:ln>"),
    (
        ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"),
        '<a:solidFill {}><a:schemeClr val="tx1"/></a:solidFill>',
    ),
    (("effectLst", "effectDag"), "<a:effectLst {}/>"),
    (("highlight",), None),
    (("uLnTx", "uLn"), None),
    (("uFillTx", "uFill"), None),
    (("latin",), '<a:latin {} typeface="+mn-lt"/>'),
    (("ea",), '<a:ea {} typeface="+mn-ea"/>'),
    (("cs",), '<a:cs {} typeface="+mn-cs"/>'),
    (("sym",), None),
)
_FONTS = frozenset({"latin", "ea", "cs", "sym"})
_FILL = "solidFill"
# These placeholders have no list of their own in the master's text styles.
_FOOTERS = frozenset({"dt", "ftr", "sldNum"})


class _Properties:
    """One level's properties, free of what nobody sees: attributes, and one element for each choice."""

    def __init__(self, element: Element | None, choices: tuple[tuple[tuple[str, ...], str | None], ...]) -> None:
        self.attributes: dict[str, str] = {}
        self.elements: dict[str, Element] = {}
        if element is None:
            return
        self.attributes = {k: v for k, v in element.attrib.items() if k in _NEUTRAL_ATTRIBUTES}
        for names, _ in choices:
            found = next((child for child in element if local(child) in names), None)
            # A picture as a bullet needs a relationship that only the presentation part has.
            if found is not None and local(found) not in ("buBlip", "blipFill"):
                self.elements[names[0]] = found


class _Difference:
    """What has to be written so that text which inherits one style looks as under another."""

    def __init__(
        self,
        own: Element | None,
        merged: Element | None,
        choices: tuple[tuple[tuple[str, ...], str | None], ...],
    ) -> None:
        ours, theirs = _Properties(own, choices), _Properties(merged, choices)
        self.attributes = {
            name: ours.attributes.get(name, _NEUTRAL_ATTRIBUTES[name])
            for name in sorted(ours.attributes.keys() | theirs.attributes.keys())
            if ours.attributes.get(name, _NEUTRAL_ATTRIBUTES[name])
            != theirs.attributes.get(name, _NEUTRAL_ATTRIBUTES[name])
        }
        self.elements: dict[str, Element] = {}
        for names, neutral in choices:
            key = names[0]
            mine, other = ours.elements.get(key), theirs.elements.get(key)
            # A font that is named as the theme's own is more than none: LibreOffice takes another for none.
            named = key in _FONTS and mine is not None and other is None
            if not named and _weigh(mine, neutral) == _weigh(other, neutral):
                continue
            if mine is not None:
                self.elements[key] = mine
            elif neutral is not None:
                self.elements[key] = _neutral(neutral)

    def __bool__(self) -> bool:
        return bool(self.attributes or self.elements)


class TextStyle(Pass):
    """Keeps rule 16: text that inherits the deck's default text style keeps the look of its own deck's."""

    kinds = frozenset({"slide", "slideLayout", "slideMaster"})

    def __init__(self) -> None:
        self._merged: Element | None = None
        self._differences: dict[int, list[tuple[_Difference, _Difference]]] = {}
        self._taken_over: dict[tuple[int, str], frozenset[str]] = {}

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Choose the most common style; measure how each deck's differs."""
        styles = [source.default_text_style for source in merge.sources]
        weights = [tuple(_weigh_level(style, level) for level in _LEVELS) for style in styles]
        heard = [weight for source, weight in zip(merge.sources, weights, strict=True) if source in merge.voices]
        common = Counter(heard).most_common(1)[0][0]
        self._merged = styles[weights.index(common)]
        if self._merged is not None:
            merge.presentation.put("defaultTextStyle", detached(self._merged).decode())
        for source, style, weight in zip(merge.sources, styles, weights, strict=True):
            if weight != common:
                self._measure(merge, source, style)

    def _measure(self, merge: Merge, source: Source, style: Element | None) -> None:
        levels = []
        for level in _LEVELS:
            own, merged = _level(style, level), _level(self._merged, level)
            levels.append(
                (
                    _Difference(own, merged, _PARAGRAPH_CHOICES),
                    _Difference(_run(own), _run(merged), _RUN_CHOICES),
                )
            )
        if any(paragraph or run for paragraph, run in levels):
            self._differences[source.index] = levels
            message = (
                "its default text style differs from the merged deck's; the difference was written into its text boxes"
            )
            if not source.made:
                merge.report.say("changed", 16, message, source.index)

    def wants(self, part: PartEdit) -> bool:
        """Look only at decks whose style gave way."""
        return part.source.index in self._differences

    def edit(self, part: PartEdit) -> None:
        """Write the difference into the shapes that inherit the default style."""
        differences = self._differences[part.source.index]
        taken_over = self._inherited(part)
        for shape in part.root.iter(f"{P}sp"):
            body = shape.find("p:txBody", NS)
            if body is None or not _inherits_default(shape, taken_over):
                continue
            font_given, colour_given = _font_reference(shape)
            for level in sorted(_used_levels(body)):
                paragraph, run = differences[level]
                if _write_level(body, level, paragraph, run, font_given, colour_given):
                    part.changed("the deck's own default text style written into text boxes")

    def _inherited(self, part: PartEdit) -> frozenset[str]:
        """Return what a part takes over: footers (by type) from the master, pictures (by `idx`) from the layout."""
        source = part.source
        if part.kind == "slideMaster":
            self._taken_over[source.index, part.part] = frozenset(
                ph.get("type", "") for ph in part.root.iter(f"{P}ph") if ph.get("type") in _FOOTERS
            )
            return frozenset()
        layout = part.part if part.kind == "slideLayout" else source.package.rel_of_kind(part.part, "slideLayout")
        if layout is None:
            return frozenset()
        if (source.index, layout) not in self._taken_over:
            master = source.package.rel_of_kind(layout, "slideMaster") or ""
            pictures = (ph for ph in source.package.xml(layout).iter(f"{P}ph") if ph.get("type") == "pic")
            self._taken_over[source.index, layout] = self._taken_over.get(
                (source.index, master), frozenset()
            ) | frozenset(ph.get("idx", "0") for ph in pictures)
        return self._taken_over[source.index, layout]


def _inherits_default(shape: Element, taken_over: frozenset[str]) -> bool:
    ph = shape.find("p:nvSpPr/p:nvPr/p:ph", NS)
    if ph is None:
        return True
    kind = ph.get("type")
    if kind == "pic":
        return ph.get("idx", "0") not in taken_over
    return kind in _FOOTERS and kind not in taken_over


def _font_reference(shape: Element) -> tuple[bool, bool]:
    """Tell whether the shape's style gives a font, and a colour: both beat the default style."""
    reference = shape.find("p:style/a:fontRef", NS)
    if reference is None:
        return False, False
    return reference.get("idx") in ("major", "minor"), len(reference) > 0


def _used_levels(body: Element) -> set[int]:
    levels = {0}
    for properties in body.iterfind("a:p/a:pPr", NS):
        level = number(properties.get("lvl")) or 0
        if 0 <= level < len(_LEVELS):
            levels.add(level)
    return levels


def _write_level(
    body: Element, level: int, paragraph: _Difference, run: _Difference, font_given: bool, colour_given: bool
) -> bool:
    """Write a difference under what a shape's list style already says; tell whether anything was written."""
    skipped = (_FONTS if font_given else frozenset()) | ({"noFill"} if colour_given else frozenset())
    run_elements = {key: value for key, value in run.elements.items() if key not in skipped}
    if not paragraph and not run.attributes and not run_elements:
        return False
    style = body.find("a:lstStyle", NS)
    if style is None:
        style = etree.Element(f"{A}lstStyle")
        before = body.find("a:bodyPr", NS)
        body.insert(0 if before is None else body.index(before) + 1, style)
    properties = style.find(f"a:{_LEVELS[level]}", NS)
    if properties is None:
        properties = etree.Element(f"{A}{_LEVELS[level]}")
        later = [child for child in style if local(child) in (*_LEVELS[level + 1 :], "extLst")]
        style.insert(style.index(later[0]) if later else len(style), properties)
    written = _fill(properties, paragraph.attributes, paragraph.elements, _PARAGRAPH_CHOICES, ("defRPr", "extLst"))
    if run.attributes or run_elements:
        run_properties = properties.find("a:defRPr", NS)
        if run_properties is None:
            run_properties = etree.Element(f"{A}defRPr")
            extension = properties.find("a:extLst", NS)
            properties.insert(len(properties) if extension is None else properties.index(extension), run_properties)
        after = ("hlinkClick", "hlinkMouseOver", "rtl", "extLst")
        written |= _fill(run_properties, run.attributes, run_elements, _RUN_CHOICES, after)
    return written


def _fill(
    properties: Element,
    attributes: dict[str, str],
    elements: dict[str, Element],
    choices: tuple[tuple[tuple[str, ...], str | None], ...],
    after: tuple[str, ...],
) -> bool:
    """Add what is not there yet, elements in the schema's order."""
    written = False
    for name, value in attributes.items():
        if name not in properties.attrib:
            properties.set(name, value)
            written = True
    order = [name for names, _ in choices for name in names] + list(after)
    for names, _ in choices:
        wanted = elements.get(names[0])
        if wanted is None or any(local(child) in names for child in properties):
            continue
        rank = order.index(local(wanted))
        at = next(
            (n for n, child in enumerate(properties) if local(child) in order and order.index(local(child)) > rank),
            len(properties),
        )
        properties.insert(at, copy.deepcopy(wanted))
        written = True
    return written


def _level(style: Element | None, level: str) -> Element | None:
    return None if style is None else style.find(f"a:{level}", NS)


def _run(level: Element | None) -> Element | None:
    return None if level is None else level.find("a:defRPr", NS)


def _neutral(text: str) -> Element:
    return etree.fromstring(text.format(f'xmlns:a="{NS["a"]}"'))


def _weigh(element: Element | None, neutral: str | None = None) -> bytes:
    """Return what an element says, in one form whatever its prefixes; an absent one says its neutral."""
    if element is None:
        if neutral is None:
            return b""
        element = _neutral(neutral)
    return canonical(element)


def _weigh_level(style: Element | None, level: str) -> bytes:
    """Return what one level says, without what nobody sees."""
    element = _level(style, level)
    parts = []
    for properties, choices in ((element, _PARAGRAPH_CHOICES), (_run(element), _RUN_CHOICES)):
        seen = _Properties(properties, choices)
        parts.append(repr(sorted(seen.attributes.items())).encode())
        parts += [key.encode() + _weigh(value) for key, value in sorted(seen.elements.items())]
    return b"\0".join(parts)
