"""Nodes -> plain data (texts, lists, mappings) with a SourceMap, and the traps that only the tree shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wimlds_cli.diagnostics import Diagnostic, Location, Severity
from wimlds_cli.event import faults
from wimlds_cli.event.characters import LINE_END, decode
from wimlds_cli.event.complaints import typed
from wimlds_cli.event.faults import Fault
from wimlds_cli.event.nodes import MappingNode, Node, Remark, ScalarNode, SequenceNode, Span
from wimlds_cli.event.source import NodePath, Position, SourceMap
from wimlds_cli.event.syntax import parse

_MOST_NODES = 50_000
_NOT_YET = {"", "~", "null", "Null", "NULL"}
_HASHTAG = re.compile(r"[ \t]+(?P<hash>#\w\S*)")
_PATH_KEYS = {"slides", "picture", "path", "logo"}


@dataclass
class Tree:
    """A file as plain data.

    Attributes:
        data: The file's mapping; None when there is none to read. What is empty ("not yet") is left out.
        source: The place of each node, the empty ones too.
        diagnostics: What was found on the way, in no order.
        root: The nodes that the data were read from; None when nothing is written in the file.
    """

    data: dict[str, Any] | None
    source: SourceMap
    diagnostics: list[Diagnostic]
    root: Node | None = None


def read_tree(path: Path, data: bytes) -> Tree:
    """Read a YAML file's bytes, whatever is wrong with them."""
    text, found = decode(data, path)
    lines = LINE_END.split(text)
    source = SourceMap(path, lines={path: lines})
    root, complaints, remarks = parse(text)
    for complaint in complaints:
        line, column = complaint.line + 1, complaint.column + 1
        quoted = typed(lines[complaint.line]) if complaint.line < len(lines) else ""
        place = Location(path, line, column, complaint.length, quoted)
        found.append(Diagnostic(complaint.fault.code, Severity.ERROR, complaint.message, place, complaint.help))
    builder = _Builder(path, text, source, found, {complaint.line for complaint in complaints})
    for remark in remarks:
        builder.remark(remark)
    if isinstance(root, MappingNode):
        mapping = builder.mapping(root, (), root.span)
        return Tree(None if builder.exhausted else mapping, source, found, root)
    stopped = any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    if not stopped:
        builder.say(
            faults.NOTHING,
            root.span if root else Span(0, 0, 0, 0, 0, 0),
            "nothing is written in this file yet"
            if root is None or (isinstance(root, ScalarNode) and root.value in _NOT_YET)
            else "this file does not hold the `key: value` lines that describe an event",
            "let `wimlds new-event` write one to fill in",
        )
    return Tree(None, source, found, root)


def is_open(node: Node) -> bool:
    """Tell whether a node says "not yet": it is empty, or `~`, or `null`."""
    return isinstance(node, ScalarNode) and (not node.value.strip() or (node.plain and node.value in _NOT_YET))


@dataclass
class _Builder:
    path: Path
    text: str
    source: SourceMap
    found: list[Diagnostic]
    complained: set[int]
    count: int = 0
    exhausted: bool = False
    hashtags: set[int] = field(default_factory=set)

    def value(self, node: Node, path: NodePath, place: Span) -> Any:
        """Return a node's plain value, or None for "not yet"."""
        self.count += 1
        if self.count > _MOST_NODES:
            if not self.exhausted:
                self.exhausted = True
                self.say(
                    faults.EXPANSION,
                    place,
                    "this file repeats itself so often that it cannot be unfolded",
                    "write the repeated parts out, without & and *",
                )
            return None
        if isinstance(node, MappingNode):
            self.source.values[path] = self._position(node, place)
            return self.mapping(node, path, place)
        if isinstance(node, SequenceNode):
            self.source.values[path] = self._position(node, place)
            return self._sequence(node, path)
        return self._scalar(node, path, place)

    def _scalar(self, node: ScalarNode, path: NodePath, place: Span) -> str | None:
        if node.plain:
            self._hashtag(node)
        value = typed(node.value)
        if is_open(node):
            return None
        self.source.values[path] = self._position(node, place)
        name = next((part for part in reversed(path) if isinstance(part, str)), "")
        typed_text = self.text[node.span.start + 1 : node.span.end - 1]
        if node.quoted and name in _PATH_KEYS and "\\" in typed_text:
            value = typed_text.replace("\\\\", "/").replace("\\", "/")
            if place.line not in self.complained:
                self.say(
                    faults.BACKSLASH,
                    place,
                    "between double quotes a backslash begins a special character: this path is another one",
                    f"write it with forward slashes, on Windows too: {value}",
                )
        return value

    def _hashtag(self, node: ScalarNode) -> None:
        match = _HASHTAG.match(self.text, node.span.end)
        if match is None or node.span.end in self.hashtags:
            return
        self.hashtags.add(node.span.end)
        rest = LINE_END.split(self.text[match.start("hash") :], maxsplit=1)[0].rstrip()
        column = node.span.end_column + match.start("hash") - match.start()
        span = Span(
            node.span.end_line,
            column,
            match.start("hash"),
            match.start("hash") + len(rest),
            node.span.end_line,
            column + len(rest),
        )
        whole = f"{typed(node.value)} {rest}".strip()
        self.say(
            faults.HASH,
            span,
            f"{rest} is taken for a comment and ignored: a # after a space begins one",
            f'put quotes around the whole value: "{whole}"; if it is a comment, put a space after the #',
            Severity.WARNING,
        )

    def _sequence(self, node: SequenceNode, path: NodePath) -> list[Any]:
        items: list[Any] = []
        for child in node.items:
            value = self.value(child, (*path, len(items)), child.span)
            if value is not None:
                items.append(value)
            elif not self.exhausted:
                self.say(
                    faults.EMPTY_ITEM,
                    child.span,
                    "nothing stands behind this dash, so it is ignored",
                    "fill it in, or delete its dash",
                    Severity.HINT,
                )
        return items

    def mapping(self, node: MappingNode, path: NodePath, place: Span) -> dict[str, Any]:
        """Return a mapping's keys and values; its own keys win over those that `<<` brings in."""
        self.source.values.setdefault(path, self._position(node, place))
        data: dict[str, Any] = {}
        first: dict[str, Span] = {}
        merged: list[Node] = []
        for key, value in node.pairs:
            if not isinstance(key, ScalarNode):
                self.say(
                    faults.KEY,
                    key.span,
                    "brackets stand where a plain word such as `title` belongs",
                    "if the brackets were meant as text, put the whole text between quotes",
                )
                continue
            name = typed(key.value)
            if name == "<<" and key.plain:
                merged.append(value)
                continue
            if name in first:
                self.say(
                    faults.DUPLICATE,
                    key.span,
                    f"`{name}` stands here a second time; only the one in line {first[name].line + 1} is read",
                    "join the two, or delete one",
                )
                continue
            first[name] = key.span
            self.source.keys[(*path, name)] = self._position(key, key.span)
            self._put(data, name, value, path, value.span)
        for source in merged:
            self._merge(data, first, source, path)
        return data

    def _merge(self, data: dict[str, Any], first: dict[str, Span], node: Node, path: NodePath) -> None:
        sources = node.items if isinstance(node, SequenceNode) else [node]
        for source in sources:
            self.count += 1
            if not isinstance(source, MappingNode):
                self.say(
                    faults.SHAPE,
                    source.span,
                    "`<<` takes over `key: value` lines, and these are none",
                    "name a part that is marked with &: <<: *name",
                )
                continue
            for key, value in source.pairs:
                name = typed(key.value) if isinstance(key, ScalarNode) else ""
                if name == "<<" and isinstance(key, ScalarNode) and key.plain and self.count < _MOST_NODES:
                    self._merge(data, first, value, path)
                elif name and name not in first:
                    first[name] = key.span
                    self.source.keys[(*path, name)] = self._position(key, key.span)
                    self._put(data, name, value, path, value.span)

    def _put(self, data: dict[str, Any], name: str, node: Node, path: NodePath, place: Span) -> None:
        value = self.value(node, (*path, name), place)
        if value is not None:
            data[name] = value

    def _position(self, node: Node, place: Span) -> Position:
        shown = place
        if isinstance(node, MappingNode) and node.pairs and not node.flow:
            shown = node.pairs[0][0].span
        elif isinstance(node, SequenceNode) and not node.flow:
            return self._at(place, 1)
        line = self.source.lines[self.path][shown.line] if shown.line < len(self.source.lines[self.path]) else ""
        end = shown.end_column if shown.end_line == shown.line else len(line.rstrip())
        length = max(end - shown.column, 1)
        if isinstance(node, ScalarNode) and line[shown.column : shown.column + 1] in ("|", ">") and not node.plain:
            length = 1
        return self._at(place, length)

    def _at(self, place: Span, length: int) -> Position:
        # A block ends at the beginning of the line behind it.
        last = place.end_line if place.end_column == 0 and place.end_line > place.line else place.end_line + 1
        return Position(self.path, place.line + 1, place.column + 1, length, place.start, place.end, last)

    def remark(self, remark: Remark) -> None:
        """Turn what the composer noticed into a diagnostic."""
        word = remark.word
        message, way_out = {
            faults.DOCUMENTS: (
                "another document begins here, and an event file holds only one; what follows is not read",
                "delete the three dashes; if they are a line in a text, move the text to the right",
            ),
            faults.DEPTH: (
                "lists are nested more than 40 deep here, so reading ends",
                "an event needs four levels; look for brackets or dashes too many",
            ),
            faults.TAG: (
                f"{word} is taken for an instruction to programs, and is no part of the text",
                f"if it was meant as text, put quotes around it, beginning before {word[:1]}",
            ),
            faults.ALIAS: (
                f"{word} refers to a part marked &{word[1:]}, and there is none",
                "if the star was meant as text, put quotes around the text",
            ),
            faults.ANCHOR: (
                f"{word} is taken for a mark that other parts refer to, and is no part of the text",
                "if it was meant as text, put quotes around the text",
            ),
            faults.EXPANSION: (
                f"{word} refers to the part that it stands in itself",
                "write the part out, without & and *",
            ),
        }[remark.fault]
        self.say(remark.fault, remark.span, message, way_out)

    def say(self, fault: Fault, span: Span, message: str, way_out: str, severity: Severity = Severity.ERROR) -> None:
        """Add a diagnostic that points at a span."""
        lines = self.source.lines[self.path]
        line = typed(lines[span.line]) if span.line < len(lines) else ""
        end = span.end_column if span.end_line == span.line else len(line.rstrip())
        place = Location(self.path, span.line + 1, span.column + 1, max(end - span.column, 1), line)
        self.found.append(Diagnostic(fault.code, severity, message, place, way_out))
