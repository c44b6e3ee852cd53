"""Knowing somebody again: by account, by mail address, by name; and saying so when it is not sure."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.event.links import NETWORKS, NotAnAccount, account_of
from wimlds_cli.event.private import Private
from wimlds_cli.team.importing.submitted import Person

_ALIKE = 0.88


@dataclass(frozen=True)
class Known:
    """Somebody who is in the event's file.

    Attributes:
        index: The place under `speakers:`.
        id: The id that the file gives; empty when it gives none.
        accounts: The accounts, in the form in which they compare; websites are not among them.
    """

    index: int
    name: str
    id: str = ""
    accounts: frozenset[str] = frozenset()
    email: str = ""

    @property
    def reference(self) -> str:
        """How sessions name this speaker."""
        return self.id or self.name


@dataclass(frozen=True)
class Question:
    """Who somebody is, when it is not sure.

    Attributes:
        place: Where she stands in the file that is imported.
        name: Her name there.
        alike: Those who may be meant.
    """

    place: str
    name: str
    alike: tuple[Known, ...]


@dataclass
class Answers:
    """What the user says about who is who.

    Attributes:
        same: The name or id in the event, by the name in the file that is imported.
        new: Names in that file of people who are not in the event.
    """

    same: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)

    @classmethod
    def typed(cls, same: Sequence[str], new: Sequence[str]) -> Answers:
        """Read what was typed behind `--same` and `--new-person`.

        Raises:
            WimldsError: A `--same` names one only.
        """
        found = cls(new=list(new))
        for text in same:
            one, equals, other = text.partition("=")
            if not equals or not one.strip() or not other.strip():
                raise WimldsError(
                    f"--same “{text}” does not say who is who", '--same "name in the file=name in the event"'
                )
            found.same[one.strip()] = other.strip()
        return found

    def about(self, name: str, known: Sequence[Known]) -> Known | Literal[False] | None:
        """Return who somebody is, False for somebody new, None when nothing was said.

        Raises:
            WimldsError: The one who was named is not in the event.
        """
        if any(names.same_name(one, name) for one in self.new):
            return False
        for one, other in self.same.items():
            if names.same_name(one, name):
                found = next((who for who in known if names.same_name(who.name, other) or who.id == other), None)
                if found is None:
                    raise WimldsError(
                        f"there is no speaker “{other}” in the event",
                        "there are: " + ", ".join(who.name for who in known) if known else "there is nobody yet",
                    )
                return found
        return None


def known_in(data: Mapping[str, Any], private: Private) -> list[Known]:
    """Return those who stand under `speakers:`."""
    found = []
    for index, entry in enumerate(data.get("speakers") or []):
        entry = {"name": entry} if isinstance(entry, str) else entry
        if not isinstance(entry, dict):
            continue
        name, given = _text(entry, "name"), _text(entry, "id")
        contact = private.named(*filter(None, (given, names.id_of(name), name)))
        found.append(Known(index, name, given, accounts_of(entry.get("links")), (contact.email or "").casefold()))
    return found


def accounts_of(links: Any) -> frozenset[str]:
    """Return the accounts by which a person is known again; a website may be an employer's, shared by many."""
    return frozenset(_identities(links)) if isinstance(links, Mapping) else frozenset()


def _identities(links: Mapping[str, Any]) -> Iterator[str]:
    for key, text in links.items():
        network = "x" if key == "twitter" else key
        if network in NETWORKS and network != "website" and isinstance(text, str):
            try:
                yield account_of(network, text).identity
            except NotAnAccount:
                continue


def recognised(person: Person, known: Sequence[Known], answers: Answers) -> Known | Question | None:
    """Return who somebody is; None for somebody new, a question when it is not sure."""
    said = answers.about(person.name, known)
    if said is not None:
        return said or None
    accounts, email = accounts_of(person.facts.get("links")), person.private.get("email", "").casefold()
    hits = [
        one
        for one in known
        if one.accounts & accounts or (email and one.email == email) or same_person(one.name, person.name)
    ]
    if len(hits) == 1:
        return hits[0]
    alike = hits or [one for one in known if are_alike(one.name, person.name)]
    return Question(person.place, person.name, tuple(alike)) if alike else None


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are the same but for accents, capitals and the order of their words."""
    return bool(names.words(one)) and sorted(names.words(one)) == sorted(names.words(other))


def are_alike(one: str, other: str) -> bool:
    """Tell whether two names may be the same person's: a name left out, an initial, a slip of the pen."""
    first, second = names.words(one), names.words(other)
    if not first or not second:
        return False
    if set(first) < set(second) or set(second) < set(first):
        return True
    if _initials(set(first) - set(second), set(second) - set(first)) and set(first) & set(second):
        return True
    texts = "".join(sorted(first)), "".join(sorted(second))
    return min(map(len, texts)) > 4 and difflib.SequenceMatcher(None, *texts).ratio() >= _ALIKE


def _initials(one: set[str], other: set[str]) -> bool:
    """Tell whether what two names do not share are the initials of each other: `G.` and `Grace`."""
    short, long = sorted((one, other), key=lambda words: max(map(len, words), default=0))
    return all(len(word) == 1 and any(full.startswith(word) for full in long) for word in short)


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""
