"""Set text: paragraphs with a little inline mark-up, in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from examples.make.office.lettering import Lettering
from examples.make.office.xml import declare, parse, text

_MARKED = re.compile(r"(\*\*.+?\*\*|\*.+?\*|`.+?`)")


@dataclass(frozen=True)
class Line:
    """One paragraph.

    Attributes:
        level: 0 is the outermost.
        language: BCP 47, for spelling and for the choice of a font.
        rtl: whether the paragraph runs from right to left.
        style: what differs from the inherited lettering.
    """

    text: str
    level: int = 0
    language: str = "en-GB"
    rtl: bool = False
    style: Lettering = field(default_factory=Lettering)


Lines = str | Line | Iterable[str | Line]


def set_text(frame: Any, lines: Lines, style: Lettering | None = None) -> None:
    """Replace the paragraphs of a text frame.

    Args:
        frame: a python-pptx text frame.
        lines: strings, where a tab at the start means one level in, `**bold**`, `*italic*` and
            `` `code` `` are marked, and a newline inside breaks the line; or `Line`s.
        style: lettering for every string.
    """
    body = frame._txBody
    for paragraph in body.p_lst:
        body.remove(paragraph)
    for line in [lines] if isinstance(lines, str | Line) else lines:
        body.append(parse(_paragraph(_as_line(line, style))))


def _as_line(line: str | Line, style: Lettering | None) -> Line:
    if isinstance(line, Line):
        return line
    stripped = line.lstrip("\t")
    return Line(stripped, level=len(line) - len(stripped), style=style or Lettering())


def _paragraph(line: Line) -> str:
    runs = "".join(_run(piece, line) for piece in _MARKED.split(line.text) if piece)
    if not runs:
        runs = f'<a:endParaRPr lang="{line.language}"/>'
    return f"<a:p {declare('a', 'r')}>{line.style.paragraph(line.level, line.rtl)}{runs}</a:p>"


def _run(piece: str, line: Line) -> str:
    style, extra = line.style, f' lang="{line.language}"'
    face = ""
    if piece.startswith("**"):
        piece, style = piece[2:-2], style.but(bold=True)
    elif piece.startswith("*"):
        piece, style = piece[1:-1], style.but(italic=True)
    elif piece.startswith("`"):
        piece, face = piece[1:-1], "Courier New"
    properties = style.run("a:rPr", extra, face)
    breaks = f"<a:br>{properties}</a:br>"
    return breaks.join(f"<a:r>{properties}<a:t>{text(part)}</a:t></a:r>" for part in piece.split("\n"))
