"""An independent reader of packages: zipfile and lxml, and nothing of the program under test."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from .names import NS, relationship_type
from .odd import transitional_words


@dataclass(frozen=True)
class Rel:
    """A relationship as it stands; `part` is the internal target's member name, None when it is absent."""

    id: str
    type: str
    target: str
    external: bool
    part: str | None

    def is_a(self, kind: str) -> bool:
        return self.type == relationship_type(kind)


def _transitional(data: bytes) -> bytes:
    """Strict OOXML is read as if it were transitional, so that both can be compared."""
    return transitional_words(data.decode()).encode() if b"purl.oclc.org/ooxml" in data else data


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Opened:
    """A deck that was written. Part names have a leading slash."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.infos = [info for info in archive.infolist() if not info.is_dir()]
            self._data = {f"/{info.filename}": archive.read(info) for info in self.infos}
        self._by_key = {name.lower(): name for name in self._data}
        self._trees: dict[str, etree._Element] = {}
        self._rels: dict[str, list[Rel]] = {}

    @property
    def members(self) -> list[str]:
        return [info.filename for info in self.infos]

    @cached_property
    def parts(self) -> list[str]:
        """Every member that is a part: neither content types nor relationships."""
        return [n for n in self._data if n != "/[Content_Types].xml" and not n.endswith(".rels")]

    def data(self, part: str) -> bytes:
        return self._data[part]

    def digest(self, part: str) -> str:
        return digest(self._data[part])

    def xml(self, part: str) -> etree._Element:
        if part not in self._trees:
            self._trees[part] = etree.fromstring(_transitional(self._data[part]))
        return self._trees[part]

    def is_xml(self, part: str) -> bool:
        kind = self.content_type(part) or ""
        return kind.endswith(("+xml", "/xml"))

    def find(self, part: str, path: str) -> list[etree._Element]:
        """Elements of a part by XPath, with the factories' prefixes."""
        return self.xml(part).xpath(path, namespaces=NS)

    # Content types.

    @cached_property
    def declared(self) -> tuple[dict[str, str], dict[str, str]]:
        defaults, overrides = {}, {}
        for element in self.xml("/[Content_Types].xml"):
            kind = element.get("ContentType")
            if element.tag.endswith("}Default"):
                defaults[element.get("Extension").lower()] = kind
            else:
                overrides[element.get("PartName").lower()] = kind
        return defaults, overrides

    def content_type(self, part: str) -> str | None:
        defaults, overrides = self.declared
        return overrides.get(part.lower()) or defaults.get(part.rsplit(".", 1)[-1].lower())

    def of_type(self, ending: str) -> list[str]:
        return [part for part in self.parts if (self.content_type(part) or "").endswith(ending)]

    # Relationships.

    def rels_name(self, part: str) -> str:
        folder, base = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def rels(self, part: str) -> list[Rel]:
        if part not in self._rels:
            name = self._by_key.get(self.rels_name(part).lower())
            self._rels[part] = [self._rel(part, element) for element in self.xml(name)] if name else []
        return self._rels[part]

    def _rel(self, source: str, element: etree._Element) -> Rel:
        target, external = element.get("Target"), element.get("TargetMode") == "External"
        part = None
        if not external:
            path = target.split("#")[0].replace("\\", "/")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
            part = self._by_key.get(path.lower()) or self._by_key.get(unquote(path).lower())
        return Rel(element.get("Id"), element.get("Type"), target, external, part)

    def rel(self, part: str, rel_id: str) -> Rel:
        return next(rel for rel in self.rels(part) if rel.id == rel_id)

    def related(self, part: str, kind: str) -> list[str]:
        """Parts to which a part has relationships of this kind, in order."""
        return [rel.part for rel in self.rels(part) if rel.is_a(kind) and rel.part]

    def only(self, part: str, kind: str) -> str:
        """The one part to which a part is related by this kind."""
        (found,) = self.related(part, kind)
        return found

    # The presentation.

    @cached_property
    def main(self) -> str:
        return self.only("/", "officeDocument")

    @cached_property
    def slides(self) -> list[str]:
        """The slides in their order; an entry with no slide behind it, or listed before, does not count."""
        by_id = {rel.id: rel.part for rel in self.rels(self.main)}
        listed = [by_id[element.get(f"{{{NS['r']}}}id")] for element in self.find(self.main, "p:sldIdLst/p:sldId")]
        return [part for part in dict.fromkeys(listed) if part]

    @cached_property
    def slide_ids(self) -> list[str]:
        return [element.get("id") for element in self.find(self.main, "p:sldIdLst/p:sldId")]

    @cached_property
    def masters(self) -> list[str]:
        by_id = {rel.id: rel.part for rel in self.rels(self.main)}
        listed = self.find(self.main, "p:sldMasterIdLst/p:sldMasterId")
        return [by_id[element.get(f"{{{NS['r']}}}id")] for element in listed]

    @property
    def sections(self) -> list[tuple[str, list[int]]]:
        """Each section's name and the numbers (1-based) of its slides."""
        found = []
        for section in self.find(self.main, "//p14:section"):
            ids = [element.get("id") for element in section.iter(f"{{{NS['p14']}}}sldId")]
            found.append((section.get("name"), [self.slide_ids.index(i) + 1 for i in ids]))
        return found

    def layout_of(self, slide: str) -> str:
        return self.only(slide, "slideLayout")

    def master_of(self, slide: str) -> str:
        return self.only(self.layout_of(slide), "slideMaster")

    def texts(self, part: str) -> list[str]:
        return [element.text or "" for element in self.find(part, "//a:t")]

    def titles(self) -> list[str]:
        return [self.texts(slide)[0] if self.texts(slide) else "" for slide in self.slides]

    def jumps(self, part: str) -> list[str]:
        """The slides to which a part's clicks lead, in document order."""
        ids = self.find(part, '//*[@action="ppaction://hlinksldjump"]/@r:id')
        return [self.rel(part, rel_id).part for rel_id in ids]

    def number(self, slide: str | None) -> int:
        """A slide's number in the show, from 1; 0 for no slide of the show."""
        return self.slides.index(slide) + 1 if slide in self.slides else 0


def canonical(element: etree._Element, *, leave_out: tuple[str, ...] = ()) -> str:
    """An element's meaning as text: no prefixes, no order of attributes, no spaces between elements."""
    tag = element.tag
    if not isinstance(tag, str) or tag in leave_out:
        return ""
    attributes = "".join(f" {name}={value!r}" for name, value in sorted(element.attrib.items()))
    inner = "".join(canonical(child, leave_out=leave_out) for child in element)
    words = element.text or ""
    if inner:
        words = words.strip()
    return f"<{tag}{attributes}>{words}{inner}</>"
