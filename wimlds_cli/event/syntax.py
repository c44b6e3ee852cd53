"""Text -> nodes, reading on behind the usual slips.

A parser stops at the first thing it does not understand. Where the slip is one of the usual ones (a handle
without quotes, a colon in a title), the character at fault is exchanged for a stand-in of the same width and
the text parsed again, so that one file gives all its diagnostics at once, each in its true place. The values
get the typed character back.
"""

from __future__ import annotations

import yaml

from wimlds_cli.event.complaints import HOLDS_STAND_INS, Complaint, Explainer
from wimlds_cli.event.nodes import Composer, Node, Remark, Stopped, too_deep

_MOST_REPAIRS = 60


def parse(text: str) -> tuple[Node | None, list[Complaint], list[Remark]]:
    """Return the root node, None when nothing can be read, and what had to be said on the way."""
    complaints: list[Complaint] = []
    can_repair = not HOLDS_STAND_INS.search(text)
    for _ in range(_MOST_REPAIRS):
        composer = Composer(text)
        try:
            root = composer.compose()
        except yaml.YAMLError as error:
            if remark := too_deep(error):
                return None, complaints, [*composer.remarks, remark]
            complaint = Explainer(text, error, composer.last).explain()
            # What follows on the same line is the same slip seen again.
            if complaint.line not in {earlier.line for earlier in complaints}:
                complaints.append(complaint)
            if complaint.repaired is None or complaint.repaired == text or not can_repair:
                return None, complaints, []
            text = complaint.repaired
        except Stopped as stop:
            return None, complaints, [*composer.remarks, stop.remark]
        else:
            return root, complaints, composer.remarks
    return None, complaints, []
