"""A survey: its questions as text, and the answers back as sums that tell nobody."""

import datetime
import json

import pytest

from tests.chapter.many import write_chapter, write_event
from tests.commands.running import run
from wimlds_cli.chapter.survey import Audience, read_survey
from wimlds_cli.event.loader import load_event

FIRST = "Was this your first event with us?"
HEARD = "How did you hear of it?"
GENDER = "How do you describe your gender? We ask to see whom we reach."
DIFFERENTLY = "What should we do differently next time?"


@pytest.fixture
def evening(tmp_path):
    """Write an event with a chapter above it."""
    write_chapter(tmp_path)
    return write_event(tmp_path / "evening", "Words", datetime.date(2027, 3, 18), "next_event: 20 May\n")


def table(folder, header, rows, name="answers.csv", encoding="utf-8-sig"):
    lines = [";".join(f'"{cell}"' for cell in row) for row in (header, *rows)]
    path = folder / name
    path.write_text("\r\n".join(lines), encoding=encoding, newline="")
    return path


@pytest.mark.parametrize("audience", list(Audience))
def test_every_survey_is_written_as_text(evening, audience):
    result = run("survey", evening, "--for", audience.value)
    assert result.exit_code == 0
    assert "Words" in result.stdout
    assert "{{" not in result.stdout
    asked = read_survey(audience, load_event(evening).event, ())
    for number, one in enumerate(asked.questions, 1):
        assert f"{number}. {one.words}" in result.stdout
        for answer in one.answers:
            assert f"[ ] {answer}" in result.stdout


def test_answers_come_back_as_sums(evening, tmp_path):
    header = ["Timestamp", "E-mail", FIRST, HEARD, DIFFERENTLY]
    rows = [["1/2", f"p{n}@example.org", "Yes", "Meetup, A friend or colleague", "More cake"] for n in range(6)]
    rows += [["1/2", f"q{n}@example.org", "no", "LinkedIn, a poster, on a tree", ""] for n in range(5)]
    result = run("survey", evening, "--import", table(tmp_path, header, rows), "--json")
    data = json.loads(result.stdout)
    assert data["people"] == 11
    by_question = {one["question"]: one["answers"] for one in data["questions"]}
    assert by_question[FIRST] == {"Yes": 6, "No": 5}
    assert by_question[HEARD]["Meetup"] == by_question[HEARD]["A friend or colleague"] == 6
    assert by_question[HEARD]["LinkedIn"] == by_question[HEARD]["in their own words"] == 5
    kept = json.loads((evening / ".wimlds" / "survey.json").read_text("utf-8"))
    assert kept["attendees"] == data
    assert "example.org" not in json.dumps(kept)
    private = (evening / "out" / "survey-attendees-private.txt").read_text("utf-8")
    assert private.count("More cake") == 6
    assert "a poster, on a tree" in private
    assert "example.org" not in private
    assert "cake" not in json.dumps(kept)


def test_who_people_are_is_told_only_of_groups_of_five(evening, tmp_path):
    rows = [["Woman"]] * 12 + [["Man"]] * 4
    shown = run("survey", evening, "--import", table(tmp_path, [GENDER], rows))
    assert "fewer than five" in shown.stdout
    assert "12" not in shown.stdout
    kept = json.loads((evening / ".wimlds" / "survey.json").read_text("utf-8"))
    assert kept["attendees"]["questions"] == [{"question": GENDER, "people": 16, "answers": None}]


def test_the_order_of_the_texts_does_not_tell_who_wrote_what(evening, tmp_path):
    one = table(tmp_path, [DIFFERENTLY, HEARD], [["b", ""], ["a", ""], ["c", ""]], "one.csv")
    other = table(tmp_path, [DIFFERENTLY, HEARD], [["c", ""], ["b", ""], ["a", ""]], "other.csv")
    texts = []
    for file in (one, other):
        run("survey", evening, "--import", file)
        texts.append((evening / "out" / "survey-attendees-private.txt").read_text("utf-8"))
    assert texts[0] == texts[1]


def test_a_question_that_the_form_shortened_is_known_again(evening, tmp_path):
    short = "How do you describe your gender?"
    shown = run("survey", evening, "--import", table(tmp_path, [short, "Age"], [["Woman", "30"]] * 6))
    assert "Woman: 6" in shown.stdout
    assert "Not taken in: Age" in shown.stdout


def test_columns_and_questions_that_do_not_meet_are_named(evening, tmp_path):
    shown = run("survey", evening, "--import", table(tmp_path, [FIRST, "Shoe size"], [["Yes", "38"]] * 6))
    assert "Not taken in: Shoe size" in shown.stdout
    assert f"Not in the table: {HEARD}" in shown.stdout
    wrong = run("survey", evening, "--import", table(tmp_path, ["Shoe size", "Age"], [["38", "40"]]))
    assert wrong.exit_code == 2
    assert "--for" in wrong.stderr


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("questions: [", "cannot be read"),
        ("intro: hello\n", "asks nothing"),
        ("questions:\n  - answers: [Yes]\n", "question 1 asks nothing"),
        ("questions:\n  - {ask: a, answers: Yes}\n", "no list of texts"),
        ("questions:\n  - ask: a\n  - ask: a\n", "twice"),
        ("questions:\n  - ask: '{{ speaker }}'\n", "only {{ event }}"),
    ],
)
def test_a_chapters_own_questions_are_asked_or_their_fault_is_named(evening, template, words):
    own = evening.parent / "templates" / "survey" / "attendees.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("questions:\n  - ask: Enough cake?\n    answers: [Yes, No]\n", encoding="utf-8")
    assert "1. Enough cake? (tick one)" in run("survey", evening).stdout
    own.write_text(template, encoding="utf-8")
    result = run("survey", evening)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "attendees.yaml" in result.stderr
