"""Grace Hopper: a nanosecond is a foot long. Light on dark, with a film and a hidden slide."""

from __future__ import annotations

import io
from datetime import datetime

from pptx.enum.shapes import MSO_SHAPE

from examples.make import film
from examples.make.office.charts import Look, category_chart
from examples.make.office.deck import Deck, Image, block, describe, text_box
from examples.make.office.jumps import jump_to_end
from examples.make.office.lettering import Lettering
from examples.make.office.motion import Entrance, animate, paragraphs, transition
from examples.make.office.tables import TableStyle, add_table_style, table
from examples.make.office.units import Box
from examples.make.pictures.scenes import log_book
from examples.make.templates import works

RUNS = ("first run", "local disk", "bigger batch", "fewer copies", "one compiler flag")
MINUTES = {"waiting": (41, 22, 14, 6, 4), "computing": (12, 12, 11, 11, 9)}
WAITS = (
    ("Fetch from", "Time", "Light gets"),
    ("the first cache", "1 ns", "30 cm"),
    ("main memory", "100 ns", "30 m"),
    ("a good local disk", "100 µs", "30 km"),
    ("a machine next door", "500 µs", "150 km"),
    ("a machine over the ocean", "150 ms", "45,000 km"),
)
RULED = TableStyle("{15191E00-F2A5-4150-8D99-AE262D36B9C0}", "Night Shift ruled", "accent1", "bg2", "accent1", "bg2")


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        works.template(),
        title="A nanosecond is a foot long",
        author="Grace Hopper",
        modified=datetime(2027, 3, 16, 7, 30),
        footer="A nanosecond is a foot long",
    )
    cover = deck.add(
        "Cover",
        notes="Hand out the wires now, one each. They keep people honest for the rest of the evening.",
        title="A nanosecond\nis a foot long",
        subtitle="Grace Hopper  ·  where your training time goes, and how to get it back",
    )
    length = deck.add(
        "Big figure",
        notes="Hold up the wire. This is the most that anything can travel in a billionth of a second.\n"
        "Then hold up the coil from the back-up slide, if somebody asks about microseconds.",
        title="You are holding a nanosecond",
        figure="29.98 cm",
        text=[
            "That is how far light goes in a billionth of a second. No budget and no vendor will give you more.",
        ],
    )
    wire = block(length, Box(72, 286, 816, 5), ("accent1", "accent3"), name="The wire")
    slow = deck.add(
        "Film",
        notes="Six seconds. The red wire is a cache, the blue one is memory on the same board, the "
        "amber one is a foot.",
        title="The same nanosecond, slowed down",
    )
    shown = slow.shapes.add_movie(
        str(film.FILM),
        *Box(72, 116, 600, 337.5).emu,
        poster_frame_image=io.BytesIO(film.poster()),
        mime_type="video/mp4",
    )
    describe(shown, "Film: three beams of light run along wires of different length; the shortest arrives first")
    shown.name = "A nanosecond"
    text_box(slow, Box(694, 172, 200, 60), "12 inches:\nall you get", anchor="ctr")
    text_box(slow, Box(694, 256, 200, 60), "7 inches:\nmemory, one way", anchor="ctr")
    text_box(slow, Box(694, 340, 200, 60), "4 inches:\na cache hit", anchor="ctr")
    waits = deck.add(
        "Title only",
        notes="Read the right column aloud. Nobody walks to the coast for a glass of water; our "
        "programs do, all night.",
        title="What your program waits for",
    )
    add_table_style(deck, RULED)
    table(
        waits,
        Box(72, 128, 560, 300),
        WAITS,
        style=RULED.guid,
        widths=(5, 2, 3),
        alt="Table: how long five kinds of fetch take, and how far light travels in that time",
        lettering=Lettering(size=20),
        numbers_from=1,
    )
    text_box(
        waits,
        Box(660, 150, 228, 240),
        ["Every byte you move\nis a byte you wait for.", "", "Move the work\nto the data."],
    )
    epoch = deck.add(
        "Title only",
        notes="A real team, an invented night: 53 minutes became 13, and nobody bought anything.\n"
        "The last step is the one people laugh at. Laugh, and then look at the bar.",
        title="An epoch of an invented team, after four dull fixes",
    )
    chart = category_chart(
        epoch,
        "column",
        Box(72, 120, 816, 350),
        RUNS,
        MINUTES,
        Look(colours=("accent3", "accent2"), grid="bg2", label_format='0" min"', size=14, gap=70),
        "Column chart: waiting falls from 41 minutes to 4 over four fixes, computing from 12 to 9",
    )
    bug = deck.add(
        "Text and picture",
        notes="September 1947, Mark II, relay 70, panel F. Taped into the log by the operators, who "
        "had a sense of humour.\n"
        "The word is older than the moth. The habit of writing it down is what I want you to keep.",
        title="Keep the moth",
        text=[
            "Write down what went wrong, when, and where.",
            "\tTape the evidence to the page.",
            "Log the *first* slow run, not only the last fast one.",
            "A log that nobody reads is a diary. Give it to the next shift.",
        ],
        picture=Image(log_book(), "Drawing: a log book page with a moth taped between two lines"),
    )
    rules = deck.add(
        "Text",
        notes="If they remember one: the second.",
        title="Take three things home",
        text=[
            "**Measure in feet.** If you cannot picture the distance, you will not shorten it.",
            "**Let the machine translate.** You write what you mean; compilers are patient.",
            "**“We have always done it this way”** is the one sentence I charge extra for.",
        ],
    )
    spare = deck.add(
        "Big figure",
        notes="Only if somebody asks. The coil is in the bag, and it is heavy.",
        title="If asked: and a microsecond?",
        figure="299.8 m",
        text="A thousand of your wires in one coil. I hang it over the desk of whoever throws one away.",
    )
    spare.element.set("show", "0")
    thanks = deck.add(
        "Big figure",
        notes="Collect no wires. They are a present.",
        title="Questions?",
        figure="Ask away",
        text="Keep the wire. Measure something with it tomorrow, and write to me: grace@example.org",
    )
    again = block(
        thanks,
        Box(700, 420, 188, 40),
        None,
        "Back to the start",
        Lettering(size=14, colour="accent1", align="ctr"),
        geometry=MSO_SHAPE.ROUNDED_RECTANGLE,
        outline="accent1",
        width=1.5,
        name="Back to the start",
    )
    jump_to_end(again, "first")
    skip = text_box(cover, Box(740, 496, 148, 30), "to the questions", Lettering(size=13, align="r", bold=False))
    jump_to_end(skip, "last")
    animate(length, Entrance(wire, "wipe", duration=1500))
    animate(epoch, Entrance(chart, "wipe"))
    animate(rules, *paragraphs(rules.placeholders[1], "fade"))
    transition(length, '<p:push dir="l"/>', 900)
    transition(epoch, '<p:wipe dir="r"/>', 800)
    transition(bug, "<p:fade/>", 1200)
    return deck
