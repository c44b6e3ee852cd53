"""Bytes -> text: encodings, and characters that YAML does not allow, each answered by its own diagnostic."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from wimlds_cli.diagnostics import Diagnostic, Location, Severity
from wimlds_cli.event import faults

LINE_END = re.compile(r"\r\n|\r|\n")
# YAML 1.1 also ends a line at these; no editor counts them so, and they arrive unseen in pasted text.
_LOOKALIKE_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")
_NOT_ALLOWED = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NAMES = {
    "\x00": "a null character",
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\x1b": "an escape character",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: Path) -> tuple[str, list[Diagnostic]]:
    """Return the file's text, readable to the end whatever it holds, and what was wrong with its characters.

    A byte that is no UTF-8 is read as Windows-1252 and a forbidden character as a space, so that the rest of
    the file is still read; the diagnostics say so. No character is added or removed: places stay true.
    """
    encoding, mark = encoding_of(data)
    text, wrong = _forgiving(data[len(mark) :], encoding)
    text = text.translate(_LOOKALIKE_LINE_ENDS)
    lines = LINE_END.split(text)
    found = [_encoding(text, wrong, lines, path)] if wrong else []
    found += _controls(lines, path)
    return _NOT_ALLOWED.sub(" ", text), found


def encoding_of(data: bytes) -> tuple[str, bytes]:
    """Return the encoding of a file, and the byte order mark that it begins with, if it does."""
    return next(((name, mark) for mark, name in _BOMS if data.startswith(mark)), ("utf-8", b""))


def _forgiving(data: bytes, encoding: str) -> tuple[str, list[int]]:
    """Decode, taking bytes that do not fit for Windows-1252; return the text and where those stand in it."""
    pieces: list[str] = []
    wrong: list[int] = []
    length = begin = 0
    while True:
        try:
            pieces.append(data[begin:].decode(encoding))
        except UnicodeDecodeError as error:
            good, bad = data[begin : begin + error.start], data[begin + error.start : begin + error.end]
            pieces.append(good.decode(encoding))
            length += len(pieces[-1])
            wrong.append(length)
            pieces.append(bad.decode("cp1252", errors="replace"))
            length += len(pieces[-1])
            begin += error.end
        else:
            return "".join(pieces), wrong


def _encoding(text: str, wrong: list[int], lines: list[str], path: Path) -> Diagnostic:
    before = LINE_END.split(text[: wrong[0]])
    line, column = len(before), len(before[-1]) + 1
    letter = text[wrong[0]]
    guess = f", perhaps “{letter}”" if letter.isprintable() and letter != "\N{REPLACEMENT CHARACTER}" else ""
    others = f"; {len(wrong) - 1} more follow" if len(wrong) > 1 else ""
    return Diagnostic(
        faults.ENCODING.code,
        Severity.ERROR,
        f"this file is not saved as UTF-8: the character here cannot be told for certain{guess}{others}",
        Location(path, line, column, 1, lines[line - 1]),
        "save the file as UTF-8 (in Notepad: File > Save as > Encoding: UTF-8), then look at its accents again",
    )


def _controls(lines: list[str], path: Path) -> list[Diagnostic]:
    found = []
    for number, line in enumerate(lines, 1):
        match = _NOT_ALLOWED.search(line)
        if match is None:
            continue
        name = _NAMES.get(match.group(), f"an invisible control character (U+{ord(match.group()):04X})")
        origin = ", as PowerPoint puts it where a title breaks into two lines" if match.group() == "\x0b" else ""
        found.append(
            Diagnostic(
                faults.CONTROL.code,
                Severity.ERROR,
                f"{name} stands in this line{origin}",
                Location(path, number, match.start() + 1, 1, line),
                "delete the invisible character here and type a space",
            )
        )
    return found
