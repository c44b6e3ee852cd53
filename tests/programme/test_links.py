"""The programme leads to each session, and each session back: followed through the relationships."""

from __future__ import annotations

from factories import Deck
from wimlds_cli.merge.pptx import Entry, merge_decks

from .conftest import EXAMPLES, Event


def test_each_row_of_the_programme_leads_to_its_sessions_first_slide_and_back(event):
    deck = event.merge()
    links = deck.links(2)
    assert [name for name, _ in links] == ["To “First talk”", "To “Pause”", "To “Second talk”"]
    sections = dict(deck.opened.sections)
    assert [number for _, number in links] == [sections[name][0] for name in ("First talk", "Pause", "Second talk")]
    for _, number in links:
        assert deck.links(number) == [("Back to the programme", 2)]


def test_in_both_examples_every_session_but_the_outer_breaks_can_be_reached(tmp_path):
    for name, outer in (("chapter-evening", 2), ("conference-meetup", 2)):
        folder = tmp_path / name
        folder.mkdir()
        example = Event(EXAMPLES / name)
        deck = _merged(example, folder)
        pages = [n for n in range(1, 8) if any(words.startswith("To “") for words, _ in deck.links(n))]
        reached = [target for page in pages for _, target in deck.links(page)]
        sections = dict(deck.opened.sections)
        firsts = [deck_first for title, (deck_first, *_) in sections.items() if title not in ("Opening", "Closing")]
        firsts = [n for n in firsts if deck.links(n)[:1] == [("Back to the programme", pages[0])]]
        assert reached == firsts
        assert len(reached) == len(deck.order_sessions) - outer


def _merged(example, folder):
    from wimlds_cli.event.loader import load_event
    from wimlds_cli.programme import running_order

    from .conftest import Deck as Merged
    from .conftest import Opened

    loaded = load_event(example.folder)
    order = running_order(loaded, made_in=folder)
    entries = [Entry(one.path, one.title, one.anchor, one.made_from) for one in order.pieces]
    report = merge_decks(entries, folder / "merged.pptx")
    merged = Merged(Opened(report.output), report, order)
    merged.order_sessions = loaded.event.running_order()
    return merged


def linking(address: str) -> Deck:
    deck = Deck("linking")
    slide = deck.add_slide("Programme")
    rid = slide.relate("hyperlink", address, external=True)
    run = f'<a:r><a:rPr><a:hlinkClick r:id="{rid}"/></a:rPr><a:t>go</a:t></a:r>'
    slide.shapes.append(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{slide.new_id()}" name="Link"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        "<p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
    )
    return deck


def merged_links(tmp_path, *, made: bool, address: str, anchor: str = "target"):
    paths = [linking(address).save(tmp_path / "a.pptx"), Deck("b").save(tmp_path / "b.pptx")]
    target = Deck("b")
    target.add_slide("First of the target")
    target.add_slide("Second of the target")
    target.save(paths[1])
    from .conftest import Opened

    template = tmp_path / "template.pptx" if made else None
    report = merge_decks(
        [Entry(paths[0], "A", made_from=template), Entry(paths[1], "B", anchor)], tmp_path / "merged.pptx"
    )
    return Opened(report.output), report


def test_a_made_decks_link_to_an_anchor_becomes_a_jump_to_that_decks_first_slide(tmp_path):
    opened, _ = merged_links(tmp_path, made=True, address="wimlds:target")
    first = opened.slides[0]
    assert [opened.number(slide) for slide in opened.jumps(first)] == [2]
    assert not [rel for rel in opened.rels(first) if rel.is_a("hyperlink")]


def test_a_link_to_an_anchor_that_no_entry_has_is_removed_and_said(tmp_path):
    opened, report = merged_links(tmp_path, made=True, address="wimlds:elsewhere")
    assert opened.find(opened.slides[0], "//a:hlinkClick") == []
    (finding,) = [one for one in report.findings if one.kind == "dropped"]
    assert "elsewhere" in finding.message


def test_a_speakers_deck_cannot_aim_at_an_anchor(tmp_path):
    opened, _ = merged_links(tmp_path, made=False, address="wimlds:target")
    (link,) = [rel for rel in opened.rels(opened.slides[0]) if rel.is_a("hyperlink")]
    assert link.target == "wimlds:target"
