"""Every node is where an independent parser says that it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, SequenceNode

from wimlds_cli.event.tree import read_tree

from .reading import GOOD

WORDS = st.text("abcäßñ李Ωж🎉 _.", min_size=1, max_size=12).map(str.strip).filter(bool).map(lambda text: f"w{text}w")
STYLES = ("plain", "single", "double", "literal", "folded", "lines", "flow", "null")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Write a mapping as people do: any style, comments and blank lines between, indented by two to four."""
    lines: list[str] = []

    def scalar(style: str) -> str:
        word = draw(WORDS)
        return {"single": f"'{word} it''s'", "double": f'"{word} \\" \\t"', "null": ""}.get(style, word)

    def value(indent: int, depth: int, lead: str) -> None:
        style = draw(st.sampled_from(STYLES))
        pad = " " * (indent + draw(st.integers(1, 3)))
        if style in ("literal", "folded"):
            lines.append(f"{lead} {'|' if style == 'literal' else '>-'}")
            lines.extend(pad + draw(WORDS) for _ in range(draw(st.integers(1, 3))))
        elif style == "lines":
            lines.append(f"{lead} {draw(WORDS)}")
            lines.append(pad + draw(WORDS))
        elif style == "flow":
            lines.append(f"{lead} [{draw(WORDS)}, {{k: {draw(WORDS)}, l: 'x'}}, [y]]")
        elif style == "null" or depth > 3 or draw(st.booleans()):
            lines.append(f"{lead} {scalar(style)}{draw(st.sampled_from(['', '  # why']))}".rstrip())
        elif draw(st.booleans()):
            lines.append(lead)
            mapping(len(pad), depth + 1)
        else:
            lines.append(lead)
            for _ in range(draw(st.integers(1, 3))):
                dash = pad + "-"
                if draw(st.booleans()):
                    lines.append(
                        f"{dash} {draw(st.sampled_from(['w1', '[]', '{}', '*', '@x']))}".replace("*", "'*'").replace(
                            "@x", "'@x'"
                        )
                    )
                else:
                    start = len(lines)
                    mapping(len(pad) + 2, depth + 1)
                    lines[start] = dash + " " + lines[start].lstrip()

    def mapping(indent: int, depth: int) -> None:
        for number in range(draw(st.integers(1, 3))):
            if number and draw(st.booleans()):
                lines.append(draw(st.sampled_from(["", "# a comment", "   "])))
            value(indent, depth, f"{' ' * indent}k{number}{draw(st.sampled_from(['', 'é', '李']))}:")

    mapping(0, 0)
    return "\n".join(lines) + "\n"


def independent(text: str) -> dict[tuple[Any, ...], tuple[int, int]]:
    """Return line and column of every value, by its path, as ruamel.yaml reads them."""
    found: dict[tuple[Any, ...], tuple[int, int]] = {}

    def walk(node: Any, path: tuple[Any, ...]) -> None:
        if isinstance(node, MappingNode):
            for key, value in node.value:
                found[(*path, key.value, "key")] = (key.start_mark.line + 1, key.start_mark.column + 1)
                walk(value, (*path, key.value))
        elif isinstance(node, SequenceNode):
            for index, value in enumerate(node.value):
                walk(value, (*path, index))
        elif not node.value.strip() and not node.style:
            return
        found[path] = (node.start_mark.line + 1, node.start_mark.column + 1)

    walk(YAML(pure=True).compose(text), ())
    return found


def ours(text: str) -> dict[tuple[Any, ...], tuple[int, int]]:
    tree = read_tree(Path("event.yaml"), text.encode())
    assert [one for one in tree.diagnostics if one.severity == "error"] == [], text
    found = {path: (place.line, place.column) for path, place in tree.source.values.items()}
    found |= {(*path, "key"): (place.line, place.column) for path, place in tree.source.keys.items()}
    return found


@given(documents())
def test_every_node_is_where_an_independent_parser_says(text):
    expected = independent(text)
    assert len(expected) >= 2
    assert ours(text) == expected


@pytest.mark.parametrize("text", [GOOD, GOOD.replace("\n", "\r\n"), GOOD + "é: {李: [🎉, ж]}\n"])
def test_so_it_is_in_an_event(text):
    assert ours(text) == independent(text)


@given(documents())
def test_the_offsets_cut_each_text_out_of_the_file(text):
    tree = read_tree(Path("event.yaml"), text.encode())
    for path, place in tree.source.keys.items():
        assert text[place.start : place.end] == path[-1]
    assert tree.source.keys


def test_a_block_ends_with_its_last_value(tmp_path):
    text = "a:\n  - k: v\n    l: |\n      one\n      two\n\n  # about the next\n  - k: w\n\nb: [x,\n  y]\nc:\n"
    tree = read_tree(Path("event.yaml"), text.encode())
    lines = {path: (place.line, place.last_line) for path, place in tree.source.values.items()}
    assert lines[("a", 0)] == (2, 6)
    assert lines[("a", 1)] == (8, 8)
    assert lines[("a",)] == (2, 8)
    assert lines[("b",)] == (10, 11)
    assert lines[("a", 0, "l")] == (3, 6)
    place = tree.source.values[("a", 1)]
    assert text[place.start : place.end] == "k: w"
