"""Count what a merged file holds, without the program: a quick merge that loses half is no merge."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

_DECK = {
    "slides": r"ppt/slides/[^/]+\.xml",
    "designs": r"ppt/slideMasters/[^/]+\.xml",
    "notes": r"ppt/notesSlides/[^/]+\.xml",
    "charts": r"ppt/charts/chart[^/]*\.xml",
}


def count(path: Path) -> dict[str, int]:
    """Return how many slides, designs, notes and charts a deck holds, or pages, outline entries and links a PDF.

    Another process looks: what this one holds in memory would count for every process that it starts.
    """
    asked = subprocess.run([sys.executable, "-m", "benchmarks.contents", str(path)], capture_output=True, text=True)
    return dict(json.loads(asked.stdout)) if asked.returncode == 0 else {}


def _of_deck(path: Path) -> dict[str, int]:
    with zipfile.ZipFile(path) as deck:
        names = deck.namelist()
    return {what: sum(re.fullmatch(pattern, name) is not None for name in names) for what, pattern in _DECK.items()}


def _of_pdf(path: Path) -> dict[str, int]:
    import pypdf

    with pypdf.PdfReader(path) as read:
        links = sum(len(page.get("/Annots", ())) for page in read.pages)
        return {"pages": len(read.pages), "outline": _entries(read.outline), "links": links}


def _entries(outline: list[object]) -> int:
    return sum(_entries(entry) if isinstance(entry, list) else 1 for entry in outline)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    print(json.dumps(_of_pdf(file) if file.suffix == ".pdf" else _of_deck(file)))
