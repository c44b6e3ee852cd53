"""A drawing surface from 0 to 100 in both directions, smooth because it is drawn larger than it is kept."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
OVERSIZE = 3


class Canvas:
    """Draw in hundredths of the width; the height follows the picture's own proportions.

    Args:
        size: width and height of the finished picture in pixels.
        paper: colour of the background, `#rrggbb`, or `None` for a transparent one.
    """

    def __init__(self, size: tuple[int, int], paper: str | None) -> None:
        self.size = size
        mode, ground = ("RGB", paper) if paper else ("RGBA", (0, 0, 0, 0))
        self._image = Image.new(mode, (size[0] * OVERSIZE, size[1] * OVERSIZE), ground)
        self._draw = ImageDraw.Draw(self._image, "RGBA")  # lets `#rrggbbaa` shine through
        self._unit = size[0] * OVERSIZE / 100
        self.height = 100 * size[1] / size[0]

    def _at(self, point: Point) -> Point:
        return point[0] * self._unit, point[1] * self._unit

    def polygon(self, points: Iterable[Point], paint: str) -> None:
        """Fill a polygon."""
        self._draw.polygon([self._at(point) for point in points], fill=paint)

    def rectangle(self, left: float, top: float, right: float, bottom: float, paint: str, radius: float = 0) -> None:
        """Fill a rectangle, its corners rounded by `radius`."""
        box = (*self._at((left, top)), *self._at((right, bottom)))
        self._draw.rounded_rectangle(box, radius=radius * self._unit, fill=paint)

    def ellipse(self, x: float, y: float, rx: float, ry: float, paint: str) -> None:
        """Fill an ellipse around a centre."""
        self._draw.ellipse((*self._at((x - rx, y - ry)), *self._at((x + rx, y + ry))), fill=paint)

    def ring(self, x: float, y: float, radius: float, paint: str, width: float = 1) -> None:
        """Draw a circle's outline."""
        box = (*self._at((x - radius, y - radius)), *self._at((x + radius, y + radius)))
        self._draw.ellipse(box, outline=paint, width=round(width * self._unit))

    def stroke(self, points: Sequence[Point], paint: str, width: float = 1) -> None:
        """Draw a line through points with round ends and joints."""
        scaled = [self._at(point) for point in points]
        thick = max(1, round(width * self._unit))
        self._draw.line(scaled, fill=paint, width=thick, joint="curve")
        for x, y in (scaled[0], scaled[-1]):
            self._draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=paint)

    def inside(self, shape: Callable[[Canvas], None], drawing: Callable[[Canvas], None]) -> None:
        """Keep of a drawing only what lies inside a shape.

        Args:
            shape: draws the shape, in any opaque colour.
            drawing: draws what is to be clipped.
        """
        mask, layer = Canvas(self.size, None), Canvas(self.size, None)
        shape(mask)
        drawing(layer)
        inner, outer = layer._image.getchannel("A"), mask._image.getchannel("A")
        self._image.paste(layer._image, mask=ImageChops.multiply(inner, outer))

    def image(self) -> Image.Image:
        """Return the finished picture."""
        return self._image.resize(self.size, Image.Resampling.LANCZOS)

    def png(self, colours: int = 64) -> bytes:
        """Return the picture as a small PNG of at most so many colours; transparency keeps them all."""
        image = self.image()
        if image.mode == "RGB":
            image = image.quantize(colours, dither=Image.Dither.NONE)
        stream = io.BytesIO()
        image.save(stream, "PNG", optimize=True)
        return stream.getvalue()


def curve(*points: Point, steps: int = 24) -> list[Point]:
    """Sample a smooth closed curve through the points (Catmull-Rom)."""
    sampled = []
    count = len(points)
    for i in range(count):
        before, start, end, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            sampled.append(
                tuple(
                    0.5
                    * (
                        2 * start[axis]
                        + (end[axis] - before[axis]) * t
                        + (2 * before[axis] - 5 * start[axis] + 4 * end[axis] - after[axis]) * t**2
                        + (3 * start[axis] - before[axis] - 3 * end[axis] + after[axis]) * t**3
                    )
                    for axis in (0, 1)
                )
            )
    return sampled  # type: ignore[return-value]
