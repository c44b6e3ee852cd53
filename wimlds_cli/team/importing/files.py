"""Pictures and decks that a file names: found beside it, and where they go."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.replace import same_bytes

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".avif")


@dataclass(frozen=True)
class Copy:
    """A file to be copied into the event's folder."""

    source: Path
    target: Path


@dataclass(frozen=True)
class Download:
    """A file that somebody has to fetch by hand.

    Attributes:
        whose: Whose it is, and what: `Grace Hopper, picture`.
        save_as: Where it belongs, from the event's folder.
    """

    whose: str
    address: str
    save_as: str


class Unusable(Exception):
    """A file that is not copied; the text says why."""


def find_file(typed: str, beside: Path, suffixes: tuple[str, ...]) -> Path:
    """Return the file that a cell names.

    Only what lies in the folder of the imported file, or below: the cells were filled in by strangers, and no
    answer may pull other files of this computer into what is published.

    Raises:
        Unusable: It is not there, lies elsewhere, or is no such file.
    """
    wanted = Path(typed.replace("\\", "/").strip().strip("\"'"))
    folder = beside.resolve()
    try:
        file = _spelt_otherwise(folder / wanted).resolve()
        inside = file.is_relative_to(folder)
        there = file.is_file()
    except (OSError, ValueError):
        raise Unusable(f"“{typed}” is no file name") from None
    if not inside:
        raise Unusable(f"“{typed}” lies outside of the folder of the imported file, so it is not copied")
    if not there:
        raise Unusable(f"“{typed}” is not in {beside.as_posix()}")
    if file.suffix.lower() not in suffixes:
        raise Unusable(f"“{typed}” is not {'a picture' if suffixes is PICTURE_SUFFIXES else 'a deck'}")
    return file


def _spelt_otherwise(path: Path) -> Path:
    """Return the file of this name whose letters are composed otherwise, as macOS does it; or the path itself."""
    if path.exists() or not path.parent.is_dir():
        return path
    wanted = unicodedata.normalize("NFC", path.name)
    return next((one for one in path.parent.iterdir() if unicodedata.normalize("NFC", one.name) == wanted), path)


def fetched(target: Path, suffixes: tuple[str, ...]) -> Path | None:
    """Return the file that somebody saved under a name, whatever its suffix; None when nobody did."""
    return next((found for suffix in suffixes if (found := target.with_name(target.name + suffix)).is_file()), None)


def suffix_of(source: Path) -> str:
    """Return a file's suffix as it is written: `.jpg` for `.JPEG`."""
    return source.suffix.lower().replace(".jpeg", ".jpg")


def is_copied(copy: Copy) -> bool:
    """Tell whether a file is in its place already."""
    return same_bytes(copy.source, copy.target)
