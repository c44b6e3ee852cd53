"""X's published cases, read from a folder beside the checkout or from WIMLDS_CONFORMANCE."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from wimlds_cli.announce.addresses import find_addresses
from wimlds_cli.announce.counting import on_x

BESIDE = Path(__file__).parents[3] / "shared" / "conformance"
FOLDER = Path(os.environ.get("WIMLDS_CONFORMANCE", BESIDE))

pytestmark = pytest.mark.skipif(
    not (FOLDER / "twitter-text-validate.yml").is_file(),
    reason="twitter-text's conformance files are not here: name their folder in WIMLDS_CONFORMANCE",
)


def cases(name, *groups):
    file = FOLDER / name
    if not file.is_file():
        return []
    tests = yaml.safe_load(file.read_text("utf-8"))["tests"]
    return [pytest.param(case, id=f"{group}-{number}") for group in groups for number, case in enumerate(tests[group])]


@pytest.mark.parametrize(
    "case",
    cases(
        "twitter-text-validate.yml",
        "WeightedTweetsWithDiscountedEmojiCounterTest",
        "UnicodeDirectionalMarkerCounterTest",
    ),
)
def test_a_post_weighs_what_x_says(case):
    assert on_x(case["text"]) == case["expected"]["weightedLength"], case["description"]


@pytest.mark.parametrize("case", cases("twitter-text-validate.yml", "WeightedTweetsCounterTest"))
def test_a_post_weighed_as_x_did_before_it_took_an_emoji_for_one(case):
    assert on_x(case["text"], whole_emoji=False) == case["expected"]["weightedLength"], case["description"]


@pytest.mark.parametrize("case", cases("twitter-text-extract.yml", "urls"))
def test_an_address_is_what_x_takes_for_one(case):
    text = case["text"]
    found = [text[begin:end] for begin, end in find_addresses(text)]
    assert found == case["expected"], case["description"]


def test_all_the_cases_are_here():
    assert len(cases("twitter-text-validate.yml", "WeightedTweetsWithDiscountedEmojiCounterTest")) >= 20
    assert len(cases("twitter-text-extract.yml", "urls")) >= 80
