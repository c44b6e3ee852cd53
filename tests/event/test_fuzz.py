"""Mutated event files: never a traceback, and every finding stands somewhere in the file.

`WIMLDS_FUZZ=50000 pytest tests/event/test_fuzz.py` runs it for long; the seed is fixed, and a failure names
its case.
"""

from __future__ import annotations

import datetime
import json
import os
import random
from pathlib import Path

from wimlds_cli.checks.report import as_data, draw_up_report, letter, sentences, where_things_stand
from wimlds_cli.diagnostics import as_json, render_concise, render_full, render_github
from wimlds_cli.event.loader import load_event

from .reading import GOOD, write
from .test_values import TWELVE

SEED = 20270318
EVE = datetime.date(2027, 3, 17)
COUNT = int(os.environ.get("WIMLDS_FUZZ", "400"))
RICH = (
    GOOD
    + """\
description: |
  Two *talks*, and **cake**.

  ---
hashtags: ["#one", '#two']
location: {name: Atelier, address: "7 rue de la Navette", latitude: 48.86, longitude: 2.37}
deadlines: {slides: 2027-03-16, material: 2027-02-16}
tasks:
  venue: 2027-01-12
  cake: yes
base: &base {duration: 20, track: industry}
x-sessions:
  - <<: *base
"""
)
SNIPPETS = (
    b"\t",
    b"@",
    b"`",
    b": ",
    b" #1",
    b"#",
    b'"',
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b"- ",
    b"-",
    b"|\n",
    b">",
    b"&a",
    b"*a",
    b"!x ",
    b"%",
    b"? ",
    b"---\n",
    b"...\n",
    b"<<: ",
    b"\x0b",
    b"\x00",
    b"\xe9",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\n",
    b"\\",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
    b"\xf0\x9f\x8e\x89",
    b"\xed\xa0\x80",
    b"null",
    b"~",
    b"none",
    b"99999999999",
    b"2027-02-30",
    b"\xf3\xb0\x81\x80",
    b"  ",
    b"{{",
    b"}}",
    b"speakers:",
    b"[[[[",
    b"\x1b[31m",
    b"{name}",
    b"%s",
    b"\xd9\xa3",
)


def mutated(chance: random.Random, data: bytes) -> bytes:
    """Change a file in one to six ways."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(8):
            case 0 | 1 | 2:
                out[at:at] = chance.choice(SNIPPETS)
            case 3:
                del out[at : at + chance.choice((1, 2, 5, 40))]
            case 4 if out:
                out[chance.randrange(len(out))] = chance.randrange(256)
            case 5:
                lines = out.splitlines(keepends=True)
                chance.shuffle(lines) if chance.random() < 0.1 else lines.insert(
                    chance.randrange(len(lines) + 1), chance.choice(lines or [b""])
                )
                out = bytearray(b"".join(lines))
            case 6:
                out = out.replace(b"  ", chance.choice((b"\t", b" ", b"    ")), chance.randint(1, 3))
            case 7:
                out = out[: at if chance.random() < 0.2 else None]
            case _:
                pass
    return bytes(out)


def test_no_mutation_of_an_event_file_ends_in_a_traceback(tmp_path):
    chance = random.Random(SEED)
    seeds = [text.encode() for text in (GOOD, TWELVE, RICH)]
    found = 0
    for case in range(COUNT):
        data = mutated(chance, chance.choice(seeds))
        path = write(tmp_path, data)
        try:
            loaded = load_event(path)
            report = draw_up_report(loaded, EVE)
            assert where_things_stand(report)
            assert json.dumps(as_data(report))
            assert report.rows == () or list(sentences(report))
            assert report.rows == () or list(letter(report.of_speaker(report.rows[0].speaker.id)))
            for one in loaded.diagnostics:
                found += 1
                assert one.message
                assert one.help
                assert one.location.line >= 1
                assert 1 <= one.location.column <= len(one.location.text) + 2
                assert one.location.length >= 1
            for render in (render_full, render_concise, render_github):
                assert bool(render(loaded.diagnostics)) is bool(loaded.diagnostics)
            assert len(as_json(loaded.diagnostics)) == len(loaded.diagnostics)
        except Exception as error:
            keep = Path(os.environ.get("WIMLDS_FUZZ_KEEP", tmp_path)) / f"case-{case}.yaml"
            keep.write_bytes(data)
            raise AssertionError(f"case {case}, kept as {keep}: {error!r}") from error
    assert found > COUNT  # the mutations do make faults
