"""How a level of one text style differs from another's, and how the difference is written into a list style."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

from wimlds_cli.deck.xml import NS, Element, canonical, local
from wimlds_cli.merge.list_styles import LEVELS, level, made_level, made_run, made_style, run

# What PowerPoint takes an absent attribute for (of those in ECMA-376 part 1, 21.1.2.2.7 and 21.1.2.3.9): written
# where the merged deck's style sets one that the deck's own style lacks.
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

_Choices = tuple[tuple[tuple[str, ...], str | None], ...]

# Each line is one choice, in the schema's order (CT_TextParagraphProperties, CT_TextCharacterProperties), with
# what its absence means; None where that cannot be written.
_PARAGRAPH_CHOICES: _Choices = (
    (("lnSpc",), '<a:lnSpc {}><a:spcPct val="100000"/></a:lnSpc>'),
    (("spcBef",), '<a:spcBef {}><a:spcPts val="0"/></a:spcBef>'),
    (("spcAft",), '<a:spcAft {}><a:spcPts val="0"/></a:spcAft>'),
    (("buClrTx", "buClr"), "<a:buClrTx {}/>"),
    (("buSzTx", "buSzPct", "buSzPts"), "<a:buSzTx {}/>"),
    (("buFontTx", "buFont"), "<a:buFontTx {}/>"),
    (("buNone", "buAutoNum", "buChar", "buBlip"), "<a:buNone {}/>"),
    (("tabLst",), "<a:tabLst {}/>"),
)
_RUN_CHOICES: _Choices = (
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
# What stands behind the choices.
_AFTER_PARAGRAPH = ("defRPr", "extLst")
_AFTER_RUN = ("hlinkClick", "hlinkMouseOver", "rtl", "extLst")
_FONTS = frozenset({"latin", "ea", "cs", "sym"})
# To PowerPoint no indent is an indent of 0: decks that it made from .ppt files say nothing where its own decks say
# 0. LibreOffice hangs a text box's bullets where nothing is said.
_INDENTS = ("marL", "indent")


class _Properties:
    """One level's properties, free of what nobody sees: attributes, and one element for each choice."""

    def __init__(self, element: Element | None, choices: _Choices) -> None:
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

    def __init__(self, own: Element | None, merged: Element | None, choices: _Choices) -> None:
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


class LevelDifference:
    """What text that inherits a level of one style needs said to look so under another."""

    def __init__(self, own: Element | None, merged: Element | None) -> None:
        self._paragraph = _Difference(own, merged, _PARAGRAPH_CHOICES)
        self._run = _Difference(run(own), run(merged), _RUN_CHOICES)
        self._bullet = {name: "0" for name in sorted(_zero_indents(own)) if not _says(merged, name)}

    @property
    def is_seen(self) -> bool:
        """Tell whether any text is concerned."""
        return bool(self._paragraph or self._run)

    @property
    def is_seen_on_bullets(self) -> bool:
        """Tell whether bullets are concerned."""
        return bool(self._bullet)

    def write(self, body: Element, index: int, *, bulleted: bool, font_given: bool, colour_given: bool) -> bool:
        """Write the difference under what a body's list style already says; tell whether anything was written."""
        skipped = (_FONTS if font_given else frozenset()) | ({"noFill"} if colour_given else frozenset())
        of_runs = {key: value for key, value in self._run.elements.items() if key not in skipped}
        attributes = self._paragraph.attributes | (self._bullet if bulleted else {})
        if not attributes and not self._paragraph.elements and not self._run.attributes and not of_runs:
            return False
        properties = made_level(made_style(body), index)
        written = _fill(properties, attributes, self._paragraph.elements, _PARAGRAPH_CHOICES, _AFTER_PARAGRAPH)
        if self._run.attributes or of_runs:
            written |= _fill(made_run(properties), self._run.attributes, of_runs, _RUN_CHOICES, _AFTER_RUN)
        return written


def weigh(style: Element | None) -> tuple[bytes, ...]:
    """Return what a style says at each level, in one form, without what nobody sees."""
    return tuple(_weigh_level(level(style, index)) for index in range(len(LEVELS)))


def without_disputed_zeros(style: Element | None, voices: Iterable[Element | None]) -> Element | None:
    """Return a style that says no indent of 0 where one of the voices says nothing."""
    voices = list(voices)
    disputed = [
        (index, name)
        for index in range(len(LEVELS))
        for name in sorted(_zero_indents(level(style, index)))
        if not all(_says(level(voice, index), name) for voice in voices)
    ]
    if style is None or not disputed:
        return style
    style = copy.deepcopy(style)
    for index, name in disputed:
        del made_level(style, index).attrib[name]
    return style


def _says(properties: Element | None, name: str) -> bool:
    return properties is not None and name in properties.attrib


def _zero_indents(properties: Element | None) -> set[str]:
    return {name for name in _INDENTS if properties is not None and properties.get(name) == "0"}


def _fill(
    properties: Element,
    attributes: dict[str, str],
    elements: dict[str, Element],
    choices: _Choices,
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


def _neutral(text: str) -> Element:
    return etree.fromstring(text.format(f'xmlns:a="{NS["a"]}"'))


def _weigh(element: Element | None, neutral: str | None = None) -> bytes:
    """Return what an element says, in one form whatever its prefixes; an absent one says its neutral."""
    if element is None:
        if neutral is None:
            return b""
        element = _neutral(neutral)
    return canonical(element)


def _weigh_level(properties: Element | None) -> bytes:
    parts = []
    for element, choices in ((properties, _PARAGRAPH_CHOICES), (run(properties), _RUN_CHOICES)):
        seen = _Properties(element, choices)
        parts.append(repr(sorted(seen.attributes.items())).encode())
        parts += [key.encode() + _weigh(value) for key, value in sorted(seen.elements.items())]
    return b"\0".join(parts)
