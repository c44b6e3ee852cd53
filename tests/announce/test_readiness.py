"""The red light, the honest draft, and who may be named."""

from __future__ import annotations

import pytest

from tests.announce.events import EVERY_MOMENT, announced, change, files, small, texts

LOCATION = "location: {name: The Library, address: 1 Some Street, access: Step-free.}\n"


def refused(report):
    return {text.wanted.key: text for text in report.refused}


def test_a_complete_event_is_ready_everywhere(tmp_path):
    report = announced(small(tmp_path), moments=["opening", "speaker", "week-before", "day-before", "thanks"])
    assert report.refused == ()
    assert report.drafts == ()
    assert not report.has_findings


@pytest.mark.parametrize(
    ("line", "channel", "moment", "field", "person"),
    [
        ("registration_url: https://example.org/register\n", "x", "opening", "registration_url", "Sophie Germain"),
        ("description: What the evening is about.\n", "slack", "opening", "description", "Sophie Germain"),
        ("    biography: She wrote a compiler.\n", "linkedin", "speaker", "biography", "Grace Hopper"),
        (", abstract: Wires.", "meetup", "opening", "abstract of “Nanoseconds”", "Grace Hopper"),
        (", access: Step-free.", "bluesky", "week-before", "location.access", "Sophie Germain"),
        ("mission: We feature women in machine learning.\n", "mastodon", "opening", "mission", "Sophie Germain"),
        (LOCATION, "x", "opening", "location", "Sophie Germain"),
    ],
)
def test_what_is_missing_is_named_with_channel_field_and_person(tmp_path, line, channel, moment, field, person):
    folder = small(tmp_path, (line, ""))
    report = announced(folder, channels=[channel], moments=[moment])
    assert report.refused
    for text in report.refused:
        assert text.wanted.channel.name == channel
        assert (field, person) in {(gap.field, gap.person) for gap in text.gaps}
    assert not any(name.startswith(channel) for name in files(folder))
    assert report.has_findings


def test_a_text_that_does_not_say_what_is_missing_is_ready(tmp_path):
    report = announced(small(tmp_path, (", abstract: Wires.", "")), channels=["x", "meetup"], moments=["opening"])
    assert set(texts(report)) == {"x/opening"}
    assert set(refused(report)) == {"meetup/opening"}


def test_a_draft_says_honestly_what_is_not_known(tmp_path):
    folder = small(tmp_path, ("speakers: [Grace Hopper]", "speakers: [Grace Hopper, Ada Lovelace]"))
    report = announced(folder, moments=EVERY_MOMENT, draft=True)
    assert "Grace Hopper and a further speaker to be announced" in texts(report)["slack/opening"]
    assert "Ada Lovelace" not in "".join(texts(report).values())
    assert report.refused == ()


@pytest.mark.parametrize("state", ["candidate", "invited", "declined"])
def test_nobody_is_announced_before_saying_yes(tmp_path, state):
    folder = small(tmp_path, ("  - name: Grace Hopper\n", f"  - name: Grace Hopper\n    state: {state}\n"))
    report = announced(folder, moments=EVERY_MOMENT, draft=True)
    assert "Grace" not in "".join(texts(report).values())
    assert "a speaker to be announced" in texts(report)["x/opening"]


def test_a_talk_without_a_title_reads_as_a_sentence(tmp_path):
    folder = small(tmp_path, ("title: Nanoseconds, id", "id"))
    report = announced(folder, moments=["opening", "speaker"], draft=True)
    assert "A talk by Grace Hopper (title to be announced)" in texts(report)["mastodon/opening"].replace(
        " (@grace@example.social)", ""
    )
    assert "“”" not in "".join(texts(report).values())


def test_a_draft_is_not_remembered(tmp_path):
    folder = small(tmp_path)
    announced(folder, draft=True)
    assert not (folder / ".wimlds").exists()


def test_a_refused_text_takes_its_old_file_with_it(tmp_path):
    folder = small(tmp_path)
    announced(folder, channels=["x"], moments=["opening"])
    assert [name for name in files(folder) if name.startswith("x/opening")]
    change(folder, "registration_url: https://example.org/register\n", "")
    announced(folder, channels=["x"], moments=["opening"])
    assert not [name for name in files(folder) if name.startswith("x/opening")]


def test_a_longer_thread_leaves_no_post_of_the_shorter_one(tmp_path):
    folder = small(tmp_path)
    announced(folder, channels=["x"], moments=["opening"])
    before = set(files(folder))
    change(folder, "What the evening is about.", "Much to say here. " * 20)
    announced(folder, channels=["x"], moments=["opening"])
    after = {name for name in files(folder) if name.startswith("x/")}
    assert len({name.rpartition("of")[2] for name in after}) == 1
    assert after - before


def test_a_sentence_over_the_limit_is_refused_by_name(tmp_path):
    folder = small(tmp_path, ("What the evening is about.", "Very " * 80 + "long."))
    text = refused(announced(folder, channels=["x", "meetup"], moments=["opening"]))["x/opening"]
    assert "of 280 weighted characters" in text.refusals[0]
    assert "Very Very" in text.refusals[0]


def test_a_title_over_the_limit_is_refused_by_name(tmp_path):
    folder = small(tmp_path, ("name: An evening", "name: " + "Evening " * 12))
    text = refused(announced(folder, channels=["meetup"], moments=["opening"]))["meetup/opening"]
    assert "95 of 80 characters" in text.refusals[0]


def test_the_limit_of_the_chapters_own_server_counts(tmp_path):
    folder = small(tmp_path, ("{email: hello@example.org}", "{email: hello@example.org, mastodon_limit: 5000}"))
    (text,) = announced(folder, channels=["mastodon"], moments=["opening"]).ready
    assert len(text.posts) == 1


@pytest.mark.parametrize(
    ("consent", "shown"), [("yes", True), ("no", False), ("{photo: yes, recording: no, slides: yes}", False)]
)
def test_a_recording_is_published_only_with_consent(tmp_path, consent, shown):
    video = "start: 18:45, duration: 30, resources: [{name: The film, type: video, url: https://example.org/v}]"
    folder = small(tmp_path, ("start: 18:45, duration: 30", video), ("consent: yes", f"consent: {consent}"))
    report = announced(folder, moments=["recap"], draft=True)
    everything = "".join(files(folder).values())
    assert ("https://example.org/v" in everything) is shown
    assert any("Grace Hopper did not agree" in note for note in report.notes) is not shown


def test_an_answer_that_was_never_given_is_no_consent(tmp_path):
    video = "start: 18:45, duration: 30, resources: [{name: The film, type: video, url: https://example.org/v}]"
    folder = small(tmp_path, ("start: 18:45, duration: 30", video), ("    consent: yes\n", ""))
    announced(folder, moments=["recap"], draft=True)
    assert "https://example.org/v" not in "".join(files(folder).values())


def test_an_expired_offer_is_not_made(tmp_path):
    offers = "\noffers: [{text: Old gift, expires: 2027-02-01}, {text: New gift, expires: 2027-06-01}]\n"
    said = texts(announced(small(tmp_path, more=offers), channels=["meetup"], moments=["opening"]))["meetup/opening"]
    assert "New gift" in said
    assert "Old gift" not in said
