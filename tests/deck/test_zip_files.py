"""The zip reader and writer by themselves, against the standard library's."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.zips import DEFLATED, STORED, Member, OddZip
from wimlds_cli.deck.zipcopy import Checks, ZipWriter, pack
from wimlds_cli.deck.zipread import ZipReader
from wimlds_cli.errors import DeckError

names = st.from_regex(r"[a-z]{1,6}(/[a-z]{1,6}){0,2}\.[a-z]{3}", fullmatch=True)
contents = st.one_of(st.binary(max_size=300), st.integers(1, 400).map(lambda n: b"wimlds " * n))
members = st.lists(
    st.builds(
        Member,
        name=names,
        data=contents,
        method=st.sampled_from([STORED, DEFLATED]),
        flags=st.sampled_from([0, 2, 8, 0x800]),
        level=st.sampled_from([1, 6, 9]),
        padding=st.sampled_from([0, 1, 40]),
        extra=st.sampled_from([b"", struct.pack("<HH", 0xCAFE, 0)]),
        zip64=st.booleans(),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda member: member.name,
)


def written(path, *names_and_members) -> None:
    """Copy members of other zips into a new one."""
    with path.open("wb", buffering=0) as file:
        writer = ZipWriter(file)
        for name, reader, member in names_and_members:
            writer.copy(name, reader, member)
        writer.close()


@settings(max_examples=60)
@given(members, st.binary(max_size=40).filter(lambda b: b"PK" not in b))
def test_whatever_a_zip_is_like_its_members_are_read(tmp_path, chosen, comment):
    path = OddZip(chosen, comment=comment).save(tmp_path / "in.zip")
    with ZipReader(path) as reader:
        assert {name: reader.read(member) for name, member in reader.members.items()} == {
            m.name: m.data for m in chosen
        }
        assert {n: b"".join(reader.stream(m)) for n, m in reader.members.items()} == {m.name: m.data for m in chosen}


@settings(max_examples=60)
@given(members)
def test_what_is_copied_is_read_by_the_standard_library(tmp_path, chosen):
    source = OddZip(chosen).save(tmp_path / "in.zip")
    with ZipReader(source) as reader:
        written(tmp_path / "out.zip", *((f"new/{n}.bin", reader, m) for n, m in enumerate(reader.members.values())))
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        assert [archive.read(name) for name in archive.namelist()] == [m.data for m in chosen]
        assert {info.flag_bits & ~6 for info in archive.infolist()} == {0}


@given(contents)
def test_packing_makes_nothing_larger_and_loses_nothing(content):
    packed = pack(content)
    assert len(packed.data) <= len(content)
    assert (zlib.decompress(packed.data, -15) if packed.method == DEFLATED else packed.data) == content
    assert (packed.crc, packed.size) == (zlib.crc32(content), len(content))


def test_a_reader_is_used_by_several_threads_at_once(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    chosen = [Member(f"{n}.bin", bytes([n]) * 200_000) for n in range(20)]
    with ZipReader(OddZip(chosen).save(tmp_path / "in.zip")) as reader, ThreadPoolExecutor(8) as pool:
        read = list(pool.map(reader.read, list(reader.members.values()) * 5))
    assert read == [m.data for m in chosen] * 5


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_a_check_finds_a_single_wrong_bit(tmp_path, method):
    data = bytes(range(256)) * 3000
    path = OddZip([Member("a.bin", data, method=method), Member("b.bin", b"fine")]).save(tmp_path / "in.zip")
    spoilt = bytearray(path.read_bytes())
    with ZipReader(path) as reader:
        spoilt[reader.members["a.bin"].data_offset + reader.members["a.bin"].packed_size // 2] ^= 4
    path.write_bytes(spoilt)
    with ZipReader(path) as reader:
        checks = Checks()
        for member in reader.members.values():
            checks.submit(reader, member)
        with pytest.raises(DeckError, match=r"a\.bin"):
            checks.wait()
        checks.close()


def test_progress_is_told_to_the_last_byte(tmp_path):
    told = []
    source = OddZip([Member("a.bin", bytes(3_000_000), method=STORED), Member("b.bin", b"small")]).save(
        tmp_path / "in.zip"
    )
    with ZipReader(source) as reader, (tmp_path / "out.zip").open("wb", buffering=0) as file:
        writer = ZipWriter(file, told.append)
        for name, member in reader.members.items():
            writer.copy(name, reader, member)
        writer.close()
    assert sum(told) == (tmp_path / "out.zip").stat().st_size
    assert len(told) > 1


@pytest.mark.parametrize("system_copies", [True, False])
def test_large_members_are_copied_with_and_without_help_of_the_system(tmp_path, monkeypatch, system_copies):
    import os

    if not system_copies:
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    data = b"0123456789abcdef" * 70_000
    source = OddZip([Member("a.bin", data, method=STORED), Member("b.bin", b"after")]).save(tmp_path / "in.zip")
    with ZipReader(source) as reader:
        written(tmp_path / "out.zip", *((name, reader, m) for name, m in reader.members.items()))
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert (archive.read("a.bin"), archive.read("b.bin")) == (data, b"after")


@given(st.data())
@settings(max_examples=150)
def test_a_zip_with_wrong_bytes_is_refused_or_read_and_nothing_else(tmp_path, data):
    """Damage anywhere, in headers as in data, ends in a DeckError or in the true content."""
    chosen = [Member("a.xml", b"<a/>" * 20), Member("b.png", bytes(range(60)), method=STORED, padding=3)]
    content = bytearray(OddZip(chosen).bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.zip"
    path.write_bytes(content[: data.draw(st.integers(len(content) - 40, len(content)))])
    read = {}
    with suppress(DeckError), ZipReader(path) as reader:
        read = {member.crc: reader.read(member) for member in reader.members.values()}
    assert all(zlib.crc32(content) == crc for crc, content in read.items())


@pytest.mark.slow
def test_a_film_of_more_than_four_gib_is_copied_in_zip64(tmp_path):
    """A sparse file stands for the film: headers by hand, zeros between them."""
    size = (4 << 30) + 1000
    crc = 0
    block = bytes(1 << 20)
    for _ in range(size >> 20):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(bytes(size & 0xFFFFF), crc)
    path = tmp_path / "large.zip"
    member = Member("film.mp4", method=STORED, size=size, packed_size=size, crc=crc, zip64=True, body=b"")
    after = Member("after.xml", b"<after/>", zip64=True)
    head = OddZip([member]).bytes()
    start = 30 + len(member.name) + 20
    after.offset = start + size
    later = OddZip([after]).bytes()
    local = later[: later.index(b"PK\1\2")]
    directory = b"".join(z[z.index(b"PK\1\2") : z.rindex(b"PK\5\6")] for z in (head, later))
    with path.open("wb") as file:
        file.write(head[:start])
        file.seek(start + size)
        file.write(local)
        at = file.tell()
        file.write(directory)
        end = file.tell()
        file.write(struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, 2, 2, len(directory), at))
        file.write(struct.pack("<4sIQI", b"PK\6\7", 0, end, 1))
        file.write(struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))
    with ZipReader(path) as reader:
        written(tmp_path / "out.zip", *((name, reader, m) for name, m in reader.members.items()))
    path.unlink()
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.getinfo("film.mp4").file_size == size
        assert archive.read("after.xml") == b"<after/>"
    (tmp_path / "out.zip").unlink()


def test_names_that_no_part_may_have_are_refused(tmp_path):
    for number, name in enumerate(
        ("../up.xml", "/root.xml", "a//b.xml", "a/./b.xml", "C:/x.xml", "a\\b.xml", "nul\0.xml")
    ):
        path = OddZip([Member(name, b"<a/>")]).save(tmp_path / f"{number}.zip")
        with pytest.raises(DeckError):
            ZipReader(path)


def test_names_in_the_old_code_page_are_read(tmp_path):
    path = OddZip([Member("Präsentation.xml".encode("cp437"), b"<a/>")]).save(tmp_path / "old.zip")
    with ZipReader(path) as reader:
        assert list(reader.members) == ["Präsentation.xml"]


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "nowhere.zip", tmp_path):
        with pytest.raises(DeckError):
            ZipReader(path)


def test_an_empty_zip_has_no_members(tmp_path):
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()
    path = tmp_path / "empty.zip"
    path.write_bytes(stream.getvalue())
    with ZipReader(path) as reader:
        assert reader.members == {}
