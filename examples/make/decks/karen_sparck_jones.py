"""Karen Spärck Jones: rare words deserve more votes. An academic talk, with the college's template."""

from __future__ import annotations

import math
from datetime import datetime

from examples.make.office.charts import Look, category_chart
from examples.make.office.comments import Comment, add_comments
from examples.make.office.deck import Deck, block, text_box
from examples.make.office.jumps import jump, jump_text
from examples.make.office.lettering import Lettering
from examples.make.office.motion import Entrance, animate, paragraphs, transition
from examples.make.office.shows import add_sections
from examples.make.office.tables import TableStyle, add_table_style, table
from examples.make.office.text import Line
from examples.make.office.units import Box
from examples.make.templates import college

ABSTRACTS = 200
COUNTS = {"the": 200, "flow": 118, "pressure": 74, "wing": 41, "boundary": 22, "shock": 11, "ablation": 3}
RECALL = (10, 20, 30, 40, 50, 60, 70, 80, 90)
PRECISION = {
    "every term one vote": (61, 52, 45, 38, 33, 27, 22, 17, 12),
    "weighted by rarity": (72, 64, 57, 49, 42, 35, 28, 21, 14),
}
RULED = TableStyle("{7A1C5E60-3B1F-4D0A-9C55-1F3A44B5523B}", "Reading Room ruled", "tx2", "tx2", "bg1", "bg2")


def weight(count: int) -> float:
    """Return a term's weight: log2(N / n) + 1, where n of N documents hold it."""
    return math.log2(ABSTRACTS / count) + 1


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        college.template(),
        title="Rare words deserve more votes",
        author="Karen Spärck Jones",
        modified=datetime(2027, 3, 15, 21, 4),
        footer="Rare words deserve more votes  ·  Karen Spärck Jones",
    )
    cover = deck.add(
        "Cover",
        notes="Good evening. I have twenty-five minutes and one logarithm; I intend to use all of both.",
        title="Rare words\ndeserve more votes",
        subtitle=["**Karen Spärck Jones**", "Computer Laboratory, Cambridge"],
    )
    agenda = deck.add(
        "Text",
        notes="Each line leads to its part; the small arrow at the foot of a part leads back here.",
        title="Three questions",
        text=[
            "How much is a word worth?",
            "\tTwo things that indexing confuses: exhaustivity and specificity",
            "Does counting beat knowing?",
            "\tWhat an evening with two hundred abstracts shows",
            "What is left of it, now that models read for us?",
            "\tMore than you might think, and in every script",
        ],
    )
    worth = deck.add(
        "Two columns",
        notes="Stay with the left column until somebody nods. Then the formula.\n"
        "The +1 keeps a term that is everywhere from being worth nothing at all: it still matched.",
        title="A word is worth what it leaves out",
        left_head="Exhaustivity",
        left=[
            "How many topics a *description* covers.",
            "A longer description matches more queries, and matches them worse.",
        ],
        right_head="Specificity",
        right=[
            "How few documents a *term* is used in.",
            "It is not a matter of meaning. It is a fact of the collection, and facts can be counted.",
        ],
    )
    formula = block(
        worth,
        Box(64, 350, 832, 92),
        "bg2",
        "weight (t)  =  log₂ ( N / n )  +  1",
        Lettering(size=28, colour="tx2", font="major", italic=True, align="ctr"),
        name="Formula",
    )
    weights = deck.add(
        "Title only",
        notes=f"These are real logarithms of invented counts: {ABSTRACTS} abstracts on aerodynamics.\n"
        "Ask the room which word they would type. They always say the rare one. So let it count.",
        title="Seven words from two hundred abstracts",
    )
    bars = category_chart(
        weights,
        "bar",
        Box(64, 132, 560, 350),
        [f"{term} ({count})" for term, count in COUNTS.items()],
        {"weight": [round(weight(count), 2) for count in COUNTS.values()]},
        Look(colours=("accent2",), legend=False, label_format="0.0", size=15, highlight={6: "accent1"}, gap=45),
        "Bar chart: the weight grows from 1.0 for 'the', in all 200 abstracts, to 7.1 for 'ablation', in three",
    )
    text_box(
        weights,
        Box(650, 176, 246, 240),
        [
            "One match on **ablation** outvotes seven on **the**.",
            "In brackets: in how many of the 200 abstracts the word stands.",
        ],
        Lettering(size=18, colour="tx2", before=12),
    )
    evidence = deck.add(
        "Title only",
        notes="The figures on this slide are made up for tonight, in the shape of the real ones. The "
        "real ones are in the paper.",
        title="Does counting beat knowing? It beats not counting",
    )
    lines = category_chart(
        evidence,
        "line",
        Box(64, 128, 832, 330),
        [f"{value} %" for value in RECALL],
        PRECISION,
        Look(colours=("accent6", "accent1"), x_title="recall", y_title="precision, %", size=14, y_range=(0, 80)),
        "Line chart: at every level of recall, weighting terms by rarity gives a higher precision than one vote a term",
    )
    text_box(
        evidence,
        Box(64, 462, 500, 24),
        "Invented figures, in the shape of the real ones.",
        Lettering(size=13, colour="tx2", italic=True),
    )
    scripts = deck.add(
        "Title only",
        notes="I do not read all of these. The count does not need me to, and that is the point.",
        title="Rare is rare in any script",
    )
    add_table_style(deck, RULED)
    table(
        scripts,
        Box(64, 140, 832, 240),
        [
            ["Language", "The term", "Runs", "Found in"],
            ["English", "algorithm", "left to right", "9 of 1,200"],
            [
                "Arabic",
                Line("خوارزمية", language="ar-SA", rtl=True, style=Lettering(size=18)),
                "right to left",
                "7 of 1,040",
            ],
            [
                "Hebrew",
                Line("אלגוריתם", language="he-IL", rtl=True, style=Lettering(size=18)),
                "right to left",
                "6 of 860",
            ],
            [
                "Hindi",
                Line("एल्गोरिथ्म", language="hi-IN", style=Lettering(size=18)),
                "left to right",
                "8 of 1,150",
            ],
        ],
        style=RULED.guid,
        widths=(2, 3, 2, 2),
        alt="Table: the term for algorithm in four languages, and in how many documents of a collection it is found",
        numbers_from=3,
    )
    text_box(
        scripts,
        Box(64, 400, 832, 60),
        "No dictionary was opened for this table. Four collections, one logarithm.",
        Lettering(size=18, colour="tx2", italic=True),
    )
    now = deck.add(
        "Two columns",
        notes="I am told that a certain weighting is the baseline that many a large model failed to "
        "beat at its first try.",
        title="And now that models read for us?",
        left_head="What has changed",
        left=[
            "Terms are pieces of words, and weights are learned.",
            "The collection is everything anybody ever wrote.",
            "Nobody can say what *n* is any more.",
        ],
        right_head="What has not",
        right=[
            "A common piece tells you little. The model has to learn that too.",
            "Count first. If the clever thing does not beat the count, it is not clever.",
            "Publish your test collection. We did.",
        ],
    )
    close = deck.add(
        "Quotation",
        notes="Then questions. The moderator has the microphone; please speak up for those at the back.",
        title="“Computing is too important to be left to men.”",
        text="Everybody is welcome to help.",
    )
    for number, target in ((0, worth), (2, evidence), (4, scripts)):
        jump_text(agenda.placeholders[1], number, target, f"Go to slide {deck.slides.index(target) + 1}")
    for slide in (worth, evidence, scripts, close):
        back = text_box(
            slide,
            Box(640, 494, 150, 26),
            "back to the questions",
            Lettering(size=12, colour="accent2", align="r"),
        )
        jump(back, agenda, "Back to the three questions")
    animate(worth, *paragraphs(worth.placeholders[4]), Entrance(formula, "wipe"))
    animate(weights, Entrance(bars, "wipe"))
    animate(evidence, Entrance(lines))
    for slide in (worth, evidence, scripts):
        transition(slide, "<p:fade/>")
    add_sections(
        deck,
        {
            "Opening": [cover, agenda],
            "The idea": [worth, weights],
            "The evidence": [evidence, scripts],
            "Since then": [now, close],
        },
    )
    add_comments(
        deck,
        [
            Comment(
                weights,
                "Rózsa Péter",
                "Lovely. Could the bars come before the explanation?",
                datetime(2027, 3, 14, 19, 12),
                (4200, 900),
            ),
            Comment(
                weights,
                "Karen Spärck Jones",
                "Yes: they come in first now.",
                datetime(2027, 3, 15, 20, 41),
                (4200, 1300),
            ),
            Comment(
                scripts,
                "Rózsa Péter",
                "A Hungarian line next time?",
                datetime(2027, 3, 14, 19, 20),
                (300, 2300),
            ),
        ],
    )
    return deck
