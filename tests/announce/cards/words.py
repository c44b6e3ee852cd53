"""Names and titles in many scripts: the longest real ones, and generated ones."""

from __future__ import annotations

import random

import pytest

from wimlds_cli.announce.cards.families import Family, NoFont, family_of

_LETTERS = {
    "Latin": "aàâăąbcçčdðeéěęfgğhiíıjklłmnñńoóöőøprřsşštťuúůűvwxyýzžßœ",
    "Greek": "αάβγδεέζηήθιίϊκλμνξοόπρστυύφχψωώ",
    "Cyrillic": "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "Devanagari": ["क", "खि", "गी", "चु", "छू", "जे", "तै", "दो", "नौ", "पं", "ब्र", "म्य", "र्क", "ल्ल", "श्री", "ह"],
    "Thai": ["กา", "ขี", "คู", "จึ", "ชั้", "ดื่", "ที่", "นู้", "ป้", "พิ", "มั", "ยี", "รื", "สู่", "อำ"],
    "Han": "机器学习公平性可解释天地玄黄宇宙洪荒日月盈昃辰宿列张分析之夜",
    "Hangul": "기계학습의공정성에대하여우리모두를위한알고리즘",
    "Japanese": "機械学習における公平性入門そしてその先へ",
}
SCRIPTS = tuple(_LETTERS)
SIX = ("Latin", "Greek", "Cyrillic", "Arabic", "Devanagari", "Han")
_WITHOUT_SPACES = ("Han", "Japanese", "Thai")

ADA = "Augusta Ada King, Countess of Lovelace"
SKETCH = "Sketch of the Analytical Engine Invented by Charles Babbage, with Notes upon the Memoir by the Translator"
REAL = [
    (ADA, SKETCH),
    (
        "Екатерина Логвиновна Ющенко",
        "Адресное программирование и особенности решения задач на машинах «Киев» и «Урал»",
    ),
    ("शकुन्तला देवी", "संख्याएँ साथी हैं: मन से गणना, मशीन से गणना, और दोनों के बीच का अंतर"),
    ("夏培肃", "机器能创造什么吗?从一台计算机的诞生谈起,兼论公平性与可解释性"),
    ("Wolfeschlegelsteinhausenbergerdorff Rindfleischetikettierung", "Donaudampfschifffahrtselektrizitäten"),
]
"""Real and long: names of figures from the history of computing, titles of their works and what follows from them; and
words of one piece that are as long as words become."""


def family() -> Family:
    """Return the fonts of a chapter that has chosen none."""
    from pathlib import Path

    return family_of(None, Path())


def needs_font_for(text: str) -> None:
    """Skip a test where this system has no font for a text."""
    from wimlds_cli.announce.cards.setting import Paragraph

    try:
        Paragraph(text, family(), 700).line(0, len(text))
    except NoFont as error:
        pytest.skip(f"no font here: {error.way_out}")


def generated(script: str, seed: int, words: int) -> str:
    """Return words that nobody has written, in a script."""
    chance = random.Random(f"{script} {seed}")
    letters = _LETTERS[script]
    made = []
    for _ in range(words):
        word = "".join(chance.choice(letters) for _ in range(chance.choice((2, 3, 4, 5, 6, 8, 11, 14))))
        made.append(word.capitalize() if chance.random() < 0.4 else word)
    marks = chance.choice(("", "", "?", ": 2027", " (GPU)", "!"))
    return ("" if script in _WITHOUT_SPACES else " ").join(made) + marks
