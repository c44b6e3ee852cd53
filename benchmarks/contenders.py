"""Who does the work: what is run for it, and what is missing where it cannot be."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PEERS = Path(__file__).resolve().parent / "peers"
_PYTHON_PEERS = ("power-pptx", "pikepdf")
_NODE_PEERS = ("pptx-automizer",)
_SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"

Command = Callable[["Place", Sequence[Path], Path], list[str]]


@dataclass(frozen=True)
class Place:
    """Where the peers are installed, and where each may leave what it needs while it runs."""

    cache: Path

    @property
    def python(self) -> Path:
        """Return the Python that has the peers."""
        return self.cache / "peers" / _SCRIPTS / "python"

    @property
    def node(self) -> Path:
        """Return the folder with the peers of node."""
        return self.cache / "node"


@dataclass(frozen=True)
class Contender:
    """One way of doing the work.

    Attributes:
        title: What the table calls it.
        command: Gives the command line; None for copying, which the harness does itself.
        missing: Says what is not here; nothing where it can be run.
        version: Gives the version, as its own program or package says it.
    """

    title: str
    command: Command | None
    missing: Callable[[Place], str] = lambda place: ""
    version: Callable[[Place], str] = lambda place: ""


def install_peers(place: Place, tell: Callable[[str], None]) -> None:
    """Install the peers from their registries into the cache folder, apart from everything else."""
    tell(f"installing {', '.join(_PYTHON_PEERS)}")
    subprocess.run([sys.executable, "-m", "venv", str(place.cache / "peers")], check=True)
    subprocess.run([str(place.python), "-m", "pip", "install", "--quiet", "--upgrade", *_PYTHON_PEERS], check=True)
    npm = shutil.which("npm")
    if npm is None:
        tell(f"no npm here: {', '.join(_NODE_PEERS)} left out")
        return
    tell(f"installing {', '.join(_NODE_PEERS)}")
    place.node.mkdir(exist_ok=True)
    subprocess.run(
        [npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(place.node), *_NODE_PEERS], check=True
    )


# -- the commands --------------------------------------------------------------------------------------


def _wimlds() -> str:
    return str(Path(sys.executable).with_name("wimlds.exe" if sys.platform == "win32" else "wimlds"))


def _ours(*words: str) -> Command:
    return lambda place, inputs, output: [_wimlds(), *words]


def _our_merge(place: Place, inputs: Sequence[Path], output: Path) -> list[str]:
    return [_wimlds(), "merge-slides", *map(str, inputs), "-o", str(output)]


def _here(script: str) -> Command:
    """Run a script of `peers/` with this environment's Python."""
    return lambda place, inputs, output: [sys.executable, str(PEERS / script), str(output), *map(str, inputs)]


def _there(script: str) -> Command:
    """Run a script of `peers/` with the peers' Python."""
    return lambda place, inputs, output: [str(place.python), str(PEERS / script), str(output), *map(str, inputs)]


def _automizer(place: Place, inputs: Sequence[Path], output: Path) -> list[str]:
    return [
        shutil.which("node") or "node",
        str(PEERS / "automizer.cjs"),
        str(place.node),
        str(output),
        *map(str, inputs),
    ]


def _qpdf(place: Place, inputs: Sequence[Path], output: Path) -> list[str]:
    return ["qpdf", "--empty", "--pages", *map(str, inputs), "--", str(output)]


# -- what is missing -----------------------------------------------------------------------------------


def _no_program(name: str) -> Callable[[Place], str]:
    return lambda place: "" if shutil.which(name) else f"{name} is not installed"


def _no_package(package: str) -> Callable[[Place], str]:
    return lambda place: "" if _version_there(place.python, package) else f"{package} is not installed"


def _no_node_package(place: Place) -> str:
    if shutil.which("node") is None:
        return "node is not installed"
    return "" if (place.node / "node_modules" / "pptx-automizer").is_dir() else "pptx-automizer is not installed"


# -- versions ------------------------------------------------------------------------------------------


@functools.cache
def _version_there(python: Path, package: str) -> str:
    if not python.exists():
        return ""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    asked = subprocess.run([str(python), "-c", code], capture_output=True, text=True)
    return asked.stdout.strip()


def _of_package(package: str, here: bool = False) -> Callable[[Place], str]:
    return lambda place: _version_there(Path(sys.executable) if here else place.python, package)


def _of_program(*command: str, word: int) -> Callable[[Place], str]:
    def ask(place: Place) -> str:
        said = subprocess.run(command, capture_output=True, text=True).stdout.split()
        return said[word] if len(said) > word else ""

    return ask


def _of_node_package(place: Place) -> str:
    import json

    described = place.node / "node_modules" / "pptx-automizer" / "package.json"
    return str(json.loads(described.read_text(encoding="utf-8"))["version"])


CONTENDERS = {
    "copy": Contender("reading and writing the same bytes", None),
    "python": Contender("`python -c pass`", lambda place, inputs, output: [sys.executable, "-c", "pass"]),
    "bare-typer": Contender(
        "a bare Typer program's `--help`", _here("bare_typer.py"), version=_of_package("typer", True)
    ),
    "start": Contender("`wimlds --version`", _ours("--version")),
    "help": Contender("`wimlds --help`", _ours("--help")),
    "start-merge": Contender("`wimlds merge-slides --help`", _ours("merge-slides", "--help")),
    "wimlds": Contender("**wimlds**", _our_merge),
    "wimlds-pdf": Contender("**wimlds**", _our_merge),
    "power-pptx": Contender("power-pptx", _there("power.py"), _no_package("power-pptx"), _of_package("power-pptx")),
    "python-pptx": Contender(
        "python-pptx, shapes copied by hand", _here("recipe.py"), version=_of_package("python-pptx", True)
    ),
    "pptx-automizer": Contender("pptx-automizer", _automizer, _no_node_package, _of_node_package),
    # Its command line has no merging, and .uno:ImportFromFile (Insert > Slides from File), called from a Basic macro,
    # ends LibreOffice 7.4 with signal 6 when there is no window.
    "libreoffice": Contender("LibreOffice", None, lambda place: "no way to merge without its window"),
    "qpdf": Contender("qpdf", _qpdf, _no_program("qpdf"), _of_program("qpdf", "--version", word=2)),
    "pikepdf": Contender("pikepdf", _there("pike.py"), _no_package("pikepdf"), _of_package("pikepdf")),
    "pypdf": Contender("pypdf", _here("py_pdf.py"), version=_of_package("pypdf", True)),
}
