"""A merged deck on one page: every slide, small, under the name of its section."""

from __future__ import annotations

import base64
import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import is_true
from wimlds_cli.merge.office import to_pdf
from wimlds_cli.replace import replacing
from wimlds_cli.texts.web import page

_WIDTH = 480
"""Pixels of a thumbnail: what is 18 pt on the slide can just be read."""


@dataclass(frozen=True)
class Shown:
    """One slide on the page.

    Attributes:
        picture: A `data:` address; empty where LibreOffice has none.
    """

    number: int
    hidden: bool
    picture: str


@dataclass(frozen=True)
class Section:
    """The slides below one heading; its name is empty where the deck has no sections."""

    name: str
    slides: tuple[Shown, ...]


def write_contact_sheet(deck: Path, output: Path, title: str = "", homes: Sequence[Path] = ()) -> int:
    """Write one page of HTML, with the pictures inside it; return the number of slides.

    Args:
        deck: The deck.
        output: The page.
        title: Its heading; the deck's file name when left out.
        homes: Folders that may hold own templates.

    Raises:
        WimldsError: LibreOffice is not there or cannot show the deck, the page cannot be written, or an own template
            is wrong.
    """
    names, hidden = _sections(deck)
    with tempfile.TemporaryDirectory(prefix="wimlds-sheet-") as folder:
        pictures = list(_thumbnails(to_pdf(deck, Path(folder))))
    sections = [Section(name, tuple(_shown(number, number in hidden, pictures) for number in s)) for name, s in names]
    text = page("contact-sheet.html", None, kind="merge", homes=homes, title=title or deck.stem, sections=sections)
    with replacing(output) as new:
        new.write_text(text, encoding="utf-8", newline="\n")
    return sum(len(slides) for _, slides in names)


def _sections(deck: Path) -> tuple[list[tuple[str, list[int]]], set[int]]:
    """Return the sections with the numbers of their slides, and the numbers of hidden slides."""
    presentation = Presentation.open(deck, trusted=True)
    try:
        numbers = {slide.id: number for number, slide in enumerate(presentation.slides, 1)}
        package = presentation.package
        hidden = {
            numbers[slide.id] for slide in presentation.slides if not is_true(package.xml(slide.part).get("show"), True)
        }
        listed = [(one.name, [numbers[i] for i in one.slide_ids if i in numbers]) for one in presentation.sections]
    finally:
        presentation.package.close()
    return [one for one in listed if one[1]] or [("", sorted(numbers.values()))], hidden


def _thumbnails(pdf: Path) -> Iterator[bytes]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for slide in document:
            image = slide.render(scale=_WIDTH / slide.get_width()).to_pil().convert("RGB")
            made = io.BytesIO()
            image.save(made, "JPEG", quality=80)
            yield made.getvalue()
    finally:
        document.close()


def _shown(number: int, hidden: bool, pictures: Sequence[bytes]) -> Shown:
    if number > len(pictures):
        return Shown(number, hidden, "")
    return Shown(number, hidden, f"data:image/jpeg;base64,{base64.b64encode(pictures[number - 1]).decode()}")
