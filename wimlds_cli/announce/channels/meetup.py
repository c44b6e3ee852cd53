"""Meetup: a title of 80 characters, and a description with bold, italics, lists and links but no headings."""

from wimlds_cli.announce.channels.base import Channel
from wimlds_cli.texts.dialects import Meetup

MEETUP = Channel(
    name="meetup",
    title="Meetup",
    family="long",
    dialect=Meetup(),
    has_heading=True,
    heading_limit=80,
    by_hand="Save the date and opening: the event's page. Later moments: a message to the attendees.",
)
