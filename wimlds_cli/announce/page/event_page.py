"""The event's page, ready to be written: its HTML, the files beside it, and what an organizer must know of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from wimlds_cli.announce.calendar import event_entry, session_end
from wimlds_cli.announce.channels.page import PAGE
from wimlds_cli.announce.consent import may_be_shown
from wimlds_cli.announce.environment import template_folders
from wimlds_cli.announce.facts import Address, EventFacts, Missing
from wimlds_cli.announce.gathering import gather
from wimlds_cli.announce.moments import takes_place
from wimlds_cli.announce.page.frame import COLUMNS, Clock, Frame
from wimlds_cli.announce.page.invitations import as_address, web_calendars
from wimlds_cli.announce.page.pictures import FACE, LOGO, PORTRAIT, Pictures, Shown
from wimlds_cli.announce.page.punches import punched
from wimlds_cli.announce.page.structured import as_script, structured
from wimlds_cli.announce.rendering import Announcement, Renderer, Wanted
from wimlds_cli.event import names
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event
from wimlds_cli.texts import web, wording
from wimlds_cli.texts.dialects import one_line

if TYPE_CHECKING:
    from babel import Locale
    from markupsafe import Markup

_NETWORKS = {"x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon", "linkedin": "LinkedIn", "github": "GitHub"}


@dataclass(frozen=True)
class Setting:
    """Where a page will stand, and what stands around it there.

    Attributes:
        address: Its address on the web, for search engines and for who shares it; None when nobody knows.
        card: The absolute address of a picture that stands for the event where its page is shared.
        card_size: That picture's width and height in pixels.
        pictures: Where pictures stand beside the page, such as `pictures/`; None puts them into the page.
        calendar: The calendar file's address beside the page; None puts the file into the page.
        home: What the page's head leads back to: the words and the address, which may be relative.
        head: More for the `<head>`: links to feeds, other style.
    """

    address: str | None = None
    card: str | None = None
    card_size: tuple[int, int] | None = None
    pictures: str | None = None
    calendar: str | None = None
    home: tuple[str, str] | None = None
    head: Markup | str = ""


@dataclass(frozen=True)
class EventPage:
    """One page.

    Attributes:
        html: All of it.
        files: What stands beside it, by the name that the page calls it by.
        text: The page as a text of its channel: what it misses, why it must not be published, which facts it tells.
        notes: Plain sentences for the organizers.
    """

    html: str
    files: dict[str, bytes]
    text: Announcement
    notes: tuple[str, ...]


def event_page(
    loaded: LoadedEvent,
    today: datetime.date,
    *,
    setting: Setting | None = None,
    calendar: bytes | None = None,
    templates: Path | None = None,
) -> EventPage:
    """Return an event's page as it is on a day; the caller decides what to do about gaps and refusals.

    Args:
        loaded: The event.
        today: The day.
        setting: Where it will stand; alone, as one file, when left out.
        calendar: The calendar file that the page offers; none when left out and the setting has no address for it.
        templates: A folder of templates that win over all others.

    Raises:
        WimldsError: There is no event, or the template is faulty.
    """
    return _Making(loaded, loaded.readable(), today, setting or Setting()).page(calendar, templates)


class _Making:
    def __init__(self, loaded: LoadedEvent, event: Event, today: datetime.date, setting: Setting) -> None:
        self.loaded = loaded
        self.event = event
        self.today = today
        self.setting = setting
        self.locale: Locale = wording.locale_of(event)
        self.facts: EventFacts = gather(event, loaded.missing, None, today)
        self.pictures = Pictures(setting.pictures)

    def page(self, calendar: bytes | None, templates: Path | None) -> EventPage:
        from markupsafe import Markup

        renderer = Renderer(template_folders(self.loaded, templates), self.locale)
        text = renderer.render(
            Wanted(PAGE), self.facts, page=self._frame(calendar), look=Markup(web.look(self.event.brand)), short=False
        )
        html = web.sealed("".join(text.posts) + "\n")
        whole = Announcement(
            text.wanted, (html.rstrip("\n"),), gaps=text.gaps, refusals=text.refusals, facts=text.facts
        )
        return EventPage(html, self.pictures.files, whole, self._notes())

    def _frame(self, calendar: bytes | None) -> Frame:
        event, facts, setting = self.event, self.facts, self.setting
        dated = "start" not in self.loaded.missing
        portraits = self._portraits(PORTRAIT)
        return Frame(
            language=str(self.locale.language),
            locale=str(self.locale).replace("_", "-"),
            direction="rtl" if self.locale.character_order == "right-to-left" else "ltr",
            title=facts.name.words if isinstance(facts.name, Missing) else facts.name,
            address=setting.address,
            card=setting.card,
            card_size=setting.card_size,
            home=setting.home,
            head=setting.head,
            begins=event.starts_at.isoformat(timespec="minutes") if dated else None,
            ends=max(event.ends_at, event.starts_at).isoformat(timespec="minutes") if dated else None,
            over=dated and self.today > event.end.date(),
            takes_place=takes_place(event),
            clocks=self._clocks(),
            portraits=portraits,
            faces=self._portraits(FACE),
            anchors=self._anchors(),
            initials={one.path: wording.initials(one.name) for one in facts.speakers},
            accounts=self._accounts(),
            logos=self._each([(f"sponsors.{number}", one.logo) for number, one in enumerate(event.sponsors, 1)], LOGO),
            logo=self._logo(),
            calendar=self._calendar(calendar),
            calendars=self._calendars() if dated else (),
            data=as_script(structured(event, facts, self._public(portraits), setting.address, setting.card)),
            holes=tuple(punched(str(facts.name), COLUMNS)),
        )

    def _clocks(self) -> dict[str, Clock]:
        found = {}
        for session in self.event.running_order():
            start = self.event.session_start(session)
            if start is None or "start" in self.loaded.missing:
                continue
            begins = start.replace(tzinfo=self.event.zone)
            ends = session_end(self.event, session, begins)
            found[f"sessions.{session.id}"] = Clock(
                begins.isoformat(timespec="minutes"), ends.isoformat(timespec="minutes"), session.duration
            )
        return found

    def _anchors(self) -> dict[str, str]:
        found: dict[str, str] = {}
        ids = [(one.path, one.id) for one in self.facts.sessions]
        ids += [(one.path, one.id) for one in self.facts.speakers]
        for number, (path, about) in enumerate(ids, 1):
            name = names.id_of(about) or str(number)
            # The page's own anchors have no dash.
            wanted = f"{path.partition('.')[0].removesuffix('s')}-{name}"
            found[path] = wanted if wanted not in found.values() else f"{wanted}-{number}"
        return found

    def _portraits(self, most: int) -> dict[str, Shown]:
        on_stage = {one.path for one in self.facts.speakers}
        return self._each(
            [
                (f"speakers.{one.id}", one.picture.path)
                for one in self.event.speakers
                if one.picture is not None and may_be_shown(one) and f"speakers.{one.id}" in on_stage
            ],
            most,
        )

    def _each(self, wanted: list[tuple[str, str | None]], most: int) -> dict[str, Shown]:
        found = {path: self.pictures.take(self.loaded.folder / file, most) for path, file in wanted if file}
        return {path: shown for path, shown in found.items() if shown is not None}

    def _logo(self) -> Shown | None:
        # The loader lets a path from chapter.yaml count from the event's folder.
        file = self.event.brand.logo
        return self.pictures.take(self.loaded.folder / file, LOGO) if file else None

    def _accounts(self) -> dict[str, tuple[tuple[str, Address], ...]]:
        found = {}
        for speaker in self.event.speakers:
            accounts = speaker.links.accounts() if speaker.links else ()
            found[f"speakers.{speaker.id}"] = tuple(
                (
                    f"{_NETWORKS[one.network]}: {one.handle}" if one.network in _NETWORKS else one.handle,
                    Address(one.url),
                )
                for one in accounts
            )
        return found

    def _calendar(self, calendar: bytes | None) -> Address | None:
        if self.setting.calendar is not None:
            return Address(self.setting.calendar)
        return Address(as_address(calendar)) if calendar is not None else None

    def _calendars(self) -> tuple[tuple[str, Address], ...]:
        entry = event_entry(self.event, self.facts, "")
        return web_calendars(self.event, entry.summary, entry.location, self.setting.address or entry.url)

    def _public(self, portraits: dict[str, Shown]) -> dict[str, str]:
        """Return the portraits that have an address on the web."""
        if self.setting.address is None or self.setting.pictures is None:
            return {}
        return {path: urljoin(self.setting.address, one.src) for path, one in portraits.items()}

    def _notes(self) -> tuple[str, ...]:
        unasked = [
            one_line(one.name)
            for one in self.event.speakers
            if one.picture is not None and not may_be_shown(one) and f"speakers.{one.id}" in self._on_stage()
        ]
        notes = []
        if unasked:
            notes.append(
                f"Web page: the picture of {wording.listed(unasked, self.locale)} is left out until there is a yes "
                "(`consent: {photo: yes}`)"
            )
        notes += [f"Web page: {path.as_posix()} cannot be read as a picture" for path in self.pictures.unreadable]
        return tuple(notes)

    def _on_stage(self) -> set[str]:
        return {one.path for one in self.facts.speakers}
