"""Who is asked for what, when, and in which words."""

from __future__ import annotations

import datetime
import json
from collections import Counter

import pytest

from tests.team.evening import before, change, drafted, evening, paragraphs, texts
from wimlds_cli.errors import WimldsError

EVERY_DAY = [before(days) for days in range(60, -15, -1)]
WEEKEND = (5, 6)


def every_mail(folder, name):
    """Run every day, and return what one person got, by the day of sending."""
    found = {}
    for day in EVERY_DAY:
        report = drafted(folder, day)
        for one in report.drafts:
            if one.letter.person.id == name:
                found[report.send_on] = one
    return found


def test_only_what_is_missing_is_asked_for(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    mails = texts(folder)
    assert "reminder-grace-hopper" not in mails
    assert "Picture." in mails["reminder-rozsa-peter"]
    for there in ("Title", "Some lines about you", "Account or website"):
        assert there not in mails["reminder-rozsa-peter"]
    for missing in ("Title.", "Abstract.", "Some lines about you.", "Account or website.", "Picture."):
        assert missing in mails["reminder-yushchenko"]


def test_each_thing_has_its_day_its_reason_and_the_way_to_send_it(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(12))
    mail = texts(folder)["reminder-yushchenko"]
    assert "By Thursday, 11 March:" in mail
    assert "By Tuesday, 16 March:" in mail
    assert "All slides run from one laptop" in mail
    assert "Attach it, or send a link" in mail


@pytest.mark.parametrize("name", ["yushchenko", "rozsa-peter", "xia-peisu"])
def test_nobody_is_reminded_more_than_twice_before_a_deadline_and_once_after(tmp_path, name):
    count = Counter()
    for day, one in every_mail(evening(tmp_path), name).items():
        count.update((due, day > due) for due in one.letter.deadlines)
    assert count
    assert all(times <= (1 if late else 2) for (_, late), times in count.items()), count


@pytest.mark.parametrize("name", ["yushchenko", "rozsa-peter", "xia-peisu"])
def test_nobody_reads_the_same_words_twice(tmp_path, name):
    mails = every_mail(evening(tmp_path), name)
    said = Counter(piece for one in mails.values() for piece in set(paragraphs(one.text)))
    assert len(mails) > 2
    assert [piece for piece, times in said.items() if times > 1] == []
    assert len({one.subject for one in mails.values()}) == len(mails)


@pytest.mark.parametrize("name", ["sophie-germain-organizer", "emilie-du-chatelet-organizer"])
def test_no_organizer_gets_the_same_mail_twice(tmp_path, name):
    mails = every_mail(evening(tmp_path), name)
    assert len(mails) > 5
    assert len({one.text for one in mails.values()}) == len(mails)


def test_no_mail_is_for_a_weekend(tmp_path):
    folder = evening(tmp_path)
    for day in EVERY_DAY:
        assert drafted(folder, day).send_on.weekday() not in WEEKEND


def test_the_words_are_right_on_the_day_of_sending(tmp_path):
    saturday = before(5)
    folder = evening(tmp_path)
    change(folder, ("tasks:", f"deadlines: {{material: {before(4)}}}\ntasks:"))
    report = drafted(folder, saturday)
    assert (report.today.weekday(), report.send_on) == (5, before(3))
    assert "Due on Sunday, 14 March, and still welcome:" in texts(folder)["reminder-yushchenko"]


def test_where_the_weekend_is_friday_and_saturday_it_is_sent_on_sunday(tmp_path):
    folder = evening(tmp_path, ("Europe/Paris", "Africa/Cairo"))
    change(folder, ("kind: meetup", "kind: meetup\nlanguage: ar"))
    assert drafted(folder, before(6)).send_on == before(4)


def test_a_second_run_on_the_same_day_changes_nothing(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    first, memory = texts(folder), (folder / ".wimlds" / "mail.json").read_bytes()
    drafted(folder, before(31))
    assert (texts(folder), (folder / ".wimlds" / "mail.json").read_bytes()) == (first, memory)


def test_what_came_in_the_meantime_is_asked_for_no_more(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    assert "Picture." in texts(folder)["reminder-rozsa-peter"]
    change(folder, ("infinity.\n", "infinity.\n    picture: grace.png\n"))
    drafted(folder, before(31))
    assert "Picture." not in texts(folder)["reminder-rozsa-peter"]


def test_drafts_of_other_days_do_not_stay(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    drafted(folder, before(30))
    assert "reminder-yushchenko" not in texts(folder)


def test_who_was_reminded_in_vain_needs_a_call(tmp_path):
    folder = evening(tmp_path)
    for days in (31, 29, 27):
        report = drafted(folder, before(days))
    calls = {one.name: one.why for one in report.quiet if one.needs_a_call}
    assert "abstract" in calls["Екатерина Ющенко"]
    assert "Grace Hopper" not in calls


def test_a_mail_that_was_not_sent_is_written_again(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    first = texts(folder)["reminder-yushchenko"]
    drafted(folder, before(30), again=["yushchenko"])
    again = texts(folder)["reminder-yushchenko"]
    assert [piece for piece in paragraphs(again) if piece not in paragraphs(first)] == []


def test_before_somebody_has_said_yes_only_the_answer_is_asked_for(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(45))
    mail = texts(folder)["reminder-xia-peisu"]
    assert "By Thursday, 4 February we settle the programme" in mail
    assert "Abstract" not in mail


def test_candidates_and_those_who_declined_get_no_reminder(tmp_path):
    folder = evening(tmp_path, ("id: yushchenko", "id: yushchenko\n    state: declined"))
    change(folder, ("state: invited", "state: candidate"))
    drafted(folder, before(31))
    assert not {"reminder-yushchenko", "reminder-xia-peisu"} & set(texts(folder))


def test_a_first_talk_gets_the_warm_version(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(20))
    new, others = texts(folder)["reminder-rozsa-peter"], texts(folder)["reminder-yushchenko"]
    assert "This will be your first talk" in new
    assert "Karen Spärck Jones goes with you until you are on stage" in new
    assert "A rehearsal, if you like." in new
    assert "first talk" not in others


def test_afterwards_only_consent_is_asked_for(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(-1))
    mail = texts(folder)["reminder-yushchenko"]
    assert "Photos, recording, slides." in mail
    assert "Abstract" not in mail
    assert "Slides for" not in mail


def test_organizers_get_their_own_open_tasks_and_what_to_type(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    mail = texts(folder)["reminder-emilie-du-chatelet-organizer"]
    assert "Announce the event (by Thursday, 18 February)." in mail
    assert "wimlds announce --moment opening" in mail
    assert "Collect" not in mail
    assert "reminder-nicole-reine-lepaute-organizer" not in texts(folder)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_for_an_event_without_a_date_nobody_is_asked(tmp_path, status):
    folder = evening(tmp_path, ("kind: meetup", f"kind: meetup\nstatus: {status}"))
    with pytest.raises(WimldsError, match=status):
        drafted(folder, before(31))
    assert not (folder / "out").exists()


def test_what_was_drafted_later_than_the_day_does_not_count(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(20))
    drafted(folder, before(31))
    assert "reminder-yushchenko" in texts(folder)


def test_the_memory_is_small_readable_and_says_no_address(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    text = (folder / ".wimlds" / "mail.json").read_text("utf-8")
    entry = next(one for one in json.loads(text)["drafted"] if one["to"] == "yushchenko")
    assert (entry["kind"], entry["day"], entry["deadlines"]) == ("reminder", "2027-02-15", ["2027-02-16"])
    assert len(entry["digest"]) == 12
    assert "@" not in text


@pytest.mark.parametrize("text", ["{", "[]", '{"drafted": [{"kind": "reminder"}]}', '{"drafted": 3}'])
def test_a_damaged_memory_is_named_and_nothing_is_written(tmp_path, text):
    folder = evening(tmp_path)
    (folder / ".wimlds").mkdir()
    (folder / ".wimlds" / "mail.json").write_text(text, encoding="utf-8")
    with pytest.raises(WimldsError, match=r"mail\.json cannot be read"):
        drafted(folder, before(31))
    assert not (folder / "out").exists()


def test_a_moved_deadline_counts_anew_and_is_asked_in_other_words(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    first = texts(folder)["reminder-yushchenko"]
    drafted(folder, before(29))
    change(folder, ("tasks:", f"deadlines: {{material: {before(20)}}}\ntasks:"))
    drafted(folder, before(27))
    again = texts(folder)["reminder-yushchenko"]
    assert set(paragraphs(first)) & set(paragraphs(again)) == set()
    assert datetime.date(2027, 2, 26) == before(20)
