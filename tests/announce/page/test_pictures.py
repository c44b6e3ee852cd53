"""Pictures on a page: small, upright, without a camera's notes, and only of who agreed."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from tests.announce.events import small
from tests.announce.page.pages import page_of, read_aloud, tree
from wimlds_cli.announce.page.pictures import LOGO, PORTRAIT, Pictures

GPS, ORIENTATION = 0x8825, 0x0112


def photo(path, size=(3000, 4000), orientation=1):
    """Write a photo as a telephone does: large, with its place, and upright only by a note in it."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[1] = "N"
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "JPEG", exif=exif)
    return path


def opened(src):
    return Image.open(io.BytesIO(base64.b64decode(src.partition("base64,")[2])))


@pytest.mark.parametrize(("orientation", "size"), [(1, (360, 480)), (6, (480, 360))])
def test_a_photo_is_scaled_upright_and_says_nothing_of_where_it_was_taken(tmp_path, orientation, size):
    shown = Pictures(None).take(photo(tmp_path / "a.jpg", orientation=orientation), PORTRAIT)
    image = opened(shown.src)
    assert (shown.width, shown.height) == image.size == size
    assert not image.getexif()
    assert len(shown.src) < 40_000


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "CMYK", "1", "I;16"])
def test_whatever_a_picture_is_made_of_it_can_be_shown(tmp_path, mode):
    path = tmp_path / f"a.{'tif' if mode == 'CMYK' else 'png'}"
    Image.new("RGBA" if mode == "I;16" else mode, (900, 300)).save(path)
    shown = Pictures(None).take(path, LOGO)
    assert (shown.width, shown.height) == (LOGO, LOGO // 3)
    if mode in ("RGBA", "LA"):
        assert opened(shown.src).mode == "RGBA"


def test_a_drawing_goes_in_as_it_is(tmp_path):
    drawing = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
    (tmp_path / "a.svg").write_bytes(drawing)
    shown = Pictures(None).take(tmp_path / "a.svg", LOGO)
    assert base64.b64decode(shown.src.removeprefix("data:image/svg+xml;base64,")) == drawing


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<html><svg></svg></html>"])
def test_what_cannot_be_read_is_named_and_left_out(tmp_path, data):
    (tmp_path / "a.png").write_bytes(data)
    pictures = Pictures(None)
    assert pictures.take(tmp_path / "a.png", LOGO) is None
    assert pictures.take(tmp_path / "missing.png", LOGO) is None
    assert pictures.unreadable == [tmp_path / "a.png", tmp_path / "missing.png"]


def test_a_picture_that_cannot_be_read_is_told(tmp_path):
    page = page_of(small(tmp_path))
    assert any("pictures/grace.png cannot be read as a picture" in note for note in page.notes)
    assert "GH" in read_aloud(page)


@pytest.mark.parametrize(
    ("consent", "shown"), [("{photo: yes}", True), ("{photo: no}", False), ("{slides: yes}", False), ("", False)]
)
def test_only_who_said_yes_is_shown(tmp_path, consent, shown):
    folder = small(tmp_path, ("path: pictures/grace.png", "path: grace.jpg"), ("consent: yes", f"consent: {consent}"))
    photo(folder / "grace.jpg")
    page = page_of(folder)
    assert bool(tree(page).xpath("//img[@alt='A portrait']")) is shown
    assert ("base64,UklGR" in page.html) is shown
    assert any("Grace Hopper is left out until there is a yes" in note for note in page.notes) is not shown
