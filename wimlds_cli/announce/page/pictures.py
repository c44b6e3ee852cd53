"""Pictures for a page: as large as they are shown, upright, without what a camera wrote into them."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

PORTRAIT, FACE, LOGO, CARD = 480, 128, 240, 900
"""Pixels of the long side: twice what a page shows, for screens with fine dots."""
_QUALITY = 82
_MOST_SVG = 300_000
"""Bytes; a drawing goes into the page as it is."""
_SVG = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]", re.S
)


@dataclass(frozen=True)
class Shown:
    """A picture as a page shows it: its address there, its size in pixels; 0 where a drawing has none."""

    src: str
    width: int
    height: int


class Pictures:
    """Takes pictures into a page, or beside it.

    Args:
        below: Where they stand beside the page, such as `pictures/`; None when they go into it.
    """

    def __init__(self, below: str | None) -> None:
        self.below = below
        self.files: dict[str, bytes] = {}
        self.unreadable: list[Path] = []

    def take(self, path: Path, most: int) -> Shown | None:
        """Return a picture as the page shows it; None when nobody can read it.

        It is scaled and not cropped: what a page shows of it is the style sheet's choice, and a face is never lost.

        Args:
            path: The file.
            most: Pixels of its long side.
        """
        try:
            return self.take_bytes(path.read_bytes(), most)
        except (OSError, ValueError, SyntaxError, _bomb()):
            self.unreadable.append(path)
            return None

    def take_bytes(self, raw: bytes, most: int) -> Shown:
        """Return a picture as the page shows it.

        Raises:
            ValueError: It is no picture; so OSError, SyntaxError and pillow's own, by what is wrong with it.
        """
        if _SVG.match(raw[:4096]) and len(raw) <= _MOST_SVG:
            # As the source of an <img> a drawing runs no script and asks no other server for anything.
            return self._shown(raw, "svg+xml", (0, 0))
        return self._shown(*_scaled(raw, most))

    def _shown(self, data: bytes, kind: str, size: tuple[int, int]) -> Shown:
        if self.below is None:
            return Shown(f"data:image/{kind};base64,{base64.b64encode(data).decode()}", *size)
        ending = {"svg+xml": "svg", "jpeg": "jpg"}.get(kind, kind)
        name = f"{self.below}{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
        self.files[name] = data
        return Shown(name, *size)


def _bomb() -> type[Exception]:
    from PIL import Image

    return Image.DecompressionBombError


def _scaled(raw: bytes, most: int) -> tuple[bytes, str, tuple[int, int]]:
    from PIL import Image, ImageOps, features

    with Image.open(io.BytesIO(raw)) as opened:
        upright = ImageOps.exif_transpose(opened)
        drawn = opened.format in ("PNG", "GIF")
        profile = opened.info.get("icc_profile")
    see_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    # A profile describes the colours that the file has, not those that they are turned into.
    profile = profile if upright.mode in ("RGB", "RGBA") else None
    image = upright.convert("RGBA" if see_through else "RGB")
    image.thumbnail((most, most), Image.Resampling.LANCZOS)
    if features.check("webp"):
        tries = [_saved(image, "WEBP", profile, quality=_QUALITY, method=2)]
        if drawn and max(image.size) <= LOGO:
            tries.append(_saved(image, "WEBP", profile, lossless=True, method=2))
        return min(tries, key=len), "webp", image.size
    if see_through or drawn:
        return _saved(image, "PNG", profile, optimize=True), "png", image.size
    return _saved(image, "JPEG", profile, quality=_QUALITY, progressive=True), "jpeg", image.size


def _saved(image: Image, kind: str, profile: bytes | None, **how: int | bool) -> bytes:
    made = io.BytesIO()
    image.save(made, kind, exif=b"", icc_profile=profile, **how)
    return made.getvalue()
