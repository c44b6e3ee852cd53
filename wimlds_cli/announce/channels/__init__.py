"""The channels, one small file each; `CHANNELS` lists them all, in the order of the sheet."""

from wimlds_cli.announce.channels.abstracts import ABSTRACTS, ABSTRACTS_TEXT
from wimlds_cli.announce.channels.base import Channel, Limit
from wimlds_cli.announce.channels.bluesky import BLUESKY
from wimlds_cli.announce.channels.calendar import CALENDAR
from wimlds_cli.announce.channels.cards import CARDS
from wimlds_cli.announce.channels.discord import DISCORD
from wimlds_cli.announce.channels.email import EMAIL
from wimlds_cli.announce.channels.linkedin import LINKEDIN
from wimlds_cli.announce.channels.mastodon import MASTODON
from wimlds_cli.announce.channels.meetup import MEETUP
from wimlds_cli.announce.channels.page import PAGE
from wimlds_cli.announce.channels.proposal import PROPOSAL
from wimlds_cli.announce.channels.slack import SLACK
from wimlds_cli.announce.channels.x import X

__all__ = ["CHANNELS", "Channel", "Limit"]

CHANNELS: tuple[Channel, ...] = (
    MEETUP,
    LINKEDIN,
    X,
    BLUESKY,
    MASTODON,
    SLACK,
    DISCORD,
    EMAIL,
    CARDS,
    ABSTRACTS,
    ABSTRACTS_TEXT,
    CALENDAR,
    PAGE,
    PROPOSAL,
)
