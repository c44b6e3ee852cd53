"""Discord: 2,000 characters of its own Markdown a message."""

from wimlds_cli.announce.channels.base import Channel, Limit
from wimlds_cli.announce.counting import utf16_units
from wimlds_cli.texts.dialects import Discord

DISCORD = Channel(
    name="discord",
    title="Discord",
    family="chat",
    dialect=Discord(),
    limits=(Limit(2000, utf16_units, "characters"),),
    threads=True,
    by_hand="Post it in the announcements channel, and create the server's event from the same facts.",
)
