"""`wimlds schema`."""

from __future__ import annotations

import json

import pytest

from .running import run


@pytest.mark.parametrize("name", ["event", "chapter", "check-speakers"])
def test_a_schema_is_printed_whole(name):
    result = run("schema", name)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_another_word_is_answered_with_the_choices():
    result = run("schema", "evnt")
    assert result.exit_code == 2
    assert "chapter" in result.stderr
