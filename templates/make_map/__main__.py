"""Makes the outlines of the land for the map: python templates/make_map FOLDER, where FOLDER holds land-110m.json.

The outlines are those of Natural Earth, which are in the public domain, as the npm package `world-atlas` carries them
(TopoJSON): `npm pack world-atlas`, unpacked. Borders of countries are left out: where one runs is not for us to say.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "wimlds_cli" / "chapter" / "site" / "outlines.txt"
SMALLEST = 1.5
"""Degrees; islands that reach less far would be a speck."""


def rings(topology: dict) -> list[list[tuple[float, float]]]:
    """Return each outline as longitudes and latitudes; TopoJSON's arcs are differences of whole numbers."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    found = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                line: list[tuple[float, float]] = []
                for number in ring:
                    piece = arcs[number] if number >= 0 else arcs[~number][::-1]
                    line += piece[1:] if line else piece
                found.append(line)
    return found


def main(folder: Path) -> None:
    """Write the outlines: one a line, points as longitude and latitude in tenths of a degree."""
    lines = []
    for ring in rings(json.loads((folder / "land-110m.json").read_text("utf-8"))):
        spread = max(max(axis) - min(axis) for axis in zip(*ring, strict=True))
        # Antarctica would take a fifth of the map, and nobody meets there.
        if spread < SMALLEST or max(latitude for _, latitude in ring) < -60:
            continue
        points = dict.fromkeys(f"{longitude * 10:.0f},{latitude * 10:.0f}" for longitude, latitude in ring)
        lines.append(" ".join(points))
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
