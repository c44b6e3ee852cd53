"""Will it play: films, sounds, pictures and links that are not in the deck, or not of a kind that plays anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from wimlds_cli.checks.deck_check import DeckCheck, file_name, listed, named
from wimlds_cli.checks.occasion import Occasion
from wimlds_cli.deck.facts import Film, SlideFacts
from wimlds_cli.deck.facts.model import Place
from wimlds_cli.diagnostics import Diagnostic, Severity

_ABSENT = (Place.COMPUTER, Place.MISSING)
# What PowerPoint for Windows, for macOS and LibreOffice all play (Microsoft's list of "video and audio file formats
# supported in PowerPoint"); MPEG and AVI depend on what else is installed.
_PLAYS_ANYWHERE = frozenset({"mp4", "m4v", "mov", "mp3", "m4a", "wav", "aif", "aiff", "gif", "pdf", "3gp", ""})
_CODECS_ANYWHERE = frozenset({"avc1", "avc3", "mp4v", "jpeg", "s263", "h263", ""})


def _films(occasion: Occasion) -> Iterator[tuple[SlideFacts, Film]]:
    for slide in occasion.deck.shown:
        for film in slide.films:
            yield slide, film


class FilmNotInDeck(DeckCheck):
    """A film or sound is in the deck itself.

    A linked one stays on the computer where the deck was made, and on stage there is a black rectangle. Insert the
    file itself, and play the deck once on another computer.
    """

    code = "DCK511"
    name = "film-not-in-deck"

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield linked and lost films."""
        found = [(slide, film) for slide, film in _films(occasion) if film.place in _ABSENT]
        if found:
            what = "sound" if all(film.sound for _, film in found) else "film"
            files = listed(file_name(film.target) or "without a name" for _, film in found)
            yield self.say(
                occasion,
                f"{named(occasion.deck, [slide for slide, _ in found])}: the {what} {files} is not in the deck, "
                "and will not play on another computer",
                "delete it on the slide and put the file in: Insert > Video (or Audio) > This Device, then Insert",
            )


class FromTheWeb(DeckCheck):
    """Films and pictures come with the deck, not from the web.

    The network of a venue is slow, or asks for a password, just when the film should start.
    """

    code = "DCK512"
    name = "from-the-web"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield what is fetched from the web during the show."""
        found = [(slide, "a film", film.target) for slide, film in _films(occasion) if film.place is Place.WEB]
        found += [
            (slide, "a picture", one.target)
            for slide in occasion.deck.shown
            for one in slide.outside
            if one.kind == "picture" and one.place is Place.WEB
        ]
        if found:
            hosts = listed(urlsplit(target).hostname or target for _, _, target in found)
            yield self.say(
                occasion,
                f"{named(occasion.deck, [slide for slide, _, _ in found])}: "
                f"{listed(what for _, what, _ in found)} from the web ({hosts}) needs the network on stage",
                "put the file itself into the deck, or keep a picture of it ready for the case that nothing loads",
            )


class FilmFormat(DeckCheck):
    """Films and sounds are of a format that every computer plays: MP4 with H.264, MP3, M4A or WAV.

    Windows Media (wmv, wma) does not play on a Mac, and AVI, MKV or HEVC only where somebody has installed
    what it takes. PowerPoint for Windows converts them: File > Info > Optimize Compatibility. A film inside a PDF
    plays in hardly any viewer.
    """

    code = "DCK513"
    name = "film-format"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield films that not every computer plays."""
        inside = [(slide, film) for slide, film in _films(occasion) if film.place is Place.INSIDE]
        if occasion.deck.kind == "pdf" and inside:
            yield self.say(
                occasion,
                f"{named(occasion.deck, [slide for slide, _ in inside])}: a film inside a PDF plays in few programs",
                "send the film as a file of its own (MP4), or the deck as .pptx with the film in it",
            )
            return
        odd = [(slide, film) for slide, film in inside if _oddity(film)]
        if odd:
            yield self.say(
                occasion,
                f"{named(occasion.deck, [slide for slide, _ in odd])}: what is in the format "
                f"{listed(_oddity(film) for _, film in odd)} does not play on every computer",
                "convert it to MP4 (H.264); PowerPoint for Windows does it: File > Info > Optimize Compatibility",
            )


def _oddity(film: Film) -> str:
    """Name what keeps a film from playing; empty when nothing does."""
    if film.form not in _PLAYS_ANYWHERE:
        return film.form.upper()
    if not film.sound and film.codec not in _CODECS_ANYWHERE:
        words = {"hvc1": "HEVC", "hev1": "HEVC", "av01": "AV1", "vp09": "VP9"}.get(film.codec)
        return words or ("ProRes" if film.codec.startswith("ap") else film.codec)
    return ""


class PictureNotInDeck(DeckCheck):
    """A picture is in the deck itself; of a linked one there is a red cross on stage."""

    code = "DCK514"
    name = "picture-not-in-deck"

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield linked and lost pictures."""
        found = [
            (slide, one.target)
            for slide in occasion.deck.shown
            for one in slide.outside
            if one.kind == "picture" and one.place in _ABSENT
        ]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, [slide for slide, _ in found])}: the picture "
                f"{listed(file_name(target) for _, target in found)} is not in the deck, and will be missing",
                "delete it on the slide and put the file in: Insert > Pictures > This Device, then Insert",
            )


class LinkToAFile(DeckCheck):
    """Links lead to the web, not to a file of the computer on which the deck was made.

    An address without `https://` in front is taken for a file, too.
    """

    code = "DCK515"
    name = "link-to-a-file"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield links to files."""
        found = [(slide, one.target) for slide in occasion.deck.shown for one in slide.outside if one.kind == "link"]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, [slide for slide, _ in found])}: a link leads to "
                f"{listed(file_name(target) for _, target in found)} on the computer where the deck was made",
                "put the file on the web and link to it there (beginning with https://), or take the link away",
            )


class LinkedObject(DeckCheck):
    """Charts and documents are in the deck; of linked ones the last state is shown, and cannot be opened."""

    code = "DCK516"
    name = "linked-object"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield objects whose source is elsewhere."""
        found = [(slide, one.target) for slide in occasion.deck.shown for one in slide.outside if one.kind == "object"]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, [slide for slide, _ in found])}: a chart or document is only linked "
                f"({listed(file_name(target) for _, target in found)}); its last state is shown",
                "look whether that state is right; File > Info > Edit Links to Files > Break Link keeps it so",
            )


PLAYING: tuple[type[DeckCheck], ...] = (
    FilmNotInDeck,
    FromTheWeb,
    FilmFormat,
    PictureNotInDeck,
    LinkToAFile,
    LinkedObject,
)
