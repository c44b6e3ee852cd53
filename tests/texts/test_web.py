"""Pages: the chapter's colours can be read on their grounds, whatever they are."""

import base64
import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli import colours
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


def test_what_a_page_prints_is_text():
    written = page("base.html", None)
    assert "<title></title>" in written
    assert "--brand: #" in written
    assert "&#39;" not in written
