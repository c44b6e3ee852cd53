"""The chapter's own template: plum and cream, a woven band, the chapter's moon."""

from __future__ import annotations

from examples.make.office.layouts import PLAIN, Page, heading, words
from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Decoration, Label, Picture, Placeholder
from examples.make.office.template import Layout, Template
from examples.make.office.theme import Theme
from examples.make.office.units import Box
from examples.make.pictures import logos, panels

THEME = Theme(
    "Loom",
    "2B1220 FFFFFF 6D2E46 FBF3E9 6D2E46 E07A5F F2B134 5E8B7E 3D5A80 A26769 A8442F 5E8B7E",
    heading_font="Trebuchet MS",
    body_font="Trebuchet MS",
    scripts={"Arab": "Arial", "Hebr": "Arial"},
)
_ALT = "The chapter's mark: a moon over a punched card"
_TITLE = Lettering(size=30, colour="tx2", bold=True, font="major", align="l", leading=95)
_FIRST = Lettering(
    size=23,
    colour="tx1",
    font="minor",
    align="l",
    leading=108,
    before=12,
    bullet="●",
    bullet_colour="accent2",
    indent=20,
    margin=20,
)
_BODY = (_FIRST, _FIRST.but(size=19, before=4, bullet="○", margin=42), _FIRST.but(size=16, margin=62))
_PAGE = Page(
    title=Box(56, 44, 760, 60),
    content=Box(56, 128, 848, 332),
    footer=Box(56, 488, 560, 22),
    number=Box(854, 488, 50, 22),
)
_BAND = Picture("Woven band", Box(0, 0, 960, 20), "band", "")


def template() -> Template:
    """Return the template."""
    cover = Layout(
        "Cover",
        "title",
        (
            Picture("Woven band", Box(0, 360, 960, 180), "cloth", ""),
            heading(Box(56, 120, 700, 130), _TITLE.but(size=44), kind="ctrTitle"),
            words("subtitle", Box(56, 264, 700, 70), PLAIN.but(size=20, colour="accent2-25"), kind="subTitle"),
            Picture("Mark", Box(788, 60, 116, 116), "mark", _ALT),
            Label(
                "Chapter",
                Box(56, 60, 600, 26),
                "ANALYTICAL EVENINGS",
                Lettering(size=13, bold=True, colour="tx2", tracking=3),
            ),
        ),
        background="bg2",
        show_master=False,
    )
    question = Layout(
        "Question",
        "secHead",
        (
            Decoration("Disc", Box(640, -140, 460, 460), "accent1-25", geometry="ellipse"),
            words("round", Box(56, 64, 400, 30), PLAIN.but(size=16, bold=True, colour="accent3", tracking=2), 2),
            heading(Box(56, 120, 780, 180), _TITLE.but(size=42, colour="bg1"), "ctr"),
            words("text", Box(56, 320, 720, 120), PLAIN.but(size=20, colour="bg2", leading=112)),
            Picture("Woven band", Box(0, 520, 960, 20), "band", ""),
            *_PAGE.foot(),
        ),
        background="tx2",
        show_master=False,
    )
    portrait = Layout(
        "Statement",
        None,
        (
            Placeholder("picture", "pic", Box(56, 128, 250, 250), 13, PLAIN, prompt="The speaker"),
            words("name", Box(56, 388, 250, 60), PLAIN.but(size=17, before=2, colour="tx2"), 2),
            heading(_PAGE.title),
            Placeholder("text", None, Box(346, 128, 558, 332), 1, prompt="Her words", insets=(0, 0, 0, 0)),
            *_PAGE.foot(),
        ),
    )
    return Template(
        THEME,
        background="bg1",
        master_shapes=(_BAND, Picture("Mark", Box(848, 44, 56, 56), "mark", _ALT), *_PAGE.master()),
        title=_TITLE,
        body=_BODY,
        layouts=(cover, *_PAGE.ordinary(), question, portrait),
        images={
            "mark": logos.chapter(),
            "cloth": panels.cloth("#6D2E46", "#E07A5F", "#F2B134"),
            "band": panels.thread("#6D2E46", "#E07A5F", "#F2B134"),
        },
    )
