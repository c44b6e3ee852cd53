"""What hangs on the deck as a whole: handout master, tags, custom XML, and what we do not know by name."""

from __future__ import annotations

import hashlib

from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.xml import NS, R
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.passes.custom_data import is_empty
from wimlds_cli.merge.passes.dropped import DROPPED, drop_closure
from wimlds_cli.merge.plan import MAIN_PART, Merge, Source
from wimlds_cli.merge.walk import Walker

# Brought over by a step of their own.
_ELSEWHERE = frozenset(
    {
        "slide",
        "slideMaster",
        "notesMaster",
        "theme",
        "presProps",
        "viewProps",
        "tableStyles",
        "commentAuthors",
        "authors",
        "font",
    }
)


def _item(source: Source, rel: Relationship) -> list[str]:
    """Return a custom XML item with its properties, in order."""
    inner = (r for r in source.package.rels(rel.target) if r.found and not r.external)
    return [rel.target, *(r.target for r in inner)]


class DeckParts(Pass):
    """Keeps rules 9, 21 and 31: at most one handout master, one set of tags; all the rest of a deck comes along."""

    def __init__(self) -> None:
        self._data: list[str] = []
        self._tags: str | None = None
        self._handout = False
        self._items: dict[bytes, tuple[Source, list[tuple[Source, str]]]] = {}

    def each(self, merge: Merge, walker: Walker, source: Source) -> None:
        """Bring over what the presentation part relates to."""
        for rel in source.presentation.rels.values():
            if rel.kind in _ELSEWHERE or rel.kind in DROPPED or rel.external or not rel.found:
                continue
            if rel.kind == "handoutMaster":
                self._bring_handout(merge, walker, source, rel)
            elif rel.kind == "tags":
                self._bring_tags(merge, walker, source, rel)
            elif is_empty(source, rel):
                merge.report.account(source.index, rel.target, "dropped", why="an empty custom XML item")
            else:
                self._bring(merge, walker, source, rel)

    def finish(self, merge: Merge, walker: Walker) -> None:
        """List the data; the schema wants the tags last."""
        merge.presentation.put_list("custDataLst", self._data + ([self._tags] if self._tags else []))

    def _bring(self, merge: Merge, walker: Walker, source: Source, rel: Relationship) -> None:
        if rel.kind == "customXml" and (equal := self._equal_item(source, rel)) is not None:
            # Decks of one template carry the same item; twice it would be one id for two items.
            for part, (other_source, other) in zip(_item(source, rel), equal, strict=True):
                name = merge.report.output_of(other_source.index, other)
                merge.report.account(source.index, part, "shared", name, "equal to another deck's")
            return
        name = walker.place(source, rel, f"{MAIN_PART}#{source.index}")
        if name is None:
            return
        rid = merge.presentation.relate(rel.kind, name, full_type=rel.type)
        named = source.presentation.root.iterfind("p:custDataLst/p:custData", NS)
        if any(element.get(f"{R}id") == rel.id for element in named):
            self._data.append(f'<p:custData r:id="{rid}"/>')

    def _equal_item(self, source: Source, rel: Relationship) -> list[tuple[Source, str]] | None:
        """Return another deck's equal custom XML item with its properties, if one was brought over before."""
        parts = _item(source, rel)
        digest = hashlib.sha256(b"\0".join(source.package.read(part) for part in parts)).digest()
        known = self._items.setdefault(digest, (source, [(source, part) for part in parts]))
        return None if known[0] is source else known[1]

    def _bring_handout(self, merge: Merge, walker: Walker, source: Source, rel: Relationship) -> None:
        if self._handout:
            drop_closure(merge, source, rel.target, "a deck has one handout master: the first deck's")
            return
        self._handout = True
        name = walker.place(source, rel, MAIN_PART)
        assert name is not None
        rid = merge.presentation.relate("handoutMaster", name)
        merge.presentation.put_list("handoutMasterIdLst", [f'<p:handoutMasterId r:id="{rid}"/>'])

    def _bring_tags(self, merge: Merge, walker: Walker, source: Source, rel: Relationship) -> None:
        if self._tags:
            why = "a deck has one list of tags of its own: the first deck's"
            merge.report.say("dropped", 9, "tags that a program hung on the deck as a whole", source.index)
            merge.report.account(source.index, rel.target, "dropped", why=why)
            return
        rid = merge.presentation.relate("tags", walker.place(source, rel, MAIN_PART) or "")
        self._tags = f'<p:tags r:id="{rid}"/>'
