"""A merge that is killed at any moment leaves the old output or the new one, whole, and no litter for long."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from factories import deck_with
from factories.objects import add_video
from wimlds_cli.merge.pptx import Entry, merge_decks

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that kills without asking")

# Says when it is ready, so that the killing falls into the merge and not into the imports.
PROGRAM = """
import sys
from pathlib import Path
from wimlds_cli.merge.pptx import Entry, merge_decks
import wimlds_cli.merge.verify
print("ready", flush=True)
merge_decks([Entry(Path(path)) for path in sys.argv[2:]], Path(sys.argv[1]))
print("done", flush=True)
"""


def start(output, paths) -> subprocess.Popen:
    """Start a merge in a process of its own and wait until it is about to begin."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, output, *paths], stdout=subprocess.PIPE)
    assert process.stdout.readline().strip() == b"ready"
    return process


def kill_many_times(folder, runs: int, seed: int) -> tuple[int, int]:
    """Kill a merge at random moments; return how often the old output was still in place, and how often litter lay."""
    dice = random.Random(seed)
    decks = [deck_with("chart", "notes", "SmartArt", name=name) for name in "AB"]
    add_video(decks[0].slides[1], dice.randbytes(300_000))
    paths = [deck.save(folder / f"{deck.name}.pptx") for deck in decks]
    output = folder / "merged.pptx"
    merge_decks([Entry(paths[0])], output)
    old = output.read_bytes()
    with start(output, paths) as process:
        started = time.monotonic()
        assert process.stdout.readline().strip() == b"done"
        length = time.monotonic() - started
    new = output.read_bytes()
    assert new != old
    interrupted = littered = 0
    for _ in range(runs):
        output.write_bytes(old)
        with start(output, paths) as process:
            time.sleep(dice.uniform(0, length * 1.2))
            os.kill(process.pid, signal.SIGKILL)
        found = output.read_bytes()
        assert found in (old, new)
        interrupted += found == old
        littered += len(list(folder.iterdir())) > 3
    merge_decks([Entry(path) for path in paths], output)
    assert output.read_bytes() == new
    assert sorted(p.name for p in folder.iterdir()) == ["A.pptx", "B.pptx", "merged.pptx"]
    return interrupted, littered


def test_a_merge_killed_at_random_moments_leaves_a_whole_output(tmp_path):
    interrupted, _ = kill_many_times(tmp_path, runs=15, seed=1)
    assert interrupted > 0


@pytest.mark.slow
def test_a_merge_killed_five_hundred_times_leaves_a_whole_output(tmp_path):
    interrupted, littered = kill_many_times(tmp_path, runs=500, seed=2)
    assert interrupted > 50
    assert littered > 10


def test_the_litter_of_a_killed_merge_is_cleared_by_the_next(tmp_path, monkeypatch):
    """Kill it where litter is sure: when the new deck is written and not yet in place."""
    path = deck_with("picture", name="A").save(tmp_path / "a.pptx")
    output = tmp_path / "merged.pptx"
    program = (
        "import os, signal, sys; from pathlib import Path; from wimlds_cli.merge.pptx import Entry, merge_decks\n"
        "os.replace = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
        "merge_decks([Entry(Path(sys.argv[1]))], Path(sys.argv[2]))\n"
    )
    run = subprocess.run([sys.executable, "-c", program, path, output])
    assert run.returncode == -signal.SIGKILL
    assert not output.exists()
    assert len(list(tmp_path.iterdir())) == 2, "the killed merge left its unfinished deck"
    merge_decks([Entry(path)], output)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pptx", "merged.pptx"]
