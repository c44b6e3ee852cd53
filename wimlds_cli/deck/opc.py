"""The package's own vocabulary: part names, relationships, content types (ECMA-376 part 2)."""

from __future__ import annotations

import functools
import posixpath
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from wimlds_cli.deck.strict import to_transitional_uri
from wimlds_cli.deck.xml import CT, DECLARATION, REL, parse, quoteattr

ROOT = "/"
"""The package itself, as the source of relationships."""

OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "/[Content_Types].xml"


@functools.lru_cache(maxsize=1024)
def _last_word(uri: str) -> str:
    return uri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow from a part to another, or out of the package.

    `target` is a part name of the package when the arrow stays inside and something is there; otherwise it is
    what the file says. `found` tells which.
    """

    id: str
    type: str
    target: str
    external: bool = False
    found: bool = True

    @property
    def kind(self) -> str:
        """Return the type's last word: `slide`, `image`, `notesSlide`."""
        return _last_word(self.type)

    @property
    def by_microsoft(self) -> bool:
        """Tell whether the type is one of Microsoft's extensions (their `comments` are the modern ones)."""
        return self.type.startswith("http://schemas.microsoft.com/")

    def to(self, target: str) -> Relationship:
        """Return the same arrow to another part."""
        return Relationship(self.id, self.type, target)


def rels_name(part: str) -> str:
    """Return the name of the part that holds another's relationships."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def source_of_rels(name: str) -> str | None:
    """Return the part whose relationships `name` holds, or None when it is no such part."""
    folder, _, base = name.rpartition("/")
    if not base.endswith(".rels") or posixpath.basename(folder) != "_rels":
        return None
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


_PLAIN_TARGET = re.compile(r"(?:\.\./)*[^/.][^/]*(?:/[^/.][^/]*)*")


def resolve(source: str, target: str) -> str:
    """Return the part name that a relationship's target means; it need not exist.

    Accepts what real decks hold: absolute targets, backslashes, a fragment behind the name.
    """
    path = target.partition("#")[0].replace("\\", "/")
    if not path:
        return source
    if _PLAIN_TARGET.fullmatch(path):
        # What nearly all targets are: a few steps up, then down. The general way takes ten times as long.
        folder = source.rpartition("/")[0]
        while path.startswith("../"):
            folder, path = folder.rpartition("/")[0], path[3:]
        return f"{folder}/{path}"
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path)).replace("//", "/")


def relative(source: str, target: str) -> str:
    """Return how a relationship of `source` names `target`."""
    folders, names = source.split("/")[1:-1], target.split("/")[1:]
    shared = 0
    while shared < min(len(folders), len(names) - 1) and folders[shared] == names[shared]:
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(names[shared:])


def read_relationships(data: bytes) -> list[Relationship]:
    """Read a .rels part; targets are as written. Strict types come back as transitional ones.

    Raises:
        XmlError: It is no XML.
    """
    found: dict[str, Relationship] = {}
    for element in parse(data).iter(f"{REL}Relationship"):
        rid = element.get("Id", "")
        found.setdefault(
            rid,
            Relationship(
                rid,
                to_transitional_uri(element.get("Type", "")),
                element.get("Target", ""),
                element.get("TargetMode") == "External",
            ),
        )
    return list(found.values())


def write_relationships(source: str, relationships: Iterable[Relationship]) -> bytes:
    """Write a .rels part; inner targets become relative to `source`."""
    lines = []
    for rel in relationships:
        inner = not rel.external and rel.found
        target = quoteattr(relative(source, rel.target) if inner else rel.target)
        mode = ' TargetMode="External"' if rel.external else ""
        lines.append(f"<Relationship Id={quoteattr(rel.id)} Type={quoteattr(rel.type)} Target={target}{mode}/>")
    return f'{DECLARATION}<Relationships xmlns="{REL[1:-1]}">{"".join(lines)}</Relationships>'.encode()


def unused_id(taken: Iterable[str]) -> str:
    """Return a relationship id that is not taken; ids are compared without regard to case."""
    lowered = {rid.lower() for rid in taken}
    number = len(lowered) + 1
    while f"rid{number}" in lowered:
        number += 1
    return f"rId{number}"


def is_mended(content_type: str) -> bool:
    """Tell whether a content type is one that some programs write wrongly."""
    return content_type.lower() in _MENDED_TYPES


def extension(part: str) -> str:
    """Return a part's extension in lower case, without the dot; empty where there is none."""
    base = part.rpartition("/")[2]
    return base.rpartition(".")[2].lower() if "." in base else ""


# Types that some programs write wrongly; PowerPoint refuses the picture.
_MENDED_TYPES = {"image/svg": "image/svg+xml", "image/jpg": "image/jpeg"}
_KNOWN_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "bmp": "image/bmp",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "wmv": "video/x-ms-wmv",
    "avi": "video/x-msvideo",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
}


class ContentTypes:
    """What each part of a package is, from its [Content_Types].xml."""

    def __init__(self, data: bytes) -> None:
        """Read the part.

        Raises:
            XmlError: It is no XML.
        """
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        for element in parse(data):
            content_type = sys.intern(element.get("ContentType", ""))
            if element.tag == f"{CT}Default":
                self._defaults.setdefault(element.get("Extension", "").lower(), content_type)
            elif element.tag == f"{CT}Override":
                name = resolve(ROOT, unquote(element.get("PartName", "")))
                self._overrides.setdefault(name.lower(), content_type)

    def as_given(self, part: str) -> str | None:
        """Return what the package itself says a part is."""
        return self._overrides.get(part.lower()) or self._defaults.get(extension(part))

    def of(self, part: str) -> str:
        """Return a part's content type, by its name or extension; a fitting one where none is given."""
        found = self.as_given(part) or _KNOWN_TYPES.get(extension(part), "application/octet-stream")
        return _MENDED_TYPES.get(found.lower(), found)

    def overridden(self) -> list[str]:
        """Return the parts named one by one, in lower case."""
        return list(self._overrides)

    def count(self, content_type: str) -> int:
        """Count the parts that are said by name to be of a type."""
        return sum(1 for value in self._overrides.values() if value == content_type)


def write_content_types(types: dict[str, str]) -> bytes:
    """Write [Content_Types].xml for parts and their types.

    XML parts are named one by one; of other extensions the most common type is the default, and the parts
    that differ are named.
    """
    by_extension: dict[str, Counter[str]] = {}
    for part, content_type in types.items():
        by_extension.setdefault(extension(part), Counter())[content_type] += 1
    defaults = {"rels": _KNOWN_TYPES["rels"], "xml": _KNOWN_TYPES["xml"]}
    for ext, counted in sorted(by_extension.items()):
        if ext and ext not in defaults and re.fullmatch(r"[a-z0-9]+", ext):
            defaults[ext] = min(counted, key=lambda t: (-counted[t], t))
    lines = [
        f"<Default Extension={quoteattr(ext)} ContentType={quoteattr(content_type)}/>"
        for ext, content_type in defaults.items()
    ]
    lines += [
        f"<Override PartName={quoteattr(part)} ContentType={quoteattr(content_type)}/>"
        for part, content_type in types.items()
        if defaults.get(extension(part)) != content_type
    ]
    return f'{DECLARATION}<Types xmlns="{CT[1:-1]}">{"".join(lines)}</Types>'.encode()
