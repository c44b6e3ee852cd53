"""The pages of a PDF, rendered by as many processes as there are cores, in order.

pdfium must not be used from two threads, and a PDF made to harm it ends a process: it never runs in our own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NoReturn

from wimlds_cli.deck.pdf import damaged, locked
from wimlds_cli.errors import DeckError
from wimlds_cli.merge.pictures.page import PagePicture
from wimlds_cli.merge.pictures.survey import PdfSurvey

MOST_PAGES = 1_000
_PATIENCE = 180
"""Seconds for one page; the slowest of real talks take two."""
_MOST_PROCESSES = 4
_AHEAD = 2
"""Pages for each process that may wait for an earlier one."""
_MOST_MEMORY = 2 << 30
"""Bytes that one process may take, where the system can say so."""
_SURVEY = -1


class PdfPages:
    """A PDF that processes have open: what it holds, and its pages."""

    def __init__(self, path: Path, survey: PdfSurvey, pictures: Iterator[PagePicture]) -> None:
        self.path = path
        self.survey = survey
        self.pictures = pictures
        """The pages in order; to be gone through once."""


@dataclass
class _Worker:
    process: BaseProcess
    orders: Connection
    task: int | None = None
    deadline: float = 0.0


@dataclass(frozen=True)
class _Failure:
    """Why a worker could not do its task."""

    kind: str


@contextmanager
def open_pages(path: Path, *, public: bool = False) -> Iterator[PdfPages]:
    """Open a PDF.

    Args:
        path: The PDF.
        public: Without what reviewers left on the pages.

    Raises:
        DeckError: It is damaged, protected, or more than any talk needs; while the pages are gone through, too.
    """
    workers: list[_Worker] = []
    try:
        workers.append(_start(path, public=public))
        workers[0].task = _SURVEY
        workers[0].deadline = time.monotonic() + _PATIENCE
        survey = _survey(path, workers[0])
        workers[0].task = None
        others = min(os.cpu_count() or 1, _MOST_PROCESSES, len(survey.sizes)) - 1
        workers += [_start(path, public=public) for _ in range(others)]
        yield PdfPages(path, survey, _pictures(path, workers, len(survey.sizes)))
    finally:
        for worker in workers:
            worker.orders.close()
            worker.process.kill()
            worker.process.join()


def _start(path: Path, *, public: bool) -> _Worker:
    # A process of its own making everywhere: what a fork copies of threads and locks is not safe to use.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, path, public), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _survey(path: Path, worker: _Worker) -> PdfSurvey:
    survey: PdfSurvey = _answer(path, worker)
    if not survey.sizes:
        raise DeckError(f"{path.name} is a PDF without pages", "Ask the speaker to export it again.", path=path)
    if len(survey.sizes) > MOST_PAGES:
        raise DeckError(
            f"{path.name} has {len(survey.sizes):,} pages, more than any talk",
            "Ask the speaker for the pages that will be shown.",
            path=path,
        )
    if not all(min(size) > 0 for size in survey.sizes):
        raise damaged(path)
    return survey


def _pictures(path: Path, workers: list[_Worker], count: int) -> Iterator[PagePicture]:
    """Deal the pages out and yield them in order; few of them are in memory at once."""
    idle, done = deque(workers), dict[int, PagePicture]()
    dealt = given = 0
    while given < count:
        while idle and dealt < min(count, given + _AHEAD * len(workers)):
            worker = idle.popleft()
            worker.task, worker.deadline = dealt, time.monotonic() + _PATIENCE
            _order(path, worker)
            dealt += 1
        if given in done:
            yield done.pop(given)
            given += 1
            continue
        busy = {worker.orders: worker for worker in workers if worker.task is not None}
        first = min(worker.deadline for worker in busy.values())
        ready = wait(list(busy), max(0.0, first - time.monotonic()))
        if not ready:
            _refuse(path, min(busy.values(), key=lambda one: one.deadline), "late")
        for connection in ready:
            worker = busy[connection]  # type: ignore[index]  # of the connections that it was given
            assert worker.task is not None
            done[worker.task] = _received(path, worker)
            worker.task = None
            idle.append(worker)


def _order(path: Path, worker: _Worker) -> None:
    try:
        worker.orders.send(worker.task)
    except OSError:
        # It ended before: it may have said why.
        _received(path, worker)
        _refuse(path, worker, "ended")


def _answer(path: Path, worker: _Worker) -> Any:
    _order(path, worker)
    if not worker.orders.poll(max(0.0, worker.deadline - time.monotonic())):
        _refuse(path, worker, "late")
    return _received(path, worker)


def _received(path: Path, worker: _Worker) -> Any:
    try:
        answer = worker.orders.recv()
    except (EOFError, OSError):
        _refuse(path, worker, "ended")
    if isinstance(answer, _Failure):
        _refuse(path, worker, answer.kind)
    return answer


def _refuse(path: Path, worker: _Worker, kind: str) -> NoReturn:
    if kind == "locked":
        raise locked(path)
    if worker.task in (None, _SURVEY):
        raise damaged(path)
    page = f"page {(worker.task or 0) + 1} of {path.name}"
    wrong = {
        "late": f"{page} takes longer than {_PATIENCE // 60} minutes to show",
        "ended": f"{page} is damaged, or made to harm: the program that shows it ends",
    }.get(kind, f"{page} is damaged and cannot be shown")
    raise DeckError(wrong, "Look at the PDF on another computer, and ask the speaker to export it again.", path=path)


# -- in the other process ----------------------------------------------------------------------------


def _work(orders: Connection, path: Path, public: bool) -> None:
    """Do what is ordered until nobody orders any more: the survey, or a page."""
    # Ctrl-C reaches all of a terminal's processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    import pypdfium2
    import pypdfium2.raw

    from wimlds_cli.merge.pictures.page import picture_of
    from wimlds_cli.merge.pictures.survey import survey_pdf

    with suppress(EOFError, OSError):
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            is_locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
            orders.send(_Failure("locked" if is_locked else "damaged"))
            return
        with suppress(pypdfium2.PdfiumError):
            # Fields of forms are drawn as they are filled in.
            document.init_forms()
        while True:
            task: int = orders.recv()
            try:
                if task == _SURVEY:
                    answer: Any = survey_pdf(path, document)
                else:
                    answer = picture_of(document, task, public=public)
            except Exception:
                # Whatever a stranger's page does to the libraries, it is the page that is damaged.
                answer = _Failure("damaged")
            orders.send(answer)


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        # Of what is used, not of addresses: libraries reserve far more of those than they ever fill.
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
