"""Chapters and programmes made in code: many small events, the same each time."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

CHAPTER = """\
name: Analytical Evenings
timezone: {zone}
code_of_conduct: {{url: "https://example.org/conduct", contact: conduct@example.org}}
organizers: [Sophie Germain]
mission: We feature women in computing.
welcome: Everybody is welcome.
"""

PEOPLE = (
    "Ada Lovelace", "Grace Hopper", "Annie Easley", "Rózsa Péter", "Karen Spärck Jones", "Mary Kenneth Keller",
    "Katherine Johnson", "Radia Perlman", "Hedy Lamarr", "Joan Clarke", "Shakuntala Devi", "Evelyn Boyd Granville",
)  # fmt: skip
PLACES = ("City Library", "Atelier Jacquard", "Town Hall", "The Long Reading Room")
QUESTION = "How do you describe your gender?"


def write_chapter(folder: Path, *, zone: str = "Europe/Paris", **more: str) -> Path:
    """Write a chapter.yaml."""
    folder.mkdir(parents=True, exist_ok=True)
    text = CHAPTER.format(zone=zone) + "".join(f"{key}: {value}\n" for key, value in more.items())
    (folder / "chapter.yaml").write_text(text, encoding="utf-8")
    return folder


def write_event(folder: Path, name: str, start: datetime.date, body: str = "", *, kind: str = "meetup") -> Path:
    """Write one event folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = f'name: "{name}"\nkind: {kind}\nstart: {start:%Y-%m-%d} 18:30\nend: 21:00\n{body}'
    (folder / "event.yaml").write_text(text, encoding="utf-8")
    return folder


def chapter_of_seasons(folder: Path, seasons: int = 8, events: int = 8, seed: int = 20270318) -> Path:
    """Write a chapter of several seasons, with speakers, tracks, places and how many came."""
    draw = random.Random(seed)
    write_chapter(folder)
    for season in range(seasons):
        for number in range(events):
            month = (8 + number) % 12 + 1
            year = 2018 + season + (1 if month < 9 else 0)
            day = datetime.date(year, month, draw.randrange(3, 27))
            academic, industry = draw.sample(PEOPLE, 2)
            came = draw.randrange(18, 95)
            first = draw.randrange(0, came // 2)
            women = draw.randrange(came // 3, came)
            body = f"""\
location: {{name: {draw.choice(PLACES)}, address: 1 Main Street}}
attendance:
  registered: {came + draw.randrange(5, 40)}
  came: {came}
  first_time: {first}
  declared:
    "{QUESTION}": {{woman: {women}, man: {came - women}}}
speakers:
  - {{name: "{academic}", affiliation: University of Cambridge, first_time: {draw.choice(["yes", "no"])}}}
  - {{name: "{industry}", affiliation: "{draw.choice(["Deccan Card Works", "United States Navy"])}"}}
sessions:
  - {{title: "Talk {season}-{number} a", type: talk, track: academic, speakers: ["{academic}"]}}
  - {{title: "Talk {season}-{number} b", type: talk, track: industry, speakers: ["{industry}"]}}
"""
            write_event(folder / f"{day:%Y-%m}", f"Evening {season * events + number + 1}", day, body)
    return folder
