"""The tags of a PDF: headings, lists, descriptions of pictures, for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wimlds_cli.merge.pdf.names import NamePool, named, numbered, write_tree
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Source
from wimlds_cli.merge.pdf.values import Name, Of, bytes_of, entries_of, is_name, items_of, plain, reference_of, text_of


class Tags(Step):
    """Keeps rule 35 for tags: each deck's structure stands, in its language, under one root.

    Pages and what lies on them name their structure by numbers, which count on from deck to deck; elements with an
    identifier that another deck's element has get another one; roles and classes that two decks call by one name and
    mean differently are renamed.
    """

    entries = frozenset({"/StructParent", "/StructParents", "/Headers", "/S"})

    def __init__(self) -> None:
        self._numbers: dict[int, dict[int, int]] = {}
        self._ids: dict[tuple[int, bytes], bytes] = {}
        self._roles: dict[str, str] = {}
        self._classes: dict[str, Any] = {}
        self._renamed: dict[tuple[int, str, str], Name] = {}

    def plan(self, merge: PdfMerge) -> None:
        """Give each deck's numbers, identifiers and roles room."""
        pool, following = NamePool(), 0
        for source in tagged(merge):
            root = root_of(source)
            keys = sorted({key for key, _ in numbered(root.get("/ParentTree"))})
            self._numbers[source.index] = {key: following + place for place, key in enumerate(keys)}
            following += len(keys)
            for word, _ in named(root.get("/IDTree")):
                self._ids.setdefault((source.index, word), pool.take(word))
            self._plan_roles_and_classes(source, root)

    def edit(self, merge: PdfMerge, source: Source, entries: dict[str, Any]) -> None:
        """Let what names a structure by number or identifier name the new one."""
        numbers = self._numbers.get(source.index, {})
        for entry in ("/StructParent", "/StructParents"):
            if entry in entries:
                # A number that its own deck does not list must not lead into another deck's structure.
                number = plain(entries[entry])
                entries[entry] = numbers.get(number) if isinstance(number, int) else None
        # An element has a parent and says what it is (ISO 32000-2, 14.7.2); nothing else with /S has a /P.
        if "/P" in entries and "/S" in entries:
            entries["/S"] = self._called(source, "role", entries["/S"])
            if "/C" in entries:
                several = items_of(entries["/C"])
                classes = [self._called(source, "class", one) for one in several or [entries["/C"]]]
                entries["/C"] = classes if several else classes[0]
            word = bytes_of(plain(entries.get("/ID")))
            if word is not None:
                entries["/ID"] = self._ids.get((source.index, word), word)
        if entries.get("/O") == "/Table" and "/Headers" in entries:
            words = [bytes_of(plain(one)) or b"" for one in items_of(entries["/Headers"])]
            entries["/Headers"] = [self._ids.get((source.index, word), word) for word in words]

    def finish(self, merge: PdfMerge) -> None:
        """Write the root of all structures."""
        having = tagged(merge)
        if not having:
            return
        ref = merge.file.reserve()
        document = merge.file.reserve()
        root: dict[str, Any] = {"Type": Name("StructTreeRoot"), "K": document}
        parts = [self._part(merge, source, document) for source in having]
        merge.add({"Type": Name("StructElem"), "S": Name("Document"), "P": ref, "K": parts}, document)
        numbers: list[tuple[int, Any]] = []
        ids: list[tuple[bytes, Any]] = []
        spaces: list[Any] = []
        for source in having:
            own = root_of(source)
            known = self._numbers[source.index]
            numbers += [(known[key], Of(source, value)) for key, value in numbered(own.get("/ParentTree"))]
            ids += [(self._ids[source.index, word], Of(source, value)) for word, value in named(own.get("/IDTree"))]
            spaces += [Of(source, one) for one in items_of(own.get("/Namespaces"))]
        root["ParentTree"] = write_tree(merge, "Nums", dict(numbers).items())
        root["ParentTreeNextKey"] = max((key for key, _ in numbers), default=-1) + 1
        if ids:
            root["IDTree"] = write_tree(merge, "Names", dict(ids).items())
        roles = {word: Name(standard) for word, standard in self._roles.items()}
        for entry, found in (("RoleMap", roles), ("ClassMap", self._classes), ("Namespaces", spaces)):
            if found:
                root[entry] = found
        merge.add(root, ref)
        merge.catalog["StructTreeRoot"] = ref
        untagged = [source for source in merge.sources if source.pages and source not in having]
        merge.catalog["MarkInfo"] = {"Marked": True, **({"Suspects": True} if untagged else {})}
        if untagged:
            names = ", ".join(dict.fromkeys(source.title or source.entry.path.stem for source in untagged))
            merge.report.say("inherited", 35, f"a screen reader has to guess the order, for want of tags: {names}")

    @staticmethod
    def _part(merge: PdfMerge, source: Source, parent: Any) -> Any:
        """Put a deck's structure into an element of its own, with the deck's language."""
        ref = merge.file.reserve()
        kids = root_of(source).get("/K")
        several = items_of(kids) or ([kids] if plain(kids) is not None else [])
        for kid in several:
            source.change(kid, P=ref)
        part: dict[str, Any] = {"Type": Name("StructElem"), "S": Name("Part"), "P": parent}
        part["K"] = [Of(source, kid if reference_of(kid) else {**entries_of(kid), "/P": ref}) for kid in several]
        language = text_of(source.catalog.get("/Lang"))
        if language:
            part["Lang"] = language
        if source.title:
            part["T"] = source.title
        return merge.add(part, ref)

    def _plan_roles_and_classes(self, source: Source, root: dict[str, Any]) -> None:
        for role, standard in entries_of(root.get("/RoleMap")).items():
            meant = str(plain(standard)).removeprefix("/")
            word = _free(role[1:], lambda word, meant=meant: self._roles.get(word, meant) == meant)  # type: ignore[misc]
            self._roles[word] = meant
            self._renamed[source.index, "role", role] = Name(word)
        for name, attributes in entries_of(root.get("/ClassMap")).items():
            word = _free(name[1:], lambda word: word not in self._classes)
            self._classes[word] = Of(source, attributes)
            self._renamed[source.index, "class", name] = Name(word)

    def _called(self, source: Source, kind: str, name: Any) -> Any:
        """Return what a role or a class of a deck is called now; anything else as it is."""
        return self._renamed.get((source.index, kind, str(plain(name))), name) if is_name(plain(name)) else name


def _free(wanted: str, is_free: Callable[[str], bool]) -> str:
    word, number = wanted, 1
    while not is_free(word):
        number += 1
        word = f"{wanted}_{number}"
    return word


def root_of(source: Source) -> dict[str, Any]:
    """Return the root of a deck's structure; empty when it has none."""
    return entries_of(source.catalog.get("/StructTreeRoot"))


def tagged(merge: PdfMerge) -> list[Source]:
    """Return the decks that have tags."""
    return [source for source in merge.sources if root_of(source).get("/K") is not None and source.pages]
