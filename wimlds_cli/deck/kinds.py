"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import BinaryIO

from wimlds_cli.errors import DeckError

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An encrypted Office file is an OLE2 container with a stream of this name (MS-OFFCRYPTO 2.3.4.4).
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_POWERPOINT_97_STREAM = "PowerPoint Document".encode("utf-16-le")


class FileKind(enum.Enum):
    """The kinds of file that speakers send, told from their first bytes."""

    ZIP = "zip"
    PDF = "pdf"
    ENCRYPTED = "encrypted"
    POWERPOINT_97 = "ppt"
    OTHER_OLE2 = "ole2"
    WEB_PAGE = "html"
    EMPTY = "empty"
    UNKNOWN = "unknown"


def kind_of(file: BinaryIO) -> FileKind:
    """Tell what an open file is, from its bytes."""
    file.seek(0)
    head = file.read(4096)
    if not head:
        return FileKind.EMPTY
    if head.startswith(_OLE2):
        return _kind_of_ole2(file)
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script")):
        return FileKind.WEB_PAGE
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileKind.ZIP
    return FileKind.UNKNOWN


def _kind_of_ole2(file: BinaryIO) -> FileKind:
    """Look for the directory entry that names the content; it may stand anywhere in the file."""
    file.seek(0)
    overlap = b""
    found = FileKind.OTHER_OLE2
    while chunk := file.read(1 << 20):
        window = overlap + chunk
        if _ENCRYPTED_STREAM in window:
            return FileKind.ENCRYPTED
        if _POWERPOINT_97_STREAM in window:
            found = FileKind.POWERPOINT_97
        overlap = window[-64:]
    return found


def refuse_unless_zip(file: BinaryIO, path: Path) -> None:
    """Raise a DeckError that says what the file is instead of a deck, and what to ask the speaker for."""
    kind = kind_of(file)
    ask = "Ask the speaker for the deck as .pptx"
    match kind:
        case FileKind.ZIP:
            return
        case FileKind.EMPTY:
            raise DeckError(
                f"{path.name} is empty (0 bytes): the upload or download did not finish",
                f"{ask} once more, and look at its size before the event.",
            )
        case FileKind.ENCRYPTED:
            raise DeckError(
                f"{path.name} is protected with a password",
                f"{ask} without the password (PowerPoint: File > Info > Protect Presentation > "
                "Encrypt with Password, and clear the field).",
            )
        case FileKind.POWERPOINT_97:
            raise DeckError(
                f"{path.name} is in PowerPoint's old format (97-2003)",
                "Open it in PowerPoint or LibreOffice and save it as PowerPoint Presentation (.pptx).",
            )
        case FileKind.PDF:
            raise DeckError(
                f"{path.name} is a PDF, not a PowerPoint deck",
                f"{ask}: a PDF has no slides that could be merged.",
            )
        case FileKind.WEB_PAGE:
            raise DeckError(
                f"{path.name} is a web page, not a deck: probably a login page saved instead of the file",
                "Open the speaker's link in a browser, sign in, and download the file again.",
            )
        case _:
            raise DeckError(
                f"{path.name} is not a PowerPoint deck: its bytes are of another format",
                f"{ask} (PowerPoint, Keynote and Google Slides can all export that).",
            )
