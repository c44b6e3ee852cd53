"""Each trap that organizers fall into gives one diagnostic, with its own words, where it was set."""

from __future__ import annotations

import pytest

from wimlds_cli.diagnostics import Severity
from wimlds_cli.event.faults import FAULTS

from .reading import GOOD, good_with, places, read

TRAPS = {
    "a letter saved as Latin-1": (
        good_with("An evening", "Soirée").encode("latin-1"),
        "YML001",
        1,
        11,
        "UTF-8",
    ),
    "a vertical tab copied from PowerPoint": (
        good_with("An evening", "An\x0bevening"),
        "YML002",
        1,
        9,
        "vertical tab",
    ),
    "an invisible zero byte": (good_with("An evening", "An\x00evening"), "YML002", 1, 9, "null character"),
    "a tab before a key": (
        good_with("  - name: Grace", "\t- name: Grace").replace("  - name: Ada", " - name: Ada"),
        "YML003",
        11,
        1,
        "tab stands at the beginning",
    ),
    "a tab behind a colon": (good_with("kind: meetup", "kind:\tmeetup"), None, 0, 0, ""),
    "a handle without quotes": (
        good_with("name: Ada Lovelace", "name: Ada Lovelace\n    links: {x: @ada}"),
        "YML004",
        13,
        16,
        "may not begin with @",
    ),
    "a handle without quotes on its own line": (
        good_with("name: Ada Lovelace", "name: Ada Lovelace\n    links:\n      x: @ada # hers"),
        "YML004",
        14,
        10,
        'put quotes around it: "@ada"',
    ),
    "a title in stars": (good_with("Nanoseconds", "*Nanoseconds*"), "YML004", 14, 12, "begin with *"),
    "a title in double stars": (
        good_with("Nanoseconds", "**Nano** seconds"),
        "YML004",
        14,
        12,
        '"**Nano** seconds"',
    ),
    "a title in backticks": (good_with("Nanoseconds", "`nano`"), "YML004", 14, 12, "begin with `"),
    "a title that begins with per cent": (good_with("Nanoseconds", "%s"), "YML004", 14, 12, "begin with %"),
    "a title that begins with a dash": (
        good_with("Nanoseconds", "- nano"),
        "YML004",
        14,
        12,
        "begin with a dash",
    ),
    "a title that begins with >": (good_with("Nanoseconds", "> 9000"), "YML004", 14, 12, "begin with >"),
    "a title that begins with |": (good_with("Nanoseconds", "|x|"), "YML004", 14, 12, "begin with |"),
    "a title with a colon": (
        good_with("Nanoseconds", "Nanoseconds: a tour"),
        "YML005",
        14,
        12,
        'title: "Nanoseconds: a tour"',
    ),
    "a path whose backslash is a line break": (
        good_with("speakers: [Grace Hopper]", 'speakers: [Grace Hopper]\n    slides: "slides\\new.pptx"'),
        "YML006",
        17,
        13,
        "slides/new.pptx",
    ),
    "a path whose backslash means nothing": (
        good_with("speakers: [Grace Hopper]", 'speakers: [Grace Hopper]\n    slides: "slides\\deck.pptx"'),
        "YML006",
        17,
        20,
        "forward slashes",
    ),
    "a path whose backslash wants a number": (
        good_with("speakers: [Grace Hopper]", 'speakers: [Grace Hopper]\n    slides: "slides\\user.pptx"'),
        "YML006",
        17,
        20,
        "forward slashes",
    ),
    "a hashtag without quotes": (
        GOOD + "hashtags: #WiMLDS\n",
        "YML007",
        17,
        11,
        "#WiMLDS is taken for a comment",
    ),
    "a number sign in a title": (
        good_with("Nanoseconds", "We are #1"),
        "YML007",
        14,
        19,
        'the whole value: "We are #1"',
    ),
    "a key twice": (GOOD + "kind: workshop\n", "YML008", 17, 1, "the one in line 5"),
    "a part that repeats itself": (GOOD + "audience: &a [*a]\n", "YML009", 17, 15, "stands in itself"),
    "an alias of nothing": (
        good_with("Nanoseconds", "*Nanoseconds"),
        "YML010",
        14,
        12,
        "marked &Nanoseconds",
    ),
    "a quote never closed": (good_with("Nanoseconds", '"Nanoseconds'), "YML011", 14, 12, "quote is opened"),
    "a quote closed by the next one": (
        good_with("name: An evening", 'name: "An evening\ndescription: "A long one"'),
        "YML011",
        1,
        7,
        "quote is opened",
    ),
    "a bracket never closed": (
        good_with("[Grace Hopper]", "[Grace Hopper"),
        "YML011",
        16,
        15,
        "bracket is opened",
    ),
    "a text behind its quotes": (
        good_with("Nanoseconds", '"Nano" seconds'),
        "YML012",
        14,
        12,
        "'\"Nano\" seconds'",
    ),
    "an apostrophe between single quotes": (
        good_with("Nanoseconds", "'It's nano'"),
        "YML012",
        14,
        12,
        "\"'It's nano'\"",
    ),
    "a text behind its brackets": (
        good_with("Nanoseconds", "[Draft] Nanoseconds"),
        "YML012",
        14,
        12,
        '"[Draft] Nanoseconds"',
    ),
    "a line too far right": (good_with("kind: meetup", "  kind: meetup"), "YML013", 5, 3, "further right"),
    "a line too far left": (
        good_with("    type: talk", "   type: talk"),
        "YML013",
        15,
        4,
        "does not begin in the same column",
    ),
    "a text that falls to the left": (
        good_with("kind: meetup", "kind: meetup\nand a party"),
        "YML013",
        6,
        1,
        "no `key: value`",
    ),
    "no space behind a colon": (
        good_with("kind: meetup", "kind:meetup"),
        "YML014",
        5,
        5,
        "write: kind: meetup",
    ),
    "no space behind a colon in a list": (
        good_with("- name: Ada Lovelace", "- name:Ada Lovelace"),
        "YML014",
        12,
        5,
        "write: name: Ada Lovelace",
    ),
    "no space behind a dash": (
        good_with("  - name: Ada", "  -name: Ada"),
        "YML014",
        12,
        3,
        "write: - name: Ada Lovelace",
    ),
    "three dashes": (GOOD + "---\nkind: meetup\n", "YML015", 17, 1, "another document"),
    "brackets without end": (
        good_with("Nanoseconds", "[" * 50 + "]" * 50),
        "YML016",
        14,
        50,
        "more than 40 deep",
    ),
    "an exclamation": (
        good_with("Nanoseconds", "!important nano"),
        "YML017",
        14,
        12,
        "instruction to programs",
    ),
    "double curly brackets": (good_with("Nanoseconds", "{{nano}: x}"), "YML018", 14, 13, "plain word"),
    "an empty file": ("", "YML019", 1, 1, "nothing is written"),
    "a file of comments": ("# later\n", "YML019", 1, 1, "nothing is written"),
    "a file that is a letter": ("Dear all, here comes the event.\n", "YML019", 1, 1, "does not hold"),
    "a list where the event belongs": ("- name: x\n", "YML019", 1, 1, "does not hold"),
    "spaces from a web page": (
        good_with("kind: meetup", "kind: meetup\n\xa0\xa0capacity: 60"),
        "YML021",
        6,
        1,
        "no-break space",
    ),
    "an ampersand": (
        good_with("Nanoseconds", "&Nano seconds"),
        "YML022",
        14,
        12,
        "&Nano is taken for a mark",
    ),
    "something else": (good_with("kind: meetup", "? [x"), "YML0", 5, 0, ""),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_gives_one_diagnostic_in_its_place_with_its_own_words(trap, tmp_path):
    text, code, line, column, words = TRAPS[trap]
    loaded = read(tmp_path, text)
    if code is None:
        assert places(loaded) == []
        return
    [found] = [one for one in loaded.diagnostics if one.code.startswith("YML")]
    assert found.code.startswith(code)
    assert found.location.line == line
    if column:
        assert found.location.column == column
    assert words in f"{found.message} {found.help}"
    assert found.help
    assert found.location.text.strip() or found.code == "YML019"


@pytest.mark.parametrize(
    "trap",
    [
        trap
        for trap, (_, code, *_) in TRAPS.items()
        if code
        in (
            "YML001",
            "YML002",
            "YML004",
            "YML005",
            "YML006",
            "YML010",
            "YML011",
            "YML012",
            "YML015",
            "YML017",
        )
    ],
)
def test_behind_a_trap_the_rest_of_the_file_is_read(trap, tmp_path):
    text = TRAPS[trap][0]
    more = b"capasity: 60\n" if isinstance(text, bytes) else "capasity: 60\n"
    if trap == "three dashes":
        text, more = more + text, ""
    loaded = read(tmp_path, text + more)
    assert "EVT002" in [one.code for one in loaded.diagnostics]
    assert loaded.event is not None
    assert loaded.event.capacity == 60


def test_the_values_behind_a_trap_are_those_that_were_typed(tmp_path):
    text = good_with("Nanoseconds", "Deep: a `tour` of @all").replace(
        "Ada Lovelace", "Ada Lovelace\n    links: {x: @ada}"
    )
    loaded = read(tmp_path, text.replace("An evening", '"Quoted" evening'))
    assert loaded.event is not None
    assert loaded.event.name == '"Quoted" evening'
    assert loaded.event.sessions[0].title == "Deep: a `tour` of @all"
    assert loaded.event.speakers[1].links.x == "@ada"


def test_every_slip_of_one_file_is_told_at_once(tmp_path):
    text = (
        good_with("name: An evening", "name: An evening: with #1")
        .replace("name: Grace Hopper", "name: Grace Hopper\n    links: {x: @grace, github: @hopper}")
        .replace("title: Nanoseconds", "title: 'Nano' seconds")
    )
    assert places(read(tmp_path, text)) == [
        ("YML005", 1, 7),
        ("YML007", 1, 24),
        ("YML004", 12, 16),
        ("YML012", 15, 12),
    ]


def test_a_comment_after_a_value_is_no_trap(tmp_path):
    assert places(read(tmp_path, good_with("kind: meetup", "kind: meetup  # not a workshop"))) == []


def test_a_sharp_inside_a_word_or_between_quotes_is_no_trap(tmp_path):
    text = good_with("Nanoseconds", "From C# to F#") + 'hashtags: ["#WiMLDS", "#1"]\n'
    loaded = read(tmp_path, text)
    assert places(loaded) == []
    assert loaded.event.sessions[0].title == "From C# to F#"
    assert loaded.event.hashtags == ["WiMLDS", "1"]


def test_a_double_quoted_text_may_hold_what_backslashes_mean(tmp_path):
    loaded = read(tmp_path, good_with("Nanoseconds", r'"Nano\tseconds \"now\""'))
    assert places(loaded) == []
    assert loaded.event.sessions[0].title == 'Nano\tseconds "now"'


def test_a_bomb_of_aliases_is_refused_before_it_unfolds(tmp_path):
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    loaded = read(tmp_path, "\n".join([*lines, "name: *a9", ""]))
    assert loaded.event is None
    assert "YML009" in [one.code for one in loaded.diagnostics]


@pytest.mark.parametrize("unit", ["[", "- ", "{a: ", "? "])
def test_a_file_nested_without_end_is_refused_and_ends_nothing(unit, tmp_path):
    loaded = read(tmp_path, unit * 100_000)
    assert loaded.event is None
    assert [one.code for one in loaded.diagnostics] == ["YML016"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(end, tmp_path):
    text = good_with("kind: meetup", "kind: metup").replace("\n", end)
    assert places(read(tmp_path, text)) == [("EVT004", 5, 7)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_moves_nothing(encoding, tmp_path):
    text = good_with("name: An evening", "nam: Soirée").encode(encoding)
    assert places(read(tmp_path, text)) == [("EVT002", 1, 1)]


def test_characters_that_only_yaml_takes_for_line_ends_are_spaces(tmp_path):
    text = good_with("An evening", "An\u2028evening").replace("kind: meetup", "kind: metup")
    loaded = read(tmp_path, text)
    assert places(loaded) == [("EVT004", 5, 7)]
    assert loaded.event.name == "An evening"


def test_columns_are_counted_in_characters(tmp_path):
    text = good_with("- name: Ada Lovelace", "- {name: 李明🎉, stat: invited}")
    assert places(read(tmp_path, text)) == [("EVT002", 12, 17)]


def test_merge_keys_bring_in_what_is_not_there(tmp_path):
    text = GOOD + "  - &base\n    title: One\n    type: talk\n    duration: 20\n  - <<: *base\n    title: Two\n"
    loaded = read(tmp_path, text)
    assert places(loaded) == []
    assert [(one.title, one.duration) for one in loaded.event.sessions[1:]] == [("One", 20), ("Two", 20)]
    assert loaded.source.locate("sessions", 2, "duration").line == 20


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", '""', "'  '"])
def test_null_and_empty_mean_not_yet(nothing, tmp_path):
    loaded = read(tmp_path, good_with("Nanoseconds", nothing))
    assert places(loaded) == []
    assert loaded.event.sessions[0].title is None
    assert loaded.source.locate("sessions", 0, "title").line == 14


@pytest.mark.parametrize("word", ["no", "off", "1984", "18:30", "2027-03-18", "1e3", "0x1f", "NaN", "true"])
def test_a_plain_word_is_the_text_that_was_typed(word, tmp_path):
    loaded = read(tmp_path, good_with("Nanoseconds", word))
    assert places(loaded) == []
    assert loaded.event.sessions[0].title == word


def test_no_two_faults_share_a_code_or_a_name():
    assert len({fault.code for fault in FAULTS}) == len(FAULTS)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_every_fault_of_the_yaml_itself_has_its_trap():
    trapped = {code for _, code, *_ in TRAPS.values()} - {None}
    missing = {fault.code for fault in FAULTS if fault.code.startswith("YML")} - trapped
    assert missing == {"YML020"}  # the one that stands for all that has no name of its own


def test_only_the_sharp_is_a_mere_warning(tmp_path):
    [found] = read(tmp_path, GOOD + "hashtags: #WiMLDS\n").diagnostics
    assert found.severity is Severity.WARNING
