"""Says whether a deck is sound: the rules about zip, package and ids, checked on the file as it is on disk.

Shares nothing with the passes but the reading of packages: what they forget, this must see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wimlds_cli.deck import opc
from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.package import Package
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import NS, P14, Element, XmlError, local, number, parse
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge import verify_part
from wimlds_cli.merge.verify_part import Fault, Listed

if TYPE_CHECKING:
    from wimlds_cli.merge.plan import Merge


def verify_deck(path: Path, *, checksums: bool = True) -> list[Fault]:
    """Return what is wrong with a deck; an empty list for a sound one.

    Args:
        path: The deck.
        checksums: Also unpack every member and compare its checksum.

    Raises:
        DeckError: It cannot be opened at all.
    """
    presentation = Presentation.open(path, trusted=True)
    try:
        return list(_Check(presentation, checksums).faults())
    finally:
        presentation.package.close()


def refuse_new_faults(new: Path, merge: Merge) -> list[Fault]:
    """Check a merged deck before it takes its place; return the faults that came in with the inputs.

    Raises:
        DeckError: A part of an input is no XML that anybody could read.
        WimldsError: The merged deck has a fault that no input had.
    """
    faults = verify_deck(new, checksums=False)
    if not faults:
        return []
    of_inputs = [list(_Check(source.presentation, checksums=False).faults()) for source in merge.sources]
    inherited = Counter((f.rule, f.kind) for faults_of_one in of_inputs for f in faults_of_one)
    origins = merge.report.origins()
    for fault in faults:
        origin = origins.get(fault.part)
        if fault.kind == UNREADABLE and origin is not None and not origin.name.lower().startswith("/customxml/"):
            # What nobody parses could be copied as it is; but PowerPoint would refuse the whole merged deck for it.
            raise _blame(merge, origin.deck, f"{origin.name}: {fault.message}")
        if not inherited[fault.rule, fault.kind]:
            # A fault can show as another kind once its deck is taken apart: then the deck is still to blame.
            suspects = [origin.deck] if origin is not None else range(len(of_inputs))
            guilty = next((deck for deck in suspects if of_inputs[deck]), None)
            if guilty is not None:
                own = of_inputs[guilty][0]
                raise _blame(merge, guilty, f"{own.kind} in {own.part} {own.message}".rstrip())
            raise WimldsError(
                f"the merged deck would not be sound: {fault.kind} in {fault.part} {fault.message}".rstrip(),
                "This is a fault of wimlds: nothing was written. Please report it with the decks, "
                "and go on with --without SESSION for the deck that causes it.",
            )
        inherited[fault.rule, fault.kind] -= 1
    return faults


def _blame(merge: Merge, deck: int, why: str) -> DeckError:
    error = merge.sources[deck].package.broken(why)
    error.session = merge.sources[deck].title
    return error


UNREADABLE = "XML that cannot be read"
_ONE_EACH = (
    "notesMaster",
    "handoutMaster",
    "commentAuthors",
    "authors",
    "tableStyles",
    "presProps",
    "viewProps",
    "theme",
)
_ORDER = [
    "sldMasterIdLst",
    "notesMasterIdLst",
    "handoutMasterIdLst",
    "sldIdLst",
    "sldSz",
    "notesSz",
    "smartTags",
    "embeddedFontLst",
    "custShowLst",
    "photoAlbum",
    "custDataLst",
    "kinsoku",
    "defaultTextStyle",
    "modifyVerifier",
    "extLst",
]


class _Check:
    def __init__(self, presentation: Presentation, checksums: bool) -> None:
        self._deck = presentation
        self._package: Package = presentation.package
        self._checksums = checksums
        self._listed = Listed(presentation)
        self._creation_ids: Counter[str] = Counter()
        self._owners: dict[tuple[str, str], list[str]] = {}

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong."""
        yield from self._members()
        yield from self._presentation()
        yield from self._parts()
        yield from self._ownership()
        for value, count in self._creation_ids.items():
            for _ in range(count - 1):
                yield Fault(13, "two slides have one creation id", self._deck.part, value)

    # -- zip and content types ---------------------------------------------------------------------

    def _members(self) -> Iterator[Fault]:
        for name, member in self._package.reader.members.items():
            if self._checksums:
                try:
                    for _ in self._package.reader.stream(member):
                        pass
                except DeckError:
                    yield Fault(2, "checksum does not match", f"/{name}")
        yield from (
            Fault(6, "content type for an absent part", part)
            for part in self._package.types.overridden()
            if not self._package.find(part)
        )
        for part in self._package.parts:
            yield from verify_part.type_faults(self._listed, part)
            owner = opc.source_of_rels(part)
            if owner not in (None, opc.ROOT) and self._package.find(str(owner)) is None:
                yield Fault(7, "relationships of an absent part", part)

    # -- the presentation part ---------------------------------------------------------------------

    def _presentation(self) -> Iterator[Fault]:
        root, part = self._deck.root, self._deck.part
        if not self._package.types.of(part).endswith(
            "presentation.main+xml"
        ) and "template" not in self._package.types.of(part):
            yield Fault(6, "main part of another type", part, self._package.types.of(part))
        names = [local(child) for child in root if local(child) in _ORDER]
        if names != sorted(set(names), key=_ORDER.index):
            yield Fault(10, "children of the presentation out of order", part, " ".join(names))
        kinds = Counter(rel.kind for rel in self._deck.rels.values())
        for kind in _ONE_EACH:
            if kinds[kind] > 1:
                yield Fault(9, f"several {kind}", part, str(kinds[kind]))
        for rid in self._deck.absent_slides:
            yield Fault(7, "slide list entry without a slide", part, rid)
        yield from self._ids(root, part)
        yield from self._sections(root, part)

    def _ids(self, root: Element, part: str) -> Iterator[Fault]:
        slide_ids = Counter(e.get("id", "") for e in root.iterfind("p:sldIdLst/p:sldId", NS))
        yield from _numbers(slide_ids, 256, 2147483647, 11, "slide id", part)
        large = Counter(i for e in root.iterfind("p:sldMasterIdLst/p:sldMasterId", NS) if (i := e.get("id")))
        for master in self._deck.masters:
            for element in self._package.xml(master).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NS):
                if element.get("id"):
                    large[element.get("id")] += 1
        yield from _numbers(large, 2147483648, 4294967295, 11, "master or layout id", part)

    def _sections(self, root: Element, part: str) -> Iterator[Fault]:
        sections = list(root.iter(f"{P14}section"))
        if not sections:
            return
        listed = [e.get("id", "") for e in root.iterfind("p:sldIdLst/p:sldId", NS)]
        inside = [e.get("id", "") for section in sections for e in section.iter(f"{P14}sldId")]
        if inside != listed:
            yield Fault(25, "sections do not hold every slide once and in order", part)
        guids = Counter(section.get("id", "").upper() for section in sections)
        yield from (Fault(25, "section id twice", part, guid) for guid, count in guids.items() if count > 1)

    # -- the parts ---------------------------------------------------------------------------------

    def _parts(self) -> Iterator[Fault]:
        """Look at each part that a relationship leads to, once."""
        seen, todo = {opc.ROOT}, [opc.ROOT]
        while todo:
            part = todo.pop()
            rels = self._package.rels(part)
            inner = [rel for rel in rels if rel.found and not rel.external]
            if part != opc.ROOT:
                for rel in inner:
                    self._owners.setdefault((rel.kind, rel.target), []).append(part)
                yield from self._part(part, rels)
            for rel in inner:
                if rel.target not in seen:
                    seen.add(rel.target)
                    todo.append(rel.target)

    def _part(self, part: str, rels: list[Relationship]) -> Iterator[Fault]:
        listed = self._listed
        yield from verify_part.relationship_faults(listed, part, rels)
        content_type = self._package.types.of(part)
        if not content_type.endswith(("+xml", "/xml")):
            return
        try:
            data = self._package.read_xml(part)
            root = parse(data)
        except XmlError as error:
            yield Fault(7, UNREADABLE, part, str(error))
            return
        by_id = {rel.id: rel for rel in rels}
        if not content_type.startswith("application/vnd.openxmlformats-officedocument.spreadsheetml"):
            yield from verify_part.reference_faults(listed, part, root, by_id)
        yield from verify_part.prefix_faults(part, root)
        if part in listed.slides:
            yield from verify_part.slide_faults(listed, part, data, root, by_id)
            self._creation_ids.update(verify_part.creation_ids(root))
        elif content_type.endswith("comments+xml"):
            yield from verify_part.comment_faults(listed, part, root)

    def _ownership(self) -> Iterator[Fault]:
        """Charts, notes pages and layouts have one owner; a theme has one master."""
        notes_of: dict[str, str] = {}
        notes_masters: dict[str, str] = {}
        for (kind, part), owners in self._owners.items():
            if kind in ("chart", "chartEx", "notesSlide", "package") and len(set(owners)) > 1:
                yield Fault(9, f"{kind} with several owners", part)
            if kind == "theme" and len({o for o in owners if o != self._deck.part}) > 1:
                yield Fault(9, "theme with several owners", part)
            if kind == "slideLayout" and len(self._listed.masters.intersection(owners)) > 1:
                yield Fault(9, "layout of several masters", part)
            if kind in ("notesSlide", "notesMaster"):
                of = notes_of if kind == "notesSlide" else notes_masters
                for owner in owners:
                    of.setdefault(owner, part)
        for slide in self._deck.slides:
            notes = notes_of.get(slide.part)
            if notes is None:
                continue
            if notes not in self._owners.get(("slide", slide.part), ()):
                yield Fault(19, "notes page that does not lead back to its slide", notes)
            if notes_masters.get(notes) != self._listed.notes_master:
                yield Fault(19, "notes page without the notes master", notes)


def _numbers(counted: Counter[str], low: int, high: int, rule: int, what: str, part: str) -> Iterator[Fault]:
    for text, count in counted.items():
        if count > 1:
            yield Fault(rule, f"{what} twice", part, text)
        if not low <= (number(text) or 0) <= high:
            yield Fault(rule, f"{what} out of range", part, text)
