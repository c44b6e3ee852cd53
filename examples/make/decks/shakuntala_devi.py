"""Shakuntala Devi: numbers are company. A talk in marigold, with Devanagari and a table style of its own."""

from __future__ import annotations

from datetime import datetime

from examples.make.office.charts import Look, category_chart
from examples.make.office.deck import Deck, text_box
from examples.make.office.lettering import Lettering
from examples.make.office.motion import animate, paragraphs, transition
from examples.make.office.tables import TableStyle, add_table_style, table
from examples.make.office.text import Line
from examples.make.office.units import Box
from examples.make.templates import marigold

FIRST, SECOND = 7_686_369_774_870, 2_465_099_745_779
DIGITS = "०१२३४५६७८९"
NAMES = ("शून्य", "एक", "दो", "तीन", "चार", "पाँच", "छह", "सात", "आठ", "नौ")
STRIPED = TableStyle("{E07A1F00-2A9D-4F8F-8B44-7F2A2A3D1520}", "Marigold striped", "accent1", "accent1", "bg1", "bg2")
HINDI = "hi-IN"


def digit_root(number: int) -> int:
    """Return what is left when nines are cast out: the digits' sum, summed until one digit stands."""
    while number > 9:
        number = sum(int(digit) for digit in str(number))
    return number


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        marigold.template(),
        title="Numbers are company",
        author="Shakuntala Devi",
        modified=datetime(2027, 7, 8, 13, 40),
        footer="Numbers are company",
    )
    deck.add(
        "Cover",
        notes="Ask three people for their birthdays and tell them the weekday. Then begin.",
        title="Numbers\nare company",
        subtitle=[Line("संख्याएँ मेरी साथी हैं", language=HINDI, style=Lettering(size=28)), "Shakuntala Devi"],
    )
    deck.add(
        "Large number",
        notes="Imperial College, London, 18 June 1980. Two departments of computing chose the numbers.\n"
        "Do not apologise for the time it takes to read the answer aloud.",
        title="Twenty-eight seconds",
        factors=[f"{FIRST:,}", f"× {SECOND:,}"],
        result=f"= {FIRST * SECOND:,}",
        text="Most of the twenty-eight went into saying it.",
    )
    names = deck.add(
        "Title only",
        notes="Read the columns with the room, in Hindi and in Marathi. The two differ, and the room "
        "will tell you where.",
        title="Ten friends, by name",
    )
    add_table_style(deck, STRIPED)
    lettering = Lettering(size=20, align="ctr")
    table(
        names,
        Box(120, 140, 780, 210),
        [
            [str(number) for number in range(10)],
            [Line(digit, language=HINDI, style=lettering.but(size=24)) for digit in DIGITS],
            [Line(name, language=HINDI, style=lettering.but(size=19)) for name in NAMES],
        ],
        style=STRIPED.guid,
        widths=(1,) * 10,
        alt="Table: the digits 0 to 9, in Devanagari, and their names in Hindi",
        lettering=lettering,
    )
    text_box(
        names,
        Box(120, 372, 780, 90),
        [
            "Zero travelled from here to everywhere, and came back with interest.",
            Line("शून्य के बिना कोई मशीन नहीं।", language=HINDI, style=Lettering(size=22, colour="accent2-25")),
        ],
        Lettering(size=20, colour="tx2", before=8),
    )
    race = deck.add(
        "Title only",
        notes="Dallas, 1977: the 23rd root of a number of 201 digits. The machine had to be programmed "
        "first; I had to be asked.",
        title="A root of 201 digits, and two ways to it",
    )
    category_chart(
        race,
        "bar",
        Box(120, 130, 780, 240),
        ["in the head", "a computer of the day"],
        {"seconds": [50, 62]},
        Look(
            colours=("accent2",),
            legend=False,
            label_format='0" s"',
            size=17,
            gap=50,
            highlight={0: "accent1"},
        ),
        "Bar chart: fifty seconds in the head, sixty-two on the machine",
    )
    text_box(
        race,
        Box(120, 386, 780, 80),
        "The machine has not become slower since. But it still does not know when an answer looks wrong.",
        Lettering(size=21, colour="tx1"),
    )
    nines = deck.add(
        "Two columns",
        notes="Do it with the product on the second slide; the digits' sums are on the card.\n"
        "It catches eight wrong answers out of nine. Not nine out of nine. Say so.",
        title="Check what you cannot compute",
        left_head="Cast out the nines",
        left=[
            "Add the digits until one is left.",
            f"The factors leave **{digit_root(FIRST)}** and **{digit_root(SECOND)}**;"
            f" their product, **{digit_root(digit_root(FIRST) * digit_root(SECOND))}**.",
            f"The answer leaves **{digit_root(FIRST * SECOND)}**. It may be right.",
        ],
        right_head="The same, for a model",
        right=[
            "Find a property that every right answer has.",
            "Check it on each answer: it is cheap.",
            "It never proves. It only catches, and that is plenty.",
        ],
    )
    close = deck.add(
        "Text",
        notes="Finish with the calendar trick if there are children in the room.",
        title="Do not be afraid of them",
        text=[
            "Nobody is bad at numbers. Many were introduced badly.",
            "Estimate first, aloud, before the machine answers.",
            "Then laugh at the difference, whichever of you was wrong.",
            Line("अंकों से दोस्ती कीजिए।", language=HINDI),
        ],
    )
    animate(nines, *paragraphs(nines.placeholders[2]), *paragraphs(nines.placeholders[4]))
    animate(close, *paragraphs(close.placeholders[1], "appear"))
    transition(names, '<p:wipe dir="d"/>', 600)
    return deck
