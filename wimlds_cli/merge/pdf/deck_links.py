"""The links of a PowerPoint deck, to hold what LibreOffice makes of them against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from wimlds_cli.deck.facts.shapes import shapes_in
from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.deck.xml import NS, A, Element, R, is_true

_ON_THE_WEB = ("http:", "https:", "mailto:")


@dataclass(frozen=True, slots=True)
class DeckLink:
    """A link on a slide.

    Attributes:
        place: Which slide it is on, counted from 0.
        target: The slide that it leads to, counted from 0, or an address.
        box: Left, top, right and bottom in parts of the slide; None where that is inherited.
    """

    place: int
    target: int | str
    box: tuple[float, float, float, float] | None


def links_of(deck: Path, hidden: frozenset[int]) -> tuple[DeckLink, ...]:
    """Return a deck's links to its slides and to the web, also those of layouts and masters.

    Args:
        deck: The deck.
        hidden: The places of slides that the show skips.
    """
    presentation = Presentation.open(deck, trusted=True)
    try:
        return tuple(link for place in range(len(presentation.slides)) for link in _on(presentation, place, hidden))
    finally:
        presentation.package.close()


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses are one, however they are spelled."""
    return unquote(one).rstrip("/").casefold() == unquote(other).rstrip("/").casefold()


def _on(presentation: Presentation, place: int, hidden: frozenset[int]) -> Iterator[DeckLink]:
    wide, high = presentation.size
    places = {slide.part: number for number, slide in enumerate(presentation.slides)}
    for part in _shown_on(presentation, presentation.slides[place].part):
        root = presentation.package.xml(part)
        rels = {rel.id: rel for rel in presentation.package.rels(part)}
        for shape in shapes_in(root.find("p:cSld/p:spTree", NS)):
            if shape.placeholder is not None and part not in places:
                # A layout's placeholder is only a place for a slide's text.
                continue
            frame = shape.frame
            box = (frame.x / wide, frame.y / high, frame.right / wide, frame.bottom / high) if frame else None
            for element in shape.element.iter(f"{A}hlinkClick"):
                target = _target(element, rels, place, places, hidden)
                if target is not None:
                    yield DeckLink(place, target, box)


def _shown_on(presentation: Presentation, slide: str) -> Iterator[str]:
    """Yield a slide, and its layout and master where the slide shows their shapes (ECMA-376 part 1, 19.3.1.38)."""
    package, part = presentation.package, slide
    yield part
    for above in ("slideLayout", "slideMaster"):
        found = package.rel_of_kind(part, above)
        if found is None or not is_true(package.xml(part).get("showMasterSp"), True):
            return
        part = found
        yield part


def _target(
    element: Element, rels: dict[str, Relationship], place: int, places: dict[str, int], hidden: frozenset[int]
) -> int | str | None:
    rel = rels.get(element.get(f"{R}id") or "")
    if rel is not None and rel.external:
        return rel.target if rel.target.lower().startswith(_ON_THE_WEB) else None
    if rel is not None and rel.kind == "slide":
        return places.get(rel.target)
    jump = re.search(r"hlinkshowjump\?jump=(\w+)", element.get("action") or "")
    shown = [one for one in sorted(places.values()) if one not in hidden]
    choices = {
        "firstslide": shown[:1],
        "lastslide": shown[-1:],
        "nextslide": [one for one in shown if one > place][:1],
        "previousslide": [one for one in shown if one < place][-1:],
    }
    chosen = choices.get(jump[1], []) if jump else []
    return chosen[0] if chosen else None
