"""How slides of one size stand on slides of another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from wimlds_cli.errors import WimldsError

Size = tuple[int, int]
"""Width and height of a slide in EMU (914,400 to the inch)."""

BOUNDS = (914400, 51206400)
"""The least and the greatest side of a slide in EMU, 1 and 56 inches (ECMA-376 part 1, ST_SlideSizeCoordinate)."""

# A factor this near to 1 changes 18 pt text by less than a tenth of a point: better left than made 17.93 pt.
_UNSEEN = 0.005

# PowerPoint's own for new decks: 13.33 x 7.5 and 10 x 7.5 inches.
_PROPORTIONS: dict[str, Size] = {"16:9": (12192000, 6858000), "4:3": (9144000, 6858000)}

# What PowerPoint means by each name (ECMA-376 part 1, ST_SlideSizeType), landscape, in EMU. Names that
# are not here say nothing of a size.
_NAMED: dict[str, Size] = {
    "screen4x3": (9144000, 6858000),
    "letter": (9144000, 6858000),
    "overhead": (9144000, 6858000),
    "A4": (9906000, 6858000),
    "35mm": (10287000, 6858000),
    "banner": (7315200, 914400),
    "ledger": (12179300, 9134475),
    "A3": (12801600, 9601200),
    "B4ISO": (10826750, 8120063),
    "B5ISO": (7169150, 5376863),
    "screen16x9": (9144000, 5143500),
    "screen16x10": (9144000, 5715000),
}

# In EMU.
_UNITS = {"in": 914400, "cm": 360000, "mm": 36000}
# Two sides; what stands behind the second is the unit of a bare first.
_SIDES = re.compile(r"([0-9]{1,4}(?:\.[0-9]+)?)(in|cm|mm)?[x×]([0-9]{1,4}(?:\.[0-9]+)?)(in|cm|mm)")


@dataclass(frozen=True)
class Fit:
    """Slides of the size `old`, scaled uniformly and centred on slides of the size `new`; both in EMU."""

    old: Size
    new: Size

    @cached_property
    def k(self) -> float:
        """Return the one factor for both directions: the greatest with which nothing is cut."""
        return min(self.new[0] / self.old[0], self.new[1] / self.old[1])

    @cached_property
    def left(self) -> float:
        """Return the width of the bar on the left, in EMU."""
        return (self.new[0] - self.k * self.old[0]) / 2

    @cached_property
    def top(self) -> float:
        """Return the height of the bar at the top, in EMU."""
        return (self.new[1] - self.k * self.old[1]) / 2

    @property
    def resizes(self) -> bool:
        """Tell whether lengths change visibly; otherwise things only move."""
        return abs(self.k - 1) > _UNSEEN

    @property
    def has_bars(self) -> bool:
        """Tell whether the old slide leaves something of the new one free: the proportions differ visibly."""
        return max(self.left / self.new[0], self.top / self.new[1]) > _UNSEEN / 2

    @property
    def motion(self) -> tuple[float, float]:
        """Return the factors for what is a fraction of the slide, across and down; 1 where the share stays."""
        across, down = (self.k * old / new for old, new in zip(self.old, self.new, strict=True))
        return (1.0 if abs(across - 1) < _UNSEEN else across), (1.0 if abs(down - 1) < _UNSEEN else down)


def in_bounds(size: Size) -> bool:
    """Tell whether PowerPoint accepts slides of this size."""
    return all(BOUNDS[0] <= side <= BOUNDS[1] for side in size)


def common_size(decks: Sequence[tuple[Size, int]]) -> Size:
    """Return the size that most decks have, of equally common ones the first.

    Args:
        decks: Each deck's size and number of slides; those without slides, or with a size that PowerPoint
            refuses, have a say only when there is nothing else.
    """
    legal = [(size, slides) for size, slides in decks if in_bounds(size)]
    voices = [size for size, slides in legal if slides] or [size for size, _ in legal or decks]
    return Counter(voices).most_common(1)[0][0]


def type_fits(name: str, size: Size) -> bool:
    """Tell whether a slide size's name, such as screen4x3, may stand beside this size, upright or not."""
    return name not in _NAMED or size in (_NAMED[name], _NAMED[name][::-1])


def read_size(text: str) -> Size:
    """Read a slide size: 16:9 and 4:3 as PowerPoint makes them, or sides such as `33.87x19.05cm`, `13.33x7.5in`.

    PowerPoint's dialogue rounds what it shows. What reads like one of its own sizes therefore is that size to the
    EMU, and decks that have it are left as they are.

    Raises:
        WimldsError: It says no size.
    """
    plain = text.strip().lower().replace(" ", "").replace(",", ".")
    if plain in _PROPORTIONS:
        return _PROPORTIONS[plain]
    match = _SIDES.fullmatch(plain)
    if match is None:
        raise WimldsError(
            f"“{text}” is no slide size", "Say 16:9, 4:3, or width and height with a unit: 33.87x19.05cm, 13.33x7.5in."
        )
    across, down = (match[1], _UNITS[match[2] or match[4]]), (match[3], _UNITS[match[4]])
    for named in (*_PROPORTIONS.values(), *_NAMED.values()):
        for width, height in (named, named[::-1]):
            if _reads_as(width, *across) and _reads_as(height, *down):
                return width, height
    width, height = (round(float(number) * unit) for number, unit in (across, down))
    return width, height


def in_words(size: Size) -> str:
    """Say a size as PowerPoint's dialogue does, in inches."""
    return " x ".join(f"{side / 914400:.2f}".rstrip("0").rstrip(".") for side in size) + " in"


def _reads_as(side: int, number: str, unit: int) -> bool:
    """Tell whether a side in EMU is what a number says of it but for the last digit, and but for what nobody sees."""
    last_digit: float = 10 ** -len(number.partition(".")[2])
    # A hair more than half of it, since 19.05 may be rounded up or down.
    return abs(side / unit - float(number)) <= min(0.501 * last_digit, _UNSEEN * side / unit)
