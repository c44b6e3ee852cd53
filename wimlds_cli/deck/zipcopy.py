"""Members copied from zip to zip without recompressing them, into a zip that depends on the content alone.

Headers are written fresh: no extra fields (but zip64's where a size needs it), no data descriptors, a fixed
time, ASCII names. What is copied unread is checked beside the copy: a raw copy must not pass on rot.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from wimlds_cli.deck.zipread import CHUNK, DEFLATED, STORED, Member, ZipReader

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_FIXED_TIME, _FIXED_DATE = 0, 33  # 1 January 1980, the first day that zip can say
_BIG = 0xFFFFFFFF
_SMALL_COPY = 1 << 16
_BUFFER = 1 << 20
_CHECK_BATCH_BYTES, _CHECK_BATCH_MEMBERS = 8 << 20, 256


@dataclass(frozen=True, slots=True)
class Packed:
    """Content that is ready to be written: compressed where that makes it smaller."""

    method: int
    crc: int
    size: int
    data: bytes


def pack(content: bytes, level: int = 6) -> Packed:
    """Compress content for a zip."""
    # A window as wide as the content finds all that a wider one finds; making a wide one takes longer than filling it.
    window = 12 if len(content) <= 1 << 12 else zlib.MAX_WBITS
    deflater = zlib.compressobj(level, zlib.DEFLATED, -window)
    data = deflater.compress(content) + deflater.flush()
    if len(data) < len(content):
        return Packed(DEFLATED, zlib.crc32(content), len(content), data)
    return Packed(STORED, zlib.crc32(content), len(content), content)


class ZipWriter:
    """Writes a zip member after member; `close` writes its directory and waits for the checks.

    Args:
        file: An unbuffered file, open for writing at its start.
        progress: Called with the number of bytes written since the last call.
    """

    def __init__(self, file: BinaryIO, progress: Callable[[int], None] | None = None) -> None:
        self._file = file
        self._progress = progress
        self._buffer = bytearray()
        self._offset = 0
        self._directory: list[bytes] = []
        self.zip64 = False

    def add(self, name: str, packed: Packed) -> None:
        """Write new content."""
        self._header(name, packed.method, 0, packed.crc, len(packed.data), packed.size)
        self._write(packed.data)

    def copy(self, name: str, reader: ZipReader, member: Member) -> None:
        """Write a member of another zip under a new, ASCII name, its compressed bytes as they are."""
        # Bits 1 and 2 say how hard the deflater tried (APPNOTE 4.4.4); the others promise what is not there.
        self._header(name, member.method, member.flags & 0b110, member.crc, member.packed_size, member.size)
        if member.packed_size <= _SMALL_COPY:
            self._write(reader.read_at(member.data_offset, member.packed_size))
            return
        self._flush()
        self._copy_range(reader, member.data_offset, member.packed_size)

    def close(self) -> None:
        """Finish the zip."""
        start = self._offset
        for record in self._directory:
            self._write(record)
        size, count = self._offset - start, len(self._directory)
        if count >= 0xFFFF or start >= _BIG or size >= _BIG:
            self.zip64 = True
            record_at = self._offset
            self._write(struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start))
            self._write(struct.pack("<4sLQL", b"PK\x06\x07", 0, record_at, 1))
        short = min(count, 0xFFFF)
        self._write(struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, short, short, min(size, _BIG), min(start, _BIG), 0))
        self._flush()

    # -- bytes ---------------------------------------------------------------------------------------

    def _header(self, name: str, method: int, flags: int, crc: int, packed_size: int, size: int) -> None:
        raw = name.encode("ascii")
        big = packed_size >= _BIG or size >= _BIG
        far = self._offset >= _BIG
        self.zip64 = self.zip64 or big or far
        local_extra = struct.pack("<HHQQ", 1, 16, size, packed_size) if big else b""
        short_packed, short_size = (_BIG, _BIG) if big else (packed_size, size)
        needed = 45 if big or far else 20
        central_extra = b""
        if big or far:
            values = ([size, packed_size] if big else []) + ([self._offset] if far else [])
            central_extra = struct.pack(f"<HH{len(values)}Q", 1, 8 * len(values), *values)
        common = (flags, method, _FIXED_TIME, _FIXED_DATE, crc, short_packed, short_size, len(raw))
        self._directory.append(
            _CENTRAL.pack(
                b"PK\x01\x02",
                needed,
                needed,
                *common,
                len(central_extra),
                0,
                0,
                0,
                0,
                min(self._offset, _BIG),
            )
            + raw
            + central_extra
        )
        self._write(_LOCAL.pack(b"PK\x03\x04", needed, *common, len(local_extra)) + raw + local_extra)

    def _write(self, data: bytes) -> None:
        self._buffer += data
        self._offset += len(data)
        if len(self._buffer) >= _BUFFER:
            self._flush()

    def _flush(self) -> None:
        view = memoryview(self._buffer)
        done = 0
        while done < len(view):
            done += self._file.write(view[done:]) or 0
        view.release()
        if self._progress:
            self._progress(len(self._buffer))
        self._buffer.clear()

    def _copy_range(self, reader: ZipReader, offset: int, count: int) -> None:
        """Copy bytes of another file, inside the kernel where the system can."""
        self._offset += count
        kernel_copy = getattr(os, "copy_file_range", None)
        while count:
            step = min(count, 8 << 20)
            if kernel_copy:
                try:
                    done = kernel_copy(reader.fileno(), self._file.fileno(), step, offset)
                except OSError:
                    # Two file systems, or one that cannot: copy through memory.
                    kernel_copy = None
                    continue
            else:
                data = reader.read_at(offset, min(step, CHUNK))
                done = self._file.write(data) if data else 0
            if not done:
                raise OSError(f"{reader.path} ended while it was copied")
            offset, count = offset + done, count - done
            if self._progress:
                self._progress(done)


class Checks:
    """Checksums of members that are copied unread, found out on other threads while the merge goes on."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="checksum")
        self._running: list[Future[None]] = []
        self._waiting: list[tuple[ZipReader, Member]] = []
        self._waiting_bytes = 0

    def submit(self, reader: ZipReader, member: Member) -> None:
        """Have a member checked some time before `wait` returns."""
        self._waiting.append((reader, member))
        self._waiting_bytes += member.size
        if self._waiting_bytes >= _CHECK_BATCH_BYTES or len(self._waiting) >= _CHECK_BATCH_MEMBERS:
            self._start()

    def wait(self) -> None:
        """Wait for all checks.

        Raises:
            DeckError: A member is damaged.
        """
        self._start()
        for check in self._running:
            check.result()

    def close(self) -> None:
        """Forget the checks that have not begun."""
        self._threads.shutdown(cancel_futures=True)

    def _start(self) -> None:
        if self._waiting:
            self._running.append(self._threads.submit(_check, tuple(self._waiting)))
        self._waiting.clear()
        self._waiting_bytes = 0


def _check(members: tuple[tuple[ZipReader, Member], ...]) -> None:
    for reader, member in members:
        for _ in reader.stream(member):
            pass
