"""Templates and facts -> the texts of a channel, with what is missing and which facts each one tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wimlds_cli.announce.channels.base import Channel
from wimlds_cli.announce.environment import Record, environment
from wimlds_cli.announce.facts import EventFacts, Missing, SpeakerFacts
from wimlds_cli.announce.moments import BEFORE, Moment
from wimlds_cli.announce.threads import TooLong, split
from wimlds_cli.errors import WimldsError
from wimlds_cli.texts.dialects import Dialect, Html, Markdown
from wimlds_cli.texts.markdown import to_html

if TYPE_CHECKING:
    from babel import Locale
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_NOT_ON_ITS_DATE = ("cancelled", "postponed")


@dataclass(frozen=True)
class Wanted:
    """Which text is wanted.

    Attributes:
        channel: Where it is published.
        moment: When; None on a channel that has one text for the event.
        speaker: Whom it introduces, at the moment of that name.
        correction: The published text that it corrects: `opening`, `speaker-grace-hopper`; else empty.
    """

    channel: Channel
    moment: Moment | None = None
    speaker: SpeakerFacts | None = None
    correction: str = ""

    @property
    def key(self) -> str:
        """Return the name under which it is remembered: `x/speaker-grace-hopper`."""
        if self.moment is None:
            return self.channel.name
        if self.correction:
            return f"{self.channel.name}/{self.correction}-correction"
        about = f"-{self.speaker.id[:80]}" if self.speaker is not None else ""
        return f"{self.channel.name}/{self.moment.value}{about}"


@dataclass(frozen=True)
class Announcement:
    """One text, ready or not.

    Attributes:
        wanted: Which one it is.
        posts: What is pasted, one entry a post; empty when a limit refuses it.
        heading: Its heading or subject; empty where the channel has none.
        gaps: What it should say and does not know.
        refusals: Why it must not be published, in plain sentences.
        facts: What it was rendered from: each fact by its path, in words.
        more: What else its template was told.
        pictures: A card's pictures, each by its size: `1200x630`.
    """

    wanted: Wanted
    posts: tuple[str, ...]
    heading: str = ""
    gaps: tuple[Missing, ...] = ()
    refusals: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    pictures: tuple[tuple[str, bytes], ...] = ()

    @property
    def text(self) -> str:
        """Return all posts as one text."""
        return "\n\n".join(self.posts)


class Renderer:
    """Renders the texts of one channel.

    Args:
        folders: Where templates are looked for.
        locale: How lists are written.
    """

    def __init__(self, folders: Sequence[Path], locale: Locale) -> None:
        self.folders = folders
        self.locale = locale
        self._environments: dict[type[Dialect], tuple[ImmutableSandboxedEnvironment, Record]] = {}

    def render(self, wanted: Wanted, event: EventFacts, **more: Any) -> Announcement:
        """Render one text.

        Args:
            wanted: Which one.
            event: The facts, as its channel names people.
            **more: What else the template may say.

        Raises:
            WimldsError: The template is faulty.
        """
        channel = wanted.channel
        record = self._open(channel.dialect)
        record.used["status"] = event.status
        text = self.body(wanted, event, channel.dialect, **more)
        heading = ""
        refusals = []
        if channel.has_heading:
            heading = self._heading(wanted, event, **more)
            if channel.heading_limit is not None and len(heading) > channel.heading_limit:
                refusals.append(f"its title has {len(heading)} of {channel.heading_limit} characters: “{heading}”")
        posts: tuple[str, ...] = ()
        try:
            posts = tuple(self._posts(channel, text))
        except TooLong as error:
            limit = channel.limits[0]
            refusals.append(
                f"one sentence uses {limit.count(error.sentence)} of {limit.most} {limit.unit}: “{error.sentence}”"
            )
        if not channel.is_picture:
            refusals += _unsaid(text, event, channel.dialect)
        return Announcement(
            wanted, posts, heading, tuple(dict.fromkeys(record.gaps)), tuple(refusals), dict(record.used), more
        )

    def body(self, wanted: Wanted, event: EventFacts, dialect: Dialect, **more: Any) -> str:
        """Render a text in a mark-up, in one piece, with what has changed about the event said first."""
        context = _context(wanted, event, more)
        name = wanted.channel.family
        if "changes" in more:
            name = "correction"
        elif wanted.moment is not None:
            name = wanted.moment.value
            if event.status in _NOT_ON_ITS_DATE and wanted.moment in BEFORE:
                name = "notice"
        text = self._template(wanted, name, dialect, context)
        # A page has its own place for it.
        if event.status != "scheduled" and not isinstance(dialect, Html):
            text = f"{self._template(wanted, 'status', dialect, context | {'short': False})}\n\n{text}"
        return text

    def page(self, name: str, event: EventFacts, **more: Any) -> str:
        """Render a page for organizers in HTML."""
        return self._named([name], Html(), {"event": event, **more})

    def page_part(self, name: str, event: EventFacts) -> Any:
        """Render a template in Markdown, as a part of such a page."""
        from markupsafe import Markup

        text = self._named([name], Markdown(), {"event": event, "channel": "", "moment": ""})
        return Markup(to_html(text))

    def _heading(self, wanted: Wanted, event: EventFacts, **more: Any) -> str:
        context = _context(wanted, event, more)
        plain = Dialect()
        self._open(plain, keep=self._environments[type(wanted.channel.dialect)][1])
        heading = self._template(wanted, "heading", plain, context)
        if event.status != "scheduled":
            first = self._template(wanted, "status", plain, context | {"short": True})
            heading = f"{first} {heading}"
        return " ".join(heading.split())

    def _posts(self, channel: Channel, text: str) -> list[str]:
        if channel.threads:
            return split(text, channel.fits)
        if not channel.fits(text):
            raise TooLong(text)
        return [text]

    def _open(self, dialect: Dialect, *, keep: Record | None = None) -> Record:
        """Begin a new record of what is said in a mark-up, or go on with one."""
        kind = type(dialect)
        if kind not in self._environments:
            record = Record(dialect)
            self._environments[kind] = (environment(self.folders, record, self.locale), record)
        record = self._environments[kind][1]
        record.used, record.gaps = (keep.used, keep.gaps) if keep is not None else ({}, [])
        return record

    def _template(self, wanted: Wanted, name: str, dialect: Dialect, context: dict[str, Any]) -> str:
        return self._named(candidates(wanted.channel, name), dialect, context)

    def _named(self, names: list[str], dialect: Dialect, context: dict[str, Any]) -> str:
        import jinja2

        if type(dialect) not in self._environments:
            self._open(dialect)
        jinja = self._environments[type(dialect)][0]
        try:
            written = jinja.select_template(names).render(context)
        except jinja2.TemplatesNotFound:
            raise WimldsError(
                f"there is no template {names[0]}", "put one into your chapter's templates/ folder"
            ) from None
        except jinja2.TemplateSyntaxError as error:
            raise WimldsError(
                f"{error.filename or error.name}:{error.lineno}: {error.message}",
                "`wimlds templates` shows the template as it comes with the package",
            ) from None
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise WimldsError(
                f"the template {names[0]} cannot be filled in: {error}",
                "`wimlds templates` shows the template as it comes with the package",
            ) from None
        lines = "\n".join(line.rstrip() for line in str(written).splitlines())
        return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _context(wanted: Wanted, event: EventFacts, more: dict[str, Any]) -> dict[str, Any]:
    moment = wanted.moment.value if wanted.moment is not None else ""
    names = {"channel": wanted.channel.name, "moment": moment, "changes": (), "shown": ()}
    return {"event": event, "speaker": wanted.speaker, **names, **more}


def candidates(channel: Channel, name: str) -> list[str]:
    """Return the templates that a text can come from, the first that exists wins."""
    ending = ".html" if isinstance(channel.dialect, Html) else ".txt"
    return list(dict.fromkeys(f"{start}{name}{ending}" for start in (f"{channel.name}/", f"{channel.family}/", "")))


def _unsaid(text: str, event: EventFacts, dialect: Dialect) -> list[str]:
    """Hold that every text says whom the chapter features, that everybody is welcome, and the code of conduct."""
    flat = " ".join(text.split())
    found = []
    for what, fact in (("the chapter's mission", event.mission), ("the welcome to everybody", event.welcome)):
        if not isinstance(fact, Missing) and " ".join(dialect.escape(fact).split()) not in flat:
            found.append(f"it does not say {what}: “{fact}”")
    conduct = event.conduct_url
    if not isinstance(conduct, Missing) and dialect.address(conduct) not in flat:
        found.append(f"it does not name the code of conduct: {conduct}")
    return found
