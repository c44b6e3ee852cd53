"""Cards as a channel: which there are, what they say and to whom, and what a later run does."""

from __future__ import annotations

import datetime
import hashlib
import time

import pytest
import zxingcpp

from tests.announce.cards.painting import cards, decoded, event, image, portrait
from tests.announce.events import EVERY_MOMENT, announced, change, example, files
from wimlds_cli.announce.announcing import Order, mark_published
from wimlds_cli.announce.cards.words import CardWords, alt_text, words_of
from wimlds_cli.announce.catalogue import copy_template
from wimlds_cli.announce.environment import template_folders
from wimlds_cli.errors import WimldsError
from wimlds_cli.event.loader import load_event

SIZES = {"1200x630": (1200, 630), "1080x1080": (1080, 1080)}
NOTHING_ELSE = {f"cards/{stem}.txt" for stem in ("opening", "speaker-grace-hopper")} | {"by-hand.html"}


def pngs(folder) -> dict[str, str]:
    out = folder / "out" / "announce"
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in out.rglob("*.png")
    }


def said(report, key: str) -> str:
    (text,) = [text for text in (*report.ready, *report.drafts) if text.wanted.key == f"cards/{key}"]
    return text.text


def test_an_event_has_its_card_and_one_for_each_speaker_in_both_formats(tmp_path):
    folder = event(tmp_path)
    report = cards(folder, moments=EVERY_MOMENT)
    assert [text.wanted.key for text in report.ready] == ["cards/opening", "cards/speaker-grace-hopper"]
    assert set(pngs(folder)) == {
        f"cards/{stem}-{size}.png" for stem in ("opening", "speaker-grace-hopper") for size in SIZES
    }
    assert set(files(folder)) == NOTHING_ELSE
    for text in report.ready:
        assert {name: decoded(data).size for name, data in text.pictures} == SIZES


def test_the_alt_text_beside_a_card_says_every_word_of_it(tmp_path):
    folder = event(tmp_path)
    cards(folder, moments=["opening", "speaker"])
    written = files(folder)
    assert written["cards/speaker-grace-hopper.txt"] == (
        "Talk: Nanoseconds. Grace Hopper. Thursday, 18 March 2027, 18:30–21:00, The Library, 1 Some Street. "
        "Some Chapter. A portrait.\n"
    )
    assert written["cards/opening.txt"] == (
        "An evening. Grace Hopper. Thursday, 18 March 2027, 18:30–21:00, The Library, 1 Some Street. "
        "example.org/register. Some Chapter. Portrait of Grace Hopper.\n"
    )


def test_no_field_of_a_card_is_missing_from_its_alt_text():
    import dataclasses

    names = [each.name for each in dataclasses.fields(CardWords)]
    spoken = alt_text(CardWords(**{name: f"the {name} of it" for name in names}))
    assert all(f"the {name} of it" in spoken for name in names)


def test_the_same_event_gives_the_same_bytes(tmp_path):
    one, other = event(tmp_path / "one"), event(tmp_path / "other")
    cards(one, moments=["opening", "speaker"])
    cards(other, moments=["opening", "speaker"])
    assert pngs(one) == pngs(other)


def test_the_code_on_the_events_card_leads_to_registration(tmp_path):
    folder = event(tmp_path)
    cards(folder, moments=["opening"])
    for size in SIZES:
        read = zxingcpp.read_barcodes(image(folder, f"opening-{size}"))
        assert [code.text for code in read] == ["https://example.org/register"]


@pytest.mark.parametrize("state", ["candidate", "invited", "declined"])
def test_nobody_is_on_a_card_before_having_said_yes(tmp_path, state):
    folder = event(tmp_path, ("name: Grace Hopper", f"name: Grace Hopper\n    state: {state}"))
    report = cards(folder, moments=["opening", "speaker"], draft=True)
    assert set(pngs(folder)) == {"cards/opening-1200x630.png", "cards/opening-1080x1080.png"}
    assert "Grace" not in said(report, "opening")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("cancelled", "Cancelled. An evening. Not on Thursday, 18 March. Some Chapter."),
        ("postponed", "Postponed. An evening. Not on Thursday, 18 March, We are looking for a new date. Some Chapter."),
        (
            "moved-online",
            "Moved online. An evening. Grace Hopper. Thursday, 18 March 2027, 18:30–21:00, Paris (UTC+1), Online.",
        ),
    ],
)
def test_what_has_changed_is_said_first(tmp_path, status, words):
    folder = event(tmp_path, more=f"status: {status}\n")
    report = cards(folder, moments=["opening"])
    assert said(report, "opening").startswith(words)
    assert zxingcpp.read_barcodes(image(folder, "opening-1200x630")) == [] or status == "moved-online"


def test_of_a_cancelled_event_only_the_notice_is_a_card(tmp_path):
    folder = event(tmp_path, more="status: cancelled\n")
    assert [text.wanted.key for text in cards(folder).ready] == ["cards/opening"]


def test_each_person_of_a_panel_has_a_card_with_the_panels_title(tmp_path):
    people = ("Ada Lovelace", "Annie Easley")
    folder = event(
        tmp_path,
        ("speakers:\n  - name", "".join(["speakers:\n", *(f"  - {{name: {one}}}\n" for one in people), "  - name"])),
        (
            "type: talk, speakers: [Grace Hopper]",
            f"type: panel, speakers: [{', '.join(people)}], moderators: [Grace Hopper]",
        ),
    )
    report = cards(folder, moments=["speaker"])
    assert said(report, "speaker-ada-lovelace").startswith("Panel: Nanoseconds. Ada Lovelace.")
    assert said(report, "speaker-annie-easley").startswith("Panel: Nanoseconds. Annie Easley.")
    assert said(report, "speaker-grace-hopper").startswith("Moderates the panel: Nanoseconds. Grace Hopper.")


def test_several_days_are_said_as_such(tmp_path):
    report = cards(example(tmp_path, "conference-meetup"), moments=["opening"])
    assert "Friday 9 – Saturday 10 July 2027, from 10:00 am, Kolkata (UTC+5:30)" in said(report, "opening")


def test_what_is_not_known_holds_a_card_back_and_a_draft_says_so(tmp_path):
    folder = event(tmp_path, ("location: {name: The Library, address: 1 Some Street, access: Step-free.}\n", ""))
    report = cards(folder, moments=["opening"])
    assert [gap.field for text in report.refused for gap in text.gaps] == ["location"]
    assert not pngs(folder) if (folder / "out").exists() else True
    report = cards(folder, moments=["opening"], draft=True)
    assert "a place to be announced" in said(report, "opening")
    assert len(pngs(folder)) == 2


def test_a_title_too_long_to_be_read_is_refused_by_name_and_nothing_is_written(tmp_path):
    title = " ".join(["incomprehensibility"] * 60)
    folder = event(tmp_path, ("title: Nanoseconds", f"title: {title}"))
    report = cards(folder, moments=["speaker"])
    (text,) = report.refused
    assert text.refusals == (
        f"the title does not fit on the card, even in letters of 30 pixels: make it shorter: “{title}”",
    )
    assert not list(folder.rglob("*.png.*"))
    assert not list((folder / "out").rglob("speaker*"))


def test_a_card_that_is_no_longer_ready_goes(tmp_path):
    folder = event(tmp_path)
    cards(folder, moments=["opening", "speaker"])
    change(folder, "title: Nanoseconds, ", "")
    cards(folder, moments=["speaker"])
    assert set(pngs(folder)) == {"cards/opening-1200x630.png", "cards/opening-1080x1080.png"}
    assert "cards/speaker-grace-hopper.txt" not in files(folder)


def test_a_published_card_that_is_wrong_by_now_is_told_of(tmp_path):
    folder = event(tmp_path)
    cards(folder, moments=["opening"])
    order = Order(channels=["cards"], moments=["opening"], today=datetime.date(2027, 2, 19))
    assert mark_published(load_event(folder), order) == ["cards/opening"]
    assert cards(folder, moments=["opening"]).stale == ()
    change(folder, "start: 2027-03-18", "start: 2027-03-25")
    report = cards(folder, moments=["opening"])
    (stale,) = report.stale
    assert stale.key == "cards/opening"
    assert any("25 March" in change.words for change in stale.changes)
    assert "cards/opening: publish the new file, the old one is out of date" in report.notes
    assert report.corrections == ()


def test_a_chapter_says_the_words_of_its_cards_in_its_own_language(tmp_path):
    folder = event(tmp_path)
    own = copy_template("cards/speaker.txt", template_folders(load_event(folder)), folder / "templates")
    own.write_text("kicker: Vortrag\ntitle: {{ speaker.speaks[0].title }}\nname: {{ speaker.name }}\n", "utf-8")
    assert said(cards(folder, moments=["speaker"]), "speaker-grace-hopper") == "Vortrag: Nanoseconds. Grace Hopper."


@pytest.mark.parametrize("line", ["Just some words", "subtitle: x", "  : y"])
def test_a_template_with_a_line_that_has_no_place_is_named(line):
    with pytest.raises(WimldsError, match=r"cards/opening\.txt has the line") as refused:
        words_of(f"title: x\n{line}", "cards/opening.txt")
    assert "title" in refused.value.hint


def test_the_cards_of_eight_speakers_take_less_than_three_seconds(tmp_path):
    names = [f"Speaker {letter}" for letter in "ABCDEFGH"]
    for name in names:
        portrait(tmp_path / "pictures" / f"{name[-1]}.png")
    people = "".join(
        f"  - {{name: {name}, picture: {{path: pictures/{name[-1]}.png, alt: One}}, consent: yes}}\n" for name in names
    )
    talks = "".join(f"  - {{title: On {name}, type: talk, speakers: [{name}]}}\n" for name in names)
    folder = event(
        tmp_path,
        ("speakers:\n  - name", f"speakers:\n{people}  - name"),
        ("sessions:\n", f"sessions:\n{talks}"),
        picture=False,
    )
    # Of the processor, not of the clock: others may be at work on this computer.
    before = time.process_time()
    report = cards(folder, moments=["opening", "speaker"])
    assert len(report.ready) == 10
    assert time.process_time() - before < 3


def test_a_run_over_all_channels_paints_the_cards_too(tmp_path):
    folder = event(tmp_path)
    announced(folder)
    assert len(pngs(folder)) == 4
