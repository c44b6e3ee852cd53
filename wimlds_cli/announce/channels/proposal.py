"""The proposal that a larger conference's call for local meetups asks for."""

from wimlds_cli.announce.channels.base import Channel

PROPOSAL = Channel(
    name="proposal",
    title="Proposal to the conference",
    family="proposal",
    has_moments=False,
    only_before=True,
    needs="conference",
    by_hand="Paste its parts into the conference's form.",
)
