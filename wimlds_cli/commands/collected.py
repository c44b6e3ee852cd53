"""What commands over many events say about those that could not be taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wimlds_cli import console

if TYPE_CHECKING:
    from wimlds_cli.chapter.collection import Collection


def warn(collection: Collection) -> None:
    """Name the events that are left out, and the files in which something is wrong."""
    err = console.err()
    for words in collection.unread:
        err.print(f"Left out: {words}", soft_wrap=True, markup=False)
    if collection.faulty:
        files = ", ".join(path.as_posix() for path, _ in collection.faulty[:3])
        more = f" and {len(collection.faulty) - 3} more" if len(collection.faulty) > 3 else ""
        err.print(
            f"Something is wrong in {files}{more}: see it with `wimlds check-speakers`", soft_wrap=True, markup=False
        )
