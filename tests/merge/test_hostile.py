"""Rules 4 and 33: decks come from strangers, and a file is what its bytes say."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from factories import deck_with, hostile
from factories.content import add_picture, png
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge import office
from wimlds_cli.merge.pptx import Entry, merge_decks

OLD = b"the deck of last time"


@pytest.fixture(autouse=True)
def no_libreoffice(monkeypatch) -> None:
    """What LibreOffice makes of such files is its own business, and takes seconds: tests/merge/test_incoming.py."""
    monkeypatch.setattr(office, "find_office", lambda: None)


def refusal(folder, what: str) -> DeckError:
    """Merge a hostile file between two good ones; the error, after holding what every refusal must keep."""
    good = [deck_with(name=name).save(folder / f"{name}.pptx") for name in "AB"]
    bad = hostile.REFUSED[what](folder / "from Grace.pptx")
    output = folder / "merged.pptx"
    output.write_bytes(OLD)
    started = time.monotonic()
    entries = [Entry(good[0], "Opening"), Entry(bad, "Grace's talk"), Entry(good[1], "Closing")]
    with pytest.raises(DeckError) as caught:
        merge_decks(entries, output)
    assert time.monotonic() - started < 10
    assert output.read_bytes() == OLD
    assert not list(folder.glob(".*"))
    assert not list(folder.parent.glob("**/escaped.xml"))
    return caught.value


@pytest.mark.parametrize("what", hostile.REFUSED)
def test_it_is_refused_in_one_line_that_names_deck_and_session_and_the_way_out(tmp_path, what):
    error = refusal(tmp_path, what)
    assert "from Grace.pptx" in error.message
    assert "\n" not in error.message
    assert len(error.message) < 300
    assert error.session == "Grace's talk"
    assert error.hint


WORDS = {
    "a deck locked with a password": "password",
    "an encrypted member": "encrypted",
    "an old ppt named pptx": "97",
    "zero bytes": "empty",
    "a web page": "web page",
    "a pdf": "PDF",
    "a word document": "Word",
    "a workbook": "Excel",
    "a keynote file": "Keynote",
    "half a deck": "cut off",
    "a wrong checksum in a picture": "damaged",
    "the same member twice": "twice",
    "members that overlap": "overlap",
    "an entity bomb": "entities",
    "a chart that draws itself": "circle",
}


@pytest.mark.parametrize("what", WORDS)
def test_the_words_say_what_the_file_is(tmp_path, what):
    error = refusal(tmp_path, what)
    assert WORDS[what].lower() in f"{error.message} {error.hint}".lower()


def test_a_keynote_file_is_refused_with_the_words_to_send_the_speaker(tmp_path):
    assert "File > Export To > PowerPoint" in (refusal(tmp_path, "a keynote file").hint or "")


def test_the_content_of_a_file_outside_never_reaches_the_message(tmp_path):
    error = refusal(tmp_path, "an entity that reads a file")
    assert "secret" not in f"{error.message} {error.hint}"


@pytest.mark.parametrize("what", hostile.TROUBLESOME)
def test_trouble_is_refused_or_mastered_and_said(tmp_path, what):
    path = hostile.TROUBLESOME[what](tmp_path / "trouble.pptx")
    good = deck_with(name="A").save(tmp_path / "good.pptx")
    try:
        report = merge_decks([Entry(good), Entry(path)], tmp_path / "merged.pptx")
    except WimldsError as error:
        said = error.message
    else:
        said = " ".join(finding.message for finding in report.findings if finding.kind == "inherited")
    assert said


MEMORY = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))
from wimlds_cli.errors import WimldsError
from wimlds_cli.merge import office
from wimlds_cli.merge.pptx import Entry, merge_decks
try:
    merge_decks([Entry(Path(sys.argv[1]))], Path(sys.argv[1]).with_name("out.pptx"))
except WimldsError as error:
    print(error.message)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""

BOMBS = [
    "an entity bomb",
    "a slide of a gibibyte",
    "xml a hundred thousand levels deep",
    "a member that says it is 4 gib",
]


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_takes_less_than_500_megabytes(tmp_path, what):
    pytest.importorskip("resource")
    path = hostile.REFUSED[what](tmp_path / "bomb.pptx")
    run = subprocess.run([sys.executable, "-c", MEMORY, path], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    message, peak = run.stdout.strip().splitlines()
    assert "bomb.pptx" in message
    assert int(peak) < 500


def test_a_deck_is_what_its_bytes_say_whatever_its_name_says(merge):
    path = deck_with(name="A").save(merge.folder / "slides.pdf")
    assert len(merge(path).slides) == 2


# What looks bad and is not.


def test_ten_thousand_relationships_are_merged(merge):
    deck = deck_with(name="Many")
    for number in range(10_000):
        deck.slides[0].part.relate("hyperlink", f"https://example.org/{number}", external=True)
    started = time.monotonic()
    merged = merge(deck_with(name="A"), deck)
    assert len(merged.out.rels(merged.slide_of(1, 1))) == 10_001
    assert time.monotonic() - started < 10


def test_a_large_picture_that_compresses_well_is_no_bomb(merge):
    """A screenshot in one colour: 40 MB of pixels in some kilobytes."""
    deck = deck_with(name="Screens")
    add_picture(deck.slides[0], png("blank") + bytes(40_000_000))
    assert len(merge(deck).slides) == 2


def test_a_slide_with_a_comment_and_an_instruction_is_merged(merge):
    deck = deck_with("jump", name="A")
    words = deck.slides[0].part.bytes().decode()
    deck.slides[0].part.body = words.replace("<p:cSld>", "<!-- hello --><?mso-application x?><p:cSld>", 1)
    assert len(merge(deck, deck_with(name="B")).slides) == 4


@pytest.mark.parametrize(
    "missing",
    ["/ppt/presProps.xml", "/ppt/viewProps.xml", "/ppt/tableStyles.xml", "/docProps/app.xml", "/docProps/core.xml"],
)
def test_a_deck_without_a_part_that_it_need_not_have_is_merged(merge, missing):
    deck = deck_with(name="A")
    part = deck.package.parts.pop(missing)
    for owner in (deck.part, deck.package.root):
        owner.relationships = [rel for rel in owner.relationships if rel.target is not part]
    assert len(merge(deck, deck_with(name="B")).slides) == 4


def test_a_deck_whose_optional_part_is_named_and_absent_is_merged(merge):
    deck = deck_with(name="A")
    del deck.package.parts["/ppt/viewProps.xml"]
    assert len(merge(deck, deck_with(name="B"), inherits=True).slides) == 4
