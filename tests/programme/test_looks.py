"""Names in any script, long titles, no pictures, many sponsors, long programmes."""

from __future__ import annotations

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from .conftest import HEAD, TALKS

LONG = (
    "Towards reliable, fair and energy-efficient large-scale representation learning for low-resource languages: "
    "lessons from five years of deployments in public hospitals"
)


def made_slides(deck):
    """The slides that the organizers' template gave, as python-pptx opens them."""
    opened = Presentation(deck.report.output)
    count, found = 0, []
    for piece, row in zip(deck.order.pieces, deck.report.decks, strict=True):
        if piece.made_from is not None:
            found += list(opened.slides)[count : count + row.slides]
        count += row.slides
    return opened, found


def programme(count: int) -> str:
    talks = "".join(
        f"\n      - {{title: Session {n}, id: s{n}, type: talk, speakers: [Person {n}], "
        f"start: '{8 + n:02}:00', duration: 45}}"
        for n in range(count)
    )
    people = "".join(f"\n      - {{name: Person {n}}}" for n in range(count))
    return f"    sessions:{talks}\n    speakers:{people}\n"


def test_fourteen_rows_flow_to_a_second_slide_evenly_and_each_leads_to_its_session(event):
    event.write(HEAD, programme(14))
    event.deck("s0")
    deck = event.merge()
    assert deck.opened.titles()[1:3] == ["Programme", "Programme, continued"]
    links = [deck.links(2), deck.links(3)]
    assert [len(page) for page in links] == [7, 7]
    sections = dict(deck.opened.sections)
    assert [number for page in links for _, number in page] == [sections[f"Session {n}"][0] for n in range(14)]


def test_rows_stay_above_the_foot_of_the_slide(event):
    event.write(HEAD, programme(14).replace("Session 3", f"'{LONG}'"))
    event.deck("s0")
    opened, slides = made_slides(event.merge())
    tables = [shape for slide in slides for shape in slide.shapes if shape.has_table]
    assert tables
    for table in tables:
        assert table.top + sum(row.height for row in table.table.rows) <= opened.slide_height - Pt(30)


def test_each_day_has_its_own_slide_of_the_programme(event):
    two_days = HEAD.replace("end: 21:00", "end: 2027-03-19 21:00")
    talks = TALKS.replace("start: ", "start: 2027-03-18 ").replace("2027-03-18 19:30", "2027-03-19 19:30")
    event.write(two_days, talks.replace("2027-03-18 20:00", "2027-03-19 20:00"))
    assert event.merge().opened.titles()[1:3] == ["Thursday, 18 March", "Friday, 19 March"]


@pytest.mark.parametrize(
    ("name", "stands_in"),
    [("山田花子", "山"), ("سميرة موسى", "سم"), ("मीनाक्षी श्रीनिवासन", "मीश्री"), ("Ngozi", "N"), ("Édith Östlund", "ÉÖ")],
)
def test_who_has_no_picture_is_shown_by_initials_in_any_script(event, name, stands_in):
    event.write(HEAD, TALKS.replace("Ada Lovelace", name))
    deck = event.merge()
    assert stands_in in deck.words(deck.slide_saying("19:30–20:00")).split()


def test_text_from_right_to_left_says_so(event):
    event.write(HEAD, TALKS.replace("title: Second talk", "title: قياس عدم اليقين"))
    deck = event.merge()
    slide = deck.opened.slides[deck.slide_saying("19:30–20:00") - 1]
    assert deck.opened.find(slide, "//a:p[a:r/a:t='قياس عدم اليقين']/a:pPr/@rtl") == ["1"]


def test_nothing_is_ever_smaller_than_eighteen_points_nor_taller_than_its_box(event):
    event.write(
        HEAD.replace("Evening of tests", f"'{LONG}'"),
        TALKS.replace("First talk", f"'{LONG}'").replace("Navy", f"'{LONG}'"),
    )
    _, slides = made_slides(event.merge())
    sizes = [run.font.size for s in slides for shape in s.shapes if shape.has_text_frame
             for p in shape.text_frame.paragraphs for run in p.runs if run.font.size]  # fmt: skip
    assert min(sizes) >= Pt(18)
    titles = [slide.shapes.title for slide in slides if slide.shapes.title.text == LONG]
    assert len(titles) == 2
    for title in titles:
        size = title.text_frame.paragraphs[0].runs[0].font.size
        # Georgia is about half as wide as high; a rough check that shares nothing with the program's own.
        lines = len(LONG) * size * 0.5 / title.width
        assert lines * size * 1.15 <= title.height


def boxes(slide):
    return [
        (s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes if s.name in ("Ground", "Picture")
    ]


@pytest.mark.parametrize("count", [1, 3, 8, 12])
def test_sponsors_stand_beside_each_other_within_the_margins(event, count):
    sponsors = "".join(f"\n  - Sponsor number {n}" for n in range(count))
    event.write(HEAD, f"sponsors:{sponsors}\n", TALKS)
    deck = event.merge()
    opened, slides = made_slides(deck)
    (slide,) = [slide for slide in slides if slide.shapes.title.text == "With thanks to"]
    found = boxes(slide)
    assert len(found) == count
    texts = [s for s in slide.shapes if s.name == "Hosts"]
    assert all(text.top + text.height <= min(box[1] for box in found) for text in texts)
    for left, top, right, bottom in found:
        assert left >= Pt(60)
        assert right <= opened.slide_width - Pt(60)
        assert bottom <= opened.slide_height - Pt(30)
        assert not [
            o
            for o in found
            if o != (left, top, right, bottom) and o[0] < right and left < o[2] and o[1] < bottom and top < o[3]
        ]


def test_several_people_on_stage_have_a_place_each(event):
    panel = (
        "      - {title: Panel, id: panel, type: panel, moderators: [Sophie Germain], "
        "speakers: [Grace Hopper, Ada Lovelace], start: 20:15, duration: 30}\n    speakers:"
    )
    event.write(HEAD, TALKS.replace("    speakers:", panel, 1))
    for name in ("first", "second"):
        event.deck(name)
    deck = event.merge()
    words = deck.words(deck.slide_saying("20:15–20:45"))
    assert "Sophie Germain" in words
    assert "Moderator" in words
    assert "Grace Hopper" in words
    assert "Ada Lovelace" in words


def test_a_picture_fills_its_place_and_a_sideways_one_is_turned(event):
    photo = Image.new("RGB", (60, 30), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    photo.save(event.folder / "ada.jpg", exif=exif)
    event.write(HEAD, TALKS.replace("{name: Ada Lovelace,", "{name: Ada Lovelace, picture: {path: ada.jpg, alt: Ada},"))
    deck = event.merge()
    slide = deck.opened.slides[deck.slide_saying("19:30–20:00") - 1]
    (part,) = deck.opened.related(slide, "image")
    import io

    with Image.open(io.BytesIO(deck.opened.data(part))) as shown:
        assert shown.size == (30, 60)
        assert not shown.getexif()
    assert deck.opened.find(slide, "//p:pic/p:nvPicPr/p:cNvPr/@descr") == ["Ada"]


def test_a_picture_that_cannot_be_read_does_not_stop_the_deck(event):
    (event.folder / "ada.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    event.write(HEAD, TALKS.replace("{name: Ada Lovelace,", "{name: Ada Lovelace, picture: ada.png,"))
    deck = event.merge()
    assert "AL" in deck.words(deck.slide_saying("19:30–20:00")).split()


def test_the_closing_slides_code_leads_to_the_feedback_form(event):
    zxingcpp = pytest.importorskip("zxingcpp", reason="an independent reader of QR codes")
    import io

    event.write(HEAD, "feedback_url: https://example.org/feedback?evening=12&lang=fr\n", TALKS)
    deck = event.merge()
    (part,) = deck.opened.related(deck.opened.slides[-1], "image")
    with Image.open(io.BytesIO(deck.opened.data(part))) as code:
        read = [found.text for found in zxingcpp.read_barcodes(code.convert("L"))]
    assert read == ["https://example.org/feedback?evening=12&lang=fr"]


def test_words_that_xml_cannot_hold_do_no_harm(event):
    event.write(HEAD.replace("Evening of tests", '"Evening & <tests> \\u000b {{ 7 * 7 }}"'), TALKS)
    assert event.merge().opened.titles()[0] == "Evening & <tests> {{ 7 * 7 }}"
