"""`wimlds merge-slides --to pdf` as an organizer meets it."""

from __future__ import annotations

import json

import pytest

from factories import Deck
from factories.pdf_deck import PdfDeck
from wimlds_cli.merge import office

from .running import run

EVENT = """
name: An evening
kind: meetup
start: 2027-03-18 18:30
end: 21:00
timezone: Europe/Paris
language: fr
code_of_conduct: {url: https://example.org/conduct, contact: Ada}
organizers: [{name: Ada Lovelace}]
speakers:
  - {name: Grace Hopper, consent: {slides: yes}}
  - {name: Kathleen Booth, consent: {slides: no}}
  - {name: Betty Holberton}
sessions:
  - {title: Nanoseconds, id: nano, type: talk, track: industry, speakers: [Grace Hopper]}
  - {title: Assembly, id: assembly, type: talk, track: academic, speakers: [Kathleen Booth]}
"""


@pytest.fixture
def event(tmp_path):
    """An event whose two speakers have sent PDFs."""
    (tmp_path / "event.yaml").write_text(EVENT, encoding="utf-8")
    (tmp_path / "slides").mkdir()
    PdfDeck("Nano").save(tmp_path / "slides/Grace Hopper.pdf")
    PdfDeck("Asm").save(tmp_path / "slides/assembly.pdf")
    return tmp_path


@pytest.fixture
def decks(tmp_path):
    return [PdfDeck(name).save(tmp_path / f"{name}.pdf") for name in ("one", "two")]


def words(result) -> str:
    return " ".join((result.stdout + result.stderr).split())


@pytest.mark.parametrize("how", [("--to", "pdf", "-o", "{}/m.pdf"), ("-o", "{}/m.pdf"), ("-o", "{}/m.PDF")])
def test_a_pdf_is_made_when_it_is_asked_for_or_named(decks, tmp_path, how):
    result = run("merge-slides", *decks, *(part.format(tmp_path) for part in how))
    assert result.exit_code == 0, result.output
    assert "Pages Made of MB" in words(result)
    assert "Merged: 4 pages" in words(result)
    assert (tmp_path / how[-1].format(tmp_path)).read_bytes().startswith(b"%PDF")


def test_an_events_pdf_lies_in_its_out_folder_and_says_what_the_event_says(event):
    from pypdf import PdfReader

    result = run("merge-slides", event, "--to", "pdf", "--plain")
    assert result.exit_code == 0, result.output
    reader = PdfReader(event / "out" / f"{event.name}.pdf")
    assert (reader.metadata.title, reader.metadata.author) == ("An evening", "Ada Lovelace")
    assert [item.title for item in reader.outline if not isinstance(item, list)] == ["Nanoseconds", "Assembly"]


def test_a_session_can_be_left_out_and_one_without_consent_is_withheld_in_public(event):
    result = run("merge-slides", event, "--to", "pdf", "--plain", "--without", "assembly")
    assert "Merged An evening: 2 pages" in words(result)
    result = run("merge-slides", event, "--to", "pdf", "--plain", "--public")
    assert "the slides of “Assembly”: Kathleen Booth did not agree" in words(result)
    assert (event / "out" / f"{event.name}-public.pdf").exists()


def test_the_report_as_json_tells_the_same(decks, tmp_path):
    result = run("merge-slides", *decks, "-o", tmp_path / "m.pdf", "--json")
    told = json.loads(result.stdout)
    assert (told["form"], told["slides"], told["parts"]) == ("pdf", 4, [])
    assert [(deck["title"], deck["slides"], deck["converted_from"]) for deck in told["decks"]] == [
        ("one", 2, None),
        ("two", 2, None),
    ]


def test_what_was_left_out_counts_when_strict(tmp_path):
    deck = PdfDeck("one")
    deck.catalog["OpenAction"] = "<< /S /JavaScript /JS (x) >>"
    arguments = ("merge-slides", deck.save(tmp_path / "one.pdf"), "-o", tmp_path / "m.pdf")
    assert run(*arguments).exit_code == 0
    result = run(*arguments, "--strict")
    assert result.exit_code == 1
    assert "Left out all decks: scripts" in words(result).replace("one: scripts", "all decks: scripts")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--size", "16:9"), "--size is for PowerPoint decks; in a PDF each page keeps its own"),
        (("--contact-sheet",), "--contact-sheet is made of a PowerPoint deck, not of a PDF"),
        (("-o", "m.pptx"), "m.pptx is no name for a merged deck: it must end in .pdf"),
        (("-o", "m.pdf", "--to", "pptx"), "--to pptx and -o m.pdf contradict each other"),
        (("--to", "odp"), "'odp' is not one of 'pptx', 'pdf'"),
    ],
)
def test_what_does_not_fit_together_is_refused_in_a_line(decks, tmp_path, monkeypatch, options, said):
    monkeypatch.chdir(tmp_path)
    result = run("merge-slides", *decks, *(() if "--to" in options else ("--to", "pdf")), *options)
    assert result.exit_code == 2
    assert said in words(result).replace("│", "").replace("  ", " ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.pdf", "two.pdf"]


def test_a_locked_deck_is_named_with_its_session_and_the_way_round(event):
    from pypdf import PdfReader, PdfWriter

    path = event / "slides/assembly.pdf"
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    result = run("merge-slides", event, "--to", "pdf", "--plain")
    assert result.exit_code == 2
    assert "assembly.pdf is protected with a password (session “Assembly”)" in words(result)
    assert '--without "Assembly"' in words(result)
    assert not (event / "out").exists()


def test_without_libreoffice_a_line_says_which_decks_need_it(tmp_path, monkeypatch, decks):
    monkeypatch.setattr(office, "find_office", lambda: None)
    deck = Deck("talk")
    deck.add_slide("Hello")
    result = run("merge-slides", *decks, deck.save(tmp_path / "talk.pptx"), "-o", tmp_path / "m.pdf")
    assert result.exit_code == 2
    assert "only LibreOffice can make a PDF of talk.pptx, and it is not installed" in words(result)
    assert not (tmp_path / "m.pdf").exists()
