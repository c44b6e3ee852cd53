"""Names in any script, in every channel; and dates in the event's own language."""

from __future__ import annotations

import datetime

import pytest

from tests.announce.events import EVERY_MOMENT, announced, files, small, texts
from wimlds_cli.announce.channels import CHANNELS
from wimlds_cli.event.loader import load_event
from wimlds_cli.texts import wording

NAMES = ["مريم ميرزاخاني", "王小云", "मंगला नार्लीकर", "Ada 🎀 Lovelace", "Rózsa Péter", "Ñandú O’Brien-Łoś"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_arrives_whole_in_every_channel(tmp_path, name):
    folder = small(tmp_path, ("Grace Hopper", name))
    written = texts(announced(folder, moments=EVERY_MOMENT, draft=True))
    with_people = {channel.name for channel in CHANNELS} - {"proposal"}
    assert {key.partition("/")[0] for key, text in written.items() if name in text} == with_people
    assert all(text.isprintable() or "\n" in text for text in written.values())


@pytest.mark.parametrize("name", NAMES)
def test_files_of_such_people_are_there(tmp_path, name):
    folder = small(tmp_path, ("Grace Hopper", name))
    announced(folder, channels=["linkedin"], moments=["speaker"])
    (file,) = [file for file in files(folder) if file.startswith("linkedin/")]
    assert file.startswith("linkedin/speaker-")
    assert name in files(folder)[file]


@pytest.mark.parametrize(
    ("language", "zone", "day", "hours"),
    [
        ("en", "Europe/Paris", "Thursday, 18 March 2027", "18:30–21:00"),
        ("English", "Europe/Paris", "Thursday, 18 March 2027", "18:30–21:00"),
        ("en", "America/New_York", "Thursday, March 18, 2027", "6:30 – 9:00 PM"),
        ("fr", "Europe/Paris", "jeudi 18 mars 2027", "18:30 – 21:00"),
        ("French", "Europe/Paris", "jeudi 18 mars 2027", "18:30 – 21:00"),
        ("de-CH", "Europe/Zurich", "Donnerstag, 18. März 2027", "18:30–21:00 Uhr"),
        ("ar", "Africa/Cairo", "الخميس، 18 مارس 2027", None),
        ("zh", "Asia/Shanghai", "2027年3月18日星期四", "18:30–21:00"),
        ("hi", "Asia/Kolkata", "गुरुवार, 18 मार्च 2027", None),
        ("xx-nothing", "Europe/Paris", "Thursday, 18 March 2027", "18:30–21:00"),
    ],
)
def test_dates_are_written_as_the_language_and_the_place_write_them(tmp_path, language, zone, day, hours):
    folder = small(tmp_path, ("Europe/Paris", zone), more=f"\nlanguage: {language}\n")
    event = load_event(folder).event
    locale = wording.locale_of(event)
    assert wording.day(event.start.date(), locale) == day
    assert hours in (None, wording.hours(event.starts_at, event.ends_at, locale))


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en_GB", "Thursday, 18 March"),
        ("en_US", "Thursday, March 18"),
        ("fr", "jeudi 18 mars"),
        ("de", "Donnerstag, 18. März"),
        ("zh", "3月18日星期四"),
    ],
)
def test_a_day_without_its_year(language, day):
    from babel import Locale

    assert wording.day(datetime.date(2027, 3, 18), Locale.parse(language), year=False) == day


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Paris", "Paris (UTC+1)"),
        ("Asia/Kolkata", "Kolkata (UTC+5:30)"),
        ("America/New_York", "New York (UTC-4)"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_named_by_its_city(tmp_path, zone, words):
    event = load_event(small(tmp_path, ("Europe/Paris", zone))).event
    assert wording.zone(event, wording.locale_of(event)) == words


@pytest.mark.parametrize(("number", "words"), [(0, "no talks"), (1, "one talk"), (2, "two talks"), (13, "13 talks")])
def test_one_talk_and_two_talks(number, words):
    assert wording.counted(number, "talk", "talks") == words
