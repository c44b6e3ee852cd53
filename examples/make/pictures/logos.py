"""Draw the marks of invented chapters, conferences and houses."""

from __future__ import annotations

import math

from examples.make.pictures.canvas import Canvas

SIZE = (360, 360)


def chapter(moon: str = "#F2B134", card: str = "#FBF3E9", hole: str = "#6D2E46") -> bytes:
    """Draw the chapter's mark: an evening's moon over a punched card."""
    canvas = Canvas(SIZE, None)
    canvas.ellipse(50, 50, 48, 48, hole)
    canvas.ellipse(60, 34, 19, 19, moon)
    canvas.ellipse(68, 29, 17, 17, hole)
    canvas.polygon([(24, 54), (82, 54), (82, 80), (18, 80), (18, 60)], card)
    for i, (x, y) in enumerate(((26, 59), (36, 66), (46, 59), (46, 72), (56, 66), (66, 59), (66, 72), (74, 66))):
        canvas.rectangle(x, y, x + 4, y + 6, hole if i % 3 else moon, 0.6)
    return canvas.png()


def college(shield: str = "#1F3A44", page: str = "#FBF8F1", mark: str = "#D9A441") -> bytes:
    """Draw a college's shield: a book, and one term in it marked."""
    canvas = Canvas(SIZE, None)
    sides = [(12, 8), (88, 8), (88, 50), (80, 72), (50, 96), (20, 72), (12, 50)]
    canvas.polygon(sides, shield)
    canvas.polygon([(22, 26), (48, 32), (48, 72), (22, 64)], page)
    canvas.polygon([(78, 26), (52, 32), (52, 72), (78, 64)], page)
    for y in (36, 43, 50):
        canvas.stroke([(27, y), (43, y + 3.4)], shield, 1.8)
        canvas.stroke([(73, y), (57, y + 3.4)], mark if y == 43 else shield, 1.8 if y != 43 else 3.6)
    return canvas.png()


def works(body: str = "#F2A541", hollow: str = "#15191E") -> bytes:
    """Draw a workshop's mark: a nut with a pulse running through it."""
    canvas = Canvas(SIZE, None)
    canvas.polygon([(50 + 48 * math.cos(k * math.pi / 3), 50 + 48 * math.sin(k * math.pi / 3)) for k in range(6)], body)
    canvas.ellipse(50, 50, 29, 29, hollow)
    canvas.stroke([(26, 50), (38, 50), (44, 34), (54, 66), (61, 50), (74, 50)], body, 5)
    return canvas.png()


def conference(first: str = "#0B4F6C", second: str = "#20BF9F", third: str = "#FBB13C") -> bytes:
    """Draw the conference's mark: three triangles that make one step."""
    canvas = Canvas(SIZE, None)
    canvas.polygon([(6, 92), (50, 92), (50, 10)], first)
    canvas.polygon([(54, 92), (54, 44), (94, 92)], second)
    canvas.polygon([(54, 38), (54, 10), (86, 38)], third)
    return canvas.png()


def library(first: str = "#9C3D54", second: str = "#F0C987") -> bytes:
    """Draw the reading room's mark: books on a shelf, one leaning."""
    canvas = Canvas(SIZE, None)
    canvas.rectangle(4, 84, 96, 92, first)
    for x, top, width in ((12, 24, 13), (28, 34, 10), (41, 18, 15)):
        canvas.rectangle(x, top, x + width, 82, first, 1.5)
        canvas.rectangle(x, top + 10, x + width, top + 15, second)
    canvas.polygon([(62, 32), (73, 28), (90, 79), (79, 83)], second)
    return canvas.png()


def foundation(first: str = "#274C77", second: str = "#E76F51") -> bytes:
    """Draw a sponsor's mark: a wheel of an engine, with one tooth coloured."""
    canvas = Canvas(SIZE, None)
    for k in range(10):
        angle = k * math.pi / 5
        x, y = 50 + 40 * math.cos(angle), 50 + 40 * math.sin(angle)
        canvas.ellipse(x, y, 8, 8, second if k == 8 else first)
    canvas.ellipse(50, 50, 36, 36, first)
    canvas.ellipse(50, 50, 14, 14, "#FFFFFF")
    return canvas.png()
