"""The deck's default text style, on which decks disagree."""

from __future__ import annotations

from collections import Counter

from wimlds_cli.deck.xml import NS, Element, P, detached
from wimlds_cli.merge.list_styles import BULLET_MARKS, LEVELS, bulleted_levels, level, used_levels
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.style_difference import LevelDifference, weigh, without_disputed_zeros
from wimlds_cli.merge.walk import PartEdit, Walker

# These placeholders have no list of their own in the master's text styles.
_FOOTERS = frozenset({"dt", "ftr", "sldNum"})


class TextStyle(Pass):
    """Keeps rule 16: text that inherits the deck's default text style keeps the look of its own deck's."""

    kinds = frozenset({"slide", "slideLayout", "slideMaster"})

    def __init__(self) -> None:
        self._differences: dict[int, list[LevelDifference]] = {}
        self._bullets_alone: set[int] = set()
        """The inputs of whose text only bullets have to be looked at."""
        self._taken_over: dict[tuple[int, str], frozenset[str]] = {}

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Choose the most common style; measure how each deck's differs."""
        styles = [source.default_text_style for source in merge.sources]
        weights = [weigh(style) for style in styles]
        heard = [weight for source, weight in zip(merge.sources, weights, strict=True) if source in merge.voices]
        common = styles[weights.index(Counter(heard).most_common(1)[0][0])]
        merged = without_disputed_zeros(common, [source.default_text_style for source in merge.voices])
        if merged is not None:
            merge.presentation.put("defaultTextStyle", detached(merged).decode())
        for source, style in zip(merge.sources, styles, strict=True):
            # Pages of a PDF hold no text that could inherit it.
            if not source.pictures:
                self._measure(merge, source, style, merged)

    def _measure(self, merge: Merge, source: Source, style: Element | None, merged: Element | None) -> None:
        levels = [LevelDifference(level(style, index), level(merged, index)) for index in range(len(LEVELS))]
        if any(one.is_seen for one in levels):
            self._differences[source.index] = levels
            message = (
                "its default text style differs from the merged deck's; the difference was written into its text boxes"
            )
            if not source.made:
                merge.report.say("changed", 16, message, source.index)
        elif any(one.is_seen_on_bullets for one in levels):
            self._differences[source.index] = levels
            self._bullets_alone.add(source.index)

    def wants(self, part: PartEdit) -> bool:
        """Look only at decks whose style gave way."""
        index = part.source.index
        return index in self._differences and (index not in self._bullets_alone or part.has(BULLET_MARKS))

    def edit(self, part: PartEdit) -> None:
        """Write the difference into the shapes that inherit the default style."""
        differences = self._differences[part.source.index]
        taken_over = self._inherited(part)
        for shape in part.root.iter(f"{P}sp"):
            body = shape.find("p:txBody", NS)
            if body is None or not _inherits_default(shape, taken_over):
                continue
            font_given, colour_given = _font_reference(shape)
            bulleted = bulleted_levels(body)
            for index in sorted(used_levels(body)):
                if differences[index].write(
                    body, index, bulleted=index in bulleted, font_given=font_given, colour_given=colour_given
                ):
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
