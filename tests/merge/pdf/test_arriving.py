"""PowerPoint decks and PDFs become one PDF; what stands in for LibreOffice is told apart by its name."""

from __future__ import annotations

import re
import shutil
import zipfile

import pytest

from factories import Deck
from factories.pdf_deck import PdfDeck
from factories.shows import add_jump, add_show_jump, add_web_link
from factories.talk import add_notes
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge import office
from wimlds_cli.merge.pdf import merge_to_pdf
from wimlds_cli.merge.plan import Entry

from .merging import PdfMerger


def talk(name: str, *titles: str) -> Deck:
    deck = Deck(name)
    for title in titles:
        deck.add_slide(title)
    return deck


@pytest.fixture
def stand_in(monkeypatch):
    """Let prepared PDFs stand for what LibreOffice makes, by the title of the deck's first slide."""
    prepared: dict[str, PdfDeck] = {}
    asked = []

    def to_pdfs(decks, folder, *, hidden=True, tell=None):
        asked.append((len(decks), hidden))
        for done, deck in enumerate(decks, 1):
            words = "foreign"
            if deck.suffix == ".pptx":
                words = zipfile.ZipFile(deck).read("ppt/slides/slide1.xml").decode()
            next(pdf for title, pdf in prepared.items() if title in words).save(deck.with_suffix(".pdf"))
            if tell:
                tell(done)
        return [deck.with_suffix(".pdf") for deck in decks]

    monkeypatch.setattr(office, "find_office", lambda: "an office")
    monkeypatch.setattr(office, "to_pdfs", to_pdfs)
    return prepared, asked


def test_hidden_slides_are_left_out_and_titles_stand_with_their_own_pages(merge_pdfs, stand_in, tmp_path):
    prepared, asked = stand_in
    deck = talk("talk", "Hello", "Backup", "Goodbye")
    deck.slides[1].attributes = 'show="0"'
    prepared["Hello"] = PdfDeck("Page", pages=3)
    prepared["Hello"].link(1, prepared["Hello"].to(2))
    prepared["Hello"].link(1, prepared["Hello"].to(3))
    path = deck.save(tmp_path / "talk.pptx")
    merged = merge_pdfs.of_entries([Entry(path, "Talk"), Entry(PdfDeck("Other").save(tmp_path / "o.pdf"), "Other")])
    assert merged.texts == ["Page 1", "Page 3", "Other 1", "Other 2"]
    assert merged.outline[:3] == [(0, "Talk", "Page 1"), (1, "Hello", "Page 1"), (1, "Goodbye", "Page 3")]
    assert merged.links(1) == ["Page 3"]
    assert merged.said("dropped") == ["a jump to a hidden slide was removed", "hidden slides"]
    assert [(deck.slides, deck.hidden, deck.converted_from) for deck in merged.report.decks] == [
        (2, 1, "PowerPoint"),
        (2, 0, None),
    ]
    assert asked == [(1, True)]


def test_links_that_libreoffice_loses_are_put_back_over_their_shapes(merge_pdfs, stand_in, tmp_path):
    prepared, _ = stand_in
    deck = talk("talk", "Hello", "Backup", "Goodbye")
    deck.slides[1].attributes = 'show="0"'
    add_jump(deck.slides[0], deck.slides[2].part)
    add_web_link(deck.slides[0], "https://example.org/a b")
    add_jump(deck.slides[0], deck.slides[1].part)
    add_show_jump(deck.masters[0].layouts[0], "previousslide")
    prepared["Hello"] = PdfDeck("Page", pages=3)
    prepared["Hello"].web(1, "https://example.org/a%20b/")
    merged = merge_pdfs.of_entries([Entry(deck.save(tmp_path / "talk.pptx"), "Talk")])
    assert merged.links(1) == ["https://example.org/a%20b/", "Page 3"]
    assert merged.links(2) == ["Page 1"]
    left, low, right, high = map(float, merged.annotations(1)[1]["/Rect"])
    assert 0 <= left < right <= 960
    assert 0 <= low < high <= 540
    assert merged.said("changed") == ["links that LibreOffice loses were put back"]


class WrittenByLibreOffice(PdfDeck):
    """Spells relative links out, from where the deck lay when it was read."""

    def save(self, path):
        self.web(1, f"{path.with_suffix('.pptx').as_uri()}#_ftn1")
        self.web(1, (path.parent / "notes.txt").as_uri())
        return super().save(path)


def test_where_the_decks_lay_for_libreoffice_does_not_show(merge_pdfs, stand_in, tmp_path):
    prepared, _ = stand_in
    prepared["Hello"] = WrittenByLibreOffice("Page", pages=1)
    merged = merge_pdfs.of_entries([Entry(talk("t", "Hello").save(tmp_path / "my talk.pptx"), "Talk")])
    assert merged.links(1) == ["my%20talk.pptx#_ftn1", "notes.txt"]
    assert merged.said("warning") == []


def test_what_a_pdf_does_not_have_is_said(merge_pdfs, stand_in, tmp_path):
    prepared, _ = stand_in
    deck = talk("talk", "Hello")
    add_notes(deck.slides[0], "say hello")
    prepared["Hello"] = PdfDeck("Page", pages=1)
    merged = merge_pdfs.of_entries([Entry(deck.save(tmp_path / "talk.pptx"), "Talk")])
    assert merged.said("dropped") == ["speaker notes"]


def test_the_organizers_slides_lead_to_decks_of_any_kind(merge_pdfs, stand_in, tmp_path):
    prepared, asked = stand_in
    prepared["Programme"] = PdfDeck("Programme", pages=1)
    for place in ("talk", "gr%C3%B6%C3%9Fe", "nobody"):
        prepared["Programme"].web(1, f"wimlds:{place}")
    prepared["Hello"] = PdfDeck("Page", pages=1)
    prepared["Hello"].web(1, "wimlds:pdf")
    template = tmp_path / "template.pptx"
    entries = [
        Entry(talk("p", "Programme").save(tmp_path / "p.pptx"), "Opening", made_from=template),
        Entry(talk("t", "Hello").save(tmp_path / "t.pptx"), "Talk", anchor="talk"),
        Entry(PdfDeck("Other").save(tmp_path / "o.pdf"), "Other", anchor="größe"),
    ]
    shutil.copy(entries[0].path, template)
    merged = merge_pdfs.of_entries(entries)
    assert merged.links(1) == ["Page 1", "Other 1"]
    # In a speaker's deck such an address is one like any other.
    assert merged.links(2) == ["wimlds:pdf"]
    assert "a link to nobody, which is not in the merged deck, was removed" in merged.said("dropped")
    assert [deck.made for deck in merged.report.decks] == [True, False, False]
    assert asked == [(2, True)]


def test_foreign_formats_go_through_apart_without_their_hidden_slides(merge_pdfs, stand_in, tmp_path):
    prepared, asked = stand_in
    prepared["Hello"] = PdfDeck("Page", pages=1)
    prepared["foreign"] = PdfDeck("Alien", pages=2)
    prepared["foreign"].outline(*((f"Slide {n}", f"/Dest {prepared['foreign'].to(n)}") for n in (1, 2)))
    odp = tmp_path / "talk.odp"
    odp.write_bytes(b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.presentation")
    told = []
    merged = merge_pdfs.of_entries(
        [Entry(odp, "Alien"), Entry(talk("t", "Hello").save(tmp_path / "t.pptx"), "Talk")],
        converting=lambda *counts: told.append(counts),
    )
    assert merged.texts == ["Alien 1", "Alien 2", "Page 1"]
    assert asked == [(1, True), (1, False)]
    assert told == [(1, 2), (2, 2)]
    assert merged.said("warning") == ["LibreOffice converted it from OpenDocument: look through its pages"]
    # “Slide 1” says nothing: the pages' own words do.
    assert [title for level, title, _ in merged.outline] == ["Alien", "Alien 1", "Alien 2", "Talk", "Hello"]


def test_a_deck_without_slides_is_merged_and_said(merge_pdfs, tmp_path):
    empty = Deck("empty").save(tmp_path / "empty.pptx")
    merged = merge_pdfs.of_entries([Entry(empty, "Empty"), Entry(PdfDeck("A").save(tmp_path / "a.pdf"), "A")])
    assert merged.texts == ["A 1", "A 2"]
    assert merged.said("warning") == ["the deck has no slides"]


def test_fewer_pages_than_slides_are_refused(stand_in, tmp_path):
    prepared, _ = stand_in
    prepared["Hello"] = PdfDeck("Page", pages=1)
    path = talk("t", "Hello", "Goodbye").save(tmp_path / "t.pptx")
    with pytest.raises(DeckError, match=re.escape("made 1 pages of the 2 slides of t.pptx")) as caught:
        merge_to_pdf([Entry(path, "Talk")], tmp_path / "out.pdf")
    assert caught.value.session == "Talk"
    assert not (tmp_path / "out.pdf").exists()


def test_without_libreoffice_the_decks_that_need_it_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(office, "find_office", lambda: None)
    entries = [
        Entry(PdfDeck("A").save(tmp_path / "a.pdf"), "A"),
        Entry(talk("t", "Hello").save(tmp_path / "t.pptx"), "Talk"),
    ]
    words = "only LibreOffice can make a PDF of t.pptx, and it is not installed"
    with pytest.raises(WimldsError, match=re.escape(words)):
        merge_to_pdf(entries, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_pdfs_alone_need_no_libreoffice(monkeypatch, merge_pdfs):
    monkeypatch.setattr(office, "find_office", lambda: None)
    assert merge_pdfs(PdfDeck("A")).report.slides == 2


def test_when_libreoffice_falls_over_one_deck_the_others_are_tried_alone(monkeypatch, tmp_path):
    runs = []

    def run(decks, made, form, tell):
        runs.append([deck.name for deck in decks])
        for deck, new in zip(decks, made, strict=True):
            if deck.name == "bad.pptx":
                return ["it fell over"]
            new.write_bytes(b"%PDF")
        return []

    monkeypatch.setattr(office, "_run", run)
    decks = [tmp_path / name for name in ("a.pptx", "bad.pptx", "c.pptx")]
    with pytest.raises(WimldsError, match=r"LibreOffice could not read bad\.pptx: it fell over"):
        office.to_pdfs(decks, tmp_path)
    assert runs == [["a.pptx", "bad.pptx", "c.pptx"], ["bad.pptx"]]
    runs.clear()
    assert office.to_pdfs([decks[0], decks[2]], tmp_path) == [tmp_path / "a.pdf", tmp_path / "c.pdf"]


@pytest.fixture(scope="module")
def through_libreoffice(tmp_path_factory):
    """The organizers' slide, a deck with links, notes and a hidden slide, and a PDF."""
    if office.find_office() is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    programme = talk("programme", "Programme")
    add_web_link(programme.slides[0], "wimlds:other")
    deck = talk("talk", "Hello", "Backup", "Goodbye")
    deck.slides[1].attributes = 'show="0"'
    add_jump(deck.slides[0], deck.slides[2].part)
    add_web_link(deck.slides[2], "https://example.org/?a=1&b=%20c")
    add_notes(deck.slides[0], "say hello")
    made = programme.save(folder / "programme.pptx")
    return PdfMerger(folder).of_entries(
        [
            Entry(made, "Opening", made_from=made),
            Entry(deck.save(folder / "talk.pptx"), "Talk"),
            Entry(PdfDeck("Other", size=(400, 300)).save(folder / "other.pdf"), "Other", anchor="other"),
        ]
    )


@pytest.mark.office
def test_libreoffice_keeps_links_and_the_programme_leads_into_a_pdf(through_libreoffice):
    merged = through_libreoffice
    assert [text.split("\r")[0].split("\n")[0] for text in merged.texts] == [
        "Programme",
        "Hello",
        "Goodbye",
        "Other 1",
        "Other 2",
    ]
    assert merged.links(1) == ["Other 1"]
    assert merged.links(2) == [merged.texts[2]]
    assert set(merged.links(3)) == {"https://example.org/?a=1&b=%20c"}
    lines = [title for _, title, _ in merged.outline]
    assert lines == ["Opening", "Programme", "Talk", "Hello", "Goodbye", "Other", "Other 1", "Other 2"]


@pytest.mark.office
def test_slides_that_went_through_libreoffice_have_tags(through_libreoffice):
    parts = through_libreoffice.catalog["/StructTreeRoot"]["/K"]["/K"]
    assert [part["/T"] for part in parts] == ["Opening", "Talk"]
