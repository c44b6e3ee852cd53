"""Rounds of runs: A B C, A B C, so that what else the machine does falls on all alike."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import contents, measuring
from benchmarks.contenders import CONTENDERS, Place
from benchmarks.results import Results
from benchmarks.works import Work

ROOT = Path(__file__).resolve().parents[1]


class Rounds:
    """Runs works until each contender has as many runs as are wanted.

    Args:
        place: Where the decks, the peers and the results are.
        results: Where runs are kept.
        runs: How many are wanted.
        limit: Seconds after which a run is ended; that contender is not tried again.
        tell: Told what is going on.
    """

    def __init__(self, place: Place, results: Results, runs: int, limit: float, tell: Callable[[str], None]) -> None:
        self._place, self._results, self._runs, self._limit, self._tell = place, results, runs, limit, tell
        self._folder = place.cache / "out"

    def go(self, work: Work, only: set[str] | None = None) -> None:
        """Run what is not run yet."""
        here = [key for key in work.contenders if not only or key in only]
        here = [key for key in here if not CONTENDERS[key].missing(self._place)]
        if not any(self._wanting(work, key) for key in here):
            return
        self._build(work)
        inputs = work.inputs(self._place.cache, self._tell)
        for number in range(self._runs):
            for key in here:
                if self._wanting(work, key) and len(self._results.of(work.key, key)) <= number:
                    self._run(work, key, inputs, number)

    def _build(self, work: Work) -> None:
        """Make the files in another process: what this one holds in memory would count for every one it starts."""
        if work.files and not (self._place.cache / "decks" / work.files.name / "whole").exists():
            words = ["-m", "benchmarks", "--build", work.key, "--cache", str(self._place.cache)]
            subprocess.run([sys.executable, *words], cwd=ROOT, check=True)

    def _wanting(self, work: Work, key: str) -> bool:
        runs = self._results.of(work.key, key)
        return len(runs) < self._runs and all(run.ended == 0 for run in runs)

    def _run(self, work: Work, key: str, inputs: list[Path], number: int) -> None:
        contender = CONTENDERS[key]
        self._folder.mkdir(parents=True, exist_ok=True)
        output = self._folder / f"merged{work.files.suffix if work.files else '.pptx'}"
        output.unlink(missing_ok=True)
        measuring.warm(inputs)
        if contender.command is None:
            run = measuring.copy(inputs, output)
        else:
            command = contender.command(self._place, inputs, output)
            run = measuring.run(command, self._limit, self._place.cache / "said.txt", self._folder)
        merges = work.files is not None and key not in ("copy", "start", "start-merge")
        if merges and run.ended == 0 and not output.exists():
            run = measuring.Run(run.wall, run.cpu, run.peak, "wrote nothing")
        if run.ended == 0 and merges and number == 0:
            self._results.contents.setdefault(work.key, {})[key] = contents.count(output)
        if key not in self._results.versions:
            self._results.versions[key] = contender.version(self._place)
        output.unlink(missing_ok=True)
        self._results.add(work.key, key, run)
        ended = "" if run.ended == 0 else f" ({run.ended})"
        self._tell(f"{work.key} {number + 1}/{self._runs} {key}: {run.wall:.2f} s{ended}")
