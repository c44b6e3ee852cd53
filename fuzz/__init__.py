"""Fuzzing of what reads strangers' decks: targets, mutations, and the programs that run them."""

import sys
from pathlib import Path

# Seeds come from the tests' factories.
_TESTS = str(Path(__file__).resolve().parent.parent / "tests")
if _TESTS not in sys.path:
    sys.path.append(_TESTS)
