"""SourceMap: where in which file each node of the event was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from wimlds_cli.diagnostics import Location

NodePath = tuple[str | int, ...]
"""The way to a node from the top of the file: `("speakers", 0, "name")`."""


@dataclass(frozen=True)
class Position:
    """Where a node was written. Lines and columns are counted from 1, columns in characters.

    Attributes:
        file: The file it stands in: the event's own, or the chapter's.
        line: The node's first line.
        column: The node's first character: of a mapping its first key, of a list its first dash.
        length: How many characters to underline: the node's first line, or a mapping's first key.
        start: The node's first character, counted from 0 from the beginning of the text.
        end: One past the node's last character, counted likewise.
        last_line: The line of the node's last character.
    """

    file: Path
    line: int
    column: int
    length: int
    start: int
    end: int
    last_line: int


@dataclass
class SourceMap:
    """The positions of all nodes of one event, by their paths in the Event.

    Values that come from chapter.yaml keep their place there.
    """

    path: Path
    values: dict[NodePath, Position] = field(default_factory=dict)
    keys: dict[NodePath, Position] = field(default_factory=dict)
    lines: dict[Path, list[str]] = field(default_factory=dict)

    def __contains__(self, path: NodePath) -> bool:
        """Tell whether this node was written, be it with an empty value."""
        return path in self.values or path in self.keys

    def position(self, path: NodePath) -> Position | None:
        """Return where a value was written, an empty one where its key is; None when it was not."""
        return self.values.get(path) or self.keys.get(path)

    def locate(self, *path: str | int) -> Location:
        """Return the place of a value, or of its nearest existing parent."""
        for length in range(len(path), -1, -1):
            position = self.position(path[:length])
            if position is not None:
                return self._location(position)
        return Location(self.path, 1, 1, 1, self._line(self.path, 1))

    def locate_word(self, word: str, *path: str | int) -> Location:
        """Return the place of a word within a text; of the text, where the word is not found."""
        position = self.position(path)
        if position is not None:
            for number in range(position.line, position.last_line + 1):
                line = self._line(position.file, number)
                begin = position.column - 1 if number == position.line else 0
                match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line[begin:])
                if match:
                    return Location(position.file, number, begin + match.start() + 1, len(word), line)
        return self.locate(*path)

    def locate_key(self, *path: str | int) -> Location:
        """Return the place of a key; where it has none (a list item), of the value."""
        position = self.keys.get(path)
        return self._location(position) if position is not None else self.locate(*path)

    def _location(self, position: Position) -> Location:
        text = self._line(position.file, position.line)
        return Location(position.file, position.line, position.column, position.length, text)

    def _line(self, file: Path, number: int) -> str:
        lines = self.lines.get(file, [])
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def drop(self, path: NodePath) -> None:
        """Forget a node that was pruned; the items after it in its list move up by one."""
        *parent, last = path
        if isinstance(last, int):
            self.values = _without_item(self.values, tuple(parent), last)
            self.keys = _without_item(self.keys, tuple(parent), last)
        else:
            # The key itself stays: "the abstract is missing" still points at where it was tried.
            position = self.values.get(path)
            self.values = {node: place for node, place in self.values.items() if node[: len(path)] != path}
            self.keys = {node: place for node, place in self.keys.items() if node == path or node[: len(path)] != path}
            if position is not None:
                self.values[path] = position

    def rename(self, path: NodePath, key: str) -> None:
        """Move a node under another key of its mapping."""
        for positions in (self.values, self.keys):
            for node in [node for node in positions if node[: len(path)] == path]:
                positions[(*path[:-1], key, *node[len(path) :])] = positions.pop(node)

    def adopt(self, other: SourceMap, path: NodePath, target: NodePath) -> None:
        """Take over the positions of another file's node, under another path."""
        for mine, theirs in ((self.values, other.values), (self.keys, other.keys)):
            for node, place in theirs.items():
                if node[: len(path)] == path:
                    mine[target + node[len(path) :]] = place
        self.lines |= other.lines


def _without_item(positions: dict[NodePath, Position], parent: NodePath, index: int) -> dict[NodePath, Position]:
    kept: dict[NodePath, Position] = {}
    depth = len(parent)
    for node, place in positions.items():
        item = node[depth] if node[:depth] == parent and len(node) > depth else None
        if not isinstance(item, int) or item < index:
            kept[node] = place
        elif item > index:
            kept[(*parent, item - 1, *node[depth + 1 :])] = place
    return kept
