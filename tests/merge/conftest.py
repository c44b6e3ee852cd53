"""The fixture that merges decks and holds what must be true of every merge."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite(f"{__package__}.merging")

from .merging import Merger  # noqa: E402 - pytest must know the module before it is imported


@pytest.fixture
def merge(tmp_path) -> Merger:
    """Merge decks built by the factories: `merge(deck, deck, titles=("Opening", "Talk"))`."""
    return Merger(tmp_path)
