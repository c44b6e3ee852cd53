"""What became of decks that arrived in another format."""

from __future__ import annotations

from wimlds_cli.deck.xml import A
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.plan import Conversion, Merge, Source, derived_guid
from wimlds_cli.merge.report import FindingKind
from wimlds_cli.merge.walk import PartEdit, Walker


class Conversions(Pass):
    """Keeps rule 34: a deck that arrived in another format is marked, and what it could not bring along is said.

    And rule 31 for it: LibreOffice gives fields a new random id each time.
    """

    kinds = frozenset({"slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster"})
    marks = (b"<a:fld",)

    def wants(self, part: PartEdit) -> bool:
        """Look only at what LibreOffice wrote."""
        return part.source.conversion is not None and not part.source.pictures and super().wants(part)

    def edit(self, part: PartEdit) -> None:
        """Give fields ids that depend on where they are alone."""
        for number, field in enumerate(part.root.iter(f"{A}fld")):
            field.set("id", derived_guid("field", part.source.index, part.part, number))
            part.changed("ids of fields made the same for every run")

    def each(self, merge: Merge, walker: Walker, source: Source) -> None:
        """Say what a deck was, and what it lost on the way."""
        conversion = source.conversion
        if conversion is None:
            return
        kind: FindingKind = "changed" if conversion.pictures else "warning"
        merge.report.say(kind, 34, _in_words(conversion, len(source.slides)), source.index)
        for words, numbers in conversion.left_behind:
            for number in numbers or (None,):
                slide = None if number is None else source.first_number + number - 1
                merge.report.say("dropped", 34, words, source.index, slide)


def _in_words(conversion: Conversion, count: int) -> str:
    if conversion.pictures:
        pages = "its page is now a picture" if count == 1 else f"its {count} pages are now pictures, each"
        return f"{pages} with its words as alternative text (converted from {conversion.format})"
    return f"LibreOffice converted it from {conversion.format}: look through its slides, they may look different"
