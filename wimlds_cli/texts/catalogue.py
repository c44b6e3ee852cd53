"""The templates of mails, surveys and pages: one file a text, and a copy to edit."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.templating import copy_out, template_folders

KINDS = ("mail", "team", "survey", "site", "chapter", "merge")
"""The folders of these templates below `templates/`."""


@dataclass(frozen=True)
class TemplateFile:
    """One template.

    Attributes:
        name: With its folder, such as `mail/reminder.txt`.
        file: Where it comes from now.
        is_own: Whether a chapter's own file is used.
    """

    name: str
    file: Path
    is_own: bool


def list_files(homes: Sequence[Path]) -> list[TemplateFile]:
    """Return every template.

    Args:
        homes: Folders that may hold own ones, the one that wins first.
    """
    found = []
    for kind in KINDS:
        folders = template_folders(kind, homes)
        for shipped in sorted(folders[-1].iterdir()):
            file = next(folder / shipped.name for folder in folders if (folder / shipped.name).is_file())
            found.append(TemplateFile(f"{kind}/{shipped.name}", file, file.parent != folders[-1]))
    return found


def copy_file(name: str, homes: Sequence[Path], target: Path) -> Path:
    """Copy a template out to edit; return the copy.

    Args:
        name: As listed; its ending may be left out.
        homes: Folders that may hold own ones.
        target: The chapter's `templates/` folder.

    Raises:
        WimldsError: There is no such template, or the copy exists already.
    """
    known = {one.name: one for one in list_files(homes)}
    wanted = name.replace("\\", "/")
    wanted = next((name for ending in (".txt", ".yaml") if (name := wanted + ending) in known), wanted)
    if wanted not in known:
        near = difflib.get_close_matches(wanted, known, n=1)
        raise WimldsError(
            f"there is no template {name}", f"did you mean {near[0]}?" if near else "`wimlds templates` lists them"
        )
    return copy_out(known[wanted].file, target / wanted)
