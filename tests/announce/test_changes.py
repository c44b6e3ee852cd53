"""Cancelled, postponed, moved online; and the mission sentence, which no text goes without."""

from __future__ import annotations

import datetime

import pytest
from lxml import html

from tests.announce.events import EVERY_MOMENT, announced, change, files, small, texts
from wimlds_cli.announce.moments import Moment, sensible_moments
from wimlds_cli.event.loader import load_event

MISSION = "We feature women in machine learning."
WELCOME = "Everybody is welcome."
CONDUCT = "https://example.org/conduct"


@pytest.mark.parametrize(
    ("status", "word"), [("cancelled", "Cancelled"), ("postponed", "Postponed"), ("moved-online", "Moved online")]
)
def test_a_change_is_said_first_everywhere(tmp_path, status, word):
    folder = small(tmp_path, more=f"\nstatus: {status}\n")
    report = announced(folder, moments=EVERY_MOMENT, draft=True)
    assert len(texts(report)) > 50
    for text in (*report.ready, *report.drafts):
        if text.wanted.channel.name == "page":
            assert html.document_fromstring(text.text).xpath("string(//*[@class='status'])").startswith(word)
        else:
            assert text.posts[0].startswith(word), text.wanted.key
        if text.heading:
            assert text.heading.startswith(word), text.wanted.key
    written = files(folder)
    assert f"SUMMARY:{word}: An evening" in written["event.ics"]
    assert f"Subject: {word}:" in written["email/opening.eml"].replace("\r\n ", " ")


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_invited_to_what_does_not_take_place(tmp_path, status):
    report = announced(small(tmp_path, more=f"\nstatus: {status}\n"), moments=["opening", "week-before", "day-before"])
    for key, text in texts(report).items():
        if "/" in key and not key.startswith("cards/"):
            assert "Join us" not in text
            assert "Tomorrow" not in text
            assert "We are sorry" in text


def test_an_event_that_moved_online_sends_nobody_to_the_old_place(tmp_path):
    folder = small(
        tmp_path,
        ("access: Step-free.", "access: Step-free., url: https://example.org/map"),
        more="\nstatus: moved-online\n",
    )
    report = announced(folder, moments=["opening", "week-before", "day-before"])
    for key, text in texts(report).items():
        assert "The Library" not in text, key
        assert "https://example.org/map" not in text, key


def test_every_text_says_mission_welcome_and_code_of_conduct(tmp_path):
    report = announced(small(tmp_path), moments=EVERY_MOMENT, draft=True)
    for text in (*report.ready, *report.drafts):
        if text.wanted.channel.is_picture:  # It goes with a text that says them.
            continue
        flat = " ".join(text.text.split()).replace("\\", "")
        for words in (MISSION, WELCOME, CONDUCT):
            assert words in flat, text.wanted.key


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("{{ event.mission }}", "mission"),
        ("{{ event.welcome }}", "welcome"),
        ("{{ event.conduct_url }}", "code of conduct"),
    ],
)
def test_a_text_without_them_is_refused(tmp_path, words, named):
    own = tmp_path / "templates" / "announce" / "x"
    own.mkdir(parents=True)
    everything = "{{ event.name }} {{ event.mission }} {{ event.welcome }} {{ event.conduct_url }}"
    (own / "opening.txt").write_text(everything.replace(words, ""), encoding="utf-8")
    report = announced(small(tmp_path), channels=["x", "bluesky"], moments=["opening"])
    (refused,) = report.refused
    assert refused.wanted.key == "x/opening"
    assert [named in refusal for refusal in refused.refusals] == [True]


def test_a_correction_carries_them_too(tmp_path):
    from wimlds_cli.announce.announcing import Order, mark_published

    folder = small(tmp_path)
    announced(folder, channels=["x"], moments=["opening"])
    mark_published(load_event(folder), Order(channels=["x"], moments=["opening"], today=datetime.date(2027, 2, 19)))
    change(folder, "name: The Library", "name: The Town Hall")
    (correction,) = announced(folder, channels=["x"], moments=["opening"]).corrections
    for words in (MISSION, WELCOME, CONDUCT):
        assert words in " ".join(correction.text.split())


@pytest.mark.parametrize(
    ("day", "moments"),
    [
        ("2027-01-10", {"save-the-date", "opening", "speaker", "week-before", "day-before"}),
        ("2027-02-18", {"opening", "speaker", "week-before", "day-before"}),
        ("2027-03-17", {"opening", "speaker", "day-before"}),
        ("2027-03-18", set()),
        ("2027-03-19", {"thanks", "recap"}),
        ("2027-05-01", {"recap"}),
    ],
)
def test_only_moments_that_make_sense_on_the_day(tmp_path, day, moments):
    event = load_event(small(tmp_path)).event
    assert {moment.value for moment in sensible_moments(event, datetime.date.fromisoformat(day))} == moments


def test_of_a_cancelled_event_there_is_one_notice(tmp_path):
    event = load_event(small(tmp_path, more="\nstatus: cancelled\n")).event
    assert sensible_moments(event, datetime.date(2027, 3, 1)) == (Moment.OPENING,)
    assert sensible_moments(event, datetime.date(2027, 3, 19)) == ()


def test_the_proposal_is_not_written_when_it_comes_too_late(tmp_path):
    folder = small(tmp_path, more="\nconference: {name: A Congress, url: https://example.org/congress}\n")
    assert "proposal" in texts(announced(folder))
    assert "proposal" not in texts(announced(folder, today=datetime.date(2027, 3, 19)))
    assert "proposal" in texts(announced(folder, today=datetime.date(2027, 3, 19), channels=["proposal"]))
