"""`python -m benchmarks`: measure, and write the tables and the drawing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import chart, tables
from benchmarks.contenders import Place, install_peers
from benchmarks.results import Results
from benchmarks.rounds import ROOT, Rounds
from benchmarks.works import GROWTH, WORKS, Work

_DRAWING = ROOT / "benchmarks" / "growth.svg"


def main() -> int:
    """Measure what is asked for, and print the tables."""
    asked = _options()
    place = Place(asked.cache.resolve())
    place.cache.mkdir(parents=True, exist_ok=True)
    if asked.build:
        _build(place, asked.build)
        return 0
    if asked.peers:
        install_peers(place, _tell)
    results = Results.open(place.cache / "results.json", fresh=asked.fresh, as_it_is=asked.tables)
    rounds = Rounds(place, results, asked.runs, asked.limit, _tell)
    if not asked.tables:
        for work in _works(asked.only):
            rounds.go(work, set(asked.contender))
    text = tables.report(results, place)
    print(text)
    if drawn := _drawing(results):
        _DRAWING.write_text(drawn, encoding="utf-8")
        _tell(f"drawn in {_DRAWING.relative_to(ROOT)}")
    if asked.readme:
        _write_readme(text)
    return 0


def _options() -> argparse.Namespace:
    keys = [work.key for work in WORKS] + [*GROWTH]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the merge beside copying.")
    parser.add_argument("--only", action="append", default=[], choices=keys, help="only this; repeatable")
    parser.add_argument("--contender", action="append", default=[], metavar="NAME", help="only this one; repeatable")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, interleaved (5)")
    parser.add_argument("--limit", type=float, default=300, metavar="SECONDS", help="end a run after so long (300)")
    parser.add_argument("--cache", type=Path, default=ROOT / "benchmarks" / ".cache", metavar="FOLDER")
    parser.add_argument("--peers", action="store_true", help="first install the other programs into the cache")
    parser.add_argument("--fresh", action="store_true", help="begin anew; otherwise go on where the last run ended")
    parser.add_argument("--tables", action="store_true", help="measure nothing, only write what was measured")
    parser.add_argument("--readme", action="store_true", help="write the tables into README.md")
    parser.add_argument("--build", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _works(only: list[str]) -> list[Work]:
    every = [*WORKS, *(work for works in GROWTH.values() for work in works)]
    if not only:
        return every
    grown = {work.key for key in only for work in GROWTH.get(key, ())}
    return [work for work in every if work.key in only or work.key in grown]


def _build(place: Place, key: str) -> None:
    for work in _works([]):
        if work.key == key:
            work.inputs(place.cache, _tell)


def _drawing(results: Results) -> str:
    """Draw time and memory as media and slides grow, from what is measured; nothing where too little is."""
    panels = []
    for words, works in GROWTH.items():
        found = [(work, run) for work in works if (run := results.summary(work.key, "wimlds")) and run.ended == 0]
        if len(found) < 2:
            continue
        unit = "MB of media" if words == "media" else "slides"

        def across(work: Work, words: str = words) -> float:
            return 50.0 * (work.take or 0) if words == "media" else float(work.slides)

        ours = chart.Line("wimlds", [(across(work), run.wall) for work, run in found])
        copied = [(across(work), run.wall) for work in works if (run := results.summary(work.key, "copy"))]
        copying = chart.Line("reading and writing", copied, dashed=True)
        panels.append(chart.Panel(f"Time, as {words} grow", unit, "s", [ours, copying]))
        memory = [(across(work), run.peak / 1e6) for work, run in found if run.peak is not None]
        if memory:
            panels.append(chart.Panel(f"Peak memory, as {words} grow", unit, "MB", [chart.Line("wimlds", memory)]))
    return chart.draw(panels) if panels else ""


def _write_readme(text: str) -> None:
    readme = ROOT / "README.md"
    held = readme.read_text(encoding="utf-8")
    before, begin, rest = held.partition(tables.BEGIN)
    _, end, after = rest.partition(tables.END)
    if not begin or not end:
        raise SystemExit(f"README.md does not hold the lines {tables.BEGIN} and {tables.END}")
    readme.write_text(f"{before}{begin}\n\n{text}\n{end}{after}", encoding="utf-8")
    _tell("written into README.md")


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
