"""`wimlds templates`: the list, and a copy to edit."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from tests.announce.events import announced, example, small, texts
from wimlds_cli.announce.catalogue import list_templates
from wimlds_cli.announce.environment import template_folders
from wimlds_cli.main import app
from wimlds_cli.templating import templates_folder
from wimlds_cli.texts.catalogue import KINDS


def run(*words):
    return CliRunner().invoke(app, ["templates", *map(str, words)], env={"COLUMNS": "120"})


def test_the_list_names_a_template_for_every_text(tmp_path):
    result = run(small(tmp_path))
    assert result.exit_code == 0
    for name in ("x/opening.txt", "email/heading.txt", "slack/recap.txt", "abstracts/abstracts.txt", "parts.txt"):
        assert name in result.stdout


def test_every_shipped_template_stands_in_the_list():
    shipped = template_folders()[-1]
    listed = {template.file for template in list_templates([shipped])}
    shared = {path for path in (shipped.parent / "web").rglob("*") if path.is_file()}
    assert {path for path in shipped.rglob("*") if path.is_file()} | shared == listed


def test_a_copy_is_put_beside_the_chapters_own_file_and_changes_that_text(tmp_path):
    folder = example(tmp_path, "chapter-evening")
    result = run(folder, "--copy", "x/opening.txt")
    copy = tmp_path / "templates" / "announce" / "x" / "opening.txt"
    assert result.exit_code == 0
    assert copy.is_file()
    before = texts(announced(folder, channels=["x", "bluesky"], moments=["opening"]))
    copy.write_text(copy.read_text("utf-8").replace("Join us", "Meet us"), encoding="utf-8")
    after = texts(announced(folder, channels=["x", "bluesky"], moments=["opening"]))
    assert "Meet us" in after["x/opening"]
    assert after["bluesky/opening"] == before["bluesky/opening"]
    assert "your own" in run(folder).stdout


@pytest.mark.parametrize("name", ["x/opening", "announce/x/opening.txt", "x\\opening.txt"])
def test_a_name_is_understood_in_the_ways_people_type_it(tmp_path, name):
    folder = small(tmp_path)
    assert run(folder, "--copy", name).exit_code == 0
    assert (folder / "templates" / "announce" / "x" / "opening.txt").is_file()


def test_an_unknown_name_gets_a_suggestion(tmp_path):
    result = run(small(tmp_path), "--copy", "x/openin.txt")
    assert result.exit_code == 2
    assert "did you mean x/opening.txt?" in result.stderr


@pytest.mark.parametrize("name", ["../event.yaml", "/etc/passwd", ""])
def test_no_name_leads_elsewhere(tmp_path, name):
    result = run(small(tmp_path), "--copy", name)
    assert result.exit_code == 2
    assert not (tmp_path / "templates").exists()


def test_a_copy_that_was_edited_is_never_overwritten(tmp_path):
    folder = small(tmp_path)
    run(folder, "--copy", "x/opening.txt")
    copy = folder / "templates" / "announce" / "x" / "opening.txt"
    copy.write_text("mine", encoding="utf-8")
    result = run(folder, "--copy", "x/opening.txt")
    assert result.exit_code == 2
    assert copy.read_text("utf-8") == "mine"


def test_the_list_is_there_without_an_event(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 0
    assert re.search(r"x/opening\.txt\s+the package's short/opening\.txt", result.stdout)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("survey/attendees", "survey/attendees.yaml"),
        ("site/index.html", "site/index.html"),
        ("chapter/stats.html", "chapter/stats.html"),
        ("team/status.html", "team/status.html"),
        ("mail/reminder", "mail/reminder.txt"),
        ("merge/contact-sheet.html", "merge/contact-sheet.html"),
    ],
)
def test_surveys_and_pages_can_be_copied_too(tmp_path, typed, name):
    folder = small(tmp_path)
    assert name in run(folder).stdout
    assert run(folder, "--copy", typed).exit_code == 0
    assert (folder / "templates" / name).read_bytes() == (templates_folder() / name).read_bytes()


def test_every_folder_of_templates_is_listed_or_belongs_to_a_new_event():
    listed = {*KINDS, "announce", "web", "deck"}
    folders = {one.name for one in templates_folder().iterdir() if one.is_dir() and not one.name.startswith("make_")}
    assert folders == listed | {"event"}
