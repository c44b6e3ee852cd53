"""Files that must not be merged: broken, bombs, tricks, and other programs' files under a deck's name.

Each function takes the path to write and is named after what arrives. `REFUSED` lists
what must be refused, `TROUBLESOME` what may be refused or merged.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from .content import add_picture, png
from .deck import ROOTS, Deck
from .names import DECLARATION
from .objects import add_chart
from .zips import STORED, Member, OddZip, odd_zip

Writer = Callable[[Path], Path]
REFUSED: dict[str, Writer] = {}
TROUBLESOME: dict[str, Writer] = {}


def _listed(table: dict[str, Writer], writer: Writer) -> Writer:
    table[writer.__name__.removeprefix("write_").replace("_", " ")] = writer
    return writer


def refused(writer: Writer) -> Writer:
    return _listed(REFUSED, writer)


def troublesome(writer: Writer) -> Writer:
    return _listed(TROUBLESOME, writer)


def _deck() -> Deck:
    deck = Deck("Hostile")
    add_picture(deck.add_slide("One"))
    return deck


def _with_slide(path: Path, body: str) -> Path:
    """A deck whose only slide has this XML."""
    deck = _deck()
    deck.slides[0].part.body = body
    return deck.save(path)


def _compound_file(*streams: str) -> bytes:
    """An OLE2 compound file (MS-CFB, version 3) with empty-looking streams of 4096 bytes."""
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat = [fat_mark, end]
    starts = []
    for _ in streams:
        starts.append(len(fat))
        fat += [len(fat) + n + 1 for n in range(7)] + [end]
    fat += [free] * (128 - len(fat))
    entries = [("Root Entry", 5, free, 1 if streams else free, end, 0)]
    for number, (name, start) in enumerate(zip(streams, starts, strict=True), 1):
        after = number + 1 if number < len(streams) else free
        entries.append((name, 2, after, free, start, 4096))
    directory = b""
    for name, kind, right, child, start, size in entries:
        spelled = name.encode("utf-16-le") + b"\0\0"
        directory += spelled.ljust(64, b"\0") + struct.pack("<HBB3I", len(spelled), kind, 1, free, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    directory = directory.ljust(512, b"\0")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<108I", *([free] * 108))
    return header + struct.pack("<128I", *fat) + directory + bytes(4096 * len(streams))


# Files that are no deck at all.


@refused
def write_a_deck_locked_with_a_password(path: Path) -> Path:
    path.write_bytes(_compound_file("EncryptedPackage", "EncryptionInfo"))
    return path


@refused
def write_an_old_ppt_named_pptx(path: Path) -> Path:
    path.write_bytes(_compound_file("PowerPoint Document", "Current User"))
    return path


@refused
def write_zero_bytes(path: Path) -> Path:
    path.write_bytes(b"")
    return path


@refused
def write_words(path: Path) -> Path:
    path.write_text("My slides are on the stick, ask Grace.\n", encoding="utf-8")
    return path


@refused
def write_a_web_page(path: Path) -> Path:
    path.write_text("<!DOCTYPE html>\n<html><title>Sign in to download</title></html>\n", encoding="utf-8")
    return path


@refused
def write_a_pdf(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n")
    return path


@refused
def write_a_word_document(path: Path) -> Path:
    deck = _deck()
    deck.package.parts.clear()
    deck.package.root.relationships.clear()
    body = (
        f'{DECLARATION}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body/></w:document>"
    )
    deck.package.root.relate("officeDocument", deck.package.add("/word/document.xml", "docx", body))
    return deck.save(path)


@refused
def write_a_workbook(path: Path) -> Path:
    from .objects import workbook

    path.write_bytes(workbook())
    return path


@refused
def write_a_keynote_file(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Index/Document.iwa", bytes(40))
        archive.writestr("Metadata/Properties.plist", b"bplist00")
    return path


@refused
def write_an_open_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        archive.writestr("content.xml", "<office/>")
    return path


@refused
def write_any_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.png", png())
    return path


# Zips that are broken or play tricks.


@refused
def write_half_a_deck(path: Path) -> Path:
    data = odd_zip(_deck()).bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


@refused
def write_a_deck_without_its_last_bytes(path: Path) -> Path:
    path.write_bytes(odd_zip(_deck()).bytes()[:-30])
    return path


@refused
def write_a_wrong_checksum_in_a_slide(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/slides/slide1.xml").crc = 12345
    return archive.save(path)


@refused
def write_a_wrong_checksum_in_a_picture(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/media/image1.png").crc = 12345
    return archive.save(path)


@refused
def write_a_wrong_checksum_in_a_chart(path: Path) -> Path:
    deck = _deck()
    add_chart(deck.slides[0])
    archive = odd_zip(deck)
    archive.member("ppt/charts/chart1.xml").crc = 12345
    return archive.save(path)


@refused
def write_a_picture_shorter_than_it_says(path: Path) -> Path:
    archive = odd_zip(_deck())
    member = archive.member("ppt/media/image1.png")
    member.size = len(member.data) + 1
    return archive.save(path)


@refused
def write_a_picture_longer_than_it_says(path: Path) -> Path:
    archive = odd_zip(_deck())
    member = archive.member("ppt/media/image1.png")
    member.size = len(member.data) - 1
    return archive.save(path)


@refused
def write_a_picture_that_does_not_inflate(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/media/image1.png").body = b"\xff" * 60
    return archive.save(path)


@refused
def write_the_same_member_twice(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.members.append(Member("ppt/slides/slide1.xml", b"<other/>"))
    return archive.save(path)


@refused
def write_the_same_member_twice_in_another_case(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.members.append(Member("PPT/Slides/SLIDE1.xml", b"<other/>"))
    return archive.save(path)


@refused
def write_members_that_overlap(path: Path) -> Path:
    """A picture that holds another picture, local header and all, which the directory lists too."""
    archive = odd_zip(_deck())
    inner = Member("ppt/media/image9.png", png("inner"), method=STORED)
    buried = OddZip([inner]).bytes()[: 30 + len(inner.name) + len(inner.data)]
    outer = Member("ppt/media/image8.png", buried, method=STORED)
    archive.members.append(outer)
    archive.bytes()
    inner.only_listed, inner.offset = True, outer.written_at + 30 + len(outer.name)
    archive.members.append(inner)
    return archive.save(path)


@refused
def write_a_member_outside_the_file(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/media/image1.png").offset = 10_000_000
    return archive.save(path)


@refused
def write_another_name_in_the_local_header(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/slides/slide1.xml").local_name = "ppt/slides/slide7.xml"
    return archive.save(path)


@refused
def write_an_encrypted_member(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/slides/slide1.xml").flags = 1
    return archive.save(path)


@refused
def write_an_unknown_compression(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/media/image1.png").method = 12
    return archive.save(path)


@refused
def write_one_of_several_disks(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.disk = 1
    return archive.save(path)


@refused
def write_a_member_that_says_it_is_4_gib(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.member("ppt/slides/slide1.xml").size = 0xFFFFFFF0
    return archive.save(path)


@refused
def write_a_picture_that_says_it_is_4_gib(path: Path) -> Path:
    archive = odd_zip(_deck())
    member = archive.member("ppt/media/image1.png")
    member.size, member.zip64 = 5 << 30, True
    return archive.save(path)


@refused
def write_a_path_out_of_the_package(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.members.append(Member("ppt/../../../escaped.xml", b"<a/>"))
    return archive.save(path)


@refused
def write_an_absolute_member_name(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.members.append(Member("/etc/escaped.xml", b"<a/>"))
    return archive.save(path)


@refused
def write_a_drive_letter_in_a_member_name(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.members.append(Member("C:\\Windows\\escaped.xml", b"<a/>"))
    return archive.save(path)


# XML that bites.


@refused
def write_an_entity_bomb(path: Path) -> Path:
    levels = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f"<?xml version='1.0'?><!DOCTYPE p:sld [{levels}]><p:sld {ROOTS}><p:cSld name='&e11;'/></p:sld>"
    return _with_slide(path, bomb)


@refused
def write_an_entity_that_reads_a_file(path: Path) -> Path:
    secret = path.with_name("secret.txt")
    secret.write_text("the organizer's secret", encoding="utf-8")
    bomb = (
        f"<?xml version='1.0'?><!DOCTYPE p:sld [<!ENTITY secret SYSTEM '{secret.as_uri()}'>]>"
        f"<p:sld {ROOTS}><p:cSld name='x'><p:spTree>&secret;</p:spTree></p:cSld></p:sld>"
    )
    return _with_slide(path, bomb)


@refused
def write_an_entity_bomb_in_the_relationships(path: Path) -> Path:
    archive = odd_zip(_deck())
    rels = archive.member("ppt/_rels/presentation.xml.rels")
    levels = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    words = rels.data.decode().replace("<Relationships", f"<!DOCTYPE Relationships [{levels}]><Relationships")
    rels.data = words.replace('Id="rId1"', 'Id="&e11;"').encode()
    return archive.save(path)


@refused
def write_xml_a_hundred_thousand_levels_deep(path: Path) -> Path:
    depth = 100_000
    tree = "<p:grpSp>" * depth + "</p:grpSp>" * depth
    return _with_slide(path, f"<p:sld {ROOTS}><p:cSld><p:spTree>{tree}</p:spTree></p:cSld></p:sld>")


@refused
def write_a_slide_of_a_gibibyte(path: Path) -> Path:
    """Write a slide of 1 GiB of spaces without ever holding it: one deflated block, a thousand times."""
    block = b" " * (1 << 20)
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    pieces = [f"<p:sld {ROOTS}><p:cSld>".encode(), block, b"</p:cSld></p:sld>"]
    head, middle = (squeezer.compress(piece) + squeezer.flush(zlib.Z_FULL_FLUSH) for piece in pieces[:2])
    tail = squeezer.compress(pieces[2]) + squeezer.flush()
    crc = zlib.crc32(pieces[0])
    for _ in range(1024):
        crc = zlib.crc32(block, crc)
    archive = odd_zip(_deck())
    slide = archive.member("ppt/slides/slide1.xml")
    slide.body, slide.crc = head + middle * 1024 + tail, zlib.crc32(pieces[2], crc)
    slide.size = len(pieces[0]) + 1024 * len(block) + len(pieces[2])
    return archive.save(path)


@refused
def write_a_slide_cut_off(path: Path) -> Path:
    return _with_slide(path, f"<p:sld {ROOTS}><p:cSld><p:spTree>")


# Packages that do not hold together.


@refused
def write_a_deck_without_its_main_part(path: Path) -> Path:
    deck = _deck()
    del deck.package.parts[deck.part.name]
    return deck.save(path)


@refused
def write_a_deck_that_names_no_main_part(path: Path) -> Path:
    deck = _deck()
    deck.package.root.relationships.clear()
    return deck.save(path)


@refused
def write_a_deck_without_content_types(path: Path) -> Path:
    archive = odd_zip(_deck())
    archive.members.remove(archive.member("[Content_Types].xml"))
    return archive.save(path)


@refused
def write_a_chart_that_draws_itself(path: Path) -> Path:
    """A chart whose user shapes hold the chart again: parts that own each other."""
    deck = _deck()
    chart = add_chart(deck.slides[0], whole=True)
    drawing = next(part for part in deck.package.parts.values() if "chartshapes" in part.content_type)
    drawing.relate("chart", chart)
    return deck.save(path)


# What a merger may refuse or get right, but must not stumble over.


@troublesome
def write_a_slide_that_is_not_there(path: Path) -> Path:
    deck = _deck()
    del deck.package.parts[deck.slides[0].part.name]
    return deck.save(path)


@troublesome
def write_a_layout_that_is_its_own_master(path: Path) -> Path:
    deck = _deck()
    layout = deck.masters[0].layouts[0].part
    layout.relationships[0].target = layout
    return deck.save(path)


@troublesome
def write_a_slide_listed_twice(path: Path) -> Path:
    deck = _deck()
    deck.slides.append(deck.slides[0])
    return deck.save(path)


@troublesome
def write_a_presentation_of_another_vocabulary(path: Path) -> Path:
    deck = _deck()
    deck.part.body = f"{DECLARATION}<hello/>"
    return deck.save(path)
