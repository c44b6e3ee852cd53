"""How cost grows, drawn as SVG: readable in black and white, in light and in dark pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_WIDE, _HIGH = 420, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 20, 44, 48
_INK, _PALE, _OURS, _OTHER = "#24292f", "#d0d7de", "#0550ae", "#bc4c00"


@dataclass(frozen=True)
class Line:
    """One line of a panel: its name and its points. `dashed` for what is only there to compare with."""

    name: str
    points: Sequence[tuple[float, float]]
    dashed: bool = False


@dataclass(frozen=True)
class Panel:
    """One drawing: its title, what its axes say, and its lines. Both axes begin at 0."""

    title: str
    across: str
    up: str
    lines: Sequence[Line]


def draw(panels: Sequence[Panel]) -> str:
    """Return the panels in rows of two, as one SVG."""
    wide, high = _WIDE * min(2, len(panels)), _HIGH * ((len(panels) + 1) // 2)
    body = "".join(
        f'<g transform="translate({_WIDE * (n % 2)} {_HIGH * (n // 2)})">{_panel(panel)}</g>'
        for n, panel in enumerate(panels)
    )
    said = "; ".join(panel.title for panel in panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" font-family="Helvetica, Arial, sans-serif" font-size="12"><title>{escape(said)}</title>'
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>{body}</svg>\n'
    )


def _panel(panel: Panel) -> str:
    most_x = max(x for line in panel.lines for x, _ in line.points)
    most_y = max(y for line in panel.lines for _, y in line.points)
    ticks_x, ticks_y = _ticks(most_x), _ticks(most_y)
    right, top = ticks_x[-1], ticks_y[-1]

    def place(x: float, y: float) -> tuple[float, float]:
        across = _LEFT + (_WIDE - _LEFT - _RIGHT) * x / right
        return round(across, 1), round(_HIGH - _BOTTOM - (_HIGH - _TOP - _BOTTOM) * y / top, 1)

    parts = [_text(_LEFT, 22, f"{panel.title} ({panel.up})", weight="bold", size=14)]
    for tick in ticks_y:
        x, y = place(0, tick)
        parts.append(f'<path d="M{x} {y}H{_WIDE - _RIGHT}" stroke="{_PALE}"/>')
        parts.append(_text(x - 6, y + 4, _number(tick), anchor="end"))
    for tick in ticks_x:
        x, y = place(tick, 0)
        parts.append(_text(x, y + 16, _number(tick), anchor="middle"))
    parts.append(_text((_LEFT + _WIDE - _RIGHT) / 2, _HIGH - 10, panel.across, anchor="middle"))
    for line in panel.lines:
        parts.append(_line(line, [place(x, y) for x, y in line.points]))
    return "".join(parts)


def _line(line: Line, places: list[tuple[float, float]]) -> str:
    colour = _OTHER if line.dashed else _OURS
    dashes = ' stroke-dasharray="5 4"' if line.dashed else ""
    path = "L".join(f"{x} {y}" for x, y in places)
    dots = "" if line.dashed else "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places)
    last_x, last_y = places[-1]
    name = _text(last_x - 4, last_y - 9, line.name, anchor="end", colour=colour, weight="bold")
    return f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>{dots}{name}'


def _ticks(most: float) -> list[float]:
    """Return round numbers from 0 to the first that is not below `most`: four to seven steps of 1, 2 or 5."""
    power = 10.0 ** math.floor(math.log10(most)) / 10
    step = next(power * times for times in (1, 2, 5, 10, 20, 50) if power * times * 6 >= most)
    return [step * n for n in range(math.ceil(most / step - 1e-9) + 1)]


def _number(value: float) -> str:
    return f"{round(value, 6):,g}" if value < 1000 else f"{value:,.0f}"


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", weight: str = "normal", size: int = 12, colour: str = _INK
) -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-weight="{weight}" font-size="{size}" '
        f'fill="{colour}">{escape(words)}</text>'
    )
