"""`wimlds check-speakers`, as it is used."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import zoneinfo
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.checks.cases import EVENT, files, swap, without, write_event
from tests.event.reading import write
from wimlds_cli.schemas import schema_text

from .running import run

# Twelve faults of every sort: of the YAML, of values, of references, of files, of time, and one that is late.
TWELVE = """\
name: An evening
description: Two talks and a round-table.
kind: meetup
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
registration_url: www.example.org
mission: We feature women.
welcome: Everybody is welcome.
location: {name: Library, address: 1 Main Street, access: no steps}
code_of_conduct: {url: https://example.org/conduct, contact: Sophie}
organizers: [Sophie Germain]
hashtags: #WiMLDS
capasity: 60
speakers:
  - name: Grace Hopper
    biography: LINES
    picture: pictures\\grace.jpg
    links: {bluesky: "@grace"}
    consent: maybe
  - name: Ada Lovelace
    biography: LINES
    picture: {path: pictures/ada.png, alt: A portrait}
    links: {x: @ada}
    consent: no
sessions:
  - title: Compilers: a tour
    type: talk
    track: academic
    speakers: [Grace Hoper]
    abstract: TEXT
    start: 18:45
    duration: 35 min
    slides: none
    proofread_by: Sophie
  - title: Engines
    type: talk
    track: industry
    speakers: [Ada Lovelace, Grace Hopper]
    abstract: TEXT
    start: 18:05
    duration: 35
    slides: slides/engine.pdf
    proofread_by: Sophie
  - title: Together
    type: round-table
    moderators:
    start: 20:00
    duration: 40
"""
PLACES = """
EVT007 7 19, YML007 13 11, EVT002 14 1, SPK121 18 14, SPK111 19 22, EVT009 20 14, YML004 24 16, YML005 27 12,
SPK130 30 16, EVT006 33 15, SES211 41 12, DCK501 43 13, SES205 47 5
"""


@pytest.fixture
def event(tmp_path, monkeypatch):
    """An event in order, in the current folder."""
    folder = tmp_path / "march"
    files(folder)
    write_event(folder)
    monkeypatch.chdir(folder)
    return folder


def findings(result):
    return [(one["code"], one["line"], one["column"]) for one in json.loads(result.stdout)["diagnostics"]]


def test_twelve_faults_and_one_overdue_item_are_told_at_once_each_in_its_place(event):
    write_event(event, TWELVE)
    (event / "slides" / "engines.pdf").unlink()
    result = run("check-speakers", "--as-of", "2027-02-05", "--format", "json")
    errors = [one for one in findings(result) if one[0] not in ("SPK124",)]
    assert [f"{code} {line} {column}" for code, line, column in errors] == re.split(r",?\s+(?=\w{6})", PLACES.strip())
    assert result.exit_code == 1


def test_all_is_well(event):
    result = run("check-speakers", "--as-of", "2027-03-17")
    assert result.exit_code == 0
    assert "The event is on Thu 18 March (tomorrow)." in result.stdout
    assert result.stderr == ""


def test_what_is_pending_is_shown_and_is_no_failure(event):
    write_event(event, without("    slides: none"))
    assert run("check-speakers", "--as-of", "2027-03-16").exit_code == 0
    assert "16 Mar" in run("check-speakers", "--as-of", "2027-03-16").stdout
    late = run("check-speakers", "--as-of", "2027-03-17")
    assert late.exit_code == 1
    assert "✗ 1d" in late.stdout


def test_without_a_day_it_is_today_where_the_event_is(event):
    shown = json.loads(run("check-speakers", "--format", "json").stdout)
    there = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Paris")).date()
    assert shown["as_of"] in {str(there), str(there - datetime.timedelta(days=1))}


@pytest.mark.parametrize("columns", [80, 120])
def test_the_screen(columns, event, golden):
    write_event(event, TWELVE)
    write_event(event, TWELVE.replace("- name: Ada Lovelace", "- name: Ada Lovelace\n    state: invited"))
    shown = run("check-speakers", "--as-of", "2027-02-20", columns=columns).stdout
    golden(f"check-speakers/full-{columns}.txt", shown)
    table = shown[: shown.index("[")].rpartition("\n")[0]
    assert max(map(len, table.splitlines())) <= columns


@pytest.mark.parametrize("format", ["concise", "github"])
def test_the_other_formats(format, event, golden):
    write_event(event, TWELVE)
    golden(
        f"check-speakers/{format}.txt",
        run("check-speakers", "--as-of", "2027-02-20", "--format", format).stdout,
    )


@pytest.mark.parametrize(
    "text",
    [
        EVENT,
        TWELVE,
        without("    moderators: [Sophie Germain]"),
        EVENT + "status: cancelled\n",
        "",
        "name: [",
        "name: x\n",
    ],
)
def test_json_is_what_its_schema_says(text, event):
    write_event(event, text)
    shown = json.loads(run("check-speakers", "--as-of", "2027-03-17", "--format", "json").stdout)
    errors = [
        error.message for error in Draft202012Validator(json.loads(schema_text("check-speakers"))).iter_errors(shown)
    ]
    assert errors == []
    assert shown["summary"]["sentence"]


def test_json_and_github_print_nothing_else(event):
    write_event(event, TWELVE)
    json.loads(run("check-speakers", "--format", "json").stdout)
    *annotations, last = run("check-speakers", "--format", "github").stdout.splitlines()
    assert all(line.startswith("::") for line in annotations)
    assert len(annotations) > 10
    assert "done" in last


def test_one_speakers_state_is_ready_to_forward(event):
    write_event(event, swap("    links: none\n", ""))
    result = run("check-speakers", "--speaker", "ada-lovelace", "--as-of", "2027-03-17")
    assert result.exit_code == 1
    assert "We are waiting for:\n  - an account or website" in result.stdout
    assert "Grace" not in result.stdout
    well = run("check-speakers", "--speaker", "Grace Hopper", "--as-of", "2027-03-17")
    assert well.exit_code == 0
    assert well.stdout.endswith("Nothing is missing.\n")


def test_a_finding_is_explained(event):
    result = run("check-speakers", "--explain", "SPK101")
    assert result.exit_code == 0
    assert result.stdout.startswith("SPK101 no-social-account (error)\n\nEvery speaker names one account")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--explain", "SPK"], "there is no check SPK"),
        (["--as-of", "16.3."], "write year, month and day as 2027-03-18"),
        (["--speaker", "nobody"], "there is no speaker “nobody”"),
        (["nowhere"], "there is no file or folder nowhere"),
        (["slides"], "there is no event.yaml in slides"),
        (["slides/engines.pdf"], "not an event file"),
    ],
)
def test_what_cannot_be_done_is_told_on_stderr_with_a_way_out(arguments, words, event):
    result = run("check-speakers", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", " ")
    assert "= help: " in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("text", ["", "Dear all,\n", "- x\n", "[" * 999, b"\xff\xfe\x00", b"\x00" * 100])
def test_an_event_that_cannot_be_read_is_a_finding(text, event):
    write(event, text)
    result = run("check-speakers")
    assert result.exit_code == 1
    assert "error[" in result.stdout
    assert "event.yaml" in result.stdout


def test_several_events_are_checked_one_after_another(event):
    write_event(event / "other", without("    links: none"))
    files(event / "other")
    result = run("check-speakers", ".", "other", "--as-of", "2027-03-17", "--format", "concise")
    assert result.exit_code == 1
    assert "other/event.yaml:24:5: error[SPK101]" in result.stdout
    shown = json.loads(run("check-speakers", ".", "other", "--format", "json").stdout)
    assert [one["event"]["file"] for one in shown] == ["event.yaml", "other/event.yaml"]


def test_forty_speakers_fit_into_eighty_columns(event):
    more = "".join(f"  - {{name: Speaker of a rather long name {number}}}\n" for number in range(38))
    write_event(event, EVENT.replace("sessions:\n", more + "sessions:\n"))
    shown = run("check-speakers", "--as-of", "2027-03-17").stdout
    table = shown[: shown.index("[")].splitlines()
    assert sum("rather" in line for line in table) == 38
    assert max(map(len, table)) <= 80


def test_a_name_cannot_write_into_the_markup(event):
    write_event(event, EVENT.replace("Ada Lovelace", '"[bold]Ada[/bold] [red"'))
    shown = run("check-speakers", "--as-of", "2027-03-17", columns=120).stdout
    assert "[bold]Ada[/bold] [red" in shown


def test_a_console_without_utf8_gets_plain_characters(event):
    write_event(event, without("    moderators: [Sophie Germain]"))
    done = subprocess.run(
        [sys.executable, "-c", "from wimlds_cli.main import main; main()", "check-speakers", "--as-of", "2027-03-17"],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    shown = done.stdout.decode("ascii")
    assert done.stderr == b""
    assert 'moderator of "Together"' in shown
    assert "ok is there" in shown


def test_the_hook_for_git_looks_at_faults_and_not_at_who_is_late(event):
    [hook] = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    command, *arguments = hook["entry"].split()
    assert command == "wimlds"
    assert re.search(hook["files"], "2027/march/event.yaml")
    assert not re.search(hook["files"], "2027/march/my-event.yaml.bak")
    write_event(event, without("    links: none"))
    assert run("check-speakers", "--as-of", "2027-03-17").exit_code == 1
    assert run(*arguments, "event.yaml").exit_code == 0
    write_event(event, swap("kind: meetup", "kind: metup"))
    assert run(*arguments, "event.yaml").exit_code == 1
