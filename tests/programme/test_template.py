"""A template that people have worked on in PowerPoint still renders; what is misspelt in it is named."""

from __future__ import annotations

import copy
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event
from wimlds_cli.programme import running_order
from wimlds_cli.programme.template import NAME, TemplateDeck
from wimlds_cli.templating import templates_folder

from .conftest import HEAD, TALKS, A

SHIPPED = templates_folder() / NAME
WAYS_OUT = {"event.nmae": "event.name", "speaker.afiliation": "speaker.affiliation", "sesion.title": "session"}


def rebrand(event, change) -> Path:
    """Give the event a template of its own, changed as somebody might in PowerPoint."""
    deck = Presentation(SHIPPED)
    change(deck)
    path = event.folder / "templates" / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    deck.save(path)
    return path


def every_paragraph(deck):
    return [(slide, p) for slide in deck.slides for p in slide._element.iter(f"{A}p")]


def split_runs(deck) -> None:
    """Cut every run in the middle of its words and its braces, as PowerPoint does after proofreading."""
    for _, paragraph in every_paragraph(deck):
        for run in list(paragraph.iter(f"{A}r")):
            text = run.find(f"{A}t").text
            pieces = [text[n : n + 3] for n in range(0, len(text), 3)]
            for piece in reversed(pieces[1:]):
                twin = copy.deepcopy(run)
                twin.find(f"{A}t").text = piece
                run.addnext(twin)
            run.find(f"{A}t").text = pieces[0]


def rename_shapes(deck) -> None:
    for slide in deck.slides:
        for number, element in enumerate(
            slide._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr")
        ):
            element.set("name", f"Rectangle {number}")


def words_of_all(event) -> list[list[str]]:
    deck = event.merge()
    return [["".join(deck.words(number).split())] for number in range(1, len(deck.opened.slides) + 1)]


@pytest.mark.parametrize("change", [split_runs, rename_shapes], ids=["runs split", "shapes renamed"])
def test_a_rebranded_template_says_the_same(event, change):
    event.write(HEAD, "sponsors: [Card Works, Looms]\nfeedback_url: https://example.org/f\n", TALKS)
    before = words_of_all(event)
    rebrand(event, change)
    assert words_of_all(event) == before


def set_text(deck, slide: int, old: str, new: str) -> None:
    for run in deck.slides[slide - 1]._element.iter(f"{A}t"):
        if old in (run.text or ""):
            run.text = run.text.replace(old, new)
            return
    raise AssertionError(f"no {old} on slide {slide}")


def test_quotes_that_powerpoint_curled_and_hyphens_it_lengthened_are_read(event):
    rebrand(event, lambda deck: set_text(deck, 1, "{{ event.name }}", "{{ event.name|replace(“tests”, ‘proofs’) }}"))
    assert event.merge().opened.titles()[0] == "Evening of proofs"


def test_each_part_of_a_paragraph_keeps_its_own_run(event):
    deck = event.merge()
    number = deck.slide_saying("(she/her)")
    runs = deck.opened.find(deck.opened.slides[number - 1], "//a:r[a:t='Grace Hopper' or contains(a:t, 'she/her')]")
    assert [(run.find(f"{A}rPr").get("b"), run.find(f"{A}rPr").get("sz")) for run in runs] == [
        ("1", "3200"),
        (None, "2200"),
    ]


@pytest.mark.parametrize("typed", WAYS_OUT)
def test_what_is_misspelt_is_named_with_template_slide_and_shape_and_the_way_out(event, typed):
    rebrand(event, lambda deck: set_text(deck, 5, "{{ speaker.name }}", f"{{{{ {typed} }}}}"))
    with pytest.raises(WimldsError) as caught:
        event.merge()
    assert "programme.pptx, slide 5, shape “Speaker”" in caught.value.message
    assert typed.split(".")[0] in caught.value.message
    assert f"Did you mean {WAYS_OUT[typed]}?" in caught.value.hint


def test_braces_that_do_not_close_are_named(event):
    rebrand(event, lambda deck: set_text(deck, 1, "{{ event.place }}", "{% if event.place %}here"))
    with pytest.raises(WimldsError, match="slide 1, shape “When and where”"):
        event.merge()


def test_a_template_that_is_no_deck_is_named(event):
    path = rebrand(event, lambda deck: None)
    path.write_bytes(b"not a deck")
    with pytest.raises(WimldsError, match=re.escape("programme.pptx is no deck")):
        event.merge()


def test_a_slide_that_was_deleted_is_left_out_and_one_that_was_added_stands(event):
    def change(deck):
        added = deck.slides.add_slide(deck.slide_layouts[1])
        added.shapes.title.text = "Our library"
        listed = deck.slides._sldIdLst
        conduct = listed[2]
        deck.part.drop_rel(conduct.rId)
        listed.remove(conduct)

    rebrand(event, change)
    titles = event.merge().opened.titles()
    assert "Code of conduct" not in titles
    assert titles[-1] == "Our library"


def test_the_chapters_colours_are_painted_on_until_somebody_chooses_others(event):
    event.write(HEAD, 'brand: {colour: "#f2c230"}\n', TALKS)

    def dark(deck) -> str:
        theme = next(
            part for part in deck.opened.parts if "theme/theme" in part and b"Running order" in deck.opened.data(part)
        )
        return deck.opened.find(theme, "//a:dk2/a:srgbClr/@val")[0]

    # Yellow is darkened until white can be read on it.
    painted = dark(event.merge())
    assert painted not in ("F2C230", "1F4452")
    parts = [int(painted[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    assert 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) >= 7

    def choose(deck):
        part = deck.slide_master.part.part_related_by(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
        )
        part._blob = part.blob.replace(b'name="chapter.yaml"', b'name="Custom 1"')

    rebrand(event, choose)
    assert dark(event.merge()) == "1F4452"


def test_the_shipped_template_is_what_its_script_makes(tmp_path):
    maker = SHIPPED.parents[1] / "make_deck"
    subprocess.run([sys.executable, "-B", str(maker), str(tmp_path / "made.pptx")], check=True)
    assert (tmp_path / "made.pptx").read_bytes() == SHIPPED.read_bytes()


def test_nothing_in_the_shipped_template_is_smaller_than_can_be_read():
    sizes = [
        int(run.get("sz"))
        for _, p in every_paragraph(Presentation(SHIPPED))
        for run in p.iter(f"{A}rPr")
        if run.get("sz")
    ]
    assert min(sizes) >= 1800
    assert len(sizes) > 30


def test_every_slide_of_the_shipped_template_has_a_title_for_screen_readers():
    deck = Presentation(io.BytesIO(SHIPPED.read_bytes()))
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in deck.slides)


def test_the_chapters_template_is_found_beside_its_chapter_file(event):
    (event.folder.parent / "chapter.yaml").write_text("name: Testers\n", encoding="utf-8")
    path = event.folder.parent / "templates" / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(SHIPPED.read_bytes())
    made = event.folder / "made"
    made.mkdir()
    order = running_order(load_event(event.folder), made_in=made)
    assert {piece.made_from for piece in order.pieces} == {None, path}
    assert TemplateDeck(path).slides[1].role == "programme"


def test_a_chapters_wholly_own_template_needs_only_the_names(event):
    from factories.content import png

    (event.folder / "grace.png").write_bytes(png("grace", 40))
    event.write(
        HEAD, TALKS.replace("{name: Grace Hopper,", "{name: Grace Hopper, picture: {path: grace.png, alt: Grace},")
    )
    deck = Presentation()
    opening = deck.slides.add_slide(deck.slide_layouts[0])
    opening.shapes.title.text = "{{ event.name }}"
    divider = deck.slides.add_slide(deck.slide_layouts[8])
    divider.shapes.title.text = "{{ session.title }}"
    # A picture placeholder has no text of its own: its name says which picture; a copy's name ends in a number.
    divider.placeholders[1].name = "speaker.picture 7"
    divider.placeholders[2].text = "{{ speaker.name }}"
    path = event.folder / "templates" / NAME
    path.parent.mkdir(parents=True)
    deck.save(path)
    merged = event.merge()
    number = merged.slide_saying("Grace Hopper")
    slide = merged.opened.slides[number - 1]
    assert merged.sections == ["Title Slide", "First talk", "Pause", "Second talk"]
    assert merged.opened.find(slide, "//p:pic/p:nvPicPr/p:cNvPr/@descr") == ["Grace"]


def test_two_sessions_of_one_id_keep_their_own_dividers(event):
    event.write(HEAD, TALKS.replace("id: second", "id: first"))
    for path in (event.folder / "slides").iterdir():
        path.rename(path.with_stem(f"x-{path.stem}"))
    titles = event.merge().opened.titles()
    assert titles.count("First talk") == titles.count("Second talk") == 1


def test_a_programme_that_ends_after_midnight_is_one_programme(event):
    late = TALKS.replace("start: 20:00", "start: 2027-03-19 00:15")
    event.write(HEAD.replace("end: 21:00", "end: 2027-03-19 01:00"), late)
    assert event.merge().opened.titles().count("Programme") == 1
