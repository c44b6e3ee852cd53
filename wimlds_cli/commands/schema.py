"""`wimlds schema`: the JSON Schemas, for editors and programs."""

from __future__ import annotations

import enum
from typing import Annotated

import typer


class Schema(enum.StrEnum):
    """What a schema describes."""

    EVENT = "event"
    CHAPTER = "chapter"
    CHECK_SPEAKERS = "check-speakers"


def schema(
    what: Annotated[
        Schema,
        typer.Argument(help="event.yaml, chapter.yaml, or what `check-speakers --format json` prints."),
    ],
) -> None:
    """Print a JSON Schema, with which editors complete and check the files."""
    from wimlds_cli.schemas import schema_text

    typer.echo(schema_text(what.value), nl=False)
