"""A zip file's members, found through both of its directories and trusted in neither.

The layout is PKWARE's APPNOTE.TXT 6.3 (sections 4.3 and 4.4); OPC allows only methods 0 and 8 and no
encryption (ECMA-376 part 2, annex C). Office pads local headers, so a member's data is found through its
local header; its size, checksum and method come from the central directory.
"""

from __future__ import annotations

import itertools
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from wimlds_cli.deck.kinds import refuse_unless_zip
from wimlds_cli.errors import DeckError

STORED, DEFLATED = 0, 8
CHUNK = 1 << 18

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQHHLLQQQQ")

# Deflate cannot pack better than this (zlib's technical details); a larger claim is false.
_BEST_DEFLATE_RATIO = 1032
# No speaker's film is packed a hundredfold; a member that claims so is there to fill the disk.
_BOMB_SIZE, _BOMB_RATIO = 1 << 30, 100

_BROKEN_HINT = "Ask the speaker to open the deck, save it again under another name, and send that."


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a zip, as the central directory describes it. Sizes and offsets in bytes."""

    name: str
    method: int
    flags: int
    crc: int
    packed_size: int
    size: int
    data_offset: int


class ZipReader:
    """The members of one zip file, by name. Safe to read from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the file and read both directories.

        Raises:
            DeckError: The file is no zip, is cut off, or its directories contradict each other.
        """
        self.path = path
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise DeckError(
                f"{path} cannot be opened: {error.strerror}", "Check the path, and its permissions."
            ) from None
        self._lock = threading.Lock()
        try:
            refuse_unless_zip(self._file, path)
            self.file_size = os.fstat(self._file.fileno()).st_size
            self.members: dict[str, Member] = {}
            self._read_directory()
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> ZipReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fileno(self) -> int:
        """Return the file descriptor, for copies inside the kernel."""
        return self._file.fileno()

    def read_at(self, offset: int, count: int) -> bytes:
        """Read at most `count` bytes from `offset`, without moving anything another thread relies on."""
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), count, offset)
        with self._lock:
            self._file.seek(offset)
            return self._file.read(count)

    def read(self, member: Member) -> bytes:
        """Return a member's content, checked against its size and checksum.

        Raises:
            DeckError: The content is damaged.
        """
        data = self.read_at(member.data_offset, member.packed_size)
        if member.method == DEFLATED:
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                data = inflater.decompress(data, member.size + 1)
            except zlib.error:
                raise self.damaged(member) from None
        if len(data) != member.size or zlib.crc32(data) != member.crc:
            raise self.damaged(member)
        return data

    def stream(self, member: Member) -> Iterator[bytes]:
        """Yield a member's content in pieces, in constant memory, and check it on the way.

        Raises:
            DeckError: The content is damaged.
        """
        inflater = zlib.decompressobj(-zlib.MAX_WBITS) if member.method == DEFLATED else None
        offset, end, size, crc = member.data_offset, member.data_offset + member.packed_size, 0, 0
        try:
            while offset < end:
                packed = self.read_at(offset, min(CHUNK, end - offset))
                if not packed:
                    raise self.damaged(member)
                offset += len(packed)
                while packed:
                    data = inflater.decompress(packed, 4 * CHUNK) if inflater else packed
                    packed = inflater.unconsumed_tail if inflater else b""
                    size += len(data)
                    if size > member.size:
                        raise self.damaged(member)
                    crc = zlib.crc32(data, crc)
                    yield data
            if inflater and (rest := inflater.flush()):
                size += len(rest)
                crc = zlib.crc32(rest, crc)
                yield rest
        except zlib.error:
            raise self.damaged(member) from None
        if size != member.size or crc != member.crc:
            raise self.damaged(member)

    def damaged(self, member: Member) -> DeckError:
        """Return the error that names a damaged member."""
        return DeckError(
            f"{self.path.name} is damaged: the checksum of {member.name} inside it does not match",
            _BROKEN_HINT,
            path=self.path,
        )

    # -- the directories -----------------------------------------------------------------------------

    def _broken(self, why: str) -> DeckError:
        return DeckError(f"{self.path.name} is damaged: {why}", _BROKEN_HINT, path=self.path)

    def _read_directory(self) -> None:
        count, size, offset, before = self._find_directory()
        directory = self.read_at(before + offset, size)
        if len(directory) != size:
            raise self._broken("it is cut off")
        spans: list[tuple[int, int]] = []
        seen: set[str] = set()
        at = 0
        for _ in range(count):
            if at + _CENTRAL.size > size or directory[at : at + 4] != b"PK\x01\x02":
                raise self._broken("its table of contents is cut off")
            (
                _,
                _,
                _,
                flags,
                method,
                _,
                _,
                crc,
                packed,
                unpacked,
                name_len,
                extra_len,
                comment_len,
                disk,
                _,
                _,
                header,
            ) = _CENTRAL.unpack_from(directory, at)
            extra_at = at + _CENTRAL.size + name_len
            raw_name = directory[at + _CENTRAL.size : extra_at]
            if 0xFFFFFFFF in (packed, unpacked, header):
                packed, unpacked, header = self._zip64_fields(
                    directory[extra_at : extra_at + extra_len], packed, unpacked, header
                )
            at = extra_at + extra_len + comment_len
            name = self._name(raw_name)
            if disk not in (0, 0xFFFF):
                raise self._broken("it is one piece of a zip split over several files")
            data_offset = self._check_local_header(before + header, raw_name, name)
            if name.endswith("/") and not unpacked:
                continue
            self._check_member(name, flags, method, packed, unpacked, data_offset)
            if name.lower() in seen:
                raise self._broken(f"{name} stands in it twice")
            seen.add(name.lower())
            spans.append((before + header, data_offset + packed))
            self.members[name] = Member(name, method, flags, crc, packed, unpacked, data_offset)
        spans.sort()
        for (_, end), (start, _) in itertools.pairwise(spans):
            if end > start:
                raise self._broken("two of its members overlap")

    def _find_directory(self) -> tuple[int, int, int, int]:
        """Return the directory's count, size and offset, and what stands before the zip in the file."""
        tail_start = max(0, self.file_size - _END.size - 0xFFFF)
        tail = self.read_at(tail_start, self.file_size - tail_start)
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or at + _END.size > len(tail):
            raise self._broken("it is cut off, the upload or download did not finish")
        _, disk, start_disk, here, count, size, offset, _ = _END.unpack_from(tail, at)
        end = tail_start + at
        if disk not in (0, 0xFFFF) or start_disk not in (0, 0xFFFF) or here != count:
            raise self._broken("it is one piece of a zip split over several files")
        if 0xFFFF in (count,) or 0xFFFFFFFF in (size, offset):
            locator = self.read_at(max(0, end - _END64_LOCATOR.size), _END64_LOCATOR.size)
            if locator[:4] == b"PK\x06\x07":
                end = _END64_LOCATOR.unpack(locator)[2]
                record = self.read_at(end, _END64.size)
                if len(record) < _END64.size or record[:4] != b"PK\x06\x06":
                    raise self._broken("its table of contents cannot be found")
                count, size, offset = _END64.unpack(record)[7:10]
        before = end - size - offset
        if before < 0 or count * _CENTRAL.size > size:
            raise self._broken("its table of contents is cut off")
        return count, size, offset, before

    def _zip64_fields(self, extra: bytes, packed: int, unpacked: int, header: int) -> tuple[int, int, int]:
        """Read the sizes that did not fit into 32 bits (APPNOTE 4.5.3)."""
        at = 0
        while at + 4 <= len(extra):
            kind, length = struct.unpack_from("<HH", extra, at)
            if kind == 1:
                wanted = [value == 0xFFFFFFFF for value in (unpacked, packed, header)]
                body = extra[at + 4 : at + 4 + length]
                if len(body) < 8 * sum(wanted):
                    break
                values = iter(struct.unpack_from(f"<{sum(wanted)}Q", body))
                unpacked, packed, header = (
                    next(values) if want else value
                    for want, value in zip(wanted, (unpacked, packed, header), strict=True)
                )
                return packed, unpacked, header
            at += 4 + length
        raise self._broken("a member's size is not given")

    def _name(self, raw: bytes) -> str:
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp437")
        segments = name.removesuffix("/").split("/")
        if not name or "\\" in name or ":" in name or "\0" in name or {"", ".", ".."} & set(segments):
            raise self._broken(f"it holds a member with the name {name!r}, which is no part of a deck")
        return name

    def _check_local_header(self, at: int, raw_name: bytes, name: str) -> int:
        """Return where the member's data starts."""
        header = self.read_at(at, _LOCAL.size + len(raw_name))
        if len(header) < _LOCAL.size + len(raw_name) or header[:4] != b"PK\x03\x04":
            raise self._broken(f"{name} inside it cannot be found")
        name_len, extra_len = struct.unpack_from("<HH", header, _LOCAL.size - 4)
        if header[_LOCAL.size :] != raw_name or name_len != len(raw_name):
            raise self._broken(f"its two tables of contents disagree on the name of {name}")
        return at + _LOCAL.size + int(name_len) + int(extra_len)

    def _check_member(self, name: str, flags: int, method: int, packed: int, unpacked: int, data_offset: int) -> None:
        if flags & 0x2041:
            raise DeckError(
                f"{self.path.name} is encrypted (its member {name} is)",
                "Ask the speaker for the deck without a password.",
            )
        if method not in (STORED, DEFLATED):
            raise self._broken(f"{name} inside it is packed by a method (number {method}) that no deck may use")
        if data_offset + packed > self.file_size:
            raise self._broken(f"{name} inside it is cut off")
        if (method == STORED and packed != unpacked) or (
            method == DEFLATED and unpacked > packed * _BEST_DEFLATE_RATIO + 64
        ):
            raise self._broken(f"{name} inside it declares {unpacked:,} bytes, which it cannot hold")
        if unpacked > _BOMB_SIZE and unpacked > packed * _BOMB_RATIO:
            raise self._broken(f"{name} inside it would unpack to {unpacked:,} bytes")
