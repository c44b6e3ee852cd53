"""What a merge did: each part of each input accounted for, and what people must know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from wimlds_cli.deck.opc import ROOT, rels_name

Outcome = Literal["copied", "edited", "shared", "merged", "dropped"]
"""What became of a part.

`copied`: its bytes as they were. `edited`: rewritten where a rule asks. `shared`: another input's equal part
stands for it. `merged`: its content went into a part of the merged deck's own. `dropped`: not in the merged deck.
"""

FindingKind = Literal["lost", "dropped", "changed", "warning", "inherited"]
"""How much a finding matters.

`lost`: should be in the merged deck and is not. `dropped`: left out by design. `changed`: still there, but not
as it was. `warning`: nothing was changed, but it may surprise on the day. `inherited`: a fault the deck came with.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about the merge.

    `rule` is the number of the rule of a correct merge (CONTRIBUTING lists them); `deck` counts from 0; `slide`
    is the number in the merged deck, from 1.
    """

    kind: FindingKind
    rule: int
    message: str
    deck: int | None = None
    slide: int | None = None


@dataclass(slots=True)
class PartOutcome:
    """What became of one member of an input."""

    deck: int
    name: str
    outcome: Outcome
    output: tuple[str, ...] = ()
    why: str = ""


@dataclass(slots=True)
class DeckReport:
    """One input deck. `size` in EMU, `bytes` of the file; `made` for this merge, from the template `path`.

    `converted_from` is what people call the format of a file that was no PowerPoint deck.
    """

    title: str | None
    path: Path
    slides: int
    hidden: int
    notes: int
    bytes: int
    size: tuple[int, int]
    first_slide: int = 0
    masters_added: int = 0
    masters_shared: int = 0
    made: bool = False
    converted_from: str | None = None


@dataclass(slots=True)
class MergeReport:
    """What came in, what was kept, changed and dropped, and why."""

    output: Path
    slides: int = 0
    bytes: int = 0
    size: tuple[int, int] = (0, 0)
    decks: list[DeckReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    parts: list[PartOutcome] = field(default_factory=list)
    form: Literal["pptx", "pdf"] = "pptx"
    """What was made; of a PDF, `slides` are its pages, and `parts` is empty."""
    unchanged: bool = False
    """The output was there already, with the same bytes, and was left alone."""

    def of_kind(self, *kinds: FindingKind) -> list[Finding]:
        """Return the findings of these kinds, in the order of the decks and slides."""
        chosen = [finding for finding in self.findings if finding.kind in kinds]
        return sorted(chosen, key=lambda f: (f.deck is None, f.deck or 0, f.slide or 0))

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data, documented in the README."""
        return {
            "output": str(self.output),
            "form": self.form,
            "slides": self.slides,
            "bytes": self.bytes,
            "size": list(self.size),
            "unchanged": self.unchanged,
            "decks": [{**asdict(deck), "path": str(deck.path), "size": list(deck.size)} for deck in self.decks],
            "findings": [asdict(finding) for finding in self.findings],
            "parts": [{**asdict(part), "output": list(part.output)} for part in self.parts],
        }


# How much of a part arrived; a later word is weaker or stronger than an earlier one.
_RANK: dict[Outcome, int] = {"dropped": 0, "shared": 1, "merged": 2, "copied": 2, "edited": 3}


class ReportBuilder:
    """Collects a report while the merge runs."""

    def __init__(self, report: MergeReport) -> None:
        self.report = report
        self._parts: dict[tuple[int, str], PartOutcome] = {}
        self._said: set[Finding] = set()

    def say(
        self, kind: FindingKind, rule: int, message: str, deck: int | None = None, slide: int | None = None
    ) -> None:
        """Add a finding; the same one is said once."""
        finding = Finding(kind, rule, message, deck, slide)
        if finding not in self._said:
            self._said.add(finding)
            self.report.findings.append(finding)

    def account(self, deck: int, name: str, outcome: Outcome, output: str | None = None, why: str = "") -> None:
        """Say what became of a part. A part that goes into several outputs is accounted for by all of them."""
        outputs = (output,) if output else ()
        known = self._parts.get((deck, name))
        if known is None or _RANK[known.outcome] < _RANK[outcome] <= _RANK["copied"]:
            # What was shared, or left out elsewhere, and is brought over after all.
            self._parts[deck, name] = PartOutcome(deck, name, outcome, outputs, why)
            return
        if _RANK[outcome] < _RANK[known.outcome] and outcome in ("dropped", "shared"):
            return
        known.output += tuple(o for o in outputs if o not in known.output)
        if outcome == "edited":
            known.outcome = outcome
        if why and why not in known.why:
            known.why = f"{known.why}; {why}" if known.why else why

    def origins(self) -> dict[str, PartOutcome]:
        """Return, for each part of the merged deck, the input's part that it is."""
        found: dict[str, PartOutcome] = {}
        for part in self._parts.values():
            for output in part.output:
                found.setdefault(output, part)
        return found

    def output_of(self, deck: int, name: str) -> str | None:
        """Return the last name that a part got in the merged deck."""
        known = self._parts.get((deck, name))
        return known.output[-1] if known and known.output else None

    def close(self, deck: int, names: Iterable[str], relationships_of: dict[str, str]) -> None:
        """Account for what no part of the deck refers to, and for the parts that hold relationships.

        Args:
            deck: The deck's number.
            names: All members of the deck.
            relationships_of: For each .rels member, the part whose relationships it holds.
        """
        for name in names:
            if name in relationships_of:
                continue
            self._parts.setdefault(
                (deck, name), PartOutcome(deck, name, "dropped", (), "nothing in the deck refers to it")
            )
        for name, owner in relationships_of.items():
            if owner == ROOT:
                self._parts[deck, name] = PartOutcome(deck, name, "merged", (rels_name(ROOT),), "written anew")
                continue
            of = self._parts.get((deck, owner))
            if of is None or of.outcome in ("dropped", "shared"):
                outcome: Outcome = "dropped" if of is None or of.outcome == "dropped" else "shared"
                self._parts[deck, name] = PartOutcome(deck, name, outcome, (), f"goes with {owner}")
            elif of.outcome == "merged":
                self._parts[deck, name] = PartOutcome(deck, name, "merged", (), f"goes with {owner}")
            else:
                outputs = tuple(rels_name(output) for output in of.output)
                self._parts[deck, name] = PartOutcome(deck, name, "edited", outputs, "targets renamed")

    def finished(self) -> MergeReport:
        """Return the report, its parts in the order of the decks and names."""
        self.report.parts = [self._parts[key] for key in sorted(self._parts)]
        return self.report
