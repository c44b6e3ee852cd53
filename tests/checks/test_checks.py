"""Every check finds what it is for, in its place, and nothing in an event that is in order."""

from __future__ import annotations

import datetime

import pytest

from wimlds_cli.checks import CHECKS
from wimlds_cli.checks.preflight import DECK_CHECKS
from wimlds_cli.checks.slides import OtherFormat
from wimlds_cli.diagnostics import Severity
from wimlds_cli.event.faults import FAULTS

from .cases import CASES, EVE, EVENT, check, sibling, swap, without


def case_id(case):
    return f"{case.code}"


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_broken_event_is_found_by_its_check_alone_and_in_its_place(case, tmp_path):
    found = check(tmp_path / "march", case.broken, case.as_of, case.more)
    assert {one.code for one in found} == {case.code}
    [one] = found
    place = one.location
    assert (place.line, place.column) == case.line_and_column
    assert case.words in f"{one.message} {one.help}"
    assert one.help
    assert "\n" not in one.message


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_the_mended_event_has_no_finding(case, tmp_path):
    assert check(tmp_path / "march", case.mended, case.mended_as_of, case.mended_more) == ()


def test_every_check_has_a_case_that_breaks_it():
    in_events = {one.code for one in CHECKS if one not in DECK_CHECKS}
    assert {case.code for case in CASES} - {OtherFormat.code} == in_events - {OtherFormat.code}


def test_no_two_checks_or_faults_share_a_code_or_a_name():
    codes = [one.code for one in (*CHECKS, *FAULTS)]
    names = [one.name for one in (*CHECKS, *FAULTS)]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.code)
def test_every_check_is_documented_in_whole_sentences(one):
    text = one.explanation()
    assert text.endswith(".")
    assert text[0].isupper()
    assert isinstance(one.severity, Severity)
    assert one.__doc__ is not None


def test_only_the_last_three_events_of_the_chapter_count(tmp_path):
    def others(folder):
        sibling("one", "2026-10-01", "Grace Hopper")(folder)
        for name, date in (("two", "2026-11-01"), ("three", "2026-12-01"), ("four", "2027-01-01")):
            sibling(name, date, "Annie Easley")(folder)
        sibling("later", "2027-05-01", "Grace Hopper")(folder)

    assert check(tmp_path / "march", EVENT, EVE, others) == ()


def test_in_a_larger_event_only_people_who_would_be_in_two_rooms_are_told(tmp_path):
    text = swap("kind: meetup", "kind: supermeetup\nco_hosts: [Loom]")
    text = text.replace("start: 19:20", "start: 18:50")
    assert check(tmp_path / "a", text) == ()
    [found] = check(
        tmp_path / "b", text.replace("    speakers: [Ada Lovelace]", "    speakers: [Ada Lovelace, Grace Hopper]")
    )
    assert found.code == "SES212"
    assert "Grace Hopper cannot be in both" in found.message


def test_a_slides_address_is_told_how_to_download(tmp_path):
    text = swap("slides: none", "slides: https://docs.google.com/presentation/d/x")
    [found] = check(tmp_path / "march", text, datetime.date(2027, 3, 1))
    assert found.code == "DCK501"
    assert "File > Download > PowerPoint" in found.help


def test_a_phones_picture_is_told_how_to_save(tmp_path):
    text = swap("pictures/ada.png", "pictures/ada.HEIC")
    # In a folder of its own: beside it would stand the events of other tests.
    [found] = check(
        tmp_path / "march",
        text,
        more=lambda folder: (folder / "pictures" / "ada.HEIC").write_bytes(b"\0\0\0\x18ftypheic"),
    )
    assert found.code == "SPK122"
    assert "save it as JPEG" in found.help


def test_an_online_event_owes_no_place(tmp_path):
    text = without("location:")
    assert {one.code for one in check(tmp_path / "a", text)} == {"EVT121", "EVT122"}
    assert check(tmp_path / "b", text + "attendance: online\n") == ()


def test_the_same_overdue_item_is_a_finding_from_the_day_after(tmp_path):
    text = without("    slides: none")
    assert check(tmp_path / "march", text, datetime.date(2027, 3, 16)) == ()
    assert [one.code for one in check(tmp_path / "march", text, datetime.date(2027, 3, 17))] == ["SES203"]


def test_nothing_is_checked_of_a_cancelled_event(tmp_path):
    assert check(tmp_path / "march", without("    links: none") + "status: cancelled\n") == ()
