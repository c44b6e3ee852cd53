"""Part names, relationships, content types, and strict words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factories.names import NS, TYPE, relationship_type
from factories.odd import strict_words
from wimlds_cli.deck import opc
from wimlds_cli.deck.opc import ContentTypes, Relationship
from wimlds_cli.deck.strict import to_transitional, to_transitional_uri
from wimlds_cli.deck.xml import XmlError, parse, serialise

words = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,5}", fullmatch=True)
parts = st.lists(words, min_size=1, max_size=4).map(lambda w: f"/{'/'.join(w)}.xml")


@given(parts, parts)
def test_a_relative_target_leads_back_to_its_part(source, target):
    assert opc.resolve(source, opc.relative(source, target)) == target


@given(parts)
def test_the_part_that_holds_relationships_is_found_from_its_owner_and_back(part):
    assert opc.source_of_rels(opc.rels_name(part)) == part


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("/ppt/slides/slide1.xml", "../media/image1.png", "/ppt/media/image1.png"),
        ("/ppt/slides/slide1.xml", "/ppt/media/image1.png", "/ppt/media/image1.png"),
        ("/ppt/slides/slide1.xml", "..\\media\\image1.png", "/ppt/media/image1.png"),
        ("/ppt/slides/slide1.xml", "slide2.xml#part", "/ppt/slides/slide2.xml"),
        ("/ppt/slides/slide1.xml", "./../slides/./slide2.xml", "/ppt/slides/slide2.xml"),
        ("/ppt/slides/slide1.xml", "../../../../../etc/passwd", "/etc/passwd"),
        ("/", "ppt/presentation.xml", "/ppt/presentation.xml"),
    ],
)
def test_targets_are_resolved_within_the_package(source, target, part):
    assert opc.resolve(source, target) == part


@given(
    st.lists(
        st.tuples(words, st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=12)), max_size=5
    )
)
def test_external_targets_survive_being_written_and_read(rows):
    given_rels = [Relationship(f"r{n}{w}", "urn:t", target, external=True) for n, (w, target) in enumerate(rows)]
    assert opc.read_relationships(opc.write_relationships("/ppt/a.xml", given_rels)) == given_rels


def test_a_new_relationship_id_is_free_in_every_case():
    taken = ["rId1", "RID2", "rid3", "other"]
    assert opc.unused_id(taken).lower() not in [i.lower() for i in taken]


def test_each_part_gets_back_the_type_it_was_written_with():
    types = {f"/ppt/a{n}.bin": TYPE["oleObject"] for n in range(3)}
    types |= {
        "/ppt/x.bin": TYPE["activeX-binary"],
        "/ppt/s.xml": TYPE["slide"],
        "/plain.xml": "application/xml",
        "/noext": "x/y",
    }
    read = ContentTypes(opc.write_content_types(types))
    assert {part: read.of(part) for part in types} == types


def test_content_types_are_found_without_regard_to_case():
    types = (
        f'<Types xmlns="{NS["ct"]}"><Default Extension="PNG" ContentType="image/png"/>'
        f'<Override PartName="/PPT/Slides/Slide1.XML" ContentType="{TYPE["slide"]}"/></Types>'
    )
    read = ContentTypes(types.encode())
    assert (read.of("/ppt/media/a.Png"), read.of("/ppt/slides/slide1.xml")) == ("image/png", TYPE["slide"])


# Strict.


@pytest.mark.parametrize(
    "uri",
    [
        *(NS[prefix] for prefix in ("a", "p", "r", "c", "cdr", "dgm")),
        *(
            relationship_type(k)
            for k in ("slide", "extended-properties", "custom-properties", "thumbnail", "oleObject")
        ),
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://schemas.openxmlformats.org/drawingml/2006/table",
        "http://schemas.openxmlformats.org/presentationml/2006/ole",
    ],
)
def test_every_strict_name_has_its_transitional_twin(uri):
    strict = strict_words(uri)
    assert strict.startswith("http://purl.oclc.org/ooxml/")
    assert to_transitional_uri(strict) == uri


@pytest.mark.parametrize("uri", ["http://purl.oclc.org/dc/terms/", "http://example.org/", NS["p14"], ""])
def test_other_names_are_left_alone(uri):
    assert to_transitional_uri(uri) == uri


def test_percentages_are_counted_in_thousandths_and_in_charts_in_whole_percents():
    strict = (
        '<r xmlns:a="http://purl.oclc.org/ooxml/drawingml/main" xmlns:c="http://purl.oclc.org/ooxml/drawingml/chart">'
        '<a:lumMod val="62.5%"/><c:gapWidth val="150%"/><a:off val="-3%"/><a:t name="50%">50%</a:t></r>'
    )
    root = etree.fromstring(to_transitional(strict.encode()))
    assert root.xpath("//@val") == ["62500", "150", "-3000"]
    assert root.xpath("//@name") == ["50%"]
    assert root.xpath("string()") == "50%"


# XML.


@pytest.mark.parametrize(
    "words",
    [
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
        "<!DOCTYPE a><a/>",
        "<a>",
        "",
        "no xml at all",
        "<a>" * 20_000 + "</a>" * 20_000,
        "<a b='1' b='2'/>",
    ],
)
def test_xml_that_must_not_be_trusted_is_refused(words):
    with pytest.raises(XmlError):
        parse(words.encode())


def test_xml_of_many_small_pieces_is_refused_before_it_is_parsed():
    with pytest.raises(XmlError, match="more XML"):
        parse(b"<a>" + b"<b/>" * 3_000_000 + b"</a>")


def test_parsing_and_writing_back_loses_no_prefix():
    words = (
        '<p:sld xmlns:p="urn:p" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:lonely="urn:lonely" mc:Ignorable="lonely"><mc:AlternateContent><mc:Choice Requires="lonely"/>'
        "</mc:AlternateContent></p:sld>"
    )
    root = etree.fromstring(serialise(parse(words.encode())))
    assert root[0][0].nsmap["lonely"] == "urn:lonely"
