"""The templates of announcements: which there are, where each text's comes from, and a copy to edit."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.announce.channels import CHANNELS
from wimlds_cli.announce.environment import KIND
from wimlds_cli.announce.moments import Moment
from wimlds_cli.announce.rendering import candidates
from wimlds_cli.errors import WimldsError
from wimlds_cli.templating import copy_out

_OF_THE_CARDS = ("cards/status.txt", "cards/parts.txt")
_OF_THE_SHEET = ("sheet/sheet.html", "sheet/sheet.css", "sheet/sheet.js")
_OF_THE_PAGE = ("page/words.html", "page/page.css", "page/page.js")
_OF_ALL_PAGES = ("web/base.html", "web/look.css")


@dataclass(frozen=True)
class Template:
    """One template.

    Attributes:
        name: As `wimlds templates` takes it, such as `x/opening.txt`: a file of this name changes that text alone.
        file: Where it comes from now.
        is_own: Whether a chapter's own file is used.
        shared_with: The other names that come from the same file.
    """

    name: str
    file: Path
    is_own: bool
    shared_with: tuple[str, ...] = ()


def list_templates(folders: Sequence[Path]) -> list[Template]:
    """Return every template by the narrowest name it can have.

    Args:
        folders: Where templates are looked for; the last is the package's.
    """
    names: dict[str, list[str]] = {}
    for channel in CHANNELS:
        moments = [each.value for each in Moment] + ["notice", "correction"]
        for name in moments if channel.has_moments else [channel.family]:
            names[candidates(channel, name)[0]] = candidates(channel, name)
        if channel.has_heading:
            names[candidates(channel, "heading")[0]] = candidates(channel, "heading")
    own = ("status.txt", "parts.txt", "answers.txt", *_OF_THE_CARDS, *_OF_THE_SHEET, *_OF_THE_PAGE, *_OF_ALL_PAGES)
    for name in own:
        names[name] = [name]
    found = {name: _found(options, folders) for name, options in names.items()}
    listed = []
    for name, file in sorted(found.items()):
        if file is not None:
            others = tuple(other for other in sorted(found) if found[other] == file and other != name)
            listed.append(Template(name, file, folders[-1].parent not in file.parents, others))
    return listed


def _found(options: Sequence[str], folders: Sequence[Path]) -> Path | None:
    # The order in which Jinja looks: each name in every folder before the next name.
    for option in options:
        for folder in folders:
            file = _below(folder.parent, option)
            if file.is_file():
                return file
    return None


def _below(templates: Path, name: str) -> Path:
    """Return where a template stands in a folder `templates/`: the announcements' in a folder of their own."""
    return templates / name if name in _OF_ALL_PAGES else templates / KIND / name


def copy_template(name: str, folders: Sequence[Path], target: Path) -> Path:
    """Copy a template out to edit; return the copy.

    Args:
        name: As listed.
        folders: Where templates are looked for.
        target: The chapter's `templates/` folder.

    Raises:
        WimldsError: There is no such template, or the copy exists already.
    """
    wanted = name.replace("\\", "/").removeprefix(f"{KIND}/")
    known = {template.name: template for template in list_templates(folders)}
    if wanted not in known and f"{wanted}.txt" in known:
        wanted = f"{wanted}.txt"
    if wanted not in known:
        near = difflib.get_close_matches(wanted, known, n=1)
        raise WimldsError(
            f"there is no template {name}", f"did you mean {near[0]}?" if near else "`wimlds templates` lists them"
        )
    return copy_out(known[wanted].file, _below(target, wanted))
