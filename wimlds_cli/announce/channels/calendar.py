"""The calendar file: its description is a text like the others, the file around it is written by `calendar`."""

from wimlds_cli.announce.channels.base import Channel

CALENDAR = Channel(
    name="calendar",
    title="Calendar",
    family="calendar",
    has_moments=False,
    suffix=".ics",
    to_paste=False,
    by_hand="Attach it, or put it where people can download it.",
)
