"""A PDF opened without trust: what is wrong with it is said in plain words."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wimlds_cli.errors import DeckError

if TYPE_CHECKING:
    from pypdf import PdfReader

_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


def damaged(path: Path) -> DeckError:
    """Return the error for a PDF that cannot be read."""
    return DeckError(
        f"{path.name} is damaged: it is a PDF that cannot be read to its end",
        "Ask the speaker to export it again, and to open it before sending.",
        path=path,
    )


def locked(path: Path) -> DeckError:
    """Return the error for a PDF that opens only with a password."""
    return DeckError(
        f"{path.name} is protected with a password",
        "Ask the speaker for the PDF without the password; one that only forbids copying or printing is welcome.",
        path=path,
    )


@contextmanager
def reading(path: Path) -> Iterator[PdfReader]:
    """Open a PDF with pypdf; whatever goes wrong inside is said of the PDF.

    Raises:
        DeckError: It is damaged, or protected with a password.
    """
    from pypdf.errors import DependencyError

    try:
        with path.open("rb") as file:
            yield reader_of(file, path)
    except DeckError:
        raise
    except (DependencyError, ImportError):
        raise DeckError(
            f"{path.name} is encrypted in a way that cannot be read here",
            "Ask the speaker for it without a password or restrictions.",
            path=path,
        ) from None
    except Exception:
        # What a damaged PDF makes of its reader is of every kind of exception there is.
        raise damaged(path) from None


def reader_of(file: BinaryIO, path: Path) -> PdfReader:
    """Return pypdf's reader, decrypted where an empty password does.

    Raises:
        DeckError: It needs a password.
        Exception: Whatever pypdf raises for a damaged PDF.
    """
    from pypdf import PdfReader

    # Oddities of a PDF that can be read are no news to an organizer.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise locked(path)
    return reader


def plain(value: Any) -> Any:
    """Return what a reference leads to; anything else as it is."""
    return value.get_object() if hasattr(value, "get_object") else value


def annotations_of(page: Any) -> Iterator[Any]:
    """Yield the dictionaries of a page's annotations."""
    for one in plain(page.get("/Annots")) or ():
        annotation = plain(one)
        if hasattr(annotation, "get"):
            yield annotation


def readable(text: Any) -> str:
    """Return text of a PDF without what XML cannot hold and what nobody sees, in one line."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if not isinstance(text, str):
        return ""
    return " ".join(_UNSEEN.sub(" ", text).split())
