"""A page as a picture: its size, its file, its edge, its words, and links that lie on what they were drawn over."""

from __future__ import annotations

import math
import random

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.factories.pdf import Page, book, link, picture_object, to_address
from wimlds_cli.merge.pictures.page import edge_colour, packed

from .reading import image_of, rendered, surveyed

RED = "1 0 0 rg {0} {1} {2} {3} re f"


@pytest.mark.parametrize(
    ("size", "pixels"), [((960, 540), (2560, 1440)), ((300, 400), (1920, 2560)), ((9, 9), (2560, 2560))]
)
def test_a_picture_is_sharp_on_a_projector_whatever_the_pages_size(tmp_path, size, pixels):
    assert image_of(rendered(tmp_path, book([Page(size=size)]))).size == pixels


ROTATIONS = (0, 90, 180, 270)
BOXES = ("", "/CropBox [100 50 700 350]", "/CropBox [-50 -50 500 2000]", "/CropBox [700 350 100 50]")


@pytest.mark.parametrize("rotation", ROTATIONS)
@pytest.mark.parametrize("box", BOXES)
def test_a_link_lies_where_it_was_drawn_on_turned_and_cropped_pages(tmp_path, rotation, box):
    rectangle = (150, 100, 350, 160)
    page = Page(
        paint=RED.format(150, 100, 200, 60),
        more=f"/Rotate {rotation} {box}",
        annotations=link(rectangle, to_address("https://example.org")),
    )
    content = book([page])
    (found,) = surveyed(tmp_path, content).pages[0].links
    image = image_of(rendered(tmp_path, content))
    left, top, right, bottom = (round(share * side) for share, side in zip(found.box, image.size * 2, strict=True))
    red = Image.new("RGB", image.size, "white")
    red.paste((255, 0, 0), (left, top, right, bottom))
    difference = ImageChops.difference(image, red).convert("L").point(lambda value: 255 if value else 0)
    # One line of pixels at each edge may be of both colours.
    assert ImageStat.Stat(difference).sum[0] / 255 <= 3 * (right - left + bottom - top)


def test_the_part_of_a_link_that_is_cropped_away_is_no_link(tmp_path):
    page = Page(
        more="/CropBox [0 0 480 540]",
        annotations=link((400, 0, 900, 54), to_address("https://example.org"))
        + link((600, 0, 700, 54), to_address("https://example.org")),
    )
    (found,) = surveyed(tmp_path, book([page])).pages[0].links
    assert found.box == pytest.approx((400 / 480, 0.9, 1, 1))


def test_flat_pages_are_exact_and_small(tmp_path):
    picture = rendered(tmp_path, book([Page(words=[("Few colours", 72, 400, 60)], paint=RED.format(0, 0, 99, 99))]))
    assert picture.extension == "png"
    assert len(picture.data) < 40_000


def photograph(seed: int, size: tuple[int, int] = (640, 400)) -> Image.Image:
    """Noise over a soft slope, as a photograph has it."""
    source = random.Random(seed)
    small = Image.new("RGB", (32, 20))
    small.putdata([tuple(source.randrange(256) for _ in range(3)) for _ in range(32 * 20)])
    image = small.resize(size, Image.Resampling.BICUBIC)
    noise = Image.frombytes("RGB", size, source.randbytes(size[0] * size[1] * 3))
    return Image.blend(image, noise, 0.08)


def test_photographs_are_alike_to_the_eye_and_far_smaller_than_exact(tmp_path):
    image = photograph(1)
    data, extension = packed(image)
    assert extension == "jpeg"
    exact = tmp_path / "exact.png"
    image.save(exact)
    assert len(data) < exact.stat().st_size / 2
    again = tmp_path / "again.jpeg"
    again.write_bytes(data)
    squares = ImageStat.Stat(ImageChops.difference(image, Image.open(again))).sum2
    noise = sum(squares) / (3 * image.width * image.height)
    assert 10 * math.log10(255**2 / noise) > 35


def test_a_page_of_few_colours_keeps_each_of_them(tmp_path):
    image = Image.new("RGB", (256, 10))
    image.putdata([(x, 255 - x, (x * 7) % 256) for _ in range(10) for x in range(256)])
    data, extension = packed(image)
    assert extension == "png"
    (tmp_path / "few.png").write_bytes(data)
    found = Image.open(tmp_path / "few.png")
    assert found.mode == "P"
    assert ImageChops.difference(found.convert("RGB"), image).getbbox() is None


def test_the_edge_is_the_pages_own_colour(tmp_path):
    blue = Page(paint="0 0 1 rg 0 0 960 540 re f 1 1 1 rg 50 50 300 300 re f")
    assert rendered(tmp_path, book([blue])).edge == "0000FF"


@pytest.mark.parametrize(("fill", "edge"), [(60, "000000"), (150, "000000"), (235, "FFFFFF")])
def test_beside_a_photograph_it_is_black_and_white_only_beside_a_light_one(fill, edge):
    image = Image.merge("RGB", [Image.effect_noise((200, 100), 20).point(lambda v: v - 128 + fill)] * 3)
    assert edge_colour(image) == edge


def test_the_words_are_those_that_can_be_seen_in_their_order(tmp_path):
    page = Page(
        words=[("First line", 72, 400, 20), ("Second line", 72, 360, 20), ("Cropped away", 700, 300, 20)],
        more="/CropBox [0 0 600 540]",
    )
    assert rendered(tmp_path, book([page])).text == "First line\nSecond line"


def test_words_that_cannot_be_seen_are_not_read_aloud(tmp_path):
    hidden_layer = 5
    page = Page(
        words=[("Seen and Grace Hopper", 72, 400, 20), ("1 g", 72, 100, 20)],
        paint=(
            "/OC /Layer BDC BT /F1 20 Tf 72 300 Td (In a hidden layer) Tj ET EMC "
            "1 g BT /F1 20 Tf 72 200 Td (White on white) Tj ET 0 g BT /F1 20 Tf 72 150 Td (. l -) Tj ET"
        ),
        # A stamp that covers the name.
        annotations="<< /Type /Annot /Subtype /Stamp /Rect [158 390 290 425] /F 4 /AP << /N 6 0 R >> >>",
        resources=f"/Properties << /Layer {hidden_layer} 0 R >>",
    )
    catalog = f"/OCProperties << /OCGs [{hidden_layer} 0 R] /D << /OFF [{hidden_layer} 0 R] >> >>"
    content = book([page], catalog=catalog, objects=["<< /Type /OCG /Name (Answers) >>", FORM])
    assert sorted(rendered(tmp_path, content).text.split("\n")) == [". l -", "1 g", "Seen and"]


def test_words_without_end_are_cut_and_marked(tmp_path):
    page = Page(words=[("word " * 200, 0, 500 - 10 * line, 1) for line in range(20)])
    text = rendered(tmp_path, book([page])).text
    assert len(text) <= 8000
    assert text.endswith("...")


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        (
            [("small print above", 72, 510, 10), ("The title", 72, 440, 40), ("Words below it", 72, 300, 20)],
            "The title",
        ),
        (
            [("A title of", 72, 440, 40), ("two lines", 72, 390, 40), ("Words below it", 72, 300, 20)],
            "A title of two lines",
        ),
        ([("Only words", 72, 440, 20)], "Only words"),
        ([("All the", 72, 440, 20), ("lines", 72, 400, 20), ("are", 72, 360, 20), ("alike", 72, 320, 20)], ""),
        ([("small words", 72, 440, 20), ("BIG AT THE FOOT", 72, 40, 40)], ""),
        ([("42", 72, 440, 90), ("per cent agree", 72, 400, 20)], "per cent agree"),
        ([], ""),
    ],
)
def test_the_heading_is_what_stands_out_in_the_upper_part(tmp_path, words, heading):
    assert rendered(tmp_path, book([Page(words=words)])).heading == heading


@pytest.mark.parametrize("rotation", ROTATIONS)
def test_a_turned_pages_heading_is_found_as_it_is_seen(tmp_path, rotation):
    # Written so that it is upright once the page is turned.
    upright = {0: "1 0 0 1 100 400", 90: "0 1 -1 0 200 100", 180: "-1 0 0 -1 800 100", 270: "0 -1 1 0 800 400"}
    written = "".join(
        f"BT /F1 {size} Tf {upright[rotation]} Tm 0 {-drop} Td ({text}) Tj ET\n"
        for text, size, drop in (("Upright", 40, 0), ("more words below", 14, 100))
    )
    page = Page(paint=f"{written}", more=f"/Rotate {rotation}")
    assert rendered(tmp_path, book([page])).heading == "Upright"


@pytest.mark.parametrize("rotation", [0, 180])
def test_the_name_of_an_axis_is_one_line_though_its_letters_sway(tmp_path, rotation):
    # Each letter as far up as the ones before it are wide in Helvetica, with room for the space.
    ups = {0: "L", 11: "O", 27: "U", 41: "D", 62: "N", 76: "O", 92: "W"}
    letters = "".join(
        f"BT /F1 20 Tf 0 1 -1 0 {100 + 15 * (up % 2)} {100 + up} Tm ({letter}) Tj ET\n" for up, letter in ups.items()
    )
    page = Page(paint=letters, words=[("upright", 300, 300, 20)], more=f"/Rotate {rotation}")
    assert "LOUD NOW" in rendered(tmp_path, book([page])).text.split("\n")


REVIEWED = "<< /Type /Annot /Subtype /{kind} /Rect [0 0 960 540] /Contents (Really?) /F 4 /AP << /N {form} 0 R >> >>"
PAINT = RED.format(0, 0, 960, 540)
FORM = f"<< /Type /XObject /Subtype /Form /BBox [0 0 960 540] /Length {len(PAINT)} >>\nstream\n{PAINT}\nendstream"


@pytest.mark.parametrize("kind", ["Text", "Highlight", "Caret", "StrikeOut", "Underline", "Squiggly"])
def test_what_reviewers_left_is_not_in_a_public_copy(tmp_path, kind):
    content = book([Page(annotations=REVIEWED.format(kind=kind, form=5))], objects=[FORM])
    assert image_of(rendered(tmp_path, content)).getpixel((1280, 720)) == (255, 0, 0)
    assert image_of(rendered(tmp_path, content, public=True)).getpixel((1280, 720)) == (255, 255, 255)


def test_what_the_speaker_drew_stays_in_a_public_copy(tmp_path):
    content = book([Page(annotations=REVIEWED.format(kind="Stamp", form=5))], objects=[FORM])
    assert image_of(rendered(tmp_path, content, public=True)).getpixel((1280, 720)) == (255, 0, 0)


def test_a_picture_on_a_page_arrives(tmp_path):
    image = picture_object(2, 1, bytes([255, 0, 0, 0, 0, 255]))
    page = Page(paint="960 0 0 540 0 0 cm /Im Do", resources="/XObject << /Im 5 0 R >>")
    shown = image_of(rendered(tmp_path, book([page], objects=[image])))
    assert shown.getpixel((100, 700)) == (255, 0, 0)
    assert shown.getpixel((2400, 700)) == (0, 0, 255)
