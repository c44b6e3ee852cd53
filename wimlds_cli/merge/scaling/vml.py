"""VML drawings: where old programs look for controls and embedded objects. Often no XML, so edited as text."""

from __future__ import annotations

import re

from wimlds_cli.merge.scaling.fit import Fit

# Points for each unit of a length in CSS; VML counts a bare number as a pixel of 96 to the inch.
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0, "": 0.75}
_TAG = re.compile(
    r"""<(?P<close>/?)(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^"'>])*)>"""
)
_STYLE = re.compile(r"""(?P<head>\sstyle\s*=\s*)(?P<quote>["'])(?P<css>.*?)(?P=quote)""", re.S)
_LENGTH = re.compile(
    r"(?P<head>(?:^|;)\s*(?P<name>left|top|width|height)\s*:\s*)(?P<number>[+-]?[0-9]*\.?[0-9]+)(?P<unit>[a-z]*)",
    re.I,
)
_OFFSETS = ("left", "top")


def scale_vml(data: bytes, fit: Fit) -> bytes:
    """Scale and move the shapes of a VML drawing; inside a group its own units count, which stay."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    depth = 0

    def edit(match: re.Match[str]) -> str:
        nonlocal depth
        tag, name = match[0], match["name"].lower()
        if match["close"]:
            depth -= name == "group"
            return tag
        # A shape type and a text box have no place on the slide.
        if depth <= 0 and name not in ("shapetype", "textbox", "div", "font"):
            tag = _STYLE.sub(lambda style: _scaled_style(style, fit), tag, count=1)
        depth += name == "group" and not match["rest"].endswith("/")
        return tag

    return _TAG.sub(edit, data.decode(encoding)).encode(encoding)


def _scaled_style(style: re.Match[str], fit: Fit) -> str:
    quote: str = style["quote"]
    css = _LENGTH.sub(lambda length: _scaled_length(length, fit), style["css"])
    return f"{style['head']}{quote}{css}{quote}"


def _scaled_length(length: re.Match[str], fit: Fit) -> str:
    unit = length["unit"].lower()
    if unit not in _POINTS:
        return length[0]
    name = length["name"].lower()
    points = float(length["number"]) * _POINTS[unit] * fit.k
    if name in _OFFSETS:
        points += (fit.left if name == "left" else fit.top) / 12700
    return f"{length['head']}{f'{points:.3f}'.rstrip('0').rstrip('.')}pt"
