"""The abstracts and biographies, as Markdown and as plain text."""

from wimlds_cli.announce.channels.base import Channel
from wimlds_cli.texts.dialects import Markdown

ABSTRACTS = Channel(
    name="abstracts",
    title="Abstracts (Markdown)",
    family="abstracts",
    dialect=Markdown(),
    has_moments=False,
    suffix=".md",
    by_hand="For the page, the printed programme, and whoever introduces the speakers.",
)
ABSTRACTS_TEXT = Channel(
    name="abstracts-text",
    title="Abstracts (text)",
    family="abstracts",
    has_moments=False,
    by_hand="The same without mark-up.",
)
