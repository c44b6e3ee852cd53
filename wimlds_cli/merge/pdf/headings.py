"""What pages are about: their first headings by the tags, else their largest words."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HEADINGS = frozenset({"Title", "H", "H1", "H2", "H3", "H4", "H5", "H6"})
"""ISO 32000-2, 14.8.4.4."""
_DEEPEST = 40
_LONGEST = 120
"""Letters; longer words are a paragraph."""
_STANDS_OUT = 1.2
"""How much larger than most of a page's letters a heading is."""
_TEXT_OBJECT = 1
"""PDFium's number for text (public/fpdf_edit.h)."""


@dataclass(slots=True)
class _Words:
    """Text that a page shows in one go, with its place in points; `marked` is its number in the structure."""

    text: str
    size: float
    left: float
    right: float
    base: float
    marked: int


def headings(path: Path, places: Iterable[int]) -> dict[int, str]:
    """Return what those pages are about that tell it.

    PowerPoint and Word tag a slide's title as a heading when they export it. Without tags, the largest words of a
    page are taken for its title when they stand out.

    Args:
        path: The PDF.
        places: The pages to look at, counted from 0.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return {}
    found = {}
    try:
        for place in places:
            try:
                page = document[place]
            except pypdfium2.PdfiumError:
                continue
            shown = list(_shown(pdfium, page.raw))
            heading = _by_tags(pdfium, page.raw, shown) or _by_size(shown, page.get_height())
            text = " ".join(_joined(heading).split())
            page.close()
            if 0 < len(text) <= _LONGEST:
                found[place] = text
    finally:
        document.close()
    return found


def _by_tags(pdfium: Any, page: Any, shown: list[_Words]) -> list[_Words]:
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        tops = (
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
            for number in range(pdfium.FPDF_StructTree_CountChildren(tree))
        )
        marked = next((ids for top in tops for ids in _headings_in(pdfium, top, 0)), [])
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return [words for number in marked for words in shown if words.marked == number]


def _headings_in(pdfium: Any, element: Any, depth: int) -> Iterator[list[int]]:
    """Yield, for each heading, the numbers of its marked content."""
    if not element or depth > _DEEPEST:
        return
    if _letters(lambda *room: pdfium.FPDF_StructElement_GetType(element, *room)) in _HEADINGS:
        ids = list(_marked(pdfium, element, depth))
        if ids:
            yield ids
        return
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _headings_in(pdfium, pdfium.FPDF_StructElement_GetChildAtIndex(element, number), depth + 1)


def _marked(pdfium: Any, element: Any, depth: int) -> Iterator[int]:
    if not element or depth > _DEEPEST:
        return
    for number in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
        marked = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, number)
        if marked >= 0:
            yield marked
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _marked(pdfium, pdfium.FPDF_StructElement_GetChildAtIndex(element, number), depth + 1)


def _by_size(shown: list[_Words], height: float) -> list[_Words]:
    """Return the page's largest words, line below line, when they are clearly larger than most of its letters."""
    spoken = [words for words in shown if sum(letter.isalpha() for letter in words.text) > 1]
    sizes = sorted(size for words in spoken for size in [words.size] * len(words.text))
    above_footer = [words for words in spoken if words.base > 0.12 * height]
    largest = max((words.size for words in above_footer), default=0)
    usual = sizes[len(sizes) // 2] if len(spoken) > 1 else 0.04 * height
    if largest < _STANDS_OUT * usual or not largest:
        return []
    chosen = [words for words in above_footer if words.size > 0.95 * largest]
    chosen.sort(key=lambda words: (-round(words.base), words.left))
    title = chosen[:1]
    for words in chosen[1:]:
        # Further lines of a title are near; the same size far below is something else.
        if title[-1].base - words.base > 1.8 * largest:
            break
        title.append(words)
    return title


def _joined(title: list[_Words]) -> str:
    """Join words; those that follow each other without a gap are one word that was drawn in pieces."""
    text = ""
    before: _Words | None = None
    for words in title:
        is_near = before is not None and abs(words.left - before.right) < 0.15 * words.size
        follows = is_near and before is not None and abs(words.base - before.base) < 0.5 * words.size
        text += words.text if follows else f" {words.text}"
        before = words
    return text


def _shown(pdfium: Any, page: Any) -> Iterator[_Words]:
    reader = pdfium.FPDFText_LoadPage(page)
    if not reader:
        return
    matrix = pdfium.FS_MATRIX()
    size = ctypes.c_float()
    edges = [ctypes.c_float() for _ in range(4)]
    try:
        for number in range(pdfium.FPDFPage_CountObjects(page)):
            one = pdfium.FPDFPage_GetObject(page, number)
            if pdfium.FPDFPageObj_GetType(one) != _TEXT_OBJECT:
                continue
            text = _letters(lambda *room, one=one: pdfium.FPDFTextObj_GetText(one, reader, *room), ctypes.c_ushort)
            if not text.strip() or not pdfium.FPDFPageObj_GetMatrix(one, matrix):
                continue
            pdfium.FPDFTextObj_GetFontSize(one, size)
            tall = size.value * (matrix.c**2 + matrix.d**2) ** 0.5
            if abs(matrix.c) > abs(matrix.d) or not pdfium.FPDFPageObj_GetBounds(one, *edges):
                # Text that runs upwards is no title.
                continue
            marked = pdfium.FPDFPageObj_GetMarkedContentID(one)
            yield _Words(text, tall, edges[0].value, edges[2].value, matrix.f, marked)
    finally:
        pdfium.FPDFText_ClosePage(reader)


def _letters(ask: Callable[..., int], kind: Any = ctypes.c_char) -> str:
    """Ask for a text twice, as PDFium wants it: first for its length, then for its letters (UTF-16)."""
    size = ask(None, 0)
    if size <= 0:
        return ""
    room = (kind * size)()
    ask(room, size)
    return bytes(room).decode("utf-16-le", "replace").rstrip("\0")
