"""A plan -> files: all of them change, or none."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, suppress
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.edit import Draft
from wimlds_cli.event.loader import read_event
from wimlds_cli.event.memory import write_memory
from wimlds_cli.replace import replacing
from wimlds_cli.team.importing.plan import Plan
from wimlds_cli.team.importing.workbench import MEMORY


def confirm(plan: Plan) -> None:
    """Make sure that the event's file has no fault afterwards that it had not before.

    Raises:
        WimldsError: It would have one.
    """
    before = read_event(plan.event.path, plan.event.before or b"")
    after = read_event(plan.event.path, plan.event.content)
    known = {(one.code, one.message) for one in before.diagnostics}
    for fault in after.diagnostics:
        if (fault.code, fault.message) not in known:
            raise WimldsError(
                f"afterwards {fault.location} would have a fault: {fault.message}; nothing was changed",
                'mend that answer in the imported file, or leave its column out: --map "Question=-"',
            )


def apply(plan: Plan) -> None:
    """Write everything that a plan holds.

    Every new file is written beside its place first, and only when all are there are they renamed, one right
    after the other; should one rename fail, those before it are taken back.

    Raises:
        WimldsError: It cannot be written, or somebody else changed a file meanwhile; then nothing is changed.
    """
    drafts = [draft for draft in (plan.event, plan.private) if draft.changed]
    for draft in drafts:
        draft.must_be_as_read()
    contents: dict[Path, Draft | Path | bytes] = {draft.path.resolve(): draft for draft in drafts}
    contents |= {copy.target: copy.source for copy in plan.copies}
    if plan.private.changed:
        contents |= _ignoring(plan.private.path)
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    try:
        with ExitStack() as stack:
            for path, content in contents.items():
                _write(stack.enter_context(replacing(path)), path, content)
    except BaseException:
        for path, data in before.items():
            with suppress(OSError, WimldsError):
                _put_back(path, data)
        raise
    write_memory(plan.event.path.parent, MEMORY, plan.memory)


def _write(new: Path, path: Path, content: Draft | Path | bytes) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, new)
        return
    new.write_bytes(content.content if isinstance(content, Draft) else content)
    if path.exists():
        shutil.copymode(path, new)


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != data:
        with replacing(path) as new:
            new.write_bytes(data)


def _ignoring(private: Path) -> dict[Path, bytes]:
    """Return the .gitignore that keeps the private file out of git, where none does yet."""
    folder = private.resolve().parent
    for above in (folder, *folder.parents):
        with suppress(OSError):
            lines = (above / ".gitignore").read_bytes().split()
            if {private.name.encode(), b"/" + private.name.encode(), b"private.*"} & set(lines):
                return {}
        if (above / ".git").exists():
            break
    file = folder / ".gitignore"
    text = file.read_bytes() if file.exists() else b""
    return {file: text + (b"" if text.endswith(b"\n") or not text else b"\n") + private.name.encode() + b"\n"}
