"""PDFs become one: pages, outline, links, labels, properties."""

from __future__ import annotations

import pytest

from factories.pdf_deck import PdfDeck
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge.pdf import merge_to_pdf
from wimlds_cli.merge.plan import Entry, Properties


def test_pages_follow_each_other_and_keep_their_size(merge_pdfs):
    merged = merge_pdfs(PdfDeck("A"), PdfDeck("B", pages=3, size=(400, 300)))
    assert merged.texts == ["A 1", "A 2", "B 1", "B 2", "B 3"]
    assert merged.sizes == [(960, 540)] * 2 + [(400, 300)] * 3
    assert merged.report.slides == 5
    assert [deck.slides for deck in merged.report.decks] == [2, 3]


def test_what_pages_inherit_from_their_tree_comes_along(merge_pdfs):
    deck = PdfDeck("A")
    for entries in deck.page_entries:
        del entries["MediaBox"]
    real = deck.to_bytes().replace(b"/Type /Pages ", b"/Type /Pages /MediaBox [0 0 700 500] /Rotate 90 ")
    # The table of objects no longer fits, as in many a PDF that arrives: readers find the objects all the same.
    path = merge_pdfs.folder / "inherits.pdf"
    path.write_bytes(real)
    assert merge_pdfs(path, PdfDeck("B")).sizes == [(500, 700)] * 2 + [(960, 540)] * 2


def test_a_page_that_stands_twice_in_its_tree_is_two_pages(merge_pdfs):
    deck = PdfDeck("A")
    deck.pages.append(deck.pages[0])
    deck.page_entries.append(deck.page_entries[0])
    deck.annotations.append([])
    assert merge_pdfs(deck, PdfDeck("B")).texts == ["A 1", "A 2", "A 1", "B 1", "B 2"]


def test_each_session_has_a_line_with_the_decks_own_outline_below(merge_pdfs):
    one, other = PdfDeck("A"), PdfDeck("B")
    one.outline(("Start", f"/Dest {one.to(1)}"), ("Größe", f"/A << /S /GoTo /D {one.to(2)} >>"))
    merged = merge_pdfs(one, other, PdfDeck("C"), titles=("First", "Second", "Second"))
    assert merged.outline == [
        (0, "First", "A 1"),
        (1, "Start", "A 1"),
        (1, "Größe", "A 2"),
        (0, "Second", "B 1"),
        (1, "1-B", "B 1"),
        (1, "2-C", "C 1"),
    ]
    assert merged.catalog["/PageMode"] == "/UseOutlines"


def test_lines_that_lead_by_name_lead_to_their_own_decks_place(merge_pdfs):
    decks = []
    for name in ("A", "B"):
        deck = PdfDeck(name)
        deck.place("end", 2)
        deck.outline(("The end", "/Dest (end)"))
        decks.append(deck)
    merged = merge_pdfs(*decks)
    assert [line for line in merged.outline if line[1] == "The end"] == [(1, "The end", "A 2"), (1, "The end", "B 2")]


def test_a_line_that_led_nowhere_is_kept_and_said(merge_pdfs):
    deck = PdfDeck("A")
    ghost = deck.add("<< /Type /Page /MediaBox [0 0 9 9] >>")
    deck.outline(("Gone", f"/Dest [{ghost} /Fit]"), ("Here", f"/Dest {deck.to(2)}"))
    merged = merge_pdfs(deck, PdfDeck("B"))
    assert (1, "Gone", None) in merged.outline
    assert (1, "Here", "A 2") in merged.outline
    assert "a line of its outline leads to no page" in merged.said("inherited")
    assert len(merged.texts) == 4


def test_an_outline_that_goes_in_circles_ends(merge_pdfs):
    deck = PdfDeck("A")
    first = deck.add("")
    deck.change(first, f"<< /Title (Round) /Next {first} /First {first} /Dest {deck.to(1)} >>")
    deck.catalog["Outlines"] = deck.add(f"<< /First {first} /Last {first} /Count 1 >>")
    assert [line[1] for line in merge_pdfs(deck, PdfDeck("B")).outline].count("Round") == 1


def test_links_to_pages_and_addresses_are_kept(merge_pdfs):
    one, other = PdfDeck("A"), PdfDeck("B", pages=3)
    one.link(1, one.to(2))
    other.link(1, other.to(3))
    other.action(1, f"/S /GoTo /D {other.to(2)}")
    other.web(2, "https://example.org/?q=(a)\\b")
    merged = merge_pdfs(one, other)
    assert merged.links(1) == ["A 2"]
    assert merged.links(3) == ["B 3", "B 2"]
    assert merged.links(4) == ["https://example.org/?q=(a)\\b"]


def test_a_link_that_gives_the_number_of_a_page_leads_to_its_own_decks_page(merge_pdfs):
    deck = PdfDeck("B")
    deck.link(1, "[1 /Fit]")
    assert merge_pdfs(PdfDeck("A"), deck).links(3) == ["B 2"]


def test_a_link_to_a_page_that_is_not_there_brings_no_page_and_is_said(merge_pdfs):
    deck = PdfDeck("A")
    ghost = deck.add("<< /Type /Page /MediaBox [0 0 9 9] >>")
    deck.link(1, f"[{ghost} /Fit]")
    merged = merge_pdfs(deck, PdfDeck("B"))
    assert merged.links(1) == [None]
    assert [f.slide for f in merged.report.findings if f.message == "a link leads to no page of its deck"] == [1]


def test_relative_addresses_are_spelled_out(merge_pdfs):
    deck = PdfDeck("A")
    deck.catalog["URI"] = "<< /Base (https://example.org/talk/) >>"
    deck.web(1, "slides.html")
    assert merge_pdfs(deck, PdfDeck("B")).links(1) == ["https://example.org/talk/slides.html"]


def test_a_link_to_a_file_of_the_speakers_computer_is_said(merge_pdfs):
    deck = PdfDeck("A")
    deck.action(2, "/S /Launch /F (demo.exe)")
    deck.web(1, "file:///C:/notes.txt")
    merged = merge_pdfs(deck, PdfDeck("B"))
    warned = [(finding.slide, finding.message) for finding in merged.report.of_kind("warning")]
    assert warned == [
        (1, "a link leads to a file of the speaker's computer: file:///C:/notes.txt"),
        (2, "a link leads to a file of the speaker's computer: demo.exe"),
    ]


def test_pages_that_move_on_by_themselves_are_said_and_keep_their_time(merge_pdfs):
    deck = PdfDeck("A")
    deck.page_entries[1] |= {"Dur": "5", "Trans": "<< /S /Wipe >>"}
    merged = merge_pdfs(deck, PdfDeck("B"))
    assert [(f.slide, f.rule) for f in merged.report.of_kind("warning")] == [(2, 18)]
    assert (merged.reader.pages[1]["/Dur"], merged.reader.pages[1]["/Trans"]["/S"]) == (5, "/Wipe")


def test_each_page_is_called_as_in_its_own_deck(merge_pdfs):
    one, other = PdfDeck("A", pages=3), PdfDeck("B")
    one.labels("0 << /S /r >> 2 << /S /D >>")
    other.labels("0 << /S /r >> 1 << /P (A-) /S /D /St 7 >>")
    merged = merge_pdfs(one, PdfDeck("plain"), other)
    assert merged.labels == ["i", "ii", "1", "4", "5", "i", "A-7"]


def test_decks_without_labels_have_none_together(merge_pdfs):
    assert "/PageLabels" not in merge_pdfs(PdfDeck("A"), PdfDeck("B")).catalog


def test_it_says_of_itself_what_the_event_says(merge_pdfs):
    deck = PdfDeck("A")
    deck.info |= {"ModDate": "(D:20270301120000Z)"}
    other = PdfDeck("B")
    other.info |= {"CreationDate": "(D:20270310080000+01'00')"}
    properties = Properties(title="Abend über Wörter", creator="Ada, Grace", language="de")
    merged = merge_pdfs(deck, other, properties=properties)
    info = merged.reader.metadata
    assert (info.title, info.author) == ("Abend über Wörter", "Ada, Grace")
    assert info["/ModDate"] == "D:20270310080000+01'00'"
    assert merged.catalog["/Lang"] == "de"


def test_without_an_event_the_first_decks_words_stand(merge_pdfs):
    info = merge_pdfs(PdfDeck("A"), PdfDeck("B")).reader.metadata
    assert (info.title, info.author) == ("A", "Author of A")


def test_the_same_decks_give_the_same_bytes_and_the_file_is_left_alone(merge_pdfs):
    decks = (PdfDeck("A"), PdfDeck("B"))
    first = merge_pdfs(*decks)
    data, written = first.path.read_bytes(), first.path.stat().st_mtime_ns
    again = merge_pdfs(*decks)
    assert again.report.unchanged
    assert (again.path.read_bytes(), again.path.stat().st_mtime_ns) == (data, written)


def test_a_font_with_a_name_in_latin_1_is_still_found(merge_pdfs):
    deck = PdfDeck("A")
    data = deck.to_bytes().replace(b"/F1 ", b"/Caf\xe9 ")
    path = merge_pdfs.folder / "latin.pdf"
    path.write_bytes(data)
    assert merge_pdfs(path, PdfDeck("B")).texts[0] == "A 1"


def test_a_deck_alone_is_kept(merge_pdfs):
    deck = PdfDeck("A")
    deck.outline(("Start", f"/Dest {deck.to(1)}"))
    assert merge_pdfs(deck, titles=(None,)).outline == [(0, "Start", "A 1")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing of a PDF follows", "talk.pdf is damaged"),
        (PdfDeck("A").to_bytes()[:400], "talk.pdf is damaged"),
        (PdfDeck("A").to_bytes().replace(b"/Kids [", b"/Kidz ["), "talk.pdf is damaged"),
        (b"", "talk.pdf is empty"),
        (b"<html>login</html>", "talk.pdf is a web page"),
    ],
    ids=["no objects", "cut off", "no pages", "empty", "a web page"],
)
def test_what_is_no_pdf_is_named_with_its_session_and_nothing_is_written(tmp_path, data, words):
    broken = tmp_path / "talk.pdf"
    broken.write_bytes(data)
    sound = PdfDeck("A").save(tmp_path / "a.pdf")
    with pytest.raises(DeckError) as caught:
        merge_to_pdf([Entry(sound, "One"), Entry(broken, "Two")], tmp_path / "out.pdf")
    assert words in caught.value.message
    assert caught.value.session == "Two"
    assert caught.value.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "talk.pdf"]


def test_a_pdf_that_chrome_would_open_is_mended_and_said(merge_pdfs):
    deck = PdfDeck("A")
    deck.link(1, deck.to(2))
    data = deck.to_bytes()
    # Our reader gives up at a stray brace, PDFium makes the best of it.
    broken = data.replace(b"/Border [0 0 0]", b"/Border [0 } 0]")
    assert len(broken) == len(data)
    path = merge_pdfs.folder / "cut.pdf"
    path.write_bytes(broken)
    merged = merge_pdfs(PdfDeck("B"), path)
    assert merged.texts == ["B 1", "B 2", "A 1", "A 2"]
    assert merged.links(3) == ["A 2"]
    assert [(f.deck, f.message) for f in merged.report.of_kind("warning")] == [
        (1, "it is damaged, and was mended: look at its pages")
    ]


def test_nothing_to_merge_is_said(tmp_path):
    with pytest.raises(WimldsError, match="no deck to merge"):
        merge_to_pdf([], tmp_path / "out.pdf")


def test_progress_is_told_to_its_end(merge_pdfs):
    told = []
    merge_pdfs(PdfDeck("A"), PdfDeck("B"), writing=lambda done, count: told.append((done, count)))
    assert told
    assert all(done <= count for done, count in told)
