"""Names that are unique in a PDF, and the trees that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wimlds_cli.merge.pdf.plan import PdfMerge
from wimlds_cli.merge.pdf.values import bytes_of, entries_of, items_of, plain, reference_of

_LEAF = 64
"""Entries in a leaf of a tree."""
_DEEPEST = 50


class NamePool:
    """Gives out names that nobody has yet: the first one to ask for a name gets it."""

    def __init__(self) -> None:
        self._taken: set[bytes] = set()

    def take(self, wanted: bytes) -> bytes:
        """Return the name, or, where it is taken, the same with a number behind it."""
        new, number = wanted, 1
        while new in self._taken:
            number += 1
            words = f" ({number})"
            wide = wanted.startswith(b"\xfe\xff")
            new = wanted + (words.encode("utf-16-be") if wide else words.encode())
        self._taken.add(new)
        return new


def named(tree: Any) -> Iterator[tuple[bytes, Any]]:
    """Yield the names and values of a name tree, in its order (ISO 32000-2, 7.9.6)."""
    for key, value in _leaves(tree, "/Names"):
        word = bytes_of(plain(key))
        if word is not None:
            yield word, value


def numbered(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield the numbers and values of a number tree, in its order (7.9.7)."""
    for key, value in _leaves(tree, "/Nums"):
        number = plain(key)
        if isinstance(number, int):
            yield int(number), value


def write_tree(merge: PdfMerge, kind: str, pairs: Iterable[tuple[Any, Any]]) -> Any:
    """Write a name tree (`kind` is Names) or a number tree (Nums); return its root.

    Args:
        merge: The merge.
        kind: The entry that holds the pairs.
        pairs: Keys, each once, with their values; in any order.
    """
    ordered = sorted(pairs, key=lambda pair: pair[0])
    if len(ordered) <= _LEAF:
        return merge.add({kind: [one for pair in ordered for one in pair]})
    kids = []
    for start in range(0, len(ordered), _LEAF):
        leaf = ordered[start : start + _LEAF]
        limits = [leaf[0][0], leaf[-1][0]]
        kids.append(merge.add({"Limits": limits, kind: [one for pair in leaf for one in pair]}))
    return merge.add({"Kids": kids})


def _leaves(tree: Any, entry: str) -> Iterator[tuple[Any, Any]]:
    seen: set[tuple[int, int]] = set()

    def walk(node: Any, depth: int) -> Iterator[tuple[Any, Any]]:
        key = reference_of(node)
        if depth > _DEEPEST or key in seen:
            return
        if key is not None:
            seen.add(key)
        entries = entries_of(node)
        pairs = items_of(entries.get(entry))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        for kid in items_of(entries.get("/Kids")):
            yield from walk(kid, depth + 1)

    yield from walk(tree, 0)
