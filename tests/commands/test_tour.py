"""The README's tour: every line of it runs, for both examples, and nothing is overdue on the way."""

from __future__ import annotations

import datetime
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.commands.running import run

ROOT = Path(__file__).parents[2]
TOUR = (ROOT / "README.md").read_text("utf-8").partition("### A tour")[2].partition("```sh\n")[2].partition("```")[0]
EVENING, MEETUP = (
    (datetime.date(2027, 3, 18), datetime.date(2027, 3, 18)),
    (
        datetime.date(2027, 7, 9),
        datetime.date(2027, 7, 10),
    ),
)
OTHERS = {"karen-sparck-jones": "frances-allen", "grace-hopper": "katherine-johnson"}


def moved(line: str) -> str:
    """Say a line of the tour for the meetup of two days: as far before it, or after it."""

    def shift(match: re.Match[str]) -> str:
        day = datetime.date.fromisoformat(match[0])
        side = int(day > EVENING[1])
        return (MEETUP[side] + (day - EVENING[side])).isoformat()

    line = re.sub(r"\d{4}-\d\d-\d\d", shift, line)
    return re.sub("|".join(OTHERS), lambda match: OTHERS[match[0]], line)


def walk(lines):
    """Run lines in the current folder; return what each said."""
    said = {}
    for line in lines:
        words = shlex.split(line, comments=True)
        assert words[0] == "wimlds", line
        result = run(*words[1:])
        assert result.exit_code == 0, f"{line}\n{result.output}"
        said[" ".join(words)] = result.stdout
    return said


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_every_line_of_the_tour_runs_and_nothing_is_overdue(tmp_path, monkeypatch, name):
    monkeypatch.setattr("wimlds_cli.team.printing._programs", list)
    monkeypatch.chdir(tmp_path)
    begin, change_folder, *lines = TOUR.strip().splitlines()
    assert change_folder == "cd tour"
    if name == "chapter-evening":
        walk([begin])
    else:
        shutil.copy(ROOT / "examples" / "chapter.yaml", tmp_path)
        ignored = shutil.ignore_patterns("out", ".wimlds")
        shutil.copytree(ROOT / "examples" / name, tmp_path / "tour", ignore=ignored)
        lines = [moved(line) for line in lines]
    monkeypatch.chdir(tmp_path / "tour")
    said = walk(lines)
    looks = [text for line, text in said.items() if line.startswith("wimlds status")]
    assert len(looks) == 4
    assert not any("overdue" in text for text in looks)
    done = [int(re.search(r"(\d+) of \d+ done", text)[1]) for text in looks]
    assert done == sorted(done)
    assert "15 of 16 done, 1 to come" in looks[-1]
    assert looks[-1].rstrip().endswith("wimlds announce --moment recap")
    assert Path("out/mail").is_dir()
    assert Path("status.html").is_file()


def test_the_tour_goes_through_every_command_of_the_way(tmp_path):
    commands = {shlex.split(line, comments=True)[1] for line in TOUR.strip().splitlines()[2:]}
    assert commands == {
        "status", "mail", "announce", "check-speakers", "merge-slides", "run-sheet", "done",
    }  # fmt: skip
