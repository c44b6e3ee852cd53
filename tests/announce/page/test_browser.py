"""The page in a browser: for everybody, at every width, by day and by night, on paper; and nothing leaves it."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from tests import browser
from tests.announce.page.pages import arabic_event, complete, hostile_event, long_event, written
from tests.browser import axe_violations, needs_axe, needs_browser, print_to_pdf, requests_made, wider_than_the_screen

EVENTS = {
    "evening": lambda folder: complete(folder, "chapter-evening"),
    "conference": lambda folder: complete(folder, "conference-meetup"),
    "long": long_event,
    "arabic": arabic_event,
    "hostile": hostile_event,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return {name: written(make(tmp_path_factory.mktemp(name))) for name, make in EVENTS.items()}


@needs_axe
@pytest.mark.parametrize("dark", [False, True], ids=["by day", "by night"])
@pytest.mark.parametrize("name", EVENTS)
def test_nobody_is_kept_out(pages, name, dark):
    assert axe_violations(pages[name], dark=dark) == []
    assert axe_violations(pages[name], dark=dark, width=360) == []


@needs_browser
@pytest.mark.parametrize("name", EVENTS)
def test_nobody_scrolls_sideways(pages, name):
    assert [width for width in (320, 360, 768, 1024, 1280) if wider_than_the_screen(pages[name], width)] == []


@needs_browser
@pytest.mark.parametrize("name", EVENTS)
def test_no_request_leaves(pages, name):
    assert requests_made(pages[name]) == []


@needs_browser
def test_printed_it_holds_the_programme(pages, tmp_path):
    print_to_pdf(pages["evening"], tmp_path / "page.pdf")
    pdf = PdfReader(tmp_path / "page.pdf")
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert 2 <= len(pdf.pages) <= 4
    assert "A nanosecond is a foot long" in text
    assert "https://analytical-evenings.example.org/12" in text


@needs_browser
@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Paris", None),
        ("Europe/Berlin", None),
        ("America/New_York", "13:45 for you"),
        ("Asia/Tokyo", "Fri 02:45 for you"),
    ],
)
def test_a_reader_elsewhere_has_her_own_time_beside(pages, zone, said):
    browser._cdp("Emulation.setTimezoneOverride", timezoneId=zone)
    try:
        browser._open(pages["evening"], 1280)
        words = browser._driver().execute_script("return document.getElementById('session-rare-words').innerText")
        assert "18:45" in words
        assert ("for you" in words) is (said is not None)
        assert said is None or said in words
    finally:
        browser._cdp("Emulation.setTimezoneOverride", timezoneId="")


@needs_browser
def test_a_script_that_is_not_the_pages_own_does_not_run(pages, tmp_path):
    text = pages["evening"].read_text("utf-8")
    smuggled = tmp_path / "page.html"
    smuggled.write_text(text.replace("</main>", "<script>document.title = 'owned'</script></main>"), encoding="utf-8")
    browser._open(smuggled, 1280)
    assert browser._driver().title.startswith("Analytical Evenings #12")
    # The page's own does: it is what moves a time into another zone.
    browser._cdp("Emulation.setTimezoneOverride", timezoneId="Asia/Tokyo")
    browser._open(smuggled, 1280)
    assert browser._driver().execute_script("return document.querySelectorAll('.own').length") > 3
    browser._cdp("Emulation.setTimezoneOverride", timezoneId="")
