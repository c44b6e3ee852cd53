"""Which file is whose deck."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from wimlds_cli.event.decks import DecksFound, find_decks
from wimlds_cli.event.loader import load_event

from .reading import write

HEAD = """\
name: An evening
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
kind: meetup
code_of_conduct: https://example.org/conduct
organizers: [Sophie Germain]
speakers: [Grace Hopper, Ada Lovelace, Rózsa Péter, 李明]
sessions:
"""


def look(folder: Path, sessions: str, *files: str) -> DecksFound:
    write(folder, HEAD + sessions)
    for name in files:
        write((folder / name).parent, b"a deck", Path(name).name)
    loaded = load_event(folder)
    assert loaded.diagnostics == ()
    return find_decks(loaded)


def decks(found: DecksFound) -> list[list[str]]:
    return [[path.name for path in one.files] for one in found.sessions]


def test_a_deck_is_claimed_by_its_speakers_name(tmp_path):
    found = look(tmp_path, "  - {title: Nano, type: talk, speakers: Grace Hopper}\n", "slides/2027 HopperGrace_v2.PPTX")
    assert decks(found) == [["2027 HopperGrace_v2.PPTX"]]
    assert found.missing == found.unclaimed == found.ambiguous == ()


def test_the_name_of_a_mac_matches_the_name_in_the_file(tmp_path):
    name = unicodedata.normalize("NFD", "Rózsa Péter.pptx")
    assert name != unicodedata.normalize("NFC", name)
    assert decks(look(tmp_path, "  - {title: Nano, type: talk, speakers: Rózsa Péter}\n", f"slides/{name}")) == [[name]]


def test_a_deck_is_claimed_by_its_sessions_id_before_any_name(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, id: opening, type: talk, speakers: Ada Lovelace}\n"
        "  - {title: Two, id: closing, type: talk, speakers: Ada Lovelace}\n",
        "slides/ada-lovelace-opening.pptx",
        "slides/ada-lovelace-closing.pptx",
    )
    assert decks(found) == [["ada-lovelace-opening.pptx"], ["ada-lovelace-closing.pptx"]]


def test_the_longer_of_two_ids_claims_the_deck(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, id: part, type: talk}\n  - {title: Two, id: part two, type: talk}\n",
        "slides/part-two.pptx",
        "slides/part.pptx",
    )
    assert decks(found) == [["part.pptx"], ["part-two.pptx"]]


def test_a_deck_that_two_sessions_could_claim_goes_to_none(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, type: talk, speakers: Ada Lovelace}\n  - {title: Two, type: talk, speakers: Ada Lovelace}\n",
        "slides/ada-lovelace.pptx",
    )
    assert decks(found) == [[], []]
    assert [(one.file.name, [session.title for session in one.sessions]) for one in found.ambiguous] == [
        ("ada-lovelace.pptx", ["One", "Two"])
    ]
    assert len(found.missing) == 2


def test_several_decks_of_one_session_come_in_the_order_of_their_numbers(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, type: talk, speakers: Ada Lovelace}\n",
        *(f"slides/ada-lovelace-{number}.pptx" for number in (10, 9, 1)),
    )
    assert decks(found) == [["ada-lovelace-1.pptx", "ada-lovelace-9.pptx", "ada-lovelace-10.pptx"]]


def test_the_pdf_beside_a_deck_is_set_aside(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, type: talk, speakers: Ada Lovelace}\n",
        "slides/ada-lovelace.pdf",
        "slides/Ada-Lovelace.pptx",
    )
    assert decks(found) == [["Ada-Lovelace.pptx"]]
    assert [(one.file.name, one.kept.name) for one in found.set_aside] == [("ada-lovelace.pdf", "Ada-Lovelace.pptx")]


@pytest.mark.parametrize(
    "junk", ["~$ada-lovelace.pptx", ".DS_Store", "Thumbs.db", "desktop.ini", ".~lock.ada-lovelace.pptx#"]
)
def test_what_systems_leave_behind_is_no_deck_and_not_mentioned(junk, tmp_path):
    found = look(tmp_path, "  - {title: One, type: talk, speakers: Ada Lovelace}\n", f"slides/{junk}")
    assert decks(found) == [[]]
    assert found.unclaimed == ()
    assert [one.session.title for one in found.missing] == ["One"]


def test_a_file_that_nobody_claims_is_named(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, type: talk, speakers: Ada Lovelace}\n",
        "slides/Presentation1.pptx",
        "slides/ada-lovelace.zip",
    )
    assert sorted(path.name for path in found.unclaimed) == ["Presentation1.pptx", "ada-lovelace.zip"]


def test_a_named_file_counts_from_the_events_folder_and_claims_nothing_else(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, type: talk, speakers: Ada Lovelace, slides: [decks/b.pptx, 'decks\\a.pptx']}\n",
        "decks/a.pptx",
        "decks/b.pptx",
        "slides/ada-lovelace.pptx",
    )
    assert decks(found) == [["b.pptx", "a.pptx"]]
    assert [path.name for path in found.unclaimed] == ["ada-lovelace.pptx"]


@pytest.mark.parametrize(
    "typed", ["slides/rózsa.pptx", "Slides/RÓZSA.pptx", unicodedata.normalize("NFD", "slides/rózsa.pptx")]
)
def test_a_named_file_is_found_however_its_name_is_spelt(typed, tmp_path):
    found = look(tmp_path, f"  - {{title: One, type: talk, slides: {typed}}}\n", "slides/rózsa.pptx")
    assert len(found.sessions[0].files) == 1
    assert found.sessions[0].files[0].is_file()
    assert found.unclaimed == ()


def test_a_named_file_that_is_not_there_is_told_with_its_place(tmp_path):
    found = look(
        tmp_path,
        "  - title: One\n    type: talk\n    slides: [nano.pptx, slides/x.pptx]\n",
        "slides/nano.pptx",
    )
    assert [(one.typed, one.suggestion, one.node) for one in found.absent] == [
        ("nano.pptx", "slides/nano.pptx", ("sessions", 0, "slides", 0)),
        ("slides/x.pptx", None, ("sessions", 0, "slides", 1)),
    ]
    assert decks(found) == [[]]


@pytest.mark.parametrize(
    ("kind", "owes"),
    [
        ("talk", True),
        ("tutorial", True),
        ("workshop", True),
        ("panel", False),
        ("round-table", False),
        ("screening", False),
        ("break", False),
    ],
)
def test_a_session_owes_a_deck_by_its_type(kind, owes, tmp_path):
    found = look(tmp_path, f"  - {{title: One, type: {kind}}}\n")
    assert bool(found.missing) is owes


def test_a_talk_without_slides_owes_none(tmp_path):
    assert look(tmp_path, "  - {title: One, type: talk, slides: none}\n").missing == ()


def test_a_cancelled_session_is_not_in_the_order_and_keeps_its_deck_to_itself(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, type: talk, state: cancelled, speakers: Ada Lovelace}\n",
        "slides/ada-lovelace.pptx",
    )
    assert found.sessions == ()
    assert found.unclaimed == ()


def test_a_folder_of_a_speaker_holds_decks(tmp_path):
    found = look(
        tmp_path,
        "  - {title: One, type: talk, speakers: 李明}\n",
        "slides/李明/deck.pptx",
        "slides/__MACOSX/李明.pptx",
    )
    assert decks(found) == [["deck.pptx"]]


def test_without_a_slides_folder_nothing_is_found(tmp_path):
    found = look(tmp_path, "  - {title: One, type: talk, speakers: Ada Lovelace}\n")
    assert decks(found) == [[]]
