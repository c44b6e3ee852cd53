"""Themes, masters and layouts, and the presentation's default text style."""

from __future__ import annotations

from .names import DECLARATION, declare
from .package import attribute, text

TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
DARK_COLOUR_MAP = COLOUR_MAP.replace('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')


def solid(colour: str) -> str:
    """A fill of one colour: a scheme name such as tx1, or RRGGBB."""
    tag = "srgbClr" if (len(colour) == 6 and colour.isupper()) or colour.isdigit() else "schemeClr"
    return f'<a:solidFill><a:{tag} val="{colour}"/></a:solidFill>'


def theme_colours(accent: str) -> str:
    colours = {"dk2": "44546A", "lt2": "E7E6E6", "accent1": accent}
    colours |= {"accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5"}
    colours |= {"accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72"}
    rows = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    return (
        '<a:clrScheme name="Colours"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{rows}</a:clrScheme>'
    )


def theme_fonts(font: str) -> str:
    face = f'<a:latin typeface={attribute(font)}/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:fontScheme name="Fonts"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
    )


def theme_formats(background_fill: str = "") -> str:
    fill, line = solid("phClr"), ""
    for width in (6350, 12700, 19050):
        line += f'<a:ln w="{width}">{fill}</a:ln>'
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="Formats"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 2}{background_fill or fill}</a:bgFillStyleLst></a:fmtScheme>"
    )


def theme_xml(name: str, accent: str = "4472C4", font: str = "Calibri", background_fill: str = "") -> str:
    elements = theme_colours(accent) + theme_fonts(font) + theme_formats(background_fill)
    return (
        f"{DECLARATION}<a:theme {declare('a', 'r')} name={attribute(name)}><a:themeElements>{elements}"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def theme_override_xml(accent: str) -> str:
    elements = theme_colours(accent) + theme_fonts("Georgia") + theme_formats()
    return f"{DECLARATION}<a:themeOverride {declare('a', 'r')}>{elements}</a:themeOverride>"


def xfrm(x: int, y: int, cx: int, cy: int) -> str:
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'


def placeholder(
    shape_id: int, kind: str, words: str, *, index: int | None = None, place: str = "", field: str = ""
) -> str:
    """A placeholder; `kind` may be empty for the object placeholder, `field` makes its text a field."""
    of_kind = f' type="{kind}"' if kind else ""
    of_index = f' idx="{index}"' if index is not None else ""
    run = f'<a:r><a:rPr lang="en-GB"/><a:t>{text(words)}</a:t></a:r>' if words else ""
    if field:
        guid = "{0F7B2A64-5D0C-4C0E-9A8F-6C2A6E9B4D11}"
        run = f'<a:fld id="{guid}" type="{field}"><a:rPr lang="en-GB"/><a:t>{text(words)}</a:t></a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{kind or "object"} {shape_id}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{of_kind}{of_index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def level(number: int, size: int, more: str = "", paragraph: str = "", colour: str = "tx1") -> str:
    """One level of a list style, sizes in hundredths of a point."""
    return (
        f'<a:lvl{number}pPr marL="{(number - 1) * 457200}" algn="l" {paragraph}>'
        f'<a:defRPr sz="{size}" {more}>{solid(colour)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def text_styles(body_size: int = 2800) -> str:
    return (
        f"<p:titleStyle>{level(1, 4400)}</p:titleStyle>"
        f"<p:bodyStyle>{level(1, body_size)}{level(2, body_size - 400)}</p:bodyStyle>"
        f"<p:otherStyle>{level(1, 1800)}{level(2, 1800)}</p:otherStyle>"
    )


def default_text_style(size: int = 1800, *, language: str = "en-US", more: str = "") -> str:
    """What text that is no placeholder's inherits; `more` is further attributes of each level's defRPr."""
    levels = "".join(level(n, size, f'lang="{language}" {more}') for n in (1, 2))
    return f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{language}"/></a:defPPr>{levels}</p:defaultTextStyle>'
