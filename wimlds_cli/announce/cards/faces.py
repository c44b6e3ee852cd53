"""The fonts on this system: their files, the faces in them, and which characters each face has."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
"""The font files that HarfBuzz reads; those for the web (.woff, .woff2) are packed."""

_BOLD = 600
"""The weight (OS/2 usWeightClass) from which on letters count as bold."""


def font_folders() -> list[Path]:
    """Return where this system keeps fonts: a person's own, then everybody's."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "Microsoft/Windows/Fonts"
        return [own, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    data = os.environ.get("XDG_DATA_HOME") or home / ".local/share"
    return [Path(data) / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


@functools.cache
def installed() -> tuple[Path, ...]:
    """Return all font files of this system, in an order that does not depend on the disk."""
    found: dict[str, Path] = {}
    for folder in font_folders():
        for root, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                    found.setdefault(name, Path(root) / name)
    return tuple(found.values())


@dataclass(frozen=True)
class Face:
    """One face of a font file, at one weight.

    Attributes:
        file: Where it is.
        index: Which of the file's faces.
        weight: What is asked of it, 100 to 900; a font without axes has its own, and is made bolder when far from it.
    """

    file: Path
    index: int
    weight: int

    @property
    def units(self) -> int:
        """The units of its outlines in one em."""
        return int(_opened(self.file, self.index).upem)

    @property
    def font(self) -> Any:
        """The HarfBuzz font, at a scale of its own units."""
        return _font(self.file, self.index, self.weight)

    def has(self, text: str) -> bool:
        """Tell whether all characters of a text are in it, but for those that only steer others."""
        font = self.font
        return all(font.get_nominal_glyph(ord(char)) or _is_ignorable(char) for char in text)


def faces_of(file: Path, weight: int) -> list[Face]:
    """Return the faces of a file; none when it cannot be read."""
    try:
        count = _opened(file, 0).count
    except (OSError, RuntimeError, ValueError):
        return []
    return [Face(file, index, weight) for index in range(count)]


def family_names(face: Face) -> set[str]:
    """Return the names of a face's family, in lower case."""
    opened = _opened(face.file, face.index)
    # Name ids 1 and 16 of the OpenType name table: the family, and the typographic family.
    return {str(name).casefold() for number in (1, 16) if (name := opened.get_name(number))}


def nearest(faces: Iterator[Face] | list[Face]) -> Face | None:
    """Return the upright face of plain width whose weight is nearest to the one that is asked."""
    ranked = sorted(faces, key=_distance)
    return ranked[0] if ranked else None


def _distance(face: Face) -> tuple[bool, float, float, int, str]:
    weight, slant, width = _style(face.file, face.index)
    return slant > 0, abs(width - 100), _from(weight, face.weight), len(face.file.name), face.file.name


def _from(weight: tuple[float, float], wanted: int) -> float:
    lightest, boldest = weight
    return max(lightest - wanted, wanted - boldest, 0)


@functools.cache
def _style(file: Path, index: int) -> tuple[tuple[float, float], float, float]:
    """Return the least and the most weight, the slant and the width of a face."""
    import uharfbuzz as hb

    opened = _opened(file, index)
    font = hb.Font(opened)
    own = font.get_style_value(hb.StyleTag.WEIGHT)
    axis = next((one for one in opened.axis_infos if one.tag == "wght"), None)
    weight = (axis.min_value, axis.max_value) if axis is not None else (own, own)
    slant = max(font.get_style_value(hb.StyleTag.ITALIC), abs(font.get_style_value(hb.StyleTag.SLANT_ANGLE)))
    return weight, slant, font.get_style_value(hb.StyleTag.WIDTH)


@functools.cache
def _opened(file: Path, index: int) -> Any:
    import uharfbuzz as hb

    return hb.Face(hb.Blob.from_file_path(str(file)), index)


@functools.cache
def _font(file: Path, index: int, weight: int) -> Any:
    import uharfbuzz as hb

    opened = _opened(file, index)
    font = hb.Font(opened)
    axes = {axis.tag: axis for axis in opened.axis_infos}
    wanted = {"wght": float(weight)}
    if "opsz" in axes:
        # Cards are looked at small: headings in the cut for display, all else in the one for text.
        wanted["opsz"] = axes["opsz"].max_value if weight >= _BOLD else axes["opsz"].default_value
    font.set_variations({tag: value for tag, value in wanted.items() if tag in axes})
    (_, boldest), _, _ = _style(file, index)
    if weight >= _BOLD > boldest:
        font.synthetic_bold = (0.025, 0.0, False)
    return font


def _is_ignorable(char: str) -> bool:
    """Tell whether a character steers others and has no look itself (UAX 44, Default_Ignorable_Code_Point)."""
    import regex

    return regex.match(r"\p{Default_Ignorable_Code_Point}|\p{Cc}", char) is not None
