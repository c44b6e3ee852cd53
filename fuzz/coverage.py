"""Fuzz, led by coverage: `python -m fuzz.coverage --seconds 60`. Needs atheris (`pip install atheris`).

It ends at the first finding and writes it beside the current folder as `crash-*`: the bytes are the dice's throws.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["wimlds_cli"]):
    from . import mutation, run, targets


class BytesDice:
    """Dice whose throws are a fuzzer's bytes; when they run out it throws 0."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def randrange(self, stop: int) -> int:
        """Return a number from 0 to below `stop`."""
        count = 1 if stop <= 256 else 4
        piece = self._data[self._at : self._at + count]
        self._at += count
        return int.from_bytes(piece, "little") % stop

    def choice(self, options: Sequence[mutation.T]) -> mutation.T:
        """Return one of these."""
        return options[self.randrange(len(options))]


def main() -> None:
    """Run the fuzzer as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=targets.TARGETS, default="merge")
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())

    def once(data: bytes) -> None:
        targets.watched(targets.TARGETS[options.target], run.one_input(options.target, BytesDice(data)), folder)

    atheris.Setup([sys.argv[0], f"-max_total_time={options.seconds}", "-max_len=400", "-rss_limit_mb=2048"], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
