"""Two PDFs that call things by one name: both survive, and whoever refers to them follows."""

from __future__ import annotations

import pytest

from factories.pdf_deck import PdfDeck


def twins(**options) -> list[PdfDeck]:
    return [PdfDeck("A", **options), PdfDeck("B", **options)]


def test_places_of_one_name_are_two(merge_pdfs):
    decks = twins()
    for deck in decks:
        deck.place("Résumé", 2)
        deck.link(1, f"<feff{'Résumé'.encode('utf-16-be').hex()}>")
        deck.action(1, f"/S /GoTo /D <feff{'Résumé'.encode('utf-16-be').hex()}>")
    merged = merge_pdfs(*decks)
    assert sorted(merged.reader.named_destinations) == ["Résumé", "Résumé (2)"]
    assert merged.links(1) == ["A 2", "A 2"]
    assert merged.links(3) == ["B 2", "B 2"]


def test_places_of_the_old_kind_are_kept_beside_the_new_ones(merge_pdfs):
    decks = twins()
    for deck in decks:
        deck.old_place("end", 2)
        deck.place("start", 1)
        deck.link(1, "/end")
        deck.link(1, "(start)")
    merged = merge_pdfs(*decks)
    assert merged.links(1) == ["A 2", "A 1"]
    assert merged.links(3) == ["B 2", "B 1"]


def test_a_name_that_its_deck_does_not_know_does_not_lead_into_another_deck(merge_pdfs):
    one, other = twins()
    one.place("end", 2)
    other.link(1, "(end)")
    merged = merge_pdfs(one, other)
    assert merged.links(3) == [None]
    assert "a link leads to no page of its deck" in merged.said("inherited")


def test_hundreds_of_places_are_found_again(merge_pdfs):
    decks = twins()
    for deck in decks:
        for number in range(300):
            deck.place(f"place {number}", 1 + number % 2)
        deck.link(1, "(place 299)")
    merged = merge_pdfs(*decks)
    assert len(merged.reader.named_destinations) == 600
    assert merged.links(1) + merged.links(3) == ["A 2", "B 2"]


def test_fields_of_one_name_keep_their_own_values(merge_pdfs):
    decks = twins()
    for deck in decks:
        deck.field(1, "answer", f"what {deck.name} says")
    merged = merge_pdfs(*decks)
    fields = {name: field["/V"] for name, field in merged.reader.get_fields().items()}
    assert fields == {"answer": "what A says", "answer (2)": "what B says"}
    assert [one["/T"] for one in merged.annotations(3)] == ["answer (2)"]


def test_buttons_find_their_own_decks_fields(merge_pdfs):
    decks = twins()
    for deck in decks:
        deck.field(1, "answer", deck.name)
        deck.action(2, "/S /ResetForm /Fields [(answer) (answer.inner)]")
        deck.action(2, "/S /Hide /T (answer)")
        deck.action(2, "/S /SubmitForm /F (https://example.org) /Fields [(answer)]")
    merged = merge_pdfs(*decks)

    def means(number: int) -> list:
        actions = [one["/A"] for one in merged.annotations(number)]
        return [list(actions[0]["/Fields"]), actions[1]["/T"], list(actions[2]["/Fields"])]

    assert means(2) == [["answer", "answer.inner"], "answer", ["answer"]]
    assert means(4) == [["answer (2)", "answer (2).inner"], "answer (2)", ["answer (2)"]]


def test_fields_are_written_with_their_own_decks_font(merge_pdfs):
    decks = twins()
    for deck, font in zip(decks, ("Helvetica", "Courier"), strict=True):
        ref = deck.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} >>")
        deck.form = {"DR": f"<< /Font << /Helv {ref} >> >>", "DA": "(/Helv 12 Tf 0 g)", "Q": "1"}
        deck.field(1, "answer", deck.name)
    merged = merge_pdfs(*decks)
    form = merged.catalog["/AcroForm"]
    drawn = []
    for field in form["/Fields"]:
        name = field.get_object()["/DA"].split()[0]
        drawn.append((form["/DR"]["/Font"][name]["/BaseFont"], field.get_object()["/Q"]))
    assert drawn == [("/Helvetica", 1), ("/Courier", 1)]


def test_appearances_are_asked_for_when_one_deck_asks(merge_pdfs):
    one, other = twins()
    one.field(1, "a", "x")
    other.field(1, "b", "y")
    other.form["NeedAppearances"] = "true"
    assert merge_pdfs(one, other).catalog["/AcroForm"]["/NeedAppearances"]


def test_files_of_one_name_are_two_also_in_one_folder(merge_pdfs):
    decks = twins()
    for deck in decks:
        deck.attach("data.csv", f"from {deck.name}".encode())
    assert merge_pdfs(*decks).attachments == {"data.csv": b"from A", "data (2).csv": b"from B"}


def test_layers_of_one_name_stay_on_or_off_each(merge_pdfs):
    decks = twins()
    decks[0].layer("notes", on=True)
    decks[0].layer("grid", on=False)
    decks[1].layer("notes", on=False)
    merged = merge_pdfs(*decks)
    properties = merged.catalog["/OCProperties"]
    assert [group["/Name"] for group in properties["/OCGs"]] == ["notes", "grid", "notes"]
    default = properties["/D"]
    off = {group.idnum for group in default["/OFF"]}
    assert [group.idnum in off for group in properties["/OCGs"]] == [False, True, True]
    assert [branch[0] for branch in default["/Order"]] == ["A", "B"]


@pytest.mark.parametrize("roles", [("Title", "Title"), ("Title", "Heading")])
def test_tags_of_both_decks_stand_under_one_root(merge_pdfs, roles):
    decks = twins()
    decks[0].tags(role=roles[0], standard="H1", language="fr")
    decks[1].tags(role=roles[1], standard="H2", language="de")
    merged = merge_pdfs(*decks)
    root = merged.catalog["/StructTreeRoot"]
    parts = root["/K"]["/K"]
    assert [(part["/T"], part["/Lang"], len(part["/K"])) for part in parts] == [("A", "fr", 2), ("B", "de", 2)]
    elements = [kid.get_object() for part in parts for kid in part["/K"]]
    assert [root["/RoleMap"][element["/S"]] for element in elements] == ["/H1", "/H1", "/H2", "/H2"]
    assert [root["/ClassMap"][element["/C"]]["/T"] for element in elements] == ["A", "A", "B", "B"]
    numbers = root["/ParentTree"]["/Nums"]
    of_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page, element in zip(merged.reader.pages, elements, strict=True):
        assert of_page[page["/StructParents"]][0].get_object() == element
        assert element["/Pg"].indirect_reference == page.indirect_reference
    ids = root["/IDTree"]["/Names"]
    assert dict(zip(ids[::2], (one.get_object() for one in ids[1::2]), strict=True)) == {
        "node1": elements[0],
        "node1 (2)": elements[2],
    }
    assert [elements[0]["/ID"], elements[2]["/ID"]] == ["node1", "node1 (2)"]
    assert merged.catalog["/MarkInfo"] == {"/Marked": True}


def test_a_deck_without_tags_beside_one_with_them_is_said(merge_pdfs):
    tagged, plain = twins()
    tagged.tags()
    plain.page_entries[0]["StructParents"] = "0"
    merged = merge_pdfs(tagged, plain)
    assert merged.catalog["/MarkInfo"] == {"/Marked": True, "/Suspects": True}
    assert "/StructParents" not in merged.reader.pages[2]
    assert merged.said("inherited") == ["a screen reader has to guess the order, for want of tags: B"]


def test_all_of_it_at_once_is_sound(merge_pdfs):
    decks = twins(pages=3)
    for deck in decks:
        deck.tags()
        deck.place("end", 3)
        deck.link(1, "(end)")
        deck.field(2, "answer", deck.name)
        deck.attach("data.csv", deck.name.encode())
        deck.layer("notes")
        deck.labels("0 << /S /r >>")
        deck.outline(("End", "/Dest (end)"))
    merged = merge_pdfs(*decks, *decks)
    assert merged.labels == ["i", "ii", "iii"] * 4
    assert len(merged.attachments) == len(merged.reader.get_fields()) == len(merged.reader.named_destinations) == 4
    assert [link for number in (1, 4, 7, 10) for link in merged.links(number)] == ["A 3", "B 3", "A 3", "B 3"]
