"""Jumps between slides, custom shows, and actions."""

from __future__ import annotations

import re

from lxml import etree

from wimlds_cli.deck.xml import NS, Element, R, number, quoteattr
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.passes.external import lies_on_one_computer
from wimlds_cli.merge.plan import IdPool, Merge, Source
from wimlds_cli.merge.walk import PartEdit, Walker

_ACTION = "ppaction://"
_JUMP = "ppaction://hlinksldjump"
_NOTHING = "ppaction://noaction"
_SHOW = re.compile(r"(ppaction://customshow\?id=)(\d+)")
_REPORTED = {
    "ppaction://hlinkpres": "a link opens another presentation, which will not be there",
    "ppaction://program": "a link starts a program of the speaker's computer",
}


_LINKS = etree.XPath("//*[starts-with(local-name(), 'hlink')]")


class Links(Pass):
    """Keeps rule 24: a jump lands on the same slide as before; what can lead nowhere is removed, and said."""

    kinds = frozenset(
        {
            "slide",
            "slideLayout",
            "slideMaster",
            "notesSlide",
            "notesMaster",
            "handoutMaster",
            "diagramData",
            "diagramDrawing",
            "chartUserShapes",
        }
    )
    marks = (_ACTION.encode(),)

    def __init__(self) -> None:
        self._shows: dict[tuple[int, str], int] = {}
        self._listed: list[tuple[Source, Element, int, str]] = []

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Give custom shows ids and names that are unique."""
        ids, names = IdPool(0, 4294967295), set()
        for source in merge.sources:
            for show in source.presentation.root.iterfind("p:custShowLst/p:custShow", NS):
                old = show.get("id", "")
                new = ids.take(number(old))
                self._shows.setdefault((source.index, old), new)
                name = wanted = show.get("name", "")
                times = 1
                while name.casefold() in names:
                    times += 1
                    name = f"{wanted} ({source.title or source.path.stem}{f' {times - 1}' if times > 2 else ''})"
                names.add(name.casefold())
                self._listed.append((source, show, new, name))

    def wants(self, part: PartEdit) -> bool:
        """Look at parts with actions, and at those that lead to slides; a notes page always leads to its own."""
        jumps = sum(rel.kind == "slide" for rel in part.rels.values())
        return jumps > (part.kind == "notesSlide") or super().wants(part)

    def edit(self, part: PartEdit) -> None:
        """Mend the links of one part."""
        for element in _LINKS(part.root):
            action = element.get("action") or ""
            rel = part.rels.get(element.get(f"{R}id") or "")
            if rel is not None and rel.kind == "slide" and not rel.external:
                if not rel.found or rel.target not in part.source.outputs:
                    self._remove(part, element, "a jump to a slide that the deck does not have")
            elif action.startswith("ppaction://hlinkshowjump"):
                self._bind(part, element, action)
            elif action.startswith("ppaction://customshow"):
                self._follow_show(part, element, action)
            elif action.startswith("ppaction://macro"):
                self._remove(part, element, "a link to a macro")
            elif action.startswith(tuple(_REPORTED)) and not (rel is not None and lies_on_one_computer(rel)):
                words = next(text for start, text in _REPORTED.items() if action.startswith(start))
                part.merge.report.say("warning", 24, words, part.source.index, part.slide)
        _forget_ghosts(part)

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the custom shows with the slides that their decks list."""
        items = []
        for source, show, new_id, name in self._listed:
            slides = []
            for element in show.iterfind("p:sldLst/p:sld", NS):
                rel = source.presentation.rels.get(element.get(f"{R}id", ""))
                output = source.outputs.get(rel.target) if rel is not None and rel.found else None
                if output is None:
                    words = f"custom show “{name}” named a slide that the deck does not have"
                    merge.report.say("dropped", 24, words, source.index)
                else:
                    slides.append(f'<p:sld r:id="{merge.presentation.id_of(output)}"/>')
            items.append(
                f'<p:custShow name={quoteattr(name)} id="{new_id}"><p:sldLst>{"".join(slides)}</p:sldLst></p:custShow>'
            )
        merge.presentation.put_list("custShowLst", items)

    def _bind(self, part: PartEdit, element: Element, action: str) -> None:
        """Turn “first slide” and “last slide” into jumps to this deck's own."""
        source = part.source
        jump = re.search(r"jump=(\w+)", action)
        word = jump[1] if jump else ""
        if word == "endshow":
            message = "a button ends the whole show, not only this talk"
            if not part.merge.alone:
                part.merge.report.say("warning", 24, message, source.index, part.slide)
        elif word in ("firstslide", "lastslide") and not part.merge.alone and source.slides:
            target = source.slides[0 if word == "firstslide" else -1].part
            element.set(f"{R}id", part.relate("slide", target))
            element.set("action", _JUMP)
            part.changed(f"“{word}” bound to the deck's own slide")

    def _follow_show(self, part: PartEdit, element: Element, action: str) -> None:
        match = _SHOW.match(action)
        new = self._shows.get((part.source.index, match[2])) if match else None
        if match is None or new is None:
            self._remove(part, element, "a link to a custom show that the deck does not have")
        elif str(new) != match[2]:
            element.set("action", f"{match[1]}{new}{action[match.end() :]}")
            part.changed("a link follows its custom show")

    def _remove(self, part: PartEdit, element: Element, what: str) -> None:
        """Take a link away; a sound that it plays stays."""
        if len(element):
            element.set(f"{R}id", "")
            element.set("action", _NOTHING)
        else:
            element.getparent().remove(element)
        part.changed(f"{what} removed")
        part.merge.report.say("dropped", 24, f"{what} was removed", part.source.index, part.slide)


def _forget_ghosts(part: PartEdit) -> None:
    """Drop relationships to slides that the deck does not list, once no XML names them."""
    ghosts = [
        rel
        for rel in part.rels.values()
        if rel.kind == "slide" and not rel.external and (not rel.found or rel.target not in part.source.outputs)
    ]
    if ghosts:
        named = {value for element in part.root.iter() for value in element.attrib.values()}
        for rel in ghosts:
            if rel.id not in named:
                del part.rels[rel.id]
