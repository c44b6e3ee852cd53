"""Importing changes what came in and nothing else; what the organizer wrote by hand stays."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.commands.running import run
from tests.event.reading import write
from tests.event.written import event_files
from wimlds_cli.commands import change_screen
from wimlds_cli.event.loader import load_event, read_event
from wimlds_cli.event.private import load_private
from wimlds_cli.team.importing import applying
from wimlds_cli.team.importing.people import are_alike, same_person

from . import submissions as given_

ENGLISH = given_.sheet(given_.ENGLISH, given_.GRACE, given_.ADA)
EVENING = """\
# The evening.
name: An evening
start: 2027-03-18 18:30   # by the clock
end: 21:00
timezone: Europe/Paris
kind: meetup
code_of_conduct: https://example.org/conduct
organizers: [{name: Sophie Germain, roles: [speakers]}]
sessions:
- title: Nanoseconds
  type: talk
  speakers: [Grace Hopper]\t# she confirmed on the phone
  abstract: |
    As long as my arm.

speakers:
- name: Grace Hopper
  affiliation: United States Navy   # mended by hand
  links: {github: grace, mastodon: "@grace@mastodon.example.org"}
  consent:
    photo:   # ask her

# That is all.
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "e", EVENING)
    write(tmp_path / "in", ENGLISH, "answers.csv")
    write(tmp_path / "in" / "pictures", b"\xff\xd8 a picture", "ada.JPEG")
    return tmp_path


def text_of(folder: Path, name: str = "event.yaml") -> str:
    return (folder / "e" / name).read_bytes().decode()


def every_file(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def imported(*more, code=0):
    result = run("import-speakers", "in/answers.csv", "e", *more)
    assert result.exit_code == code, result.stdout + result.stderr
    return result


def test_what_came_in_is_added_and_nothing_else_changes(here):
    imported("--yes", code=1)
    after = text_of(here)
    gone = [line for line in EVENING.splitlines() if line not in after.splitlines()]
    # Only what was filled in where it was empty, or added on the same line.
    assert gone == ['  links: {github: grace, mastodon: "@grace@mastodon.example.org"}', "    photo:   # ask her"]
    assert "    photo: yes   # ask her" in after
    assert after.startswith("# The evening.\n")
    assert after.endswith("\n# That is all.\n")
    event = load_event(here / "e").event
    grace, ada = event.speakers
    assert grace.affiliation == "United States Navy"
    assert [account.network for account in grace.links.accounts()] == ["mastodon", "linkedin", "github"]
    assert (grace.consent.photo, grace.consent.recording, grace.consent.slides) == (True, True, False)
    assert (ada.state, ada.first_time, ada.picture.path) == ("candidate", True, "pictures/ada-lovelace.jpg")
    assert load_event(here / "e").diagnostics == ()


def test_the_only_talk_of_a_speaker_is_the_one_that_she_writes_about(here):
    result = imported("--yes", code=1)
    event = load_event(here / "e").event
    assert [one.title for one in event.sessions] == ["Nanoseconds", "=cmd|' /C calc'!A0"]
    assert "Compilers: a tour, title" in result.stdout
    assert "yours: Nanoseconds" in result.stdout
    assert event.sessions[0].duration == 35


def test_addresses_and_needs_are_kept_apart_and_out_of_git(here):
    imported("--yes", code=1)
    private = load_private(here / "e")
    event = load_event(here / "e").event
    assert private.of(event.speakers[0]).email == "Grace@Navy.example.org"
    assert private.of(event.speakers[1]).access == "A seat near the door"
    assert "@navy" not in text_of(here).lower()
    assert "private.yaml" in text_of(here, ".gitignore").splitlines()
    assert "navy" not in text_of(here, ".wimlds/import.json").lower()


def test_the_same_file_twice_changes_nothing(here):
    imported("--yes", code=1)
    before = every_file(here)
    result = imported("--yes", code=1)
    assert "Nothing to change" in result.stdout
    assert every_file(here) == before


def test_what_you_changed_by_hand_is_kept_and_what_nobody_touched_follows_the_form(here):
    imported("--yes", code=1)
    path = here / "e" / "event.yaml"
    mine = path.read_text().replace("Rear admiral", "Admiral").replace("pronouns: she/her\n", "pronouns:\n")
    path.write_text(mine)
    write(here / "in", ENGLISH.replace("Rear admiral", "Commodore").replace("35", "45"), "answers.csv")
    result = imported("--yes", code=1)
    after = text_of(here)
    assert after == mine.replace("duration: 35", "duration: 45")
    assert "yours: Admiral" in result.stdout
    assert "yours: taken out" in result.stdout
    imported("--yes", "--theirs", code=0)
    assert "tagline: Commodore" in text_of(here)
    assert load_event(here / "e").event.sessions[0].title == "Compilers: a tour"
    imported("--yes", code=0)


def test_lines_broken_otherwise_are_no_conflict(here):
    imported("--yes", "--theirs", code=0)
    path = here / "e" / "event.yaml"
    path.write_text(path.read_text().replace("A needle, a plan: and", "A needle,\n    a plan: and"))
    before = path.read_text()
    imported("--yes", code=0)
    assert path.read_text() == before


def test_a_dry_run_shows_and_writes_nothing(here):
    before = every_file(here)
    result = imported("--dry-run", code=1)
    assert "+- name: Ada Lovelace" in result.stdout
    assert "Would change: 2 added" in result.stdout
    assert every_file(here) == before


def test_where_nobody_can_be_asked_nothing_is_written(here):
    before = every_file(here)
    result = imported(code=2)
    assert "add --yes" in result.stderr
    assert every_file(here) == before


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False)])
def test_in_a_terminal_it_asks(answer, written, here, monkeypatch):
    monkeypatch.setattr(change_screen, "somebody_to_ask", lambda: True)
    result = run("import-speakers", "in/answers.csv", "e", answers=answer)
    assert result.exit_code == 1
    assert ("Ada Lovelace" in text_of(here)) is written


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("HOPPER, Grace", True),
        ("grâce  hopper", True),
        ("Grace Hopper-Murray", False),
        ("G. Hopper", False),
        ("Grace Hoper", False),
    ],
)
def test_a_person_is_known_again_or_asked_about(name, again, here):
    write(here / "in", given_.sheet(("Name", "Pronouns"), (name, "she/her")), "answers.csv")
    result = run("import-speakers", "in/answers.csv", "e", "--yes")
    if again:
        assert len(load_event(here / "e").event.speakers) == 1
        return
    assert result.exit_code == 2
    assert f"row 2: is “{name}” the same person as Grace Hopper?" in result.stderr
    assert f'--same "{name}=Grace Hopper"' in result.stderr
    assert text_of(here) == EVENING
    imported("--yes", "--same", f"{name}=Grace Hopper")
    assert len(load_event(here / "e").event.speakers) == 1
    write(here / "e", EVENING)
    shutil.rmtree(here / "e" / ".wimlds")
    imported("--yes", "--new-person", name)
    imported("--yes", "--new-person", name)
    assert len(load_event(here / "e").event.speakers) == 2


def test_another_name_is_known_by_its_account_or_address(here):
    header = ("Name", "Email", "GitHub", "Pronouns")
    for row in (("Amazing Grace", "", "https://github.com/GRACE", "she"), ("Amazing Grace", "G@x.org", "", "she")):
        write(here / "e", EVENING)
        write(here / "e", "Grace Hopper: g@x.org\n", "private.yaml")
        shutil.rmtree(here / "e" / ".wimlds", ignore_errors=True)
        write(here / "in", given_.sheet(header, row), "answers.csv")
        imported("--yes")
        (grace,) = load_event(here / "e").event.speakers
        assert (grace.name, grace.pronouns) == ("Grace Hopper", "she")


def test_two_who_share_an_address_are_not_made_one(here):
    write(here / "e", "Grace Hopper: office@x.org\n", "private.yaml")
    rows = (("Grace Hopper", "office@x.org"), ("Annie Easley", "office@x.org"))
    write(here / "in", given_.sheet(("Name", "Email"), *rows), "answers.csv")
    assert "is “Annie Easley” the same person as Grace Hopper?" in imported("--yes", code=2).stderr
    imported("--yes", "--new-person", "Annie Easley")
    assert [one.name for one in load_event(here / "e").event.speakers] == ["Grace Hopper", "Annie Easley"]


def test_in_a_terminal_it_asks_who_is_who(here, monkeypatch):
    monkeypatch.setattr(change_screen, "somebody_to_ask", lambda: True)
    write(here / "in", given_.sheet(("Name", "Pronouns"), ("G. Hopper", "she/her")), "answers.csv")
    result = run("import-speakers", "in/answers.csv", "e", answers="7\n1\ny\n")
    assert "row 2: who is “G. Hopper”?" in result.stderr
    assert [one.name for one in load_event(here / "e").event.speakers] == ["Grace Hopper"]


@pytest.mark.parametrize(
    ("one", "other", "same", "alike"),
    [
        ("Rózsa Péter", "péter rozsa", True, True),
        ("Ada Lovelace", "Ada King Lovelace", False, True),
        ("A. Lovelace", "Ada Lovelace", False, True),
        ("Lovelace, A.", "Ada Lovelace", False, True),
        ("B. Lovelace", "Ada Lovelace", False, False),
        ("Ada Lovelace", "Ada Byron", False, False),
        ("Ada Lovelace", "Ida Lovelace", False, True),
        ("Ada Lovelace", "Grace Hopper", False, False),
        ("李娜", "李梅", False, False),
        ("Ada", "Eda", False, False),
    ],
)
def test_names_alike(one, other, same, alike):
    assert same_person(one, other) is same
    assert same or are_alike(one, other) is alike


def test_the_blocks_of_a_new_event_are_filled_in_first(here):
    day = datetime.date.today() + datetime.timedelta(days=90)
    run("new-event", "New", "--date", str(day), "--timezone", "Europe/Paris", "--into", "new")
    before = (here / "new" / "event.yaml").read_text().splitlines()
    result = run("import-speakers", "in/answers.csv", "new", "--yes")
    assert result.exit_code == 0, result.stderr
    loaded = load_event(here / "new")
    assert loaded.diagnostics == ()
    assert [(one.id, one.name) for one in loaded.event.speakers] == [
        ("first-speaker", "Grace Hopper"),
        ("second-speaker", "Ada Lovelace"),
    ]
    assert [one.title for one in loaded.event.sessions[:2]] == ["Compilers: a tour", "=cmd|' /C calc'!A0"]
    after = (here / "new" / "event.yaml").read_text().splitlines()
    assert [line for line in before if "#" in line and line.partition("#")[2] not in "\n".join(after)] == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("../secret.jpg", "lies outside"),
        ("/etc/hostname", "lies outside"),
        ("pictures/none.jpg", "is not in"),
        ("answers.csv", "is not a picture"),
        ("link.jpg", "lies outside"),
        ("x" * 5000, "no file name"),
    ],
)
def test_only_pictures_from_beside_the_file_are_copied(typed, words, here):
    write(here, b"secret", "secret.jpg")
    (here / "in" / "link.jpg").symlink_to(here / "secret.jpg")
    write(here / "in", given_.sheet(("Name", "Picture"), ("Annie Easley", typed)), "answers.csv")
    result = imported("--yes")
    assert words in result.stdout
    assert not (here / "e" / "pictures").exists()
    assert load_event(here / "e").event.speakers[1].picture is None


def test_decks_are_copied_where_they_are_found_and_another_one_is_not_replaced(here):
    header = ("Name", "Talk title", "Slides")
    write(here / "in", given_.sheet(header, ("Annie Easley", "Rockets", "decks\\My deck.PPTX")), "answers.csv")
    write(here / "in" / "decks", b"one", "My deck.PPTX")
    imported("--yes")
    deck = here / "e" / "slides" / "annie-easley.pptx"
    assert deck.read_bytes() == b"one"
    write(here / "in" / "decks", b"two", "My deck.PPTX")
    assert "slides/annie-easley.pptx" in imported("--yes", code=1).stdout
    assert deck.read_bytes() == b"one"
    imported("--yes", "--theirs")
    assert deck.read_bytes() == b"two"


def test_what_is_on_the_web_is_named_to_be_downloaded_and_found_afterwards(here):
    assert "save as pictures/grace-hopper.jpg" in imported("--yes", code=1).stdout
    write(here / "e" / "pictures", b"png", "grace-hopper.png")
    assert "save as" not in imported("--yes", code=1).stdout
    assert load_event(here / "e").event.speakers[0].picture.path == "pictures/grace-hopper.png"


@pytest.mark.parametrize("data", [given_.sessionize(), given_.pretalx_schedule(), given_.pretalx_submissions()])
def test_exports_of_other_tools(data, here):
    write(here / "in", given_.as_json(data), "export.json")
    result = run("import-speakers", "in/export.json", "e", "--yes", "--theirs")
    assert result.exit_code == 0, result.stderr
    loaded = load_event(here / "e")
    assert loaded.diagnostics == ()
    session = loaded.event.sessions[0]
    assert (session.title, session.track, session.duration) == ("Compilers: a tour", "industry", 35)
    assert session.start == datetime.time(19, 0)
    assert "Declined" not in text_of(here)
    before = every_file(here)
    assert run("import-speakers", "in/export.json", "e", "--yes").exit_code == 0
    assert every_file(here) == before


def test_people_and_their_session_refer_to_each_other(here):
    write(here / "in", given_.as_json(given_.sessionize()), "export.json")
    run("import-speakers", "in/export.json", "e", "--yes", "--theirs")
    event = load_event(here / "e").event
    assert [one.name for one in event.speakers_of(event.sessions[0])] == ["Grace Hopper", "Ada Lovelace"]
    assert [one.state for one in event.speakers] == ["confirmed", "confirmed"]


def test_two_people_of_one_name_stay_two(here):
    write(here / "in", given_.sheet(("Name", "Talk title"), ("Grace Hopper", "Another")), "answers.csv")
    imported("--yes", "--new-person", "Grace Hopper")
    imported("--yes", "--new-person", "Grace Hopper")
    event = load_event(here / "e").event
    assert [one.id for one in event.speakers] == ["grace-hopper", "grace-hopper-2"]
    assert event.sessions[1].speakers == ["grace-hopper-2"]


def test_two_who_answer_about_one_talk_speak_together(here):
    header = ("Name", "Talk title", "Abstract")
    rows = (("Annie Easley", "Rockets", "Up."), ("Mary Keller", "ROCKETS", "And down."))
    write(here / "in", given_.sheet(header, *rows), "answers.csv")
    imported("--yes")
    session = load_event(here / "e").event.sessions[1]
    assert (session.title, session.abstract, session.speakers) == ("Rockets", "Up.", ["Annie Easley", "Mary Keller"])


def test_an_abstract_without_a_title_is_not_lost(here):
    write(here / "in", given_.sheet(("Name", "Abstract"), ("Annie Easley", "Rockets.")), "answers.csv")
    for _ in range(2):
        imported("--yes")
    sessions = load_event(here / "e").event.sessions
    assert [(one.title, one.abstract) for one in sessions[1:]] == [(None, "Rockets.")]


def test_an_event_with_faults_is_refused_by_the_place(here):
    write(here / "e", EVENING + "a: b: c\n")
    assert "e/event.yaml:24:4" in imported("--yes", code=2).stderr
    write(here / "e", EVENING)
    write(here / "e", "a: [\n", "private.yaml")
    assert "e/private.yaml:" in imported("--yes", code=2).stderr
    assert text_of(here) == EVENING


@pytest.mark.parametrize("failing", range(4))
def test_when_one_file_cannot_be_put_into_place_all_stay_as_they_were(failing, here, monkeypatch):
    before = every_file(here)
    real, count = Path.replace, iter(range(10))

    def replace(self, target):
        if next(count) == failing:
            raise PermissionError(13, "held")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    imported("--yes", code=2)
    left = every_file(here)
    # What a program holds open leaves its new version beside it; everything that was there is as it was.
    assert {name: data for name, data in left.items() if "(new)" not in name} == before


def test_a_disk_that_is_full_changes_nothing(here, monkeypatch):
    before = every_file(here)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(applying.shutil, "copyfile", full)
    assert "cannot be written" in imported("--yes", code=2).stderr
    assert every_file(here) == before


CELLS = st.one_of(
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=40),
    st.sampled_from(
        ["=1+1", "@x", "- a", "a: b", "# c", "yes", "~", "\u202eabc", "🎉\r\nb", "{", "'", '"', "&a *a", "|"]
    ),
)


@settings(max_examples=40)
@given(event_files(), st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=2))
def test_hostile_cells_stay_texts_in_files_of_any_style(tmp_path_factory, content, rows):
    folder = tmp_path_factory.mktemp("hostile")
    write(folder / "e", content)
    people = [(f"Person {'one' if n else 'two'} X", *row) for n, row in enumerate(rows)]
    table = given_.sheet(("Name", "Affiliation", "Talk title", "Abstract"), *people)
    write(folder / "in", table, "answers.csv")
    result = run("import-speakers", folder / "in" / "answers.csv", folder / "e", "--yes")
    after = (folder / "e" / "event.yaml").read_bytes()
    if result.exit_code == 2:
        assert after == content
        assert re.search("would have a fault|cannot be changed|not a CSV", result.stderr)
        return
    names = [one.name for one in read_event(folder / "e" / "event.yaml", after).event.speakers]
    assert names[-len(people) :] == [name for name, *_ in people]
    kept = after.splitlines()
    assert all(line in kept for line in content.splitlines() if b"sessions:" not in line and b"speakers:" not in line)
    run("import-speakers", folder / "in" / "answers.csv", folder / "e", "--yes")
    assert (folder / "e" / "event.yaml").read_bytes() == after


def test_a_huge_cell_is_a_text_like_any_other(here):
    huge = "word " * 20_000
    write(here / "in", given_.sheet(("Name", "Bio"), ("Annie Easley", huge)), "answers.csv")
    result = imported("--yes")
    assert load_event(here / "e").event.speakers[1].biography == huge.strip()
    assert max(map(len, result.stdout.splitlines())) < 400


def test_where_no_column_is_a_name_the_way_out_names_one_of_the_file(tmp_path):
    write(tmp_path, EVENING, "event.yaml")
    answers = write(tmp_path, "Shoe size,Colour\n38,blue\n", "wrong.csv")
    result = run("import-speakers", answers, tmp_path, columns=200)
    assert result.exit_code == 2
    assert '--map "Shoe size=name"' in result.stderr
