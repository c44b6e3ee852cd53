"""What the tests of announcements share: a copy of an example, a small event, and its texts."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from wimlds_cli.announce.announcing import AnnounceReport, Order, announce
from wimlds_cli.announce.moments import Moment
from wimlds_cli.event.loader import load_event

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = datetime.date(2027, 2, 18)
NOW = datetime.datetime(2027, 2, 18, 9, 30, tzinfo=datetime.UTC)
EVERY_MOMENT = tuple(moment.value for moment in Moment)

SMALL = """\
name: An evening
chapter: Some Chapter
description: What the evening is about.
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
kind: meetup
mission: We feature women in machine learning.
welcome: Everybody is welcome.
registration_url: https://example.org/register
code_of_conduct: {url: https://example.org/conduct, contact: help@example.org}
channels: {email: hello@example.org}
location: {name: The Library, address: 1 Some Street, access: Step-free.}
organizers:
  - {name: Sophie Germain, roles: [speakers, communication, hosting]}
speakers:
  - name: Grace Hopper
    biography: She wrote a compiler.
    picture: {path: pictures/grace.png, alt: A portrait}
    links: {mastodon: "@grace@example.social", x: "@grace", bluesky: "@grace.example.org"}
    consent: yes
sessions:
  - {title: Nanoseconds, id: nano, type: talk, speakers: [Grace Hopper], abstract: Wires., start: 18:45, duration: 30}
"""


def example(folder: Path, name: str) -> Path:
    """Copy an example with its chapter.yaml, without what earlier runs left, and return its folder."""
    shutil.copy(EXAMPLES / "chapter.yaml", folder / "chapter.yaml")
    ignored = shutil.ignore_patterns("out", ".wimlds", "slides", "pictures")
    return Path(shutil.copytree(EXAMPLES / name, folder / name, ignore=ignored))


def small(folder: Path, *changes: tuple[str, str], more: str = "") -> Path:
    """Write the small event with parts exchanged; fails when such a part is not there."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "event.yaml").write_text(text + more, encoding="utf-8")
    return folder


def change(folder: Path, old: str, new: str) -> None:
    """Exchange a part of an event file; fails when it is not there."""
    file = folder / "event.yaml"
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new), encoding="utf-8")


def announced(folder: Path, **order) -> AnnounceReport:
    """Announce an event on a fixed day."""
    return announce(load_event(folder), Order(**({"today": DAY, "now": NOW} | order)))


def texts(report: AnnounceReport) -> dict[str, str]:
    """Return every text that was written, by its name, with its heading and all its posts."""
    return {
        text.wanted.key: "\n\n".join(filter(None, (text.heading, text.text)))
        for text in (*report.ready, *report.drafts)
    }


def files(folder: Path) -> dict[str, str]:
    """Return every file below the output folder as text, but the pictures."""
    out = folder / "out" / "announce"
    paths = [path for path in out.rglob("*") if path.is_file() and path.suffix != ".png"]
    return {path.relative_to(out).as_posix(): path.read_bytes().decode() for path in paths}
