"""A deck's slides, masters, size and sections, as its presentation part lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.package import Package
from wimlds_cli.deck.xml import NS, P14, P, R, is_true, number

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide as the deck lists it. `rid` is the presentation's relationship to it."""

    id: int
    rid: str
    part: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a deck, with the ids of its slides."""

    name: str
    id: str
    slide_ids: tuple[int, ...]


class Presentation:
    """One deck, read at the level of its presentation part."""

    def __init__(self, package: Package) -> None:
        """Read the presentation part.

        Raises:
            DeckError: It cannot be read or is none.
        """
        self.package = package
        self.part = package.main
        self.root = package.xml(self.part)
        if self.root.tag != f"{P}presentation":
            raise package.broken(f"its main part {self.part} is no presentation")
        self.rels: dict[str, Relationship] = {rel.id: rel for rel in package.rels(self.part)}
        self.slides: list[Slide] = []
        self.absent_slides: list[str] = []
        """Entries of the slide list with no slide behind them: a fault of the deck."""
        self._list_slides()

    @classmethod
    def open(cls, path: Path, *, trusted: bool = False) -> Presentation:
        """Open a deck; of a trusted one any amount of XML is read.

        Raises:
            DeckError: It cannot be opened or is no presentation.
        """
        package = Package.open(path)
        package.trusted = trusted
        try:
            return cls(package)
        except BaseException:
            package.close()
            raise

    def _list_slides(self) -> None:
        listed: set[str] = set()
        for element in self.root.iterfind("p:sldIdLst/p:sldId", NS):
            rid = element.get(f"{R}id", "")
            rel = self.rels.get(rid)
            if rel is None or rel.external or not rel.found or rel.kind != "slide" or rel.target in listed:
                self.absent_slides.append(rid)
                continue
            listed.add(rel.target)
            self.slides.append(Slide(number(element.get("id")) or 0, rid, rel.target))

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of a slide in EMU (914,400 to the inch)."""
        element = self.root.find("p:sldSz", NS)
        if element is None:
            return 9144000, 6858000
        return number(element.get("cx")) or 9144000, number(element.get("cy")) or 6858000

    @property
    def masters(self) -> list[str]:
        """Return the slide masters' part names, in order."""
        found = []
        for element in self.root.iterfind("p:sldMasterIdLst/p:sldMasterId", NS):
            rel = self.rels.get(element.get(f"{R}id", ""))
            if rel and rel.found and not rel.external and rel.kind == "slideMaster" and rel.target not in found:
                found.append(rel.target)
        return found

    @property
    def sections(self) -> list[Section]:
        """Return the deck's own sections, in order."""
        return [
            Section(
                element.get("name", ""),
                element.get("id", "").upper(),
                tuple(slide for i in element.iter(f"{P14}sldId") if (slide := number(i.get("id"))) is not None),
            )
            for element in self.root.iter(f"{P14}section")
        ]

    @property
    def notes_count(self) -> int:
        """Return how many notes pages the package declares."""
        return self.package.types.count(NOTES_TYPE)

    def related(self, kind: str) -> str | None:
        """Return the first existing part that the presentation relates to in this way."""
        return next((r.target for r in self.rels.values() if r.kind == kind and r.found and not r.external), None)

    @cached_property
    def show_settings(self) -> dict[str, bool]:
        """Tell what the show uses: timings, animation, narration (showPr, ECMA-376 part 1, 19.2.1.30)."""
        part = self.related("presProps")
        root = self.package.xml(part) if part else None
        show = root.find("p:showPr", NS) if root is not None else None
        return {
            "timings": show is None or is_true(show.get("useTimings"), True),
            "animation": show is None or is_true(show.get("showAnimation"), True),
            "narration": show is None or is_true(show.get("showNarration"), True),
        }
