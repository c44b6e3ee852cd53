"""Frances Allen: let the compiler find it. On the congress's template, with a flow graph of connectors."""

from __future__ import annotations

from datetime import datetime

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.slide import Slide

from examples.make.office.charts import Look, category_chart
from examples.make.office.deck import Deck, block, text_box
from examples.make.office.jumps import jump_to_end, link_text
from examples.make.office.lettering import Lettering
from examples.make.office.motion import Entrance, animate, transition
from examples.make.office.units import Box
from examples.make.office.xml import line, parse_drawing, qname
from examples.make.templates import congress

PASSES = ("as written", "fold constants", "move what stays", "cheaper strength", "drop the dead")
INSTRUCTIONS = (19, 16, 11, 8, 6)
BLOCKS = {
    "start": (Box(130, 130, 210, 76), ("i = 0", "scale = 2 * pi")),
    "test": (Box(130, 254, 210, 60), ("i < n ?",)),
    "body": (Box(100, 370, 270, 84), ("y[i] = scale * x[i]", "i = i + 1")),
    "end": (Box(400, 254, 130, 60), ("return y",)),
}
EDGES = (("start", "test", 2, 0), ("test", "body", 2, 0), ("test", "end", 3, 1))


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        congress.template(),
        title="Let the compiler find it",
        author="Frances Allen",
        modified=datetime(2027, 7, 6, 16, 20),
        footer="Let the compiler find it",
        starter=1,
    )
    deck.add(
        "Cover",
        notes="I came to this work to pay off a student loan. I stayed, because the machine kept surprising me.",
        title="Let the compiler find it",
        subtitle=["**Frances Allen**", "IBM Thomas J. Watson Research Center"],
    )
    deck.add(
        "Two columns",
        notes="Ask who has read the machine code of their own model. One hand is a good audience.",
        title="Two programs: yours, and the one that runs",
        left_head="The one you write",
        left=[
            "Says what you mean, in your order.",
            "Repeats itself, so that a person can follow.",
            "Is read ten times for every time it is changed.",
        ],
        right_head="The one that runs",
        right=[
            "Says the same, in the machine's order.",
            "Never does twice what it can keep.",
            "Is read by nobody. Good.",
        ],
    )
    graph = deck.add(
        "Title only",
        notes="Follow the arrow that goes back: that is the loop, and you found it without reading a "
        "word of code.\n"
        "Whatever stands in the loop and never changes does not belong there.",
        title="Draw the program, and it tells you",
    )
    _flow(graph)
    text_box(
        graph,
        Box(580, 130, 320, 320),
        [
            "A box is code that runs straight through.",
            "An arrow is a way it may go.",
            "An arrow back is a **loop**: find the loops first, and work from the inside out.",
        ],
        Lettering(size=21, colour="tx1", before=14),
    )
    bars = deck.add(
        "Title only",
        notes="The loop is a small one, counted by hand last night. The proportions are what you will see at home.",
        title="Four passes over one small loop",
    )
    chart = category_chart(
        bars,
        "column",
        Box(60, 124, 600, 350),
        PASSES,
        {"instructions a round": INSTRUCTIONS},
        Look(colours=("accent5",), legend=False, label_format="0", size=14, gap=45, highlight={4: "accent2"}),
        "Column chart: the inner loop shrinks from 19 instructions to 6 over four passes",
    )
    text_box(
        bars,
        Box(690, 160, 210, 260),
        ["Instructions in the inner loop, after each pass.", "Nobody rewrote a line of it."],
        Lettering(size=19, colour="tx2", before=12),
    )
    deck.add(
        "Text",
        notes="This is the slide for those who train models. The rest was for those who like compilers.",
        title="What this is to a training run",
        text=[
            "Your graph of tensors is a program. **Let it be read as one.**",
            "Fuse what always follows: a pass over memory costs more than the sum in it.",
            "Move out of the loop what the loop does not change; it is usually the data loader.",
            "Then measure, and believe the measurement.",
        ],
    )
    deck.add(
        "Question",
        notes="Leave it on the wall while people ask.",
        title="What would you write, if you trusted your compiler?",
        text="Shorter programs. Clearer ones. More of them.",
    )
    last = deck.add(
        "Text",
        notes="Thank the hosts by name.",
        title="Read on",
        text=[
            "*Control flow analysis*, 1970: the graph, and how to walk it",
            "*A catalogue of optimizing transformations*, 1971: the passes, with John Cocke",
            "The loop of this talk, and its five versions:",
            "\tallen.example.org/loop",
        ],
    )
    first = text_box(last, Box(60, 430, 300, 28), "once more from the start", Lettering(size=15, colour="accent2"))
    jump_to_end(first, "first")
    link_text(last.placeholders[1], 3, "https://allen.example.org/loop")
    animate(bars, Entrance(chart, "wipe", duration=800))
    transition(graph, '<p:push dir="l"/>', 700)
    return deck


def _flow(slide: Slide) -> None:
    """Draw the flow graph: blocks joined by connectors that stay with them."""
    shapes = {
        name: block(
            slide,
            box,
            "bg2",
            [f"`{line_of_code}`" for line_of_code in code],
            Lettering(size=18, colour="tx2", align="ctr"),
            geometry=MSO_SHAPE.ROUNDED_RECTANGLE,
            outline="accent1",
            width=1.5,
            name=f"Block {name}",
        )
        for name, (box, code) in BLOCKS.items()
    }
    for source, target, leaves, enters in EDGES:
        _arrow(slide, shapes[source], leaves, shapes[target], enters, "accent1")
    _arrow(slide, shapes["body"], 1, shapes["test"], 1, "accent4", bent=True)


def _arrow(
    slide: Slide, source: object, leaves: int, target: object, enters: int, paint: str, bent: bool = False
) -> None:
    kind = MSO_CONNECTOR.ELBOW if bent else MSO_CONNECTOR.STRAIGHT
    connector = slide.shapes.add_connector(kind, 0, 0, 0, 0)
    connector.begin_connect(source, leaves)
    connector.end_connect(target, enters)
    if bent:  # it leaves to the left, further out than where it comes in
        connector._element.spPr.prstGeom.avLst.append(parse_drawing('<a:gd name="adj1" fmla="val -90000"/>'))
    element = connector._element
    element.remove(element.find(qname("p:style")))
    outline = parse_drawing(line(paint, 2.25))
    outline.append(parse_drawing("<a:round/>"))
    outline.append(parse_drawing('<a:tailEnd type="triangle"/>'))
    element.spPr.append(outline)
