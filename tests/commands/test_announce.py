"""`wimlds announce` as an organizer meets it: screens, exit codes, files."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from tests.announce.events import change, example, files, small
from wimlds_cli.main import app


def run(*words):
    return CliRunner().invoke(app, ["announce", *map(str, words)], env={"COLUMNS": "100"})


def test_a_ready_event_is_announced(tmp_path):
    folder = example(tmp_path, "chapter-evening")
    result = run(folder, "--as-of", "2027-02-18")
    assert result.exit_code == 0, result.output
    assert "266 of 280" in result.stdout
    assert "by-hand.html" in result.stdout
    assert {"event.ics", "abstracts.md", "abstracts.txt", "by-hand.html", "email/opening.eml"} <= set(files(folder))


def test_only_what_is_asked_for_is_written(tmp_path):
    folder = small(tmp_path)
    assert run(folder, "--channel", "slack", "--moment", "opening", "--as-of", "2027-02-18").exit_code == 0
    assert set(files(folder)) == {"slack/opening.txt", "by-hand.html"}


def test_a_preview_is_one_page_and_leaves_no_other_trace(tmp_path):
    folder = small(tmp_path / "event", ("registration_url: https://example.org/register\n", ""))
    result = run(folder, "--preview", tmp_path / "preview.html", "--as-of", "2027-02-18")
    assert result.exit_code == 0
    assert "read it before anything goes out" in result.stdout
    assert "A draft. Still to be known: registration_url" in (tmp_path / "preview.html").read_text("utf-8")
    assert sorted(path.name for path in folder.iterdir()) == ["event.yaml"]


def test_the_texts_go_where_they_are_sent(tmp_path):
    folder = small(tmp_path / "event")
    run(folder, "--channel", "slack", "--moment", "opening", "--into", tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / "slack" / "opening.txt").is_file()
    assert not (folder / "out").exists()


def test_what_is_not_ready_is_said_once_and_is_a_finding(tmp_path):
    folder = small(tmp_path, ("registration_url: https://example.org/register\n", ""))
    result = run(folder, "--as-of", "2027-02-18")
    assert result.exit_code == 1
    assert result.stdout.count("registration_url") == 1
    assert "Sophie Germain" in result.stdout
    assert "--draft" in result.stdout


def test_a_draft_is_no_finding(tmp_path):
    folder = small(tmp_path, ("registration_url: https://example.org/register\n", ""))
    result = run(folder, "--draft", "--as-of", "2027-02-18")
    assert result.exit_code == 0
    assert "Drafts: not to be published yet" in result.stdout
    assert "Registration opens soon." in "".join(files(folder).values())


def test_where_only_drafts_are_written_nobody_is_told_to_post_them(tmp_path):
    folder = small(tmp_path, ("registration_url: https://example.org/register\n", ""))
    result = run(folder, "--draft", "--as-of", "2027-02-18", "--channel", "meetup", "--moment", "opening")
    assert "Open and read it, do not post yet: " in result.stdout
    assert "post from it" not in result.stdout


def test_a_published_text_that_is_wrong_is_a_finding(tmp_path):
    folder = small(tmp_path)
    day = ("--as-of", "2027-02-18")
    run(folder, *day)
    result = run(folder, "--published", "x", "--moment", "opening", *day)
    assert (result.exit_code, result.stdout) == (0, "Remembered: x/opening is published.\n")
    change(folder, "name: The Library", "name: The Hall")
    result = run(folder, *day)
    assert result.exit_code == 1
    assert "x/opening, published on 2027-02-18, is wrong by now" in result.stdout
    assert "The Hall, 1 Some Street (not The Library, 1 Some Street)" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("words", "said", "way_out"),
    [
        (["--channel", "twiter"], "there is no channel “twiter”", "did you mean twitter?"),
        (["--channel", "carrier-pigeon"], "there is no channel", "choose from: meetup"),
        (["--moment", "openin"], "there is no moment “openin”", "did you mean opening?"),
        (["--moment", "speaker:grace-hoper"], "nobody called “grace-hoper”", "did you mean grace-hopper?"),
        (["--moment", "opening:grace-hopper"], "only the moment speaker is about somebody", "--moment opening"),
        (["--as-of", "18 March"], "is not a date", "2027-03-18"),
        (["--templates", "nowhere"], "there is no folder nowhere", "announce/"),
        (["--published", "x"], "which of the texts for X", "--moment"),
        (["--published", "x", "--moment", "thanks"], "never rendered", "wimlds announce"),
    ],
)
def test_a_wrong_word_writes_nothing_and_names_the_way_out(tmp_path, words, said, way_out):
    folder = small(tmp_path)
    result = run(folder, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert way_out in result.stderr
    assert not (folder / "out").exists()


def test_an_output_that_cannot_be_written_is_named(tmp_path):
    folder = small(tmp_path)
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    result = run(folder, "--into", tmp_path / "taken")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_an_event_that_cannot_be_read_is_no_traceback(tmp_path):
    (tmp_path / "event.yaml").write_text("- a list\n", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_after_the_event_nothing_is_written_that_makes_no_sense(tmp_path):
    result = run(small(tmp_path), "--channel", "x", "--as-of", "2028-01-01")
    assert result.exit_code == 1
    assert "resources" in result.stdout


def test_help_loads_nothing_heavy():
    heavy = ["babel", "icalendar", "regex", "jinja2", "yaml", "lxml", "wimlds_cli.announce", "wimlds_cli.event"]
    code = f"""
import sys
from typer.testing import CliRunner
from wimlds_cli.main import app
assert CliRunner().invoke(app, ["announce", "--help"]).exit_code == 0
print([name for name in {heavy!r} if name in sys.modules])
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
