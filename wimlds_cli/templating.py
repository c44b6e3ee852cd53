"""The Jinja environment, and where the templates and the sample event are found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wimlds_cli.errors import WimldsError
from wimlds_cli.quoting import yaml_text

if TYPE_CHECKING:
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
