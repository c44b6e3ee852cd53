"""Patterns from the history of computing: punched cards, weaving, waves, orbits, grids, stars."""

from __future__ import annotations

import math
import random
import unicodedata

from examples.make.pictures.canvas import Canvas


def punched_rows(letter: str) -> tuple[int, ...]:
    """Return the rows that a letter punches in Hollerith's code; row 0 is the card's top row, called 12."""
    if letter.isdigit():
        return (int(letter) + 2,)
    if not ("A" <= letter <= "Z"):
        return ()
    if letter <= "I":
        return 0, ord(letter) - ord("A") + 3
    if letter <= "R":
        return 1, ord(letter) - ord("J") + 3
    return 2, ord(letter) - ord("S") + 4


def punched_card(
    canvas: Canvas,
    words: str,
    top: float,
    height: float,
    card: str,
    hole: str,
    left: float = 0,
    width: float = 100,
) -> None:
    """Draw a punched card that spells the words, with one corner cut as on a real one."""
    plain = unicodedata.normalize("NFD", words.upper()).encode("ascii", "ignore").decode()
    cut = height * 0.18
    right, bottom = left + width, top + height
    canvas.polygon([(left + cut, top), (right, top), (right, bottom), (left, bottom), (left, top + cut)], card)
    columns = len(plain) + 2
    step, row_height = width / columns, height / 13.5
    for column, letter in enumerate(plain, start=1):
        punched = punched_rows(letter)
        for row in range(12):
            x = left + column * step
            y = top + (row + 0.9) * row_height
            if row in punched:
                canvas.rectangle(x + step * 0.12, y, x + step * 0.5, y + row_height * 0.78, hole)
            elif letter != " ":
                dot = row_height * 0.13
                canvas.ellipse(x + step * 0.31, y + row_height * 0.39, dot, dot, f"{hole}55")


def weave(canvas: Canvas, warp: str, weft: str, step: float = 5, draft: int = 3) -> None:
    """Cover the canvas with a twill: threads that cross over one further along each row."""
    for row in range(math.ceil(canvas.height / step)):
        for column in range(math.ceil(100 / step)):
            x, y = column * step, row * step
            gap = step * 0.08
            over = (column + row) % draft == 0
            if over:
                canvas.rectangle(x + gap * 2, y - gap, x + step - gap * 2, y + step + gap, warp, step * 0.2)
            else:
                canvas.rectangle(x - gap, y + gap * 2, x + step + gap, y + step - gap * 2, weft, step * 0.2)


def waves(canvas: Canvas, paint: str, count: int = 9, swell: float = 3, width: float = 0.7) -> None:
    """Draw waves across, each a little out of step with the one above."""
    for i in range(count):
        base = canvas.height * (i + 0.5) / count
        points = [(x, base + swell * math.sin(x / 9 + i * 0.9)) for x in range(-2, 104, 2)]
        canvas.stroke(points, paint, width)


def orbits(canvas: Canvas, paint: str, x: float = 50, y: float = 45, count: int = 7, width: float = 0.5) -> None:
    """Draw circles around a centre, each with a body on it."""
    for i in range(1, count + 1):
        radius = i * 9.5
        canvas.ring(x, y, radius, paint, width)
        angle = i * 2.4
        canvas.ellipse(x + radius * math.cos(angle), y + radius * math.sin(angle), 1.3, 1.3, paint)


def grid(canvas: Canvas, paint: str, step: float = 5, width: float = 0.25) -> None:
    """Rule the canvas like squared paper."""
    for i in range(math.ceil(100 / step) + 1):
        canvas.stroke([(i * step, 0), (i * step, canvas.height)], paint, width)
    for i in range(math.ceil(canvas.height / step) + 1):
        canvas.stroke([(0, i * step), (100, i * step)], paint, width)


def stars(canvas: Canvas, paint: str, seed: int, count: int = 90, largest: float = 0.65) -> None:
    """Sprinkle stars, the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        size = largest * (0.23 + 0.77 * chance.random() ** 3)
        canvas.ellipse(chance.uniform(0, 100), chance.uniform(0, canvas.height), size, size, paint)


def rays(canvas: Canvas, paint: str, x: float = 50, y: float = 46, count: int = 32) -> None:
    """Let rays go out from a centre."""
    for i in range(count):
        start, end = 2 * math.pi * i / count, 2 * math.pi * (i + 0.5) / count
        canvas.polygon(
            [
                (x, y),
                (x + 150 * math.cos(start), y + 150 * math.sin(start)),
                (x + 150 * math.cos(end), y + 150 * math.sin(end)),
            ],
            paint,
        )


def arcs(canvas: Canvas, first: str, second: str, step: float = 12) -> None:
    """Tile the canvas with quarter circles that turn with their place."""
    for row in range(math.ceil(canvas.height / step)):
        for column in range(math.ceil(100 / step)):
            x, y = column * step, row * step
            corner = ((x, y), (x + step, y), (x + step, y + step), (x, y + step))[
                (row * 3 + column * 2 + row * column) % 4
            ]
            start = math.atan2(y + step / 2 - corner[1], x + step / 2 - corner[0]) - math.pi / 4
            for size, paint in ((step, first), (step * 0.55, second)):
                bow = [
                    (
                        corner[0] + size * math.cos(start + k * math.pi / 32),
                        corner[1] + size * math.sin(start + k * math.pi / 32),
                    )
                    for k in range(17)
                ]
                canvas.polygon([corner, *bow], paint)


def triangles(canvas: Canvas, paints: tuple[str, ...], step: float = 10, seed: int = 1) -> None:
    """Tile the canvas with triangles in several colours, drawn by a seeded draw."""
    chance = random.Random(seed)
    for row in range(math.ceil(canvas.height / step)):
        for column in range(math.ceil(100 / step)):
            x, y = column * step, row * step
            corners = [(x, y), (x + step, y), (x + step, y + step), (x, y + step)]
            turn = chance.randrange(4)
            canvas.polygon([corners[turn], corners[(turn + 1) % 4], corners[(turn + 2) % 4]], chance.choice(paints))
            canvas.polygon([corners[turn], corners[(turn + 2) % 4], corners[(turn + 3) % 4]], chance.choice(paints))


def terms(canvas: Canvas, paint: str, seed: int, rows: int = 22) -> None:
    """Draw a page of unreadable text, its words as bars: what an index sees of a document."""
    chance = random.Random(seed)
    for row in range(rows):
        y, x = (row + 0.4) * canvas.height / rows, 2.0
        while x < 98:
            length = chance.choice((2, 3, 4, 5, 7, 9))
            canvas.rectangle(x, y, min(x + length, 98), y + canvas.height / rows * 0.4, paint, 0.4)
            x += length + 1.6


def hexagons(canvas: Canvas, paint: str, radius: float = 7, width: float = 0.5) -> None:
    """Rule the canvas with hexagons."""
    step = radius * math.sqrt(3)
    for row in range(math.ceil(canvas.height / (radius * 1.5)) + 1):
        for column in range(math.ceil(100 / step) + 1):
            x, y = column * step + (row % 2) * step / 2, row * radius * 1.5
            corners = [
                (x + radius * math.sin(k * math.pi / 3), y + radius * math.cos(k * math.pi / 3)) for k in range(7)
            ]
            canvas.stroke(corners, paint, width)


def spiral(canvas: Canvas, paint: str, x: float = 50, y: float = 44, turns: int = 9, width: float = 0.9) -> None:
    """Draw a spiral, one line that keeps calling itself."""
    points = []
    for k in range(turns * 72):
        angle = k * math.pi / 36
        radius = 1.1 * angle
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    canvas.stroke(points, paint, width)
