"""An event's state in words and as data."""

from __future__ import annotations

import datetime

import pytest

from tests.event.reading import GOOD, read
from wimlds_cli.checks.report import draw_up_report, explain, letter, sentences, where_things_stand
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event

from .cases import EVE, EVENT, files, swap, without, write_event


def report_of(folder, text=EVENT, as_of=EVE):
    folder = folder / "march"
    files(folder)
    return draw_up_report(load_event(write_event(folder, text)), as_of)


def test_when_all_is_there_the_line_says_so_and_when_the_event_is(tmp_path):
    assert where_things_stand(report_of(tmp_path)).endswith("The event is on Thu 18 March (tomorrow).")
    assert ", 0" not in where_things_stand(report_of(tmp_path))


def test_the_line_counts_what_is_overdue_apart_from_what_is_wrong(tmp_path):
    text = (
        swap("    links: none\n", "").replace("address: 1 Main Street, ", "").replace("@grace@example.social", "@grace")
    )
    line = where_things_stand(report_of(tmp_path, text))
    assert ", 2 overdue, 1 error" in line


def test_the_line_names_what_comes_next(tmp_path):
    line = where_things_stand(draw_up_report(read(tmp_path / "march", GOOD), datetime.date(2027, 2, 10)))
    assert "Next: social account, picture, biography and 1 more, due Tue 16 February (in 6 days)." in line


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (datetime.date(2027, 3, 18), "is on Thu 18 March (today)"),
        (datetime.date(2027, 3, 19), "was on Thu 18 March (yesterday)"),
        (datetime.date(2028, 3, 18), "was on Thu 18 March 2027 (366 days ago)"),
    ],
)
def test_days_are_told_in_words(as_of, words, tmp_path):
    assert words in where_things_stand(report_of(tmp_path, as_of=as_of))


def test_each_speakers_state_is_a_sentence(tmp_path):
    text = without("    links: none").replace("tasks: {rehearsal: yes}", "")
    assert list(sentences(report_of(tmp_path, text, datetime.date(2027, 3, 5)))) == [
        "Grace Hopper: still to come: rehearsal (by Mon 8 March); "
        "done: social account, picture, biography, consent, title, abstract, slides.",
        "Ada Lovelace: overdue: social account (17 days); done: picture, biography, consent, title, abstract, slides.",
    ]


def test_what_the_event_lacks_is_a_sentence_of_its_own(tmp_path):
    text = without("    moderators: [Sophie Germain]")
    assert list(sentences(report_of(tmp_path, text)))[-1] == "The event: overdue: moderator of “Together” (41 days)."


def test_a_letter_asks_for_what_is_missing_and_nothing_else(tmp_path):
    text = swap("    links: none\n", "").replace("consent: no", "consent: {photo: no}")
    report = report_of(tmp_path, text, datetime.date(2027, 3, 5)).of_speaker("Ada Lovelace")
    assert list(letter(report)) == [
        "Ada Lovelace, for “An evening”, Thu 18 March",
        "",
        "We have: picture, biography, title, abstract, slides. Thank you!",
        "We are waiting for:",
        "  - an account or website that we may name (LinkedIn, Mastodon, Bluesky, X, GitHub), or that we name none "
        "(was due Tue 16 February)",
        "Still to come:",
        "  - whether there may be photos, a recording, and your slides published: yes or no (by Thu 11 March)",
    ]


def test_a_letter_says_when_nothing_is_missing(tmp_path):
    assert list(letter(report_of(tmp_path).of_speaker("ada-lovelace")))[-1] == "Nothing is missing."


def test_a_speakers_part_holds_those_findings_and_no_others(tmp_path):
    text = swap("{path: pictures/ada.png, alt: A portrait}", "pictures/ada.png")
    text = text.replace("{path: pictures/grace.png, alt: A portrait}", "pictures/grace.png").replace(
        "start: 19:20", "start: 18:50"
    )
    report = report_of(tmp_path, text)
    assert [one.code for one in report.diagnostics] == ["SPK124", "SPK124", "SES212"]
    ada = report.of_speaker("ada-lovelace")
    assert [(one.code, one.location.line) for one in ada.diagnostics] == [("SPK124", 27), ("SES212", 45)]


def test_a_speakers_part_holds_what_is_wrong_with_the_deck(tmp_path):
    report = report_of(tmp_path)
    (tmp_path / "march" / "slides" / "engines.pdf").write_bytes(b"no pdf")
    report = draw_up_report(report.loaded, EVE)
    assert [one.code for one in report.of_speaker("ada-lovelace").diagnostics] == ["DCK504"]
    assert report.of_speaker("grace-hopper").diagnostics == ()


@pytest.mark.parametrize(("reference", "way_out"), [("grace", "grace-hopper"), ("Ada Lovelaec", "ada-lovelace")])
def test_an_unknown_speaker_ends_the_command_with_a_suggestion(reference, way_out, tmp_path):
    with pytest.raises(WimldsError) as stopped:
        report_of(tmp_path).of_speaker(reference)
    assert way_out in stopped.value.hint


def test_a_check_is_explained_by_its_code_or_its_name():
    assert explain("spk101").startswith("SPK101 no-social-account (error)\n\nEvery speaker names one account")
    assert explain("no-social-account") == explain("SPK101")
    assert explain("YML005").startswith("YML005 colon-in-text\n\nA colon followed by a space")


def test_an_unknown_code_is_answered_with_the_nearest():
    with pytest.raises(WimldsError) as stopped:
        explain("SPK1O1")
    assert "did you mean SPK1" in stopped.value.hint
