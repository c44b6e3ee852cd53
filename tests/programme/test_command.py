"""The command: plain, public, contact sheet, and a run with nothing to do."""

from __future__ import annotations

import json
import re
import zipfile

import pytest
from typer.testing import CliRunner

from wimlds_cli.main import app
from wimlds_cli.merge import contact_sheet, office


def run(*arguments):
    result = CliRunner().invoke(app, ["merge-slides", *map(str, arguments)], env={"COLUMNS": "100"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_organizers_slides_are_one_line_of_the_report(event):
    shown = run(event.folder)
    assert shown.exit_code == 0
    assert "Your own, from programme.pptx" in shown.output
    assert "default text style" not in shown.output


def test_a_run_with_nothing_new_says_so_and_leaves_the_file_alone(event):
    run(event.folder)
    output = event.folder / "out" / "evening.pptx"
    before = output.stat().st_mtime_ns
    shown = run(event.folder)
    assert "Up to date" in shown.output
    assert shown.exit_code == 0
    assert output.stat().st_mtime_ns == before
    event.deck("ada-lovelace", "notes")
    assert "Up to date" not in run(event.folder).output
    assert output.stat().st_mtime_ns != before


def test_json_names_the_template_and_no_temporary_folder(event):
    told = json.loads(run(event.folder, "--json").stdout)
    made = [deck for deck in told["decks"] if deck["made"]]
    assert {deck["path"].rpartition("/")[2] for deck in made} == {"programme.pptx"}
    assert told["unchanged"] is False
    assert "wimlds-" not in json.dumps(told)


def test_public_has_its_own_name_and_says_whose_slides_are_left_out(event):
    shown = run(event.folder, "--public")
    assert (event.folder / "out" / "evening-public.pptx").is_file()
    assert "Ada Lovelace did not agree" in shown.output


def test_public_works_on_files_too(event, tmp_path):
    deck = event.deck("grace-hopper", "notes")
    run(deck, "--public", "-o", tmp_path / "copy.pptx")
    with zipfile.ZipFile(tmp_path / "copy.pptx") as package:
        assert not [name for name in package.namelist() if "notes" in name]


def test_without_libreoffice_the_deck_is_there_and_one_line_says_why_the_sheet_is_not(event, monkeypatch):
    monkeypatch.setattr(office, "find_office", lambda: None)
    shown = run(event.folder, "--contact-sheet")
    assert shown.exit_code == 0
    assert (event.folder / "out" / "evening.pptx").is_file()
    (line,) = [line for line in shown.stderr.splitlines() if line.strip()]
    assert "LibreOffice is not installed" in line


@pytest.mark.office
@pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")
def test_the_contact_sheet_shows_every_slide_below_its_sections_name(event):
    event.deck("grace-hopper", "hidden slide")
    deck = event.merge()
    sheet = event.folder / "sheet.html"
    count = contact_sheet.write_contact_sheet(deck.report.output, sheet)
    page = sheet.read_text(encoding="utf-8")
    assert count == len(deck.opened.slides) == page.count("<img ")
    assert [name for name in deck.sections if f"<h2>{name}</h2>" not in page] == []
    assert page.count('<li class="hidden">') == 1
    assert not re.search(r'(?:src|href)="(?!data:)', page)
    assert "default-src 'none'" in page


def test_the_template_is_copied_out_beside_the_chapters_file_and_used_from_there(event):
    def templates(*arguments):
        return CliRunner().invoke(app, ["templates", str(event.folder), *arguments], env={"COLUMNS": "200"})

    assert "deck/programme.pptx" in templates().output
    assert templates("--copy", "deck/programme.pptx").exit_code == 0
    copy = event.folder / "templates" / "deck" / "programme.pptx"
    assert copy.is_file()
    assert f"your own {copy.as_posix()}" in templates().output
    assert {piece.made_from for piece in event.merge().order.pieces} == {None, copy}
    assert "is there already" in templates("--copy", "deck").output
