"""Draw the pictures that templates carry on their covers."""

from __future__ import annotations

from examples.make.pictures import patterns
from examples.make.pictures.canvas import Canvas


def page_of_terms(paper: str, ink: str, mark: str) -> bytes:
    """Draw a tall page of words as bars, a few of them marked: what term weighting sees."""
    canvas = Canvas((640, 1080), paper)
    patterns.terms(canvas, ink, seed=11, rows=40)
    for x, y, length in ((11, 38.4, 16), (44, 63.7, 21), (22, 101.7, 13), (60, 118.6, 18)):
        canvas.rectangle(x, y, x + length, y + 2.4, mark, 0.6)
    return canvas.png(16)


def pulse(paper: str, ink: str, bright: str) -> bytes:
    """Draw waves with one bright pulse among them."""
    canvas = Canvas((1280, 720), paper)
    patterns.waves(canvas, ink, count=11, swell=2.2, width=0.35)
    canvas.stroke([(0, 29), (42, 29), (45, 22), (49, 38), (53, 25), (56, 29), (100, 29)], bright, 0.6)
    return canvas.png(24)


def cloth(warp: str, weft: str, paper: str) -> bytes:
    """Draw a wide woven cloth."""
    canvas = Canvas((1280, 240), paper)
    patterns.weave(canvas, warp, weft, step=2.5, draft=4)
    return canvas.png(16)


def thread(warp: str, weft: str, paper: str) -> bytes:
    """Draw a narrow woven band, as long as a slide is wide."""
    canvas = Canvas((1920, 40), paper)
    patterns.weave(canvas, warp, weft, step=25 / 24, draft=4)
    return canvas.png(16)


def facets(paints: tuple[str, ...], seed: int = 3, width: int = 700) -> bytes:
    """Draw a tall field of triangles."""
    canvas = Canvas((width, 1080), paints[0])
    patterns.triangles(canvas, paints, step=10_000 / width, seed=seed)
    return canvas.png(16)


def quarters(paper: str, first: str, second: str, size: tuple[int, int] = (560, 1080), step: float = 25) -> bytes:
    """Draw a tall field of quarter circles; the step is in hundredths of the width."""
    canvas = Canvas(size, paper)
    patterns.arcs(canvas, first, second, step)
    return canvas.png(16)


def sky(paper: str, star: str, path: str) -> bytes:
    """Draw a night sky with orbits."""
    canvas = Canvas((1280, 720), paper)
    patterns.stars(canvas, star, seed=1969, count=160, largest=0.22)
    patterns.orbits(canvas, path, x=78, y=60, count=7, width=0.25)
    return canvas.png(24)


def squares(paper: str, ink: str) -> bytes:
    """Draw squared paper as wide as a slide."""
    canvas = Canvas((1280, 720), paper)
    patterns.grid(canvas, ink, step=1.875, width=0.08)
    return canvas.png(8)
