"""Links that LibreOffice loses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from wimlds_cli.merge.pdf.annotations import annotations_of
from wimlds_cli.merge.pdf.deck_links import DeckLink, same_address
from wimlds_cli.merge.pdf.destinations import page_led_to, places_of
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Page, Source
from wimlds_cli.merge.pdf.values import Name, entries_of, plain, text_of


class LostLinks(Step):
    """Keeps rule 24 for slides that went through LibreOffice: a link that it lost is laid over its shape again.

    It loses the links of layouts and masters (the buttons of a menu), and jumps to slides whose names are not unique.
    """

    def plan(self, merge: PdfMerge) -> None:
        """Hold each slide's links against those of its page."""
        for source in merge.sources:
            pages = {page.place: page for page in source.pages}
            by_page = groupby(source.arrival.links, key=lambda link: link.place)
            put_back = sum(
                self._put_back(merge, source, pages[at], list(links)) for at, links in by_page if at in pages
            )
            if put_back:
                links = "a link that LibreOffice loses was" if put_back == 1 else "links that LibreOffice loses were"
                merge.say("changed", 24, f"{links} put back", source)

    @staticmethod
    def _put_back(merge: PdfMerge, source: Source, page: Page, links: list[DeckLink]) -> int:
        there = list(_targets(source, page))
        count = 0
        for link in dict.fromkeys(links):
            target = source.page_of(link.target) if isinstance(link.target, int) else link.target
            if target is None or any(_is_same(target, one) for one in there):
                continue
            if link.box is None:
                merge.say("lost", 24, "a link, which LibreOffice does not write", source, page)
                continue
            page.changes["/Annots"] = [*annotations_of(page), _annotation(page, link.box, target)]
            count += 1
        return count


def _targets(source: Source, page: Page) -> Iterator[Page | str]:
    """Yield where the links of a page lead that LibreOffice wrote."""
    places = dict(places_of(source))
    for annotation in annotations_of(page):
        entries = entries_of(annotation)
        action = entries_of(entries.get("/A"))
        target = page_led_to(source, entries.get("/Dest") or action.get("/D"), places)[1]
        yield target if target is not None else text_of(action.get("/URI"))


def _is_same(one: Page | str, other: Page | str) -> bool:
    if isinstance(one, str):
        return isinstance(other, str) and same_address(one, other)
    return one is other


def _annotation(page: Page, box: tuple[float, float, float, float], target: Page | str) -> dict[str, Any]:
    """Make a link over a part of a page; `box` is counted from its upper left corner."""
    left, low, right, high = (float(plain(one)) for one in page.get("/MediaBox"))
    wide, tall = right - left, high - low
    rectangle = [left + box[0] * wide, high - box[3] * tall, left + box[2] * wide, high - box[1] * tall]
    made: dict[str, Any] = {"/Type": Name("Annot"), "/Subtype": Name("Link"), "/Border": [0, 0, 0], "/Rect": rectangle}
    if isinstance(target, str):
        return made | {"/A": {"/S": Name("URI"), "/URI": target.encode("ascii", "replace")}}
    return made | {"/Dest": [target.ref, Name("Fit")]}
