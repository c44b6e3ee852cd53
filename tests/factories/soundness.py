"""Says what is unsound in a merged deck, by means of its own; an empty list is what every merge must give."""

from __future__ import annotations

import re
from collections import Counter

from .names import NS, TYPE, relationship_type
from .reading import Opened

SCHEMA_ORDER = [
    *("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags"),
    *("embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle"),
    *("modifyVerifier", "extLst"),
]
SLIDE_ORDER = ["cSld", "clrMapOvr", "transition", "timing", "extLst"]
ONE_AT_MOST = (
    *("notesMaster", "handoutMaster", "commentAuthors", "authors", "tableStyles", "presProps", "viewProps"),
    "theme",
)
# What a part's relationships of a kind must lead to.
KINDS = {
    kind: TYPE[kind]
    for kind in (
        *("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster", "theme"),
        *("themeOverride", "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "tags"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
        *("comments", "commentAuthors", "modern-comments", "authors", "tableStyles", "presProps", "viewProps"),
        *("vmlDrawing", "font"),
    )
}
R, MC = f"{{{NS['r']}}}", f"{{{NS['mc']}}}"


def unsound(deck: Opened) -> list[str]:
    """List every fault of a merged deck, as sentences."""
    checks = (_zip, _types, _relationships, _references, _prefixes, _order, _ids, _owners, _notes, _comments, _lists)
    return [fault for check in checks for fault in check(deck)]


def _zip(deck: Opened):
    for name, count in Counter(name.lower() for name in deck.members).items():
        if count > 1:
            yield f"{name} is written {count} times"
    names = {name.lower() for name in deck.members}
    for name in deck.members:
        if not re.fullmatch(r"[A-Za-z0-9_\-.\[\]]+(/[A-Za-z0-9_\-.\[\]]+)*", name) or ".." in name:
            yield f"{name} is not a canonical name"
        folders = name.lower().split("/")
        if any("/".join(folders[:depth]) in names for depth in range(1, len(folders))):
            yield f"{name} lies in a folder that is also a part"


def _types(deck: Opened):
    _, overrides = deck.declared
    present = {part.lower() for part in deck.parts}
    for part in deck.parts:
        if not deck.content_type(part):
            yield f"{part} has no content type"
        if deck.content_type(part) == "image/svg":
            yield f"{part} has the content type image/svg"
    for name in overrides:
        if name not in present:
            yield f"an override names {name}, which is absent"
    rows = [(e.tag, (e.get("Extension") or e.get("PartName")).lower()) for e in deck.xml("/[Content_Types].xml")]
    for (_, name), count in Counter(rows).items():
        if count > 1:
            yield f"{name} has {count} content types"
    if deck.content_type(deck.main) != TYPE["presentation"]:
        yield f"the main part is a {deck.content_type(deck.main)}"


def _relationships(deck: Opened):
    reached, todo = set(), ["/"]
    while todo:
        part = todo.pop()
        ids = Counter(rel.id for rel in deck.rels(part))
        yield from (f"{part} has {count} relationships {name}" for name, count in ids.items() if count > 1)
        for rel in deck.rels(part):
            if rel.external or rel.target.startswith("#"):
                continue
            if rel.part is None:
                yield f"{part} {rel.id} leads to {rel.target}, which is absent"
                continue
            for kind, wanted in KINDS.items():
                if rel.is_a(kind) and deck.content_type(rel.part) != wanted:
                    yield f"{part} {rel.id} should lead to a {kind}, and {rel.part} is not one"
            if rel.part not in reached:
                reached.add(rel.part)
                todo.append(rel.part)
    for part in deck.parts:
        if part not in reached:
            yield f"nothing leads to {part}"


def _references(deck: Opened):
    for part in deck.parts:
        if not deck.is_xml(part) or part.startswith("/customXml"):
            continue
        known = {rel.id for rel in deck.rels(part)}
        for element in deck.xml(part).iter("*"):
            for name, value in element.attrib.items():
                if name.startswith(R) and value and value not in known:
                    yield f"{part}: {name.removeprefix(R)}={value} names no relationship"
            if element.tag == f"{{{NS['dsp']}}}dataModelExt":
                owners = [p for p in deck.parts if part in deck.related(p, "diagramData")]
                for owner in owners:
                    named = [rel.part for rel in deck.rels(owner) if rel.id == element.get("relId")]
                    if not named or named[0] not in deck.related(owner, "diagramDrawing"):
                        yield f"{part}: the drawing {element.get('relId')} is not one of {owner}"


def _prefixes(deck: Opened):
    """Prefixes that only attributes of markup compatibility name must be declared where they stand."""
    for part in deck.parts:
        if not deck.is_xml(part):
            continue
        for element in deck.xml(part).iter("*"):
            named = [element.get(MC + name, "") for name in ("Ignorable", "ProcessContent", "PreserveAttributes")]
            if element.tag == MC + "Choice":
                named.append(element.get("Requires", ""))
            for word in " ".join(named).split():
                if word.split(":")[0] not in element.nsmap:
                    yield f"{part}: the prefix {word} is not declared"


def _order(deck: Opened):
    for part, wanted in [(deck.main, SCHEMA_ORDER), *((slide, SLIDE_ORDER) for slide in deck.slides)]:
        names = []
        for child in deck.xml(part).iterchildren("*"):
            if child.tag == MC + "AlternateContent":
                child = child[0][0]
            names.append(child.tag.split("}")[1])
        if names != sorted(set(names), key=wanted.index):
            yield f"{part}: children out of order or twice: {names}"


def _ids(deck: Opened):
    if len(set(deck.slide_ids)) < len(deck.slide_ids) or len(set(deck.slides)) < len(deck.slides):
        yield "a slide or its id is listed twice"
    yield from (f"slide id {i} is out of range" for i in deck.slide_ids if not 256 <= int(i) < 2147483648)
    great = [element.get("id") for element in deck.find(deck.main, "p:sldMasterIdLst/*")]
    for master in deck.masters:
        great += [element.get("id") for element in deck.find(master, "p:sldLayoutIdLst/*")]
    great = [i for i in great if i is not None]
    yield from (f"master or layout id {i} twice" for i, count in Counter(great).items() if count > 1)
    yield from (f"master id {i} is out of range" for i in great if not 2147483648 <= int(i) < 4294967296)
    created = Counter(i for slide in deck.slides for i in deck.find(slide, "p:cSld//p14:creationId/@val"))
    yield from (f"creation id {i} twice" for i, count in created.items() if count > 1)
    for slide in deck.slides:
        shapes = set(deck.find(slide, "//*[local-name()='cNvPr']/@id"))
        for i in deck.find(slide, "//p:spTgt/@spid | //a:stCxn/@id | //a:endCxn/@id"):
            if i.isdigit() and i not in shapes:
                yield f"{slide}: shape {i} is named and absent"
        for i in deck.find(slide, "//pslz:sldZmObj/@sldId"):
            if i not in deck.slide_ids:
                yield f"{slide}: a zoom to slide id {i}, which is absent"
        sections = set(deck.find(deck.main, "//p14:section/@id"))
        for i in deck.find(slide, "//psez:sectionZmObj/@sectionId | //psuz:summaryZmObj/@sectionId"):
            if i not in sections:
                yield f"{slide}: a zoom to section {i}, which is absent"
        for jumps_to in deck.jumps(slide):
            if jumps_to not in deck.slides:
                yield f"{slide}: a jump to {jumps_to}, which is not in the show"
        shows = set(deck.find(deck.main, "p:custShowLst/p:custShow/@id"))
        for action in deck.find(slide, "//@action[starts-with(., 'ppaction://customshow')]"):
            if re.search(r"id=(\d+)", action)[1] not in shows:
                yield f"{slide}: {action} names no custom show"


def _owners(deck: Opened):
    related = [rel.type for rel in deck.rels(deck.main)]
    for kind in ONE_AT_MOST:
        if related.count(relationship_type(kind)) > 1:
            yield f"the presentation has several {kind}"
    for kind, owners in (
        ("theme", (*deck.masters, *deck.of_type("notesMaster+xml"), *deck.of_type("handoutMaster+xml"))),
        ("slideLayout", deck.masters),
        ("notesSlide", deck.slides),
        ("chart", deck.parts),
        ("chartEx", deck.parts),
        ("package", deck.parts),
        ("diagramData", deck.parts),
        ("comments", deck.slides),
    ):
        owned = Counter(part for owner in owners for part in deck.related(owner, kind))
        yield from (f"{part} belongs to {count} owners" for part, count in owned.items() if count > 1)
    for master in deck.masters:
        if len(deck.related(master, "theme")) != 1:
            yield f"{master} has not one theme"
        by_id = {rel.id: rel.part for rel in deck.rels(master)}
        listed = [by_id[i] for i in deck.find(master, "p:sldLayoutIdLst/p:sldLayoutId/@r:id")]
        if sorted(listed) != sorted(deck.related(master, "slideLayout")):
            yield f"{master} lists other layouts than it is related to"
        for layout in listed:
            if deck.related(layout, "slideMaster") != [master]:
                yield f"{layout} does not lead back to {master}"
    masters = deck.related(deck.main, "slideMaster")
    if sorted(masters) != sorted(deck.masters):
        yield "sldMasterIdLst and the relationships differ"
    if sorted(deck.related(deck.main, "slide")) != sorted(deck.slides):
        yield "sldIdLst and the relationships differ"
    for slide in deck.slides:
        layouts = deck.related(slide, "slideLayout")
        if len(layouts) != 1 or deck.related(layouts[0], "slideMaster")[0] not in masters:
            yield f"{slide} has not one layout of the deck"


def _notes(deck: Opened):
    masters = deck.related(deck.main, "notesMaster")
    ids = deck.find(deck.main, "p:notesMasterIdLst/p:notesMasterId/@r:id")
    if [deck.rel(deck.main, i).part for i in ids] != masters:
        yield "notesMasterIdLst and the relationships differ"
    for slide in deck.slides:
        pages = deck.related(slide, "notesSlide")
        if len(pages) > 1:
            yield f"{slide} has several notes pages"
        for page in pages:
            if slide not in deck.related(page, "slide"):
                yield f"{page} does not lead back to {slide}"
            if deck.related(page, "notesMaster") != masters:
                yield f"{page} has not the deck's notes master"


def _comments(deck: Opened):
    classic, modern = [], []
    for part in deck.related(deck.main, "commentAuthors"):
        classic = deck.find(part, "//p:cmAuthor/@id")
    for part in deck.related(deck.main, "authors"):
        modern = deck.find(part, "//p188:author/@id")
    for ids in (classic, modern):
        yield from (f"comment author {i} twice" for i, count in Counter(ids).items() if count > 1)
    numbers = Counter()
    for slide in deck.slides:
        for part in deck.related(slide, "comments"):
            said = {(c.get("authorId"), c.get("idx")) for c in deck.find(part, "//p:cm")}
            numbers.update((c.get("authorId"), c.get("idx")) for c in deck.find(part, "//p:cm"))
            yield from (f"{part}: author {author} is absent" for author, _ in said if author not in classic)
            for up in deck.find(part, "//p15:parentCm"):
                if (up.get("authorId"), up.get("idx")) not in said:
                    yield f"{part}: a reply to a comment that is absent"
        for part in deck.related(slide, "modern-comments"):
            for author in deck.find(part, "//@authorId"):
                if author not in modern:
                    yield f"{part}: author {author} is absent"
            for mark in deck.find(part, "//pc:sldMk"):
                here = deck.slide_ids[deck.slides.index(slide)]
                created = deck.find(slide, "p:cSld//p14:creationId/@val")
                if mark.get("sldId") != here or [mark.get("cId")] != created:
                    yield f"{part}: anchors to a slide that is not {slide}"
    yield from (f"comment {number} twice" for number, count in numbers.items() if count > 1)


def _lists(deck: Opened):
    """Sections, custom shows and table styles."""
    listed = [number for _, numbers in deck.sections for number in numbers]
    if deck.sections and listed != list(range(1, len(deck.slides) + 1)):
        yield f"the sections do not hold every slide once and in order: {deck.sections}"
    guids = Counter(i.upper() for i in deck.find(deck.main, "//p14:section/@id"))
    yield from (f"section {i} twice" for i, count in guids.items() if count > 1)
    for what in ("id", "name"):
        values = Counter(deck.find(deck.main, f"p:custShowLst/p:custShow/@{what}"))
        yield from (f"custom show {what} {value} twice" for value, count in values.items() if count > 1)
    for part in deck.related(deck.main, "tableStyles"):
        styles = Counter(i.upper() for i in deck.find(part, "a:tblStyle/@styleId"))
        yield from (f"table style {i} twice" for i, count in styles.items() if count > 1)
    faces = Counter(deck.find(deck.main, "p:embeddedFontLst/p:embeddedFont/p:font/@typeface"))
    yield from (f"embedded font {face} twice" for face, count in faces.items() if count > 1)
