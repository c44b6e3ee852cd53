"""`wimlds check-slides`, as it is used; and what `check-speakers` and `merge-slides` tell of decks."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.checks.cases import EVENT, files, swap, write_event
from tests.checks.decks import add_words, clean_deck, deck_bytes, four_by_three, hide_picture_words, use_font
from tests.event.reading import write
from tests.factories.content import add_linked_picture
from tests.factories.pdf import pdf
from tests.factories.talk import add_notes

from .running import run

TALK = swap("    slides: none\n", "")


@pytest.fixture
def decks(tmp_path, monkeypatch):
    """Four decks in slides/: one with faults, one in order, an old one and a PDF."""
    spoilt = clean_deck()
    use_font(spoilt, "Fira Sans")
    hide_picture_words(spoilt)
    add_notes(spoilt.slides[0], "say this")
    spoilt.slides[2].attributes = 'show="0"'
    add_linked_picture(spoilt.slides[1], "file:///C:/map.png")
    for name, data in (
        ("ada.pptx", deck_bytes(clean_deck())),
        ("grace.pptx", deck_bytes(spoilt)),
        ("karen.pptx", b"PK\x03\x04"),
        ("rozsa.pdf", pdf(pages=2)),
        ("~$ada.pptx", b"lock"),
        ("notes.txt", b"-"),
    ):
        write(tmp_path / "slides", data, name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_screen(decks, golden):
    result = run("check-slides", "slides")
    assert result.exit_code == 1
    assert result.stderr == ""
    golden("check-slides/full-80.txt", result.stdout)


def test_what_a_screen_reader_reads(decks, golden):
    golden("check-slides/concise.txt", run("check-slides", "slides", "--format", "concise").stdout)


def test_annotations_of_a_pull_request(decks, golden):
    golden("check-slides/github.txt", run("check-slides", "slides", "--format", "github").stdout)


def test_the_gravest_comes_first(decks):
    shown = json.loads(run("check-slides", "slides/grace.pptx", "--format", "json").stdout)
    assert [one["code"] for one in shown["diagnostics"]] == ["DCK514", "DCK521", "DCK535", "DCK551"]


def test_json_says_of_each_deck_what_it_is(decks):
    shown = json.loads(run("check-slides", "slides", "--format", "json").stdout)
    assert [(deck["file"], deck["kind"], deck["slides"], deck["hidden"], deck["notes"]) for deck in shown["decks"]] == [
        ("slides/ada.pptx", "pptx", 3, 0, 0),
        ("slides/grace.pptx", "pptx", 3, 1, 1),
        ("slides/karen.pptx", None, None, None, None),
        ("slides/rozsa.pdf", "pdf", 2, 0, 0),
    ]
    assert shown["summary"] == {
        "errors": 2,
        "warnings": 1,
        "hints": 2,
        "sentence": "4 decks: 2 errors, 1 warning, 2 hints.",
    }


def test_a_deck_in_order_ends_well(decks):
    result = run("check-slides", "slides/ada.pptx", "slides/rozsa.pdf")
    assert result.exit_code == 0
    assert result.stdout.endswith("2 decks: nothing to say against it.\n")


def test_warnings_and_hints_are_no_failure(decks):
    spoilt = clean_deck()
    use_font(spoilt, "Fira Sans")
    write(decks, deck_bytes(spoilt), "spoilt.pptx")
    assert run("check-slides", "spoilt.pptx").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "no deck is named"),
        (["nowhere.pptx"], "there is no file nowhere.pptx"),
        (["empty"], "there is no deck in empty"),
        (["--explain", "DCK5"], "there is no check DCK5"),
    ],
)
def test_what_cannot_be_done_is_told_on_stderr_with_a_way_out(arguments, words, decks):
    (decks / "empty").mkdir()
    result = run("check-slides", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", " ")
    assert "= help: " in result.stderr
    assert result.stdout == ""


def test_a_finding_is_explained(decks):
    shown = run("check-slides", "--explain", "dck521").stdout
    assert shown.startswith("DCK521 uncommon-font (warning)\n\nA font that is not on every computer")
    assert run("check-speakers", "--explain", "DCK521").stdout == shown


def test_a_decks_words_cannot_write_into_the_markup_or_the_terminal(decks):
    deck = clean_deck()
    use_font(deck, "[bold]Fira[/bold] [red")
    write(decks, deck_bytes(deck), "[red]x.pptx")
    for format in ("full", "concise"):
        shown = run("check-slides", "[red]x.pptx", "--format", format).stdout
        assert "[bold]Fira[/bold] [red (slides 1, 3)" in shown
        assert "[red]x.pptx" in shown


@pytest.fixture
def event(tmp_path, monkeypatch):
    """An event whose first talk's deck has a warning, two hints, and one hint that only the event gives."""
    folder = tmp_path / "march"
    files(folder)
    deck = clean_deck()
    use_font(deck, "Fira Sans")
    hide_picture_words(deck)
    deck.slides[2].attributes = 'show="0"'
    write(folder / "slides", deck_bytes(deck), "grace-hopper.pptx")
    write_event(folder, TALK.replace("title: Compilers", "title: Nanoseconds for all"))
    monkeypatch.chdir(folder)
    return folder


def test_a_checklist_tells_what_matters_and_counts_the_rest(event):
    result = run("check-speakers", "--as-of", "2027-03-17")
    assert result.exit_code == 0
    assert "warning[DCK521]" in result.stdout
    assert "hint[DCK543]" in result.stdout
    assert "hint[DCK535]" not in result.stdout
    assert "\n2 hints for 1 deck: `wimlds check-slides slides/grace-hopper.pptx`\n" in result.stdout


def test_programs_and_screen_readers_get_everything(event):
    for format in ("json", "concise", "github"):
        shown = run("check-speakers", "--as-of", "2027-03-17", "--format", format).stdout
        assert [code for code in ("DCK521", "DCK535", "DCK543", "DCK551") if code not in shown] == []


def test_a_speakers_letter_says_what_to_do_about_the_slides(event):
    shown = run("check-speakers", "--speaker", "grace-hopper", "--as-of", "2027-03-17").stdout
    about = shown[shown.index("About your slides:") :].splitlines()
    assert about[1].startswith("  - the font Fira Sans (slide 1) is neither in the deck")
    assert about[2].startswith("    (embed the fonts")
    assert about[3] == "And if you have an hour for your slides:"
    assert "DCK" not in shown
    assert "For the organizers" not in shown


def test_an_error_in_a_deck_fails_the_event(event):
    deck = clean_deck()
    add_linked_picture(deck.slides[0], "file:///C:/map.png")
    write(event / "slides", deck_bytes(deck), "grace-hopper.pptx")
    assert run("check-speakers", "--as-of", "2027-03-17").exit_code == 1


TWO_TALKS = """
name: An evening
kind: meetup
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
code_of_conduct: {url: https://example.org/conduct, contact: Ada}
organizers: [{name: Ada Lovelace}]
sessions:
  - {title: a, type: talk, slides: a.pptx}
  - {title: b, type: talk, slides: [b.pptx]}
"""


def event_with(decks, first) -> None:
    """An event of two sessions: this deck, and one of another size."""
    write(decks, deck_bytes(first), "a.pptx")
    write(decks, deck_bytes(four_by_three()), "b.pptx")
    write(decks, TWO_TALKS.encode(), "event.yaml")


def test_merging_an_event_tells_what_would_hurt_on_stage(decks):
    deck = clean_deck()
    use_font(deck, "Fira Sans")
    hide_picture_words(deck)
    event_with(decks, deck)
    shown = run("merge-slides", "--plain").stdout
    assert "May hurt on stage (slides as each deck counts them)\n  a, the font Fira Sans (slides 1, 3)" in shown
    assert "without words" not in shown
    as_data = json.loads(run("merge-slides", "--plain", "--json").stdout)
    assert [one["code"] for one in as_data["stage"]] == ["DCK521"]


def test_merging_files_alone_does_not_look_into_them(decks):
    deck = clean_deck()
    use_font(deck, "Fira Sans")
    write(decks, deck_bytes(deck), "a.pptx")
    assert "May hurt on stage" not in run("merge-slides", "a.pptx").stdout


def test_merging_says_nothing_twice(decks):
    deck = clean_deck()
    add_linked_picture(deck.slides[0], "file:///C:/map.png")
    add_words(deck, "fine")
    event_with(decks, deck)
    shown = run("merge-slides", "--plain").stdout
    assert shown.count("map.png") == 1


def loaded_by(*arguments: str) -> set[str]:
    """Which of the heavy libraries a run of the program loads."""
    script = (
        "import sys\nfrom wimlds_cli.main import app\n"
        f"try:\n    app({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *{'lxml', 'pypdf', 'PIL', 'pptx', 'jinja2', 'yaml'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "utf-8"}
    )
    return set(done.stdout.decode().rpartition("LOADED")[2].split())


def test_an_event_without_decks_loads_no_library_of_decks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_event(tmp_path, EVENT.replace("slides: slides/engines.pdf", "slides: none"))
    assert loaded_by("check-speakers") & {"lxml", "pypdf", "pptx"} == set()


def test_help_loads_nothing_heavy():
    assert loaded_by("check-slides", "--help") == set()


def test_a_pdf_loads_no_xml_and_a_deck_no_pdf(decks):
    assert "lxml" not in loaded_by("check-slides", "slides/rozsa.pdf")
    assert "pypdf" not in loaded_by("check-slides", "slides/ada.pptx")


def test_the_lock_file_of_an_open_deck_is_passed_over_with_a_word(decks):
    result = run("check-slides", "slides/ada.pptx", "slides/~$ada.pptx")
    assert result.exit_code == 0, result.output
    assert result.stderr == "~$ada.pptx is no deck: PowerPoint keeps it while ada.pptx is open\n"
    assert "1 deck: " in result.stdout


def test_a_lock_file_alone_is_no_deck_to_check(decks):
    result = run("check-slides", "slides/~$ada.pptx")
    assert result.exit_code == 2
    assert "no deck is named" in result.stderr
