"""Motion paths, which are fractions of the slide."""

from __future__ import annotations

import re

from wimlds_cli.deck.xml import Element, P, local
from wimlds_cli.merge.scaling.lengths import measure

# A command's letter, or a number; an E that ends a path never has digits behind it, an exponent's always.
_TOKEN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[A-Za-z]")
# ECMA-376 part 1, 19.5.4: besides its path a motion may have a start, an end, a step and a centre, in
# thousandths of a percent of the slide.
_POINTS = ("by", "from", "to", "rCtr")


def scale_motion(root: Element, factors: tuple[float, float]) -> bool:
    """Multiply the motions of a timing by a factor across and one down; tell whether any changed."""
    if factors == (1.0, 1.0):
        return False
    changed = False
    for motion in root.iter(f"{P}animMotion"):
        path = motion.get("path")
        if path and (new := _scaled(path, factors)) != path:
            motion.set("path", new)
            changed = True
        for point in (child for child in motion if local(child) in _POINTS):
            for name, factor in zip(("x", "y"), factors, strict=True):
                number = measure(point.get(name))
                if number is not None:
                    point.set(name, str(round(number * factor)))
                    changed = True
    return changed


def _scaled(path: str, factors: tuple[float, float]) -> str:
    """Scale the points of a path: after each letter the numbers are x, y, x, y (19.5.4 animMotion@path)."""
    position = 0

    def scale(match: re.Match[str]) -> str:
        nonlocal position
        token = match[0]
        if token.isalpha():
            position = 0
            return token
        factor = factors[position % 2]
        position += 1
        if factor == 1:
            return token
        # Never with an exponent, whose letter some program might take for the path's end.
        text = f"{float(token) * factor:.7f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    return _TOKEN.sub(scale, path)
