"""Texts between quotes where they need them: in YAML, which 1.1 and 1.2 then read the same, and on a command line."""

from __future__ import annotations

import json
import re
from typing import Any

UNSAFE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that YAML forbids, takes for the end of a line, or that turn the order of reading around."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()+’-]|, )*")
# An address is plain text too, as long as no comma, bracket or # could end it: a colon counts before a space only.
_ADDRESS = re.compile(r"https?://[\w./~%?=&+@-]+|[A-Za-z][\w.+-]*@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"}


def yaml_text(value: Any) -> str:
    """Write a value as text that stands behind a key, or behind the dash of a list."""
    text = str(value)
    if _ADDRESS.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not text.endswith((" ", ",")) and text.lower() not in _WORDS:
        return text
    # Every JSON text is a YAML text between double quotes; what YAML does not allow as it stands, and what nobody
    # sees, is escaped.
    return UNSAFE.sub(_escaped, json.dumps(text, ensure_ascii=False))


def yaml_flow_text(value: Any) -> str:
    """Write a value as text that stands between brackets, where a comma separates."""
    text = yaml_text(value)
    return json.dumps(text, ensure_ascii=False) if "," in text and not text.startswith('"') else text


def command_argument(text: str) -> str:
    """Write a path as it is typed on a command line: between quotes, as every shell knows them, if it holds a space."""
    return text if not text or re.fullmatch(r"[\w./\\:~+-]+", text) else f'"{text}"'


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
