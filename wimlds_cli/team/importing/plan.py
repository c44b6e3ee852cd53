"""What an import would change, decided as a whole before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wimlds_cli.event.edit import Draft
from wimlds_cli.event.model import SpeakerState
from wimlds_cli.team.importing.files import Copy, Download
from wimlds_cli.team.importing.people import Answers, Question
from wimlds_cli.team.importing.weighing import Conflict


@dataclass(frozen=True)
class Options:
    """What the user decides.

    Attributes:
        answers: Who is who.
        theirs: Whether the imported file wins over what was changed by hand.
        state: The state of people who are new, where the file does not say.
    """

    answers: Answers = field(default_factory=Answers)
    theirs: bool = False
    state: SpeakerState = SpeakerState.CANDIDATE


@dataclass
class Plan:
    """What is to be done.

    Attributes:
        event: The event's file as it will be.
        private: The private file as it will be.
        copies: Files to copy; none of them is in place yet.
        downloads: Files to fetch by hand.
        added: Names and titles that are new.
        updated: Names and titles of which something changes.
        conflicts: What was kept although the file says something else.
        remarks: What was left out, a line each.
        problems: What could not be written, a line each.
        questions: Who is not known for sure; nothing is written as long as there are any.
        memory: What is remembered afterwards.
    """

    event: Draft
    private: Draft
    copies: list[Copy] = field(default_factory=list)
    downloads: list[Download] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        """Whether there is something to write."""
        return self.event.changed or self.private.changed or bool(self.copies)
