"""What the merged PDF says of itself."""

from __future__ import annotations

from typing import Any

from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.values import Of, entries_of, items_of, plain, text_of

_DROPPED = {
    "/OutputIntents": "the printing condition its colours are meant for (output intent)",
    "/PieceInfo": "data that another program put into the deck",
    "/Perms": "what its signer allows",
    "/DSS": "the proofs of digital signatures",
    "/Legal": "its legal attestation",
    "/Requirements": "what it asks of the reader",
}


class Settings(Step):
    """Keeps rules 27 and 28 in PDFs: language, title, author; what cannot hold for several decks is said."""

    entries = frozenset({"/Metadata", "/PieceInfo"})

    def edit(self, merge: PdfMerge, source: Any, entries: dict[str, Any]) -> None:
        """In a public copy, forget what programs noted about a page or a picture: it names people."""
        if merge.public:
            entries.pop("/Metadata", None)
            entries.pop("/PieceInfo", None)

    def finish(self, merge: PdfMerge) -> None:
        """Write the catalogue's settings."""
        languages = [text_of(source.catalog.get("/Lang")) for source in merge.sources]
        language = merge.properties.language or next(filter(None, languages), "")
        if language:
            merge.catalog["Lang"] = language
        merge.catalog["ViewerPreferences"] = {"DisplayDocTitle": True}
        threads = [Of(s, one) for s in merge.sources for one in items_of(s.catalog.get("/Threads"))]
        if threads:
            merge.catalog["Threads"] = threads
        extensions: dict[str, Any] = {}
        for source in merge.sources:
            for name, value in entries_of(source.catalog.get("/Extensions")).items():
                extensions.setdefault(name, Of(source, value))
            for entry, words in _DROPPED.items():
                if plain(source.catalog.get(entry)):
                    merge.say("dropped", 28, words, source)
            if source.reader.is_encrypted:
                merge.say("dropped", 28, "its restrictions (no copying, no changing): the merged PDF has none", source)
        if extensions:
            merge.catalog["Extensions"] = extensions


def information(merge: PdfMerge) -> dict[str, Any]:
    """Return the document information (ISO 32000-2, 14.3.3): the event's words, else the first deck's."""
    own = [entries_of(source.reader.trailer.get("/Info")) for source in merge.sources]
    first = own[0] if own else {}
    properties = merge.properties
    author = "" if merge.public else properties.creator or text_of(first.get("/Author"))
    values = {
        "Title": properties.title or text_of(first.get("/Title")),
        "Subject": properties.subject or text_of(first.get("/Subject")),
        "Author": author,
        "Keywords": properties.keywords or text_of(first.get("/Keywords")),
        "Producer": "wimlds",
    }
    # The newest input's date, not today's: the same inputs give the same bytes.
    dates = [
        source.arrival.modified or text_of(entries.get("/ModDate") or entries.get("/CreationDate"))
        for source, entries in zip(merge.sources, own, strict=True)
    ]
    newest = max((date for date in dates if date.startswith("D:") and date[2:6].isdigit()), default="")
    return {name: value for name, value in {**values, "CreationDate": newest, "ModDate": newest}.items() if value}
