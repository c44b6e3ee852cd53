"""What is read of a deck, and how much of it."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile

import pytest
from PIL import Image

from tests.checks.decks import add_film, add_large_photo, add_words, clean_deck, deck_bytes, film
from tests.factories import FEATURES, FOUR_BY_THREE, Deck, deck_with
from tests.factories.content import add_group, add_media, add_picture, add_table, paragraph, text_shape
from tests.factories.design import placeholder, solid, xfrm
from tests.factories.objects import add_video
from tests.factories.pdf import font_that_is_not_brought, link_to_file, pdf
from tests.factories.shows import set_plain_transition, set_show, set_transition
from tests.factories.talk import add_notes
from wimlds_cli.colours import contrast
from wimlds_cli.deck.facts import colours, facts_of, media
from wimlds_cli.deck.facts.model import Place
from wimlds_cli.deck.facts.shapes import Frame
from wimlds_cli.deck.package import Package
from wimlds_cli.deck.xml import parse
from wimlds_cli.errors import DeckError


def read(deck: Deck, folder):
    return facts_of(deck.package.save(folder / "deck.pptx"))


# Text.


def test_each_text_is_read_once_and_the_foot_is_left_out(tmp_path):
    deck = Deck()
    slide = deck.add_slide("The title")
    slide.shapes.append(placeholder(slide.new_id(), "ftr", "a footer", index=3))
    add_group(slide, "inside two groups")
    add_table(slide, "in a cell")
    [facts] = read(deck, tmp_path).slides
    assert facts.texts == ("The title", "inside two groups", "in a cell")
    assert facts.title == "The title"


def test_an_empty_title_is_none(tmp_path):
    deck = Deck()
    slide = deck.add_slide()
    slide.shapes.append(placeholder(slide.new_id(), "title", ""))
    assert read(deck, tmp_path).slides[0].title == ""


@pytest.mark.parametrize(
    ("run", "size", "is_small"),
    [
        ('sz="1700"', (12192000, 6858000), True),
        ('sz="1800"', (12192000, 6858000), False),
        ('sz="1400"', (9144000, 5143500), False),
        ('sz="1300"', (9144000, 5143500), True),
        ('sz="1800"', (12192000, 9144000), True),
        ("", (12192000, 6858000), False),
    ],
)
def test_text_is_small_beside_the_slides_height(run, size, is_small, tmp_path):
    deck = clean_deck()
    deck.size = size
    add_words(deck, "abcdefghij", slide=0, run=run)
    assert read(deck, tmp_path).slides[0].small == (10 if is_small else 0)


def test_a_placeholders_size_comes_from_layout_and_master(tmp_path):
    deck = Deck()
    slide = deck.add_slide("x")
    slide.shapes.append(placeholder(slide.new_id(), "", "abcde", index=1))
    assert read(deck, tmp_path).slides[0].small == 0
    deck.masters[0].text_styles = deck.masters[0].text_styles.replace('sz="2800"', 'sz="1200"')
    assert read(deck, tmp_path).slides[0].small == 5
    layout = deck.masters[0].layouts[0]
    style = '<a:lstStyle><a:lvl1pPr><a:defRPr sz="2400"/></a:lvl1pPr></a:lstStyle>'
    layout.shapes[1] = layout.shapes[1].replace("<a:lstStyle/>", style)
    assert read(deck, tmp_path).slides[0].small == 0


def test_shrunken_text_is_as_small_as_it_looks(tmp_path):
    deck = clean_deck()
    add_words(deck, "abcde", run='sz="2000"')
    shapes = deck.slides[1].shapes
    fit = '<a:bodyPr wrap="square"><a:normAutofit fontScale="60000"/></a:bodyPr>'
    shapes[-1] = shapes[-1].replace('<a:bodyPr wrap="square"/>', fit)
    assert read(deck, tmp_path).slides[1].small == 5


def test_fonts_are_those_of_the_letters_that_are_there(tmp_path):
    deck = clean_deck()
    faces = '<a:latin typeface="Fira Sans"/><a:ea typeface="Noto Sans CJK"/><a:cs typeface="Noto Sans Hebrew"/>'
    add_words(deck, "日本", slide=0, inside=faces)
    add_words(deck, "שלום", slide=1, inside=faces)
    add_words(deck, "Hello 12", slide=2, inside=faces)
    found = [slide.fonts - {"Calibri"} for slide in read(deck, tmp_path).slides]
    assert found == [{"Noto Sans CJK"}, {"Noto Sans Hebrew"}, {"Fira Sans"}]


def test_the_themes_font_is_known_by_its_name(tmp_path):
    deck = Deck()
    master = deck.add_master(font="Oswald")
    deck.add_slide("Heading", layout=master.layouts[0])
    assert read(deck, tmp_path).slides[0].fonts == {"Oswald"}


# Colours.


def colour(xml: str, **theme: colours.Colour) -> colours.Colour | None:
    ns = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return colours.Palette(theme, {"tx1": "dk1"}).of(parse(f"<a:solidFill {ns}>{xml}</a:solidFill>".encode()))


@pytest.mark.parametrize(
    ("xml", "rgb"),
    [
        ('<a:srgbClr val="FF8000"/>', (255, 128, 0)),
        ('<a:schemeClr val="tx1"/>', (51, 51, 51)),
        ('<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>', (153, 153, 153)),
        ('<a:sysClr val="window" lastClr="FEFEFE"/>', (254, 254, 254)),
        ('<a:prstClr val="white"/>', (255, 255, 255)),
        ('<a:srgbClr val="808080"><a:shade val="0"/></a:srgbClr>', (0, 0, 0)),
        ('<a:srgbClr val="808080"><a:tint val="0"/></a:srgbClr>', (255, 255, 255)),
        ('<a:srgbClr val="808080"><a:alpha val="50000"/></a:srgbClr>', None),
        ('<a:srgbClr val="808080"><a:hueMod val="50000"/></a:srgbClr>', None),
        ('<a:srgbClr val="12345"/>', None),
        ('<a:schemeClr val="accent9"/>', None),
        ("", None),
    ],
)
def test_a_colour_is_known_or_said_to_be_unknown(xml, rgb):
    found = colour(xml, dk1=(0.2, 0.2, 0.2))
    assert (tuple(round(part * 255) for part in found) if found else None) == rgb


def test_the_contrast_of_black_and_white_is_21():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0.4667,) * 3, (1, 1, 1)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("ink", "around", "is_pale"),
    [
        ("CCCCCC", "", True),
        ("CCCCCC", "<a:solidFill><a:srgbClr val='000000'/></a:solidFill>", False),
        ("CCCCCC", "<a:gradFill/>", False),
        ("333333", "<a:solidFill><a:srgbClr val='000000'/></a:solidFill>", True),
        ("FFFFFF", "", False),
        ("000000", "", False),
    ],
)
def test_pale_text_is_told_where_both_colours_are_known(ink, around, is_pale, tmp_path):
    deck = clean_deck()
    add_words(deck, "Hello", inside=solid(ink))
    shapes = deck.slides[1].shapes
    shapes[-1] = shapes[-1].replace("</a:prstGeom>", f"</a:prstGeom>{around}")
    assert [one.text for one in read(deck, tmp_path).slides[1].pale] == (["Hello"] if is_pale else [])


def test_a_dark_background_is_taken_from_the_master(tmp_path):
    deck = Deck()
    deck.add_slide("Black on black, nearly")
    deck.masters[0].background = f"<p:bg><p:bgPr>{solid('222222')}<a:effectLst/></p:bgPr></p:bg>"
    assert len(read(deck, tmp_path).slides[0].pale) == 1
    deck.slides[0].background = f"<p:bg><p:bgPr>{solid('EEEEEE')}<a:effectLst/></p:bgPr></p:bg>"
    assert read(deck, tmp_path).slides[0].pale == ()


def test_text_on_a_box_behind_it_is_judged_by_the_box(tmp_path):
    deck = clean_deck()
    place = xfrm(0, 3000000, 12000000, 3000000)
    add_words(deck, "", box=place)
    shapes = deck.slides[0].shapes
    box = deck.slides[1].shapes.pop().replace("</a:prstGeom>", f"</a:prstGeom>{solid('111111')}")
    shapes.append(box)
    add_words(deck, "White", slide=0, inside=solid("FFFFFF"))
    add_words(deck, "Black", slide=0, inside=solid("000000"))
    assert [one.text for one in read(deck, tmp_path).slides[0].pale] == ["Black"]


# Pictures and films.


def test_pictures_are_counted_with_those_in_groups(tmp_path):
    deck = clean_deck()
    add_picture(deck.slides[0])
    shapes = deck.slides[0].shapes
    inner = shapes.pop().replace('descr="A picture"', "")
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="G" descr="All of it"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{inner}</p:grpSp>"
    )
    shapes.append(group)
    facts = read(deck, tmp_path).slides[0]
    assert (facts.pictures, facts.undescribed) == (1, 0)
    shapes[-1] = group.replace('descr="All of it"', "")
    assert read(deck, tmp_path).slides[0].undescribed == 1


def test_a_large_picture_is_measured_as_it_would_be_uncut(tmp_path):
    deck = clean_deck()
    add_large_photo(deck)
    shapes = deck.slides[1].shapes
    shapes[-1] = shapes[-1].replace("<a:stretch>", '<a:srcRect l="25000" r="25000"/><a:stretch>')
    [image] = read(deck, tmp_path).images
    assert (image.slides, image.pixels, image.shown) == ((2,), (4000, 4000), (3657600, 1828800))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP"])
def test_a_pictures_size_is_in_its_first_bytes(form, tmp_path):
    stream = io.BytesIO()
    Image.effect_noise((700, 500), 90).convert("P" if form == "GIF" else "RGB").save(stream, form)
    deck = clean_deck()
    part = add_media(deck.slides[0], stream.getvalue(), "png")
    package = Package.open(deck.package.save(tmp_path / "deck.pptx"))
    assert media.pixels(package, part.name) == (700, 500)
    package.close()


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_films_codec_is_found(packing, tmp_path):
    deck = clean_deck()
    add_film(deck, film("hvc1"))
    path = tmp_path / "deck.pptx"
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in deck.package.members():
            archive.writestr(name, data)
    [one] = facts_of(path).slides[1].films
    assert (one.form, one.codec, one.place, one.captions) == ("mp4", "hvc1", Place.INSIDE, True)


@pytest.mark.parametrize(
    ("start", "name", "form"),
    [
        (b"\0\0\0\x18ftypqt  ", "mov", "mov"),
        (b"\0\0\0\x18ftypisom", "bin", "mp4"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "bin", "wmv"),
        (b"RIFF\0\0\0\0AVI ", "mp4", "avi"),
        (b"\x1a\x45\xdf\xa3..webm", "mp4", "webm"),
        (b"\x1a\x45\xdf\xa3..matroska", "mp4", "mkv"),
        (b"anything", "mp3", "mp3"),
        (b"", "mp4", "mp4"),
    ],
)
def test_a_film_is_what_its_bytes_say(start, name, form, tmp_path):
    deck = clean_deck()
    part = deck.package.add(f"/ppt/media/m.{name}", "video/mp4", start)
    add_video(deck.slides[0], part)
    assert read(deck, tmp_path).slides[0].films[0].form == form


def test_a_deck_is_not_unpacked_to_look_at_it(tmp_path):
    deck = clean_deck()
    add_film(deck, b"\0\0\0\x18ftypisom" + bytes(60_000_000))
    path = deck.package.save(tmp_path / "deck.pptx")
    tracemalloc.start()
    facts_of(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


# Time.


def test_a_slide_waits_unless_it_says_otherwise_and_the_show_listens(tmp_path):
    deck = clean_deck()
    set_plain_transition(deck.slides[0], advance_after=2000)
    set_transition(deck.slides[1], advance_after=0)
    set_transition(deck.slides[2])
    assert [slide.advances_after for slide in read(deck, tmp_path).slides] == [2000, 0, None]
    set_show(deck, 'useTimings="0"')
    assert [slide.advances_after for slide in read(deck, tmp_path).slides] == [None, None, None]


def test_an_empty_notes_page_holds_no_notes(tmp_path):
    deck = clean_deck()
    add_notes(deck.slides[1], "")
    add_notes(deck.slides[2], "to say")
    assert [slide.has_notes for slide in read(deck, tmp_path).slides] == [False, False, True]


# Frames.


def test_frames_hold_and_meet():
    frame = Frame(0, 0, 10, 10)
    assert frame.holds(Frame(2, 2, 3, 3))
    assert not frame.holds(Frame(8, 8, 3, 3))
    assert frame.meets(Frame(8, 8, 3, 3))
    assert not frame.meets(Frame(10, 0, 3, 3))


def test_text_in_a_group_is_where_the_group_puts_it(tmp_path):
    deck = clean_deck()
    words = text_shape(deck.slides[1], "x", paragraphs=paragraph("Too long. " * 150, run='sz="2000"'))
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="{y}"/><a:ext cx="9144000" cy="{high}"/><a:chOff x="914400" y="1828800"/>'
        '<a:chExt cx="3657600" cy="914400"/></a:xfrm></p:grpSpPr>' + words + "</p:grpSp>"
    )
    deck.slides[1].shapes.append(group.format(y=0, high=6858000))
    assert read(deck, tmp_path).slides[1].overrunning == ()
    deck.slides[1].shapes[-1] = group.format(y=5000000, high=1500000)
    assert len(read(deck, tmp_path).slides[1].overrunning) == 1


# PDFs.


def test_a_pdfs_pages_links_and_fonts_are_read(tmp_path):
    path = tmp_path / "deck.pdf"
    path.write_bytes(pdf(pages=2, annotations=link_to_file("x.exe"), font=font_that_is_not_brought("Odd")))
    facts = facts_of(path)
    assert (facts.kind, facts.size, len(facts.slides)) == ("pdf", (12192000, 6858000), 2)
    assert facts.slides[0].fonts == {"Odd"}
    assert [one.target for one in facts.slides[0].outside] == ["x.exe"]
    assert facts.slides[0].title is None


def test_a_turned_page_is_as_wide_as_it_is_shown(tmp_path):
    (tmp_path / "deck.pdf").write_bytes(pdf(more="/Rotate 90"))
    assert facts_of(tmp_path / "deck.pdf").size == (6858000, 12192000)


@pytest.mark.parametrize("name", ["Helvetica", "ABCDEF+Helvetica-Bold", "Courier"])
def test_fonts_that_every_reader_brings_are_no_news(name, tmp_path):
    (tmp_path / "deck.pdf").write_bytes(pdf(font=font_that_is_not_brought(name)))
    assert facts_of(tmp_path / "deck.pdf").slides[0].fonts == frozenset()


# Anything.


@pytest.mark.parametrize("feature", FEATURES)
def test_every_feature_of_a_deck_is_read(feature, tmp_path):
    assert len(read(deck_with(feature), tmp_path).slides) >= 2


def test_size_is_read(tmp_path):
    assert read(deck_with(size=FOUR_BY_THREE), tmp_path).size == FOUR_BY_THREE


def test_spoilt_decks_are_refused_or_read_and_never_break_the_program(tmp_path):
    chance = random.Random(9)
    data = deck_bytes(deck_with(*FEATURES))
    members = {
        name: archive.read(name) for archive in [zipfile.ZipFile(io.BytesIO(data))] for name in archive.namelist()
    }
    refused = 0
    for _ in range(40):
        spoilt = dict(members)
        for name in chance.sample([name for name in members if name.endswith((".xml", ".rels"))], 5):
            body = bytearray(spoilt[name])
            for _ in range(3):
                at = body.find(b'="', chance.randrange(len(body)))
                if at > 0:
                    body[at + 2 : at + 4] = chance.choice([b"-9", b"", b"x", b'9999999999999"', b"\xff"])
            spoilt[name] = bytes(body)
        path = tmp_path / "spoilt.pptx"
        with zipfile.ZipFile(path, "w") as archive:
            for name, body in spoilt.items():
                archive.writestr(name, body)
        try:
            facts_of(path)
        except DeckError:
            refused += 1
    assert 0 < refused < 40


@pytest.mark.parametrize("length", [9, 60, 120])
def test_a_cut_pdf_is_refused(length, tmp_path):
    (tmp_path / "deck.pdf").write_bytes(pdf(pages=3)[:length])
    with pytest.raises(DeckError, match="damaged"):
        facts_of(tmp_path / "deck.pdf")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(DeckError) as stopped:
        facts_of(tmp_path / "none.pptx")
    assert "cannot be opened" in stopped.value.message
