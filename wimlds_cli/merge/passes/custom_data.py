"""Data of other programs that hangs on slides or on the deck."""

from __future__ import annotations

from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.xml import R
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Source
from wimlds_cli.merge.walk import PartEdit


class CustomData(Pass):
    """Keeps rule 21 for custom XML: an empty item goes with its reference."""

    kinds = frozenset({"slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster"})

    def wants(self, part: PartEdit) -> bool:
        """Look at parts with an empty item."""
        return any(is_empty(part.source, rel) for rel in part.rels.values())

    def edit(self, part: PartEdit) -> None:
        """Remove references to empty items."""
        for rel in [rel for rel in part.rels.values() if is_empty(part.source, rel)]:
            for element in [e for e in part.root.iter() if e.get(f"{R}id") == rel.id]:
                holder = element.getparent()
                holder.remove(element)
                if not len(holder) and str(holder.tag).endswith("}custDataLst"):
                    holder.getparent().remove(holder)
            del part.rels[rel.id]
            part.changed("reference to an empty custom XML item removed")
            part.merge.report.account(part.source.index, rel.target, "dropped", why="an empty custom XML item")


def is_empty(source: Source, rel: Relationship) -> bool:
    """Tell whether a relationship leads to a custom XML item without content."""
    inner = rel.kind == "customXml" and rel.found and not rel.external
    return inner and source.package.member(rel.target).size == 0
