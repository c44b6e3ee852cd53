"""The bars that `merge-slides` draws on a terminal while there is something to wait for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wimlds_cli import console

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Below this many bytes a merge is over before a bar could be read.
_WORTH_A_BAR = 64 << 20


class Bars:
    """A bar for each file that is converted, and one for the writing; silent where nobody looks."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def converting(self, name: str, done: int, count: int) -> None:
        """Show how many pages of a file are done; without pages to count, that LibreOffice is at work."""
        pages = "done" if done == count else f"{done}/{count} pages"
        self._show(name, done, count, pages if count else "in LibreOffice")

    def exporting(self, done: int, count: int) -> None:
        """Show how many decks LibreOffice has made PDFs of."""
        self._show("Making PDFs", done, count, f"{done}/{count} decks")

    def writing(self, done: int, count: int) -> None:
        """Show how many bytes of the merged deck are written."""
        if count >= _WORTH_A_BAR:
            self._show("Writing", done, count, f"{done / 1e6:.0f}/{count / 1e6:.0f} MB")

    def _show(self, what: str, done: int, count: int, words: str) -> None:
        if self._progress is None:
            return
        if not self._progress.live.is_started:
            self._progress.start()
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=None, words="")
        self._progress.update(self._tasks[what], completed=done, total=count or None, words=words)


@contextmanager
def progress_bars(*, quiet: bool) -> Iterator[Bars]:
    """Give the bars; they are gone when the work is done."""
    err = console.err()
    if quiet or not err.is_terminal:
        yield Bars(None)
        return
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.table import Column
    from rich.text import Text

    class Name(ProgressColumn):
        """The file's name as it is: brackets in it are no mark-up."""

        def render(self, task: Task) -> Text:
            return Text(task.description, overflow="ellipsis", no_wrap=True)

    columns = (
        Name(table_column=Column(ratio=1, no_wrap=True)),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[words]}"),
        TimeRemainingColumn(),
    )
    progress = Progress(*columns, console=err, transient=True, expand=True)
    try:
        yield Bars(progress)
    finally:
        if progress.live.is_started:
            progress.stop()
