"""The sheet itself: beside the texts for who posts by hand, or alone as a preview for the team to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wimlds_cli.announce.consent import may_be_shown
from wimlds_cli.announce.facts import EventFacts
from wimlds_cli.announce.files import TextFile
from wimlds_cli.announce.page.pictures import CARD, FACE, LOGO, Pictures, Shown
from wimlds_cli.announce.rendering import Announcement, Renderer
from wimlds_cli.announce.sheet.steps import Group, groups_of
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.texts import web, wording

if TYPE_CHECKING:
    from wimlds_cli.event.model import Event

SHEET = "by-hand.html"


@dataclass(frozen=True)
class Poster:
    """Who posts: the chapter as networks show it.

    Attributes:
        name: Its name.
        initials: What stands for its logo.
        logo: Its logo.
        handles: Its accounts, by the channel's name.
    """

    name: str
    initials: str
    logo: Shown | None
    handles: dict[str, str]


def sheet_file(
    loaded: LoadedEvent, texts: Sequence[Announcement], facts: EventFacts, renderer: Renderer, files: Sequence[TextFile]
) -> TextFile:
    """Return the sheet of a run, one HTML file that works without a network: what was written, to post by hand."""
    return TextFile(SHEET, _page(loaded, texts, facts, renderer, files, preview=False))


def preview_page(
    loaded: LoadedEvent, texts: Sequence[Announcement], facts: EventFacts, renderer: Renderer, files: Sequence[TextFile]
) -> bytes:
    """Return the same page of every text, ready or not, to be read before anything goes out."""
    return _page(loaded, texts, facts, renderer, files, preview=True)


def _page(
    loaded: LoadedEvent,
    texts: Sequence[Announcement],
    facts: EventFacts,
    renderer: Renderer,
    files: Sequence[TextFile],
    *,
    preview: bool,
) -> bytes:
    from markupsafe import Markup

    event = loaded.event
    pictures = Pictures(None)
    groups = groups_of(texts, facts, renderer, files)
    looks = _looks(loaded, groups, files, pictures)
    page = renderer.page(
        "sheet/sheet.html",
        facts,
        groups=groups,
        states=_states(groups),
        moments=list(dict.fromkeys(step.moment for group in groups for step in group.steps if step.moment)),
        answers=renderer.page_part("answers.txt", facts),
        poster=_poster(loaded, event, facts, pictures),
        looks=list(looks.values()),
        look_numbers={about: number for number, about in enumerate(looks, 1)},
        preview=preview,
        look=Markup(web.look(event.brand if event is not None else None)),
    )
    return web.sealed(page + "\n").encode("utf-8", "replace")


def _looks(
    loaded: LoadedEvent, groups: Sequence[Group], files: Sequence[TextFile], pictures: Pictures
) -> dict[str, Shown]:
    """Return each picture to attach as the page shows it, once, by what it shows."""
    attached = [one for group in groups for step in group.steps for one in step.pictures]
    made = {file.path: file.data for file in files}
    found: dict[str, Shown] = {}
    for speaker in loaded.event.speakers if loaded.event is not None else ():
        about = f"speakers.{speaker.id}"
        if speaker.picture is not None and may_be_shown(speaker) and any(one.about == about for one in attached):
            shown = pictures.take(loaded.folder / speaker.picture.path, FACE)
            found |= {about: shown} if shown is not None else {}
    return found | {one.about: pictures.take_bytes(made[one.file], CARD) for one in attached if one.is_card}


def _states(groups: Sequence[Group]) -> dict[str, int]:
    found = {"ready": 0, "draft": 0, "refused": 0}
    for group in groups:
        for step in group.steps:
            found[step.state] += 1
    return found


def _poster(loaded: LoadedEvent, event: Event | None, facts: EventFacts, pictures: Pictures) -> Poster:
    name = facts.chapter or str(facts.organizers)
    own = event.channels if event is not None else None
    handles = {network: getattr(own, network) or "" for network in ("x", "bluesky", "mastodon")}
    file = event.brand.logo if event is not None else None
    logo = pictures.take(loaded.folder / file, LOGO) if file else None
    return Poster(name, wording.initials(name), logo, handles)
