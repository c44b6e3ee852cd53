"""The copy for everybody holds nothing that was meant for few: the whole file is searched."""

from __future__ import annotations

import io
import re
import zipfile

from wimlds_cli.event.loader import load_event
from wimlds_cli.merge.pptx import Entry, merge_decks
from wimlds_cli.programme import running_order

from .conftest import EXAMPLES, HEAD, TALKS


def everything(data: bytes) -> str:
    """All that a file holds, the files within it as well."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            content = package.read(name)
            found.append(everything(content) if content[:2] == b"PK" else content.decode("utf-8", "replace"))
    return "\n".join(found)


def private_words(path) -> set[str]:
    """The words of a deck's notes, comments and hidden slides, and the names of its authors."""
    found: set[str] = set()
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name)
            text = data.decode("utf-8", "replace")
            hidden = name.startswith("ppt/slides/slide") and ' show="0"' in text[:2000]
            if hidden or re.search(r"notesSlides/notes|/comments/|comments/comment", name):
                found |= set(re.findall(r"<(?:a:t|p:text|text)>([^<]{12,})</", text))
            if re.search(r"uthors", name) or name == "docProps/core.xml":
                found |= set(re.findall(r'name="([^"]+)"', text))
                found |= set(re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", text))
            if data[:2] == b"PK":
                found |= set(re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", everything(data)))
    return found


def shown_words(path) -> str:
    with zipfile.ZipFile(path) as package:
        slides = (package.read(n).decode() for n in package.namelist() if n.startswith("ppt/slides/slide"))
        return "\n".join(text for text in slides if ' show="0"' not in text[:2000])


def test_nothing_private_of_either_example_is_in_its_public_copy(tmp_path):
    searched = 0
    for name in ("chapter-evening", "conference-meetup"):
        loaded = load_event(EXAMPLES / name)
        made = tmp_path / name
        made.mkdir()
        order = running_order(loaded, made_in=made, public=True)
        report = merge_decks(
            [Entry(one.path, one.title, one.anchor, one.made_from) for one in order.pieces],
            tmp_path / f"{name}.pptx",
            public=True,
        )
        whole = everything(report.output.read_bytes())
        shown = "".join(shown_words(one.path) for one in order.pieces)
        for path in (EXAMPLES / name / "slides").glob("*.pptx"):
            for words in private_words(path):
                # What stands on a slide for all to see may stand in a note as well.
                if words not in shown:
                    assert words not in whole, f"{path.name}: {words}"
                    searched += 1
        with zipfile.ZipFile(report.output) as package:
            kinds = "\n".join(package.namelist())
        assert not re.search(r"notesSlide|comment|authors|notesMaster", kinds, re.IGNORECASE)
    assert searched > 40


def test_the_search_would_find_them_in_an_ordinary_copy(tmp_path):
    folder = EXAMPLES / "chapter-evening" / "slides"
    report = merge_decks([Entry(path) for path in sorted(folder.glob("*.pptx"))], tmp_path / "merged.pptx")
    whole = everything(report.output.read_bytes())
    private = {words for path in folder.glob("*.pptx") for words in private_words(path)}
    assert sum(words in whole for words in private) > len(private) * 0.8


def test_without_consent_the_deck_is_left_out_and_the_divider_stays(event):
    deck = event.merge(public=True)
    sections = dict(deck.opened.sections)
    assert len(sections["Second talk"]) == 1
    assert len(sections["First talk"]) > 1
    assert deck.order.withheld == ("the slides of “Second talk”: Ada Lovelace did not agree (`consent`)",)


def test_who_was_never_asked_has_not_agreed(event):
    event.write(HEAD, TALKS.replace(", consent: {photo: yes, recording: yes, slides: yes}", ""))
    assert len(event.merge(public=True).order.withheld) == 2


def test_whose_picture_may_not_be_shown_is_shown_by_initials(event):
    from factories.content import png

    (event.folder / "ada.png").write_bytes(png("ada", 40))
    event.write(HEAD, TALKS.replace("{name: Ada Lovelace,", "{name: Ada Lovelace, picture: ada.png,"))
    ordinary, public = event.merge(), event.merge(public=True, output="public.pptx")
    number = ordinary.slide_saying("19:30–20:00")
    assert ordinary.opened.related(ordinary.opened.slides[number - 1], "image")
    number = public.slide_saying("19:30–20:00")
    assert not public.opened.related(public.opened.slides[number - 1], "image")
    assert "AL" in public.words(number).split()


def test_hidden_slides_and_notes_are_counted_as_gone(event):
    event.deck("grace-hopper", "notes", "hidden slide", "comments", "modern comments")
    ordinary, public = event.merge(), event.merge(public=True, output="public.pptx")
    assert sum(row.notes for row in ordinary.report.decks) > 0
    assert [row.notes for row in public.report.decks if row.notes] == []
    said = {finding.message for finding in public.report.of_kind("dropped")}
    assert {"speaker notes", "hidden slides", "comments"} <= said


def with_workbook_by(author: str, path):
    """A deck whose chart's workbook names its author, as every workbook that Excel wrote does."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("s", (1, 2))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(1), Inches(1), Inches(4), Inches(3), data)
    workbook = frame.chart.part.chart_workbook.xlsx_part
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook.blob)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"<dc:creator>.*?</dc:creator>|<dc:creator/>", b"", content).replace(
                    b"</cp:coreProperties>", f"<dc:creator>{author}</dc:creator></cp:coreProperties>".encode()
                )
            new.writestr(name, content)
    workbook._blob = made.getvalue()
    deck.save(path)
    return path


def test_the_workbook_of_a_chart_no_longer_names_its_author_and_still_holds_its_figures(tmp_path):
    deck = with_workbook_by("Augusta Secret", tmp_path / "deck.pptx")
    assert "Augusta Secret" in everything(deck.read_bytes())
    merge_decks([Entry(deck)], tmp_path / "public.pptx", public=True)
    assert "Augusta Secret" not in everything((tmp_path / "public.pptx").read_bytes())
    with zipfile.ZipFile(tmp_path / "public.pptx") as package:
        (name,) = [one for one in package.namelist() if one.startswith("ppt/embeddings/")]
        with zipfile.ZipFile(io.BytesIO(package.read(name))) as workbook:
            assert workbook.testzip() is None
            assert "xl/worksheets/sheet1.xml" in workbook.namelist()
