"""A PDF file, written object by object: nothing but the small objects of the moment is held in memory."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

_TOGETHER = 200
"""Small objects in one object stream, as most writers do it."""
_FREE, _PLAIN, _PACKED = 0, 1, 2
"""Types of entries in a cross-reference stream (ISO 32000-2, 7.5.8.3)."""


@dataclass(frozen=True, slots=True)
class Ref:
    """An object of the file that is being written."""

    number: int


class PdfFile:
    """Writes objects in any order, and the table of where they lie.

    Objects that are no streams are packed together and compressed (ISO 32000-2, 7.5.7), as they came in most inputs:
    the tags of a deck are tens of thousands of small objects. The identifier is made of the content, so that the same
    objects give the same bytes.
    """

    def __init__(self, file: BinaryIO, version: str, tell: Callable[[int], None] | None = None) -> None:
        self._file = file
        self._tell = tell
        self._digest = hashlib.sha256()
        self._end = 0
        self._places: list[tuple[int, int, int]] = [(_FREE, 0, 65535)]
        self._waiting: list[tuple[Ref, bytes]] = []
        # The second line tells programs that this is no text (7.5.2).
        self._write(f"%PDF-{version}\n".encode() + b"%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> Ref:
        """Give a number to an object that will be written later."""
        self._places.append((_FREE, 0, 0))
        return Ref(len(self._places) - 1)

    def add(self, ref: Ref, body: bytes) -> None:
        """Write an object that is no stream."""
        self._waiting.append((ref, body))
        if len(self._waiting) >= _TOGETHER:
            self._pack()

    def add_stream(self, ref: Ref, entries: bytes, data: bytes) -> None:
        """Write a stream; `entries` are those of its dictionary without its length and brackets."""
        self._places[ref.number] = (_PLAIN, self._end, 0)
        head = b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (ref.number, entries, len(data))
        self._write(head)
        self._write(data)
        self._write(b"\nendstream\nendobj\n")

    def close(self, catalog: Ref, information: Ref) -> None:
        """Write what is waiting, the table and the trailer; every object that has a number must be written by now."""
        self._pack()
        assert all(kind != _FREE for kind, _, _ in self._places[1:])
        table = self.reserve()
        start = self._end
        self._places[table.number] = (_PLAIN, start, 0)
        identifier = self._digest.hexdigest()[:32].encode()
        wide = (start.bit_length() + 7) // 8
        entries = b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode" % (
            len(self._places),
            wide,
            catalog.number,
            information.number,
            identifier,
            identifier,
        )
        rows = (kind.to_bytes(1) + at.to_bytes(wide) + which.to_bytes(2) for kind, at, which in self._places)
        self.add_stream(table, entries, zlib.compress(b"".join(rows)))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self) -> None:
        if not self._waiting:
            return
        stream = self.reserve()
        index, bodies, at = [], [], 0
        for place, (ref, body) in enumerate(self._waiting):
            self._places[ref.number] = (_PACKED, stream.number, place)
            index.append(b"%d %d" % (ref.number, at))
            bodies.append(body)
            at += len(body) + 1
        head = b" ".join(index) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(index), len(head))
        self._waiting.clear()
        self.add_stream(stream, entries, zlib.compress(head + b"\n".join(bodies)))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._end += len(data)
        if self._tell:
            self._tell(len(data))
