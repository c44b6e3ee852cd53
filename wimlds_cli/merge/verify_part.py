"""Says whether one part of a deck is sound: its relationships, its references, a slide's own order and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from wimlds_cli.deck import opc
from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import MC, NS, P14, P188, Element, P, local, may_say, number


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a deck: the rule it breaks, the kind of fault, the part, and what exactly."""

    rule: int
    kind: str
    part: str
    message: str = ""


class Listed:
    """What a deck lists, looked up once and not anew for each of its parts."""

    def __init__(self, deck: Presentation) -> None:
        self._deck = deck
        self.package = deck.package

    @cached_property
    def slides(self) -> frozenset[str]:
        """Return the slides' part names."""
        return frozenset(slide.part for slide in self._deck.slides)

    @cached_property
    def slide_ids(self) -> frozenset[str]:
        """Return the slides' ids, as they are written."""
        return frozenset(str(slide.id) for slide in self._deck.slides)

    @cached_property
    def section_ids(self) -> frozenset[str]:
        """Return the sections' ids."""
        return frozenset(section.id for section in self._deck.sections)

    @cached_property
    def masters(self) -> frozenset[str]:
        """Return the slide masters' part names."""
        return frozenset(self._deck.masters)

    @cached_property
    def notes_master(self) -> str | None:
        """Return the notes master's part name."""
        return self._deck.related("notesMaster")

    @cached_property
    def authors(self) -> frozenset[str]:
        """Return the ids of classic comments' authors."""
        return self._people("commentAuthors")

    @cached_property
    def modern_authors(self) -> frozenset[str]:
        """Return the ids of modern comments' authors."""
        return self._people("authors")

    def _people(self, kind: str) -> frozenset[str]:
        part = self._deck.related(kind)
        return frozenset(e.get("id", "").upper() for e in self.package.xml(part)) if part else frozenset()


# What the element and attribute that name a relationship promise of its type (ECMA-376 part 1, 19 to 21).
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
    "handoutMaster": "handoutMaster+xml",
    "theme": "theme+xml",
    "themeOverride": "themeOverride+xml",
    "image": "image/",
    "chart": "drawingml.chart+xml",
    "chartEx": "chartex+xml",
    "chartUserShapes": "chartshapes+xml",
    "diagramData": "diagramData+xml",
    "diagramLayout": "diagramLayout+xml",
    "diagramQuickStyle": "diagramStyle+xml",
    "diagramColors": "diagramColors+xml",
    "diagramDrawing": "diagramDrawing+xml",
    "tags": "tags+xml",
    "comments": "comments+xml",
    "commentAuthors": "commentAuthors+xml",
    "authors": "authors+xml",
    "tableStyles": "tableStyles+xml",
    "presProps": "presProps+xml",
    "viewProps": "viewProps+xml",
    "vmlDrawing": "vmlDrawing",
}
_SLIDE_ORDER = ("cSld", "clrMapOvr", "transition", "timing", "extLst")
# Elements of a slide's timing that name the shape they move; only these attributes are looked for, in C.
_TIMED = etree.XPath(
    "//p:spTgt[@spid] | //p:inkTgt[@spid] | //p:bldP[@spid] | //p:bldGraphic[@spid] | //p:bldDgm[@spid]"
    " | //p:bldOleChart[@spid]",
    namespaces=NS,
)
_SHAPE_IDS = etree.XPath("//*[local-name() = 'cNvPr']/@id")
_ZOOMS = etree.XPath("//*[contains(local-name(), 'ZmObj')]")
_REFERENCES = etree.XPath("//@r:*", namespaces=NS)
_COMPATIBILITY = etree.XPath("//@mc:*", namespaces=NS)
_COMPATIBILITY_NAMES = ("Ignorable", "ProcessContent", "PreserveAttributes", "PreserveElements", "MustUnderstand")


def relationship_faults(listed: Listed, part: str, rels: list[Relationship]) -> Iterator[Fault]:
    """Yield relationships that lead nowhere, or to a part of another kind (rule 7)."""
    for rel in rels:
        if rel.external or rel.target.startswith("#"):
            continue
        if not rel.found:
            yield Fault(7, f"relationship to an absent part ({rel.kind})", part, f"{rel.id} {rel.target}")
            continue
        wanted = _TYPES.get(rel.kind)
        if wanted and wanted.lower() not in listed.package.types.of(rel.target).lower():
            yield Fault(7, f"content type does not fit a relationship ({rel.kind})", rel.target)


def reference_faults(listed: Listed, part: str, root: Element, rels: dict[str, Relationship]) -> Iterator[Fault]:
    """Yield references to relationships that are not there or of another kind (rules 7 and 24)."""
    for value in _REFERENCES(root):
        if not value:
            continue
        element = value.getparent()
        name, attribute, rel = local(element), value.attrname.rpartition("}")[2], rels.get(str(value))
        if rel is None:
            yield Fault(7, f"reference without a relationship ({name})", part, f"{attribute}={value}")
            continue
        promise = _PROMISES.get(f"{name} {attribute}")
        if promise and rel.kind not in promise.split():
            yield Fault(7, f"reference to the wrong kind of part ({name})", part, f"{value} {rel.kind}")
        jumps = name.startswith("hlink") and "hlinksldjump" in (element.get("action") or "")
        if jumps and (rel.external or rel.target not in listed.slides):
            yield Fault(24, "jump to no slide of the deck", part, str(value))


def prefix_faults(part: str, root: Element) -> Iterator[Fault]:
    """Yield prefixes that only mc: attributes name and that are not declared where they are named (rule 10)."""
    for value in _COMPATIBILITY(root):
        name = value.attrname.rpartition("}")[2]
        for word in value.split() if name in _COMPATIBILITY_NAMES else ():
            if word.partition(":")[0] not in value.getparent().nsmap:
                yield Fault(10, f"prefix that mc:{name} names is not declared", part, word)
    for choice in root.iter(f"{MC}Choice"):
        for word in (choice.get("Requires") or "").split():
            if word not in choice.nsmap:
                yield Fault(10, "prefix that mc:Requires names is not declared", part, word)


def slide_faults(
    listed: Listed, part: str, data: bytes, root: Element, rels: dict[str, Relationship]
) -> Iterator[Fault]:
    """Yield what is wrong with a slide itself (rules 9, 10, 12 and 14); few slides have timings, fewer have zooms."""
    kinds = Counter(rel.kind for rel in rels.values() if not rel.external)
    if kinds["slideLayout"] != 1:
        yield Fault(9, "slide without exactly one layout", part, str(kinds["slideLayout"]))
    if kinds["notesSlide"] > 1:
        yield Fault(9, "slide with several notes pages", part)
    names = [name for child in root if (name := _meant(child))]
    if names != sorted(set(names), key=_SLIDE_ORDER.index):
        yield Fault(10, "children of a slide out of order", part, " ".join(names))
    if timed := _TIMED(root) if may_say(data, b"spid") else ():
        shapes = set(_SHAPE_IDS(root))
        for element in timed:
            if number(element.get("spid")) is not None and element.get("spid") not in shapes:
                yield Fault(12, f"{local(element)} names no shape of the slide", part, element.get("spid"))
    for element in _ZOOMS(root) if may_say(data, b"ZmObj") else ():
        section = element.get("sectionId")
        if local(element) == "sldZmObj":
            yield from _absent_slide(listed, part, element, "slide zoom")
        elif section and section.upper() not in listed.section_ids:
            yield Fault(14, "section zoom to a section that is not there", part, section)


def comment_faults(listed: Listed, part: str, root: Element) -> Iterator[Fault]:
    """Yield anchors and numbers of comments that are wrong (rules 14 and 20)."""
    for element in root.iter():
        if local(element) == "sldMk":
            yield from _absent_slide(listed, part, element, "comment anchor")
    modern = str(root.tag).startswith(P188)
    people = listed.modern_authors if modern else listed.authors
    for element in root.iter(f"{P188}cm", f"{P188}reply", f"{P}cm"):
        if element.get("authorId", "").upper() not in people:
            yield Fault(20, "comment of an author that is not listed", part, element.get("authorId", ""))
    numbers = Counter((e.get("authorId"), e.get("idx")) for e in root.iter(f"{P}cm"))
    yield from (Fault(20, "comment number twice", part, str(number)) for number, count in numbers.items() if count > 1)


def creation_ids(root: Element) -> list[str]:
    """Return the creation ids that a slide bears (rule 13)."""
    return [element.get("val", "") for element in root.iter(f"{P14}creationId")]


def type_faults(listed: Listed, part: str) -> Iterator[Fault]:
    """Yield what is wrong with what a part is said to be (rule 6)."""
    given = listed.package.types.as_given(part)
    if given is None and part != opc.CONTENT_TYPES:
        yield Fault(6, "part without a content type", part)
    elif given and opc.is_mended(given):
        yield Fault(6, "content type that PowerPoint does not know", part, given)


def _absent_slide(listed: Listed, part: str, element: Element, what: str) -> Iterator[Fault]:
    slide = element.get("sldId", "")
    if slide not in listed.slide_ids:
        yield Fault(14, f"{what} to a slide that is not there", part, slide)


def _meant(child: Element) -> str:
    """Return which of a slide's children an element is, also inside an alternate content."""
    if child.tag != f"{MC}AlternateContent":
        name = local(child)
        return name if name in _SLIDE_ORDER else ""
    return next((local(e) for branch in child for e in branch if local(e) in _SLIDE_ORDER), "")
