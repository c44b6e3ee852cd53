"""PDFs in code, object by object: pages, words, links, outlines, fonts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class Page:
    """One page.

    Attributes:
        words: (text, points from the left, points from below, font size) each.
        paint: What its content stream does before the words are written.
        size: Width and height of its media box in points.
        annotations: The dictionaries of its annotations, or references to them.
        more: What its dictionary says besides, such as `/Rotate 90 /CropBox [...]`.
        resources: What its resources say besides the font F1, Helvetica.
    """

    words: Sequence[tuple[str, float, float, float]] = ()
    paint: str = ""
    size: tuple[float, float] = (960, 540)
    annotations: str = ""
    more: str = ""
    resources: str = ""


def page_number(index: int) -> int:
    """The number of the object that a page (from 0) of a `book` is."""
    return 3 + 2 * index


def book(pages: Sequence[Page], *, catalog: str = "", objects: Sequence[str | bytes] = (), trailer: str = "") -> bytes:
    """A PDF of these pages.

    Args:
        pages: Page `n`, from 0, is object `page_number(n)`.
        catalog: What the catalog says besides.
        objects: More objects; the first has the number `page_number(len(pages))`.
        trailer: What the trailer says besides.
    """
    kids = " ".join(f"{page_number(index)} 0 R" for index in range(len(pages)))
    bodies: list[str | bytes] = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    for index, page in enumerate(pages):
        words = "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for text, x, y, size in page.words)
        content = f"q {page.paint} Q\n0 g\n{words}"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.size[0]} {page.size[1]}] {page.more} "
            f"/Contents {page_number(index) + 1} 0 R /Annots [{page.annotations}] /Resources << /Font << /F1 "
            f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> {page.resources} >> >>"
        )
        bodies.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _written([*bodies, *objects], trailer)


def pdf(*, pages: int = 1, annotations: str = "", font: str = "", more: str = "") -> bytes:
    """A PDF of empty pages of 960 x 540 points.

    Args:
        pages: How many.
        annotations: The dictionaries of the first page's annotations.
        font: What the font dictionary of the first page says.
        more: What each page's dictionary says besides.
    """
    kids = " ".join(f"{3 + number} 0 R" for number in range(pages))
    bodies: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
    ]
    for number in range(pages):
        first = number == 0
        extra = f"/Annots [{annotations}] " if annotations and first else ""
        fonts = f"/Font << /F1 {font} >>" if font and first else ""
        bodies.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] {extra}{more} /Resources << {fonts} >> >>")
    return _written(bodies)


def full_book() -> bytes:
    """A PDF with all that becomes something on slides, and with what does not."""
    third = f"[{page_number(2)} 0 R /Fit]"
    first_object = page_number(3)
    links = [
        to_address("https://example.org/?a=1&b=2"),
        f"/Dest {third}",
        "/Dest (named)",
        "/A << /S /Named /N /GoBack >>",
        "/A << /S /JavaScript /JS (1) >>",
    ]
    annotations = "".join(link((96 * n, 0, 96 * n + 96, 54), does) for n, does in enumerate(links))
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada) /Rect [0 99 99 199] >>"
    image = "q 300 0 0 200 300 100 cm /Im Do Q"
    return book(
        [
            Page(words=[("Pages & <links>", 72, 400, 60), ("small", 72, 90, 20)], annotations=annotations + field),
            Page(size=(300, 400), more="/Rotate 90 /CropBox [20 20 280 380] /Trans << /S /Fly >> /Dur 3"),
            Page(
                paint=image, resources=f"/XObject << /Im {first_object} 0 R >>", annotations=f"{first_object + 1} 0 R"
            ),
        ],
        catalog=(
            f"/Lang (en) /PageLabels << /Nums [0 << /S /r >>] >> /Outlines << /First {first_object + 2} 0 R >> "
            f"/Names << /Dests << /Names [(named) {third}] >> /EmbeddedFiles << /Names [(a) << /F (a.csv) >>] >> >>"
        ),
        objects=[
            picture_object(2, 2, bytes(range(12))),
            link((0, 0, 50, 50), to_address("mailto:ada@example.org")),
            f"<< /Title (The third) /Dest {third} >>",
        ],
        trailer="/Info << /Title (All of it) /Author (Ada) >>",
    )


def link(rectangle: Sequence[float], does: str) -> str:
    """A link annotation; `does` is its action or destination, such as `/Dest [3 0 R /Fit]`."""
    left, bottom, right, top = rectangle
    return f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}] {does} >>"


def to_address(address: str) -> str:
    """The action of a link to a web address."""
    return f"/A << /S /URI /URI ({address}) >>"


def link_to_file(path: str) -> str:
    """A link annotation that opens a file of this computer."""
    return link((0, 0, 9, 9), f"/A << /S /Launch /F ({path}) >>")


def picture_object(width: int, height: int, pixels: bytes) -> bytes:
    """An image of RGB pixels."""
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB "
        f"/BitsPerComponent 8 /Length {len(pixels)} >>\nstream\n"
    )
    return head.encode() + pixels + b"\nendstream"


def font_that_is_not_brought(name: str) -> str:
    """A font dictionary without a font file."""
    described = f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 >>"
    return f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FontDescriptor {described} >>"


def _written(bodies: Sequence[str | bytes], trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        raw = body if isinstance(body, bytes) else body.encode("latin-1")
        out += f"{number} 0 obj\n".encode() + raw + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
