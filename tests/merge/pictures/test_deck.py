"""The deck that is made of a PDF, as another program reads it."""

from __future__ import annotations

import multiprocessing

import pytest

from factories import Opened, unsound
from tests.factories.pdf import Page, book, link, page_number, pdf, to_address
from wimlds_cli.errors import DeckError
from wimlds_cli.merge.pictures import pdf_to_deck, workers
from wimlds_cli.merge.pictures.slides import slide_size
from wimlds_cli.merge.pictures.workers import open_pages
from wimlds_cli.merge.verify import verify_deck

from .reading import Made


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Made:
    """Five pages: a title, links, an upright page in blue, one with a label alone, one with nothing at all."""
    outline = page_number(5)
    third = f"{page_number(2)} 0 R"
    pages = [
        Page(words=[("Compilers", 72, 400, 60), ("a tour", 72, 300, 20)], more="/Trans << /S /Fly >>"),
        Page(
            words=[("Read the paper", 100, 105, 20)],
            annotations=link((96, 100, 288, 127), to_address("https://example.org/paper"))
            + link((480, 270, 960, 540), f"/Dest [{third} /Fit]")
            + link((0, 0, 96, 54), to_address("https://example.org/paper"))
            + link((0, 270, 96, 324), "/A << /S /Named /N /GoBack >>")
            + link((0, 0, 9, 9), to_address("javascript:x")),
        ),
        Page(size=(540, 960), paint="0 0 1 rg 0 0 540 960 re f"),
        Page(words=[("1", 72, 400, 60)]),
        Page(),
    ]
    content = book(
        pages,
        catalog=f"/Lang (pt-BR) /Outlines << /First {outline} 0 R >> "
        "/PageLabels << /Nums [0 << /S /D >> 3 << /P (A-) /S /D >>] >>",
        objects=[f"<< /Title (The <third> page) /Dest [{third} /Fit] >>"],
        trailer="/Info << /Title (Compilers) /Author (Grace Hopper) >>",
    )
    return Made(tmp_path_factory.mktemp("made"), content)


def test_each_page_is_a_slide_of_the_pages_proportions(made):
    assert len(made.slides) == 5
    assert made.size == (12192000, 6858000)
    assert (made.picture(0).left, made.picture(0).top) == (0, 0)
    assert (made.picture(0).width, made.picture(0).height) == made.size


def test_the_deck_is_sound(made):
    assert unsound(Opened(made.path)) == []
    assert verify_deck(made.path) == []


def test_a_page_of_other_proportions_stands_in_the_middle_on_its_own_colour(made):
    picture = made.picture(2)
    assert picture.height == 6858000
    assert picture.width == pytest.approx(6858000 * 540 / 960, abs=1)
    assert picture.left == pytest.approx((12192000 - picture.width) / 2, abs=1)
    assert str(made.slides[2].background.fill.fore_color.rgb) == "0000FF"


def test_titles_come_from_the_outline_then_the_page_then_its_label_or_number(made):
    assert [made.title(number) for number in range(5)] == [
        "Compilers",
        "Page 2 of talk.pdf",
        "The <third> page",
        "Page A-1",
        "Page A-2",
    ]


def test_a_title_is_there_and_hidden_behind_the_picture(made):
    for number, slide in enumerate(made.slides):
        title, picture, *_ = slide.shapes
        assert title.is_placeholder
        assert picture.left < title.left
        assert picture.top < title.top
        assert title.left + title.width < picture.left + picture.width
        assert title.top + title.height < picture.top + picture.height
        assert picture.name == f"Page {number + 1}"


def test_titles_are_read_aloud_in_the_pdfs_language(made):
    assert made.slides[0].shapes.title._element.xpath(".//a:rPr/@lang") == ["pt-BR"]


def test_the_words_of_a_page_describe_its_picture(made):
    assert made.words(0) == "Compilers\na tour"
    assert made.words(4) == "Page 5 of talk.pdf, a picture without text"


def test_links_lead_where_they_led(made):
    paper = "https://example.org/paper"
    links = made.links(1)
    assert links[:3] == [paper, 2, paper]
    assert len(links) == 4
    back = made.link_shapes(1)[3]._element.xpath(".//a:hlinkClick")[0]
    assert back.get("action") == "ppaction://hlinkshowjump?jump=lastslideviewed"


def test_links_can_be_clicked_are_not_seen_and_say_their_words(made):
    shape = made.link_shapes(1)[0]
    assert (shape.left, shape.top) == (1219200, pytest.approx(6858000 * (540 - 127) / 540, abs=2))
    assert shape._element.nvSpPr.cNvPr.get("descr") == "Read the paper"
    assert shape._element.xpath("./p:spPr/a:solidFill/a:srgbClr/a:alpha/@val") == ["0"]
    assert made.link_shapes(1)[1]._element.nvSpPr.cNvPr.get("descr") == "The <third> page"


def test_what_could_not_be_kept_comes_back(made):
    assert made.left_behind == {
        "page transitions": (1,),
        "links that lead to no web or mail address": (2,),
    }


def test_the_pdfs_title_and_author_are_the_decks(made):
    assert (made.deck.core_properties.title, made.deck.core_properties.author) == ("Compilers", "Grace Hopper")


def test_the_same_pdf_gives_the_same_bytes_with_one_process_or_three(tmp_path, made, monkeypatch):
    for cores in (1, 3):
        monkeypatch.setattr(workers.os, "cpu_count", lambda cores=cores: cores)
        pdf_to_deck(made.pdf, tmp_path / "again.pptx")
        assert (tmp_path / "again.pptx").read_bytes() == made.path.read_bytes()


def test_the_progress_counts_each_page(tmp_path, made):
    told = []
    pdf_to_deck(made.pdf, tmp_path / "told.pptx", progress=lambda done, count: told.append((done, count)))
    assert told == [(number, 5) for number in range(6)]


@pytest.mark.parametrize(
    ("pages", "slides"),
    [
        ([(364, 205)], (12192000, 6858000)),
        ([(362.835, 272.126)], (9144000, 6858000)),
        ([(453.5, 255.1)], (12192000, 6858000)),
        ([(960, 600)], (10972800, 6858000)),
        ([(595, 842)], (6858000, 9705198)),
        ([(960, 540), (595, 842), (960, 540)], (12192000, 6858000)),
        ([(100, 1)], (51206400, 6858000)),
        ([(1, 100)], (6858000, 51206400)),
    ],
)
def test_slides_have_the_proportions_of_most_pages_at_powerpoints_usual_height(pages, slides):
    size = slide_size(tuple(pages))
    assert size == pytest.approx(slides, rel=0.001)
    assert all(914400 <= side <= 51206400 for side in size)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n", "is damaged"),
        (pdf(pages=1)[:200], "is damaged"),
        (pdf(pages=0), "damaged|without pages"),
        (pdf(pages=1001), "1,001 pages"),
    ],
)
def test_a_pdf_that_cannot_be_shown_is_named(tmp_path, content, said):
    (tmp_path / "bad.pdf").write_bytes(content)
    with pytest.raises(DeckError, match=said) as raised:
        pdf_to_deck(tmp_path / "bad.pdf", tmp_path / "out.pptx")
    assert raised.value.message.startswith("bad.pdf ")
    assert raised.value.hint


def encrypted(folder, password: str):
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.append(folder / "plain.pdf")
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(folder / "locked.pdf")
    return folder / "locked.pdf"


def test_a_pdf_that_only_forbids_copying_opens_with_its_links_and_one_with_a_password_is_named(tmp_path):
    page = Page(annotations=link((0, 0, 96, 54), to_address("https://example.org")))
    (tmp_path / "plain.pdf").write_bytes(book([page]))
    open_to_all = Made(tmp_path, encrypted(tmp_path, "").read_bytes())
    assert open_to_all.links(0) == ["https://example.org"]
    with pytest.raises(DeckError, match=r"locked.pdf is protected with a password") as raised:
        pdf_to_deck(encrypted(tmp_path, "secret"), tmp_path / "out.pptx")
    assert "without the password" in raised.value.hint


def test_a_page_that_ends_the_program_that_shows_it_ends_the_merge_alone_and_is_named(tmp_path):
    (tmp_path / "killer.pdf").write_bytes(pdf(pages=40))
    with open_pages(tmp_path / "killer.pdf") as pages:
        next(pages.pictures)
        for child in multiprocessing.active_children():
            child.kill()
        with pytest.raises(DeckError, match=r"page \d+ of killer.pdf is damaged, or made to harm"):
            list(pages.pictures)


def test_a_page_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    (tmp_path / "slow.pdf").write_bytes(pdf(pages=40))
    with open_pages(tmp_path / "slow.pdf") as pages:
        monkeypatch.setattr(workers, "_PATIENCE", 0)
        with pytest.raises(DeckError, match=r"of slow.pdf takes longer than"):
            list(pages.pictures)
    assert not multiprocessing.active_children()
