"""PDFs in code with everything that a merge has to follow: names, forms, files, layers, tags."""

from __future__ import annotations

from pathlib import Path


def text(words: str) -> str:
    """A string object; letters beyond ASCII in UTF-16."""
    if words.isascii():
        return "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<feff" + words.encode("utf-16-be").hex() + ">"


class PdfDeck:
    """A PDF that grows: each method adds what its name says. Pages count from 1.

    Every page shows its own words, so that a test can tell where a link led.
    """

    def __init__(self, name: str = "deck", *, pages: int = 2, size: tuple[int, int] = (960, 540)) -> None:
        self.name = name
        self.bodies: list[bytes] = []
        self.catalog: dict[str, str] = {"Type": "/Catalog"}
        self.info: dict[str, str] = {"Title": text(name), "Author": text(f"Author of {name}")}
        self.names: dict[str, list[tuple[str, str]]] = {}
        self.fields: list[str] = []
        self.form: dict[str, str] = {}
        self.annotations: list[list[str]] = [[] for _ in range(pages)]
        self.page_entries: list[dict[str, str]] = [{} for _ in range(pages)]
        font = self.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        self.tree = self.add("")
        self.catalog["Pages"] = self.tree
        self.pages = [self.add("") for _ in range(pages)]
        for number in range(1, pages + 1):
            shown = f"BT /F1 40 Tf 60 {size[1] - 100} Td ({name} {number}) Tj ET".encode()
            self.page_entries[number - 1] = {
                "MediaBox": f"[0 0 {size[0]} {size[1]}]",
                "Resources": f"<< /Font << /F1 {font} >> >>",
                "Contents": self.stream(shown),
            }

    def add(self, body: str) -> str:
        """Add an object; return a reference to it."""
        self.bodies.append(body.encode("latin-1"))
        return f"{len(self.bodies)} 0 R"

    def change(self, ref: str, body: str) -> None:
        self.bodies[int(ref.split()[0]) - 1] = body.encode("latin-1")

    def stream(self, data: bytes, entries: str = "") -> str:
        self.bodies.append(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(data), data))
        return f"{len(self.bodies)} 0 R"

    def page(self, number: int) -> str:
        return self.pages[number - 1]

    def to(self, number: int) -> str:
        """An explicit destination."""
        return f"[{self.page(number)} /XYZ 0 540 0]"

    def annotate(self, on: int, entries: str) -> str:
        ref = self.add(f"<< /Type /Annot /Rect [10 10 90 30] /Border [0 0 0] {entries} >>")
        self.annotations[on - 1].append(ref)
        return ref

    def link(self, on: int, destination: str) -> None:
        """A link to a page or, as a string, to a named place."""
        self.annotate(on, f"/Subtype /Link /Dest {destination}")

    def action(self, on: int, action: str) -> None:
        self.annotate(on, f"/Subtype /Link /A << {action} >>")

    def web(self, on: int, address: str) -> None:
        self.action(on, f"/S /URI /URI {text(address)}")

    def place(self, name: str, number: int) -> None:
        """A named place, in the tree."""
        self.names.setdefault("Dests", []).append((name, self.to(number)))

    def old_place(self, name: str, number: int) -> None:
        """A named place as in PDF 1.1."""
        self.catalog["Dests"] = self.add(f"<< /{name} {self.to(number)} >>")

    def attach(self, name: str, data: bytes) -> None:
        file = self.stream(data, "/Type /EmbeddedFile")
        spec = self.add(f"<< /Type /Filespec /F {text(name)} /UF {text(name)} /EF << /F {file} >> >>")
        self.names.setdefault("EmbeddedFiles", []).append((name, spec))

    def field(self, on: int, name: str, value: str, entries: str = "") -> str:
        """A text field, its widget on a page."""
        ref = self.annotate(on, f"/Subtype /Widget /FT /Tx /T {text(name)} /V {text(value)} {entries}")
        self.fields.append(ref)
        return ref

    def labels(self, ranges: str) -> None:
        self.catalog["PageLabels"] = f"<< /Nums [{ranges}] >>"

    def layer(self, name: str, *, on: bool = True) -> str:
        ref = self.add(f"<< /Type /OCG /Name {text(name)} >>")
        old = self.catalog.get("OCProperties", "")
        known = old.split("OCGs [")[1].split("]")[0].split(" R") if old else []
        groups = [f"{one.strip()} R" for one in known if one.strip()] + [ref]
        off = (old.split("/OFF [")[1].split("]")[0] if old else "") + ("" if on else f" {ref}")
        order = " ".join(groups)
        self.catalog["OCProperties"] = f"<< /OCGs [{order}] /D << /Order [{order}] /OFF [{off}] >> >>"
        return ref

    def outline(self, *lines: tuple[str, str]) -> None:
        """Lines of one level: a title, and the entry that says where it leads."""
        root = self.add("")
        refs = [self.add("") for _ in lines]
        for place, (title, target) in enumerate(lines):
            chain = f"/Prev {refs[place - 1]} " if place else ""
            chain += f"/Next {refs[place + 1]} " if place + 1 < len(lines) else ""
            self.change(refs[place], f"<< /Title {text(title)} /Parent {root} {chain} {target} >>")
        self.change(root, f"<< /Type /Outlines /First {refs[0]} /Last {refs[-1]} /Count {len(lines)} >>")
        self.catalog["Outlines"] = root

    def tags(self, *, role: str = "Title", standard: str = "H1", identifier: str = "node1", language: str = "") -> None:
        """One heading on each page, over its words, of one class, with an identifier on the first."""
        root, elements, nums = self.add(""), [], []
        for number, page in enumerate(self.pages):
            known = f"/ID ({identifier})" if number == 0 else ""
            element = self.add(f"<< /Type /StructElem /S /{role} /C /Look /P {root} /Pg {page} /K 0 {known} >>")
            elements.append(element)
            nums.append(f"{number} [{element}]")
            entries = self.page_entries[number]
            entries["StructParents"] = str(number)
            shown = f"/{role} << /MCID 0 >> BDC BT /F1 40 Tf 60 440 Td ({self.name} {number + 1}) Tj ET EMC"
            entries["Contents"] = self.stream(shown.encode())
        ids = f"/IDTree << /Names [({identifier}) {elements[0]}] >>"
        looks = f"/ClassMap << /Look << /O /Layout /Placement /Block /T {text(self.name)} >> >>"
        body = f"/K [{' '.join(elements)}] /ParentTree << /Nums [{' '.join(nums)}] >> /ParentTreeNextKey {len(nums)}"
        self.change(root, f"<< /Type /StructTreeRoot {body} {ids} /RoleMap << /{role} /{standard} >> {looks} >>")
        self.catalog |= {"StructTreeRoot": root, "MarkInfo": "<< /Marked true >>"}
        if language:
            self.catalog["Lang"] = text(language)

    def to_bytes(self) -> bytes:
        """Write the file, with a plain table of its objects."""
        if self.fields:
            self.catalog["AcroForm"] = f"<< /Fields [{' '.join(self.fields)}] {_entries(self.form)} >>"
        if self.names:
            trees = {
                kind: f"<< /Names [{' '.join(f'{text(name)} {value}' for name, value in sorted(pairs))}] >>"
                for kind, pairs in self.names.items()
            }
            self.catalog["Names"] = f"<< {_entries(trees)} >>"
        self.change(self.tree, f"<< /Type /Pages /Kids [{' '.join(self.pages)}] /Count {len(self.pages)} >>")
        for ref, entries, lying_on_it in zip(self.pages, self.page_entries, self.annotations, strict=True):
            lying = {"Annots": f"[{' '.join(lying_on_it)}]"} if lying_on_it else {}
            self.change(ref, f"<< /Type /Page /Parent {self.tree} {_entries(entries | lying)} >>")
        bodies = [*self.bodies, f"<< {_entries(self.catalog)} >>".encode(), f"<< {_entries(self.info)} >>".encode()]
        out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, body in enumerate(bodies, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        trailer = b"/Size %d /Root %d 0 R /Info %d 0 R" % (len(bodies) + 1, len(bodies) - 1, len(bodies))
        return bytes(out + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))

    def save(self, path: Path) -> Path:
        path.write_bytes(self.to_bytes())
        return path


def _entries(entries: dict[str, str]) -> str:
    return " ".join(f"/{name} {value}" for name, value in entries.items())
