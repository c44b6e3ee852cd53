"""Which typefaces which computers have."""

from __future__ import annotations

import re

_COMMON = """
arial|arial black|arial narrow|calibri|calibri light|cambria|cambria math|comic sans ms|consolas|courier|courier new
georgia|helvetica|impact|lucida console|lucida sans unicode|palatino linotype|symbol|tahoma|times|times new roman
trebuchet ms|verdana|webdings|wingdings|wingdings 2|wingdings 3
ms gothic|ms mincho|ms pgothic|ms pmincho|ｍｓ ゴシック|ｍｓ 明朝|ｍｓ ｐゴシック|ｍｓ ｐ明朝
simsun|宋体|simhei|黑体|pmingliu|新細明體|batang|바탕|gulim|굴림|malgun gothic|맑은 고딕|mangal|arial unicode ms
"""
EVERYWHERE = frozenset(name for line in _COMMON.split("\n") for name in line.split("|") if name)
"""On Windows and macOS, or with Microsoft Office on both. Where LibreOffice lacks them it has equals of their widths
(Liberation, Carlito, Caladea), or the system has its own letters of that script."""

_LENT: tuple[tuple[str, str], ...] = (
    ("Windows and Microsoft Office", r"candara|constantia|corbel|franklin gothic medium$"),
    (
        "newer versions of Microsoft Office",
        r"aptos|grandview|seaford|skeena|tenorite|bierstadt|walbaum|sitka|posterama|avenir next lt|the hand|"
        r"neue haas|rockwell nova|gill sans nova|georgia pro|verdana pro",
    ),
    (
        "Microsoft Office",
        r"gill sans mt|century gothic|century schoolbook|franklin gothic|garamond|tw cen mt|rockwell|bodoni mt|"
        r"book antiqua|bookman old style|perpetua|goudy|eras |berlin sans|algerian|"
        r"informal roman|script mt|brush script mt|lucida|baskerville old face|bell mt|calisto mt|agency fb|"
        r"haettenschweiler",
    ),
    ("Windows", r"segoe|bahnschrift|ebrima|gabriola|ink free|leelawadee|microsoft|meiryo|nirmala|sylfaen|mv boli|yu "),
    (
        "macOS",
        r"helvetica neue|avenir|menlo|monaco|gill sans$|futura|optima|didot|hoefler|san francisco|sf |pingfang|"
        r"hiragino|american typewriter|apple|chalkboard|marker felt|noteworthy|geneva|palatino$|baskerville$",
    ),
)


def is_common(face: str) -> bool:
    """Tell whether a typeface is on practically every computer."""
    return face.strip().lower() in EVERYWHERE


def lender(face: str) -> str | None:
    """Return the system or program that alone brings a typeface; None for one that somebody installed."""
    name = face.strip().lower()
    return next((whose for whose, names in _LENT if re.match(names, name)), None)
