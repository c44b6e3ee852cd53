"""Where an event is looked for, and what ends a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event

from .reading import GOOD, write


def test_an_event_is_named_by_its_folder_or_its_file_or_is_in_the_current_folder(tmp_path, monkeypatch):
    file = write(tmp_path / "march", GOOD)
    assert load_event(file).event == load_event(file.parent).event
    monkeypatch.chdir(file.parent)
    loaded = load_event(None)
    assert loaded.event.name == "An evening"
    assert loaded.path == Path("event.yaml")


def test_a_path_is_shown_as_it_was_named(tmp_path, monkeypatch):
    write(tmp_path / "march", GOOD + "zzz: 1\n")
    monkeypatch.chdir(tmp_path)
    [found] = load_event(Path("march")).diagnostics
    assert str(found.location) == "march/event.yaml:17:1"


@pytest.mark.parametrize(
    ("make", "words", "way_out"),
    [
        (lambda folder: None, "there is no event.yaml in", "wimlds new-event"),
        (lambda folder: write(folder / "march", GOOD), "there is no event.yaml in", "march/event.yaml"),
        (lambda folder: write(folder.parent, GOOD), "there is no event.yaml in", "in the folder above"),
    ],
)
def test_no_event_ends_the_command_with_a_way_out(make, words, way_out, tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()
    make(folder)
    with pytest.raises(WimldsError) as stopped:
        load_event(folder)
    assert words in stopped.value.message
    assert way_out in stopped.value.hint


def test_a_path_that_leads_nowhere_ends_the_command(tmp_path):
    with pytest.raises(WimldsError, match="no file or folder"):
        load_event(tmp_path / "nowhere")


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"])
def test_a_deck_in_place_of_an_event_ends_the_command(start, tmp_path):
    with pytest.raises(WimldsError, match="not an event file"):
        load_event(write(tmp_path, start + b"...", "talk.pptx"))


def test_a_huge_file_is_not_read(tmp_path):
    with pytest.raises(WimldsError, match="too large"):
        load_event(write(tmp_path, b"#" * 5_000_000))


@pytest.mark.parametrize(
    ("event", "way_out"), [("event.yaml", "event.yaml, or its folder"), ("march/event.yaml", "march/event.yaml")]
)
def test_the_chapters_file_in_place_of_an_event_ends_the_command(event, way_out, tmp_path):
    write((tmp_path / event).parent, GOOD)
    file = write(tmp_path, "name: Our chapter\n", "chapter.yaml")
    with pytest.raises(WimldsError) as ended:
        load_event(file)
    assert "is the chapter's file" in ended.value.message
    assert way_out in ended.value.hint
