"""Katherine Johnson: check the numbers. Red, white and black, with a scatter chart and a running orbit."""

from __future__ import annotations

import random
from datetime import datetime

from pptx.enum.shapes import MSO_SHAPE

from examples.make.office.charts import Look, add_colour_cycle, scatter_chart
from examples.make.office.deck import Deck, block, text_box
from examples.make.office.lettering import Lettering
from examples.make.office.motion import Entrance, Path, animate, paragraphs, transition
from examples.make.office.tables import NO_STYLE_TABLE_GRID, table
from examples.make.office.units import SLIDE_HEIGHT, SLIDE_WIDTH, Box
from examples.make.templates import orbit

ORBIT = Box(540, 186, 364, 264)


def once_round(box: Box) -> str:
    """Return a motion path along an ellipse in this box, from its left end, in fractions of the slide."""
    rx, ry = box.width / 2 / SLIDE_WIDTH, box.height / 2 / SLIDE_HEIGHT
    handle = 0.5523  # where four cubic curves come closest to a circle
    hx, hy = rx * handle, ry * handle
    curves = (
        ((0, -hy), (rx - hx, -ry), (rx, -ry)),
        ((rx + hx, -ry), (2 * rx, -hy), (2 * rx, 0)),
        ((2 * rx, hy), (rx + hx, ry), (rx, ry)),
        ((rx - hx, ry), (0, hy), (0, 0)),
    )
    drawn = (" ".join(f"{x:.4f} {y:.4f}" for x, y in points) for points in curves)
    return "M 0 0 " + " ".join(f"C {points}" for points in drawn) + " Z"


def residuals(seed: int, drift: float, spread: float) -> list[tuple[float, float]]:
    """Return invented residuals over an hour and a half of flight: minute, and kilometres off."""
    chance = random.Random(seed)
    return [(minute, round(drift * minute + chance.gauss(0, spread), 2)) for minute in range(2, 92, 4)]


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        orbit.template(),
        title="Check the numbers",
        author="Katherine Johnson",
        modified=datetime(2027, 7, 8, 6, 15),
        footer="Check the numbers",
    )
    deck.add(
        "Cover",
        notes="The title is what the astronaut said. He said “the girl” as well. I kept the rest of the sentence.",
        title="Check\nthe numbers",
        subtitle=["Katherine Johnson", "what to do before you trust a machine with somebody's life"],
    )
    deck.add(
        "Text",
        notes="It took me a day and a half with a desk calculator. It was worth more than the day and a half.",
        title="February 1962",
        text=[
            "The machine has computed the orbit.",
            "\tMachines of its day lose power, and sometimes a digit.",
            "The astronaut asks for one thing before he flies: that a person work through the same numbers, by hand.",
            "They agree. He goes.",
        ],
    )
    path = deck.add(
        "Dark",
        notes="One click and the capsule goes round. Say the three checks while it flies.",
        title="Once round, three checks",
        text=[
            "**Before:** does the equation fit the question?",
            "**During:** does a second way agree?",
            "**After:** does the sea agree?",
        ],
    )
    block(
        path,
        ORBIT,
        None,
        outline="accent3",
        width=1.5,
        geometry=MSO_SHAPE.OVAL,
        name="Orbit",
    )
    block(path, Box(667, 263, 110, 110), ("accent5", "accent2"), geometry=MSO_SHAPE.OVAL, name="Earth")
    capsule = block(path, Box(530, 308, 20, 20), "accent1", geometry=MSO_SHAPE.OVAL, name="Capsule")
    scatter = deck.add(
        "Wide",
        notes="Residuals, always residuals. A cloud around zero is noise. A slope is a mistake with a name.\n"
        "These figures are invented; the habit is not.",
        title="Plot what is left over",
        aside=["Machine minus hand, in kilometres, over one invented orbit.", "Grey is noise. **Red has a reason.**"],
    )
    chart = scatter_chart(
        scatter,
        Box(240, 130, 660, 350),
        {"as it should be": residuals(1962, 0, 0.35), "a sign was wrong": residuals(1961, 0.05, 0.35)},
        Look(
            colours=("accent6", "accent1"),
            x_title="minute of flight",
            y_title="km",
            size=13,
            x_range=(0, 90),
            y_range=(-1, 5),
        ),
        "Scatter chart: one series of residuals lies around zero, the other climbs to about 4.5 km in 90 minutes",
    )
    add_colour_cycle(chart)
    log = deck.add(
        "Title only",
        notes="The right column is the only one that anybody remembers. The middle one is the work.",
        title="Three flights, three ways to check",
    )
    table(
        log,
        Box(60, 152, 840, 290),
        [
            ["**Flight**", "**What was computed**", "**Checked against**"],
            ["Freedom 7, May 1961", "where and when the capsule comes down", "the ship that had to be there"],
            ["Friendship 7, February 1962", "three orbits", "the same orbits, by hand"],
            [
                "Apollo 11, July 1969",
                "when the two craft meet above the Moon",
                "a second path, from other equations",
            ],
        ],
        style=NO_STYLE_TABLE_GRID,
        widths=(3, 4, 4),
        alt="Table: three space flights, what was computed for each, and what it was checked against",
        lettering=Lettering(size=20),
        banded=False,
    )
    habits = deck.add(
        "Text",
        notes="Number four is for those who run the meetings.",
        title="Before you ship a model",
        text=[
            "**1**  Work one case through by hand. All of it.",
            "**2**  Let somebody check who was not in the room.",
            "**3**  Plot the residuals by group, by hour, by place.",
            "**4**  Let those who did the work come to the meeting. I had to ask for that, too.",
        ],
    )
    thanks = deck.add(
        "Dark",
        notes="Questions. If nobody asks, ask them what they count.",
        title="I counted everything.",
        text=["The steps to the road. The dishes. The stars I could see.", "What do you count?"],
    )
    text_box(
        thanks,
        Box(60, 440, 400, 40),
        "katherine.example.org",
        Lettering(size=16, colour="accent3"),
    )
    animate(path, Path(capsule, once_round(ORBIT), 6000))
    animate(scatter, Entrance(chart, "wipe"))
    animate(habits, *paragraphs(habits.placeholders[1], "fade"))
    transition(path, '<p:fade thruBlk="1"/>', 1000)
    transition(thanks, '<p:fade thruBlk="1"/>', 1000)
    return deck
