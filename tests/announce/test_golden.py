"""Every text of both examples, whole; and each counted a second time, by other means."""

from __future__ import annotations

import re
import unicodedata

import pytest
import regex

from tests.announce.events import DAY, EVERY_MOMENT, NOW, announced, change, example, files
from wimlds_cli.announce.announcing import Order, mark_published
from wimlds_cli.announce.channels import CHANNELS
from wimlds_cli.event.loader import load_event

NAMES = ("chapter-evening", "conference-meetup")


@pytest.fixture(scope="module", params=NAMES)
def report(request, tmp_path_factory):
    folder = example(tmp_path_factory.mktemp("announced"), request.param)
    return announced(folder, moments=EVERY_MOMENT, draft=True, sessions=True, now=NOW), folder


def shown(held):
    """Write texts one below the other, with their headings and the seams of their threads."""
    lines = []
    for text in held:
        lines.append(f"##### {text.wanted.key}\n")
        lines += [f"##### heading: {text.heading}\n"] if text.heading else []
        lines.append("\n##### next post\n".join(f"{post}\n" for post in text.posts))
    return "\n".join(lines)


def every_text(report):
    """Return what is read as text; `tests/announce/page` looks at the page."""
    return [text for text in (*report.ready, *report.drafts) if text.wanted.channel.name != "page"]


@pytest.mark.parametrize("channel", [channel.name for channel in CHANNELS if channel.name != "page"])
def test_every_text_of_a_channel_is_as_it_was_read_and_found_good(report, channel, golden):
    held = [text for text in every_text(report[0]) if text.wanted.channel.name == channel]
    if not held:
        assert (channel, report[1].name) == ("proposal", "chapter-evening")
        return
    golden(f"announce/{report[1].name}/{channel}.txt", shown(held))


@pytest.mark.parametrize("name", ["event.ics", "sessions.ics", "email/opening.eml"])
def test_every_file_is_as_it_was_read_and_found_good(report, name, golden):
    golden(f"announce/{report[1].name}/{name.rpartition('/')[2]}", files(report[1])[name].replace("\r\n", "\n"))


def counted_again(text, channel):
    """Count by other means than the product's: every address and handle cut out by a plain pattern."""
    addresses = re.findall(r"https?://\S*[\w/]", text)
    rest = re.sub(r"https?://\S*[\w/]", "", text)
    if channel == "x":
        rest = unicodedata.normalize("NFC", rest)
        heavy = sum(ord(char) > 0x10FF and not 0x2000 <= ord(char) <= 0x2037 for char in rest)
        return len(rest) + heavy + 23 * len(addresses)
    if channel == "mastodon":
        rest = re.sub(r"(@\w+)@[\w.-]+\w", r"\1", rest)
        return len(regex.findall(r"\X", rest)) + 23 * len(addresses)
    return len(regex.findall(r"\X", text)) if channel == "bluesky" else len(text)


LIMITS = {"x": 280, "bluesky": 300, "mastodon": 500, "linkedin": 3000, "slack": 40_000, "discord": 2000}


def test_every_post_keeps_its_limit_by_an_independent_count(report):
    seen = set()
    for text in every_text(report[0]):
        channel = text.wanted.channel.name
        for post in text.posts:
            if channel in LIMITS:
                assert counted_again(post, channel) <= LIMITS[channel], (text.wanted.key, post)
                seen.add(channel)
            if channel == "bluesky":
                assert len(post.encode()) <= 3000
        if channel == "meetup":
            assert 0 < len(text.heading) <= 80
    assert seen == set(LIMITS)


def test_no_text_holds_what_no_person_would_write(report):
    for text in every_text(report[0]):
        for post in (*text.posts, text.heading):
            without_indent = re.sub(r"^ +", "", post, flags=re.MULTILINE)
            assert "  " not in without_indent, (text.wanted.key, post)
            assert not re.search(r"\b(None(?! of)|Undefined|Missing|True|False)\b", post), (text.wanted.key, post)
            assert not re.search(r"\{[{%#]|[%#}]\}|\ue000", post), (text.wanted.key, post)
            assert not re.search(r" [,.;!?]|\.\.|,,|,\.|\(\)|“”|\*\*\*\*", post), (text.wanted.key, post)
            assert not re.search(r"[:,(“]$", post), (text.wanted.key, post)
            assert not re.search(r"\n{3,}", post), (text.wanted.key, post)
            assert "gives a talk by" not in post
            # A label needs something behind it, or a list below it.
            assert not re.search(r":\n\n", re.sub(r":\n\n(?=[-•\d“*])", "", post)), (text.wanted.key, post)


def test_only_what_the_examples_do_not_have_yet_is_missing(report):
    missing = {gap.field for text in report[0].drafts for gap in text.gaps}
    assert missing <= {"resources"}


def test_no_text_was_refused(report):
    assert [(text.wanted.key, text.refusals) for text in report[0].refused] == []


@pytest.mark.parametrize("status", ["cancelled", "postponed", "moved-online"])
def test_the_notice_of_a_change_is_as_it_was_read_and_found_good(tmp_path, status, golden):
    folder = example(tmp_path, "chapter-evening")
    change(folder, "kind: meetup", f"kind: meetup\nstatus: {status}")
    golden(f"announce/changes/{status}.txt", shown(every_text(announced(folder, moments=["opening", "day-before"]))))


def test_a_correction_is_as_it_was_read_and_found_good(tmp_path, golden):
    folder = example(tmp_path, "chapter-evening")
    channels = [channel.name for channel in CHANNELS if channel.has_moments and not channel.is_picture]
    announced(folder, moments=["opening"])
    mark_published(load_event(folder), Order(channels=channels, moments=["opening"], today=DAY))
    change(folder, "start: 2027-03-18 18:30", "start: 2027-03-25 18:30")
    change(folder, "name: Atelier Jacquard", "name: Salle Babbage")
    change(folder, "title: A nanosecond is a foot long", "title: A microsecond is a coil")
    report = announced(folder, moments=["opening"])
    assert {text.wanted.channel.name for text in report.corrections} == set(channels)
    golden("announce/changes/correction.txt", shown(report.corrections))
