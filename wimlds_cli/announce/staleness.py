"""Published texts -> which of them are wrong by now, and in what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wimlds_cli.announce.memory import Memory
from wimlds_cli.event.published import Published

_LABELS = {
    "name": "the name",
    "when": "the date and time",
    "day": "the date and time",
    "hours": "the date and time",
    "short_day": "the date and time",
    "opens": "the date and time",
    "zone": "the time zone",
    "place": "the place",
    "place_name": "the place",
    "attendance": "how to take part",
    "access": "how to get in",
    "childcare": "childcare",
    "health": "what holds for health",
    "support": "the help with money",
    "stream_url": "the stream",
    "audience": "for whom it is",
    "map_url": "the way",
    "join_url": "where to join",
    "registration_url": "the registration page",
    "description": "the description",
    "hook": "the description",
    "mission": "the mission sentence",
    "welcome": "the welcome",
    "conduct_url": "the code of conduct",
    "conduct_contact": "whom to turn to",
    "next_event": "the next event",
    "feedback_url": "the feedback page",
    "talks": "the programme",
    "sessions": "the programme",
    "days": "the programme",
    "speakers": "who is on stage",
    "organizers": "the organizers",
    "sponsors": "the sponsors",
    "co_hosts": "the co-hosts",
    "offers": "the offers",
    "title": "the title",
    "time": "the time",
    "who": "who is on stage",
    "who_named": "who is on stage",
    "moderated_by": "who moderates",
    "co_authors": "who worked on it too",
    "source_title": "what is shown",
    "source_starts": "when the main programme shows it",
    "abstract": "the abstract",
    "named": "the name",
    "biography": "the biography",
    "affiliation": "the affiliation",
    "tagline": "the line about the speaker",
}
"""In plain words; the order decides which of two facts with the same words is told."""

_NOT_FOR_READERS = {"type", "kind", "several_days", "id", "calls", "several", "path"}
_STATUS_WORDS = {
    "scheduled": "it takes place after all",
    "cancelled": "it does not take place",
    "postponed": "it is postponed, and we are looking for a new date",
    "moved-online": "it takes place online only",
}


@dataclass(frozen=True)
class Change:
    """One fact that a published text tells and that is no longer so.

    Attributes:
        label: What it is, in plain words.
        before: What the text says; empty when it is too long to repeat.
        now: What is so by now; empty when it is too long, or gone.
        words: Both in a sentence without its full stop.
    """

    label: str
    before: str
    now: str
    words: str


@dataclass(frozen=True)
class Stale:
    """A published text that is wrong by now."""

    key: str
    on: str
    changes: tuple[Change, ...]


def find_stale(memory: Memory, everything: dict[str, dict[str, str]]) -> list[Stale]:
    """Return the published texts that are wrong by now.

    What a text could not say yet and is known by now is no fault of it.

    Args:
        memory: What was published.
        everything: For each channel, every fact as it is now.
    """
    found = []
    for key, published in sorted(memory.published.items()):
        now = everything.get(key.partition("/")[0])
        if now is None:
            continue
        changes = _changes(published, now)
        if changes:
            found.append(Stale(key, published.on, changes))
    return found


def _changes(published: Published, now: dict[str, str]) -> tuple[Change, ...]:
    found: dict[str, Change] = {}
    for path in sorted(published.facts, key=_rank):
        before = published.facts[path]
        after = now.get(path, "")
        if not before or before == after:
            continue
        change = _change(path, before, after, published.facts, now)
        if change is not None:
            found.setdefault(change.label, change)
    return tuple(found.values())


def _rank(path: str) -> tuple[int, int, str]:
    name = path.rpartition(".")[2]
    known = list(_LABELS)
    return path.count("."), known.index(name) if name in known else len(known), path


def _change(path: str, before: str, after: str, old: dict[str, str], now: dict[str, str]) -> Change | None:
    group, _, name = path.rpartition(".")
    if name == "status":
        words = _STATUS_WORDS.get(after, f"it is {after}")
        return Change("whether it takes place", before, after, _capital(words))
    if name in _NOT_FOR_READERS or name not in _LABELS:
        return None
    kind, _, identity = group.partition(".")
    if identity and kind in ("sessions", "speakers") and not _holds(group, now):
        title = old.get(f"{group}.title") or old.get(f"{group}.name") or identity
        gone = f"“{title}” is not on the programme any more" if kind == "sessions" else f"{title} cannot come"
        return Change(gone, title, "", gone)
    label = _LABELS[name]
    if after and (group, name) != ("", "name") and name in ("title", "name"):
        quote = "“{}”" if name == "title" else "{}"
        words = f"{quote} is now called {quote}".format(before, after)
        return Change(f"{label} {before}", before, after, words)
    if identity:
        owner = now.get(f"{group}.title") or now.get(f"{group}.name")
        label = f"{label} of “{owner}”" if owner and kind == "sessions" else f"{label} ({owner or identity})"
    if _is_list(name) or "digest " in (before[:7], after[:7]):
        return Change(label, "", "", f"{_capital(label)} {'have' if label.endswith('s') else 'has'} changed")
    if not after:
        return Change(label, before, "", f"{_capital(label)}: no longer {before}")
    return Change(label, before, after, f"{_capital(label)}: {after} (not {before})")


def _holds(group: str, now: dict[str, str]) -> bool:
    return any(path.startswith(f"{group}.") for path in now)


def _is_list(name: str) -> bool:
    return name in ("talks", "sessions", "days", "speakers", "offers")


def _capital(words: Iterable[str] | str) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]
