"""Abstracts and biographies, written in Markdown -> a channel's mark-up, with nothing lost that it can show."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from wimlds_cli.texts.dialects import Dialect, one_line, safe_address

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_LEADS_SOMEWHERE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


_REST_OF_ADDRESS = re.compile(r"://[^\s<>]*[^\s<>.,;:!?\"'”’)\]*_]")


def _new_parser(*, breaks: bool = False) -> MarkdownIt:
    from markdown_it import MarkdownIt

    # A speaker's text is not ours to trust: HTML in it is text.
    parser = MarkdownIt("commonmark", {"html": False, "breaks": breaks}).enable("strikethrough")
    parser.inline.ruler.push("bare_address", _bare_address)
    return parser


def _bare_address(state: StateInline, silent: bool) -> bool:
    """Read a bare address as one piece: the underscores in it are no mark-up."""
    if state.src[state.pos] != ":" or state.linkLevel:
        return False
    scheme = re.search(r"(?<!\w)https?$", state.pending, re.IGNORECASE)
    rest = _REST_OF_ADDRESS.match(state.src, state.pos)
    if scheme is None or rest is None:
        return False
    if not silent:
        url = scheme.group() + rest.group()
        state.pending = state.pending[: scheme.start()]
        state.push("link_open", "a", 1).attrs = {"href": url}
        state.push("text", "", 0).content = url
        state.push("link_close", "a", -1)
    state.pos = rest.end()
    return True


@functools.cache
def _parser() -> MarkdownIt:
    parser = _new_parser()
    # Refused here, a link to a script would be shown with its address; `_link` keeps only its words.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - its type forbids to assign a method
    return parser


def in_dialect(markdown: str, dialect: Dialect) -> str:
    """Write a Markdown text in a channel's mark-up; its paragraphs are separated by empty lines."""
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_parser().parse(_without_controls(markdown)))
    return _blocks(tree.children, dialect)


def to_html(markdown: str, *, breaks: bool = False) -> str:
    """Return a Markdown text as HTML; HTML in it is text, and a bare address becomes a link.

    Args:
        markdown: The text.
        breaks: Whether the end of a line ends it in HTML too.
    """
    return str(_new_parser(breaks=breaks).render(_without_controls(markdown)))


def to_page(markdown: str, *, breaks: bool = False) -> str:
    """Return a stranger's Markdown text as a piece of a public page.

    HTML in it is text. A link leads to the web or to a mail, says that nobody vouches for it, and hands nothing on;
    any other keeps only its words. A picture from elsewhere would be a request to another server: it becomes a link.
    A heading is a line that stands out, since the page's outline is the page's own.

    Args:
        markdown: The text.
        breaks: Whether the end of a line ends it here too.
    """
    parser = _new_parser(breaks=breaks)
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - its type forbids to assign a method
    parser.options["xhtmlOut"] = False
    tokens = parser.parse(_without_controls(markdown))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "p"
            if token.nesting > 0:
                token.attrs["class"] = "heading"
        if token.children:
            token.children = _harmless(token.children)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _harmless(tokens: list[Token]) -> list[Token]:
    from markdown_it.token import Token

    kept: list[Token] = []
    closes: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            leads = _LEADS_SOMEWHERE.match(str(token.attrs.get("href", ""))) is not None
            closes.append(leads)
            if leads:
                kept.append(_link_open(str(token.attrs["href"])))
        elif token.type == "link_close":
            if closes.pop():
                kept.append(token)
        elif token.type == "image":
            source = str(token.attrs.get("src", ""))
            words = Token("text", "", 0, content=token.content or source)
            # Inside a link there is no second one.
            if _LEADS_SOMEWHERE.match(source) and not any(closes):
                kept += [_link_open(source), words, Token("link_close", "a", -1)]
            else:
                kept.append(words)
        else:
            kept.append(token)
    return kept


def _link_open(url: str) -> Token:
    from markdown_it.token import Token

    return Token("link_open", "a", 1, attrs={"href": safe_address(url), "rel": "nofollow noopener"})


def first_paragraph(markdown: str) -> str:
    """Return the first paragraph as one line without mark-up; empty when there is none."""
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_parser().parse(_without_controls(markdown)))
    for node in tree.children:
        if node.type == "paragraph":
            return one_line(_blocks([node], Dialect()))
    return ""


def _without_controls(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202d\u202e]", " ", text.replace("\r\n", "\n"))


def _blocks(nodes: list[SyntaxTreeNode], dialect: Dialect, *, tight: bool = False) -> str:
    written = [_block(node, dialect) for node in nodes]
    return ("\n" if tight else "\n\n").join(text for text in written if text)


def _block(node: SyntaxTreeNode, dialect: Dialect) -> str:
    match node.type:
        case "paragraph":
            return _inline(node, dialect)
        case "heading":
            return dialect.heading(_inline(node, dialect), int(node.tag[1:]))
        case "bullet_list":
            return _list(node, dialect, None)
        case "ordered_list":
            return _list(node, dialect, int(node.attrs.get("start", 1)))
        case "blockquote":
            return dialect.quote(_blocks(node.children, dialect))
        case "fence" | "code_block":
            return dialect.code_block(node.content)
        case "hr":
            return dialect.rule
        case _:
            return _blocks(node.children, dialect) if node.children else dialect.escape(node.content)


def _list(node: SyntaxTreeNode, dialect: Dialect, start: int | None) -> str:
    items = []
    for count, item in enumerate(node.children):
        mark = dialect.bullet if start is None else f"{start + count}. "
        text = _blocks(item.children, dialect, tight=True)
        items.append(mark + text.replace("\n", "\n" + " " * len(mark)))
    return "\n".join(items)


def _inline(node: SyntaxTreeNode, dialect: Dialect) -> str:
    text = "".join(_piece(child, dialect) for child in node.children)
    # Spaces that were wrapped or doubled in the file mean nothing.
    return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))


def _piece(node: SyntaxTreeNode, dialect: Dialect) -> str:
    inner = functools.partial(_inner, node, dialect)
    match node.type:
        case "text":
            return dialect.escape(node.content)
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "strong":
            return dialect.strong(inner())
        case "em":
            return dialect.emphasis(inner())
        case "s":
            return dialect.deleted(inner())
        case "code_inline":
            return dialect.code(node.content)
        case "link":
            return _link(inner(), str(node.attrs.get("href", "")), dialect)
        case "image":
            # A channel shows no picture from elsewhere; its description and its address remain.
            return _link(dialect.escape(node.content), str(node.attrs.get("src", "")), dialect)
        case _:
            return inner() if node.children else dialect.escape(node.content)


def _inner(node: SyntaxTreeNode, dialect: Dialect) -> str:
    return "".join(_piece(child, dialect) for child in node.children)


def _link(inner: str, url: str, dialect: Dialect) -> str:
    if not _LEADS_SOMEWHERE.match(url):
        return inner
    if not inner or inner in (url, dialect.escape(url), url.removeprefix("mailto:")):
        return dialect.address(url.removeprefix("mailto:"))
    return dialect.link(inner, url)
