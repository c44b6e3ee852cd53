"""Other programs open what was merged, and count the same slides."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from pptx import Presentation
from pypdf import PdfReader

from factories import FEATURES, deck_with
from factories.odd import make_strict


@pytest.fixture
def merged(merge):
    """About everything that a deck can hold, twice, and a strict deck."""
    strict = deck_with("chart", "notes", name="Strict")
    make_strict(strict)
    decks = [deck_with(*FEATURES, name="A"), deck_with(*FEATURES, name="B", accent="FF0000"), strict]
    return merge(*decks, titles=("Opening", "Talk", "Panel"))


def test_python_pptx_reads_every_slide_and_its_notes(merged):
    deck = Presentation(merged.out.path)
    assert len(deck.slides) == len(merged.slides)
    assert [slide.shapes[0].text_frame.text for slide in deck.slides] == merged.out.titles()
    assert [slide.has_notes_slide for slide in deck.slides].count(True) == sum(d.notes for d in merged.report.decks)
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if getattr(shape, "has_chart", False)]
    assert len(charts) == 5
    assert all(chart.part.chart_workbook.xlsx_part is not None for chart in charts)


def test_python_pptx_writes_it_again(merged, tmp_path):
    deck = Presentation(merged.out.path)
    deck.save(tmp_path / "again.pptx")
    assert len(Presentation(tmp_path / "again.pptx").slides) == len(merged.slides)


@pytest.mark.office
def test_libreoffice_draws_every_slide_that_is_shown(merged, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", tmp_path, merged.out.path], check=True, capture_output=True
    )
    hidden = sum(deck.hidden for deck in merged.report.decks)
    assert hidden == 2
    assert len(PdfReader(tmp_path / "merged.pdf").pages) == len(merged.slides) - hidden
