"""Answers to a survey -> sums; what people wrote in their own words stays apart, and is never published."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wimlds_cli.chapter.survey import Ask, Survey
from wimlds_cli.chapter.withholding import may_be_shown
from wimlds_cli.errors import WimldsError
from wimlds_cli.event import names
from wimlds_cli.event.memory import damaged, read_memory, write_memory
from wimlds_cli.replace import replacing
from wimlds_cli.team.importing.table import Table, decoded, read_table

OWN_WORDS = "in their own words"
_MEMORY = "survey"
_LEAST_ALIKE = 15
"""Letters; shorter beginnings of a question may be those of another."""


@dataclass(frozen=True)
class Answered:
    """What came back on one question.

    Attributes:
        counts: How many ticked each answer; None where a group is too small to be told.
        people: How many answered.
    """

    ask: Ask
    counts: dict[str, int] | None
    people: int


@dataclass(frozen=True)
class Answers:
    """What came back on a whole survey.

    Attributes:
        people: How many filled it in.
        questions: Those to tick, in the survey's order.
        written: What people wrote: the question, and each text once for each time it was written, in an order that
            does not tell who wrote what.
        ignored: Columns that belong to no question: names, addresses, times are not taken in.
        missing: Questions for which there is no column.
    """

    people: int
    questions: tuple[Answered, ...]
    written: tuple[tuple[str, tuple[str, ...]], ...]
    ignored: tuple[str, ...]
    missing: tuple[str, ...]


def read_answers(path: Path) -> Table:
    """Read the table that a form exports: CSV, whatever program wrote it.

    Raises:
        WimldsError: It is no table, or cannot be opened.
    """
    try:
        text, encoding = decoded(path, path.read_bytes())
    except OSError as error:
        raise WimldsError(
            f"{path.as_posix()} cannot be opened: {error.strerror or error}", "look at the spelling of its name"
        ) from None
    return read_table(path, text, encoding)


def add_up(survey: Survey, table: Table) -> Answers:
    """Add up the answers.

    Args:
        survey: What was asked.
        table: One row a person, the questions as its header.

    Raises:
        WimldsError: No column belongs to a question of this survey.
    """
    columns = table.header
    rows = [dict(zip(columns, row.cells, strict=True)) for row in table.rows]
    found = {one.words: column for one in survey.questions if (column := _column(one, columns)) is not None}
    if not found:
        raise WimldsError(
            f"no column of the table is a question to {survey.audience.value}",
            "the first row must hold the questions as they were asked; perhaps the form was for others: --for",
        )
    filled = [row for row in rows if any(row.get(column, "").strip() for column in found.values())]
    questions, written = [], []
    for one in survey.questions:
        column = found.get(one.words)
        if column is None:
            continue
        cells = [cell for row in filled if (cell := row.get(column, "").strip())]
        counts, own = _counted(one, cells)
        if one.answers:
            told = not one.personal or may_be_shown(counts)
            questions.append(Answered(one, counts if told else None, len(cells)))
        if own:
            # Sorted: the order of the rows would tell which texts are one person's.
            written.append((one.words, tuple(sorted(own))))
    return Answers(
        len(filled),
        tuple(questions),
        tuple(written),
        tuple(column for column in columns if column not in found.values()),
        tuple(one.words for one in survey.questions if one.words not in found),
    )


def _column(ask: Ask, columns: Sequence[str]) -> str | None:
    """Return the column of a question: as it was asked, or, if only one fits, shortened or with words added."""
    wanted = _plain(ask.words)
    exact = next((column for column in columns if _plain(column) == wanted), None)
    if exact is not None:
        return exact
    near = [
        column
        for column in columns
        if len(words := _plain(column)) >= _LEAST_ALIKE and (wanted.startswith(words) or words.startswith(wanted))
    ]
    return near[0] if len(near) == 1 else None


def _plain(text: str) -> str:
    return " ".join(names.words(text))


def _counted(ask: Ask, cells: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Return how many ticked each answer, and what was written instead."""
    if not ask.answers:
        return {}, list(cells)
    known = {_plain(answer): answer for answer in ask.answers}
    counts = dict.fromkeys(ask.answers, 0)
    own: list[str] = []
    for cell in cells:
        ticked, rest = _ticked(cell, known, several=ask.several)
        for answer in dict.fromkeys(ticked):
            counts[answer] += 1
        if rest:
            own.append(rest)
    if own:
        counts[OWN_WORDS] = len(own)
    return counts, own


def _ticked(cell: str, known: Mapping[str, str], *, several: bool) -> tuple[list[str], str]:
    """Return the answers in a cell, and what else stands in it.

    A form joins several with commas or semicolons; an answer may hold a comma itself.
    """
    if _plain(cell) in known:
        return [known[_plain(cell)]], ""
    if not several:
        return [], cell
    found: list[str] = []
    rest: list[str] = []
    pieces = re.split(r"\s*[;,]\s*", cell)
    while pieces:
        for length in range(len(pieces), 0, -1):
            answer = known.get(_plain(" ".join(pieces[:length])))
            if answer is not None:
                found.append(answer)
                pieces = pieces[length:]
                break
        else:
            rest.append(pieces.pop(0))
    return found, ", ".join(piece for piece in rest if piece)


def keep(folder: Path, survey: Survey, answers: Answers) -> Path | None:
    """Keep the sums in the event's `.wimlds/`, and what was written in a private file; return that file.

    Only sums that may be told are kept.

    Raises:
        WimldsError: A file cannot be read or written.
    """
    try:
        memory = read_memory(folder, _MEMORY)
    except ValueError as error:
        raise damaged(folder, _MEMORY, error, "Then take the answers in once more.") from None
    # Git ignores what is below out/ in every event's folder, also in those begun before there were surveys.
    private = folder / "out" / f"survey-{survey.audience.value}-private.txt"
    if answers.written:
        with replacing(private) as new:
            new.write_text(_private_text(survey, answers), encoding="utf-8", newline="\n")
    memory[survey.audience.value] = as_data(answers)
    write_memory(folder, _MEMORY, dict(sorted(memory.items())))
    return private if answers.written else None


def as_data(answers: Answers) -> dict[str, Any]:
    """Return the sums as data for programs; a question with too small a group has none."""
    return {
        "people": answers.people,
        "questions": [
            {"question": one.ask.words, "people": one.people, "answers": one.counts} for one in answers.questions
        ],
    }


def _private_text(survey: Survey, answers: Answers) -> str:
    parts = [f"What {survey.audience.value} wrote in their own words. Not to be published; not in git."]
    for question, texts in answers.written:
        parts.append(question + "\n" + "\n".join(f"- {' / '.join(text.split(chr(10)))}" for text in texts))
    return "\n\n".join(parts) + "\n"
