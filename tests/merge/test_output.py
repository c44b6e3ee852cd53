"""Rule 32: the output is whole and sound, or it is not there at all and the old one is as it was."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from factories import deck_with, hostile
from wimlds_cli.errors import WimldsError
from wimlds_cli.merge import pptx
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.pptx import Entry, merge_decks

OLD = b"the deck of last time"


@pytest.fixture
def old(merge):
    """An output from an earlier run."""
    path = merge.folder / "merged.pptx"
    path.write_bytes(OLD)
    return path


def others(folder, *known) -> list[str]:
    """What lies in a folder besides the known files."""
    return sorted(p.name for p in folder.iterdir() if p not in known)


def test_an_output_is_replaced(merge, old):
    merge(deck_with(name="A"))
    assert old.read_bytes()[:2] == b"PK"


def test_a_merge_leaves_nothing_beside_its_output(merge):
    path = deck_with(name="A").save(merge.folder / "a.pptx")
    merge(path)
    assert others(merge.folder, path) == ["merged.pptx"]


@pytest.mark.parametrize("what", ["a wrong checksum in a picture", "an entity bomb", "zero bytes"])
@pytest.mark.parametrize("position", [0, 1])
def test_a_merge_that_fails_leaves_the_old_output_and_no_litter(merge, old, what, position):
    paths = [deck_with(name=name).save(merge.folder / f"{name}.pptx") for name in "AB"]
    bad = hostile.REFUSED[what](merge.folder / "bad.pptx")
    paths.insert(position, bad)
    with pytest.raises(WimldsError):
        merge(*paths)
    assert old.read_bytes() == OLD
    assert others(merge.folder, *paths) == ["merged.pptx"]


def test_a_deck_that_is_not_there_leaves_the_old_output(merge, old):
    with pytest.raises(WimldsError, match=r"nowhere\.pptx"):
        merge(deck_with(name="A"), merge.folder / "nowhere.pptx")
    assert old.read_bytes() == OLD


def test_a_folder_given_as_a_deck_is_refused(merge, old):
    folder = merge.folder / "folder.pptx"
    folder.mkdir()
    with pytest.raises(WimldsError, match=r"folder\.pptx"):
        merge(folder)
    assert old.read_bytes() == OLD


def test_no_decks_at_all_are_refused(merge, old):
    with pytest.raises(WimldsError):
        merge_decks([], old)
    assert old.read_bytes() == OLD


class Forgetful(Pass):
    """A pass with a fault: it lists a slide that is not there."""

    def finish(self, merge, walker) -> None:
        merge.presentation.relate("slide", "/ppt/slides/absent.xml")


def test_a_fault_of_the_merge_itself_is_seen_before_the_old_output_is_touched(merge, old, monkeypatch):
    monkeypatch.setattr(pptx, "PASSES", (*pptx.PASSES, Forgetful))
    with pytest.raises(WimldsError, match="absent"):
        merge(deck_with(name="A"))
    assert old.read_bytes() == OLD


def test_a_fault_that_an_input_had_is_no_reason_to_refuse(merge):
    deck = deck_with(name="A")
    deck.slides[0].part.relate("image", "../media/never.png")
    merged = merge(deck, inherits=True)
    assert merged.findings("inherited")


def test_a_fault_that_one_input_had_does_not_excuse_two(merge, monkeypatch, old):
    class Worse(Forgetful):
        def finish(self, merge, walker) -> None:
            for number in range(3):
                merge.presentation.relate("slide", f"/ppt/slides/absent{number}.xml")

    deck = deck_with(name="A")
    deck.part.relate("slide", "slides/never.xml")
    monkeypatch.setattr(pptx, "PASSES", (*pptx.PASSES, Worse))
    with pytest.raises(WimldsError):
        merge(deck)
    assert old.read_bytes() == OLD


def test_an_output_that_another_program_holds_leaves_the_new_deck_beside_it(merge, old, monkeypatch):
    """Windows does not let a file be replaced that PowerPoint has open."""
    real = os.replace

    def held(source, target, **more):
        if str(target) == str(old):
            raise PermissionError(13, "held by another program")
        return real(source, target, **more)

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(WimldsError) as caught:
        merge(deck_with(name="A"))
    assert old.read_bytes() == OLD
    beside = [p for p in merge.folder.iterdir() if p.name.startswith("merged") and p != old]
    assert len(beside) == 1
    assert beside[0].read_bytes()[:2] == b"PK"
    assert beside[0].name in f"{caught.value.message} {caught.value.hint}"


def test_an_input_can_be_the_output(merge):
    """Merging into the first deck reads it whole before it replaces it."""
    path = deck_with("picture", name="A").save(merge.folder / "merged.pptx")
    report = merge_decks([Entry(path), Entry(deck_with(name="B").save(merge.folder / "b.pptx"))], path)
    assert report.slides == 4
    assert path.read_bytes()[:2] == b"PK"


def test_a_folder_for_the_output_is_made(merge):
    assert merge(deck_with(name="A"), output="new/folder/merged.pptx").out.path.exists()


def test_a_folder_that_cannot_be_written_to_is_named(merge):
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("needs a user whom the system keeps out of a folder")
    folder = merge.folder / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(WimldsError, match="locked"):
        merge(deck_with(name="A"), output="locked/merged.pptx")


def test_a_disk_that_fills_up_leaves_the_old_output_and_no_litter(merge, old):
    """A limit on the size of files stands for the full disk."""
    resource = pytest.importorskip("resource")
    path = deck_with("film", "chart", name="A").save(merge.folder / "a.pptx")
    program = (
        "import sys, resource; from pathlib import Path; from wimlds_cli.merge.pptx import Entry, merge_decks\n"
        "from wimlds_cli.errors import WimldsError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: merge_decks([Entry(Path(sys.argv[1]))], Path(sys.argv[2]))\n"
        "except WimldsError as error: print(error.message); sys.exit(2)\n"
    )
    assert resource.RLIMIT_FSIZE is not None
    run = subprocess.run([sys.executable, "-c", program, path, old], capture_output=True, text=True)
    assert run.returncode == 2, run.stderr
    assert "merged.pptx" in run.stdout
    assert old.read_bytes() == OLD
    assert others(merge.folder, path) == ["merged.pptx"]
