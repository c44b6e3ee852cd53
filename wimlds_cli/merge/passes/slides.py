"""The slides themselves: their order, ids and names."""

from __future__ import annotations

import re

from lxml import etree

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship
from wimlds_cli.deck.xml import NS, P14, R, detached, is_true, number
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import IdPool, Merge, Source, derived_number
from wimlds_cli.merge.walk import PartEdit, Walker

_SLIDE = f"{OFFICE_RELATIONSHIPS}/slide"
_ZOOMS = etree.XPath("//*[contains(local-name(), 'ZmObj')]")
_CREATED = re.compile(rb"creationId(\s[^<>]*)>")
_VALUE = re.compile(rb"""\sval\s*=\s*["']([^"']*)["']""")


class Slides(Pass):
    """Keeps rules 11, 13 and 14: slide ids and creation ids are unique, and whoever refers to them follows."""

    kinds = frozenset({"slide"})
    marks = (b"show", b"ZmObj")

    def __init__(self) -> None:
        # ECMA-376 part 1, 19.7.13 ST_SlideId
        self._ids = IdPool(256, 2147483647)
        self._creation_ids: dict[str, int] = {}
        self._listed: dict[str, int] = {}

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Number and name all slides, so that whatever points to one can be told where it will be."""
        first = 1
        for source in merge.sources:
            source.first_number = merge.deck_report(source).first_slide = first
            first += len(source.slides)
            for slide in source.slides:
                output = merge.names.take(Relationship("", _SLIDE, slide.part), slide.part)
                source.outputs[slide.part] = output
                merge.presentation.relate("slide", output)
                new_id = self._listed[output] = self._ids.take(slide.id)
                # A deck that gives two slides one id is mended; what refers to the id means the first.
                source.ids.setdefault(slide.id, new_id)
            for rid in source.presentation.absent_slides:
                message = f"an entry of its slide list ({rid or 'without a name'}) has no slide behind it"
                merge.report.say("inherited", 7, message, source.index)

    def wants(self, part: PartEdit) -> bool:
        """Look at hidden slides, at zooms, and where another input has the same creation id."""
        if super().wants(part):
            return True
        # Nearly every slide has a creation id, and nearly none has to change: noted without parsing the slide.
        ids = [found[1] for attributes in _CREATED.findall(part.data) if (found := _VALUE.search(attributes))]
        return any(b"&" in old or self._creation_id(part.source, old.decode()) != old.decode() for old in ids)

    def edit(self, part: PartEdit) -> None:
        """Give a slide's creation id, and the zooms on it, what they need."""
        root, source = part.root, part.source
        if not is_true(root.get("show"), True):
            part.merge.deck_report(source).hidden += 1
        for element in root.iter(f"{P14}creationId"):
            old = element.get("val", "")
            new = self._creation_id(source, old)
            if new != old:
                element.set("val", new)
                part.changed("creation id unique in the merged deck")
        for element in _ZOOMS(root):
            follow_slide(part, element)
            section = element.get("sectionId")
            if section and source.section_ids.get(section.upper(), section) != section:
                element.set("sectionId", source.section_ids[section.upper()])
                part.changed("a zoom follows its section")

    def each(self, merge: Merge, walker: Walker, source: Source) -> None:
        """Bring over an input's slides; those that zoom on others last, when all creation ids are known."""
        later = []
        row = merge.deck_report(source)
        for place, slide in enumerate(source.slides, source.first_number):
            row.notes += source.package.rel_of_kind(slide.part, "notesSlide") is not None
            rel = Relationship(slide.rid, _SLIDE, slide.part)
            edit = PartEdit(merge, source, slide.part, rel)
            edit.slide = place
            if edit.has((b"ZmObj",)):
                later.append((place, rel))
            else:
                walker.emit_read(edit, source.outputs[slide.part])
        for place, rel in later:
            walker.emit(source, rel, source.outputs[rel.target], place)

    def finish(self, merge: Merge, walker: Walker) -> None:
        """List the slides; an entry keeps what else its deck says in it."""
        items = []
        for source in merge.sources:
            entries = {e.get(f"{R}id"): e for e in source.presentation.root.iterfind("p:sldIdLst/p:sldId", NS)}
            for slide in source.slides:
                output = source.outputs[slide.part]
                rid, new_id, entry = (
                    merge.presentation.id_of(output),
                    self._listed[output],
                    entries[slide.rid],
                )
                if len(entry):
                    copy = etree.fromstring(detached(entry))
                    copy.set("id", str(new_id))
                    copy.set(f"{R}id", rid)
                    items.append(etree.tostring(copy, encoding="unicode"))
                else:
                    items.append(f'<p:sldId id="{new_id}" r:id="{rid}"/>')
        merge.presentation.put_list("sldIdLst", items)

    def _creation_id(self, source: Source, old: str) -> str:
        """Return a slide's creation id: a new one, derived from the old, where another input has the same."""
        first = self._creation_ids.setdefault(old, source.index)
        if first == source.index:
            return old
        if old not in source.creation_ids:
            salt = 0
            while (new := str(derived_number("creationId", old, source.index, salt))) in self._creation_ids:
                salt += 1
            self._creation_ids[new] = source.index
            source.creation_ids[old] = new
        return source.creation_ids[old]


def follow_slide(part: PartEdit, element: etree._Element) -> None:
    """Let a zoom or a comment's anchor name the slide it means by its new id and creation id."""
    source = part.source
    old_id, old_creation = number(element.get("sldId")), element.get("cId")
    if old_id is not None and (new_id := source.ids.get(old_id)) not in (None, old_id):
        element.set("sldId", str(new_id))
        part.changed("slide ids followed")
    if old_creation and (new_creation := source.creation_ids.get(old_creation)):
        element.set("cId", new_creation)
        part.changed("creation ids followed")
