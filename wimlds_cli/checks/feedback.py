"""What a speaker could make better, for a letter: the findings about title, abstract, biography and decks."""

from __future__ import annotations

import datetime

from wimlds_cli.checks.preflight import to_forward
from wimlds_cli.checks.report import Report, draw_up_report
from wimlds_cli.checks.texts import AbstractLength, BiographyLength, Misspelt
from wimlds_cli.diagnostics import Severity
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Speaker

_TEXTS = {AbstractLength.code: "abstract", BiographyLength.code: "biography", Misspelt.code: "spelling"}


def feedback(loaded: LoadedEvent, as_of: datetime.date) -> dict[str, list[tuple[str, bool, str, str]]]:
    """Return, by the speakers' ids, what was found: about what, whether it matters on stage, what, and the way out.

    About what: abstract, biography, spelling or slides.
    """
    report = draw_up_report(loaded, as_of)
    found = {}
    for row in report.rows:
        mine = report.of_speaker(row.speaker.id).diagnostics
        decks = to_forward(mine)
        several = len({one.location.path for one in decks}) > 1 or _shares_a_deck(report, row.speaker)
        texts = [(_TEXTS[one.code], one.message, one) for one in mine if one.code in _TEXTS]
        texts += [
            ("slides", f"in {one.location.path.name}, {one.message}" if several else one.message, one) for one in decks
        ]
        found[row.speaker.id] = [
            (about, one.severity is not Severity.HINT, words, " ".join((one.help or "").split()))
            for about, words, one in texts
        ]
    return found


def _shares_a_deck(report: Report, speaker: Speaker) -> bool:
    """Tell whether others are on stage with the same decks: then each finding names its file."""
    event = report.event
    if event is None:
        return False
    people = [event.speakers_of(session) for session in event.sessions if session.takes_place]
    return any(len(held) > 1 and any(one is speaker for one in held) for held in people)
