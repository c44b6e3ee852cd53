"""A table of answers -> the people and proposals in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.event.edit import Value
from wimlds_cli.event.links import NETWORKS
from wimlds_cli.team.importing import cells
from wimlds_cli.team.importing.columns import IGNORE, Column, listed, match_columns
from wimlds_cli.team.importing.people import are_alike, same_person
from wimlds_cli.team.importing.submitted import Person, Proposal, Submitted
from wimlds_cli.team.importing.table import Row, Table

_ONE_LINE = ("pronouns", "pronunciation", "affiliation", "tagline")
_CONSENTS = ("photo", "recording", "slides")


def read_form(path: Path, table: Table, maps: Mapping[str, str] | None = None) -> Submitted:
    """Read the answers of a form.

    Raises:
        WimldsError: No column holds a name.
    """
    columns = match_columns(table.header, [row.cells for row in table.rows], maps)
    targets = {column.target for column in columns}
    if not targets & {"name", "first_name", "last_name"}:
        example = next((title for title in table.header if title), None)
        raise WimldsError(
            f"{path.as_posix()}: no column holds the speakers' names; there are: {listed(table.header)}",
            f'say which one it is: --map "{example}=name"' if example else "name the columns in the first row",
        )
    found = Submitted(f"a table of {len(table.rows)} answers" if len(table.rows) > 1 else "a table with one answer")
    found.used = [(one.header, one.target) for one in columns if one.target not in ("", IGNORE)]
    if table.encoding:
        found.remarks.append(f"the file is no UTF-8 and was read as {table.encoding}: look at the accents")
    for column in columns:
        if not column.target and column.header:
            found.remarks.append(f'“{column.header}” is not imported; to have it: --map "{column.header}=..."')
    reader = _Reader(columns, found)
    for row in table.rows:
        reader.read(row)
    return found


class _Reader:
    """Reads one row after another."""

    def __init__(self, columns: Sequence[Column], found: Submitted) -> None:
        self._columns = columns
        self._found = found
        self._row = Row(0, ())

    def read(self, row: Row) -> None:
        """Add what a row holds."""
        self._row = row
        person = self._person()
        if person is None:
            self._say("no name stands there, so it is left out")
            return
        person = self._known(person)
        proposal = self._proposal(person)
        if proposal is not None:
            self._found.proposals = [one for one in self._found.proposals if not _again(one, proposal)]
            self._found.proposals.append(proposal)

    def _known(self, person: Person) -> Person:
        """Return the person whom an earlier row names too, with the later answers; or this one.

        One address may stand for several people, where somebody answers for others: the names must be alike too.
        """
        email = person.private.get("email", "").casefold()
        for earlier in self._found.people:
            same_mail = email and email == earlier.private.get("email", "").casefold()
            if same_person(earlier.name, person.name) or (same_mail and are_alike(earlier.name, person.name)):
                _update(earlier, person)
                return earlier
        self._found.people.append(person)
        return person

    def _cell(self, target: str) -> str:
        """Return the answer to the first question of a kind that was answered: forms repeat questions in branches."""
        answers = [self._row.cells[one.index] for one in self._columns if one.target == target]
        filled = list(dict.fromkeys(answer for answer in answers if answer))
        if len(filled) > 1:
            questions = listed([one.header for one in self._columns if one.target == target])
            self._say(f"there are several answers to {questions}; the first one is taken")
        return filled[0] if filled else ""

    def _line(self, target: str) -> str:
        return cells.one_line(self._cell(target))

    def _say(self, remark: str) -> None:
        self._found.remarks.append(f"row {self._row.number}: {remark}")

    def _person(self) -> Person | None:
        name = self._line("name") or f"{self._line('first_name')} {self._line('last_name')}".strip()
        if not name:
            return None
        person = Person(f"row {self._row.number}", name)
        facts: dict[str, Value] = {key: text for key in _ONE_LINE if (text := self._line(key))}
        first_time = self._answer("first_time")
        before = self._answer("spoken_before") if first_time is None else None
        if first_time is not None or before is not None:
            facts["first_time"] = first_time if first_time is not None else not before
        if biography := self._cell("biography"):
            facts["biography"] = biography
        if links := self._links():
            facts["links"] = links
        consent = {key: answer for key in _CONSENTS if (answer := self._answer(f"consent.{key}")) is not None}
        if consent:
            facts["consent"] = consent
        person.facts = facts
        person.picture, person.topics, person.state = self._line("picture"), self._cell("topics"), self._line("state")
        if typed := self._line("email"):
            email = cells.email_in(typed)
            if email:
                person.private["email"] = email
            else:
                self._say(f"“{typed}” is no e-mail address")
        for key in ("phone", "access"):
            if (text := self._cell(key)) and cells.yes_or_no(text) is not False:
                person.private[key] = text
        return person

    def _answer(self, target: str) -> bool | None:
        text = self._line(target)
        answer = cells.yes_or_no(text)
        if text and answer is None:
            self._say(f"“{_short(text)}” ({target}) is neither yes nor no, so it stays open")
        return answer

    def _links(self) -> dict[str, Value]:
        found: dict[str, str] = {}
        for network in NETWORKS:
            if not (text := self._line(f"links.{network}")):
                continue
            questions = " ".join(one.header for one in self._columns if one.target == f"links.{network}")
            if network == "linkedin" and text.startswith("@") and {"twitter", "x"} & set(names.words(questions)):
                # One question for both; on LinkedIn nobody is called with an @.
                found.setdefault("x", text)
                continue
            account = cells.account_text(network, text)
            if addresses := {one: address for one, address in cells.links_in(text).items() if one != "website"}:
                # One question for two networks: the address says which one it is.
                found |= {one: address for one, address in addresses.items() if one not in found}
            elif account:
                found[network] = account
            elif cells.yes_or_no(text) is not False and names.folded(text) not in ("none", "aucun", "keine", "ninguno"):
                self._say(f"“{_short(text)}” is no account on {network}, so it is left out")
        for network, address in cells.links_in(self._cell("links")).items():
            found.setdefault(network, address)
        return {network: found[network] for network in NETWORKS if network in found}

    def _proposal(self, person: Person) -> Proposal | None:
        title, abstract = self._line("title"), self._cell("abstract")
        decks = [line for line in self._cell("slides").splitlines() if line.strip()]
        if not title and not abstract and not decks:
            return None
        proposal = Proposal(person.place, decks=decks)
        if title:
            proposal.facts["title"] = title
        if typed := self._line("type"):
            kind = cells.session_type(typed)
            if kind is None:
                self._say(f"“{_short(typed)}” is no kind of session that is known; it becomes a talk")
            else:
                proposal.facts["type"] = kind.value
        if track := self._line("track"):
            proposal.facts["track"] = track
        if co_authors := cells.people_in(self._cell("co_authors")):
            proposal.facts["co_authors"] = co_authors
        if abstract:
            proposal.facts["abstract"] = abstract
        if (typed := self._line("duration")) and (length := cells.minutes(typed)):
            proposal.facts["duration"] = length
        if (address := self._line("paper_url")) and cells.is_web_address(address):
            proposal.facts["paper_url"] = address
        others = [self._known(Person(person.place, name)) for name in cells.people_in(self._cell("co_speakers"))]
        proposal.people = [person, *(one for one in others if one is not person)]
        return proposal


def _again(earlier: Proposal, later: Proposal) -> bool:
    """Tell whether a row answers what an earlier one did: the same talk of the same person, sent once more."""
    same_people = earlier.people and later.people and earlier.people[0] is later.people[0]
    return bool(same_people) and names.same_name(earlier.title, later.title)


def _update(person: Person, later: Person) -> None:
    """Let a later answer of the same person win, value by value."""
    for key, value in later.facts.items():
        known = person.facts.get(key)
        person.facts[key] = {**known, **value} if isinstance(known, dict) and isinstance(value, dict) else value
    person.private |= later.private
    person.picture = later.picture or person.picture
    person.topics = "\n".join(filter(None, dict.fromkeys([person.topics, later.topics])))
    person.state = later.state or person.state


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
