"""The calendar file: read back by two independent programs, and stable as long as the facts are."""

from __future__ import annotations

import datetime
import warnings
import zoneinfo

import icalendar
import pytest

from tests.announce.events import NOW, announced, change, example, files, small

LATER = NOW + datetime.timedelta(days=1)


def by_ics(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ics

        found = ics.Calendar(text).events
        return sorted(
            (one.begin.datetime.astimezone(datetime.UTC), one.end.datetime.astimezone(datetime.UTC), one.name)
            for one in found
        )


def by_vobject(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import vobject

        found = vobject.readOne(text).vevent_list
        return sorted(
            (one.dtstart.value.astimezone(datetime.UTC), one.dtend.value.astimezone(datetime.UTC), one.summary.value)
            for one in found
        )


def calendar(folder, name="event.ics", **order):
    announced(folder, channels=["calendar"], sessions=True, **order)
    return files(folder)[name]


def vevent(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")[0]


def utc(zone, *moment):
    return datetime.datetime(*moment, tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(datetime.UTC)


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("chapter-evening", utc("Europe/Paris", 2027, 3, 18, 18, 30), utc("Europe/Paris", 2027, 3, 18, 21)),
        ("conference-meetup", utc("Asia/Kolkata", 2027, 7, 9, 10), utc("Asia/Kolkata", 2027, 7, 10, 16)),
    ],
)
def test_two_programs_read_the_same_instants(tmp_path, name, start, end):
    text = calendar(example(tmp_path, name))
    assert [one[:2] for one in by_ics(text)] == [one[:2] for one in by_vobject(text)] == [(start, end)]


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_two_programs_read_the_same_sessions(tmp_path, name):
    text = calendar(example(tmp_path, name), "sessions.ics")
    assert by_ics(text) == by_vobject(text)
    assert len(by_ics(text)) >= 6


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("Europe/Paris", "2027-03-27", 1),
        ("Europe/Paris", "2027-03-28", 2),
        ("Europe/Paris", "2027-10-31", 1),
        ("America/New_York", "2027-03-13", -5),
        ("America/New_York", "2027-03-14", -4),
        ("America/New_York", "2027-11-07", -5),
        ("Asia/Kolkata", "2027-03-28", 5.5),
        ("Australia/Lord_Howe", "2027-01-10", 11),
        ("UTC", "2027-03-28", 0),
    ],
)
def test_the_clock_at_the_venue_is_right_on_both_sides_of_a_change(tmp_path, zone, day, offset):
    folder = small(tmp_path, ("2027-03-18", day), ("Europe/Paris", zone))
    text = calendar(folder)
    begins = datetime.datetime.fromisoformat(f"{day} 18:30").replace(tzinfo=datetime.UTC) - datetime.timedelta(
        hours=offset
    )
    assert by_ics(text)[0][0] == by_vobject(text)[0][0] == begins


def test_an_evening_across_the_change_keeps_its_length(tmp_path):
    folder = small(
        tmp_path, ("start: 2027-03-18 18:30", "start: 2027-03-27 23:00"), ("end: 21:00", "end: 2027-03-28 04:00")
    )
    begins, ends, _ = by_vobject(calendar(folder))[0]
    assert ends - begins == datetime.timedelta(hours=4)
    assert by_ics(calendar(folder))[0][:2] == (begins, ends)


def test_a_zone_is_described_and_named(tmp_path):
    parsed = icalendar.Calendar.from_ical(calendar(small(tmp_path)))
    assert [str(zone["TZID"]) for zone in parsed.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert vevent(calendar(tmp_path))["DTSTART"].params["TZID"] == "Europe/Paris"


def test_nothing_moves_as_long_as_no_fact_does(tmp_path):
    folder = small(tmp_path)
    assert calendar(folder) == calendar(folder, now=LATER)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("end: 21:00", "end: 22:00"),
        ("name: The Library", "name: The Hall"),
        ("name: An evening", "name: A night"),
        ("kind: meetup", "kind: meetup\nstatus: cancelled"),
    ],
)
def test_a_changed_fact_gives_the_next_number_under_the_same_name(tmp_path, old, new):
    folder = small(tmp_path)
    first = vevent(calendar(folder))
    change(folder, old, new)
    second = vevent(calendar(folder, now=LATER))
    assert second["UID"] == first["UID"]
    assert (int(first["SEQUENCE"]), int(second["SEQUENCE"])) == (0, 1)
    assert second["DTSTAMP"].dt == LATER
    assert first["DTSTAMP"].dt == NOW


def test_the_name_survives_the_loss_of_what_was_remembered(tmp_path):
    folder = small(tmp_path)
    first = vevent(calendar(folder))
    (folder / ".wimlds" / "announce.json").unlink()
    change(folder, "name: An evening", "name: A night")
    assert vevent(calendar(folder, now=LATER))["UID"] == first["UID"]


def test_two_events_have_two_names(tmp_path):
    one, other = small(tmp_path / "one"), small(tmp_path / "other")
    assert vevent(calendar(one))["UID"] != vevent(calendar(other))["UID"]


@pytest.mark.parametrize(
    ("status", "shown"),
    [("scheduled", "CONFIRMED"), ("cancelled", "CANCELLED"), ("postponed", "CANCELLED"), ("moved-online", "CONFIRMED")],
)
def test_the_status_is_told(tmp_path, status, shown):
    assert vevent(calendar(small(tmp_path, more=f"\nstatus: {status}\n")))["STATUS"] == shown


def test_an_evening_after_midnight_ends_on_the_next_day(tmp_path):
    folder = small(tmp_path, ("end: 21:00", "end: 2027-03-19 01:00"))
    assert by_vobject(calendar(folder))[0][1] == utc("Europe/Paris", 2027, 3, 19, 1)


def test_no_line_is_longer_than_75_octets_and_no_text_begins_another(tmp_path):
    folder = small(
        tmp_path,
        ("name: An evening", 'name: "数据 🎉 नमस्ते, a; b \\\\ c\\nBEGIN:VEVENT\\nSUMMARY:two\\r\\nATTENDEE:x"'),
        ("What the evening is about.", "END:VCALENDAR مرحبا " * 20),
    )
    text = calendar(folder)
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in text.replace("\r\n", "")
    assert lines.count("BEGIN:VEVENT") == 1
    assert not any(line.startswith("ATTENDEE") for line in lines)
    assert len(by_ics(text)) == len(by_vobject(text)) == 1
    assert by_vobject(text)[0][2] == "数据 🎉 नमस्ते, a; b \\ c BEGIN:VEVENT SUMMARY:two ATTENDEE:x"
