"""Measure whole processes: time on the wall, time of all processors, peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Small enough to stay in a processor's cache: the quickest of the sizes from 64 KiB to 1 MiB that were tried.
_BUFFER = 1 << 17
_ONE = Path(__file__).with_name("one.py")


@dataclass(frozen=True)
class Run:
    """One run of one process. Seconds and bytes; None where this system does not tell.

    `peak` is that of the largest process, where a program starts others. `ended` is an exit code, or a word.
    """

    wall: float
    cpu: float | None
    peak: int | None
    ended: int | str


def run(command: Sequence[str], limit: float, log: Path, folder: Path) -> Run:
    """Run a command to its end, or to the limit in seconds, and measure it with all that it starts."""
    if not hasattr(os, "posix_spawnp"):
        return _timed(command, limit, log, folder)
    asked = subprocess.run(
        [sys.executable, "-I", "-S", str(_ONE), str(limit), str(log), *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        check=True,
    )
    return Run(**json.loads(asked.stdout))


def _timed(command: Sequence[str], limit: float, log: Path, folder: Path) -> Run:
    """Measure the time alone, where the system does not say more."""
    with log.open("wb") as said:
        began = time.perf_counter()
        try:
            ended: int | str = subprocess.run(command, stdout=said, stderr=said, cwd=folder, timeout=limit).returncode
        except subprocess.TimeoutExpired:
            ended = "too long"
    return Run(time.perf_counter() - began, None, None, ended)


def copy(inputs: Sequence[Path], output: Path) -> Run:
    """Read the inputs' bytes and write them into one file, in this process: what no merge can do without."""
    buffer = memoryview(bytearray(_BUFFER))
    began, used = time.perf_counter(), time.process_time()
    with output.open("wb", buffering=0) as new:
        for path in inputs:
            with path.open("rb", buffering=0) as old:
                while count := old.readinto(buffer):
                    new.write(buffer[:count])
    return Run(time.perf_counter() - began, time.process_time() - used, _BUFFER, 0)


def warm(inputs: Sequence[Path]) -> None:
    """Read the inputs once, so that they lie in the system's cache; let the system write down what it still holds."""
    if hasattr(os, "sync"):
        os.sync()
    buffer = bytearray(_BUFFER)
    for path in inputs:
        with path.open("rb", buffering=0) as old:
            while old.readinto(buffer):
                pass
