"""Mark-ups: what a speaker wrote arrives as it was meant, and nothing else is taken for mark-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wimlds_cli.texts.dialects import Dialect, Discord, Markdown, Meetup, Slack, Social, one_line, safe_address
from wimlds_cli.texts.markdown import first_paragraph, in_dialect, to_html

RICH = """\
A **bold** and *stressed* word, `code`, ~~gone~~, and a [link](https://example.org/a_(b)).

# Heading

- one
- two
  - deeper

3. three
4. four

> quoted

```
x = 1 < 2
```
"""
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40)
MARKS = st.text("ab1 *_~`[]()<>#-+.!&;|\\:=>@", min_size=1, max_size=25)


@pytest.mark.parametrize(
    ("dialect", "wanted"),
    [
        (Dialect(), ["A bold and stressed word, code, gone,", "link (https://example.org/a_(b))", "• one", "> quoted"]),
        (Slack(), ["*bold*", "_stressed_", "`code`", "~gone~", "<https://example.org/a_(b)|link>", "x = 1 &lt; 2"]),
        (Discord(), ["**bold**", "*stressed*", "~~gone~~", "[link](https://example.org/a_%28b%29)", "### Heading"]),
        (Meetup(), ["**bold**", "*stressed*", "code", "**Heading**", "- one\n- two\n  - deeper", "3. three"]),
        (Markdown(), ["**bold**", "`code`", "#### Heading", "3. three\n4. four", "```\nx = 1 < 2\n```"]),
    ],
)
def test_markdown_arrives_in_every_mark_up(dialect, wanted):
    written = in_dialect(RICH, dialect)
    for piece in wanted:
        assert piece in written


def test_meetup_gets_no_headings_and_no_code():
    written = in_dialect(RICH, Meetup())
    assert "#" not in written
    assert "`" not in written


def test_a_picture_from_elsewhere_becomes_its_description():
    assert in_dialect("![a cat](https://example.org/cat.png)", Dialect()) == "a cat (https://example.org/cat.png)"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"])
def test_a_link_that_leads_nowhere_safe_is_only_its_words(address):
    for dialect in (Slack(), Discord(), Markdown(), Dialect()):
        assert "(" + address not in in_dialect(f"[words]({address})", dialect)
        assert f"<{address}" not in in_dialect(f"[words]({address})", dialect)


def test_html_in_a_text_is_text():
    assert in_dialect("<script>alert(1)</script>", Dialect()) == "<script>alert(1)</script>"
    assert "<script" not in to_html("<script>alert(1)</script>")


def shown(markdown):
    """Return what a reader of CommonMark sees."""
    import html
    import re

    page = MarkdownIt("commonmark").enable("strikethrough").render(markdown)
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


@given(WORDS.map(one_line).filter(bool))
def test_any_text_is_shown_as_it_was_typed(text):
    assert shown(Markdown().escape(text)) == text


@given(MARKS.map(one_line).filter(bool))
def test_a_text_made_of_marks_is_shown_as_it_was_typed(text):
    assert shown(Markdown().escape(text)) == text


@given(MARKS)
def test_slack_gets_no_open_bracket_and_no_bare_ampersand(text):
    escaped = Slack().escape(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert all(
        escaped[index:].startswith(("&amp;", "&lt;", "&gt;")) for index, char in enumerate(escaped) if char == "&"
    )


@pytest.mark.parametrize(("typed", "pair"), [("a *b* c", "*"), ("a _b_ c", "_"), ("a ~b~ c", "~"), ("a `b` c", "`")])
def test_slack_takes_no_pair_for_formatting(typed, pair):
    assert pair not in Slack().escape(typed)


@pytest.mark.parametrize("dialect", [Slack(), Discord()])
@pytest.mark.parametrize("call", ["@everyone", "@here", "@Everyone"])
def test_a_text_calls_nobody_in_a_chat(dialect, call):
    assert call not in dialect.escape(f"hello {call}!")


@pytest.mark.parametrize("call", ["@grace", "＠grace", "thanks @grace", "(@grace@example.social)"])
def test_a_text_calls_nobody_on_a_network(call):
    assert "@grace" not in Social().escape(call)
    assert "＠grace" not in Social().escape(call)


def test_an_e_mail_address_in_a_text_stays():
    assert Social().escape("write to ada@example.org") == "write to ada@example.org"


@pytest.mark.parametrize("dialect", [Dialect(), Social(), Slack(), Discord(), Meetup(), Markdown()])
@pytest.mark.parametrize(
    "address", ["https://example.org/@grace", "https://example.org/_a_/b_c", "https://example.org/~x~"]
)
def test_an_address_in_a_text_still_leads_where_it_led(dialect, address):
    assert address in dialect.escape(f"See {address} for more.")
    assert address in in_dialect(f"See {address} for more.", dialect)


@given(st.text(max_size=60))
def test_one_line_is_one_line(text):
    line = one_line(text)
    assert line == " ".join(line.split())
    assert not set(line) & set("\n\r\x0b\x0c\x00\u2028\u2029\u202e")


@given(st.text(max_size=40))
def test_an_address_holds_nothing_that_ends_mark_up(text):
    assert not set(safe_address(f"https://example.org/{text}")) & set('<>"`|\\ \n\r*[]')


def test_the_hook_is_the_first_paragraph_without_mark_up():
    assert first_paragraph("Why **rare** words?\nAnd\nthen.\n\nMore.") == "Why rare words? And then."
    assert first_paragraph("") == ""
