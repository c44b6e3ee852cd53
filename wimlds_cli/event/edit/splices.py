"""A change of the data -> the pieces of text that bring it about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wimlds_cli.event.complaints import typed
from wimlds_cli.event.edit.nodes_in_text import (
    BLOCK_HEADER,
    alias_at,
    behind_colon,
    comments_below,
    end_of,
    has_blank_line,
    is_block_text,
    line_end,
    only_comments_follow,
    style_of,
    usual_line_end,
)
from wimlds_cli.event.edit.values import Value, Written, flow_text, item, pairs, written
from wimlds_cli.event.nodes import MappingNode, Node, ScalarNode, SequenceNode
from wimlds_cli.event.source import NodePath
from wimlds_cli.event.tree import Tree, is_open

Splice = tuple[int, int, str]
"""From where to where, and what to put there."""


class CannotSplice(Exception):
    """A change that cannot be brought about; its text says why."""


@dataclass(frozen=True)
class _Slot:
    """Where a value stands, or may stand.

    Attributes:
        owner: The mapping or list that it belongs to.
        node: The value.
        behind: The offset behind its colon, or its own beginning in a list.
        alias: Where an alias stands in its place.
    """

    owner: MappingNode | SequenceNode
    node: Node
    behind: int
    alias: tuple[int, int] | None = None

    @property
    def column(self) -> int:
        """The column of the key, or of the list's dash."""
        if isinstance(self.owner, MappingNode):
            return self.owner.pairs[0][0].span.column
        return self.owner.span.column


class Splicer:
    """Finds the pieces for one change of one text."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._root = tree.root if isinstance(tree.root, MappingNode) else None
        self._style = style_of(tree.root)
        self._newline = usual_line_end(text)

    def set(self, path: NodePath, value: Value, order: Sequence[str] = ()) -> list[Splice]:
        """Return the pieces that give a node a value.

        Raises:
            CannotSplice: There are none.
        """
        *parents, key = path
        slot = self._slot(path)
        if slot is not None:
            return self._exchange(slot, value)
        if isinstance(key, int):
            raise CannotSplice("there is no such item")
        owner = self._root if not parents else None
        if parents:
            above = self._slot(tuple(parents))
            if above is None or (above.alias is None and is_open(above.node)):
                return self.set(tuple(parents), {key: value})
            if above.alias is not None:
                raise CannotSplice("a part that is used in several places (* and &) stands there")
            owner = above.node if isinstance(above.node, MappingNode) else None
            if owner is None:
                raise CannotSplice("one text or a list stands there")
            if not owner.pairs:
                return self._exchange(above, {key: value})
        return self._add_key(owner, key, value, order)

    def extend(self, path: NodePath, values: Sequence[Value]) -> list[Splice]:
        """Return the pieces that add items to a list.

        Raises:
            CannotSplice: There are none.
        """
        slot = self._slot(path)
        if slot is None or (slot.alias is None and is_open(slot.node)):
            return self.set(path, [*values])
        if slot.alias is not None:
            raise CannotSplice("a list that is used in several places (* and &) stands there")
        node = slot.node
        if isinstance(node, ScalarNode):
            return self._exchange(slot, [typed(node.value), *values])
        if not isinstance(node, SequenceNode):
            raise CannotSplice("`key: value` lines stand there")
        if not node.items:
            return self._exchange(slot, [*values])
        return self._add_to_flow(node, values) if node.flow else self._add_items(node, values)

    def _slot(self, path: NodePath) -> _Slot | None:
        """Return where a value stands; None when its key or item is not there."""
        node: Node | None = self._root
        slot: _Slot | None = None
        for part in path:
            if slot is not None and slot.alias is not None:
                raise CannotSplice("a part that is used in several places (* and &) stands there")
            slot = self._in_mapping(node, part) if isinstance(part, str) else self._in_list(node, part)
            if slot is None:
                return None
            node = slot.node
        return slot

    def _in_mapping(self, node: Node | None, name: str) -> _Slot | None:
        if not isinstance(node, MappingNode):
            return None
        for key, value in node.pairs:
            if isinstance(key, ScalarNode) and typed(key.value) == name:
                behind = behind_colon(self._text, key, node.flow)
                if behind is None:
                    raise CannotSplice("its key is written in an unusual way")
                alias = alias_at(self._text, behind) if value.span.start < key.span.end else None
                return _Slot(node, value, behind, alias)
        return None

    def _in_list(self, node: Node | None, index: int) -> _Slot | None:
        if not isinstance(node, SequenceNode):
            return None
        filled = [one for one in node.items if not is_open(one)]
        if index not in range(len(filled)):
            return None
        last = node.span.start - 1
        for one in node.items:
            # Items stand one behind the other; one that stands further up is an alias of that.
            if one is filled[index] and one.span.start <= last:
                raise CannotSplice("a part that is used in several places (* and &) stands there")
            if one is filled[index]:
                break
            last = max(last, one.span.start)
        return _Slot(node, filled[index], filled[index].span.start)

    def _exchange(self, slot: _Slot, value: Value) -> list[Splice]:
        text, node = self._text, slot.node
        start, end = slot.alias or (node.span.start, end_of(text, node))
        if slot.alias is None and isinstance(node, (MappingNode, SequenceNode)):
            filled = node.pairs if isinstance(node, MappingNode) else node.items
            if filled or text[start + 1 : end - 1].strip():
                raise CannotSplice("several values stand there")
        new = self._written(slot, value)
        below = "".join(self._newline + line for line in new.lines)
        if slot.alias is None and (start >= end or not text[start:end].strip()):
            head = f" {new.head}" if new.head else ""
            return _joined((slot.behind, slot.behind, head), (*_twice(line_end(text, slot.behind)), below))
        if not new.head:
            while start > slot.behind and text[start - 1] in " \t":
                start -= 1
        if slot.alias is None and is_block_text(text, node):
            header = BLOCK_HEADER.match(text, node.span.start)
            first = line_end(text, start)
            assert header is not None
            return _joined((start, header.end(), new.head), (first, max(first, end), below))
        return _joined((start, end, new.head), (*_twice(line_end(text, end)), below))

    def _written(self, slot: _Slot, value: Value) -> Written:
        if slot.owner.flow:
            return Written(flow_text(value))
        if isinstance(slot.owner, MappingNode):
            return written(value, slot.column, self._style)
        if slot.node.span.line != self._line_of_dash(slot):
            raise CannotSplice("its dash stands alone on its line")
        gap = slot.node.span.column - slot.column - 1
        first, *lines = item(value, slot.column, self._style, gap)
        return Written(first[slot.column + 1 + gap :], tuple(lines))

    def _line_of_dash(self, slot: _Slot) -> int:
        before = self._text[: slot.node.span.start].rstrip(" \t")
        return slot.node.span.line if before.endswith("-") else -1

    def _add_key(self, owner: MappingNode | None, key: str, value: Value, order: Sequence[str]) -> list[Splice]:
        text = self._text
        if owner is None:
            lines = pairs({key: value}, 0, self._style)
            return [self._at_end(lines, apart=True)]
        names = [typed(one.value) if isinstance(one, ScalarNode) else "" for one, _ in owner.pairs]
        earlier = order[: order.index(key)] if key in order else ()
        last = max((place for place, name in enumerate(names) if name in earlier), default=len(names) - 1)
        end = self._end_of_pair(owner, last)
        if owner.flow:
            return [(*_twice(end), f", {flow_text({key: value})[1:-1]}")]
        column = owner.pairs[0][0].span.column
        lines = pairs({key: value}, column, self._style)
        top = owner is self._root
        apart = top and len(lines) > 1 and self._keys_stand_apart(owner)
        if top and last == len(names) - 1 and only_comments_follow(text, end):
            return [self._at_end(lines, apart)]
        return [(*_twice(line_end(text, end)), self._lines(lines, apart))]

    def _at_end(self, lines: list[str], apart: bool) -> Splice:
        """Put lines behind everything that is written, the comments too."""
        end = len(self._text.rstrip())
        if end == 0:
            return (0, 0, "".join(line + self._newline for line in lines))
        return (*_twice(line_end(self._text, end)), self._lines(lines, apart))

    def _lines(self, lines: list[str], apart: bool) -> str:
        return (self._newline if apart else "") + "".join(self._newline + line for line in lines)

    def _end_of_pair(self, owner: MappingNode, number: int) -> int:
        key, value = owner.pairs[number]
        behind = behind_colon(self._text, key, owner.flow)
        if behind is None:
            return max(end_of(self._text, key), end_of(self._text, value))
        if value.span.start < key.span.end:
            alias = alias_at(self._text, behind)
            return alias[1] if alias else behind
        return max(behind, end_of(self._text, value))

    def _keys_stand_apart(self, owner: MappingNode) -> bool:
        starts = [key.span.start for key, _ in owner.pairs]
        return len(starts) > 1 and has_blank_line(self._text, starts[0], starts[-1])

    def _add_to_flow(self, node: SequenceNode, values: Sequence[Value]) -> list[Splice]:
        text = self._text
        end = end_of(text, node) - 1
        last = text[:end].rstrip()
        if "#" in text[node.items[-1].span.end : end]:
            raise CannotSplice("a comment stands between its brackets")
        comma = "" if last.endswith(",") else ","
        return [(*_twice(len(last)), f"{comma} {flow_text(values)[1:-1]}")]

    def _add_items(self, node: SequenceNode, values: Sequence[Value]) -> list[Splice]:
        text, column = self._text, node.span.column
        # What an alias stands for was written elsewhere: only true items show how items are written.
        own = [one for one in node.items if one.span.start > node.span.start]
        gaps = [one.span.column - column - 1 for one in own if text[: one.span.start].rstrip(" \t").endswith("-")]
        gap = gaps[0] if gaps and 0 < gaps[0] < 10 else 1
        written = [item(value, column, self._style, gap) for value in values]
        several = any(len(lines) > 1 for lines in written)
        apart = self._items_stand_apart(own) if len(own) > 1 else several and self._lists_stand_apart()
        end = comments_below(text, line_end(text, end_of(text, node)), column + 1)
        return [(*_twice(end), "".join(self._lines(lines, apart) for lines in written))]

    def _items_stand_apart(self, items: list[Node]) -> bool:
        return has_blank_line(self._text, items[-2].span.start, items[-1].span.start)

    def _lists_stand_apart(self) -> bool:
        lists = [value for _, value in self._root.pairs] if self._root is not None else []
        return any(
            self._items_stand_apart(one.items)
            for one in lists
            if isinstance(one, SequenceNode) and not one.flow and len(one.items) > 1
        )


def _twice(offset: int) -> tuple[int, int]:
    return (offset, offset)


def _joined(first: Splice, second: Splice) -> list[Splice]:
    """Return two pieces, as one where both go to the same place."""
    if first[1] == second[0] == second[1] and first[0] == first[1]:
        return [(first[0], first[1], first[2] + second[2])]
    return [first, second]
