"""The lines of the outline for a PDF that brings none: its pages' headings."""

from __future__ import annotations

from factories.pdf_deck import PdfDeck


def words(*shown: tuple[int, int, str]) -> bytes:
    """Text on a page: its size, its height above the lower edge, its letters."""
    return b" ".join(f"BT /F1 {size} Tf 60 {base} Td ({text}) Tj ET".encode() for size, base, text in shown)


def deck_of(*pages: bytes) -> PdfDeck:
    deck = PdfDeck("A", pages=len(pages))
    for entries, shown in zip(deck.page_entries, pages, strict=True):
        entries["Contents"] = deck.stream(shown)
    return deck


def lines_of(merged) -> list[str]:
    return [title for level, title, _ in merged.outline if level == 1]


BODY = (18, 200, "many words of the usual size stand here, and tell what the slide is about")


def test_the_largest_words_are_the_title_over_two_lines_too(merge_pdfs):
    one = words((40, 440, "Rare words"), (40, 395, "deserve more votes"), BODY)
    other = words((40, 440, "Questions?"), BODY)
    assert lines_of(merge_pdfs(deck_of(one, other))) == ["Rare words deserve more votes", "Questions?"]


def test_a_number_a_footer_and_text_of_one_size_are_no_titles(merge_pdfs):
    number = words((90, 300, "42"), BODY)
    footer = words((40, 20, "The conference 2027"), BODY)
    even = words((18, 400, "one line"), BODY)
    assert lines_of(merge_pdfs(deck_of(number, footer, even))) == []


def test_pages_that_follow_each_other_with_one_title_get_one_line(merge_pdfs):
    step = words((40, 440, "How it works"), BODY)
    merged = merge_pdfs(deck_of(step, step, words((40, 440, "Thanks"), BODY), step))
    assert lines_of(merged) == ["How it works", "Thanks", "How it works"]


def test_a_heading_by_the_tags_wins_over_the_size(merge_pdfs):
    deck = PdfDeck("The heading", pages=1)
    deck.tags(role="H1", standard="H1")
    deck.page_entries[0]["Contents"] = deck.stream(
        b"/H1 << /MCID 0 >> BDC BT /F1 20 Tf 60 440 Td (Told by ) Tj (its tag) Tj ET EMC "
        b"BT /F1 80 Tf 60 200 Td (LOUD WORDS) Tj ET"
    )
    assert lines_of(merge_pdfs(deck)) == ["Told by its tag"]
