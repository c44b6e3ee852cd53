"""An event that passes every check, and for each check the smallest change that breaks it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import ExifTags, Image

from tests.event.reading import write
from tests.factories.pdf import pdf
from wimlds_cli.checks import run_checks
from wimlds_cli.diagnostics import in_order
from wimlds_cli.event.loader import load_event

from .decks import clean_deck, deck_bytes

LINES = (
    "Grace Hopper wrote the first compiler and taught several generations of people to think "
    "about machines and about time."
)
TEXT = (
    "We look at what a compiler does, why the first one was taken for impossible, and what it took "
    "to show that it was not. You need to know nothing, and you will be able to read one."
)
EVENT = """\
name: An evening
description: Two talks and a round-table.
kind: meetup
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
registration_url: https://example.org/register
mission: We feature women.
welcome: Everybody is welcome.
location: {name: Library, address: 1 Main Street, access: no steps}
code_of_conduct: {url: https://example.org/conduct, contact: Sophie}
organizers: [Sophie Germain]
offers:
  - {partner: Bookshop, text: ten per cent, expires: 2027-04-01}
speakers:
  - name: Grace Hopper
    affiliation: Navy
    first_time: yes
    buddy: Ada Lovelace
    biography: LINES
    picture: {path: pictures/grace.png, alt: A portrait}
    links: {mastodon: "@grace@example.social"}
    consent: yes
  - name: Ada Lovelace
    affiliation: Home
    biography: LINES
    picture: {path: pictures/ada.png, alt: A portrait}
    links: none
    consent: no
sessions:
  - title: Compilers
    type: talk
    track: academic
    speakers: [Grace Hopper]
    abstract: TEXT
    start: 18:45
    duration: 35
    slides: none
    proofread_by: Sophie
  - title: Engines
    type: talk
    track: industry
    speakers: [Ada Lovelace]
    abstract: TEXT
    start: 19:20
    duration: 35
    slides: slides/engines.pdf
    proofread_by: Sophie
  - title: Together
    type: round-table
    moderators: [Sophie Germain]
    start: 20:00
    duration: 40
tasks: {rehearsal: yes}
"""

EVE = datetime.date(2027, 3, 17)


def picture(path: Path, width: int = 400, height: int = 400, place: tuple[float, float, float] | None = None) -> None:
    """Write a picture; `place` is the latitude that a telephone would write into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telephone"
    if place is not None:
        exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: place}
    Image.new("RGB", (width, height), "plum").save(path, exif=exif)


def files(folder: Path) -> None:
    """Write what the event names."""
    picture(folder / "pictures" / "grace.png")
    picture(folder / "pictures" / "ada.png")
    write(folder / "slides", pdf(), "engines.pdf")


def write_event(folder: Path, text: str = EVENT) -> Path:
    """Write the event's file, its long texts filled in."""
    for word, meant in (("LINES", LINES), ("TEXT", TEXT), ("FOLDER", folder.as_posix())):
        text = text.replace(word, meant)
    return write(folder, text)


def check(folder: Path, text: str = EVENT, as_of: datetime.date = EVE, more: Callable[[Path], object] | None = None):
    """Write the event with its files and return what the checks find, sorted; the file itself must be in order."""
    files(folder)
    if more is not None:
        more(folder)
    loaded = load_event(write_event(folder, text))
    assert loaded.diagnostics == ()
    _, found = run_checks(loaded, as_of)
    return in_order(found)


def swap(old: str, new: str, text: str = EVENT) -> str:
    """Exchange one part of the event; fails when the part is not there once."""
    assert text.count(old) == 1, (text.count(old), old)
    return text.replace(old, new)


def without(line: str) -> str:
    """Take one line out."""
    assert EVENT.count(line) == 1, (EVENT.count(line), line)
    start = EVENT.index(line)
    begin = EVENT.rindex("\n", 0, start) + 1
    return EVENT[:begin] + EVENT[EVENT.index("\n", start) + 1 :]


@dataclass(frozen=True)
class Case:
    """One way of breaking a check.

    Attributes:
        code: The check that finds it, and no other may.
        broken: The event's text.
        place: The part of the text in which it stands, with a bar before its first character; None where a
            whole file is meant.
        words: What the message and its way out must say.
        more: What else is written into the folder.
        mended: Another text, or other files, with which nothing is found; the event as it is when left out.
    """

    code: str
    broken: str
    place: str | None
    words: str
    as_of: datetime.date = EVE
    more: Callable[[Path], object] | None = None
    mended: str = EVENT
    mended_as_of: datetime.date = EVE
    mended_more: Callable[[Path], object] | None = field(default=None)

    @property
    def line_and_column(self) -> tuple[int, int] | tuple[None, None]:
        """Where the finding must stand."""
        if self.place is None:
            return (None, None)
        around = self.place.replace("|", "")
        before = self.broken[: self.broken.index(around) + self.place.index("|")]
        return (before.count("\n") + 1, len(before) - before.rfind("\n"))


def sibling(name: str, start: str, speaker: str, status: str = "scheduled") -> Callable[[Path], object]:
    """Write another event of the chapter beside this one."""
    text = swap("start: 2027-03-18 18:30", f"start: {start} 18:30\nstatus: {status}")
    text = text.replace("name: An evening", f"name: {name}").replace("Ada Lovelace", "Annie Easley")
    return lambda folder: write(folder.parent / name, text.replace("Grace Hopper", speaker))


INVITED = swap("  - name: Ada Lovelace\n    affiliation", "  - name: Ada Lovelace\n    state: invited\n    affiliation")
CANDIDATE = INVITED.replace("state: invited", "state: candidate")
DECLINED = INVITED.replace("state: invited", "state: declined")
WORKSHOP = swap("kind: meetup", "kind: workshop")
CONFERENCE = swap(
    "kind: meetup",
    "kind: conference-meetup\nconference: {name: Big, start: 2027-03-15, end: 2027-03-20, url: https://example.org, "
    "code_of_conduct: https://example.org/c}",
)
SCREENED = swap(
    "code_of_conduct: https://example.org/c}",
    "code_of_conduct: https://example.org/c, timezone: America/New_York}",
    CONFERENCE,
).replace(
    "tasks: {rehearsal: yes}",
    "  - title: Film\n    type: screening\n    start: 20:40\n    duration: 15\n"
    "    source: {title: Keynote, url: https://example.org/k, live: yes, starts_at: 2027-03-18 15:40}\n"
    "tasks: {rehearsal: yes}",
)
LONG = swap("end: 21:00", "end: 2027-03-20 12:00", CONFERENCE)


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2027, month, number)


CASES = (
    Case(
        "SPK101",
        without("    links: none"),
        "- |name: Ada Lovelace",
        "Ada Lovelace has given no social account, 29 days overdue",
    ),
    Case(
        "SPK102",
        without("    picture: {path: pictures/ada.png"),
        "- |name: Ada Lovelace",
        "Ada Lovelace has given no picture",
    ),
    Case(
        "SPK103",
        swap("    biography: LINES\n    picture: {path: pictures/ada", "    picture: {path: pictures/ada"),
        "- |name: Ada Lovelace",
        "Ada Lovelace has given no biography",
    ),
    Case(
        "SPK104",
        swap("consent: no", "consent: {photo: no}"),
        "consent: |{photo",
        "the recording and publishing the slides",
    ),
    Case("SPK105", INVITED, "state: |invited", "Ada Lovelace has not answered the invitation, 41 days overdue"),
    Case("SPK106", swap("tasks: {rehearsal: yes}\n", ""), "first_time: |yes", "Grace Hopper speaks for the first time"),
    Case("SPK108", CANDIDATE, "state: |candidate", "Ada Lovelace has not been invited, 59 days overdue"),
    Case("SES201", swap("- title: Engines", "- title:"), "- |title:\n", "the talk of Ada Lovelace has no title"),
    Case(
        "SES202",
        swap("    abstract: TEXT\n    start: 19:20", "    start: 19:20"),
        "- |title: Engines",
        "“Engines” (Ada Lovelace) has no abstract",
    ),
    Case(
        "SES203",
        without("    slides: none"),
        "- |title: Compilers",
        "“Compilers” (Grace Hopper) has no slides, 1 day overdue (due Tue 16 March)",
        mended_as_of=day(3, 16),
        mended=without("    slides: none"),
    ),
    Case(
        "SES204",
        swap(
            "- title: Together",
            "- {title: Lab, type: tutorial, slides: none, proofread_by: S, abstract: 'TEXT'}\n  - title: Together",
        ),
        "- |{title: Lab",
        "“Lab” has no speaker",
    ),
    Case("SES205", without("    moderators: [Sophie Germain]"), "- |title: Together", "“Together” has no moderator"),
    Case(
        "SES206",
        swap("- title: Together", "- {title: Film, type: screening, source: {title: x}}\n  - title: Together"),
        "source: |{title",
        "“Film” has no source",
        mended=swap(
            "- title: Together",
            "- {title: Film, type: screening, source: {title: x, url: https://example.org}}\n  - title: Together",
        ),
    ),
    Case("EVT121", swap("address: 1 Main Street, ", ""), "location: |{", "not written down where"),
    Case("EVT122", swap(", access: no steps", ""), "location: |{", "wheelchair"),
    Case("EVT123", without("description:"), "|name: An evening", "the event has no description"),
    Case("EVT124", without("registration_url:"), "|name: An evening", "the event has no registration address"),
    Case("EVT125", swap("We feature women.", ""), "|mission:", "the event has no mission sentence"),
    Case("EVT126", swap("Everybody is welcome.", ""), "|welcome:", "the event has no welcome sentence"),
    Case("EVT127", swap(", contact: Sophie", ""), "code_of_conduct: |{", "the code of conduct has no contact"),
    Case(
        "EVT128",
        swap("organizers: [Sophie Germain]", "organizers:").replace("[Sophie Germain]", "[Ada Lovelace]"),
        "|organizers:",
        "the event has no organizer",
    ),
    Case(
        "EVT129",
        swap(", end: 2027-03-20", "", CONFERENCE),
        "conference: |{",
        "has no last day",
        mended=CONFERENCE,
    ),
    Case("SPK111", swap("@grace@example.social", "@grace"), 'mastodon: |"', "it names no server"),
    Case(
        "SPK112",
        swap('{mastodon: "@grace@example.social"}', "{x: https://twitter.com/grace?s=21}"),
        "{x: |https",
        'write "@grace"',
        mended=swap('{mastodon: "@grace@example.social"}', "{x: https://x.com/grace/, twitter: '@Grace'}"),
    ),
    Case(
        "SPK113",
        swap("links: none", "links: {mastodon: 'grace@Example.social'}"),
        "mastodon: |'grace",
        "for Grace Hopper and for Ada Lovelace",
    ),
    Case(
        "SPK121",
        swap("pictures/ada.png", "https://example.org/ada.png"),
        "path: |https://example.org/ada.png",
        "is an address, not a file",
        as_of=day(2, 1),
        mended_as_of=day(2, 1),
    ),
    Case(
        "SPK122",
        EVENT,
        "path: |pictures/ada.png",
        "the picture of Ada Lovelace cannot be read",
        more=lambda folder: (folder / "pictures" / "ada.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing"),
    ),
    Case(
        "SPK123",
        EVENT,
        "path: |pictures/ada.png",
        "400 x 399 pixels",
        more=lambda folder: picture(folder / "pictures" / "ada.png", 400, 399),
        mended_more=lambda folder: picture(folder / "pictures" / "ada.png", 400, 400),
    ),
    Case(
        "SPK124",
        swap("{path: pictures/ada.png, alt: A portrait}", "pictures/ada.png"),
        "picture: |pictures/ada.png",
        "no words",
    ),
    Case(
        "SPK125",
        EVENT,
        "picture: {path: |pictures/ada",
        "1200 x 500 pixels",
        more=lambda folder: picture(folder / "pictures" / "ada.png", 1200, 500),
    ),
    Case(
        "SPK126",
        EVENT,
        "picture: {path: |pictures/ada",
        "tells where it was taken",
        more=lambda folder: picture(folder / "pictures" / "ada.png", place=(48.0, 51.0, 30.2)),
        mended_more=lambda folder: picture(folder / "pictures" / "ada.png", place=None),
    ),
    Case(
        "SPK130",
        swap("speakers: [Ada Lovelace]", "speakers: [Ada Lovelace, Ada Lovelac]"),
        "Ada Lovelace, |Ada Lovelac]",
        "did you mean Ada Lovelace",
    ),
    Case(
        "SPK131",
        swap("[Sophie Germain]\n    start", "[Sofie Germain]\n    start"),
        "moderators: [|Sofie",
        "did you mean Sophie Germain",
    ),
    Case(
        "SPK132",
        swap(
            "[Sophie Germain]\n    start",
            "[Ada Lovelace]\n    start",
            swap("    speakers: [Ada Lovelace]", "    speakers: [Grace Hopper]", DECLINED),
        ),
        "moderators: [|Ada",
        "Ada Lovelace has declined",
        mended=swap("    speakers: [Ada Lovelace]", "    speakers: [Grace Hopper]", DECLINED),
    ),
    Case(
        "SPK133",
        swap("    speakers: [Ada Lovelace]", "    speakers: [Grace Hopper]"),
        "- |name: Ada Lovelace",
        "Ada Lovelace is confirmed and stands in no session",
    ),
    Case(
        "SPK134",
        swap("sessions:\n", "  - {name: ADA  Lovelace, state: declined}\nsessions:\n"),
        "name: |ADA",
        "ADA  Lovelace stands here a second time",
        mended=swap("sessions:\n", "  - {name: Annie Easley, state: declined}\nsessions:\n"),
    ),
    Case(
        "SPK135",
        without("    buddy:"),
        "first_time: |yes",
        "nobody helps to prepare it",
        mended=without("    first_time:").replace("    buddy: Ada Lovelace\n", ""),
    ),
    Case(
        "SPK136",
        swap("affiliation: Home", "affiliation: NAVY").replace(
            "sessions:\n", "  - {name: Annie Easley, affiliation: navy, state: candidate}\nsessions:\n"
        ),
        "affiliation: |navy",
        "Grace Hopper, Ada Lovelace and Annie Easley all come from navy",
        mended=swap("affiliation: Home", "affiliation: NAVY"),
    ),
    Case(
        "SPK137",
        EVENT,
        "name: |Grace",
        "Grace Hopper spoke at “february” already",
        more=sibling("february", "2027-02-18", "Grace  HOPPER"),
        mended_more=sibling("february", "2027-02-18", "Grace Hopper", "cancelled"),
    ),
    Case("EVT101", swap("end: 21:00", "end: 2027-03-18 01:00"), "end: |2027", "2027-03-19 01:00"),
    Case(
        "EVT102",
        swap("start: 2027-03-18 18:30", "start: 2027-03-28 02:30")
        .replace("end: 21:00", "end: 2027-03-28 05:00")
        .replace("    start: 1", "    begin: 1")
        .replace("    begin: 18:45\n", "")
        .replace("    begin: 19:20\n", "")
        .replace("    start: 20:00\n", ""),
        "start: |2027",
        "there is no 02:30 on Sun 28 March in Europe/Paris",
        mended=swap("start: 2027-03-18 18:30", "start: 2027-03-28 03:30")
        .replace("end: 21:00", "end: 2027-03-28 06:00")
        .replace("    start: 18:45\n", "")
        .replace("    start: 19:20\n", "")
        .replace("    start: 20:00\n", ""),
    ),
    Case(
        "EVT103",
        swap("start: 2027-03-18 18:30", "start: 2026-10-25 02:30")
        .replace("end: 21:00", "end: 2026-10-25 06:00")
        .replace("    start: 18:45\n", "")
        .replace("    start: 19:20\n", "")
        .replace("    start: 20:00\n", ""),
        "start: |2026",
        "02:30 comes twice on Sun 25 October",
        as_of=datetime.date(2026, 10, 20),
    ),
    Case(
        "EVT104",
        swap("start: 2027-03-15, end", "start: 2027-03-19, end", CONFERENCE),
        "start: |2027-03-18",
        "is not among the days of Big",
        mended=CONFERENCE,
    ),
    Case(
        "EVT105",
        swap("end: 2027-03-20", "end: 2027-03-01", swap("kind: conference-meetup", "kind: meetup", CONFERENCE)),
        "end: |2027-03-01",
        "Big ends before it begins",
        mended=CONFERENCE,
    ),
    Case(
        "EVT106",
        swap("2027-04-01", "2027-03-17"),
        "expires: |2027",
        "the offer of Bookshop expires before the event",
        mended=swap("2027-04-01", "2027-03-18"),
    ),
    Case(
        "EVT107",
        EVENT + "deadlines: {slides: 2027-03-19}\n",
        "slides: |2027",
        "`slides` is due on Fri 19 March, after the event",
        mended=EVENT + "deadlines: {slides: 2027-03-18, recap: 2027-04-01}\n",
    ),
    Case(
        "SES211",
        swap("start: 18:45", "start: 18:15"),
        "start: |18:15",
        "begins at 18:15, outside the event (18:30 to 21:00)",
    ),
    Case(
        "SES212",
        swap("start: 19:20", "start: 19:19"),
        "start: |19:19",
        "begins at 19:19, while “Compilers” goes on until 19:20",
    ),
    Case(
        "SES213",
        EVENT.replace("    start: 18:45\n", "")
        .replace("    start: 19:20\n", "")
        .replace("    start: 20:00\n    duration: 40", "    duration: 81"),
        "end: |21:00",
        "151 minutes, and the event has 150",
    ),
    Case(
        "SES214",
        LONG.replace("    start: 18:45\n", "").replace("    start: 19:20\n", ""),
        "start: |20:00",
        "2027-03-18 20:00",
        mended=LONG.replace("    start: 18:45\n", "")
        .replace("    start: 19:20\n", "")
        .replace("start: 20:00", "start: 2027-03-19 20:00"),
    ),
    Case(
        "SES215",
        swap("- title: Engines", "- title: Engines\n    id: compilers").replace(
            "- title: Compilers", "- title: Compilers\n    id: compilers"
        ),
        "title: Engines\n    id: |compilers",
        "given to two sessions",
    ),
    Case(
        "SES216",
        SCREENED.replace("starts_at: 2027-03-18 15:40", "starts_at: 2027-03-18 16:00"),
        "title: Film\n    type: screening\n    start: |20:40",
        "it runs at 21:00 of this clock on Thu 18 March",
        mended=SCREENED,
    ),
    Case(
        "FMT401",
        without("    track: industry"),
        "  |- title: Compilers",
        "a meetup promises an industry talk",
        mended=without("    track: industry"),
        mended_as_of=day(2, 4),
    ),
    Case(
        "FMT402",
        WORKSHOP,
        "  |- title: Compilers",
        "people work themselves",
        mended=WORKSHOP.replace(
            "type: round-table",
            "type: workshop\n    speakers: [Ada Lovelace]\n    abstract: TEXT\n    slides: none\n    proofread_by: S",
        ),
    ),
    Case(
        "FMT403",
        swap("kind: meetup", "kind: supermeetup"),
        "|name: An",
        "run by several groups",
        mended=swap("kind: meetup", "kind: supermeetup\nco_hosts: [Loom]"),
    ),
    Case(
        "DCK501",
        swap("slides/engines.pdf", "slides/engine.pdf").replace(
            "type: round-table", "type: round-table\n    slides: slides/engines.pdf"
        ),
        "slides: |slides/engine.pdf",
        "there is no file slides/engine.pdf",
        as_of=day(3, 1),
        mended_as_of=day(3, 1),
    ),
    Case(
        "DCK502",
        EVENT.replace("    slides: none\n", "")
        .replace(
            "- title: Together\n    type: round-table",
            "- title: Together\n    type: round-table\n    speakers: [Grace Hopper]",
        )
        .replace("    slides: slides/engines.pdf\n", "    slides: slides/engines.pdf\n"),
        None,
        "could belong to “Compilers” and “Together”",
        as_of=day(3, 1),
        more=lambda folder: write(folder / "slides", pdf(), "grace-hopper.pdf"),
    ),
    Case(
        "DCK503",
        EVENT,
        None,
        "slides/notes.docx belongs to no session",
        more=lambda folder: write(folder / "slides", b"x", "notes.docx"),
        mended_more=lambda folder: write(folder / "slides", b"x", "~$notes.pptx"),
    ),
    Case(
        "DCK504",
        EVENT,
        None,
        "it is cut off",
        more=lambda folder: write(folder / "slides", b"PK\x03\x04", "engines.pdf"),
    ),
    Case(
        "DCK505",
        without("    slides: none").replace("slides/engines.pdf", "slides/engines.pdf"),
        None,
        "slides/grace-hopper.pdf is left out for slides/grace-hopper.pptx",
        more=lambda folder: (
            write(folder / "slides", pdf(), "grace-hopper.pdf"),
            write(folder / "slides", deck_bytes(clean_deck()), "grace-hopper.pptx"),
        ),
    ),
    Case(
        "DCK506",
        without("    slides: none"),
        "- |title: Compilers",
        "has 2 decks: slides/grace-hopper-1.pdf, slides/grace-hopper-2.pdf",
        more=lambda folder: (
            write(folder / "slides", pdf(), "grace-hopper-1.pdf"),
            write(folder / "slides", pdf(), "grace-hopper-2.pdf"),
        ),
    ),
    Case(
        "DCK507",
        swap("slides: none", "slides: 'FOLDER/slides/engines.pdf'"),
        "slides: |'FOLDER",
        "a place on one computer only",
    ),
    Case(
        "TXT601",
        swap("TEXT\n    start: 18:45", "You need. " * 201 + "\n    start: 18:45"),
        "abstract: |You",
        "is very long",
    ),
    Case(
        "TXT602",
        swap("LINES\n    picture: {path: pictures/ada", "An engineer.\n    picture: {path: pictures/ada"),
        "biography: |An",
        "is very short: 12 characters",
    ),
    Case(
        "TXT603",
        swap("    slides: none\n    proofread_by: Sophie\n", "    slides: none\n"),
        "- |title: Compilers",
        "nobody has proofread “Compilers”",
        mended=swap("    slides: none\n    proofread_by: Sophie\n", "    slides: none\n"),
        mended_as_of=day(2, 18),
    ),
    Case(
        "TXT604",
        swap("- title: Engines", "- title: Engines for the begining"),
        "for the |begining",
        "did you mean beginning",
        mended=swap("- title: Engines", "- title: Engines for the begining").replace(
            "name: An evening", "name: Une soirée\nlanguage: fr"
        ),
    ),
)
