"""Text -> nodes: PyYAML's events composed into a tree in which every scalar is the text that was typed.

Composed here, not by PyYAML, because its C composer recurses without a bound: a file of dashes would end the
program without a word. So depth, aliases and tags are looked at on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from wimlds_cli.event import faults

MAX_DEPTH = 40


@dataclass(frozen=True)
class Span:
    """From a node's first character to behind its last; all counted from 0."""

    line: int
    column: int
    start: int
    end: int
    end_line: int
    end_column: int


@dataclass
class ScalarNode:
    """A text.

    Attributes:
        value: The text, unescaped and unfolded, of no type.
        plain: Whether it stands without quotes and is no block (`|`, `>`).
        quoted: Whether it stands between double quotes.
    """

    span: Span
    value: str
    plain: bool = True
    quoted: bool = False


@dataclass
class SequenceNode:
    """A list."""

    span: Span
    items: list[Node] = field(default_factory=list)
    flow: bool = False


@dataclass
class MappingNode:
    """Keys and values, in the order of the file."""

    span: Span
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    flow: bool = False


Node = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True)
class Remark:
    """Something to say about a node that could nevertheless be read."""

    fault: faults.Fault
    span: Span
    word: str


class Stopped(Exception):
    """The file cannot be composed; `remark` says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.word)
        self.remark = remark


def too_deep(error: yaml.YAMLError) -> Remark | None:
    """Return what there is to say when libyaml itself gave up over the nesting, as newer ones do."""
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None or "nesting depth" not in str(getattr(error, "problem", "")):
        return None
    span = Span(mark.line, mark.column, mark.index, mark.index + 1, mark.line, mark.column + 1)
    return Remark(faults.DEPTH, span, "")


class Composer:
    """Builds the tree of one text.

    Attributes:
        remarks: What was found on the way.
        last: The last event that could be read, for explaining a syntax error behind it.
    """

    def __init__(self, text: str) -> None:
        # libyaml where PyYAML was built with it, else the same language in Python.
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))
        self._anchors: dict[str, Node | None] = {}
        self._unused: dict[str, Any] = {}
        self._end: Any = None
        self.remarks: list[Remark] = []
        self.last: Any = None

    def compose(self) -> Node | None:
        """Return the root, or None when the text holds nothing.

        Raises:
            yaml.YAMLError: When the text is no YAML.
            Stopped: When it is, and yet cannot be an event.
        """
        root: Node | None = None
        documents = 0
        while (event := next(self._events, None)) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._remark(faults.DOCUMENTS, event, "---")
                    break
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 0)
        for anchor, event in self._unused.items():
            self._remark(faults.ANCHOR, event, f"&{anchor}")
        return root

    def _next(self) -> Any:
        self.last = next(self._events)
        return self.last

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise Stopped(Remark(faults.DEPTH, _span(event), ""))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        # The anchor is known before its node is complete, so that a node inside itself is noticed.
        if event.anchor is not None:
            self._anchors[event.anchor] = None
            self._unused[event.anchor] = event
        tag = event.tag
        if tag is not None and tag != "!" and not tag.startswith("tag:yaml.org,2002:"):
            self._remark(faults.TAG, event, tag)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = ScalarNode(_span(event), event.value, event.style in (None, ""), event.style == '"')
            self._end = event.end_mark
        elif isinstance(event, yaml.SequenceStartEvent):
            node = SequenceNode(_span(event), flow=bool(event.flow_style))
            while not isinstance(child := self._next(), yaml.SequenceEndEvent):
                node.items.append(self._node(child, depth + 1))
            node.span = self._closed(node, child)
        else:
            node = MappingNode(_span(event), flow=bool(event.flow_style))
            while not isinstance(child := self._next(), yaml.MappingEndEvent):
                key = self._node(child, depth + 1)
                node.pairs.append((key, self._node(self._next(), depth + 1)))
            node.span = self._closed(node, child)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _closed(self, node: SequenceNode | MappingNode, last: Any) -> Span:
        """Return a node's whole span: a block ends where its last value ends, not where the next key begins."""
        begin, end = node.span, last.end_mark if node.flow else self._end
        if end is None or end.index < begin.start:
            return begin
        self._end = end
        return Span(begin.line, begin.column, begin.start, end.index, end.line, end.column)

    def _alias(self, event: Any) -> Node:
        self._end = event.end_mark
        if event.anchor not in self._anchors:
            self._remark(faults.ALIAS, event, f"*{event.anchor}")
            return ScalarNode(_span(event), f"*{event.anchor}")
        self._unused.pop(event.anchor, None)
        node = self._anchors[event.anchor]
        if node is None:
            raise Stopped(Remark(faults.EXPANSION, _span(event), f"*{event.anchor}"))
        return node

    def _remark(self, fault: faults.Fault, event: Any, word: str) -> None:
        self.remarks.append(Remark(fault, _span(event), word))


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line, start.column, start.index, end.index, end.line, end.column)
