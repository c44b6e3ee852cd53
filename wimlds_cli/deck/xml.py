"""XML that strangers wrote: parsed without trust, written back without losing a prefix."""

from __future__ import annotations

import functools
import re
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An element of lxml's, which has no types of its own."""

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
P15 = "{http://schemas.microsoft.com/office/powerpoint/2012/main}"
P188 = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"

NS = {
    "p": P[1:-1],
    "a": A[1:-1],
    "r": R[1:-1],
    "mc": MC[1:-1],
    "p14": P14[1:-1],
    "p15": P15[1:-1],
    "p188": P188[1:-1],
}

# A tree takes about a hundred bytes a node; these keep one part's tree under some 300 MB.
_MAX_NODES = 2_500_000
MAX_BYTES = 64 << 20

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NUMBER = re.compile(r"\s*[+-]?[0-9]{1,18}\s*", re.ASCII)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


class XmlError(ValueError):
    """XML that cannot be read or must not be; the message says why."""


def parse(data: bytes) -> Element:
    """Parse one part.

    Raises:
        XmlError: It is not well-formed, has a document type (OPC forbids it: ECMA-376 part 2, 8.1.4),
            or would take too much memory.
    """
    if len(data) > MAX_BYTES or data.count(b"<") + data.count(b"=") > _MAX_NODES:
        raise XmlError("it holds more XML than any deck needs")
    try:
        root = etree.fromstring(data, _parser(len(data) > 9_000_000))
    except (etree.XMLSyntaxError, ValueError) as error:
        if "entity" in str(error).lower():
            raise XmlError("it declares entities, which no deck may") from None
        raise XmlError(f"it is no well-formed XML ({str(error).splitlines()[0]})") from None
    if root.getroottree().docinfo.doctype:
        raise XmlError("it declares a document type or entities, which no deck may")
    return root


@functools.cache
def _parser(huge: bool) -> Element:
    """Return a parser without trust; making one takes longer than parsing a small part."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge)


def serialise(root: Element) -> bytes:
    """Write a tree back, every namespace declaration where it stood."""
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return DECLARATION.encode() + text


def detached(element: Element) -> bytes:
    """Write one element so that it can stand in another document.

    Every prefix in scope is declared on it again, also those that only `mc:Requires` or `mc:Ignorable` name;
    the list of ignorable prefixes in scope comes along. Joining texts, not moving nodes, is what keeps them.
    """
    text: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=False, with_tail=False)
    ignorable = " ".join(a.get(f"{MC}Ignorable", "") for a in element.iterancestors()).split()
    used = {prefix for prefix in ignorable if _uses(element, element.nsmap.get(prefix))}
    if used and f"{MC}Ignorable" not in element.attrib:
        copy = etree.fromstring(text)
        copy.set(f"{MC}Ignorable", " ".join(sorted(used)))
        text = etree.tostring(copy, encoding="UTF-8", xml_declaration=False)
    return text


def canonical(element: Element) -> bytes:
    """Return what an element says in one form, whatever its prefixes, its spaces and the order of its attributes."""
    return _canonical(etree.tostring(element, with_tail=False))


@functools.lru_cache(maxsize=4096)
def _canonical(text: bytes) -> bytes:
    # Decks of one origin say the same things in the same bytes: the slow way is gone once for each.
    form: str = etree.canonicalize(etree.fromstring(text), rewrite_prefixes=True, strip_text=True)
    return form.encode()


def _uses(element: Element, namespace: str | None) -> bool:
    start = f"{{{namespace}}}"
    return namespace is not None and any(
        isinstance(e.tag, str) and (e.tag.startswith(start) or any(str(k).startswith(start) for k in e.attrib))
        for e in element.iter()
    )


def plain(data: bytes) -> bool:
    """Tell whether searching the bytes for an ASCII word finds it wherever the XML says it.

    Not so in UTF-16, and not where characters are written as references.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:64] or b"&#" in data:
        return False
    encoding = _ENCODING.match(data[:200])
    return encoding is None or encoding[1].lower() in (b"utf-8", b"us-ascii", b"ascii")


def may_say(data: bytes, *words: bytes) -> bool:
    """Tell whether XML may say one of these words in a tag; false only where parsing it would find none."""
    return any(word in data for word in words) or not plain(data)


def escape(text: str) -> str:
    """Write text so that it can stand between tags; the standard library's own loads an HTTP client."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Write text as an attribute's value, with its quotes."""
    quoted = escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{quoted}"'


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def number(text: str | None) -> int | None:
    """Read a whole number; None for what is none, or longer than any that a deck may hold."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None


def is_true(value: str | None, default: bool = False) -> bool:
    """Read an xsd:boolean attribute."""
    return default if value is None else value.strip() in ("1", "true", "on")
