"""Draw busts in a few flat colours, the right half in shade: one function a figure."""

from __future__ import annotations

from dataclasses import dataclass

from examples.make.pictures.canvas import Canvas, Point, curve

CARD = "#F6EEDC"


@dataclass(frozen=True)
class Palette:
    """Five colours of one portrait."""

    paper: str
    pattern: str
    deep: str
    middle: str
    light: str


def _bust(canvas: Canvas, palette: Palette, dress: str, neckline: float = 70) -> None:
    """Draw shoulders, neck and head, the right half in shade."""
    canvas.polygon(curve((8, 104), (12, 84), (26, 75), (40, 70), (60, 70), (74, 75), (88, 84), (92, 104)), dress)
    canvas.polygon([(42, 55), (58, 55), (60, neckline), (50, neckline + 7), (40, neckline)], palette.middle)
    canvas.polygon([(42, 58), (58, 57), (58.6, 66), (46, 62.5)], palette.deep)
    canvas.ellipse(50, 44, 14, 18.5, palette.light)
    canvas.inside(
        lambda mask: mask.ellipse(50, 44, 14, 18.5, palette.light),
        lambda layer: layer.polygon([(52, 20), (80, 20), (80, 70), (46, 70), (48, 54), (55, 50)], palette.middle),
    )


def _mirror(points: list[Point]) -> list[Point]:
    return [(100 - x, y) for x, y in points]


def _glasses(canvas: Canvas, paint: str) -> None:
    for x in (43.5, 56.5):
        canvas.ring(x, 44, 5.2, paint, 0.8)
    canvas.stroke([(48.4, 43.4), (51.6, 43.4)], paint, 0.8)


def lovelace(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((26, 40), (32, 24), (50, 18), (68, 24), (74, 40), (70, 56), (30, 56)), palette.deep)
    _bust(canvas, palette, palette.deep, 76)
    fringe = curve((50, 25), (40, 28), (35, 38), (33, 50), (29, 50), (28, 36), (36, 23), (50, 19))
    canvas.polygon(fringe, palette.deep)
    canvas.polygon(_mirror(fringe), palette.deep)
    for y in (46, 52, 58):  # the ringlets
        canvas.ellipse(32, y, 3.8, 4.2, palette.deep)
        canvas.ellipse(68, y, 3.8, 4.2, palette.deep)
    canvas.ellipse(50, 16, 9, 6, palette.deep)
    canvas.stroke([(41, 19), (46, 17), (54, 17), (59, 19)], palette.light, 1.1)
    canvas.polygon([(28, 77), (44, 71), (50, 82), (56, 71), (72, 77), (50, 96)], palette.light)


def hopper(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((33, 40), (34, 30), (66, 30), (67, 40), (66, 50), (60, 55), (40, 55), (34, 50)), "#8D99AE")
    _bust(canvas, palette, palette.deep)
    canvas.polygon([(40, 70), (50, 92), (60, 70), (64, 73), (52, 104), (48, 104), (36, 73)], palette.light)
    canvas.polygon([(48, 78), (52, 78), (53, 100), (47, 100)], palette.deep)
    canvas.polygon(curve((30, 27), (36, 15), (50, 11), (64, 15), (70, 27), (60, 31), (40, 31)), palette.light)
    canvas.polygon(curve((31, 28), (50, 25), (69, 28), (68, 34), (50, 31), (32, 34)), palette.deep)
    canvas.ellipse(50, 21, 3.4, 3.4, palette.pattern)
    _glasses(canvas, palette.deep)
    for y in (88, 92, 96):
        canvas.rectangle(16, y, 27, y + 1.6, palette.pattern)


def sparck_jones(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((30, 46), (30, 28), (42, 19), (58, 19), (70, 28), (70, 46), (68, 58), (32, 58)), palette.deep)
    _bust(canvas, palette, palette.pattern)
    canvas.polygon(curve((34, 40), (35, 28), (48, 22), (64, 26), (67, 40), (60, 32), (48, 31), (39, 33)), palette.deep)
    _glasses(canvas, palette.deep)
    for x in range(34, 68, 4):  # a string of beads
        canvas.ellipse(x, 71 + 7 * (1 - ((x - 50) / 17) ** 2), 1.7, 1.7, palette.light)


def keller(canvas: Canvas, palette: Palette) -> None:
    veil = curve((24, 86), (26, 50), (30, 26), (50, 14), (70, 26), (74, 50), (76, 86))
    canvas.polygon(veil, palette.deep)
    _bust(canvas, palette, palette.deep, 66)
    canvas.polygon(curve((33, 46), (33, 30), (50, 21), (67, 30), (67, 46), (63, 34), (50, 29), (37, 34)), palette.light)
    canvas.polygon(
        curve((30, 50), (30, 28), (50, 17), (70, 28), (70, 50), (67, 34), (50, 22.5), (33, 34)), palette.deep
    )
    canvas.polygon([(38, 66), (62, 66), (66, 76), (50, 82), (34, 76)], palette.light)


def easley(canvas: Canvas, palette: Palette) -> None:
    for x, y, r in (
        (50, 28, 17),
        (36, 34, 11),
        (64, 34, 11),
        (34, 44, 8),
        (66, 44, 8),
        (42, 22, 9),
        (58, 22, 9),
    ):
        canvas.ellipse(x, y, r, r, palette.deep)
    _bust(canvas, palette, palette.pattern)
    canvas.polygon(curve((36, 38), (38, 29), (50, 25), (62, 29), (64, 38), (56, 33), (44, 33)), palette.deep)
    canvas.polygon([(38, 70), (50, 86), (62, 70), (68, 74), (52, 98), (48, 98), (32, 74)], palette.deep)
    canvas.ellipse(35.6, 52, 1.6, 1.6, palette.pattern)
    canvas.ellipse(64.4, 52, 1.6, 1.6, palette.pattern)


def peter(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((29, 52), (30, 30), (42, 20), (58, 20), (70, 30), (71, 52), (64, 58), (36, 58)), palette.deep)
    _bust(canvas, palette, palette.deep)
    canvas.polygon(curve((50, 24), (62, 28), (67, 42), (60, 34), (46, 33), (38, 36), (33, 44), (36, 28)), palette.deep)
    for i in range(4):  # a shawl whose folds repeat inside one another
        canvas.stroke([(14 + i * 7, 90 - i * 3), (50, 106 - i * 5), (86 - i * 7, 90 - i * 3)], palette.pattern, 1.6)


def booth(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((31, 48), (28, 34), (38, 20), (60, 18), (72, 32), (69, 50), (72, 58), (28, 58)), palette.deep)
    _bust(canvas, palette, palette.pattern)
    canvas.polygon(curve((35, 40), (34, 28), (50, 22), (66, 28), (66, 42), (62, 34), (56, 30), (44, 36)), palette.deep)
    canvas.polygon([(38, 70), (50, 80), (42, 90), (32, 73)], CARD)
    canvas.polygon([(62, 70), (50, 80), (58, 90), (68, 73)], CARD)


def johnson(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((31, 44), (32, 26), (50, 18), (68, 26), (69, 44), (66, 56), (34, 56)), palette.deep)
    canvas.ellipse(50, 17, 11, 7, palette.deep)
    _bust(canvas, palette, palette.deep)
    canvas.polygon(curve((35, 42), (36, 28), (50, 24), (64, 28), (65, 42), (58, 32), (42, 32)), palette.deep)
    _glasses(canvas, palette.deep)
    canvas.polygon([(42, 70), (50, 80), (58, 70), (62, 72), (50, 90), (38, 72)], CARD)
    canvas.ellipse(50, 84, 2, 2, palette.pattern)


def devi(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((31, 50), (31, 28), (50, 18), (69, 28), (69, 50), (72, 70), (28, 70)), palette.deep)
    _bust(canvas, palette, palette.pattern)
    canvas.polygon(
        curve((50, 25), (40, 28), (34, 42), (32, 42), (33, 28), (50, 21), (67, 28), (68, 42), (66, 42), (60, 28)),
        palette.deep,
    )
    canvas.ellipse(50, 36, 1.5, 1.5, palette.deep)
    drape = [(62, 70), (76, 75), (40, 104), (14, 104), (12, 98)]
    canvas.polygon(drape, palette.deep)
    for i in range(5):
        canvas.stroke([(63 + i * 2.6, 71 + i), (15 + i * 5, 101 + i)], palette.light, 0.5)
    for x in range(40, 62, 3):
        canvas.ellipse(x, 70 + 5 * (1 - ((x - 50) / 11) ** 2), 1.1, 1.1, palette.light)


def chatterjee(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((32, 48), (31, 28), (50, 19), (69, 28), (68, 48), (64, 57), (36, 57)), palette.deep)
    canvas.ellipse(70, 52, 8, 8, palette.deep)
    _bust(canvas, palette, palette.middle)
    canvas.polygon(curve((50, 26), (38, 34), (34, 46), (33, 30), (50, 21), (67, 30), (66, 46), (62, 34)), palette.deep)
    canvas.polygon([(38, 70), (24, 75), (52, 104), (80, 104), (86, 92), (60, 84)], palette.pattern)
    canvas.stroke([(38, 70), (60, 86), (86, 93)], palette.light, 1.4)
    _glasses(canvas, palette.deep)


def allen(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(
        curve((33, 46), (31, 32), (42, 20), (60, 20), (69, 32), (67, 46), (64, 52), (36, 52)), palette.pattern
    )
    _bust(canvas, palette, palette.deep)
    canvas.polygon(
        curve((35, 38), (36, 26), (52, 21), (66, 28), (66, 40), (60, 30), (50, 33), (42, 30)), palette.pattern
    )
    canvas.polygon([(40, 69), (50, 80), (60, 69), (66, 73), (58, 86), (50, 81), (42, 86), (34, 73)], palette.pattern)


def granville(canvas: Canvas, palette: Palette) -> None:
    canvas.polygon(curve((30, 46), (30, 28), (48, 17), (68, 26), (71, 44), (66, 54), (34, 54)), palette.deep)
    _bust(canvas, palette, palette.pattern)
    canvas.polygon(curve((35, 44), (34, 28), (46, 23), (62, 25), (67, 42), (62, 36), (50, 30), (40, 32)), palette.deep)
    canvas.polygon([(40, 70), (50, 76), (60, 70), (70, 74), (64, 104), (36, 104), (30, 74)], palette.deep)
    canvas.polygon([(41, 70), (50, 76), (59, 70), (54, 104), (46, 104)], CARD)
