"""Rules 1 to 4: the zip that is read and the zip that is written."""

from __future__ import annotations

import struct
import zipfile
import zlib

import pytest

from factories import Deck, deck_with
from factories.content import add_picture, png
from factories.objects import add_video, film
from factories.zips import STORED, Member, odd_zip
from wimlds_cli.errors import DeckError

PICTURE = "ppt/media/image1.png"


def raw_members(path) -> dict[str, bytes]:
    """Each member's stored bytes, found through its local header."""
    found = {}
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name_length, extra_length = struct.unpack_from("<HH", data, info.header_offset + 26)
            start = info.header_offset + 30 + name_length + extra_length
            found[info.filename] = data[start : start + info.compress_size]
    return found


def local_headers(path) -> dict[str, tuple]:
    """Each member's local header: version, flags, method, time, date, crc, sizes, name and extra lengths."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {i.filename: struct.unpack_from("<5H3I2H", data, i.header_offset + 4) for i in archive.infolist()}


def deck_with_picture(data: bytes = b"") -> Deck:
    deck = Deck()
    add_picture(deck.add_slide("One"), data or png())
    return deck


def test_data_is_found_behind_the_padding_that_office_puts_into_local_headers(merge):
    archive = odd_zip(deck_with("chart", "notes"))
    for number, member in enumerate(archive.members):
        member.padding = 4 + 13 * number
    assert len(merge(archive, deck_with(name="Other")).slides) == 4


def test_data_is_found_when_only_the_directory_has_extra_fields(merge):
    archive = odd_zip(deck_with("picture"))
    for member in archive.members:
        member.extra = struct.pack("<HH", 0xCAFE, 8) + bytes(8)
    assert len(merge(archive).slides) == 2


def test_sizes_and_checksums_come_from_the_directory_when_a_descriptor_follows_the_data(merge):
    archive = odd_zip(deck_with_picture())
    for member in archive.members:
        member.flags = 8
    merged = merge(archive)
    assert merged.out.data(merged.output_of(0, f"/{PICTURE}")) == png()


def test_a_comment_at_the_end_of_the_file_is_no_hindrance(merge):
    archive = odd_zip(deck_with_picture())
    archive.comment = b"made by hand " * 100
    assert len(merge(archive).slides) == 1


def test_zip64_fields_in_a_small_deck_are_read_and_not_written(merge):
    archive = odd_zip(deck_with_picture())
    archive.zip64_end = True
    for member in archive.members:
        member.zip64 = True
    merged = merge(archive)
    assert b"PK\6\6" not in merged.out.path.read_bytes()
    assert {info.extract_version for info in merged.out.infos} == {20}


@pytest.mark.parametrize("flags", [8, 0x800, 0x808])
def test_written_members_have_no_descriptor_and_no_bit_11(merge, flags):
    archive = odd_zip(deck_with("chart", "SmartArt"))
    for member in archive.members:
        member.flags = flags
    merged = merge(archive)
    assert {info.flag_bits & 0x808 for info in merged.out.infos} == {0}
    assert b"PK\7\10" not in merged.out.path.read_bytes()


def test_the_bits_that_tell_how_hard_a_member_was_compressed_are_kept(merge):
    archive = odd_zip(deck_with_picture())
    archive.member(PICTURE).flags = 6
    merged = merge(archive)
    assert [i.flag_bits for i in merged.out.infos if i.filename.endswith(".png")] == [6]


def test_both_headers_of_every_member_say_the_same_and_hold_nothing_extra(merge):
    archive = odd_zip(deck_with("chart", "notes", "comments"))
    for member in archive.members:
        member.padding, member.extra = 20, struct.pack("<HH", 0xCAFE, 0)
    merged = merge(archive)
    headers = local_headers(merged.out.path)
    assert merged.out.infos
    for info in merged.out.infos:
        _, flags, method, time, date, crc, packed, size, name_length, extra_length = headers[info.filename]
        assert (info.extra, extra_length, info.comment, name_length) == (b"", 0, b"", len(info.filename))
        assert (flags, method) == (info.flag_bits, info.compress_type)
        assert (crc, packed, size) == (info.CRC, info.compress_size, info.file_size)
        assert (time, date) == headers["[Content_Types].xml"][3:5]
        assert method in (0, 8)


def test_content_types_come_first_even_when_an_input_has_them_last(merge):
    archive = odd_zip(deck_with_picture())
    archive.members.append(archive.members.pop(0))
    assert merge(archive).out.members[0] == "[Content_Types].xml"


def test_what_is_copied_stays_compressed_as_it_was(merge):
    archive = odd_zip(deck_with_picture(png("weak", side=40)))
    archive.member(PICTURE).level = 1
    archive.member("ppt/slides/slide1.xml").level = 1
    path = archive.save(merge.folder / "weak.pptx")
    merged = merge(path)
    before, after = raw_members(path), raw_members(merged.out.path)
    assert after[merged.output_of(0, f"/{PICTURE}")[1:]] == before[PICTURE]
    slide = merged.outcome(0, "/ppt/slides/slide1.xml")
    assert slide.outcome == "copied"
    assert after[slide.output[0][1:]] == before["ppt/slides/slide1.xml"]


def test_a_stored_member_stays_stored(merge):
    deck = Deck()
    add_video(deck.add_slide("Film"), film() * 50)
    archive = odd_zip(deck)
    archive.member("ppt/media/media1.mp4").method = STORED
    merged = merge(archive)
    assert [i.compress_type for i in merged.out.infos if i.filename.endswith(".mp4")] == [STORED]


def test_directory_entries_are_skipped(merge):
    archive = odd_zip(deck_with_picture())
    for name in ("ppt/", "ppt/slides/", "ppt/media/"):
        archive.members.insert(0, Member(name, method=STORED, attributes=0x10))
    merged = merge(archive)
    assert not [name for name in merged.out.members if name.endswith("/")]


@pytest.mark.parametrize("number", [0, 1])
def test_rot_in_a_copied_picture_stops_the_merge_and_names_the_deck(merge, number):
    """A raw copy would pass it on; the checksum of what was copied must be looked at."""
    archive = odd_zip(deck_with_picture(png("rotten", side=60)))
    member = archive.member(PICTURE)
    member.method = STORED
    member.crc = zlib.crc32(member.data)
    member.body = member.data[:-20] + bytes([member.data[-20] ^ 1]) + member.data[-19:]
    decks = [deck_with(name="Healthy"), deck_with(name="Also healthy")]
    decks.insert(number, archive.save(merge.folder / "rotten.pptx"))
    with pytest.raises(DeckError, match="rotten"):
        merge(*decks)
    assert not (merge.folder / "merged.pptx").exists()


def test_rot_is_found_in_a_large_film_too(merge):
    deck = Deck()
    add_video(deck.add_slide("Film"), film("a long film") * 20_000)
    archive = odd_zip(deck)
    member = archive.member("ppt/media/media1.mp4")
    member.method, member.crc = STORED, zlib.crc32(member.data)
    member.body = member.data[:5_000_000] + b"?" + member.data[5_000_001:]
    assert len(member.body) == len(member.data)
    with pytest.raises(DeckError, match=r"media1\.mp4"):
        merge(archive)


@pytest.mark.slow
def test_more_than_65535_members_need_zip64_and_that_is_reported(merge):
    deck = Deck()
    slide = deck.add_slide("Many")
    for number in range(66_000):
        part = deck.package.add(f"/ppt/media/image{number}.png", "png", png(str(number)) + str(number).encode())
        slide.relate("image", part)
    merged = merge(deck)
    assert len(merged.out.members) > 66_000
    assert b"PK\6\6" in merged.out.path.read_bytes()[-200:]
    assert merged.findings("warning", rule=3)


def test_a_zip_that_fits_needs_no_zip64_and_nothing_is_said(merge):
    merged = merge(deck_with("film"))
    assert b"PK\6\6" not in merged.out.path.read_bytes()
    assert not merged.findings(rule=3)
