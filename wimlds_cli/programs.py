"""Where each system installs the programs that do what we cannot: LibreOffice, and a browser to print with."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_OFFICE = ("soffice", "libreoffice")
_OFFICE_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "linux": ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice"),
}
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
_BROWSER_PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ),
}


def find_office() -> Path | None:
    """Return LibreOffice's program, or None where it is not installed."""
    return next(_found(_OFFICE, _OFFICE_PLACES), None)


def find_browsers() -> list[Path]:
    """Return the browsers that print a page without a window: Chrome, Edge and Chromium, whichever are installed."""
    return list(dict.fromkeys(_found(_BROWSERS, _BROWSER_PLACES)))


def _found(names: Sequence[str], places: Mapping[str, Sequence[str]]) -> Iterator[Path]:
    """Yield a program by its names on the search path, then where this system installs it."""
    yield from (Path(found) for name in names if (found := shutil.which(name)))
    here = places.get(sys.platform, places.get("linux", ()))
    yield from (Path(place) for place in here if Path(place).is_file())
