"""The chapter's colours -> those of its cards, each readable on its ground whatever the chapter has chosen."""

from __future__ import annotations

from dataclasses import dataclass

from wimlds_cli import colours
from wimlds_cli.colours import Colour


@dataclass(frozen=True)
class Palette:
    """The colours of a card.

    Attributes:
        ground: The chapter's colour, as it is.
        ink: Words on the ground: white, or black where white could not be read.
        soft: Lesser words on the ground.
        accent: The chapter's accent, lighter or darker as far as it must be to be read on the ground.
        panel: Where a picture would be; no words stand on it but `on_panel`.
        on_panel: Words on the panel.
    """

    ground: Colour
    ink: Colour
    soft: Colour
    accent: Colour
    panel: Colour
    on_panel: Colour

    def named(self, name: str) -> Colour:
        """Return a colour by its name."""
        colour: Colour = getattr(self, name)
        return colour


def palette_of(colour: str | None, accent: str | None) -> Palette:
    """Return a card's colours; the ground stays as the chapter chose it, all that is written on it moves."""
    ground = colours.parsed(colour or colours.PLAIN_BRAND) or colours.BLACK
    chosen = colours.parsed(accent or colours.PLAIN_ACCENT) or colours.WHITE
    # White as long as it can be read: it looks calmer than black on a colour of middling lightness.
    ink = colours.WHITE if colours.contrast(colours.WHITE, ground) >= colours.READABLE else colours.BLACK
    move = colours.lightened if ink == colours.WHITE else colours.darkened
    # Away from the ink: what is written on the panel can be read there as well as on the ground.
    panel = _mixed(ground, colours.BLACK if ink == colours.WHITE else colours.WHITE, 0.16)
    return Palette(
        ground=ground,
        ink=ink,
        soft=move(_mixed(ground, ink, 0.78), ground, colours.READABLE),
        accent=move(chosen, ground, colours.READABLE),
        panel=panel,
        on_panel=move(chosen, panel, colours.READABLE),
    )


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (
        round((first * (1 - share) + second * share) * 255) / 255 for first, second in zip(one, other, strict=True)
    )
    return red, green, blue
