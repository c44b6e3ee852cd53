"""The newsletter: a mail to open in a mail program, and the same as text for webmail."""

from wimlds_cli.announce.channels.base import Channel

EMAIL = Channel(
    name="email",
    title="E-mail newsletter",
    family="long",
    has_heading=True,
    by_hand="Open the .eml in your mail program and put the recipients into Bcc; for webmail paste the .txt.",
)
