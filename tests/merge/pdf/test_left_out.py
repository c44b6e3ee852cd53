"""What a merged PDF does without, and says so; copies for everybody; locked PDFs."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader, PdfWriter

from factories.pdf_deck import PdfDeck
from wimlds_cli.errors import DeckError
from wimlds_cli.merge.pdf import merge_to_pdf
from wimlds_cli.merge.plan import Entry, Properties

SCRIPT = "/S /JavaScript /JS (app.alert\\(1\\))"


def whole(merged) -> bytes:
    """Everything that stands in the file outside of streams, unpacked."""
    writer = PdfWriter(clone_from=merged.reader)
    out = merged.path.with_name("unpacked.pdf")
    writer.write(out)
    return out.read_bytes()


def scripted(how: str) -> PdfDeck:
    deck = PdfDeck("A")
    match how:
        case "document":
            deck.names["JavaScript"] = [("init", deck.add(f"<< {SCRIPT} >>"))]
        case "opening":
            deck.catalog["OpenAction"] = deck.add(f"<< {SCRIPT} >>")
        case "closing":
            deck.catalog["AA"] = f"<< /WC << {SCRIPT} >> >>"
        case "link":
            deck.action(1, SCRIPT)
        case "page":
            deck.page_entries[0]["AA"] = f"<< /O << {SCRIPT} >> >>"
        case "field":
            deck.field(1, "sum", "0", f"/AA << /C << {SCRIPT} >> >>")
        case "outline":
            deck.outline(("Run", f"/A << {SCRIPT} >>"))
        case "behind another":
            deck.action(1, f"/S /URI /URI (https://example.org) /Next [<< {SCRIPT} >> << /S /Named /N /NextPage >>]")
        case "film":
            deck.annotate(1, f"/Subtype /Screen /A << /S /Rendition {SCRIPT.split('Script ')[1]} /OP 0 >>")
    return deck


@pytest.mark.parametrize(
    "how", ["document", "opening", "closing", "link", "page", "field", "outline", "behind another", "film"]
)
def test_scripts_are_left_out_wherever_they_hang_and_said(merge_pdfs, how):
    assert b"app.alert" in scripted(how).to_bytes()
    merged = merge_pdfs(scripted(how), PdfDeck("B"))
    assert b"JavaScript" not in whole(merged)
    assert b"app.alert" not in whole(merged)
    assert merged.said("dropped") == [
        "scripts (JavaScript): forms do not calculate, and what they animate stands still"
    ]


def test_what_follows_a_script_is_kept(merge_pdfs):
    deck = PdfDeck("A")
    deck.action(1, f"{SCRIPT} /Next << /S /URI /URI (https://example.org) >>")
    assert merge_pdfs(deck, PdfDeck("B")).links(1) == ["https://example.org"]


def test_opening_at_a_page_is_no_loss_but_opening_a_file_is_said(merge_pdfs):
    one, other = PdfDeck("A"), PdfDeck("B")
    one.catalog["OpenAction"] = f"[{one.page(1)} /Fit]"
    other.catalog["OpenAction"] = "<< /S /Launch /F (x.exe) >>"
    merged = merge_pdfs(one, other)
    assert "/OpenAction" not in merged.catalog
    assert [(f.deck, f.message) for f in merged.report.of_kind("dropped")] == [(1, "what it does when it is opened")]


def test_a_signature_is_taken_off_and_its_field_is_kept(merge_pdfs):
    deck = PdfDeck("A")
    deck.fields.append(deck.annotate(1, "/Subtype /Widget /FT /Sig /T (signed) /V << /Type /Sig /Contents <00> >>"))
    merged = merge_pdfs(deck, PdfDeck("B"))
    (field,) = merged.catalog["/AcroForm"]["/Fields"]
    assert (field["/T"], "/V" in field) == ("signed", False)
    assert merged.said("dropped") == ["a digital signature: it is of the deck as it was"]


def test_a_public_copy_has_no_comments_and_names_nobody(merge_pdfs):
    deck = PdfDeck("A")
    note = deck.annotate(1, "/Subtype /Text /T (Reviewer Rosa) /Contents (is this right?)")
    deck.annotate(1, f"/Subtype /Popup /Parent {note}")
    deck.annotate(1, "/Subtype /Square /T (Reviewer Rosa) /C [1 0 0]")
    deck.web(1, "https://example.org")
    deck.field(1, "answer", "x")
    deck.page_entries[1]["PieceInfo"] = "<< /Tool << /Private (Reviewer Rosa) >> >>"
    kept = merge_pdfs(deck, PdfDeck("B"))
    assert whole(kept).count(b"Reviewer") == 3
    public = merge_pdfs(deck, PdfDeck("B"), public=True, properties=Properties(creator="Organizer Olga"))
    assert b"Reviewer" not in whole(public)
    assert b"Olga" not in public.path.read_bytes()
    assert b"is this right" not in whole(public)
    assert [one["/Subtype"] for one in public.annotations(1)] == ["/Square", "/Link", "/Widget"]
    assert public.reader.get_fields()["answer"]["/V"] == "x"
    assert public.reader.metadata.author is None
    assert public.said("dropped") == ["comments"]


def test_attached_files_are_pointed_out_in_a_public_copy(merge_pdfs):
    deck = PdfDeck("A")
    deck.attach("data.csv", b"1")
    assert merge_pdfs(deck, public=True).said("warning") == [
        "it has attached files; look whether they are for everybody"
    ]


def locked(path, *, user: str, algorithm: str) -> None:
    deck = PdfDeck("A")
    deck.link(1, deck.to(2))
    writer = PdfWriter(clone_from=PdfReader(deck.save(path)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    writer.write(path)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_forbids_copying_is_merged_and_that_is_said(merge_pdfs, tmp_path, algorithm):
    locked(tmp_path / "locked.pdf", user="", algorithm=algorithm)
    merged = merge_pdfs(tmp_path / "locked.pdf", PdfDeck("B"))
    assert merged.texts == ["A 1", "A 2", "B 1", "B 2"]
    assert merged.links(1) == ["A 2"]
    assert not merged.reader.is_encrypted
    assert merged.said("dropped") == ["its restrictions (no copying, no changing): the merged PDF has none"]


def test_a_password_is_named_with_the_way_out(tmp_path):
    locked(tmp_path / "locked.pdf", user="secret", algorithm="AES-256")
    with pytest.raises(DeckError, match=re.escape("locked.pdf is protected with a password")) as caught:
        merge_to_pdf([Entry(tmp_path / "locked.pdf", "Talk")], tmp_path / "out.pdf")
    assert caught.value.session == "Talk"
    assert "without the password" in caught.value.hint
