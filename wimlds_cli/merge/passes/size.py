"""The size of the slides."""

from __future__ import annotations

from wimlds_cli.deck.xml import NS, detached
from wimlds_cli.errors import WimldsError
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge
from wimlds_cli.merge.walk import Walker


class Size(Pass):
    """Keeps rule 30 as far as it goes yet: one size for the deck; decks of different sizes are refused."""

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Refuse decks of different sizes; write the size."""
        first = merge.sources[0]
        for source in merge.sources[1:]:
            if source.presentation.size != first.presentation.size:
                ours, theirs = (
                    f"{s.presentation.size[0]} x {s.presentation.size[1]}" for s in (first, source)
                )
                raise WimldsError(
                    f"{source.label} has slides of another size ({theirs}) than {first.label} ({ours}, in EMU)",
                    "Set one size for all in PowerPoint (Design > Slide Size).",
                )
        merge.report.report.size = first.presentation.size
        element = first.presentation.root.find("p:sldSz", NS)
        if element is not None:
            merge.presentation.put("sldSz", detached(element).decode())
        else:
            width, height = first.presentation.size
            merge.presentation.put("sldSz", f'<p:sldSz cx="{width}" cy="{height}"/>')
