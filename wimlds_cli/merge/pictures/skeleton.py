"""The parts of a deck of pictures that are the same for every PDF: as little design as PowerPoint accepts."""

from __future__ import annotations

from wimlds_cli.deck.xml import DECLARATION, A

_LANGUAGE_FONTS = '<a:ea typeface=""/><a:cs typeface=""/>'
_BLACK = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_BLACK}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "333333",
    "lt2": "EEEEEE",
    "accent1": "1B6E8C",
    "accent2": "B5562B",
    "accent3": "5A7A2E",
    "accent4": "7A4E9C",
    "accent5": "9C7A1B",
    "accent6": "555B66",
    "hlink": "0563C1",
    "folHlink": "6B3FA0",
}

THEME = (
    f'{DECLARATION}<a:theme xmlns:a="{A[1:-1]}" name="PDF pages"><a:themeElements><a:clrScheme name="PDF pages">'
    + "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    + '</a:clrScheme><a:fontScheme name="PDF pages">'
    + "".join(
        f'<a:{font}><a:latin typeface="Arial"/>{_LANGUAGE_FONTS}</a:{font}>' for font in ("majorFont", "minorFont")
    )
    + f'</a:fontScheme><a:fmtScheme name="PDF pages"><a:fillStyleLst>{_BLACK * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_BLACK * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)

_TITLE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>'
    "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>The page's title</a:t></a:r></a:p></p:txBody></p:sp>"
)

MASTER = (
    f'{DECLARATION}<p:sldMaster {{roots}}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{{head}}{_TITLE}</p:spTree></p:cSld>"
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>'
    '<a:lvl1pPr><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
    "</p:titleStyle><p:bodyStyle/><p:otherStyle/></p:txStyles></p:sldMaster>"
)

LAYOUT = (
    f'{DECLARATION}<p:sldLayout {{roots}} type="titleOnly" preserve="1"><p:cSld name="Page of a PDF"><p:spTree>{{head}}'
    f"{_TITLE.replace('{place}', '')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
)

PRESENTATION = (
    f"{DECLARATION}<p:presentation {{roots}}>"
    '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
    '<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>'
    "</p:presentation>"
)

PROPERTIES = {"title": "dc:title", "subject": "dc:subject", "creator": "dc:creator", "keywords": "cp:keywords"}
"""What a PDF says of itself -> the element of the core properties."""

CORE = (
    f"{DECLARATION}<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</cp:coreProperties>'
)
