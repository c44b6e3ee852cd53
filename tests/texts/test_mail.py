"""The newsletter: two independent programs read what was meant, and no text begins a header."""

from __future__ import annotations

import email
import email.policy

import fast_mail_parser
import pytest

from tests.announce.events import announced, example, files, small
from wimlds_cli.texts.mail import mail_file


def eml(folder, moment="opening", **order):
    announced(folder, channels=["email"], moments=[moment], draft=True, **order)
    return files(folder)[f"email/{moment}.eml"].encode()


def parsed(data):
    return email.message_from_bytes(data, policy=email.policy.default)


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_two_programs_read_the_same_mail(tmp_path, name):
    data = eml(example(tmp_path, name))
    ours, theirs = parsed(data), fast_mail_parser.parse_email(data)
    assert ours["Subject"] == theirs.subject
    assert ours["Subject"].startswith("Invitation: ")
    plain = ours.get_body(("plain",)).get_content()
    assert plain.split() == theirs.text_plain[0].split()
    assert ours.get_body(("html",)).get_content().split() == theirs.text_html[0].split()
    (attached,) = list(ours.iter_attachments())
    assert attached.get_filename() == "event.ics"
    assert theirs.attachments[0].filename == "event.ics"
    assert attached.get_content().splitlines()[0] == "BEGIN:VCALENDAR"


def test_the_headers_are_right(tmp_path):
    mail = parsed(eml(small(tmp_path)))
    assert mail["From"] == "Some Chapter <hello@example.org>"
    assert mail["X-Unsent"] == "1"
    assert mail["MIME-Version"] == "1.0"
    assert mail["To"] is None
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip


def test_the_html_says_what_the_plain_text_says(tmp_path):
    mail = parsed(eml(small(tmp_path)))
    page = mail.get_body(("html",)).get_content()
    assert "<li>18:45: “Nanoseconds”, a talk by Grace Hopper</li>" in page
    assert '<a href="https://example.org/register">' in page
    assert "We feature women in machine learning." in page


def test_the_text_for_webmail_begins_with_its_subject(tmp_path):
    folder = small(tmp_path)
    mail = parsed(eml(folder))
    first, empty, *rest = files(folder)["email/opening.txt"].split("\n")
    assert (first, empty) == (f"Subject: {mail['Subject']}", "")
    assert "\n".join(rest).split() == mail.get_body(("plain",)).get_content().split()


def test_the_same_event_gives_the_same_mail(tmp_path):
    folder = small(tmp_path)
    assert eml(folder) == eml(folder)


@pytest.mark.parametrize(
    "evil", ["x\nBcc: victim@example.org", "x\r\nBcc: victim@example.org", "x\u2028Bcc: y", "x\x0bBcc: y"]
)
def test_no_text_begins_a_header(evil):
    data = mail_file(evil, "text", "text", sender=(evil, "hello@example.org"), calendar=None)
    for read in (parsed(data).keys(), fast_mail_parser.parse_email(data).headers):
        assert "bcc" not in {name.lower() for name in read}
    assert parsed(data)["Subject"].startswith("x Bcc:")


@pytest.mark.parametrize("address", ["a@b.c\nBcc: x@y.z", "not an address", "a@b", "a@@b.c", "<a@b.c>", "a@b.c, d@e.f"])
def test_what_is_no_address_is_no_sender(address):
    assert parsed(mail_file("x", "text", "text", sender=("Chapter", address), calendar=None))["From"] is None


def test_html_in_a_text_stays_text(tmp_path):
    folder = small(tmp_path, ("What the evening is about.", "'<script>alert(1)</script> <b>x</b>'"))
    page = parsed(eml(folder)).get_body(("html",)).get_content()
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


def test_a_mail_is_not_held_up_by_a_calendar_that_is_not_ready(tmp_path):
    folder = small(tmp_path, (", access: Step-free.", ""))
    announced(folder, channels=["email"], moments=["save-the-date"])
    mail = parsed(files(folder)["email/save-the-date.eml"].encode())
    assert list(mail.iter_attachments()) == []
