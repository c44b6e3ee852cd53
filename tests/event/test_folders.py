"""The events below a folder."""

from __future__ import annotations

from pathlib import Path

from wimlds_cli.event.folders import called, event_file_in, event_files


def put(folder, *names):
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("name: An evening\n", encoding="utf-8")


def test_events_are_found_at_any_depth_in_the_order_of_their_paths(tmp_path):
    put(tmp_path, "b/event.yaml", "a/2027/march/event.yml", "a/notes.yaml", "event.yaml")
    found = [file.relative_to(tmp_path).as_posix() for file in event_files(tmp_path)]
    assert found == ["event.yaml", "a/2027/march/event.yml", "b/event.yaml"]


def test_what_commands_write_and_what_is_hidden_holds_no_events(tmp_path):
    put(tmp_path, *(f"{name}/event.yaml" for name in ("out", "Out", "templates", ".git", "_old", "venv", "march")))
    assert list(event_files(tmp_path)) == [tmp_path / "march" / "event.yaml"]


def test_of_two_names_the_first_is_the_event(tmp_path):
    put(tmp_path, "event.yml", "event.yaml")
    assert event_file_in(tmp_path) == tmp_path / "event.yaml"
    assert event_file_in(tmp_path / "nowhere") is None


def test_the_current_folder_is_called_so_in_messages(tmp_path):
    assert called(Path()) == "this folder"
    assert called(tmp_path / "events") == (tmp_path / "events").as_posix()
