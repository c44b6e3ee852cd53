"""A page as PDF, as a browser prints it: Chrome, Edge or Chromium, whichever a computer has; else LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.programs import find_browsers, find_office
from wimlds_cli.replace import replacing

_PATIENCE = 60
"""Seconds."""


def print_pdf(page: Path, pdf: Path) -> Path:
    """Print a page of ours into a PDF beside it.

    Raises:
        WimldsError: No program here can do it, or the one that is here did not.
    """
    programs = _programs()
    if not programs:
        raise WimldsError(
            "neither a browser (Chrome, Edge, Chromium) nor LibreOffice was found",
            f"Open {page.name} in any browser and print it from there.",
        )
    with tempfile.TemporaryDirectory(prefix="wimlds-print-", ignore_cleanup_errors=True) as work:
        for program in programs:
            made = _printed(program, page, Path(work))
            if made is not None:
                with replacing(pdf) as new:
                    shutil.copyfile(made, new)
                return pdf
    raise WimldsError(
        f"{programs[0].name} could not print {page.name}", "Open it in any browser and print it from there."
    )


def _programs() -> list[Path]:
    """Return what can print, the browsers first: LibreOffice knows less of a page's look."""
    office = find_office()
    return [*find_browsers(), *([office] if office is not None else [])]


def _is_office(program: Path) -> bool:
    return program.stem.lower() in ("soffice", "libreoffice")


def _printed(program: Path, page: Path, work: Path) -> Path | None:
    """Let one program print; return the PDF, or None when it did not."""
    made = work / page.with_suffix(".pdf").name
    profile = work / f"profile-{program.stem}"
    if _is_office(program):
        order = [str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore"]
        order += ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(work), str(page)]
    else:
        order = [str(program), "--headless", "--disable-gpu", f"--user-data-dir={profile}", "--no-first-run"]
        order += ["--no-pdf-header-footer", f"--print-to-pdf={made}", page.resolve().as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium's sandbox does not start for root, as in a container; the page is our own.
            order.insert(1, "--no-sandbox")
    try:
        subprocess.run(
            order, capture_output=True, timeout=_PATIENCE, check=False, env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return made if made.is_file() and made.stat().st_size else None
