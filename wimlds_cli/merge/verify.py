"""Says whether a deck is sound: the rules about zip, package and ids, checked on the file as it is on disk.

Shares nothing with the passes but the reading of packages: what they forget, this must see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wimlds_cli.deck import opc
from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.package import Package
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import MC, NS, P14, Element, XmlError, local, parse
from wimlds_cli.errors import DeckError, WimldsError

if TYPE_CHECKING:
    from wimlds_cli.merge.plan import Merge


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a deck: the rule it breaks, the kind of fault, the part, and what exactly."""

    rule: int
    kind: str
    part: str
    message: str = ""


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
        WimldsError: It has a fault that no input had.
    """
    faults = verify_deck(new, checksums=False)
    if not faults:
        return []
    inherited: Counter[tuple[int, str]] = Counter()
    for source in merge.sources:
        inherited.update((f.rule, f.kind) for f in _Check(source.presentation, checksums=False).faults())
    known = []
    for fault in faults:
        if not inherited[fault.rule, fault.kind]:
            raise WimldsError(
                f"the merged deck would not be sound: {fault.kind} in {fault.part} {fault.message}".rstrip(),
                "This is a fault of wimlds: nothing was written. Please report it with the decks, "
                "and go on with --without SESSION for the deck that causes it.",
            )
        inherited[fault.rule, fault.kind] -= 1
        known.append(fault)
    return known


# What the element and attribute that name a relationship promise of its type (ECMA-376 part 1, L.7 and others).
_PROMISES = {
    "sldId id": "slide",
    "sldMasterId id": "slideMaster",
    "sldLayoutId id": "slideLayout",
    "notesMasterId id": "notesMaster",
    "handoutMasterId id": "handoutMaster",
    "sld id": "slide",
    "blip embed": "image",
    "blip link": "image",
    "svgBlip embed": "image",
    "chart id": "chart chartEx",
    "relIds dm": "diagramData",
    "relIds lo": "diagramLayout",
    "relIds qs": "diagramQuickStyle",
    "relIds cs": "diagramColors",
    "videoFile link": "video",
    "audioFile link": "audio",
    "media embed": "media",
    "oleObj id": "oleObject package",
    "control id": "control",
    "tags id": "tags",
    "externalData id": "package oleObject xlExternalData externalLink",
    "userShapes id": "chartUserShapes",
    "model3d embed": "model3d",
    "commentRel id": "comments",
    "hlinkClick id": "hyperlink slide file",
    "hlinkHover id": "hyperlink slide file",
    "hlinkMouseOver id": "hyperlink slide file",
}
# What a content type must say where a kind of relationship leads.
_TYPES = {
    "slide": "presentationml.slide+xml",
    "slideLayout": "slideLayout+xml",
    "slideMaster": "slideMaster+xml",
    "notesSlide": "notesSlide+xml",
    "notesMaster": "notesMaster+xml",
    "theme": "theme+xml",
    "image": "image/",
    "tableStyles": "tableStyles+xml",
    "presProps": "presProps+xml",
    "commentAuthors": "commentAuthors+xml",
}
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
        self._slides = {slide.part for slide in presentation.slides}
        self._creation_ids: Counter[str] = Counter()
        self._owners: dict[tuple[str, str], list[str]] = {}

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong."""
        yield from self._members()
        yield from self._presentation()
        for part in self._reached():
            yield from self._part(part)
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
            if part != opc.CONTENT_TYPES and not self._package.types.declares(part):
                yield Fault(6, "part without a content type", part)
            owner = opc.source_of_rels(part)
            if owner not in (None, opc.ROOT) and self._package.find(str(owner)) is None:
                yield Fault(7, "relationships of an absent part", part)

    def _reached(self) -> list[str]:
        found: dict[str, None] = {}
        todo = [opc.ROOT]
        while todo:
            for rel in self._package.rels(todo.pop()):
                if rel.found and not rel.external and rel.target not in found:
                    found[rel.target] = None
                    todo.append(rel.target)
        return list(found)

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

    # -- one part ----------------------------------------------------------------------------------

    def _part(self, part: str) -> Iterator[Fault]:
        rels = self._package.rels(part)
        yield from self._relationships(part, rels)
        content_type = self._package.types.of(part)
        if not content_type.endswith(("+xml", "/xml")):
            return
        try:
            root = parse(self._package.read_xml(part))
        except XmlError as error:
            yield Fault(7, "XML that cannot be read", part, str(error))
            return
        by_id = {rel.id: rel for rel in rels}
        if not content_type.startswith("application/vnd.openxmlformats-officedocument.spreadsheetml"):
            yield from self._references(part, root, by_id)
        yield from _prefixes(part, root)
        if part in self._slides:
            yield from self._slide(part, root, by_id)

    def _relationships(self, part: str, rels: list[Relationship]) -> Iterator[Fault]:
        for rel in rels:
            if rel.external:
                continue
            if not rel.found:
                if not rel.target.startswith("#"):
                    yield Fault(7, f"relationship to an absent part ({rel.kind})", part, f"{rel.id} {rel.target}")
                continue
            wanted = _TYPES.get(rel.kind)
            if wanted and wanted.lower() not in self._package.types.of(rel.target).lower():
                yield Fault(7, f"content type does not fit a relationship ({rel.kind})", rel.target)
            self._owners.setdefault((rel.kind, rel.target), []).append(part)

    def _references(self, part: str, root: Element, rels: dict[str, Relationship]) -> Iterator[Fault]:
        for value in root.xpath("//@r:*", namespaces=NS):
            element, name = value.getparent(), local(value.getparent())
            if not value:
                continue
            rel = rels.get(str(value))
            attribute = value.attrname.rpartition("}")[2]
            if rel is None:
                yield Fault(7, f"reference without a relationship ({name})", part, f"{attribute}={value}")
            elif (promise := _PROMISES.get(f"{name} {attribute}")) and rel.kind not in promise.split():
                yield Fault(7, f"reference to the wrong kind of part ({name})", part, f"{value} {rel.kind}")
            elif (
                name.startswith("hlink")
                and "hlinksldjump" in (element.get("action") or "")
                and (rel.external or rel.target not in self._slides)
            ):
                yield Fault(24, "jump to no slide of the deck", part, str(value))

    def _slide(self, part: str, root: Element, rels: dict[str, Relationship]) -> Iterator[Fault]:
        kinds = Counter(rel.kind for rel in rels.values() if not rel.external)
        if kinds["slideLayout"] != 1:
            yield Fault(9, "slide without exactly one layout", part, str(kinds["slideLayout"]))
        if kinds["notesSlide"] > 1:
            yield Fault(9, "slide with several notes pages", part)
        for element in root.iter(f"{P14}creationId"):
            self._creation_ids[element.get("val", "")] += 1

    def _ownership(self) -> Iterator[Fault]:
        """Charts, notes pages and layouts have one owner; a theme has one master."""
        for (kind, part), owners in self._owners.items():
            if kind in ("chart", "chartEx", "notesSlide", "package") and len(set(owners)) > 1:
                yield Fault(9, f"{kind} with several owners", part)
            if kind == "theme" and len({o for o in owners if o != self._deck.part}) > 1:
                yield Fault(9, "theme with several owners", part)
            if kind == "slideLayout" and len({o for o in owners if o in self._deck.masters}) > 1:
                yield Fault(9, "layout of several masters", part)
        for slide in self._deck.slides:
            notes = self._package.rel_of_kind(slide.part, "notesSlide")
            if notes is None:
                continue
            back = {rel.target for rel in self._package.rels(notes) if rel.kind == "slide"}
            if slide.part not in back:
                yield Fault(19, "notes page that does not lead back to its slide", notes)
            if self._package.rel_of_kind(notes, "notesMaster") != self._deck.related("notesMaster"):
                yield Fault(19, "notes page without the notes master", notes)


def _numbers(counted: Counter[str], low: int, high: int, rule: int, what: str, part: str) -> Iterator[Fault]:
    for text, count in counted.items():
        if count > 1:
            yield Fault(rule, f"{what} twice", part, text)
        if not text.isdigit() or not low <= int(text) <= high:
            yield Fault(rule, f"{what} out of range", part, text)


def _prefixes(part: str, root: Element) -> Iterator[Fault]:
    """Prefixes that only mc: attributes name must be declared where they are named."""
    names = ("Ignorable", "ProcessContent", "PreserveAttributes", "PreserveElements", "MustUnderstand")
    for name in names:
        for value in root.xpath(f"//@mc:{name}", namespaces=NS):
            for word in value.split():
                if word.partition(":")[0] not in value.getparent().nsmap:
                    yield Fault(10, f"prefix that mc:{name} names is not declared", part, word)
    for choice in root.iter(f"{MC}Choice"):
        for word in (choice.get("Requires") or "").split():
            if word not in choice.nsmap:
                yield Fault(10, "prefix that mc:Requires names is not declared", part, word)
