"""Lay out the pages that most templates have: text, two columns, text and picture, a title alone."""

from __future__ import annotations

from dataclasses import dataclass

from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Placeholder, Shape
from examples.make.office.template import Layout
from examples.make.office.units import Box

NUMBER = Lettering(size=11, colour="tx2", align="r")
FOOTER = Lettering(size=11, colour="tx2", align="l")
PLAIN = Lettering(bullet="", margin=0, indent=0)
SUB_HEAD = PLAIN.but(size=18, bold=True, colour="accent1")
FLUSH = (0.0, 0.0, 0.0, 0.0)


def heading(box: Box, style: Lettering | None = None, anchor: str = "b", kind: str = "title") -> Placeholder:
    """Return a title's place; its text stands flush with the box."""
    return Placeholder("title", kind, box, 0, style or Lettering(), anchor, "A title", insets=FLUSH)


def words(role: str, box: Box, style: Lettering, index: int = 1, anchor: str = "t", kind: str = "body") -> Placeholder:
    """Return a place for a few words without bullets."""
    return Placeholder(role, kind, box, index, style, anchor, role.replace("_", " ").capitalize(), insets=FLUSH)


@dataclass(frozen=True)
class Page:
    """Where title, content and foot stand on the ordinary pages of a template."""

    title: Box
    content: Box
    footer: Box
    number: Box
    gap: float = 32
    title_anchor: str = "b"
    foot_style: Lettering = FOOTER
    number_style: Lettering = NUMBER

    def head(self) -> Placeholder:
        """Return the title's place."""
        return heading(self.title, anchor=self.title_anchor)

    def foot(self) -> tuple[Shape, ...]:
        """Return the places of the footer and the slide's number."""
        footer = Placeholder("footer", "ftr", self.footer, 11, self.foot_style, "ctr", "Footer", insets=FLUSH)
        return footer, self.number_place(self.number_style)

    def number_place(self, style: Lettering) -> Placeholder:
        """Return the place of the slide's number, for pages that need it in another colour."""
        return Placeholder("number", "sldNum", self.number, 12, style, "ctr", insets=FLUSH)

    def master(self) -> tuple[Shape, ...]:
        """Return the master's own places."""
        body = Placeholder("text", "body", self.content, 1, prompt="Text", insets=FLUSH)
        return self.head(), body, *self.foot()

    def columns(self, share: float = 0.5) -> tuple[Box, Box]:
        """Divide the content in two; the left one has this share of it."""
        left, top, width, height = self.content
        first = (width - self.gap) * share
        return Box(left, top, first, height), Box(left + first + self.gap, top, width - self.gap - first, height)

    def ordinary(self) -> tuple[Layout, ...]:
        """Return the layouts `Text`, `Two columns`, `Text and picture` and `Title only`."""
        left, right = self.columns()
        wide, narrow = self.columns(0.58)
        head = 30
        return (
            Layout("Text", "obj", (self.head(), self._place("text", self.content, 1), *self.foot())),
            Layout(
                "Two columns",
                "twoTxTwoObj",
                (
                    self.head(),
                    self._caption("left_head", left, 1, head),
                    self._place("left", Box(left.left, left.top + head, left.width, left.height - head), 2),
                    self._caption("right_head", right, 3, head),
                    self._place("right", Box(right.left, right.top + head, right.width, right.height - head), 4),
                    *self.foot(),
                ),
            ),
            Layout(
                "Text and picture",
                None,
                (
                    self.head(),
                    self._place("text", wide, 1),
                    Placeholder("picture", "pic", narrow, 13, prompt="A picture"),
                    *self.foot(),
                ),
            ),
            Layout("Title only", "titleOnly", (self.head(), *self.foot())),
        )

    def _place(self, role: str, box: Box, index: int) -> Placeholder:
        return Placeholder(role, None, box, index, prompt="Text, a chart or a table", insets=FLUSH)

    @staticmethod
    def _caption(role: str, column: Box, index: int, height: float) -> Placeholder:
        return words(role, Box(column.left, column.top, column.width, height), SUB_HEAD, index)
