"""Rajeshwari Chatterjee: listening to the noise. A first talk, on the congress's template."""

from __future__ import annotations

import math
from datetime import datetime

from examples.make.office.charts import Look, category_chart
from examples.make.office.deck import Deck, Image, text_box
from examples.make.office.lettering import Lettering
from examples.make.office.motion import animate, paragraphs
from examples.make.office.tables import MEDIUM_STYLE_2_ACCENT_1, table
from examples.make.office.units import Box
from examples.make.pictures.scenes import dish
from examples.make.templates import congress

ANGLES = range(-60, 61, 6)


def array_factor(elements: int, degrees: float) -> float:
    """Return how loud antennas in a row, half a wavelength apart, hear a direction; straight ahead is 1."""
    phase = math.pi * math.sin(math.radians(degrees))
    if abs(math.sin(phase / 2)) < 1e-9:
        return 1.0
    return abs(math.sin(elements * phase / 2) / (elements * math.sin(phase / 2)))


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        congress.template(),
        title="Listening to the noise",
        author="Rajeshwari Chatterjee",
        modified=datetime(2027, 7, 7, 9, 45),
        footer="Listening to the noise",
        starter=1,
    )
    deck.add(
        "Cover",
        notes="My first meetup, though not my first lecture. Please interrupt me; students always do.",
        title="Listening to the noise",
        subtitle=["**Rajeshwari Chatterjee**", "Indian Institute of Science, Bengaluru"],
    )
    deck.add(
        "Text and picture",
        notes="One antenna hears everybody at once. That is the whole problem, in a room or in a model.",
        title="One ear hears everybody",
        text=[
            "A single antenna hears all directions alike.",
            "The signal is there. So is everything else.",
            "Turning the volume up turns up both.",
        ],
        picture=Image(dish(), "Drawing: a dish antenna on its mount, waves coming in from the upper right"),
    )
    lobes = deck.add(
        "Title only",
        notes="Computed, not measured: four and twelve antennas in a row, half a wavelength apart.\n"
        "The beam gets narrow, and small ears grow at its sides. There is always a price.",
        title="Many ears, one direction",
    )
    category_chart(
        lobes,
        "line",
        Box(60, 120, 840, 356),
        [f"{angle}°" for angle in ANGLES],
        {f"{count} antennas": [round(array_factor(count, angle), 3) for angle in ANGLES] for count in (4, 12)},
        Look(
            colours=("accent3", "accent2"),
            size=13,
            y_title="loudness",
            x_title="direction",
            y_range=(0, 1),
            y_step=0.25,
        ),
        "Line chart: a row of twelve antennas hears a much narrower range of directions than a row of four",
    )
    rosetta = deck.add(
        "Title only",
        notes="The left column is fifty years older. I say this without bitterness.",
        title="You have seen this before",
    )
    table(
        rosetta,
        Box(60, 128, 840, 260),
        [
            ["In a row of antennas", "In an attention layer"],
            ["many copies of one signal, each a little late", "many tokens, each a little relevant"],
            ["weights that add up to one direction", "weights that add up to one"],
            ["side lobes: hearing what you did not point at", "attending to what you did not ask for"],
            ["taper the weights, and the side lobes sink", "temper the softmax, and so do they"],
        ],
        style=MEDIUM_STYLE_2_ACCENT_1,
        widths=(1, 1),
        alt="Table: four things that a row of antennas and an attention layer have in common",
        lettering=Lettering(size=18),
    )
    text_box(
        rosetta,
        Box(60, 410, 840, 60),
        "Whoever has designed the one will not be frightened by the other.",
        Lettering(size=20, colour="accent2-25", italic=True),
    )
    rules = deck.add(
        "Text",
        notes="The third is what I tell every new student, and then I hand over the soldering iron.",
        title="Three habits from the laboratory",
        text=[
            "**Plot the pattern** before you trust the beam.",
            "**Ask what the small lobes hear.** That is where the unfairness lives.",
            "**Build one yourself**, however small. It will be wrong in ways that no paper told you.",
        ],
    )
    deck.add(
        "Question",
        notes="And then tea.",
        title="What is your model listening to when you are not asking?",
        text="Thank you. धन्यवाद। I am at the second table, with an antenna made of a biscuit tin.",
    )
    animate(rules, *paragraphs(rules.placeholders[1], "appear"))
    return deck
