"""Sections: one for each session, a deck's own inside it."""

from __future__ import annotations

from wimlds_cli.deck.presentation import Section
from wimlds_cli.deck.xml import P14, quoteattr
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Merge, Source, derived_guid
from wimlds_cli.merge.walk import Walker

# The extension of p:presentation that holds the sections (MS-PPTX 2.2.1.4).
URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


class Sections(Pass):
    """Keeps rule 25: every slide in exactly one section, each contiguous; a deck's own as `Session / section`."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Make the section ids unique, so that zooms can follow."""
        for source in merge.sources:
            for section in source.presentation.sections:
                new = self._unique(section.id, source.index)
                if new != section.id:
                    source.section_ids[section.id] = new

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the sections, if there are any."""
        listed: list[tuple[str, str, list[int]]] = []
        for source in merge.sources:
            for name, guid, ids in self._of(source):
                # Two decks of one session, without sections of their own, are one section.
                if (
                    guid is None
                    and listed
                    and listed[-1][0] == name
                    and source.title == self._title_before(merge, source)
                ):
                    listed[-1][2].extend(ids)
                    continue
                listed.append(
                    (
                        name,
                        guid or self._unique(derived_guid("section", source.index, name), source.index),
                        ids,
                    )
                )
        if any(name for name, _, _ in listed):
            body = "".join(
                f"<p14:section name={quoteattr(name or 'Slides')} id={quoteattr(guid)}><p14:sldIdLst>"
                + "".join(f'<p14:sldId id="{slide}"/>' for slide in ids)
                + "</p14:sldIdLst></p14:section>"
                for name, guid, ids in listed
            )
            merge.presentation.extensions.insert(
                0,
                f'<p:ext uri="{URI}"><p14:sectionLst xmlns:p14="{P14[1:-1]}">{body}</p14:sectionLst></p:ext>',
            )

    def _of(self, source: Source) -> list[tuple[str, str | None, list[int]]]:
        """Return a deck's sections as (name, id or None for one we add, new slide ids), all slides covered."""
        title = source.title or ""
        own = source.presentation.sections
        where = {slide: n for n, section in enumerate(own) for slide in reversed(section.slide_ids)}
        filled = {where.get(slide.id) for slide in source.slides}
        found: list[tuple[str, str | None, list[int]]] = []
        done: set[int] = set()
        current = -1
        for slide in source.slides:
            n = where.get(slide.id, current)
            if n != current or not found:
                # Sections without slides stand where they stood: before the next one that has some.
                for empty in range(current + 1, n):
                    if empty not in done and empty not in filled:
                        found.append(self._own(source, title, own[empty]))
                        done.add(empty)
                again = n in done
                found.append((title, None, []) if n < 0 else self._own(source, title, own[n], again))
                done.add(n)
                current = n
            found[-1][2].append(source.ids[slide.id])
        found += [self._own(source, title, own[n]) for n in range(len(own)) if n not in done]
        return found

    def _own(self, source: Source, title: str, section: Section, again: bool = False) -> tuple[str, str, list[int]]:
        name = f"{title} / {section.name}" if title else section.name
        guid = source.section_ids.get(section.id, section.id)
        return name, self._unique(guid, source.index) if again else guid, []

    @staticmethod
    def _title_before(merge: Merge, source: Source) -> str | None:
        return merge.sources[source.index - 1].title if source.index else None

    def _unique(self, guid: str, index: int) -> str:
        new, salt = guid, 0
        while new in self._ids or len(new) != 38:
            new, salt = derived_guid("section", guid, index, salt), salt + 1
        self._ids.add(new)
        return new
