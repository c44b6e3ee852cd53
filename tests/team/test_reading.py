"""Files of answers are read as they come: any separator, encoding, language and tool."""

from __future__ import annotations

import codecs
import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wimlds_cli.errors import WimldsError
from wimlds_cli.team.importing import cells
from wimlds_cli.team.importing.columns import match_columns, parse_maps, wordings
from wimlds_cli.team.importing.reading import read_submitted

from . import submissions as given_


@pytest.fixture
def read(tmp_path):
    def of(content: str | bytes, name: str = "answers.csv", **more):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_submitted(path, **more)

    return of


ENGLISH = given_.sheet(given_.ENGLISH, given_.GRACE, given_.ADA)


def test_a_google_form_is_understood_question_by_question(read):
    found = read(ENGLISH)
    grace, ada = found.people
    assert grace.facts == {
        "pronouns": "she/her",
        "affiliation": "US Navy",
        "tagline": "Rear admiral",
        "first_time": False,
        "biography": "Grace writes compilers.\nShe hands out nanoseconds; ask her.",
        "links": {
            "mastodon": "https://mastodon.example.org/@grace",
            "linkedin": "https://www.linkedin.com/in/grace-hopper",
            "github": "https://github.com/grace",
        },
        "consent": {"photo": True, "recording": True, "slides": False},
    }
    assert grace.private == {"email": "Grace@Navy.example.org"}
    assert grace.picture == "https://drive.example.org/open?id=1"
    assert ada.facts == {"first_time": True, "links": {"x": "@ada_l"}, "consent": {"photo": False}}
    assert ada.private == {"email": "ada@engine.example.org", "access": "A seat near the door"}
    first, second = found.proposals
    assert first.facts == {"title": "Compilers: a tour", "abstract": given_.ABSTRACT, "duration": 35}
    assert first.people == [grace]
    assert second.facts["title"] == "=cmd|' /C calc'!A0"
    assert second.facts["duration"] == 60
    assert found.remarks == ['“T-shirt size” is not imported; to have it: --map "T-shirt size=..."']


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_separators_and_line_ends_make_no_difference(separator, newline, read):
    text = given_.sheet(given_.ENGLISH, given_.GRACE, given_.ADA, separator=separator, newline=newline)
    assert read(text).proposals == read(ENGLISH).proposals


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("cp1252", b""),
    ],
)
def test_encodings_make_no_difference_but_for_what_is_said(encoding, mark, read):
    text = given_.sheet(given_.FRENCH, given_.SOPHIE, separator=";")
    found = read(mark + text.encode(encoding))
    assert found.people[0].name == "Sophie Germain"
    assert found.proposals[0].facts["abstract"] == "Où l’on frotte des plaques.\nEt ça sonne – très bien."
    assert any("Windows-1252" in remark for remark in found.remarks) == (encoding == "cp1252")


@pytest.mark.parametrize(("members", "fits"), [(["a.csv"], True), (["a.csv", "b.csv"], False), (["xl/a.xml"], False)])
def test_the_archive_in_which_google_forms_packs_its_answers(members, fits, read):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in members:
            archive.writestr(name, ENGLISH)
    if fits:
        assert read(packed.getvalue(), "Speakers.csv.zip").people[0].name == "Grace Hopper"
        return
    for data in (packed.getvalue(), packed.getvalue()[:-30]):
        with pytest.raises(WimldsError, match="and not a CSV"):
            read(data, "Speakers.csv.zip")


def test_excels_own_first_line_is_none_of_the_answers(read):
    assert read("sep=;\r\nName;Talk title\r\nGrace, the admiral;A, b\r\n").people[0].name == "Grace, the admiral"


@pytest.mark.parametrize(
    ("header", "row", "name", "title"),
    [
        (given_.FRENCH, given_.SOPHIE, "Sophie Germain", "Surfaces élastiques"),
        (given_.GERMAN, given_.EMMY, "Emmy Noether", "Ringe, und größer"),
        (given_.SPANISH, given_.ANGELA, "Ángela Ruiz Robles", "La enciclopedia mecánica"),
        (given_.PORTUGUESE, given_.ENEDINA, "Enedina Marques", "Usinas"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_questions_are_known_in_other_languages_and_any_order(header, row, name, title, turned, read):
    order = range(len(header))[:: -1 if turned else 1]
    found = read(given_.sheet([header[n] for n in order], [row[n] for n in order]))
    assert found.people[0].name == name
    assert "@" in found.people[0].private["email"]
    assert found.proposals[0].title == title
    assert found.proposals[0].facts["abstract"]
    assert found.remarks == []


def test_first_time_and_consent_are_read_in_french(read):
    facts = read(given_.sheet(given_.FRENCH, given_.SOPHIE)).people[0].facts
    assert facts["first_time"] is True
    assert facts["consent"] == {"recording": False, "slides": True}


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("Name", "name"), ("Your name", "name"), ("Speaker", "name"), ("First name", "first_name"),
        ("Last Name", "last_name"), ("Title", "title"), ("Job title", "tagline"), ("Talk title", "title"),
        ("What is the title of your talk?", "title"), ("Proposed title", "title"), ("Twitter handle", "links.x"),
        ("X", "links.x"), ("Bluesky", "links.bluesky"), ("Personal website or blog", "links.website"),
        ("Have you spoken at a meetup before?", "spoken_before"), ("Company", "affiliation"), ("Bio", "biography"),
        ("Tell us about yourself", "biography"), ("Slides", "slides"), ("Photo", "picture"),
        ("Which topics could you talk about?", "topics"), ("How do we pronounce your name?", "pronunciation"),
        ("Session format", "type"), ("Timestamp", "-"), ("Favourite colour", ""), ("Co-speakers", "co_speakers"),
        ("Vorname", "first_name"), ("Nachname", "last_name"), ("Nom", "name"), ("Correo", "email"),
        ("Email Address", "email"), ("Description", "abstract"), ("Speaker names", "name"),
    ],
)  # fmt: skip
def test_what_a_question_asks_for(question, target):
    assert match_columns([question], [])[0].target == target


def test_the_answers_tell_a_picture_from_the_leave_to_take_one():
    def of(answer):
        return match_columns(["Photo"], [[answer]])[0].target

    assert (of("Yes"), of("me.jpg"), of("https://example.org/x")) == ("consent.photo", "picture", "picture")


def test_no_wording_stands_for_two_things():
    seen = {}
    for target, phrases in wordings().items():
        for phrase in phrases:
            assert seen.setdefault(phrase, target) == target, phrase


def test_maps_win_and_what_is_wrong_in_them_is_named(read):
    text = given_.sheet(("Who?", "Tee", "Title"), ("Grace", "A talk", "Admiral"))
    found = read(text, maps=parse_maps(["Who?=name", "tee = title", "Title=-"]))
    assert (found.people[0].name, found.proposals[0].title) == ("Grace", "A talk")
    for maps, words in ((["Whom=name"], "did you mean “Who?”"), (["Who?=nam"], "did you mean name?"), (["x"], "--map")):
        with pytest.raises(WimldsError) as error:
            read(text, maps=parse_maps(maps))
        assert words in f"{error.value.message} {error.value.hint}"


def test_a_question_asked_in_two_branches_has_one_answer(read):
    found = read(given_.sheet(("Name", "Talk title", "Talk title"), ("Grace", "", "B"), ("Ada", "A", "")))
    assert [one.title for one in found.proposals] == ["B", "A"]
    double = read(given_.sheet(("Name", "Talk title", "Talk title"), ("Grace", "A", "B")))
    assert double.proposals[0].title == "A"
    assert "row 2: there are several answers" in double.remarks[0]


def test_who_answers_again_is_the_same_and_the_later_answer_holds(read):
    header = ("Name", "Email", "Talk title", "Bio")
    found = read(given_.sheet(header, ("Grace Hopper", "g@x.org", "A", "old"), ("HOPPER, G.", "G@x.org", "A", "new")))
    assert len(found.people) == len(found.proposals) == 1
    assert found.people[0].facts["biography"] == "new"


def test_one_address_may_stand_for_two_people(read):
    found = read(given_.sheet(("Name", "Email"), ("Grace Hopper", "office@x.org"), ("Ada Lovelace", "office@x.org")))
    assert [one.name for one in found.people] == ["Grace Hopper", "Ada Lovelace"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04xl/workbook", "Save as"),
        (b"\xd0\xcf\x11\xe0", "CSV UTF-8"),
        (b"%PDF-1.7", "export the answers as CSV"),
        (b"<!DOCTYPE html><title>Sign in</title>", "had to log in"),
        (b"", "is empty"),
        (b"Name,Title\n", "no answers yet"),
        (b"Colour,Size\nred,L\n", "“Colour”, “Size”"),
        (b'Name,Title\n"Grace,A\n', ".csv:2:"),
        (b"Name,Title\nGrace,A,B\n", "row 2 has 3 cells"),
        (b'{"a": 1}', "Sessionize"),
        (b'{"a": ', "no sound JSON"),
        (bytes(range(256)), "no column"),
        (b"\x00\x00\x01" * 100, "not a CSV or JSON"),
    ],
)
def test_a_wrong_file_is_named_with_the_way_out(content, words, read):
    with pytest.raises(WimldsError) as error:
        read(content)
    assert words in f"{error.value.message} {error.value.hint}"
    assert "answers.csv" in error.value.message


def test_an_encoding_may_be_given(read):
    text = "Name,Talk title\nKlára Dán,Őrült ötletek\n"
    assert read(text.encode("cp1250"), encoding="cp1250").proposals[0].title == "Őrült ötletek"
    for encoding in ("martian", "ascii"):
        with pytest.raises(WimldsError):
            read(text.encode("cp1250"), encoding=encoding)


def test_sessionize(read):
    found = read(given_.as_json(given_.sessionize()), "all.json")
    grace, ada = found.people
    assert grace.facts == {
        "pronouns": "she/her",
        "consent": {"recording": True},
        "tagline": "Rear admiral",
        "biography": "Writes compilers.",
        "links": {
            "x": "https://twitter.com/grace",
            "linkedin": "https://www.linkedin.com/in/grace/",
            "website": "https://grace.example.org",
        },
    }
    assert (grace.state, grace.picture) == ("confirmed", "https://sessionize.example.org/image/1.jpg")
    (talk,) = found.proposals
    assert talk.facts == {
        "title": "Compilers: a tour",
        "type": "workshop",
        "track": "industry",
        "abstract": given_.ABSTRACT,
        "duration": 35,
        "paper_url": "https://example.org/paper",
    }
    assert talk.people == [grace, ada]
    assert [one for one in found.remarks if "left out" in one] == [
        "“Not this time” is left out: declined",
        "“Lunch” is left out: a service session",
    ]


def test_a_question_of_sessionize_is_told_apart_by_hand(read):
    text = given_.as_json(given_.sessionize())
    assert read(text, "all.json", maps={"T-shirt size": "affiliation"}).people[0].facts["affiliation"] == "L"
    with pytest.raises(WimldsError, match="“Shoe size”"):
        read(text, "all.json", maps={"Shoe size": "affiliation"})


def test_sessionizes_other_views(read):
    data = given_.sessionize()
    names = {one["id"]: one["fullName"] for one in data["speakers"]}
    sessions = [
        {**one, "speakers": [{"id": who, "name": names[who]} for who in one["speakers"]]} for one in data["sessions"]
    ]
    grouped = read(given_.as_json([{"groupId": None, "groupName": "All", "sessions": sessions}]), "sessions.json")
    assert [one.name for one in grouped.people] == ["Grace Hopper", "Ada Lovelace"]
    assert grouped.proposals[0].title == "Compilers: a tour"
    people = read(given_.as_json(data["speakers"]), "speakers.json")
    assert [one.name for one in people.people] == ["Grace Hopper", "Ada Lovelace", "Klára Dán"]


def test_pretalx_schedule(read):
    found = read(given_.as_json(given_.pretalx_schedule()), "schedule.json")
    (grace,) = found.people
    assert grace.facts == {"pronouns": "she/her", "biography": "Writes compilers."}
    assert (grace.state, grace.picture) == ("confirmed", "https://pretalx.example.org/media/1.png")
    (talk,) = found.proposals
    assert talk.facts == {
        "title": "Compilers: a tour",
        "type": "workshop",
        "track": "industry",
        "abstract": given_.ABSTRACT,
        "duration": 35,
    }
    assert talk.starts.isoformat() == "2027-03-18T19:00:00+01:00"


@pytest.mark.parametrize("wrapped", [True, False])
def test_pretalx_api(wrapped, read):
    data = given_.pretalx_submissions()
    found = read(given_.as_json(data if wrapped else data["results"]), "submissions.json")
    (grace,) = found.people
    assert grace.private == {"email": "grace@navy.example.org"}
    assert (grace.state, grace.facts["pronouns"]) == ("invited", "she/her")
    assert found.proposals[0].facts["type"] == "talk"
    assert "“Not this time” is left out: rejected" in found.remarks


def test_pretalx_organizers_export_is_a_table_in_json(read):
    rows = [{"ID": "P1", "Name": "Grace Hopper", "Email": "g@x.org", "Biography": "B", "Proposal titles": ["A"]}]
    found = read(given_.as_json(rows), "speakers.json")
    assert (found.people[0].name, found.people[0].facts["biography"]) == ("Grace Hopper", "B")


@pytest.mark.parametrize("data", [given_.sessionize(), given_.pretalx_schedule(), given_.pretalx_submissions()])
def test_a_damaged_export_ends_in_words(data, read):
    text = given_.as_json(data)
    damage = {
        "[": "{", "null": '"x"', '"speakers": [': '"speakers": [null, 3, ', '"answers": [': '"answers": [4, ',
        '"persons": [': '"persons": [4, ', '"questionAnswers": [': '"questionAnswers": [4, ', '"en"': '"de"',
        '"items": [': '"items": [4, ', '"rooms": {"Room A": [': '"rooms": {"A": null, "Room A": [null, ',
    }  # fmt: skip
    for old, new in damage.items():
        with contextlib.suppress(WimldsError):
            read(text.replace(old, new), "x.json")
    with pytest.raises(WimldsError, match=r"x\.json"):
        read(text[:-5], "x.json")


@given(st.text(max_size=300))
def test_a_clean_cell_stays_clean(text):
    cleaned = cells.clean(text)
    assert cells.clean(cleaned) == cleaned
    assert not set("\r\x00\x0b\u2028\ufeff") & set(cleaned)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("30", 30),
        ("30 min", 30),
        ("1h", 60),
        ("1 h 30", 90),
        ("1:15", 75),
        ("00:35", 35),
        ("2 heures", 120),
        ("soon", None),
    ],
)
def test_durations(text, number):
    assert cells.minutes(text) == number


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Yes", True), ("yes, with pleasure", True), ("Oui !", True), ("não", False), ("Nein, danke", False),
     ("maybe", None), ("Sí", True), ("", None), ("TRUE", True), ("はい", True)],
)  # fmt: skip
def test_answers(text, answer):
    assert cells.yes_or_no(text) is answer
