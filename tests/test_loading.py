"""What a command loads: the list of modules, not a time."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from factories import deck_with
from wimlds_cli.main import COMMANDS

DECKS = {"lxml", "pptx", "pypdf", "pypdfium2"}
TEXTS = {"jinja2", "markdown_it", "icalendar", "babel"}
EVENTS = {"yaml", "wimlds_cli.event"}
PICTURES = {"PIL", "segno"}
RUN = """
import sys
from wimlds_cli.main import main
try:
    main()
except SystemExit as ended:
    code = ended.code
print(code, *sys.modules, sep="\\n", file=sys.stderr)
"""


def loaded_by(*arguments: str | Path) -> set[str]:
    """Return the modules and packages that a command leaves loaded; it must not fail."""
    result = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8"
    )
    code, *modules = result.stderr.splitlines()
    assert code in ("0", "1"), result.stderr
    return set(modules)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_program_itself_loads_no_library_and_no_command(option):
    loaded = loaded_by(option)
    assert not loaded & (DECKS | {"jinja2", "pydantic", "babel", "icalendar"} | EVENTS | PICTURES)
    assert not {module for module in loaded if module.startswith("wimlds_cli.commands.")}


def test_checking_an_event_without_decks_loads_no_library_of_decks(tmp_path):
    new = ("new-event", "March evening", "--date", "2027-03-18", "--timezone", "Europe/Paris", "--into")
    loaded_by(*new, tmp_path / "evening")
    loaded = loaded_by("check-speakers", tmp_path / "evening", "--as-of", "2026-12-01")
    assert "wimlds_cli.event.loader" in loaded
    assert not loaded & (DECKS | TEXTS | PICTURES)


def test_merging_deck_files_loads_nothing_of_events_texts_and_pictures(tmp_path):
    for name in ("one", "two"):
        deck_with("notes").save(tmp_path / f"{name}.pptx")
    loaded = loaded_by("merge-slides", tmp_path / "one.pptx", tmp_path / "two.pptx", "-o", tmp_path / "all.pptx")
    assert "lxml" in loaded
    assert not loaded & (TEXTS | EVENTS | PICTURES | DECKS - {"lxml"})


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_command_says_of_itself(name):
    function = name.replace("-", "_")
    documented = getattr(importlib.import_module(f"wimlds_cli.commands.{function}"), function).__doc__
    assert COMMANDS[name] == documented.splitlines()[0]
