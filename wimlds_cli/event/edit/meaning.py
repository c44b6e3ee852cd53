"""What a changed file is meant to say, as plain data, and whether it does."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from wimlds_cli.event.edit.values import Value, as_text
from wimlds_cli.event.source import NodePath


def as_read(value: Value) -> Any:
    """Return a value as it is read back from a file: texts, lists and mappings; None for what is empty."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, datetime.date)):
        return as_text(value)
    if isinstance(value, Mapping):
        read = {key: as_read(one) for key, one in value.items()}
        return {key: one for key, one in read.items() if one is not None}
    if value is None:
        return None
    return [one for one in map(as_read, value) if one is not None]


def value_at(data: Any, path: NodePath) -> Any:
    """Return the plain value at a path; None when there is none."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        else:
            data = data[part] if isinstance(data, list) and isinstance(part, int) and part in range(len(data)) else None
    return data


def changed_at(data: Any, path: NodePath, value: Value) -> Any:
    """Return a copy of data in which another value stands at a path; None when the path leads into a text."""
    return _changed(data, path, as_read(value))


def with_items(data: Any, path: NodePath, values: Sequence[Value]) -> Any:
    """Return a copy of data in which the list at a path has more items; None when it cannot have."""
    there = value_at(data, path)
    if isinstance(there, dict):
        return None
    # One text alone stands for a list of one.
    items = there if isinstance(there, list) else [] if there is None else [there]
    more = [item for item in map(as_read, values) if item is not None]
    return _changed(data, path, [*items, *more])


def _changed(data: Any, path: NodePath, value: Any) -> Any:
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        if not isinstance(data, list) or first not in range(len(data)):
            return None
        below = _changed(data[first], rest, value)
        return None if below is None and rest else [*data[:first], below, *data[first + 1 :]]
    if data is not None and not isinstance(data, dict):
        return None
    mapping = dict(data or {})
    below = _changed(mapping.get(first), rest, value)
    if below is None and rest:
        return None
    mapping.pop(first, None) if below is None else mapping.__setitem__(first, below)
    return mapping


def same(one: Any, other: Any) -> bool:
    """Tell whether two files say the same: space around a text makes no difference, as nobody reads it."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
