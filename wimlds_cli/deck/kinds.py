"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from wimlds_cli.errors import DeckError

_LOCK = "~$"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An encrypted Office file is an OLE2 container with a stream of this name (MS-OFFCRYPTO 2.3.4.4).
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_POWERPOINT_97_STREAM = "PowerPoint Document".encode("utf-16-le")
# The record that names the current user says by its token whether the deck is encrypted (MS-PPT 2.3.2).
_ENCRYPTED_97 = re.compile(rb"\xf6\x0f.{4}\x14\0\0\0\xdf\xc4\xd1\xf3", re.DOTALL)
# An OpenDocument file begins with an unpacked member that says what it is (ODF 1.3 part 2, 3.3); its twin in one
# XML file says so in its first element.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_STAR_OFFICE = b"mimetypeapplication/vnd.sun.xml."
_PRESENTATIONS = (_OPEN_DOCUMENT + b"presentation", _STAR_OFFICE + b"impress")
_FLAT_PRESENTATION = b"application/vnd.oasis.opendocument.presentation"


class FileKind(enum.Enum):
    """The kinds of file that speakers send, told from their first bytes."""

    ZIP = "zip"
    PDF = "pdf"
    ENCRYPTED = "encrypted"
    POWERPOINT_97 = "ppt"
    OPEN_DOCUMENT = "odp"
    OTHER_OPEN_DOCUMENT = "odf"
    OTHER_OLE2 = "ole2"
    WEB_PAGE = "html"
    EMPTY = "empty"
    UNKNOWN = "unknown"


FOREIGN = {FileKind.POWERPOINT_97: "PowerPoint 97-2003", FileKind.OPEN_DOCUMENT: "OpenDocument"}
"""The formats that only LibreOffice reads, and what people call them."""


def kind_of(file: BinaryIO) -> FileKind:
    """Tell what an open file is, from its bytes."""
    file.seek(0)
    head = file.read(4096)
    if not head:
        return FileKind.EMPTY
    if head.startswith(_OLE2):
        return _kind_of_ole2(file)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(head[30:])
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script")):
        return FileKind.WEB_PAGE
    if text.startswith(b"<?xml") and _FLAT_PRESENTATION in head:
        return FileKind.OPEN_DOCUMENT
    return FileKind.UNKNOWN


def kind_of_file(path: Path) -> FileKind:
    """Tell what a file is.

    Raises:
        DeckError: It cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return kind_of(file)
    except OSError as error:
        raise DeckError(
            f"{path} cannot be opened: {error.strerror}", "Check the path, and its permissions.", path=path
        ) from None


def _kind_of_zip(first_member: bytes) -> FileKind:
    if first_member.startswith(_PRESENTATIONS):
        return FileKind.OPEN_DOCUMENT
    if first_member.startswith((_OPEN_DOCUMENT, _STAR_OFFICE)):
        return FileKind.OTHER_OPEN_DOCUMENT
    return FileKind.ZIP


def _kind_of_ole2(file: BinaryIO) -> FileKind:
    """Look for the directory entry that names the content; it may stand anywhere in the file."""
    file.seek(0)
    overlap = b""
    found = FileKind.OTHER_OLE2
    while chunk := file.read(1 << 20):
        window = overlap + chunk
        if _ENCRYPTED_STREAM in window or _ENCRYPTED_97.search(window):
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
        case FileKind.POWERPOINT_97 | FileKind.OPEN_DOCUMENT:
            raise DeckError(
                f"{path.name} is in the format of {FOREIGN[kind]}",
                "Open it in PowerPoint or LibreOffice and save it as PowerPoint Presentation (.pptx).",
            )
        case FileKind.OTHER_OPEN_DOCUMENT:
            raise DeckError(
                f"{path.name} is an OpenDocument file, but no presentation", "Ask the speaker for the slides as .pptx."
            )
        case FileKind.PDF:
            raise DeckError(
                f"{path.name} is a PDF, not a PowerPoint deck",
                "Merge it, and its pages become slides: wimlds merge-slides.",
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


def without_locks(paths: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """Set aside the lock files that PowerPoint keeps beside open decks, as `slides/*.pptx` names them too.

    Returns:
        The other files, and a line on each lock file.
    """
    kept: list[Path] = []
    lines: list[str] = []
    for path in paths:
        if path.name.startswith(_LOCK):
            lines.append(f"{path.name} is no deck: PowerPoint keeps it while {path.name.removeprefix(_LOCK)} is open")
        else:
            kept.append(path)
    return kept, lines
