"""What a stranger's text and a stranger's template cannot do; and what is private stays so."""

from __future__ import annotations

import pytest

from tests.announce.events import EVERY_MOMENT, announced, files, small, texts
from wimlds_cli.announce.environment import template_folders
from wimlds_cli.errors import WimldsError

SECRET = "zq7-secret"
PRIVATE = f"""\
speakers:
  grace-hopper:
    email: {SECRET}@example.org
    access_needs: {SECRET} wheelchair
"""


def test_nothing_private_reaches_any_output(tmp_path):
    folder = small(tmp_path)
    (folder / "private.yaml").write_text(PRIVATE, encoding="utf-8")
    announced(folder, moments=EVERY_MOMENT, draft=True, sessions=True)
    announced(folder, moments=EVERY_MOMENT, sessions=True)
    produced = [path for top in ("out", ".wimlds") for path in (folder / top).rglob("*") if path.is_file()]
    assert len(produced) > 50
    for path in produced:
        assert SECRET.encode() not in path.read_bytes(), path
        assert SECRET not in path.name


def template(folder, text):
    own = folder / "templates" / "announce" / "x"
    own.mkdir(parents=True)
    (own / "opening.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "text",
    [
        "{{ event.__class__.__mro__ }}",
        "{{ event.name.__class__.__base__.__subclasses__() }}",
        "{{ ''.join.__globals__ }}",
        "{{ counted.__globals__ }}",
        "{{ strong.__closure__ }}",
        "{{ self.__init__.__globals__ }}",
        "{% include '../../event.yaml' %}",
        "{% include 'private.yaml' %}",
        "{{ event.everything.update(x=1) or event.nothing }}",
        "{{ '{0.__class__}'.format(event) }}",
    ],
)
def test_a_template_cannot_reach_out_of_its_sandbox(tmp_path, text):
    folder = template(small(tmp_path), text)
    (folder / "private.yaml").write_text(PRIVATE, encoding="utf-8")
    with pytest.raises(WimldsError):
        announced(folder, channels=["x"], moments=["opening"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ event.nme }}", "nme"),
        ("{% if %}", "opening.txt:1"),
        ("{{ event.childcare }}", "not given"),
        ("{{ 1 / 0 }}", "cannot be filled in"),
    ],
)
def test_a_faulty_template_is_named(tmp_path, text, said):
    with pytest.raises(WimldsError, match="opening") as caught:
        announced(template(small(tmp_path), text), channels=["x"], moments=["opening"])
    assert said in caught.value.message
    assert caught.value.hint


EVIL = "<!channel> *bold* @everyone <script>x</script> [a](https://evil.example) {{ event }} =1+1"


@pytest.fixture
def evil(tmp_path):
    folder = small(
        tmp_path,
        ("name: Grace Hopper", f"id: grace\n    name: '{EVIL}'"),
        ("speakers: [Grace Hopper]", "speakers: [grace]"),
        ("title: Nanoseconds", f"title: '{EVIL}'"),
    )
    return texts(announced(folder, moments=EVERY_MOMENT, draft=True)), files(folder)


@pytest.mark.parametrize(
    ("channel", "never"),
    [
        ("slack", ["<!channel>", "@everyone", "<script", " *bold*"]),
        ("discord", ["@everyone", " *bold*", "[a](https://evil", " <script"]),
        ("meetup", [" *bold*", " [a](https://evil", " <script"]),
        ("mastodon", ["@everyone"]),
        ("x", ["@everyone"]),
        ("abstracts", [" *bold*", " [a](https://evil", " <script"]),
    ],
)
def test_a_speakers_text_is_no_mark_up_and_calls_nobody(evil, channel, never):
    held = [text for key, text in evil[0].items() if key.partition("/")[0] == channel]
    assert any("bold" in text for text in held)
    for text in held:
        for piece in never:
            assert piece not in text


def test_a_speakers_text_is_no_html_and_no_template(evil):
    page = evil[1]["by-hand.html"]
    assert page.count("<script") == page.count("</script") == 1
    assert "{{ event }}" in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", ["../../escaped", "a/b", "..", "C:\\x", "con", "x\x00y"])
def test_no_id_leads_out_of_the_folder(tmp_path, name):
    quoted = name.replace("\\", "\\\\").replace("\x00", "\\0")
    folder = small(
        tmp_path / "chapter" / "event",
        ("  - name: Grace Hopper\n", f'  - name: Grace Hopper\n    id: "{quoted}"\n'),
    )
    announced(folder, moments=["speaker"], draft=True)
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and folder not in path.parents]
    assert outside == []
    assert all(path.parts[-3:-1] != ("x", "..") for path in (folder / "out").rglob("*"))


def test_one_changed_word_changes_that_text_and_no_other(tmp_path):
    folder = small(tmp_path)
    moments = [moment for moment in EVERY_MOMENT if moment != "recap"]
    before = texts(announced(folder, moments=moments))
    shipped = template_folders()[-1] / "short" / "opening.txt"
    template(folder, shipped.read_text("utf-8").replace("Join us on", "Meet us on"))
    after = texts(announced(folder, moments=moments))
    assert [key for key in before if before[key] != after[key]] == ["x/opening"]
    assert after["x/opening"] == before["x/opening"].replace("Join us on", "Meet us on")


def test_an_events_template_wins_over_the_chapters_and_a_named_one_over_both(tmp_path):
    words = "{{ event.mission }} {{ event.welcome }} {{ event.conduct_url }}"
    chapter = template(tmp_path / "chapter", f"from the chapter {words}")
    (chapter / "chapter.yaml").write_text("name: Some Chapter\n", encoding="utf-8")
    folder = small(chapter / "event")

    def opening(**order):
        return texts(announced(folder, channels=["x"], moments=["opening"], **order))["x/opening"]

    assert opening().startswith("from the chapter")
    template(folder, f"from the event {words}")
    assert opening().startswith("from the event")
    named = template(tmp_path / "named", f"from the command line {words}")
    assert opening(templates=named / "templates").startswith("from the command line")
