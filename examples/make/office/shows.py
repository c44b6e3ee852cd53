"""Write what a presentation says of its slides as a whole: sections and custom shows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide

from examples.make.office.deck import Deck
from examples.make.office.xml import attribute, declare, parse, qname

_SECTIONS_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def add_sections(deck: Deck, sections: Mapping[str, Sequence[Slide]]) -> None:
    """Divide the deck into named sections; together they must hold every slide, in order."""
    title = deck.presentation.core_properties.title
    inside = ""
    for name, slides in sections.items():
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{title}/{name}")).upper()
        listed = "".join(f'<p14:sldId id="{slide.slide_id}"/>' for slide in slides)
        inside += (
            f'<p14:section name={attribute(name)} id="{{{guid}}}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
        )
    deck.presentation.element.append(
        parse(
            f'<p:extLst {declare("p")}><p:ext uri="{_SECTIONS_EXTENSION}">'
            f"<p14:sectionLst {declare('p14')}>{inside}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def add_custom_shows(deck: Deck, shows: Mapping[str, Sequence[Slide]]) -> None:
    """Add custom shows, numbered from 0 in the order given."""
    inside = ""
    for number, (name, slides) in enumerate(shows.items()):
        listed = "".join(f'<p:sld r:id="{_relationship(deck, slide)}"/>' for slide in slides)
        inside += f'<p:custShow name={attribute(name)} id="{number}"><p:sldLst>{listed}</p:sldLst></p:custShow>'
    element = parse(f"<p:custShowLst {declare('p', 'r')}>{inside}</p:custShowLst>")
    deck.presentation.element.find(qname("p:defaultTextStyle")).addprevious(element)


def _relationship(deck: Deck, slide: Slide) -> str:
    """Return the relationship id by which the presentation holds the slide."""
    return deck.presentation.part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
