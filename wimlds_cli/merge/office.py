"""The LibreOffice bridge: run apart from the user's own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.programs import find_office as find_office  # whoever converts asks here first

_PATIENCE = 600
"""Seconds for one deck: two hundred slides take about two minutes on an old laptop."""
_LOOK_EVERY = 0.2
"""Seconds."""
_AS_PPTX = "pptx:Impress MS PowerPoint 2007 XML"
_HOW_TO_GET = {
    "darwin": "Get it from https://www.libreoffice.org/download (or: brew install --cask libreoffice)",
    "win32": "Get it from https://www.libreoffice.org/download (or: winget install TheDocumentFoundation.LibreOffice)",
    "linux": "Install libreoffice-impress with your system's packages, or get it from https://www.libreoffice.org/download",
}
# A stranger's deck gets nothing to run and nowhere to call: no macros, no active content, no links into the network,
# and for what asks all the same a proxy at a port where nothing listens.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    *(
        setting
        for scheme in ("HTTP", "HTTPS", "FTP")
        for setting in (
            ("org.openoffice.Inet/Settings", f"ooInet{scheme}ProxyName", "127.0.0.1"),
            ("org.openoffice.Inet/Settings", f"ooInet{scheme}ProxyPort", "9"),
        )
    ),
)


def how_to_get_office() -> str:
    """Return how LibreOffice is got on this system."""
    return _HOW_TO_GET.get(sys.platform, _HOW_TO_GET["linux"])


def to_pdf(deck: Path, folder: Path) -> Path:
    """Write a deck as PDF, a page for each slide, hidden ones included; return the PDF.

    Raises:
        WimldsError: LibreOffice is not there, or could not do it.
    """
    return to_pdfs([deck], folder)[0]


def to_pdfs(
    decks: Sequence[Path], folder: Path, *, hidden: bool = True, tell: Callable[[int], None] | None = None
) -> list[Path]:
    """Write decks as PDFs, a page for each slide; return the PDFs in the decks' order.

    One run of LibreOffice does all: starting it takes longer than most decks do. When it falls over one deck, the
    rest are tried each alone.

    Args:
        decks: The decks; their names without endings differ.
        folder: Where the PDFs go.
        hidden: Write hidden slides too, so that page and slide have one number.
        tell: Told how many are done.

    Raises:
        WimldsError: LibreOffice is not there, or could not do it; its message names the deck.
    """
    # Tags, so that the descriptions of pictures stay.
    options = {"ExportHiddenSlides": hidden, "UseTaggedPDF": True, "ExportNotes": False}
    typed = {name: {"type": "boolean", "value": str(value).lower()} for name, value in options.items()}
    return _convert(decks, folder, f"pdf:impress_pdf_Export:{json.dumps(typed)}", tell)


def to_pptx(deck: Path, folder: Path) -> Path:
    """Write a deck of another format, whose ending must be that format's, as .pptx; return that.

    Raises:
        WimldsError: LibreOffice is not there, or could not do it.
    """
    return _convert([deck], folder, _AS_PPTX)[0]


def _convert(decks: Sequence[Path], folder: Path, form: str, tell: Callable[[int], None] | None = None) -> list[Path]:
    made = [folder / f"{deck.stem}.{form.partition(':')[0]}" for deck in decks]
    words = _run(decks, made, form, tell)
    for deck, new in zip(decks, made, strict=True):
        if not new.is_file() and len(decks) > 1:
            words = _run([deck], [new], form, None)
        if not new.is_file():
            why = f": {words[-1].removeprefix('Error: ')}" if words else ""
            raise WimldsError(f"LibreOffice could not read {deck.name}{why}")
    return made


def _run(decks: Sequence[Path], made: Sequence[Path], form: str, tell: Callable[[int], None] | None) -> list[str]:
    """Run LibreOffice once and return what it said of errors; when it takes too long, end it and all it started."""
    office = find_office()
    if office is None:
        raise WimldsError("LibreOffice is not installed", f"{how_to_get_office()}.")
    apart = sys.platform != "win32"
    # A profile of its own: a LibreOffice window that is open would otherwise take the order, and do nothing.
    with (
        tempfile.TemporaryDirectory(prefix="wimlds-office-", ignore_cleanup_errors=True) as profile,
        tempfile.TemporaryFile() as words,
    ):
        _write_settings(Path(profile))
        order = [str(office), f"-env:UserInstallation={Path(profile).resolve().as_uri()}"]
        order += ["--headless", "--norestore", "--nologo", "--convert-to", form, "--outdir", str(made[0].parent)]
        try:
            process = subprocess.Popen(
                [*order, *map(str, decks)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=words,
                env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
                start_new_session=apart,
            )
        except OSError as error:
            raise WimldsError(f"LibreOffice could not be started: {error.strerror or error}") from None
        try:
            _wait(process, decks, made, tell)
        except BaseException:
            # The program that was started is a script, or a launcher: the work is done by its children.
            _end_all(process)
            raise
        finally:
            process.wait()
        words.seek(0)
        return words.read().decode(errors="replace").strip().splitlines()


def _wait(
    process: subprocess.Popen[bytes], decks: Sequence[Path], made: Sequence[Path], tell: Callable[[int], None] | None
) -> None:
    """Wait until all decks are done; each has its own time."""
    done, since = 0, time.monotonic()
    while True:
        try:
            process.wait(_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            now = sum(new.is_file() for new in made)
        else:
            return
        if now > done:
            done, since = now, time.monotonic()
            if tell:
                tell(done)
        elif time.monotonic() - since > _PATIENCE:
            late = decks[min(done, len(decks) - 1)]
            raise WimldsError(f"LibreOffice did not finish with {late.name} in {_PATIENCE // 60} minutes")


def _end_all(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _write_settings(profile: Path) -> None:
    """Write the settings of a new profile, as LibreOffice's own registry of changes."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    namespaces = (
        'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {namespaces}>{items}</oor:items>\n', encoding="utf-8"
    )
