"""Slack: 40,000 characters of mrkdwn a message."""

from wimlds_cli.announce.channels.base import Channel, Limit
from wimlds_cli.announce.counting import utf16_units
from wimlds_cli.texts.dialects import Slack

SLACK = Channel(
    name="slack",
    title="Slack",
    family="chat",
    dialect=Slack(),
    limits=(Limit(40_000, utf16_units, "characters"),),
    by_hand="Turn on “Format messages with markup” under Preferences > Advanced before you paste.",
)
