"""The facts of a PowerPoint deck."""

from __future__ import annotations

from pathlib import Path

from wimlds_cli.deck import opc
from wimlds_cli.deck.facts.design import Designs
from wimlds_cli.deck.facts.media import pixels
from wimlds_cli.deck.facts.model import DeckFacts, Image, SlideFacts
from wimlds_cli.deck.facts.slide import SlideReader
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import NS, Element, is_true, local

_LARGE_PICTURE = 500_000
"""Bytes; smaller ones are not worth a look."""


def read_pptx(path: Path) -> DeckFacts:
    """Read a deck.

    Raises:
        DeckError: It cannot be opened, is damaged, protected, or no deck.
    """
    presentation = Presentation.open(path)
    try:
        return _read(presentation, path)
    finally:
        presentation.package.close()


def _read(presentation: Presentation, path: Path) -> DeckFacts:
    package = presentation.package
    show = _show(presentation)
    reader, designs = SlideReader(package, presentation.size), Designs(presentation)
    slides: list[SlideFacts] = []
    for place, slide in enumerate(presentation.slides, 1):
        design = designs.of(package.rel_of_kind(slide.part, "slideLayout"))
        keeps_time = presentation.show_settings["timings"]
        slides.append(reader.read(slide.part, place, design, keeps_time=keeps_time))
    return DeckFacts(
        path,
        "pptx",
        package.reader.file_size,
        presentation.size,
        tuple(slides),
        frozenset(
            font.get("typeface", "").lower()
            for font in presentation.root.iterfind("p:embeddedFontLst/p:embeddedFont/p:font", NS)
        ),
        tuple(_images(reader)),
        _properties(presentation, "extended-properties").get("Company", ""),
        show is not None and show.find("p:kiosk", NS) is not None,
        show is not None and is_true(show.get("loop")),
        presentation.related("vbaProject") is not None,
    )


def _show(presentation: Presentation) -> Element | None:
    part = presentation.related("presProps")
    return presentation.package.xml(part).find("p:showPr", NS) if part else None


def _properties(presentation: Presentation, kind: str) -> dict[str, str]:
    """Return the texts of a part of properties, by their names."""
    part = presentation.package.rel_of_kind(opc.ROOT, kind)
    if part is None:
        return {}
    root = presentation.package.xml(part)
    return {local(child): (child.text or "").strip() for child in root if isinstance(child.tag, str)}


def _images(reader: SlideReader) -> list[Image]:
    found = []
    for part, uses in reader.pictures.items():
        size = reader.package.member(part).size
        measured = pixels(reader.package, part) if size >= _LARGE_PICTURE else None
        if measured is not None:
            slides = tuple(dict.fromkeys(slide for slide, _ in uses))
            shown = (max(wide for _, (wide, _) in uses), max(high for _, (_, high) in uses))
            found.append(Image(slides, size, measured, shown))
    return found
