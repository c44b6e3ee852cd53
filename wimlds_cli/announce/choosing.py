"""Names from the command line -> channels, moments, and the texts that they mean."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from wimlds_cli.announce.channels import CHANNELS, Channel
from wimlds_cli.announce.facts import EventFacts, SpeakerFacts
from wimlds_cli.announce.moments import Moment, sensible_moments
from wimlds_cli.announce.rendering import Wanted
from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.event.model import Event

_ALIASES = {
    "twitter": "x",
    "mail": "email",
    "newsletter": "email",
    "ics": "calendar",
    "event.ics": "calendar",
    "web": "page",
    "website": "page",
    "page.html": "page",
}
"""Other words for channels."""


@dataclass(frozen=True)
class Choice:
    """A moment, and whom alone it is about."""

    moment: Moment
    speaker: SpeakerFacts | None = None


def channels_named(wanted: Sequence[str]) -> list[Channel]:
    """Return channels by their names, all when none is named.

    Raises:
        WimldsError: There is no such channel.
    """
    if not wanted:
        return list(CHANNELS)
    by_name = {channel.name: channel for channel in CHANNELS}
    found: dict[str, Channel] = {}
    for word in wanted:
        name = _ALIASES.get(word.lower(), word.lower())
        if name not in by_name:
            raise WimldsError(f"there is no channel “{word}”", _way_out(name, [*by_name, *_ALIASES]))
        found[name] = by_name[name]
        if name == "abstracts":
            found["abstracts-text"] = by_name["abstracts-text"]
    return list(found.values())


def with_own_limits(channel: Channel, event: Event) -> Channel:
    """Return a channel with the limit of the chapter's own server, where servers differ."""
    most = event.channels.mastodon_limit
    if channel.name != "mastodon" or most is None:
        return channel
    limits = tuple(dataclasses.replace(limit, most=most) for limit in channel.limits)
    return dataclasses.replace(channel, limits=limits)


def moments_wanted(wanted: Sequence[str], event: Event, today: datetime.date, facts: EventFacts) -> list[Choice]:
    """Return moments by their names; when none is named, all that make sense on the day.

    Raises:
        WimldsError: There is no such moment, or nobody of that name is on stage.
    """
    if not wanted:
        return [Choice(moment) for moment in sensible_moments(event, today)]
    found = []
    for word in wanted:
        name, _, about = word.partition(":")
        moment = next((each for each in Moment if each.value == name.strip().lower()), None)
        if moment is None:
            raise WimldsError(f"there is no moment “{word}”", _way_out(name.lower(), [each.value for each in Moment]))
        if about and moment is not Moment.SPEAKER:
            raise WimldsError(f"“{word}”: only the moment speaker is about somebody", f"say --moment {name}")
        found.append(Choice(moment, _speaker(about.strip(), facts) if about else None))
    return list(dict.fromkeys(found))


def _speaker(word: str, facts: EventFacts) -> SpeakerFacts:
    for person in facts.speakers:
        if word in (person.id, person.path.partition(".")[2]) or names.same_name(word, person.name):
            return person
    ids = [person.id for person in facts.speakers]
    raise WimldsError(f"nobody called “{word}” is confirmed and on stage", _way_out(word, ids))


def texts_wanted(channel: Channel, choices: Sequence[Choice], facts: EventFacts) -> list[Wanted]:
    """Return the texts that a channel has at these moments."""
    if not channel.has_moments:
        return [Wanted(channel)]
    found = []
    for choice in choices:
        if channel.moments and choice.moment not in channel.moments:
            continue
        if choice.moment is not Moment.SPEAKER:
            found.append(Wanted(channel, choice.moment))
        elif choice.speaker is not None:
            same = [one for one in facts.speakers if one.path == choice.speaker.path]
            found += [Wanted(channel, choice.moment, one) for one in same]
        else:
            found += [Wanted(channel, choice.moment, person) for person in facts.speakers]
    return found


def _way_out(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else "choose from: " + ", ".join(known)
