"""Follows an input's relationships and brings each part it meets into the merged deck, edited where a pass asks.

A part is *prepared* (read, if a pass may want to edit it) while its relationships still name the input's parts,
and then *committed* under its new name, which places everything it relates to. Parts are found by relationship,
never by path. Everything but leaves and designs has one owner: reached twice, it is placed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wimlds_cli.deck import opc
from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship
from wimlds_cli.deck.xml import Element, plain, serialise
from wimlds_cli.merge import shared
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.report import Outcome

if TYPE_CHECKING:
    from wimlds_cli.merge.passes.base import Pass

# A real chain is slide, chart, drawing, picture; a longer one is made to exhaust us.
_MAX_DEPTH = 24

_PAGES = frozenset({"slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster"})


class PartEdit:
    """A part on its way: its relationships still name the input's parts; its tree is parsed when asked for."""

    def __init__(
        self, merge: Merge, source: Source, part: str, rel: Relationship, owner: PartEdit | None = None
    ) -> None:
        self.merge = merge
        self.source = source
        self.part = part
        self.type = rel.type
        self.kind = rel.kind
        self.modern = rel.by_microsoft
        self.rels: dict[str, Relationship] = {r.id: r for r in source.package.rels(part)}
        self.slide: int | None = None
        """The number, in the merged deck, of the slide that this part is or belongs to."""
        self.page: str = self.kind if self.kind in _PAGES else owner.page if owner else ""
        """The kind of the page that this part is or hangs on: a theme's tells whose theme it is."""
        self.changes: dict[str, None] = {}
        self._data: bytes | None = None
        self._plain: bool | None = None
        self._root: Element | None = None
        self._replaced: bytes | None = None

    @property
    def data(self) -> bytes:
        """Return the part's content as the input has it (strict OOXML already said as transitional)."""
        if self._data is None:
            package = self.source.package
            read = package.read_xml if is_xml(package.types.of(self.part)) else package.read
            self._data = read(self.part)
        return self._data

    @property
    def root(self) -> Element:
        """Return the part's tree; parsed at first use."""
        if self._root is None:
            self._root = self.source.package.parse(self.part, self.data)
        return self._root

    def has(self, marks: Sequence[bytes]) -> bool:
        """Tell whether one of these words may stand in the XML, without parsing it."""
        if self._plain is None:
            self._plain = plain(self.data)
        return not self._plain or any(mark in self.data for mark in marks)

    def changed(self, why: str) -> None:
        """Note that the tree was edited, and why: the part will be written anew."""
        self.changes[why] = None

    def replace(self, data: bytes, why: str) -> None:
        """Give a part that is no XML new bytes."""
        self._replaced = data
        self.changed(why)

    def relate(self, kind: str, target: str) -> str:
        """Add a relationship to a part of the same input; return its id."""
        for rel in self.rels.values():
            if rel.type == f"{OFFICE_RELATIONSHIPS}/{kind}" and rel.found and not rel.external and rel.target == target:
                return rel.id
        rid = opc.unused_id(self.rels)
        self.rels[rid] = Relationship(rid, f"{OFFICE_RELATIONSHIPS}/{kind}", target)
        return rid

    def content(self) -> bytes | None:
        """Return the part's new XML, or None when the input's bytes will do."""
        if self._replaced is not None:
            return self._replaced
        if self.changes and self._root is not None:
            return serialise(self._root)
        package = self.source.package
        if package.is_strict and is_xml(package.types.of(self.part)):
            data = self.data
            return data if self.part in package.mapped else None
        return None


def is_xml(content_type: str) -> bool:
    """Tell whether a content type is XML's."""
    return content_type.endswith(("+xml", "/xml"))


class Walker:
    """Places parts of the inputs in the merged deck."""

    def __init__(self, merge: Merge, passes: Sequence[Pass]) -> None:
        self.merge = merge
        self._passes = passes
        self._meeting = [step for step in passes if step.meets]
        self._owned: dict[tuple[int, str, str], str] = {}
        self._open: list[tuple[int, str]] = []
        self.prepared: dict[tuple[int, str], PartEdit] = {}

    def prepare(
        self, source: Source, rel: Relationship, slide: int | None = None, owner: PartEdit | None = None
    ) -> PartEdit:
        """Read the part that `rel` leads to as far as a pass wants it, and let the passes edit it."""
        early = self.prepared.pop((source.index, rel.target), None)
        if early is not None:
            return early
        edit = PartEdit(self.merge, source, rel.target, rel, owner)
        edit.slide = slide
        return self._edited(edit)

    def _edited(self, edit: PartEdit) -> PartEdit:
        for step in self._passes:
            if edit.kind in step.kinds and step.wants(edit):
                step.edit(edit)
        return edit

    def commit(self, edit: PartEdit, name: str) -> None:
        """Bring a prepared part into the merged deck, with everything it relates to."""
        source, package = edit.source, edit.source.package
        for step in self._meeting:
            step.meet(edit)
        content_type = package.types.of(edit.part)
        content = edit.content()
        if content is None:
            self.merge.outgoing.copy(name, content_type, package, edit.part)
            self.merge.report.account(source.index, edit.part, "copied", name)
        else:
            why = "; ".join(edit.changes) or "strict OOXML said as transitional"
            self.merge.outgoing.write(name, content_type, content)
            self.merge.report.account(source.index, edit.part, "edited", name, why)
        relationships = [rel for r in edit.rels.values() if (rel := self._placed(edit, r, name)) is not None]
        if relationships:
            self.merge.outgoing.write(opc.rels_name(name), None, opc.write_relationships(name, relationships))

    def emit(
        self,
        source: Source,
        rel: Relationship,
        name: str,
        slide: int | None = None,
        owner: PartEdit | None = None,
    ) -> None:
        """Prepare and commit in one go."""
        with self._on_the_way(source, rel.target):
            self.commit(self.prepare(source, rel, slide, owner), name)

    def emit_read(self, edit: PartEdit, name: str) -> None:
        """Prepare and commit a part that somebody has looked at already, so that it is not read twice."""
        with self._on_the_way(edit.source, edit.part):
            self.commit(self._edited(edit), name)

    @contextmanager
    def _on_the_way(self, source: Source, part: str) -> Iterator[None]:
        key = (source.index, part)
        if key in self._open:
            raise source.package.broken(f"{part} refers to itself in a circle")
        if len(self._open) > _MAX_DEPTH:
            raise source.package.broken(f"{part} is at the end of an endless chain of references")
        self._open.append(key)
        yield
        self._open.pop()

    def place(
        self,
        source: Source,
        rel: Relationship,
        owner: str,
        slide: int | None = None,
        above: PartEdit | None = None,
    ) -> str | None:
        """Return the new name of the part that `rel` leads to, bringing it over when it is not there yet.

        Args:
            source: The input.
            rel: An inner relationship of the input, to a part that exists.
            owner: The new name of the part it comes from.
            slide: The number of the slide it belongs to.
            above: The part it comes from, when that is one on its way.

        Returns:
            The name, or None when the merged deck has no such part (a slide that its deck does not list).
        """
        if rel.kind == "slide":
            return source.outputs.get(rel.target) or self.merge.anchors.get(rel.target)
        if rel.kind in ("slideLayout", "slideMaster"):
            return source.layouts.get(rel.target)
        if rel.kind == "notesMaster":
            return self.merge.notes_master
        if is_leaf(source, rel):
            return self.leaf(source, rel)
        key = (source.index, rel.target, owner)
        if key not in self._owned:
            self._owned[key] = self.merge.names.take(rel, rel.target)
            self.emit(source, rel, self._owned[key], slide, above)
        return self._owned[key]

    def leaf(self, source: Source, rel: Relationship) -> str:
        """Return the name of a leaf; an equal one of any input is used again."""
        package, part = source.package, rel.target
        content_type = package.types.of(part)
        name = self.merge.leaves.find(package, part, content_type)
        if name is None:
            name = self.merge.names.take(rel, part)
            self.merge.outgoing.copy(name, content_type, package, part)
            self.merge.leaves.add(package, part, content_type, name)
            self.merge.report.account(source.index, part, "copied", name)
        else:
            self.merge.report.account(source.index, part, self._how_shared(source, part, name), name)
        return name

    def _how_shared(self, source: Source, part: str, name: str) -> Outcome:
        origin = self.merge.outgoing.parts[name]
        same = getattr(origin, "package", None) is source.package and getattr(origin, "part", None) == part
        return "copied" if same else "shared"

    def placed(self, source: Source, part: str, owner: str) -> str | None:
        """Return the new name of a part that was placed for an owner."""
        return self._owned.get((source.index, part, owner))

    def _placed(self, edit: PartEdit, rel: Relationship, owner: str) -> Relationship | None:
        if rel.external:
            return rel
        if not rel.found:
            return absent(rel)
        target = self.place(edit.source, rel, owner, edit.slide, edit)
        return None if target is None else rel.to(target)


def absent(rel: Relationship) -> Relationship:
    """Return a relationship to a part that its deck does not have, so that it hits no other deck's part either."""
    folder, slash, base = rel.target.partition("#")[0].replace("\\", "/").rpartition("/")
    if rel.target.startswith("#") or "." not in base:
        return rel
    return Relationship(rel.id, rel.type, f"{folder}{slash}absent-{base}", found=False)


def is_leaf(source: Source, rel: Relationship) -> bool:
    """Tell whether a part may be shared: bytes that refer to nothing."""
    return rel.kind in shared.KINDS and source.package.find(opc.rels_name(rel.target)) is None
