"""Ada Lovelace, Annie Easley and Rózsa Péter: three opening statements, on the chapter's template."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from math import comb

from examples.make.office.charts import Look, category_chart
from examples.make.office.deck import Deck, Image, text_box
from examples.make.office.lettering import Lettering
from examples.make.office.motion import animate, paragraphs
from examples.make.office.tables import NO_STYLE_TABLE_GRID, table
from examples.make.office.units import Box
from examples.make.pictures.portraits import PORTRAITS
from examples.make.pictures.scenes import engine_wheels, woven_rose
from examples.make.templates import loom


def bernoulli(last: int) -> list[Fraction]:
    """Return the Bernoulli numbers B0 to B`last`, from the sum that defines each by those before it."""
    numbers = [Fraction(1)]
    for n in range(1, last + 1):
        numbers.append(-sum(comb(n + 1, k) * numbers[k] for k in range(n)) / Fraction(n + 1))
    return numbers


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        loom.template(),
        title="Can a machine originate anything? Three statements",
        author="Ada Lovelace",
        modified=datetime(2027, 3, 16, 18, 55),
        footer="Analytical Evenings  ·  three statements",
        starter=1,
    )
    deck.add(
        "Cover",
        notes="Three minutes each, then the moderator takes over. The clock is merciless and so is she.",
        title="Three statements, three minutes each",
        subtitle="Ada Lovelace  ·  Annie Easley  ·  Rózsa Péter",
    )
    ada = deck.add(
        "Statement",
        notes="Say at once that I was misquoted for a hundred years: I spoke of this engine, not of every engine.",
        title="It does what we know how to order",
        picture=Image(PORTRAITS["ada-lovelace"].png(), "Portrait of Ada Lovelace, drawn in plum before woven cloth"),
        name=["**Ada Lovelace**", "wrote Note G"],
        text=[
            "The engine weaves algebraic patterns as the loom weaves flowers and leaves.",
            "It has no pretensions to originate. It follows.",
            "But it may act on *anything* whose relations can be written down: notes of music, too.",
            "So watch who writes them down.",
        ],
    )
    numbers = bernoulli(14)
    even = range(2, 15, 2)
    sizes = deck.add(
        "Title only",
        notes="Seven numbers from one sum, repeated. Nobody typed them in; somebody ordered them.\n"
        "After the sixth they grow without end. I did not foresee the chart; I foresaw the sum.",
        title="The numbers nobody typed in",
    )
    category_chart(
        sizes,
        "line",
        Box(56, 120, 520, 350),
        [f"B{n}" for n in even],
        {"size of the number": [round(float(abs(numbers[n])), 4) for n in even]},
        Look(colours=("accent2",), legend=False, size=15, y_title="size, without its sign"),
        "Line chart: the Bernoulli numbers stay below 0.3 up to B12 at 0.25 and leap to 1.17 at B14",
    )
    table(
        sizes,
        Box(620, 130, 284, 320),
        [["Number", "Value"], *[[f"B{n}", str(numbers[n])] for n in even]],
        style=NO_STYLE_TABLE_GRID,
        widths=(1, 2),
        alt="Table: the Bernoulli numbers B2 to B14 as fractions",
        numbers_from=1,
        banded=False,
    )
    annie = deck.add(
        "Statement",
        notes="When I started, my job title was computer. Then they bought one, and I learned to tell it what to do.",
        title="I was the computer. I know what it cannot see",
        picture=Image(PORTRAITS["annie-easley"].png(), "Portrait of Annie Easley, drawn in red before yellow rays"),
        name=["**Annie Easley**", "from computer to programmer"],
        text=[
            "A machine repeats what the data did. I have met that data.",
            "Originality starts with a question that nobody put in the table.",
            "Whoever was left out of the table will ask it first.",
            "Let them in. I will hold the door.",
        ],
    )
    rozsa = deck.add(
        "Statement",
        notes="The third point is the whole of my field. Do not explain it; draw the spiral in the air.",
        title="Everything new is something old, applied to itself",
        picture=Image(PORTRAITS["rozsa-peter"].png(), "Portrait of Rózsa Péter, drawn in violet before a spiral"),
        name=["**Rózsa Péter**", "recursive functions"],
        text=[
            "Give me zero, one step forward, and the right to call myself again.",
            "Out of these comes every number that you will ever compute.",
            "Is that originating, or only following? A child who learns to count does both.",
        ],
    )
    last = deck.add(
        "Text and picture",
        notes="Hand over to the moderator here. Her slides follow in the same file.",
        title="What we agree on, before we disagree",
        text=[
            "The rule is simple; the cloth is not.",
            "Nobody foresees the cloth from the rule alone.",
            "Somebody chose the thread. Ask who, and thank them.",
        ],
        picture=Image(woven_rose(), "Drawing: a rose with five petals, made only of woven crossings"),
    )
    wheels = deck.add(
        "Text and picture",
        notes="Only if there is time: how the engine carries a ten.",
        title="If time allows: how a ten is carried",
        text=[
            "Each column of wheels is one number, a wheel for each digit.",
            "A wheel that passes nine nudges the one above it.",
            "The hard part is a long row of nines. Mr Babbage lost a year to it.",
        ],
        picture=Image(engine_wheels(), "Drawing: five columns of number wheels on their axles"),
    )
    wheels.element.set("show", "0")
    text_box(
        last,
        Box(56, 440, 500, 30),
        "Over to the moderator.",
        Lettering(size=16, colour="accent2-25", italic=True),
    )
    for slide, place in ((ada, 1), (annie, 1), (rozsa, 1)):
        animate(slide, *paragraphs(slide.placeholders[place], "fade"))
    return deck
