"""An event file changed in places: what is not meant to change keeps every byte."""

from __future__ import annotations

import datetime
import difflib
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from wimlds_cli.event.edit import Draft, NotEdited
from wimlds_cli.event.tree import read_tree
from wimlds_cli.quoting import yaml_flow_text, yaml_text

from .reading import GOOD
from .written import event_files

FILE = Path("event.yaml")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/event.yaml"))
NEW = st.sampled_from(
    ["plain", "a: colon", "- dash", "# hash", "yes", "1984", "'", '"', "{x}", "=1+1", "two  spaces", "@x"]
)
LONG = st.sampled_from(["one\n\ntwo", "- a\n- b", "x: y\n  z\n", "#c\n" * 3, "word " * 60, "\ttab\nx", "w" * 300])
# Any text at all but the lone surrogates that no file can hold, and the stand-ins of the reader.
ANY = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters=[chr(0xF0000 + n) for n in range(128)]))


def draft(content: bytes | str) -> Draft:
    return Draft(FILE, content.encode() if isinstance(content, str) else content)


def lines_of(content: bytes) -> list[bytes]:
    return re.split(rb"(?<=\n)", content)


def changed_lines(before: bytes, after: bytes) -> tuple[list[bytes], list[bytes], int]:
    """Return the lines that went, those that came, and how many places that was in."""
    old, new = lines_of(before), lines_of(after)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    places = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    gone = [line for _, begin, end, _, _ in places for line in old[begin:end]]
    come = [line for _, _, _, begin, end in places for line in new[begin:end]]
    return gone, come, len(places)


def comments(text: str) -> list[str]:
    return re.findall(r"(?m)(?:^|\s)# .*$", text)


def texts_in(data, path=()):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts_in(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts_in(value, (*path, index))
    else:
        yield path


def aliased(content: bytes) -> bool:
    return re.search(rb"[:-] [*&]a", content) is not None


@given(event_files())
def test_nothing_edited_is_the_same_bytes(content):
    assert draft(content).content == content
    assert not draft(content).changed
    assert draft(content).diff() == []


@given(event_files(), st.data(), NEW)
def test_one_value_edited_is_one_line_of_difference(content, data, value):
    edited = draft(content)
    path = data.draw(st.sampled_from(sorted(texts_in(edited.data), key=str)))
    place = edited._tree.source.values[path]
    assume(edited.get(path) != value)
    try:
        edited.set(path, value)
    except NotEdited:
        # Only what is used elsewhere too, by its mark, may be refused.
        assert aliased(content)
        return
    assert edited.get(path) == value
    gone, come, places = changed_lines(content, edited.content)
    assert places == 1
    assert len(come) == 1
    if not aliased(content):
        assert (
            len(gone) == place.last_line - place.line + 1
            if b"|" not in gone[0] and b">" not in gone[0]
            else len(gone) >= 2
        )
    ends = {line[len(line.rstrip(b"\r\n")) :] for line in gone[:1]}
    assert come[0][len(come[0].rstrip(b"\r\n")) :] in ends


@given(event_files(), st.data(), LONG)
def test_one_text_edited_is_one_block_of_difference(content, data, value):
    edited = draft(content)
    path = data.draw(st.sampled_from(sorted(texts_in(edited.data), key=str)))
    try:
        edited.set(path, value)
    except NotEdited:
        assert aliased(content)
        return
    assert edited.get(path).strip() == value.strip()
    again = draft(edited.content)
    assert again.data == edited.data
    rest = [line for line in changed_lines(content, edited.content)[1] if line.strip()]
    assert rest
    assert (b"\r\n" in content) == (b"\r\n" in edited.content)
    assert edited.content.count(b"\r") == edited.content.count(b"\r\n") or b"\r\n" not in content


@given(event_files(), st.data(), st.one_of(NEW, LONG))
def test_a_key_added_takes_no_line_away(content, data, value):
    edited = draft(content)
    kind = data.draw(st.sampled_from(["speakers", "sessions"]))
    index = data.draw(st.sampled_from(range(len(edited.data[kind]))))
    edited.set((kind, index, "tagline"), value, ("name", "tagline", "biography", "title"))
    assert edited.get((kind, index, "tagline")).strip() == value.strip()
    only_added(content, edited.content)


@given(event_files(), st.data(), st.one_of(NEW, LONG))
def test_an_item_added_takes_no_line_away(content, data, value):
    edited = draft(content)
    kind = data.draw(st.sampled_from(["speakers", "sessions"]))
    count = len(edited.data[kind])
    edited.append((kind,), {"name": value, "links": {"x": "@a"}, "consent": {"photo": True}, "roles": ["a", "b, c"]})
    assert len(edited.data[kind]) == count + 1
    assert edited.data[kind][-1]["name"].strip() == value.strip()
    assert edited.data[kind][-1]["roles"] == ["a", "b, c"]
    only_added(content, edited.content)


@given(event_files(), st.sampled_from(["tasks", "speakerz"]))
def test_a_task_is_ticked_in_any_file(content, key):
    edited = draft(content)
    try:
        edited.set((key, "announce"), datetime.date(2027, 2, 17))
    except NotEdited:
        assert aliased(content)
        return
    assert edited.get((key, "announce")) == "2027-02-17"
    only_added(content, edited.content)


def only_added(before: bytes, after: bytes) -> None:
    gone, come, places = changed_lines(before, after)
    # At the end of a file without a last line end, the last line gets one.
    assert [line.rstrip(b"\r\n") for line in gone] == [line.rstrip(b"\r\n") for line in come[: len(gone)]]
    assert len(gone) <= (0 if before.endswith(b"\n") else 1)
    assert places == 1


@given(
    event_files(), st.lists(st.tuples(st.sampled_from(["name", "biography", "links.x", "consent"]), ANY), max_size=4)
)
def test_hostile_texts_stay_texts(content, values):
    edited = draft(content)
    for key, value in values:
        path = ("speakers", 0, *key.split("."))
        try:
            edited.set(path, value)
        except NotEdited:
            assert aliased(content) or not isinstance(edited.get(path[:3]), str | None) or len(path) > 3
            continue
        assert (edited.get(path) or "").strip() == value.replace("\r\n", "\n").strip() or "\r" in value
    assert draft(edited.content).data == edited.data


@given(ANY)
def test_both_versions_of_yaml_read_the_text_that_was_meant(text):
    for line, meant in ((f"k: {yaml_text(text)}", text), (f"k: [{yaml_flow_text(text)}, a]", [text, "a"])):
        assert yaml.safe_load(line)["k"] == meant
        assert YAML(typ="safe", pure=True).load(line)["k"] == meant


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_any_text_of_the_examples_can_be_changed_alone(path):
    whole = path.read_bytes()
    for node in list(texts_in(read_tree(path, whole).data))[::4]:
        edited = Draft(path, whole)
        edited.set(node, "Another: text")
        assert edited.get(node) == "Another: text"
        assert comments(edited.text) == comments(whole.decode())
        _, come, places = changed_lines(whole, edited.content)
        assert (len(come), places) == (1, 1)


def set_in(text: str, path: tuple, value, order=()) -> str:
    edited = draft(text)
    edited.set(path, value, order)
    return edited.text


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: b", ("a",), "c", "a: c"),
        ("a:\n", ("a",), "c", "a: c\n"),
        ("a:  # why\n", ("a",), "c", "a: c  # why\n"),
        ("a:  # why\nb: 1\n", ("a",), "c\nd", "a: |  # why\n  c\n  d\nb: 1\n"),
        ("a: |  # why\n  x\n  y\n\nb: 1\n", ("a",), "c", "a: c  # why\n\nb: 1\n"),
        ("a: |+\n  x\n\n\nb: 1\n", ("a",), "c\nd", "a: |\n  c\n  d\n\n\nb: 1\n"),
        ("a: b  # why\n", ("a",), {"x": "1"}, 'a:  # why\n  x: "1"\n'),
        ("a: {}\n", ("a", "x"), "c", "a:\n  x: c\n"),
        ("a: {b: 1}  # why\n", ("a", "x"), "c, d", 'a: {b: 1, x: "c, d"}  # why\n'),
        ("a: {b: 1}\n", ("a", "x"), "c\nd", 'a: {b: 1, x: "c\\nd"}\n'),
        ("a: &m x\nb: *m\nd: *m\n", ("b",), "c", "a: &m x\nb: c\nd: *m\n"),
        ("a: &m {k: v}\nb:\n  <<: *m\nc: 1\n", ("b", "k"), "w", "a: &m {k: v}\nb:\n  <<: *m\n  k: w\nc: 1\n"),
        ("a: ~\n", ("a",), "c", "a: c\n"),
        ("a: b\n", ("a",), None, "a:\n"),
        ("a: b # c\n", ("a",), None, "a: # c\n"),
        ("a:\r\n    b: 1\r\n", ("c", "d"), "e", "a:\r\n    b: 1\r\nc:\r\n    d: e\r\n"),
        ("a: 1\n\nb: 2\n\n# like:\n#  c: 3\n", ("c", "d"), "e", "a: 1\n\nb: 2\n\n# like:\n#  c: 3\n\nc:\n  d: e\n"),
        ("# nothing yet\n", ("a", "b"), "c", "# nothing yet\n\na:\n  b: c\n"),
        ("", ("a", "b"), "c", "a:\n  b: c\n"),
        ("l:\n- b\n", ("l", 0), {"name": "b", "x": "z"}, "l:\n- name: b\n  x: z\n"),
        ("l:\n  - b  # c\n  - d\n", ("l", 0), {"name": "b", "x": "z"}, "l:\n  - name: b  # c\n    x: z\n  - d\n"),
        ("l:\n  -\n  - b\n", ("l", 0), "c", "l:\n  -\n  - c\n"),
    ],
)  # fmt: skip
def test_a_value_is_set_where_it_stands(before, path, value, after):
    assert set_in(before, path, value) == after


def append_in(text: str, path: tuple, value) -> str:
    edited = draft(text)
    edited.append(path, value)
    return edited.text


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("l:\n", "c", "l: [c]\n"),
        ("l: []\n", "c", "l: [c]\n"),
        ("l: b\n", "c", "l: [b, c]\n"),
        ("l: [b]  # why\n", "c", "l: [b, c]  # why\n"),
        ("l: [b,]\n", "c", "l: [b, c]\n"),
        ("l: [\n  b,\n  d\n]\n", "c", "l: [\n  b,\n  d, c\n]\n"),
        ("l:\n- b\nm: 1\n", "c", "l:\n- b\n- c\nm: 1\n"),
        ("l:\n  -   b: 1\n      c: 2", {"b": "3"}, 'l:\n  -   b: 1\n      c: 2\n  -   b: "3"'),
        ("l:\n  - b: 1\n\n  - b: 2\n\nm: 1\n", {"b": "x"}, "l:\n  - b: 1\n\n  - b: 2\n\n  - b: x\n\nm: 1\n"),
        (
            "l:\n  - b: 1\n    # about it\n# of m\nm: 1\n",
            {"b": "x"},
            "l:\n  - b: 1\n    # about it\n  - b: x\n# of m\nm: 1\n",
        ),
        ("l:  # none yet\n#  - example\nm: 1\n", {"b": "x"}, "l:  # none yet\n  - b: x\n#  - example\nm: 1\n"),
        (
            "l:\n  - b: |\n      x\n\nm: 1\n",
            {"b": "x\ny"},
            "l:\n  - b: |\n      x\n  - b: |\n      x\n      y\n\nm: 1\n",
        ),
    ],
)
def test_an_item_is_added_where_the_list_ends(before, value, after):
    assert append_in(before, ("l",), value) == after


@pytest.mark.parametrize("before", ["l:\n", "l: [a]\n", "l: a\n", "l:\n- a\n", "m: 1\n"])
def test_several_items_are_added_as_one_change(before):
    edited = draft(before)
    edited.extend(("l",), ["b", "c, d"])
    assert edited.get(("l",))[-2:] == ["b", "c, d"]
    assert edited.get(("l",))[:-2] == ["a"] * before.count("a")
    edited.extend(("l",), [])
    assert draft(edited.text).data == edited.data


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: &m {k: v}\nb: *m\n", ("b", "k")),
        ("a: &m x\nb: *m\n", ("a",)),
        ("a: [1, 2]\n", ("a",)),
        ("a: x\n", ("a", "b")),
        ("? a\n: x\n", ("a",)),
        ("l: [a, b]\n", ("l", 5)),
        ("a: |\n  x\n---\nb: 1\n", ("a",)),
        ("a: b: c\n", ("a",)),
        ("a: &m x\nb: *m\n", ("b",)),
        ("a: [", ("a",)),
        (b"a: caf\xe9\n", ("a",)),
    ],
)
def test_what_cannot_be_changed_alone_is_refused_and_named(text, path):
    with pytest.raises(NotEdited) as refusal:
        draft(text).set(path, "new")
    assert refusal.value.message.startswith("event.yaml:")
    assert refusal.value.hint


def test_a_file_is_written_whole_and_keeps_its_mark_its_mode_and_its_link(tmp_path):
    real = tmp_path / "shared.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    real.chmod(0o600)
    link = tmp_path / "event.yaml"
    link.symlink_to(real)
    edited = Draft.read(link)
    edited.set(("tasks", "venue"), datetime.date(2027, 1, 12))
    assert real.read_bytes() == edited.before
    edited.write()
    assert link.is_symlink()
    assert real.read_bytes() == edited.before + b"tasks:\r\n  venue: 2027-01-12\r\n"
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_change_that_somebody_made_meanwhile_is_not_written_over(tmp_path):
    path = tmp_path / "event.yaml"
    path.write_text(GOOD)
    edited = Draft.read(path)
    edited.set(("name",), "Other")
    path.write_text(GOOD + "# mine\n")
    with pytest.raises(Exception, match="changed by somebody else"):
        edited.write()
    assert path.read_text() == GOOD + "# mine\n"
