"""A channel's text -> HTML that looks as the channel shows it, without anybody's script, picture or style."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wimlds_cli.announce.facts import CALL, Missing
from wimlds_cli.texts.dialects import Dialect, Discord, Markdown, Meetup, Slack, Social
from wimlds_cli.texts.markdown import to_page

if TYPE_CHECKING:
    from markupsafe import Markup

_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")
_CALLED = re.compile(r"(?<![\w/&])(?:@[\w.@-]*\w|#(?=\d*[^\W\d])\w+)")
"""An account or a hashtag, which has a letter in it: what networks show in the colour of links."""
_SLACK_LINK = re.compile(r"<(https?://[^|>\s]+)\|([^<>]*)>")
_TAG = re.compile(r"(<[^>]*>)")


def as_shown(text: str, dialect: Dialect, gaps: Iterable[Missing] = ()) -> Markup:
    """Return a text as its mark-up looks, with the words for what is not known yet marked.

    Args:
        text: The text, in the mark-up.
        dialect: The mark-up.
        gaps: What is not known yet.
    """
    from markupsafe import Markup

    text = text.replace(CALL, "@")
    if isinstance(dialect, Slack):
        shown = _slack(text)
    elif isinstance(dialect, Markdown):
        # Both end a line where the text does; a page of abstracts does not.
        shown = to_page(text, breaks=isinstance(dialect, (Discord, Meetup)))
    else:
        shown = _plain(text, networked=isinstance(dialect, Social))
    return Markup(_marked(shown, gaps))


def mail_as_shown(markdown: str, gaps: Iterable[Missing] = ()) -> Markup:
    """Return a newsletter as a mail program shows its HTML part."""
    from markupsafe import Markup

    return Markup(_marked(to_page(markdown.replace(CALL, "@"), breaks=True), gaps))


def _plain(text: str, *, networked: bool) -> str:
    def around(piece: str) -> str:
        escaped = html.escape(piece, quote=False)
        return _CALLED.sub(lambda match: f'<span class="called">{match[0]}</span>', escaped) if networked else escaped

    pieces = []
    end = 0
    for match in _ADDRESS.finditer(text):
        pieces += [around(text[end : match.start()]), _link(match[0], match[0])]
        end = match.end()
    return _lines("".join([*pieces, around(text[end:])]))


def _slack(text: str) -> str:
    """Show Slack's mrkdwn. It has `&`, `<` and `>` escaped already; any other angle would be a template's own."""
    kept: list[str] = []

    def keep(shown: str) -> str:
        kept.append(shown)
        return f"\ue001{len(kept) - 1}\ue001"

    text = text.replace("\ue001", "")
    text = re.sub(
        r"```\n?(.*?)\n?```", lambda match: keep(f'<code class="lines">{_bare(match[1])}</code>'), text, flags=re.DOTALL
    )
    text = re.sub(r"`([^`\n]+)`", lambda match: keep(f"<code>{_bare(match[1])}</code>"), text)
    text = _SLACK_LINK.sub(lambda match: keep(_link(html.unescape(match[1]), html.unescape(match[2]))), text)
    text = _ADDRESS.sub(lambda match: keep(_link(html.unescape(match[0]), html.unescape(match[0]))), _bare(text))
    for mark, tag in (("*", "strong"), ("_", "em"), ("~", "s")):
        mark = re.escape(mark)
        text = re.sub(rf"(?<!\w){mark}(?=\S)([^\n]*?)(?<=\S){mark}(?!\w)", rf"<{tag}>\1</{tag}>", text)
    shown = _lines(text)
    while "\ue001" in shown:
        shown = re.sub("\ue001(\\d+)\ue001", lambda match: kept[int(match[1])], shown)
    return shown


def _bare(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _link(url: str, words: str) -> str:
    return f'<a href="{html.escape(url)}" rel="nofollow noopener">{html.escape(words, quote=False)}</a>'


def _lines(shown: str) -> str:
    paragraphs = re.split(r"\n{2,}", shown.strip("\n"))
    return "\n".join(f"<p>{'<br>'.join(paragraph.split(chr(10)))}</p>" for paragraph in paragraphs)


def _marked(shown: str, gaps: Iterable[Missing]) -> str:
    for gap in gaps:
        words = html.escape(gap.words, quote=False)
        if words.strip():
            pattern = re.compile(re.escape(words.rstrip(".")), re.IGNORECASE)
            pieces = _TAG.split(shown)
            pieces[::2] = [pattern.sub(lambda match: f"<mark>{match[0]}</mark>", piece) for piece in pieces[::2]]
            shown = "".join(pieces)
    return shown
