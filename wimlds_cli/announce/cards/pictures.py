"""Pictures of people and logos, as a card shows them."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from wimlds_cli import colours
from wimlds_cli.announce.cards.canvas import pixel
from wimlds_cli.colours import Colour
from wimlds_cli.event.decks import find_file

if TYPE_CHECKING:
    from PIL.Image import Image

_ENOUGH = 700
"""Pixels of the shorter side: no card shows more of a picture."""
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError)
"""What Pillow raises for broken files, besides errors of its own."""
_BLOWN_UP = 1.3
"""How much a picture may be enlarged before it looks blurred."""
_FACES = 0.3
"""How much of what is cropped of a tall picture goes at its top: faces are above the middle."""
_VISIBLE_ENOUGH = 0.5
"""The share of a logo that must stand out from its ground."""


def opened(folder: Path, typed: str) -> Image | None:
    """Return a picture upright, as the camera was held; None when none can be read."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    file = find_file(folder, typed)
    if file is None:
        return None
    try:
        with warnings.catch_warnings():
            # From 90 megapixels on Pillow warns of what may be made to fill the memory.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            stored = Image.open(file)
        with stored:
            # A JPEG of many megapixels is read at a fraction of its size.
            stored.draft("RGB", (_ENOUGH, _ENOUGH))
            upright = ImageOps.exif_transpose(stored)
            has_alpha = "A" in upright.getbands() or "transparency" in upright.info
            picture = upright.convert("RGBA" if has_alpha else "RGB")
            return picture.reduce(max(1, min(picture.size) // _ENOUGH))
    except (*_UNREADABLE, UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def filling(picture: Image, width: int, height: int, ground: Colour) -> Image:
    """Return a tile of a size, filled by a picture.

    What is too much goes at the sides alike, and below rather than above, where faces are. A picture that would have
    to be enlarged stands in the middle of the ground.
    """
    from PIL import Image

    tile = Image.new("RGB", (width, height), pixel(ground))
    scale = max(width / picture.width, height / picture.height)
    if scale > _BLOWN_UP:
        scale = min(_BLOWN_UP, 0.72 * width / picture.width, 0.72 * height / picture.height)
        inset = _scaled(picture, scale)
        place = ((width - inset.width) // 2, (height - inset.height) // 2)
        tile.paste(inset, place, inset if inset.mode == "RGBA" else None)
        return tile
    across, down = min(width / scale, picture.width), min(height / scale, picture.height)
    left = (picture.width - across) / 2
    spare = picture.height - down
    # The taller the picture, the more of a person is on it, and the nearer is the face to its top.
    top = spare * _FACES * (1 - spare / picture.height)
    cut = picture.resize((width, height), Image.Resampling.LANCZOS, box=(left, top, left + across, top + down))
    tile.paste(cut, (0, 0), cut if cut.mode == "RGBA" else None)
    return tile


def within(picture: Image, width: int, height: int) -> Image:
    """Return a picture whole, as large as it fits, never enlarged beyond what looks sharp."""
    return _scaled(picture, min(width / picture.width, height / picture.height, _BLOWN_UP))


def ground_for(logo: Image, ground: Colour) -> Colour | None:
    """Return a ground on which a logo can be seen; None when it stands out on the card's own."""
    own = _visible(logo, ground)
    if own >= _VISIBLE_ENOUGH:
        return None
    share, other = max((_visible(logo, each), each) for each in (colours.WHITE, colours.BLACK))
    return other if share > own else None


def _visible(logo: Image, ground: Colour) -> float:
    """Return the share of a logo's opaque pixels that differ enough from a ground."""
    small = logo.convert("RGBA").resize((32, 32))
    seen = total = 0
    raw = small.tobytes()
    for place in range(0, len(raw), 4):
        red, green, blue, alpha = raw[place : place + 4]
        if alpha > 127:
            total += 1
            seen += colours.contrast((red / 255, green / 255, blue / 255), ground) >= colours.VISIBLE
    return seen / total if total else 1.0


def _scaled(picture: Image, scale: float) -> Image:
    from PIL import Image

    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)
