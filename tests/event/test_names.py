"""Names in any script, in file names as they come."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli.event.names import holds_name, id_of, same_name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("grace-hopper", "Grace Hopper"),
        ("2027-03-18_Grace_Hopper_v2 (final)", "Grace Hopper"),
        ("GraceHopper", "Grace Hopper"),
        ("talkGraceHopper2", "Grace Hopper"),
        ("Hopper, Grace", "Grace Hopper"),
        ("hopper grace brewster", "Grace Brewster Hopper"),
        ("grace hopper", "Grace Brewster Hopper"),
        ("rozsa-peter", "Rózsa Péter"),
        (unicodedata.normalize("NFD", "Rózsa Péter"), "Rózsa Péter"),
        ("emilie.du.chatelet", "Émilie du Châtelet"),
        ("李明的演讲", "李明"),
        ("演讲_李明", "李 明"),
        ("김민수의-발표", "김민수"),
        ("आदा-लवलेस", "आदा लवलेस"),
        ("ادا لوفليس عرض", "ادا لوفليس"),
        ("ＡＤＡ　ＬＯＶＥＬＡＣＥ", "Ada Lovelace"),
        ("s2-slides", "s2"),
        ("folder of grace hopper/deck", "Grace Hopper"),
    ],
)
def test_a_file_name_holds_a_name(file, name):
    assert holds_name(file, name)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("maintenance", "ai"),
        ("s20", "s2"),
        ("grace", "Grace Hopper"),
        ("grace-and-hopper", "Grace Hopper"),
        ("gracehoppers", "Grace Hopper"),
        ("lovelace", ""),
        ("", "Ada"),
        ("आदि", "आदा"),
    ],
)
def test_a_file_name_does_not_hold_another(file, name):
    assert not holds_name(file, name)


@given(st.text(min_size=1, max_size=30))
def test_every_name_is_held_by_its_own_id(name):
    if id_of(name):
        assert holds_name(id_of(name), name)
        assert same_name(id_of(name), name)


@given(st.text(max_size=30))
def test_composed_and_decomposed_names_have_one_id(name):
    assert id_of(unicodedata.normalize("NFC", name)) == id_of(unicodedata.normalize("NFD", name))
