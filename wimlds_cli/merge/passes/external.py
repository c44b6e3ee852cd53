"""What lies outside the deck and will not be there on another laptop."""

from __future__ import annotations

import re
from urllib.parse import unquote

from wimlds_cli.deck.opc import Relationship
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.walk import PartEdit

_ANYWHERE = re.compile(r"(?i)^(https?|mailto|tel|ftp|ftps|sms|callto|skype|news):")
_NAMES = {
    "image": "a picture",
    "video": "a film",
    "audio": "a sound",
    "media": "a film or sound",
    "oleObject": "an embedded object",
    "package": "a chart's workbook",
    "externalLink": "a linked workbook",
    "xlExternalData": "a linked workbook",
    "hyperlink": "a link",
}


class External(Pass):
    """Keeps rule 26: outer targets are kept and never followed; those that only one computer has are named."""

    def meet(self, part: PartEdit) -> None:
        """Name what is linked instead of embedded."""
        for rel in part.rels.values():
            if rel.external and (message := _message(rel)):
                part.merge.report.say("warning", 26, message, part.source.index, part.slide)


def lies_on_one_computer(rel: Relationship) -> bool:
    """Tell whether an outer target is a file that only the speaker's computer has."""
    return rel.external and not _ANYWHERE.match(rel.target)


def _message(rel: Relationship) -> str | None:
    everywhere = not lies_on_one_computer(rel)
    what = _NAMES.get(rel.kind, f"something ({rel.kind})")
    target = unquote(rel.target)
    if rel.kind == "hyperlink" and everywhere:
        return None
    if everywhere:
        return f"{what} is linked, not embedded: it needs the network on stage ({target})"
    if rel.kind in ("hyperlink", "slide"):
        return f"a link leads to a file of the speaker's computer and will not work here ({target})"
    return f"{what} is linked, not embedded: it lies on the speaker's computer and will be missing here ({target})"
