"""The drafts as files: two independent programs read them, and nothing private goes astray."""

from __future__ import annotations

import datetime
import email
import email.policy
import shutil
from pathlib import Path

import fast_mail_parser
import pytest

from tests.team.evening import before, change, drafted, evening, texts
from wimlds_cli.errors import WimldsError
from wimlds_cli.team.mails.occasions import Remark

EXAMPLES = Path(__file__).parents[2] / "examples"
EVERYBODY = {
    "grace-hopper": "grace@example.org",
    "yushchenko": "kateryna@example.org",
    "rozsa-peter": "rozsa@example.org",
    "xia-peisu": "xia@example.org",
}


def read(file):
    data = file.read_bytes()
    return email.message_from_bytes(data, policy=email.policy.default), fast_mail_parser.parse_email(data)


def test_every_draft_is_read_alike_by_two_programs(tmp_path):
    folder = evening(tmp_path, private="".join(f"{key}: {value}\n" for key, value in EVERYBODY.items()))
    looked_at = 0
    for kind, day in (("reminder", 31), ("invitation", 45), ("confirmation", 20), ("review", 8), ("thanks", -1)):
        change(folder, ("state: invited", "state: candidate")) if kind == "invitation" else None
        for one in drafted(folder, before(day), kind).drafts:
            ours, theirs = read(one.file)
            assert ours["Subject"] == theirs.subject == one.subject
            assert ours["X-Unsent"] == "1"
            assert ours["Date"] is None
            assert not ours.defects
            plain = ours.get_body(("plain",)).get_content()
            assert plain.split() == theirs.text_plain[0].split() == one.text.split()
            assert ours.get_body(("html",)).get_content().split() == theirs.text_html[0].split()
            if one.letter.address:
                (to,) = ours["To"].addresses
                assert (to.display_name, to.addr_spec) == (one.letter.person.name, one.letter.address)
                assert theirs.headers["To"] == [f"{to.display_name} <{to.addr_spec}>"]
                looked_at += 1
    assert looked_at >= 10


def test_names_of_any_script_stand_in_the_header(tmp_path):
    folder = evening(tmp_path, private="xia-peisu: xia@example.org\n")
    drafted(folder, before(45))
    ours, theirs = read(folder / "out" / "mail" / "reminder-xia-peisu.eml")
    assert ours["To"] == "夏培肃 <xia@example.org>"
    assert theirs.headers["To"] == ["夏培肃 <xia@example.org>"]


def test_the_html_shows_what_the_plain_text_says(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(31))
    ours, _ = read(folder / "out" / "mail" / "reminder-yushchenko.eml")
    page = ours.get_body(("html",)).get_content()
    assert "<strong>Abstract</strong>" in page
    assert "<strong>By Tuesday, 16 February, tomorrow:</strong>" in page


def test_without_an_address_the_text_is_there_and_says_so(tmp_path):
    folder = evening(tmp_path, private="")
    report = drafted(folder, before(31))
    assert len(report.without_address) == len(report.drafts) > 1
    assert texts(folder)["reminder-yushchenko"].startswith("To: Екатерина Ющенко (no address known: write it into")
    ours, _ = read(folder / "out" / "mail" / "reminder-yushchenko.eml")
    assert ours["To"] is None


def test_nothing_private_reaches_another_person_or_any_text(tmp_path):
    folder = evening(tmp_path)
    for kind, day in (("confirmation", 40), ("reminder", 31), ("reminder", 8), ("review", 8), ("thanks", -1)):
        for one in drafted(folder, before(day), kind).drafts:
            both = one.file.read_text("utf-8") + one.file.with_suffix(".txt").read_text("utf-8")
            assert "chair with arms" not in both
            for owner, address in (("yushchenko", "kateryna@"), ("rozsa-peter", "rozsa@"), ("sophie", "sophie@")):
                assert address not in both or one.letter.person.id.startswith(owner)
            assert "@" not in one.text.replace("conduct@example.org", "")


@pytest.mark.parametrize("evil", ["x\\nBcc: y@example.org", "x\\r\\nBcc: y@example.org", "x\\u2028Bcc: y@example.org"])
def test_no_text_of_a_speaker_begins_a_header(tmp_path, evil):
    folder = evening(tmp_path, ("name: Small machines", f'name: "{evil}"'))
    change(folder, ("name: Rózsa Péter", f'name: "{evil}"'))
    for one in drafted(folder, before(31)).drafts:
        ours, theirs = read(one.file)
        assert "bcc" not in {name.lower() for name in (*ours.keys(), *theirs.headers)}


def test_mark_up_of_a_speaker_stays_text(tmp_path):
    folder = evening(tmp_path, ("title: Recursion", 'title: "<script>x</script> *bold* [a](http://b.example)"'))
    drafted(folder, before(31))
    ours, _ = read(folder / "out" / "mail" / "reminder-rozsa-peter.eml")
    page = ours.get_body(("html",)).get_content()
    assert "<script" not in page
    assert "<em>bold" not in page
    assert ">a</a>" not in page


def test_a_fault_in_the_private_file_is_told_and_the_rest_holds(tmp_path):
    folder = evening(tmp_path, private="yushchenko: [x]\nRózsa Péter: rozsa@example.org\n")
    report = drafted(folder, before(31))
    assert any("private.yaml:1" in note for note in report.notes)
    assert {one.letter.person.id: one.letter.address for one in report.drafts}["rozsa-peter"] == "rozsa@example.org"


def test_the_private_file_that_new_event_writes_is_no_fault(tmp_path):
    shipped = Path(__file__).parents[2] / "templates" / "event" / "private.yaml"
    folder = evening(tmp_path, private=shipped.read_text("utf-8"))
    assert drafted(folder, before(31)).notes == ()


def test_a_chapters_own_template_wins(tmp_path):
    folder = evening(tmp_path)
    (folder / "templates" / "mail").mkdir(parents=True)
    (folder / "templates" / "mail" / "reminder.txt").write_text(
        "Subject: Bonjour\n\nCoucou {{ person.name }}\n", "utf-8"
    )
    drafted(folder, before(31))
    assert texts(folder)["reminder-rozsa-peter"].endswith("Subject: Bonjour\n\nCoucou Rózsa Péter\n")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("Subject: x\n\n{% if %}", "reminder.txt:3 cannot be filled in"),
        ("Subject: x\n\n{{ persn.name }}", "reminder.txt cannot be filled in: 'persn' is undefined"),
        ("no subject", "does not begin with its subject"),
        ("Subject: x\n\n{{ ''.__class__.__mro__ }}", "reminder.txt cannot be filled in"),
    ],
)
def test_a_wrong_template_is_named(tmp_path, template, said):
    folder = evening(tmp_path)
    (folder / "templates" / "mail").mkdir(parents=True)
    (folder / "templates" / "mail" / "reminder.txt").write_text(template, "utf-8")
    with pytest.raises(WimldsError) as raised:
        drafted(folder, before(31))
    assert said in raised.value.message


def test_one_person_alone_is_written_to(tmp_path):
    folder = evening(tmp_path)
    assert [one.letter.person.id for one in drafted(folder, before(31), only=["Rózsa Péter"]).drafts] == ["rozsa-peter"]
    with pytest.raises(WimldsError) as raised:
        drafted(folder, before(31), only=["rosza-peter"])
    assert raised.value.hint == "did you mean rozsa-peter?"


@pytest.mark.parametrize("identity", ["../../elsewhere", "/tmp/x", "a:b", "...", "x" * 300])
def test_no_id_leads_out_of_the_folder(tmp_path, identity):
    folder = evening(tmp_path / "evening", ("id: yushchenko", f'id: "{identity}"'))
    change(folder, ("speakers: [yushchenko]", f'speakers: ["{identity}"]'))
    for one in drafted(folder, before(31)).drafts:
        assert one.file.parent == folder / "out" / "mail"
        assert one.file.is_file()
        assert len(one.file.name.encode()) < 200
    assert {path.name for path in tmp_path.iterdir()} == {"evening"}


def test_two_ids_that_look_alike_have_two_files(tmp_path):
    folder = evening(tmp_path, ("id: yushchenko", 'id: "rozsa.peter"'))
    change(folder, ("speakers: [yushchenko]", "speakers: [rozsa.peter]"))
    report = drafted(folder, before(31))
    assert len({one.file for one in report.drafts}) == len(report.drafts)


# Invitation


def invited(folder, day):
    return drafted(folder, before(day), "invitation")


def test_an_invitation_answers_that_the_project_is_not_that_interesting(tmp_path):
    folder = evening(tmp_path, ("state: invited", "state: candidate"))
    report = invited(folder, 50)
    assert [one.letter.person.id for one in report.drafts] == ["xia-peisu"]
    mail = texts(folder)["invitation-xia-peisu"]
    assert "my project is not that interesting" in mail
    assert "by Thursday, 4 February" in mail


def test_a_second_invitation_comes_after_a_week_in_other_words_and_is_the_last(tmp_path):
    folder = evening(tmp_path, ("state: invited", "state: candidate"))
    first = invited(folder, 50).drafts[0].text
    assert invited(folder, 48).drafts == ()
    second = invited(folder, 42).drafts[0].text
    assert not set(first.split("\n\n")[1:-1]) & set(second.split("\n\n")[1:-1])
    last = invited(folder, 30)
    assert last.drafts == ()
    assert last.quiet[0].needs_a_call


def test_after_the_event_nobody_is_invited(tmp_path):
    folder = evening(tmp_path, ("state: invited", "state: candidate"))
    with pytest.raises(WimldsError, match="nobody is invited any more"):
        invited(folder, -5)


# Confirmation


def test_a_confirmation_says_when_where_and_what_is_to_come(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(40), "confirmation")
    mail = texts(folder)["confirmation-rozsa-peter"]
    for words in ("“Recursion”, your talk, at 20:00, 35 minutes", "The Library, 1 Some Street", "Step-free."):
        assert words in mail
    assert "a picture of you, of at least 400 x 400 pixels, by Tuesday, 16 February" in mail
    assert "Karen Spärck Jones will write to you" in mail
    assert "confirmation-xia-peisu" not in texts(folder)


def test_it_comes_again_only_when_something_has_changed_and_says_what(tmp_path):
    folder = evening(tmp_path)
    drafted(folder, before(41), "confirmation")
    assert drafted(folder, before(38), "confirmation").drafts == ()
    change(folder, ("start: 20:00", "start: 20:10"))
    report = drafted(folder, before(37), "confirmation")
    assert [one.letter.person.id for one in report.drafts] == ["rozsa-peter"]
    assert "the beginning of “Recursion”: now 20:10. It was 20:00." in report.drafts[0].text


# Feedback


def test_feedback_begins_with_what_is_good_and_leaves_out_what_nobody_found(tmp_path):
    folder = evening(tmp_path)
    small = Remark("slides", matters=False, message="slide 3 has no title", way_out="give it one")
    drafted(folder, before(8), "review", remarks={"grace-hopper": [small]})
    mail = texts(folder)["review-grace-hopper"]
    assert "First the good news" in mail
    assert "Slide 3 has no title (give it one)." in mail
    assert "About the texts" not in mail


def test_what_the_room_would_notice_is_said_and_no_good_news_made_up(tmp_path):
    folder = evening(tmp_path)
    grave = Remark("slides", matters=True, message="slide 5: text is hard to read", way_out="take a darker colour")
    drafted(folder, before(8), "review", remarks={"grace-hopper": [grave]})
    mail = texts(folder)["review-grace-hopper"]
    assert "because people in the room would notice it" in mail
    assert "Slide 5: text is hard to read. What helps: take a darker colour." in mail
    assert "good news" not in mail


def test_nothing_found_is_said_too_and_only_new_things_are_written_again(tmp_path):
    folder = evening(tmp_path)
    report = drafted(folder, before(8), "review")
    assert "nothing that we would change" in texts(folder)["review-grace-hopper"]
    assert [one.name for one in report.quiet] == ["Екатерина Ющенко", "Rózsa Péter"]
    assert drafted(folder, before(7), "review").drafts == ()
    new = Remark("abstract", matters=True, message="the abstract is very short: 6 characters")
    again = drafted(folder, before(6), "review", remarks={"grace-hopper": [new]})
    assert "The abstract is very short" in again.drafts[0].text


# Thanks


def test_thanks_come_afterwards_and_once(tmp_path):
    folder = evening(tmp_path)
    with pytest.raises(WimldsError, match="before it is over"):
        drafted(folder, before(0), "thanks")
    report = drafted(folder, before(-1), "thanks")
    assert {one.letter.person.id for one in report.drafts} == {
        "grace-hopper", "yushchenko", "rozsa-peter", "the-library", "deccan-card-works",
    }  # fmt: skip
    assert drafted(folder, before(-4), "thanks").drafts == ()


def test_thanks_say_what_is_published_as_each_has_answered(tmp_path):
    folder = evening(tmp_path, ("consent: yes", "consent: {photo: no, slides: yes}"))
    drafted(folder, before(-1), "thanks")
    mail = texts(folder)["thanks-grace-hopper"]
    assert "As you allowed it, we publish your slides." in mail
    assert "As you wished, we do not publish photos of you." in mail
    assert "May we publish the recording? Without your yes we do not." in mail


@pytest.mark.parametrize("name", ["chapter-evening", "conference-meetup"])
def test_every_mail_of_the_examples_is_whole(tmp_path, name):
    shutil.copy(EXAMPLES / "chapter.yaml", tmp_path / "chapter.yaml")
    folder = Path(shutil.copytree(EXAMPLES / name, tmp_path / name, ignore=shutil.ignore_patterns("out", ".wimlds")))
    start = datetime.date(2027, 3, 18) if name == "chapter-evening" else datetime.date(2027, 7, 9)
    for kind, days in (("confirmation", -40), ("reminder", -20), ("review", -5), ("thanks", 5)):
        report = drafted(folder, start + datetime.timedelta(days), kind)
        assert report.drafts
        for one in report.drafts:
            assert "None" not in one.text
            assert "  " not in one.text.replace("\n  ", "\n")
            assert " ." not in one.text
            assert "\n\n\n" not in one.text
