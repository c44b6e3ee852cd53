"""A college's template: paper and ink, serif headings, a shield, a page of terms on the cover."""

from __future__ import annotations

from examples.make.office.layouts import PLAIN, Page, heading, words
from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Decoration, Picture
from examples.make.office.template import Layout, Template
from examples.make.office.theme import Theme
from examples.make.office.units import Box
from examples.make.pictures import logos, panels

THEME = Theme(
    "Reading Room",
    "1F2A30 FBF8F1 1F3A44 E9DFC9 B5523B 1F6F78 C98A1B 6B7F59 8C4B5E 4F5D75 1F6F78 8C4B5E",
    heading_font="Georgia",
    body_font="Calibri",
    scripts={"Arab": "Arial", "Hebr": "Arial", "Deva": "Nirmala UI"},
)
_ALT = "A college's shield: a book with one marked line"
_TITLE = Lettering(size=30, colour="tx2", bold=False, font="major", align="l", leading=95)
_FIRST = Lettering(
    size=23,
    colour="tx1",
    font="minor",
    align="l",
    leading=106,
    before=12,
    bullet="•",
    bullet_colour="accent1",
    indent=18,
    margin=18,
)
_BODY = (
    _FIRST,
    _FIRST.but(size=19, before=5, bullet="–", margin=38),
    _FIRST.but(size=16, before=4, margin=58),
)
_PAGE = Page(
    title=Box(64, 36, 832, 66),
    content=Box(64, 138, 832, 336),
    footer=Box(64, 496, 500, 22),
    number=Box(800, 496, 50, 22),
)
_SHIELD = Picture("Shield", Box(862, 486, 34, 34), "shield", _ALT)


def template() -> Template:
    """Return the template."""
    cover = Layout(
        "Cover",
        "title",
        (
            Picture("Page of terms", Box(0, 0, 320, 540), "terms", ""),
            heading(Box(372, 128, 524, 168), _TITLE.but(size=40), kind="ctrTitle"),
            Decoration("Rule", Box(372, 312, 72, 4), "accent1"),
            words("subtitle", Box(372, 334, 524, 90), PLAIN.but(size=20, colour="tx2"), kind="subTitle"),
            Picture("Shield", Box(838, 452, 58, 58), "shield", _ALT),
        ),
        show_master=False,
    )
    section = Layout(
        "Section",
        "secHead",
        (
            heading(Box(120, 150, 720, 130), _TITLE.but(size=38, colour="bg1")),
            Decoration("Rule", Box(120, 294, 72, 4), "accent3"),
            words("text", Box(120, 314, 720, 90), PLAIN.but(size=20, colour="bg2")),
        ),
        background="tx2",
        show_master=False,
    )
    quotation = Layout(
        "Quotation",
        None,
        (
            Decoration("Margin", Box(64, 120, 5, 250), "accent1"),
            heading(Box(96, 110, 780, 210), _TITLE.but(size=34, italic=True), "ctr"),
            words("text", Box(96, 326, 780, 50), PLAIN.but(size=18, colour="accent1")),
            _SHIELD,
            *_PAGE.foot(),
        ),
        background="bg2",
        show_master=False,
    )
    return Template(
        THEME,
        background="bg1",
        master_shapes=(Decoration("Rule", Box(64, 114, 56, 3), "accent1"), _SHIELD, *_PAGE.master()),
        title=_TITLE,
        body=_BODY,
        layouts=(cover, *_PAGE.ordinary(), section, quotation),
        images={"shield": logos.college(), "terms": panels.page_of_terms("#1F3A44", "#34525C", "#C98A1B")},
    )
