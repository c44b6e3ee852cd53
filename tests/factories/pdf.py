"""PDFs in code, object by object: pages, links, fonts."""

from __future__ import annotations


def pdf(*, pages: int = 1, annotations: str = "", font: str = "", more: str = "") -> bytes:
    """A PDF of empty pages of 960 x 540 points.

    Args:
        pages: How many.
        annotations: The dictionaries of the first page's annotations.
        font: What the font dictionary of the first page says.
        more: What each page's dictionary says besides.
    """
    kids = " ".join(f"{3 + number} 0 R" for number in range(pages))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"]
    for number in range(pages):
        first = number == 0
        extra = f"/Annots [{annotations}] " if annotations and first else ""
        fonts = f"/Font << /F1 {font} >>" if font and first else ""
        bodies.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] {extra}{more} /Resources << {fonts} >> >>")
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def link_to_file(path: str) -> str:
    """A link annotation that opens a file of this computer."""
    return f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F ({path}) >> >>"


def font_that_is_not_brought(name: str) -> str:
    """A font dictionary without a font file."""
    described = f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 >>"
    return f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FontDescriptor {described} >>"
