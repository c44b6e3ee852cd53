"""Questions that an organizer added in another tool, and their answers: read by their words, like a form's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.edit import Value
from wimlds_cli.team.importing.columns import listed
from wimlds_cli.team.importing.form import read_form
from wimlds_cli.team.importing.submitted import Person, Proposal, Submitted
from wimlds_cli.team.importing.table import Row, Table

_NAME = "Name"
_TITLE = "Talk title"


def add_answers(
    found: Submitted,
    people: Sequence[tuple[Person, Mapping[str, str]]],
    proposals: Sequence[tuple[Proposal, Mapping[str, str]]],
    maps: Mapping[str, str],
) -> None:
    """Add what was answered to the people and proposals; what they say themselves wins.

    Args:
        found: Where remarks go.
        people: Each with the answers, by question.
        proposals: Likewise.
        maps: Which question holds what, as the user says.

    Raises:
        WimldsError: The user names a question that nobody answered.
    """
    asked = {question: None for _, answers in (*people, *proposals) for question in answers}
    for question in maps:
        if question not in asked:
            raise WimldsError(f"there is no question “{question}”", f"there are: {listed([*asked]) or 'none'}")
    wanted = {question: target for question, target in maps.items() if question in asked}
    for person, answers in people:
        read = _read({_NAME: person.name, **answers}, wanted, found, person.place)
        for one in read.people:
            person.facts = _joined(one.facts, person.facts)
            person.private = one.private | person.private
            person.picture = person.picture or one.picture
            person.topics = person.topics or one.topics
    for proposal, answers in proposals:
        read = _read({_NAME: "-?", _TITLE: proposal.title or "-?", **answers}, wanted, found, proposal.place)
        for given in read.proposals:
            proposal.facts = _joined(given.facts, proposal.facts)
            proposal.decks = proposal.decks or given.decks
        for who in proposal.people[:1]:
            for one in read.people:
                who.facts = _joined(one.facts, who.facts)
                who.private = one.private | who.private


def _read(answers: Mapping[str, str], maps: Mapping[str, str], found: Submitted, place: str) -> Submitted:
    header = tuple(answers)
    here = {question: target for question, target in maps.items() if question in answers}
    table = Table(header, (Row(0, tuple(answers.values())),))
    read = read_form(Path(), table, {_NAME: "name"} | ({_TITLE: "title"} if _TITLE in answers else {}) | here)
    for remark in read.remarks:
        text = remark.replace("row 0", place)
        if text not in found.remarks:
            found.remarks.append(text)
    found.used += [pair for pair in read.used if pair not in found.used and pair[0] not in (_NAME, _TITLE)]
    return read


def _joined(answers: Mapping[str, Value], own: Mapping[str, Value]) -> dict[str, Value]:
    joined: dict[str, Value] = dict(answers) | {key: value for key, value in own.items() if value}
    for key in ("links", "consent"):
        first, second = answers.get(key), own.get(key)
        if isinstance(first, Mapping) and isinstance(second, Mapping):
            joined[key] = {**first, **second}
    return joined
