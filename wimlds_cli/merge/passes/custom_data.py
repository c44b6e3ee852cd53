"""Data of other programs that hangs on slides or on the deck."""

from __future__ import annotations

from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.xml import R
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Source, derived_guid
from wimlds_cli.merge.walk import PartEdit

_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"


class CustomData(Pass):
    """Keeps rule 21 for custom XML: an empty item goes with its reference; item ids are unique."""

    kinds = frozenset({"slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "customXmlProps"})

    def __init__(self) -> None:
        self._item_ids: set[str] = set()

    def wants(self, part: PartEdit) -> bool:
        """Look at items' properties, and at parts with an empty item."""
        return part.kind == "customXmlProps" or any(is_empty(part.source, rel) for rel in part.rels.values())

    def edit(self, part: PartEdit) -> None:
        """Make an item's id unique, or remove references to empty items."""
        if part.kind == "customXmlProps":
            self._make_unique(part)
            return
        for rel in [rel for rel in part.rels.values() if is_empty(part.source, rel)]:
            for element in [e for e in part.root.iter() if e.get(f"{R}id") == rel.id]:
                holder = element.getparent()
                holder.remove(element)
                if not len(holder) and str(holder.tag).endswith("}custDataLst"):
                    holder.getparent().remove(holder)
            del part.rels[rel.id]
            part.changed("reference to an empty custom XML item removed")
            part.merge.report.account(
                part.source.index, rel.target, "dropped", why="an empty custom XML item"
            )

    def _make_unique(self, part: PartEdit) -> None:
        old = part.root.get(_ITEM_ID)
        if not old:
            return
        new, salt = old, 0
        while new.upper() in self._item_ids:
            new, salt = derived_guid("customXml", old, part.source.index, salt), salt + 1
        self._item_ids.add(new.upper())
        if new != old:
            part.root.set(_ITEM_ID, new)
            part.changed("item id unique in the merged deck")


def is_empty(source: Source, rel: Relationship) -> bool:
    """Tell whether a relationship leads to a custom XML item without content."""
    inner = rel.kind == "customXml" and rel.found and not rel.external
    return inner and source.package.member(rel.target).size == 0
