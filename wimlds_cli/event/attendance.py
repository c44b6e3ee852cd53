"""How people take part, and afterwards how many did."""

from __future__ import annotations

import enum
from typing import Annotated, ClassVar

from pydantic import Field

from wimlds_cli.event.fields import People
from wimlds_cli.event.node import Node, one_of


class AttendanceMode(enum.StrEnum):
    """How people take part."""

    IN_PERSON = "in-person"
    ONLINE = "online"
    MIXED = "mixed"


class Attendance(Node):
    """How people take part, and afterwards how many did: sums that organizers counted, never persons."""

    text_stands_for: ClassVar[str | None] = "mode"

    mode: Annotated[AttendanceMode, one_of(AttendanceMode)] = AttendanceMode.IN_PERSON
    registered: People | None = Field(None, description="How many had registered.")
    came: People | None = Field(None, description="How many came.")
    first_time: People | None = Field(None, description="How many of them came for the first time.")
    declared: dict[str, dict[str, People]] = Field(
        {},
        description="What people said of themselves, as you asked it: the question, below it each answer with "
        "how many gave it. Nothing is ever guessed.",
    )
