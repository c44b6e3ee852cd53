"""Rule 34: what is no PowerPoint deck becomes one first; what a file is, its bytes say."""

from __future__ import annotations

import http.server
import threading
import time
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from factories import FOUR_BY_THREE, WIDE, Deck, Opened, unsound
from tests.factories.open_document import flat, slide, zipped
from tests.factories.pdf import Page, book, link, page_number, pdf, to_address
from wimlds_cli.errors import DeckError
from wimlds_cli.merge import incoming, office
from wimlds_cli.merge.pptx import Entry, merge_decks
from wimlds_cli.merge.verify import verify_deck

needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")


def deck(path: Path, size: tuple[int, int] = WIDE, title: str = "Of PowerPoint") -> Path:
    made = Deck(path.stem, size=size)
    made.add_slide(title)
    made.save(path)
    return path


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def merged(folder: Path, *paths: Path, **options):
    report = merge_decks([Entry(path, path.stem) for path in paths], folder / "merged.pptx", **options)
    assert unsound(Opened(report.output)) == []
    assert verify_deck(report.output) == []
    return report, Presentation(str(report.output))


def said(report, kind: str, number: int = 0) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for finding in report.findings:
        if finding.kind == kind and finding.deck == number:
            found.setdefault(finding.message, []).append(finding.slide)
    return found


def test_a_pdf_beside_decks_becomes_slides_and_is_marked(tmp_path):
    pages = [Page(words=[("Nanoseconds", 72, 400, 60)]), Page(more="/Trans << /S /Fly >>")]
    report, made = merged(tmp_path, deck(tmp_path / "a.pptx"), write(tmp_path / "b.pdf", book(pages)))
    assert [one.shapes.title.text_frame.text for one in made.slides] == [
        "Of PowerPoint",
        "Nanoseconds",
        "Page 2 of b.pdf",
    ]
    assert [row.converted_from for row in report.decks] == [None, "PDF"]
    assert report.decks[1].path == tmp_path / "b.pdf"
    assert report.decks[1].bytes == (tmp_path / "b.pdf").stat().st_size
    assert said(report, "dropped", 1) == {"page transitions": [3]}
    assert list(said(report, "changed", 1)) == [
        "its 2 pages are now pictures, each with its words as alternative text (converted from PDF)"
    ]


def test_a_file_is_what_its_bytes_say(tmp_path):
    report, made = merged(tmp_path, deck(tmp_path / "deck.pdf"), write(tmp_path / "pages.pptx", pdf(pages=2)))
    assert len(made.slides) == 3
    assert [row.converted_from for row in report.decks] == [None, "PDF"]


def test_links_of_a_pdf_lead_to_its_own_slides_and_survive_the_merge(tmp_path):
    third = f"/Dest [{page_number(2)} 0 R /Fit]"
    pages = [
        Page(annotations=link((0, 0, 96, 54), third) + link((96, 0, 192, 54), to_address("https://example.org"))),
        Page(),
        Page(),
    ]
    _, made = merged(tmp_path, deck(tmp_path / "a.pptx"), write(tmp_path / "b.pdf", book(pages)))
    slides = list(made.slides)
    jump, web = [shape.click_action for shape in slides[1].shapes if shape.name.startswith("Link")]
    assert jump.target_slide.slide_id == slides[3].slide_id
    assert web.hyperlink.address == "https://example.org"


def test_pdfs_have_no_say_in_the_slides_size_and_stand_on_their_own_colour(tmp_path):
    green = [Page(size=(960, 540), paint="0 1 0 rg 0 0 960 540 re f")]
    pdfs = [write(tmp_path / f"{name}.pdf", book(green)) for name in "bc"]
    report, made = merged(tmp_path, deck(tmp_path / "a.pptx", FOUR_BY_THREE), *pdfs)
    assert report.size == FOUR_BY_THREE
    picture = made.slides[1].shapes[1]
    assert (picture.left, picture.width, picture.height) == (0, 9144000, 5143500)
    assert str(made.slides[1].background.fill.fore_color.rgb) == "00FF00"


def test_pages_are_fitted_to_the_size_that_was_asked_for(tmp_path):
    upright = write(tmp_path / "a.pdf", book([Page(), Page(size=(300, 400)), Page()]))
    _, made = merged(tmp_path, upright, size=FOUR_BY_THREE)
    # In bars once: not first on the wide slides of the others.
    assert made.slides[1].shapes[1].height == FOUR_BY_THREE[1]


def test_pdfs_alone_have_the_proportions_of_most(tmp_path):
    sizes = {"a": (960, 720), "b": (364, 273), "c": (960, 540)}
    report, made = merged(tmp_path, *[write(tmp_path / f"{n}.pdf", book([Page(size=s)])) for n, s in sizes.items()])
    assert report.size == FOUR_BY_THREE
    assert [one.shapes[1].height for one in made.slides] == [6858000, 6858000, 5143500]
    assert not [finding for finding in report.findings if finding.rule == 30]


def test_two_pdfs_share_one_design(tmp_path):
    report, made = merged(tmp_path, *[write(tmp_path / f"{name}.pdf", pdf()) for name in "ab"])
    assert len(made.slide_masters) == 1
    assert [(row.masters_added, row.masters_shared) for row in report.decks] == [(1, 0), (0, 1)]


def test_the_same_pdf_twice_is_rendered_once(tmp_path, monkeypatch):
    from wimlds_cli.merge import pictures

    made = []
    real = pictures.pdf_to_deck
    monkeypatch.setattr(pictures, "pdf_to_deck", lambda *a, **k: made.append(a[0]) or real(*a, **k))
    path = write(tmp_path / "a.pdf", pdf())
    _, deck_of_all = merged(tmp_path, path, deck(tmp_path / "b.pptx"), path)
    assert len(deck_of_all.slides) == 3
    assert made == [path]


def test_the_same_files_give_the_same_bytes(tmp_path):
    paths = [deck(tmp_path / "a.pptx"), write(tmp_path / "b.pdf", book([Page(words=[("Again", 72, 400, 60)])]))]
    merged(tmp_path, *paths)
    first = (tmp_path / "merged.pptx").read_bytes()
    report, _ = merged(tmp_path, *paths)
    assert report.unchanged
    assert (tmp_path / "merged.pptx").read_bytes() == first


def test_a_public_copy_names_no_author_of_a_pdf(tmp_path):
    path = write(tmp_path / "a.pdf", book([Page()], trailer="/Info << /Title (A talk) /Author (Ada Lovelace) >>"))
    _, made = merged(tmp_path, path)
    assert made.core_properties.author == "Ada Lovelace"
    merged(tmp_path, path, public=True)
    with zipfile.ZipFile(tmp_path / "merged.pptx") as package:
        assert not [name for name in package.namelist() if b"Lovelace" in package.read(name)]


def test_a_pdf_that_cannot_be_shown_stops_the_merge_and_names_the_session(tmp_path):
    paths = [deck(tmp_path / "a.pptx"), write(tmp_path / "b.pdf", b"%PDF-1.7 half")]
    (tmp_path / "merged.pptx").write_bytes(b"old")
    with pytest.raises(DeckError, match=r"b.pdf is damaged") as raised:
        merge_decks([Entry(path, path.stem) for path in paths], tmp_path / "merged.pptx")
    assert raised.value.session == "b"
    assert (tmp_path / "merged.pptx").read_bytes() == b"old"


def test_without_libreoffice_one_line_names_all_who_need_it_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "find_office", lambda: None)
    monkeypatch.setattr(incoming, "_of_pdf", lambda *a: pytest.fail("work was done for nothing"))
    paths = [
        write(tmp_path / "c.pdf", pdf()),
        zipped(tmp_path / "a.odp", slide("A")),
        write(tmp_path / "b.pptx", bytes.fromhex("d0cf11e0a1b11ae1") + "PowerPoint Document".encode("utf-16-le")),
    ]
    with pytest.raises(DeckError) as raised:
        merged(tmp_path, *paths)
    assert raised.value.message == (
        "only LibreOffice can read a.odp (OpenDocument) and b.pptx (PowerPoint 97-2003), and it is not installed"
    )
    assert "libreoffice" in raised.value.hint.lower()
    assert not (tmp_path / "merged.pptx").exists()


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_the_way_to_libreoffice_is_that_of_the_system(monkeypatch, system):
    monkeypatch.setattr(office.sys, "platform", system)
    assert "https://www.libreoffice.org" in office.how_to_get_office()


@pytest.fixture
def listener():
    """A web server that remembers whether anybody called."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the library's names

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/x.png", asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.office
@needs_office
def test_other_formats_go_through_libreoffice_are_marked_call_nobody_and_come_out_the_same(tmp_path, listener):
    address, asked = listener
    paths = [
        zipped(tmp_path / "a.pptx", slide("Hello from afar", number=True)),
        write(tmp_path / "b.odp", flat(slide("In one file", picture=address))),
    ]
    report, made = merged(tmp_path, *paths)
    texts = [shape.text_frame.text for one in made.slides for shape in one.shapes if shape.has_text_frame]
    assert any("Hello from afar" in text for text in texts)
    assert any("In one file" in text for text in texts)
    assert [row.converted_from for row in report.decks] == ["OpenDocument"] * 2
    assert "LibreOffice converted it from OpenDocument" in " ".join(said(report, "warning", 0))
    assert asked == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pptx", "b.odp", "merged.pptx"]
    again, _ = merged(tmp_path, *paths)
    assert again.unchanged


@pytest.mark.office
@needs_office
def test_what_libreoffice_cannot_read_is_named_as_it_arrived(tmp_path):
    old = bytes.fromhex("d0cf11e0a1b11ae1") + "PowerPoint Document".encode("utf-16-le")
    with pytest.raises(DeckError, match=r"LibreOffice could not read b.pptx \(PowerPoint 97-2003\)") as raised:
        merged(tmp_path, write(tmp_path / "b.pptx", old))
    assert raised.value.session == "b"


@pytest.mark.skipif(office.sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
def test_a_conversion_without_end_is_ended_with_all_that_it_started(tmp_path, monkeypatch):
    script = write(tmp_path / "soffice", b'#!/bin/sh\n(sleep 2; touch "$0.alive") &\nwait\n')
    script.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: script)
    monkeypatch.setattr(office, "_PATIENCE", 0.3)
    with pytest.raises(DeckError, match=r"did not finish with a.odp"):
        merged(tmp_path, zipped(tmp_path / "a.odp", slide("A")))
    time.sleep(2.2)
    assert not (tmp_path / "soffice.alive").exists()
