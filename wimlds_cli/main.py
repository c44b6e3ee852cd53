"""The command line: registers the commands; here alone a WimldsError becomes an exit code."""

from __future__ import annotations

import gc
import importlib
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from wimlds_cli import __version__, console
from wimlds_cli.errors import WimldsError

COMMANDS = {
    "new-event": "Begin an event: a folder with an event.yaml to fill in, and deadlines that fit the days left.",
    "candidates": "Show which volunteers have not spoken yet, who is new to speaking, and who offers what.",
    "import-speakers": "Bring speakers and sessions from a form or another tool into the event's file.",
    "check-speakers": "Say who still owes what by when, and what is wrong in the event's file.",
    "check-slides": "Say what in a deck would not play, look, or behave on another laptop as it did at home.",
    "mail": "Draft mails, one a person, into out/mail/; nothing is sent.",
    "status": "Show who does what by when: done, still to come, overdue; and the three things to do next.",
    "done": "Tick a task that is done, in the event's file: one line changes, and no other.",
    "announce": "Write every channel's text, ready to paste.",
    "merge-slides": "Merge the speakers' decks into one, with nothing lost.",
    "run-sheet": "Write the run sheet: times, names and how they are said, who must not be photographed, what to say.",
    "survey": "Write a survey's questions, to paste into a form; or add up what came back.",
    "stats": "Count who came, spoke and hosted, over the events below a folder.",
    "site": "Write a site of all events below a folder: list, map, archive, speakers, feeds, a page each.",
    "templates": "List the templates of texts, pages, surveys and your own slides, or copy one out to edit.",
    "schema": "Print a JSON Schema, with which editors complete and check the files.",
}
"""The commands in the order of `--help`, with the first line of their docstrings. `new-event` is the function
`new_event` in `commands/new_event.py`, which is imported only when the command is run."""


class _Command(TyperCommand):
    """A command as `--help` lists it; the real one takes over when it is called."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return self._real().make_context(info_name, args, parent, **extra)

    def _real(self) -> Any:
        name = str(self.name).replace("-", "_")
        function = getattr(importlib.import_module(f"wimlds_cli.commands.{name}"), name)
        alone = typer.Typer(add_completion=False)
        alone.command(self.name)(function)
        return typer.main.get_command(alone)


class _Group(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, words in COMMANDS.items():
            self.add_command(_Command(name, help=words))

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except WimldsError as error:
            _tell(error)
            raise typer.Exit(console.ExitCode.FAILED) from None


def _tell(error: WimldsError) -> None:
    from rich.text import Text

    err = console.err()
    # On a terminal lines break between words; what is piped or kept stays one line for each thing said.
    whole = not err.is_terminal
    err.print(Text.assemble(("error: ", "bold red"), error.message), soft_wrap=whole)
    if error.hint:
        for number, line in enumerate(error.hint.splitlines()):
            err.print(Text(("  = help: " if number == 0 else "          ") + line), soft_wrap=whole)


app = typer.Typer(
    cls=_Group,
    name="wimlds",
    help="Run a local tech meetup from one YAML file.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wimlds {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Run a local tech meetup from one YAML file."""


def main() -> None:
    """Run the command line."""
    try:
        app()
    finally:
        # On its way out Python searches all that it holds for cycles, several times: most of what ending takes.
        gc.freeze()
