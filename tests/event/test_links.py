"""Accounts as people type them, and the one form that they are brought to."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli.event.links import NETWORKS, NotAnAccount, account_of


@pytest.mark.parametrize(
    ("network", "typed", "handle", "url"),
    [
        ("x", "@grace", "@grace", "https://x.com/grace"),
        ("x", "grace", "@grace", "https://x.com/grace"),
        ("x", "https://twitter.com/grace?lang=fr", "@grace", "https://x.com/grace"),
        ("x", "x.com/grace/", "@grace", "https://x.com/grace"),
        ("x", "https://mobile.twitter.com/@grace", "@grace", "https://x.com/grace"),
        ("bluesky", "@grace.bsky.social", "@grace.bsky.social", "https://bsky.app/profile/grace.bsky.social"),
        (
            "bluesky",
            "https://bsky.app/profile/hopper.dev",
            "@hopper.dev",
            "https://bsky.app/profile/hopper.dev",
        ),
        ("mastodon", "@grace@fosstodon.org", "@grace@fosstodon.org", "https://fosstodon.org/@grace"),
        ("mastodon", "grace@Fosstodon.org", "@grace@fosstodon.org", "https://fosstodon.org/@grace"),
        ("mastodon", "https://fosstodon.org/@grace", "@grace@fosstodon.org", "https://fosstodon.org/@grace"),
        (
            "mastodon",
            "https://fosstodon.org/users/grace",
            "@grace@fosstodon.org",
            "https://fosstodon.org/@grace",
        ),
        ("mastodon", "https://a.org/@grace@b.org", "@grace@b.org", "https://b.org/@grace"),
        (
            "linkedin",
            "https://fr.linkedin.com/in/grace-hopper/",
            "linkedin.com/in/grace-hopper",
            "https://www.linkedin.com/in/grace-hopper",
        ),
        ("linkedin", "in/grace", "linkedin.com/in/grace", "https://www.linkedin.com/in/grace"),
        ("linkedin", "linkedin.com/in/%E6%9D%8E", "linkedin.com/in/李", "https://www.linkedin.com/in/李"),
        ("github", "https://github.com/grace/cobol", "github.com/grace", "https://github.com/grace"),
        ("github", "@grace", "github.com/grace", "https://github.com/grace"),
        ("website", "grace.example.org", "grace.example.org", "https://grace.example.org"),
        ("website", "http://example.org/~grace/", "example.org/~grace", "http://example.org/~grace/"),
    ],
)
def test_an_account_is_brought_to_its_one_form(network, typed, handle, url):
    account = account_of(network, typed)
    assert (account.network, account.handle, account.url) == (network, handle, url)
    assert account_of(network, account.url) == account


@pytest.mark.parametrize(
    ("network", "typed", "way_out"),
    [
        ("x", "Grace Hopper", "@name"),
        ("x", "@gracé", "without accents"),
        ("x", "@a_name_of_sixteen", "at most 15"),
        ("x", "https://bsky.app/profile/grace", "https://x.com/name"),
        ("bluesky", "@grace", "@grace.bsky.social"),
        ("bluesky", "https://x.com/grace", "bsky.app"),
        ("mastodon", "@grace", "@name@server"),
        ("mastodon", "@grace@localhost", "@name@server"),
        ("linkedin", "Grace Hopper", "copy its address"),
        ("linkedin", "https://www.linkedin.com/feed", "linkedin.com/in/name"),
        ("github", "grace hopper", "github.com/name"),
        ("website", "grace@example.org", "https://"),
        ("website", "my site", "https://"),
        ("website", "ftp://example.org", "https://"),
    ],
)
def test_what_is_no_account_gets_a_way_out(network, typed, way_out):
    with pytest.raises(NotAnAccount) as refused:
        account_of(network, typed)
    assert way_out in refused.value.way_out


@given(
    st.sampled_from(NETWORKS),
    st.text(max_size=40) | st.from_regex(r"https?://[a-z./@%\[\]:]{1,30}", fullmatch=True),
)
def test_any_text_is_an_account_or_refused(network, typed):
    with contextlib.suppress(NotAnAccount):
        account = account_of(network, typed)
        assert account.url.startswith("http")
        assert account.handle.strip()
