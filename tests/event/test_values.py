"""What a value cannot be is told in one line where it stands, and the rest of the event is kept."""

from __future__ import annotations

import datetime

import pytest

from wimlds_cli.event.faults import FAULTS
from wimlds_cli.event.model import UNKNOWN_START, Kind, SessionType

from .reading import GOOD, good_with, places, read

SLIPS = {
    "no name": (GOOD.removeprefix("name: An evening\n"), "EVT001", 1, 1, "has no name"),
    "a name still to come": (good_with("An evening", ""), "EVT001", 1, 1, "has no name"),
    "no kind": (GOOD.replace("kind: meetup\n", ""), "EVT001", 1, 1, "what kind of event"),
    "no time zone": (GOOD.replace("timezone: Europe/Paris\n", ""), "EVT001", 1, 1, "time zone is missing"),
    "no session type": (good_with("    type: talk\n", ""), "EVT001", 14, 5, "what kind of session"),
    "a speaker without a name": (
        good_with("- name: Ada Lovelace", "- pronouns: she/her"),
        "EVT001",
        12,
        5,
        "this speaker has no `name`",
    ),
    "a misspelt key": (good_with("type: talk", "typ: talk"), "EVT002", 15, 5, "did you mean `type`"),
    "a key of another tool": (GOOD + "venue: Library\n", "EVT002", 17, 1, "did you mean `location`"),
    "a key of a session in a speaker": (
        good_with("- name: Ada Lovelace", "- name: Ada\n    abstract: x"),
        "EVT002",
        13,
        5,
        "it belongs to an entry of `sessions:`",
    ),
    "a key that nobody knows": (GOOD + "zzz: 1\n", "EVT002", 17, 1, "wimlds schema event"),
    "a key that nobody knows in a short list": (
        GOOD + "location: {zzz: 1}\n",
        "EVT002",
        17,
        12,
        "known here: name, address",
    ),
    "a line of a text that falls to the left": (
        GOOD + "description: Two talks\nand a friend: you\n",
        "EVT002",
        18,
        1,
        "belongs to the text above",
    ),
    "a list where a text belongs": (
        good_with("An evening", "[a, b]"),
        "EVT003",
        1,
        7,
        "a list where one text",
    ),
    "lines where a text belongs": (
        good_with("Nanoseconds", "{a: b}"),
        "EVT003",
        14,
        12,
        "lines where one text",
    ),
    "a text where a list belongs": (
        GOOD[: GOOD.index("sessions:")] + "sessions: talks\n",
        "EVT003",
        13,
        11,
        "where a list belongs",
    ),
    "lines where a list belongs": (
        GOOD[: GOOD.index("sessions:")] + "sessions:\n  title: x\n",
        "EVT003",
        14,
        3,
        "behind a dash",
    ),
    "links that name no network": (
        good_with("- name: Ada Lovelace", "- name: Ada\n    links: ada.example.org"),
        "EVT003",
        13,
        12,
        "of which network",
    ),
    "a text where lines belong": (GOOD + "deadlines: soon\n", "EVT003", 17, 12, "`key: value` lines belong"),
    "a word that is no choice": (good_with("talk", "tlak"), "EVT004", 15, 11, "did you mean talk"),
    "a role that is none": (good_with("[speakers]", "[mc, chef]"), "EVT004", 9, 17, "“chef” is none of"),
    "a date in another order": (
        good_with("2027-03-18 18:30", "18/03/2027 18:30"),
        "EVT005",
        2,
        8,
        "2027-03-18",
    ),
    "a date without a time": (good_with("2027-03-18 18:30", "2027-03-18"), "EVT005", 2, 8, "no time of day"),
    "a date in one piece": (GOOD + "deadlines: {slides: 20270316}\n", "EVT005", 17, 21, "write 2027-03-16"),
    "a day that does not exist": (
        good_with("2027-03-18", "2027-02-29"),
        "EVT005",
        2,
        8,
        "there is no such day",
    ),
    "a year of two digits": (good_with("2027-03-18", "0027-03-18"), "EVT005", 2, 8, "the year 27"),
    "a time zone behind the time": (good_with("18:30", "18:30+01:00"), "EVT005", 2, 8, "own time zone"),
    "an evening hour as English writes it": (good_with("21:00", "9pm"), "EVT005", 3, 6, "write 21:00"),
    "an hour as French writes it": (good_with("21:00", "21h30"), "EVT005", 3, 6, "write 21:30"),
    "midnight as 24:00": (good_with("21:00", "24:00"), "EVT005", 3, 6, "23:59"),
    "an hour that does not exist": (good_with("21:00", "25:00"), "EVT005", 3, 6, "no such time as 25:00"),
    "minutes with their unit": (
        good_with("type: talk", "type: talk\n    duration: 30 min"),
        "EVT006",
        16,
        15,
        "write 30",
    ),
    "a place beyond the pole": (
        GOOD + "location: {latitude: 95.5}\n",
        "EVT006",
        17,
        22,
        "between -90 and 90",
    ),
    "an address without https": (
        GOOD + "registration_url: www.example.org\n",
        "EVT007",
        17,
        19,
        "https://www.example.org",
    ),
    "an address that is none": (
        GOOD + "registration_url: on Meetup\n",
        "EVT007",
        17,
        19,
        "beginning with https://",
    ),
    "a time zone by its city": (
        good_with("Europe/Paris", "Paris"),
        "EVT008",
        4,
        11,
        "did you mean Europe/Paris",
    ),
    "a time zone in small letters": (
        good_with("Europe/Paris", "europe/paris"),
        "EVT008",
        4,
        11,
        "Europe/Paris",
    ),
    "a time zone that is none": (good_with("Europe/Paris", "local time"), "EVT008", 4, 11, "region and city"),
    "an answer that is neither": (
        good_with("- name: Ada Lovelace", "- name: Ada\n    consent: {photo: perhaps}"),
        "EVT009",
        13,
        22,
        "neither yes nor no",
    ),
    "an e-mail address": (
        good_with("- name: Ada Lovelace", "- name: Ada\n    email: ada@example.org"),
        "EVT010",
        13,
        5,
        "private.yaml",
    ),
    "a dash with nothing behind it": (GOOD + "  -\n", "EVT011", 17, 4, "fill it in"),
    "a colour by its name": (GOOD + "brand: {colour: plum}\n", "EVT012", 17, 17, "six digits"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_gives_one_diagnostic_in_its_place_with_its_own_words(slip, tmp_path):
    text, code, line, column, words = SLIPS[slip]
    loaded = read(tmp_path, text)
    assert places(loaded) == [(code, line, column)]
    [found] = loaded.diagnostics
    assert words in f"{found.message} {found.help}"
    assert found.help
    assert "\n" not in found.message


def test_every_fault_of_a_value_has_its_slip():
    codes = {fault.code for fault in FAULTS if fault.code.startswith("EVT")}
    assert codes == {code for _, code, *_ in SLIPS.values()}


def test_the_good_event_has_no_fault_and_every_value_in_its_type(tmp_path):
    loaded = read(tmp_path, GOOD)
    event = loaded.event
    assert loaded.diagnostics == ()
    assert loaded.missing == frozenset()
    assert event.start == datetime.datetime(2027, 3, 18, 18, 30)
    assert event.end == datetime.datetime(2027, 3, 18, 21, 0)
    assert event.starts_at.utcoffset() == datetime.timedelta(hours=1)
    assert event.kind is Kind.MEETUP
    assert event.code_of_conduct.url == "https://example.org/conduct"
    assert [speaker.id for speaker in event.speakers] == ["grace-hopper", "ada-lovelace"]
    assert event.speakers_of(event.sessions[0]) == [event.speakers[0]]
    assert event.sessions[0].id == "nanoseconds"


TWELVE = """\
name: An evening
start: 18.03.2027
end: 21h
timezone: Europe/Pariss
kind: meet-up
capacity: many
code_of_conduct: https://example.org/conduct
organizers:
  - name: Sophie Germain
    roles: [speaker]
speakers:
  - name: Grace Hopper
    picure: pictures/grace.png
    consent: {photo: maybe}
  - pronouns: she/her
  - name: Ada Lovelace
    email: ada@example.org
sessions:
  - title: Nanoseconds: a tour
    type: talk
    speakers: [Grace Hopper]
  - title: Notes
    type: tlak
    duration: 1h
"""


def test_twelve_faults_in_one_file_are_twelve_diagnostics_and_the_rest_is_kept(tmp_path):
    loaded = read(tmp_path, TWELVE)
    assert places(loaded) == [
        ("EVT005", 2, 8),
        ("EVT005", 3, 6),
        ("EVT008", 4, 11),
        ("EVT004", 5, 7),
        ("EVT006", 6, 11),
        ("EVT004", 10, 13),
        ("EVT002", 13, 5),
        ("EVT009", 14, 22),
        ("EVT001", 15, 5),
        ("EVT010", 17, 5),
        ("YML005", 19, 12),
        ("EVT004", 23, 11),
        ("EVT006", 24, 15),
    ]
    event = loaded.event
    assert loaded.missing == {"start", "end", "timezone", "kind"}
    assert event.start == UNKNOWN_START
    assert [speaker.name for speaker in event.speakers] == ["Grace Hopper", "Ada Lovelace"]
    assert event.speakers[0].picture.path == "pictures/grace.png"
    assert [session.title for session in event.sessions] == ["Nanoseconds: a tour", "Notes"]
    # The speaker in the middle is gone, and the places of those behind moved up with them.
    assert loaded.source.locate("speakers", 1, "name").line == 16


def test_without_a_name_the_folder_gives_one(tmp_path):
    loaded = read(tmp_path / "2027-03-evening", good_with("An evening", ""))
    assert loaded.event.name == "2027-03-evening"
    assert "name" in loaded.missing


def test_short_forms_stand_for_the_long_ones(tmp_path):
    text = GOOD + (
        "location: City library\nsponsors: [Jacquard]\nhashtags: '#one two,#three'\nco_hosts: Loom\n"
        "offers: [ten per cent off]\n"
    )
    text = text.replace("- name: Ada Lovelace", "- Ada Lovelace").replace("[speakers]", "speakers, mc")
    text = text.replace(
        "- name: Grace Hopper",
        "- name: Grace Hopper\n    picture: a\\b.png\n    consent: no\n    links: none",
    )
    loaded = read(tmp_path, text.replace("speakers: [Grace Hopper]", "speakers: Grace Hopper"))
    assert places(loaded) == []
    event = loaded.event
    grace = event.speakers[0]
    assert event.location.name == "City library"
    assert event.sponsors[0].name == "Jacquard"
    assert event.hashtags == ["one", "two", "three"]
    assert event.co_hosts == ["Loom"]
    assert event.offers[0].text == "ten per cent off"
    assert event.speakers[1].name == "Ada Lovelace"
    assert [str(role) for role in event.organizers[0].roles] == ["speakers", "mc"]
    assert grace.picture.path == "a/b.png"
    assert (grace.consent.photo, grace.consent.recording, grace.consent.slides) == (False, False, False)
    assert grace.links.declined
    assert event.sessions[0].speakers == ["Grace Hopper"]


def test_words_are_chosen_whatever_their_capitals_and_spaces(tmp_path):
    loaded = read(tmp_path, good_with("type: talk", "type: Round Table"))
    assert places(loaded) == []
    assert loaded.event.sessions[0].type is SessionType.ROUND_TABLE


@pytest.mark.parametrize(
    ("end", "meant"),
    [
        ("21:30", datetime.datetime(2027, 3, 18, 21, 30)),
        ("9:30", datetime.datetime(2027, 3, 18, 9, 30)),
        ("2027-03-20 12:00", datetime.datetime(2027, 3, 20, 12)),
        ("2027-03-20T12:00:00", datetime.datetime(2027, 3, 20, 12)),
    ],
)
def test_an_end_without_a_date_is_on_the_day_of_the_start(end, meant, tmp_path):
    assert read(tmp_path, good_with("21:00", end)).event.end == meant


def test_without_an_end_two_hours_stand_in(tmp_path):
    loaded = read(tmp_path, good_with("end: 21:00\n", ""))
    assert loaded.event.end == datetime.datetime(2027, 3, 18, 20, 30)
    assert loaded.missing == {"end"}


def test_ids_are_made_from_names_once_each_and_typed_ones_stay(tmp_path):
    text = good_with(
        "  - name: Ada Lovelace\n",
        "  - Ada Lovelace\n  - Ada  LOVELACE\n  - {name: X, id: ada-lovelace}\n  - 李明\n  - '!'\n",
    )
    loaded = read(tmp_path, text)
    assert [speaker.id for speaker in loaded.event.speakers] == [
        "grace-hopper",
        "ada-lovelace-2",
        "ada-lovelace-3",
        "ada-lovelace",
        "李明",
        "speaker-6",
    ]


@pytest.mark.parametrize("reference", ["grace-hopper", "Grace Hopper", "GRACE  hopper", "Grace-Hopper"])
def test_a_speaker_is_found_by_id_or_name(reference, tmp_path):
    event = read(tmp_path, GOOD).event
    assert event.speaker(reference) is event.speakers[0]
    assert event.speaker("Grace") is None


def test_sessions_run_by_their_starts_when_all_have_one(tmp_path):
    more = "  - {title: First, type: talk, start: '18:30'}\n  - {title: Gone, type: talk, state: cancelled}\n"
    event = read(tmp_path, GOOD + more).event
    assert [session.title for session in event.running_order()] == ["Nanoseconds", "First"]
    event = read(tmp_path, good_with("type: talk", "type: talk\n    start: 19:00") + more).event
    assert [session.title for session in event.running_order()] == ["First", "Nanoseconds"]


def test_after_midnight_belongs_to_the_evening_before(tmp_path):
    text = good_with("21:00", "2027-03-19 01:00").replace("type: talk", "type: talk\n    start: 00:15")
    event = read(tmp_path, text).event
    assert not event.several_days
    assert event.session_start(event.sessions[0]) == datetime.datetime(2027, 3, 19, 0, 15)
