"""Table styles, united."""

from __future__ import annotations

from lxml import etree

from wimlds_cli.deck.opc import Relationship, rels_name, write_relationships
from wimlds_cli.deck.xml import NS, A, Element, R, detached
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source, derived_guid
from wimlds_cli.merge.walk import PartEdit, Walker

_PART = "/ppt/tableStyles.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
# PowerPoint's own default, "Medium Style 2 - Accent 1": what a deck without table styles means.
_DEFAULT_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


class TableStyles(Pass):
    """Keeps rule 23 for tables: one list; a style that differs under the same GUID gets a new one, and its tables follow."""

    kinds = frozenset({"slide", "slideLayout", "slideMaster"})
    marks = (b"tableStyleId",)

    def __init__(self) -> None:
        self._styles: dict[str, tuple[bytes, Source, Element]] = {}
        self._renamed: dict[tuple[int, str], str] = {}
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
        """Look only at decks with a style that had to be renamed."""
        return any(index == part.source.index for index, _ in self._renamed) and super().wants(part)

    def edit(self, part: PartEdit) -> None:
        """Let tables follow their style."""
        for element in part.root.iter(f"{A}tableStyleId"):
            new = self._renamed.get((part.source.index, (element.text or "").strip().upper()))
            if new:
                element.text = new
                part.changed("a table follows its style to a new GUID")

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the list; the only list there is goes as it came."""
        contents = {source.package.read(part) for source, part in self._parts}
        if len(contents) == 1 and not self._parts[0][0].package.rels(self._parts[0][1]):
            source, part = self._parts[0]
            merge.outgoing.copy(_PART, _TYPE, source.package, part)
            if source.package.is_strict:
                merge.outgoing.write(_PART, _TYPE, source.package.read_xml(part))
            for source, part in self._parts:
                merge.report.account(
                    source.index, part, "copied" if not source.package.is_strict else "edited", _PART
                )
        else:
            self._write(merge, walker)
            for source, part in self._parts:
                merge.report.account(source.index, part, "merged", _PART, "table styles united")
        merge.presentation.relate("tableStyles", _PART)

    def _unite(self, merge: Merge, source: Source, part: str, style: Element) -> None:
        guid = style.get("styleId", "").upper()
        weight = _canonical(source, part, style)
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
        head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:tblStyleLst xmlns:a="{NS["a"]}" def="{self._default}">'
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


def _canonical(source: Source, part: str, style: Element) -> bytes:
    """Return a style's content without its name and prefixes; its name differs with PowerPoint's language."""
    copy = etree.fromstring(detached(style))
    for attribute in ("styleName", "styleId"):
        copy.attrib.pop(attribute, None)
    text: bytes = etree.tostring(copy, method="c14n2", strip_text=True)
    return text
