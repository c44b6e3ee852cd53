"""Bluesky: 300 graphemes and 3,000 bytes, by the lexicon app.bsky.feed.post."""

from wimlds_cli.announce.channels.base import Channel, Limit
from wimlds_cli.announce.counting import graphemes, octets
from wimlds_cli.texts.dialects import Social

BLUESKY = Channel(
    name="bluesky",
    title="Bluesky",
    family="short",
    dialect=Social(),
    limits=(Limit(300, graphemes, "characters"), Limit(3000, octets, "bytes")),
    network="bluesky",
    threads=True,
    tags="bluesky",
    by_hand="Use the + to write all posts of a thread before you send it; choose each handle from the list.",
)
