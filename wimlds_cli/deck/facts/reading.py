"""Facts of a deck of any kind; the libraries that a kind needs are loaded only for it."""

from __future__ import annotations

from pathlib import Path

from wimlds_cli.deck.facts.model import DeckFacts
from wimlds_cli.deck.kinds import FileKind, kind_of
from wimlds_cli.errors import DeckError

# An OpenDocument file begins with an unpacked member that says what it is (ODF 1.3 part 2, 3.3).
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."


def facts_of(path: Path) -> DeckFacts | None:
    """Read a deck once.

    Returns:
        Its facts; None for a format that only LibreOffice reads (.ppt, .odp).

    Raises:
        DeckError: It cannot be opened, is damaged, protected, or no deck.
    """
    try:
        with path.open("rb") as file:
            kind = kind_of(file)
            file.seek(30)
            start = file.read(len(_OPEN_DOCUMENT) + len("presentation"))
    except OSError as error:
        raise DeckError(f"{path} cannot be opened: {error.strerror}", "Check the path, and its permissions.") from None
    if kind is FileKind.PDF:
        from wimlds_cli.deck.facts.pdf import read_pdf

        return read_pdf(path)
    if kind is FileKind.POWERPOINT_97 or start == _OPEN_DOCUMENT + b"presentation":
        return None
    if start.startswith(_OPEN_DOCUMENT):
        raise DeckError(
            f"{path.name} is an OpenDocument file, but no presentation", "Ask the speaker for the slides as .pptx."
        )
    from wimlds_cli.deck.facts.pptx import read_pptx

    return read_pptx(path)
