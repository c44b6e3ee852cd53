"""Fuzzing, in short: whatever a deck has become, it is refused in one line or merged and sound."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import mutation, run, targets
from wimlds_cli.deck import opc, package
from wimlds_cli.deck.presentation import Presentation


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_a_changed_deck_is_refused_or_merged_and_sound(folder, dice):
    targets.watched(targets.merge, mutation.mutated(dice), folder)


@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_a_changed_zip_is_refused_or_read(folder, dice):
    targets.watched(targets.zip_file, mutation.mutated(dice), folder)


@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_changed_xml_is_refused_or_read(folder, dice):
    targets.watched(targets.xml, run.one_input("xml", dice), folder)


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(folder, data):
    targets.watched(targets.zip_file, data, folder)
    targets.watched(targets.xml, data, folder)
    assert targets.watched(targets.merge, data, folder) == "refused"


def test_most_changed_decks_still_reach_the_merge(folder):
    """A fuzzer whose inputs all fail at the door would find nothing."""
    dice = random.Random(0)
    outcomes = [targets.merge(mutation.mutated(dice), folder) for _ in range(60)]
    assert outcomes.count("merged") >= 20
    assert outcomes.count("refused") >= 5


class Planted(Exception):
    """What careless code would have raised."""


def numbers_without_a_check(monkeypatch):
    """A slide id is taken for a number."""
    real = Presentation._list_slides

    def careless(self):
        if not all((e.get("id") or "").isdigit() for e in self.root.iter("{*}sldId")):
            raise Planted
        real(self)

    monkeypatch.setattr(Presentation, "_list_slides", careless)


def relationships_without_targets(monkeypatch):
    """A relationship is thought to have a target."""
    real = package.opc.read_relationships

    def careless(data):
        if any(e.get("Target") is None for e in opc.parse(data)):
            raise Planted
        return real(data)

    monkeypatch.setattr(package.opc, "read_relationships", careless)


@pytest.mark.parametrize("plant", [numbers_without_a_check, relationships_without_targets])
def test_a_planted_bug_is_found(folder, monkeypatch, plant):
    plant(monkeypatch)
    dice = random.Random(1)
    for _ in range(3000):
        try:
            targets.merge(mutation.mutated(dice), folder)
        except Planted:
            return
        except targets.Finding:
            continue
    pytest.fail("nothing was found")


def test_what_a_finding_is(folder, monkeypatch):
    """A crash, a deck that is not sound, a poor message, and too long a run are findings."""
    good = mutation.seeds()[0].bytes()
    assert targets.watched(targets.merge, good, folder) == "merged"
    monkeypatch.setattr(targets, "MOST_SECONDS", 0)
    with pytest.raises(targets.Finding, match="took"):
        targets.watched(targets.merge, good, folder)


@pytest.mark.slow
def test_fuzzing_for_ten_minutes_finds_nothing(tmp_path):
    assert run.by_chance("merge", 600, 11, tmp_path) == 0
