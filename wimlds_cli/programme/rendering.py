"""The template's slides with an event's facts in them, each a deck of its own that the merge takes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from wimlds_cli.errors import WimldsError
from wimlds_cli.programme.brand import paint
from wimlds_cli.programme.facts import VOCABULARY, Facts, Picture, SessionFacts
from wimlds_cli.programme.fitting import fit, inherited_size, shed
from wimlds_cli.programme.pictures import P, R, place_picture
from wimlds_cli.programme.repeats import ITEMS, repeat_shapes
from wimlds_cli.programme.rows import Page, fill_table, pages_of
from wimlds_cli.programme.template import TemplateDeck, TemplateSlide, every_shape
from wimlds_cli.programme.text import A, Words, paragraphs_of, picture_in_name, picture_named, text_of

_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension of a presentation that lists its sections (MS-PPTX 2.2.1.4)."""


class Renderer:
    """Renders the slides of one template with the facts of one event.

    Args:
        template: The template.
        facts: The event's facts.
        folder: Where the decks are written.
        sessions: The ids of the sessions that have a slide of their own, which a programme may lead to.
    """

    def __init__(self, template: TemplateDeck, facts: Facts, folder: Path, sessions: set[str]) -> None:
        self.template = template
        self.facts = facts
        self._folder = folder
        self._sessions = sessions
        self._count = 0
        self._base: dict[str, Any] = {name: kind() for name, kind in VOCABULARY.items()} | {
            "event": facts.event,
            "chapter": facts.chapter,
            "conduct": facts.conduct,
            "feedback": facts.feedback,
        }

    def once(self, wanted: TemplateSlide) -> list[Path]:
        """Render a slide that belongs to the event as a whole: none when it has nothing to say, or several."""
        if wanted.role != "programme":
            made = self._render(wanted, self._base)
            return [made] if made else []
        pages = pages_of(self._slide(self.template.open(), wanted), self.template.words, self.facts.sessions)
        decks = [self._render(wanted, {**self._base, "page": page.facts}, page) for page in pages]
        return [deck for deck in decks if deck is not None]

    def divider(self, wanted: TemplateSlide, session: SessionFacts, following: SessionFacts | None) -> Path | None:
        """Render the slide before a session."""
        people = session.on_stage
        if following is not None and following.day != session.day:
            following = replace(following, start=f"{following.day}, {following.start}")
        facts = {**self._base, "session": session, "next": following or SessionFacts()}
        if wanted.role == "one speaker" and people:
            # A template without a slide for several people shows the first one's picture and all the names.
            alone = len(people) == 1
            facts["speaker"] = people[0] if alone else replace(people[0], name=session.people, pronouns="", handle="")
        return self._render(wanted, facts)

    @staticmethod
    def _slide(presentation: Any, wanted: TemplateSlide) -> Any:
        return presentation.slides[wanted.number - 1]

    def _render(self, wanted: TemplateSlide, facts: Mapping[str, Any], page: Page | None = None) -> Path | None:
        presentation = self.template.open()
        slide = self._slide(presentation, wanted)
        words = self.template.words
        words.said_something = False
        self._lead_links(slide, facts)
        try:
            if page is not None:
                link = partial(self._lead_row, slide)
                fill_table(slide, words, facts, page.rows, page.factor, link)
            said = self._lists(slide, facts)
            said |= self._fill(slide, every_shape(slide.shapes), facts)
        except TemplateError as error:
            raise WimldsError(f"{self.template.path.name}, slide {wanted.number}: {error.message}") from None
        if not said and not words.said_something and self._asks(wanted):
            return None
        paint(presentation, self.facts.colours)
        _keep_only(presentation, wanted.number - 1)
        self._count += 1
        path = self._folder / f"{self._count:03}.pptx"
        presentation.save(path)
        return path

    def _asks(self, wanted: TemplateSlide) -> bool:
        """Tell whether a slide of the template has any expression: one that has none always stands."""
        slide = self._slide(self.template.open(), wanted)
        return any("{" in text_of(paragraph) for paragraph in paragraphs_of(slide._element))

    def _lists(self, slide: Any, facts: Mapping[str, Any]) -> bool:
        """Repeat the shapes for people and sponsors; tell whether there was anybody."""
        said = False
        for name in ITEMS:
            items: tuple[Any, ...] = facts["session"].on_stage if name == "person" else self.facts.sponsors
            by_element = repeat_shapes(slide, self.template.words, name, len(items))
            for item, elements in zip(items, by_element, strict=False):
                shapes = [shape for shape in slide.shapes if any(shape._element is one for one in elements)]
                self._fill(slide, shapes, {**facts, name: item}, repeated=True)
                said = True
        return said

    def _fill(self, slide: Any, shapes: list[Any], facts: Mapping[str, Any], *, repeated: bool = False) -> bool:
        """Put pictures and words into shapes; tell whether there was a picture."""
        said = False
        for shape in shapes:
            text = " ".join(text_of(paragraph) for paragraph in paragraphs_of(shape._element))
            named = picture_named(text) or (picture_in_name(shape.name) if not text.strip() else None)
            if named is not None:
                picture: Picture = getattr(facts[named[0]], named[1])
                said |= picture.has_data
                place_picture(slide, shape, picture)
            elif shape.has_text_frame:
                _write(shape, self.template.words, facts, repeated=repeated)
        return said

    def _lead_links(self, slide: Any, facts: Mapping[str, Any]) -> None:
        """Turn jumps within the template into links to anchors: its other slides will be other decks."""
        by_part = {one.part: one for one in self.template.slides}
        for rid, rel in list(slide.part.rels.items()):
            if rel.reltype != _SLIDE:
                continue
            target = by_part.get(str(rel.target_part.partname))
            links = [element for element in slide._element.iter() if element.get(f"{R}id") == rid]
            anchor = self._anchor(target, facts) if target else None
            new = slide.part.relate_to(anchor, _HYPERLINK, is_external=True) if anchor else None
            for element in links:
                if new is None:
                    if not _in_a_row(element):
                        element.getparent().remove(element)
                else:
                    element.set(f"{R}id", new)
                    element.attrib.pop("action", None)
            if not any(_in_a_row(element) for element in links):
                slide.part.drop_rel(rid)

    def _anchor(self, target: TemplateSlide, facts: Mapping[str, Any]) -> str | None:
        if "speaker" not in target.role:
            return f"wimlds:{anchor_of(target)}"
        session = facts["session"]
        return f"wimlds:{anchor_of_session(session)}" if session.id else None

    def _lead_row(self, slide: Any, row: Any, session: SessionFacts) -> str | None:
        """Take a row's jump to the template's session slide; return the link to its own session instead."""
        found = None
        for element in list(row.iter(f"{A}hlinkClick", f"{A}hlinkHover")):
            rel = slide.part.rels.get(element.get(f"{R}id") or "") if element.get(f"{R}id") else None
            if rel is None or rel.reltype != _SLIDE:
                continue
            element.getparent().remove(element)
            if session.id in self._sessions:
                address = f"wimlds:{anchor_of_session(session)}"
                found = slide.part.relate_to(address, _HYPERLINK, is_external=True)
        return found


def anchor_of(slide: TemplateSlide) -> str:
    """Return the anchor of a slide that stands once."""
    return f"slide-{slide.number}"


def anchor_of_session(session: SessionFacts) -> str:
    """Return the anchor of a session's first slide."""
    return f"session-{session.id}"


def _in_a_row(element: Any) -> bool:
    return any(parent.tag == f"{A}tr" for parent in element.iterancestors())


def _write(shape: Any, words: Words, facts: Mapping[str, Any], *, repeated: bool = False) -> None:
    """Render a shape's words and let them fit; a shape that has nothing left to say goes.

    Of a shape that is one of many, the last paragraphs go when there is no room for them: a name stays.
    """
    paragraphs = list(paragraphs_of(shape._element))
    if not any("{" in text_of(paragraph) for paragraph in paragraphs):
        return
    left = []
    for paragraph in paragraphs:
        if words.render(paragraph, facts):
            left.append(paragraph)
        elif len(paragraphs) > 1:
            paragraph.getparent().remove(paragraph)
    if not any(text_of(paragraph).strip() for paragraph in left):
        if shape.is_placeholder:
            if not left and len(paragraphs) > 1:
                shape._element.find(f"{P}txBody").append(paragraphs[0])
        else:
            shape._element.getparent().remove(shape._element)
        return
    if repeated:
        shed(left, shape.width, shape.height)
    fit(left, shape.width, shape.height, inherited_size(shape))


def _keep_only(presentation: Any, index: int) -> None:
    """Take all other slides out of a deck, and the sections that list them."""
    listed = presentation.slides._sldIdLst
    for number, entry in reversed(list(enumerate(listed))):
        if number != index:
            presentation.part.drop_rel(entry.rId)
            listed.remove(entry)
    for extension in [one for one in presentation.part._element.iter(f"{P}ext") if one.get("uri") == _SECTIONS]:
        extension.getparent().remove(extension)
    slide = presentation.slides[0]
    ghosts = [rid for rid, rel in slide.part.rels.items() if rel.reltype == _SLIDE]
    for rid in ghosts:
        slide.part.rels.pop(rid)
