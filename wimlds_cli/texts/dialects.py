"""The channels' mark-ups: how each writes bold, a link, a list, and how a text is kept from being taken for one."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

_ZERO_WIDTH_SPACE = "\u200b"
_SECRET_DIRECTIONS = "\u202d\u202e"
"""Overrides that let a text read otherwise than it is written; the letters' own directions need none."""


def one_line(text: str) -> str:
    """Return a text on one line, without control characters and with single spaces."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    return " ".join(re.sub(f"[{_SECRET_DIRECTIONS}]", "", kept).split())


def safe_address(url: str) -> str:
    """Return an address in which no character can end or open mark-up around it."""
    return re.sub(r"[\s<>\"`|\\^{}*\[\]\x00-\x1f\x7f]", lambda match: f"%{ord(match[0]):02X}", url)


class Dialect:
    """Text without mark-up; what a channel can show more, its own dialect says.

    What comes in as `inner` is written in the dialect already; `escape` brings any text there.
    """

    bullet = "• "
    rule = "———"

    def escape(self, text: str) -> str:
        """Keep a text from being taken for mark-up."""
        return text

    def address(self, url: str) -> str:
        """Write a bare address."""
        return safe_address(url)

    def strong(self, inner: str) -> str:
        """Write important words."""
        return inner

    def emphasis(self, inner: str) -> str:
        """Write stressed words."""
        return inner

    def deleted(self, inner: str) -> str:
        """Write words that no longer hold."""
        return inner

    def code(self, text: str) -> str:
        """Write a piece of code; it comes unescaped."""
        return self.escape(text)

    def code_block(self, text: str) -> str:
        """Write lines of code; they come unescaped."""
        return self.escape(text.rstrip("\n"))

    def link(self, inner: str, url: str) -> str:
        """Write words that lead to an address."""
        return f"{inner} ({self.address(url)})"

    def heading(self, inner: str, level: int) -> str:
        """Write a heading of a level from 1 to 6."""
        return self.strong(inner)

    def title(self, inner: str, level: int) -> str:
        """Write a title of the whole text or of a part of it."""
        return self.strong(inner)

    def quote(self, inner: str) -> str:
        """Write a quoted block."""
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


class Social(Dialect):
    """Text on a network where an @ before a name calls somebody: free text calls nobody."""

    def escape(self, text: str) -> str:
        """Put a space without width behind an @ that would call somebody."""
        return _outside_addresses(
            text, lambda piece: re.sub(r"(?<![\w.])([@＠])(?=\w)", rf"\1{_ZERO_WIDTH_SPACE}", piece)
        )


class Slack(Dialect):
    """Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text)."""

    _PAIR = re.compile(r"(?<!\w)([*_~`])(?=\S)(.*?)(?<=\S)\1(?!\w)")
    _LOOK_ALIKES = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})

    def escape(self, text: str) -> str:
        """Escape the three characters that Slack names, and break what would format or call everybody."""
        text = _outside_addresses(text, lambda piece: _call_nobody(self._PAIR.sub(self._look_alike, piece)))
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def _look_alike(self, match: re.Match[str]) -> str:
        # There is no escape for the formatting characters: a pair of them gives way to look-alikes.
        mark = match[1].translate(self._LOOK_ALIKES)
        return f"{mark}{match[2]}{mark}"

    def address(self, url: str) -> str:
        """Write a bare address."""
        return safe_address(url).replace("&", "&amp;")

    def strong(self, inner: str) -> str:
        """Write important words."""
        return f"*{inner}*"

    def emphasis(self, inner: str) -> str:
        """Write stressed words."""
        return f"_{inner}_"

    def deleted(self, inner: str) -> str:
        """Write words that no longer hold."""
        return f"~{inner}~"

    def code(self, text: str) -> str:
        """Write a piece of code."""
        return f"`{self.escape(text.replace('`', 'ˋ'))}`"

    def code_block(self, text: str) -> str:
        """Write lines of code."""
        return "```\n" + self.escape(text.rstrip("\n").replace("```", "ˋˋˋ")) + "\n```"

    def link(self, inner: str, url: str) -> str:
        """Write words that lead to an address."""
        return f"<{self.address(url)}|{inner}>"


class Markdown(Dialect):
    """CommonMark, as a file of abstracts or a page takes it."""

    bullet = "- "
    rule = "* * *"

    def escape(self, text: str) -> str:
        """Put a backslash before what would be mark-up, and only there; addresses stay as they are."""
        begins = True

        def escaped(piece: str) -> str:
            nonlocal begins
            first, begins = begins, False
            return _escape_markdown(piece, begins=first)

        return _outside_addresses(text, escaped)

    def strong(self, inner: str) -> str:
        """Write important words."""
        return f"**{inner}**"

    def emphasis(self, inner: str) -> str:
        """Write stressed words."""
        return f"*{inner}*"

    def deleted(self, inner: str) -> str:
        """Write words that no longer hold."""
        return f"~~{inner}~~"

    def code(self, text: str) -> str:
        """Write a piece of code, fenced by more backquotes than it holds."""
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        space = " " if text.startswith("`") or text.endswith("`") else ""
        return f"{fence}{space}{text}{space}{fence}"

    def code_block(self, text: str) -> str:
        """Write lines of code, fenced by more backquotes than they hold."""
        fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return f"{fence}\n{text.rstrip()}\n{fence}"

    def link(self, inner: str, url: str) -> str:
        """Write words that lead to an address."""
        return f"[{inner}]({self.address(url).replace('(', '%28').replace(')', '%29')})"

    def title(self, inner: str, level: int) -> str:
        """Write a title of the whole text or of a part of it."""
        return f"{'#' * level} {inner}"

    def heading(self, inner: str, level: int) -> str:
        """Write a heading below those that the text around it has."""
        return f"{'#' * min(level + 3, 6)} {inner}"


class Discord(Markdown):
    """Discord's Markdown (https://support.discord.com/hc/en-us/articles/210298617)."""

    rule = "———"

    def escape(self, text: str) -> str:
        """Escape as Markdown, hide no spoiler and call nobody."""
        hidden = super().escape(text).replace("||", r"\|\|")
        return _outside_addresses(hidden, _call_nobody)

    def title(self, inner: str, level: int) -> str:
        """Write a title as bold words: a chat message is no page."""
        return self.strong(inner)

    def heading(self, inner: str, level: int) -> str:
        """Write a heading; Discord has three levels."""
        return f"### {inner}"


class Meetup(Markdown):
    """What a description on Meetup shows: bold, italics, lists and links; no headings, no code."""

    rule = "———"

    deleted, code, code_block = Dialect.deleted, Dialect.code, Dialect.code_block

    def title(self, inner: str, level: int) -> str:
        """Write a title as bold words."""
        return self.strong(inner)

    def heading(self, inner: str, level: int) -> str:
        """Write a heading as bold words."""
        return self.strong(inner)

    def quote(self, inner: str) -> str:
        """Write a quoted block as it is."""
        return inner


class Html(Dialect):
    """HTML, for the page that organizers post from."""

    def escape(self, text: str) -> str:
        """Escape what HTML takes for itself."""
        return html.escape(text)

    def address(self, url: str) -> str:
        """Write a bare address."""
        return html.escape(safe_address(url))


def _outside_addresses(text: str, change: Callable[[str], str]) -> str:
    """Change a text, but not the addresses in it: they would lead nowhere."""
    pieces = re.split(r"(https?://[^\s<>\[\]`*\\|]+)", text)
    return "".join(piece if index % 2 else change(piece) for index, piece in enumerate(pieces))


def _call_nobody(text: str) -> str:
    return re.sub(r"@(?=(?:everyone|here|channel)\b)", f"@{_ZERO_WIDTH_SPACE}", text, flags=re.IGNORECASE)


def _escape_markdown(text: str, *, begins: bool) -> str:
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", r"\\\\", text)
    text = re.sub(r"(?<!\\)([`*\[\]])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    text = re.sub(r"<(?=\S)", r"\\<", text)
    text = text.replace("~~", r"\~\~")
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    # What opens a heading, a quotation, a list or a rule does so only where a line begins.
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if index or begins:
            line = re.sub(r"^(\s*)([#>+=-])", r"\1\\\2", line)
            lines[index] = re.sub(r"^(\s*\d+)([.)])(?=\s|$)", r"\1\\\2", line)
    return "\n".join(lines)
