"""Pages: the chapter's colours can be read on their grounds, whatever they are."""

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli import colours
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.model import Brand
from wimlds_cli.texts.web import look, page, sealed

any_colour = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def sides(css):
    """Return the custom properties by day and by night."""
    found = [
        {name: colours.parsed(value) for name, value in re.findall(r"--([\w-]+): (#\w{6});", side)}
        for side in css.split("@media")
    ]
    assert len(found) == 2
    return found


@given(any_colour, any_colour)
def test_every_brand_can_be_read_by_day_and_by_night(colour, accent):
    for side in sides(look(Brand(colour=colour, accent=accent))):
        assert colours.contrast(side["on-brand"], side["brand"]) >= 7
        assert colours.contrast(side["accent-on-brand"], side["brand"]) >= 4.5
        for ground in ("paper", "raised", "tint"):
            assert colours.contrast(side["ink"], side[ground]) >= 7
            assert colours.contrast(side["link"], side[ground]) >= 7
            assert min(colours.contrast(side[ink], side[ground]) for ink in ("soft", "good", "bad")) >= 4.5
            assert min(colours.contrast(side[line], side[ground]) for line in ("accent", "edge")) >= 3


def test_a_page_is_sealed_and_only_its_own_scripts_may_run():
    whole = sealed("<!-- policy -->\n<script>one()</script>\n<script type='application/ld+json'>{}</script>")
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    assert f"script-src 'sha256-{digest}';" in whole
    assert whole.count("sha256-") == 1
    assert "default-src 'none'" in whole
    assert "script-src 'none'" in sealed("<!-- policy -->")


def own(home, name, text):
    file = home / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_what_a_page_prints_is_text(tmp_path):
    own(tmp_path, "web/said.html", '{% extends "base.html" %}{% block main %}{{ words }}{% endblock %}')
    written = page("said.html", None, homes=[tmp_path], words="<script>alert(1)</script>")
    assert "--brand: #" in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in written
    assert "<script>" not in written


def test_the_chapters_own_look_is_that_of_every_kind_of_page(tmp_path):
    own(tmp_path, "web/look.css", "main { color: rebeccapurple }")
    own(tmp_path, "team/said.html", '{% extends "base.html" %}')
    assert "rebeccapurple" in page("said.html", None, kind="team", homes=[tmp_path])
    assert "rebeccapurple" not in page("base.html", None)


@pytest.mark.parametrize("wrong", ["{% if %}", "{{ nobody.knows }}", "{% include 'nowhere.html' %}"])
def test_a_page_of_ones_own_that_is_wrong_is_named(tmp_path, wrong):
    own(tmp_path, "site/said.html", wrong)
    with pytest.raises(WimldsError, match=r"the template \S*site/said\.html\S* cannot be filled in") as error:
        page("said.html", None, kind="site", homes=[tmp_path])
    assert "delete your copy" in error.value.hint
