"""A page never takes the place of another file, however it is named."""

import datetime

import pytest

from tests.chapter.many import write_chapter, write_event
from tests.commands.running import run


@pytest.fixture
def evening(tmp_path):
    """Write an event with a chapter above it."""
    write_chapter(tmp_path)
    return write_event(tmp_path / "evening", "Words", datetime.date(2027, 3, 18))


@pytest.mark.parametrize("words", [("status", "--html"), ("announce", "--preview"), ("stats", "--html")])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("event.yaml", "must end in .html"),
        (".", "is a folder"),
        ("nowhere/page.html", "there is no folder"),
    ],
)
def test_a_page_is_refused_where_it_would_do_harm(evening, words, name, says):
    before = (evening / "event.yaml").read_bytes()
    command, option = words
    result = run(command, evening, option, evening / name)
    assert result.exit_code == 2
    assert says in result.stderr
    assert (evening / "event.yaml").read_bytes() == before
    assert sorted(one.name for one in evening.iterdir()) == ["event.yaml"]
