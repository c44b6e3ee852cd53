"""How findings are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from wimlds_cli.diagnostics import (
    Diagnostic,
    Location,
    Severity,
    as_json,
    in_order,
    render_concise,
    render_full,
    render_github,
)

LATE = Diagnostic(
    "SPK101",
    Severity.ERROR,
    "Grace Hopper has given no social account, 3 days overdue (due Tue 16 February)",
    Location(Path("event.yaml"), 31, 5, 4, "  - name: Grace Hopper"),
    "add `links:` with one of x, bluesky, mastodon, linkedin, github, website; or `links: none` if none is to be named",
)
BROKEN = Diagnostic("DCK103", Severity.WARNING, "the file is 120 MB", Location(Path("slides", "grace.pptx")))


def test_full_shows_the_line_and_marks_the_place():
    assert render_full([LATE]).splitlines() == [
        "error[SPK101]: Grace Hopper has given no social account, 3 days overdue (due Tue 16 February)",
        "  --> event.yaml:31:5",
        "   |",
        "31 |   - name: Grace Hopper",
        "   |     ^^^^",
        f"   = help: {LATE.help}",
    ]


def test_full_names_a_whole_file_without_quoting_it():
    assert render_full([BROKEN]) == "warning[DCK103]: the file is 120 MB\n --> slides/grace.pptx"


def test_full_puts_an_empty_line_between_findings():
    assert render_full([LATE, BROKEN]).count("\n\n") == 1
    assert render_full([]) == ""


def test_help_of_several_lines_stays_under_its_beginning():
    shown = render_full([Diagnostic("X1", Severity.HINT, "m", Location(Path("a"), 1, 1, 1, "k: v"), "one\ntwo")])
    assert shown.splitlines()[-2:] == ["  = help: one", "          two"]


@pytest.mark.parametrize(
    ("text", "column", "length", "marks"),
    [
        ("k: 李明", 4, 2, "   ^^^^"),
        ("李: ab", 4, 2, "    ^^"),
        ("k: e\u0301a", 6, 1, "    ^"),
        ("\tk: v", 5, 1, "    ^"),
        ("k:", 3, 1, "  ^"),
        ("", 1, 1, "^"),
    ],
)
def test_the_marks_stand_under_the_place_in_any_script(text, column, length, marks):
    shown = render_full([Diagnostic("X1", Severity.ERROR, "m", Location(Path("a"), 1, column, length, text))])
    assert shown.splitlines()[-1] == f"  | {marks}"


@pytest.mark.parametrize("column", [1, 150, 400])
def test_a_long_line_is_shown_around_its_place(column):
    text = "".join(chr(ord("a") + number % 26) for number in range(400))
    shown = render_full(
        [Diagnostic("X1", Severity.ERROR, "m", Location(Path("a"), 1, column, 3, text))], width=80
    ).splitlines()
    assert max(map(len, shown)) <= 80
    quoted, marks = shown[3], shown[4]
    assert quoted[marks.index("^")] == text[column - 1]


def test_concise_is_one_line_a_finding():
    assert render_concise([LATE, BROKEN]).splitlines() == [
        "event.yaml:31:5: error[SPK101]: Grace Hopper has given no social account, 3 days overdue (due "
        "Tue 16 "
        "February) (help: add `links:` with one of x, bluesky, mastodon, linkedin, github, website; or "
        "`links: none` if none is to be named)",
        "slides/grace.pptx: warning[DCK103]: the file is 120 MB",
    ]


def test_json_has_the_same_keys_whatever_is_known():
    late, broken = as_json([LATE, BROKEN])
    assert late.keys() == broken.keys()
    assert (late["file"], late["line"], late["column"], late["length"], late["severity"]) == (
        "event.yaml",
        31,
        5,
        4,
        "error",
    )
    assert (broken["file"], broken["line"], broken["column"], broken["length"], broken["help"]) == (
        "slides/grace.pptx",
        None,
        None,
        None,
        None,
    )


def test_github_annotates_the_line():
    assert render_github([LATE, BROKEN]).splitlines() == [
        "::error file=event.yaml,line=31,col=5,endColumn=9,title=SPK101::Grace Hopper has given no "
        "social account, "
        "3 days overdue (due Tue 16 February)%0Aadd `links:` with one of x, bluesky, mastodon, "
        "linkedin, github, "
        "website; or `links: none` if none is to be named",
        "::warning file=slides/grace.pptx,title=DCK103::the file is 120 MB",
    ]


def test_github_escapes_what_would_begin_another_command():
    shown = render_github(
        [Diagnostic("X1", Severity.HINT, "100%\n::error::x", Location(Path("a,b:c.yaml"), 1, 1, 1, ""))]
    )
    assert shown == "::notice file=a%2Cb%3Ac.yaml,line=1,col=1,endColumn=2,title=X1::100%25%0A::error::x"


def test_github_names_files_from_the_top_of_the_checkout(tmp_path):
    shown = render_github(
        [Diagnostic("X1", Severity.ERROR, "m", Location(tmp_path / "march" / "event.yaml"))], root=tmp_path
    )
    assert shown == "::error file=march/event.yaml,title=X1::m"


def test_github_finds_the_top_of_the_checkout_from_within(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "march").mkdir()
    monkeypatch.chdir(tmp_path / "march")
    shown = render_github([Diagnostic("X1", Severity.ERROR, "m", Location(Path("event.yaml")))])
    assert shown == "::error file=march/event.yaml,title=X1::m"


def test_words_are_continued_below_where_there_is_little_room():
    shown = render_full([LATE], width=60).splitlines()
    assert max(map(len, shown)) <= 60
    assert shown[1].startswith("    ")
    assert shown[-1].startswith("           ")
    assert shown[-1].strip() in LATE.help


def test_a_text_cannot_steer_the_terminal():
    hostile = Diagnostic(
        "X1", Severity.ERROR, "a\x1b[31mb\nc", Location(Path("a"), 1, 1, 1, "k: \x1b]0;x\x07"), "d\x9b2J"
    )
    for shown in (render_full([hostile]), render_concise([hostile])):
        assert not {"\x1b", "\x07", "\x9b"} & set(shown)
    assert len(render_concise([hostile]).splitlines()) == 1


def test_findings_come_by_file_line_column_and_code_and_once_each():
    def at(file, line, column, code):
        return Diagnostic(code, Severity.ERROR, "m", Location(Path(file), line, column))

    wanted = [
        at("a", None, None, "Z"),
        at("a", 2, 1, "B"),
        at("a", 2, 3, "A"),
        at("a", 2, 3, "B"),
        at("a", 10, 1, "A"),
    ]
    assert in_order([*reversed(wanted), wanted[0], at("b", 1, 1, "A")]) == (*wanted, at("b", 1, 1, "A"))
