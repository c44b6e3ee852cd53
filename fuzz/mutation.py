"""Changes a good deck here and there: in its XML, its relationships, its members, its zip.

Every decision is asked of a `Dice`, so that the same changes can be driven by chance, by hypothesis or by a
coverage-guided fuzzer.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Protocol, TypeVar

from lxml import etree

from factories import FEATURES, deck_with
from factories.names import NS
from factories.odd import make_strict
from factories.zips import DEFLATED, STORED, Member, OddZip, odd_zip

T = TypeVar("T")


class Dice(Protocol):
    """Where decisions come from; `random.Random` is one."""

    def randrange(self, stop: int) -> int:
        """Return a number from 0 to below `stop`."""

    def choice(self, options: Sequence[T]) -> T:
        """Return one of these."""


# Values that have broken readers of XML before.
VALUES = (
    *("", "0", "-1", "1", "255", "256", "2147483647", "2147483648", "4294967295", "99999999999999999999", "1e9"),
    *("true", "false", "NaN", "rId1", "rId2", "rId999", "#", "..", "../", "/", "\\", "../../../../x", "file:///etc"),
    *("http://127.0.0.1:9/", "ppt/presentation.xml", "slide1.xml", "%", "%00", "%2e%2e/", "{", "}", "mc", "a b", "é"),
    *("ppaction://hlinkshowjump?jump=firstslide", "ppaction://customshow?id=", "ppaction://customshow?id=x"),
    *("ppaction://hlinksldjump", "x" * 3000, "50%", "\U0001f600"),
)


@functools.cache
def seeds() -> tuple[OddZip, ...]:
    """Good decks that have every feature between them, and a strict one."""
    names = sorted(FEATURES)
    decks = [deck_with(*names[start::6], name=f"Seed{start}") for start in range(6)]
    make_strict(decks[5])
    return tuple(odd_zip(deck) for deck in [deck_with(name="Plain"), *decks])


def mutated(dice: Dice) -> bytes:
    """Return a deck with one to six changes, as a file's bytes."""
    archive = deepcopy(dice.choice(seeds()))
    for _ in range(1 + dice.randrange(6)):
        if archive.members:
            dice.choice(CHANGES)(archive, dice)
    data = archive.bytes()
    if dice.randrange(12) == 0:
        data = _spoil_bytes(data, dice)
    return data


# -- changes to XML -----------------------------------------------------------------------------------


def _xml_member(archive: OddZip, dice: Dice) -> tuple[Member, etree._Element] | None:
    """Choose a member that is still XML, and its tree."""
    member = dice.choice(archive.members)
    try:
        return member, etree.fromstring(member.data)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _in_tree(change: Callable[[list[etree._Element], Dice], None]) -> Callable[[OddZip, Dice], None]:
    """Make a change of elements a change of an archive."""

    def applied(archive: OddZip, dice: Dice) -> None:
        found = _xml_member(archive, dice)
        if found is None:
            return
        member, root = found
        change(list(root.iter("*")), dice)
        member.data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return applied


def _change_attribute(elements: list[etree._Element], dice: Dice) -> None:
    element = dice.choice([e for e in elements if e.attrib] or elements)
    if element.attrib:
        name = dice.choice(sorted(element.attrib))
        other = dice.choice(elements)
        values = [*VALUES, *other.attrib.values()]
        element.set(name, dice.choice(values))


def _remove_attribute(elements: list[etree._Element], dice: Dice) -> None:
    element = dice.choice([e for e in elements if e.attrib] or elements)
    if element.attrib:
        del element.attrib[dice.choice(sorted(element.attrib))]


def _remove_element(elements: list[etree._Element], dice: Dice) -> None:
    element = dice.choice(elements)
    if element.getparent() is not None:
        element.getparent().remove(element)


def _repeat_element(elements: list[etree._Element], dice: Dice) -> None:
    element = dice.choice(elements)
    if element.getparent() is not None:
        for _ in range(1 + dice.randrange(3)):
            element.addnext(deepcopy(element))


def _move_element(elements: list[etree._Element], dice: Dice) -> None:
    element, target = dice.choice(elements), dice.choice(elements)
    if element.getparent() is not None and element not in [target, *target.iterancestors()]:
        target.insert(dice.randrange(len(target) + 1), element)


def _rename_element(elements: list[etree._Element], dice: Dice) -> None:
    dice.choice(elements).tag = dice.choice([e.tag for e in elements] + [f"{{{NS['mc']}}}AlternateContent", "plain"])


def _change_text(elements: list[etree._Element], dice: Dice) -> None:
    value = dice.choice([v for v in VALUES if "\0" not in v])
    dice.choice(elements).text = value


# -- changes to relationships, members and the zip ------------------------------------------------------


def _change_relationship(archive: OddZip, dice: Dice) -> None:
    """Let a relationship lead to another part, or be of another type."""
    holders = [m for m in archive.members if str(m.name).endswith(".rels") and b"Target=" in m.data]
    if not holders:
        return
    member = dice.choice(holders)
    words = member.data.decode(errors="replace")
    names = [f"/{m.name}" for m in archive.members]
    types = re.findall(r'Type="([^"]*)"', words)
    attribute, values = dice.choice([("Target", [*names, *VALUES[20:30]]), ("Type", types), ("Id", ["rId1", "rId2"])])
    spans = [m.span(1) for m in re.finditer(rf'{attribute}="([^"]*)"', words)]
    if spans:
        start, end = dice.choice(spans)
        value = dice.choice(values).replace("&", "").replace('"', "")
        member.data = f"{words[:start]}{value}{words[end:]}".encode()


def _remove_member(archive: OddZip, dice: Dice) -> None:
    archive.members.remove(dice.choice(archive.members))


def _swap_members(archive: OddZip, dice: Dice) -> None:
    one, two = dice.choice(archive.members), dice.choice(archive.members)
    one.data, two.data = two.data, one.data


def _rename_member(archive: OddZip, dice: Dice) -> None:
    member = dice.choice(archive.members)
    names = [
        "../x.xml",
        "/x.xml",
        "a//b",
        "x" * 300,
        "é.xml",
        "PPT/SLIDES/SLIDE1.XML",
        str(dice.choice(archive.members).name),
    ]
    member.name = dice.choice(names)


def _spoil_member(archive: OddZip, dice: Dice) -> None:
    member = dice.choice(archive.members)
    member.data = _spoil_bytes(member.data, dice)


def _change_header(archive: OddZip, dice: Dice) -> None:
    member = dice.choice(archive.members)
    name = dice.choice(["method", "flags", "size", "packed_size", "crc", "offset", "zip64", "padding"])
    value: int | bool = dice.choice([0, 1, 2, 8, 9, 12, 100, 0x800, 0xFFFF, 0xFFFFFFFE, 0xFFFFFFFF])
    if name == "zip64":
        value = True
    if name in ("method", "flags"):
        value %= 0x10000
    if name == "padding":
        value %= 2000
    if name == "method" and value not in (STORED, DEFLATED):
        member.body = member.packed()
    setattr(member, name, value)


def _spoil_bytes(data: bytes, dice: Dice) -> bytes:
    spoilt = bytearray(data)
    for _ in range(1 + dice.randrange(4)):
        if not spoilt:
            break
        at = dice.randrange(len(spoilt))
        match dice.randrange(4):
            case 0:
                spoilt[at] = dice.randrange(256)
            case 1:
                del spoilt[at : at + 1 + dice.randrange(30)]
            case 2:
                spoilt[at:at] = spoilt[at : at + 1 + dice.randrange(30)]
            case _:
                del spoilt[at:]
    return bytes(spoilt)


CHANGES: tuple[Callable[[OddZip, Dice], None], ...] = (
    *(_in_tree(_change_attribute),) * 4,
    _in_tree(_remove_attribute),
    *(_in_tree(_remove_element),) * 2,
    _in_tree(_repeat_element),
    _in_tree(_move_element),
    _in_tree(_rename_element),
    _in_tree(_change_text),
    *(_change_relationship,) * 3,
    _remove_member,
    _swap_members,
    _rename_member,
    _spoil_member,
    _change_header,
)
