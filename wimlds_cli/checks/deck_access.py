"""Will it exclude: pictures without words, slides without a title, small text, pale text, films without captions."""

from __future__ import annotations

from collections.abc import Iterator

from wimlds_cli.checks.deck_check import DeckCheck, named, quoted, verb
from wimlds_cli.checks.occasion import Occasion
from wimlds_cli.deck.facts.model import Place
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event.days import counted

_MUCH_TEXT = 200
"""Letters; fewer small ones are a caption or a source."""
_MOSTLY = 0.5


class PicturesWithoutWords(DeckCheck):
    """Pictures say in words what they show, for those who cannot see them.

    The words (alternative text) are read aloud by a screen reader when the slides are published. What only
    decorates is marked as decorative.
    """

    code = "DCK551"
    name = "pictures-without-alt"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides with pictures that have no alternative text."""
        found = [slide for slide in occasion.deck.shown if slide.undescribed]
        if found:
            without = sum(slide.undescribed for slide in found)
            every = sum(slide.pictures for slide in occasion.deck.shown)
            count = counted(without, "picture") if without == every else f"{without} of {counted(every, 'picture')}"
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: {count} without words for those who cannot see",
                "right-click a picture > View Alt Text, and say in a sentence what it shows; or mark it as decorative",
            )


class SlidesWithoutTitle(DeckCheck):
    """Every slide has a title, in the title's own box.

    People who listen to slides go from title to title, and outline and table of contents are made of them.
    """

    code = "DCK552"
    name = "slides-without-title"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides without a title."""
        found = [slide for slide in occasion.deck.shown if slide.title == ""]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)} {verb(occasion.deck, found, 'has', 'have')} no title",
                "View > Outline View shows which titles are missing, and takes them; a title may stand off the slide",
            )


class SmallText(DeckCheck):
    """Text can be read from the last row: 18 points and more, on a slide as high as PowerPoint makes it.

    Told of slides with at least 200 letters of which most are smaller; a source below a picture may be small.
    """

    code = "DCK553"
    name = "small-text"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides with much small text."""
        found = [
            slide
            for slide in occasion.deck.shown
            if slide.small >= _MUCH_TEXT and slide.small >= _MOSTLY * slide.letters
        ]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: most of the text is smaller than 18 points",
                "say less on the slide and more yourself, or make two slides of one",
            )


class PaleText(DeckCheck):
    """Text stands out from what lies behind it: a contrast of at least 3:1, as WCAG asks of large text.

    Told only where both colours are known: not over pictures and gradients. A projector in a lit room makes it
    worse.
    """

    code = "DCK554"
    name = "pale-text"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides with text of little contrast."""
        found = [slide for slide in occasion.deck.shown if slide.pale]
        if found:
            worst = min((one for slide in found for one in slide.pale), key=lambda one: one.ratio)
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: text is hard to tell from its background, "
                f"such as {quoted(worst.text)} ({worst.ratio:.1f}:1, at least 3:1 is needed)",
                "take a darker colour on a light background, or a lighter one on a dark background",
            )


class FilmWithoutCaptions(DeckCheck):
    """A film in which people speak has captions, for those who cannot hear it."""

    code = "DCK555"
    name = "film-without-captions"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides with films that bring no captions."""
        found = [
            slide
            for slide in occasion.deck.shown
            if any(not film.sound and not film.captions and film.place is Place.INSIDE for film in slide.films)
        ]
        if found and occasion.deck.kind == "pptx":
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: the film has no captions",
                "if people speak in it: Playback > Insert Captions takes a .vtt file; captions in its picture will do",
            )


ACCESS: tuple[type[DeckCheck], ...] = (
    PicturesWithoutWords,
    SlidesWithoutTitle,
    SmallText,
    PaleText,
    FilmWithoutCaptions,
)
