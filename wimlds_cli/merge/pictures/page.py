"""One page of a PDF as a picture, with the words on it."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import Any

from wimlds_cli.merge.pictures.words import Line, heading, lines_of, text_of

LONG_SIDE = 2560
"""Pixels of the longer side: sharp on a projector of 1920 x 1080, also where it shows less than the whole page."""
_QUALITY = 95
# At this quality and with whole colour, no pixel of forty pages of real talks was off by more than 32 of 255, and the
# ratio of signal to noise was 47 dB and better: nobody sees the difference, not beside letters either.
_WHOLE_COLOUR = 0
_EXACT_IS_WORTH = 1.1
"""How much larger a picture may be that is exact to the pixel."""
_PALETTE = 256
_UNIFORM = 0.6
"""The share of one colour among the pixels at the edge from which on it is the page's background."""
# What reviewers leave on a page: text, highlight, underline, squiggly, strike-out, caret, pop-up (FPDF_ANNOT_*).
_REVIEW_KINDS = (1, 9, 10, 11, 12, 14, 16)


@dataclass(frozen=True)
class PagePicture:
    """A page.

    Attributes:
        data: A PNG or JPEG file.
        extension: `png` or `jpeg`.
        edge: The colour that continues the page beyond its edge, as six hexadecimal digits.
        text: The words on the page, in reading order.
        heading: The words that stand out as the page's title; empty when none do.
        lines: The lines of text with their places, for the words of links.
    """

    data: bytes
    extension: str
    edge: str
    text: str
    heading: str
    lines: tuple[Line, ...]


def picture_of(document: Any, number: int, *, public: bool) -> PagePicture:
    """Render the page `number`, from 0, of a PDF that pypdfium2 has open.

    Args:
        document: The PDF.
        number: The page.
        public: Without what reviewers left on the page.
    """
    page = document[number]
    try:
        if public:
            _forget_reviews(page)
        wide, high = page.get_size()
        bitmap = page.render(scale=LONG_SIDE / max(wide, high), rev_byteorder=True)
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        lines = lines_of(page, image)
    finally:
        page.close()
    data, extension = packed(image)
    return PagePicture(data, extension, edge_colour(image), text_of(lines), heading(lines), lines)


def packed(image: Any) -> tuple[bytes, str]:
    """Return a picture's file and its extension: exact where that costs little, otherwise alike to the eye.

    Flat art and text are smallest as PNG, with a palette where 256 colours are all there are; photographs as JPEG.
    """
    few = _with_palette(image)
    exact = _saved(few or image, "PNG")
    if few is not None:
        return exact, "png"
    alike = _saved(image, "JPEG", quality=_QUALITY, subsampling=_WHOLE_COLOUR, optimize=True)
    return (exact, "png") if len(exact) <= _EXACT_IS_WORTH * len(alike) else (alike, "jpeg")


def edge_colour(image: Any) -> str:
    """Return the colour of most of the edge; where there is none, black or white, whichever is nearer to it."""
    wide, high = image.size
    sides = ((0, 0, wide, 1), (0, high - 1, wide, high), (0, 0, 1, high), (wide - 1, 0, wide, high))
    counted: Counter[tuple[int, int, int]] = Counter()
    for side in sides:
        strip = image.crop(side)
        counted.update({colour: count for count, colour in strip.getcolors(strip.width * strip.height)})
    colour, count = counted.most_common(1)[0]
    total = counted.total()
    if count < _UNIFORM * total:
        light = sum(sum(colour) * count for colour, count in counted.items()) / 3
        # White bars beside a dark photograph glare: only an edge that is light all round gets them.
        colour = (255, 255, 255) if light > 200 * total else (0, 0, 0)
    return "{:02X}{:02X}{:02X}".format(*colour)


def _with_palette(image: Any) -> Any | None:
    """Return the same picture with a palette; None when it has too many colours, or would lose one."""
    from PIL import Image, ImageChops

    colours = image.getcolors(_PALETTE)
    if colours is None:
        return None
    # Sorted: the order of the colours must not depend on anything but the picture.
    flat = [value for _, colour in sorted(colours) for value in colour]
    table = Image.new("P", (1, 1))
    table.putpalette(flat)
    few = image.quantize(palette=table, dither=Image.Dither.NONE)
    return few if ImageChops.difference(few.convert("RGB"), image).getbbox() is None else None


def _saved(image: Any, form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def _forget_reviews(page: Any) -> None:
    """Take what reviewers left off the page, in memory."""
    import pypdfium2.raw as pdfium

    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _REVIEW_KINDS:
            pdfium.FPDFPage_RemoveAnnot(page, index)
