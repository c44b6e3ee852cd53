"""Bars as SVG: readable in black and white, in light and dark, on a screen and on paper.

What a bar means is told by its pattern and its words, never by colour alone. Colours are those of the page around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 720
"""User units; text is 14 of them high, so it can be read where the plot is as wide as a phone."""
_BAR, _GAP, _LABEL, _LEGEND, _END = 18, 5, 24, 34, 130
_SOLID = '<rect width="8" height="8" fill="currentColor"/>'
_STRIPE = '<rect width="2.2" height="8" fill="currentColor"/>'
_DOT = '<circle cx="3" cy="3" r="1.3" fill="currentColor"/>'
_PATTERNS = ((8, "", _SOLID), (8, ' patternTransform="rotate(45)"', _STRIPE), (6, "", _DOT), (8, "", ""))
"""Of the first series, the second, ...: how wide, turned how, and what is repeated."""


@dataclass(frozen=True)
class Bar:
    """One bar: how much of a series; None where it is not known or not told."""

    series: str
    value: int | None


@dataclass(frozen=True)
class Plot:
    """A plot of groups of bars.

    Attributes:
        id: A word that is unique on the page.
        title: What is shown.
        unit: What is counted: "people".
        groups: A name and its bars, in order.
    """

    id: str
    title: str
    unit: str
    groups: Sequence[tuple[str, Sequence[Bar]]]

    @property
    def most(self) -> int:
        """Return the longest bar's value."""
        return max((bar.value or 0 for _, bars in self.groups for bar in bars), default=0)

    def svg(self) -> str:
        """Draw it; empty when there is nothing to draw."""
        if not self.most:
            return ""
        series = list(dict.fromkeys(bar.series for _, bars in self.groups for bar in bars))
        drawn = [*self._legend(series)]
        y = _LEGEND if len(series) > 1 else 4
        for name, bars in self.groups:
            drawn.append(f'<text x="0" y="{y + 15}">{escape(name)}</text>')
            y += _LABEL
            for bar in bars:
                drawn += self._bar(bar, series.index(bar.series), y)
                y += _BAR + _GAP
            y += 2 * _GAP
        patterns = "".join(
            f'<pattern id="{self.id}{number}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"{turned}>'
            f"{repeated}</pattern>"
            for number, (size, turned, repeated) in enumerate(_PATTERNS)
        )
        words = f"{escape(self.title)}, in {escape(self.unit)}; the table tells the same"
        return (
            f'<svg viewBox="0 0 {_WIDTH} {y}" role="img" aria-labelledby="{self.id}-title" class="plot">'
            f'<title id="{self.id}-title">{words}</title>'
            f"<defs>{patterns}</defs>{''.join(drawn)}</svg>"
        )

    def _legend(self, series: list[str]) -> list[str]:
        if len(series) < 2:
            return []
        drawn, x = [], 0.0
        for number, name in enumerate(series):
            drawn.append(self._box(x, 4, 18, 14, number))
            drawn.append(f'<text x="{x + 26:g}" y="16">{escape(name)}</text>')
            x += 26 + 8 * len(name) + 24
        return drawn

    def _bar(self, bar: Bar, number: int, y: float) -> list[str]:
        if bar.value is None:
            return [f'<text x="0" y="{y + 14}" class="soft">not told</text>']
        length = (_WIDTH - _END) * bar.value / self.most
        words = f'<text x="{length + 8:.1f}" y="{y + 14}">{bar.value:,}</text>'
        return [self._box(0, y, max(length, 1), _BAR, number), words]

    def _box(self, x: float, y: float, width: float, height: float, number: int) -> str:
        fill = f"url(#{self.id}{number % len(_PATTERNS)})"
        return (
            f'<rect x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="{width:.1f}" height="{height - 1:g}" fill="{fill}" '
            'stroke="currentColor"/>'
        )
