"""What every check is, and what it may look at."""

from __future__ import annotations

import datetime
import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from wimlds_cli.checks.occasion import Arrived, look_at_event
from wimlds_cli.checks.siblings import EarlierEvent, events_before
from wimlds_cli.diagnostics import Diagnostic, Location, Severity
from wimlds_cli.event.checklist import Checklist, draw_up
from wimlds_cli.event.decks import DecksFound, find_decks
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event, Session
from wimlds_cli.event.source import NodePath, SourceMap


@dataclass(frozen=True)
class Context:
    """One event on one day: all that a check looks at.

    Attributes:
        loaded: The event as it was loaded.
        event: The event itself.
        as_of: The day, in the event's time zone.
    """

    loaded: LoadedEvent
    event: Event
    as_of: datetime.date

    @property
    def source(self) -> SourceMap:
        """Where everything was written."""
        return self.loaded.source

    @property
    def folder(self) -> Path:
        """The event's folder."""
        return self.loaded.folder

    @cached_property
    def decks(self) -> DecksFound:
        """What there is in slides/."""
        return find_decks(self.loaded)

    @cached_property
    def arrived(self) -> Arrived:
        """The decks that are there, each read once."""
        return look_at_event(self.event, self.decks)

    @cached_property
    def checklist(self) -> Checklist:
        """Who owes what on that day."""
        return draw_up(self.loaded, self.decks, self.as_of)

    @cached_property
    def last_events(self) -> tuple[EarlierEvent, ...]:
        """The chapter's last three events before this one."""
        return events_before(self.loaded, 3)

    @property
    def has_dates(self) -> bool:
        """Whether start and end could be read, so that one may reckon with them."""
        return not {"start", "end"} & self.loaded.missing

    def is_refused(self, node: NodePath) -> bool:
        """Tell whether something stands there that the loader refused: then it is wrong, and not missing."""
        position = self.source.values.get(node)
        return position is not None and any(
            one.severity is Severity.ERROR
            and one.location.path == position.file
            and one.location.line is not None
            and position.line <= one.location.line <= position.last_line
            for one in self.loaded.diagnostics
        )

    def programme(self) -> Iterator[tuple[int, Session]]:
        """Yield the sessions that take place, with their places in the file."""
        for index, session in enumerate(self.event.sessions):
            if session.takes_place:
                yield index, session

    def title_of(self, session: Session) -> str:
        """Name a session for people: by its title, its speakers, or its place."""
        if session.title:
            return f"“{session.title}”"
        known = [(self.event.speaker(reference), reference) for reference in session.speakers]
        people = [speaker.name if speaker is not None else reference for speaker, reference in known]
        return f"the {session.type} of {' and '.join(people)}" if people else f"the {session.type}"


class Check(ABC):
    """One rule: finds what breaks it.

    The docstring of each check is its documentation: what it looks for, and why.
    """

    code: ClassVar[str]
    """Stable; never given to another check."""
    name: ClassVar[str]
    """Readable, for tables and search."""
    severity: ClassVar[Severity] = Severity.ERROR

    @abstractmethod
    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield what breaks the rule."""

    @classmethod
    def explanation(cls) -> str:
        """Return the documentation."""
        return inspect.cleandoc(cls.__doc__ or "")

    def at(self, context: Context, node: NodePath, message: str, way_out: str) -> Diagnostic:
        """Make a diagnostic that points at a node, or at its nearest existing parent."""
        return self.on(context.source.locate(*node), message, way_out)

    def on(self, location: Location, message: str, way_out: str) -> Diagnostic:
        """Make a diagnostic that points at a place."""
        return Diagnostic(self.code, self.severity, message, location, way_out)
