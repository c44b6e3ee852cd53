"""Jumps between decks that were made for this merge and the others."""

from __future__ import annotations

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship
from wimlds_cli.deck.xml import R
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge
from wimlds_cli.merge.walk import PartEdit, Walker

SCHEME = "wimlds:"
"""Before an anchor's name in the address of a link."""
_JUMP = "ppaction://hlinksldjump"


class Anchors(Pass):
    """Keeps rule 24 between decks: an agenda's link to `wimlds:NAME` becomes a jump to the slide of that name.

    A jump inside a PowerPoint file is a relationship to a slide of the same file, so an agenda that is made before
    the merge cannot hold one to a speaker's slide. Its deck holds an ordinary link to the address `wimlds:NAME`
    instead, and the entry that it means has the anchor NAME. Once all slides have their names, the outer
    relationship is turned into an inner one to the first slide of that entry (of several with one name, the first),
    and the link's action into a slide jump. A link to a name that no entry has is removed, and said.

    Only decks that were made for the merge may do so: in a speaker's deck such an address is one like any other.
    """

    kinds = frozenset({"slide"})

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Note where each anchor lies; the slides have their names by now."""
        for source in merge.sources:
            if source.entry.anchor is not None and source.slides:
                merge.anchors.setdefault(SCHEME + source.entry.anchor, source.outputs[source.slides[0].part])

    def wants(self, part: PartEdit) -> bool:
        """Look at made slides that link to an anchor."""
        return part.source.made and any(_is_anchor(rel) for rel in part.rels.values())

    def edit(self, part: PartEdit) -> None:
        """Turn the links of one slide into jumps."""
        for rel in [rel for rel in part.rels.values() if _is_anchor(rel)]:
            links = [element for element in part.root.iter() if element.get(f"{R}id") == rel.id]
            if rel.target in part.merge.anchors:
                part.rels[rel.id] = Relationship(rel.id, f"{OFFICE_RELATIONSHIPS}/slide", rel.target)
                for element in links:
                    element.set("action", _JUMP)
                part.changed("links lead to slides of other decks")
                continue
            del part.rels[rel.id]
            for element in links:
                element.getparent().remove(element)
            part.changed("a link to a slide that is not there removed")
            message = f"a link to {rel.target.removeprefix(SCHEME)}, which is not in the merged deck, was removed"
            part.merge.report.say("dropped", 24, message, part.source.index, part.slide)


def _is_anchor(rel: Relationship) -> bool:
    return rel.external and rel.kind == "hyperlink" and rel.target.startswith(SCHEME)
