"""A teacher's template: squared paper, typewriter headings, red pencil."""

from __future__ import annotations

from examples.make.office.layouts import FOOTER, NUMBER, PLAIN, Page, heading, words
from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Decoration
from examples.make.office.template import Layout, Template
from examples.make.office.theme import Theme
from examples.make.office.units import Box
from examples.make.pictures import panels

THEME = Theme(
    "Squared Paper",
    "26322C FCFCF7 3E5C4B E4E9DC 3E5C4B B23A48 7A9E7E D9A441 4A6FA5 8C7A6B 4A6FA5 8C7A6B",
    heading_font="Courier New",
    body_font="Arial",
)
_TITLE = Lettering(size=32, colour="tx2", bold=True, font="major", align="l", leading=90)
_FIRST = Lettering(
    size=25,
    colour="tx1",
    font="minor",
    align="l",
    leading=106,
    before=15,
    bullet="–",
    bullet_colour="accent2",
    indent=20,
    margin=20,
)
_BODY = (_FIRST, _FIRST.but(size=19, before=5, bullet="·", margin=40), _FIRST.but(size=16, margin=60))
_PAGE = Page(
    title=Box(76, 40, 820, 56),
    content=Box(76, 124, 820, 344),
    footer=Box(76, 500, 500, 20),
    number=Box(846, 500, 50, 20),
    foot_style=FOOTER.but(font="major"),
    number_style=NUMBER.but(font="major", bold=True),
)
_MARGIN = Decoration("Margin", Box(52, 0, 1.5, 540), "accent2/60")


def template() -> Template:
    """Return the template."""
    cover = Layout(
        "Cover",
        "title",
        (
            _MARGIN,
            Decoration("Sheet", Box(76, 96, 760, 330), "bg1", "tx2", 1.5),
            Decoration("Fold", Box(780, 96, 56, 56), "bg2", "tx2", 1.5, points=((0, 0), (1, 1), (0, 1))),
            heading(Box(112, 140, 650, 130), _TITLE.but(size=42), kind="ctrTitle"),
            words("subtitle", Box(112, 296, 650, 96), PLAIN.but(size=20, colour="accent2"), kind="subTitle"),
        ),
        show_master=False,
    )
    program = Layout(
        "Program",
        None,
        (
            heading(_PAGE.title),
            Decoration("Paper", Box(76, 124, 400, 344), "bg1", "accent1", 1.25),
            words(
                "program",
                Box(98, 136, 360, 320),
                PLAIN.but(size=19, font="major", colour="tx1", before=1.5, leading=100),
                anchor="ctr",
            ),
            words("text", Box(508, 124, 388, 344), PLAIN.but(size=20, before=12), 2),
            *_PAGE.foot(),
        ),
    )
    return Template(
        THEME,
        background="image:squares",
        master_shapes=(_MARGIN, *_PAGE.master()),
        title=_TITLE,
        body=_BODY,
        layouts=(cover, *_PAGE.ordinary(), program),
        images={"squares": panels.squares("#FCFCF7", "#E2E8DB")},
    )
