"""No small group is shown, nor can it be found by taking one total from another."""

from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli.chapter.withholding import Released, may_be_shown

ANSWERS = ("woman", "man", "non-binary")
NAMES = [f"event-{number}" for number in range(8)]
tables = st.dictionaries(
    st.sampled_from(NAMES),
    st.fixed_dictionaries(dict.fromkeys(ANSWERS, st.integers(0, 30))),
    max_size=len(NAMES),
)
seasons = st.fixed_dictionaries(dict.fromkeys(NAMES, st.sampled_from(["2025/26", "2026/27"])))
some = st.sets(st.sampled_from(NAMES))


@given(tables, seasons, some, some)
def test_no_total_and_no_difference_of_totals_shows_a_small_group(held, of_season, inner, more):
    released = Released(held, of_season)
    small, large = released.over(inner).table or {}, released.over(inner | more).table or {}
    assert may_be_shown(small)
    assert may_be_shown({answer: large[answer] - small.get(answer, 0) for answer in large})


@given(tables, seasons)
def test_what_is_shown_is_true_and_what_is_not_is_counted(held, of_season):
    released = Released(held, of_season)
    total = released.over(NAMES)
    assert total.events + total.withheld == len(held)
    if not total.withheld and held:
        assert total.table == {answer: sum(table[answer] for table in held.values()) for answer in ANSWERS}
    for name, table in held.items():
        shown = released.of(name)
        assert shown in (None, table)
        assert (shown is None) == (not may_be_shown(table)) == released.is_withheld(name)


def test_small_groups_of_one_season_are_told_together():
    held = {"may": {"first": 3, "before": 20}, "june": {"first": 4, "before": 30}, "july": {"first": 2, "before": 9}}
    of_season = {"may": "A", "june": "A", "july": "B"}
    released = Released(held, of_season)
    assert released.of("may") is None
    assert released.over(["may", "june"]).table == {"first": 7, "before": 50}
    assert released.over(["may"]).table is None
    # July is alone in its season: nothing of it is told, not even inside the total of all.
    assert released.over(held).table == {"first": 7, "before": 50}
    assert released.over(held).withheld == 1
