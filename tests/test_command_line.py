from typer.testing import CliRunner

from wimlds_cli import __version__
from wimlds_cli.main import app


def test_the_version_is_shown():
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout == f"wimlds {__version__}\n"
