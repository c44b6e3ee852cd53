"""The LibreOffice bridge: found where each system installs it, run apart from the user's own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from wimlds_cli.errors import WimldsError

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "linux": ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice"),
}
_PATIENCE = 600
"""Seconds for one deck: two hundred slides take about two minutes on an old laptop."""
_WITH_HIDDEN_SLIDES = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
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


def find_office() -> Path | None:
    """Return LibreOffice's program, or None where it is not installed."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return Path(found)
    places = _PLACES.get(sys.platform, _PLACES["linux"])
    return next((Path(place) for place in places if Path(place).is_file()), None)


def how_to_get_office() -> str:
    """Return how LibreOffice is got on this system."""
    return _HOW_TO_GET.get(sys.platform, _HOW_TO_GET["linux"])


def to_pdf(deck: Path, folder: Path) -> Path:
    """Write a deck as PDF, a page for each slide, hidden ones included; return the PDF.

    Raises:
        WimldsError: LibreOffice is not there, or could not do it.
    """
    return _convert(deck, folder, _WITH_HIDDEN_SLIDES)


def to_pptx(deck: Path, folder: Path) -> Path:
    """Write a deck of another format, whose ending must be that format's, as .pptx; return that.

    Raises:
        WimldsError: LibreOffice is not there, or could not do it.
    """
    return _convert(deck, folder, _AS_PPTX)


def _convert(deck: Path, folder: Path, form: str) -> Path:
    office = find_office()
    if office is None:
        raise WimldsError("LibreOffice is not installed", f"{how_to_get_office()}.")
    # A profile of its own: a LibreOffice window that is open would otherwise take the order, and do nothing.
    with tempfile.TemporaryDirectory(prefix="wimlds-office-", ignore_cleanup_errors=True) as profile:
        _write_settings(Path(profile))
        order = [
            str(office),
            f"-env:UserInstallation={Path(profile).resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(deck),
        ]
        try:
            said = _run(order)
        except subprocess.TimeoutExpired:
            raise WimldsError(f"LibreOffice did not finish with {deck.name} in {_PATIENCE // 60} minutes") from None
        except OSError as error:
            raise WimldsError(f"LibreOffice could not be started: {error.strerror or error}") from None
    made = folder / f"{deck.stem}.{form.partition(':')[0]}"
    if not made.is_file():
        lines = said.decode(errors="replace").strip().splitlines()
        why = f": {lines[-1].removeprefix('Error: ')}" if lines else ""
        raise WimldsError(f"LibreOffice could not read {deck.name}{why}")
    return made


def _run(order: list[str]) -> bytes:
    """Run LibreOffice and return what it said of errors; when it takes too long, end it and all that it started."""
    without_a_screen = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    apart = sys.platform != "win32"
    with subprocess.Popen(
        order,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=without_a_screen,
        start_new_session=apart,
    ) as process:
        try:
            return process.communicate(timeout=_PATIENCE)[1]
        except BaseException:
            # The program that was started is a script, or a launcher: the work is done by its children.
            _end_all(process)
            raise


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
