"""When things are due, and in which state they are on which day."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli.event import days
from wimlds_cli.event.checklist import State, draw_up
from wimlds_cli.event.decks import find_decks
from wimlds_cli.event.timeline import MILESTONES, TIMELINE, deadline, fitted

from .reading import GOOD, read

START = datetime.date(2027, 3, 18)
EVERYTHING = (
    GOOD.replace("kind: meetup", "kind: conference-meetup")
    .replace("code_of_conduct: https://example.org/conduct", "code_of_conduct:")
    .replace("  - name: Ada Lovelace", "  - {name: Ada, state: invited}\n  - {name: Annie Easley, state: candidate}")
    .replace("  - name: Grace Hopper", "  - {name: Grace Hopper, first_time: yes}")
    .replace("  - title: Nanoseconds", "  - title:")
    + """\
  - {type: talk, speakers: [Annie Easley]}
  - {type: talk, title: Alone}
  - {type: panel, title: Panel}
  - {type: screening, title: Screening}
"""
)
OFFSETS = (
    dict.fromkeys(("invitation",), 60)
    | dict.fromkeys(("confirmation", "speakers", "moderators", "location", "access"), 42)
    | dict.fromkeys(("links", "picture", "title", "abstract", "biography", "source"), 30)
    | dict.fromkeys(("description", "registration_url", "mission", "welcome", "code_of_conduct", "conference"), 28)
    | {"rehearsal": 10, "consent": 7, "slides": 2}
)


def items_on(folder, text, as_of):
    loaded = read(folder, text)
    assert loaded.diagnostics == ()
    return draw_up(loaded, find_decks(loaded), as_of).entries


def test_every_item_of_an_empty_event_is_owed_with_its_own_date(tmp_path):
    found = items_on(tmp_path, EVERYTHING, datetime.date(2026, 12, 1))
    dates = {one.item.name: (START - one.due).days for one in found if one.state is not State.DONE}
    assert dates == OFFSETS


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
@pytest.mark.parametrize("item", OFFSETS)
def test_an_item_is_due_through_the_end_of_its_day_where_the_event_is(item, zone, tmp_path):
    text = EVERYTHING.replace("Europe/Paris", zone)
    loaded = read(tmp_path, text)
    event, decks = loaded.event, find_decks(loaded)
    due = START - datetime.timedelta(days=OFFSETS[item])

    def state_at(moment: datetime.datetime) -> set[State]:
        as_of = days.today(event, moment.replace(tzinfo=event.zone).astimezone(datetime.UTC))
        entries = draw_up(loaded, decks, as_of).entries
        return {one.state for one in entries if one.item.name == item and one.state is not State.DONE}

    last_second = datetime.datetime.combine(due, datetime.time(23, 59, 59))
    assert state_at(last_second - datetime.timedelta(days=1)) == {State.PENDING}
    assert state_at(datetime.datetime.combine(due, datetime.time(0, 0))) == {State.PENDING}
    assert state_at(last_second) == {State.PENDING}
    assert state_at(last_second + datetime.timedelta(seconds=1)) == {State.OVERDUE}


def test_the_day_is_the_events_not_the_computers(tmp_path):
    moment = datetime.datetime(2027, 3, 16, 11, 30, tzinfo=datetime.UTC)
    auckland = read(tmp_path / "a", GOOD.replace("Europe/Paris", "Pacific/Auckland")).event
    angeles = read(tmp_path / "b", GOOD.replace("Europe/Paris", "America/Los_Angeles")).event
    assert days.today(auckland, moment) == datetime.date(2027, 3, 17)
    assert days.today(angeles, moment) == datetime.date(2027, 3, 16)


def test_a_date_in_the_file_wins_over_the_timeline(tmp_path):
    event = read(tmp_path, GOOD + "deadlines: {slides: 2027-03-10, material: 2027-02-01, picture: 2027-03-01}\n").event
    assert deadline(event, "slides") == datetime.date(2027, 3, 10)
    assert deadline(event, "abstract") == datetime.date(2027, 2, 1)
    assert deadline(event, "picture") == datetime.date(2027, 3, 1)
    assert deadline(event, "consent") == datetime.date(2027, 3, 11)


def test_what_comes_after_counts_from_the_last_day(tmp_path):
    event = read(tmp_path, GOOD.replace("end: 21:00", "end: 2027-03-20 17:00")).event
    assert deadline(event, "thanks") == datetime.date(2027, 3, 21)
    assert deadline(event, "slides") == datetime.date(2027, 3, 16)


def test_without_a_start_nothing_has_a_date_and_nothing_is_overdue(tmp_path):
    loaded = read(tmp_path, GOOD.replace("start: 2027-03-18 18:30", "start: soon"))
    entries = draw_up(loaded, find_decks(loaded), datetime.date(2030, 1, 1)).entries
    assert len(entries) > 5
    assert {one.state for one in entries} <= {State.DONE, State.PENDING}
    assert {one.due for one in entries} == {None}


@pytest.mark.parametrize(
    ("kind", "owed"),
    [
        ("talk", {"title", "abstract", "speakers", "slides"}),
        ("tutorial", {"title", "abstract", "speakers", "slides"}),
        ("workshop", {"title", "abstract", "speakers", "slides"}),
        ("panel", {"title", "moderators"}),
        ("round-table", {"title", "moderators"}),
        ("screening", {"title", "source"}),
        ("break", set()),
    ],
)
def test_a_session_owes_what_its_type_says(kind, owed, tmp_path):
    entries = items_on(tmp_path, GOOD.replace("type: talk", f"type: {kind}"), START)
    assert {one.item.name for one in entries if one.session is not None} == owed


def test_a_cancelled_event_owes_nothing(tmp_path):
    assert items_on(tmp_path, GOOD + "status: cancelled\n", START) == ()


@pytest.mark.parametrize("nothing", ["TBA", "tbd.", "To be announced", "???", "…", "TODO", "n/a", "(to be confirmed)"])
def test_a_word_for_nothing_is_nothing(nothing, tmp_path):
    text = GOOD.replace("title: Nanoseconds", f'title: "{nothing}"')
    [title] = [one for one in items_on(tmp_path, text, START) if one.item.name == "title"]
    assert title.state is State.OVERDUE


@pytest.mark.parametrize("something", ["Todos los datos", "Title deeds", "TBATS for forecasting", "何", "1984"])
def test_a_title_that_looks_like_one_is_a_title(something, tmp_path):
    text = GOOD.replace("title: Nanoseconds", f'title: "{something}"')
    [title] = [one for one in items_on(tmp_path, text, START) if one.item.name == "title"]
    assert title.state is State.DONE


@pytest.mark.parametrize(
    ("line", "item", "state"),
    [
        ("links: none", "links", State.DONE),
        ("links: {x: '@ada'}", "links", State.DONE),
        ("links: {}", "links", State.OVERDUE),
        ("biography: Some lines.", "biography", State.DONE),
        ("consent: no", "consent", State.DONE),
        ("consent: {photo: no, recording: no}", "consent", State.OVERDUE),
        ("picture: pictures/none.png", "picture", State.OVERDUE),
    ],
)
def test_what_was_given_is_done(line, item, state, tmp_path):
    text = GOOD.replace("- name: Grace Hopper", f"- name: Grace Hopper\n    {line}")
    found = [one for one in items_on(tmp_path, text, START) if one.item.name == item]
    assert found[0].state is state


def test_a_row_shows_the_worst_of_several_talks(tmp_path):
    text = GOOD + "  - {title: Two, type: talk, speakers: [Grace Hopper], abstract: Some lines.}\n"
    loaded = read(tmp_path, text)
    found = draw_up(loaded, find_decks(loaded), START)
    [abstract] = {item for row in found.rows for item in [e.item for e in row.entries] if item.name == "abstract"}
    assert found.rows[0].cell(abstract).state is State.OVERDUE
    assert found.rows[0].speaker.name == "Grace Hopper"


@given(st.integers(0, 400))
def test_a_fitted_timeline_keeps_its_order_within_the_days_that_are_left(left):
    today = START - datetime.timedelta(days=left)
    dates = fitted(START, START, today)
    assert list(dates) == [milestone.name for milestone in TIMELINE]
    assert all(earlier <= later for earlier, later in pairwise(dates.values()))
    assert all(today <= dates[name] <= START for name, one in MILESTONES.items() if one.days > 0)
    assert dates["thanks"] == datetime.date(2027, 3, 19)
    if left >= 3:
        assert dates["slides"] < START
    if left >= 60:
        assert dates == {one.name: START - datetime.timedelta(days=one.days) for one in TIMELINE}


@pytest.mark.parametrize(
    ("left", "material", "slides"),
    [(120, 30, 2), (60, 30, 2), (30, 20, 2), (14, 11, 2), (7, 6, 2), (2, 2, 1), (0, 0, 0)],
)
def test_a_short_time_squeezes_the_beginning_and_spares_the_end(left, material, slides):
    dates = fitted(START, START, START - datetime.timedelta(days=left))
    assert (START - dates["material"]).days == material
    assert (START - dates["slides"]).days == slides
