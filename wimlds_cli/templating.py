"""The Jinja environment, how a template is filled in, and where the templates and the sample event are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.quoting import yaml_text

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.sandbox import SandboxedEnvironment

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """Return the folder of the templates: inside an installed package, or the checkout's own."""
    return _shipped("_templates", _PACKAGE.parent / "templates")


def sample_folder() -> Path:
    """Return the folder of the sample event, with its chapter.yaml in the folder above."""
    return _shipped("_sample", _PACKAGE.parent / "examples") / "chapter-evening"


def _shipped(name: str, checkout: Path) -> Path:
    for folder in (_PACKAGE / name, checkout):
        if folder.is_dir():
            return folder
    raise WimldsError(
        f"this installation of wimlds is incomplete: {name} is missing",
        "install it again: pip install --force-reinstall wimlds",
    )


def template_folders(kind: str, homes: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders in which one kind of templates is looked for, the one that wins first.

    Args:
        kind: The folder of the templates: announce, mail.
        homes: Folders that may hold a folder of that name; the package's own comes last.
    """
    shipped = (templates_folder() / kind).resolve()
    own = dict.fromkeys((home / kind).resolve() for home in homes if (home / kind).is_dir())
    return (*(folder for folder in own if folder != shipped), shipped)


def copy_out(template: Path, copy: Path) -> Path:
    """Copy a template to where it may be edited; return the copy.

    Raises:
        WimldsError: The copy exists already, or cannot be written.
    """
    if copy.exists():
        raise WimldsError(f"{copy.as_posix()} is there already", "edit it, or delete it first")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(template.read_bytes())
    except OSError as error:
        raise WimldsError(
            f"{copy.as_posix()} cannot be written: {error.strerror or error}", "look whether you may write there"
        ) from None
    return copy


def environment(kind: str, overrides: Sequence[Path] = ()) -> SandboxedEnvironment:
    """Return an environment that renders one kind of templates.

    Sandboxed, because a chapter's own templates may come from anybody; strict, because a gap in a published text
    is worse than an error.

    Args:
        kind: The folder of the templates: event, announce, mail.
        overrides: Folders whose files win over those that are shipped, the first most of all.
    """
    from jinja2 import FileSystemLoader, StrictUndefined, select_autoescape
    from jinja2.sandbox import SandboxedEnvironment

    found = SandboxedEnvironment(
        loader=FileSystemLoader([*overrides, templates_folder() / kind]),
        undefined=StrictUndefined,
        autoescape=select_autoescape(("html", "html.j2"), default_for_string=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["yaml"] = yaml_text
    return found


def filled(made: Environment, template: str, facts: Mapping[str, Any]) -> str:
    """Fill a template in.

    Raises:
        WimldsError: The template is wrong; the message names its file, and its line where that is known.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return made.get_template(template).render(**facts)
    except TemplateSyntaxError as error:
        raise _wrong(error.filename or error.name or template, error.lineno, error.message) from None
    except (TemplateError, TypeError, ValueError, AttributeError) as error:
        raise _wrong(_file_of(made, template), None, str(error)) from None


def _file_of(made: Environment, template: str) -> str:
    from jinja2 import TemplateNotFound

    try:
        return made.get_template(template).filename or template
    except TemplateNotFound:
        return template


def _wrong(file: str, line: int | None, message: str | None) -> WimldsError:
    place = Path(file).as_posix() + (f":{line}" if line else "")
    return WimldsError(
        f"the template {place} cannot be filled in: {message}",
        "mend it, or delete your copy to have the package's again",
    )
