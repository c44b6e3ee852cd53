"""Embedded fonts, united."""

from __future__ import annotations

from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.xml import NS, Element, R, detached, local
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.report import Outcome
from wimlds_cli.merge.walk import Walker, is_xml

_SLOTS = ("regular", "bold", "italic", "boldItalic")


class Fonts(Pass):
    """Keeps rule 23 for fonts: one entry a typeface with four slots; where two differ, the fuller face wins."""

    def __init__(self) -> None:
        self._alike: list[tuple[Source, Relationship, Source, Relationship]] = []

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the list and bring over the faces that it names."""
        faces: dict[str, tuple[Element, dict[str, tuple[Source, Relationship]]]] = {}
        for source in merge.sources:
            for entry in source.presentation.root.iterfind("p:embeddedFontLst/p:embeddedFont", NS):
                font = entry.find("p:font", NS)
                if font is None:
                    continue
                _, slots = faces.setdefault(font.get("typeface", "").casefold(), (font, {}))
                for face in entry:
                    rel = source.presentation.rels.get(face.get(f"{R}id", ""))
                    if rel is not None and local(face) in _SLOTS and _is_font(source, rel):
                        self._choose(merge, slots, local(face), source, rel, font.get("typeface", ""))
        merge.presentation.put_list("embeddedFontLst", [self._entry(merge, walker, *face) for face in faces.values()])
        for source, rel, other, other_rel in self._alike:
            name = merge.report.output_of(other.index, other_rel.target)
            outcome: Outcome = "shared" if name else "dropped"
            merge.report.account(source.index, rel.target, outcome, name, "the same face as another deck's")
        if faces and not merge.alone:
            merge.presentation.attributes["embedTrueTypeFonts"] = "1"

    def _choose(
        self,
        merge: Merge,
        slots: dict[str, tuple[Source, Relationship]],
        slot: str,
        source: Source,
        rel: Relationship,
        typeface: str,
    ) -> None:
        if slot not in slots:
            slots[slot] = (source, rel)
            return
        other, other_rel = slots[slot]
        ours, theirs = source.package.member(rel.target), other.package.member(other_rel.target)
        if (ours.crc, ours.size) == (theirs.crc, theirs.size):
            self._alike.append((source, rel, other, other_rel))
            return
        # A subset holds only the letters that its deck uses: the larger file shows more of them.
        winner, loser = (source, other) if ours.size > theirs.size else (other, source)
        gone = other_rel if loser is other else rel
        if winner is source:
            slots[slot] = (source, rel)
        why = f"gave way to the fuller one of {winner.label}"
        merge.report.say("changed", 23, f"its embedded font {typeface} {why}", loser.index)
        merge.report.account(loser.index, gone.target, "dropped", why=why)

    def _entry(self, merge: Merge, walker: Walker, font: Element, slots: dict[str, tuple[Source, Relationship]]) -> str:
        text = detached(font).decode()
        for slot in _SLOTS:
            if slot in slots:
                source, rel = slots[slot]
                name = walker.leaf(source, rel)
                rid = merge.presentation.relate("font", name)
                text += f'<p:{slot} r:id="{rid}"/>'
        return f"<p:embeddedFont>{text}</p:embeddedFont>"


def _is_font(source: Source, rel: Relationship) -> bool:
    inner = rel.kind == "font" and rel.found and not rel.external
    return inner and not is_xml(source.package.types.of(rel.target))
