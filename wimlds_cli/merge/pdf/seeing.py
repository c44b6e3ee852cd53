"""What another reader than ours sees in a PDF (PDFium, which Chrome has inside)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_LINK = 2
"""PDFium's number for link annotations (public/fpdf_annot.h)."""
_DEEPEST = 60

Target = int | str
"""Where a link leads: a page counted from 0, or an address; -1 for neither."""


@dataclass(slots=True)
class SeenPage:
    """A page: its size in points as it is shown, its marks on paper, what lies on it, where its links lead."""

    size: tuple[int, int]
    objects: int
    label: str
    annotations: int
    links: list[Target]


@dataclass(slots=True)
class Seen:
    """A PDF. `places` and `outline` count the pages that named places and lines of the outline lead to."""

    pages: dict[int, SeenPage] = field(default_factory=dict)
    count: int = 0
    attachments: int = 0
    places: int = 0
    outline: list[int] = field(default_factory=list)


def see(path: Path, places: Iterable[int] | None = None, tell: Callable[[], None] | None = None) -> Seen | None:
    """Look at some or all of a PDF's pages; None when PDFium cannot open it."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return None
    try:
        raw = document.raw
        seen = Seen(
            count=len(document),
            attachments=pdfium.FPDFDoc_GetAttachmentCount(raw),
            places=pdfium.FPDF_CountNamedDests(raw),
            outline=[_page_of_line(line) for line in document.get_toc(max_depth=_DEEPEST)],
        )
        for place in range(seen.count) if places is None else places:
            try:
                page = document[place]
            except pypdfium2.PdfiumError:
                continue
            seen.pages[place] = SeenPage(
                (round(page.get_width()), round(page.get_height())),
                pdfium.FPDFPage_CountObjects(page.raw),
                document.get_page_label(place),
                pdfium.FPDFPage_GetAnnotCount(page.raw),
                sorted(_links(pdfium, raw, page.raw), key=str),
            )
            page.close()
            if tell:
                tell()
        return seen
    finally:
        document.close()


def _page_of_line(line: Any) -> int:
    target = line.get_dest()
    index = target.get_index() if target else None
    return -1 if index is None else int(index)


def _links(pdfium: Any, document: Any, page: Any) -> Iterator[Target]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        target = pdfium.FPDFLink_GetDest(document, link)
        action = pdfium.FPDFLink_GetAction(link)
        if target:
            yield int(pdfium.FPDFDest_GetDestPageIndex(document, target))
        elif action and (size := pdfium.FPDFAction_GetURIPath(document, action, None, 0)):
            words = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document, action, words, size)
            yield words.value.decode("latin-1")
        else:
            yield -1


def count_pages(path: Path) -> int:
    """Return how many pages PDFium sees; none when it cannot open the PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def rewrite(path: Path, new: Path) -> bool:
    """Let PDFium write a PDF as it understands it; tell whether it could."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return False
    try:
        document.save(new, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
        return len(document) > 0
    except pypdfium2.PdfiumError:
        return False
    finally:
        document.close()
