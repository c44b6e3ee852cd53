"""Figures -> a table as data, CSV, or one page with plots."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wimlds_cli.chapter.figures import BEFORE, FIRST, By, Figures, Row
from wimlds_cli.chapter.plots import Bar, Plot
from wimlds_cli.chapter.withholding import SMALLEST_GROUP

if TYPE_CHECKING:
    from pathlib import Path

    from wimlds_cli.event.model import Brand

COLUMNS = ("events", "registered", "came", "came_first_time", "speakers", "speakers_first_time", "academic", "industry")
"""What a row holds besides its name, for programs."""
_LATEST = 12
"""Events that the page draws one by one; the table has all."""


def values_of(row: Row) -> dict[str, int | None]:
    """Return a row's numbers by their columns; None where a figure is not known or not told."""
    return {
        "events": row.events,
        "registered": row.registered,
        "came": row.came,
        "came_first_time": _first(row.visits),
        "speakers": row.speakers,
        "speakers_first_time": _first(row.first_speakers),
        "academic": row.talks.get("academic", 0),
        "industry": row.talks.get("industry", 0),
    }


def as_data(figures: Figures) -> dict[str, Any]:
    """Return all figures as data for programs."""
    return {
        "as_of": figures.as_of.isoformat(),
        "smallest_group": SMALLEST_GROUP,
        "coming": figures.coming,
        "off": figures.off,
        "total": _row(figures.total),
        **{f"by_{by.value}": [_row(row) for row in rows] for by, rows in figures.rows.items()},
        "questions": [
            {
                "question": one.question,
                "answers": one.answers,
                "events": one.events,
                "withheld_events": one.withheld,
                "seasons": one.over,
            }
            for one in figures.questions
        ],
        "returning_affiliations": [{"name": name, "events": count} for name, count in figures.affiliations],
        "hosts_by_country": [
            {"country": one.country, "events": one.events, "hosts": list(one.hosts)} for one in figures.hosts
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {"name": row.name, **values_of(row), "talks": row.talks, "withheld_events": row.withheld}


def as_csv(figures: Figures, by: By) -> str:
    """Return one table as CSV (RFC 4180); a figure that is not known or not told is empty."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow([by.value, *COLUMNS])
    for row in (*figures.rows[by], figures.total):
        values = values_of(row)
        writer.writerow([_cell(row.name), *("" if values[name] is None else values[name] for name in COLUMNS)])
    return made.getvalue()


def _cell(text: str) -> str:
    # A name that begins like a formula is one to a spreadsheet: an apostrophe makes it a text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def page_of(figures: Figures, title: str, brand: Brand | None, homes: Sequence[Path] = ()) -> str:
    """Return one page with plots and tables, that works without a network.

    Args:
        figures: The figures.
        title: Its heading.
        brand: The chapter's colours.
        homes: Folders that may hold the chapter's own templates.

    Raises:
        WimldsError: A template is wrong.
    """
    from markupsafe import Markup

    from wimlds_cli.texts.web import page

    plots = [(plot.title, Markup(plot.svg())) for plot in plots_of(figures) if plot.most]
    return page(
        "stats.html",
        brand,
        kind="chapter",
        homes=homes,
        title=title,
        figures=figures,
        plots=plots,
        tables=[(f"By {by.value}", by.value, figures.rows[by]) for by in By],
        values_of=values_of,
        smallest=SMALLEST_GROUP,
    )


def plots_of(figures: Figures) -> tuple[Plot, ...]:
    """Return the plots of a page."""
    seasons, latest = figures.rows[By.SEASON], figures.rows[By.EVENT][-_LATEST:]
    visits = _halves(seasons, [row.visits for row in seasons])
    first = _halves(seasons, [row.first_speakers for row in seasons])
    tracks = [(row.name, [Bar(track, row.talks[track]) for track in sorted(row.talks)]) for row in seasons if row.talks]
    countries = [(row.name, (Bar("events", row.events),)) for row in figures.rows[By.COUNTRY]]
    return (
        Plot("turnout", "Who came, of those who had registered", "people", _turnout(seasons)),
        Plot("visits", "Who came for the first time", "people", visits),
        Plot("first", "Who spoke for the first time", "people", first),
        Plot("tracks", "Talks by track", "talks", tracks),
        Plot("countries", "Events by country", "events", countries),
        Plot("latest", "The latest events", "people", _turnout(latest)),
    )


def _turnout(rows: Sequence[Row]) -> list[tuple[str, list[Bar]]]:
    counted = (row for row in rows if row.came is not None or row.registered is not None)
    return [(row.name, [Bar("came", row.came), Bar("registered", row.registered)]) for row in counted]


def _halves(rows: Sequence[Row], tables: Sequence[dict[str, int] | None]) -> list[tuple[str, list[Bar]]]:
    return [
        (row.name, [Bar(FIRST, table.get(FIRST, 0)), Bar(BEFORE, table.get(BEFORE, 0))])
        for row, table in zip(rows, tables, strict=True)
        if table
    ]


def _first(table: dict[str, int] | None) -> int | None:
    return None if table is None else table.get(FIRST, 0)
