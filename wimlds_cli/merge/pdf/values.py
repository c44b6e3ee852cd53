"""The values of PDF objects: read with pypdf, written as the bytes they had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wimlds_cli.merge.pdf.writing import Ref

if TYPE_CHECKING:
    from wimlds_cli.merge.pdf.source import Source

_PLAIN_IN_NAMES = frozenset(range(0x21, 0x7F)) - frozenset(b"#%()<>[]{}/")
"""The other bytes of a name are written as their numbers (ISO 32000-2, 7.3.5)."""


class Name(str):
    """A name of ours, without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Of:
    """A value of an input, inside an object of ours: its references mean objects of that input."""

    source: Source
    value: Any


def plain(value: Any) -> Any:
    """Return what a reference leads to; None for null."""
    from pypdf.generic import NullObject

    found = value.get_object() if hasattr(value, "get_object") else value
    return None if isinstance(found, NullObject) else found


def entries_of(value: Any) -> dict[str, Any]:
    """Return the dictionary that a value is or leads to; an empty one when it is something else."""
    found = plain(value)
    return found if isinstance(found, dict) else {}


def items_of(value: Any) -> list[Any]:
    """Return the array that a value is or leads to; an empty one when it is something else."""
    found = plain(value)
    return found if isinstance(found, list) else []


def text_of(value: Any) -> str:
    """Return a text string's letters (ISO 32000-2, 7.9.2.2); empty when it is no string."""
    found = plain(value)
    data = bytes_of(found)
    if data is None:
        return ""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    return str(found) if isinstance(found, str) else data.decode("latin-1")


def bytes_of(value: Any) -> bytes | None:
    """Return the bytes of a string; None when it is no string."""
    from pypdf.generic import ByteStringObject, TextStringObject

    return bytes(value.original_bytes) if isinstance(value, (TextStringObject, ByteStringObject)) else None


def is_name(value: Any) -> bool:
    """Tell whether a value is a name."""
    from pypdf.generic import NameObject

    return isinstance(value, NameObject)


def reference_of(value: Any) -> tuple[int, int] | None:
    """Return the generation and number of the object that a value refers to; None when it is no reference."""
    from pypdf.generic import IndirectObject

    return (value.generation, value.idnum) if isinstance(value, IndirectObject) else None


class Serialiser:
    """Writes values as bytes.

    Args:
        source: The input whose references the values hold; None for objects that are all ours.
        edit: Asked for each dictionary of an input what should stand for it.
    """

    def __init__(self, source: Source | None, edit: Callable[[Source, Any], Mapping[str, Any]] | None) -> None:
        from pypdf import generic

        self._generic = generic
        self._source = source
        self._edit = edit

    def value(self, value: Any) -> bytes:
        """Write one value."""
        generic = self._generic
        match value:
            case generic.NameObject():
                return name(str(value)[1:])
            case generic.IndirectObject():
                assert self._source is not None
                return self.value(self._source.ref(value))
            case Name():
                return name(value)
            case generic.TextStringObject() | generic.ByteStringObject():
                return string(bytes(value.original_bytes))
            case dict():
                return b"<<" + self.entries(value) + b">>"
            case list():
                return b"[" + b" ".join(map(self.value, value)) + b"]"
            case Ref(number):
                return b"%d 0 R" % number
            case Of(source, inner):
                return source.serialiser.value(inner)
            case bool():
                return b"true" if value else b"false"
            case generic.BooleanObject():
                return b"true" if value.value else b"false"
            case float():
                return _number(value)
            case int():
                return b"%d" % value
            case bytes():
                return string(value)
            case str():
                return string(encoded(value))
        return b"null"

    def entries(self, entries: Mapping[str, Any]) -> bytes:
        """Write a dictionary's entries without the brackets."""
        if self._source is not None and self._edit is not None:
            entries = self._edit(self._source, entries)
        return b"".join(
            name(key.removeprefix("/")) + b" " + self.value(value)
            for key, value in entries.items()
            if value is not None
        )


def name(letters: str) -> bytes:
    """Write a name; inputs are read so that each letter is one byte (see `reading_bytes`)."""
    data = letters.encode("latin-1", "replace")
    return b"/" + b"".join(bytes((byte,)) if byte in _PLAIN_IN_NAMES else b"#%02X" % byte for byte in data)


def string(data: bytes) -> bytes:
    """Write a string: as text where it reads as such, otherwise in hexadecimal."""
    if data.isascii() and b"\r" not in data and b"\0" not in data:
        return b"(" + data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"<" + data.hex().encode() + b">"


def encoded(text: str) -> bytes:
    """Encode words of ours as a text string."""
    return text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")


def _number(value: float) -> bytes:
    # Ten digits behind the point are finer than any reader computes; PDF knows no exponents.
    return f"{value:.10f}".rstrip("0").rstrip(".").encode() or b"0"
