"""The event as data for search engines: schema.org's Event, written as JSON-LD.

Required by Google for an event's entry: name, startDate, location (https://developers.google.com/search/docs/appearance/
structured-data/event); what is recommended is given where it is known, and nothing is made up.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wimlds_cli.announce.calendar import session_end
from wimlds_cli.announce.facts import CALL, Address, EventFacts, Missing, SessionFacts, SpeakerFacts
from wimlds_cli.event.model import AttendanceMode, Event, EventStatus, Session
from wimlds_cli.texts.dialects import Dialect
from wimlds_cli.texts.markdown import in_dialect

if TYPE_CHECKING:
    from markupsafe import Markup

_STATUS = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.MOVED_ONLINE: "EventMovedOnline",
}
_MODE = {
    AttendanceMode.IN_PERSON.value: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE.value: "OnlineEventAttendanceMode",
    AttendanceMode.MIXED.value: "MixedEventAttendanceMode",
}
_SCHEMA = "https://schema.org/"


def structured(
    event: Event, facts: EventFacts, portraits: Mapping[str, str], address: str | None, image: str | None
) -> dict[str, Any]:
    """Return an event as schema.org says it; what is not known is left out.

    Args:
        event: The event.
        facts: Its public facts.
        portraits: The absolute addresses of speakers' pictures, by the speaker's path.
        address: Where the page stands; None when nobody knows.
        image: The absolute address of a picture of the event.
    """
    shared = {
        "eventStatus": _SCHEMA + _STATUS[event.status],
        "eventAttendanceMode": _SCHEMA + _MODE[facts.attendance],
        "location": _location(event, facts),
    }
    by_id = {one.id: one for one in facts.sessions}
    parts = [_session(event, one, by_id[one.id], shared) for one in event.running_order()]
    dated = not isinstance(facts.when, Missing)
    whole = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": _words(facts.name),
        "startDate": _instant(event.starts_at) if dated else None,
        "endDate": _instant(max(event.ends_at, event.starts_at)) if dated else None,
        **shared,
        "description": _plain(facts.description),
        "url": address or facts.registration_url or None,
        "image": [image] if image else None,
        "inLanguage": event.language,
        "maximumAttendeeCapacity": facts.capacity,
        "audience": {"@type": "Audience", "audienceType": facts.audience} if facts.audience else None,
        "organizer": _organizer(facts),
        "performer": [_person(one, portraits.get(one.path)) for one in facts.speakers],
        "sponsor": [{"@type": "Organization", "name": one.name, "url": one.url} for one in facts.sponsors],
        "about": _conference(facts),
        "subEvent": [part for part in parts if part is not None],
    }
    known_only: dict[str, Any] = _known(whole)
    return known_only


def as_script(data: dict[str, Any]) -> Markup:
    """Write data so that no text in it can end the script element that holds it."""
    from markupsafe import Markup

    text = json.dumps(data, ensure_ascii=False, indent=1)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _session(event: Event, session: Session, facts: SessionFacts, shared: dict[str, Any]) -> dict[str, Any] | None:
    start = event.session_start(session)
    if start is None or facts.type == "break" or isinstance(facts.title, Missing):
        return None
    begins = start.replace(tzinfo=event.zone)
    return {
        "@type": "Event",
        "name": facts.title,
        "startDate": _instant(begins),
        "endDate": _instant(session_end(event, session, begins)),
        **shared,
        "description": _plain(facts.abstract),
        "performer": [_person(one, None) for one in facts.speakers],
    }


def _location(event: Event, facts: EventFacts) -> Any:
    # Where nothing else is known, the page where people register says how to join.
    joining = facts.join_url or facts.registration_url or facts.website
    online = {"@type": "VirtualLocation", "url": joining} if joining else None
    if facts.attendance == AttendanceMode.ONLINE.value:
        return online
    place = event.location
    if place is None or isinstance(facts.place, Missing):
        return online if facts.attendance == AttendanceMode.MIXED.value else None
    position = None
    if place.latitude is not None and place.longitude is not None:
        position = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    venue = {
        "@type": "Place",
        "name": facts.place_name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.address or facts.place,
            "addressCountry": place.country,
        },
        "geo": position,
        "hasMap": facts.map_url,
    }
    return [venue, online] if facts.attendance == AttendanceMode.MIXED.value and online else venue


def _organizer(facts: EventFacts) -> list[dict[str, Any]]:
    if facts.chapter:
        return [{"@type": "Organization", "name": facts.chapter, "url": facts.website, "email": facts.email}]
    return [] if isinstance(facts.organizers, Missing) else [{"@type": "Organization", "name": facts.organizers}]


def _person(facts: SpeakerFacts, image: str | None) -> dict[str, Any]:
    return {
        "@type": "Person",
        "name": facts.name,
        "description": facts.tagline,
        "affiliation": {"@type": "Organization", "name": facts.affiliation} if facts.affiliation else None,
        "image": image,
        "sameAs": list(facts.pages),
    }


def _conference(facts: EventFacts) -> dict[str, Any] | None:
    """Name the larger conference; as an event of its own it would owe a place, which nobody knows here."""
    conference = facts.conference
    if conference is None or isinstance(conference.name, Missing):
        return None
    return {"@type": "Thing", "name": conference.name, "url": conference.url}


def _instant(moment: datetime.datetime) -> str:
    """Write a moment with the distance of its clock from UTC, as ISO 8601 has it."""
    return moment.isoformat(timespec="minutes")


def _words(words: str | Missing) -> str:
    return words.words if isinstance(words, Missing) else str(words)


def _plain(prose: str | Missing) -> str | None:
    return None if isinstance(prose, Missing) else " ".join(in_dialect(prose, Dialect()).split())


def _known(value: Any) -> Any:
    """Leave out what is not known, at every depth."""
    if isinstance(value, dict):
        return {key: _known(one) for key, one in value.items() if one not in (None, "", [], {})}
    if isinstance(value, list):
        return [_known(one) for one in value]
    if isinstance(value, Address):
        return str(value)
    return value.replace(CALL, "@") if isinstance(value, str) else value
