"""X: 280 weighted characters, by the published configuration of twitter-text."""

from wimlds_cli.announce.channels.base import Channel, Limit
from wimlds_cli.announce.counting import on_x
from wimlds_cli.texts.dialects import Social

X = Channel(
    name="x",
    title="X",
    family="short",
    dialect=Social(),
    limits=(Limit(280, on_x, "weighted characters"),),
    network="x",
    threads=True,
    tags="x",
    by_hand="Post the first text, then answer it with the next one; attach the picture to the first.",
)
