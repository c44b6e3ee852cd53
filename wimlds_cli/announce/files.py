"""Texts -> files, one to paste at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.announce.facts import EventFacts
from wimlds_cli.announce.rendering import Announcement, Renderer
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.model import Event
from wimlds_cli.replace import Replacement, replacing
from wimlds_cli.texts.dialects import Markdown
from wimlds_cli.texts.mail import mail_file

_WITHOUT_MOMENTS = {
    "abstracts": "abstracts.md",
    "abstracts-text": "abstracts.txt",
    "proposal": "proposal.txt",
    "calendar": "event.ics",
    "page": "page.html",
}


@dataclass(frozen=True)
class TextFile:
    """A file below the output folder; `path` has forward slashes, `key` is the text it belongs to."""

    path: str
    data: bytes
    key: str = ""


def files_of(
    text: Announcement, renderer: Renderer, facts: EventFacts, event: Event, calendar: bytes | None
) -> list[TextFile]:
    """Return the files of one text: one a post, and for a newsletter the mail and its plain text."""
    wanted = text.wanted
    channel = wanted.channel
    if channel.name == "calendar":
        return [TextFile("event.ics", calendar, wanted.key)] if calendar is not None else []
    if wanted.moment is None:
        path = _WITHOUT_MOMENTS.get(channel.name, f"{channel.name}{channel.suffix}")
        return [TextFile(path, _lines(text.text), wanted.key)]
    if channel.name == "email":
        body = renderer.body(wanted, facts, Markdown(), **text.more)
        sender = (facts.chapter or "", facts.email) if facts.email else None
        mail = mail_file(text.heading, text.text, body, sender=sender, calendar=calendar)
        plain = _lines(f"Subject: {text.heading}\n\n{text.text}")
        return [TextFile(f"{wanted.key}.eml", mail, wanted.key), TextFile(f"{wanted.key}.txt", plain, wanted.key)]
    found = [TextFile(f"{wanted.key}-{size}.png", data, wanted.key) for size, data in text.pictures]
    if channel.has_heading:
        found.append(TextFile(f"{wanted.key}-title.txt", _lines(text.heading), wanted.key))
    for number, post in enumerate(text.posts, 1):
        part = f"-{number}of{len(text.posts)}" if len(text.posts) > 1 else ""
        found.append(TextFile(f"{wanted.key}{part}{channel.suffix}", _lines(post), wanted.key))
    return found


def _lines(text: str) -> bytes:
    return (text + "\n").encode("utf-8", "replace")


def write_files(folder: Path, files: Sequence[TextFile], gone: Sequence[str]) -> None:
    """Write the files, those that differ; what an earlier run left of the same texts and does not hold any more goes.

    Args:
        folder: The output folder.
        files: What to write.
        gone: The names of all texts of this run, ready or not.

    Raises:
        WimldsError: A file cannot be written.
    """
    new = {file.path for file in files}
    try:
        for key in gone:
            for path in _earlier(folder, key):
                if path.relative_to(folder).as_posix() not in new:
                    path.unlink()
        for file in files:
            with replacing(folder / file.path, Replacement()) as beside:
                beside.write_bytes(file.data)
    except OSError as error:
        name = Path(error.filename).as_posix() if error.filename else folder.as_posix()
        raise WimldsError(
            f"{name} cannot be written: {error.strerror or error}",
            "look whether you may write there, and whether another program holds it open; or name another\n"
            "folder with --into",
        ) from None


def _earlier(folder: Path, key: str) -> list[Path]:
    if key in _WITHOUT_MOMENTS:
        path = folder / _WITHOUT_MOMENTS[key]
        return [path] if path.is_file() else []
    channel, _, stem = key.partition("/")
    part = re.compile(re.escape(stem) + r"(?:-correction)?(?:-title|-\d+of\d+|-\d+x\d+)?\.(?:txt|eml|md|png)")
    below = folder / channel
    if not below.is_dir():
        return []
    return [path for path in below.iterdir() if path.is_file() and part.fullmatch(path.name)]
