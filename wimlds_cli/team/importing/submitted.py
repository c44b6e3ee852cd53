"""What a form or another tool hands over: people, and what they want to talk about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from wimlds_cli.event.edit import Value


@dataclass
class Person:
    """Somebody who wants to speak, or is to.

    Attributes:
        place: Where it stands, for messages: `row 3`.
        name: As it was typed.
        facts: What goes into the entry under `speakers:`, by its key; `links` and `consent` are mappings.
        private: What goes into private.yaml: `email`, `access`.
        picture: A path, or an address to download from.
        topics: What she offers to talk about, where no session comes of it yet.
        state: How far she has been won, where the source says so.
    """

    place: str
    name: str
    facts: dict[str, Value] = field(default_factory=dict)
    private: dict[str, str] = field(default_factory=dict)
    picture: str = ""
    topics: str = ""
    state: str = ""


@dataclass
class Proposal:
    """A session that was proposed, or is to be.

    Attributes:
        place: Where it stands, for messages.
        facts: What goes into the entry under `sessions:`, by its key, without `speakers` and `slides`.
        people: Who is on stage.
        decks: Paths of decks, or addresses to download from.
        starts: When it begins: by the clock at the venue, or in a zone of its own.
    """

    place: str
    facts: dict[str, Value] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    decks: list[str] = field(default_factory=list)
    starts: datetime.datetime | None = None

    @property
    def title(self) -> str:
        """Its title; empty when there is none."""
        return str(self.facts.get("title") or "")


@dataclass
class Submitted:
    """All that one file holds.

    Attributes:
        kind: What the file is, in words: `a table`.
        remarks: What was left out or could not be read, a line each.
        used: Which column was taken for what, for people to look over.
    """

    kind: str
    people: list[Person] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    used: list[tuple[str, str]] = field(default_factory=list)
