"""What hangs on the deck as a whole: handout master, tags, custom XML, and what we do not know by name."""

from __future__ import annotations

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


class DeckParts(Pass):
    """Keeps rules 9, 21 and 31: at most one handout master, one set of tags; all the rest of a deck comes along."""

    def __init__(self) -> None:
        self._data: list[str] = []
        self._tags: str | None = None
        self._handout = False

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
        name = walker.place(source, rel, f"{MAIN_PART}#{source.index}")
        if name is None:
            return
        rid = merge.presentation.relate(rel.kind, name, full_type=rel.type)
        named = source.presentation.root.iterfind("p:custDataLst/p:custData", NS)
        if any(element.get(f"{R}id") == rel.id for element in named):
            self._data.append(f'<p:custData r:id="{rid}"/>')

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
