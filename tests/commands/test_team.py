"""`wimlds mail`, `status`, `done` and `run-sheet` as an organizer meets them."""

from __future__ import annotations

import json

import pytest

from tests.commands.running import run
from tests.team.evening import before, change, evening, texts
from wimlds_cli.commands.status import RoleName
from wimlds_cli.event.people import Role

LOOKED_AT = (31, 29, 8, 2, 1, -1)


def on(day):
    return ("--as-of", before(day).isoformat())


def test_at_each_date_the_drafts_and_the_dashboard_are_as_they_were_read(tmp_path, monkeypatch, golden):
    """The same evening all along: what was drafted earlier is remembered, and some things come in on the way."""
    folder = evening(tmp_path / "evening")
    monkeypatch.chdir(folder)
    arrives = {
        29: [
            ("Rózsa Péter  # the new one", "Rózsa Péter\n    picture: grace.png"),
            ("state: invited", "state: declined"),
        ],
        8: [("{id: address,", "{title: Addresses, abstract: One points at another., id: address,")],
        2: [("buddy:", "consent: {photo: yes, recording: no, slides: yes}\n    buddy:")],
    }
    for day in LOOKED_AT:
        change(folder, *arrives.get(day, []))
        written = run("mail", "reminders", *on(day))
        looked = run("status", *on(day))
        drafts = "\n\n".join(f"--- {name}\n{text}" for name, text in texts(folder).items())
        shown = f"{written.stdout}\n{drafts}\n\n{'=' * 80}\n{looked.stdout}"
        shown = "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
        golden(f"team/D{-day:+d}.txt", shown)
        assert written.exit_code == 0
        assert looked.exit_code == 1


def test_status_is_a_finding_only_when_something_is_overdue(tmp_path):
    folder = evening(tmp_path)
    assert run("status", folder, *on(43)).exit_code == 0
    late = run("status", folder, *on(29))
    assert late.exit_code == 1
    assert "1 day overdue" in late.stdout


def test_it_ends_with_three_things_to_do_and_what_to_type(tmp_path):
    shown = run("status", evening(tmp_path), *on(8), columns=100).stdout.partition("\nNext\n")[2]
    assert [line.strip()[:2] for line in shown.splitlines() if line.strip()[:1].isdigit()] == ["1.", "2.", "3."]
    assert shown.count(f"{tmp_path.as_posix()}") == 3


@pytest.mark.parametrize("role", [role.value for role in RoleName])
def test_one_roles_tasks_alone(tmp_path, role):
    data = json.loads(run("status", evening(tmp_path), "--role", role, "--format", "json", *on(8)).stdout)
    assert {task["role"] for task in data["events"][0]["tasks"]} == {role, None}


def test_the_roles_are_those_of_the_event_file():
    assert [one.value for one in RoleName] == [one.value for one in Role]


def test_json_has_every_task_and_the_next_steps(tmp_path):
    (event,) = json.loads(run("status", evening(tmp_path), "--format", "json", *on(8)).stdout)["events"]
    assert event["as_of"] == "2027-03-10"
    material = next(task for task in event["tasks"] if task["task"] == "material")
    assert (material["state"], material["days_overdue"], material["there"], material["needed"]) == (
        "overdue",
        22,
        8,
        15,
    )
    assert material["organizers"] == ["Sophie Germain"]
    assert len(event["next"]) == 3
    assert event["summary"]["overdue"] == sum(task["state"] == "overdue" for task in event["tasks"])


def test_a_folder_of_events_has_a_row_for_each(tmp_path):
    evening(tmp_path / "march")
    evening(tmp_path / "may", ("2027-03-18", "2027-05-20"), ("Small machines", "Large machines"))
    shown = run("status", tmp_path, *on(31), columns=120)
    assert shown.exit_code == 1
    table, _, following = shown.stdout.partition("\nNext\n")
    assert "Small machines" in table
    assert "Large machines" in table
    assert "wimlds " in following


def test_the_page_is_written_beside_what_is_shown(tmp_path):
    folder = evening(tmp_path)
    shown = run("status", folder, "--html", tmp_path / "status.html", *on(8))
    assert "Next" in shown.stdout
    assert "status.html" in shown.stderr
    assert (tmp_path / "status.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_without_an_event_is_no_traceback(tmp_path):
    shown = run("status", tmp_path)
    assert shown.exit_code == 2
    assert "wimlds new-event" in shown.stderr


@pytest.mark.parametrize("command", [("status",), ("mail", "reminders"), ("run-sheet",), ("done", "backup")])
def test_a_file_that_is_no_event_is_no_traceback(tmp_path, command):
    (tmp_path / "event.yaml").write_text("- a list\n", encoding="utf-8")
    shown = run(*command, tmp_path)
    assert shown.exit_code == (1 if command == ("status",) else 2)
    assert "check-speakers" in shown.output


def test_done_ticks_and_says_so(tmp_path):
    folder = evening(tmp_path)
    shown = run("done", "rehearsal", folder, "--on", "2027-03-06", *on(8))
    assert (shown.exit_code, shown.stdout) == (
        0, "Done on Sat 6 March: rehearse with those who speak for the first time.\n",
    )  # fmt: skip
    assert "  rehearsal: 2027-03-06\n" in (folder / "event.yaml").read_text("utf-8")
    assert run("done", "rehearsal", folder, "--undo", *on(8)).stdout.startswith("Open again")


def test_done_alone_lists_the_tasks(tmp_path):
    shown = run("done")
    assert shown.exit_code == 0
    assert "rehearsal" in shown.stdout
    assert not any(line.startswith("slides") for line in shown.stdout.splitlines())


@pytest.mark.parametrize(
    ("words", "way_out"),
    [
        (["rehersal"], "did you mean rehearsal?"),
        (["slides"], "missing: slides"),
        (["backup", "--on", "soon"], "2027-03-18"),
    ],
)
def test_what_cannot_be_ticked_is_said_and_changes_nothing(tmp_path, words, way_out):
    folder = evening(tmp_path)
    text = (folder / "event.yaml").read_bytes()
    shown = run("done", words[0], folder, *words[1:], *on(8))
    assert shown.exit_code == 2
    assert way_out in " ".join(shown.stderr.split())
    assert (folder / "event.yaml").read_bytes() == text


def test_mail_says_when_to_send_and_for_whom_an_address_is_missing(tmp_path):
    folder = evening(tmp_path, private="rozsa-peter: rozsa@example.org\n")
    shown = run("mail", "reminders", folder, "--as-of", "2027-02-14", columns=120)
    assert shown.exit_code == 0
    assert "Send them on Mon 15 February (Sun 14 February is a weekend)." in shown.stdout
    assert "No address is known for Екатерина Ющенко" in shown.stdout
    assert "out/mail/" in shown.stdout


def test_a_day_on_which_nobody_has_to_be_asked(tmp_path):
    shown = run("mail", "reminders", evening(tmp_path), *on(80))
    assert shown.exit_code == 0
    assert "Nobody needs a mail today." in shown.stdout


def test_a_faulty_private_file_is_a_finding(tmp_path):
    shown = run("mail", "reminders", evening(tmp_path, private="yushchenko: [x]\n"), *on(31), columns=200)
    assert shown.exit_code == 1
    assert "private.yaml:1:13: what stands behind yushchenko is no address" in shown.stdout


def test_review_brings_what_the_checks_found(tmp_path):
    folder = evening(tmp_path, ("abstract: Wires.", "abstract: Wires recieve."))
    assert run("mail", "review", folder, *on(20)).exit_code == 0
    mail = texts(folder)["review-grace-hopper"]
    assert "The abstract of “Nanoseconds” is very short: 14 characters." in mail
    assert "“recieve” may be misspelt." in mail


def test_an_unknown_kind_of_mail_names_those_there_are(tmp_path):
    shown = run("mail", "reminder", evening(tmp_path))
    assert shown.exit_code == 2
    assert "reminders" in shown.stderr


def test_run_sheet_names_its_files_and_what_could_not_be_printed(tmp_path, monkeypatch):
    monkeypatch.setattr("wimlds_cli.team.printing._programs", list)
    shown = run("run-sheet", evening(tmp_path), columns=200)
    assert shown.exit_code == 0
    assert [line.rpartition("/")[2] for line in shown.stdout.split()] == ["run-sheet.html", "run-sheet.md"]
    assert "No PDF" in shown.stderr


def test_a_template_of_mails_can_be_copied_out_and_then_wins(tmp_path):
    folder = evening(tmp_path)
    assert run("templates", folder, "--copy", "mail/reminder").exit_code == 0
    copy = folder / "templates" / "mail" / "reminder.txt"
    copy.write_text("Subject: x\n\nOurs, {{ person.name }}\n", encoding="utf-8")
    run("mail", "reminders", folder, *on(31))
    assert "Ours, Rózsa Péter" in texts(folder)["reminder-rozsa-peter"]
    assert "your own" in run("templates", folder, columns=200).stdout
    assert "did you mean mail/asks.txt?" in run("templates", folder, "--copy", "mail/aks.txt").stderr


@pytest.mark.parametrize("command", ["mail", "status", "done", "run-sheet"])
def test_help_loads_nothing_heavy(command):
    import subprocess
    import sys

    heavy = ["babel", "jinja2", "yaml", "lxml", "wimlds_cli.team", "wimlds_cli.event"]
    code = f"""
import sys
from typer.testing import CliRunner
from wimlds_cli.main import app
before = set(sys.modules)
assert CliRunner().invoke(app, ["{command}", "--help"]).exit_code == 0
print([name for name in {heavy!r} if name in set(sys.modules) - before])
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_without_candidates_the_invitation_says_so(tmp_path):
    shown = run("mail", "invite", evening(tmp_path), *on(45), columns=200)
    assert "There are no candidates to invite: `wimlds candidates`" in shown.stdout
