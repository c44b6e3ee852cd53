"""The chapter's volunteers: who has not spoken, who is new, who offers what, and an invitation begun."""

from __future__ import annotations

import json

import pytest

from tests.commands.running import run
from tests.event.reading import GOOD, write
from wimlds_cli.event.loader import load_event
from wimlds_cli.event.private import load_private

from .submissions import sheet

HEADER = ("Timestamp", "Name", "Email", "Which topics could you talk about?", "Is this your first talk?", "GitHub")
VOLUNTEERS = (
    ("1", "HOPPER, Grace", "g@x.org", "Compilers", "no", ""),
    ("2", "Hedy Lamarr", "h@x.org", "Frequency hopping; Torpedoes", "yes", "hedy"),
    ("3", "Dorothy Vaughan", "d@x.org", "FORTRAN\nTeaching a team", "no", ""),
    ("4", "Ada Lovelace", "a@x.org", "Notes", "yes", ""),
    ("5", "Klára Dán", "k@x.org", "Weather by machine", "yes", ""),
)
PAST = GOOD.replace("speakers: [Grace Hopper]", "speakers: [Grace Hopper, Ada Lovelace]")
NEXT = """\
name: The next one
start: 2027-05-20 18:30
timezone: Europe/Paris
kind: meetup
code_of_conduct: https://example.org/conduct
organizers: [Sophie]
speakers:
  - name: Lamarr, Hedwig
    links: {github: Hedy}
    state: invited
"""


@pytest.fixture
def chapter(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "name: Evenings\n", "chapter.yaml")
    write(tmp_path, sheet(HEADER, *VOLUNTEERS), "speakers.csv")
    write(tmp_path / "past", PAST)
    write(tmp_path / "next", NEXT)
    write(tmp_path / "broken", "a: [")
    write(tmp_path / "off", PAST.replace("Grace Hopper", "Klara Dan") + "status: cancelled\n")
    return tmp_path


def found(*arguments):
    result = run("candidates", *arguments, "--as-of", "2027-04-01", "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["candidates"]


def names(*arguments):
    return [one["name"] for one in found(*arguments)]


def test_who_has_not_spoken_and_is_not_asked_yet(chapter):
    assert names() == ["Dorothy Vaughan", "Klára Dán"]
    assert names("next") == names("speakers.csv") == names()


def test_before_the_evening_nobody_has_spoken_there(chapter):
    result = run("candidates", "--all", "--as-of", "2027-03-18", "--format", "json")
    assert not any(event["spoke"] for one in json.loads(result.stdout)["candidates"] for event in one["events"])


def test_nobody_has_spoken_at_an_evening_that_was_postponed(chapter):
    write(chapter / "past", PAST + "status: postponed\n")
    assert not any(event["spoke"] for one in found("--all") for event in one["events"])
    assert "HOPPER, Grace" not in names()


def test_everybody_with_what_the_events_say_of_them(chapter):
    people = {one["name"]: one for one in found("--all")}
    assert len(people) == len(VOLUNTEERS)
    assert people["HOPPER, Grace"]["events"] == [
        {"event": "An evening", "folder": "past", "date": "2027-03-18", "spoke": True, "state": "confirmed"}
    ]
    # Known again by the account, under another name.
    assert [event["state"] for event in people["Hedy Lamarr"]["events"]] == ["invited"]
    assert people["Dorothy Vaughan"]["topics"] == ["FORTRAN", "Teaching a team"]


def test_who_is_new_to_speaking_and_has_not_spoken_since(chapter):
    assert names("--new") == ["Klára Dán"]
    assert names("--new", "--all") == ["Hedy Lamarr", "Klára Dán"]


@pytest.mark.parametrize(
    ("topic", "who"), [("fortran", ["Dorothy Vaughan"]), ("Team TEACH", ["Dorothy Vaughan"]), ("cobol", [])]
)
def test_who_offers_a_topic(topic, who, chapter):
    assert names("--topic", topic) == who


def test_the_screen_is_for_people(chapter):
    shown = run("candidates", "--all", "--as-of", "2027-04-01", columns=80).stdout
    assert "spoke on Thu 18 March 2027" in shown
    assert "invited for Thu 20 May 2027" in shown
    assert "new to speaking" in shown
    assert max(map(len, shown.splitlines()[:-1])) <= 80
    assert "Nobody of 5 volunteers fits" in run("candidates", "--topic", "cobol").stdout


def test_an_invitation_is_begun_in_the_events_file(chapter):
    result = run("candidates", "--invite", "klara", "--event", "next", "--yes")
    assert result.exit_code == 0, result.stderr
    assert "wimlds mail invite next" in result.stdout
    text = (chapter / "next" / "event.yaml").read_text(encoding="utf-8")
    assert text == NEXT + "  - name: Klára Dán\n    first_time: yes\n    state: candidate\n"
    event = load_event(chapter / "next").event
    assert load_private(chapter / "next").of(event.speakers[1]).email == "k@x.org"
    again = run("candidates", "--invite", "Klára Dán", "--event", "next", "--yes")
    assert "is in next already" in again.stdout


def test_one_who_is_there_already_keeps_her_state(chapter):
    run("candidates", "--invite", "Hedy Lamarr", "--event", "next", "--yes")
    (hedy,) = load_event(chapter / "next").event.speakers
    assert (hedy.name, hedy.state, hedy.first_time) == ("Lamarr, Hedwig", "invited", True)


def test_who_may_be_there_already_is_asked_about(chapter):
    write(chapter / "next", NEXT.replace("Lamarr, Hedwig", "K. Dan"))
    asked = run("candidates", "--invite", "Klara", "--event", "next", "--yes")
    assert asked.exit_code == 2
    assert '--same "Klára Dán=K. Dan"' in asked.stderr.replace("\n", "")
    assert (
        run("candidates", "--invite", "Klara", "--event", "next", "--yes", "--same", "Klára Dán=K. Dan").exit_code == 0
    )
    assert len(load_event(chapter / "next").event.speakers) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--invite", "Nobody", "--event", "next"], "there is nobody called “Nobody”"),
        (["--invite", "Klara"], "name its folder: --event"),
        (["--invite", "Klara", "--event", "next"], "add --yes"),
        (["nowhere"], "there is no folder nowhere"),
    ],
)
def test_what_is_missing_is_named(arguments, words, chapter):
    result = run("candidates", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", " ")
    assert (chapter / "next" / "event.yaml").read_text(encoding="utf-8") == NEXT


def test_a_chapter_without_a_table_is_told_how_to_begin(chapter):
    (chapter / "speakers.csv").unlink()
    result = run("candidates")
    assert result.exit_code == 2
    assert "put it beside chapter.yaml, as speakers.csv" in result.stderr
