"""What lies behind the pages of a PDF: titles, labels, links, and what no slide can keep."""

from __future__ import annotations

import pytest

from tests.factories.pdf import Page, book, link, link_to_file, page_number, pdf, to_address

from .reading import surveyed

RED = "1 0 0 rg {} {} {} {} re f"


def links(folder, *annotations: str, pages: int = 3, **more):
    """The links of the second of three pages, each as where it leads."""
    listed = [Page() for _ in range(pages)]
    listed[1] = Page(annotations=" ".join(annotations))
    return surveyed(folder, book(listed, **more))


def leads(survey) -> list[object]:
    return [one.address or ("back" if one.goes_back else one.page) for one in survey.pages[1].links]


def test_a_link_leads_to_its_page_however_that_is_named(tmp_path):
    third = f"{page_number(2)} 0 R"
    names = f"<< /Names [(by tree) [{third} /Fit] (by dictionary) << /D [{third} /Fit] >>] >>"
    survey = links(
        tmp_path,
        link((0, 0, 9, 9), f"/Dest [{third} /XYZ 0 0 0]"),
        link((0, 0, 9, 9), f"/A << /S /GoTo /D [{third} /Fit] >>"),
        link((0, 0, 9, 9), "/A << /S /GoTo /D (by tree) >>"),
        link((0, 0, 9, 9), "/Dest (by dictionary)"),
        link((0, 0, 9, 9), "/Dest /old"),
        link((0, 0, 9, 9), "/Dest [2 /Fit]"),
        catalog=f"/Dests << /old [{third} /Fit] >> /Names << /Dests << /Kids [{page_number(3)} 0 R] >> >>",
        objects=[names],
    )
    assert leads(survey) == [2] * 6
    assert not survey.left_behind


@pytest.mark.parametrize(
    ("name", "target"),
    [("FirstPage", 0), ("PrevPage", 0), ("NextPage", 2), ("LastPage", 2), ("GoBack", "back")],
)
def test_a_button_by_name_leads_to_the_page_that_is_meant(tmp_path, name, target):
    assert leads(links(tmp_path, link((0, 0, 9, 9), f"/A << /S /Named /N /{name} >>"))) == [target]


def test_next_on_the_last_page_leads_nowhere(tmp_path):
    survey = links(tmp_path, link((0, 0, 9, 9), "/A << /S /Named /N /NextPage >>"), pages=2)
    assert leads(survey) == []
    assert not survey.left_behind


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("mailto:grace@example.org", "mailto:grace@example.org"),
        ("www.example.org/x", "https://www.example.org/x"),
        ("http://example.org/two words", "http://example.org/two%20words"),
        ("http://example.org/100%", "http://example.org/100%25"),
        ("http://example.org/a%20b", "http://example.org/a%20b"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
    ],
)
def test_a_web_or_mail_address_is_kept_so_that_powerpoint_takes_it(tmp_path, typed, address):
    assert leads(links(tmp_path, link((0, 0, 9, 9), to_address(typed)))) == [address]


def test_an_address_counts_from_the_pdfs_base(tmp_path):
    survey = links(
        tmp_path, link((0, 0, 9, 9), to_address("b.html")), catalog="/URI << /Base (https://example.org/a/) >>"
    )
    assert leads(survey) == ["https://example.org/a/b.html"]


@pytest.mark.parametrize(
    "annotation",
    [
        link((0, 0, 9, 9), to_address("javascript:alert\\(1\\)")),
        link((0, 0, 9, 9), to_address("file:///home/grace/paper.pdf")),
        link((0, 0, 9, 9), to_address("vbscript:x")),
        link((0, 0, 9, 9), to_address("ms-msdt:/id")),
        link((0, 0, 9, 9), to_address("../other.pdf")),
        link((0, 0, 9, 9), to_address("https:")),
        link((0, 0, 9, 9), to_address("https://example.org/" + "a" * 3000)),
        link_to_file("calc.exe"),
        link((0, 0, 9, 9), "/A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>"),
        link((0, 0, 9, 9), "/A << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        link((0, 0, 9, 9), "/A << /S /SubmitForm /F (https://example.org) >>"),
        link((0, 0, 9, 9), "/A << /S /Named /N /Print >>"),
        link((0, 0, 9, 9), "/A << /S /Rendition >>"),
        link((0, 0, 9, 9), "/A << /S /Hide >>"),
        link((0, 0, 9, 9), "/A << /S /Unheard >>"),
        link((0, 0, 9, 9), "/Dest (nowhere)"),
        link((0, 0, 9, 9), "/Dest [99 0 R /Fit]"),
    ],
)
def test_what_a_slide_must_or_can_not_do_is_left_behind_and_said_with_its_page(tmp_path, annotation):
    survey = links(tmp_path, annotation)
    assert leads(survey) == []
    ((words, pages),) = survey.left_behind
    assert words.startswith(("links", "buttons"))
    assert pages == (2,)


def test_links_without_end_are_bounded_and_said(tmp_path):
    survey = links(tmp_path, *[link((0, 0, 9, 9), "/Dest [0 /Fit]")] * 501)
    assert len(leads(survey)) == 500
    assert survey.left_behind == (("links beyond the first 500 of a page", (2,)),)


@pytest.mark.parametrize("hidden", [2, 32])
def test_a_link_that_is_not_shown_is_none(tmp_path, hidden):
    assert leads(links(tmp_path, link((0, 0, 9, 9), f"/F {hidden} {to_address('https://example.org')}"))) == []


def test_the_outline_gives_titles_the_first_for_each_page(tmp_path):
    # Objects 7 to 10: two entries, the first with one below it, and one that leads to nothing.
    pages = [Page(), Page()]
    first = page_number(2)
    one, two = (f"[{page_number(index)} 0 R /Fit]" for index in (0, 1))
    survey = surveyed(
        tmp_path,
        book(
            pages,
            catalog=f"/Outlines << /First {first} 0 R >>",
            objects=[
                f"<< /Title (Opening) /Dest {one} /First {first + 1} 0 R /Next {first + 2} 0 R >>",
                f"<< /Title (Below) /Dest {one} /Next {first} 0 R >>",
                f"<< /Title <FEFF00C900740065> /A << /S /GoTo /D {two} >> /Next {first + 3} 0 R >>",
                "<< /Title (Nowhere) /Dest (nothing) >>",
            ],
        ),
    )
    assert [page.title for page in survey.pages] == ["Opening", "Éte"]


def test_a_title_that_a_program_made_up_is_none(tmp_path):
    first = page_number(1)
    content = book(
        [Page()],
        catalog=f"/Outlines << /First {first} 0 R >>",
        objects=[f"<< /Title (Slide Number 3) /Dest [{page_number(0)} 0 R /Fit] >>"],
    )
    assert surveyed(tmp_path, content).pages[0].title == ""


def test_page_labels_are_read_where_they_are_not_the_numbers(tmp_path):
    catalog = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 3 >>] >>"
    survey = surveyed(tmp_path, book([Page(), Page(), Page()], catalog=catalog))
    assert [page.label for page in survey.pages] == ["i", "ii", ""]


def test_a_pdfs_own_words_about_itself_are_read(tmp_path):
    content = book([Page()], trailer="/Info << /Title (A talk) /Author (Ada) >>")
    assert surveyed(tmp_path, content).properties == {"title": "A talk", "creator": "Ada"}


def test_what_no_slide_can_keep_is_named_with_its_pages(tmp_path):
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [0 0 9 9] >>"
    film = "<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] >>"
    comment = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Really?) >>"
    content = book(
        [Page(more="/Trans << /S /Fly >> /Dur 5"), Page(annotations=field + film + comment), Page(more="/Trans << >>")],
        catalog=(
            "/Names << /EmbeddedFiles << /Names [(a) << /UF (data.csv) >>] >> >> /OpenAction << /S /JavaScript >> "
            "/Collection << >> /OCProperties << /OCGs [] /D << /OFF [9 0 R] >> >> /AcroForm << /XFA (x) >>"
        ),
    )
    assert dict(surveyed(tmp_path, content).left_behind) == {
        "page transitions": (1,),
        "the time after which a page turns by itself": (1,),
        "films and sounds": (2,),
        "the words of review comments": (2,),
        "fields of a form: they are shown as they are filled in": (2,),
        "attached files (data.csv)": (),
        "scripts": (),
        "layers that are hidden when the PDF is opened": (),
        "a form that only Adobe's programs show": (),
        "the files of a portfolio: only its cover is shown": (),
    }


def test_a_plain_pdf_leaves_nothing_behind(tmp_path):
    assert surveyed(tmp_path, pdf(pages=2)).left_behind == ()


def test_a_name_tree_that_bites_its_tail_ends(tmp_path):
    survey = links(
        tmp_path,
        link((0, 0, 9, 9), "/Dest (x)"),
        catalog=f"/Names << /Dests {page_number(3)} 0 R >>",
        objects=[f"<< /Kids [{page_number(3)} 0 R] >>"],
    )
    assert survey.left_behind == (("links to places that the PDF does not have", (2,)),)


def test_what_one_reader_cannot_read_is_read_from_a_copy_that_the_other_made(tmp_path, monkeypatch):
    from wimlds_cli.merge.pictures import survey as module

    def cannot(path):
        raise NotImplementedError("a cipher that is not known")

    monkeypatch.setattr(module, "_from_file", cannot)
    survey = links(tmp_path, link((0, 0, 9, 9), to_address("https://example.org")))
    assert leads(survey) == ["https://example.org"]
    monkeypatch.setattr(module, "_from_copy", lambda document, path: cannot(path))
    survey = links(tmp_path, link((0, 0, 9, 9), to_address("https://example.org")))
    assert survey.is_unread
    assert len(survey.pages) == 3
