"""Will it behave: slides that go on by themselves, kiosk mode, macros, endless animations, hidden slides, objects."""

from __future__ import annotations

from collections.abc import Iterator

from wimlds_cli.checks.deck_check import DeckCheck, listed, named, verb
from wimlds_cli.checks.occasion import Occasion
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event.days import counted


class AdvancesByItself(DeckCheck):
    """Slides wait for a click.

    Rehearsing with timings leaves behind how long each slide took; on stage the deck then goes on in the middle
    of a sentence.
    """

    code = "DCK531"
    name = "advances-by-itself"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides that advance by themselves."""
        found = [slide for slide in occasion.deck.shown if slide.advances_after is not None]
        if found:
            seconds = [slide.advances_after / 1000 for slide in found if slide.advances_after is not None]
            low, high = min(seconds), max(seconds)
            after = f"{low:.3g} s" if low == high else f"{low:.3g} to {high:.3g} s"
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)} {verb(occasion.deck, found, 'advances', 'advance')} without a click, "
                f"after {after}",
                "if that is not meant: Slide Show > Set Up Slide Show > Advance slides: Manually",
            )


class RunsByItself(DeckCheck):
    """The show ends after its last slide, and takes clicks: no kiosk mode, no loop."""

    code = "DCK532"
    name = "kiosk-or-loop"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield shows that take no clicks, or begin again."""
        deck = occasion.deck
        if deck.kiosk or deck.loops:
            yield self.say(
                occasion,
                "the show runs as a kiosk: it takes no clicks and begins again"
                if deck.kiosk
                else "the show begins again after its last slide",
                "Slide Show > Set Up Slide Show: choose Presented by a speaker, and take the tick from Loop",
            )


class Macros(DeckCheck):
    """A deck needs no macros: they are blocked on other computers, and left out of the merged deck."""

    code = "DCK533"
    name = "macros"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield decks with macros."""
        if occasion.deck.macros:
            yield self.say(
                occasion,
                "the deck holds macros, which will not run on stage",
                "save it as PowerPoint Presentation (.pptx), and try whether everything still works",
            )


class EndlessAnimation(DeckCheck):
    """Animations end. One that never does draws all eyes, and some people cannot bear it."""

    code = "DCK534"
    name = "endless-animation"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides with animations that repeat for ever."""
        found = [slide for slide in occasion.deck.shown if slide.endless]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: an animation or film repeats until the next slide",
                "if that is not meant: in its Timing (Playback for a film) choose how often, or take Loop away",
            )


class HiddenSlides(DeckCheck):
    """Hidden slides are not shown; they are said, in case one was forgotten."""

    code = "DCK535"
    name = "hidden-slides"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield the hidden slides."""
        found = [slide for slide in occasion.deck.slides if slide.hidden]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)} {verb(occasion.deck, found, 'is', 'are')} hidden and will not be shown",
                "fine if that is meant; else right-click > Unhide Slide",
            )


class NeedsItsProgram(DeckCheck):
    """A talk does not need another program: documents behind icons, controls and add-ins may be dead on stage."""

    code = "DCK536"
    name = "needs-its-program"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield objects that another program opens."""
        found = [slide for slide in occasion.deck.shown if slide.programs]
        if found:
            names = listed(_program(one) for slide in found for one in slide.programs)
            count = sum(len(slide.programs) for slide in found)
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: {counted(count, 'object')} can only be opened on a computer with the "
                f"right program ({names})",
                "if it is to be shown in the talk, make a picture or film of it",
            )


def _program(name: str) -> str:
    """Name an object's program for people: `Excel.Sheet.12` is Excel."""
    first = name.partition(".")[0]
    return {"AcroExch": "Adobe Acrobat", "Package": "a packed file", "": "unknown"}.get(first, first)


BEHAVIOUR: tuple[type[DeckCheck], ...] = (
    AdvancesByItself,
    RunsByItself,
    Macros,
    EndlessAnimation,
    HiddenSlides,
    NeedsItsProgram,
)
