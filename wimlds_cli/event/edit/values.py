"""Values -> lines of YAML, in the style of the file that they go into."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wimlds_cli.quoting import UNSAFE, yaml_flow_text, yaml_text

Value = str | int | bool | datetime.date | None | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written: texts and what is written as one, lists and mappings of them. None is an empty value."""

_WIDTH = 110
_LONG = 100


@dataclass(frozen=True)
class Style:
    """How a file is laid out.

    Attributes:
        step: By how many columns the keys of a mapping stand to the right of the key above them.
        dash: By how many columns a list's dashes do; 0 where they stand below the key.
    """

    step: int = 2
    dash: int = 2


def as_text(value: str | int | bool | datetime.date) -> str:
    """Return the text that is read back for a single value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def is_single(value: Value) -> bool:
    """Tell whether a value is no list, no mapping and not empty."""
    return isinstance(value, (str, int, datetime.date))


def flow_text(value: Value) -> str:
    """Write a value as it stands on one line between brackets."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return yaml_flow_text(value.strip())
    if isinstance(value, (int, datetime.date)):
        return as_text(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{yaml_flow_text(key)}: {flow_text(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(flow_text, value)) + "]"


@dataclass(frozen=True)
class Written:
    """A value as it stands behind a colon or a dash.

    Attributes:
        head: What stands on the same line; empty when all is below.
        lines: The lines below it, with their indentation and without line ends.
    """

    head: str
    lines: tuple[str, ...] = ()


def written(value: Value, column: int, style: Style) -> Written:
    """Write the value of a key whose mapping stands at a column, counted from 0."""
    if value is None:
        return Written("")
    if isinstance(value, str):
        return _text(value, column, style)
    if isinstance(value, (int, datetime.date)):
        return Written(as_text(value))
    if not value:
        return Written(flow_text(value))
    if isinstance(value, Mapping):
        return Written("", tuple(pairs(value, column + style.step, style)))
    on_one_line = flow_text(value)
    if all(map(is_single, value)) and len(on_one_line) + column <= _LONG - 20:
        return Written(on_one_line)
    return Written("", tuple(line for one in value for line in item(one, column + style.dash, style)))


def pairs(mapping: Mapping[str, Value], column: int, style: Style) -> list[str]:
    """Write the lines of a mapping whose keys stand at a column."""
    lines = []
    for key, value in mapping.items():
        below = written(value, column, style)
        lines.append(f"{' ' * column}{yaml_text(key)}: {below.head}".rstrip(" "))
        lines.extend(below.lines)
    return lines


def item(value: Value, column: int, style: Style, gap: int = 1) -> list[str]:
    """Write the lines of a list's item whose dash stands at a column.

    Args:
        value: The item.
        column: Counted from 0.
        style: The file's.
        gap: How many spaces stand behind the dash.
    """
    lead = " " * column + "-"
    inner = column + 1 + gap
    if isinstance(value, Mapping) and value:
        lines = pairs(value, inner, style)
        return [lead + " " * gap + lines[0].lstrip(" "), *lines[1:]]
    if value is None or isinstance(value, (str, int, datetime.date)):
        # A text in several lines is moved to the right of the dash as far as a key's would be.
        below = written(value, column, Style(1 + gap, 1 + gap))
        return [f"{lead}{' ' * gap}{below.head}".rstrip(" "), *below.lines]
    return [lead + " " * gap + flow_text(value)]


def _text(value: str, column: int, style: Style) -> Written:
    """Write a text: on its line when it is short, as a block that keeps or folds its lines when not."""
    text = value.strip()
    pad = " " * (column + style.step)
    if UNSAFE.search(text) or "\r" in text or re.search(r"^[ \t]+$", text, re.MULTILINE):
        return Written(yaml_text(text))
    if "\n" in text:
        return Written("|", tuple(pad + line if line else "" for line in text.split("\n")))
    if len(text) + column > _LONG and "\t" not in text:
        lines = textwrap.wrap(
            text, max(_WIDTH - len(pad), 40), break_long_words=False, break_on_hyphens=False, expand_tabs=False
        )
        if len(lines) > 1 and " ".join(lines) == text and not any(line[0].isspace() for line in lines):
            return Written(">-", tuple(pad + line for line in lines))
    return Written(yaml_text(text))
