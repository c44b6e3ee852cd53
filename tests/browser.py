"""A page in headless Chromium: what axe-core finds wrong, how it looks, which requests leave it.

Tests that use it carry the mark `needs_browser` or `needs_axe`, and are skipped with a plain reason where something
is absent. `make axe` brings axe-core (from npm); Chromium and chromedriver are the system's.
"""

from __future__ import annotations

import atexit
import base64
import functools
import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

AXE = Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js"
_CHROMES = ("chromium", "chromium-browser", "google-chrome")
_REASON = next(
    (
        f"needs {what}, which is not installed"
        for what, there in (
            ("selenium", importlib.util.find_spec("selenium")),
            ("chromedriver", shutil.which("chromedriver")),
            ("Chromium", any(map(shutil.which, _CHROMES))),
        )
        if not there
    ),
    "",
)
needs_browser = pytest.mark.skipif(bool(_REASON), reason=_REASON or "-")
needs_axe = pytest.mark.skipif(
    bool(_REASON) or not AXE.is_file(), reason=_REASON or "needs axe-core: `make axe` installs it, where npm is"
)


def axe_violations(page: Path, *, width: int = 1280, dark: bool = False) -> list[str]:
    """Return what axe-core finds wrong: the rule, its sentence, and the places."""
    _open(page, width, dark=dark)
    _driver().execute_script(AXE.read_text("utf-8"))
    found = _driver().execute_async_script("axe.run().then(arguments[arguments.length - 1])")["violations"]
    return [f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}" for one in found]


def screenshot(page: Path, png: Path, width: int, *, dark: bool = False, printed: bool = False) -> None:
    """Write how the whole page looks at a width in CSS pixels, on the screen or as the print style shows it."""
    _open(page, width, dark=dark, printed=printed)
    size = _cdp("Page.getLayoutMetrics")["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": width, "height": size["height"], "scale": 1}
    shot = _cdp("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
    png.write_bytes(base64.b64decode(shot["data"]))


def wider_than_the_screen(page: Path, width: int) -> bool:
    """Tell whether one has to scroll sideways."""
    _open(page, width)
    return bool(_driver().execute_script("return document.documentElement.scrollWidth > arguments[0]", width))


def print_to_pdf(page: Path, pdf: Path, *, paper: str = "A4") -> None:
    """Print a page as the browser does, without its own heads and feet."""
    _open(page, 1280, printed=True)
    wide, high = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}[paper]
    made = _cdp("Page.printToPDF", paperWidth=wide, paperHeight=high, preferCSSPageSize=False)
    pdf.write_bytes(base64.b64decode(made["data"]))


def requests_made(page: Path) -> list[str]:
    """Return the addresses that opening a page asks for, besides itself and what it holds inside."""
    _driver().get_log("performance")
    _open(page, 1280)
    entries = (json.loads(entry["message"])["message"] for entry in _driver().get_log("performance"))
    urls = [one["params"]["request"]["url"] for one in entries if one["method"] == "Network.requestWillBeSent"]
    return [url for url in urls if url != page.resolve().as_uri() and not url.startswith(("data:", "blob:"))]


def _open(page: Path, width: int, *, dark: bool = False, printed: bool = False) -> None:
    _cdp("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    _cdp("Emulation.setEmulatedMedia", media="print" if printed else "screen", features=[scheme])
    # A file that is not there would be judged as the page that Chromium shows instead.
    _driver().get(page.resolve(strict=True).as_uri())


def _cdp(command: str, **parameters):
    return _driver().execute_cdp_cmd(command, parameters)


@functools.cache
def _driver():
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, _CHROMES)))
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    for argument in ("--headless=new", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    atexit.register(driver.quit)
    return driver
