"""Table styles, united."""

from __future__ import annotations

import hashlib

from lxml import etree

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship, rels_name, write_relationships
from wimlds_cli.deck.xml import DECLARATION, NS, A, Element, R, canonical, detached
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source, derived_guid
from wimlds_cli.merge.walk import PartEdit, Walker

_PART = "/ppt/tableStyles.xml"
_RELATIONSHIP = f"{OFFICE_RELATIONSHIPS}/tableStyles"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
# PowerPoint's own default, "Medium Style 2 - Accent 1": what a deck without table styles means.
_DEFAULT_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


# Styles that PowerPoint knows without a definition; decks that define them say what it knows.
_BUILT_IN = frozenset(
    {
        _DEFAULT_STYLE,
        "{2D5ABB26-0587-4C30-8999-92F81FD0307C}",  # No Style, No Grid
        "{5940675A-B579-460E-94D1-54222C63F5DA}",  # No Style, Table Grid
        "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}",  # Medium Style 2, and below with Accents 2 to 6
        "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}",
        "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}",
        "{00A15C55-8517-42AA-B614-E9B94910E393}",
        "{7DF18680-E054-41AD-8BC1-D1AEF772440D}",
        "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}",
    }
)


class TableStyles(Pass):
    """Keeps rule 23 for tables: one list; of two styles under one GUID the later gets a new one, its tables follow."""

    kinds = frozenset({"slide", "slideLayout", "slideMaster"})
    marks = (b"tableStyleId",)

    def __init__(self) -> None:
        self._styles: dict[str, tuple[bytes, Source, Element]] = {}
        self._renamed: dict[tuple[int, str], str] = {}
        self._defined: dict[int, set[str]] = {}
        self._parts: list[tuple[Source, str]] = []
        self._default = _DEFAULT_STYLE

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Unite the lists."""
        for source in merge.sources:
            part = source.presentation.related("tableStyles")
            if part is None:
                continue
            root = source.package.xml(part)
            if not self._parts:
                self._default = root.get("def", _DEFAULT_STYLE)
            self._parts.append((source, part))
            for style in root.iterfind(f"{A}tblStyle"):
                self._unite(merge, source, part, style)

    def wants(self, part: PartEdit) -> bool:
        """Look only where several decks have styles to disagree on."""
        return len(self._styles) > len(self._defined.get(part.source.index, ())) and super().wants(part)

    def edit(self, part: PartEdit) -> None:
        """Let tables follow their style."""
        index = part.source.index
        for element in part.root.iter(f"{A}tableStyleId"):
            guid = (element.text or "").strip().upper()
            if new := self._renamed.get((index, guid)):
                element.text = new
                part.changed("a table follows its style to a new GUID")
            elif guid in self._styles and guid not in self._defined.get(index, ()) and guid not in _BUILT_IN:
                message = (
                    "a table names a style that its deck does not define; another deck does, and lends it its looks"
                )
                part.merge.report.say("warning", 23, message, index, part.slide)

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the list; the only list there is goes as it came."""
        if not self._parts:
            return
        first, first_part = self._parts[0]
        if len({source.package.read(part) for source, part in self._parts}) == 1 and not first.package.rels(first_part):
            walker.emit(first, Relationship("", _RELATIONSHIP, first_part), _PART)
            for source, part in self._parts[1:]:
                merge.report.account(source.index, part, "shared", _PART, "equal to the first deck's")
        else:
            self._write(merge, walker)
            for source, part in self._parts:
                merge.report.account(source.index, part, "merged", _PART, "table styles united")
        merge.presentation.relate("tableStyles", _PART)

    def _unite(self, merge: Merge, source: Source, part: str, style: Element) -> None:
        guid = style.get("styleId", "").upper()
        self._defined.setdefault(source.index, set()).add(guid)
        weight = _weigh(source, part, style)
        known = self._styles.get(guid)
        if known is None:
            self._styles[guid] = (weight, source, style)
        elif known[0] != weight and (source.index, guid) not in self._renamed:
            new = derived_guid("tableStyle", guid, weight.decode("utf-8", "replace"))
            self._renamed[source.index, guid] = new
            if new not in self._styles:
                copy = etree.fromstring(detached(style))
                copy.set("styleId", new)
                self._styles[new] = (weight, source, copy)
            name = style.get("styleName", guid)
            merge.report.say(
                "changed",
                23,
                f"its table style “{name}” differs from another deck's of the same id; both stay",
                source.index,
            )

    def _write(self, merge: Merge, walker: Walker) -> None:
        relationships: list[Relationship] = []
        styles = []
        for _, source, style in self._styles.values():
            text = detached(style)
            if R[1:-1].encode() in text:
                text = self._relate_pictures(merge, walker, source, text, relationships)
            styles.append(text)
        head = f'{DECLARATION}<a:tblStyleLst xmlns:a="{NS["a"]}" def="{self._default}">'
        merge.outgoing.write(_PART, _TYPE, head.encode() + b"".join(styles) + b"</a:tblStyleLst>")
        if relationships:
            merge.outgoing.write(rels_name(_PART), None, write_relationships(_PART, relationships))

    def _relate_pictures(
        self, merge: Merge, walker: Walker, source: Source, text: bytes, relationships: list[Relationship]
    ) -> bytes:
        """Bring over the pictures that a style fills cells with."""
        part = next(p for s, p in self._parts if s is source)
        rels = {rel.id: rel for rel in source.package.rels(part)}
        copy = etree.fromstring(text)
        for element in copy.iter():
            for name, value in element.attrib.items():
                rel = rels.get(value) if name.startswith(R) else None
                if rel is None or rel.external or not rel.found:
                    continue
                rid = f"rId{len(relationships) + 1}"
                relationships.append(Relationship(rid, rel.type, walker.leaf(source, rel)))
                element.set(name, rid)
        mended: bytes = etree.tostring(copy, encoding="UTF-8", xml_declaration=False)
        return mended


def _weigh(source: Source, part: str, style: Element) -> bytes:
    """Return what a style says, without its name, which differs with PowerPoint's language, and with its pictures."""
    copy = etree.fromstring(detached(style))
    for attribute in ("styleName", "styleId"):
        copy.attrib.pop(attribute, None)
    rels = {rel.id: rel for rel in source.package.rels(part)}
    for element in copy.iter():
        for name, value in element.attrib.items():
            rel = rels.get(value) if name.startswith(R) else None
            if rel is not None and rel.found and not rel.external:
                element.set(name, hashlib.sha256(source.package.read(rel.target)).hexdigest())
    return canonical(copy)
