"""Review comments, classic and modern, with their authors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lxml import etree

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship
from wimlds_cli.deck.xml import DECLARATION, NS, P15, P188, Element, P, detached, local, number
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.passes.slides import follow_slide
from wimlds_cli.merge.plan import Merge, Source, derived_guid
from wimlds_cli.merge.walk import PartEdit, Walker


@dataclass(frozen=True)
class _AuthorList:
    """One of the two lists of authors that a deck may have."""

    part: str
    content_type: str
    relationship: str
    root: str


_CLASSIC = _AuthorList(
    "/ppt/commentAuthors.xml",
    "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml",
    f"{OFFICE_RELATIONSHIPS}/commentAuthors",
    "p:cmAuthorLst",
)
_MODERN = _AuthorList(
    "/ppt/authors.xml",
    "application/vnd.ms-powerpoint.authors+xml",
    "http://schemas.microsoft.com/office/2018/10/relationships/authors",
    "p188:authorLst",
)


class _Author:
    """One person of the merged deck's classic comments."""

    def __init__(self, new_id: int, source: Source, element: Element) -> None:
        self.id = new_id
        self.source = source
        self.element = element
        self.last = 0
        self.renamed = False


class Comments(Pass):
    """Keeps rule 20: authors united, numbers unique, threads and anchors follow."""

    kinds = frozenset({"comments"})

    def __init__(self) -> None:
        self._people: dict[tuple[str, ...], _Author] = {}
        self._author_of: dict[tuple[int, str], _Author] = {}
        self._offset: dict[tuple[int, str], int] = {}
        self._modern: dict[str, tuple[Source, Element]] = {}
        self._modern_ids: dict[str, int] = {}
        self._parts: dict[str, list[tuple[Source, str]]] = {"commentAuthors": [], "authors": []}

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Unite the authors."""
        for source in merge.sources:
            for kind, unite in (("commentAuthors", self._unite_classic), ("authors", self._unite_modern)):
                part = source.presentation.related(kind)
                if part is not None:
                    self._parts[kind].append((source, part))
                    unite(source, source.package.xml(part))

    def _unite_classic(self, source: Source, root: Element) -> None:
        listed: Counter[tuple[str, ...]] = Counter()
        for element in root.iterfind("p:cmAuthor", NS):
            presence = next(iter(element.iter(f"{P15}presenceInfo")), None)
            person: tuple[str, ...] = (
                element.get("name", ""),
                element.get("initials", ""),
                presence.get("userId", "") if presence is not None else "",
                presence.get("providerId", "") if presence is not None else "",
            )
            # A deck that lists somebody twice counts her comments in two rows, and goes on to do so.
            listed[person] += 1
            person = (*person, str(listed[person]))
            author = self._people.get(person)
            if author is None:
                taken = {a.id for a in self._people.values()}
                old = element.get("id", "")
                wanted = number(old)
                free = next(n for n in range(len(taken) + 1) if n not in taken)
                new = free if wanted is None or wanted in taken else wanted
                author = self._people[person] = _Author(new, source, element)
            self._author_of.setdefault((source.index, element.get("id", "")), author)

    def _unite_modern(self, source: Source, root: Element) -> None:
        for element in root.iterfind(f"{P188}author"):
            self._modern.setdefault(element.get("id", "").upper(), (source, element))

    def each(self, merge: Merge, walker: Walker, source: Source) -> None:
        """Note, before an input's comments pass by, how far its authors' numbers are used up by earlier inputs."""
        for (index, old), author in self._author_of.items():
            if index == source.index:
                self._offset[index, old] = author.last

    def edit(self, part: PartEdit) -> None:
        """Renumber classic comments; let modern ones follow their slide."""
        if part.modern:
            self._edit_modern(part)
        else:
            self._edit_classic(part)

    def _edit_classic(self, part: PartEdit) -> None:
        index = part.source.index
        for element in part.root.iter(f"{P}cm", f"{P15}parentCm"):
            old = element.get("authorId", "")
            author = self._author_of.get((index, old))
            if author is None:
                part.merge.report.say("inherited", 20, "a comment names an author that its deck does not list", index)
                continue
            given = number(element.get("idx"))
            new = None if given is None else given + self._offset.get((index, old), 0)
            author.last = max(author.last, new or 0)
            if (number(old), given) != (author.id, new):
                element.set("authorId", str(author.id))
                element.set("idx", str(new))
                part.changed("comments renumbered among all decks")

    def _edit_modern(self, part: PartEdit) -> None:
        for element in part.root.iter():
            name = local(element)
            if name == "sldMk":
                follow_slide(part, element)
            elif name in ("cm", "reply") and str(element.tag).startswith(P188):
                old = element.get("id", "")
                first = self._modern_ids.setdefault(old, part.source.index)
                if old and first != part.source.index:
                    element.set("id", derived_guid("comment", old, part.source.index))
                    part.changed("comment ids unique in the merged deck")

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the lists of authors."""
        modern = [detached(element) for _, element in self._modern.values()]
        self._write(merge, walker, "commentAuthors", _CLASSIC, self._classic_authors())
        self._write(merge, walker, "authors", _MODERN, modern)

    def _classic_authors(self) -> list[bytes]:
        authors = []
        for author in sorted(self._people.values(), key=lambda a: a.id):
            copy = etree.fromstring(detached(author.element))
            copy.set("id", str(author.id))
            copy.set("lastIdx", str(max(author.last, number(copy.get("lastIdx")) or 0)))
            authors.append(etree.tostring(copy))
        return authors

    def _write(self, merge: Merge, walker: Walker, kind: str, made: _AuthorList, authors: list[bytes]) -> None:
        """Write one list; the only one there is goes as it came."""
        parts = self._parts[kind]
        if not parts:
            return
        if len(parts) == 1:
            source, part = parts[0]
            walker.emit(source, Relationship("", made.relationship, part), made.part)
        else:
            prefix = made.root.partition(":")[0]
            head = f'{DECLARATION}<{made.root} xmlns:{prefix}="{NS[prefix]}">'
            content = head.encode() + b"".join(authors) + f"</{made.root}>".encode()
            merge.outgoing.write(made.part, made.content_type, content)
            for source, part in parts:
                merge.report.account(source.index, part, "merged", made.part, "authors united")
        merge.presentation.relate(kind, made.part, full_type=made.relationship)
