"""A zip writer that can do what other programs do, and what no honest program does."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

STORED, DEFLATED = 0, 8
TIME, DATE = 18 << 11 | 30 << 5, (2024 - 1980) << 9 | 5 << 5 | 17
# The extra field with which Office pads local headers so that it can save in place.
PADDING_ID = 0xA220


def deflate(data: bytes, level: int = 6) -> bytes:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return squeezer.compress(data) + squeezer.flush()


@dataclass
class Member:
    """One member of a zip file; what is None is worked out from the data.

    Attributes:
        flags: The general purpose bits; bit 3 also writes a data descriptor.
        body: The bytes that are stored, when they are not the data compressed by `method`.
        local_name: The name in the local header, when it differs from the directory's.
        size, packed_size, crc: What the headers claim.
        offset: Where the directory says that the local header is.
        padding: Bytes of padding in the local header's extra field.
        extra: The directory's extra field.
        zip64: Whether sizes and offset stand in a zip64 extra field.
        only_listed: Whether the directory lists it without its being written.
        written_at: Where its local header was written.
    """

    name: str | bytes
    data: bytes = b""
    method: int = DEFLATED
    flags: int = 0
    level: int = 6
    body: bytes | None = None
    local_name: str | bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    offset: int | None = None
    padding: int = 0
    extra: bytes = b""
    zip64: bool = False
    attributes: int = 0
    only_listed: bool = False
    written_at: int = field(default=0, init=False)

    def packed(self) -> bytes:
        if self.body is not None:
            return self.body
        return self.data if self.method == STORED else deflate(self.data, self.level)


def _name(name: str | bytes) -> bytes:
    return name if isinstance(name, bytes) else name.encode("utf-8")


@dataclass
class OddZip:
    """Members and the oddities of the file as a whole.

    Attributes:
        prefix: Bytes before the first member.
        comment: The archive's comment.
        disk: The number of this disk, as the end record claims.
        entries: The number of members that the end record claims.
    """

    members: list[Member] = field(default_factory=list)
    prefix: bytes = b""
    comment: bytes = b""
    disk: int = 0
    entries: int | None = None
    zip64_end: bool = False

    def bytes(self) -> bytes:
        out = bytearray(self.prefix)
        directory = bytearray()
        for member in self.members:
            packed = member.packed()
            crc = zlib.crc32(member.data) if member.crc is None else member.crc
            size = len(member.data) if member.size is None else member.size
            packed_size = len(packed) if member.packed_size is None else member.packed_size
            offset = len(out) if member.offset is None else member.offset
            later = bool(member.flags & 8)
            name = _name(member.name)
            local_name = name if member.local_name is None else _name(member.local_name)
            padding = struct.pack("<HH", PADDING_ID, member.padding) + bytes(member.padding) if member.padding else b""
            local_extra, extra = padding, member.extra
            shown = (packed_size, size)
            if member.zip64:
                sizes = struct.pack("<HHQQ", 1, 16, 0 if later else size, 0 if later else packed_size)
                local_extra = sizes + padding
                extra = struct.pack("<HHQQQ", 1, 24, size, packed_size, offset) + extra
                shown = (0xFFFFFFFF, 0xFFFFFFFF)
            common = (45 if member.zip64 else 20, member.flags, member.method, TIME, DATE)
            member.written_at = len(out)
            local_sizes = (0, 0, 0) if later and not member.zip64 else (0 if later else crc, *shown)
            if not member.only_listed:
                out += struct.pack("<4s5H3I2H", b"PK\3\4", *common, *local_sizes, len(local_name), len(local_extra))
                out += local_name + local_extra + packed
            if later and not member.only_listed:
                form = "<4sIQQ" if member.zip64 else "<4sIII"
                out += struct.pack(form, b"PK\7\10", crc, packed_size, size)
            directory += struct.pack(
                "<4s6H3I5H2I",
                *(b"PK\1\2", 20, *common, crc, *shown, len(name), len(extra), 0, 0, 0, member.attributes),
                0xFFFFFFFF if member.zip64 else offset,
            )
            directory += name + extra
        start = len(out)
        out += directory
        count = len(self.members) if self.entries is None else self.entries
        if self.zip64_end:
            record = len(out)
            out += struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start)
            out += struct.pack("<4sIQI", b"PK\6\7", 0, record, 1)
        shown_count, shown_start = (0xFFFF, 0xFFFFFFFF) if self.zip64_end else (count, start)
        out += struct.pack(
            "<4s4H2IH",
            *(b"PK\5\6", self.disk, self.disk, shown_count, shown_count, len(directory), shown_start),
            len(self.comment),
        )
        return bytes(out + self.comment)

    def save(self, path: Path) -> Path:
        path.write_bytes(self.bytes())
        return path

    def member(self, name: str) -> Member:
        return next(member for member in self.members if member.name == name)


def odd_zip(deck) -> OddZip:
    """The zip of a deck (or a package), to be spoilt."""
    package = getattr(deck, "package", deck)
    return OddZip([Member(name, data) for name, data in package.members()])


def force_crc(data: bytes, wanted: int) -> bytes:
    """Append four bytes to data so that its CRC-32 is the wanted one."""
    table = []
    for number in range(256):
        for _ in range(8):
            number = number >> 1 ^ (0xEDB88320 if number & 1 else 0)
        table.append(number)
    by_top = {value >> 24: index for index, value in enumerate(table)}
    state, indices = wanted ^ 0xFFFFFFFF, []
    for _ in range(4):
        index = by_top[state >> 24]
        indices.append(index)
        state = (state ^ table[index]) << 8
    current, tail = zlib.crc32(data) ^ 0xFFFFFFFF, bytearray()
    for index in reversed(indices):
        tail.append((current ^ index) & 0xFF)
        current = table[index] ^ current >> 8
    return data + bytes(tail)
