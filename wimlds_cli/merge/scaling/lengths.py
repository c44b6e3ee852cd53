"""Lengths that DrawingML writes as attributes: font sizes, indents, insets, line widths, effects, table cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wimlds_cli.deck.xml import A, Element

# EMU for each unit that a coordinate may carry (ECMA-376 part 1, 22.9.2.15 ST_UniversalMeasure).
_UNITS = {
    "": 1.0,
    "in": 914400.0,
    "cm": 360000.0,
    "mm": 36000.0,
    "pt": 12700.0,
    "pc": 152400.0,
    "pi": 152400.0,
}
_MEASURE = re.compile(r"\s*([+-]?[0-9]*\.?[0-9]+)(in|cm|mm|pt|pc|pi|)\s*")

_LINES = ("ln", "lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr", "uLn")
_RUNS = ("rPr", "defRPr", "endParaRPr")
_PARAGRAPHS = ("pPr", "defPPr", *(f"lvl{n}pPr" for n in range(1, 10)))

_SCALED: dict[str, tuple[str, ...]] = {
    **{f"{A}{name}": ("w",) for name in _LINES},
    # kern is the font size from which letters are kerned: it must stay below or above the text's as it was.
    **{f"{A}{name}": ("sz", "spc", "kern") for name in _RUNS},
    **{f"{A}{name}": ("marL", "marR", "indent", "defTabSz") for name in _PARAGRAPHS},
    f"{A}tab": ("pos",),
    f"{A}bodyPr": ("lIns", "tIns", "rIns", "bIns", "spcCol"),
    f"{A}spcPts": ("val",),
    f"{A}buSzPts": ("val",),
    f"{A}gridCol": ("w",),
    f"{A}tr": ("h",),
    f"{A}tcPr": ("marL", "marR", "marT", "marB"),
    f"{A}blur": ("rad",),
    f"{A}glow": ("rad",),
    f"{A}softEdge": ("rad",),
    f"{A}outerShdw": ("blurRad", "dist"),
    f"{A}innerShdw": ("blurRad", "dist"),
    f"{A}prstShdw": ("dist",),
    f"{A}reflection": ("blurRad", "dist"),
    f"{A}sp3d": ("z", "extrusionH", "contourW"),
    f"{A}bevelT": ("w", "h"),
    f"{A}bevelB": ("w", "h"),
    f"{A}flatTx": ("z",),
    f"{A}anchor": ("x", "y", "z"),
    # A tile's size is a percentage of the picture's own, which stays.
    f"{A}tile": ("tx", "ty", "sx", "sy"),
}

# The schema's ranges (ECMA-376 part 1, 20.1.10 and 21.1.2): a value beyond them makes PowerPoint refuse the file.
_RANGES: dict[str, tuple[int, int]] = {
    "sz": (100, 400000),
    "spc": (-400000, 400000),
    "kern": (0, 400000),
    "marL": (0, 51206400),
    "marR": (0, 51206400),
    "indent": (-51206400, 51206400),
    "w": (0, 20116800),
}
_VALUES = {f"{A}spcPts": (0, 158400), f"{A}buSzPts": (100, 400000)}
_CELL = f"{A}tcPr"


def measure(text: str | None) -> float | None:
    """Read a length in EMU, or any other plain number; None when it is none."""
    match = _MEASURE.fullmatch(text or "")
    return float(match[1]) * _UNITS[match[2]] if match else None


def multiply(element: Element, name: str, k: float, offset: float = 0) -> bool:
    """Multiply one attribute, if it is there and a number; tell whether it changed."""
    number = measure(element.get(name))
    if number is None:
        return False
    new = round(number * k + offset)
    allowed = _VALUES.get(element.tag, _RANGES.get(name))
    if allowed is not None and element.tag != _CELL:
        new = min(max(new, allowed[0]), allowed[1])
    if element.get(name) == str(new):
        return False
    element.set(name, str(new))
    return True


def write_absent(element: Element, defaults: Iterable[tuple[str, int]], k: float) -> bool:
    """Write what an absent attribute means, scaled; tell whether anything was absent."""
    absent = [(name, value) for name, value in defaults if name not in element.attrib]
    for name, value in absent:
        element.set(name, str(round(value * k)))
    return bool(absent)


def scale_lengths(root: Element, k: float) -> bool:
    """Scale every length in a tree that is written as an attribute of DrawingML; places are none of them."""
    changed = False
    for element in root.iter():
        for name in _SCALED.get(element.tag, ()):
            changed |= multiply(element, name, k)
        changed |= _scale_unsaid(element, k)
    return changed


def _scale_unsaid(element: Element, k: float) -> bool:
    """Spell out what two elements mean by an absent attribute wherever they stand."""
    if element.tag == f"{A}tile":
        return write_absent(element, (("sx", 100000), ("sy", 100000)), k)
    if element.tag in (f"{A}bevelT", f"{A}bevelB"):
        # ECMA-376 part 1, CT_Bevel: six points.
        return write_absent(element, (("w", 76200), ("h", 76200)), k)
    return False
