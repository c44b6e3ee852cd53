"""Running commands as a user does, and reading what they print."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from wimlds_cli.main import app


def run(*arguments: str | Path, columns: int = 80, answers: str | None = None):
    """Run `wimlds` with arguments; no test may end in a traceback."""
    result = CliRunner().invoke(app, [str(one) for one in arguments], input=answers, env={"COLUMNS": str(columns)})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
