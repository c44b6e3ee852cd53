"""The self-check: a sound deck has no faults, and a deck with a fault has exactly that one named."""

from __future__ import annotations

import re

import pytest

from factories import FEATURES, deck_with
from factories.catalogue import add_linked_show
from factories.names import TYPE
from factories.zips import STORED, Member, OddZip, odd_zip
from wimlds_cli.errors import DeckError
from wimlds_cli.merge.verify import verify_deck

RICH = (
    *("chart", "notes", "SmartArt", "another design", "sections", "slide zoom", "comments", "modern comments"),
    *("jump", "drawing", "connector", "table style", "film", "transition"),
)


class Spoilt(OddZip):
    """A sound deck, to be spoilt part by part."""

    def change(self, name: str, old: str, new: str, count: int = 1) -> None:
        """Replace words in a part; they must be there."""
        member = self.member(name)
        words = member.data.decode()
        assert re.search(old, words), f"{name} has no {old}"
        member.data = re.sub(old, new, words, count=count).encode()

    def relate(self, name: str, kind: str, target: str) -> None:
        """Add a relationship rId99 to the part whose relationships these are."""
        self.change(
            name, "</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="{target}"/></Relationships>'
        )

    def rel_id(self, name: str, target: str) -> str:
        """The id of the relationship that leads to a target."""
        return re.search(rf'Id="(\w+)" Type="[^"]*" Target="{re.escape(target)}"', self.member(name).data.decode())[1]


MAIN, MAIN_RELS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
SLIDE, SLIDE_RELS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
OTHER, OTHER_RELS = "ppt/slides/slide2.xml", "ppt/slides/_rels/slide2.xml.rels"
MASTER, MASTER_RELS = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
MASTER_2, MASTER_2_RELS = "ppt/slideMasters/slideMaster2.xml", "ppt/slideMasters/_rels/slideMaster2.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

# What is spoilt: (the rule that it breaks, the part that is named, how it is done).
FAULTS = {
    "a checksum": (2, "image1.png", lambda z: setattr(z.member("ppt/media/image1.png"), "crc", 1)),
    "an override for an absent part": (
        6,
        "absent",
        lambda z: z.change(
            TYPES, "</Types>", f'<Override PartName="/ppt/absent.xml" ContentType="{TYPE["slide"]}"/></Types>'
        ),
    ),
    "a part without a type": (6, ".png", lambda z: z.change(TYPES, '<Default Extension="png"[^>]*>', "")),
    "the type image/svg": (6, ".svg", lambda z: z.change(TYPES, r"image/svg\+xml", "image/svg")),
    "a main part with macros": (
        6,
        "presentation",
        lambda z: z.change(TYPES, re.escape(TYPE["presentation"]), TYPE["macro-presentation"]),
    ),
    "a target that is absent": (7, "slide1", lambda z: z.members.remove(z.member("ppt/charts/chart1.xml"))),
    "a relationship to the wrong kind of part": (
        7,
        "chart1",
        lambda z: z.change(TYPES, re.escape(TYPE["chart"]), TYPE["tags"]),
    ),
    "an id that names no relationship": (7, "slide1", lambda z: z.change(SLIDE, 'r:embed="rId', 'r:embed="rIdX')),
    "an id that names a relationship of the wrong type": (
        7,
        "slide1",
        lambda z: z.change(
            SLIDE, r'r:embed="\w+"', f'r:embed="{z.rel_id(SLIDE_RELS, "../slideLayouts/slideLayout1.xml")}"'
        ),
    ),
    "a slide with two layouts": (
        9,
        "slide1",
        lambda z: z.relate(SLIDE_RELS, OFFICE + "slideLayout", "../slideLayouts/slideLayout2.xml"),
    ),
    "a notes page of two slides": (
        9,
        "notesSlide1",
        lambda z: z.relate(OTHER_RELS, OFFICE + "notesSlide", "../notesSlides/notesSlide1.xml"),
    ),
    "a chart of two slides": (9, "chart1", lambda z: z.relate(OTHER_RELS, OFFICE + "chart", "../charts/chart1.xml")),
    "a theme of two masters": (
        9,
        "theme",
        lambda z: z.change(MASTER_2_RELS, r"theme/theme\d+\.xml", "theme/theme1.xml"),
    ),
    "a layout of two masters": (
        9,
        "slideLayout1",
        lambda z: z.change(MASTER_2_RELS, r"slideLayouts/slideLayout3\.xml", "slideLayouts/slideLayout1.xml"),
    ),
    "two sets of presentation properties": (
        9,
        "presentation",
        lambda z: z.relate(MAIN_RELS, OFFICE + "presProps", "presProps.xml"),
    ),
    "children out of order": (
        10,
        "presentation",
        lambda z: z.change(MAIN, r"(<p:sldSz[^>]*>)(<p:notesSz[^>]*>)", r"\2\1"),
    ),
    "a slide's children out of order": (
        10,
        "slide1",
        lambda z: z.change(SLIDE, "(<p:clrMapOvr>.*</p:clrMapOvr>)(.*)</p:sld>", r"\2\1</p:sld>"),
    ),
    "an ignorable prefix that is not declared": (
        10,
        "slide1",
        lambda z: z.change(
            SLIDE,
            "<p:sld ",
            '<p:sld xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="zzz" ',
        ),
    ),
    "a required prefix that is not declared": (
        10,
        "slide1",
        lambda z: z.change(SLIDE, 'Requires="pslz"', 'Requires="zzz"'),
    ),
    "a slide id twice": (11, "presentation", lambda z: z.change(MAIN, '<p:sldId id="257"', '<p:sldId id="256"')),
    "a slide id out of range": (11, "presentation", lambda z: z.change(MAIN, '<p:sldId id="257"', '<p:sldId id="255"')),
    "a layout with its master's id": (
        11,
        "",
        lambda z: z.change(MASTER, r'(<p:sldLayoutId id=)"\d+"', r'\1"2147483648"'),
    ),
    "a layout id out of range": (11, "", lambda z: z.change(MASTER, r'(<p:sldLayoutId id=)"\d+"', r'\1"77"')),
    "an effect on a shape that is absent": (
        12,
        "slide1",
        lambda z: z.change(SLIDE, r'spTgt spid="\d+"', 'spTgt spid="999"'),
    ),
    "a creation id twice": (13, "", lambda z: _same_creation_id(z)),
    "a section with a slide that is absent": (
        25,
        "presentation",
        lambda z: z.change(MAIN, '<p14:sldId id="256"', '<p14:sldId id="9999"'),
    ),
    "a zoom to a slide that is absent": (
        14,
        "slide1",
        lambda z: z.change(SLIDE, r'sldZmObj sldId="\d+"', 'sldZmObj sldId="9999"'),
    ),
    "a comment on a slide that is absent": (
        14,
        "omment",
        lambda z: z.change("ppt/comments/modernComment_1.xml", r' sldId="\d+"', ' sldId="9999"'),
    ),
    "a part that is not well-formed": (7, "slide1", lambda z: z.change(SLIDE, "</p:sld>", "")),
}


def _same_creation_id(archive: Spoilt) -> None:
    first = re.search(rb'creationId [^>]*val="(\d+)"', archive.member(SLIDE).data)[1].decode()
    archive.change(OTHER, r'(creationId [^>]*val=)"\d+"', rf'\1"{first}"')


@pytest.fixture
def spoilt() -> Spoilt:
    return Spoilt(odd_zip(deck_with(*RICH)).members)


def test_the_deck_that_is_spoilt_below_is_sound(spoilt, tmp_path):
    assert verify_deck(spoilt.save(tmp_path / "deck.pptx")) == []


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_seen_and_named_by_rule_and_part(spoilt, tmp_path, what):
    rule, part, spoil = FAULTS[what]
    spoil(spoilt)
    faults = verify_deck(spoilt.save(tmp_path / "deck.pptx"))
    assert [f for f in faults if f.rule == rule and part in f"{f.part} {f.message}"], faults


@pytest.mark.parametrize("feature", [f for f in FEATURES if f != "macros"])
def test_every_feature_of_a_deck_is_sound_by_itself(feature, tmp_path):
    assert verify_deck(deck_with(feature).save(tmp_path / "deck.pptx")) == []


def test_a_deck_with_custom_shows_and_links_is_sound(tmp_path):
    deck = deck_with("jump", "web link")
    add_linked_show(deck)
    assert verify_deck(deck.save(tmp_path / "deck.pptx")) == []


def test_a_file_that_is_no_deck_is_refused(tmp_path):
    path = tmp_path / "words.pptx"
    path.write_text("words")
    with pytest.raises(DeckError, match=r"words\.pptx"):
        verify_deck(path)


def test_a_deck_with_a_name_that_another_name_begins_with_is_not_sound(spoilt, tmp_path):
    """No part may lie in a folder that is itself a part (ECMA-376 part 2, 6.2.2.3)."""
    spoilt.members.append(Member("ppt/slides", b"x", method=STORED))
    path = spoilt.save(tmp_path / "deck.pptx")
    try:
        faults = verify_deck(path)
    except DeckError:
        return
    assert faults
