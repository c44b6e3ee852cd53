"""The cards: the pictures that go with a post. Their words come from templates; `cards/` paints them."""

from wimlds_cli.announce.channels.base import Channel

CARDS = Channel(
    name="cards",
    title="Cards (pictures)",
    family="cards",
    moments=("opening", "speaker"),
    is_picture=True,
    by_hand="The wide one goes with posts, the square one suits Instagram. Paste the text as alt text.",
)
