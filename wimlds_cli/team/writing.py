"""The Jinja environment of mails and of the run sheet: what is printed is escaped for plain text or for Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wimlds_cli import templating
from wimlds_cli.team.facts import Address
from wimlds_cli.texts import wording
from wimlds_cli.texts.dialects import Dialect

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(folders: Sequence[Path], dialect: Dialect) -> Environment:
    """Return an environment that writes one mark-up.

    Args:
        folders: Where templates are looked for.
        dialect: The mark-up.
    """
    from jinja2 import FileSystemLoader, Undefined
    from markupsafe import Markup

    def write(value: Any) -> Any:
        if isinstance(value, (Markup, Undefined)):
            return value
        return Markup(dialect.address(value) if isinstance(value, Address) else dialect.escape(str(value)))

    made = templating.environment("mail").overlay(
        loader=FileSystemLoader([str(folder) for folder in folders]), autoescape=True, finalize=write
    )
    made.globals["strong"] = lambda value: Markup(dialect.strong(str(write(value))))
    made.globals["code"] = lambda text: Markup(dialect.code(text))
    made.globals["bullet"] = Markup(dialect.bullet)
    made.globals["title"] = lambda value, level=1: Markup(dialect.title(str(write(value)), level))
    made.filters["begun"] = lambda value: str(value)[:1].upper() + str(value)[1:]
    made.filters["sentence"] = lambda value: Markup(wording.sentence(str(write(value))))
    return made


def render(made: Environment, template: str, facts: dict[str, Any]) -> str:
    """Fill a template in; empty lines in a row become one.

    Raises:
        WimldsError: The template is wrong; the message names its file and line.
    """
    text = templating.filled(made, template, facts)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip()
