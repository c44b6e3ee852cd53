"""What chapter.yaml supplies."""

from __future__ import annotations

import pytest

from wimlds_cli.event.loader import load_event

from .reading import GOOD, places, write

CHAPTER = """\
name: Analytical Evenings
mission: We feature women.
timezone: Asia/Kolkata
organizers: [Sophie Germain]
code_of_conduct: https://example.org/conduct
brand: {logo: logo.png}
sponsors:
  - {name: Loom, logo: 'logos\\loom.png'}
"""
BARE = "name: An evening\nstart: 2027-03-18 18:30\nend: 21:00\nkind: meetup\n"


def test_a_chapter_above_supplies_what_the_event_lacks(tmp_path):
    write(tmp_path, CHAPTER, "chapter.yaml")
    loaded = load_event(write(tmp_path / "2027" / "march", BARE))
    event = loaded.event
    assert places(loaded) == []
    assert event.name == "An evening"
    assert event.chapter == "Analytical Evenings"
    assert event.timezone == "Asia/Kolkata"
    assert event.organizers[0].name == "Sophie Germain"
    assert loaded.chapter_path.name == "chapter.yaml"


def test_the_events_own_value_wins_whole(tmp_path):
    write(tmp_path, CHAPTER, "chapter.yaml")
    loaded = load_event(write(tmp_path / "march", BARE + "timezone: Europe/Paris\ncode_of_conduct: {contact: Ada}\n"))
    assert places(loaded) == []
    assert loaded.event.timezone == "Europe/Paris"
    assert loaded.event.code_of_conduct.contact == "Ada"
    assert loaded.event.code_of_conduct.url is None
    assert loaded.event.mission == "We feature women."


def test_an_empty_value_of_the_event_takes_the_chapters(tmp_path):
    write(tmp_path, CHAPTER, "chapter.yaml")
    loaded = load_event(write(tmp_path / "march", BARE + "timezone:\n"))
    assert places(loaded) == []
    assert loaded.event.timezone == "Asia/Kolkata"


def test_the_chapters_files_are_found_from_the_event(tmp_path):
    write(tmp_path, CHAPTER, "chapter.yaml")
    write(tmp_path, b"a picture", "logo.png")
    loaded = load_event(write(tmp_path / "2027" / "march", BARE))
    assert (loaded.folder / loaded.event.brand.logo).resolve() == (tmp_path / "logo.png").resolve()
    assert loaded.event.sponsors[0].logo == "../../logos/loom.png"


def test_what_is_wrong_in_the_chapter_is_told_at_its_own_place(tmp_path):
    write(tmp_path, CHAPTER.replace("Asia/Kolkata", "Kolkata"), "chapter.yaml")
    loaded = load_event(write(tmp_path / "march", BARE))
    [wrong] = loaded.diagnostics
    assert (wrong.code, wrong.location.path.name, wrong.location.line, wrong.location.column) == (
        "EVT008",
        "chapter.yaml",
        3,
        11,
    )
    assert loaded.missing == {"timezone"}
    assert loaded.event.organizers[0].name == "Sophie Germain"


def test_a_place_from_the_chapter_is_in_the_chapters_file(tmp_path):
    write(tmp_path, CHAPTER, "chapter.yaml")
    loaded = load_event(write(tmp_path / "march", BARE))
    place = loaded.source.locate("sponsors", 0, "name")
    assert (place.path.name, place.line, place.column, place.text) == (
        "chapter.yaml",
        8,
        12,
        "  - {name: Loom, logo: 'logos\\loom.png'}",
    )


def test_an_unreadable_chapter_hides_nothing_of_the_event(tmp_path):
    write(tmp_path, "name: [\n", "chapter.yaml")
    loaded = load_event(write(tmp_path / "march", BARE + "zzz: 1\n"))
    assert [(one.location.path.name, one.code) for one in loaded.diagnostics] == [
        ("chapter.yaml", "YML011"),
        ("event.yaml", "EVT001"),
        ("event.yaml", "EVT001"),
        ("event.yaml", "EVT001"),
        ("event.yaml", "EVT002"),
    ]
    assert loaded.event.name == "An evening"


def test_the_search_ends_at_the_top_of_a_checkout(tmp_path):
    write(tmp_path, CHAPTER, "chapter.yaml")
    (tmp_path / "events" / ".git").mkdir(parents=True)
    assert load_event(write(tmp_path / "events" / "march", GOOD)).chapter_path is None


@pytest.mark.parametrize("key", ["speakers", "sessions", "start", "registration_url"])
def test_what_belongs_to_one_event_is_refused_in_a_chapter(key, tmp_path):
    write(tmp_path, CHAPTER + f"{key}: x\n", "chapter.yaml")
    loaded = load_event(write(tmp_path / "march", BARE))
    [found] = loaded.diagnostics
    assert (found.code, found.location.line) == ("EVT002", 9)
