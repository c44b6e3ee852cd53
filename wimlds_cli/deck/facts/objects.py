"""What a slide plays, takes from outside, or leaves to another program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from wimlds_cli.deck.facts.media import form_of
from wimlds_cli.deck.facts.model import Film, Outside, Place
from wimlds_cli.deck.opc import Relationship
from wimlds_cli.deck.package import Package
from wimlds_cli.deck.xml import MC, P14, A, Element, P, R, local

_ANYWHERE = re.compile(r"(?i)^(https?|mailto|tel|ftps?|sms|callto|skype|news|ms-[a-z-]+):")
_WEB = re.compile(r"(?i)^https?:")
_LINKED_OBJECTS = frozenset({"oleObject", "package", "externalLink", "xlExternalData"})
_CHARTS = frozenset({"chart", "chartEx"})

Rels = dict[str, Relationship]


def place_of(rel: Relationship | None) -> Place:
    """Tell where the target of a relationship lies."""
    if rel is None or (not rel.external and not rel.found):
        return Place.MISSING
    if not rel.external:
        return Place.INSIDE
    return Place.WEB if _WEB.match(rel.target) else Place.COMPUTER


def films_on(package: Package, root: Element, rels: Rels) -> Iterator[Film]:
    """Yield the films and sounds of a slide."""
    for properties in root.iter(f"{P}nvPr"):
        for element in properties:
            kind = local(element)
            if kind not in ("videoFile", "audioFile", "quickTimeFile", "wavAudioFile"):
                continue
            rid = element.get(f"{R}link") or element.get(f"{R}embed") or ""
            # Programs since 2010 play what the extension names; the older reference is for their elders.
            for newer in properties.iter(f"{P14}media"):
                rid = newer.get(f"{R}embed") or newer.get(f"{R}link") or rid
            rel = rels.get(rid)
            place = place_of(rel)
            target = unquote(rel.target) if rel is not None else ""
            form, codec = form_of(package, target) if rel is not None and place is Place.INSIDE else ("", "")
            captions = any(local(track) == "track" for track in properties.iter())
            yield Film(kind in ("audioFile", "wavAudioFile"), place, target, form, codec, captions)


def outside_of(package: Package, root: Element, data: bytes, rels: Rels) -> Iterator[Outside]:
    """Yield what a slide takes from outside the deck, and what should be in it and is not."""
    for blip in root.iter(f"{A}blip"):
        embedded, linked = rels.get(blip.get(f"{R}embed", "")), rels.get(blip.get(f"{R}link", ""))
        if embedded is not None and place_of(embedded) is Place.INSIDE:
            continue
        found = embedded or linked
        # Without any relationship PowerPoint shows nothing, and so meant its author.
        if found is not None and place_of(found) is not Place.INSIDE:
            yield Outside("picture", place_of(found), unquote(found.target))
    for rel in rels.values():
        if rel.external and rel.kind == "hyperlink" and not _ANYWHERE.match(rel.target) and rel.target.strip("#"):
            if f'"{rel.id}"'.encode() in data:
                yield Outside("link", Place.COMPUTER, unquote(rel.target))
        elif rel.external and rel.kind in _LINKED_OBJECTS:
            yield Outside("object", place_of(rel), unquote(rel.target))
        elif rel.kind in _CHARTS and rel.found and not rel.external:
            for inner in package.rels(rel.target):
                if inner.external and inner.kind in _LINKED_OBJECTS:
                    yield Outside("object", place_of(inner), unquote(inner.target))


def programs_on(root: Element, rels: Rels) -> Iterator[str]:
    """Yield what a slide leaves to another program: embedded documents, controls, add-ins, programs to start."""
    for element in root.iter(f"{P}oleObj", f"{P}control"):
        if any(above.tag == f"{MC}Fallback" for above in element.iterancestors()):
            continue
        if local(element) == "control":
            yield "control"
        elif element.find(f"{P}embed") is not None and element.get("showAsIcon") in ("1", "true"):
            yield element.get("progId", "")
    if any(rel.kind == "webextension" for rel in rels.values()):
        yield "web add-in"
    for click in root.iter(f"{A}hlinkClick", f"{A}hlinkHover"):
        action = click.get("action", "")
        if action.startswith(("ppaction://program", "ppaction://ole")):
            yield "program"
