"""What is done, what is open, and what comes next."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os

import pytest

from tests.commands.running import run
from tests.team.evening import before, change, drafted, evening, seen, states
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event
from wimlds_cli.event.timeline import MILESTONES
from wimlds_cli.quoting import command_argument
from wimlds_cli.team.dashboard import look_at_folder, still_matters
from wimlds_cli.team.run_sheet import write_run_sheet
from wimlds_cli.team.tasks import KINDS
from wimlds_cli.team.ticking import tick


def publish(folder, **texts):
    (folder / ".wimlds").mkdir(exist_ok=True)
    told = {key.replace("__", "/"): {"on": day, "facts": {}} for key, day in texts.items()}
    (folder / ".wimlds" / "announce.json").write_text(json.dumps({"published": told}), encoding="utf-8")


def test_every_milestone_has_a_task():
    assert {kind.milestone for kind in KINDS} == set(MILESTONES)


def test_what_the_files_show_is_derived(tmp_path):
    folder = evening(tmp_path)
    found = states(folder, before(31))
    assert found["location"] == "done"
    assert found["venue"] == "done"
    assert found["material"] == "pending"
    assert found["confirm"] == "overdue"
    change(folder, ("state: invited", "state: declined"))
    assert states(folder, before(31))["confirm"] == "done"


def test_missing_things_are_named_once_with_those_whose_they_are(tmp_path):
    (material,) = (one for one in seen(evening(tmp_path), before(31)).tasks if one.kind.name == "material")
    assert "picture: Екатерина Ющенко, Rózsa Péter" in material.missing
    assert material.count == (8, 15)


def test_due_through_the_end_of_its_day(tmp_path):
    folder = evening(tmp_path)
    assert states(folder, before(30))["material"] == "pending"
    assert states(folder, before(29))["material"] == "overdue"


def test_a_published_text_is_a_task_done_on_that_day(tmp_path):
    folder = evening(tmp_path)
    assert states(folder, before(27))["announce"] == "overdue"
    publish(folder, x__opening="2027-02-18", slack__opening="2027-02-17")
    (announced,) = (one for one in seen(folder, before(27)).tasks if one.kind.name == "announce")
    assert (announced.state, announced.done_on) == ("done", datetime.date(2027, 2, 17))


def test_two_speakers_make_two_spotlights_and_one_on_two_channels_does_not(tmp_path):
    folder = evening(tmp_path)
    publish(folder, **{"x__speaker-grace-hopper": "2027-02-25", "slack__speaker-grace-hopper": "2027-02-26"})
    found = states(folder, before(13))
    assert (found["first_spotlight"], found["second_spotlight"]) == ("done", "overdue")
    publish(folder, **{"x__speaker-grace-hopper": "2027-02-25", "x__speaker-yushchenko": "2027-03-01"})
    assert states(folder, before(13))["second_spotlight"] == "done"


def test_a_merged_deck_is_done_until_a_newer_deck_comes(tmp_path):
    folder = evening(tmp_path / "evening")
    assert states(folder, before(2))["merge"] == "pending"
    (folder / "out").mkdir()
    (folder / "out" / "evening.pptx").write_bytes(b"merged")
    assert states(folder, before(2))["merge"] == "done"
    newer = (folder / "out" / "evening.pptx").stat().st_mtime + 60
    os.utime(folder / "slides" / "grace-hopper.pptx", (newer, newer))
    dashboard = seen(folder, before(2))
    (merge,) = (one for one in dashboard.tasks if one.kind.name == "merge")
    assert (merge.state, merge.missing) == ("pending", ("grace-hopper.pptx is newer than the merged deck",))
    assert any(step.words.startswith("Merge again: grace-hopper.pptx is newer") for step in dashboard.steps)


def test_a_run_sheet_is_done_as_long_as_it_says_what_is_so(tmp_path):
    folder = evening(tmp_path)
    loaded = load_event(folder)
    write_run_sheet(loaded, loaded.event)
    assert states(folder, before(1))["run_sheet"] == "done"
    tick(seen(folder, before(1)), "backup", None)
    assert states(folder, before(1))["run_sheet"] == "done"
    change(folder, ("start: 20:00", "start: 20:05"))
    assert states(folder, before(1))["run_sheet"] == "pending"


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ([("first_time: yes", "first_time: no")], "rehearsal"),
        ([("kind: meetup", "kind: meetup\nattendance: online")], "location"),
        ([("kind: meetup", "kind: meetup\nstatus: moved-online")], "venue"),
    ],
)
def test_a_task_that_an_event_does_not_have_is_left_out(tmp_path, changes, gone):
    assert gone in states(evening(tmp_path / "before"), before(31))
    assert gone not in states(evening(tmp_path / "after", *changes), before(31))


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_without_a_date_there_are_no_tasks_but_people_to_tell(tmp_path, status):
    folder = evening(tmp_path, ("kind: meetup", f"kind: meetup\nstatus: {status}"))
    publish(folder, x__opening="2027-02-18")
    found = seen(folder, before(31))
    assert found.tasks == ()
    assert [step.order for step in found.steps] == ["wimlds announce"]
    assert status in found.summary()


def test_an_event_without_a_start_is_late_with_nothing(tmp_path):
    folder = evening(tmp_path, ("start: 2027-03-18 18:30\n", ""))
    found = seen(folder, datetime.date(2050, 1, 1))
    assert not found.has_findings
    assert all(task.due is None for task in found.tasks)


def test_tasks_belong_to_those_with_the_role_and_to_all_where_nobody_has_one(tmp_path):
    folder = evening(tmp_path)
    owners = {task.kind.name: [one.name for one in task.owners] for task in seen(folder, before(31)).tasks}
    assert owners["announce"] == ["Émilie du Châtelet"]
    assert len(owners["consent"]) == 3
    change(folder, (", roles: [hosting]", ""))
    assert {task.kind.name: task.owners for task in seen(folder, before(31)).tasks}["venue"] == ()
    change(folder, (", roles: [speakers, mc]", ""), (", roles: [communication]", ""))
    assert all(len(task.owners) == 3 for task in seen(folder, before(31)).tasks)


def test_the_next_steps_are_the_most_urgent_ones_and_one_command_stands_once(tmp_path):
    found = seen(evening(tmp_path), before(9))
    assert found.steps[0].order == "wimlds mail reminders"
    assert len({step.command for step in found.steps}) == len(found.steps)
    assert found.steps[0].command == f"wimlds mail reminders {tmp_path.as_posix()}"
    assert [step.due for step in found.steps] == sorted(step.due for step in found.steps)


def test_nothing_is_next_before_it_can_be_done(tmp_path):
    orders = {step.order for step in seen(evening(tmp_path), before(20)).steps}
    assert not orders & {"wimlds merge-slides", "wimlds done backup", "wimlds mail thanks"}
    assert "wimlds merge-slides" in {step.order for step in seen(tmp_path, before(2)).steps}


# Ticking


def test_a_tick_changes_one_line(tmp_path):
    folder = evening(tmp_path)
    before_it = (folder / "event.yaml").read_bytes().splitlines()
    ticked = tick(seen(folder, before(9)), "rehearsal", before(10))
    after = (folder / "event.yaml").read_bytes().splitlines()
    assert ticked.changed
    assert [line for line in after if line not in before_it] == [b"  rehearsal: 2027-03-08"]
    assert [line for line in before_it if line not in after] == []
    assert states(folder, before(9))["rehearsal"] == "done"


def test_it_can_be_taken_away_and_a_second_one_changes_nothing(tmp_path):
    folder = evening(tmp_path)
    tick(seen(folder, before(9)), "rehearsal", None)
    once = (folder / "event.yaml").read_bytes()
    assert not tick(seen(folder, before(9)), "rehearsal", None).changed
    assert (folder / "event.yaml").read_bytes() == once
    assert tick(seen(folder, before(9)), "rehearsal", None, undo=True).changed
    assert states(folder, before(9))["rehearsal"] == "overdue"
    assert not tick(seen(folder, before(9)), "rehearsal", None, undo=True).changed


def test_the_first_tick_of_all_brings_its_heading(tmp_path):
    folder = evening(tmp_path, ("tasks:\n  venue: 2027-01-10\n  invite: 2027-01-12\n", ""))
    tick(seen(folder, before(9)), "backup", None)
    assert load_event(folder).event.tasks == {"backup": before(9)}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("rehersal", "did you mean rehearsal?"),
        ("spotlight", "did you mean first_spotlight or second_spotlight?"),
        ("cake", "the tasks are: venue, invite"),
    ],
)
def test_a_task_that_does_not_exist_gets_a_suggestion(tmp_path, name, hint):
    with pytest.raises(WimldsError) as raised:
        tick(seen(evening(tmp_path), before(9)), name, None)
    assert raised.value.hint.startswith(hint)


@pytest.mark.parametrize("name", ["run-sheet", "run_sheet", "Run sheet"])
def test_a_name_is_understood_as_people_type_it(tmp_path, name):
    assert tick(seen(evening(tmp_path), before(1)), name, None).kind.name == "run_sheet"


def test_what_files_show_cannot_be_ticked(tmp_path):
    folder = evening(tmp_path)
    text = (folder / "event.yaml").read_bytes()
    with pytest.raises(WimldsError) as raised:
        tick(seen(folder, before(2)), "slides", None)
    assert raised.value.hint == "missing: slides: Екатерина Ющенко, Rózsa Péter"
    assert (folder / "event.yaml").read_bytes() == text


def test_a_tick_hides_nothing_that_the_files_know_better(tmp_path):
    folder = evening(tmp_path, ("tasks:", "tasks:\n  slides: 2027-03-01"))
    assert states(folder, before(1))["slides"] == "overdue"


def test_nothing_is_done_on_a_day_to_come(tmp_path):
    with pytest.raises(WimldsError, match="is yet to come"):
        tick(seen(evening(tmp_path), before(9)), "backup", before(1))


# Several events


def test_a_folder_shows_its_events_by_date_and_forgets_the_past_that_is_done(tmp_path):
    evening(tmp_path / "2027" / "march")
    evening(tmp_path / "2027" / "may", ("2027-03-18", "2027-05-20"))
    ticks = "tasks:\n  thanks: 2027-01-20\n  recap: 2027-01-20"
    past = evening(tmp_path / "2027" / "january", ("2027-03-18", "2027-01-14"), ("tasks:", ticks))
    (tmp_path / "2027" / "out").mkdir()
    (tmp_path / "2027" / "out" / "event.yaml").write_text("name: not one", encoding="utf-8")
    found = look_at_folder(tmp_path, lambda event: before(31))
    assert [one.loaded.folder.name for one in found] == ["january", "march", "may"]
    assert all(still_matters(one) for one in found)
    change(past, ("buddy:", "consent: no\n    buddy:"), ("id: yushchenko", "id: yushchenko\n    consent: no"))
    found = look_at_folder(tmp_path, lambda event: before(31))
    assert [still_matters(one) for one in found] == [False, True, True]


def test_what_was_not_done_before_the_event_is_forgiven_after_it(tmp_path):
    found = states(evening(tmp_path), before(-1))
    assert {name for name, state in found.items() if state != "done"} == {"consent", "thanks", "recap"}


def test_a_folder_without_events_is_an_error(tmp_path):
    with pytest.raises(WimldsError, match="there is no event in"):
        look_at_folder(tmp_path, lambda event: before(31))


# What a newcomer met


def test_with_only_the_afterwards_open_it_says_what_comes_then(tmp_path):
    found = dataclasses.replace(seen(evening(tmp_path), before(1)), steps=())
    afterwards = tuple(task for task in found.tasks if task.kind.name in ("thanks", "recap"))
    words = dataclasses.replace(found, tasks=afterwards).rest()
    assert words.startswith("Nothing is left until the event; afterwards: ")
    assert "by Fri 19 March" in words
    assert dataclasses.replace(found, tasks=()).rest().startswith("Nothing is left to do.")


def test_a_written_date_is_done_even_one_to_come_and_only_another_day_replaces_it(tmp_path):
    folder = evening(tmp_path)
    early = seen(folder, datetime.date(2027, 1, 5))
    kept = tick(early, "venue", None)
    assert not kept.changed
    assert "since Sun 10 January" in kept.words
    moved = tick(early, "venue", datetime.date(2027, 1, 4))
    assert moved.changed
    assert moved.words.endswith("It replaces Sun 10 January.")


def test_a_new_events_placeholders_are_nobody_to_invite(tmp_path):
    folder = tmp_path / "new"
    given = ("--date", "2027-03-18", "--timezone", "Europe/Paris", "--into", folder)
    assert run("new-event", "Small machines", *given).exit_code == 0
    report = drafted(folder, before(60), "invitation")
    assert report.drafts == ()
    assert [one.why for one in report.quiet] == ["no name yet; put one into event.yaml first"] * 2
    words = [step.words for step in seen(folder, before(60)).steps if step.order == "wimlds mail invite"]
    assert words == ["Put the names of those whom you want to invite into event.yaml, then send the invitations"]


def test_a_path_with_spaces_is_quoted_in_a_command():
    assert command_argument("Zweiter Abend ü/slides") == '"Zweiter Abend ü/slides"'
    assert command_argument("abend/ü") == "abend/ü"
