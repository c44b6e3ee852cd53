"""A card while it is painted: grounds, pictures, and glyphs at any place between pixels."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wimlds_cli.announce.cards.column import Column, PlacedLine
from wimlds_cli.announce.cards.palette import Palette
from wimlds_cli.announce.cards.setting import Glyph
from wimlds_cli.colours import Colour

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Box:
    """A rectangle, in pixels from the card's upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Its width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return self.bottom - self.top

    def mirrored(self, width: int) -> Box:
        """Return its place on a card of a width that is read from the right."""
        return Box(width - self.right, self.top, width - self.left, self.bottom)


class Canvas:
    """A picture of one ground.

    Args:
        width, height: In pixels.
        palette: The card's colours.
    """

    def __init__(self, width: int, height: int, palette: Palette) -> None:
        from PIL import Image

        self.palette = palette
        self.image = Image.new("RGB", (width, height), pixel(palette.ground))

    def rectangle(self, box: Box, colour: Colour) -> None:
        """Paint a ground."""
        self.image.paste(pixel(colour), (box.left, box.top, box.right, box.bottom))

    def picture(self, picture: Image, left: int, top: int, radius: int = 0) -> None:
        """Paste a picture, with round corners where there is a radius; its transparent parts let the ground through."""
        from PIL import ImageChops

        mask = picture.getchannel("A") if picture.mode == "RGBA" else None
        if radius:
            corners = _rounded(picture.size, radius)
            mask = corners if mask is None else ImageChops.multiply(mask, corners)
        self.image.paste(picture.convert("RGB"), (left, top), mask)

    def column(self, column: Column, left: float, top: float) -> None:
        """Write set texts."""
        for line in column.lines:
            self.line(line, left, top)

    def line(self, placed: PlacedLine, left: float, top: float) -> None:
        """Write one line."""
        import uharfbuzz as hb

        raster = hb.RasterDraw()
        # Baselines stand on whole pixels, so that all lines are equally sharp.
        x, y = left + placed.x, round(top + placed.y)
        for glyph in placed.line.glyphs:
            if glyph.colours:
                self._emoji(glyph, placed.size, x, y)
                continue
            scale = placed.size / glyph.face.units
            raster.transform = (scale, 0, 0, scale, x + glyph.x * placed.size, glyph.y * placed.size)
            raster.draw_glyph(glyph.face.font, glyph.number)
        made = raster.render()
        if made is not None and made.extents.width:
            mask = _image(made, "L")
            colour = pixel(self.palette.named(placed.colour))
            self.image.paste(colour, (made.extents.x_origin, y - made.extents.y_origin - made.extents.height), mask)

    def _emoji(self, glyph: Glyph, size: float, x: float, y: int) -> None:
        import uharfbuzz as hb
        from PIL import Image

        font = glyph.face.font
        extents = font.get_glyph_extents(glyph.number)
        if extents is None or not extents.width:
            return
        scale = size / glyph.face.units
        stored = font.get_glyph_color_png(glyph.number)
        if stored is not None and len(stored.data):
            with Image.open(io.BytesIO(stored.data)) as opened:
                picture = opened.convert("RGBA")
            box = max(1, round(extents.width * scale)), max(1, round(-extents.height * scale))
            picture = picture.resize(box, Image.Resampling.LANCZOS)
            left = x + glyph.x * size + extents.x_bearing * scale
            self.image.paste(picture, (round(left), round(y - extents.y_bearing * scale)), picture)
            return
        paint = hb.RasterPaint()
        paint.transform = (scale, 0, 0, scale, x + glyph.x * size, glyph.y * size)
        paint.set_glyph_extents(extents)
        paint.paint_glyph(font, glyph.number)
        made = paint.render()
        if made is not None and made.extents.width:
            # HarfBuzz stores blue, green, red, each multiplied by the coverage.
            picture = _image(made, "BGRa")
            self.image.paste(picture, (made.extents.x_origin, y - made.extents.y_origin - made.extents.height), picture)


def pixel(colour: Colour) -> tuple[int, int, int]:
    """Return a colour as Pillow takes it."""
    red, green, blue = (round(part * 255) for part in colour)
    return red, green, blue


def _image(made: Any, layout: str) -> Image:
    """Return what HarfBuzz has drawn, whose rows begin at the bottom."""
    from PIL import Image

    extents = made.extents
    size = (extents.width, extents.height)
    if layout == "L":
        return Image.frombytes("L", size, bytes(made.buffer), "raw", "L", extents.stride, -1)
    painted = Image.frombytes("RGBa", size, bytes(made.buffer), "raw", layout, extents.stride, -1)
    return painted.convert("RGBA")


def _rounded(size: tuple[int, int], radius: int) -> Image:
    from PIL import Image, ImageDraw

    # Drawn four times as large: Pillow's shapes have hard edges.
    mask = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] * 4 - 1, size[1] * 4 - 1), radius * 4, fill=255)
    return mask.resize(size, Image.Resampling.BOX)
