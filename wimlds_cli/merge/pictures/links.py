"""The links of a PDF's pages, and which of them a slide can keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from wimlds_cli.deck.pdf import annotations_of, plain, readable

if TYPE_CHECKING:
    from wimlds_cli.merge.pictures.destinations import Destinations

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions of the page as it is shown, from its upper left corner."""

# What opens in a browser or writes a message, on any computer; everything else may start a program there.
_SAFE = re.compile(r"(?i)^(https?://|mailto:|tel:|ftps?://|sms:)[^\s/]")
_WITHOUT_SCHEME = re.compile(r"(?i)^www\.[^\s/]+\.")
# What an address may hold as it is (RFC 3986, 2.2 and 2.3); a percent sign begins an escape.
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"
_LONGEST_ADDRESS = 2048
_MOST_ON_A_PAGE = 500
_HIDDEN = 0b100010
"""Flags of an annotation that is not shown: Hidden and NoView (ISO 32000-1, 12.5.3)."""


@dataclass(frozen=True)
class Link:
    """A place on a page that leads somewhere: to an address, to a page (from 0), or back to the page before."""

    box: Box
    address: str = ""
    page: int | None = None
    goes_back: bool = False


class Links:
    """Reads the links of one PDF, and remembers those that no slide can keep."""

    def __init__(self, catalog: Any, destinations: Destinations, count: int) -> None:
        self._destinations = destinations
        self._last = count - 1
        self._left: dict[str, dict[int, None]] = {}
        base = plain(catalog.get("/URI"))
        self._base = readable(plain(base.get("/Base"))) if hasattr(base, "get") else ""

    def of(self, number: int, page: Any) -> Iterator[Link]:
        """Yield the links of the page `number`, from 0."""
        yielded = 0
        for annotation in annotations_of(page):
            if annotation.get("/Subtype") not in ("/Link", "/Widget"):
                continue
            action = plain(annotation.get("/A"))
            destination = annotation.get("/Dest")
            if destination is None and not hasattr(action, "get"):
                continue
            flags = plain(annotation.get("/F")) or 0
            if isinstance(flags, int) and flags & _HIDDEN:
                continue
            box = box_on(page, plain(annotation.get("/Rect")))
            if box is None:
                continue
            if yielded == _MOST_ON_A_PAGE:
                self._leave(f"links beyond the first {_MOST_ON_A_PAGE} of a page", number)
                return
            link = (
                self._to_page(box, destination, number)
                if destination is not None
                else self._of_action(box, action, number)
            )
            if link is not None:
                yielded += 1
                yield link

    def left_behind(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield what could not be kept, with the numbers of the pages from 1."""
        for words, pages in self._left.items():
            yield words, tuple(page + 1 for page in pages)

    def _of_action(self, box: Box, action: Any, number: int) -> Link | None:
        match action.get("/S"):
            case "/URI":
                return self._to_address(box, readable(plain(action.get("/URI"))), number)
            case "/GoTo":
                return self._to_page(box, action.get("/D"), number)
            case "/Named":
                return self._by_name(box, str(action.get("/N") or "").removeprefix("/"), number)
            case "/Launch":
                self._leave("links that start a program or open a file of the speaker's computer", number)
            case "/GoToR" | "/GoToE":
                self._leave("links into other files", number)
            case "/JavaScript":
                self._leave("buttons that run a script", number)
            case "/SubmitForm" | "/ResetForm" | "/ImportData":
                self._leave("buttons of a form", number)
            case "/Rendition" | "/Movie" | "/Sound" | "/RichMediaExecute" | "/GoTo3DView":
                self._leave("buttons that play a film or sound", number)
            case "/SetOCGState" | "/Hide":
                self._leave("buttons that show or hide something", number)
            case _:
                self._leave("links of a kind that slides do not have", number)
        return None

    def _to_page(self, box: Box, destination: Any, number: int) -> Link | None:
        page = self._destinations.page(destination)
        if page is None:
            self._leave("links to places that the PDF does not have", number)
            return None
        return Link(box, page=page)

    def _by_name(self, box: Box, name: str, number: int) -> Link | None:
        page = {"FirstPage": 0, "LastPage": self._last, "NextPage": number + 1, "PrevPage": number - 1}.get(name)
        if name == "GoBack":
            return Link(box, goes_back=True)
        if page is None:
            self._leave("buttons that only a PDF viewer has, such as Find or Print", number)
            return None
        # Beyond either end a viewer stays where it is.
        return Link(box, page=page) if 0 <= page <= self._last else None

    def _to_address(self, box: Box, typed: str, number: int) -> Link | None:
        address = typed.strip()
        if self._base and address and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
            address = urljoin(self._base, address)
        elif _WITHOUT_SCHEME.match(address):
            address = f"https://{address}"
        address = re.sub("%(?![0-9A-Fa-f]{2})", "%25", quote(address, safe=_IN_ADDRESSES))
        if not _SAFE.match(address):
            self._leave("links that lead to no web or mail address", number)
            return None
        if len(address) > _LONGEST_ADDRESS:
            self._leave(f"links to addresses longer than {_LONGEST_ADDRESS:,} characters", number)
            return None
        return Link(box, address)

    def _leave(self, words: str, number: int) -> None:
        self._left.setdefault(words, {})[number] = None


def box_on(page: Any, rectangle: Any) -> Box | None:
    """Return where a rectangle of a page's own coordinates is on the page as it is shown; None when it is not.

    The page is shown as far as its crop box reaches into its media box, turned clockwise by its rotation
    (ISO 32000-1, 14.11.2 and 7.7.3.3).
    """
    corners = _numbers(rectangle)
    if corners is None:
        return None
    shown = _shown(page)
    wide, high = shown[2] - shown[0], shown[3] - shown[1]
    if wide <= 0 or high <= 0:
        return None
    across = sorted((corner - shown[0]) / wide for corner in corners[::2])
    down = sorted((shown[3] - corner) / high for corner in corners[1::2])
    (left, right), (top, bottom) = across, down
    match page.rotation % 360:
        case 90:
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        case 180:
            left, top, right, bottom = 1 - right, 1 - bottom, 1 - left, 1 - top
        case 270:
            left, top, right, bottom = top, 1 - right, bottom, 1 - left
    left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in (left, top, right, bottom))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _shown(page: Any) -> tuple[float, float, float, float]:
    media, crop = (tuple(float(side) for side in box) for box in (page.mediabox, page.cropbox))
    media, crop = ((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)) for x0, y0, x1, y1 in (media, crop))
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _numbers(rectangle: Any) -> list[float] | None:
    if not isinstance(rectangle, list) or len(rectangle) != 4:
        return None
    try:
        return [float(plain(side)) for side in rectangle]
    except (TypeError, ValueError):
        return None
