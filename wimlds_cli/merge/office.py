"""The LibreOffice bridge: found where each system installs it, run apart from the user's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
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


def find_office() -> Path | None:
    """Return LibreOffice's program, or None where it is not installed."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return Path(found)
    places = _PLACES.get(sys.platform, _PLACES["linux"])
    return next((Path(place) for place in places if Path(place).is_file()), None)


def to_pdf(deck: Path, folder: Path) -> Path:
    """Write a deck as PDF, a page for each slide, hidden ones included; return the PDF.

    Raises:
        WimldsError: LibreOffice is not there, or could not do it.
    """
    office = find_office()
    if office is None:
        raise WimldsError("LibreOffice is not installed", "Get it from https://www.libreoffice.org.")
    # A profile of its own: a LibreOffice window that is open would otherwise take the order, and do nothing.
    with tempfile.TemporaryDirectory(prefix="wimlds-office-") as profile:
        order = [
            str(office),
            f"-env:UserInstallation={Path(profile).resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            _WITH_HIDDEN_SLIDES,
            "--outdir",
            str(folder),
            str(deck),
        ]
        try:
            without_a_screen = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
            done = subprocess.run(order, capture_output=True, timeout=_PATIENCE, check=False, env=without_a_screen)
        except subprocess.TimeoutExpired:
            raise WimldsError(f"LibreOffice did not finish with {deck.name} in {_PATIENCE // 60} minutes") from None
        except OSError as error:
            raise WimldsError(f"LibreOffice could not be started: {error.strerror or error}") from None
    made = folder / f"{deck.stem}.pdf"
    if not made.is_file():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise WimldsError(f"LibreOffice could not read {deck.name}" + (f": {said[-1]}" if said else ""))
    return made
