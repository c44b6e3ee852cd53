"""`wimlds new-event`, and that its file alone is enough to fill it in."""

from __future__ import annotations

import datetime
import json
import re

import pytest

from tests.checks.cases import picture
from tests.event.reading import GOOD, write
from tests.event.test_schema import complaints
from wimlds_cli.checks import run_checks
from wimlds_cli.commands import new_event
from wimlds_cli.diagnostics import render_full
from wimlds_cli.event import names
from wimlds_cli.event.checklist import State
from wimlds_cli.event.loader import load_event
from wimlds_cli.event.model import Kind
from wimlds_cli.scaffold import local_zone

from .running import run

TODAY = datetime.date.today()


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("left", [120, 14, 2])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_event_loads_without_a_finding_and_shows_what_is_to_come(kind, left, here, monkeypatch):
    run_new(kind, left)
    monkeypatch.chdir(here / "e")
    loaded = load_event()
    assert render_full(loaded.diagnostics) == ""
    assert loaded.event.name == "Women: data & #1"
    assert loaded.event.kind is kind
    context, found = run_checks(loaded, TODAY)
    assert render_full(found) == ""
    assert len([one for one in context.checklist.entries if one.state is State.PENDING]) >= 10
    assert all(TODAY <= one.due <= loaded.event.start.date() for one in context.checklist.entries)


def run_new(kind, left, *more):
    day = TODAY + datetime.timedelta(days=left)
    given = ["--date", str(day), "--timezone", "Europe/Paris", "--kind", kind, "--into", "e"]
    result = run("new-event", "Women: data & #1", *given, *more)
    assert result.exit_code == 0, result.stderr
    return result


@pytest.mark.parametrize("kind", list(Kind))
def test_an_editor_finds_the_schema_and_no_fault(kind, here):
    run_new(kind, 60)
    text = (here / "e" / "event.yaml").read_text(encoding="utf-8")
    first = text.splitlines()[0]
    schema = here / "e" / re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)[1]
    assert json.loads(schema.read_text(encoding="utf-8"))["title"] == "event.yaml of wimlds"
    assert complaints("event", text) == []


def test_the_folder_is_named_by_date_and_name_and_keeps_what_is_private(here):
    day = str(TODAY + datetime.timedelta(days=90))
    result = run("new-event", "Évening № 1/2", "--date", day, "--timezone", "Europe/Paris")
    folder = here / f"{day}-evening-no-1-2"
    assert folder.is_dir()
    assert f"wimlds check-speakers {folder.name}" in result.stdout
    assert (folder / "private.yaml").is_file()
    assert "private.yaml" in (folder / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"pictures", "slides", ".wimlds"}


def test_an_event_is_never_overwritten(here):
    write(here / "e", GOOD)
    result = run("new-event", "Other", "--date", "2090-01-01", "--timezone", "Europe/Paris", "--into", "e")
    assert result.exit_code == 2
    assert "there is an event in e already" in result.stderr
    assert (here / "e" / "event.yaml").read_text(encoding="utf-8") == GOOD
    assert run("new-event", "--sample", "--into", "e").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "the name of the event is missing"),
        (["X"], "the day of the event is missing"),
        (["X", "--date", "18.3.2090"], "is not a date"),
        (["X", "--date", "2090-02-30"], "there is no such day"),
        (["X", "--date", "2020-01-01"], "is over already"),
        (["X", "--date", "2090-01-01", "--time", "7pm"], "write 19:00"),
        (["X", "--date", "2090-01-01", "--timezone", "Paris"], "did you mean Europe/Paris?"),
        (["X", "--date", "2090-01-01", "--timezone", "Ghana"], "did you mean Africa/Accra?"),
        (["X", "--date", "2090-01-01", "--timezone", "germany"], "did you mean one of Europe/Berlin,"),
        (["X", "--date", "2090-01-01", "--kind", "metup"], "did you mean meetup?"),
        (["X", "--date", "2090-01-01", "--end", "2089-12-31 10:00"], "would end before it begins"),
    ],
)
def test_what_is_missing_or_wrong_is_told_where_nobody_can_be_asked(arguments, words, here, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Paris")
    result = run("new-event", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", " ")
    assert list(here.iterdir()) == []


def test_an_evening_that_ends_after_midnight_ends_on_the_next_day(here, monkeypatch):
    run_new("meetup", 90, "--time", "20:00", "--end", "01:00")
    event = load_event(here / "e").event
    assert event.end - event.start == datetime.timedelta(hours=5)


def answers(*lines):
    return "".join(f"{line}\n" for line in lines)


def test_in_a_terminal_it_asks_for_what_is_missing_until_it_can_be_read(here, monkeypatch):
    monkeypatch.setattr(new_event, "_somebody_to_ask", lambda: True)
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    day = str(TODAY + datetime.timedelta(days=90))
    result = run("new-event", answers=answers("Evening", "soon", day, "", "21h30", "21:30", "", "", "n"))
    assert result.exit_code == 0, result.stderr
    assert "“soon” is not a date" in result.stderr
    assert "write 21:30" in result.stderr
    event = load_event(here / f"{day}-evening").event
    assert (str(event.start), str(event.end.time()), event.timezone) == (f"{day} 18:30:00", "21:30:00", "Asia/Kolkata")
    assert not (here / "chapter.yaml").exists()


def test_the_first_time_it_offers_a_chapter_and_then_takes_it_over(here, monkeypatch):
    monkeypatch.setattr(new_event, "_somebody_to_ask", lambda: True)
    day = str(TODAY + datetime.timedelta(days=90))
    given = ["--date", day, "--time", "18:00", "--end", "20:00", "--kind", "meetup"]
    result = run(
        "new-event", "One", *given, "--timezone", "Asia/Kolkata",
        answers=answers("y", "Our: chapter", "Ada", "example.org", "https://example.org/c", "the team"),
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    chapter = (here / "chapter.yaml").read_text(encoding="utf-8")
    assert complaints("chapter", chapter) == []
    # The second time there is a chapter: nothing is offered, and its time zone is the one proposed.
    second = run("new-event", "Two", *given, answers=answers(""))
    assert second.exit_code == 0, second.stderr
    assert "chapter.yaml holds" not in second.stderr
    loaded = load_event(here / f"{day}-two")
    assert loaded.diagnostics == ()
    assert (loaded.event.chapter, loaded.event.timezone) == ("Our: chapter", "Asia/Kolkata")
    assert loaded.event.organizers[0].name == "Ada"
    assert loaded.event.code_of_conduct.url == "https://example.org/c"
    assert "mission:" not in (loaded.path).read_text(encoding="utf-8")


def test_a_needed_answer_says_once_why_it_is_asked_again(here, monkeypatch):
    monkeypatch.setattr(new_event, "_somebody_to_ask", lambda: True)
    monkeypatch.setattr("wimlds_cli.scaffold.local_zone", lambda: None)
    day = str(TODAY + datetime.timedelta(days=90))
    given = ["--date", day, "--time", "18:00", "--end", "20:00", "--kind", "meetup"]
    result = run(
        "new-event", "One", *given, answers=answers("", "", "Asia/Kolkata", "y", "", "Our chapter", "", "", "")
    )
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("this one is needed") == 2
    assert result.stderr.count("In which time zone (such as Europe/Berlin)?") == 3
    assert load_event(here / f"{day}-one").event.chapter == "Our chapter"


def test_without_a_terminal_a_missing_time_zone_names_its_option(here, monkeypatch):
    monkeypatch.setattr("wimlds_cli.scaffold.local_zone", lambda: None)
    result = run("new-event", "One", "--date", "2090-01-01")
    assert result.exit_code == 2
    assert "--timezone Europe/Paris" in result.stderr


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("Asia/Kolkata", "Asia/Kolkata"),
        (":Asia/Kolkata", "Asia/Kolkata"),
        ("/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
    ],
)
def test_the_computers_own_time_zone_is_proposed(named, zone, monkeypatch):
    monkeypatch.setenv("TZ", named)
    assert local_zone() == zone


def test_the_sample_is_complete_and_in_order(here):
    result = run("new-event", "--sample", "--into", "trial")
    assert result.exit_code == 0
    assert "wimlds check-speakers trial" in result.stdout
    loaded = load_event(here / "trial")
    assert loaded.diagnostics == ()
    assert loaded.chapter_path.parent.name == "trial"
    assert run("check-speakers", "trial", "--as-of", "2027-03-17").exit_code == 0
    assert sum(path.suffix == ".pptx" for path in (here / "trial" / "slides").iterdir()) >= 3


ANSWERS = {
    # What a first-time organizer writes behind each key, going down the file; by the key, and which one of that name.
    "description": "|\n  Two talks, and then we talk.\n\n  Bring a friend.",
    "registration_url": "https://example.org/register",
    "capacity": "60",
    "address": "1 Main Street",
    "access": "No steps; the lift is 90 cm wide.",
    "childcare": "Ask us.",
    "proofread_by": "Sophie",
    "starts_at": "10:30",
    "code_of_conduct": "https://example.org/c",
    "affiliation": "Navy",
    "tagline": "Writes compilers",
    "pronouns": "she/her",
    "first_time": "no",
    "contact": "the team",
    "moderators": "[Ada Lovelace]",
    "linkedin": "https://www.linkedin.com/in/{id}",
    "photo": "yes",
    "recording": "no",
    "slides": "none",
}
LONG = "Grace Hopper wrote the first compiler, and has a nanosecond for everybody who asks what time is. " * 2


@pytest.mark.parametrize("kind", list(Kind))
def test_the_file_alone_is_enough_to_fill_it_in(kind, here):
    """Fill in by its comments: behind colons, examples taken by their #, nothing moved."""
    run_new(kind, 90)
    path = here / "e" / "event.yaml"
    start = load_event(here / "e").event.start
    number = 0
    out: list[str] = []
    parent = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"(\s*(?:- )?)(\w+):(  #.*)?", line)
        if re.match(r"\w", line):
            parent = line.partition(":")[0]
        if line.startswith("#  - ") and parent in ("organizers", "co_hosts"):
            line = line.removeprefix("#")
        elif found:
            lead, key, _ = found.groups()
            indent = " " * len(lead)
            value = ANSWERS.get(key, "")
            if parent == "deadlines" or key in (
                "tasks",
                "sponsors",
                "offers",
                "speakers",
                "sessions",
                "organizers",
                "co_hosts",
            ):
                value = ""
            elif parent == "speakers" and key == "slides":
                value = "yes"
            elif key == "url":
                value = "https://example.org"
            elif key in ("name", "title"):
                value = f'"Part {len(out)}: a title"'
            elif key in ("abstract", "biography"):
                value = f"|\n{indent}  {LONG}"
            elif key == "picture":
                number += 1
                value = f"pictures/{number}.png"
                picture(here / "e" / value)
            elif parent == "conference" and key in ("start", "end"):
                value = str(start.date())
            elif parent == "sessions" and key == "duration":
                value = "30"
            elif key == "code_of_conduct" and not indent:
                value = ""
            line = f"{lead}{key}: {value}".replace("{id}", f"speaker-{number}").rstrip()
        line = re.sub(
            r"name: (\w+) speaker .*",
            lambda match: f"name: {'Ada Lovelace' if match[1] == 'First' else 'Grace Hopper'}",
            line,
        )
        line = line.replace("state: candidate", "state: confirmed")
        out.append(line)
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert complaints("event", text) == []
    loaded = load_event(here / "e")
    assert render_full(loaded.diagnostics) == ""
    context, found = run_checks(loaded, start.date() - datetime.timedelta(days=1))
    assert {one.code for one in found} <= {"SPK124"}, render_full(found)
    assert [one.item.name for one in context.checklist.entries if one.state is not State.DONE] == []
    assert names.same_name(loaded.event.speakers[0].name, "Ada Lovelace")
