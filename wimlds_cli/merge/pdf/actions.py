"""What a PDF does by itself: programs, and what it starts when it is opened."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Source
from wimlds_cli.merge.pdf.values import entries_of, items_of, plain, text_of

_SCRIPTS = "scripts (JavaScript): forms do not calculate, and what they animate stands still"
_SINGLE = ("/A", "/PA", "/Next")
"""Entries that hold one action; /Next also several."""


class Actions(Step):
    """Keeps rules 18 and 28 in PDFs: programs and what starts by itself are left out, or said."""

    entries = frozenset({*_SINGLE, "/AA", "/JS", "/S"})

    def plan(self, merge: PdfMerge) -> None:
        """Look at what the decks themselves would start."""
        for source, page in merge.pages():
            if page.get("/Dur") is not None:
                merge.say("warning", 18, "it moves on by itself when a reader shows it full-screen", source, page)
        for source in merge.sources:
            catalog = source.catalog
            if entries_of(catalog.get("/Names")).get("/JavaScript") is not None:
                merge.say("dropped", 28, _SCRIPTS, source)
            opening = plain(catalog.get("/OpenAction"))
            if isinstance(opening, dict) and opening.get("/S") != "/GoTo":
                words = _SCRIPTS if opening.get("/S") == "/JavaScript" else "what it does when it is opened"
                merge.say("dropped", 28, words, source)
            for action in entries_of(catalog.get("/AA")).values():
                words = _SCRIPTS if _is_script(action) else "what it does when it is closed, saved or printed"
                merge.say("dropped", 28, words, source)

    def edit(self, merge: PdfMerge, source: Source, entries: dict[str, Any]) -> None:
        """Take programs out of whatever would run them, and spell relative addresses out."""
        for entry in _SINGLE:
            if entry in entries:
                entries[entry] = without_scripts(merge, source, entries[entry])
        if "/AA" in entries:
            actions = entries_of(entries["/AA"])
            kept = {when: without_scripts(merge, source, action) for when, action in actions.items()}
            entries["/AA"] = {when: action for when, action in kept.items() if action is not None} or None
        if entries.get("/S") == "/Rendition" and "/JS" in entries:
            merge.say("dropped", 28, _SCRIPTS, source)
            del entries["/JS"]
        base = text_of(entries_of(source.catalog.get("/URI")).get("/Base"))
        if base and entries.get("/S") == "/URI":
            entries["/URI"] = urljoin(base, text_of(entries.get("/URI")))


def without_scripts(merge: PdfMerge, source: Source, action: Any) -> Any:
    """Return an action, or several, without those that are programs; None when nothing is left."""
    several = items_of(action)
    if several:
        return [one for one in (without_scripts(merge, source, one) for one in several) if one is not None]
    if not _is_script(action):
        return action
    merge.say("dropped", 28, _SCRIPTS, source)
    following = entries_of(action).get("/Next")
    return None if following is None else without_scripts(merge, source, following)


def _is_script(action: Any) -> bool:
    return bool(entries_of(action).get("/S") == "/JavaScript")
