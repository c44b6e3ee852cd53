"""Leaves that several inputs hold alike, such as a logo: stored once, by their bytes and their type."""

from __future__ import annotations

import hashlib

from wimlds_cli.deck.package import Package

KINDS = frozenset({"image", "media", "video", "audio", "hdphoto", "font", "model3d", "track"})
"""Relationships that lead to leaves. Everything else has one owner (a workbook its chart, a chart its slide)."""


class SharedLeaves:
    """Remembers which leaf of which input stands under which name in the merged deck."""

    def __init__(self) -> None:
        self._alike: dict[tuple[int, int, str], list[tuple[Package, str, str]]] = {}
        self._placed: dict[tuple[int, str], str] = {}
        self._digests: dict[tuple[int, str], bytes] = {}

    def find(self, package: Package, part: str, content_type: str) -> str | None:
        """Return the name of an equal leaf that is already placed.

        Size and checksum say which may be equal; only then the bytes are read and compared.
        """
        if known := self._placed.get((id(package), part)):
            return known
        member = package.member(part)
        for other, other_part, name in self._alike.get((member.crc, member.size, content_type), ()):
            if self._digest(other, other_part) == self._digest(package, part):
                self._placed[id(package), part] = name
                return name
        return None

    def add(self, package: Package, part: str, content_type: str, name: str) -> None:
        """Remember a leaf under its new name."""
        member = package.member(part)
        self._placed[id(package), part] = name
        self._alike.setdefault((member.crc, member.size, content_type), []).append((package, part, name))

    def _digest(self, package: Package, part: str) -> bytes:
        key = (id(package), part)
        if key not in self._digests:
            digest = hashlib.sha256()
            for piece in package.reader.stream(package.member(part)):
                digest.update(piece)
            package.checked.add(part)
            self._digests[key] = digest.digest()
        return self._digests[key]
