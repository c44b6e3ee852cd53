"""What is left out of every merged deck, and said."""

from __future__ import annotations

from wimlds_cli.deck.opc import ROOT, Relationship
from wimlds_cli.deck.xml import NS, Element, is_true, local
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.walk import PartEdit, Walker

DROPPED = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "attachedToolbars": "a toolbar of its own",
    "revisionInfo": "the record of who edited it when",
    "changesInfo": "the record of who edited it when",
    "extensibility": "buttons that it adds to PowerPoint",
    "webextensiontaskpanes": "an add-in's task pane",
    "classificationlabels": "a sensitivity label",
    "slideUpdateInfo": "a link to a slide library",
    "slideUpdateUrl": "a link to a slide library",
    "printerSettings": "printer settings",
    "thumbnail": "the thumbnail, which PowerPoint makes anew",
    "origin": "a digital signature",
    "smartTags": "smart tags",
    "legacyDocTextInfo": "data of PowerPoint 97",
}
"""Kinds of relationship that lead to what a merged deck must not carry, and what people call it (rule 28)."""

_ELEMENTS = {
    "modifyVerifier": "a password for changing it",
    "photoAlbum": "photo album settings",
    "smartTags": "smart tags",
}


class Dropped(Pass):
    """Keeps rule 28: what would be false, unsafe or of no use in a merged deck is left out and named."""

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Name what is left out of each input as a whole."""
        for source in merge.sources:
            for owner in (ROOT, source.presentation.part):
                for rel in source.package.rels(owner):
                    if rel.kind in DROPPED:
                        self._drop(merge, source, rel, None)
            for name, words in _ELEMENTS.items():
                if source.presentation.root.find(f"p:{name}", NS) is not None:
                    merge.report.say("dropped", 28, words, source.index)
            if any(asks_for_reading_only(e) for e in source.presentation.root.iterfind("p:extLst/p:ext", NS)):
                merge.report.say("dropped", 28, "the prompt to open it for reading only", source.index)
            if is_true(source.presentation.root.get("removePersonalInfoOnSave")) and not merge.alone:
                words = "the setting that removes names on saving, as not all decks have it"
                if not all(is_true(s.presentation.root.get("removePersonalInfoOnSave")) for s in merge.voices):
                    merge.report.say("dropped", 27, words, source.index)

    def meet(self, part: PartEdit) -> None:
        """Take such relationships off slides and whatever else has them."""
        for rel in [rel for rel in part.rels.values() if rel.kind in DROPPED]:
            del part.rels[rel.id]
            self._drop(part.merge, part.source, rel, part.slide)

    def _drop(self, merge: Merge, source: Source, rel: Relationship, slide: int | None) -> None:
        words = DROPPED[rel.kind]
        merge.report.say("dropped", 28, words, source.index, slide)
        if rel.found and not rel.external:
            drop_closure(merge, source, rel.target, words)


def asks_for_reading_only(extension: Element) -> bool:
    """Tell whether an extension of the presentation asks to open it for reading only (MS-PPTX 2.2.15)."""
    return any(local(element) == "readonlyRecommended" for element in extension.iter())


def drop_closure(merge: Merge, source: Source, part: str, why: str) -> None:
    """Account for a part that is left out, and for what only it leads to."""
    todo, seen = [part], {part}
    while todo:
        name = todo.pop()
        merge.report.account(source.index, name, "dropped", why=why)
        for rel in source.package.rels(name):
            if rel.found and not rel.external and rel.target not in seen:
                seen.add(rel.target)
                todo.append(rel.target)
