"""Draft: a YAML file that is changed in places, each change confirmed by reading the whole file again."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from wimlds_cli.diagnostics import Severity
from wimlds_cli.errors import WimldsError
from wimlds_cli.event import faults
from wimlds_cli.event.characters import LINE_END, encoding_of
from wimlds_cli.event.edit.meaning import changed_at, same, value_at, with_items
from wimlds_cli.event.edit.splices import CannotSplice, Splice, Splicer
from wimlds_cli.event.edit.values import Value
from wimlds_cli.event.source import NodePath
from wimlds_cli.event.tree import Tree, is_open, read_tree
from wimlds_cli.replace import Replacement, replacing


class NotEdited(WimldsError):
    """A file that cannot be changed where it should be without changing something else; it is as it was."""


class Draft:
    """A YAML file that is being changed; nothing is on the disk before `write`.

    Paths are those of the file's plain data: `("speakers", 0, "name")`. A list's items are counted from 0, without
    those that are empty.

    Attributes:
        path: The file.
        before: The bytes that it held when it was read; None when there was no such file.
        text: The text as it is now, without a byte order mark.
    """

    def __init__(self, path: Path, before: bytes | None) -> None:
        self.path = path
        self.before = before
        data = before or b""
        self._encoding, self._mark = encoding_of(data)
        self._tree = _read(path, data)
        self.text = data[len(self._mark) :].decode(self._encoding)

    @classmethod
    def read(cls, path: Path, *, missing_ok: bool = False) -> Draft:
        """Read a file in order to change it.

        Args:
            path: The file.
            missing_ok: Whether a file that is not there is an empty one.

        Raises:
            NotEdited: It has faults, so that it is not sure what stands where.
            WimldsError: It cannot be opened.
        """
        try:
            return cls(path, path.read_bytes())
        except FileNotFoundError:
            if missing_ok:
                return cls(path, None)
            raise WimldsError(f"there is no file {path.as_posix()}", "look at the spelling") from None
        except OSError as error:
            raise WimldsError(f"{path.as_posix()} cannot be opened: {error.strerror or error}") from None

    @property
    def data(self) -> dict[str, Any]:
        """The file as plain data, as it is now: texts, lists and mappings; what is empty is left out."""
        return self._tree.data or {}

    @property
    def content(self) -> bytes:
        """The bytes as they are now."""
        return self._mark + self.text.encode(self._encoding)

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return self.content != (self.before or b"")

    def get(self, path: NodePath) -> Any:
        """Return the plain value at a path; None when there is none."""
        return value_at(self.data, path)

    def set(self, path: NodePath, value: Value, order: Sequence[str] = ()) -> None:
        """Give a node a value: exchange the one it has, fill it in where it is empty, or add its key.

        Keys above it that are missing are added too. A text stays on its line when it is short and becomes a block
        when it has several lines. Comments stay.

        Args:
            path: The node.
            value: Its new value.
            order: The usual order of the keys of its mapping: a new key is put behind those that come before it.

        Raises:
            NotEdited: It cannot be done without changing something else, or a list or mapping stands there.
        """
        self._change(path, changed_at(self.data, path, value), lambda splicer: splicer.set(path, value, order))

    def append(self, path: NodePath, value: Value) -> None:
        """Add an item at the end of a list; the list, where there is none yet.

        Raises:
            NotEdited: It cannot be done without changing something else.
        """
        self.extend(path, [value])

    def extend(self, path: NodePath, values: Sequence[Value]) -> None:
        """Add several items at the end of a list, as one change.

        Raises:
            NotEdited: It cannot be done without changing something else; then none is added.
        """
        if values:
            self._change(path, with_items(self.data, path, values), lambda splicer: splicer.extend(path, values))

    def _change(self, path: NodePath, meant: dict[str, Any] | None, splices: Callable[[Splicer], list[Splice]]) -> None:
        try:
            if meant is None:
                raise CannotSplice("something else stands there")
            text = _spliced(self.text, splices(Splicer(self.text, self._tree)))
            tree = _read(self.path, self._mark + text.encode(self._encoding))
        except CannotSplice as reason:
            raise self._refused(path, str(reason)) from None
        except NotEdited as fault:
            raise self._refused(path, f"afterwards there would be a fault at {fault.message}") from None
        except UnicodeEncodeError:
            raise self._refused(path, "the text holds half a character") from None
        if not same(tree.data or {}, meant):
            raise self._refused(path, "something else in the file would change with it")
        self.text, self._tree = text, tree

    def _refused(self, path: NodePath, reason: str) -> NotEdited:
        return NotEdited(
            f"{self.locate(path)}: `{in_words(path)}` cannot be changed here: {reason}", "write it there by hand"
        )

    def locate(self, path: NodePath) -> str:
        """Return where a node stands, or its nearest existing parent: `event.yaml:31:5`."""
        return str(self._tree.source.locate(*path))

    def diff(self, context: int = 3) -> list[str]:
        """Return the lines of a unified diff from the file to what it is to become; none when nothing changed."""
        before = (self.before or b"")[len(self._mark) :].decode(self._encoding)
        name = self.path.as_posix()
        return list(difflib.unified_diff(_lines(before), _lines(self.text), name, name, n=context, lineterm=""))

    def write(self) -> None:
        """Put the new text into the file's place, whole or not at all; nothing happens when nothing changed.

        Raises:
            WimldsError: It cannot be written, or somebody else changed it meanwhile.
        """
        if not self.changed:
            return
        self.must_be_as_read()
        # A link stays one: what it leads to is replaced.
        with replacing(self.path.resolve(), Replacement()) as new:
            new.write_bytes(self.content)
            if self.before is not None:
                shutil.copymode(self.path, new)

    def must_be_as_read(self) -> None:
        """Make sure that nobody else changed the file meanwhile.

        Raises:
            WimldsError: Somebody did.
        """
        try:
            now: bytes | None = self.path.read_bytes()
        except OSError:
            now = None
        if now != self.before:
            raise WimldsError(f"{self.path.as_posix()} was changed by somebody else just now", "run this again")


def _lines(text: str) -> list[str]:
    lines = LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def in_words(path: NodePath) -> str:
    """Write a path as `speakers[1].name`, counting from 1 as people do."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def _read(path: Path, data: bytes) -> Tree:
    """Read a file that must be sound.

    Raises:
        NotEdited: It is not.
    """
    tree = read_tree(path, data)
    for fault in tree.diagnostics:
        empty = fault.code == faults.NOTHING.code and (tree.root is None or is_open(tree.root))
        if fault.severity is Severity.ERROR and not empty:
            raise NotEdited(f"{fault.location}: {fault.message}", f"{fault.help or 'mend it'}; then run this again")
    return tree


def _spliced(text: str, splices: list[Splice]) -> str:
    """Put new pieces into a text, the last first, so that the places of the others stay true."""
    for start, end, piece in sorted(splices, reverse=True):
        text = text[:start] + piece + text[end:]
    return text
