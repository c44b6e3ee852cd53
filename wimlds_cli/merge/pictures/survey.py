"""What a PDF holds besides what its pages look like: titles, labels, links, and what no slide can keep."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wimlds_cli.deck.pdf import plain, readable, reader_of
from wimlds_cli.errors import DeckError
from wimlds_cli.merge.pictures.destinations import Destinations, outline_titles
from wimlds_cli.merge.pictures.links import Link, Links
from wimlds_cli.merge.pictures.rest import what_stays_behind

if TYPE_CHECKING:
    from pypdf import PdfReader

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FIELDS = {"title": "/Title", "creator": "/Author", "subject": "/Subject", "keywords": "/Keywords"}


@dataclass(frozen=True)
class PageSurvey:
    """One page.

    Attributes:
        title: What the outline calls it.
        label: Its page label, such as `iv`, where that is not its number.
    """

    title: str = ""
    label: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class PdfSurvey:
    """A PDF.

    Attributes:
        sizes: Each page's width and height in points, as it is shown.
        pages: As many as `sizes`.
        properties: What it says of itself: title, creator, subject, keywords.
        language: The language it says it is in, such as `pt-BR`.
        left_behind: What no slide can keep, in plain words, with the numbers of the pages from 1 (none: all of it).
        is_unread: Only the looks of the pages can be had.
    """

    sizes: tuple[tuple[float, float], ...]
    pages: tuple[PageSurvey, ...]
    properties: dict[str, str] = field(default_factory=dict)
    language: str = ""
    left_behind: tuple[tuple[str, tuple[int, ...]], ...] = ()
    is_unread: bool = False


def survey_pdf(path: Path, document: Any) -> PdfSurvey:
    """Survey a PDF that `document`, pypdfium2's, has open.

    pypdf reads what lies behind the pages. Where it cannot (a cipher it does not know, a damaged directory), it
    reads a copy that pdfium made whole and plain.
    """
    sizes = tuple(document.get_page_size(number) for number in range(len(document)))
    for open_reader in (lambda: _from_file(path), lambda: _from_copy(document, path)):
        try:
            reader, file = open_reader()
            with file:
                return _survey(reader, sizes)
        except DeckError:
            raise
        except Exception:
            # What a damaged PDF makes of its reader is of every kind of exception there is.
            continue
    return PdfSurvey(sizes, tuple(PageSurvey() for _ in sizes), is_unread=True)


def _from_file(path: Path) -> tuple[PdfReader, io.BufferedReader]:
    file = path.open("rb")
    try:
        return reader_of(file, path), file
    except BaseException:
        file.close()
        raise


def _from_copy(document: Any, path: Path) -> tuple[PdfReader, io.BytesIO]:
    import pypdfium2.raw as pdfium

    copy = io.BytesIO()
    document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
    return reader_of(copy, path), copy


def _survey(reader: PdfReader, sizes: tuple[tuple[float, float], ...]) -> PdfSurvey:
    pages = list(reader.pages)
    if len(pages) != len(sizes):
        raise ValueError("the two readers count different pages")
    catalog = reader.root_object
    destinations = Destinations(catalog, pages)
    titles = outline_titles(catalog, destinations)
    labels = _labels(reader, len(pages))
    links = Links(catalog, destinations, len(pages))
    found = tuple(
        PageSurvey(titles.get(number, ""), label, tuple(links.of(number, page)))
        for number, (page, label) in enumerate(zip(pages, labels, strict=True))
    )
    behind = [*what_stays_behind(catalog, pages), *links.left_behind()]
    language = readable(plain(catalog.get("/Lang")))
    spoken = language if _LANGUAGE.fullmatch(language) else ""
    return PdfSurvey(sizes, found, dict(_properties(reader)), spoken, tuple(behind))


def _labels(reader: PdfReader, count: int) -> list[str]:
    """Return each page's label, empty where it is the page's number or cannot be read."""
    if "/PageLabels" not in reader.root_object:
        return [""] * count
    try:
        labels = [readable(label) for label in reader.page_labels]
    except Exception:
        # A broken number tree: labels are no reason to refuse a deck.
        return [""] * count
    return [label if label != str(number) else "" for number, label in enumerate(labels, 1)]


def _properties(reader: PdfReader) -> Iterator[tuple[str, str]]:
    information = plain(reader.trailer.get("/Info"))
    if not hasattr(information, "get"):
        return
    for name, key in _FIELDS.items():
        if text := readable(plain(information.get(key))):
            yield name, text
