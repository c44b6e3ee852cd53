"""What a PDF can hold and no slide made of its pages: named, so that nobody misses it on stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wimlds_cli.deck.pdf import annotations_of, plain, readable
from wimlds_cli.merge.pictures.destinations import name_tree

Behind = tuple[str, tuple[int, ...]]
"""Plain words, and the numbers of the pages from 1; none where it is the whole PDF's."""

_ON_PAGES = {
    "/Screen": "films and sounds",
    "/RichMedia": "films, sounds and animations",
    "/Movie": "films",
    "/Sound": "sounds",
    "/3D": "models in three dimensions",
    "/FileAttachment": "files that are attached to pages",
    "/Text": "the words of review comments",
}
_MOST_NAMED = 3


def what_stays_behind(catalog: Any, pages: Sequence[Any]) -> Iterator[Behind]:
    """Yield what the pages and the PDF hold that becomes no part of a slide."""
    yield from _of_pages(pages)
    names = plain(catalog.get("/Names"))
    names = names if hasattr(names, "get") else {}
    attached = [readable(_file_name(name, value)) for name, value in name_tree(names.get("/EmbeddedFiles"))]
    if attached:
        more = f" and {len(attached) - _MOST_NAMED} more" if len(attached) > _MOST_NAMED else ""
        yield f"attached files ({', '.join(attached[:_MOST_NAMED])}{more})", ()
    opening = plain(catalog.get("/OpenAction"))
    runs = hasattr(opening, "get") and opening.get("/S") == "/JavaScript"
    if names.get("/JavaScript") is not None or runs or catalog.get("/AA") is not None:
        yield "scripts", ()
    if _hides_layers(catalog):
        yield "layers that are hidden when the PDF is opened", ()
    form = plain(catalog.get("/AcroForm"))
    if hasattr(form, "get") and form.get("/XFA") is not None:
        yield "a form that only Adobe's programs show", ()
    if catalog.get("/Collection") is not None:
        yield "the files of a portfolio: only its cover is shown", ()


def _hides_layers(catalog: Any) -> bool:
    """Tell whether there are layers that somebody would have to switch on (ISO 32000-1, 8.11.4.3)."""
    layers = plain(catalog.get("/OCProperties"))
    usual = plain(layers.get("/D")) if layers is not None and hasattr(layers, "get") else None
    if usual is None or not hasattr(usual, "get"):
        return False
    return bool(plain(usual.get("/OFF"))) or usual.get("/BaseState") == "/OFF"


def _of_pages(pages: Sequence[Any]) -> Iterator[Behind]:
    found: dict[str, list[int]] = {}
    for number, page in enumerate(pages, 1):
        transition = plain(page.get("/Trans"))
        # R is what a page has that simply replaces the one before (ISO 32000-1, 12.4.4).
        if hasattr(transition, "get") and transition.get("/S", "/R") != "/R":
            found.setdefault("page transitions", []).append(number)
        if page.get("/Dur") is not None:
            found.setdefault("the time after which a page turns by itself", []).append(number)
        kinds = {annotation.get("/Subtype"): annotation for annotation in annotations_of(page)}
        for kind, words in _ON_PAGES.items():
            if kind in kinds:
                found.setdefault(words, []).append(number)
        if any(_is_field(annotation) for annotation in annotations_of(page)):
            found.setdefault("fields of a form: they are shown as they are filled in", []).append(number)
    for words, numbers in found.items():
        yield words, tuple(numbers)


def _is_field(annotation: Any) -> bool:
    """Tell whether something can be filled in: not a push button (ISO 32000-1, 12.7.4.2.1)."""
    if annotation.get("/Subtype") != "/Widget":
        return False
    parent = plain(annotation.get("/Parent"))
    inherited = parent if hasattr(parent, "get") else {}
    flags = plain(annotation.get("/Ff", inherited.get("/Ff"))) or 0
    kind = annotation.get("/FT", inherited.get("/FT"))
    return kind is not None and not (kind == "/Btn" and isinstance(flags, int) and flags & 1 << 16)


def _file_name(name: Any, value: Any) -> Any:
    described = plain(value)
    named = plain(described.get("/UF") or described.get("/F")) if hasattr(described, "get") else None
    return named or name
