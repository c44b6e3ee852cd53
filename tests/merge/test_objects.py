"""Rules 21 and 22: charts, SmartArt, objects, custom data, ink, models, drawings, films and sounds."""

from __future__ import annotations

import re

import pytest

from factories import Deck, deck_with
from factories.content import add_picture_with_effect, add_slide_custom_xml, add_text, png
from factories.names import TYPE
from factories.objects import (
    add_chart,
    add_chartex,
    add_control,
    add_model3d,
    add_ole,
    add_smartart,
    add_video,
    film,
    workbook,
)
from factories.shows import set_transition_with_sound

EDITS = {
    "copied slides": lambda deck: None,
    "edited slides": lambda deck: setattr(
        deck, "default_text_style", deck.default_text_style.replace('sz="1800"', 'sz="2200"')
    ),
}


@pytest.fixture(params=EDITS)
def talk(request) -> Deck:
    """A deck that is merged as it is, or whose slides a rule edits: objects must survive both."""
    deck = deck_with("text boxes", name="Talk")
    EDITS[request.param](deck)
    return deck


def between(merge, talk, *features):
    """Merge the talk between two decks with the same kinds of things, so that names and ids collide."""
    others = [deck_with("text boxes", *features, name=name) for name in ("Before", "After")]
    return merge(others[0], talk, others[1])


def test_a_chart_keeps_its_numbers_its_workbook_and_its_looks(merge, talk):
    chart = add_chart(talk.slides[0], 42, whole=True)
    merged = between(merge, talk, "whole chart")
    new = merged.out.only(merged.slide_of(1, 1), "chart")
    assert merged.out.data(new) == chart.bytes()
    assert merged.out.data(merged.out.only(new, "package")) == workbook(42)
    for kind in ("chartStyle", "chartColorStyle", "themeOverride", "chartUserShapes"):
        (old,) = [rel.target for rel in chart.relationships if rel.type.endswith(kind)]
        assert merged.out.data(merged.out.only(new, kind)) == old.bytes()
    drawing = merged.out.only(new, "chartUserShapes")
    assert merged.out.data(merged.out.only(drawing, "image")) == png("over the chart")


def test_each_of_several_charts_on_a_slide_keeps_its_own_workbook(merge, talk):
    for value in (5, 6, 7):
        add_chart(talk.slides[0], value)
    merged = between(merge, talk, "chart")
    charts = merged.out.related(merged.slide_of(1, 1), "chart")
    books = [merged.out.data(merged.out.only(chart, "package")) for chart in charts]
    assert books == [workbook(5), workbook(6), workbook(7)]


def test_a_waterfall_chart_keeps_its_workbook(merge, talk):
    chart = add_chartex(talk.slides[0])
    merged = between(merge, talk, "waterfall chart")
    new = merged.out.only(merged.slide_of(1, 1), "chartEx")
    assert merged.out.data(new) == chart.bytes()
    assert merged.out.data(merged.out.only(new, "package")) == workbook(7)


def test_smartart_keeps_all_its_five_parts(merge, talk):
    parts = add_smartart(talk.slides[0], "Ours")
    merged = between(merge, talk, "SmartArt")
    slide = merged.slide_of(1, 1)
    for kind, part in parts.items():
        assert merged.out.data(merged.out.only(slide, kind)) == part.bytes(), kind


def test_two_smartarts_on_a_slide_keep_their_own_drawings(merge, talk):
    first, second = add_smartart(talk.slides[0], "First"), add_smartart(talk.slides[0], "Second")
    merged = between(merge, talk, "SmartArt")
    slide = merged.slide_of(1, 1)
    for number, parts in enumerate((first, second)):
        data = merged.out.related(slide, "diagramData")[number]
        (rel_id,) = merged.out.find(data, "//dsp:dataModelExt/@relId")
        assert merged.out.data(merged.out.rel(slide, rel_id).part) == parts["diagramDrawing"].bytes()


def test_an_ole_object_keeps_its_file_its_vml_and_its_preview(merge, talk):
    parts = add_ole(talk.slides[0], b"our own object")
    merged = between(merge, talk, "OLE object")
    slide = merged.slide_of(1, 1)
    assert merged.out.data(merged.out.only(slide, "oleObject")) == parts["ole"].bytes()
    vml = merged.out.only(slide, "vmlDrawing")
    assert merged.out.data(vml) == parts["vml"].bytes()
    assert merged.out.content_type(vml) == TYPE["vmlDrawing"]
    assert merged.out.data(merged.out.only(vml, "image")) == png("preview")
    assert merged.out.data(merged.out.only(slide, "image")) == png("preview")


def test_a_control_keeps_its_binary_and_its_vml(merge, talk):
    parts = add_control(talk.slides[0])
    merged = between(merge, talk, "control")
    slide = merged.slide_of(1, 1)
    control = merged.out.only(slide, "control")
    assert merged.out.data(control) == parts["control"].bytes()
    assert merged.out.data(merged.out.only(control, "activeXControlBinary")) == parts["binary"].bytes()
    assert merged.out.content_type(merged.out.only(control, "activeXControlBinary")) == TYPE["activeX-binary"]
    assert merged.out.data(merged.out.only(slide, "vmlDrawing")) == parts["vml"].bytes()


def test_a_3d_model_stays_a_model(merge, talk):
    model = add_model3d(talk.slides[0])
    merged = between(merge, talk, "3D model")
    new = merged.out.only(merged.slide_of(1, 1), "model3d")
    assert (merged.out.data(new), merged.out.content_type(new)) == (model.bytes(), TYPE["model3d"])


@pytest.mark.parametrize(
    ("feature", "number", "kind"), [("ink", 1, "customXml"), ("slide tags", 1, "tags"), ("shape tags", 1, "tags")]
)
def test_small_parts_of_a_slide_come_along(merge, feature, number, kind):
    deck = deck_with(feature, name="Talk")
    merged = merge(deck_with(feature, name="Before"), deck)
    source = merged.sources[1]
    (old,), (new,) = (
        source.related(source.slides[number - 1], kind),
        merged.out.related(merged.slide_of(1, number), kind),
    )
    assert merged.out.data(new) == source.data(old)
    assert merged.out.content_type(new) == source.content_type(old)


def test_a_drawing_keeps_its_svg_and_its_picture(merge):
    merged = merge(deck_with("picture", name="Before"), deck_with("drawing", name="Talk"))
    slide = merged.slide_of(1, 1)
    (vector,) = merged.out.find(slide, "//asvg:svgBlip/@r:embed")
    (bitmap,) = merged.out.find(slide, "//a:blip/@r:embed")
    assert merged.out.content_type(merged.out.rel(slide, vector).part) == TYPE["svg"]
    assert merged.out.data(merged.out.rel(slide, bitmap).part) == png("svg")


@pytest.mark.parametrize("add", [add_picture_with_effect, set_transition_with_sound])
def test_what_a_picture_or_a_transition_needs_is_kept(merge, talk, add):
    part = add(talk.slides[0])
    merged = between(merge, talk, "picture with an effect", "transition with a sound")
    kind = "hdphoto" if part.name.endswith("wdp") else "audio"
    new = merged.out.only(merged.slide_of(1, 1), kind)
    assert (merged.out.data(new), merged.out.content_type(new)) == (part.bytes(), part.content_type)


def test_the_sound_of_a_click_is_kept_when_its_action_goes(merge):
    """A macro is taken out; the sound that its button made is not a macro."""
    deck = deck_with("jump with a sound", name="Talk")
    slide = deck.slides[1]
    slide.shapes[-1] = re.sub(
        r'r:id="\w+" action="ppaction://hlinksldjump"', 'r:id="" action="ppaction://macro?name=Hello"', slide.shapes[-1]
    )
    merged = merge(deck_with(name="Before"), deck)
    new = merged.slide_of(1, 2)
    (sound,) = merged.out.find(new, "//a:snd/@r:embed")
    assert merged.out.rel(new, sound).part in merged.out.related(new, "audio")
    assert not [action for action in merged.out.find(new, "//@action") if "macro" in action]


def test_custom_xml_of_a_slide_keeps_its_properties(merge):
    merged = merge(deck_with("slide custom XML", name="Before"), deck_with("slide custom XML", name="Talk"))
    item = merged.out.only(merged.slide_of(1, 2), "customXml")
    assert merged.out.data(item) == merged.sources[1].data("/customXml/item1.xml")
    assert merged.out.data(merged.out.only(item, "customXmlProps")) == merged.sources[1].data(
        "/customXml/itemProps1.xml"
    )


def test_custom_xml_and_tags_of_the_decks_themselves_come_along(merge):
    features = ("deck custom XML", "deck tags")
    merged = merge(*(deck_with(*features, name=name) for name in "AB"))
    items = merged.out.related(merged.out.main, "customXml")
    assert items
    assert all(merged.out.related(item, "customXmlProps") for item in items)
    lists = merged.out.find(merged.out.main, "p:custDataLst")
    assert len(lists) == 1
    assert len(lists[0].xpath("*[local-name()='tags']")) <= 1
    for number in (0, 1):
        gone = merged.outcome(number, "/ppt/tags/tag1.xml").outcome == "dropped"
        assert gone == bool(merged.findings("dropped", deck=number))


def test_empty_custom_xml_is_dropped_with_its_reference(merge):
    deck = deck_with(name="Talk")
    empty = add_slide_custom_xml(deck.slides[0], "")
    merged = merge(deck_with(name="Before"), deck)
    assert merged.outcome(1, empty.name).outcome == "dropped"
    slide = merged.slide_of(1, 1)
    assert merged.out.related(slide, "customXml") == []
    assert merged.out.find(slide, "//p:custData") == []
    assert merged.out.find(slide, "//p:custDataLst") == []


def test_empty_custom_xml_goes_and_the_tags_beside_it_stay(merge):
    deck = deck_with("slide tags", name="Talk")
    add_slide_custom_xml(deck.slides[0], "")
    merged = merge(deck_with(name="Before"), deck)
    slide = merged.slide_of(1, 1)
    assert [child.tag.split("}")[1] for child in merged.out.find(slide, "//p:custDataLst/*")] == ["tags"]
    assert len(merged.out.related(slide, "tags")) == 1


# Rule 22.


@pytest.mark.parametrize("sound", [False, True])
def test_both_relationships_of_a_film_lead_to_the_one_that_is_stored(merge, talk, sound):
    add_video(talk.slides[0], film("ours"), sound=sound)
    merged = between(merge, talk, "film")
    slide = merged.slide_of(1, 1)
    kind = "audio" if sound else "video"
    linked, embedded = merged.out.only(slide, kind), merged.out.only(slide, "media")
    assert linked == embedded
    assert merged.out.data(linked) == film("ours")


def test_the_poster_of_a_film_is_kept(merge):
    merged = merge(deck_with("picture", name="Before"), deck_with("film", name="Talk"))
    slide = merged.slide_of(1, 1)
    (rel_id,) = merged.out.find(slide, "//p:pic//a:blip/@r:embed")
    assert merged.out.data(merged.out.rel(slide, rel_id).part) == png("poster")


def test_one_film_on_two_slides_and_in_two_decks_is_stored_once(merge):
    a, b = deck_with(name="A"), deck_with(name="B")
    part = add_video(a.slides[0], film("same"))
    add_video(a.slides[1], part)
    add_video(b.slides[0], film("same"))
    merged = merge(a, b)
    assert len([p for p in merged.out.parts if p.endswith(".mp4")]) == 1


def test_a_film_stored_twice_in_its_deck_is_stored_once(merge):
    deck = deck_with("film", name="Double")
    twin = deck.package.add("/ppt/media/media2.mp4", "mp4", film())
    for rel in deck.slides[0].part.relationships:
        if rel.type.endswith("/media"):
            rel.target = twin
    merged = merge(deck)
    slide = merged.slides[0]
    assert merged.out.only(slide, "video") == merged.out.only(slide, "media")


def test_the_timing_of_a_film_still_names_its_shape(merge, talk):
    add_text(talk.slides[0], "before the film")
    add_video(talk.slides[0])
    merged = between(merge, talk, "film")
    slide = merged.slide_of(1, 1)
    (target,) = merged.out.find(slide, "//p:video//p:spTgt/@spid")
    assert merged.out.find(slide, f"//p:cNvPr[@id='{target}']/@name") == ["Film"]
