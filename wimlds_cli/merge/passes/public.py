"""What a copy for everybody leaves out."""

from __future__ import annotations

import io
import re
import zipfile

from wimlds_cli.deck.opc import ROOT, Relationship
from wimlds_cli.deck.xml import R, XmlError, is_true, local, parse, serialise
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.passes.dropped import drop_closure
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.walk import PartEdit, Walker

_PRIVATE = {
    "notesSlide": "speaker notes",
    "comments": "comments",
    "commentAuthors": "the names of those who commented",
    "authors": "the names of those who commented",
}
"""Kinds of relationship that lead to what was not meant for everybody, and what people call it."""
_OF_THE_DECK = {
    "notesMaster": "speaker notes",
    "handoutMaster": "the design of handouts, with its header and footer",
    "customXml": "data that another program put into the deck",
    "custom-properties": "what the deck says of itself",
}
_PEOPLE = frozenset({"creator", "lastModifiedBy", "Company", "Manager"})
# A workbook in which a chart's figures lie is some hundred kilobytes; what is larger is left alone, and said.
_MOST_BYTES = 64 << 20
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class Public(Pass):
    """Keeps the promise of a public copy: no notes, comments, hidden slides, names of authors; each said.

    Rule 28's words hold for it: what is left out is named. It does nothing in an ordinary merge.
    """

    kinds = frozenset({"slide", "package"})

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Take hidden slides off the lists before anybody counts them, and what hangs on the decks themselves."""
        if not merge.public:
            return
        for source in merge.sources:
            self._forget_hidden_slides(merge, source)
            for rid, rel in list(source.presentation.rels.items()):
                if rel.kind in _PRIVATE or rel.kind in _OF_THE_DECK:
                    del source.presentation.rels[rid]
                    self._drop(merge, source, rel)
            for rel in source.package.rels(ROOT):
                if rel.kind in _OF_THE_DECK:
                    self._drop(merge, source, rel)
        merge.report.report.slides = merge.slide_count

    def wants(self, part: PartEdit) -> bool:
        """Look at slides with notes or comments, and at embedded workbooks."""
        if not part.merge.public:
            return False
        return part.kind == "package" or any(rel.kind in _PRIVATE for rel in part.rels.values())

    def edit(self, part: PartEdit) -> None:
        """Take notes and comments off a slide, and people's names off a workbook."""
        if part.kind == "package":
            self._anonymise(part)
            return
        for rel in [rel for rel in part.rels.values() if rel.kind in _PRIVATE]:
            del part.rels[rel.id]
            self._drop(part.merge, part.source, rel)
            # A slide names its modern comments in an extension (MS-PPTX 2.14.8).
            for element in [e for e in part.root.iter() if local(e) == "commentRel" and e.get(f"{R}id") == rel.id]:
                extension = element.getparent()
                extension.getparent().remove(extension)
                part.changed("its comments left out")

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Count no notes: there are none."""
        if merge.public:
            for row in merge.report.report.decks:
                row.notes = 0

    @staticmethod
    def _forget_hidden_slides(merge: Merge, source: Source) -> None:
        slides = source.presentation.slides
        hidden = [slide for slide in slides if not is_true(source.package.xml(slide.part).get("show"), True)]
        for slide in hidden:
            slides.remove(slide)
            drop_closure(merge, source, slide.part, "a hidden slide")
        if hidden:
            merge.report.say("dropped", 28, "hidden slides", source.index)
        merge.deck_report(source).slides = len(slides)

    @staticmethod
    def _drop(merge: Merge, source: Source, rel: Relationship) -> None:
        words = (_PRIVATE | _OF_THE_DECK)[rel.kind]
        merge.report.say("dropped", 28, words, source.index)
        if rel.found and not rel.external:
            _drop_all_but_slides(merge, source, rel.target, words)

    @staticmethod
    def _anonymise(part: PartEdit) -> None:
        """Take the names of people off what an embedded Office file says of itself."""
        if len(part.data) > _MOST_BYTES:
            message = "a large embedded file may still name its author"
            part.merge.report.say("warning", 28, message, part.source.index, part.slide)
            return
        new = _without_people(part.data)
        if new is not None:
            part.replace(new, "the names of its authors left out")
            part.merge.report.say("dropped", 28, "the names of authors of embedded files", part.source.index)


def _drop_all_but_slides(merge: Merge, source: Source, part: str, why: str) -> None:
    """Account for a part that is left out and for what hangs on it: a notes page leads back to its slide."""
    merge.report.account(source.index, part, "dropped", why=why)
    for rel in source.package.rels(part):
        if rel.found and not rel.external and rel.kind in ("theme", "customXmlProps"):
            merge.report.account(source.index, rel.target, "dropped", why=why)


def _without_people(data: bytes) -> bytes | None:
    """Return an Office file without its authors' names; None when it names none, or is no such file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            members = {info.filename: old.read(info) for info in old.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return None
    found = False
    for name in members:
        if re.fullmatch(r"(?i)docProps/(core|app|custom)\.xml", name):
            try:
                root = parse(members[name])
            except XmlError:
                continue
            for element in root.iter():
                if local(element) in _PEOPLE and element.text:
                    element.text = ""
                    found = True
            members[name] = serialise(root)
    if not found:
        return None
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
