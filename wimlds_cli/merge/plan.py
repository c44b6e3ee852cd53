"""The state of one merge: the inputs, what they become, and the presentation part that grows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, ROOT, Relationship, source_of_rels
from wimlds_cli.deck.presentation import Presentation, Slide
from wimlds_cli.deck.xml import DECLARATION, NS, Element, is_true, quoteattr
from wimlds_cli.errors import DeckError
from wimlds_cli.merge.names import Names
from wimlds_cli.merge.outgoing import Outgoing
from wimlds_cli.merge.report import DeckReport, MergeReport, ReportBuilder
from wimlds_cli.merge.shared import SharedLeaves

MAIN_PART = "/ppt/presentation.xml"


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a file of another format became a deck that can be merged.

    Attributes:
        arrived: The file as it came.
        format: What people call its format: `PDF`, ...
        pictures: Its slides are pictures of pages; such a deck has no say in how the merged one looks.
        left_behind: What could not be kept, in plain words, with the numbers of the slides from 1 (none: all of it).
    """

    arrived: Path
    format: str
    pictures: bool = False
    left_behind: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One deck to merge.

    Entries that follow each other with the same title are one section. Without any title the merged deck has
    only the sections that its decks bring.

    Attributes:
        anchor: The name under which decks that were made for this merge may jump to this one's first slide.
        made_from: The template of a deck that was made for this merge. Such a deck gives way: it has no say in the
            merged deck's size, text style and settings; reports name the template.
        conversion: How it came to be a deck, when it arrived in another format.
    """

    path: Path
    title: str | None = None
    anchor: str | None = None
    made_from: Path | None = None
    conversion: Conversion | None = None


@contextmanager
def naming(entry: Entry) -> Iterator[None]:
    """Add an entry's session to the error of a deck that cannot be used."""
    try:
        yield
    except DeckError as error:
        error.session = error.session or entry.title
        raise


@dataclass(frozen=True, slots=True)
class Properties:
    """What the merged deck says of itself. An empty text leaves the first deck's words."""

    title: str = ""
    subject: str = ""
    creator: str = ""
    keywords: str = ""
    language: str = ""


class Source:
    """One input, and what its slides become."""

    def __init__(self, index: int, entry: Entry, presentation: Presentation) -> None:
        self.index = index
        self.entry = entry
        self.title = entry.title
        self.path = entry.path
        self.made = entry.made_from is not None
        self.conversion = entry.conversion
        self.pictures = entry.conversion is not None and entry.conversion.pictures
        self.presentation = presentation
        self.package = presentation.package
        self.default_text_style: Element | None = presentation.root.find("p:defaultTextStyle", NS)
        """The style that its text boxes inherit; scaled when its slides are."""
        self.first_number = 0
        """The number of its first slide in the merged deck, from 1."""
        self.outputs: dict[str, str] = {}
        """Slide part -> its name in the merged deck."""
        self.ids: dict[int, int] = {}
        """Slide id -> its id in the merged deck."""
        self.layouts: dict[str, str] = {}
        """Layout and master parts -> their names in the merged deck."""
        self.section_ids: dict[str, str] = {}
        """Section ids that had to change -> their new ones."""
        self.creation_ids: dict[str, str] = {}
        """Slides' creation ids that had to change -> their new ones; complete once all its slides passed by."""

    @property
    def label(self) -> str:
        """Return what people call this deck."""
        return (self.conversion.arrived if self.conversion else self.path).name

    @property
    def slides(self) -> list[Slide]:
        """Return its slides, in order."""
        return self.presentation.slides

    def number(self, part: str) -> int | None:
        """Return a slide's number in the merged deck."""
        return next((self.first_number + n for n, s in enumerate(self.slides) if s.part == part), None)


class IdPool:
    """Gives out numbers that are unique in a range; a number asked for is kept when it is free."""

    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high
        self._taken: set[int] = set()
        self._next = low

    def take(self, wanted: int | None = None) -> int:
        """Return `wanted` if it is free and in range, otherwise the lowest free number."""
        if wanted is None or wanted in self._taken or not self._low <= wanted <= self._high:
            while self._next in self._taken:
                self._next += 1
            wanted = self._next
        self._taken.add(wanted)
        return wanted


def derived_number(*seed: object, low: int = 1, high: int = 0xFFFFFFFF) -> int:
    """Return a number that depends on the seed alone, so that a merge can be repeated to the byte."""
    digest = hashlib.sha256("\0".join(map(str, seed)).encode()).digest()
    return low + int.from_bytes(digest[:8], "big") % (high - low)


def derived_guid(*seed: object) -> str:
    """Return a GUID that depends on the seed alone, as Office writes them."""
    hexed = hashlib.sha256("\0".join(map(str, seed)).encode()).hexdigest()[:32].upper()
    # Version 8 and the variant of RFC 9562, 5.8: a name-based UUID of our own making.
    hexed = f"{hexed[:12]}8{hexed[13:16]}8{hexed[17:]}"
    return f"{{{hexed[:8]}-{hexed[8:12]}-{hexed[12:16]}-{hexed[16:20]}-{hexed[20:]}}}"


# The schema's order (ECMA-376 part 1, 19.2.1.26 presentation); PowerPoint repairs a file that breaks it.
_CHILDREN = (
    "sldMasterIdLst",
    "notesMasterIdLst",
    "handoutMasterIdLst",
    "sldIdLst",
    "sldSz",
    "notesSz",
    "embeddedFontLst",
    "custShowLst",
    "custDataLst",
    "kinsoku",
    "defaultTextStyle",
)


class PresentationDraft:
    """The merged deck's presentation part: passes put its children, it puts them in order."""

    def __init__(self) -> None:
        self.relationships: list[Relationship] = []
        self.root_relationships: list[Relationship] = []
        self.attributes: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._children: dict[str, str] = {}
        self.extensions: list[str] = []

    def relate(self, kind: str, target: str, *, full_type: str | None = None) -> str:
        """Add a relationship from the presentation; return its id."""
        rid = f"rId{len(self.relationships) + 1}"
        self.relationships.append(Relationship(rid, full_type or f"{OFFICE_RELATIONSHIPS}/{kind}", target))
        self._ids[target] = rid
        return rid

    def id_of(self, target: str) -> str:
        """Return the id of the relationship to a part; it must be there."""
        return self._ids[target]

    def relate_root(self, full_type: str, target: str) -> None:
        """Add a relationship from the package itself."""
        self.root_relationships.append(Relationship(f"rId{len(self.root_relationships) + 1}", full_type, target))

    def put(self, child: str, xml: str) -> None:
        """Set one child; it may use the prefixes a, r and p."""
        assert child in _CHILDREN, child
        self._children[child] = xml

    def put_list(self, child: str, items: Iterable[str]) -> None:
        """Set a child that is a list, unless it would be empty."""
        joined = "".join(items)
        if joined:
            self.put(child, f"<p:{child}>{joined}</p:{child}>")

    def render(self) -> bytes:
        """Write the part."""
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in self.attributes.items())
        body = "".join(self._children[child] for child in _CHILDREN if child in self._children)
        if self.extensions:
            body += f"<p:extLst>{''.join(self.extensions)}</p:extLst>"
        names = "".join(f' xmlns:{prefix}="{NS[prefix]}"' for prefix in ("a", "r", "p"))
        return (DECLARATION + f"<p:presentation{names}{attributes}>{body}</p:presentation>").encode()


class Merge:
    """Everything that passes share while one merge runs."""

    def __init__(
        self,
        sources: list[Source],
        output: Path,
        properties: Properties,
        size: tuple[int, int] | None = None,
    ) -> None:
        self.sources = sources
        self.properties = properties
        speakers = [source for source in sources if not source.made]
        drawn = [source for source in speakers if not source.pictures]
        self.voices = drawn or speakers or sources
        """The decks that have a say where decks disagree: not those that were made for this merge, and the pages of
        PDFs only where there is nothing else."""
        self.wanted_size = size
        """The size of the slides that was asked for, in EMU."""
        self.size = size or self.voices[0].presentation.size
        """The size of the merged deck's slides in EMU; final once the passes have planned."""
        self.names = Names()
        self.leaves = SharedLeaves()
        self.outgoing = Outgoing()
        self.presentation = PresentationDraft()
        self.report = ReportBuilder(MergeReport(output))
        self.notes_master: str | None = None
        """The one notes master's name in the merged deck."""
        self.anchors: dict[str, str] = {}
        """Anchors -> the slides they name, in the merged deck; complete once the passes have planned."""
        self.public = False
        """Whether this becomes a copy for everybody, without what was meant for few."""

    @property
    def alone(self) -> bool:
        """Tell whether there is one deck only, so that nothing has to give way."""
        return len(self.sources) == 1

    @property
    def slide_count(self) -> int:
        """Return the number of slides of the merged deck."""
        return sum(len(source.slides) for source in self.sources)

    def slides(self) -> Iterator[tuple[Source, Slide]]:
        """Yield all slides in their new order."""
        for source in self.sources:
            for slide in source.slides:
                yield source, slide

    def deck_report(self, source: Source) -> DeckReport:
        """Return the report's row for a deck."""
        return self.report.report.decks[source.index]


def package_parts(source: Source) -> dict[str, str]:
    """Return, for each .rels member of an input, the part whose relationships it holds."""
    found = {}
    for name in source.package.parts:
        owner = source_of_rels(name)
        if owner is not None:
            found[name] = ROOT if owner == ROOT else source.package.find(owner) or owner
    return found


def show_flag(source: Source, name: str, default: bool) -> bool:
    """Read a boolean attribute of an input's presentation element."""
    return is_true(source.presentation.root.get(name), default)
