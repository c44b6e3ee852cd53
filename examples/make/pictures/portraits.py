"""The speakers' portraits: a figure before a pattern of the work, and a card that spells the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from examples.make.pictures import figures, patterns
from examples.make.pictures.canvas import Canvas
from examples.make.pictures.figures import CARD, Palette

SIZE = (900, 900)


@dataclass(frozen=True)
class Portrait:
    """A portrait to draw: whose name the card spells, the colours, the pattern behind, the figure."""

    name: str
    palette: Palette
    behind: Callable[[Canvas], object]
    figure: Callable[[Canvas, Palette], None]

    def png(self) -> bytes:
        """Draw it."""
        canvas = Canvas(SIZE, self.palette.paper)
        self.behind(canvas)
        self.figure(canvas, self.palette)
        patterns.punched_card(canvas, self.name, 82, 18, CARD, self.palette.deep)
        return canvas.png(32)


PORTRAITS = {
    "karen-sparck-jones": Portrait(
        "Karen Spärck Jones",
        Palette("#EFE6D2", "#B5523B", "#1F3A44", "#D8A679", "#F7E7CE"),
        lambda c: patterns.terms(c, "#D9CBAE", seed=1972),
        figures.sparck_jones,
    ),
    "grace-hopper": Portrait(
        "Grace Hopper",
        Palette("#1D3557", "#E9B44C", "#0B1B2E", "#D2A083", "#F3E3D0"),
        lambda c: patterns.waves(c, "#2E4C73", count=12),
        figures.hopper,
    ),
    "ada-lovelace": Portrait(
        "Ada Lovelace",
        Palette("#6D2E46", "#A26769", "#2B1220", "#D9A58B", "#F6E0D0"),
        lambda c: patterns.weave(c, "#833F58", "#773650"),
        figures.lovelace,
    ),
    "mary-kenneth-keller": Portrait(
        "Mary Kenneth Keller",
        Palette("#A7C4BC", "#5E8B7E", "#22313A", "#D7B49E", "#FBF3E9"),
        lambda c: patterns.hexagons(c, "#8FB3A9"),
        figures.keller,
    ),
    "annie-easley": Portrait(
        "Annie Easley",
        Palette("#F2B134", "#C8442B", "#3A1F14", "#7E4A2E", "#A8683F"),
        lambda c: patterns.rays(c, "#F6C460"),
        figures.easley,
    ),
    "rozsa-peter": Portrait(
        "Rózsa Péter",
        Palette("#D6E2E9", "#C1666B", "#3B3561", "#D9A88F", "#F5DDCB"),
        lambda c: patterns.spiral(c, "#B4C8D4"),
        figures.peter,
    ),
    "kathleen-booth": Portrait(
        "Kathleen Booth",
        Palette("#E4E9DC", "#7A9E7E", "#33413A", "#CF9E7C", "#F4DFC8"),
        lambda c: patterns.grid(c, "#C3CEB8"),
        figures.booth,
    ),
    "katherine-johnson": Portrait(
        "Katherine Johnson",
        Palette("#14213D", "#FCA311", "#080E1C", "#7B4B32", "#A66E49"),
        lambda c: (patterns.stars(c, "#8FA3C8", seed=1962), patterns.orbits(c, "#3A4E7A")),
        figures.johnson,
    ),
    "shakuntala-devi": Portrait(
        "Shakuntala Devi",
        Palette("#E76F51", "#2A9D8F", "#3D1520", "#9C5A3C", "#DDA06F"),
        lambda c: patterns.arcs(c, "#EC8468", "#F2A08A"),
        figures.devi,
    ),
    "rajeshwari-chatterjee": Portrait(
        "Rajeshwari Chatterjee",
        Palette("#CFE8E5", "#7B2D5B", "#2A1A2E", "#A4683F", "#D9A074"),
        lambda c: [c.ring(50, 100, r, "#A9D3CE", 1.2) for r in range(8, 130, 8)],
        figures.chatterjee,
    ),
    "frances-allen": Portrait(
        "Frances Allen",
        Palette("#274C77", "#A9B8C9", "#14263D", "#D2A184", "#F3DFCF"),
        lambda c: patterns.triangles(c, ("#274C77", "#2C5484", "#315C8F"), step=12.5, seed=1957),
        figures.allen,
    ),
    "evelyn-boyd-granville": Portrait(
        "Evelyn Boyd Granville",
        Palette("#B8B8D1", "#5B5F97", "#231F3A", "#6F4530", "#9B6645"),
        lambda c: patterns.orbits(c, "#9C9CC0", x=85, y=12, count=12, width=0.8),
        figures.granville,
    ),
}
