"""What was measured: kept run by run, so that a session that was cut off goes on where it was."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measuring import Run

_ONLY_SHOW = ("tables.py", "chart.py", "__main__.py")


@dataclass
class Results:
    """The runs of one session, in a file.

    Attributes:
        path: The file.
        session: What must be the same for runs to be compared: the code and the machine.
        runs: For each work and contender, its runs in order.
        contents: What the merged deck of a work and contender held.
        versions: Of each contender.
        days: On which it was measured.
    """

    path: Path
    session: dict[str, str]
    runs: dict[str, dict[str, list[Run]]] = field(default_factory=dict)
    contents: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path, *, fresh: bool = False, as_it_is: bool = False) -> Results:
        """Go on with what the file holds, or begin anew when the code, the machine or the will is another.

        `as_it_is`: only to look, whatever code and machine it was.
        """
        found = cls(path, {"code": _digest_of_code(), "machine": machine()})
        if fresh or not path.exists():
            return found
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if as_it_is:
            found.session = held["session"]
        if held["session"] != found.session:
            return found
        found.runs = {
            work: {contender: [Run(**run) for run in runs] for contender, runs in by_contender.items()}
            for work, by_contender in held["runs"].items()
        }
        found.contents, found.versions, found.days = held["contents"], held["versions"], held["days"]
        return found

    def add(self, work: str, contender: str, run: Run) -> None:
        """Keep a run."""
        self.runs.setdefault(work, {}).setdefault(contender, []).append(run)
        today = datetime.date.today().isoformat()
        if today not in self.days:
            self.days.append(today)
        self.save()

    def save(self) -> None:
        """Write the file, whole or not at all."""
        new = self.path.with_suffix(".new")
        held = {
            "session": self.session,
            "days": self.days,
            "versions": self.versions,
            "contents": self.contents,
            "runs": {w: {c: [asdict(run) for run in runs] for c, runs in by.items()} for w, by in self.runs.items()},
        }
        new.write_text(json.dumps(held, indent=1), encoding="utf-8")
        new.replace(self.path)

    def of(self, work: str, contender: str) -> list[Run]:
        """Return the runs of a contender."""
        return self.runs.get(work, {}).get(contender, [])

    def summary(self, work: str, contender: str) -> Run | None:
        """Return the medians of a contender's runs; its one failure where it failed; None where it has not run."""
        runs = self.of(work, contender)
        failed = next((run for run in runs if run.ended != 0), None)
        if failed is not None or not runs:
            return failed
        cpu = [run.cpu for run in runs if run.cpu is not None]
        peak = [run.peak for run in runs if run.peak is not None]
        return Run(
            median([run.wall for run in runs]),
            median(cpu) if cpu else None,
            int(median(peak)) if peak else None,
            0,
        )


def median(values: list[float] | list[int]) -> float:
    """Return the middle value, of two the mean."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def machine() -> str:
    """Say in a few words what kind of machine this is."""
    cores = os.cpu_count() or 0
    words = [f"{cores} cores", _processor(), _memory(), platform.system(), f"Python {platform.python_version()}"]
    return ", ".join(word for word in words if word)


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        lines = described.read_text(encoding="utf-8", errors="replace").splitlines()
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    if sys.platform == "darwin":
        asked = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True)
        return asked.stdout.strip()
    return platform.processor()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"
    except (AttributeError, ValueError, OSError):
        return ""


def _digest_of_code() -> str:
    """Sum up the program and what measures it: after a change everything is measured anew."""
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parents[1]
    for folder in ("wimlds_cli", "benchmarks"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".cjs") and path.name not in _ONLY_SHOW:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
