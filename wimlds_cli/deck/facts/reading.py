"""Facts of a deck of any kind; the libraries that a kind needs are loaded only for it."""

from __future__ import annotations

from pathlib import Path

from wimlds_cli.deck.facts.model import DeckFacts
from wimlds_cli.deck.kinds import FOREIGN, FileKind, kind_of_file


def facts_of(path: Path) -> DeckFacts | None:
    """Read a deck once.

    Returns:
        Its facts; None for a format that only LibreOffice reads (.ppt, .odp).

    Raises:
        DeckError: It cannot be opened, is damaged, protected, or no deck.
    """
    kind = kind_of_file(path)
    if kind is FileKind.PDF:
        from wimlds_cli.deck.facts.pdf import read_pdf

        return read_pdf(path)
    if kind in FOREIGN:
        return None
    from wimlds_cli.deck.facts.pptx import read_pptx

    return read_pptx(path)
