"""The Jinja environment of announcements: it escapes for each channel, and notes which facts a text tells."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wimlds_cli import templating
from wimlds_cli.announce.facts import CALL, Address, Facts, MarkdownText, Missing, fact_path, words_of
from wimlds_cli.texts import wording
from wimlds_cli.texts.dialects import Dialect, Html
from wimlds_cli.texts.markdown import in_dialect, to_page

if TYPE_CHECKING:
    from babel import Locale
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from wimlds_cli.event.loader import LoadedEvent

_COMPILED: dict[tuple[str, str], bytes] = {}

KIND = "announce"
"""The folder of the templates below `templates/`."""
_WEB = "web"
"""The folder of what all pages look like, beside it."""


def template_folders(loaded: LoadedEvent | None = None, given: Path | None = None) -> tuple[Path, ...]:
    """Return the folders in which templates are looked for, the one that wins first; the last is the package's.

    Args:
        loaded: The event: a `templates/` folder beside it comes before the one beside its chapter.yaml.
        given: What the command line names; it comes before all others.
    """
    folders = [*([] if given is None else [given]), *(loaded.own_templates if loaded is not None else ())]
    shipped = (templating.templates_folder() / KIND).resolve()
    own = dict.fromkeys(
        (folder / KIND).resolve() for folder in folders if (folder / KIND).is_dir() or (folder / _WEB).is_dir()
    )
    return (*(folder for folder in own if folder != shipped), shipped)


class Record:
    """What a text says: the facts it used, and what it had to say that is not known.

    Args:
        dialect: The mark-up it is written in.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.used: dict[str, str] = {}
        self.gaps: list[Missing] = []

    def write(self, value: Any) -> Any:
        """Turn a printed value into the channel's mark-up."""
        from jinja2 import Undefined
        from markupsafe import Markup

        if isinstance(value, (Markup, Undefined)):
            return value
        if value is None:
            raise ValueError("it prints something that is not given; ask with {% if ... %} first")
        if isinstance(value, Missing):
            self.gaps.append(value)
            return Markup(self._escaped(value.words))
        if isinstance(value, MarkdownText):
            return Markup(to_page(value) if isinstance(self.dialect, Html) else in_dialect(value, self.dialect))
        if isinstance(value, Address):
            return Markup(self.dialect.address(value))
        return Markup(self._escaped(str(value)))

    def _escaped(self, text: str) -> str:
        return self.dialect.escape(text).replace(CALL, "@")


def environment(folders: Sequence[Path], record: Record, locale: Locale) -> ImmutableSandboxedEnvironment:
    """Return an environment that writes one channel's mark-up.

    It is sandboxed, since a chapter's templates may come from anybody, and strict: a name that does not exist is an
    error.

    Args:
        folders: Where templates are looked for.
        record: Takes down what is said.
        locale: How lists are written.
    """
    from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined
    from jinja2.bccache import Bucket
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    dialect = record.dialect
    dialect_name = type(dialect).__name__

    class Compiled(BytecodeCache):
        """Keeps compiled templates for this process: compiling takes longer than filling in.

        Each mark-up has its own, since what a template prints as it stands is escaped while compiling.
        """

        def load_bytecode(self, bucket: Bucket) -> None:
            known = _COMPILED.get((dialect_name, bucket.key))
            if known is not None:
                bucket.bytecode_from_string(known)

        def dump_bytecode(self, bucket: Bucket) -> None:
            _COMPILED[dialect_name, bucket.key] = bucket.bytecode_to_string()

    class Recording(ImmutableSandboxedEnvironment):
        """Notes which facts a template asks for: they are what a published text can get wrong."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            value = super().getattr(obj, attribute)
            if isinstance(obj, Facts) and attribute in {each.name for each in dataclasses.fields(obj)}:
                record.used[fact_path(obj, attribute)] = words_of(value)
            return value

    # Each printed value passes through `write` and comes back as Markup, which is not escaped again for HTML.
    # What all pages look like stands in `web/`, beside each folder of announcements.
    searched = [*folders, *(folder.parent / _WEB for folder in folders)]
    made = Recording(
        loader=FileSystemLoader([str(folder) for folder in searched]),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=record.write,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(),
    )

    made.filters["sentence"] = lambda value: Markup(wording.sentence(str(record.write(value))))
    made.tests["missing"] = lambda value: isinstance(value, Missing)
    made.globals.update(
        {
            "strong": lambda value: Markup(dialect.strong(str(record.write(value)))),
            "title": lambda value, level=1: Markup(dialect.title(str(record.write(value)), level)),
            "emphasis": lambda value: Markup(dialect.emphasis(str(record.write(value)))),
            "link": lambda value, url: Markup(dialect.link(str(record.write(value)), str(url))),
            "bullet": Markup(dialect.bullet),
            "counted": wording.counted,
            "listed": lambda names: wording.listed([str(name) for name in names], locale),
        }
    )
    return made
