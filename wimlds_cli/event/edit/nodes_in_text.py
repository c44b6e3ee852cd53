"""Where nodes begin and end in the text, to the character: what has to be known before anything is spliced in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from wimlds_cli.event.edit.values import Style
from wimlds_cli.event.nodes import MappingNode, Node, ScalarNode, SequenceNode

_COLON = re.compile(r"[ \t]*:(?=[ \t\r\n]|$)")
_FLOW_COLON = re.compile(r"[ \t]*:")
_ALIAS = re.compile(r"[ \t]*(\*[^\s,\[\]{}]+)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT_OR_BLANK = re.compile(r"[ \t]*(#[^\r\n]*)?(?:\r\n|\r|\n|$)")
BLOCK_HEADER = re.compile(r"(?:[&!]\S+[ \t]+)*[|>][+\-0-9]*")
"""What stands on the first line of a text in a block: `|`, `>-`, an anchor before it."""


def line_end(text: str, offset: int) -> int:
    """Return where the line ends in which an offset lies, before its line end."""
    match = _LINE_END.search(text, offset)
    return match.start() if match else len(text)


def next_line(text: str, offset: int) -> int:
    """Return where the line begins that follows the one in which an offset lies."""
    match = _LINE_END.search(text, offset)
    return match.end() if match else len(text)


def usual_line_end(text: str) -> str:
    """Return the line end that most lines have."""
    counts = Counter(_LINE_END.findall(text))
    return max(counts, key=counts.__getitem__) if counts else "\n"


def behind_colon(text: str, key: Node, flow: bool) -> int | None:
    """Return the offset behind a key's colon; None where it has none on its line (`? key`, `{key}`)."""
    match = (_FLOW_COLON if flow else _COLON).match(text, key.span.end)
    return match.end() if match else None


def alias_at(text: str, offset: int) -> tuple[int, int] | None:
    """Return where an alias (`*name`) stands that begins at an offset, after spaces."""
    match = _ALIAS.match(text, offset)
    return (match.start(1), match.end(1)) if match else None


def is_block_text(text: str, node: Node) -> bool:
    """Tell whether a node is a text in a block, `|` or `>`."""
    return (
        isinstance(node, ScalarNode)
        and not node.plain
        and not node.quoted
        and BLOCK_HEADER.match(text, node.span.start) is not None
    )


def end_of(text: str, node: Node) -> int:
    """Return the offset behind a node's last character, without the blank lines that follow a block."""
    end = node.span.end
    while end > node.span.start and text[end - 1] in " \t\r\n":
        end -= 1
    return end


def comments_below(text: str, offset: int, column: int) -> int:
    """Return the end of the last line of comments that follow directly and belong to what stands at a column.

    Args:
        text: The file.
        offset: The end of the line above them.
        column: Comments that begin to the left of it belong to something else.
    """
    end = offset
    while True:
        begin = next_line(text, end)
        match = re.compile(r"([ \t]*)#").match(text, begin)
        if begin == end or match is None or len(match[1]) < column:
            return end
        end = line_end(text, begin)


def only_comments_follow(text: str, offset: int) -> bool:
    """Tell whether nothing but comments and blank lines stands in the lines below an offset."""
    begin = next_line(text, offset)
    while begin < len(text):
        match = _COMMENT_OR_BLANK.match(text, begin)
        if match is None:
            return False
        begin = match.end()
    return True


def has_blank_line(text: str, start: int, end: int) -> bool:
    """Tell whether a blank line stands between two offsets."""
    return re.search(r"(?>\r\n|\r|\n)[ \t]*(?:\r|\n)", text[start:end]) is not None


def style_of(root: Node | None) -> Style:
    """Return how most of a file is laid out; the usual two columns where it does not show."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    for key, value in _block_pairs(root):
        offset = value.span.column - key.span.column
        below = value.span.line > key.span.line
        if below and isinstance(value, MappingNode) and not value.flow and offset > 0:
            steps[offset] += 1
        elif below and isinstance(value, SequenceNode) and not value.flow and offset >= 0:
            dashes[offset] += 1
    step = steps.most_common(1)[0][0] if steps else 2
    dash = dashes.most_common(1)[0][0] if dashes else 2
    return Style(step if steps or not dash else dash, dash if dashes else step)


def _block_pairs(node: Node | None) -> Iterator[tuple[Node, Node]]:
    # Aliases lead to nodes that stand elsewhere and were looked at there: each node is visited once.
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, MappingNode) and not one.flow:
            yield from one.pairs
            waiting.extend(value for _, value in one.pairs)
        elif isinstance(one, SequenceNode) and not one.flow:
            waiting.extend(one.items)
