"""Reconciles a report with the packages on both sides, member by member."""

from __future__ import annotations

from collections import Counter, defaultdict

from factories import canonical, digest
from factories.names import NS

# What the merged deck has one of, made from all the inputs' own.
ONE_FOR_ALL = (
    *(".main+xml", "presProps+xml", "viewProps+xml", "tableStyles+xml", "commentAuthors+xml", "authors+xml"),
    *("core-properties+xml", "extended-properties+xml", "custom-properties+xml"),
    *("notesMaster+xml", "handoutMaster+xml"),
)
# What a merged deck may have although no input had it.
MADE = ("viewProps+xml", "core-properties+xml", "extended-properties+xml")
# What a slide may lead to and the merged deck does not want: see rules 19 and 28.
UNWANTED = ("notesMaster", "slideUpdateInfo")
OUTCOMES = ("copied", "edited", "shared", "merged", "dropped")


def unaccounted(merged) -> list[str]:
    """Say where a report and the packages disagree, in sentences; empty when they agree."""
    return [fault for check in (_inputs, _parts, _wanted, _outputs, _relationships, _counts) for fault in check(merged)]


def _members(opened) -> list[str]:
    return [f"/{name}" for name in opened.members]


def _is_frame(name: str) -> bool:
    """Whether a member is the package's own: content types or relationships."""
    return name.endswith(".rels") or name.lower() == "/[content_types].xml"


def _inputs(merged):
    """Every member of every input is told exactly once."""
    told = Counter((part.deck, part.name) for part in merged.report.parts)
    there = Counter((n, name) for n, source in enumerate(merged.sources) for name in _members(source))
    for (deck, name), count in ((told - there) + (there - told)).items():
        where = "is not told" if there[deck, name] else "is told and was not there"
        yield f"deck {deck}: {name} {where} ({count})"


def _parts(merged):
    """What the report says of a part is what happened to it."""
    there = set(_members(merged.out))
    brought = [set(_members(source)) for source in merged.sources]
    dropped = {(part.deck, part.name) for part in merged.report.parts if part.outcome == "dropped"}
    for part in merged.report.parts:
        source, who = merged.sources[part.deck], f"deck {part.deck}: {part.name} ({part.outcome})"
        if part.outcome not in OUTCOMES:
            yield f"{who} is no outcome"
        frame = _is_frame(part.name)
        if (part.outcome == "dropped" and part.output) or not (part.output or frame or part.outcome == "dropped"):
            yield f"{who} became {part.output or 'nothing'}"
        if not set(part.output) <= there:
            yield f"{who} became {part.output}, which is not all there"
            continue
        if part.name not in brought[part.deck]:
            continue
        if frame:
            yield from _frame(merged, part, dropped)
            continue
        mine = source.data(part.name)
        theirs = [merged.out.data(name) for name in part.output]
        if part.outcome == "copied" and any(data != mine for data in theirs):
            yield f"{who} has other bytes: {digest(mine)[:8]} became {[digest(data)[:8] for data in theirs]}"
        if part.outcome == "edited" and any(data == mine for data in theirs):
            yield f"{who} has the same bytes"
        if part.outcome in ("edited", "dropped") and not part.why.strip():
            yield f"{who} does not say why"
        if part.outcome == "shared":
            yield from (f"{who} is not {name}" for name in part.output if not _stands_for(merged, part, name))
        if part.outcome == "merged" and not (source.content_type(part.name) or "").endswith(ONE_FOR_ALL):
            yield f"{who} is not of a kind that merged decks have one of"


def _frame(merged, member, dropped):
    """A member that holds relationships goes the way of the part whose they are."""
    folder, _, base = member.name.rpartition("/_rels/")
    owner = f"{folder}/{base.removesuffix('.rels')}"
    absent = owner not in merged.sources[member.deck].parts
    if member.outcome == "dropped" and (base == ".rels" or not (absent or (member.deck, owner) in dropped)):
        yield f"deck {member.deck}: {member.name} is dropped although {owner} is not"


def _stands_for(merged, part, output: str) -> bool:
    """Whether an output part means what a shared part meant, or what came of an input's part that meant the same."""
    source = merged.sources[part.deck]
    twins = [p for p in merged.report.parts if p.outcome == "edited" and output in p.output]
    return _same(source, part.name, merged.out, output) or any(
        _same(source, part.name, merged.sources[twin.deck], twin.name) for twin in twins
    )


def _same(one, name: str, other, other_name: str) -> bool:
    """Whether two parts mean the same, but for ids that are the deck's business."""
    if one.data(name) == other.data(other_name):
        return True
    if not one.is_xml(name):
        return False
    lists = (f"{{{NS['p']}}}sldLayoutIdLst",)
    return canonical(one.xml(name), leave_out=lists) == canonical(other.xml(other_name), leave_out=lists)


def _wanted(merged):
    """Nothing that a slide or a master leads to is dropped, but what the rules name."""
    dropped = {(part.deck, part.name) for part in merged.report.parts if part.outcome == "dropped"}
    for number, source in enumerate(merged.sources):
        todo = [*source.slides, *source.masters]
        reached = set(todo)
        while todo:
            part = todo.pop()
            if (number, part) in dropped:
                yield f"deck {number}: {part} is dropped although a slide leads to it"
            for rel in source.rels(part):
                unlisted = rel.is_a("slide") and rel.part not in source.slides
                empty = rel.part is not None and not source.data(rel.part)
                if rel.part in reached or unlisted or empty or rel.type.endswith(UNWANTED) or rel.part is None:
                    continue
                reached.add(rel.part)
                todo.append(rel.part)


def _outputs(merged):
    """Every part of the merged deck comes from somewhere."""
    claimed = {name for part in merged.report.parts for name in part.output}
    for part in merged.out.parts:
        if part not in claimed and not (merged.out.content_type(part) or "").endswith(MADE):
            yield f"the merged deck's {part} comes from nowhere"
    owners = defaultdict(set)
    for part in merged.report.parts:
        if part.outcome in ("copied", "edited"):
            for name in part.output:
                owners[name].add((part.deck, part.name))
    yield from (f"{name} is claimed by {sorted(who)}" for name, who in owners.items() if len(who) > 1)


def _relationships(merged):
    """A part that was copied leads, by the same ids, to what its targets became."""
    became = {(part.deck, part.name): part for part in merged.report.parts}
    for part in merged.report.parts:
        if part.outcome not in ("copied", "edited") or _is_frame(part.name):
            continue
        source = merged.sources[part.deck]
        for output in part.output:
            there = {rel.id: rel for rel in merged.out.rels(output)}
            for rel in source.rels(part.name):
                who = f"deck {part.deck}: {part.name} {rel.id}"
                if rel.id not in there:
                    target = became.get((part.deck, rel.part))
                    if part.outcome == "copied" and (target is None or target.outcome != "dropped"):
                        yield f"{who} is gone"
                elif rel.external:
                    if (there[rel.id].target, there[rel.id].external) != (rel.target, True):
                        yield f"{who} led to {rel.target} and leads to {there[rel.id].target}"
                elif rel.is_a("notesMaster") and there[rel.id].part in merged.out.of_type("notesMaster+xml"):
                    continue
                elif rel.part is not None and there[rel.id].part not in _output(became, part.deck, rel.part):
                    yield f"{who} led to {rel.part} and leads to {there[rel.id].part}"


def _output(became, deck: int, name: str) -> tuple[str, ...]:
    return became[deck, name].output if (deck, name) in became else ()


def _counts(merged):
    report = merged.report
    if report.slides != len(merged.out.slides):
        yield f"{report.slides} slides told, {len(merged.out.slides)} there"
    for number, (deck, source) in enumerate(zip(report.decks, merged.sources, strict=True)):
        if deck.slides != len(source.slides):
            yield f"deck {number}: {deck.slides} slides told, {len(source.slides)} there"
        notes = sum(len(source.related(slide, "notesSlide")) for slide in source.slides)
        if deck.notes != notes:
            yield f"deck {number}: {deck.notes} notes told, {notes} there"
    if sum(deck.masters_added for deck in report.decks) != len(merged.out.masters):
        yield f"{[deck.masters_added for deck in report.decks]} masters told, {len(merged.out.masters)} there"
