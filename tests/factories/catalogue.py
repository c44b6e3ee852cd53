"""Every feature by name, so that tests can put any of them into a deck: `FEATURES[name](deck)`.

Each function may use the deck's slides (there are at least two) and adds what it names.
"""

from __future__ import annotations

from collections.abc import Callable

from . import content, objects, properties, shows, talk
from .deck import Deck

FEATURES: dict[str, Callable[[Deck], object]] = {
    "picture": lambda deck: content.add_picture(deck.slides[0], content.png("shared")),
    "drawing": lambda deck: content.add_svg(deck.slides[0]),
    "picture with an effect": lambda deck: content.add_picture_with_effect(deck.slides[0]),
    "text boxes": lambda deck: content.add_text(deck.slides[0], "beside the title"),
    "group": lambda deck: content.add_group(deck.slides[0], "deep inside"),
    "connector": lambda deck: content.add_connector(deck.slides[0]),
    "table": lambda deck: content.add_table(deck.slides[0]),
    "table style": lambda deck: add_styled_table(deck),
    "slide number": lambda deck: content.add_slide_number(deck.slides[1], 2),
    "slide tags": lambda deck: content.add_slide_tags(deck.slides[0]),
    "shape tags": lambda deck: content.add_shape_tags(deck.slides[0]),
    "deck tags": lambda deck: content.add_deck_tags(deck),
    "slide custom XML": lambda deck: content.add_slide_custom_xml(deck.slides[1]),
    "deck custom XML": lambda deck: content.add_deck_custom_xml(deck),
    "picture background": lambda deck: content.set_picture_background(deck.slides[1]),
    "chart": lambda deck: objects.add_chart(deck.slides[0]),
    "whole chart": lambda deck: objects.add_chart(deck.slides[1], whole=True),
    "waterfall chart": lambda deck: objects.add_chartex(deck.slides[0]),
    "SmartArt": lambda deck: objects.add_smartart(deck.slides[0]),
    "SmartArt that jumps": lambda deck: objects.add_smartart(deck.slides[0], "to", jump_to=deck.slides[1].part),
    "OLE object": lambda deck: objects.add_ole(deck.slides[0]),
    "control": lambda deck: objects.add_control(deck.slides[1]),
    "ink": lambda deck: objects.add_ink(deck.slides[0]),
    "3D model": lambda deck: objects.add_model3d(deck.slides[1]),
    "film": lambda deck: objects.add_video(deck.slides[0]),
    "sound": lambda deck: objects.add_video(deck.slides[1], b"a sound", sound=True),
    "notes": lambda deck: talk.add_notes(deck.slides[0], f"said by {deck.name}"),
    "notes that jump": lambda deck: talk.add_notes(deck.slides[1], "see", jump_to=deck.slides[0].part),
    "handout master": lambda deck: talk.add_handout_master(deck),
    "comments": lambda deck: add_thread(deck),
    "modern comments": lambda deck: add_modern_thread(deck),
    "jump": lambda deck: shows.add_jump(deck.slides[0], deck.slides[1].part),
    "jump with a sound": lambda deck: shows.add_jump_with_sound(deck.slides[1], deck.slides[0].part),
    "jump from a layout": lambda deck: shows.add_jump(deck.masters[0].layouts[0], deck.slides[1].part),
    "jump to the first slide": lambda deck: shows.add_show_jump(deck.slides[1], "firstslide"),
    "jump to the last slide": lambda deck: shows.add_show_jump(deck.slides[0], "lastslide"),
    "jump to the next slide": lambda deck: shows.add_show_jump(deck.slides[0], "nextslide"),
    "web link": lambda deck: shows.add_web_link(deck.slides[0], "https://example.org/?a=1&b=%20c"),
    "custom show": lambda deck: add_linked_show(deck),
    "slide zoom": lambda deck: shows.add_slide_zoom(deck.slides[0], deck.slides[1]),
    "section zoom": lambda deck: shows.add_section_zoom(deck.slides[0], section(deck)),
    "summary zoom": lambda deck: shows.add_summary_zoom(deck.slides[0], [section(deck)]),
    "sections": lambda deck: section(deck),
    "hidden slide": lambda deck: setattr(deck.slides[1], "attributes", 'show="0"'),
    "transition": lambda deck: shows.set_transition(deck.slides[1]),
    "transition with a sound": lambda deck: shows.set_transition_with_sound(deck.slides[1]),
    "advances by itself": lambda deck: shows.set_transition(deck.slides[0], advance_after=5000),
    "effect": lambda deck: shows.add_effect(deck.slides[1]),
    "font": lambda deck: properties.add_font(deck, "Fira Sans", regular=b"regular" * 9, bold=b"bold" * 9),
    "thumbnail": lambda deck: properties.add_thumbnail(deck),
    "printer settings": lambda deck: properties.add_printer_settings(deck),
    "macros": lambda deck: properties.add_macros(deck),
    "signature": lambda deck: properties.add_signature(deck),
    "another design": lambda deck: use_second_master(deck),
}


def add_styled_table(
    deck: Deck, colour: str = "4472C4", style_id: str = "{11111111-2222-4333-8444-555555555555}"
) -> None:
    deck.table_styles.append(content.table_style(style_id, "Ours", colour))
    content.add_table(deck.slides[0], "styled", style_id=style_id)


def add_thread(deck: Deck) -> None:
    """Comments by two people, one answering the other."""
    talk.add_authors(deck, talk.author(1, "Ada", user="ada@example.org"), talk.author(2, "Grace"))
    words = f"of {deck.name}"
    talk.add_comments(
        deck.slides[0], talk.comment(1, 1, f"question {words}"), talk.comment(2, 1, f"answer {words}", parent=(1, 1))
    )


def add_modern_thread(deck: Deck) -> None:
    talk.add_modern_authors(deck, "Ada")
    talk.add_modern_comments(deck.slides[0], "Ada", f"question in {deck.name}", "answer")


def add_linked_show(deck: Deck) -> None:
    """A custom show of the second slide, and a link to it that returns."""
    shows.add_custom_show(deck, "Short", 0, [deck.slides[1]])
    shows.add_action(deck.slides[0], "ppaction://customshow?id=0&amp;return=true", "short version")


def section(deck: Deck):
    """The section that holds the deck's slides from the second on; the first slide has its own."""
    if not deck.sections:
        deck.add_section("Start", deck.slides[:1])
        deck.add_section("Rest", deck.slides[1:])
    return deck.sections[1]


def use_second_master(deck: Deck) -> None:
    """Put a new last slide on another master."""
    master = deck.add_master(accent="00B050")
    content.add_picture(master, content.png("logo"))
    slide = deck.add_slide("Other design", layout=master.layouts[0])
    if deck.sections:
        deck.sections[-1].slides.append(slide)


def deck_with(*features: str, name: str = "Deck", id_offset: int = 0, **more) -> Deck:
    """A deck of two slides with these features; `id_offset` is added to the slides' ids."""
    deck = Deck(name, **more)
    for number in ("one", "two"):
        deck.add_slide(f"{name} {number}").slide_id += id_offset
    for feature in features:
        FEATURES[feature](deck)
    return deck
