"""The report: every member of every input is accounted for, truly, and in words an organizer can use."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from factories import FEATURES, deck_with
from factories.content import add_picture, png
from factories.shows import add_action, add_show_jump

from .reconciliation import unaccounted


def everything(merge):
    """A merge in which about every rule has something to do."""
    a = deck_with(*FEATURES, name="A")
    b = deck_with(*FEATURES, name="B", accent="FF0000")
    b.default_text_style = b.default_text_style.replace('sz="1800"', 'sz="2400"')
    c = deck_with("chart", "notes", name="C")
    return merge(a, b, c, a, titles=("Opening", "Talk", "Talk", "Again"))


def test_a_merge_of_everything_is_accounted_for(merge):
    merged = everything(merge)
    assert {part.outcome for part in merged.report.parts} == {"copied", "edited", "shared", "merged", "dropped"}


def test_the_report_as_json_says_all_of_it_and_nothing_that_json_cannot(merge):
    merged = everything(merge)
    said = json.loads(json.dumps(merged.report.as_json()))
    assert len(said["parts"]) == len(merged.report.parts)
    assert len(said["findings"]) == len(merged.report.findings)
    assert said["slides"] == len(merged.slides)
    assert {"deck", "name", "outcome", "output", "why"} <= set(said["parts"][0])
    assert {"kind", "rule", "message", "deck", "slide"} <= set(said["findings"][0])


def test_findings_are_of_known_kinds_and_name_real_slides(merge):
    merged = everything(merge)
    assert merged.report.findings
    for finding in merged.report.findings:
        assert finding.kind in ("changed", "dropped", "warning", "inherited", "lost")
        assert 1 <= finding.rule <= 33
        assert finding.message.strip() == finding.message != ""
        assert "\n" not in finding.message
        if finding.slide is not None:
            first = sum(len(source.slides) for source in merged.sources[: finding.deck])
            assert first < finding.slide <= first + len(merged.sources[finding.deck].slides)


def test_nothing_is_said_twice(merge):
    findings = everything(merge).report.findings
    assert len(findings) == len(set(findings))


def test_every_edited_slide_has_a_finding_or_a_reason(merge):
    merged = everything(merge)
    for part in merged.report.parts:
        if part.outcome == "edited" and "/slides/slide" in part.name:
            assert part.why


def test_the_output_is_named_and_measured(merge):
    merged = merge(deck_with("film", name="A"))
    assert merged.report.output == merged.out.path
    assert merged.report.bytes == merged.out.path.stat().st_size
    assert merged.report.size == (12192000, 6858000)


def test_rows_stand_in_the_order_of_the_decks(merge):
    merged = merge(deck_with(name="A"), deck_with("hidden slide", name="B"), titles=("Opening", "Talk"))
    rows = merged.report.decks
    assert [(row.title, row.path.name, row.slides, row.first_slide) for row in rows] == [
        ("Opening", "0-A.pptx", 2, 1),
        ("Talk", "1-B.pptx", 2, 3),
    ]


def test_each_removed_action_is_told_with_its_own_slide(merge):
    deck = deck_with("macros", name="B")
    for slide in deck.slides:
        add_action(slide, "ppaction://macro?name=Hello", "run")
    add_show_jump(deck.slides[1], "endshow")
    merged = merge(deck_with(name="A"), deck)
    assert sorted(f.slide for f in merged.findings("dropped", deck=1) if f.slide) == [3, 4]
    assert [f.slide for f in merged.findings("warning", deck=1) if f.slide] == [4]


# The reconciliation itself must be able to fail.


def tampered(merged, **changes):
    """The same merge with one thing of its report changed."""
    report = SimpleNamespace(
        slides=merged.report.slides,
        decks=list(merged.report.decks),
        parts=[
            SimpleNamespace(deck=p.deck, name=p.name, outcome=p.outcome, output=p.output, why=p.why)
            for p in merged.report.parts
        ],
        findings=merged.report.findings,
    )
    for name, value in changes.items():
        setattr(report, name, value)
    return SimpleNamespace(out=merged.out, sources=merged.sources, report=report)


def lie(merged, of: str, **changes):
    told = tampered(merged)
    part = next(p for p in told.report.parts if p.name == of)
    for key, value in changes.items():
        setattr(part, key, value)
    return unaccounted(told)


@pytest.fixture
def honest(merge):
    a, b = deck_with("chart", "jump to the last slide", name="A"), deck_with(name="B")
    add_picture(a.slides[0], png("only here"))
    return merge(a, b)


def test_an_honest_report_reconciles(honest):
    assert unaccounted(tampered(honest)) == []


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("/ppt/slides/slide1.xml", {"outcome": "copied"}),
        ("/ppt/slides/slide1.xml", {"why": ""}),
        ("/ppt/slides/slide2.xml", {"outcome": "edited", "why": "made up"}),
        ("/ppt/slides/slide2.xml", {"output": ("/ppt/slides/slide3.xml",)}),
        ("/ppt/slides/slide2.xml", {"output": ("/ppt/slides/slide99.xml",)}),
        ("/ppt/charts/chart1.xml", {"outcome": "dropped", "output": (), "why": "made up"}),
        ("/ppt/media/image1.png", {"outcome": "dropped", "output": (), "why": "made up"}),
        ("/ppt/charts/chart1.xml", {"outcome": "merged"}),
        ("/ppt/media/image1.png", {"outcome": "dropped"}),
        ("/ppt/media/image1.png", {"name": "/ppt/media/image77.png"}),
        ("/ppt/media/image1.png", {"outcome": "eaten"}),
    ],
)
def test_a_report_that_lies_does_not_reconcile(honest, name, changes):
    assert lie(honest, name, **changes) != []


def test_a_report_that_forgets_a_part_does_not_reconcile(honest):
    assert unaccounted(tampered(honest, parts=honest.report.parts[1:])) != []


def test_a_report_with_a_wrong_number_of_slides_does_not_reconcile(honest):
    assert unaccounted(tampered(honest, slides=5)) != []
