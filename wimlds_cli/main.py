"""The command line: registers the commands; here alone a WimldsError becomes an exit code."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from wimlds_cli import __version__, console
from wimlds_cli.commands import (
    announce,
    candidates,
    check_slides,
    check_speakers,
    done,
    import_speakers,
    mail,
    merge_slides,
    new_event,
    run_sheet,
    schema,
    site,
    stats,
    status,
    survey,
    templates,
)
from wimlds_cli.errors import WimldsError


class _Group(TyperGroup):
    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except WimldsError as error:
            _tell(error)
            raise typer.Exit(console.ExitCode.FAILED) from None


def _tell(error: WimldsError) -> None:
    from rich.text import Text

    err = console.err()
    err.print(Text.assemble(("error: ", "bold red"), error.message), soft_wrap=True)
    if error.hint:
        for number, line in enumerate(error.hint.splitlines()):
            err.print(Text(("  = help: " if number == 0 else "          ") + line), soft_wrap=True)


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


app.command("new-event")(new_event.new_event)
app.command("candidates")(candidates.candidates)
app.command("import-speakers")(import_speakers.import_speakers)
app.command("check-speakers")(check_speakers.check_speakers)
app.command("check-slides")(check_slides.check_slides)
app.command("merge-slides")(merge_slides.merge_slides)
app.command("announce")(announce.announce)
app.command("site")(site.site)
app.command("stats")(stats.stats)
app.command("survey")(survey.survey)
app.command("mail")(mail.mail)
app.command("status")(status.status)
app.command("done")(done.done)
app.command("run-sheet")(run_sheet.run_sheet)
app.command("templates")(templates.templates)
app.command("schema")(schema.schema)


def main() -> None:
    """Run the command line."""
    app()
