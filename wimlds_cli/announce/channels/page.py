"""The event's web page: one file that needs nothing else."""

from wimlds_cli.announce.channels.base import Channel
from wimlds_cli.texts.dialects import Html

PAGE = Channel(
    name="page",
    title="Web page",
    family="page",
    dialect=Html(),
    has_moments=False,
    suffix=".html",
    to_paste=False,
    by_hand="One file with its pictures inside: put it on your website, or send it as it is.",
)
