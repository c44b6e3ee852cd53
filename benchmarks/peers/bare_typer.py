"""The least that a Typer program can be: what starting costs before a program of its own does anything."""

import sys

import typer

app = typer.Typer(no_args_is_help=True)


@app.command()
def greet() -> None:
    """Say hello."""


@app.command()
def part() -> None:
    """Say goodbye."""


sys.argv[1:] = ["--help"]
app()
