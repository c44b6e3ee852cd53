"""What the template of the page may say beside the event's facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wimlds_cli.announce.facts import Address
from wimlds_cli.announce.page.pictures import Shown
from wimlds_cli.announce.page.punches import ROWS

if TYPE_CHECKING:
    from markupsafe import Markup

COLUMNS = 220
"""Of the pattern: the name is punched again and again, so that the widest screen shows no end."""


@dataclass(frozen=True)
class Clock:
    """When a session is: both ends as ISO 8601 with the distance from UTC; its length in minutes."""

    begins: str
    ends: str
    minutes: int | None


@dataclass(frozen=True)
class Frame:
    """What the template of the page may say beside the event's facts, under the name `page`.

    Attributes:
        language: The event's language (BCP 47).
        locale: How dates are written there (BCP 47), for the reader's own times.
        direction: ltr or rtl.
        title: The event's name, also where it is not known yet.
        address: See `Setting`; so `card`, `card_size`, `home`, `head`.
        begins: The event's start, as ISO 8601; None when it is not known. So `ends`.
        over: Whether it was over when the page was made.
        takes_place: Whether it takes place on its date.
        clocks: When each session is, by its path.
        portraits: The pictures that may be shown, by the speaker's path.
        anchors: The names by which sessions and speakers are linked to inside the page, by their path.
        faces: The same small, for beside a name.
        initials: What stands there otherwise.
        accounts: The speakers' accounts, by the speaker's path: the words and the address.
        logos: The sponsors' logos, by the sponsor's path.
        logo: The chapter's.
        calendar: The address of the calendar file.
        calendars: Web calendars that open with the event filled in.
        data: schema.org's Event, for the script element.
        holes: The pattern: the event's name on a card.
        rows: How many rows such a card has.
        columns: How many columns.
    """

    language: str
    locale: str
    direction: str
    title: str
    address: str | None
    card: str | None
    card_size: tuple[int, int] | None
    home: tuple[str, str] | None
    head: Markup | str
    begins: str | None
    ends: str | None
    over: bool
    takes_place: bool
    clocks: dict[str, Clock]
    portraits: dict[str, Shown]
    faces: dict[str, Shown]
    anchors: dict[str, str]
    initials: dict[str, str]
    accounts: dict[str, tuple[tuple[str, Address], ...]]
    logos: dict[str, Shown]
    logo: Shown | None
    calendar: Address | None
    calendars: tuple[tuple[str, Address], ...]
    data: Markup
    holes: tuple[tuple[int, int], ...]
    rows: int = len(ROWS)
    columns: int = COLUMNS
