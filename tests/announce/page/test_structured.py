"""The page's data for search engines, read back and held against what Google asks of an event.

Required and recommended properties: https://developers.google.com/search/docs/appearance/structured-data/event
"""

from __future__ import annotations

import datetime
import json

import pytest

from tests.announce.events import small
from tests.announce.page.pages import complete, hostile_event, page_of, tree
from wimlds_cli.announce.page import Setting

STATUS = {"EventScheduled", "EventPostponed", "EventCancelled", "EventMovedOnline", "EventRescheduled"}
MODES = {"OfflineEventAttendanceMode", "OnlineEventAttendanceMode", "MixedEventAttendanceMode"}


def data_of(folder, setting=None):
    (script,) = tree(page_of(folder, setting=setting)).xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def assert_valid(event):
    """Hold an event against what is required, and what is recommended against its form."""
    assert event["@type"] == "Event"
    assert event["name"].strip()
    start = datetime.datetime.fromisoformat(event["startDate"])
    assert start.utcoffset() is not None
    if "endDate" in event:
        assert datetime.datetime.fromisoformat(event["endDate"]) >= start
    places = event["location"] if isinstance(event["location"], list) else [event["location"]]
    assert places
    for place in places:
        if place["@type"] == "VirtualLocation":
            assert place["url"].startswith("https://")
        else:
            assert (place["@type"], bool(place["name"])) == ("Place", True)
            assert place["address"]["@type"] == "PostalAddress"
            assert place["address"]["streetAddress"].strip()
    assert event["eventStatus"].removeprefix("https://schema.org/") in STATUS
    assert event["eventAttendanceMode"].removeprefix("https://schema.org/") in MODES
    for person in event.get("performer", []):
        assert (person["@type"], bool(person["name"])) == ("Person", True)
    for part in event.get("subEvent", []):
        assert_valid(part)


@pytest.mark.parametrize(("name", "talks"), [("chapter-evening", 3), ("conference-meetup", 9)])
def test_the_examples_hold_all_that_is_required(tmp_path, name, talks):
    data = data_of(complete(tmp_path, name))
    assert_valid(data)
    assert data["@context"] == "https://schema.org"
    assert len(data["subEvent"]) == talks
    assert {"description", "organizer", "performer", "endDate", "url", "inLanguage", "sponsor"} <= set(data)
    assert "offers" not in data


def test_times_have_the_distance_of_the_venues_clock(tmp_path):
    data = data_of(small(tmp_path))
    assert (data["startDate"], data["endDate"]) == ("2027-03-18T18:30+01:00", "2027-03-18T21:00+01:00")
    (part,) = data["subEvent"]
    assert (part["startDate"], part["endDate"]) == ("2027-03-18T18:45+01:00", "2027-03-18T19:15+01:00")


@pytest.mark.parametrize(
    ("more", "status", "mode", "places"),
    [
        ("", "EventScheduled", "Offline", ["Place"]),
        ("attendance: mixed", "EventScheduled", "Mixed", ["Place", "VirtualLocation"]),
        ("attendance: online", "EventScheduled", "Online", ["VirtualLocation"]),
        ("status: moved-online", "EventMovedOnline", "Online", ["VirtualLocation"]),
        ("status: postponed", "EventPostponed", "Offline", ["Place"]),
        ("status: cancelled", "EventCancelled", "Offline", ["Place"]),
    ],
)
def test_how_and_whether_it_takes_place(tmp_path, more, status, mode, places):
    data = data_of(small(tmp_path, more=f"\n{more}\n"))
    assert_valid(data)
    assert data["eventStatus"] == f"https://schema.org/{status}"
    assert data["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    found = data["location"] if isinstance(data["location"], list) else [data["location"]]
    assert [place["@type"] for place in found] == places


def test_nothing_is_made_up(tmp_path):
    data = data_of(small(tmp_path, ("location: {name: The Library, address: 1 Some Street, access: Step-free.}\n", "")))
    assert "location" not in data
    assert "image" not in data
    assert not [value for value in json.dumps(data).split('"') if "announced" in value]


def test_pictures_have_addresses_where_the_page_has_one(tmp_path):
    where = "https://example.org/events/12/"
    setting = Setting(address=where, card=f"{where}card.png", pictures="pictures/")
    data = data_of(complete(tmp_path, "chapter-evening"), setting)
    assert data["image"] == [f"{where}card.png"]
    assert data["url"] == where
    assert all(person["image"].startswith(f"{where}pictures/") for person in data["performer"])


def test_a_strangers_text_does_not_end_the_data(tmp_path):
    data = data_of(hostile_event(tmp_path))
    assert "</script>" in data["name"]
    assert_valid(data)
