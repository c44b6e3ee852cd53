"""What the tests of the team share: an evening on the way, in which some are quick, some slow, and one is new."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from wimlds_cli.event.loader import load_event
from wimlds_cli.team.dashboard import Dashboard, look_at_event
from wimlds_cli.team.mails.drafting import MailReport, Order, draft

DAY = datetime.date(2027, 3, 18)
EVENING = """\
name: Small machines
chapter: Some Chapter
description: What the evening is about.
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
kind: meetup
mission: We feature women in machine learning.
welcome: Everybody is welcome.
code_of_conduct: {url: https://example.org/conduct, contact: conduct@example.org}
channels: {email: hello@example.org}
registration_url: https://example.org/register
feedback_url: https://example.org/feedback
location: {name: The Library, address: 1 Some Street, access: Step-free.}
sponsors: [{name: Deccan Card Works}]
organizers:
  - {name: Sophie Germain, roles: [speakers, mc]}
  - {name: Émilie du Châtelet, roles: [communication]}
  - {name: Nicole-Reine Lepaute, roles: [hosting]}
speakers:
  - name: Grace Hopper  # the quick one
    biography: She wrote a compiler.
    picture: grace.png
    links: none
    consent: yes
  - name: Екатерина Ющенко  # the slow one
    id: yushchenko
  - name: Rózsa Péter  # the new one
    first_time: yes
    buddy: Karen Spärck Jones
    biography: She plays with infinity.
    links: none
  - name: 夏培肃  # who has not answered
    id: xia-peisu
    state: invited
sessions:
  - {title: Nanoseconds, id: nano, type: talk, speakers: [Grace Hopper], abstract: Wires., start: 18:45, duration: 35}
  - {id: address, type: talk, speakers: [yushchenko], start: 19:20, duration: 35}
  - {title: Recursion, id: recursion, type: talk, speakers: [Rózsa Péter], start: 20:00, duration: 35}
tasks:
  venue: 2027-01-10
  invite: 2027-01-12
"""
PRIVATE = """\
yushchenko:
  email: kateryna@example.org
  access: a chair with arms
"Rózsa Péter": rozsa@example.org
Sophie Germain: {email: sophie@example.org}
"""


def before(days: int) -> datetime.date:
    """Return a day so many days before the event; negative: after it."""
    return DAY - datetime.timedelta(days=days)


def evening(folder: Path, *changes: tuple[str, str], private: str = PRIVATE) -> Path:
    """Write the evening with parts exchanged; fails when such a part is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "event.yaml").write_text(EVENING, encoding="utf-8")
    (folder / "private.yaml").write_text(private, encoding="utf-8")
    (folder / "grace.png").write_bytes(b"a picture")
    (folder / "slides").mkdir(exist_ok=True)
    (folder / "slides" / "grace-hopper.pptx").write_bytes(b"a deck")
    change(folder, *changes)
    return folder


def change(folder: Path, *changes: tuple[str, str]) -> None:
    """Exchange parts of the event's file; fails when such a part is not there."""
    file = folder / "event.yaml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def drafted(folder: Path, day: datetime.date, kind: str = "reminder", **order) -> MailReport:
    """Draft mails on a day."""
    return draft(load_event(folder), Order(kind, day, **order))


def texts(folder: Path) -> dict[str, str]:
    """Return the drafts that lie in the folder, by their names."""
    return {file.stem: file.read_text("utf-8") for file in sorted((folder / "out" / "mail").glob("*.txt"))}


def seen(folder: Path, day: datetime.date) -> Dashboard:
    """Look at an event on a day."""
    return look_at_event(folder, lambda event: day)


def states(folder: Path, day: datetime.date) -> dict[str, str]:
    """Return the state of each task."""
    return {task.kind.name: str(task.state) for task in seen(folder, day).tasks}


def paragraphs(text: str) -> list[str]:
    """Return the sentences of a mail that are meant to be said once: without greeting, dates, signature."""
    body = text.partition("\n\n")[2].partition("\nWarm regards")[0]
    pieces = [" ".join(piece.split()) for piece in re.split(r"\n+", body)]
    fixed = re.compile(r"Hello .*,|By .*:|Due on .*:|")
    return [piece for piece in pieces if not fixed.fullmatch(piece)]
