"""Pictures of people: upright, with the face in the frame, sharp, and only of those who agreed."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from tests.announce.cards.painting import PICTURE, cards, event, has_picture, image, portrait
from tests.announce.events import change
from wimlds_cli import colours
from wimlds_cli.announce.cards.pictures import filling, ground_for, opened, within

FACE = (250, 210, 180)
GROUND = (0.2, 0.2, 0.2)
SPEAKER = "speaker-grace-hopper"


def person(size: tuple[int, int], face: tuple[float, float], radius: float) -> Image.Image:
    """Draw somebody; the face's middle and radius are shares of the width and height, and of the width."""
    drawn = Image.new("RGB", size, (40, 60, 90))
    across, down, far = face[0] * size[0], face[1] * size[1], radius * size[0]
    ImageDraw.Draw(drawn).ellipse((across - far, down - far * 1.3, across + far, down + far * 1.3), fill=FACE)
    return drawn


def share_of_face(before: Image.Image, tile: Image.Image) -> float:
    """Return how much of a face is still in the frame, be the tile larger or smaller."""
    scale = max(tile.width / before.width, tile.height / before.height)
    # Half-way from the ground to the face counts: edges are soft.
    seen, whole = (sum(n for n, c in one.getcolors(10**7) if c[0] > (40 + FACE[0]) / 2) for one in (tile, before))
    return seen / (whole * scale**2)


@pytest.mark.parametrize(
    ("size", "face", "radius"),
    [
        ((800, 1200), (0.5, 0.3), 0.16),
        ((900, 900), (0.5, 0.42), 0.16),
        ((1000, 1000), (0.5, 0.35), 0.2),
        ((600, 1600), (0.5, 0.16), 0.14),
        ((1600, 900), (0.5, 0.4), 0.1),
        ((1200, 800), (0.55, 0.42), 0.12),
    ],
    ids=["portrait", "square", "close", "whole figure", "wide", "a little aside"],
)
@pytest.mark.parametrize("tile", [(470, 630), (600, 600), (210, 210), (360, 210), (540, 420)])
def test_a_face_where_faces_are_stays_in_the_frame(size, face, radius, tile):
    drawn = person(size, face, radius)
    assert share_of_face(drawn, filling(drawn, *tile, GROUND)) > 0.95


def test_a_small_picture_is_not_blown_up():
    small = Image.new("RGB", (120, 120), PICTURE)
    tile = filling(small, 470, 630, GROUND)
    left, top, right, bottom = Image.eval(tile.getchannel("R"), lambda value: 255 * (value == PICTURE[0])).getbbox()
    assert right - left <= 1.3 * 120
    assert bottom - top <= 1.3 * 120
    assert abs((left + right) / 2 - 235) <= 1
    assert abs((top + bottom) / 2 - 315) <= 1


def test_a_logo_is_whole_and_not_blown_up():
    assert within(Image.new("RGB", (400, 100)), 200, 76).size == (200, 50)
    assert within(Image.new("RGB", (20, 20)), 200, 76).size == (26, 26)


def test_the_cameras_note_on_how_it_was_held_is_followed(tmp_path):
    lying = Image.new("RGB", (300, 200), (0, 0, 255))
    lying.paste((255, 0, 0), (0, 0, 100, 200))
    exif = Image.Exif()
    exif[0x0112] = 6  # The camera was turned by a quarter: what is at the left belongs to the top.
    lying.save(tmp_path / "lying.jpg", exif=exif)
    upright = opened(tmp_path, "lying.jpg")
    assert upright.size == (200, 300)
    assert upright.getpixel((100, 20))[0] > 200
    assert upright.getpixel((100, 280))[2] > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "F"])
def test_pictures_of_every_kind_are_read(tmp_path, mode):
    Image.new(mode, (40, 40)).save(tmp_path / "one.tiff")
    assert opened(tmp_path, "one.tiff").mode in ("RGB", "RGBA")


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_a_picture_that_cannot_be_read_leaves_a_card_in_type_alone(tmp_path, data):
    folder = event(tmp_path)
    (folder / "pictures" / "grace.png").write_bytes(data)
    report = cards(folder, moments=["opening", "speaker"])
    assert not report.refused
    assert report.notes == ("pictures/grace.png cannot be read: Grace Hopper stands there in type alone",)
    assert not has_picture(image(folder, f"{SPEAKER}-1200x630"))


@pytest.mark.parametrize("side", [10_000, 14_000])
def test_a_picture_too_large_for_a_laptop_is_not_opened(tmp_path, side):
    # A few bytes that say they hold 100 or 196 megapixels.
    Image.new("1", (side, side)).save(tmp_path / "large.png")
    assert opened(tmp_path, "large.png") is None


@pytest.mark.parametrize(
    "consent", ["consent: no", "consent: {photo: no, recording: yes}", "consent: {slides: yes}", "consent:"]
)
def test_without_a_yes_nobodys_picture_is_on_any_card(tmp_path, consent):
    folder = event(tmp_path, ("consent: yes", consent))
    report = cards(folder, moments=["opening", "speaker"])
    assert len(report.ready) == 2
    for size in ("1200x630", "1080x1080"):
        assert not has_picture(image(folder, f"{SPEAKER}-{size}"))
        assert not has_picture(image(folder, f"opening-{size}"))
    assert "A portrait" not in "".join(text.text for text in report.ready)
    (note,) = report.notes
    assert note.startswith("On the cards without a picture")
    assert note.endswith(": Grace Hopper")


def test_with_a_yes_the_picture_is_on_every_card(tmp_path):
    folder = event(tmp_path, ("consent: yes", "consent: {photo: yes}"))
    report = cards(folder, moments=["opening", "speaker"])
    assert report.notes == ()
    for size in ("1200x630", "1080x1080"):
        assert has_picture(image(folder, f"{SPEAKER}-{size}"))
        assert has_picture(image(folder, f"opening-{size}"))


def test_a_consent_taken_back_takes_the_picture_off_the_card(tmp_path):
    folder = event(tmp_path)
    cards(folder, moments=["speaker"])
    assert has_picture(image(folder, f"{SPEAKER}-1200x630"))
    change(folder, "consent: yes", "consent: no")
    cards(folder, moments=["speaker"])
    assert not has_picture(image(folder, f"{SPEAKER}-1200x630"))


@pytest.mark.parametrize(
    ("logo", "ground", "chip"),
    [
        ("white", colours.BLACK, None),
        ("white", colours.WHITE, colours.BLACK),
        ("black", colours.BLACK, colours.WHITE),
        ("black", colours.WHITE, None),
    ],
)
def test_a_logo_that_the_ground_would_hide_gets_one_of_its_own(logo, ground, chip):
    drawn = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    drawn.paste(logo, (20, 20, 80, 80))
    assert ground_for(drawn, ground) == chip


def test_a_logo_that_is_not_there_leaves_its_place_to_the_chapters_name(tmp_path):
    folder = event(tmp_path, more="brand: {logo: missing.png}\n")
    assert len(cards(folder, moments=["opening", "speaker"]).ready) == 2


def test_no_field_of_a_camera_travels_with_a_card(tmp_path):
    folder = event(tmp_path)
    exif = Image.Exif()
    exif[0x010F] = "A camera with a serial number"
    Image.open(portrait(folder / "pictures" / "grace.png")).save(folder / "pictures" / "grace.png", exif=exif)
    cards(folder, moments=["speaker"])
    data = (folder / "out" / "announce" / "cards" / f"{SPEAKER}-1200x630.png").read_bytes()
    assert b"camera" not in data
    assert not Image.open(folder / "out" / "announce" / "cards" / f"{SPEAKER}-1200x630.png").getexif()
