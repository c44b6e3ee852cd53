"""The whole of `wimlds announce`: which texts are wanted, whether each is ready, what is written and remembered."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wimlds_cli.announce import choosing
from wimlds_cli.announce.calendar import calendar_file, event_entry, session_entries
from wimlds_cli.announce.cards.press import Press
from wimlds_cli.announce.channels import CHANNELS, Channel
from wimlds_cli.announce.choosing import Choice
from wimlds_cli.announce.consent import withheld
from wimlds_cli.announce.environment import template_folders
from wimlds_cli.announce.facts import EventFacts
from wimlds_cli.announce.files import TextFile, files_of, write_files
from wimlds_cli.announce.gathering import gather
from wimlds_cli.announce.memory import Memory, load_memory, save_memory
from wimlds_cli.announce.moments import Moment, takes_place
from wimlds_cli.announce.page import EventPage, Setting, event_page
from wimlds_cli.announce.rendering import Announcement, Renderer, Wanted
from wimlds_cli.announce.sheet import preview_page, sheet_file
from wimlds_cli.announce.staleness import Stale, find_stale
from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.published import Published
from wimlds_cli.replace import replacing
from wimlds_cli.texts import wording

CARD, CARD_SIZE = "cards/opening-1200x630.png", (1200, 630)
"""The picture that stands for the event where its page is shared, below the output folder; pixels."""


@dataclass(frozen=True)
class Order:
    """What the command line asks for.

    Attributes:
        channels: Names of channels; all when empty.
        moments: Moments, as `opening` or `speaker:grace-hopper`; when empty, all that make sense on the day.
        draft: Whether texts are written that do not know everything yet.
        into: Where to; `out/announce` beside the event when None.
        templates: A folder whose templates win over all others.
        today: The day on which it is asked.
        now: The moment, for what a calendar is stamped with.
        sessions: Whether a second calendar file holds one entry a session.
        preview: Where to write one page that shows every text, ready or not; nothing else is written or remembered.
    """

    channels: Sequence[str] = ()
    moments: Sequence[str] = ()
    draft: bool = False
    into: Path | None = None
    templates: Path | None = None
    today: datetime.date = field(default_factory=datetime.date.today)
    now: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    sessions: bool = False
    preview: Path | None = None

    @property
    def with_drafts(self) -> bool:
        """Whether texts are shown or written that do not know everything yet."""
        return self.draft or self.preview is not None


@dataclass(frozen=True)
class AnnounceReport:
    """What was written, and what an organizer must know.

    Attributes:
        folder: Where the texts are.
        sheet: The sheet for posting by hand; None when nothing was written.
        ready: Texts that were written and know everything.
        drafts: Texts that were written with an honest word for what is missing.
        refused: Texts that were not written, each with its reasons.
        stale: Published texts that are wrong by now.
        corrections: Their corrections, as written.
        notes: Plain sentences worth knowing.
    """

    folder: Path
    sheet: Path | None
    ready: tuple[Announcement, ...]
    drafts: tuple[Announcement, ...]
    refused: tuple[Announcement, ...]
    stale: tuple[Stale, ...]
    corrections: tuple[Announcement, ...]
    notes: tuple[str, ...]

    @property
    def has_findings(self) -> bool:
        """Whether something must still be done before or after publishing."""
        return bool(self.refused or self.stale)


def announce(loaded: LoadedEvent, order: Order) -> AnnounceReport:
    """Render an event's texts and write those that are ready.

    Raises:
        WimldsError: Nothing can be rendered: no event, an unknown channel or moment, a faulty template.
    """
    return _Run(loaded, order).run()


def mark_published(loaded: LoadedEvent, order: Order) -> list[str]:
    """Remember that texts were published as they were last rendered; return their names.

    Raises:
        WimldsError: Such a text was never rendered, or it is not said which moment.
    """
    event = loaded.readable()
    memory = load_memory(loaded.folder)
    renderer = Renderer(template_folders(loaded, order.templates), wording.locale_of(event))
    told: dict[str, dict[str, str]] = {}
    for channel in choosing.channels_named(order.channels):
        if channel.has_moments and not order.moments:
            raise WimldsError(
                f"which of the texts for {channel.title} was published?",
                "add --moment, such as --moment opening or --moment speaker:"
                + (event.speakers[0].id if event.speakers else "grace-hopper"),
            )
        facts = gather(event, loaded.missing, channel.network, order.today)
        choices = choosing.moments_wanted(order.moments, event, order.today, facts)
        for wanted in choosing.texts_wanted(channel, choices, facts):
            page = event_page(loaded, order.today, templates=order.templates) if channel.name == "page" else None
            told[wanted.key] = (page.text if page is not None else renderer.render(wanted, facts)).facts
    for key, facts_told in told.items():
        snapshot = memory.snapshots.get(memory.rendered.get(key, ""))
        if snapshot is None:
            raise WimldsError(
                f"the text {key} was never rendered here, so nobody can know what it says",
                "run `wimlds announce` first; a text that is not ready is not remembered",
            )
        # What the text told is what it was rendered from, be the event another one by now.
        facts_then = {path: snapshot[path] for path in facts_told if path in snapshot}
        memory.published[key] = Published(order.today.isoformat(), facts_then)
    save_memory(loaded.folder, memory)
    return list(told)


class _Run:
    def __init__(self, loaded: LoadedEvent, order: Order) -> None:
        self.loaded = loaded
        self.order = order
        self.event = loaded.readable()
        self.memory: Memory = load_memory(loaded.folder)
        self.renderer = Renderer(template_folders(loaded, order.templates), wording.locale_of(self.event))
        self.folder = order.into or loaded.folder / "out" / "announce"
        self.facts: dict[str, EventFacts] = {
            channel.name: gather(self.event, loaded.missing, channel.network, order.today) for channel in CHANNELS
        }
        self.press = Press(loaded, self.event, self.facts["cards"])
        self.page: EventPage | None = None
        self.files: list[TextFile] = []
        self.notes: list[str] = []

    def run(self) -> AnnounceReport:
        channels = [choosing.with_own_limits(each, self.event) for each in choosing.channels_named(self.order.channels)]
        some_facts = self.facts[CHANNELS[0].name]
        choices = choosing.moments_wanted(self.order.moments, self.event, self.order.today, some_facts)
        calendar = self._calendar(channels)
        self.page = self._page(channels, calendar)
        texts = [text for channel in channels for text in self._texts(channel, choices)]
        refused = [text for text in texts if text.refusals or (text.gaps and not self.order.with_drafts)]
        ready = [text for text in texts if text not in refused and not text.gaps]
        drafts = [text for text in texts if text not in refused and text.gaps]
        written = [text for text in texts if text not in refused]
        stale = find_stale(self.memory, {name: facts.everything for name, facts in self.facts.items()})
        corrections = [one for one in map(self._correction, stale) if one is not None]
        for text in [*written, *corrections]:
            self.files += files_of(text, self.renderer, self.facts[text.wanted.channel.name], self.event, calendar)
        self.notes += self.press.notes
        self._notes_on_consent(choices)
        sheet = None
        if self.order.preview is not None:
            # Nothing goes out of a preview: nothing is remembered of it, and no other file is touched.
            sheet = self.order.preview
            shown = preview_page(self.loaded, [*corrections, *texts], some_facts, self.renderer, self.files)
            with replacing(sheet) as new:
                new.write_bytes(shown)
        else:
            sheet = self._write(texts, ready, [*corrections, *written], some_facts)
        return AnnounceReport(
            self.folder,
            sheet,
            tuple(ready),
            tuple(drafts),
            tuple(refused),
            tuple(stale),
            tuple(corrections),
            tuple(self.notes),
        )

    def _write(
        self,
        texts: Sequence[Announcement],
        ready: Sequence[Announcement],
        written: Sequence[Announcement],
        facts: EventFacts,
    ) -> Path | None:
        """Write the texts and the sheet, and remember what may be published; return where the sheet is."""
        sheet = None
        if written:
            file = sheet_file(self.loaded, written, facts, self.renderer, self.files)
            self.files.append(file)
            sheet = self.folder / file.path
        write_files(self.folder, self.files, gone=[text.wanted.key for text in texts])
        if not self.order.draft:
            # A draft is not meant to be published: nothing is remembered of it.
            for text in ready:
                self.memory.remember(text.wanted.key, self.facts[text.wanted.channel.name].everything)
            save_memory(self.loaded.folder, self.memory)
        return sheet

    def _texts(self, channel: Channel, choices: Sequence[Choice]) -> list[Announcement]:
        facts = self.facts[channel.name]
        if channel.needs is not None and getattr(facts, channel.needs) is None:
            if self.order.channels:
                self.notes.append(f"{channel.title}: the event has no `{channel.needs}`, so there is none")
            return []
        over = self.order.today > self.event.end.date() or not takes_place(self.event)
        if channel.only_before and over and not self.order.channels:
            return []
        wanted = choosing.texts_wanted(channel, choices, facts)
        if channel.is_picture:
            return [self._card(one, facts) for one in wanted]
        if self.page is not None and channel.name == "page":
            return [self.page.text]
        return [self.renderer.render(one, facts) for one in wanted]

    def _card(self, wanted: Wanted, facts: EventFacts) -> Announcement:
        text = self.renderer.render(wanted, facts, shown=self.press.shown(wanted.speaker))
        return self.press.printed(text) if self.order.with_drafts or not text.gaps else text

    def _correction(self, stale: Stale) -> Announcement | None:
        name, _, rest = stale.key.partition("/")
        channel = next((each for each in CHANNELS if each.name == name), None)
        if channel is None or not channel.has_moments or channel.is_picture:
            what = stale.key if channel is not None and channel.is_picture else name
            self.notes.append(f"{what}: publish the new file, the old one is out of date")
            return None
        channel = choosing.with_own_limits(channel, self.event)
        facts = self.facts[name]
        moment = next(each for each in Moment if rest == each.value or rest.startswith(f"{each.value}-"))
        about = rest.removeprefix(moment.value).removeprefix("-")
        speaker = next((one for one in facts.speakers if one.id[:80] == about), None)
        return self.renderer.render(Wanted(channel, moment, speaker, correction=rest), facts, changes=stale.changes)

    def _page(self, channels: Sequence[Channel], calendar: bytes | None) -> EventPage | None:
        if not any(channel.name == "page" for channel in channels):
            return None
        card = self._card_address()
        if card is not None:
            self.notes.append(
                f"Web page: where its address is shared, the picture {card} is shown: put {CARD} there, under that name"
            )
        setting = Setting(card=card, card_size=CARD_SIZE if card is not None else None)
        page = event_page(
            self.loaded, self.order.today, setting=setting, calendar=calendar, templates=self.order.templates
        )
        self.notes += page.notes
        return page

    def _card_address(self) -> str | None:
        """Return where the event's card will be on the web: beside the chapter's own pages, if it has any."""
        website = self.facts["page"].website
        name = names.id_of(self.loaded.folder.resolve().name)
        return f"{website.rstrip('/')}/{name}.png" if website and name else None

    def _calendar(self, channels: Sequence[Channel]) -> bytes | None:
        """Return the calendar file when it may be published, for itself, for the mails and for the page."""
        names = {channel.name for channel in channels}
        if not names & {"calendar", "email", "page"}:
            return None
        channel = next(each for each in CHANNELS if each.name == "calendar")
        facts = self.facts["calendar"]
        own = self.renderer.render(Wanted(channel), facts)
        if own.gaps and not self.order.with_drafts:
            return None
        seed = f"{self.event.chapter or ''} {self.loaded.folder.resolve().name}"
        who = facts.chapter
        entry = event_entry(self.event, facts, own.text)
        made = calendar_file([entry], self.memory, seed, who, self.order.now)
        if self.order.sessions:
            entries = session_entries(self.event, facts)
            sessions = calendar_file(entries, self.memory, seed, who, self.order.now)
            self.files.append(TextFile("sessions.ics", sessions))
        return made

    def _notes_on_consent(self, choices: Sequence[Choice]) -> None:
        if any(choice.moment is Moment.RECAP for choice in choices):
            self.notes += withheld(self.event)
