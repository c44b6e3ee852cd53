"""Pages: the chapter's colours can be read on their grounds, whatever they are."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli import colours
from wimlds_cli.event.model import Brand
from wimlds_cli.texts.web import look, page

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
        assert colours.contrast(side["link"], side["paper"]) >= 4.5
        assert colours.contrast(side["accent-on-brand"], side["brand"]) >= 4.5
        assert colours.contrast(side["accent"], side["paper"]) >= 3
        assert colours.contrast(side["ink"], side["paper"]) >= 7
        assert colours.contrast(side["soft"], side["paper"]) >= 4.5


def test_what_a_page_prints_is_text():
    written = page("base.html", None)
    assert "<title></title>" in written
    assert "--brand: #" in written
    assert "&#39;" not in written
