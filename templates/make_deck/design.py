"""The design: theme, master and layouts. A chapter changes it in PowerPoint, in the slide master."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from shapes import HEAD, LEFT, MEASURE, NAMES, A, Box, Page, R, fill


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
        f'{HEAD}<a:theme xmlns:a="{A}" name="Running order"><a:themeElements>'
        f'<a:clrScheme name="chapter.yaml">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Running order">{fonts}</a:fontScheme><a:fmtScheme name="Flat"><a:fillStyleLst>{flat * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def master(layouts: int) -> tuple[str, list[tuple[str, str]]]:
    """Write the master: a title and nothing else; everything is said in the layouts."""
    page = Page()
    rels = [(f"{R}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, layouts + 1)]
    rels.append((f"{R}/theme", "../theme/theme1.xml"))
    page.title(box=(LEFT, 0.6, MEASURE, 1.0))
    spaces = '<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    level = f'<a:lvl1pPr algn="l">{spaces}<a:buNone/>'
    faces = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/>'
    title = f'{level}<a:defRPr sz="4000">{fill("tx2")}{faces.format("mj")}</a:defRPr></a:lvl1pPr>'
    body = f'{level}<a:defRPr sz="2400">{fill("tx1")}{faces.format("mn")}</a:defRPr></a:lvl1pPr>'
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(layouts))
    return (
        f'{HEAD}<p:sldMaster {NAMES}>{page.tree("bg1")}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" '
        'accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
        f'hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>'
        f"<p:titleStyle>{title}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
    ), rels


def bar(page: Page, box: Box) -> None:
    """Add the short line in the second brand colour that holds the slides together."""
    page.add("Line", box, colour="accent2", decoration=True)


def layouts() -> dict[str, str]:
    """Write the layouts, by their names."""
    opening, listing, one, several, closing = Page(), Page(), Page(), Page(), Page()
    opening.title(box=(LEFT, 1.95, MEASURE, 2.5), size=46, colour="bg1")
    bar(opening, (LEFT, 4.72, 1.2, 0.07))
    listing.title(box=(LEFT, 0.55, MEASURE, 0.95))
    bar(listing, (LEFT, 1.62, 1.2, 0.07))
    one.title(box=(LEFT, 1.35, 7.35, 2.55), size=44)
    bar(one, (LEFT, 4.12, 1.2, 0.07))
    several.title(box=(LEFT, 1.2, MEASURE, 1.35), size=40)
    bar(several, (LEFT, 2.7, 1.2, 0.07))
    closing.title(box=(LEFT, 0.85, 7.3, 1.2), size=54, colour="bg1")
    bar(closing, (LEFT, 2.3, 1.2, 0.07))
    dark = {"Opening": opening, "Closing": closing}
    pages = {"Opening": opening, "List": listing, "One speaker": one, "Several speakers": several, "Closing": closing}
    made = {}
    for name, page in pages.items():
        tree = page.tree("tx2" if name in dark else None).replace("<p:cSld>", f"<p:cSld name={quoteattr(name)}>")
        colours = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        made[name] = f'{HEAD}<p:sldLayout {NAMES} preserve="1">{tree}{colours}</p:sldLayout>'
    return made
