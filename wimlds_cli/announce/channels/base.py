"""What every channel says of itself: its limits, how it counts, its mark-up, how it names people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from wimlds_cli.texts.dialects import Dialect


@dataclass(frozen=True)
class Limit:
    """A limit of a channel.

    Attributes:
        most: The most that one post may use.
        count: How much of it a text uses.
        unit: What is counted, in plain words.
    """

    most: int
    count: Callable[[str], int]
    unit: str


@dataclass(frozen=True)
class Channel:
    """One place where an event is announced.

    Attributes:
        name: As on the command line, and the name of its folder of templates.
        title: As people know it.
        family: The folder of templates for what the channel has no own of: short, chat, long.
        dialect: Its mark-up.
        limits: All that a post must keep; the sheet shows the first.
        network: The network whose accounts are called in its texts; None where people are only named.
        tags: The network on which the person who posts tags people; None where nobody is tagged.
        threads: Whether a text over the limit may become a thread.
        has_moments: Whether it has a text for every moment; else it has one for the event.
        moments: The only moments for which it has one; empty for all.
        is_picture: Whether its texts are words on pictures, which go with texts that say the rest.
        has_heading: Whether its texts have a heading, from the template `heading.txt`.
        heading_limit: The most letters of a heading.
        suffix: The ending of its files.
        to_paste: Whether its text is pasted; else it is a file to put somewhere.
        by_hand: What the person who posts has to do there, in one line for the sheet.
        only_before: Whether it makes no sense any more once the event is over, or when it does not take place.
        needs: What an event must have for this channel; an event without it is passed over with this word.
    """

    name: str
    title: str
    family: str
    dialect: Dialect = field(default_factory=Dialect)
    limits: tuple[Limit, ...] = ()
    network: str | None = None
    tags: str | None = None
    threads: bool = False
    has_moments: bool = True
    moments: tuple[str, ...] = ()
    is_picture: bool = False
    has_heading: bool = False
    heading_limit: int | None = None
    suffix: str = ".txt"
    to_paste: bool = True
    by_hand: str = ""
    only_before: bool = False
    needs: str | None = None

    def fits(self, text: str) -> bool:
        """Tell whether a text keeps every limit."""
        return all(limit.count(text) <= limit.most for limit in self.limits)
