"""Figures of a small chapter, against those counted by hand."""

import csv
import datetime
import io
import json

import pytest

from tests.chapter.many import QUESTION, chapter_of_seasons, write_chapter, write_event
from tests.commands.running import run
from wimlds_cli.chapter.collection import collect, season_of
from wimlds_cli.chapter.figures import BEFORE, FIRST, By, figures_of
from wimlds_cli.chapter.stats import as_csv, as_data, page_of

DAY = datetime.date(2028, 1, 1)


@pytest.fixture
def three_evenings(tmp_path):
    """Write three evenings in two seasons, one abroad, and two that do not count."""
    folder = write_chapter(tmp_path / "events")
    write_event(
        folder / "2027-03",
        "Words",
        datetime.date(2027, 3, 18),
        f"""\
location: {{name: City Library}}
attendance: {{registered: 80, came: 60, first_time: 20, declared: {{"{QUESTION}": {{woman: 40, man: 20}}}}}}
speakers:
  - {{name: Ada Lovelace, affiliation: University of Cambridge, first_time: yes}}
  - {{name: Grace Hopper, affiliation: US Navy}}
sessions:
  - {{title: A, type: talk, track: academic, speakers: [Ada Lovelace]}}
  - {{title: B, type: talk, track: Industry, speakers: [Grace Hopper]}}
""",
    )
    write_event(
        folder / "2027-05",
        "Numbers",
        datetime.date(2027, 5, 20),
        f"""\
location: {{name: city library}}
co_hosts: [Town Hall]
attendance: {{registered: 50, came: 30, first_time: 3, declared: {{"{QUESTION}": {{woman: 27, man: 3}}}}}}
speakers:
  - {{name: ADA LOVELACE, affiliation: University of  Cambridge}}
  - {{name: Annie Easley, state: declined, affiliation: US Navy}}
sessions:
  - {{title: C, type: talk, track: academic, speakers: [ADA LOVELACE, Annie Easley]}}
""",
    )
    write_event(
        folder / "2027-10",
        "Cards",
        datetime.date(2027, 10, 7),
        f"""\
timezone: Asia/Kolkata
location: {{name: Reading Room}}
attendance: {{registered: 4, came: 3, first_time: 3, declared: {{"{QUESTION}": {{woman: 3}}}}}}
""",
    )
    write_event(folder / "off", "Off", datetime.date(2027, 11, 1), "status: cancelled\nattendance: {came: 50}\n")
    write_event(folder / "next", "Next", datetime.date(2028, 3, 1))
    return folder


def test_the_figures_are_those_counted_by_hand(three_evenings):
    figures = figures_of(collect(three_evenings), DAY)
    total = figures.total
    assert (total.events, figures.coming, figures.off) == (3, 1, 1)
    # The third evening's four and three are too few to be told, and alone in their season.
    assert (total.registered, total.came) == (130, 90)
    assert total.visits == {FIRST: 20, BEFORE: 40}
    assert total.talks == {"academic": 2, "industry": 1}
    assert total.speakers == 2
    words, numbers, cards = figures.rows[By.EVENT]
    assert words.came_share == pytest.approx(0.75)
    assert numbers.visits is None
    assert (cards.registered, cards.came, cards.visits) == (None, None, None)
    assert [(row.name, row.events, row.came) for row in figures.rows[By.SEASON]] == [
        ("2026/27", 2, 90),
        ("2027/28", 1, None),
    ]
    assert [(row.name, row.events) for row in figures.rows[By.COUNTRY]] == [("FR", 2), ("IN", 1)]
    (question,) = figures.questions
    assert (question.answers, question.events, question.withheld) == ({"woman": 40, "man": 20}, 1, 2)
    assert figures.affiliations == (("University of Cambridge", 2),)
    assert [(one.country, one.events, one.hosts) for one in figures.hosts] == [
        ("FR", 2, ("City Library", "Town Hall")),
        ("IN", 1, ("Reading Room",)),
    ]


def test_no_name_of_a_speaker_and_no_small_group_leaves_by_any_way(three_evenings):
    figures = figures_of(collect(three_evenings), DAY)
    page = page_of(figures, "Figures", None)
    for told in (json.dumps(as_data(figures)), page, *(as_csv(figures, by) for by in By)):
        assert "Ada" not in told
        assert "ADA" not in told
    rows = list(csv.DictReader(io.StringIO(as_csv(figures, By.EVENT))))
    assert [row["came_first_time"] for row in rows] == ["20", "", "", "20"]
    assert [row["came"] for row in rows] == ["60", "30", "", "90"]


def test_the_command_shows_tables_data_and_a_page(three_evenings, tmp_path):
    shown = run("stats", three_evenings, "--as-of", "2028-01-01", "--by", "country")
    assert shown.exit_code == 0
    assert "FR" in shown.stdout
    assert "woman: 40 (67%)" in shown.stdout
    data = json.loads(run("stats", three_evenings, "--as-of", "2028-01-01", "--format", "json").stdout)
    assert data["total"]["came"] == 90
    assert [row["events"] for row in data["by_season"]] == [2, 1]
    page = tmp_path / "figures.html"
    assert run("stats", three_evenings, "--as-of", "2028-01-01", "--html", page).exit_code == 0
    assert "<svg" in page.read_text("utf-8")


@pytest.mark.parametrize(("folder", "way_out"), [("nowhere", "name the folder"), (".", "new-event")])
def test_a_folder_without_events_is_told_with_the_way_out(tmp_path, folder, way_out):
    result = run("stats", tmp_path / folder)
    assert result.exit_code == 2
    assert way_out in result.stderr


def test_an_event_that_cannot_be_read_is_named_and_the_others_are_counted(three_evenings):
    (three_evenings / "broken").mkdir()
    (three_evenings / "broken" / "event.yaml").write_text("name: [", encoding="utf-8")
    result = run("stats", three_evenings, "--as-of", "2028-01-01", "--format", "json")
    assert json.loads(result.stdout)["total"]["events"] == 3
    assert "broken/event.yaml" in result.stderr


@pytest.mark.parametrize(
    ("starts", "month", "season"), [("9", 3, "2026/27"), ("9", 9, "2027/28"), ("1", 3, "2027"), ("1", 12, "2027")]
)
def test_a_season_begins_in_the_chapters_own_month(tmp_path, starts, month, season):
    write_chapter(tmp_path, season_starts=starts)
    write_event(tmp_path / "one", "One", datetime.date(2027, month, 1))
    (one,) = collect(tmp_path).events
    assert one.season == season == season_of(one.event)


def test_eight_seasons_are_counted_in_a_moment(tmp_path):
    figures = figures_of(collect(chapter_of_seasons(tmp_path)), DAY)
    assert figures.total.events == 64
    assert len(figures.rows[By.SEASON]) == 8


def test_before_the_first_event_it_is_said_that_there_is_nothing_to_count(three_evenings, tmp_path):
    page = tmp_path / "figures.html"
    shown = run("stats", three_evenings, "--as-of", "2027-01-01", "--html", page)
    assert shown.exit_code == 0
    assert "No event has taken place yet, so there is nothing to count." in " ".join(shown.stdout.split())
    assert "Came" not in shown.stdout
    text = page.read_text("utf-8")
    assert "no event has taken place yet" in text
    assert "<table" not in text


def test_one_event_is_one_event(three_evenings, tmp_path):
    page = tmp_path / "figures.html"
    run("stats", three_evenings, "--as-of", "2027-04-01", "--html", page)
    assert "2027-04-01: 1 event;" in page.read_text("utf-8")
