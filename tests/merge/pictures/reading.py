"""A PDF's survey and pages read in this process, and decks made of PDFs read as python-pptx reads them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image
from pptx import Presentation
from pptx.enum.action import PP_ACTION

from wimlds_cli.merge.pictures import pdf_to_deck
from wimlds_cli.merge.pictures.page import PagePicture, picture_of
from wimlds_cli.merge.pictures.survey import PdfSurvey, survey_pdf


@contextmanager
def _open(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(path)
    try:
        document.init_forms()
        yield document
    finally:
        document.close()


def surveyed(folder: Path, content: bytes) -> PdfSurvey:
    path = folder / "surveyed.pdf"
    path.write_bytes(content)
    with _open(path) as document:
        return survey_pdf(path, document)


def rendered(folder: Path, content: bytes, number: int = 0, *, public: bool = False) -> PagePicture:
    path = folder / "rendered.pdf"
    path.write_bytes(content)
    with _open(path) as document:
        return picture_of(document, number, public=public)


def image_of(picture: PagePicture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data)).convert("RGB")


class Made:
    """A deck made of a PDF."""

    def __init__(self, folder: Path, content: bytes, name: str = "talk.pdf", **options: object) -> None:
        self.pdf = folder / name
        self.pdf.write_bytes(content)
        self.path = self.pdf.with_suffix(".pptx")
        self.left_behind = dict(pdf_to_deck(self.pdf, self.path, **options))
        self.deck = Presentation(str(self.path))
        self.slides = list(self.deck.slides)

    @property
    def size(self) -> tuple[int, int]:
        return self.deck.slide_width, self.deck.slide_height

    def title(self, number: int) -> str:
        return self.slides[number].shapes.title.text_frame.text

    def picture(self, number: int):
        (picture,) = [shape for shape in self.slides[number].shapes if shape.name.startswith("Page ")]
        return picture

    def words(self, number: int) -> str:
        return self.picture(number)._element.nvPicPr.cNvPr.get("descr")

    def links(self, number: int) -> list[object]:
        """Where a slide's links lead: an address, or the number of a slide from 0, or the action's own words."""
        found: list[object] = []
        ids = [slide.slide_id for slide in self.slides]
        for shape in self.link_shapes(number):
            click = shape.click_action
            if click.action == PP_ACTION.NAMED_SLIDE:
                found.append(ids.index(click.target_slide.slide_id))
            elif click.action == PP_ACTION.HYPERLINK:
                found.append(click.hyperlink.address)
            else:
                found.append(click.action)
        return found

    def link_shapes(self, number: int) -> list:
        return [shape for shape in self.slides[number].shapes if shape.name.startswith("Link ")]
