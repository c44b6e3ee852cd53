"""Rule 29: strict OOXML comes out as transitional, saying the same."""

from __future__ import annotations

import pytest

from factories import Deck, canonical, deck_with
from factories.content import add_text
from factories.design import default_text_style
from factories.names import relationship_type
from factories.odd import make_strict
from factories.properties import add_custom_properties, add_thumbnail
from factories.zips import odd_zip

FEATURES = ("whole chart", "SmartArt", "notes", "table", "comments", "effect", "transition", "jump", "sections", "film")


def percentages(deck: Deck) -> None:
    """Say percentages in every way that strict OOXML writes differently."""
    fill = (
        '<a:solidFill><a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="12500"/></a:schemeClr></a:solidFill>'
    )
    spacing = '<a:lvl1pPr><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buSzPct val="100000"/></a:lvl1pPr>'
    add_text(
        deck.slides[0],
        "dark",
        list_style=spacing,
        paragraphs=f'<a:p><a:r><a:rPr lang="en-GB">{fill}</a:rPr><a:t>100% strict</a:t></a:r></a:p>',
    )
    deck.slides[0].shapes[-1] = (
        deck.slides[0]
        .shapes[-1]
        .replace(
            '<a:bodyPr wrap="square"/>',
            '<a:bodyPr wrap="square"><a:normAutofit fontScale="92500" lnSpcReduction="10000"/></a:bodyPr>',
        )
    )
    chart = deck.package.parts["/ppt/charts/chart1.xml"]
    chart.body = str(chart.body).replace(
        '<c:axId val="111"/><c:axId val="222"/></c:barChart>',
        '<c:gapWidth val="150"/><c:overlap val="-27"/><c:axId val="111"/><c:axId val="222"/></c:barChart>',
    )
    assert "gapWidth" in chart.body


def pair(merge, others: int = 0):
    """The same deck merged as transitional and as strict, alone or among others."""
    merged = []
    for strict in (False, True):
        deck = deck_with(*FEATURES, name="Talk")
        percentages(deck)
        if strict:
            make_strict(deck)
        company = [deck_with("chart", "notes", name=f"Other {n}", accent="FF0000") for n in range(others)]
        merged.append(merge(*company, deck, output=f"{'strict' if strict else 'transitional'}.pptx"))
    return merged


@pytest.mark.parametrize("others", [0, 2])
def test_a_strict_deck_says_the_same_as_its_transitional_twin(merge, others):
    transitional, strict = pair(merge, others)
    assert transitional.out.titles() == strict.out.titles()
    for kind in (
        "slide+xml",
        "slideLayout+xml",
        "slideMaster+xml",
        "notesSlide+xml",
        "chart+xml",
        "diagramData+xml",
        "theme+xml",
    ):
        one, two = ([canonical(m.out.xml(part)) for part in m.out.of_type(kind)] for m in (transitional, strict))
        assert one == two, kind


@pytest.mark.parametrize("others", [0, 2])
def test_nothing_strict_is_left_in_the_merged_deck(merge, others):
    _, strict = pair(merge, others)
    assert [name for name in strict.out.members if b"purl.oclc.org" in strict.out.data(f"/{name}")] == []
    assert strict.out.xml(strict.out.main).get("conformance") is None


def test_percentages_become_thousandths_and_whole_percents_in_charts(merge):
    _, strict = pair(merge)
    slide = strict.slides[0]
    assert strict.out.find(slide, "//a:lumMod/@val | //a:lumOff/@val") == ["75000", "12500"]
    assert strict.out.find(slide, "//a:spcPct/@val | //a:buSzPct/@val") == ["90000", "100000"]
    assert strict.out.find(slide, "//a:normAutofit/@fontScale | //a:normAutofit/@lnSpcReduction") == ["92500", "10000"]
    (chart,) = strict.out.of_type("drawingml.chart+xml")
    assert strict.out.find(chart, "//c:gapWidth/@val | //c:overlap/@val") == ["150", "-27"]


def test_a_percentage_in_words_is_left_alone(merge):
    _, strict = pair(merge)
    assert "100% strict" in strict.out.texts(strict.slides[0])


def test_pictures_films_and_workbooks_of_strict_decks_are_copied_to_the_byte(merge):
    _, strict = pair(merge)
    for name in ("/ppt/media/media1.mp4", "/ppt/embeddings/Workbook1.xlsx"):
        assert strict.outcome(0, name).outcome == "copied"


def test_the_inputs_really_were_strict():
    """What the other tests rely on."""
    deck = deck_with(*FEATURES, name="Talk")
    percentages(deck)
    make_strict(deck)
    data = {member.name: member.data for member in odd_zip(deck).members}
    assert b'conformance="strict"' in data["ppt/presentation.xml"]
    assert b'val="75%"' in data["ppt/slides/slide1.xml"]
    assert b'val="150%"' in data["ppt/charts/chart1.xml"]
    assert b"officeDocument/relationships/extendedProperties" in data["_rels/.rels"]
    assert b"schemas.openxmlformats.org/presentationml" not in data["ppt/slides/slide1.xml"]


def test_document_properties_of_strict_decks_are_found_by_their_other_types(merge):
    deck = deck_with(name="Talk")
    add_custom_properties(deck, Department="Physics")
    add_thumbnail(deck)
    make_strict(deck)
    merged = merge(deck)
    kinds = {rel.type for rel in merged.out.rels("/")}
    assert relationship_type("extended-properties") in kinds
    assert merged.outcome(0, "/docProps/thumbnail.png").outcome == "dropped"
    assert merged.outcome(0, "/docProps/app.xml").outcome == "merged"


def test_the_text_style_of_a_strict_deck_is_compared_with_the_others(merge):
    strict = deck_with("text boxes", name="Strict")
    strict.default_text_style = default_text_style(2400)
    make_strict(strict)
    merged = merge(deck_with(name="A"), deck_with(name="B"), strict)
    assert "2400" in merged.out.find(merged.slide_of(2, 1), "//a:lstStyle//a:defRPr/@sz")
