"""Proposals that came in -> entries under `sessions:`, and their decks."""

from __future__ import annotations

import datetime

from wimlds_cli.event import names
from wimlds_cli.event.decks import DECK_SUFFIXES
from wimlds_cli.event.edit import NotEdited, Value
from wimlds_cli.event.model import Session
from wimlds_cli.team.importing.people import same_person
from wimlds_cli.team.importing.submitted import Proposal, Submitted
from wimlds_cli.team.importing.workbench import Workbench

_KEYS = tuple(Session.model_fields)


def plan_sessions(bench: Workbench, submitted: Submitted) -> None:
    """Decide about all proposals; the people must have been decided about before."""
    for proposal in submitted.proposals:
        _Planned(bench, submitted, proposal).plan()
    bench.write_down("sessions")


class _Planned:
    """One proposal, while it is decided about.

    Attributes:
        references: How the event names its people.
    """

    def __init__(self, bench: Workbench, submitted: Submitted, proposal: Proposal) -> None:
        self.bench = bench
        self.proposal = proposal
        self.references = [bench.references[id(one)] for one in proposal.people if id(one) in bench.references]
        self._of_the_same = [one for one in submitted.proposals if one.people[:1] == proposal.people[:1]]

    def plan(self) -> None:
        """Add a session, or bring it up to date, and take care of the decks."""
        facts = dict(self.proposal.facts)
        if self.proposal.starts is not None:
            facts["start"] = self._by_the_clock(self.proposal.starts)
        index = self._which()
        if index is not None:
            self._bring_up_to_date(index, facts)
        elif facts:
            self._add(facts)
        self._decks()

    def _add(self, facts: dict[str, Value]) -> None:
        for entry in self.bench.new("sessions"):
            # Two who speak together may both have answered.
            if self.proposal.title and names.same_name(str(entry.get("title") or ""), self.proposal.title):
                there = entry["speakers"]
                assert isinstance(there, list)
                there += [one for one in self.references if one not in there]
                entry |= {key: value for key, value in facts.items() if key not in entry}
                return
        entry = {"type": "talk", **facts, "speakers": [*self.references]}
        entry = {key: entry[key] for key in _KEYS if key in entry}
        self.bench.add("sessions", entry, self.proposal.title or "a session without a title", self._memory)

    @property
    def _memory(self) -> str:
        """Under which name it is remembered: a title may change, its speaker hardly."""
        only_one = self.references and len(self._of_the_same) == 1
        return f"sessions/{names.id_of(self.references[0] if only_one else self.proposal.title)}"

    def _by_the_clock(self, moment: datetime.datetime) -> str:
        """Write a moment by the clock at the venue: the time alone on the event's own day."""
        event = self.bench.loaded.event
        if moment.tzinfo is not None and event is not None:
            moment = moment.astimezone(event.zone)
        alone = event is not None and not event.several_days and event.start.date() == moment.date()
        return f"{moment:%H:%M}" if alone else f"{moment:%Y-%m-%d %H:%M}"

    def _bring_up_to_date(self, index: int, facts: dict[str, Value]) -> None:
        bench = self.bench
        owner = self.proposal.title or str(bench.event.get(("sessions", index, "title")) or self.proposal.place)
        for key in sorted(facts, key=_KEYS.index):
            bench.scales.weigh(("sessions", index, key), facts[key], self._memory, owner, _KEYS)
        there = self._speakers_of(index)
        for reference in self.references:
            if any(self._is_meant(one, reference) for one in there):
                continue
            try:
                bench.event.append(("sessions", index, "speakers"), reference)
                bench.scales.changed[owner] = None
            except NotEdited as fault:
                bench.plan.problems.append(f"{owner}, speakers: {fault.message}")

    def _which(self) -> int | None:
        """Return the session that this is about: by its title; else the open or only one of its first speaker."""
        sessions = self.bench.event.data.get("sessions") or []
        titles = [str(one.get("title") or "") if isinstance(one, dict) else "" for one in sessions]
        same = [index for index, title in enumerate(titles) if names.same_name(title, self.proposal.title)]
        if same or not self.references:
            return same[0] if same else None
        firsts = [(index, self._speakers_of(index)[:1]) for index in range(len(sessions))]
        hers = [index for index, first in firsts if first and self._is_meant(first[0], self.references[0])]
        still_open = [index for index in hers if not titles[index]]
        if still_open:
            return still_open[0]
        return hers[0] if len(hers) == len(self._of_the_same) == 1 else None

    def _speakers_of(self, index: int) -> list[str]:
        value = self.bench.event.get(("sessions", index, "speakers"))
        return [value] if isinstance(value, str) else [one for one in value or [] if isinstance(one, str)]

    def _is_meant(self, text: str, reference: str) -> bool:
        """Tell whether a session's text names the speaker of a reference, be it by id or by name."""
        place = self.bench.place_of(text)
        return place == self.bench.place_of(reference) if place is not None else same_person(text, reference)

    def _decks(self) -> None:
        """Plan to copy the decks under names by which they are found."""
        proposal = self.proposal
        person = proposal.people[0] if proposal.people else None
        several = sum(bool(one.decks) for one in self._of_the_same) > 1
        stem = names.id_of(proposal.title)[:60] if several or person is None else names.id_of(person.name)
        whose = person.name if person is not None else proposal.title
        for number, typed in enumerate(proposal.decks, 1):
            suffix = f"-{number}" if len(proposal.decks) > 1 else ""
            self.bench.file(typed, f"slides/{stem}{suffix}", f"{whose}, slides", DECK_SUFFIXES)
