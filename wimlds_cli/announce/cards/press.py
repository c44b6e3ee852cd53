"""Texts -> cards: the chapter's look and the people's pictures gathered once, then one picture a card and format."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING

from wimlds_cli.announce.facts import EventFacts, SpeakerFacts
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.event.model import Event
from wimlds_cli.texts import wording

if TYPE_CHECKING:
    from PIL.Image import Image

    from wimlds_cli.announce.cards.design import Person
    from wimlds_cli.announce.cards.families import Family
    from wimlds_cli.announce.cards.palette import Palette
    from wimlds_cli.announce.cards.words import CardWords
    from wimlds_cli.announce.rendering import Announcement


class Press:
    """Paints the cards of one event.

    Args:
        loaded: Where its files are.
        event: The event.
        facts: Its facts, with nobody's account called.
    """

    def __init__(self, loaded: LoadedEvent, event: Event, facts: EventFacts) -> None:
        self.loaded, self.event, self.facts = loaded, event, facts
        self._notes: list[str] = []
        self._not_asked: list[str] = []
        self._pictures: dict[str, Image | None] = {}

    @property
    def notes(self) -> list[str]:
        """Return what an organizer should know of the cards, in plain sentences."""
        if not self._not_asked:
            return self._notes
        names = wording.listed(self._not_asked, wording.locale_of(self.event))
        why = "On the cards without a picture, as long as they have not agreed (`consent: {photo: yes}`)"
        return [f"{why}: {names}", *self._notes]

    def shown(self, speaker: SpeakerFacts | None) -> list[str]:
        """Return the names of those whose pictures a card shows."""
        people = [speaker] if speaker is not None else list(self.facts.speakers)
        return [person.name for person in people if self._picture(person) is not None]

    def printed(self, text: Announcement) -> Announcement:
        """Return a card's text with its pictures, and with its words as alt text.

        What cannot be painted is refused with the way out.
        """
        from wimlds_cli.announce.cards.column import DoesNotFit
        from wimlds_cli.announce.cards.families import NoFont, NoSuchFont
        from wimlds_cli.announce.cards.words import alt_text, words_of

        wanted = text.wanted
        words = words_of(text.text, f"{wanted.channel.name}/{wanted.moment or wanted.channel.family}.txt")
        try:
            pictures = self._painted(words, wanted.speaker)
        except DoesNotFit as error:
            why = (
                f"the {error.words.what} does not fit on the card, even in letters of {error.words.style.smallest} "
                f"pixels: make it shorter: “{error.words.text}”"
            )
        except NoFont as error:
            why = f"no font on this computer has “{error.text}”: {error.way_out}"
        except NoSuchFont as error:
            why = (
                f"`font: {error}` in chapter.yaml is neither a font file beside it (.ttf, .otf, .ttc) nor a font of "
                "this computer: correct it, or take the line out"
            )
        else:
            return dataclasses.replace(text, posts=(alt_text(words),), pictures=pictures)
        return dataclasses.replace(text, posts=(), refusals=(*text.refusals, why))

    def _painted(self, words: CardWords, speaker: SpeakerFacts | None) -> tuple[tuple[str, bytes], ...]:
        from wimlds_cli.announce.cards.design import FORMATS, Sheet
        from wimlds_cli.announce.cards.event_card import paint_event
        from wimlds_cli.announce.cards.setting import is_from_right
        from wimlds_cli.announce.cards.speaker_card import paint_speaker

        found = []
        for size in FORMATS:
            sheet = Sheet(size, words, self.family, self._palette, self._logo, is_from_right(words.title))
            if words.name and speaker is not None:
                paint_speaker(sheet, self._person(speaker))
            else:
                paint_event(sheet, [self._person(each) for each in self.facts.speakers])
            found.append((f"{size[0]}x{size[1]}", sheet.png()))
            for emoji in sheet.left_out:
                self._note(f"{emoji} stands on no card: no font on this computer has it (Noto Color Emoji has)")
        return tuple(found)

    def _person(self, person: SpeakerFacts) -> Person:
        from wimlds_cli.announce.cards.design import Person

        return Person(person.name, self._picture(person), wording.initials(person.name))

    def _picture(self, person: SpeakerFacts) -> Image | None:
        """Return a person's picture where it may be shown: only a yes is a yes."""
        from wimlds_cli.announce.cards.pictures import opened

        if person.path not in self._pictures:
            speaker = self.event.speaker(person.path.partition(".")[2])
            picture = None
            if speaker is not None and speaker.picture is not None:
                if speaker.consent is None or speaker.consent.photo is not True:
                    self._not_asked.append(person.name)
                else:
                    picture = opened(self.loaded.folder, speaker.picture.path)
                    if picture is None:
                        self._note(f"{speaker.picture.path} cannot be read: {person.name} stands there in type alone")
            self._pictures[person.path] = picture
        return self._pictures[person.path]

    @functools.cached_property
    def family(self) -> Family:
        """Return the chapter's fonts."""
        from wimlds_cli.announce.cards.families import family_of

        locale = wording.locale_of(self.event)
        language = "-".join(part for part in (locale.language, locale.script, locale.territory) if part)
        return family_of(self.event.brand.font, self.loaded.folder, language)

    @functools.cached_property
    def _palette(self) -> Palette:
        from wimlds_cli.announce.cards.palette import palette_of

        return palette_of(self.event.brand.colour, self.event.brand.accent)

    @functools.cached_property
    def _logo(self) -> Image | None:
        from wimlds_cli.announce.cards.pictures import opened

        logo = self.event.brand.logo
        return opened(self.loaded.folder, logo) if logo else None

    def _note(self, words: str) -> None:
        if words not in self._notes:
            self._notes.append(words)
