"""Form fields."""

from __future__ import annotations

import re
from typing import Any

from wimlds_cli.merge.pdf.names import NamePool
from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Source
from wimlds_cli.merge.pdf.values import Of, bytes_of, encoded, entries_of, items_of, plain, reference_of, text_of

_DEEPEST = 50
_FONT = re.compile(rb"/([^\s/\[\]()<>{}%]+)(\s+[-+.\d]+\s+Tf\b)")
"""The font in a default appearance: `/Helv 12 Tf` (ISO 32000-2, 12.7.4.3)."""


class Forms(Step):
    """Keeps rule 35 for form fields: two decks' fields of one name stay two, each with its own value.

    Fields of one full name are one field to every reader, so the later deck's outermost field gets another name, and
    the buttons that send, reset or hide it follow. A font that both decks' forms call by one name and mean
    differently gets another name likewise.
    """

    entries = frozenset({"/S", "/DA"})

    def __init__(self) -> None:
        self._pool = NamePool()
        self._new: dict[tuple[int, str], str] = {}
        self._fonts: dict[tuple[int, bytes], bytes] = {}
        self._resources: dict[str, dict[str, Any]] = {}

    def plan(self, merge: PdfMerge) -> None:
        """Give each deck's fields and fonts names of their own."""
        for source in merge.sources:
            form = entries_of(source.catalog.get("/AcroForm"))
            for field in items_of(form.get("/Fields")):
                self._plan_field(merge, source, form, field)
            self._unite_resources(source, entries_of(form.get("/DR")))
            if plain(form.get("/XFA")) is not None:
                merge.say(
                    "dropped", 28, "the second form inside its form (XFA); the fields themselves are kept", source
                )

    def edit(self, merge: PdfMerge, source: Source, entries: dict[str, Any]) -> None:
        """Let buttons find fields by their new names, and fields their fonts."""
        if entries.get("/S") in ("/SubmitForm", "/ResetForm") and "/Fields" in entries:
            entries["/Fields"] = [self._followed(source, one) for one in items_of(entries["/Fields"])]
        if entries.get("/S") == "/Hide" and "/T" in entries:
            several = items_of(entries["/T"])
            entries["/T"] = (
                [self._followed(source, one) for one in several] if several else self._followed(source, entries["/T"])
            )
        appearance = bytes_of(plain(entries.get("/DA")))
        if appearance is not None:
            entries["/DA"] = self._appearance(source, appearance)

    def finish(self, merge: PdfMerge) -> None:
        """Write the one form of the merged PDF."""
        fields: list[Any] = []
        needs_appearances = False
        for source in merge.sources:
            form = entries_of(source.catalog.get("/AcroForm"))
            fields += [Of(source, field) for field in items_of(form.get("/Fields")) if plain(field) is not None]
            needs = plain(form.get("/NeedAppearances"))
            needs_appearances |= needs is not None and bool(getattr(needs, "value", needs))
        if fields:
            merge.catalog["AcroForm"] = {"Fields": fields, "DR": self._resources}
            if needs_appearances:
                merge.catalog["AcroForm"]["NeedAppearances"] = True

    def _plan_field(self, merge: PdfMerge, source: Source, form: dict[str, Any], field: Any) -> None:
        entries = entries_of(field)
        name = text_of(entries.get("/T"))
        if name:
            if (source.index, name) not in self._new:
                taken = self._pool.take(encoded(name))
                self._new[source.index, name] = (
                    taken[2:].decode("utf-16-be") if taken.startswith(b"\xfe\xff") else taken.decode()
                )
            if self._new[source.index, name] != name:
                source.change(field, T=self._new[source.index, name])
        # What its own form said of all fields has to be said by the field now (12.7.3, table 224).
        for entry in ("/DA", "/Q"):
            if entry not in entries and entry in form:
                value = form[entry]
                source.change(field, **{entry[1:]: value})
        self._unsign(merge, source, field, 0)

    def _unsign(self, merge: PdfMerge, source: Source, field: Any, depth: int) -> None:
        entries = entries_of(field)
        if entries.get("/FT") == "/Sig" and plain(entries.get("/V")) is not None:
            source.change(field, V=None)
            merge.say("dropped", 28, "a digital signature: it is of the deck as it was", source)
        if depth < _DEEPEST:
            for kid in items_of(entries.get("/Kids")):
                self._unsign(merge, source, kid, depth + 1)

    def _unite_resources(self, source: Source, resources: dict[str, Any]) -> None:
        for kind, values in resources.items():
            if not isinstance(plain(values), dict):
                continue
            united = self._resources.setdefault(kind[1:], {})
            for name, value in entries_of(values).items():
                new, number = name[1:], 1
                while new in united and not _same(united[new], source, value):
                    number += 1
                    new = f"{name[1:]}_{number}"
                united[new] = Of(source, value)
                if kind == "/Font" and new != name[1:]:
                    self._fonts[source.index, name[1:].encode("latin-1")] = new.encode("latin-1")

    def _appearance(self, source: Source, appearance: bytes) -> bytes:
        def renamed(match: re.Match[bytes]) -> bytes:
            return b"/" + self._fonts.get((source.index, match[1]), match[1]) + match[2]

        return _FONT.sub(renamed, appearance)

    def _followed(self, source: Source, field: Any) -> Any:
        """Return what stands for a field that a button means: by reference, or by its full name."""
        if reference_of(field) is not None and bytes_of(plain(field)) is None:
            return field
        outermost, dot, inner = text_of(field).partition(".")
        return self._new.get((source.index, outermost), outermost) + dot + inner


def _same(known: Any, source: Source, value: Any) -> bool:
    return isinstance(known, Of) and known.source is source and reference_of(known.value) == reference_of(value)
