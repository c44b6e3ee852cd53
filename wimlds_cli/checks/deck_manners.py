"""Will it embarrass: a template's text, another title, a misspelt name, comments, another company's name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from wimlds_cli.checks.deck_check import DeckCheck, named, quoted, verb
from wimlds_cli.checks.occasion import Occasion
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event import names
from wimlds_cli.event.days import counted
from wimlds_cli.event.decks import OWING_SLIDES

# The prompts that PowerPoint, Keynote and Google Slides put into empty boxes, in the languages met most, and what
# templates of companies and conferences ask for.
_TEMPLATE = re.compile(
    r"(click|tap|double[- ]click) (here |icon )?to (add|edit|insert|type|enter) (your |a |the )?"
    r"(master )?(text|title|subtitle|notes|picture|image|photo|logo|table|chart|content|name|date|footer)"
    r"( style)?s?( here)?"
    r"|(add|enter|insert|type|put) (your |a |the )?((sub)?title|name|text|picture|image|photo|logo)( (here|text))?"
    r"|your (name|title|text|logo|company|affiliation|subtitle|picture|photo)( (and title|goes))?( here)?"
    r"|edit master .* styles?|master (sub)?title style"
    r"|[\[<({](your |insert |speaker|presenter|company|talk|session|presentation )[^\])>}]*[\])>}]"
    r"|(presentation|talk|session|speaker|presenter|company|event)('s)? (sub)?(title|name)( (goes )?here)?"
    r"|cliquez .*pour (ajouter|modifier)\b.*|modifiez? le(s)? styles? .*masque.*"
    r"|(hier )?klicken( sie)?,? um .*|.*mastertext.*format.* bearbeiten.*"
    r"|ha(ga|z) clic .*para .*|fare clic .*per .*|clique .*para (adicionar|editar)\b.*",
    re.IGNORECASE,
)
_LOREM = re.compile(r"\b(lorem ipsum|dolor sit amet|consectetu?er adipisc\w+)\b", re.IGNORECASE)
_SEVERAL_LINES = re.compile(r"[\n\v]+")
_LIKELY_SLIP = 0.84
"""How alike two names must be for one to be a misspelling of the other."""
_SHARED = 0.5
_SHORT_WORD = 3


class TemplateText(DeckCheck):
    """What a template says in place of one's own words is gone."""

    code = "DCK541"
    name = "template-text"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield text that stands for text to be written."""
        found = [
            (slide, line.strip())
            for slide in occasion.deck.shown
            for text in slide.texts
            for line in _SEVERAL_LINES.split(text)
            if _TEMPLATE.fullmatch(line.strip(" .:…"))
        ]
        if found:
            slides = [slide for slide, _ in found]
            yield self.say(
                occasion,
                f"{named(occasion.deck, slides)} still {verb(occasion.deck, slides, 'says', 'say')} "
                f"{quoted(found[0][1])}",
                "write what belongs there, or delete the box",
            )


class LoremIpsum(DeckCheck):
    """No filler text is left."""

    code = "DCK542"
    name = "lorem-ipsum"
    severity = Severity.WARNING

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides with filler text."""
        found = [slide for slide in occasion.deck.shown if any(_LOREM.search(text) for text in slide.texts)]
        if found:
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: filler text is left (“lorem ipsum”)",
                "write what belongs there, or delete the box",
            )


class OtherTitle(DeckCheck):
    """The first slide says the title that the programme announces."""

    code = "DCK543"
    name = "other-title"
    severity = Severity.HINT
    needs_event = True

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield a talk's only deck when its first slide has another title."""
        session, shown = occasion.session, occasion.deck.shown
        if session is None or not session.title or session.type not in OWING_SLIDES or len(occasion.others) != 1:
            return
        if not shown or not shown[0].title:
            return
        first = set(names.words(" ".join([*shown[0].texts, *(shown[1].texts if len(shown) > 1 else ())])))
        wanted = [word for word in names.words(session.title) if len(word) > _SHORT_WORD]
        if not wanted or sum(word in first for word in wanted) >= _SHARED * len(wanted):
            return
        yield self.say(
            occasion,
            f"slide {shown[0].number} says {quoted(shown[0].title)}, the programme {quoted(session.title)}",
            "agree on one title, on the slide or in the programme",
        )


class MisspeltName(DeckCheck):
    """A speaker's name is written on the slides as in the programme.

    Told when the first two slides or the last one have a name that is almost, but not quite, the speaker's.
    """

    code = "DCK544"
    name = "misspelt-name"
    severity = Severity.WARNING
    needs_event = True

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield names that differ in a letter or two."""
        shown = occasion.deck.shown
        for speaker in occasion.speakers:
            wanted = names.words(speaker.name)
            if len(wanted) < 2:
                continue
            for slide in dict.fromkeys((*shown[:2], *shown[-1:])):
                found = _slip(wanted, [line for text in slide.texts for line in _SEVERAL_LINES.split(text)])
                if found is not None:
                    yield self.say(
                        occasion,
                        f"{named(occasion.deck, [slide])} has “{found}”, the programme “{speaker.name}”",
                        "ask which spelling is right, and correct the other",
                    )
                    break


def _slip(wanted: list[str], lines: list[str]) -> str | None:
    """Return the words of a line that are almost a name, unless the name itself stands there, too."""
    right = " ".join(wanted)
    if any(right in " ".join(names.words(line)) for line in lines):
        return None
    for line in lines:
        typed = [word.strip(".,;:()[]|/–-") for word in line.split()]
        typed = [word for word in typed if word]
        for start in range(len(typed) - len(wanted) + 1):
            piece = typed[start : start + len(wanted)]
            words = [" ".join(names.words(word)) for word in piece]
            same = sum(one == other for one, other in zip(words, wanted, strict=True))
            likeness = difflib.SequenceMatcher(None, " ".join(words), right).ratio()
            # One part of the name right and the others nearly: otherwise it is somebody else.
            if same == len(wanted) - 1 and _LIKELY_SLIP <= likeness < 1:
                return " ".join(piece)
    return None


class OpenComments(DeckCheck):
    """Review comments are dealt with before the deck is shown and published."""

    code = "DCK545"
    name = "open-comments"
    severity = Severity.HINT

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield slides with comments that are not resolved."""
        found = [slide for slide in occasion.deck.slides if slide.comments]
        if found:
            count = sum(slide.comments for slide in found)
            yield self.say(
                occasion,
                f"{named(occasion.deck, found)}: {counted(count, 'review comment')} "
                f"{'is' if count == 1 else 'are'} still open",
                "they do not show on stage, but go along when the slides are published: resolve or delete them",
            )


class OtherCompany(DeckCheck):
    """The file's properties do not name another company than the speaker's.

    They come from the template or the computer on which the deck was made, and whoever downloads the slides can
    read them.
    """

    code = "DCK546"
    name = "other-company"
    severity = Severity.HINT
    needs_event = True

    def judge(self, occasion: Occasion) -> Iterator[Diagnostic]:
        """Yield decks whose properties name a company that nobody of the session is from."""
        affiliations = [speaker.affiliation for speaker in occasion.speakers]
        if not affiliations or not all(affiliations):
            return
        own = {word for text in affiliations for word in names.words(text or "")}
        own |= {word for speaker in occasion.speakers for word in names.words(speaker.name)}
        own.add("".join(word[0] for text in affiliations for word in names.words(text or "")))
        company = names.words(occasion.deck.company)
        if company and not any(len(word) > 1 and word in own for word in company):
            yield self.say(
                occasion,
                f"the file's properties name the company {quoted(occasion.deck.company)}",
                "if it should not be read there: File > Info > Properties > Show All Properties > Company",
            )


MANNERS: tuple[type[DeckCheck], ...] = (
    TemplateText,
    LoremIpsum,
    OtherTitle,
    MisspeltName,
    OpenComments,
    OtherCompany,
)
