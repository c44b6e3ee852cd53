"""Files of any format -> decks that can be merged. What a file is, its bytes say, whatever its name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from wimlds_cli.deck.kinds import FOREIGN, FileKind, kind_of_file
from wimlds_cli.deck.presentation import Presentation
from wimlds_cli.errors import DeckError, WimldsError
from wimlds_cli.merge.plan import Conversion, Entry, naming
from wimlds_cli.merge.scaling.fit import Size, common_size

Converting = Callable[[str, int, int], None]
"""Called with the name of the file that is being converted, how many of its pages are done, and of how many.

Where nobody counts pages, 0 of 0 at the start and 1 of 1 at the end.
"""

# LibreOffice goes by the ending where the bytes leave room.
ENDINGS = {FileKind.POWERPOINT_97: ".ppt", FileKind.OPEN_DOCUMENT: ".odp"}


@contextmanager
def as_decks(
    entries: Sequence[Entry],
    *,
    size: Size | None = None,
    public: bool = False,
    progress: Converting | None = None,
) -> Iterator[list[Entry]]:
    """Turn what is no PowerPoint deck into one, for as long as the context lasts; nothing else is touched.

    A PDF's pages become slides with pictures; what only LibreOffice reads goes through it. The same file named twice
    is converted once.

    Args:
        entries: The decks as they arrived.
        size: Of the merged deck's slides, where it was asked for, in EMU.
        public: Without what reviewers left on the pages of PDFs.
        progress: Told how far it is.

    Raises:
        DeckError: A file cannot be converted, or needs LibreOffice, which is not installed; the message names it.
    """
    kinds: dict[Path, FileKind] = {}
    for entry in entries:
        if entry.made_from is None:
            with naming(entry):
                kinds[entry.path] = kind_of_file(entry.path)
    foreign = {path: FOREIGN[kind] for path, kind in kinds.items() if kind in FOREIGN}
    _refuse_without_office(foreign, next((entry for entry in entries if entry.path in foreign), None))
    with TemporaryDirectory(prefix="wimlds-incoming-", ignore_cleanup_errors=True) as folder:
        done: dict[Path, Entry] = {}

        def convert(chosen: Collection[FileKind], how: Callable[[Entry, Path], Entry]) -> None:
            for number, entry in enumerate(entries):
                if kinds.get(entry.path, FileKind.ZIP) in chosen and entry.path not in done:
                    room = Path(folder, str(number))
                    room.mkdir()
                    with naming(entry):
                        done[entry.path] = how(entry, room)

        convert(FOREIGN, lambda entry, room: _through_office(entry, kinds[entry.path], room, progress))
        if FileKind.PDF in kinds.values():
            # Their pages are fitted to the merged deck's slides at once: no bars within bars.
            size = size or _common_size([done.get(e.path, e) for e in entries if kinds.get(e.path) is not FileKind.PDF])
        convert((FileKind.PDF,), lambda entry, room: _of_pdf(entry, room, size, public, progress))
        yield [
            replace(entry, path=deck.path, conversion=deck.conversion) if (deck := done.get(entry.path)) else entry
            for entry in entries
        ]


def _common_size(entries: Sequence[Entry]) -> Size | None:
    """Return the size that most of the speakers' decks have; None when all are PDFs."""
    decks = []
    for entry in entries:
        if entry.made_from is None:
            with naming(entry):
                presentation = Presentation.open(entry.path)
            decks.append((presentation.size, len(presentation.slides)))
            presentation.package.close()
    return common_size(decks) if decks else None


def _of_pdf(entry: Entry, room: Path, size: Size | None, public: bool, progress: Converting | None) -> Entry:
    from wimlds_cli.merge.pictures import pdf_to_deck

    name = entry.path.name
    deck = room / f"{entry.path.stem}.pptx"
    told = (lambda done, count: progress(name, done, count)) if progress else None
    left_behind = pdf_to_deck(entry.path, deck, size=size, public=public, progress=told)
    return replace(entry, path=deck, conversion=Conversion(entry.path, "PDF", pictures=True, left_behind=left_behind))


def _through_office(entry: Entry, kind: FileKind, room: Path, progress: Converting | None) -> Entry:
    from wimlds_cli.merge.office import to_pptx

    if progress:
        progress(entry.path.name, 0, 0)
    # A copy: LibreOffice writes a lock file beside what it opens, and goes by its ending.
    copy = room / f"{entry.path.stem}{ENDINGS[kind]}"
    shutil.copyfile(entry.path, copy)
    try:
        deck = to_pptx(copy, room)
    except WimldsError as error:
        raise DeckError(
            error.message.replace(copy.name, f"{entry.path.name} ({FOREIGN[kind]})"),
            "It may be damaged or protected with a password: ask the speaker for the deck as .pptx, or as PDF.",
            path=entry.path,
        ) from None
    if progress:
        progress(entry.path.name, 1, 1)
    return replace(entry, path=deck, conversion=Conversion(entry.path, FOREIGN[kind]))


def _refuse_without_office(foreign: dict[Path, str], first: Entry | None) -> None:
    """Raise an error that names all files that need LibreOffice, each with its format, where there is none."""
    if first is None:
        return
    from wimlds_cli.merge.office import find_office, how_to_get_office

    if find_office() is not None:
        return
    names = [f"{path.name} ({form})" for path, form in foreign.items()]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    ask = "ask for it" if len(names) == 1 else "ask for them"
    error = DeckError(
        f"only LibreOffice can read {listed}, and it is not installed",
        f"{how_to_get_office()}; or {ask} as .pptx, or as PDF.",
        path=first.path,
    )
    error.session = first.title
    raise error
