"""A text as its channel shows it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from wimlds_cli.announce.facts import CALL, Missing
from wimlds_cli.announce.sheet.frames import as_shown, mail_as_shown
from wimlds_cli.texts.dialects import Dialect, Discord, Markdown, Meetup, Slack, Social

LINK = '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">{}</a>'


@pytest.mark.parametrize(
    ("dialect", "text", "shown"),
    [
        (Dialect(), "a *b*\nc\n\nd <e>", "<p>a *b*<br>c</p>\n<p>d &lt;e&gt;</p>"),
        (
            Dialect(),
            "see https://example.org/a?b=1&c=2.",
            f"<p>see {LINK.format('https://example.org/a?b=1&amp;c=2')}.</p>",
        ),
        (
            Social(),
            "with @grace and #WiMLDS",
            '<p>with <span class="called">@grace</span> and <span class="called">#WiMLDS</span></p>',
        ),
        (Social(), "evening #12, mail a@b.example", "<p>evening #12, mail a@b.example</p>"),
        (Social(), f"{CALL}grace@example.social!", '<p><span class="called">@grace@example.social</span>!</p>'),
        (
            Slack(),
            "*bold* _it_ ~gone~ `*code*`",
            "<p><strong>bold</strong> <em>it</em> <s>gone</s> <code>*code*</code></p>",
        ),
        (
            Slack(),
            "<https://example.org/a?b=1&amp;c=2|*here* &amp; there>",
            f"<p>{LINK.format('*here* &amp; there')}</p>",
        ),
        (Slack(), "2*3*4 snake_case_word", "<p>2*3*4 snake_case_word</p>"),
        (Slack(), "```\na *b*\n```", '<p><code class="lines">a *b*</code></p>'),
        (Slack(), "*<https://example.org/a?b=1&amp;c=2|x>*", f"<p><strong>{LINK.format('x')}</strong></p>"),
        (Discord(), "**bold**\nnext", "<p><strong>bold</strong><br>\nnext</p>\n"),
        (
            Meetup(),
            "**When**: now\n**Where**: here",
            "<p><strong>When</strong>: now<br>\n<strong>Where</strong>: here</p>\n",
        ),
        (Markdown(), "# A title\n\ntext", '<p class="heading">A title</p>\n<p>text</p>\n'),
    ],
)
def test_a_text_looks_as_its_channel_shows_it(dialect, text, shown):
    assert as_shown(text, dialect) == shown


def test_a_newsletter_looks_as_its_html_part_does():
    assert mail_as_shown("**When**: now\nlate") == "<p><strong>When</strong>: now<br>\nlate</p>\n"


def test_what_is_not_known_is_marked_but_never_inside_a_tag():
    gap = Missing("opens soon", "registration_url", "Sophie")
    shown = as_shown("It opens soon. See https://example.org/soon: Opens soon", Dialect(), [gap])
    assert shown.count("<mark>") == 2
    assert "<mark>Opens soon</mark>" in shown
    shown = as_shown("https://example.org/soon", Dialect(), [Missing("soon", "x", "y")])
    assert 'href="https://example.org/soon"' in shown
    assert "/<mark>soon</mark></a>" in shown


PIECES = ["<", ">", "&lt;", "&amp;", '"', "'", "*", "_", "`", "```", "~", "a", "0", "|", "https://x.example/", "\ue001"]
MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![p](https://e.example)",
]
HOSTILE = st.lists(st.sampled_from([*PIECES, *MARKUP, "\n", " "]), max_size=14).map("".join)


@given(HOSTILE, st.sampled_from([Dialect(), Social(), Slack(), Discord(), Meetup(), Markdown()]))
def test_whatever_a_text_holds_it_is_harmless(text, dialect):
    found = html.fragment_fromstring(as_shown(text, dialect), create_parent="div")
    known = {
        "div",
        "p",
        "br",
        "a",
        "strong",
        "em",
        "s",
        "code",
        "pre",
        "span",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "h2",
        "h1",
    }
    assert {element.tag for element in found.iter()} <= known
    for element in found.iter():
        assert set(element.attrib) <= {"href", "rel", "class", "start"}
    assert all(re.match(r"https?://|mailto:", href) for href in found.xpath("//@href"))
