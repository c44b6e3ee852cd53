"""`wimlds templates`: what texts, pages and surveys are written from, and a copy of one to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.commands.options import EventArgument
from wimlds_cli.errors import WimldsError

if TYPE_CHECKING:
    from rich.text import Text

    from wimlds_cli.announce.catalogue import Template
    from wimlds_cli.event.loader import LoadedEvent
    from wimlds_cli.texts.catalogue import TemplateFile


def templates(
    event: EventArgument = None,
    copy: Annotated[
        str | None,
        typer.Option(
            "--copy", metavar="NAME", help="Copy one into your chapter's templates/, to edit it.", show_default=False
        ),
    ] = None,
) -> None:
    """List the templates of texts, pages, surveys and your own slides, or copy one out to edit.

    A file of the same name in the chapter's own templates/ folder changes that text, or those slides, and no other.
    """
    from wimlds_cli.announce.catalogue import copy_template, list_templates
    from wimlds_cli.announce.environment import template_folders
    from wimlds_cli.event.folders import event_file_in
    from wimlds_cli.event.loader import find_event, load_event
    from wimlds_cli.texts.catalogue import KINDS, copy_file, list_files

    loaded = None
    if event is not None or copy is not None or event_file_in(Path()) is not None:
        loaded = load_event(find_event(event))
    folders = template_folders(loaded)
    out = console.out()
    if copy is None:
        _print([*list_templates(folders), *list_files(() if loaded is None else loaded.own_templates)], loaded)
        return
    if loaded is None:
        raise WimldsError("there is no event here", "name the event's folder: wimlds templates EVENT --copy NAME")
    beside = loaded.chapter_path or loaded.path
    if copy.replace("\\", "/").removesuffix(".pptx") in ("deck", "deck/programme", "programme"):
        from wimlds_cli.programme.template import copy_deck

        made = copy_deck(beside.parent / "templates")
        out.print(f"Rebrand {made.as_posix()} in PowerPoint", soft_wrap=True, markup=False)
        out.print("merge-slides makes your own slides from it; delete it to have the package's again.", markup=False)
        return
    kind = copy.replace("\\", "/").partition("/")[0]
    made = (
        copy_file(copy, loaded.own_templates, beside.parent / "templates")
        if kind in KINDS
        else copy_template(copy, folders, beside.parent / "templates")
    )
    out.print(f"Edit {made.as_posix()}", soft_wrap=True, markup=False)
    out.print("It changes that text and no other; delete it to have the package's again.", markup=False)


def _deck_from(loaded: LoadedEvent | None) -> Text:
    from rich.text import Text

    from wimlds_cli.programme.template import find_template, shipped_template

    file = find_template(loaded) if loaded is not None else shipped_template()
    return Text("the package") if file == shipped_template() else Text(f"your own {file.as_posix()}", style="bold")


def _print(found: list[Template | TemplateFile], loaded: LoadedEvent | None) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None if console.plain_characters() else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Template", no_wrap=True)
    table.add_column("Comes from", overflow="fold")
    for template in found:
        if template.is_own:
            where = Text(f"your own {template.file.as_posix()}", style="bold")
        elif template.file.as_posix().endswith(f"/{template.name}"):
            where = Text("the package")
        else:
            where = Text(f"the package's {'/'.join(template.file.parts[-2:])}")
        table.add_row(Text(template.name), where)
    table.add_row(Text("deck/programme.pptx"), _deck_from(loaded))
    out = console.out()
    out.print(table)
    out.print()
    out.print("Edit one: `wimlds templates EVENT --copy NAME` puts it into your chapter's templates/.", markup=False)
