"""Speaker notes and their one master."""

from __future__ import annotations

import copy

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship
from wimlds_cli.deck.xml import NS, A, Element, P, number
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.walk import PartEdit, Walker

_MASTER = f"{OFFICE_RELATIONSHIPS}/notesMaster"
_DEFAULT_SIZE = (6858000, 9144000)


class Notes(Pass):
    """Keeps rule 19: one notes master, of the deck with the most notes; every page under it and back to its slide."""

    kinds = frozenset({"notesSlide"})

    def __init__(self) -> None:
        self._chosen: Source | None = None
        self._kinds: set[str] = set()
        self._places: dict[tuple[int, str], dict[str, Element]] = {}

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Choose the master."""
        with_master = [s for s in merge.sources if s.presentation.related("notesMaster")]
        if not with_master:
            return
        self._chosen = max(with_master, key=lambda s: (s.presentation.notes_count, -s.index))
        part = self._chosen.presentation.related("notesMaster")
        assert part is not None
        self._kinds = {kind for kind, _ in _placeholders(self._chosen.package.xml(part))}
        rel = Relationship("", _MASTER, part)
        merge.notes_master = merge.names.take(rel, part)

    def each(self, merge: Merge, walker: Walker, source: Source) -> None:
        """Bring over the master, with the first deck."""
        if source.index or self._chosen is None or merge.notes_master is None:
            return
        part = self._chosen.presentation.related("notesMaster")
        assert part is not None
        walker.emit(self._chosen, Relationship("", _MASTER, part), merge.notes_master)
        rid = merge.presentation.relate("notesMaster", merge.notes_master)
        merge.presentation.put_list("notesMasterIdLst", [f'<p:notesMasterId r:id="{rid}"/>'])

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the notes pages' size; account for the masters that gave way."""
        width, height = _size(self._chosen or merge.voices[0])
        merge.presentation.put("notesSz", f'<p:notesSz cx="{width}" cy="{height}"/>')
        for source in merge.sources:
            part = source.presentation.related("notesMaster")
            if part is not None and source is not self._chosen:
                why = "the notes follow the notes master of " + (self._chosen.label if self._chosen else "another deck")
                merge.report.account(source.index, part, "dropped", why=why)
                theme = source.package.rel_of_kind(part, "theme")
                if theme is not None:
                    merge.report.account(source.index, theme, "dropped", why=why)

    def edit(self, part: PartEdit) -> None:
        """Bind a page to the one master and to its slide, and keep its boxes where they were."""
        self._bind(part)
        source = part.source
        if self._chosen is None or source is self._chosen:
            return
        master = source.package.rel_of_kind(part.part, "notesMaster")
        if master is not None:
            if (source.index, master) not in self._places:
                self._places[source.index, master] = self._lost_places(source.package.xml(master))
            self._keep_places(part, self._places[source.index, master])
        mine, theirs = _size(source), _size(self._chosen)
        if mine != theirs and mine[0] and mine[1]:
            _scale(part, theirs[0] / mine[0], theirs[1] / mine[1])

    def _bind(self, part: PartEdit) -> None:
        if not any(rel.kind == "notesMaster" and rel.found for rel in part.rels.values()) and self._chosen:
            # place() gives every notes master's name as the one there is; the target only has to be inside.
            part.relate("notesMaster", part.part)
        slide = part.source.slides[part.slide - part.source.first_number].part if part.slide else None
        back = [rel for rel in part.rels.values() if rel.kind == "slide" and not rel.external]
        if slide is None or any(rel.found and rel.target == slide for rel in back):
            return
        named = {value for element in part.root.iter() for value in element.attrib.values()}
        loose = next((rel for rel in back if rel.id not in named), None)
        if loose is None:
            part.relate("slide", slide)
        else:
            part.rels[loose.id] = Relationship(loose.id, loose.type, slide)

    def _lost_places(self, master: Element) -> dict[str, Element]:
        """Return where a master puts the kinds of placeholder that the one master does not have."""
        places: dict[str, Element] = {}
        seen = set(self._kinds)
        for shape in master.iterfind("p:cSld/p:spTree/p:sp", NS):
            key = _placeholder(shape)
            if key is None or key[0] in seen:
                continue
            seen.add(key[0])
            place = shape.find("p:spPr/a:xfrm", NS)
            if place is not None:
                places[key[0]] = place
        return places

    def _keep_places(self, part: PartEdit, places: dict[str, Element]) -> None:
        """Write its old place into a placeholder that the one master does not have."""
        for shape in part.root.iter(f"{P}sp") if places else ():
            key = _placeholder(shape)
            properties = shape.find("p:spPr", NS)
            if key is None or properties is None or properties.find("a:xfrm", NS) is not None:
                continue
            if key[0] in places:
                properties.insert(0, copy.deepcopy(places[key[0]]))
                part.changed("a placeholder keeps its place, which the one notes master does not say")


def _size(source: Source) -> tuple[int, int]:
    element = source.presentation.root.find("p:notesSz", NS)
    if element is None:
        return _DEFAULT_SIZE
    return number(element.get("cx")) or _DEFAULT_SIZE[0], number(element.get("cy")) or _DEFAULT_SIZE[1]


def _placeholder(shape: Element) -> tuple[str, str] | None:
    ph = shape.find("p:nvSpPr/p:nvPr/p:ph", NS)
    return None if ph is None else (ph.get("type", "obj"), ph.get("idx", "0"))


def _placeholders(master: Element) -> list[tuple[str, str]]:
    return [key for sp in master.iter(f"{P}sp") if (key := _placeholder(sp))]


def _scale(part: PartEdit, kx: float, ky: float) -> None:
    """Scale the places of the page's own boxes to another paper size."""
    tree = part.root.find("p:cSld/p:spTree", NS)
    for shape in tree if tree is not None else ():
        for xfrm in shape.iterfind("./*/a:xfrm", NS):
            for name, x, y in (("off", "x", "y"), ("ext", "cx", "cy")):
                element = xfrm.find(f"{A}{name}")
                if element is not None:
                    element.set(x, str(round((number(element.get(x)) or 0) * kx)))
                    element.set(y, str(round((number(element.get(y)) or 0) * ky)))
                    part.changed("the notes page's boxes scaled to the one notes size")
