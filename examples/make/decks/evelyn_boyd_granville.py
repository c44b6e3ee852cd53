"""Evelyn Boyd Granville: the panel's slides, on the congress's template with the hosts' mark."""

from __future__ import annotations

from datetime import datetime

from examples.make.office.deck import Deck, picture, text_box
from examples.make.office.jumps import jump, jump_text
from examples.make.office.lettering import Lettering
from examples.make.office.motion import animate, paragraphs, transition
from examples.make.office.units import Box
from examples.make.pictures import logos
from examples.make.pictures.portraits import PORTRAITS
from examples.make.templates import congress

PANEL = (
    ("frances-allen", "Frances Allen"),
    ("katherine-johnson", "Katherine Johnson"),
    ("rajeshwari-chatterjee", "Rajeshwari Chatterjee"),
    ("kathleen-booth", "Kathleen Booth"),
)
QUESTIONS = (
    (
        "Who checked your first number, and what did you learn from it?",
        "Each of the panel, a minute and a half",
    ),
    (
        "Which tool of yours should be thrown away, so that newcomers need not learn it?",
        "Kathleen Booth begins; nobody may defend her own",
    ),
    (
        "Whom did your field lose, and what would have kept them?",
        "No names of persons. Names of reasons.",
    ),
)


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        congress.template().with_images(mark=logos.library()),
        title="What do we owe those who come after us?",
        author="Evelyn Boyd Granville",
        modified=datetime(2027, 7, 8, 11, 2),
        footer="What do we owe those who come after us?",
        starter=1,
    )
    deck.add(
        "Cover",
        notes="The reading room's mark stands on these slides: the panel is theirs, and so is the tea.",
        title="What do we owe those who come after us?",
        subtitle=["A panel, moderated by", "**Evelyn Boyd Granville**"],
    )
    people = deck.add(
        "Title only",
        notes="From left to right as they sit. Say the names slowly; they are written as they want them.",
        title="On the panel",
    )
    for column, (key, name) in enumerate(PANEL):
        left = 60 + column * 216
        picture(people, PORTRAITS[key].png(), Box(left, 136, 192, 192), f"Portrait of {name}")
        text_box(people, Box(left - 6, 338, 204, 60), f"**{name}**", Lettering(size=18, colour="tx2", align="ctr"))
    text_box(
        people,
        Box(60, 412, 840, 50),
        "Everybody in the room belongs to the panel from the third question on, whatever their gender or title.",
        Lettering(size=17, colour="accent2-25", align="ctr"),
    )
    plan = deck.add(
        "Text",
        notes="Each question is a link. If one of them takes off, skip the next; they are in order of courage.",
        title="Three questions",
        text=[question for question, _ in QUESTIONS],
    )
    animate(plan, *paragraphs(plan.placeholders[1], "fade"))
    for number, (question, rule) in enumerate(QUESTIONS):
        slide = deck.add("Question", notes="Watch the clock on the left wall: it is right.", title=question, text=rule)
        jump_text(plan.placeholders[1], number, slide, "Go to this question")
        back = text_box(slide, Box(180, 470, 260, 28), "all three questions", Lettering(size=14, colour="bg2"))
        jump(back, plan, "Back to the three questions")
        transition(slide, "<p:fade/>", 500)
    deck.add(
        "Two columns",
        notes="Two minutes of silence while everybody writes. Then three read theirs aloud.",
        title="Before you leave the room",
        left_head="Write down",
        left=[
            "one thing that you were shown and should show to somebody,",
            "one door that you could hold open.",
        ],
        right_head="And tell",
        right=[
            "the person beside you when you will do it.",
            "The cards stay here; we read them at the next meetup.",
        ],
    )
    return deck
