"""What a card says: the words that its template gives, and the same words for those who cannot see it."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from wimlds_cli.errors import WimldsError


@dataclass(frozen=True)
class CardWords:
    """The words of one card; empty ones are not on it.

    Attributes:
        status: What has changed, said first: cancelled, postponed, moved online.
        kicker: A line above the title: what kind of session it is.
        title: The event's name, or the session's title.
        name: The speaker's name.
        about: The speaker's affiliation.
        people: Who is on stage.
        day, hours, place, street: When and where.
        chapter: Who invites.
        register: The address where one registers.
        pictured: What the picture shows; only in the alt text.
    """

    status: str = ""
    kicker: str = ""
    title: str = ""
    name: str = ""
    about: str = ""
    people: str = ""
    day: str = ""
    hours: str = ""
    place: str = ""
    street: str = ""
    chapter: str = ""
    register: str = ""
    pictured: str = ""

    @property
    def address(self) -> str:
        """Return where one registers, as people type it."""
        return re.sub(r"^https?://(www\.)?|/$", "", self.register)


def words_of(text: str, template: str) -> CardWords:
    """Read the words that a template gives, one a line: `title: A nanosecond is a foot long`.

    Raises:
        WimldsError: A line has none of the names that a card knows, or there is no title.
    """
    known = [each.name for each in dataclasses.fields(CardWords)]
    found: dict[str, str] = {}
    # Halves of characters, which a file can hold by mistake, have no look.
    for line in text.encode("utf-8", "replace").decode().splitlines():
        name, colon, words = line.strip().partition(":")
        if not line.strip():
            continue
        if not colon or name not in known:
            raise WimldsError(
                f"the template {template} has the line “{line.strip()}”, which a card has no place for",
                f"begin each line with one of these and a colon: {', '.join(known)}",
            )
        if words.strip():
            found[name] = words.strip()
    if "title" not in found:
        raise WimldsError(f"the template {template} gives a card no title", "add a line that begins with title:")
    return CardWords(**found)


def alt_text(words: CardWords) -> str:
    """Return all words of a card in the order of reading, and what is pictured, for a screen reader."""
    headline = ": ".join(filter(None, (words.kicker, words.title)))
    who = ", ".join(filter(None, (words.name, words.about)))
    where = ", ".join(filter(None, (words.day, words.hours, words.place, words.street)))
    said = (words.status, headline, who, words.people, where, words.address, words.chapter, words.pictured)
    return " ".join(_sentence(each) for each in said if each)


def _sentence(text: str) -> str:
    return text if re.search(r"[.!?…。！？।؟]$", text) else f"{text}."
