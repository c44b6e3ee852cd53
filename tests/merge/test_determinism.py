"""Rule 31: the same inputs give the same bytes, and a deck alone keeps what it has."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

from factories import FEATURES, deck_with
from factories.zips import odd_zip

RICH = (
    "whole chart",
    "SmartArt that jumps",
    "notes",
    "comments",
    "modern comments",
    "custom show",
    "slide zoom",
    "table style",
    "font",
    "film",
)
LEFT_OUT = ("thumbnail", "printer settings", "macros", "signature")


def rich_decks():
    a, b, c = (deck_with(*RICH, name=name) for name in "ABC")
    c.default_text_style = c.default_text_style.replace('sz="1800"', 'sz="2400"')
    return a, b, c, a


def test_the_same_inputs_give_the_same_bytes(merge, tmp_path):
    paths = merge.save(*rich_decks())
    first = merge(*paths, output="first.pptx").out.path.read_bytes()
    for path in paths:
        os.utime(path, (1, 1))
    assert merge(*paths, output="second.pptx").out.path.read_bytes() == first


def test_the_bytes_depend_neither_on_the_process_nor_on_the_folder(merge, tmp_path):
    """Sets of words come in another order in each process; paths differ from machine to machine."""
    paths = merge.save(*rich_decks())
    program = (
        "import sys; from pathlib import Path; from wimlds_cli.merge.pptx import Entry, merge_decks;"
        "merge_decks([Entry(Path(p), 'T') for p in sys.argv[2:]], Path(sys.argv[1]))"
    )
    written = []
    for seed in ("1", "2", "3"):
        folder = tmp_path / f"machine {seed}"
        folder.mkdir()
        copies = [folder / path.name for path in paths]
        for path, copy in zip(paths, copies, strict=True):
            copy.write_bytes(path.read_bytes())
        command = [sys.executable, "-c", program, folder / "out.pptx", *copies]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=folder)
        written.append((folder / "out.pptx").read_bytes())
    assert written[0] == written[1] == written[2]


def test_the_bytes_do_not_depend_on_how_an_input_was_zipped(merge):
    """The order of its members, its dates and its padding are the input's own business."""
    plain, odd = odd_zip(deck_with(*RICH, name="A")), odd_zip(deck_with(*RICH, name="A"))
    odd.members.reverse()
    for member in odd.members:
        member.padding = 7
    first, second = (merge(archive, output=f"{n}.pptx") for n, archive in enumerate((plain, odd)))
    assert first.out.path.read_bytes() == second.out.path.read_bytes()


def test_every_member_has_the_same_fixed_time(merge):
    merged = merge(deck_with("chart", name="A"))
    with zipfile.ZipFile(merged.out.path) as archive:
        assert len({info.date_time for info in archive.infolist()}) == 1


def test_a_deck_alone_keeps_every_part_but_what_is_left_out_by_rule(merge):
    deck = deck_with(*FEATURES, name="Everything")
    merged = merge(deck)
    allowed = ("thumbnail", "printerSettings", "vbaProject", "_xmlsignatures", "viewProps")
    gone = [part.name for part in merged.report.parts if part.outcome == "dropped"]
    assert [name for name in gone if not any(word in name for word in allowed)] == []
    assert len(gone) >= len(LEFT_OUT)


def test_a_deck_alone_keeps_the_bytes_of_almost_all_its_parts(merge):
    deck = deck_with(*(f for f in FEATURES if f not in LEFT_OUT), name="Everything")
    merged = merge(deck)
    edited = {part.name for part in merged.report.parts if part.outcome == "edited" and not part.name.endswith(".rels")}
    assert edited <= {"/ppt/slides/slide1.xml", "/ppt/slides/slide2.xml"}


def test_merging_what_was_merged_changes_nothing_more(merge):
    """A merged deck, merged alone, is itself."""
    once = merge(*rich_decks(), titles=("A", "B", "C", "A again"))
    again = merge(once.out.path, output="again.pptx")
    assert again.out.slide_ids == once.out.slide_ids
    assert again.out.sections == once.out.sections
    assert {p.outcome for p in again.report.parts if "/slides/slide" in p.name and "_rels" not in p.name} == {"copied"}
    assert not again.findings("dropped")
    assert not again.findings("inherited")
