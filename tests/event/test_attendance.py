"""How many came: sums as an organizer types them, and what cannot be one."""

import pytest

from wimlds_cli.event.model import AttendanceMode

from .reading import GOOD, places, read

COUNTED = """\
attendance:
  mode: mixed
  registered: 90
  came: 62
  first_time: 24
  declared:
    How do you describe your gender?: {woman: 31, man: 12, no answer: 0}
"""


def test_how_people_take_part_may_be_one_word(tmp_path):
    loaded = read(tmp_path, GOOD + "attendance: online\n")
    assert places(loaded) == []
    assert loaded.event.attendance.mode is AttendanceMode.ONLINE
    assert loaded.event.is_online


def test_sums_stand_beside_it(tmp_path):
    loaded = read(tmp_path, GOOD + COUNTED)
    assert places(loaded) == []
    counted = loaded.event.attendance
    assert (counted.mode, counted.registered, counted.came, counted.first_time) == (AttendanceMode.MIXED, 90, 62, 24)
    assert counted.declared == {"How do you describe your gender?": {"woman": 31, "man": 12, "no answer": 0}}


@pytest.mark.parametrize(
    ("typed", "way_out"),
    [
        ("attendance: {came: 60 %}", "how many people said so"),
        ("attendance: {came: some}", "a whole number such as 62"),
        ("location: {country: France}", "two letters"),
        ("season_starts: September", "9 for September"),
        ("season_starts: 13", "9 for September"),
    ],
)
def test_what_cannot_be_one_is_told_with_the_way_out(tmp_path, typed, way_out):
    loaded = read(tmp_path, GOOD + typed + "\n")
    (found,) = loaded.diagnostics
    assert way_out in (found.help or "")
    assert found.location.line == GOOD.count("\n") + 1
