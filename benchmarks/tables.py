"""What was measured, as Markdown for the README."""

from __future__ import annotations

import datetime

from benchmarks.contenders import CONTENDERS, Place
from benchmarks.measuring import Run
from benchmarks.results import Results
from benchmarks.works import GROWTH, WORKS, Work

BEGIN, END = "<!-- benchmarks: written by `make bench` -->", "<!-- benchmarks: end -->"


def report(results: Results, place: Place) -> str:
    """Return all tables, with the day and the kind of machine."""
    days = [datetime.date.fromisoformat(day) for day in results.days]
    when = " and ".join(f"{day.day} {day:%B %Y}" for day in days)
    counts = [len(runs) for by in results.runs.values() for runs in by.values() if all(r.ended == 0 for r in runs)]
    lines = [
        f"Measured on {when} on {results.session['machine']}; medians of {min(counts, default=0)} interleaved runs of "
        "whole processes, files in the system's cache, no output there before. "
        "Peak is that of the largest process. “×” is the time beside that of the line with 1.00."
    ]
    for work in WORKS:
        if results.runs.get(work.key):
            lines += ["", *_table(work, results, place)]
    growth = _growth(results)
    if growth:
        lines += ["", *growth]
    return "\n".join(lines) + "\n"


def _table(work: Work, results: Results, place: Place) -> list[str]:
    held = results.contents.get(work.key, {})
    counted = list(dict.fromkeys(what for found in held.values() for what in found))
    heads = [work.title, "time", "×", "CPU", "peak", *counted]
    rows = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    base = results.summary(work.key, work.beside)
    for key in work.contenders:
        row = _row(work, key, results, place, base)
        rows.append([*row, *(str(held.get(key, {}).get(what, "")) for what in counted)])
    return [*("| " + " | ".join(row) + " |" for row in rows), *_beside_copying(work, results)]


def _row(work: Work, key: str, results: Results, place: Place, base: Run | None) -> list[str]:
    contender = CONTENDERS[key]
    title = f"{contender.title} {results.versions.get(key, '')}".strip()
    run = results.summary(work.key, key)
    if run is None:
        return [title, contender.missing(place) or "not measured", "", "", ""]
    if run.ended != 0:
        if key == "wimlds-pdf":
            return [title, "not available", "", "", ""]
        words = f"ended after {_seconds(run.wall)}" if run.ended == "too long" else f"failed ({run.ended})"
        return [title, words, "", "", _bytes(run.peak)]
    times = f"{run.wall / base.wall:.2f}" if base and base.ended == 0 else ""
    cpu = "" if run.cpu is None else _seconds(run.cpu)
    return [title, _seconds(run.wall), times, cpu, "" if key == "copy" else _bytes(run.peak)]


def _beside_copying(work: Work, results: Results) -> list[str]:
    """Say what a merge takes beside what no merge can do without: reading, writing, and starting."""
    copy, ours = results.summary(work.key, "copy"), results.summary(work.key, "wimlds")
    if copy is None or ours is None or ours.ended != 0:
        return []
    said = []
    for key in ("start-merge", "start"):
        start = results.summary(work.key, key)
        if start is not None:
            cpu = f", {ours.cpu / (copy.cpu + start.cpu):.2f} × in CPU" if ours.cpu and copy.cpu and start.cpu else ""
            said.append(f"{ours.wall / (copy.wall + start.wall):.2f} × (copying + {CONTENDERS[key].title}){cpu}")
    each = 1000 * max(0.0, ours.wall - copy.wall) / work.slides
    return ["", f"wimlds takes {' and '.join(said)}; without copying, {each:.2f} ms a slide."]


def _growth(results: Results) -> list[str]:
    lines = []
    for words, works in GROWTH.items():
        found = [(work, run) for work in works if (run := results.summary(work.key, "wimlds")) and run.ended == 0]
        if len(found) > 1:
            said = "; ".join(f"{work.title} {_seconds(run.wall)}, {_bytes(run.peak)}" for work, run in found)
            lines += [f"As {words} grow: {said}."]
    return lines


def _seconds(value: float) -> str:
    if value < 1:
        return f"{1000 * value:.0f} ms"
    return f"{value:.0f} s" if value >= 100 else f"{value:.1f} s" if value >= 10 else f"{value:.2f} s"


def _bytes(value: int | None) -> str:
    return "" if value is None else f"{value / 1e6:.0f} MB"
