"""Event -> the facts for its slides."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

from wimlds_cli.event.decks import find_file
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event, Session, SessionType
from wimlds_cli.event.people import Speaker
from wimlds_cli.event.place import Sponsor
from wimlds_cli.programme.facts import (
    NO_PICTURE,
    ChapterFacts,
    EventFacts,
    Facts,
    LinkFacts,
    PersonFacts,
    Picture,
    SessionFacts,
    SponsorFacts,
)
from wimlds_cli.programme.wording import address, clock, one_line
from wimlds_cli.texts.wording import day, days, initials, listed, locale_of

_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
"""What Pillow reads everywhere; what PowerPoint does not show is written anew as PNG or JPEG."""
_SOCIAL = ("mastodon", "bluesky", "x", "linkedin", "github", "website")
"""Which account a divider shows: the first of these that a speaker has."""


def gather(loaded: LoadedEvent, event: Event, *, public: bool = False) -> Facts:
    """Return what an event's slides may say.

    Args:
        loaded: Where its files are.
        event: The event.
        public: For a copy for everybody: without pictures of people who did not agree to be shown.
    """
    return _Gathering(loaded, event, public).facts()


class _Gathering:
    def __init__(self, loaded: LoadedEvent, event: Event, public: bool) -> None:
        self.loaded, self.event, self.public = loaded, event, public
        self.locale = locale_of(event)

    def facts(self) -> Facts:
        event = self.event
        brand = event.brand
        chapter = ChapterFacts(
            one_line(event.chapter),
            one_line(event.mission),
            one_line(event.welcome),
            address(event.channels.website),
            self._file(brand.logo, one_line(event.chapter), beside_chapter=True),
        )
        conduct = event.code_of_conduct
        page = LinkFacts() if conduct is None else self._link(conduct.url, one_line(conduct.contact))
        return Facts(
            self._event(),
            chapter,
            page,
            self._link(event.feedback_url),
            tuple(self._session(session) for session in event.running_order()),
            tuple(SponsorFacts(one_line(sponsor.name), self._logo(sponsor)) for sponsor in event.sponsors),
            tuple((colour or "").removeprefix("#").upper() for colour in (brand.colour, brand.accent)),  # type: ignore[arg-type]
        )

    def _event(self) -> EventFacts:
        event, place = self.event, self.event.location
        where = [place.name, place.address] if place else []
        named = [one_line(place.name)] if place and place.name else []
        hosts = [*named, *(one for host in event.co_hosts if (one := one_line(host)) not in named)]
        known = "start" not in self.loaded.missing
        return EventFacts(
            name=one_line(event.name),
            day=self._days() if known else "",
            hours=f"{clock(event.start)}–{clock(event.end)}" if known else "",
            place=", ".join(one_line(words) for words in where if words),
            hosts=listed(hosts, self.locale),
            sponsors=listed([one_line(sponsor.name) for sponsor in event.sponsors], self.locale),
            sponsor_count=len(event.sponsors),
            organizers=listed([one_line(one.name) for one in event.organizers], self.locale),
            hashtags=" ".join(f"#{tag.removeprefix('#')}" for tag in event.hashtags),
            next_event=one_line(event.next_event),
            several_days=event.several_days,
            conference=one_line(event.conference.name) if event.conference else "",
        )

    def _days(self) -> str:
        if self.event.several_days:
            return days(self.event.start, self.event.end, self.locale)
        return day(self.event.start.date(), self.locale)

    def _session(self, session: Session) -> SessionFacts:
        event = self.event
        start = event.session_start(session)
        people = self._on_stage(session)
        source = session.source.title if session.source and session.source.title != session.title else None
        return SessionFacts(
            id=session.id,
            title=one_line(session.title or session.id),
            start=clock(start) if start else "",
            time=_time(start, session.duration),
            day=day(start.date(), self.locale, year=False) if start and event.several_days else "",
            track=one_line(session.track).capitalize() if session.track else "",
            type=session.type.value,
            people=", ".join(person.name for person in people),
            source=one_line(source),
            is_break=session.type is SessionType.BREAK,
            on_stage=people,
        )

    def _on_stage(self, session: Session) -> tuple[PersonFacts, ...]:
        event = self.event
        found: dict[str, PersonFacts] = {}
        for reference in session.moderators:
            known = event.speaker(reference)
            person = self._person(known, "Moderator") if known else self._organizer(reference, "Moderator")
            found.setdefault(person.name, person)
        for speaker in event.speakers_of(session):
            found.setdefault(one_line(speaker.name), self._person(speaker, ""))
        return tuple(found.values())

    def _organizer(self, name: str, role: str) -> PersonFacts:
        """Return somebody on stage who is not under `speakers:`, such as an organizer who moderates."""
        name = one_line(name)
        return PersonFacts(name, role=role, picture=Picture(covers=True, instead=initials(name)))

    def _person(self, speaker: Speaker, role: str) -> PersonFacts:
        name = one_line(speaker.name)
        shown = not self.public or (speaker.consent is not None and speaker.consent.photo is True)
        picture = speaker.picture if shown else None
        alt = one_line(picture.alt if picture else None) or f"Portrait of {name}"
        data = self._path(picture.path) if picture else None
        accounts = {account.network: account.handle for account in (speaker.links.accounts() if speaker.links else ())}
        return PersonFacts(
            name=name,
            pronouns=one_line(speaker.pronouns),
            affiliation=one_line(speaker.affiliation),
            tagline=one_line(speaker.tagline),
            handle=next((accounts[network] for network in _SOCIAL if network in accounts), ""),
            role=role,
            picture=Picture(data, alt, covers=True, instead=initials(name)),
        )

    def _file(self, typed: str | None, alt: str, *, beside_chapter: bool = False) -> Picture:
        path = self._path(typed, beside_chapter=beside_chapter) if typed else None
        return NO_PICTURE if path is None else Picture(path, alt)

    def _logo(self, sponsor: Sponsor) -> Picture:
        name = one_line(sponsor.name)
        found = self._file(sponsor.logo, name)
        return found if found.has_data else Picture(alt=name, instead=name)

    def _path(self, typed: str, *, beside_chapter: bool = False) -> Path | None:
        chapter = self.loaded.chapter_path
        folders = [self.loaded.folder, *([chapter.parent] if chapter else [])]
        for folder in reversed(folders) if beside_chapter else folders:
            found = find_file(folder, typed)
            if found is not None and found.suffix.lower() in _PICTURES and _opens(found):
                return found
        return None

    def _link(self, url: str | None, contact: str = "") -> LinkFacts:
        if not url:
            return LinkFacts(contact=contact)
        return LinkFacts(address(url), contact, Picture(qr_code(url), f"QR code that leads to {url}", has_margin=True))


def _time(start: datetime.datetime | None, minutes: int | None) -> str:
    if start is None:
        return ""
    if not minutes:
        return clock(start)
    return f"{clock(start)}–{clock(start + datetime.timedelta(minutes=minutes))}"


def _opens(path: Path) -> bool:
    """Tell whether a picture can be read at all: a broken one must not stop the deck on the eve of the event."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            picture.verify()
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def qr_code(url: str) -> bytes:
    """Return a QR code as PNG, with the quiet zone of four modules that ISO/IEC 18004 asks for."""
    import segno

    made = io.BytesIO()
    # Level M (15 %) is what posters use; large modules, since it is read from the last row.
    segno.make(url, error="m", micro=False).save(made, kind="png", scale=16, border=4, dark="#1c1b20", light="#ffffff")
    return made.getvalue()
