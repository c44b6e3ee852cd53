"""A package: parts found by relationship, whatever their paths, cases and escapes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from wimlds_cli.deck import opc, strict
from wimlds_cli.deck.opc import ContentTypes, Relationship
from wimlds_cli.deck.xml import Element, XmlError, parse
from wimlds_cli.deck.zipread import Member, ZipReader
from wimlds_cli.errors import DeckError

# All XML of one deck together; a real deck of two hundred slides holds some ten million bytes.
_MAX_XML = 512 << 20
# A slide's relationships are asked for several times while it passes by, and then no more.
_RELS_KEPT = 512


class Package:
    """One Office file. Part names start with `/` and are spelled as in its zip."""

    def __init__(self, reader: ZipReader) -> None:
        """Read the package's content types and root relationships.

        Raises:
            DeckError: It is no package of a presentation.
        """
        self.reader = reader
        self.path = reader.path
        self._by_lower = {f"/{name}".lower(): f"/{name}" for name in reader.members}
        self._rels: dict[str, list[Relationship]] = {}
        self._inflated = 0
        self.mapped: set[str] = set()
        """Strict parts that were read and said as transitional."""
        self.trusted = False
        """One of our own making: no bound on its XML."""
        self.checked: set[str] = set()
        """Parts whose content was read, and so found undamaged, in this run, or is being checked."""
        if opc.CONTENT_TYPES.lower() not in self._by_lower:
            if any(name.startswith("Index/") or name == "Index.zip" for name in reader.members):
                raise DeckError(
                    f"{self.path.name} is a Keynote file",
                    "Ask the speaker for File > Export To > PowerPoint, and for the .pptx that it makes.",
                )
            raise self.broken("it is a zip, but no PowerPoint deck")
        try:
            self.types = ContentTypes(self.read(self._by_lower[opc.CONTENT_TYPES.lower()]))
        except XmlError as error:
            raise self.broken(f"{opc.CONTENT_TYPES}: {error}") from None
        self.is_strict = self._says_strict()
        self.main = self._find_main()

    @classmethod
    def open(cls, path: Path) -> Package:
        """Open a deck.

        Raises:
            DeckError: It cannot be opened, is damaged, encrypted, or no deck.
        """
        reader = ZipReader(path)
        try:
            return cls(reader)
        except BaseException:
            reader.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self.reader.close()

    def broken(self, why: str) -> DeckError:
        """Return the error for a package that cannot be used."""
        return DeckError(
            f"{self.path.name} cannot be used: {why}",
            "Ask the speaker to open the deck in PowerPoint, save it again as .pptx, and send that.",
            path=self.path,
        )

    @property
    def parts(self) -> list[str]:
        """Return the names of all parts, as the zip lists them."""
        return list(self._by_lower.values())

    def find(self, part: str) -> str | None:
        """Return a part's name as this package spells it, or None when it is not there."""
        return self._by_lower.get(part.lower()) or self._by_lower.get(unquote(part).lower())

    def member(self, part: str) -> Member:
        """Return the zip member that holds a part."""
        return self.reader.members[part[1:]]

    def read(self, part: str) -> bytes:
        """Return a part's content as it is in the file.

        Raises:
            DeckError: It is damaged.
        """
        data = self.reader.read(self.member(part))
        self.checked.add(part)
        return data

    def read_xml(self, part: str) -> bytes:
        """Return the XML of a part, strict OOXML already said as transitional.

        Raises:
            DeckError: It is damaged, or so large that it must be an attack.
        """
        self._inflated += self.member(part).size
        if self._inflated > _MAX_XML and not self.trusted:
            raise self.broken("it unpacks to more XML than any deck needs")
        data = self.read(part)
        if strict.MARK not in data:
            return data
        self.mapped.add(part)
        try:
            return strict.to_transitional(data)
        except XmlError as error:
            raise self.broken(f"{part}: {error}") from None

    def xml(self, part: str) -> Element:
        """Return the tree of a part.

        Raises:
            DeckError: It is damaged or no XML.
        """
        return self.parse(part, self.read_xml(part))

    def parse(self, part: str, data: bytes) -> Element:
        """Parse a part's XML; a fault names the part."""
        try:
            return parse(data)
        except XmlError as error:
            raise self.broken(f"{part}: {error}") from None

    def rels(self, part: str) -> list[Relationship]:
        """Return a part's relationships (`opc.ROOT`: the package's), inner targets resolved to part names.

        Raises:
            DeckError: The .rels part is damaged or no XML.
        """
        if part not in self._rels:
            if len(self._rels) >= _RELS_KEPT:
                self._rels.pop(next(iter(self._rels)))
            self._rels[part] = self._read_rels(part)
        return self._rels[part]

    def forget_rels(self) -> None:
        """Keep no relationships in memory; who asks again has them read again."""
        self._rels.clear()

    def _read_rels(self, part: str) -> list[Relationship]:
        name = self.find(opc.rels_name(part))
        if name is None:
            return []
        try:
            listed = opc.read_relationships(self.read_xml(name))
        except XmlError as error:
            raise self.broken(f"{name}: {error}") from None
        return [rel if rel.external else self._resolved(part, rel) for rel in listed]

    def rel_of_kind(self, part: str, kind: str) -> str | None:
        """Return the first existing inner target of a kind of relationship."""
        return next((r.target for r in self.rels(part) if r.kind == kind and r.found and not r.external), None)

    def _says_strict(self) -> bool:
        name = self.find(opc.rels_name(opc.ROOT))
        return name is not None and strict.MARK in self.read(name)

    def _resolved(self, part: str, rel: Relationship) -> Relationship:
        if rel.target.startswith("#"):
            return Relationship(rel.id, rel.type, rel.target, found=False)
        target = self.find(opc.resolve(part, rel.target))
        if target is None:
            return Relationship(rel.id, rel.type, rel.target, found=False)
        return Relationship(rel.id, rel.type, target)

    def _find_main(self) -> str:
        main = self.rel_of_kind(opc.ROOT, "officeDocument")
        if main is None:
            raise self.broken("it is a zip, but no PowerPoint deck: it has no main part")
        content_type = self.types.of(main)
        if "wordprocessingml" in content_type or "spreadsheetml" in content_type:
            program = "Word document" if "wordprocessingml" in content_type else "Excel workbook"
            raise DeckError(
                f"{self.path.name} is a {program}, whatever its name says",
                "Ask the speaker for the slides as .pptx.",
                path=self.path,
            )
        return main
