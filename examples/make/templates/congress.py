"""The congress's template: facets in blue and green. Hosts put their own mark in place of its."""

from __future__ import annotations

from examples.make.office.layouts import FOOTER, NUMBER, PLAIN, Page, heading, words
from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Decoration, Label, Picture
from examples.make.office.template import Layout, Template
from examples.make.office.theme import Theme
from examples.make.office.units import Box
from examples.make.pictures import logos, panels

THEME = Theme(
    "Turin Congress",
    "12263A FFFFFF 0B4F6C EAF4F4 0B4F6C 17967D FBB13C D1495B 5F7FA3 8AA29E 0B6E99 5F7FA3",
    heading_font="Tahoma",
    body_font="Tahoma",
    scripts={"Deva": "Nirmala UI"},
)
_FACETS = ("#0B4F6C", "#0E5F7F", "#17967D", "#20BF9F", "#0A425A")
_ALT = "The host's mark"
_TITLE = Lettering(size=30, colour="tx2", bold=True, font="major", align="l", leading=92)
_FIRST = Lettering(
    size=25,
    colour="tx1",
    font="minor",
    align="l",
    leading=106,
    before=15,
    bullet="▸",
    bullet_colour="accent2",
    indent=22,
    margin=22,
)
_BODY = (_FIRST, _FIRST.but(size=20, before=5, margin=44), _FIRST.but(size=16, before=4, margin=64))
_PAGE = Page(
    title=Box(60, 34, 744, 62),
    content=Box(60, 128, 840, 336),
    footer=Box(60, 500, 420, 20),
    number=Box(850, 500, 50, 20),
    title_anchor="ctr",
    foot_style=FOOTER.but(size=10.5),
    number_style=NUMBER.but(bold=True, colour="accent2"),
)
_CONGRESS = Label(
    "Congress",
    Box(560, 500, 280, 20),
    "Turin Congress on Engines of Thought 2027",
    Lettering(size=10.5, colour="tx2", align="r"),
)


def template() -> Template:
    """Return the template with the congress's own mark; `with_images(mark=...)` gives a host's."""
    cover = Layout(
        "Cover",
        "title",
        (
            Picture("Facets", Box(610, 0, 350, 540), "facets", ""),
            Picture("Mark", Box(60, 56, 66, 66), "mark", _ALT),
            heading(Box(60, 160, 510, 160), _TITLE.but(size=40), kind="ctrTitle"),
            Decoration("Step", Box(60, 336, 96, 6), "accent3", points=((0, 0), (1, 0), (0.94, 1), (0, 1))),
            words("subtitle", Box(60, 356, 510, 90), PLAIN.but(size=20, colour="accent2-25"), kind="subTitle"),
            Label(
                "Congress",
                Box(60, 480, 510, 22),
                "Turin Congress on Engines of Thought 2027  ·  local meetup",
                Lettering(size=12, colour="tx2"),
            ),
        ),
        show_master=False,
    )
    question = Layout(
        "Question",
        "secHead",
        (
            Picture("Facets", Box(0, 0, 120, 540), "edge", ""),
            heading(Box(180, 130, 700, 200), _TITLE.but(size=38, colour="bg1"), "ctr"),
            words("text", Box(180, 346, 700, 100), PLAIN.but(size=20, colour="accent3")),
            _PAGE.number_place(_PAGE.number_style.but(colour="accent3")),
        ),
        background="tx2",
        show_master=False,
    )
    return Template(
        THEME,
        background="bg1",
        master_shapes=(
            Decoration("Head", Box(0, 0, 960, 14), ("accent1", "accent2"), angle=0),
            Decoration("Under title", Box(60, 104, 840, 1.5), "accent2/50"),
            Picture("Mark", Box(852, 42, 48, 48), "mark", _ALT),
            _CONGRESS,
            *_PAGE.master(),
        ),
        title=_TITLE,
        body=_BODY,
        layouts=(cover, *_PAGE.ordinary(), question),
        images={
            "mark": logos.conference(),
            "facets": panels.facets(_FACETS),
            "edge": panels.facets(_FACETS, seed=8, width=240),
        },
    )
