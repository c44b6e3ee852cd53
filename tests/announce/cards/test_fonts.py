"""Fonts: the chapter's own, what stands in for a script, and what to install when there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import fontpkg_inter
import pytest

from tests.announce.cards.painting import cards, event, image
from tests.announce.cards.words import family, needs_font_for
from tests.announce.events import DAY
from wimlds_cli.announce.cards import faces, families
from wimlds_cli.announce.cards.press import Press
from wimlds_cli.announce.cards.setting import Paragraph
from wimlds_cli.announce.gathering import gather
from wimlds_cli.event.loader import load_event

ITALIC = Path(fontpkg_inter.ROOT) / "files" / "Inter-Italic[opsz,wght].ttf"
"""Any font file that is sure to be here and is another than the one that comes along."""


@pytest.fixture
def no_fonts(monkeypatch):
    """Look like a system without any font."""
    caches = (faces.installed, families._face, families._of_script, families._beginning, families._emoji)

    def forget() -> None:
        for each in caches:
            each.cache_clear()

    forget()
    monkeypatch.setattr(faces, "font_folders", list)
    yield
    forget()


def used(text: str, fonts: families.Family | None = None) -> list[str]:
    """Return the font files that set a text, in the order of its glyphs."""
    glyphs = Paragraph(text, fonts or family(), 700).line(0, len(text)).glyphs
    return list(dict.fromkeys(glyph.face.file.name for glyph in glyphs))


def test_latin_greek_and_cyrillic_need_no_font_of_the_system(no_fonts):
    assert used("Ångström, Ὑπατία, Ющенко, Đặng — “½”") == ["Inter[opsz,wght].ttf"]


@pytest.mark.parametrize(
    ("title", "font"),
    [
        ("التعلّم الآلي", "Noto Sans Arabic"),
        ("למידת מכונה", "Noto Sans Hebrew"),
        ("मशीन", "Noto Sans Devanagari"),
        ("เรียนรู้", "Noto Sans Thai"),
        ("公平性", "Noto Sans CJK"),
        ("こんにちは", "Noto Sans CJK"),
        ("안녕하세요", "Noto Sans CJK"),
        ("ქართული", "Noto Sans Georgian"),
    ],
)
@pytest.mark.parametrize(
    ("system", "way"), [("win32", "choose Install"), ("darwin", "double-click"), ("linux", "apt install")]
)
def test_a_script_without_a_font_is_refused_with_the_font_to_install(
    no_fonts, tmp_path, monkeypatch, title, font, system, way
):
    folder = event(tmp_path, ("title: Nanoseconds", f"title: {title}"))
    monkeypatch.setattr(sys, "platform", system)
    report = cards(folder, moments=["speaker"])
    monkeypatch.undo()
    (refused,) = report.refused
    (why,) = refused.refusals
    assert why.startswith("no font on this computer has “")
    assert f"install {font} (" in why
    assert way in why
    assert not list((folder / "out").rglob("*.png"))


@pytest.mark.parametrize(
    "text",
    [
        "التعلّم الآلي",
        "למידת מכונה",
        "मशीन लर्निंग",
        "การเรียนรู้",
        "机器学习",
        "機械学習の",
        "기계 학습",
        "ქართული",
        "বাংলা",
        "தமிழ்",
        "አማርኛ",
    ],
)
def test_other_scripts_are_set_in_fonts_of_the_system(text):
    needs_font_for(text)
    glyphs = Paragraph(text, family(), 700).line(0, len(text)).glyphs
    assert all(glyph.number for glyph in glyphs)
    assert "Inter[opsz,wght].ttf" not in used(text)


def test_words_in_other_letters_keep_the_chapters_font_beside_them():
    needs_font_for("公平性")
    first, second, third = used("GPU と 公平性 GPU")[0], used("公平性 GPU")[0], used("公平性 GPU")[1]
    assert first == third == "Inter[opsz,wght].ttf" != second


def test_a_font_file_beside_chapter_yaml_sets_the_cards(tmp_path):
    plain = event(tmp_path / "plain")
    cards(plain, moments=["speaker"])
    chapter = tmp_path / "chapter"
    own = event(chapter / "evening")
    shutil.copy(ITALIC, chapter / "own.ttf")
    (chapter / "chapter.yaml").write_text("brand: {font: own.ttf}\n", encoding="utf-8")
    assert not cards(own, moments=["speaker"]).refused
    name = "speaker-grace-hopper-1200x630"
    assert image(own, name).tobytes() != image(plain, name).tobytes()


def test_a_font_of_the_system_can_be_named_as_a_family(tmp_path, monkeypatch):
    monkeypatch.setattr(families, "installed", lambda: (ITALIC,))
    fonts = families.family_of("inter", tmp_path)
    assert used("Grace", fonts) == [ITALIC.name]


@pytest.mark.parametrize("font", ["No Such Family", "missing.ttf", "fonts/web.woff2", "broken.ttf"])
def test_a_font_that_is_not_there_is_refused_by_name(tmp_path, font):
    folder = event(tmp_path, more=f"brand: {{font: {font}}}\n")
    (folder / "broken.ttf").write_bytes(b"no font at all")
    report = cards(folder, moments=["opening", "speaker"])
    assert len(report.refused) == 2
    for text in report.refused:
        (why,) = text.refusals
        assert f"`font: {font}`" in why
        assert "take the line out" in why


def test_an_emoji_stands_in_its_own_colours(tmp_path):
    if family().emoji("🦜") is None:
        pytest.skip("no font with emoji in colours is installed: Noto Color Emoji, Segoe UI Emoji, Apple Color Emoji")
    folder = event(tmp_path, ("title: Nanoseconds", "title: Parrots 🦜"), picture=False)
    report = cards(folder, moments=["speaker"])
    assert report.notes == ("pictures/grace.png cannot be read: Grace Hopper stands there in type alone",)
    painted = image(folder, "speaker-grace-hopper-1200x630")
    greens = sum(count for count, (r, g, b) in painted.getcolors(1_000_000) if g > 1.5 * r and g > 1.5 * b)
    assert greens > 200


def test_an_emoji_that_no_font_has_is_left_out_and_said(no_fonts, tmp_path):
    folder = event(tmp_path, ("title: Nanoseconds", "title: Parrots 🦜"))
    report = cards(folder, moments=["speaker"])
    assert not report.refused
    assert any(note.startswith("🦜 stands on no card") for note in report.notes)


@pytest.mark.parametrize("language", ["ja", "Japanese", "ja-JP"])
def test_characters_that_chinese_and_japanese_share_have_the_forms_of_the_events_language(tmp_path, language):
    needs_font_for("直")
    if "CJK" not in used("直")[0]:
        pytest.skip("the font for Chinese here has no Japanese forms: Noto Sans CJK has both")
    shown = {}
    for spoken in (language, "zh"):
        loaded = load_event(event(tmp_path / spoken, more=f"language: {spoken}\n"))
        fonts = Press(loaded, loaded.event, gather(loaded.event, loaded.missing, None, DAY)).family
        shown[spoken] = Paragraph("直", fonts, 700).line(0, 1).glyphs[0].number
    assert shown[language] != shown["zh"]
