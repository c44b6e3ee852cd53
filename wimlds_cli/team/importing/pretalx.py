"""pretalx's JSON: the schedule's export, and what its API gives of submissions, talks and speakers.

Texts may come in several languages (`{"en": ..., "de": ...}`), people in full or by their codes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wimlds_cli.event.edit import Value
from wimlds_cli.team.importing import cells
from wimlds_cli.team.importing.answers import add_answers
from wimlds_cli.team.importing.cells import clean, mappings, one_line
from wimlds_cli.team.importing.submitted import Person, Proposal, Submitted

_STATES = {"confirmed": "confirmed", "accepted": "invited", "submitted": "candidate"}
_OUT = ("rejected", "canceled", "cancelled", "withdrawn", "deleted", "draft")


def is_export(data: Any) -> bool:
    """Tell whether pretalx wrote this."""
    if isinstance(data, dict) and isinstance(data.get("schedule"), dict):
        return isinstance(data["schedule"].get("conference"), dict)
    return bool(_entries(data)) or (isinstance(data, dict) and isinstance(data.get("results"), list))


def read(data: Any, maps: Mapping[str, str]) -> Submitted:
    """Read people and sessions."""
    reader = _Reader()
    if isinstance(data, dict) and "schedule" in data:
        for entry in _scheduled(data["schedule"]["conference"]):
            reader.scheduled(entry)
    else:
        for entry in _entries(data):
            reader.entry(entry)
    found = reader.found
    found.people = list(reader.people.values())
    add_answers(found, reader.answers, reader.session_answers, maps)
    return found


def _entries(data: Any) -> list[dict[str, Any]]:
    rows = mappings(data.get("results") if isinstance(data, dict) else data)
    return [one for one in rows if "code" in one and ("title" in one or "name" in one)]


def _scheduled(conference: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for day in mappings(conference.get("days")):
        rooms = day.get("rooms")
        for entries in rooms.values() if isinstance(rooms, dict) else ():
            yield from mappings(entries)


class _Reader:
    def __init__(self) -> None:
        self.found = Submitted("an export of pretalx")
        self.people: dict[str, Person] = {}
        self.answers: list[tuple[Person, Mapping[str, str]]] = []
        self.session_answers: list[tuple[Proposal, Mapping[str, str]]] = []

    def scheduled(self, entry: Mapping[str, Any]) -> None:
        """Read one entry of the schedule."""
        people = [self.person(one) for one in mappings(entry.get("persons"))]
        facts = self._facts(entry, entry.get("type"))
        # What is on the schedule was accepted.
        self._add(entry, facts, [one for one in people if one], "confirmed", entry.get("date"))

    def entry(self, entry: Mapping[str, Any]) -> None:
        """Read one submission, talk or speaker of the API."""
        if "title" not in entry:
            self.person(entry)
            return
        state = clean(entry.get("state")).lower()
        if state in _OUT:
            self.found.remarks.append(f"“{one_line(clean(entry.get('title')))}” is left out: {state}")
            return
        people = []
        speakers = entry.get("speakers")
        for one in speakers if isinstance(speakers, list) else ():
            if isinstance(one, dict):
                people.append(self.person(one))
            else:
                self.found.remarks.append(
                    f"“{one_line(clean(entry.get('title')))}”: its speaker is only given as {one}; "
                    "ask the API with ?expand=speakers"
                )
        facts = self._facts(entry, entry.get("submission_type"))
        slot = entry.get("slot") or next(iter(mappings(entry.get("slots"))), None)
        begin = slot.get("start") if isinstance(slot, dict) else None
        self._add(entry, facts, [one for one in people if one], _STATES.get(state, ""), begin)

    def person(self, entry: Mapping[str, Any]) -> Person | None:
        """Read one speaker; who comes again is the same."""
        name = one_line(
            clean(entry.get("public_name")) or clean(entry.get("full_public_name")) or clean(entry.get("name"))
        )
        if not name:
            return None
        code = str(entry.get("code") or entry.get("guid") or entry.get("id") or name)
        person = self.people.setdefault(code, Person(f"speaker “{name}”", name))
        if biography := clean(entry.get("biography")):
            person.facts.setdefault("biography", biography)
        if email := cells.email_in(clean(entry.get("email"))):
            person.private.setdefault("email", email)
        person.picture = person.picture or clean(entry.get("avatar_url") or entry.get("avatar"))
        if answers := _answers(entry):
            self.answers.append((person, answers))
        return person

    def _facts(self, entry: Mapping[str, Any], kind: Any) -> dict[str, Value]:
        facts: dict[str, Value] = {}
        if title := one_line(clean(entry.get("title"))):
            facts["title"] = title
        if (found := cells.session_type(_in_any_language(kind))) is not None:
            facts["type"] = found.value
        if track := one_line(_in_any_language(entry.get("track"))):
            facts["track"] = track
        if abstract := clean(entry.get("abstract")) or clean(entry.get("description")):
            facts["abstract"] = abstract
        if length := cells.minutes(clean(entry.get("duration"))):
            facts["duration"] = length
        return facts

    def _add(
        self, entry: Mapping[str, Any], facts: dict[str, Value], people: list[Person], state: str, begin: object
    ) -> None:
        title = facts.get("title", "")
        proposal = Proposal(f"session “{title}”", facts, people, starts=cells.moment(begin))
        for person in people:
            person.state = person.state or state
        self.found.proposals.append(proposal)
        if answers := _answers(entry):
            self.session_answers.append((proposal, answers))


def _answers(entry: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in mappings(entry.get("answers")):
        question = one.get("question")
        text = _in_any_language(question.get("question", question) if isinstance(question, dict) else question)
        answer = clean(one.get("answer"))
        if text and answer and not text.isdigit():
            found[one_line(text)] = {"true": "yes", "false": "no"}.get(answer.lower(), answer)
    return found


def _in_any_language(value: Any) -> str:
    """Return a text that may come in several languages: the English one, else the first."""
    if isinstance(value, Mapping):
        if "name" in value:
            return _in_any_language(value["name"])
        return clean(value.get("en")) or next(filter(None, map(clean, value.values())), "")
    return clean(value)
