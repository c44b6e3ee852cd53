"""The merged deck before it is written: for each part, where its bytes will come from."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass

from wimlds_cli.deck.package import Package
from wimlds_cli.deck.zipcopy import Checks, Packed, ZipWriter, pack


@dataclass(frozen=True, slots=True)
class Copied:
    """A part that is copied as it is, still compressed."""

    package: Package
    part: str

    @property
    def packed_size(self) -> int:
        """Return the bytes it takes in the zip."""
        return self.package.member(self.part).packed_size


@dataclass(frozen=True, slots=True)
class Written:
    """A part that was edited or made; its compressed bytes wait in the spool."""

    method: int
    crc: int
    size: int
    offset: int
    packed_size: int


class Outgoing:
    """The parts of the merged deck. What was edited is kept compressed, beyond a few megabytes on disk."""

    def __init__(self) -> None:
        self.parts: dict[str, Copied | Written] = {}
        self.types: dict[str, str] = {}
        self.checks = Checks()
        self._spool = tempfile.SpooledTemporaryFile(max_size=16 << 20)  # noqa: SIM115 - closed in close()
        self._end = 0

    def copy(self, name: str, content_type: str, package: Package, part: str) -> None:
        """Plan to copy a part of an input."""
        self.parts[name] = Copied(package, part)
        if part not in package.checked:
            package.checked.add(part)
            self.checks.submit(package.reader, package.member(part))
        self.types[name] = content_type

    def write(self, name: str, content_type: str | None, content: bytes) -> None:
        """Plan to write new content; a part without a content type of its own is a .rels part."""
        packed = pack(content)
        self._spool.write(packed.data)
        self.parts[name] = Written(packed.method, packed.crc, packed.size, self._end, len(packed.data))
        self._end += len(packed.data)
        if content_type:
            self.types[name] = content_type

    @property
    def packed_size(self) -> int:
        """Return the bytes that all parts take in the zip, without its directories."""
        return sum(part.packed_size for part in self.parts.values())

    def deliver(self, writer: ZipWriter, content_types: bytes) -> None:
        """Write everything, the content types first as readers of streams expect."""
        writer.add("[Content_Types].xml", pack(content_types))
        for name, part in self.parts.items():
            if isinstance(part, Copied):
                writer.copy(name[1:], part.package.reader, part.package.member(part.part))
            else:
                self._spool.seek(part.offset)
                data = self._spool.read(part.packed_size)
                writer.add(name[1:], Packed(part.method, part.crc, part.size, data))

    def close(self) -> None:
        """Forget the spool, and stop the checks."""
        self.checks.close()
        self._spool.close()
