"""Settings that every test shares."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The fuzz targets lie beside the tests, at the top.
sys.path.append(str(Path(__file__).resolve().parent.parent))

# Function-scoped fixtures give each example the same temporary folder, whose files are written anew.
_CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("default", deadline=None, derandomize=True, suppress_health_check=_CALM)
settings.register_profile("long", deadline=None, max_examples=2000, suppress_health_check=_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(config, items) -> None:
    """Leave out what takes minutes unless it is asked for: `pytest -m slow`."""
    if config.option.markexpr or any("::" in argument for argument in config.args):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        items[:] = [item for item in items if item not in slow]
        config.hook.pytest_deselected(items=slow)


def pytest_addoption(parser) -> None:
    """Let whole outputs be written anew: `pytest --renew-golden`, and then read the difference."""
    parser.addoption("--renew-golden", action="store_true", help="write tests/golden/ anew instead of comparing")


@pytest.fixture
def golden(request) -> Callable[[str, str], None]:
    """Compare a whole output with its file in tests/golden/: `golden("check-speakers/github.txt", shown)`."""

    def compare(name: str, shown: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.option.renew_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(shown.encode())
        assert shown == path.read_bytes().decode()

    return compare
