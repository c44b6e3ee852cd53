"""A template in marigold and teal, with quarter circles; its fonts know Devanagari."""

from __future__ import annotations

from examples.make.office.layouts import FOOTER, NUMBER, PLAIN, Page, heading, words
from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Decoration, Picture
from examples.make.office.template import Layout, Template
from examples.make.office.theme import Theme
from examples.make.office.units import Box
from examples.make.pictures import panels

THEME = Theme(
    "Marigold",
    "3D1520 FFFAF0 7F2A2A FBE6C8 E07A1F 2A9D8F 7F2A2A E9B44C 4F6D7A A4586B 1F7A70 A4586B",
    heading_font="Century Gothic",
    body_font="Century Gothic",
    scripts={"Deva": "Nirmala UI"},
)
_TITLE = Lettering(size=32, colour="tx2", bold=True, font="major", align="l", leading=92)
_FIRST = Lettering(
    size=25,
    colour="tx1",
    font="minor",
    align="l",
    leading=110,
    before=15,
    bullet="◆",
    bullet_colour="accent1",
    indent=24,
    margin=24,
)
_BODY = (_FIRST, _FIRST.but(size=18, before=5, bullet="◇", margin=48), _FIRST.but(size=16, margin=70))
_PAGE = Page(
    title=Box(120, 40, 780, 64),
    content=Box(120, 132, 780, 334),
    footer=Box(120, 498, 460, 20),
    number=Box(850, 498, 50, 20),
    title_anchor="ctr",
    foot_style=FOOTER,
    number_style=NUMBER.but(bold=True, colour="accent1"),
)
_NUMBER = PLAIN.but(size=36, bold=True, colour="accent2-25", font="major", align="r", leading=120)
_EDGE = Picture("Edge", Box(0, 0, 72, 540), "edge", "")


def template() -> Template:
    """Return the template."""
    cover = Layout(
        "Cover",
        "title",
        (
            Picture("Quarters", Box(0, 0, 280, 540), "quarters", ""),
            heading(Box(330, 120, 570, 150), _TITLE.but(size=46), kind="ctrTitle"),
            words("subtitle", Box(330, 290, 570, 130), PLAIN.but(size=22, colour="accent2-25"), kind="subTitle"),
            Decoration("Sun", Box(820, 416, 80, 80), "accent1", geometry="ellipse"),
        ),
        background="bg2",
        show_master=False,
    )
    large = Layout(
        "Large number",
        None,
        (
            heading(_PAGE.title, anchor="ctr"),
            words("factors", Box(120, 130, 780, 146), _NUMBER, anchor="ctr"),
            Decoration("Line", Box(120, 284, 780, 3), "accent1"),
            words("result", Box(120, 300, 780, 70), _NUMBER.but(colour="tx2"), 3, "ctr"),
            words("text", Box(120, 400, 780, 66), PLAIN.but(size=22, leading=110), 2),
            *_PAGE.foot(),
        ),
    )
    return Template(
        THEME,
        background="bg1",
        master_shapes=(_EDGE, *_PAGE.master()),
        title=_TITLE,
        body=_BODY,
        layouts=(cover, *_PAGE.ordinary(), large),
        images={
            "quarters": panels.quarters("#E07A1F", "#E9964A", "#F3B877"),
            "edge": panels.quarters("#E07A1F", "#E9964A", "#F3B877", size=(144, 1080), step=50),
        },
    )
