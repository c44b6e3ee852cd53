"""PDF pages -> slides: each page a picture, its words for those who listen or search, its links where they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wimlds_cli.merge.pictures.slides import PictureDeck
from wimlds_cli.merge.pictures.workers import open_pages

Rendering = Callable[[int, int], None]
"""Called with the pages done and the pages in all."""


def pdf_to_deck(
    pdf: Path,
    deck: Path,
    *,
    size: tuple[int, int] | None = None,
    public: bool = False,
    progress: Rendering | None = None,
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Write a deck with a slide for each page of a PDF.

    Memory does not grow with the number of pages: a page is written when it is rendered.

    Args:
        pdf: The PDF.
        deck: The deck to write.
        size: Width and height of the slides in EMU; left out, they have the proportions of most of the pages.
        public: Without what reviewers left on the pages.
        progress: Told how far it is.

    Returns:
        What could not be kept, in plain words, with the numbers of the pages from 1 (none: all of it).

    Raises:
        DeckError: The PDF cannot be read.
    """
    with open_pages(pdf, public=public) as pages, PictureDeck(deck, pdf.name, pages.survey, size) as made:
        count = len(pages.survey.sizes)
        for number, picture in enumerate(pages.pictures):
            if progress:
                progress(number, count)
            made.add(picture)
        if progress:
            progress(count, count)
    left_behind = pages.survey.left_behind
    if pages.survey.is_unread:
        left_behind += (("links and outline: they are damaged", ()),)
    return left_behind
