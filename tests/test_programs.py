"""Programs are found by name, and where each system installs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wimlds_cli import programs


@pytest.fixture
def computer(monkeypatch):
    """Return how to say what a computer has: its system, what is on the search path, and which files are there."""

    def has(system: str, on_path: dict[str, str], *files: str) -> None:
        monkeypatch.setattr(programs.sys, "platform", system)
        monkeypatch.setattr(programs.shutil, "which", on_path.get)
        monkeypatch.setattr(Path, "is_file", lambda path: str(path) in files)

    return has


MAC_OFFICE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def test_what_is_on_the_search_path_comes_first(computer):
    computer("darwin", {"soffice": "/own/soffice", "msedge": "/own/msedge"}, MAC_OFFICE, CHROME)
    assert programs.find_office() == Path("/own/soffice")
    assert programs.find_browsers() == [Path("/own/msedge"), Path(CHROME)]


def test_what_is_not_on_the_path_is_found_where_the_system_installs_it(computer):
    computer("darwin", {}, MAC_OFFICE)
    assert programs.find_office() == Path(MAC_OFFICE)
    assert programs.find_browsers() == []


def test_a_computer_without_them_has_none(computer):
    for system in ("linux", "darwin", "win32", "freebsd14"):
        computer(system, {})
        assert programs.find_office() is None
        assert programs.find_browsers() == []
