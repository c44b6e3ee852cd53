"""Whatever people type: every text that is written keeps its limit, and nothing ends in a traceback."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.announce.events import EVERY_MOMENT, announced, small

TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), max_size=80)
MARKED = st.text("a *_~`[]()<>#-+.!&;|\\:=>@{}%\"'1\n", max_size=80)
ANY = st.one_of(TYPED, MARKED, st.sampled_from(["", "{{ event }}", "a" * 400, "# ", "- x", "👩🏽‍👩🏿‍👧‍👦" * 40]))


@settings(max_examples=20)
@given(ANY, ANY, ANY, ANY, ANY)
def test_any_words_are_written_within_the_limits_or_refused(tmp_path_factory, name, title, description, person, access):
    folder = small(
        tmp_path_factory.mktemp("any"),
        ("name: An evening", f"name: {json.dumps(name, ensure_ascii=False)}"),
        ("title: Nanoseconds", f"title: {json.dumps(title, ensure_ascii=False)}"),
        ("What the evening is about.", json.dumps(description, ensure_ascii=False)),
        ("name: Grace Hopper", f"id: grace\n    name: {json.dumps(person, ensure_ascii=False)}"),
        ("speakers: [Grace Hopper]", "speakers: [grace]"),
        ("Step-free.", json.dumps(access, ensure_ascii=False)),
    )
    report = announced(folder, moments=EVERY_MOMENT, draft=True, sessions=True)
    for text in (*report.ready, *report.drafts):
        channel = text.wanted.channel
        assert text.posts
        for post in text.posts:
            assert channel.fits(post), (text.wanted.key, post)
            assert post == post.strip()
        if channel.heading_limit:
            assert len(text.heading) <= channel.heading_limit
    for text in report.refused:
        assert text.refusals
