"""The benchmarks measure what they say, go on where they were cut off, and draw what they found."""

import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from benchmarks import chart, tables
from benchmarks.contenders import Place
from benchmarks.measuring import Run, copy, run
from benchmarks.results import Results
from benchmarks.rounds import Rounds
from benchmarks.works import WORKS, Set, Work

SVG = "{http://www.w3.org/2000/svg}"


def ours(wall: float) -> Run:
    return Run(wall, wall, 50_000_000, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells the time of a process only")
def test_a_process_is_measured_with_its_memory_and_its_processor_time(tmp_path):
    code = "held = bytearray(80_000_000); sum(range(2_000_000))"
    small = run([sys.executable, "-c", "pass"], 60, tmp_path / "log", tmp_path)
    large = run([sys.executable, "-c", code], 60, tmp_path / "log", tmp_path)
    assert small.ended == large.ended == 0
    assert 80_000_000 < large.peak - small.peak + 1_000_000 < 100_000_000
    assert 0 < small.cpu < large.cpu <= large.wall * 2


def test_a_process_that_takes_too_long_is_ended_and_what_it_said_is_kept(tmp_path):
    code = "import time; print('begun', flush=True); time.sleep(60)"
    stopped = run([sys.executable, "-c", code], 1, tmp_path / "log", tmp_path)
    assert stopped.ended == "too long"
    assert 1 <= stopped.wall < 30
    assert (tmp_path / "log").read_text().strip() == "begun"


def test_copying_copies(tmp_path):
    (tmp_path / "one").write_bytes(b"a" * 3_000_000)
    (tmp_path / "two").write_bytes(b"b")
    copy([tmp_path / "one", tmp_path / "two"], tmp_path / "both")
    assert (tmp_path / "both").read_bytes() == b"a" * 3_000_000 + b"b"


def test_the_runs_interleave_and_go_on_where_they_were_cut_off(tmp_path):
    files = Set("tiny", ".pptx", 2, lambda path, number: path.write_bytes(bytes([number]) * 10))
    work = Work("tiny", "Tiny", files, ("copy", "python"))
    files.build(tmp_path, lambda words: None)
    said = []
    results = Results.open(tmp_path / "results.json")
    Rounds(Place(tmp_path), results, 2, 60, said.append).go(replace(work, contenders=("copy",)))
    Rounds(Place(tmp_path), Results.open(tmp_path / "results.json"), 3, 60, said.append).go(
        replace(work, contenders=("copy", "start"))
    )
    runs = [line.split(":")[0] for line in said]
    assert runs == [
        f"tiny {number}" for number in ("1/2 copy", "2/2 copy", "1/3 start", "2/3 start", "3/3 copy", "3/3 start")
    ]
    held = Results.open(tmp_path / "results.json")
    assert [len(held.of("tiny", key)) for key in ("copy", "start")] == [3, 3]
    held.session["code"] = "another"
    held.save()
    assert not Results.open(tmp_path / "results.json").runs
    assert Results.open(tmp_path / "results.json", as_it_is=True).runs


def test_the_table_gives_medians_and_ratios_and_says_what_failed(tmp_path):
    results = Results.open(tmp_path / "results.json")
    work = next(work for work in WORKS if work.key == "small")
    for wall in (9.0, 1.0, 2.0):
        results.add("small", "wimlds", ours(wall))
        results.add("small", "python-pptx", ours(4 * wall))
        results.add("small", "copy", ours(0.5))
        results.add("small", "start", ours(0.5))
    results.add("small", "power-pptx", Run(100.0, 90.0, 1, "too long"))
    text = tables.report(results, Place(tmp_path))
    rows = {
        line.split("|")[1].strip(): [cell.strip() for cell in line.split("|")[2:-1]]
        for line in text.splitlines()
        if "|" in line
    }
    assert rows["**wimlds**"][:4] == ["2.00 s", "1.00", "2.00 s", "50 MB"]
    assert rows["python-pptx, shapes copied by hand"][:2] == ["8.00 s", "4.00"]
    assert rows["power-pptx"][0] == "ended after 100 s"
    assert rows["pptx-automizer"][0].endswith("is not installed")
    assert "2.00 × (copying + `wimlds --version`)" in text
    assert f"{1000 * 1.5 / work.slides:.2f} ms a slide" in text


def test_the_drawing_keeps_every_point_in_its_frame():
    lines = [
        chart.Line("wimlds", [(50, 0.2), (1000, 1.6)]),
        chart.Line("copying", [(50, 0.02), (1000, 0.3)], dashed=True),
    ]
    drawn = ElementTree.fromstring(chart.draw([chart.Panel("Time", "MB", "s", lines)] * 2))
    places = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in drawn.iter(f"{SVG}circle")]
    assert len(places) == 4
    assert all(0 < x < 420 and 0 < y < 300 for x, y in places)
    assert places[0][0] < places[1][0]
    assert places[0][1] > places[1][1]
