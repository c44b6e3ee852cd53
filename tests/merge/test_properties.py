"""Rules 27 and 28: what the deck says of itself, and what is left out and said so."""

from __future__ import annotations

import pytest

from factories import Deck, deck_with
from factories import properties as props
from factories.names import NS
from factories.shows import set_show

# Rule 27.


def flag(merged, name: str) -> str | None:
    return merged.out.xml(merged.out.main).get(name)


def said(name: str, attributes: str) -> Deck:
    deck = deck_with(name=name)
    deck.attributes = attributes
    return deck


@pytest.mark.parametrize("first", [True, False])
def test_pictures_are_not_compressed_when_one_deck_wants_them_whole(merge, first):
    decks = [said("Whole", 'autoCompressPictures="0"'), said("Usual", "")]
    merged = merge(*(decks if first else reversed(decks)))
    assert flag(merged, "autoCompressPictures") == "0"


def test_personal_information_is_only_removed_when_all_decks_say_so(merge):
    remove, keep = said("Remove", 'removePersonalInfoOnSave="1"'), said("Keep", "")
    assert flag(merge(remove, keep), "removePersonalInfoOnSave") in (None, "0")
    assert flag(merge(keep, remove, output="b.pptx"), "removePersonalInfoOnSave") in (None, "0")
    assert flag(merge(remove, remove, output="c.pptx"), "removePersonalInfoOnSave") == "1"


def test_differences_in_other_settings_are_told(merge):
    right_to_left = said("Right", 'rtl="1"')
    assert merge(deck_with(name="Left"), right_to_left).findings(rule=27)


def test_decks_that_agree_have_nothing_to_tell(merge):
    assert not merge(deck_with(name="A"), deck_with(name="B")).findings()


def test_view_properties_are_plain_and_new(merge):
    deck = deck_with(name="A")
    part = deck.package.parts["/ppt/viewProps.xml"]
    part.body = part.bytes().decode().replace("<p:viewPr ", '<p:viewPr lastView="sldSorterView" ')
    merged = merge(deck, deck_with(name="B"))
    for view in merged.out.related(merged.out.main, "viewProps"):
        assert merged.out.xml(view).get("lastView") is None


def test_the_number_of_slides_in_the_documents_properties_is_right(merge):
    merged = merge(deck_with("hidden slide", name="A"), deck_with("notes", name="B"), deck_with(name="C"))
    app = merged.out.only("/", "extended-properties")
    (slides,) = merged.out.find(app, "//*[local-name()='Slides']")
    assert slides.text == "6"


def test_a_deck_has_core_properties(merge):
    merged = merge(deck_with(name="A"), deck_with(name="B"))
    assert merged.out.related("/", "core-properties")


def test_the_guides_of_a_deck_alone_are_kept(merge):
    deck = deck_with("sections", name="Guided")
    deck.extensions.append(
        '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><p15:sldGuideLst '
        f'xmlns:p15="{NS["p15"]}"><p15:guide id="1" orient="horz" pos="2160"/></p15:sldGuideLst></p:ext>'
    )
    merged = merge(deck)
    assert merged.out.find(merged.out.main, "p:extLst/p:ext/p15:sldGuideLst/p15:guide/@pos") == ["2160"]
    assert [name for name, _ in merged.out.sections] == ["Start", "Rest"]


# Rule 28.

LEFT_OUT = {
    "macros": (props.add_macros, "vbaProject"),
    "signature": (props.add_signature, "signature"),
    "revision info": (props.add_revision_info, "revisioninfo"),
    "changes info": (props.add_changes_info, "changesinfo"),
    "custom user interface": (props.add_custom_ui, "customui"),
    "task pane": (props.add_task_pane, "webextension"),
    "sensitivity label": (props.add_sensitivity_label, "classificationlabels"),
    "thumbnail": (props.add_thumbnail, "thumbnail"),
    "printer settings": (props.add_printer_settings, "printerSettings"),
}


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("thing", LEFT_OUT)
def test_parts_of_the_machine_a_deck_was_made_on_are_left_out_and_told(merge, thing, alone):
    add, word = LEFT_OUT[thing]
    deck = deck_with(name="B")
    parts = add(deck)
    merged = merge(deck) if alone else merge(deck_with(name="A"), deck)
    number = 0 if alone else 1
    for part in parts if isinstance(parts, list) else [parts]:
        assert merged.outcome(number, part.name).outcome == "dropped"
    for part in ["/", *merged.out.parts]:
        assert not [rel for rel in merged.out.rels(part) if word.lower() in rel.type.lower()]
    assert not [name for name in merged.out.declared[1] if word.lower() in name]
    assert merged.findings("dropped", rule=28, deck=number)


def show_of(merged):
    return merged.out.find(merged.out.only(merged.out.main, "presProps"), "p:showPr")


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    ("attributes", "inside"),
    [('loop="1"', ""), ("", '<p:kiosk restart="300000"/>'), ('loop="1"', "<p:browse/>")],
)
def test_endless_and_unattended_shows_are_left_out_and_told(merge, alone, attributes, inside):
    deck = deck_with(name="B")
    set_show(deck, attributes, inside)
    merged = merge(deck) if alone else merge(deck, deck_with(name="A"))
    for show in show_of(merged):
        assert show.get("loop") in (None, "0")
        assert show.find("p:kiosk", NS) is None
    assert merged.findings("dropped", rule=28, deck=0)


@pytest.mark.parametrize("inside", ['<p:sldRg st="1" end="1"/>', '<p:custShow id="0"/>'])
def test_the_merged_deck_shows_all_its_slides(merge, inside):
    """The first deck's show was limited to some of its slides; that limit would hide the other decks'."""
    deck = deck_with("custom show", name="B")
    set_show(deck, "", inside)
    merged = merge(deck, deck_with(name="A"))
    for show in show_of(merged):
        assert show.xpath("p:sldRg | p:custShow", namespaces=NS) == []
    assert merged.findings(deck=0)


ASKS = {
    "a password to change it": props.ask_for_password,
    "read-only": props.read_only_recommended,
    "mark as final": props.mark_as_final,
    "photo album": props.make_photo_album,
}


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("thing", ASKS)
def test_what_would_lock_the_merged_deck_is_left_out_and_told(merge, thing, alone):
    deck = deck_with(name="B")
    ASKS[thing](deck)
    merged = merge(deck) if alone else merge(deck, deck_with(name="A"))
    for word in (b"modifyVerifier", b"readonlyRecommended", b"MarkAsFinal", b"photoAlbum"):
        assert not [part for part in merged.out.parts if word in merged.out.data(part)]
    assert merged.findings("dropped", rule=28, deck=0)


def test_smart_tags_are_left_out_and_told(merge):
    deck = deck_with(name="B")
    part = deck.package.add(
        "/ppt/smartTags.xml", "application/vnd.openxmlformats-officedocument.presentationml.smartTags+xml", "<a/>"
    )
    deck.smart_tags = f'<p:smartTags r:id="{deck.part.relate("smartTags", part)}"/>'
    merged = merge(deck_with(name="A"), deck)
    assert merged.outcome(1, part.name).outcome == "dropped"
    assert merged.findings("dropped", rule=28, deck=1)


def test_slide_library_links_are_left_out_and_told(merge):
    deck = deck_with(name="B")
    body = (
        f'<p:sldSyncPr xmlns:p="{NS["p"]}" serverSldId="1" serverSldModifiedTime="2024-01-01T00:00:00Z" '
        'clientInsertedTime="2024-01-01T00:00:00Z"/>'
    )
    part = deck.package.add(
        "/ppt/slideUpdateInfo/slideUpdateInfo1.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideUpdateInfo+xml",
        body,
    )
    deck.slides[0].relate("slideUpdateInfo", part)
    merged = merge(deck_with(name="A"), deck)
    assert merged.outcome(1, part.name).outcome == "dropped"
    assert merged.out.related(merged.slide_of(1, 1), "slideUpdateInfo") == []
    assert merged.findings("dropped", rule=28, deck=1)


def test_nothing_is_told_as_dropped_when_nothing_was(merge):
    merged = merge(deck_with("chart", "notes", "film", name="A"), deck_with("SmartArt", name="B"))
    assert not merged.findings("dropped")


def test_nothing_is_ever_lost(merge):
    merged = merge(deck_with("chart", "notes", "macros", name="A"), deck_with("SmartArt", "signature", name="B"))
    assert not merged.findings("lost")
