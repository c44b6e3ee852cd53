"""The fixture that merges PDFs and holds what must be true of every merge."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite(f"{__package__}.merging")

from .merging import PdfMerger  # noqa: E402 - pytest must know the module before it is imported


@pytest.fixture
def merge_pdfs(tmp_path) -> PdfMerger:
    """Merge PDFs built by the factories: `merge_pdfs(deck, deck, titles=("Opening", "Talk"))`."""
    return PdfMerger(tmp_path)
