"""One PDF that is merged: its pages, and which object of the new file each of its objects becomes."""

from __future__ import annotations

import io
import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from wimlds_cli.deck.pdf import damaged, locked, reader_of
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge.pdf.deck_links import DeckLink
from wimlds_cli.merge.pdf.values import Serialiser, entries_of, plain, reference_of
from wimlds_cli.merge.pdf.writing import Ref
from wimlds_cli.merge.plan import Entry, naming

Key = tuple[int, int]
"""Generation and number of an object of an input."""

_LONGEST_STREAM = 1 << 40
"""Bytes."""
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""What a page has from the nodes above it (ISO 32000-2, 7.7.3.4)."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A deck as a PDF.

    Attributes:
        entry: The deck as it was named.
        path: The PDF: the deck itself, or what LibreOffice made of it.
        format: What people call the deck's format.
        titles: The title of each page, where the deck has such; an empty one where a page has none.
        hidden: The places of pages that are not shown, counted from 0.
        made_of: What LibreOffice makes the PDF of; None where the deck is a PDF.
        links: What the deck's slides lead to, whatever LibreOffice made of it.
        modified: When the deck was last changed, as a PDF date; empty when it does not say.
    """

    entry: Entry
    path: Path
    format: str = "PDF"
    titles: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()
    made_of: Path | None = None
    links: tuple[DeckLink, ...] = ()
    modified: str = ""


@dataclass(slots=True)
class Page:
    """A page that is merged.

    Attributes:
        place: Which page of its own PDF it is, counted from 0.
        number: Which page of the merged PDF it is, counted from 1.
        key: Its object; None when it is written inside another.
        changes: What its dictionary says otherwise than in its own PDF; None takes an entry away.
    """

    place: int
    number: int
    ref: Ref
    key: Key | None
    entries: dict[str, Any]
    changes: dict[str, Any] = field(default_factory=dict)

    def get(self, entry: str) -> Any:
        """Return what an entry of its dictionary will lead to."""
        return plain(self.changes[entry]) if entry in self.changes else plain(self.entries.get(entry))


class Source:
    """One PDF that is merged.

    Attributes:
        pages: The pages that the merged PDF has of it.
        page_count: How many it has itself.
        changes: By object, the entries that its dictionary says otherwise; None takes an entry away.
        gone: Objects that the merged PDF does without: a reference to one becomes null.
    """

    def __init__(self, index: int, arrival: Arrival, file: BinaryIO) -> None:
        self.index = index
        self.arrival = arrival
        self.entry = arrival.entry
        self.title = arrival.entry.title
        self.made = arrival.entry.made_from is not None
        self.file = file
        self.reader = reader_of(file, arrival.entry.path)
        self.pages: list[Page] = []
        self.page_count = 0
        self.changes: dict[Key, dict[str, Any]] = {}
        self.gone: set[Key] = set()
        self.serialiser = Serialiser(self, None)
        self._by_key: dict[Key, Page] = {}
        self._known: dict[Key, Ref] = {}
        self._waiting: deque[tuple[Ref, Any]] = deque()
        self._reserve: Callable[[], Ref] = lambda: Ref(0)

    @property
    def catalog(self) -> dict[str, Any]:
        """Return the entries of its catalogue."""
        return entries_of(self.reader.root_object)

    def list_pages(self, reserve: Callable[[], Ref], first_number: int) -> None:
        """Give its pages their places in the merged PDF; from then on its objects get numbers from `reserve`."""
        self._reserve = reserve
        found = list(self.reader.pages)
        self.page_count = len(found)
        for place, page in enumerate(found):
            if place in self.arrival.hidden:
                continue
            key = reference_of(page.indirect_reference)
            own = entries_of(page.indirect_reference) if key else dict(page)
            made = Page(place, first_number + len(self.pages), reserve(), key, own)
            made.changes = {name: page[name] for name in _INHERITED if name not in own and name in page}
            self.pages.append(made)
            if key is not None and key not in self._by_key:
                # A page that the tree names twice is two pages; links lead to the first, as they do in readers.
                self._by_key[key] = made
                self._known[key] = made.ref

    def page_of(self, value: Any) -> Page | None:
        """Return the page that a reference, or the number of a page counted from 0, leads to."""
        key = reference_of(value)
        if key is not None:
            return self._by_key.get(key)
        if isinstance(value, int):
            return next((page for page in self.pages if page.place == value), None)
        return None

    def ref(self, reference: Any) -> Ref | None:
        """Return the object of the new file that one of this PDF becomes; it will be copied."""
        key = reference_of(reference)
        if key is None or key in self.gone:
            return None
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._reserve()
            self._waiting.append((known, reference))
        return known

    def change(self, reference: Any, **entries: Any) -> None:
        """Let an object's dictionary say something else; the entries' names are given without their slashes."""
        key = reference_of(reference)
        if key is not None:
            self.changes.setdefault(key, {}).update({f"/{name}": value for name, value in entries.items()})

    def waiting(self) -> Iterator[tuple[Ref, Any]]:
        """Yield the objects that something refers to and that have not been copied yet, with their new numbers.

        None stands for an object that is not there, and for a page that the merged PDF does not have.
        """
        from pypdf.generic import StreamObject

        while self._waiting:
            ref, reference = self._waiting.popleft()
            found = plain(reference)
            if isinstance(found, dict):
                key = (reference.generation, reference.idnum)
                if found.get("/Type") in ("/Page", "/Pages", "/Catalog"):
                    found = None
                elif key in self.changes:
                    changed = self.changes[key]
                    found.update(changed)
                    for name in [name for name, value in changed.items() if value is None]:
                        del found[name]
            yield ref, found
            if isinstance(found, StreamObject):
                # What was written is not held: a deck's pictures and films are most of its bytes.
                self.reader.resolved_objects.pop((reference.generation, reference.idnum), None)


class InputFile(io.BufferedReader):
    """A file of which a damaged PDF may ask impossible places: that is its fault, not the disk's."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place; a place before the start is a ValueError."""
        try:
            return super().seek(offset, whence)
        except OSError as error:
            raise ValueError(offset) from error


@contextmanager
def reading_bytes() -> Iterator[None]:
    """Read names letter by letter, and nothing aloud.

    pypdf guesses the encoding of a name, and writes it in another: a page would no longer find the font that it calls
    by a name in Latin-1. One letter a byte is exact both ways. Its bound on a stream's length (newer versions have one)
    would refuse long films; here no stream is unpacked, and one is never longer than its file.
    """
    import pypdf
    from pypdf.generic import NameObject

    logger = logging.getLogger("pypdf")
    level, charsets = logger.level, NameObject.CHARSETS
    logger.setLevel(logging.CRITICAL)
    NameObject.CHARSETS = ("latin1",)  # type: ignore[assignment]
    bounds = getattr(pypdf, "apply_configuration", None)
    try:
        with bounds(maximum_declared_stream_length=_LONGEST_STREAM) if bounds else nullcontext():
            yield
    finally:
        logger.setLevel(level)
        NameObject.CHARSETS = charsets


@contextmanager
def blaming(entry: Entry) -> Iterator[None]:
    """Say of an error which deck it is about, and whatever a damaged PDF makes of its reader in plain words."""
    from pypdf.errors import DependencyError

    with naming(entry):
        try:
            yield
        except (WimldsError, OSError):
            raise
        except (DependencyError, ImportError) as error:
            raise locked(entry.path) from error
        except Exception as error:
            raise damaged_pdf(entry) from error


class DamagedPdf(DeckError):
    """A PDF that cannot be read as it is; another reader may still make something of it."""


def damaged_pdf(entry: Entry) -> DamagedPdf:
    """Return the error for a deck's PDF."""
    words = damaged(entry.path)
    error = DamagedPdf(words.message, words.hint, path=entry.path)
    error.session = entry.title
    return error
