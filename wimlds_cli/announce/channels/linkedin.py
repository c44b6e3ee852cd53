"""LinkedIn: 3,000 characters of plain text; people are tagged by hand."""

from wimlds_cli.announce.channels.base import Channel, Limit
from wimlds_cli.announce.counting import utf16_units
from wimlds_cli.texts.dialects import Social

LINKEDIN = Channel(
    name="linkedin",
    title="LinkedIn",
    family="long",
    dialect=Social(),
    limits=(Limit(3000, utf16_units, "characters"),),
    tags="linkedin",
    by_hand="Tag people while you post: put the cursor behind a name, type @ and the name again, choose the person.",
)
