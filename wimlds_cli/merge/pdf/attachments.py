"""Files inside a PDF."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from wimlds_cli.merge.pdf.names import NamePool, named, write_tree
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Source
from wimlds_cli.merge.pdf.values import Of, bytes_of, entries_of, items_of, plain, reference_of, text_of

_OTHER_TREES = ("/AP", "/Pages", "/Templates", "/IDS", "/URLS", "/AlternatePresentations", "/Renditions")


class Attachments(Step):
    """Keeps rule 35 for attached files: two of one name are two, also when all are saved into one folder."""

    entries = frozenset({"/N"})

    def __init__(self) -> None:
        self._keys = NamePool()
        self._files: set[str] = set()
        self._new: dict[tuple[int, bytes], bytes] = {}

    def plan(self, merge: PdfMerge) -> None:
        """Give each file of each deck a name of its own."""
        for source in merge.sources:
            for word, file in named(entries_of(source.catalog.get("/Names")).get("/EmbeddedFiles")):
                if (source.index, word) in self._new:
                    continue
                self._new[source.index, word] = self._keys.take(word)
                self._name_the_file(source, file)
                if merge.public:
                    merge.say("warning", 28, "it has attached files; look whether they are for everybody", source)
            if plain(source.catalog.get("/Collection")) is not None:
                merge.say("dropped", 28, "the cover of a portfolio; its files are attached", source)

    def edit(self, merge: PdfMerge, source: Source, entries: dict[str, Any]) -> None:
        """Let a jump into an attached PDF find it by its new name (ISO 32000-2, 12.6.4.4)."""
        word = bytes_of(plain(entries["/N"]))
        if word is not None and "/R" in entries and (source.index, word) in self._new:
            entries["/N"] = self._new[source.index, word]

    def finish(self, merge: PdfMerge) -> None:
        """Write the trees of all files, and of what else the decks name."""
        files: dict[bytes, Any] = {}
        for source in merge.sources:
            for word, file in named(entries_of(source.catalog.get("/Names")).get("/EmbeddedFiles")):
                files.setdefault(self._new[source.index, word], Of(source, file))
        if files:
            merge.names["EmbeddedFiles"] = write_tree(merge, "Names", files.items())
        for tree in _OTHER_TREES:
            pool, pairs = NamePool(), []
            for source in merge.sources:
                for word, value in named(entries_of(source.catalog.get("/Names")).get(tree)):
                    pairs.append((pool.take(word), Of(source, value)))
            if pairs:
                merge.names[tree[1:]] = write_tree(merge, "Names", pairs)
        belonging = [Of(s, one) for s in merge.sources for one in items_of(s.catalog.get("/AF"))]
        if belonging:
            merge.catalog["AF"] = belonging

    def _name_the_file(self, source: Source, file: Any) -> None:
        """Number a file's own name where another file has it; readers save files under it."""
        entries = entries_of(file)
        old = text_of(entries.get("/UF") or entries.get("/F"))
        path, new, number = PurePosixPath(old), old, 1
        while new.casefold() in self._files:
            number += 1
            new = f"{path.stem} ({number}){path.suffix}"
        self._files.add(new.casefold())
        if new != old and reference_of(file) is not None:
            source.change(file, UF=new, **({"F": new.encode("ascii", "replace")} if "/F" in entries else {}))
