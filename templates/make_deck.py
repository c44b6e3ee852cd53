"""Make templates/deck/programme.pptx: `python templates/make_deck.py`.

The file is a real PowerPoint deck that chapters open and rebrand; this script is how the package's own came to be.
Written part by part, so that the same script gives the same bytes.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TARGET = Path(__file__).parent / "deck" / "programme.pptx"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.85, 0.85
MEASURE = WIDTH - LEFT - RIGHT
"""Inches: the slide, and the width between its margins."""

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def emu(inches: float) -> int:
    """Return a length in EMU."""
    return round(inches * 914400)


def place(box: Box) -> str:
    """Write a shape's place."""
    x, y, w, h = (emu(side) for side in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def fill(colour: str | None) -> str:
    """Write a fill in a theme colour, or none."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"


def run(
    text: str, size: float, colour: str = "tx1", *, bold: bool = False, font: str = "mn", link: str | None = None
) -> str:
    """Write a run of text; `link` is the relationship of a jump to a slide."""
    faces = "".join(f'<a:{kind} typeface="+{font}-{short}"/>' for kind, short in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")))
    jump = (
        f'<a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"><a:extLst>'
        '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
        'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
        "</a:extLst></a:hlinkClick>"
        if link
        else ""
    )
    weight = ' b="1"' if bold else ""
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{round(size * 100)}"{weight}>{fill(colour)}{faces}{jump}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r>"
    )


def paragraph(*runs: str, align: str = "l", before: float = 0) -> str:
    """Write a paragraph; `before` is the space above it in points."""
    space = f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>' if before else ""
    return f'<a:p><a:pPr algn="{align}">{space}</a:pPr>{"".join(runs)}</a:p>'


class Page:
    """A slide, a layout or the master: its shapes, numbered as they come."""

    def __init__(self) -> None:
        self.shapes: list[str] = []
        self.rels: list[tuple[str, str]] = []
        self._last = 1

    def relate(self, kind: str, target: str) -> str:
        """Add a relationship of a slide; return its id. The first one is its layout's."""
        if (kind, target) not in self.rels:
            self.rels.append((kind, target))
        return f"rId{self.rels.index((kind, target)) + 2}"

    def number(self) -> int:
        """Return the next shape's number."""
        self._last += 1
        return self._last

    def shape(
        self,
        name: str,
        box: Box,
        *paragraphs: str,
        colour: str | None = None,
        form: str = "rect",
        anchor: str = "t",
        line: str | None = None,
        link: str | None = None,
        decoration: bool = False,
    ) -> str:
        """Return a shape with text; without a fill it is a text box."""
        text = "".join(paragraphs) or "<a:p><a:endParaRPr/></a:p>"
        edge = f'<a:ln w="9525">{fill(line)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
        click = f'<a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"/>' if link else ""
        # Marked as decorative, so that a screen reader passes over it.
        quiet = (
            '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
            if decoration
            else ""
        )
        kind = "" if colour or line else ' txBox="1"'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.number()}" name={quoteattr(name)}>{click}{quiet}</p:cNvPr><p:cNvSpPr{kind}/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr>{place(box)}<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{fill(colour)}{edge}</p:spPr>'
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def add(self, name: str, box: Box, *paragraphs: str, **options: object) -> None:
        """Add a shape; see `shape`."""
        self.shapes.append(self.shape(name, box, *paragraphs, **options))  # type: ignore[arg-type]

    def title(self, text: str = "", box: Box | None = None, *, size: float = 40, colour: str = "tx2", anchor: str = "b") -> None:
        """Add the title placeholder: with a place and a style in a layout, with text on a slide."""
        if box is None:
            body = f"<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>{escape(text)}</a:t></a:r></a:p>"
            properties, style, frame = "<p:spPr/>", "<a:lstStyle/>", "<a:bodyPr/>"
        else:
            body = '<a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p>'
            properties = f"<p:spPr>{place(box)}</p:spPr>"
            style = f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="{round(size * 100)}">{fill(colour)}</a:defRPr></a:lvl1pPr></a:lstStyle>'
            frame = f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.number()}" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>{properties}<p:txBody>{frame}{style}{body}</p:txBody></p:sp>'
        )

    def group(self, name: str, box: Box, *shapes: str) -> None:
        """Add a group whose own coordinates are the slide's."""
        x, y, w, h = (emu(side) for side in box)
        self.shapes.append(
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{self.number()}" name={quoteattr(name)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f'<p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/><a:chOff x="{x}" y="{y}"/>'
            f'<a:chExt cx="{w}" cy="{h}"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:grpSp>'
        )

    def table(self, name: str, box: Box, columns: list[float], rows: list[list[str]]) -> None:
        """Add a table with a thin line below each row; cells are paragraphs."""
        x, y, w, h = (emu(side) for side in box)
        line = f'<a:lnB w="9525">{fill("bg2")}</a:lnB>'
        none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
        cells = [
            "".join(
                f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{cell}</a:txBody><a:tcPr marL="0" marR="182880" marT="73152" '
                f'marB="73152" anchor="t">{none}{line}<a:noFill/></a:tcPr></a:tc>'
                for cell in row
            )
            for row in rows
        ]
        body = "".join(f'<a:tr h="{h // len(rows)}">{row}</a:tr>' for row in cells)
        grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in columns)
        self.shapes.append(
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{self.number()}" name={quoteattr(name)}/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'<p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></p:xfrm><a:graphic><a:graphicData uri="{A[:-5]}/table">'
            '<a:tbl><a:tblPr><a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId></a:tblPr>'
            f"<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def tree(self, background: str | None = None) -> str:
        """Write the common slide data."""
        ground = f"<p:bg><p:bgPr>{fill(background)}<a:effectLst/></p:bgPr></p:bg>" if background else ""
        return (
            f'<p:cSld>{ground}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
            f'</p:grpSpPr>{"".join(self.shapes)}</p:spTree></p:cSld>'
        )


def theme() -> str:
    """Write the theme; a chapter's own colours take the place of dk2, accent1, accent2 and the links'."""
    colours = {
        "dk1": "1C1B20", "lt1": "FFFFFF", "dk2": "1F4452", "lt2": "E9E6E1", "accent1": "1F4452", "accent2": "E8A33D",
        "accent3": "6B6A72", "accent4": "B9482E", "accent5": "4F7A4C", "accent6": "7B5B8C", "hlink": "1F4452",
        "folHlink": "1F4452",
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    # What PowerPoint takes for other scripts, where the first font has no letters for them.
    scripts = {
        "Jpan": "Yu Gothic", "Hang": "Malgun Gothic", "Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei",
        "Arab": "Arial", "Hebr": "Arial", "Thai": "Leelawadee UI", "Deva": "Nirmala UI", "Beng": "Nirmala UI",
        "Taml": "Nirmala UI", "Telu": "Nirmala UI", "Ethi": "Nyala", "Geor": "Sylfaen", "Armn": "Sylfaen",
    }  # fmt: skip
    more = "".join(f'<a:font script="{script}" typeface="{face}"/>' for script, face in scripts.items())
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>{more}</a:{kind}>'
        for kind, face in (("majorFont", "Georgia"), ("minorFont", "Arial"))
    )
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{flat}</a:ln>'
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="Running order"><a:themeElements><a:clrScheme name="chapter.yaml">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Running order">{fonts}</a:fontScheme><a:fmtScheme name="Flat"><a:fillStyleLst>{flat * 3}'
        f'</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>'
        f'{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst><a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst>'
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def master(layouts: int) -> tuple[str, list[tuple[str, str]]]:
    """Write the master: a title and nothing else; everything is said in the layouts."""
    page = Page()
    rels = [(f"{R}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, layouts + 1)]
    rels.append((f"{R}/theme", "../theme/theme1.xml"))
    page.title(box=(LEFT, 0.6, MEASURE, 1.0))
    level = '<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
    faces = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/>'
    title = f'{level}<a:defRPr sz="4000">{fill("tx2")}{faces.format("mj")}</a:defRPr></a:lvl1pPr>'
    body = f'{level}<a:defRPr sz="2400">{fill("tx1")}{faces.format("mn")}</a:defRPr></a:lvl1pPr>'
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(layouts))
    return (
        f'{HEAD}<p:sldMaster {NAMES}>{page.tree("bg1")}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{title}</p:titleStyle>'
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
    ), rels


def bar(page: Page, box: Box) -> None:
    """Add the short line in the second brand colour that holds the slides together."""
    page.add("Line", box, colour="accent2", decoration=True)


def layouts() -> dict[str, str]:
    """Write the layouts, by their names."""
    opening, listing, one, several, closing = Page(), Page(), Page(), Page(), Page()
    opening.title(box=(LEFT, 1.95, MEASURE, 2.5), size=54, colour="bg1")
    bar(opening, (LEFT, 4.72, 1.2, 0.07))
    listing.title(box=(LEFT, 0.55, MEASURE, 0.95))
    bar(listing, (LEFT, 1.62, 1.2, 0.07))
    one.title(box=(LEFT, 1.35, 7.35, 2.55), size=44)
    bar(one, (LEFT, 4.12, 1.2, 0.07))
    several.title(box=(LEFT, 1.25, MEASURE, 1.35), size=40)
    bar(several, (LEFT, 2.78, 1.2, 0.07))
    closing.title(box=(LEFT, 0.9, 7.3, 1.2), size=54, colour="bg1")
    bar(closing, (LEFT, 2.3, 1.2, 0.07))
    dark = {"Opening": opening, "Closing": closing}
    pages = {"Opening": opening, "List": listing, "One speaker": one, "Several speakers": several, "Closing": closing}
    return {
        name: f'{HEAD}<p:sldLayout {NAMES} preserve="1">{page.tree("tx2" if name in dark else None).replace("<p:cSld>", f"<p:cSld name={quoteattr(name)}>")}'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        for name, page in pages.items()
    }


def picture(page: Page, what: str, box: Box, **options: object) -> str:
    """Return a shape that a picture takes the place of: its text says which."""
    text = paragraph(run(f"{{{{ {what} }}}}", 18, str(options.pop("ink", "bg1"))), align="ctr")
    return page.shape(what, box, text, anchor="ctr", **options)  # type: ignore[arg-type]


def slides() -> list[tuple[str, Page]]:
    """Return the slides in their order, each with its layout's name."""
    return [
        ("Opening", opening()),
        ("List", agenda()),
        ("List", conduct()),
        ("List", hosts()),
        ("One speaker", one_speaker()),
        ("Several speakers", several_speakers()),
        ("Closing", closing()),
    ]


def opening() -> Page:
    """Return the slide that stands while the guests come in."""
    page = Page()
    page.title("{{ event.name }}")
    page.shapes.append(picture(page, "chapter.logo", (LEFT, 0.65, 1.6, 1.0), colour="bg1", ink="tx1", form="roundRect"))
    page.add("Chapter", (LEFT + 1.9, 0.65, 6, 1.0), paragraph(run("{{ chapter.name }}", 22, "bg1")), anchor="ctr")
    page.add(
        "When and where",
        (LEFT, 4.98, MEASURE, 1.15),
        paragraph(run("{{ event.day }}, {{ event.hours }}", 28, "bg1")),
        paragraph(run("{{ event.place }}", 22, "bg1"), before=6),
    )
    page.add("Mission", (LEFT, 6.3, 10.2, 0.75), paragraph(run("{{ chapter.mission }}", 18, "bg1")), anchor="b")
    return page


def agenda() -> Page:
    """Return the programme; its rows lead to the sessions."""
    page = Page()
    page.title(
        "{% if event.several_days %}{{ page.day }}{% else %}Programme{% endif %}"
        "{% if page.continued %}, continued{% endif %}"
    )
    link = page.relate("slide", "slide5.xml")
    row = [
        paragraph(run("{{ row.start }}", 20, "accent1", bold=True)),
        paragraph(run("{{ row.title }}", 20, bold=True, link=link)),
        paragraph(run("{{ row.people }}", 18)),
    ]
    pause = [
        paragraph(run("{{ pause.start }}", 20, "accent3")),
        paragraph(run("{{ pause.title }}", 20, "accent3", link=link)),
        paragraph(run("{{ pause.people }}", 18, "accent3")),
    ]
    columns = [1.25, 6.4, MEASURE - 1.25 - 6.4]
    page.table("Programme", (LEFT, 1.95, MEASURE, 1.0), columns, [row, pause])
    return page


def conduct() -> Page:
    """Return the code of conduct, and whom to turn to."""
    page = Page()
    page.title("Code of conduct")
    page.add("Welcome", (LEFT, 2.05, 7.4, 1.75), paragraph(run("{{ chapter.welcome }}", 30, "tx2", font="mj")))
    page.add(
        "Whom to turn to",
        (LEFT, 4.1, 7.4, 2.7),
        paragraph(run("Something is not right? Turn to us at any time:", 22, bold=True)),
        paragraph(run("{{ event.organizers }}", 22), before=6),
        paragraph(run("{{ conduct.contact }}", 20), before=6),
        paragraph(run("The whole text: ", 20), run("{{ conduct.address }}", 20), before=14),
    )
    page.shapes.append(picture(page, "conduct.qr", (9.35, 2.05, 3.13, 3.13), line="bg2", ink="tx1"))
    return page


def hosts() -> Page:
    """Return those who give the room, the food and the money."""
    page = Page()
    page.title("Thank you")
    page.add(
        "Hosts",
        (LEFT, 1.95, MEASURE, 1.1),
        paragraph(run("Our hosts: ", 24), run("{{ event.hosts }}", 24, bold=True)),
        paragraph(run("{% if event.sponsors %}With the support of{% endif %}", 22), before=10),
    )
    box = (LEFT, 3.3, 3.6, 2.9)
    page.group(
        "Sponsor",
        box,
        picture(page, "sponsor.logo", (LEFT, 3.3, 3.6, 2.2), colour="bg1", line="bg2", ink="tx1"),
        page.shape("Name", (LEFT, 5.6, 3.6, 0.6), paragraph(run("{{ sponsor.name }}", 18), align="ctr")),
    )
    return page


def back(page: Page, box: Box = (LEFT, 6.75, 3.0, 0.4)) -> None:
    """Add the way back to the programme."""
    link = page.relate("slide", "slide2.xml")
    page.add("Back to the programme", box, paragraph(run("← Programme", 18, "accent3")), anchor="b", link=link)


def one_speaker() -> Page:
    """Return the divider before a session with one person on stage, or none."""
    page = Page()
    page.title("{{ session.title }}")
    page.shapes.append(picture(page, "speaker.picture", (8.9, 0, WIDTH - 8.9, HEIGHT), colour="tx2"))
    words = "{{ session.time }}{% if session.track %} · {{ session.track }}{% endif %}"
    page.add("Time", (LEFT, 0.65, 7.35, 0.5), paragraph(run(words, 22, "accent1", bold=True)))
    page.add(
        "Speaker",
        (LEFT, 4.4, 7.35, 2.25),
        paragraph(run("{{ speaker.name }}", 32, bold=True), run("{% if speaker.pronouns %} ({{ speaker.pronouns }}){% endif %}", 22)),
        paragraph(run("{{ speaker.affiliation }}", 24), before=4),
        paragraph(run("{{ speaker.handle }}", 22, "accent1"), before=4),
        paragraph(run("{{ session.source }}", 24), before=4),
        paragraph(run("{% if session.is_break and next.title %}At {{ next.start }}: {{ next.title }}{% endif %}", 24)),
    )
    back(page)
    return page


def several_speakers() -> Page:
    """Return the divider before a session with several people on stage."""
    page = Page()
    page.title("{{ session.title }}")
    words = "{{ session.time }}{% if session.track %} · {{ session.track }}{% endif %}"
    page.add("Time", (LEFT, 0.65, MEASURE, 0.5), paragraph(run(words, 22, "accent1", bold=True)))
    box = (LEFT, 3.15, 2.7, 3.45)
    page.group(
        "Person",
        box,
        picture(page, "person.picture", (LEFT + 0.4, 3.15, 1.9, 1.9), colour="tx2", form="ellipse"),
        page.shape(
            "Name",
            (LEFT, 5.2, 2.7, 1.4),
            paragraph(run("{{ person.name }}", 20, bold=True), align="ctr"),
            paragraph(run("{{ person.pronouns }}", 18), align="ctr"),
            paragraph(run("{{ person.role }}", 18, "accent1"), align="ctr"),
            paragraph(run("{{ person.affiliation }}", 18), align="ctr"),
        ),
    )
    back(page)
    return page


def closing() -> Page:
    """Return the slide that stands while the guests leave."""
    page = Page()
    page.title("Thank you for coming")
    page.add(
        "Afterwards",
        (LEFT, 2.7, 7.3, 3.6),
        paragraph(run("Next time", 20, "bg1", bold=True)),
        paragraph(run("{{ event.next_event }}", 28, "bg1", font="mj"), before=2),
        paragraph(run("Slides and recordings", 20, "bg1", bold=True), before=20),
        paragraph(run("{{ chapter.website }}", 24, "bg1"), before=2),
        paragraph(run("{{ event.hashtags }}", 20, "bg1"), before=20),
    )
    page.shapes.append(picture(page, "feedback.qr", (9.0, 1.5, 3.48, 3.48), colour="bg1", ink="tx1"))
    page.add(
        "Feedback",
        (8.6, 5.2, 4.28, 1.4),
        paragraph(run("How was it? Two minutes, please.", 20, "bg1", bold=True), align="ctr"),
        paragraph(run("{{ feedback.address }}", 18, "bg1"), align="ctr", before=4),
    )
    return page


def relationships(rels: list[tuple[str, str]]) -> str:
    """Write a .rels part."""
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(rels, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def parts() -> dict[str, str]:
    """Return every part of the deck, with its relationships beside it."""
    made: dict[str, str] = {}
    designs, pages = layouts(), slides()
    names = list(designs)
    for n, xml in enumerate(designs.values(), 1):
        made[f"ppt/slideLayouts/slideLayout{n}.xml"] = xml
        made[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = relationships(
            [(f"{R}/slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    made["ppt/slideMasters/slideMaster1.xml"], rels = master(len(designs))
    made["ppt/slideMasters/_rels/slideMaster1.xml.rels"] = relationships(rels)
    made["ppt/theme/theme1.xml"] = theme()
    for n, (layout, page) in enumerate(pages, 1):
        made[f"ppt/slides/slide{n}.xml"] = (
            f"{HEAD}<p:sld {NAMES}>{page.tree()}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )
        layout_rel = (f"{R}/slideLayout", f"../slideLayouts/slideLayout{names.index(layout) + 1}.xml")
        others = [(f"{R}/{kind}", target) for kind, target in page.rels]
        made[f"ppt/slides/_rels/slide{n}.xml.rels"] = relationships([layout_rel, *others])
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n + 1}"/>' for n in range(1, len(pages) + 1))
    made["ppt/presentation.xml"] = (
        f'{HEAD}<p:presentation {NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )
    slides_rels = [(f"{R}/slide", f"slides/slide{n}.xml") for n in range(1, len(pages) + 1)]
    ends = [(f"{R}/presProps", "presProps.xml"), (f"{R}/theme", "theme/theme1.xml"), (f"{R}/tableStyles", "tableStyles.xml")]
    made["ppt/_rels/presentation.xml.rels"] = relationships([(f"{R}/slideMaster", "slideMasters/slideMaster1.xml"), *slides_rels, *ends])
    made["ppt/presProps.xml"] = f"{HEAD}<p:presentationPr {NAMES}/>"
    made["ppt/tableStyles.xml"] = f'{HEAD}<a:tblStyleLst xmlns:a="{A}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
    made["docProps/core.xml"] = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Running order</dc:title></cp:coreProperties>"
    )
    made["_rels/.rels"] = relationships(
        [(f"{R}/officeDocument", "ppt/presentation.xml"), (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]
    )
    return {"[Content_Types].xml": content_types(made), **made}


def content_types(made: dict[str, str]) -> str:
    """Write the content types of the parts."""
    kinds = {
        "ppt/presentation.xml": "presentationml.presentation.main", "ppt/slides/": "presentationml.slide",
        "ppt/slideLayouts/": "presentationml.slideLayout", "ppt/slideMasters/": "presentationml.slideMaster",
        "ppt/theme/": "theme", "ppt/presProps": "presentationml.presProps", "ppt/tableStyles": "presentationml.tableStyles",
    }  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>'
        for name in made
        if not name.endswith(".rels")
        for start, kind in kinds.items()
        if name.startswith(start)
    )
    overrides += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def main() -> None:
    """Write the deck."""
    TARGET.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(TARGET, "w") as deck:
        for name, xml in parts().items():
            deck.writestr(zipfile.ZipInfo(name, FIXED_TIME), xml, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
