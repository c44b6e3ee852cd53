"""What people type into cells -> texts, answers, numbers, addresses."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from wimlds_cli.event import names
from wimlds_cli.event.links import NotAnAccount, account_of
from wimlds_cli.event.model import SessionType

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What no text needs: control characters, halves of characters, marks of byte order, private planes.
_JUNK = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\U000f0000-\U0010ffff]")
_NOTHING = {"", "-", "–", "—", ".", "n/a", "n.a.", "#name?", "#ref!", "#n/a", "#error!", "#value!"}

_YES = frozenset(
    ("yes", "y", "true", "1", "x", "ok", "sure", "oui", "si", "sim", "ja", "tak", "da", "はい", "是", "✓", "✔")
)
_NO = frozenset(("no", "n", "false", "0", "non", "nein", "nao", "nee", "nie", "いいえ", "否", "不", "✗", "✘"))

_TYPES: Mapping[str, SessionType] = {
    "talk": SessionType.TALK, "presentation": SessionType.TALK, "lecture": SessionType.TALK,
    "keynote": SessionType.TALK, "lightning talk": SessionType.TALK, "session": SessionType.TALK,
    "expose": SessionType.TALK, "conference": SessionType.TALK, "vortrag": SessionType.TALK,
    "charla": SessionType.TALK, "palestra": SessionType.TALK, "paper": SessionType.TALK,
    "panel": SessionType.PANEL, "panel discussion": SessionType.PANEL, "podiumsdiskussion": SessionType.PANEL,
    "table ronde": SessionType.ROUND_TABLE, "round table": SessionType.ROUND_TABLE,
    "roundtable": SessionType.ROUND_TABLE, "mesa redonda": SessionType.ROUND_TABLE,
    "runder tisch": SessionType.ROUND_TABLE, "tutorial": SessionType.TUTORIAL, "tutoriel": SessionType.TUTORIAL,
    "workshop": SessionType.WORKSHOP, "atelier": SessionType.WORKSHOP, "taller": SessionType.WORKSHOP,
    "oficina": SessionType.WORKSHOP, "screening": SessionType.SCREENING, "break": SessionType.BREAK,
}  # fmt: skip

_HOSTS = {
    "x.com": "x", "twitter.com": "x", "bsky.app": "bluesky", "linkedin.com": "linkedin", "github.com": "github",
}  # fmt: skip
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\],;]+", re.IGNORECASE)


def clean(cell: object) -> str:
    """Return a cell's text: its lines with one kind of end, without invisible characters and needless space."""
    if cell is None or isinstance(cell, (list, dict)):
        return ""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", str(cell)))
    text = _JUNK.sub("", text)
    lines = [line.rstrip() for line in text.split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return "" if text.lower() in _NOTHING else text


def mappings(value: object) -> list[dict[str, Any]]:
    """Return the mappings of a list from somebody else's program; nothing where it is none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def yes_or_no(text: str) -> bool | None:
    """Read an answer to a question in one of the languages that forms are written in; None when it is neither.

    What follows the first word is no part of it: "Yes, with pleasure".
    """
    first = re.split(r"[\s,.;:!()–-]+", names.folded(text).strip(), maxsplit=1)[0]
    if first in _YES or names.folded(text) in ("i agree", "j'accepte", "d'accord", "i do", "einverstanden", "acepto"):
        return True
    return False if first in _NO else None


def minutes(text: str) -> int | None:
    """Read a duration: `30`, `30 min`, `1 h 30`, `1:30`, `00:45`; None when there is no telling."""
    text = names.folded(text)
    hours = re.search(r"(\d+)\s*(?:h(?:ours?|eures?|oras?|rs?)?|stunden?|std|:)\s*(\d{1,2})?(?!\d)", text)
    if hours:
        found = int(hours[1]) * 60 + int(hours[2] or 0)
    else:
        number = re.search(r"\d+", text)
        found = int(number.group()) if number else 0
    return found if 0 < found <= 24 * 60 else None


def moment(text: object) -> datetime.datetime | None:
    """Read a moment as programs write it, with its zone where it names one; None when it is none."""
    try:
        return datetime.datetime.fromisoformat(str(text))
    except ValueError:
        return None


def session_type(text: str) -> SessionType | None:
    """Read what kind of session it is; None when the word means none of ours."""
    words = names.words(text)
    whole = " ".join(words)
    if whole in _TYPES:
        return _TYPES[whole]
    found = [kind for word, kind in _TYPES.items() if f" {word} " in f" {whole} "]
    return found[0] if found and all(kind is found[0] for kind in found) else None


def network_of(address: str) -> str:
    """Return the network that a web address is of: one of the keys of `links:`; `website` for any other page."""
    host = (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("mobile.")
    if host in _HOSTS:
        return _HOSTS[host]
    if host.endswith(".linkedin.com"):
        return "linkedin"
    if re.search(r"^https?://[^/]+/@[\w.-]+/?$", address) and _is_account("mastodon", address):
        # Other sites write their people as /@name too, and are no Mastodon servers.
        return "website" if host in ("medium.com", "youtube.com", "tiktok.com", "threads.net") else "mastodon"
    return "website"


def links_in(text: str) -> dict[str, str]:
    """Return the accounts whose addresses stand in a text, by network; the first of each."""
    found: dict[str, str] = {}
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".:!?")
        found.setdefault(network_of(address), address)
    return found


def account_text(network: str, text: str) -> str | None:
    """Return an account as it stands in an event file; None when the text cannot be one."""
    text = one_line(text)
    address = _ADDRESS.search(text)
    for candidate in (text, address.group() if address else "", text.split(" ", 1)[0]):
        if candidate and _is_account(network, candidate):
            return candidate
    return None


def _is_account(network: str, text: str) -> bool:
    try:
        account_of(network, text)
    except NotAnAccount:
        return False
    return True


def is_web_address(text: str) -> bool:
    """Tell whether a cell holds an address instead of a file."""
    return re.match(r"[a-z][a-z0-9+.-]+://|www\.", text.strip(), re.IGNORECASE) is not None


def email_in(text: str) -> str | None:
    """Return the mail address that stands in a cell."""
    match = re.search(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]@]+\.[^\s<>,;:\"()\[\]@.]{2,}", text)
    return match.group() if match else None


def people_in(text: str) -> list[str]:
    """Return the names that stand in a cell, one a line or separated by commas, semicolons or "and"."""
    parts = re.split(r"[\n;,&]|\s+(?:and|und|et|y|e)\s+", text)
    return [one_line(part).strip(" .") for part in parts if part.strip(" .")]
