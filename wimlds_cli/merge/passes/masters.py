"""Slide masters with their layouts and themes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lxml import etree

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship
from wimlds_cli.deck.xml import NS, P, R, number
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import IdPool, Merge, Source
from wimlds_cli.merge.walk import PartEdit, Walker, is_leaf

_MASTER = f"{OFFICE_RELATIONSHIPS}/slideMaster"
_LAYOUT = f"{OFFICE_RELATIONSHIPS}/slideLayout"


class Masters(Pass):
    """Keeps rules 11 and 15: ids unique together; a design is shared only when all it is made of is equal."""

    def __init__(self) -> None:
        # ECMA-376 part 1, 19.7.10 and 19.7.13: master and layout ids share one range.
        self._ids = IdPool(2147483648, 4294967295)
        self._known: dict[str, list[_Placed]] = {}
        self._listed: list[str] = []

    def each(self, merge: Merge, walker: Walker, source: Source) -> None:
        """Bring over an input's masters, those too that only a slide's layout leads to."""
        for master in source.presentation.masters:
            self._bring(merge, walker, source, master)
        for slide in source.slides:
            layout = source.package.rel_of_kind(slide.part, "slideLayout")
            if layout is not None and layout not in source.layouts:
                master_of = source.package.rel_of_kind(layout, "slideMaster")
                if master_of is None or master_of in source.layouts:
                    raise source.package.broken(f"{layout}, which {slide.part} follows, belongs to no slide master")
                self._bring(merge, walker, source, master_of)

    def finish(self, merge: Merge, walker: Walker) -> None:
        """List the masters."""
        merge.presentation.put_list("sldMasterIdLst", self._listed)

    def _bring(self, merge: Merge, walker: Walker, source: Source, master: str) -> None:
        design = _Design(merge, walker, source, master)
        row = merge.deck_report(source)
        known = next((k for k in self._known.get(design.digest, ()) if k.free_for(source)), None)
        if known is not None:
            name, layouts, outputs = known.name, known.layouts, known.outputs
            known.used_by.add(source.index)
            source.layouts[master] = name
            source.layouts.update({part: layouts[rid] for rid, part in design.layouts.items()})
            design.account_as_shared(outputs)
            row.masters_shared += 1
            return
        rel = Relationship("", _MASTER, master)
        name = merge.names.take(rel, master)
        source.layouts[master] = name
        row.masters_added += 1
        listed_id = self._ids.take(self._id_of(source, master))
        rid = merge.presentation.relate("slideMaster", name)
        self._listed.append(f'<p:sldMasterId id="{listed_id}" r:id="{rid}"/>')
        # A layout that two masters list (a fault) is given to each; its slides follow the master that it names.
        of_another = {part: source.layouts[part] for part in design.layouts.values() if part in source.layouts}
        for part in design.layouts.values():
            source.layouts[part] = merge.names.take(Relationship("", _LAYOUT, part), part)
        self._number_layouts(design.edit)
        walker.commit(design.edit, name)
        for part in design.layouts.values():
            layout = walker.prepare(source, Relationship("", _LAYOUT, part))
            if part in of_another:
                layout.rels.update({r.id: r.to(master) for r in layout.rels.values() if r.kind == "slideMaster"})
            walker.commit(layout, source.layouts[part])
        if design.shareable:
            layouts = {rid: source.layouts[part] for rid, part in design.layouts.items()}
            placed = _Placed(name, layouts, design.outputs(), {source.index})
            self._known.setdefault(design.digest, []).append(placed)
        for part, layout_name in of_another.items():
            if source.package.rel_of_kind(part, "slideMaster") != master:
                source.layouts[part] = layout_name

    @staticmethod
    def _id_of(source: Source, master: str) -> int | None:
        for element in source.presentation.root.iterfind("p:sldMasterIdLst/p:sldMasterId", NS):
            rel = source.presentation.rels.get(element.get(f"{R}id", ""))
            if rel is not None and rel.target == master:
                return number(element.get("id"))
        return None

    def _number_layouts(self, edit: PartEdit) -> None:
        for element in edit.root.iterfind("p:sldLayoutIdLst/p:sldLayoutId", NS):
            old = number(element.get("id"))
            new = self._ids.take(old)
            if new != old:
                element.set("id", str(new))
                edit.changed("layout ids unique in the merged deck")


@dataclass
class _Placed:
    """A master that is in the merged deck, and the inputs that it stands for."""

    name: str
    layouts: dict[str, str]
    outputs: list[str | None]
    used_by: set[int]

    def free_for(self, source: Source) -> bool:
        """Tell whether it can stand for one more master of an input: never for two of the same."""
        return source.index not in self.used_by


class _Design:
    """A master with all that it is made of: prepared, weighed, not yet placed."""

    def __init__(self, merge: Merge, walker: Walker, source: Source, master: str) -> None:
        self._merge, self._walker, self._source = merge, walker, source
        self.shareable = True
        self._closure: list[str] = []
        self.edit = walker.prepare(source, Relationship("", _MASTER, master))
        if self.edit.root.tag != f"{P}sldMaster":
            raise source.package.broken(f"{master} is named as a slide master, and is none")
        self.layouts = {
            rel.id: rel.target
            for rel in self.edit.rels.values()
            if rel.kind == "slideLayout" and rel.found and not rel.external
        }
        self.digest = self._weigh(self.edit, (master,))
        if not self.shareable:
            self.digest = f"{source.index} {master} reaches a slide"

    def _weigh(self, edit: PartEdit, above: tuple[str, ...]) -> str:
        """Return a digest of a part and of everything it relates to, free of part names."""
        digest = hashlib.sha256(f"{edit.type}\0{self._source.package.types.of(edit.part)}\0".encode())
        digest.update(_without_layout_ids(edit) if edit.kind == "slideMaster" else edit.content() or edit.data)
        self._closure.append(edit.part)
        for rel in edit.rels.values():
            digest.update(f"\0{rel.id}\0{rel.type}\0{self._weigh_target(edit, rel, above)}".encode())
        return digest.hexdigest()

    def _weigh_target(self, owner: PartEdit, rel: Relationship, above: tuple[str, ...]) -> str:
        if rel.external or not rel.found:
            return f"{rel.external} {rel.target}"
        if rel.kind == "slide":
            self.shareable = False
            return ""
        if rel.kind == "slideMaster" and rel.target not in above:
            return "another master"
        if rel.target in above:
            return f"back {above.index(rel.target)}"
        if is_leaf(self._source, rel):
            # Equal leaves already have one name; so the name says whether the bytes are equal.
            return self._walker.leaf(self._source, rel)
        if len(above) > 16:
            raise self._source.package.broken(f"{rel.target} is at the end of an endless chain of references")
        edit = self._walker.prepare(self._source, rel, owner=owner)
        self._walker.prepared[self._source.index, rel.target] = edit
        return self._weigh(edit, (*above, rel.target))

    def outputs(self) -> list[str | None]:
        """Return the names that the design's parts got, in the order in which they were weighed."""
        return [self._merge.report.output_of(self._source.index, part) for part in self._closure]

    def account_as_shared(self, outputs: list[str | None]) -> None:
        """Say of every part that an equal design's stands for it, and forget what was prepared."""
        for part, output in zip(self._closure, outputs, strict=True):
            self._walker.prepared.pop((self._source.index, part), None)
            self._merge.report.account(
                self._source.index, part, "shared", output, "equal to a part of another deck's design"
            )


def _without_layout_ids(edit: PartEdit) -> bytes:
    """Return a master's XML without the ids of its layouts: they are given anew and say nothing of the design."""
    elements = list(edit.root.iterfind("p:sldLayoutIdLst/p:sldLayoutId", NS))
    ids = [element.attrib.pop("id", None) for element in elements]
    text: bytes = etree.tostring(edit.root)
    for element, old in zip(elements, ids, strict=True):
        if old is not None:
            # lxml keeps attributes in order of setting: r:id was after id, so put it behind again.
            rest = dict(element.attrib)
            element.attrib.clear()
            element.set("id", old)
            for name, value in rest.items():
                element.set(name, value)
    return text
