"""A CSV file's bytes -> rows, whatever program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.team.importing.cells import clean

_SEPARATORS = (",", ";", "\t", "|")
_LONGEST_CELL = 8_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "a spreadsheet or another document", "open it there, choose File > Save as (or Download) > CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file or another document", "open it there, choose File > Save as > CSV UTF-8"),
    (b"%PDF", "a PDF", "export the answers as CSV from where they were collected"),
    (b"{\\rtf", "a text document", "export the answers as CSV from where they were collected"),
    (b"\x89PNG", "a picture", "name the file with the answers"),
)


@dataclass(frozen=True)
class Row:
    """One answer.

    Attributes:
        number: As a spreadsheet counts: the header is row 1.
        cells: One for each column of the header.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of answers.

    Attributes:
        header: The columns' names, as they stand there.
        encoding: How the file was read, where it was no UTF-8; empty otherwise.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""


def decoded(path: Path, data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return a file's text, and the encoding that had to be guessed, if it had.

    Args:
        path: The file, for messages.
        data: Its bytes.
        encoding: What the user says that it is.

    Raises:
        WimldsError: It is no text, or not in that encoding.
    """
    for magic, what, way_out in _OTHER_FILES:
        if data.startswith(magic):
            raise WimldsError(f"{path.as_posix()} is {what}, and not a CSV or JSON file", way_out)
    head = data[:400].lstrip().lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise WimldsError(
            f"{path.as_posix()} is a web page, and not a CSV or JSON file",
            "perhaps you had to log in: open the address in your browser, and download from there",
        )
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff"), ""
        except LookupError:
            raise WimldsError(f"there is no encoding “{encoding}”", "write one such as utf-8 or cp1250") from None
        except UnicodeDecodeError:
            raise WimldsError(f"{path.as_posix()} is not in {encoding}", "leave --encoding out") from None
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), ""
    for name, zeros in (("utf-16-le", data[1:200:2]), ("utf-16-be", data[0:200:2])):
        if len(zeros) > 1 and zeros.count(0) > len(zeros) * 0.8:
            return data.decode(name, errors="replace"), ""
    if data[:4000].count(0) > len(data[:4000]) // 100 + 5:
        raise WimldsError(f"{path.as_posix()} is not a CSV or JSON file", "export the answers as CSV")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; they become nothing here.
        return data.decode("cp1252", errors="replace").replace("\ufffd", ""), "Windows-1252"


def read_table(path: Path, text: str, encoding: str = "") -> Table:
    """Read the rows of a CSV text.

    Raises:
        WimldsError: It is none, or holds nothing.
    """
    text = text.removeprefix("\ufeff")
    separator = None
    if declared := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):
        separator, text = declared[1], text[declared.end() :]
    records = _records(path, text, separator or _separator(text))
    while records and not any(cell.strip() for cell in records[0]):
        del records[0]
    if not records:
        raise WimldsError(f"{path.as_posix()} is empty", "export the answers again")
    header = tuple(clean(cell) for cell in records[0])
    rows = []
    for number, record in enumerate(records[1:], 2):
        if not any(cell.strip() for cell in record):
            continue
        if any(cell.strip() for cell in record[len(header) :]):
            raise WimldsError(
                f"{path.as_posix()}: row {number} has {len(record)} cells, and the header only {len(header)}",
                "a text with a comma may stand there without quotes: export the answers again",
            )
        cells = [clean(cell) for cell in record[: len(header)]]
        rows.append(Row(number, tuple(cells + [""] * (len(header) - len(cells)))))
    if not rows:
        raise WimldsError(f"{path.as_posix()} holds a header and no answers yet", "run this again when there are some")
    return Table(header, tuple(rows), encoding)


def _separator(text: str) -> str:
    """Return what separates the cells: what cuts the first rows into the most columns, all alike."""
    start = text[:200_000]

    def columns(separator: str) -> tuple[int, int]:
        try:
            csv.field_size_limit(_LONGEST_CELL)
            rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=separator) if row][:20]
        except csv.Error:
            return (0, 0)
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows) if width > 1 else 0, width)

    return max(_SEPARATORS, key=columns)


def _records(path: Path, text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise WimldsError(
            f"{path.as_posix()}:{reader.line_num}: this is no sound CSV: {error}",
            "a quote may be missing there: export the answers again",
        ) from None
