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


PICTURES: tuple[type[Check], ...] = (PictureAbsent, PictureUnreadable, PictureTooSmall, PictureWithoutWords)
