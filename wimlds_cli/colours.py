"""Colours on a screen, and whether one can be read on another (WCAG 2.2)."""

from __future__ import annotations

Colour = tuple[float, float, float]
"""Red, green and blue of sRGB, from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)
PLAIN_BRAND, PLAIN_ACCENT = "#5B2A86", "#F2B134"
"""The colours of a chapter that has chosen none."""

READABLE = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
WELL_READABLE = 7.0
"""The least contrast of text that is to be read from the last row (WCAG 2.2, 1.4.6)."""
VISIBLE = 3.0
"""The least contrast of what is no text, and of large text (WCAG 2.2, 1.4.11)."""


def parsed(text: str) -> Colour | None:
    """Return the colour that six hexadecimal digits name, with or without a # before them; None for other texts."""
    try:
        red, green, blue = bytes.fromhex(text.removeprefix("#"))
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def written(colour: Colour) -> str:
    """Write a colour as six upper-case hexadecimal digits."""
    return "".join(f"{round(part * 255):02X}" for part in colour)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(value: float) -> float:
    """Undo the curve of sRGB for one part of a colour (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def curved(value: float) -> float:
    """Apply the curve of sRGB to one part of a colour (IEC 61966-2-1)."""
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def darkened(colour: Colour, ground: Colour = WHITE, least: float = READABLE) -> Colour:
    """Return the colour, darker as far as it must be to be read on a light ground."""
    return _moved(colour, BLACK, ground, least)


def lightened(colour: Colour, ground: Colour = BLACK, least: float = READABLE) -> Colour:
    """Return the colour, lighter as far as it must be to be read on a dark ground."""
    return _moved(colour, WHITE, ground, least)


def on(ground: Colour) -> Colour:
    """Return white or black, whichever can be read better on a ground."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, ground))


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour with a share of another in it, as it will be written: in steps of 1/255."""
    red, green, blue = (a * (1 - share) + b * share for a, b in zip(one, other, strict=True))
    return round(red * 255) / 255, round(green * 255) / 255, round(blue * 255) / 255


def _moved(colour: Colour, end: Colour, ground: Colour, least: float) -> Colour:
    """Mix a colour with black or white until the contrast is reached; the end itself where it never is."""
    for step in range(101):
        # As it will be written: rounding must not fall below what is asked.
        tried = mixed(colour, end, step / 100)
        if contrast(tried, ground) >= least:
            return tried
    return end
