"""What is fuzzed, and what must be true whatever arrives."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from wimlds_cli.deck.opc import ContentTypes, read_relationships
from wimlds_cli.deck.strict import to_transitional
from wimlds_cli.deck.xml import XmlError, detached, parse, serialise
from wimlds_cli.deck.zipread import ZipReader
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge.pptx import Entry, merge_decks
from wimlds_cli.merge.verify import verify_deck

from .mutation import seeds

try:
    import resource
except ImportError:  # Windows does not say how much memory a process took
    resource = None  # type: ignore[assignment]

MOST_SECONDS, MOST_MEGABYTES = 10, 500


class Finding(AssertionError):
    """Something that no input may bring about."""


def merge(data: bytes, folder: Path) -> str:
    """Merge a deck of these bytes between two good ones: refused in one line, or merged and sound.

    A deck with faults may have to be given up at the last check; a deck without any may not.
    """
    good, deck, output = folder / "good.pptx", folder / "deck.pptx", folder / "merged.pptx"
    if not good.exists():
        seeds()[0].save(good)
    deck.write_bytes(data)
    output.unlink(missing_ok=True)
    try:
        report = merge_decks([Entry(good, "Opening"), Entry(deck, "Talk"), Entry(good, "Closing")], output)
    except WimldsError as error:
        if "fault of wimlds" in (error.hint or ""):
            if _is_sound(deck):
                raise Finding(error.message) from error
            return "given up"
        if "\n" in error.message or "deck.pptx" not in error.message:
            raise Finding(f"a poor message: {error.message!r}") from error
        if output.exists() or list(folder.glob(".*")):
            raise Finding("a refused deck left something behind") from error
        return "refused"
    if report.slides != sum(deck.slides for deck in report.decks):
        raise Finding("the report does not add up")
    told = sum(finding.kind == "inherited" for finding in report.findings)
    if verify_deck(output) and not told:
        raise Finding("the merged deck has faults that nobody was told of")
    return "merged"


def _is_sound(path: Path) -> bool:
    try:
        return not verify_deck(path)
    except WimldsError:
        return False


def zip_file(data: bytes, folder: Path) -> str:
    """Read a zip of these bytes: a DeckError, or members whose content is checked."""
    path = folder / "deck.zip"
    path.write_bytes(data)
    try:
        with ZipReader(path) as reader:
            for member in reader.members.values():
                if member.size < 1 << 20:
                    for _ in reader.stream(member):
                        pass
    except DeckError:
        return "refused"
    return "read"


def xml(data: bytes, folder: Path) -> str:
    """Parse XML of these bytes and write it back: an XmlError, or the same tree again."""
    for read in (read_relationships, ContentTypes, to_transitional):
        try:
            read(data)
        except XmlError:
            continue
    try:
        root = parse(data)
    except XmlError:
        return "refused"
    parse(serialise(root))
    for child in list(root)[:3]:
        if isinstance(child.tag, str):
            parse(detached(child))
    return "read"


TARGETS: dict[str, Callable[[bytes, Path], str]] = {"merge": merge, "pdf": merge, "zip": zip_file, "xml": xml}


def watched(target: Callable[[bytes, Path], str], data: bytes, folder: Path) -> str:
    """Run a target and hold its limits of time and memory.

    Raises:
        Finding: It took too long or too much.
    """
    started = time.monotonic()
    outcome = target(data, folder)
    if time.monotonic() - started > MOST_SECONDS:
        raise Finding(f"it took {time.monotonic() - started:.0f} s")
    # ru_maxrss is in kilobytes, on macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10 if resource else 0
    if MOST_MEGABYTES < peak < MOST_MEGABYTES << 10:
        raise Finding(f"it took {peak} MB")
    return outcome
