"""A package in memory: parts, their relationships, and the zip file that they make."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from .names import DECLARATION, NS, TYPE, relationship_type

# Extensions that a package declares once for all; every other part has an Override.
DEFAULTS = {
    "rels": TYPE["relationships"],
    "xml": TYPE["xml"],
    "png": TYPE["png"],
    "jpeg": TYPE["jpeg"],
    "gif": TYPE["gif"],
    "svg": TYPE["svg"],
    "emf": TYPE["emf"],
    "mp4": TYPE["mp4"],
    "m4a": TYPE["m4a"],
    "wav": TYPE["wav"],
    "vml": TYPE["vmlDrawing"],
    "fntdata": TYPE["font"],
    "xlsx": TYPE["xlsx"],
    "glb": TYPE["model3d"],
    "wdp": TYPE["hdphoto"],
}

Body = bytes | str | Callable[[], str]


@dataclass
class Relationship:
    id: str
    type: str
    target: Part | str
    external: bool = False


@dataclass
class Part:
    """One part. A body that is a function is asked for its text when the package is written."""

    name: str
    content_type: str
    body: Body
    relationships: list[Relationship] = field(default_factory=list)

    def relate(self, kind: str, target: Part | str, *, external: bool = False, rel_id: str | None = None) -> str:
        """Add a relationship and return its id."""
        rel_id = rel_id or f"rId{len(self.relationships) + 1}"
        self.relationships.append(Relationship(rel_id, relationship_type(kind), target, external))
        return rel_id

    def bytes(self) -> bytes:
        body = self.body() if callable(self.body) else self.body
        return body.encode() if isinstance(body, str) else body


def relative_target(source: str, target: str) -> str:
    """Spell a partname as Office does: relative to the folder of the part that refers to it."""
    return posixpath.relpath(target, posixpath.dirname(source) or "/")


class Package:
    """Parts by name, and what is needed to write them as a zip file.

    Attributes:
        spell_target: How a relationship's target is written, given the source's and the target's names.
        defaults: Content types by extension.
        extra_overrides: Overrides to write besides those of the parts.
        extra_members: Members of the zip that are no parts (or not declared as such).
    """

    def __init__(self) -> None:
        self.root = Part("/", "", b"")
        self.parts: dict[str, Part] = {}
        self.defaults = dict(DEFAULTS)
        self.spell_target: Callable[[str, str], str] = relative_target
        self.extra_overrides: dict[str, str] = {}
        self.extra_members: dict[str, bytes] = {}

    def add(self, name: str, content_type: str, body: Body) -> Part:
        """Add a part; `{}` in its name becomes the first number that is free."""
        if "{}" in name:
            number = 1
            while name.format(number) in self.parts:
                number += 1
            name = name.format(number)
        part = Part(name, TYPE.get(content_type, content_type), body)
        self.parts[name] = part
        return part

    def members(self) -> list[tuple[str, bytes]]:
        """Return every member of the zip as (name, bytes), content types first."""
        found = [("[Content_Types].xml", self.content_types()), ("_rels/.rels", self._rels(self.root))]
        for part in self.parts.values():
            found.append((part.name.lstrip("/"), part.bytes()))
            if part.relationships:
                folder, base = posixpath.split(part.name)
                found.append((posixpath.join(folder, "_rels", base + ".rels").lstrip("/"), self._rels(part)))
        found += self.extra_members.items()
        return found

    def content_types(self) -> bytes:
        rows = [
            f"<Default Extension={quoteattr(ext)} ContentType={quoteattr(kind)}/>"
            for ext, kind in self.defaults.items()
        ]
        for part in self.parts.values():
            extension = part.name.rsplit(".", 1)[-1].lower()
            if self.defaults.get(extension) != part.content_type:
                rows.append(f"<Override PartName={quoteattr(part.name)} ContentType={quoteattr(part.content_type)}/>")
        rows += [
            f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>"
            for name, kind in self.extra_overrides.items()
        ]
        return f'{DECLARATION}<Types xmlns="{NS["ct"]}">{"".join(rows)}</Types>'.encode()

    def _rels(self, part: Part) -> bytes:
        rows = []
        for rel in part.relationships:
            target = rel.target if isinstance(rel.target, str) else self._spelled(part, rel.target)
            mode = ' TargetMode="External"' if rel.external else ""
            rows.append(f'<Relationship Id="{rel.id}" Type={quoteattr(rel.type)} Target={quoteattr(target)}{mode}/>')
        return f'{DECLARATION}<Relationships xmlns="{NS["rel"]}">{"".join(rows)}</Relationships>'.encode()

    def _spelled(self, source: Part, target: Part) -> str:
        return self.spell_target("/" if source is self.root else source.name, target.name)

    def save(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.members():
                archive.writestr(zipfile.ZipInfo(name, (2024, 5, 17, 18, 30, 0)), data, zipfile.ZIP_DEFLATED)
        return path


def text(words: str) -> str:
    """Words as they stand between two tags."""
    return escape(words)


def attribute(words: str) -> str:
    """Words as an attribute's value, quotes included."""
    return quoteattr(words)
