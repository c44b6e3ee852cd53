"""`wimlds merge-slides` as an organizer meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pptx import Presentation
from typer.testing import CliRunner

from factories import Deck
from tests.factories.pdf import Page, book
from wimlds_cli.main import app
from wimlds_cli.merge.verify import verify_deck

EXAMPLES = Path(__file__).parents[2] / "examples"

EVENT = """
name: An evening
kind: meetup
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
code_of_conduct: {url: https://example.org/conduct, contact: Ada}
organizers: [{name: Ada Lovelace}]
speakers: [{name: Grace Hopper}, {name: Kathleen Booth}]
sessions:
  - {title: Nanoseconds, id: nano, type: talk, track: industry, speakers: [Grace Hopper]}
  - {title: Assembly, id: assembly, type: talk, track: academic, speakers: [Kathleen Booth]}
"""


def run(*arguments: object):
    return CliRunner().invoke(app, ["merge-slides", *map(str, arguments)])


def words(result) -> str:
    """What was said, without the terminal's line breaks."""
    return " ".join((result.stdout + result.stderr).split())


@pytest.fixture
def deck(tmp_path):
    """Write a deck of so many slides."""

    def write(name: str, slides: int = 1) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        built = Deck(path.stem)
        for number in range(slides):
            built.add_slide(f"{path.stem} {number + 1}")
        built.save(path)
        return path

    return write


@pytest.fixture
def event(tmp_path, deck):
    """An event whose two speakers have sent their decks."""
    (tmp_path / "event.yaml").write_text(EVENT, encoding="utf-8")
    deck("slides/Grace Hopper.pptx")
    deck("slides/assembly.pptx")
    return tmp_path


def count(path: Path) -> int:
    return len(Presentation(str(path)).slides)


def test_deck_files_are_merged_in_their_order_and_nothing_is_added(deck, tmp_path):
    result = run(deck("a.pptx"), deck("b.pptx"), "-o", tmp_path / "m.pptx")
    assert result.exit_code == 0, result.output
    assert count(tmp_path / "m.pptx") == 2
    assert verify_deck(tmp_path / "m.pptx") == []


def test_an_events_decks_are_merged_into_its_out_folder(event):
    result = run(event, "--plain")
    assert result.exit_code == 0, result.output
    assert count(event / "out" / f"{event.name}.pptx") == 2


def test_a_missing_deck_is_named_the_rest_is_merged_and_the_exit_code_is_1(event):
    (event / "slides" / "assembly.pptx").unlink()
    result = run(event, "--plain")
    assert result.exit_code == 1
    assert "“Assembly” has no deck yet" in words(result)
    assert count(event / "out" / f"{event.name}.pptx") == 1


def test_an_unreadable_deck_stops_the_merge_and_the_way_round_is_given(event):
    (event / "slides" / "assembly.pptx").write_bytes(b"%PDF-1.7 ...")
    result = run(event, "--plain")
    assert result.exit_code == 2
    assert "assembly.pptx is damaged: it is a PDF" in words(result)
    assert '--without "Assembly"' in words(result)
    assert not (event / "out").exists() or not list((event / "out").iterdir())
    assert run(event, "--plain", "--without", "assembly").exit_code == 0


def test_a_pdf_in_the_events_folder_is_merged_and_marked(event):
    (event / "slides" / "assembly.pptx").unlink()
    pages = [Page(words=[("Assembly", 72, 400, 60)], more="/Trans << /S /Fly >>"), Page()]
    (event / "slides" / "assembly.pdf").write_bytes(book(pages))
    result = run(event, "--plain")
    assert result.exit_code == 0, result.output
    assert "Assembly (from PDF)" in words(result)
    assert "Assembly: its 2 pages are now pictures" in words(result)
    assert "Assembly: page transitions" in words(result)
    assert run(event, "--plain", "--strict").exit_code == 1
    data = json.loads(run(event, "--plain", "--json").stdout)
    assert [deck["converted_from"] for deck in data["decks"]] == [None, "PDF"]
    assert data["decks"][1]["path"] == str(event / "slides" / "assembly.pdf")


def test_a_session_that_does_not_exist_cannot_be_left_out(event):
    result = run(event, "--without", "asembly")
    assert result.exit_code == 2
    assert "Did you mean assembly?" in words(result)


def test_a_deck_that_belongs_to_no_session_is_named_and_the_exit_code_is_1(event, deck):
    deck("slides/holiday.pptx")
    result = run(event, "--plain")
    assert "holiday.pptx belongs to no session" in words(result)
    assert result.exit_code == 1


def test_the_merged_deck_does_not_go_among_the_speakers_decks(event):
    result = run(event, "--plain", "-o", event / "slides" / "all.pptx")
    assert result.exit_code == 2
    assert "lies among the speakers' decks" in words(result)
    assert not (event / "slides" / "all.pptx").exists()


def test_an_input_is_never_overwritten(deck, tmp_path):
    a, b = deck("a.pptx"), deck("b.pptx")
    before = a.read_bytes()
    result = run(a, b, "-o", a)
    assert result.exit_code == 2
    assert "one of the decks to merge" in words(result)
    assert a.read_bytes() == before


@pytest.mark.parametrize(("output", "said"), [("folder", "is a folder"), ("merged.odp", "must end in .pptx")])
def test_an_output_that_cannot_be_is_refused(deck, tmp_path, output, said):
    (tmp_path / "folder").mkdir()
    result = run(deck("a.pptx"), "-o", tmp_path / output)
    assert result.exit_code == 2
    assert said in words(result)


def test_a_folder_among_decks_is_refused(deck, tmp_path):
    result = run(deck("a.pptx"), tmp_path)
    assert result.exit_code == 2
    assert "decks and events cannot be mixed" in words(result)


def test_a_deck_that_is_not_there_is_named(tmp_path):
    result = run(tmp_path / "nowhere.pptx", "-o", tmp_path / "m.pptx")
    assert result.exit_code == 2
    assert "nowhere.pptx" in words(result)


def test_json_alone_is_on_stdout_and_accounts_for_every_part(deck, tmp_path):
    result = run(deck("a.pptx"), deck("b.pptx"), "-o", tmp_path / "m.pptx", "--json")
    report = json.loads(result.stdout)
    assert report["slides"] == 2
    assert {part["outcome"] for part in report["parts"]} <= {"copied", "edited", "shared", "merged", "dropped"}
    assert {part["deck"] for part in report["parts"]} == {0, 1}


def test_strict_counts_what_was_left_out_by_design(deck, tmp_path):
    path = deck("a.pptx")
    told = json.loads(run(path, "-o", tmp_path / "m.pptx", "--json").stdout)["findings"]
    dropped = [finding for finding in told if finding["kind"] == "dropped"]
    assert run(path, "-o", tmp_path / "m.pptx", "--strict").exit_code == (1 if dropped else 0)


def test_verify_says_that_a_sound_deck_is_sound(deck):
    result = run("--verify", deck("a.pptx"))
    assert result.exit_code == 0
    assert "is sound" in words(result)


def test_verify_names_the_part_that_is_not(deck, tmp_path):
    import zipfile

    source, broken = deck("a.pptx"), tmp_path / "broken.pptx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            if not name.startswith("ppt/theme/"):
                new.writestr(name, old.read(name))
    result = run("--verify", broken)
    assert result.exit_code == 1
    assert "absent part (theme)" in words(result)


@pytest.mark.parametrize(("text", "size"), [("4:3", (9144000, 6858000)), ("30x20cm", (10800000, 7200000))])
def test_a_size_can_be_asked_for(deck, tmp_path, text, size):
    assert run(deck("a.pptx"), "-o", tmp_path / "m.pptx", "--size", text).exit_code == 0
    merged = Presentation(str(tmp_path / "m.pptx"))
    assert (merged.slide_width, merged.slide_height) == size


@pytest.mark.parametrize(
    ("text", "message"),
    [("wide", "“wide” is no slide size"), ("", "“” is no slide size"), ("2x3cm", "slides cannot be 0.79 x 1.18 in")],
)
def test_a_size_that_is_none_is_refused(deck, tmp_path, text, message):
    result = run(deck("a.pptx"), "-o", tmp_path / "m.pptx", "--size", text)
    assert result.exit_code == 2
    assert message in words(result)
    assert not (tmp_path / "m.pptx").exists()


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_the_examples_merge_without_a_finding_to_act_on(name, tmp_path):
    result = run(EXAMPLES / name, "--plain", "-o", tmp_path / "m.pptx", "--json")
    assert result.exit_code == 0, result.output
    assert verify_deck(tmp_path / "m.pptx") == []
    assert not [f for f in json.loads(result.stdout)["findings"] if f["kind"] in ("lost", "inherited")]


def test_the_lock_file_of_an_open_deck_is_not_merged(deck, tmp_path):
    lock = tmp_path / "~$a.pptx"
    lock.write_bytes(b"lock")
    result = run(deck("a.pptx"), lock, deck("b.pptx"), "-o", tmp_path / "m.pptx")
    assert result.exit_code == 0, result.output
    assert "~$a.pptx is no deck: PowerPoint keeps it while a.pptx is open" in result.stderr
    assert count(tmp_path / "m.pptx") == 2


def test_a_lock_file_alone_does_not_merge_the_event_of_the_current_folder(event, monkeypatch):
    monkeypatch.chdir(event)
    (event / "~$a.pptx").write_bytes(b"lock")
    result = run("~$a.pptx")
    assert result.exit_code == 2
    assert "no deck is named" in result.stderr
    assert not (event / "out").exists()
