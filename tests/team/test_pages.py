"""The dashboard and the run sheet in a real browser: on a phone, on a desk, at night, on paper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdf
import pytest

from tests.browser import axe_violations, needs_axe, needs_browser, print_to_pdf, requests_made, wider_than_the_screen
from tests.team.evening import before, evening
from wimlds_cli.event.loader import load_event
from wimlds_cli.team import printing
from wimlds_cli.team.dashboard import look_at_event, look_at_folder
from wimlds_cli.team.page import write_page
from wimlds_cli.team.run_sheet import write_run_sheet

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return a run sheet of an evening and of two days, and dashboards of one event and of several."""
    folder = tmp_path_factory.mktemp("pages")
    ignored = shutil.ignore_patterns("out", ".wimlds", "make", "slides")
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True, ignore=ignored)
    evening(folder / "evening")
    found = {}
    for name in ("chapter-evening", "conference-meetup", "evening"):
        loaded = load_event(folder / name)
        found[name], _ = write_run_sheet(loaded, loaded.event)
    day = before(8)
    write_page((look_at_event(folder / "evening", lambda event: day),), folder / "one.html")
    write_page(look_at_folder(folder, lambda event: day), folder / "several.html")
    return found | {"one": folder / "one.html", "several": folder / "several.html"}


ALL = ("chapter-evening", "conference-meetup", "evening", "one", "several")


@needs_axe
@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing_by_day_and_by_night(pages, name):
    assert axe_violations(pages[name], width=360) == []
    assert axe_violations(pages[name], width=1280, dark=True) == []


@needs_browser
@pytest.mark.parametrize("name", ALL)
def test_a_page_fits_a_phone_and_asks_for_nothing(pages, name):
    assert not wider_than_the_screen(pages[name], 360)
    assert requests_made(pages[name]) == []


@needs_browser
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_evening_is_printed_on_few_sheets_with_every_name(pages, tmp_path, paper):
    print_to_pdf(pages["chapter-evening"], tmp_path / "sheet.pdf", paper=paper)
    printed = pypdf.PdfReader(tmp_path / "sheet.pdf")
    text = "".join("".join(page.extract_text() for page in printed.pages).split())
    assert len(printed.pages) <= 2
    for words in ("Karen", "Rózsa", "Norecording", "conduct@analytical-evenings.example.org"):
        assert words in text


@needs_browser
def test_the_commands_own_pdf_is_that_page(pages, tmp_path):
    made = printing.print_pdf(pages["conference-meetup"], tmp_path / "run-sheet.pdf")
    assert "FIRST-TALK" in "".join(page.extract_text() for page in pypdf.PdfReader(made).pages)


def test_a_dashboard_needs_nothing_else_and_tells_no_folder_of_this_computer(pages):
    text = pages["one"].read_text("utf-8")
    assert "<link" not in text.replace('<link rel="icon" href="data:,">', "")
    assert "src=" not in text
    assert str(pages["one"].parent) not in text
    assert "<code>wimlds mail reminders</code>" in text
    assert "kateryna@" not in text
