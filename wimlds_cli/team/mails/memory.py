"""What was drafted, for whom, on which day and in which words: `.wimlds/mail.json`, shared with the event."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wimlds_cli.event.memory import damaged, read_memory, write_memory

_NAME = "mail"
_VERSION = 1


@dataclass(frozen=True)
class Drafted:
    """One mail that was drafted.

    Attributes:
        kind: reminder, invitation, ...
        to: The id of the person.
        day: The day on which it is to be sent.
        deadlines: The dates that it reminds of.
        words: The pieces of text that it is made of; the next mail says them otherwise.
        told: The facts it told that may change: a name for each, and what it said.
        digest: Of its text; no two mails to one person have the same.
    """

    kind: str
    to: str
    day: datetime.date
    deadlines: tuple[datetime.date, ...] = ()
    words: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    digest: str = ""


@dataclass
class MailMemory:
    """Everything that was drafted for an event."""

    drafted: list[Drafted] = field(default_factory=list)

    def before(self, to: str, day: datetime.date, kind: str = "") -> Iterator[Drafted]:
        """Yield what a person was sent before a day, of one kind or of all."""
        for one in self.drafted:
            if one.to == to and one.day < day and kind in ("", one.kind):
                yield one

    def times_said(self, to: str, day: datetime.date, piece: str) -> int:
        """Count the earlier mails to a person that hold a piece of text."""
        return sum(piece in one.words for one in self.before(to, day))

    def remember(self, new: Drafted) -> None:
        """Remember a mail; one of the same kind that the same person was to get on the same day gives way to it."""
        self.drafted = [one for one in self.drafted if (one.kind, one.to, one.day) != (new.kind, new.to, new.day)]
        self.drafted.append(new)

    def forget_last(self, to: str, kind: str) -> bool:
        """Forget the last mail of a kind to a person, which was not sent; tell whether there was one."""
        found = [one for one in self.drafted if (one.kind, one.to) == (kind, to)]
        if found:
            self.drafted.remove(max(found, key=lambda one: one.day))
        return bool(found)


def load_mail_memory(folder: Path) -> MailMemory:
    """Read what was drafted for an event; nothing, the first time.

    Raises:
        WimldsError: The file is damaged.
    """
    try:
        return MailMemory([_drafted(one) for one in read_memory(folder, _NAME).get("drafted", [])])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        consequence = "Then people\nmay be asked once more for what they were asked for already."
        raise damaged(folder, _NAME, error, consequence) from None


def save_mail_memory(folder: Path, memory: MailMemory) -> None:
    """Write what was drafted; a run that is interrupted leaves the file as it was."""
    entries = sorted(memory.drafted, key=lambda one: (one.day, one.kind, one.to))
    write_memory(folder, _NAME, {"version": _VERSION, "drafted": [_plain(one) for one in entries]})


def _drafted(one: dict[str, Any]) -> Drafted:
    return Drafted(
        str(one["kind"]),
        str(one["to"]),
        datetime.date.fromisoformat(one["day"]),
        tuple(datetime.date.fromisoformat(day) for day in one.get("deadlines", [])),
        tuple(str(piece) for piece in one.get("words", [])),
        {str(name): str(words) for name, words in one.get("told", {}).items()},
        str(one.get("digest", "")),
    )


def _plain(one: Drafted) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": one.kind, "to": one.to, "day": one.day.isoformat()}
    data |= {"deadlines": [day.isoformat() for day in one.deadlines]} if one.deadlines else {}
    data |= {"words": list(one.words)} if one.words else {}
    data |= {"told": one.told} if one.told else {}
    return data | {"digest": one.digest}
