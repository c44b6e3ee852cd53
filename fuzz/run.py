"""Fuzz for a while: `python -m fuzz.run --seconds 60`. Findings are written beside each other in a folder.

`python -m fuzz.run --again FILE` runs one finding again. `fuzz.coverage` is the same, led by what the code has not
done yet.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from factories.pdf import full_book

from . import mutation, targets


def one_input(name: str, dice: mutation.Dice) -> bytes:
    """Make an input for a target."""
    if name == "xml":
        archive = dice.choice(mutation.seeds())
        member = dice.choice([m for m in archive.members if m.data.startswith(b"<")])
        return mutation._spoil_bytes(member.data, dice)
    if name == "pdf":
        return mutation._spoil_bytes(full_book(), dice)
    return mutation.mutated(dice)


def by_chance(name: str, seconds: float, seed: int, findings: Path) -> int:
    """Throw dice until the time is over; return the number of findings of different kinds."""
    dice, outcomes, seen = random.Random(seed), Counter[str](), set[str]()
    with tempfile.TemporaryDirectory() as folder:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            data = one_input(name, dice)
            faulthandler.dump_traceback_later(6 * targets.MOST_SECONDS, exit=True)
            try:
                outcomes[targets.watched(targets.TARGETS[name], data, Path(folder))] += 1
            except Exception as error:
                outcomes["finding"] += 1
                place = traceback.extract_tb(error.__traceback__)[-1]
                words = re.sub(r"\d+", "#", str(error))[:80]
                kind = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {words}"
                if kind not in seen:
                    seen.add(kind)
                    findings.mkdir(parents=True, exist_ok=True)
                    path = findings / f"{name}-{hashlib.sha256(kind.encode()).hexdigest()[:10]}.bin"
                    path.write_bytes(data)
                    sys.stderr.write(f"{kind}\n  {path}\n")
            finally:
                faulthandler.cancel_dump_traceback_later()
    sys.stderr.write(f"{name}: {sum(outcomes.values())} runs, {dict(outcomes)}, {len(seen)} kinds of finding\n")
    return len(seen)


def main() -> int:
    """Run the fuzzer as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=targets.TARGETS, default="merge")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--again", type=Path)
    options = parser.parse_args()
    if options.again:
        with tempfile.TemporaryDirectory() as folder:
            sys.stderr.write(targets.TARGETS[options.target](options.again.read_bytes(), Path(folder)) + "\n")
        return 0
    return min(by_chance(options.target, options.seconds, options.seed, options.findings), 1)


if __name__ == "__main__":
    sys.exit(main())
