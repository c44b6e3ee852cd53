"""What a picture or film is, from its first bytes; nothing is unpacked further than that."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import PurePosixPath

from wimlds_cli.deck.package import Package
from wimlds_cli.deck.zipread import DEFLATED

_PICTURE_HEAD = 1 << 10
# A camera writes a small picture of the picture, and much else, before a JPEG's size.
_LONGEST_HEAD = 1 << 17
_LONGEST_INDEX = 4 << 20
_BOXES = 64
_FORMS = {"qt  ": "mov", "M4A ": "m4a", "M4V ": "m4v"}


def head(package: Package, part: str, count: int) -> bytes:
    """Return a part's first bytes, or fewer when it is damaged."""
    member = package.member(part)
    packed = package.reader.read_at(member.data_offset, min(member.packed_size, count))
    if member.method != DEFLATED:
        return packed
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, count)
    except zlib.error:
        return b""


def pixels(package: Package, part: str) -> tuple[int, int] | None:
    """Return a picture's width and height; None when its first bytes do not tell."""
    from PIL import Image

    for count in (_PICTURE_HEAD, _LONGEST_HEAD):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(io.BytesIO(head(package, part, count))) as picture:
                    return picture.size
        except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError):
            continue
    return None


def form_of(package: Package, part: str) -> tuple[str, str]:
    """Return a film's or sound's format (`mp4`, `wmv`, ...) and the codec of its pictures, as far as it says them."""
    start = head(package, part, 4096)
    by_name = PurePosixPath(part).suffix.lower().removeprefix(".")
    if start[4:8] == b"ftyp":
        brand = start[8:12].decode("latin-1")
        return _FORMS.get(brand, by_name if by_name in ("m4v", "mov", "m4a", "3gp") else "mp4"), _codec(package, part)
    if start.startswith(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"):
        return by_name if by_name in ("wma", "asf") else "wmv", ""
    if start.startswith(b"RIFF"):
        return {b"AVI ": "avi", b"WAVE": "wav"}.get(start[8:12], by_name), ""
    if start.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm" if b"webm" in start[:64] else "mkv", ""
    for mark, form in ((b"FLV", "flv"), (b"OggS", "ogg"), (b"\x00\x00\x01\xba", "mpg"), (b"ID3", "mp3")):
        if start.startswith(mark):
            return form, ""
    return by_name, ""


def _codec(package: Package, part: str) -> str:
    """Return the codec of a film's pictures (ISO/IEC 14496-12: box `stsd` of the `vide` track); empty if not found."""
    index = _index(package, part)
    at = index.find(b"vide")
    at = index.find(b"stsd", at) if at >= 0 else -1
    return index[at + 16 : at + 20].decode("latin-1") if at >= 0 else ""


def _index(package: Package, part: str) -> bytes:
    """Return the box `moov`, found by stepping over the others; of a packed film, only when it stands at the start."""
    member = package.member(part)
    packed = member.method == DEFLATED
    start = head(package, part, _LONGEST_HEAD) if packed else b""
    at = 0
    for _ in range(_BOXES):
        header = start[at : at + 16] if packed else package.reader.read_at(member.data_offset + at, 16)
        if len(header) < 8 or at >= member.size:
            break
        size, kind = struct.unpack(">I4s", header[:8])
        if size == 1 and len(header) == 16:
            size = struct.unpack(">Q", header[8:])[0]
        if kind == b"moov":
            size = min(size or _LONGEST_INDEX, _LONGEST_INDEX, member.size - at)
            return start[at : at + size] if packed else package.reader.read_at(member.data_offset + at, size)
        if size < 8:
            break
        at += size
    return b""
