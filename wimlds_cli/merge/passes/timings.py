"""Slides that advance by themselves."""

from __future__ import annotations

from wimlds_cli.deck.xml import P, number
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge
from wimlds_cli.merge.walk import PartEdit, Walker

SETTINGS = {"timings": "useTimings", "animation": "showAnimation", "narration": "showNarration"}
"""What a show may ignore, and the attribute of `p:showPr` that says so."""


def agreed(merge: Merge, setting: str) -> bool | None:
    """Return what all decks with slides say of a setting, or None when they disagree."""
    said = {s.presentation.show_settings[setting] for s in merge.voices if s.slides}
    return said.pop() if len(said) == 1 else None if said else True


class Timings(Pass):
    """Keeps rule 18: a deck whose show ignored its timings does not start to advance by itself beside others."""

    kinds = frozenset({"slide"})
    marks = (b"advTm",)

    def __init__(self) -> None:
        self._silenced: set[int] = set()

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Find the decks whose setting has to be carried into their slides, and say what cannot be."""
        if agreed(merge, "timings") is None:
            self._silenced = {
                s.index for s in merge.sources if s.slides and not s.presentation.show_settings["timings"]
            }
        for setting, what in (("animation", "animations"), ("narration", "recorded narration")):
            if agreed(merge, setting) is None:
                for source in merge.sources:
                    if source.slides and not source.presentation.show_settings[setting]:
                        merge.report.say(
                            "warning", 18, f"its show had {what} switched off; here they play", source.index
                        )

    def edit(self, part: PartEdit) -> None:
        """Take the timing off a slide whose show ignored it; say of the others that they advance."""
        merge, source = part.merge, part.source
        for element in part.root.iter(f"{P}transition"):
            wait = element.get("advTm")
            if wait is None:
                continue
            if source.index in self._silenced:
                del element.attrib["advTm"]
                part.changed("automatic advance removed, as its show ignored it")
                message = "its show ignored the slides' timings; they were taken off, so that it waits for a click"
                merge.report.say("changed", 18, message, source.index)
            elif source.presentation.show_settings["timings"]:
                seconds = f"{(number(wait) or 0) / 1000:g} s"
                merge.report.say("warning", 18, f"advances by itself after {seconds}", source.index, part.slide)
