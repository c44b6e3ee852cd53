"""Speakers' pictures."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event.decks import find_file
from wimlds_cli.event.model import Picture, Speaker, SpeakerState
from wimlds_cli.event.source import NodePath

SMALLEST = 400
"""Pixels; fewer look blurred on a slide and on a phone."""
LONGEST = 2
"""How many times longer one side may be than the other."""


def _pictures(context: Context) -> Iterator[tuple[NodePath, Speaker, Picture, Path | None]]:
    for index, speaker in enumerate(context.event.speakers):
        picture = speaker.picture
        if picture is not None and speaker.state is not SpeakerState.DECLINED:
            node: NodePath = ("speakers", index, "picture", "path")
            yield node, speaker, picture, find_file(context.folder, picture.path)


def _size(path: Path) -> tuple[int, int] | None:
    """Return width and height of a picture that can be read to its end, else None."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # A picture that unfolds to gigabytes is not a portrait; do not unfold it.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                picture.load()
                return picture.size
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, EOFError, MemoryError):
        return None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


class PictureAbsent(Check):
    """A picture that is named is there."""

    code = "SPK121"
    name = "picture-absent"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield pictures that do not exist."""
        for node, speaker, picture, path in _pictures(context):
            if path is None:
                web = "://" in picture.path
                yield self.at(
                    context,
                    node,
                    f"the picture of {speaker.name} is an address, not a file"
                    if web
                    else f"there is no file {picture.path} for the picture of {speaker.name}",
                    "download it into pictures/ and name the file"
                    if web
                    else "put it there, or correct the name; it counts from the event's folder",
                )


class PictureUnreadable(Check):
    """A picture can be read, to its end, as JPEG, PNG, WebP or GIF."""

    code = "SPK122"
    name = "picture-unreadable"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield pictures that cannot be read."""
        for node, speaker, _, path in _pictures(context):
            if path is not None and _size(path) is None:
                phone = path.suffix.lower() in (".heic", ".heif")
                yield self.at(
                    context,
                    node,
                    f"the picture of {speaker.name} cannot be read",
                    "it comes from a phone that saves HEIC: open it, and save it as JPEG"
                    if phone
                    else "ask for it again, as JPEG or PNG",
                )


class PictureTooSmall(Check):
    """A picture has at least 400 x 400 pixels; fewer look blurred on a slide and on a phone."""

    code = "SPK123"
    name = "picture-too-small"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield pictures that are too small."""
        for node, speaker, _, path in _pictures(context):
            size = _size(path) if path is not None else None
            if size is not None and min(size) < SMALLEST:
                yield self.at(
                    context,
                    node,
                    f"the picture of {speaker.name} is {size[0]} x {size[1]} pixels",
                    f"ask for one of at least {SMALLEST} x {SMALLEST}; enlarging this one does not help",
                )


class PictureWithoutWords(Check):
    """A picture says in words what it shows, for those who cannot see it.

    The words go along wherever the picture is published: "Grace Hopper, laughing, before a blackboard".
    """

    code = "SPK124"
    name = "picture-without-alt"
    severity = Severity.HINT

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield pictures without alt text."""
        for node, speaker, picture, _ in _pictures(context):
            if not picture.alt:
                yield self.at(
                    context,
                    node,
                    f"the picture of {speaker.name} has no words for those who cannot see it",
                    f"write `picture: {{path: {picture.path}, alt: what it shows}}`",
                )


class PictureTooLong(Check):
    """A picture is no more than twice as long one way as the other.

    Cards and slides show a square or nearly one; of a longer picture much is cut away, and somebody has to choose
    what.
    """

    code = "SPK125"
    name = "picture-too-long"
    severity = Severity.HINT

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield pictures that are banners or columns."""
        for node, speaker, _, path in _pictures(context):
            size = _size(path) if path is not None else None
            if size is not None and max(size) > LONGEST * min(size):
                yield self.at(
                    context,
                    node,
                    f"the picture of {speaker.name} is {size[0]} x {size[1]} pixels: most of it will be cut away",
                    "cut it to the face and shoulders, about as wide as high",
                )


class PictureTellsAPlace(Check):
    """A picture does not tell where it was taken.

    Telephones write the place into the file, to some metres. Published as it is, a portrait taken at home tells
    everybody where the speaker lives.
    """

    code = "SPK126"
    name = "picture-tells-a-place"
    severity = Severity.WARNING

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield pictures whose file holds a place."""
        for node, speaker, _, path in _pictures(context):
            if path is not None and _tells_a_place(path):
                yield self.at(
                    context,
                    node,
                    f"the picture of {speaker.name} tells where it was taken, perhaps at home",
                    "take the place out before it is published: a screenshot of the picture has none; on Windows "
                    "Properties > Details > Remove Properties, on a Mac Preview > Tools > Show Inspector > GPS",
                )


def _tells_a_place(path: Path) -> bool:
    """Tell whether a picture's EXIF data holds a latitude (EXIF 2.32, 4.6.6: tag 2 of the GPS directory)."""
    from PIL import ExifTags, Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                return ExifTags.GPS.GPSLatitude in picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return False


PICTURES: tuple[type[Check], ...] = (
    PictureAbsent,
    PictureUnreadable,
    PictureTooSmall,
    PictureWithoutWords,
    PictureTooLong,
    PictureTellsAPlace,
)
