"""An engineering works' template: light on dark, narrow bold headings, a pulse on the cover.

Its presentation has a default text style of its own: text boxes are amber, narrow, centred and 22 points
high without saying so themselves.
"""

from __future__ import annotations

from examples.make.office.layouts import FOOTER, NUMBER, PLAIN, Page, heading, words
from examples.make.office.lettering import Lettering
from examples.make.office.shapes import Decoration, Label, Picture
from examples.make.office.template import LIGHT_ON_DARK, Layout, Template
from examples.make.office.theme import Theme
from examples.make.office.units import FULL, Box
from examples.make.pictures import logos, panels

THEME = Theme(
    "Night Shift",
    "15191E F5F1E8 262D36 B9C0C9 F2A541 4FB0C6 E4572E A7C957 B98EFF 8D99AE F2A541 B98EFF",
    heading_font="Arial Narrow",
    body_font="Arial",
)
_TITLE = Lettering(size=34, colour="tx1", bold=True, font="major", align="l", leading=90)
_FIRST = Lettering(
    size=26,
    colour="tx1",
    font="minor",
    align="l",
    leading=108,
    before=18,
    bullet="▪",
    bullet_colour="accent1",
    indent=20,
    margin=20,
)
_BODY = (
    _FIRST,
    _FIRST.but(size=20, colour="tx2", before=6, margin=40),
    _FIRST.but(size=17, colour="tx2", margin=60),
)
_PAGE = Page(
    title=Box(72, 40, 800, 60),
    content=Box(72, 128, 816, 340),
    footer=Box(72, 498, 480, 20),
    number=Box(838, 498, 50, 20),
    title_anchor="ctr",
    foot_style=FOOTER,
    number_style=NUMBER.but(bold=True, colour="accent1"),
)
_MARK = Picture("Mark", Box(20, 486, 34, 34), "mark", "A workshop's mark: a nut with a pulse in it")


def template() -> Template:
    """Return the template."""
    cover = Layout(
        "Cover",
        "title",
        (
            Picture("Pulse", FULL, "pulse", ""),
            Decoration("Shade", Box(0, 270, 960, 270), ("bg1/0", "bg1/90"), angle=90),
            heading(Box(72, 300, 816, 110), _TITLE.but(size=50, caps=True), kind="ctrTitle"),
            words("subtitle", Box(72, 424, 700, 62), PLAIN.but(size=20, colour="accent1"), kind="subTitle"),
            Picture("Mark", Box(826, 40, 62, 62), "mark", "A workshop's mark: a nut with a pulse in it"),
        ),
        show_master=False,
    )
    figure = Layout(
        "Big figure",
        None,
        (
            heading(Box(72, 40, 800, 60), anchor="ctr"),
            words(
                "figure",
                Box(72, 128, 816, 150),
                PLAIN.but(size=110, bold=True, colour="accent1", font="major"),
                anchor="ctr",
            ),
            words("text", Box(72, 300, 816, 150), PLAIN.but(size=22, leading=112), 2),
            *_PAGE.foot(),
        ),
    )
    full = Layout("Film", None, (heading(Box(72, 40, 800, 60), anchor="ctr"), *_PAGE.foot()), background=("bg1", "bg2"))
    return Template(
        THEME,
        background="bg1",
        master_shapes=(
            Decoration("Side", Box(0, 0, 12, 540), ("accent1", "accent3"), angle=90),
            _MARK,
            Label(
                "House",
                Box(640, 498, 190, 20),
                "NIGHT SHIFT ENGINEERING",
                Lettering(size=9, colour="tx2", align="r", tracking=1),
            ),
            *_PAGE.master(),
        ),
        title=_TITLE,
        body=_BODY,
        layouts=(cover, *_PAGE.ordinary(), figure, full),
        images={"mark": logos.works(), "pulse": panels.pulse("#15191E", "#262D36", "#F2A541")},
        default_text=(
            Lettering(size=22, colour="accent1", bold=True, font="major", align="ctr", margin=0, leading=95),
            Lettering(size=16, colour="tx2", font="minor", align="l", margin=20),
        ),
        colour_map=LIGHT_ON_DARK,
    )
