"""Sessionize's JSON: the view "All" of its API, or its views "Sessions" and "Speakers".

Sessions and speakers name each other by id; answers name their question, chosen options their category.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wimlds_cli.event.edit import Value
from wimlds_cli.team.importing import cells
from wimlds_cli.team.importing.answers import add_answers
from wimlds_cli.team.importing.cells import clean, mappings, one_line
from wimlds_cli.team.importing.submitted import Person, Proposal, Submitted

_NETWORKS = {"twitter": "x", "linkedin": "linkedin", "bluesky": "bluesky", "mastodon": "mastodon", "github": "github"}
_STATES = {
    "accepted": "confirmed", "accept_queue": "invited", "nominated": "candidate", "waitlisted": "candidate",
    "in evaluation": "candidate",
}  # fmt: skip
_OUT = ("declined", "decline_queue", "rejected", "withdrawn")


def is_export(data: Any) -> bool:
    """Tell whether Sessionize wrote this."""
    if isinstance(data, dict):
        return isinstance(data.get("sessions"), list) and isinstance(data.get("speakers"), list)
    return isinstance(data, list) and any(
        isinstance(one, dict) and ("fullName" in one or isinstance(one.get("sessions"), list)) for one in data
    )


def read(data: Any, maps: Mapping[str, str]) -> Submitted:
    """Read people and sessions."""
    return _Reader(data).read(maps)


class _Reader:
    def __init__(self, data: Any) -> None:
        if isinstance(data, list):
            # The views "Sessions" (groups of sessions) and "Speakers" come as lists.
            grouped = [one for group in mappings(data) for one in mappings(group.get("sessions"))]
            people = [one for one in mappings(data) if "fullName" in one]
            data = {"speakers": people, "sessions": [] if people else grouped}
        self._data: dict[str, Any] = data
        self._questions = {one.get("id"): clean(one.get("question")) for one in self._list("questions")}
        self._categories = {
            item.get("id"): (clean(category.get("title")), clean(item.get("name")))
            for category in self._list("categories")
            for item in mappings(category.get("items"))
        }

    def _list(self, key: str) -> list[dict[str, Any]]:
        return mappings(self._data.get(key))

    def read(self, maps: Mapping[str, str]) -> Submitted:
        """Read all of it."""
        found = Submitted("an export of Sessionize")
        by_id: dict[str, Person] = {}
        answers: list[tuple[Person, Mapping[str, str]]] = []
        for entry in self._list("speakers"):
            person = self._person(entry, found)
            if person is not None:
                by_id[str(entry.get("id"))] = person
                answers.append((person, self._answers(entry)))
        session_answers: list[tuple[Proposal, Mapping[str, str]]] = []
        left_out: set[str] = set()
        staying: set[str] = set()
        for entry in self._list("sessions"):
            speakers = entry.get("speakers") if isinstance(entry.get("speakers"), list) else []
            ids = [str(one.get("id")) if isinstance(one, dict) else str(one) for one in speakers or []]
            for one in mappings(speakers):
                # The view "Sessions" alone names its speakers in place.
                if str(one.get("id")) not in by_id and clean(one.get("name")):
                    by_id[str(one.get("id"))] = Person(clean(entry.get("title")), one_line(clean(one.get("name"))))
            status = clean(entry.get("status")).lower()
            if status in _OUT or entry.get("isServiceSession"):
                what = "a service session" if entry.get("isServiceSession") else status.replace("_", " ")
                found.remarks.append(f"“{one_line(clean(entry.get('title')))}” is left out: {what}")
                left_out.update(ids)
                continue
            staying.update(ids)
            proposal = self._proposal(entry, [by_id[one] for one in ids if one in by_id])
            for person in proposal.people:
                person.state = person.state or _STATES.get(status, "")
            session_answers.append((proposal, self._answers(entry)))
        gone = left_out - staying
        found.people = [person for one, person in by_id.items() if one not in gone]
        found.proposals = [proposal for proposal, _ in session_answers]
        add_answers(found, [pair for pair in answers if pair[0] in found.people], session_answers, maps)
        return found

    def _person(self, entry: Mapping[str, Any], found: Submitted) -> Person | None:
        name = one_line(
            clean(entry.get("fullName")) or f"{clean(entry.get('firstName'))} {clean(entry.get('lastName'))}"
        )
        if not name:
            found.remarks.append(f"a speaker without a name is left out (id {entry.get('id')})")
            return None
        person = Person(f"speaker “{name}”", name)
        if tagline := one_line(clean(entry.get("tagLine"))):
            person.facts["tagline"] = tagline
        if biography := clean(entry.get("bio")):
            person.facts["biography"] = biography
        if links := _links(entry.get("links")):
            person.facts["links"] = links
        if email := cells.email_in(clean(entry.get("email"))):
            person.private["email"] = email
        person.picture = clean(entry.get("profilePicture"))
        return person

    def _proposal(self, entry: Mapping[str, Any], people: list[Person]) -> Proposal:
        title = one_line(clean(entry.get("title")))
        proposal = Proposal(f"session “{title}”", people=people)
        facts: dict[str, Value] = {"title": title} if title else {}
        for category, name in self._chosen(entry):
            if (kind := cells.session_type(name)) is not None and "type" not in facts:
                facts["type"] = kind.value
            elif category.lower() == "track":
                facts["track"] = name
        if abstract := clean(entry.get("description")):
            facts["abstract"] = abstract
        begin, end = cells.moment(entry.get("startsAt")), cells.moment(entry.get("endsAt"))
        proposal.starts = begin
        if begin and end and end > begin:
            facts["duration"] = int((end - begin).total_seconds() // 60)
        proposal.facts = facts
        return proposal

    def _chosen(self, entry: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Return category and name of the options that were chosen."""
        if isinstance(entry.get("categories"), list):
            return [
                (clean(one.get("name")), clean(item.get("name")))
                for one in mappings(entry["categories"])
                for item in mappings(one.get("categoryItems"))
            ]
        chosen = entry.get("categoryItems")
        return [self._categories[one] for one in self._categories if isinstance(chosen, list) and one in chosen]

    def _answers(self, entry: Mapping[str, Any]) -> dict[str, str]:
        """Return what was answered to the organizers' own questions, and the options that were chosen."""
        found: dict[str, str] = {}
        for one in mappings(entry.get("questionAnswers")):
            question = self._questions.get(one.get("questionId")) or clean(one.get("question"))
            answer = clean(one.get("answerValue", one.get("answer")))
            if question and answer:
                found[question] = {"true": "yes", "false": "no"}.get(answer.lower(), answer)
        return found


def _links(links: Any) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for one in mappings(links):
        if not (address := clean(one.get("url"))):
            continue
        network = _NETWORKS.get(clean(one.get("linkType") or one.get("title")).lower()) or cells.network_of(address)
        if cells.account_text(network, address) is None:
            network = cells.network_of(address)
        if account := cells.account_text(network, address):
            found.setdefault(network, account)
    return found
