"""The facts of a PDF."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wimlds_cli.deck.facts.model import DeckFacts, Film, Outside, Place, SlideFacts
from wimlds_cli.errors import DeckError

_POINT = 12700
"""EMU."""
# Every reader brings these (ISO 32000-1, 9.6.2.2).
_STANDARD = re.compile(r"^(Times|Helvetica|Courier|Arial|Symbol|ZapfDingbats)", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FILMS = frozenset({"/Screen", "/RichMedia", "/Movie"})
_COMMENTS = frozenset({"/Text", "/Highlight", "/StrikeOut", "/Caret"})
_DEEPEST = 4


def read_pdf(path: Path) -> DeckFacts:
    """Read a PDF.

    Raises:
        DeckError: It is damaged, or protected with a password.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    # Oddities of a PDF that can be read are no news to an organizer.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = DeckError(
        f"{path.name} is damaged: it is a PDF that cannot be read to its end",
        "Ask the speaker to export it again, and to open it before sending.",
        path=path,
    )
    try:
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                raise DeckError(
                    f"{path.name} is protected with a password", "Ask the speaker for it without.", path=path
                )
            pages = list(reader.pages)
            size = _size(pages[0]) if pages else (0, 0)
            slides = tuple(_read_page(page, place) for place, page in enumerate(pages, 1))
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
        raise broken from None
    return DeckFacts(path, "pdf", path.stat().st_size, size, slides)


def _size(page: Any) -> tuple[int, int]:
    box = page.cropbox
    wide, high = round(float(box.width) * _POINT), round(float(box.height) * _POINT)
    return (high, wide) if page.rotation % 180 else (wide, high)


def _read_page(page: Any, place: int) -> SlideFacts:
    from pypdf.errors import DependencyError

    try:
        return _page(page, place)
    except (DependencyError, ImportError):
        # Everybody can read it, but what is written between its lines needs more than is installed here.
        return SlideFacts(place)


def _page(page: Any, place: int) -> SlideFacts:
    films: list[Film] = []
    links: list[Outside] = []
    comments = 0
    for annotation in _annotations(page):
        kind = annotation.get("/Subtype")
        if kind in _FILMS:
            films.append(Film(False, Place.INSIDE, "", "pdf"))
        comments += kind in _COMMENTS
        target = _file_of(annotation)
        if target is not None:
            links.append(Outside("link", Place.COMPUTER, target))
    fonts = frozenset(_lent_fonts(page.get("/Resources"), 0))
    return SlideFacts(place, fonts=fonts, comments=comments, films=tuple(films), outside=tuple(links))


def _annotations(page: Any) -> Iterator[Any]:
    for one in _plain(page.get("/Annots")) or ():
        annotation = _plain(one)
        if hasattr(annotation, "get"):
            yield annotation


def _file_of(annotation: Any) -> str | None:
    """Return the file of the speaker's computer that a link leads to."""
    action = _plain(annotation.get("/A"))
    if not hasattr(action, "get"):
        return None
    if action.get("/S") == "/URI":
        address = str(_plain(action.get("/URI")) or "")
        return address if address.lower().startswith("file:") else None
    if action.get("/S") not in ("/Launch", "/GoToR"):
        return None
    file = _plain(action.get("/F"))
    if hasattr(file, "get"):
        file = file.get("/UF") or file.get("/F")
    return str(file or "")


def _lent_fonts(resources: Any, depth: int) -> Iterator[str]:
    """Yield the typefaces that a page uses and does not bring."""
    resources = _plain(resources)
    if not hasattr(resources, "get"):
        return
    for one in _values(resources.get("/Font")):
        inner = _plain(one.get("/DescendantFonts"))
        font = _plain(inner[0]) if inner else one
        described = _plain(font.get("/FontDescriptor"))
        brought = hasattr(described, "get") and any(described.get(f"/FontFile{n}") is not None for n in ("", "2", "3"))
        name = _SUBSET.sub("", str(_plain(one.get("/BaseFont")) or "").removeprefix("/"))
        if one.get("/Subtype") != "/Type3" and not brought and name and not _STANDARD.match(name):
            yield name
    if depth < _DEEPEST:
        for form in _values(resources.get("/XObject")):
            if form.get("/Subtype") == "/Form":
                yield from _lent_fonts(form.get("/Resources"), depth + 1)


def _values(dictionary: Any) -> Iterator[Any]:
    found = _plain(dictionary)
    for value in found.values() if hasattr(found, "values") else ():
        value = _plain(value)
        if hasattr(value, "get"):
            yield value


def _plain(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
