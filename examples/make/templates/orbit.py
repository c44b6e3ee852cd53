"""A template after the Swiss school: white, one red, large plain headings, much air."""

from __future__ import annotations

from examples.make.office.layouts import FOOTER, NUMBER, PLAIN, Page, heading, words
from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Decoration, Picture
from examples.make.office.template import Layout, Template
from examples.make.office.theme import Theme
from examples.make.office.units import FULL, Box
from examples.make.pictures import panels

THEME = Theme(
    "Trajectory",
    "111111 FFFFFF 14213D ECEEF2 D62828 14213D FCA311 6C7A96 2A6F97 9AA5B8 D62828 6C7A96",
    heading_font="Arial",
    body_font="Arial",
)
_TITLE = Lettering(size=38, colour="tx1", bold=True, font="major", align="l", leading=88, tracking=-0.6)
_FIRST = Lettering(
    size=28, colour="tx1", font="minor", align="l", leading=108, before=16, bullet="", indent=0, margin=0
)
_BODY = (
    _FIRST,
    _FIRST.but(size=21, colour="accent4", before=3, margin=24),
    _FIRST.but(size=16, colour="accent4", margin=48),
)
_PAGE = Page(
    title=Box(60, 48, 800, 76),
    content=Box(240, 152, 660, 320),
    footer=Box(240, 500, 400, 20),
    number=Box(60, 500, 60, 20),
    title_anchor="t",
    foot_style=FOOTER.but(colour="accent4"),
    number_style=NUMBER.but(align="l", bold=True, colour="accent1"),
)


def template() -> Template:
    """Return the template."""
    cover = Layout(
        "Cover",
        "title",
        (
            Picture("Sky", FULL, "sky", ""),
            Decoration("Dot", Box(60, 92, 26, 26), "accent1", geometry="ellipse"),
            heading(Box(60, 136, 700, 150), _TITLE.but(size=60, colour="bg1"), "t", "ctrTitle"),
            words("subtitle", Box(60, 404, 560, 80), PLAIN.but(size=20, colour="bg2"), kind="subTitle"),
        ),
        background="tx2",
        show_master=False,
    )
    wide = Layout(
        "Wide",
        None,
        (
            heading(_PAGE.title, anchor="t"),
            words("aside", Box(60, 152, 160, 300), PLAIN.but(size=15)),
            *_PAGE.foot(),
        ),
    )
    dark = Layout(
        "Dark",
        None,
        (
            Picture("Sky", FULL, "sky", ""),
            heading(_PAGE.title, _TITLE.but(colour="bg1"), "t"),
            words("text", Box(60, 152, 420, 300), PLAIN.but(size=22, colour="bg2", before=12)),
            _PAGE.number_place(_PAGE.number_style.but(colour="accent3")),
        ),
        background="tx2",
        show_master=False,
    )
    return Template(
        THEME,
        background="bg1",
        master_shapes=(
            Decoration("Dot", Box(60, 24, 14, 14), "accent1", geometry="ellipse"),
            Decoration("Foot", Box(60, 490, 840, 1), "bg2-25"),
            *_PAGE.master(),
        ),
        title=_TITLE,
        body=_BODY,
        layouts=(cover, *_PAGE.ordinary(), wide, dark),
        images={"sky": panels.sky("#14213D", "#8FA3C8", "#2C3E66")},
    )
