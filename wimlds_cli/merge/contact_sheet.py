"""A merged deck on one page: every slide, small, under the name of its section."""

from __future__ import annotations

import base64
import html
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import is_true
from wimlds_cli.merge.office import to_pdf
from wimlds_cli.replace import replacing

_WIDTH = 480
"""Pixels of a thumbnail: what is 18 pt on the slide can just be read."""

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.4 system-ui, sans-serif; margin: 2rem; color: #1c1b20; background: #fff; }}
h1 {{ font-size: 1.4rem; }} h2 {{ font-size: 1.05rem; margin: 2rem 0 .6rem; }}
ol {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem; margin: 0; padding: 0; }}
li {{ list-style: none; }} img {{ width: 100%; height: auto; border: 1px solid #c9c7cd; display: block; }}
.hidden img {{ opacity: .45; }} p {{ margin: .2rem 0 0; font-size: .85rem; color: #55535c; }}
@media print {{ body {{ margin: 0; }} ol {{ grid-template-columns: repeat(4, 1fr); }} li {{ break-inside: avoid; }} }}
</style></head><body>
<h1>{title}</h1>
{sections}
</body></html>
"""


def write_contact_sheet(deck: Path, output: Path, title: str = "") -> int:
    """Write one page of HTML, with the pictures inside it; return the number of slides.

    Args:
        deck: The deck.
        output: The page.
        title: Its heading; the deck's file name when left out.

    Raises:
        WimldsError: LibreOffice is not there or cannot show the deck, or the page cannot be written.
    """
    names, hidden = _sections(deck)
    with tempfile.TemporaryDirectory(prefix="wimlds-sheet-") as folder:
        pictures = list(_thumbnails(to_pdf(deck, Path(folder))))
    sections = []
    for name, slides in names:
        items = "".join(_item(number, number in hidden, pictures) for number in slides)
        heading = f"<h2>{html.escape(name)}</h2>" if name else ""
        sections.append(f"<section>{heading}<ol>{items}</ol></section>")
    page = _PAGE.format(title=html.escape(title or deck.stem), sections="\n".join(sections))
    with replacing(output) as new:
        new.write_text(page, encoding="utf-8")
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
        for page in document:
            image = page.render(scale=_WIDTH / page.get_width()).to_pil().convert("RGB")
            made = io.BytesIO()
            image.save(made, "JPEG", quality=80)
            yield made.getvalue()
    finally:
        document.close()


def _item(number: int, hidden: bool, pictures: list[bytes]) -> str:
    words = f"{number}, hidden" if hidden else str(number)
    kind = ' class="hidden"' if hidden else ""
    if number > len(pictures):
        return f"<li{kind}><p>{words}: LibreOffice shows no picture of it</p></li>"
    data = base64.b64encode(pictures[number - 1]).decode()
    return f'<li{kind}><img src="data:image/jpeg;base64,{data}" alt="Slide {words}" loading="lazy"><p>{words}</p></li>'
