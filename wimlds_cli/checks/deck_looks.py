"""Will it look the same: typefaces, slide size, text that runs off."""

from __future__ import annotations

from collections.abc import Iterator

from wimlds_cli.checks import typefaces
from wimlds_cli.checks.deck_check import DeckCheck, listed, named, quoted
from wimlds_cli.checks.occasion import Occasion
from wimlds_cli.diagnostics import Diagnostic, Severity

_SAME_SHAPE = 0.02
"""How far two proportions may differ and still be called the same."""


def _borrowed(occasion: Occasion) -> dict[str, list[int]]:
    """Return the typefaces that a deck uses and does not bring, with their slides."""
    found: dict[str, list[int]] = {}
    for slide in occasion.deck.shown:
        for face in sorted(slide.fonts):
            if not typefaces.is_common(face) and face.lower() not in occasion.deck.embedded_fonts:
                found.setdefault(face, []).append(slide.number)
    return found


class UncommonFont(DeckCheck):
    """A font that is not on every computer comes with the deck.

    On a computer without it another one is taken: lines break elsewhere, and words run over the edge. PowerPoint
    embeds fonts: on Windows under File > Options > Save, on a Mac under PowerPoint > Settings > Save. Arial, Calibri,
    Georgia and Verdana are everywhere.
    """

    code = "DCK521"
    name = "uncommon-font"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield typefaces that somebody installed."""
        found = {face: slides for face, slides in _borrowed(occasion).items() if typefaces.lender(face) is None}
        if found:
            faces = listed(f"{face} ({named(occasion.deck, slides)})" for face, slides in found.items())
            many = len(found) > 1
            yield self.say(
                occasion,
                f"the font{'s' if many else ''} {faces} {'are' if many else 'is'} neither in the deck nor on every "
                "computer: lines will break elsewhere",
                "export it again with all fonts embedded"
                if occasion.deck.kind == "pdf"
                else "embed the fonts (PowerPoint: File > Options > Save > Embed fonts in the file), or take Arial, "
                "Calibri, Georgia or Verdana",
            )


class BorrowedFont(DeckCheck):
    """A font that only one system has (Segoe UI on Windows, Helvetica Neue on a Mac) may be missing on stage.

    It does no harm when the laptop on stage is of the same kind as the one on which the deck was made.
    """

    code = "DCK524"
    name = "font-of-one-system"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield typefaces of one system."""
        lent: dict[str, list[str]] = {}
        for face in _borrowed(occasion):
            whose = typefaces.lender(face)
            if whose is not None:
                lent.setdefault(whose, []).append(face)
        if lent:
            faces = "; ".join(f"{listed(faces)} with {whose}" for whose, faces in lent.items())
            yield self.say(
                occasion,
                f"not every computer has its fonts: {faces} alone",
                "look at it once on the laptop that will be on stage, or embed the fonts",
            )


class OtherSize(DeckCheck):
    """All decks of an evening have slides of one shape.

    In the merged deck one of another shape is scaled and centred, with bars beside it.
    """

    code = "DCK522"
    name = "other-size"
    severity = Severity.HINT
    needs_event = True

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield decks of another shape than most."""
        usual, size = occasion.usual, occasion.deck.size
        if usual is None or not all((*usual, *size)):
            return
        own, most = size[0] / size[1], usual[0] / usual[1]
        if abs(own / most - 1) > _SAME_SHAPE:
            yield self.say(
                occasion,
                f"its slides are {shape_of(size)}, those of most decks {shape_of(usual)}: there will be bars",
                f"Design > Slide Size sets {shape_of(usual)}; look through all slides afterwards",
            )


class TextRunsOff(DeckCheck):
    """Text stays on its slide.

    Told only where the text is surely longer than the room down to the slide's edge.
    """

    code = "DCK523"
    name = "text-runs-off"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield text that leaves its slide."""
        found = [slide for slide in occasion.deck.shown if slide.overrunning]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: text runs off the slide, such as {quoted(found[0].overrunning[0])}",
                "shorten it, or spread it over two slides",
            )


def shape_of(size: tuple[int, int]) -> str:
    """Name the proportions of a slide: 16:9, 4:3, or width to height in centimetres."""
    for wide, high in ((16, 9), (4, 3), (16, 10), (3, 2), (1, 1), (9, 16), (3, 4)):
        if size[1] and abs(size[0] / size[1] / (wide / high) - 1) < _SAME_SHAPE:
            return f"{wide}:{high}"
    return f"{size[0] / 360_000:.0f} x {size[1] / 360_000:.0f} cm"


LOOKS: tuple[type[DeckCheck], ...] = (UncommonFont, BorrowedFont, OtherSize, TextRunsOff)
