"""One page a run for whoever posts by hand: what to paste, whom to tag, which picture, how much room is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wimlds_cli.announce.channels import Channel
from wimlds_cli.announce.facts import CALL, EventFacts, SpeakerFacts
from wimlds_cli.announce.files import TextFile
from wimlds_cli.announce.moments import BEFORE, Moment
from wimlds_cli.announce.rendering import Announcement, Renderer

SHEET = "by-hand.html"


@dataclass(frozen=True)
class Post:
    """One thing to paste; `used` says how much of the limit it takes."""

    text: str
    used: str
    rows: int


@dataclass(frozen=True)
class Step:
    """One text: where it goes, and what goes with it."""

    title: str
    heading: str
    posts: tuple[Post, ...]
    tags: tuple[str, ...]
    pictures: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """All texts of one channel, under what its person has to know."""

    title: str
    by_hand: str
    steps: tuple[Step, ...]


def sheet_file(
    texts: Sequence[Announcement], facts: EventFacts, renderer: Renderer, files: Sequence[TextFile]
) -> TextFile:
    """Return the sheet of a run, one HTML file that works without a network."""
    cards = {text.wanted.key: text for text in texts if text.pictures}
    groups: dict[str, list[Announcement]] = {}
    for text in texts:
        groups.setdefault(text.wanted.channel.name, []).append(text)
    shown = [
        Group(
            held[0].wanted.channel.title,
            held[0].wanted.channel.by_hand,
            tuple(_step(text, facts, files, cards) for text in held),
        )
        for held in groups.values()
    ]
    answers = renderer.page_part("answers.txt", facts)
    page = renderer.page("sheet.html", facts, groups=shown, answers=answers)
    return TextFile(SHEET, (page + "\n").encode("utf-8", "replace"))


def _step(text: Announcement, facts: EventFacts, files: Sequence[TextFile], cards: dict[str, Announcement]) -> Step:
    wanted = text.wanted
    moment = wanted.moment
    title = moment.value.replace("-", " ").capitalize() if moment is not None else wanted.channel.title
    if wanted.correction:
        title = f"Correction of {wanted.correction.replace('-', ' ')}"
    elif wanted.speaker is not None:
        title = f"{title}: {wanted.speaker.name}"
    people = _people(text, facts)
    # The calendar is a file to attach; its description alone is nothing to paste.
    posts = () if wanted.channel.name == "calendar" else tuple(_post(text, post) for post in text.posts)
    return Step(
        title,
        text.heading,
        posts,
        _tags(people, wanted.channel),
        _card(text, cards) or _portraits(people),
        tuple(file.path for file in files if file.key == wanted.key),
        tuple(f"{gap.field} ({gap.person})" for gap in text.gaps),
    )


def _card(text: Announcement, cards: dict[str, Announcement]) -> tuple[tuple[str, str], ...]:
    """Return the card that goes with a post, as file and alt text."""
    channel, moment = text.wanted.channel, text.wanted.moment
    if channel.is_picture or channel.name == "email" or text.wanted.correction or moment not in BEFORE:
        return ()
    about = f"speaker-{text.wanted.speaker.id[:80]}" if text.wanted.speaker is not None else "opening"
    card = cards.get(f"cards/{about}")
    return ((f"{card.wanted.key}-{card.pictures[0][0]}.png", card.text),) if card is not None else ()


def _portraits(people: Sequence[SpeakerFacts]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (person.picture, person.alt if isinstance(person.alt, str) else "the description is missing")
        for person in people
        if isinstance(person.picture, str)
    )


def _people(text: Announcement, facts: EventFacts) -> list[SpeakerFacts]:
    """Return whom a post is about: those whose names stand in it."""
    if not text.wanted.channel.has_moments or text.wanted.channel.name == "email":
        return []
    if text.wanted.speaker is not None:
        return [one for one in facts.speakers if one.path == text.wanted.speaker.path]
    if text.wanted.moment not in (Moment.OPENING, Moment.THANKS, Moment.RECAP):
        return []
    return [one for one in facts.speakers if one.name in text.text]


def _tags(people: Sequence[SpeakerFacts], channel: Channel) -> tuple[str, ...]:
    """Return whom to tag, where a channel has accounts of its own."""
    if not channel.tags:
        return ()
    found = []
    for person in people:
        page = next((page for page in person.pages if _network_of(page) == channel.tags), None)
        found.append(f"{person.name}: {page or 'no account here that we know of; the name alone'}")
    return tuple(found)


def _network_of(page: str) -> str:
    host = page.split("://", 1)[-1]
    if host.startswith("x.com/"):
        return "x"
    if host.startswith("bsky.app/"):
        return "bluesky"
    if "linkedin.com/" in host:
        return "linkedin"
    return "mastodon" if "/@" in host else "website"


def _post(text: Announcement, post: str) -> Post:
    limits = text.wanted.channel.limits
    used = "; ".join(f"{limit.count(post):,} of {limit.most:,} {limit.unit}" for limit in limits[:1])
    rows = sum(1 + len(line) // 72 for line in post.split("\n"))
    return Post(post.replace(CALL, "@"), used or f"{len(post):,} characters", min(max(rows, 3), 30))
