"""Kathleen Booth: a neuron in twelve orders. A tutorial with SmartArt and a hidden solution."""

from __future__ import annotations

from datetime import datetime

from pptx.enum.shapes import MSO_SHAPE

from examples.make.office.deck import Deck, block, text_box
from examples.make.office.jumps import jump, jump_text, link_text
from examples.make.office.lettering import Lettering
from examples.make.office.motion import Entrance, animate, paragraphs
from examples.make.office.shows import add_custom_shows, add_sections
from examples.make.office.smartart import add_steps
from examples.make.office.tables import TableStyle, add_table_style, table
from examples.make.office.units import Box
from examples.make.templates import workbench

RULED = TableStyle("{3E5C4B00-B23A-4848-9D9A-FCFCF726322C}", "Squared Paper ruled", "tx2", "tx2", "bg1", "bg2")
PROGRAM = (
    (" 1", "load  x1"),
    (" 2", "mul   w1"),
    (" 3", "store s"),
    (" 4", "load  x2"),
    (" 5", "mul   w2"),
    (" 6", "add   s"),
    (" 7", "sub   t"),
    (" 8", "jump+ 11"),
    (" 9", "load  zero"),
    ("10", "halt"),
    ("11", "load  one"),
    ("12", "halt"),
)
ORDERS = (
    ("Order", "What the machine does"),
    ("load a", "takes the number at a into its one hand"),
    ("store a", "puts what it holds down at a"),
    ("add a, sub a, mul a", "adds, takes away, multiplies by the number at a"),
    ("jump n", "goes to order n in any case"),
    ("jump+ n", "goes to order n if it holds zero or more"),
    ("halt", "stops; what it holds is the answer"),
)


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        workbench.template(),
        title="A neuron in twelve orders",
        author="Kathleen Booth",
        modified=datetime(2027, 7, 7, 22, 30),
        footer="A neuron in twelve orders",
    )
    cover = deck.add(
        "Cover",
        notes="Pencils and squared paper are on the tables. Laptops shut, please: we are the machine today.",
        title="A neuron in\ntwelve orders",
        subtitle=["A tutorial with pencil and paper", "Kathleen Booth, Birkbeck College"],
    )
    plan = deck.add(
        "Text",
        notes="Ninety minutes: twenty for the machine, twenty for the program, forty for you, ten for the surprise.",
        title="What you will have done",
        text=[
            "Been a machine that knows eight orders",
            "\tTwenty minutes, in groups of four",
            "Run a neuron, order by order",
            "\tTwenty minutes, with a pencil",
            "Taught it AND and OR, by choosing three numbers",
            "\tForty minutes; the helpers have been told to say nothing",
            "Found out what it can never learn, and why",
        ],
    )
    steps = deck.add(
        "Title only",
        notes="Groups of four. Each takes one of the boxes. Change places after every run.",
        title="Four people make a computer",
    )
    graphic = add_steps(
        steps,
        Box(76, 140, 820, 190),
        ["Reader calls the order", "Store fetches the number", "Hand does the sum", "Clerk writes it down"],
        "Diagram: four steps from left to right, reader, store, hand and clerk",
    )
    text_box(
        steps,
        Box(76, 360, 820, 90),
        [
            "Only the clerk may rub out. Only the hand may do sums.",
            "Nobody may think ahead: the machine cannot.",
        ],
        Lettering(size=21, colour="tx1", before=8),
    )
    orders = deck.add(
        "Title only",
        notes="Eight orders on five lines. Run through each once with the numbers 3 and 4 before going on.",
        title="Its eight orders",
    )
    add_table_style(deck, RULED)
    table(
        orders,
        Box(76, 124, 820, 340),
        [(f"`{order}`" if i else order, meaning) for i, (order, meaning) in enumerate(ORDERS)],
        style=RULED.guid,
        widths=(3, 7),
        alt="Table: the eight orders of the paper machine, and what each does",
        lettering=Lettering(size=20),
    )
    program = deck.add(
        "Program",
        notes="Let them find out by running it that order 8 is the whole idea.\n"
        "It fires when x1 w1 + x2 w2 reaches the threshold t.",
        title="A neuron",
        program=[f"{number}  {order}" for number, order in PROGRAM],
        text=[
            "**x1, x2** come in: each 0 or 1.",
            "**w1, w2** are how much each counts.",
            "**t** is how much is enough.",
            "It answers 1 if  x1 w1 + x2 w2 ≥ t,  and 0 if not.",
        ],
    )
    exercise = deck.add(
        "Two columns",
        notes="Forty minutes. Go round. Those who finish early get XOR, and do not finish early any more.",
        title="Your turn: choose w1, w2 and t",
        left_head="It should answer 1 …",
        left=["AND: if both inputs are 1", "OR: if at least one is 1", "XOR: if exactly one is 1"],
        right_head="Rules",
        right=[
            "Whole numbers only.",
            "Run all four inputs, order by order.",
            "When you are sure that it cannot be done, say why in one line.",
        ],
    )
    limit = deck.add(
        "Text",
        notes="Bring these up one by one, and only after a group has said it first.",
        title="What one neuron can never learn",
        text=[
            "XOR wants 0 for (0, 0): so  0 < t",
            "It wants 1 for (1, 0) and (0, 1): so  w1 ≥ t  and  w2 ≥ t",
            "Then  w1 + w2 ≥ 2 t > t,  and (1, 1) gives 1. It wants 0.",
            "**No numbers will do.** It takes a second layer, and that is another afternoon.",
        ],
    )
    solution = deck.add(
        "Title only",
        notes="Hidden: only for the helpers, and for those who ask after the break.",
        title="Solution, for the helpers",
    )
    table(
        solution,
        Box(76, 140, 560, 160),
        [("", "w1", "w2", "t"), ("AND", "1", "1", "2"), ("OR", "1", "1", "1"), ("XOR", "–", "–", "–")],
        style=RULED.guid,
        widths=(2, 1, 1, 1),
        alt="Table: weights and thresholds that solve AND and OR; none solve XOR",
        lettering=Lettering(size=20),
        numbers_from=1,
    )
    text_box(
        solution,
        Box(76, 330, 820, 110),
        [
            "Any w1, w2 and t will do that put the line on the right side of the four points.",
            "If a group asks for fractions: they do not help with XOR either.",
        ],
        Lettering(size=21, colour="tx1", before=10),
    )
    solution.element.set("show", "0")
    home = deck.add(
        "Text",
        notes="Collect the pencils. The paper is theirs.",
        title="Take it home",
        text=[
            "The machine, the program and a deck of order cards:",
            "\tbooth.example.org/paper-machine",
            "Play it with anybody who can count to two.",
            "Mistakes in the program are mine; in the sums, yours. Write to me about either.",
        ],
    )
    for number, target in enumerate((steps, program, exercise, limit)):
        jump_text(plan.placeholders[1], 2 * number, target, "Go there")
        back = block(
            target,
            Box(700, 492, 130, 30),
            "bg1",
            "the plan",
            Lettering(size=13, colour="tx2", font="major", align="ctr"),
            geometry=MSO_SHAPE.ROUNDED_RECTANGLE,
            outline="tx2",
            name="Back to the plan",
        )
        jump(back, plan, "Back to the plan")
    link_text(home.placeholders[1], 1, "https://booth.example.org/paper-machine")
    animate(steps, Entrance(graphic, "fade", duration=800))
    animate(limit, *paragraphs(limit.placeholders[1], "wipe"))
    add_sections(
        deck,
        {
            "The machine": [cover, plan, steps, orders],
            "The neuron": [program, exercise, limit],
            "Afterwards": deck.slides[7:],
        },
    )
    add_custom_shows(deck, {"For a school class": [cover, steps, orders, program, exercise]})
    return deck
