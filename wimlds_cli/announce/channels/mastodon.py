"""Mastodon: 500 characters, or as many as the chapter's server takes (`channels.mastodon_limit`)."""

from wimlds_cli.announce.channels.base import Channel, Limit
from wimlds_cli.announce.counting import on_mastodon
from wimlds_cli.texts.dialects import Social

MASTODON = Channel(
    name="mastodon",
    title="Mastodon",
    family="short",
    dialect=Social(),
    limits=(Limit(500, on_mastodon, "characters"),),
    network="mastodon",
    threads=True,
    tags="mastodon",
    by_hand="Answer your own first post with the next one; paste the alt text when you add the picture.",
)
