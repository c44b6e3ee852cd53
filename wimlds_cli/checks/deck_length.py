"""Will it fit: slides in the minutes, megabytes in a mail, pictures in a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wimlds_cli.checks.deck_check import DeckCheck, named
from wimlds_cli.checks.occasion import Occasion
from wimlds_cli.deck.facts import DeckFacts, Image, SlideFacts
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event.days import counted

_SLIDES_A_MINUTE = 2
_HEAVY = 100_000_000
"""Bytes."""
_SCREEN = 3840
"""Pixels across the sharpest screen that a talk is shown on."""
_WORTH_SAVING = 3_000_000
"""Bytes."""
_SPARE = re.compile(r"\W*(appendix|backup|back-up|bonus|extra|spare|reserve|annexe?|anhang)\b.*", re.IGNORECASE)
_FLIP = 3000
"""Milliseconds; a slide that stays for less is a step of an animation."""


class TooManySlides(DeckCheck):
    """The slides fit into the minutes: no more than two a minute.

    Slides that build up one picture step by step count as one, hidden slides and those behind an "Appendix" not
    at all. Some speakers do well with more.
    """

    code = "DCK561"
    name = "too-many-slides"
    severity = Severity.WARNING
    needs_event = True

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield the first deck of a session whose decks together have too many slides."""
        minutes = occasion.session.duration if occasion.session is not None else None
        if not minutes or occasion.deck is not occasion.others[0]:
            return
        count = sum(slides_to_speak_to(deck) for deck in occasion.others)
        if count > _SLIDES_A_MINUTE * minutes:
            yield self.say(
                occasion,
                f"{count} slides for {minutes} minutes are {minutes * 60 // count} seconds each",
                "rehearse it once with a clock; hide what can be left out, or put it behind an “Appendix”",
            )


def slides_to_speak_to(deck: DeckFacts) -> int:
    """Count the slides that take time: without hidden ones, steps of one picture, and the appendix."""
    count = 0
    before: SlideFacts | None = None
    for slide in deck.shown:
        if count and _SPARE.fullmatch(slide.title or ""):
            break
        count += before is None or not _builds_on(before, slide)
        before = slide
    return count


def _builds_on(before: SlideFacts, slide: SlideFacts) -> bool:
    if before.advances_after is not None and before.advances_after < _FLIP:
        return True
    # Films and pictures show no text to compare; without any text a slide stands for itself.
    said = "\n".join(before.texts).split()
    return bool(said) and before.title == slide.title and set(said) <= set("\n".join(slide.texts).split())


class HeavyDeck(DeckCheck):
    """A deck is smaller than 100 MB: larger ones are hard to send, and slow to open on stage."""

    code = "DCK562"
    name = "heavy-deck"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield decks of more than 100 MB."""
        if occasion.deck.bytes > _HEAVY:
            yield self.say(
                occasion,
                f"the deck has {occasion.deck.bytes / 1e6:.0f} MB",
                "File > Info > Compress Media makes films smaller, Picture Format > Compress Pictures pictures",
            )


class OversizedPictures(DeckCheck):
    """Pictures have as many pixels as a screen can show, and not many times more.

    A photo straight from a camera, shown as large as a stamp, costs megabytes that nobody sees. Told when at least
    3 MB could be saved and even a 4K screen would show no difference.
    """

    code = "DCK563"
    name = "oversized-pictures"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield the pictures that could be much smaller."""
        deck = occasion.deck
        savings = [(image, saving(image, deck.size)) for image in deck.images]
        found = [(image, saved) for image, saved in savings if saved]
        total = sum(saved for _, saved in found)
        if total >= _WORTH_SAVING:
            slides = [number for image, _ in found for number in image.slides]
            yield self.say(
                occasion,
                f"{named(deck, slides)}: {counted(len(found), 'picture')} with more pixels than any screen shows; "
                f"{total / 1e6:.0f} of {deck.bytes / 1e6:.0f} MB could go",
                "Picture Format > Compress Pictures > On-screen or Web, for all pictures",
            )


def saving(image: Image, slide: tuple[int, int]) -> int:
    """Return the bytes that a picture could do without on a 4K screen; 0 when it is not at least twice too large."""
    if not slide[0] or not min(image.shown):
        return 0
    useful = image.shown[0] / slide[0] * _SCREEN
    ratio = min(image.pixels[0] / useful, image.pixels[1] / (image.shown[1] / slide[0] * _SCREEN))
    return round(image.bytes * (1 - 1 / ratio**2)) if ratio >= 2 else 0


LENGTH: tuple[type[DeckCheck], ...] = (TooManySlides, HeavyDeck, OversizedPictures)
