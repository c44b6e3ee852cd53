"""What several commands ask for in the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EventArgument = Annotated[
    Path | None,
    typer.Argument(help="The event's folder or file; the current folder when left out.", show_default=False),
]
"""The event that a command works on."""
TemplatesOption = Annotated[
    Path | None,
    typer.Option(
        "--templates", metavar="DIR", help="A folder of templates that win over all others.", show_default=False
    ),
]
"""Templates for one run, whoever's they are."""
