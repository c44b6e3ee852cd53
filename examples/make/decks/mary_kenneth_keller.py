"""Mary Kenneth Keller: the moderator's slides for the round-table, on the chapter's template."""

from __future__ import annotations

from datetime import datetime

from pptx.enum.shapes import MSO_SHAPE

from examples.make.office.deck import Deck, block, picture, text_box
from examples.make.office.jumps import jump, jump_to_end, run_show
from examples.make.office.lettering import Lettering
from examples.make.office.motion import Entrance, animate, transition
from examples.make.office.shows import add_custom_shows
from examples.make.office.units import Box
from examples.make.pictures.portraits import PORTRAITS
from examples.make.templates import loom

TABLE = (
    ("ada-lovelace", "Ada Lovelace", "analyst and metaphysician"),
    ("annie-easley", "Annie Easley", "computer, then programmer"),
    ("rozsa-peter", "Rózsa Péter", "mathematician"),
)
ROUNDS = (
    (
        "ROUND ONE",
        "When did a program last surprise you, and whose surprise was it?",
        "Two minutes each. Name the program.",
    ),
    (
        "ROUND TWO",
        "If a model writes a proof that nobody can follow, has anything been proved?",
        "Rózsa Péter begins. Ada Lovelace may interrupt once.",
    ),
    (
        "ROUND THREE",
        "Who should be in the room when we choose what a machine learns from?",
        "Annie Easley begins. Then the room.",
    ),
)


def build() -> Deck:
    """Return the deck."""
    deck = Deck(
        loom.template(),
        title="Can a machine originate anything? The round-table",
        author="Mary Kenneth Keller",
        modified=datetime(2027, 3, 16, 20, 10),
        footer="Analytical Evenings  ·  round-table",
        starter=1,
    )
    cover = deck.add(
        "Cover",
        notes="Chairs in a half circle, no table in spite of the name. One spare chair stays empty for the audience.",
        title="Can a machine originate anything?",
        subtitle="A round-table, moderated by Mary Kenneth Keller",
    )
    people = deck.add(
        "Title only",
        notes="One sentence each, no biographies: they are on the event's page.\n"
        "Ask how each wants to be addressed before the evening, not on stage.",
        title="Around the table",
    )
    for column, (key, name, line) in enumerate(TABLE):
        left = 84 + column * 284
        portrait = PORTRAITS[key].png()
        picture(people, portrait, Box(left, 126, 224, 224), f"Portrait of {name}")
        text_box(
            people,
            Box(left - 20, 358, 264, 64),
            [f"**{name}**", line],
            Lettering(size=18, colour="tx2", align="ctr"),
        )
    empty = text_box(
        people,
        Box(84, 430, 792, 34),
        "… and an empty chair. It is yours from round three on.",
        Lettering(size=17, colour="accent2-25", align="ctr", italic=True),
    )
    plan = deck.add(
        "Title only",
        notes="The cards are links: touch one to go to its round. The discs on the rounds come back here.\n"
        "If we start late, the card at the foot runs the short show: people, round one, round three, "
        "the room.",
        title="Three rounds and a chair",
    )
    cards = []
    for column, (name, question, _) in enumerate(ROUNDS):
        card = block(
            plan,
            Box(56 + column * 288, 136, 272, 230),
            ("tx2", "accent2-25", "accent4-25")[column],
            [f"**{name}**", question],
            Lettering(size=20, colour="bg1", align="l", before=8),
            geometry=MSO_SHAPE.ROUNDED_RECTANGLE,
            anchor="t",
            name=f"Card: {name.lower()}",
        )
        card.adjustments[0] = 0.06
        cards.append(card)
    late = block(
        plan,
        Box(56, 392, 560, 44),
        "bg2",
        "We start late: run the fifteen-minute show",
        Lettering(size=17, colour="tx2", align="ctr"),
        geometry=MSO_SHAPE.ROUNDED_RECTANGLE,
        outline="accent3",
        width=1.5,
        name="Short show",
    )
    rounds = [
        deck.add(
            "Question",
            notes="Count to five before helping anybody out. Silence is part of thinking."
            if number != 2
            else "Now the chair.",
            round=name,
            title=question,
            text=rule,
        )
        for number, (name, question, rule) in enumerate(ROUNDS)
    ]
    room = deck.add(
        "Two columns",
        notes="First question to somebody who has not spoken tonight. Repeat every question into the microphone.",
        title="Now the room",
        left_head="Ask",
        left=[
            "A question ends with a question mark, and fits in one breath.",
            "Take the chair if you mean to argue.",
            "Or write it on a card: we read every card.",
        ],
        right_head="Be kind",
        right=[
            "Everybody is welcome here, whatever their gender, origin or job title.",
            "Disagree with the sentence, never with the person.",
            "Trouble? Find an organizer: they wear a yellow card.",
        ],
    )
    close = deck.add(
        "Text",
        notes="Stop at ten to nine sharp. The building closes, the conversation does not.",
        title="Before you go",
        text=[
            "Thank you to those who spoke, and to those who listened hard.",
            "Slides and notes are on the event's page within a week.",
            "Next evening in May. We look for a first-time speaker: you would have a buddy, and a rehearsal.",
        ],
    )
    block(
        close,
        Box(56, 352, 560, 84),
        "bg2",
        ["**Thursday 20 May 2027**", "analytical-evenings.example.org"],
        Lettering(size=20, colour="tx2", align="ctr", before=2),
        geometry=MSO_SHAPE.ROUNDED_RECTANGLE,
        name="Next evening",
    )
    for card, slide in zip(cards, rounds, strict=True):
        jump(card, slide, "Go to this round")
        disc = block(
            slide,
            Box(846, 420, 58, 58),
            "accent3",
            "↩",
            Lettering(size=24, colour="tx2", align="ctr"),
            geometry=MSO_SHAPE.OVAL,
            name="Back to the rounds",
        )
        jump(disc, plan, "Back to the three rounds")
        transition(slide, '<p:push dir="u"/>', 600)
    run_show(late, 0)
    again = text_box(
        close, Box(704, 424, 200, 28), "to the beginning", Lettering(size=14, colour="accent2-25", align="r")
    )
    jump_to_end(again, "first")
    add_custom_shows(deck, {"Fifteen minutes": [people, rounds[0], rounds[2], room]})
    animate(people, Entrance(empty, "fade"))
    animate(
        plan,
        *[Entrance(card, "wipe", start="click" if i == 0 else "after", duration=400) for i, card in enumerate(cards)],
    )
    transition(cover, "<p:fade/>", 900)
    return deck
