"""What is measured: the decks of each work, and who does it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Set:
    """Files to measure with. `make` writes the file of a number, counted from 0, to a path."""

    name: str
    suffix: str
    count: int
    make: Callable[[Path, int], None]

    def build(self, cache: Path, tell: Callable[[str], None]) -> list[Path]:
        """Return the files, made where they are not there yet; a making that was cut off begins again."""
        folder = cache / "decks" / self.name
        whole = folder / "whole"
        paths = [folder / f"{number + 1:03d}{self.suffix}" for number in range(self.count)]
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for number, path in enumerate(paths):
                tell(f"making {self.name}: {number + 1} of {self.count}")
                self.make(path, number)
            whole.touch()
        return paths


def _is_packed(number: int) -> bool:
    """Let every fourth deck come from a program that packs pictures once more."""
    return number % 4 == 2


def _thirty_megabytes(path: Path, number: int) -> None:
    from benchmarks.decks import deck

    deck(path, seed=1000 + number, slides=60, megabytes=30, design=number, packed=_is_packed(number))


def _fifty_megabytes(path: Path, number: int) -> None:
    from benchmarks.decks import deck

    deck(path, seed=2000 + number, slides=40, megabytes=50, design=number, packed=_is_packed(number))


def _forty_slides(path: Path, number: int) -> None:
    from benchmarks.decks import deck

    deck(path, seed=3000 + number, slides=40, design=number % 20)


def _film(path: Path, number: int) -> None:
    from benchmarks.decks import deck

    deck(path, seed=4000 + number, slides=20, design=number, film=0 if number else 1_000_000_000)


def _thirty_pages(path: Path, number: int) -> None:
    from benchmarks.pdfs import pdf

    pdf(path, seed=5000 + number, pages=30, megabytes=3)


THREE = Set("three", ".pptx", 3, _thirty_megabytes)
TWENTY = Set("twenty", ".pptx", 20, _fifty_megabytes)
MANY = Set("many", ".pptx", 200, _forty_slides)
FILM = Set("film", ".pptx", 2, _film)
PDFS = Set("pdfs", ".pdf", 20, _thirty_pages)


@dataclass(frozen=True)
class Work:
    """One thing to do, and who does it.

    Attributes:
        key: What `--only` calls it.
        title: What the table calls it.
        files: What is merged; None for starting programs.
        take: Only so many of the files, the first ones.
        contenders: The keys of `contenders.CONTENDERS`, in the order of each round.
        slides: Slides or pages in all, for the cost of one.
        beside: The contender whose time the others' are given beside.
    """

    key: str
    title: str
    files: Set | None
    contenders: Sequence[str]
    slides: int = 0
    beside: str = "wimlds"
    take: int | None = None

    def inputs(self, cache: Path, tell: Callable[[str], None]) -> list[Path]:
        """Return the files to merge, made where they are not there yet."""
        return self.files.build(cache, tell)[: self.take] if self.files else []


_OURS = ("copy", "start", "start-merge", "wimlds")
_PEERS = ("power-pptx", "python-pptx", "pptx-automizer", "libreoffice")

WORKS = (
    Work(
        "start",
        "Starting a program",
        None,
        ("python", "bare-typer", "start", "help", "start-merge"),
        beside="bare-typer",
    ),
    Work("small", "3 decks of 30 MB, 180 slides", THREE, (*_OURS, *_PEERS), 180),
    Work("twenty", "20 decks of 50 MB, 800 slides", TWENTY, (*_OURS, *_PEERS), 800),
    Work("film", "A deck with 1 GB of film beside another, 40 slides", FILM, (*_OURS, *_PEERS), 40),
    Work("many", "200 decks of 40 slides, 8,000 slides", MANY, (*_OURS, *_PEERS), 8000),
    Work(
        "pdfs",
        "20 PDFs of 30 pages into one PDF",
        PDFS,
        ("copy", "start", "start-merge", "wimlds-pdf", "qpdf", "pikepdf", "pypdf"),
        600,
        "wimlds-pdf",
    ),
)

GROWTH = {
    "media": tuple(
        Work(f"media-{n}", f"{50 * n} MB of media", TWENTY, ("copy", "wimlds"), 40 * n, take=n)
        for n in (1, 2, 5, 10, 15, 20)
    ),
    "slides": tuple(
        Work(f"slides-{40 * n}", f"{40 * n:,} slides", MANY, ("copy", "wimlds"), 40 * n, take=n)
        for n in (5, 25, 50, 100, 150, 200)
    ),
}
"""How cost grows with bytes of media and with slides of XML."""
