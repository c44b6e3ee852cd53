"""Each fault of a deck is found by exactly its check, and a deck in order has no finding."""

from __future__ import annotations

import re

import pytest

from tests.factories import Deck
from tests.factories.pdf import pdf
from tests.factories.talk import add_comments, add_modern_authors, add_modern_comments, comment
from wimlds_cli.checks.deck_check import file_name, listed, named
from wimlds_cli.checks.deck_length import slides_to_speak_to
from wimlds_cli.checks.preflight import DECK_CHECKS, check_decks
from wimlds_cli.checks.typefaces import is_common, lender
from wimlds_cli.deck.facts import DeckFacts, SlideFacts, facts_of

from .cases import check, swap
from .decks import DECK_CASES, FILE_CASES, HARMLESS, add_words, clean_deck, deck_bytes, four_by_three, use_font

JARGON = re.compile(r"\b(xml|relationship|part|emu|codec|rId\d+|ppt/|placeholder|json|zip|inflate)\b", re.IGNORECASE)
TALK = swap("    slides: none\n", "")


def found_in(deck: Deck, folder):
    return check_decks([deck.package.save(folder / "deck.pptx")]).diagnostics


@pytest.mark.parametrize("case", DECK_CASES, ids=lambda case: f"{case.code}: {case.words}")
def test_a_fault_is_found_by_its_check_alone(case, tmp_path):
    deck = clean_deck()
    case.spoil(deck)
    [one] = found_in(deck, tmp_path)
    assert one.code == case.code
    assert case.words in one.message
    assert one.help
    assert "\n" not in one.message


@pytest.mark.parametrize("case", FILE_CASES, ids=lambda case: f"{case.code}: {case.name}")
def test_a_fault_of_a_whole_file_is_found_by_its_check_alone(case, tmp_path):
    path = tmp_path / case.name
    path.write_bytes(case.data)
    [one] = check_decks([path]).diagnostics
    assert one.code == case.code
    assert case.words in one.message
    assert one.help


def test_a_deck_in_order_has_no_finding(tmp_path):
    assert found_in(clean_deck(), tmp_path) == ()


def test_a_pdf_in_order_has_no_finding(tmp_path):
    (tmp_path / "deck.pdf").write_bytes(pdf(pages=3))
    assert check_decks([tmp_path / "deck.pdf"]).diagnostics == ()


@pytest.mark.parametrize("spoil", HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_like_a_fault_is_none(spoil, tmp_path):
    deck = clean_deck()
    spoil(deck)
    assert found_in(deck, tmp_path) == ()


def test_of_a_hidden_slide_nothing_is_told_but_that_it_is_hidden(tmp_path):
    deck = clean_deck()
    slide = deck.add_slide()
    slide.attributes = 'show="0"'
    add_words(deck, "Lorem ipsum", slide=3, inside='<a:latin typeface="Fira Sans"/>')
    assert [one.code for one in found_in(deck, tmp_path)] == ["DCK535"]


def test_a_deck_of_more_than_100_megabytes_is_told(tmp_path):
    path = clean_deck().package.save(tmp_path / "small.pptx")
    heavy = tmp_path / "heavy.pptx"
    with heavy.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.seek(100_000_000)
        file.write(path.read_bytes())
    [one] = check_decks([heavy]).diagnostics
    assert (one.code, one.message) == ("DCK562", "the deck has 100 MB")


def test_resolved_comments_are_not_told(tmp_path):
    deck = clean_deck()
    add_modern_authors(deck, "Ada")
    part = add_modern_comments(deck.slides[0], "Ada", "why")
    assert [one.code for one in found_in(deck, tmp_path)] == ["DCK545"]
    part.body = part.body.replace("<p188:cm id", '<p188:cm status="resolved" id')
    assert found_in(deck, tmp_path) == ()


def test_a_deck_of_another_shape_than_the_others_is_told(tmp_path):
    paths = [clean_deck().package.save(tmp_path / f"{name}.pptx") for name in "ab"]
    paths.append(four_by_three().package.save(tmp_path / "c.pptx"))
    [one] = check_decks(paths).diagnostics
    assert (one.code, one.location.path) == ("DCK522", paths[2])
    assert "4:3" in one.message
    assert "16:9" in one.message
    assert check_decks(paths[2:]).diagnostics == ()


def in_an_event(deck: Deck, folder, text: str = TALK):
    """What is found of the first talk's deck."""

    def more(event):
        (event / "slides" / "grace-hopper.pptx").write_bytes(deck_bytes(deck))

    return check(folder / "march", text, more=more)


def test_in_an_event_the_same_deck_has_no_finding(tmp_path):
    assert in_an_event(clean_deck(), tmp_path) == ()


def test_a_finding_of_an_event_stands_at_the_deck(tmp_path):
    deck = clean_deck()
    use_font(deck, "Fira Sans")
    [one] = in_an_event(deck, tmp_path)
    assert (one.code, one.location.path.name, one.location.line) == ("DCK521", "grace-hopper.pptx", None)


def test_another_title_than_the_programmes_is_told(tmp_path):
    deck = clean_deck()
    text = TALK.replace("title: Compilers", "title: Nanoseconds for everybody")
    [one] = in_an_event(deck, tmp_path / "a", text)
    assert (one.code, one.message) == ("DCK543", "slide 1 says “Compilers”, the programme “Nanoseconds for everybody”")
    add_words(deck, "Nanoseconds for all", slide=0)
    assert in_an_event(deck, tmp_path / "b", text) == ()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Grace Hoper", True),
        ("Dr Grace Hoppper, Navy", True),
        ("Grace Hopper", False),
        ("GRACE HOPPER’s talk", False),
        ("Grace Kelly", False),
        ("Amazing grace", False),
    ],
)
def test_a_misspelt_name_is_told(written, told, tmp_path):
    deck = clean_deck()
    add_words(deck, written, slide=0)
    found = in_an_event(deck, tmp_path)
    assert [one.code for one in found] == (["DCK544"] if told else [])


@pytest.mark.parametrize(("company", "told"), [("Acme Rockets", True), ("US Navy", False), ("", False)])
def test_another_companys_name_in_the_file_is_told(company, told, tmp_path):
    deck = clean_deck()
    body = deck.app.body
    deck.app.body = lambda: body().replace("<Slides>", f"<Company>{company}</Company><Slides>")
    assert [one.code for one in in_an_event(deck, tmp_path)] == (["DCK546"] if told else [])


def test_more_slides_than_minutes_allow_are_told(tmp_path):
    deck = clean_deck()
    for number in range(70):
        deck.add_slide(f"Slide {number}")
    [one] = in_an_event(deck, tmp_path)
    assert (one.code, one.message) == ("DCK561", "73 slides for 35 minutes are 28 seconds each")


def slides(*titles_and_texts: tuple[str, str]) -> DeckFacts:
    made = [SlideFacts(n, title=title, texts=(title, text)) for n, (title, text) in enumerate(titles_and_texts, 1)]
    return DeckFacts(None, "pptx", 1, (16, 9), tuple(made))


@pytest.mark.parametrize(
    ("deck", "count"),
    [
        (slides(("A", "one"), ("A", "one two"), ("A", "one two three"), ("B", "one")), 2),
        (slides(("A", "one"), ("A", "two")), 2),
        (slides(("", ""), ("", "")), 2),
        (slides(("A", "a"), ("Backup", ""), ("C", "c")), 1),
        (
            slides(
                ("Backups of databases", "x"),
            ),
            1,
        ),
    ],
)
def test_steps_of_one_picture_and_the_appendix_take_no_time(deck, count):
    assert slides_to_speak_to(deck) == count


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([4], "slide 4"),
        ([7, 3, 5, 6], "slides 3, 5-7"),
        (range(1, 31), "every slide"),
        (range(1, 31, 2), "slides 1, 3, 5, 7, 9, 11, 13 and 8 more"),
    ],
)
def test_slides_are_named_in_few_words(numbers, words):
    deck = DeckFacts(None, "pptx", 1, (16, 9), tuple(SlideFacts(number) for number in range(1, 31)))
    assert named(deck, numbers) == words


@pytest.mark.parametrize(
    ("target", "name"),
    [
        (r"file:///C:\a\b c.mp4", "b c.mp4"),
        ("../x/y.png", "y.png"),
        ("https://a.org/v?x=/1", "v"),
        ("media/", "media"),
        ("", ""),
    ],
)
def test_a_file_is_named_without_its_folders(target, name):
    assert file_name(target) == name


def test_many_things_are_listed_by_the_first():
    assert listed("abcde") == "a, b, c and 2 more"
    assert listed("aab") == "a and b"


def test_nothing_that_is_said_needs_a_programmer(tmp_path):
    said = [one.explanation() for one in DECK_CHECKS]
    for number, case in enumerate(DECK_CASES):
        deck = clean_deck()
        case.spoil(deck)
        (tmp_path / str(number)).mkdir()
        said += [f"{one.message} {one.help}" for one in found_in(deck, tmp_path / str(number))]
    assert [text for text in said if JARGON.search(text)] == []
    assert len(said) > len(DECK_CASES)


def test_every_check_of_decks_is_broken_by_some_case_here():
    told = {case.code for case in (*DECK_CASES, *FILE_CASES)}
    assert {one.code for one in DECK_CHECKS} - told == {"DCK522", "DCK543", "DCK544", "DCK546", "DCK561", "DCK562"}


def test_no_finding_is_worth_more_than_the_few_that_stop_a_talk():
    assert {one.code for one in DECK_CHECKS if one.severity == "error"} == {"DCK509", "DCK511", "DCK514"}


def test_notes_and_comments_are_said_and_not_judged(tmp_path):
    deck = clean_deck()
    add_comments(deck.slides[0], comment(1, 1, "?"))
    facts = facts_of(deck.package.save(tmp_path / "deck.pptx"))
    assert [slide.comments for slide in facts.slides] == [1, 0, 0]


@pytest.mark.parametrize(
    ("face", "whose"),
    [
        ("Segoe UI Light", "Windows"),
        ("Helvetica Neue", "macOS"),
        ("Corbel", "Windows and Microsoft Office"),
        ("Aptos Display", "newer versions of Microsoft Office"),
        ("Gill Sans MT", "Microsoft Office"),
        ("Gill Sans", "macOS"),
        ("Fira Sans", None),
    ],
)
def test_it_is_known_who_brings_a_font(face, whose):
    assert lender(face) == whose
    assert not is_common(face)


@pytest.mark.parametrize("face", ["Arial", "CALIBRI", "Times New Roman", "ＭＳ Ｐゴシック"])
def test_fonts_that_are_everywhere_are_known(face):
    assert is_common(face)
