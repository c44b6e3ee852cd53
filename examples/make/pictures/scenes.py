"""Draw single pictures that speakers show."""

from __future__ import annotations

import math

from examples.make.pictures.canvas import Canvas, curve


def log_book() -> bytes:
    """Draw a page of a log book, a moth taped to it."""
    canvas = Canvas((680, 702), "#F5EFDD")
    for i in range(14):
        canvas.stroke([(0, 7 + i * 7), (100, 7 + i * 7)], "#C8D3D9", 0.25)
    canvas.stroke([(14, 0), (14, 100)], "#D98880", 0.35)
    for row, lengths in (
        (0, (9, 22, 14)),
        (1, (9, 30)),
        (2, (9, 17, 20)),
        (10, (9, 26, 12)),
        (11, (9, 38)),
        (12, (9, 12)),
    ):
        x = 3.0
        for length in lengths:
            y = 12 + row * 7
            wiggle = [(x + k, y + 0.9 * math.sin(k * 2.1 + row)) for k in range(length)]
            canvas.stroke(wiggle, "#3E4A59", 0.5)
            x = max(x + length + 3, 16)
    for side in (1, -1):
        upper = [(56, 48), (66, 33), (84, 28), (88, 40), (74, 54), (58, 53)]
        lower = [(57, 53), (72, 56), (79, 67), (69, 74), (59, 64)]
        for wing, paint in ((lower, "#9C7A54"), (upper, "#7D5E3F")):
            canvas.polygon(curve(*[(56 + side * (x - 56), y) for x, y in wing]), paint)
        canvas.ellipse(56 + side * 19, 42, 3.2, 3.2, "#C9A77C")
        canvas.ellipse(56 + side * 19, 42, 1.5, 1.5, "#4A3524")
        canvas.stroke([(56 + side, 44), (56 + side * 5, 34), (56 + side * 9, 31)], "#4A3524", 0.6)
    canvas.ellipse(56, 55, 3.2, 12, "#4A3524")
    canvas.ellipse(56, 44, 2.8, 2.8, "#3A2819")
    canvas.polygon([(30, 46), (82, 58), (80, 66), (28, 54)], "#FFFDF366")
    return canvas.png(48)


def engine_wheels() -> bytes:
    """Draw number wheels of an engine, in columns."""
    canvas = Canvas((720, 700), "#FBF3E9")
    for column in range(5):
        x = 12 + column * 19
        canvas.rectangle(x - 1, 2, x + 1, canvas.height - 2, "#A26769")
        for row in range(7):
            y = 10 + row * 13
            digit = (column * 3 + row * row + 1) % 10
            canvas.ellipse(x, y + 0.6, 8, 5, "#6D2E46")
            canvas.ellipse(x, y - 0.9, 8, 4.4, "#E07A5F")
            for k in range(digit):
                angle = math.pi * (1 + (k + 0.5) / 10)
                canvas.ellipse(x + 6 * math.cos(angle), y - 0.9 - 2.8 * math.sin(angle), 0.6, 0.6, "#FBF3E9")
    return canvas.png(32)


def woven_rose(warp: str = "#6D2E46", weft: str = "#E07A5F", heart: str = "#F2B134") -> bytes:
    """Draw a rose as a loom would: from crossings alone, a rule of rings and petals deciding each."""
    canvas = Canvas((720, 700), "#FBF3E9")
    cells, cell = 40, 2.5
    for row in range(cells):
        for column in range(cells):
            left, top = column * cell, row * cell - 1.4
            x, y = left + cell / 2 - 50, top + cell / 2 - 48.6
            radius, angle = math.hypot(x, y), math.atan2(x, -y)
            petal = 27 + 18 * abs(math.cos(2.5 * angle))
            paint = "#F0E2CF"
            if radius < 8:
                paint = heart
            elif radius < petal:
                paint = weft if radius / petal * 5 % 2 < 1 else warp
            canvas.rectangle(left + 0.2, top + 0.2, left + cell - 0.2, top + cell - 0.2, paint, 0.5)
    return canvas.png(16)


def dish() -> bytes:
    """Draw a dish antenna on its mount, waves coming in from the upper right."""
    canvas = Canvas((720, 700), "#EAF4F4")
    for i in range(7):
        canvas.ring(100, 0, 14 + i * 11, "#17967D" if i % 2 else "#8FCFC0", 0.9)
    canvas.polygon([(34, 66), (42, 66), (52, 94), (24, 94)], "#12263A")
    canvas.rectangle(18, 92, 58, 95.5, "#12263A", 1)
    bowl = [(16 + 50 * t, 36 + 50 * t + 34 * (0.25 - (t - 0.5) ** 2)) for t in (k / 30 for k in range(31))]
    canvas.polygon(bowl, "#0B4F6C")
    canvas.stroke([(16, 36), (66, 86)], "#0A425A", 1.4)
    canvas.stroke([(41, 61), (60, 42)], "#12263A", 1.6)
    canvas.ellipse(60, 42, 3.4, 3.4, "#FBB13C")
    return canvas.png(32)
