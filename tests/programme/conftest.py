"""Events built for a test, their decks merged as the command does it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from factories import Opened, deck_with, unsound
from wimlds_cli.event.loader import load_event
from wimlds_cli.merge.pptx import Entry, merge_decks
from wimlds_cli.merge.verify import verify_deck
from wimlds_cli.programme import running_order

EXAMPLES = Path(__file__).parents[2] / "examples"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

HEAD = """
    name: Evening of tests
    chapter: Testers
    start: 2027-03-18 18:30
    end: 21:00
    timezone: Europe/Paris
    kind: meetup
    welcome: Everybody is welcome.
    code_of_conduct: {url: https://example.org/conduct, contact: help@example.org}
    organizers: [Sophie Germain]
"""
TALKS = """
    sessions:
      - {title: Doors, type: break, start: 18:30, duration: 15}
      - {title: First talk, id: first, type: talk, speakers: [Grace Hopper], start: 18:45, duration: 30}
      - {title: Pause, type: break, start: 19:15, duration: 15}
      - {title: Second talk, id: second, type: talk, speakers: [Ada Lovelace], start: 19:30, duration: 30}
      - {title: Goodbyes, type: break, start: 20:00, duration: 15}
    speakers:
      - {name: Grace Hopper, pronouns: she/her, affiliation: Navy, consent: {photo: yes, recording: yes, slides: yes}}
      - {name: Ada Lovelace, consent: {photo: no, recording: no, slides: no}}
"""


@dataclass
class Deck:
    """A merged deck, and what the merge said."""

    opened: Opened
    report: object
    order: object

    def words(self, number: int) -> str:
        """Everything that stands on a slide."""
        return " ".join(self.opened.texts(self.opened.slides[number - 1]))

    def slide_saying(self, words: str) -> int:
        """The number of the first slide on which these words stand."""
        slides = range(1, len(self.opened.slides) + 1)
        return next(number for number in slides if words in self.words(number))

    def links(self, number: int) -> list[tuple[str, int]]:
        """What a slide's clickable shapes are called, and the numbers of the slides they lead to."""
        part = self.opened.slides[number - 1]
        found = []
        for click in self.opened.find(part, "//p:cNvPr/a:hlinkClick[@action='ppaction://hlinksldjump']"):
            rel = self.opened.rel(part, click.get(f"{R}id"))
            assert rel.is_a("slide")
            about = click.getparent()
            found.append((about.get("descr") or about.get("name"), self.opened.number(rel.part)))
        return found

    @property
    def sections(self) -> list[str]:
        return [name for name, _ in self.opened.sections]


@dataclass
class Event:
    """An event's folder."""

    folder: Path

    def write(self, *pieces: str) -> Event:
        text = "".join(textwrap.dedent(piece) for piece in pieces)
        (self.folder / "event.yaml").write_text(text, encoding="utf-8")
        return self

    def deck(self, name: str, *features: str) -> Path:
        (self.folder / "slides").mkdir(exist_ok=True)
        return deck_with(*features, name=name).save(self.folder / "slides" / f"{name}.pptx")

    def merge(self, *, plain: bool = False, public: bool = False, output: str = "merged.pptx") -> Deck:
        """Merge as the command does, and hold what must be true of every merged deck."""
        made_in = self.folder / "made"
        made_in.mkdir(exist_ok=True)
        order = running_order(load_event(self.folder), made_in=None if plain else made_in, public=public)
        entries = [Entry(one.path, one.title, one.anchor, one.made_from) for one in order.pieces]
        report = merge_decks(entries, self.folder / output, public=public)
        opened = Opened(report.output)
        assert unsound(opened) == []
        assert verify_deck(report.output) == []
        return Deck(opened, report, order)


@pytest.fixture
def event(tmp_path) -> Event:
    """An evening with two talks, of which both have decks."""
    made = Event(tmp_path / "evening")
    made.folder.mkdir()
    made.write(HEAD, TALKS)
    made.deck("grace-hopper")
    made.deck("ada-lovelace")
    return made
