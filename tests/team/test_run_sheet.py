"""The sheet for the stage: who, when, what must not be done, and what to say."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.team.evening import change, evening
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event
from wimlds_cli.team import printing
from wimlds_cli.team.run_sheet import gather, write_run_sheet

EXAMPLES = Path(__file__).parents[2] / "examples"


def sheet(folder):
    loaded = load_event(folder)
    html, markdown = write_run_sheet(loaded, loaded.event)
    return html.read_text("utf-8"), markdown.read_text("utf-8")


def example(folder, name):
    shutil.copy(EXAMPLES / "chapter.yaml", folder / "chapter.yaml")
    return Path(
        shutil.copytree(EXAMPLES / name, folder / name, ignore=shutil.ignore_patterns("out", "slides", "pictures"))
    )


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_the_examples_sheets_are_as_they_were_read(tmp_path, golden, name):
    _, markdown = sheet(example(tmp_path, name))
    golden(f"run-sheet/{name}.md", markdown)


def test_both_forms_say_the_same(tmp_path):
    html, markdown = sheet(example(tmp_path, "conference-meetup"))
    offers = ("FIRST-TALK", "PUNE-2027")
    conduct = ("https://turin-congress.example.org/code-of-conduct", "conduct@pune.analytical-evenings.example.org")
    for words in ("Kathleen Booth", "sha-KOON-ta-la DAY-vee", "Saturday, 10 July", *offers, *conduct):
        assert words in html
        assert words in markdown


def test_who_has_not_agreed_is_named_first_and_beside_the_name(tmp_path):
    html, markdown = sheet(evening(tmp_path, ("consent: yes", "consent: {photo: no, recording: yes}")))
    box = html.partition('<section class="no"')[2].partition("</section>")[0]
    assert "<strong>Grace Hopper</strong>: no photos" in box
    assert "<strong>Rózsa Péter</strong>: no photos, no recording (has not answered, and silence is no)" in box
    assert markdown.index("Grace Hopper") < markdown.index("The programme")
    assert "**NO PHOTOS**" in markdown


def test_where_all_have_agreed_no_box_stands(tmp_path):
    folder = evening(
        tmp_path, ("buddy:", "consent: yes\n    buddy:"), ("id: yushchenko", "id: yushchenko\n    consent: yes")
    )
    change(folder, ("state: invited", "state: declined"))
    html, markdown = sheet(folder)
    assert 'class="no"' not in html
    assert "photographed" not in markdown


def test_a_quarter_of_a_talk_is_kept_for_questions(tmp_path):
    loaded = load_event(evening(tmp_path))
    (day,) = gather(loaded, loaded.event).days
    first = day.slots[0]
    assert (first.start, first.end, first.sign, first.questions_from, first.questions) == (
        "18:45", "19:20", "19:05", "19:10", 10,
    )  # fmt: skip
    assert day.slots[1].spare == 5


def test_a_conversation_keeps_no_minutes_apart(tmp_path):
    html, _ = sheet(
        evening(tmp_path, ("id: recursion, type: talk", "id: recursion, type: round-table, moderators: [Ada]"))
    )
    assert html.count("questions,") == 2
    assert "<strong>Ada</strong>, moderates" in html


def test_a_cancelled_session_is_named_and_a_changed_one_marked(tmp_path):
    folder = evening(tmp_path, ("{title: Recursion", "{state: cancelled, title: Recursion"))
    (folder / ".wimlds").mkdir()
    told = {
        "x/opening": {
            "on": "2027-02-17",
            "facts": {"sessions.nano.time": "18:30", "sessions.nano.title": "Nanoseconds"},
        }
    }
    (folder / ".wimlds" / "announce.json").write_text(json.dumps({"published": told}), encoding="utf-8")
    html, markdown = sheet(folder)
    assert "“Recursion”. It was on the programme" in html
    assert "Announced otherwise: 18:30" in html
    assert "Announced otherwise: 18:30" in markdown


@pytest.mark.parametrize("status", ["cancelled", "postponed", "moved-online"])
def test_what_changes_everything_is_said_first(tmp_path, status):
    html, _ = sheet(evening(tmp_path, ("kind: meetup", f"kind: meetup\nstatus: {status}")))
    assert html.index('class="notice"') < html.index("The programme")


def test_an_offer_that_is_over_is_left_out(tmp_path):
    offers = "offers: [{text: old, code: GONE, expires: 2027-03-17}, {text: new, code: HERE, expires: 2027-03-18}]\n"
    html, _ = sheet(evening(tmp_path, ("organizers:", f"{offers}organizers:")))
    assert "HERE" in html
    assert "GONE" not in html


def test_nothing_private_and_no_mark_up_of_a_speaker_stands_in_it(tmp_path):
    html, markdown = sheet(evening(tmp_path, ("title: Recursion", 'title: "<script>x</script> *b*"')))
    assert "<script>x" not in html
    assert r"\*b\*" in markdown
    assert "chair with arms" not in html + markdown
    assert "rozsa@" not in html + markdown


@pytest.mark.parametrize("text", ["name: x\n", "name: x\nsessions: [{type: talk}]\nspeakers: [{name: A}]\n"])
def test_an_event_of_which_little_is_known_has_a_sheet(tmp_path, text):
    (tmp_path / "event.yaml").write_text(text, encoding="utf-8")
    html, _ = sheet(tmp_path)
    assert "On a day to be announced" in html


@pytest.mark.parametrize(("zone", "paper"), [("Europe/Paris", "A4"), ("America/New_York", "Letter")])
def test_the_paper_is_that_of_the_country(tmp_path, zone, paper):
    html, _ = sheet(evening(tmp_path, ("Europe/Paris", zone)))
    assert f"size: {paper};" in html


def test_without_a_program_that_prints_there_is_no_pdf_and_the_way_out_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "_programs", list)
    with pytest.raises(WimldsError) as raised:
        printing.print_pdf(tmp_path / "run-sheet.html", tmp_path / "run-sheet.pdf")
    assert raised.value.hint == "Open run-sheet.html in any browser and print it from there."


def test_a_program_that_prints_nothing_leaves_the_old_pdf(tmp_path, monkeypatch):
    (tmp_path / "run-sheet.pdf").write_bytes(b"old")
    monkeypatch.setattr(printing, "_programs", lambda: [Path("nothing-here"), Path("soffice")])
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: None)
    with pytest.raises(WimldsError, match="could not print"):
        printing.print_pdf(tmp_path / "run-sheet.html", tmp_path / "run-sheet.pdf")
    assert (tmp_path / "run-sheet.pdf").read_bytes() == b"old"
