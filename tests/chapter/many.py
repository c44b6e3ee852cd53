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


ZONES = (
    "Europe/Paris", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Nairobi", "America/New_York", "Europe/Berlin",
    "Asia/Tokyo", "Africa/Lagos", "Australia/Sydney", "Asia/Dhaka", "America/Bogota", "Europe/Madrid", "Asia/Jakarta",
    "Africa/Cairo", "America/Toronto", "Europe/London", "Asia/Seoul", "America/Argentina/Buenos_Aires", "Africa/Accra",
    "Europe/Rome", "Asia/Karachi", "America/Lima", "Africa/Kigali", "Europe/Athens", "Asia/Tehran", "Asia/Manila",
    "America/Mexico_City", "Africa/Johannesburg", "Europe/Warsaw", "Asia/Kathmandu", "Pacific/Auckland",
    "America/Santiago", "Africa/Tunis", "Europe/Istanbul", "Asia/Ho_Chi_Minh",
)  # fmt: skip
"""One of each of 35 countries."""


def programme_of_meetups(folder: Path, events: int = 75, seed: int = 20270705) -> Path:
    """Write the local meetups of a conference: each with its chapter, zone, days and screenings."""
    draw = random.Random(seed)
    for number in range(events):
        zone = ZONES[number % len(ZONES)]
        city = zone.rpartition("/")[2].replace("_", " ")
        day = datetime.date(2027, 7, 5) + datetime.timedelta(days=draw.randrange(0, 5))
        speaker = draw.choice(PEOPLE)
        own = write_chapter(folder / f"{number + 1:02}-{city.lower().replace(' ', '-')}", zone=zone)
        text = (own / "chapter.yaml").read_text("utf-8")
        name = f"name: Computing Women of {city}{' II' if number >= len(ZONES) else ''}"
        (own / "chapter.yaml").write_text(text.replace("name: Analytical Evenings", name), encoding="utf-8")
        body = f"""\
description: "We watch the opening together in {city}, and add a talk of our own."
conference: {{name: Congress on Engines of Thought, start: 2027-07-05, end: 2027-07-10, timezone: Europe/Rome}}
registration_url: https://example.org/{number}
location: {{name: {draw.choice(PLACES)}, address: 1 Main Street, access: no steps}}
speakers:
  - {{name: "{speaker}"}}
sessions:
  - title: The opening
    type: screening
    source: {{title: Opening, url: "https://example.org", live: yes, starts_at: 2027-07-05 09:00}}
  - {{title: "A talk in {city}", type: talk, track: local, speakers: ["{speaker}"]}}
"""
        write_event(own / "meetup", f"Engines of Thought in {city}", day, body, kind="conference-meetup")
    return folder
