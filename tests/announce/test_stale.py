"""Published texts that became wrong: which, in what, and their corrections."""

from __future__ import annotations

import datetime
import json

import pytest

from tests.announce.events import announced, change, files, small
from wimlds_cli.announce.announcing import Order, mark_published
from wimlds_cli.announce.memory import load_memory
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event
from wimlds_cli.event.memory import memory_file

MOMENTS = ["opening", "speaker", "week-before"]


def published(folder, *channels, moment="opening"):
    announced(folder, moments=MOMENTS)
    order = Order(channels=channels, moments=[moment], today=datetime.date(2027, 2, 19))
    return mark_published(load_event(folder), order)


def stale(folder):
    return {one.key: [change.words for change in one.changes] for one in announced(folder, moments=MOMENTS).stale}


def test_nothing_is_stale_as_long_as_nothing_changes(tmp_path):
    folder = small(tmp_path)
    assert published(folder, "x", "slack") == ["x/opening", "slack/opening"]
    assert stale(folder) == {}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "start: 2027-03-18 18:30",
            "start: 2027-03-25 18:30",
            "The date and time: Thursday, 25 March 2027, 18:30–21:00 (not Thursday, 18 March 2027, 18:30–21:00)",
        ),
        ("name: The Library", "name: The Hall", "The place: The Hall, 1 Some Street (not The Library, 1 Some Street)"),
        ("title: Nanoseconds", "title: Microseconds", "“Nanoseconds” is now called “Microseconds”"),
        (
            "https://example.org/register",
            "https://example.org/new",
            "The registration page: https://example.org/new (not https://example.org/register)",
        ),
        ("kind: meetup", "kind: meetup\nstatus: cancelled", "It does not take place"),
    ],
)
def test_a_changed_fact_makes_wrong_what_told_it(tmp_path, old, new, words):
    folder = small(tmp_path)
    published(folder, "x")
    change(folder, old, new)
    assert words in stale(folder)["x/opening"]


def test_a_text_that_did_not_tell_the_fact_is_not_wrong(tmp_path):
    folder = small(tmp_path)
    published(folder, "x")
    change(folder, "access: Step-free.", "access: There is a ramp.")
    change(folder, "biography: She wrote a compiler.", "biography: She wrote two compilers.")
    assert stale(folder) == {}


def test_what_is_known_by_now_was_no_fault(tmp_path):
    folder = small(tmp_path)
    published(folder, "meetup")
    change(folder, "kind: meetup", "kind: meetup\nsponsors: [Some Fund]")
    assert stale(folder) == {}


def test_a_cancelled_session_is_one_change(tmp_path):
    folder = small(tmp_path)
    published(folder, "slack")
    change(folder, "id: nano,", "id: nano, state: cancelled,")
    words = stale(folder)["slack/opening"]
    assert "“Nanoseconds” is not on the programme any more" in words
    assert len([one for one in words if "Nanoseconds" in one]) == 1


def test_the_correction_is_written_and_within_the_limit(tmp_path):
    folder = small(tmp_path)
    published(folder, "x", "email")
    change(folder, "name: The Library", "name: The Hall")
    report = announced(folder, channels=["x"], moments=["opening"])
    assert {text.wanted.key for text in report.corrections} == {"x/opening-correction", "email/opening-correction"}
    assert report.has_findings
    written = files(folder)
    said = "".join(text for name, text in written.items() if name.startswith("x/opening-correction"))
    assert "A correction about An evening" in said
    assert "The Hall, 1 Some Street (not The Library, 1 Some Street)" in said
    assert "Subject: Correction: An evening" in written["email/opening-correction.txt"]
    assert written["by-hand.html"].index("Correction of opening") < written["by-hand.html"].index("<h3>Opening ")


def test_publishing_again_settles_it(tmp_path):
    folder = small(tmp_path)
    published(folder, "x")
    change(folder, "name: The Library", "name: The Hall")
    assert stale(folder)
    mark_published(load_event(folder), Order(channels=["x"], moments=["opening"]))
    assert stale(folder) == {}


def test_what_was_published_is_what_was_rendered_not_what_stands_there_now(tmp_path):
    folder = small(tmp_path)
    announced(folder, moments=MOMENTS)
    change(folder, "name: The Library", "name: The Hall")
    mark_published(load_event(folder), Order(channels=["x"], moments=["opening"]))
    assert "x/opening" in stale(folder)


def test_one_speakers_spotlight_can_be_published_alone(tmp_path):
    folder = small(tmp_path)
    assert published(folder, "bluesky", moment="speaker:grace-hopper") == ["bluesky/speaker-grace-hopper"]
    change(folder, "title: Nanoseconds", "title: Microseconds")
    assert list(stale(folder)) == ["bluesky/speaker-grace-hopper"]


def test_a_published_calendar_is_told_of_too(tmp_path):
    folder = small(tmp_path)
    announced(folder)
    mark_published(load_event(folder), Order(channels=["calendar"]))
    change(folder, "name: The Library", "name: The Hall")
    report = announced(folder)
    assert report.stale == ()
    change(folder, "What the evening is about.", "Something else.")
    report = announced(folder)
    assert [one.key for one in report.stale] == ["calendar"]
    assert any("publish the new file" in note for note in report.notes)


def test_what_was_never_rendered_cannot_be_published(tmp_path):
    with pytest.raises(WimldsError, match="never rendered"):
        mark_published(load_event(small(tmp_path)), Order(channels=["x"], moments=["opening"]))


def test_the_moment_must_be_said(tmp_path):
    with pytest.raises(WimldsError, match="which of the texts") as caught:
        mark_published(load_event(small(tmp_path)), Order(channels=["x"]))
    assert "--moment" in caught.value.hint


def test_the_memory_is_small_and_the_same_after_the_same_run(tmp_path):
    folder = small(tmp_path)
    published(folder, "x")
    first = memory_file(folder, "announce").read_bytes()
    announced(folder, moments=MOMENTS)
    assert memory_file(folder, "announce").read_bytes() == first
    assert len(first) < 20_000
    assert json.loads(first)["version"] == 1


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"published": 3}', '{"published": {"x": {}}}', "\x00", "<<<<<<< HEAD"]
)
def test_a_damaged_memory_is_named_with_a_way_out(tmp_path, damage):
    folder = small(tmp_path)
    memory_file(folder, "announce").parent.mkdir()
    memory_file(folder, "announce").write_text(damage, encoding="utf-8")
    with pytest.raises(WimldsError, match=r"announce\.json cannot be read") as caught:
        load_memory(folder)
    assert caught.value.hint
