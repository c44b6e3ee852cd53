"""The deck from which the organizers' slides are made: where it is, and what each of its slides is for.

What a slide is for follows from the names in its text, whatever it or its shapes are called:

- a table's row that says `row` (or `pause`) makes it the programme: the row is repeated, over several slides if
  need be;
- `session` or `speaker` makes it the slide before a session with at most one person on stage, `person` the one before
  a session with several;
- all others stand once: those before the sessions' slide at the opening, those behind it at the closing.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import LoadedEvent
from wimlds_cli.programme.rows import ROWS
from wimlds_cli.programme.text import Words, misspelt_error, paragraphs_of, picture_in_name, text_of
from wimlds_cli.templating import copy_out, templates_folder

NAME = "deck/programme.pptx"
"""The template, below a `templates` folder."""

Role = Literal["once", "programme", "one speaker", "several speakers"]


def find_template(loaded: LoadedEvent) -> Path:
    """Return the template: the event's own, else the chapter's, else the package's."""
    folders = [loaded.folder]
    if loaded.chapter_path is not None:
        folders.append(loaded.chapter_path.parent)
    for folder in folders:
        if (folder / "templates" / NAME).is_file():
            return folder / "templates" / NAME
    return shipped_template()


def shipped_template() -> Path:
    """Return the package's own template."""
    return templates_folder() / NAME


def copy_deck(folder: Path) -> Path:
    """Copy the package's template into a `templates` folder, to be rebranded; return the copy.

    Raises:
        WimldsError: There is one already, or it cannot be written.
    """
    return copy_out(shipped_template(), folder / NAME)


@dataclass(frozen=True)
class TemplateSlide:
    """One slide of the template; `number` counts from 1."""

    number: int
    part: str
    role: Role
    layout: str


class TemplateDeck:
    """A template, read once."""

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            WimldsError: It cannot be opened, or says what does not exist; template, slide and shape are named.
        """
        self.path = path
        self.words = Words()
        try:
            self._data = path.read_bytes()
        except OSError as error:
            raise WimldsError(f"{path.as_posix()} cannot be read: {error.strerror or error}") from None
        self.slides = tuple(self._read(number, slide) for number, slide in enumerate(self.open().slides, 1))

    def open(self) -> Any:
        """Return the deck as python-pptx opens it, each time a new copy."""
        from zipfile import BadZipFile

        from lxml.etree import XMLSyntaxError
        from pptx import Presentation
        from pptx.exc import PythonPptxError

        try:
            return Presentation(io.BytesIO(self._data))
        except (PythonPptxError, BadZipFile, XMLSyntaxError, KeyError, ValueError) as error:
            raise WimldsError(
                f"{self.path.as_posix()} is no deck that can be opened: {error}",
                "Save it again in PowerPoint as .pptx, or delete it to have the package's own.",
            ) from None

    def _read(self, number: int, slide: Any) -> TemplateSlide:
        used: set[str] = set()
        rows = False
        for shape in every_shape(slide.shapes):
            for paragraph in paragraphs_of(shape._element):
                text = text_of(paragraph)
                if problem := self.words.check(text):
                    raise misspelt_error(self.path.name, number, shape.name, problem)
                names = self.words.names(text)
                used |= names
                rows |= bool(names & set(ROWS)) and getattr(shape, "has_table", False)
            if named := picture_in_name(shape.name):
                used.add(named[0])
        role: Role = "once"
        if rows:
            role = "programme"
        elif "person" in used:
            role = "several speakers"
        elif used & {"session", "speaker"}:
            role = "one speaker"
        return TemplateSlide(number, str(slide.part.partname), role, slide.slide_layout.name)

    @cached_property
    def dividers(self) -> dict[Role, list[TemplateSlide]]:
        """The slides before a session, by the number of people on stage; where one kind is missing, the other."""
        one = [slide for slide in self.slides if slide.role == "one speaker"]
        several = [slide for slide in self.slides if slide.role == "several speakers"]
        return {"one speaker": one or several, "several speakers": several or one}

    @cached_property
    def opening(self) -> list[TemplateSlide]:
        """The slides before the first one that belongs to a session."""
        first = next((s.number for s in self.slides if "speaker" in s.role), len(self.slides) + 1)
        return [slide for slide in self.slides if slide.number < first]

    @cached_property
    def closing(self) -> list[TemplateSlide]:
        """The slides behind it."""
        return [slide for slide in self.slides if "speaker" not in slide.role and slide not in self.opening]


def every_shape(shapes: Any) -> list[Any]:
    """Return all shapes, those within groups as well; a group itself is left out."""
    found = []
    for shape in shapes:
        found += every_shape(shape.shapes) if hasattr(shape, "shapes") else [shape]
    return found
