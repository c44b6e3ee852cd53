"""Texts -> what the sheet says of each: where it goes, what goes with it, and whether it may go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wimlds_cli.announce.channels import Channel
from wimlds_cli.announce.facts import CALL, EventFacts, SpeakerFacts
from wimlds_cli.announce.files import TextFile
from wimlds_cli.announce.moments import BEFORE, Moment
from wimlds_cli.announce.page.pictures import CARD, Pictures
from wimlds_cli.announce.rendering import Announcement, Renderer
from wimlds_cli.announce.sheet.frames import as_shown, mail_as_shown
from wimlds_cli.texts.dialects import Markdown

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True)
class Post:
    """One thing to paste.

    Attributes:
        text: What is pasted.
        shown: As its channel shows it.
        used: How much of the limit it takes, in words.
        count: The same as a number; None without a limit. So `most`.
        rows: How many lines a field for it needs.
    """

    text: str
    shown: Markup
    used: str
    count: int | None
    most: int | None
    rows: int


@dataclass(frozen=True)
class Attached:
    """A picture to attach.

    Attributes:
        file: Its file.
        alt: What to write as its description.
        about: What it shows: a speaker's path, or the name of the text whose card it is.
        is_card: Whether this run made it, for this post.
    """

    file: str
    alt: str
    about: str
    is_card: bool = False


@dataclass(frozen=True)
class Made:
    """A picture that this run made: its name and its description, and itself as an address."""

    name: str
    alt: str
    src: str


@dataclass(frozen=True)
class Step:
    """One text.

    Attributes:
        channel: The channel's name.
        moment: The moment's name; empty where a channel has one text.
        title: When it is posted, or what it is.
        state: ready, draft or refused.
        heading: Its title or subject.
        posts: What is pasted.
        body: A newsletter as mail programs show it, or what a calendar's entry says; None for anything else.
        tags: Whom to tag, each in a line.
        pictures: What to attach.
        made: Pictures that it consists of.
        page: A page that it consists of; empty for anything else.
        files: The same as files, below the output folder.
        unsure: What is still to be known.
        refusals: Why it must not be published.
        command: What to say once it is out.
    """

    channel: str
    moment: str
    title: str
    state: str
    heading: str
    posts: tuple[Post, ...]
    body: Markup | None
    tags: tuple[str, ...]
    pictures: tuple[Attached, ...]
    made: tuple[Made, ...]
    page: str
    files: tuple[str, ...]
    unsure: tuple[str, ...]
    refusals: tuple[str, ...]
    command: str


@dataclass(frozen=True)
class Group:
    """All texts of one channel, under what its person has to know."""

    name: str
    title: str
    by_hand: str
    threads: bool
    steps: tuple[Step, ...]


def groups_of(
    texts: Sequence[Announcement], facts: EventFacts, renderer: Renderer, files: Sequence[TextFile]
) -> list[Group]:
    """Return the texts by channel, in their order."""
    held: dict[str, list[Announcement]] = {}
    for text in texts:
        held.setdefault(text.wanted.channel.name, []).append(text)
    making = _Steps(texts, facts, renderer, files)
    return [
        Group(
            name,
            each[0].wanted.channel.title,
            each[0].wanted.channel.by_hand,
            each[0].wanted.channel.threads,
            tuple(making.step(text) for text in each),
        )
        for name, each in held.items()
    ]


class _Steps:
    def __init__(
        self, texts: Sequence[Announcement], facts: EventFacts, renderer: Renderer, files: Sequence[TextFile]
    ) -> None:
        self.facts = facts
        self.renderer = renderer
        self.files: dict[str, list[TextFile]] = {}
        for file in files:
            self.files.setdefault(file.key, []).append(file)
        self.words = {text.wanted.key: text.text for text in texts}

    def step(self, text: Announcement) -> Step:
        wanted = text.wanted
        channel = wanted.channel
        people = _people(text, self.facts)
        own = self.files.get(wanted.key, [])
        return Step(
            channel=channel.name,
            moment=wanted.moment.value if wanted.moment is not None else "",
            title=_title(text),
            state="refused" if text.refusals else "draft" if text.gaps else "ready",
            heading=text.heading,
            posts=tuple(_post(text, post) for post in text.posts) if channel.to_paste else (),
            body=self._body(text),
            tags=_tags(people, channel),
            pictures=self._card(text) or _portraits(people),
            made=tuple(_made(own, text.text)),
            page=text.text if channel.suffix == ".html" else "",
            files=tuple(file.path for file in own),
            unsure=tuple(f"{gap.field} ({gap.person})" for gap in text.gaps),
            refusals=text.refusals,
            command=_command(text),
        )

    def _body(self, text: Announcement) -> Markup | None:
        if text.wanted.channel.name == "email":
            markdown = self.renderer.body(text.wanted, self.facts, Markdown(), **text.more)
            return mail_as_shown(markdown, text.gaps)
        if text.wanted.channel.name == "calendar":
            return as_shown(text.text, text.wanted.channel.dialect, text.gaps)
        return None

    def _card(self, text: Announcement) -> tuple[Attached, ...]:
        """Return the card that goes with a post, where this run made one."""
        wanted = text.wanted
        if wanted.channel.name in ("cards", "email") or wanted.correction or wanted.moment not in BEFORE:
            return ()
        about = f"-{wanted.speaker.id[:80]}" if wanted.speaker is not None else ""
        key = f"cards/{Moment.SPEAKER if about else Moment.OPENING}{about}"
        wide = next((file for file in self.files.get(key, ()) if _is_picture(file)), None)
        return (Attached(wide.path, self.words.get(key) or _NO_ALT, key, True),) if wide is not None else ()


def _portraits(people: Sequence[SpeakerFacts]) -> tuple[Attached, ...]:
    return tuple(
        Attached(person.picture, person.alt if isinstance(person.alt, str) else _NO_ALT, person.path)
        for person in people
        if isinstance(person.picture, str)
    )


_NO_ALT = "the description is missing"


def _title(text: Announcement) -> str:
    wanted = text.wanted
    if wanted.correction:
        return f"Correction of {wanted.correction.replace('-', ' ')}"
    title = wanted.moment.value.replace("-", " ").capitalize() if wanted.moment is not None else wanted.channel.title
    return f"{title}: {wanted.speaker.name}" if wanted.speaker is not None else title


def _command(text: Announcement) -> str:
    wanted = text.wanted
    said = f"wimlds announce --published {wanted.channel.name}"
    if wanted.moment is None:
        return said
    about = f":{wanted.speaker.id}" if wanted.speaker is not None else ""
    return f"{said} --moment {wanted.moment.value}{about}"


def _made(files: Sequence[TextFile], alt: str) -> list[Made]:
    pictures = Pictures(None)
    made = [file for file in files if _is_picture(file)]
    return [Made(file.path, alt or _NO_ALT, pictures.take_bytes(file.data, CARD).src) for file in made]


def _is_picture(file: TextFile) -> bool:
    return file.path.endswith((".png", ".jpg"))


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
    channel = text.wanted.channel
    limit = channel.limits[0] if channel.limits else None
    count = limit.count(post) if limit is not None else None
    used = f"{count:,} of {limit.most:,} {limit.unit}" if limit is not None else f"{len(post):,} characters"
    rows = sum(1 + len(line) // 72 for line in post.split("\n"))
    return Post(
        post.replace(CALL, "@"),
        as_shown(post, channel.dialect, text.gaps),
        used,
        count,
        limit.most if limit is not None else None,
        min(max(rows, 3), 30),
    )
