"""The PDFs to measure with, made in code from a seed: text, a picture and links on every page, and an outline."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.decks import picture, sentence

_PAGE = "960 540"


def pdf(path: Path, *, seed: int, pages: int, megabytes: float) -> None:
    """Write a PDF of so many pages; its pictures take so many MB together."""
    chance = random.Random(seed)
    file = _File()
    font = file.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    tree, outline, catalog = file.reserve(), file.reserve(), file.reserve()
    numbers = [file.reserve() for _ in range(pages)]
    for index, number in enumerate(numbers):
        image = picture(chance, int(megabytes * 1e6 / pages))
        side = int.from_bytes(image[image.index(b"\xff\xc0") + 5 :][:2], "big")
        held = file.add_stream(
            f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB "
            "/BitsPerComponent 8 /Filter /DCTDecode",
            image,
        )
        lines = "".join(f"0 -24 Td ({sentence(chance, 9)}) Tj " for _ in range(12))
        content = file.add_stream("", f"BT /F1 18 Tf 40 500 Td {lines}ET q 300 0 0 300 620 120 cm /I Do Q".encode())
        web = file.add(
            b"<< /Type /Annot /Subtype /Link /Rect [40 40 200 60] /A << /S /URI /URI (https://example.org/paper) >> >>"
        )
        jump = file.add(
            f"<< /Type /Annot /Subtype /Link /Rect [220 40 400 60] /Dest [{numbers[index - 1]} 0 R /Fit] >>".encode()
        )
        file.put(
            number,
            f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {_PAGE}] /Contents {content} 0 R "
            f"/Annots [{web} 0 R {jump} 0 R] "
            f"/Resources << /Font << /F1 {font} 0 R >> /XObject << /I {held} 0 R >> >> >>".encode(),
        )
    kids = " ".join(f"{number} 0 R" for number in numbers)
    file.put(tree, f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode())
    entries = [file.reserve() for _ in numbers[::5]]
    for index, (entry, page) in enumerate(zip(entries, numbers[::5], strict=True)):
        before = f"/Prev {entries[index - 1]} 0 R " if index else ""
        after = f"/Next {entries[index + 1]} 0 R " if index + 1 < len(entries) else ""
        title = sentence(chance, 4)
        file.put(entry, f"<< /Title ({title}) /Parent {outline} 0 R {before}{after}/Dest [{page} 0 R /Fit] >>".encode())
    file.put(
        outline, f"<< /Type /Outlines /First {entries[0]} 0 R /Last {entries[-1]} 0 R /Count {len(entries)} >>".encode()
    )
    file.put(catalog, f"<< /Type /Catalog /Pages {tree} 0 R /Outlines {outline} 0 R >>".encode())
    path.write_bytes(file.render(catalog))


class _File:
    """A PDF that grows object by object (ISO 32000-1, 7.5)."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        self._objects.append(b"")
        return len(self._objects)

    def put(self, number: int, body: bytes) -> None:
        self._objects[number - 1] = body

    def add(self, body: bytes) -> int:
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, entries: str, data: bytes) -> int:
        return self.add(f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")

    def render(self, catalog: int) -> bytes:
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets = []
        for number, body in enumerate(self._objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, catalog, start)
        return bytes(out)
