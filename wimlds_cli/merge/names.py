"""Part names of the merged deck: ASCII, canonical, unique without regard to case."""

from __future__ import annotations

import re
from collections import Counter

from wimlds_cli.deck.opc import Relationship, extension

# Where PowerPoint itself puts a part that is reached by a kind of relationship: folder and stem.
_PLACES = {
    "slide": ("ppt/slides", "slide"),
    "slideLayout": ("ppt/slideLayouts", "slideLayout"),
    "slideMaster": ("ppt/slideMasters", "slideMaster"),
    "notesSlide": ("ppt/notesSlides", "notesSlide"),
    "notesMaster": ("ppt/notesMasters", "notesMaster"),
    "handoutMaster": ("ppt/handoutMasters", "handoutMaster"),
    "theme": ("ppt/theme", "theme"),
    "themeOverride": ("ppt/theme", "themeOverride"),
    "comments": ("ppt/comments", "comment"),
    "chart": ("ppt/charts", "chart"),
    "chartEx": ("ppt/charts", "chartEx"),
    "chartStyle": ("ppt/charts", "style"),
    "chartColorStyle": ("ppt/charts", "colors"),
    "chartUserShapes": ("ppt/drawings", "drawing"),
    "diagramData": ("ppt/diagrams", "data"),
    "diagramLayout": ("ppt/diagrams", "layout"),
    "diagramQuickStyle": ("ppt/diagrams", "quickStyle"),
    "diagramColors": ("ppt/diagrams", "colors"),
    "diagramDrawing": ("ppt/diagrams", "drawing"),
    "vmlDrawing": ("ppt/drawings", "vmlDrawing"),
    "package": ("ppt/embeddings", "embedding"),
    "oleObject": ("ppt/embeddings", "oleObject"),
    "control": ("ppt/activeX", "activeX"),
    "activeXControlBinary": ("ppt/activeX", "activeXBinary"),
    "image": ("ppt/media", "image"),
    "hdphoto": ("ppt/media", "hdphoto"),
    "video": ("ppt/media", "media"),
    "audio": ("ppt/media", "media"),
    "media": ("ppt/media", "media"),
    "model3d": ("ppt/media", "model"),
    "font": ("ppt/fonts", "font"),
    "tags": ("ppt/tags", "tag"),
    "customXml": ("customXml", "item"),
    "customXmlProps": ("customXml", "itemProps"),
}


class Names:
    """Gives out part names."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def take(self, rel: Relationship, part: str) -> str:
        """Return a new name for a part that is reached through `rel`."""
        folder, stem = _PLACES.get(rel.kind) or self._place_of_unknown(rel.kind)
        if rel.kind == "comments" and rel.by_microsoft:
            stem = "modernComment"
        key = f"{folder}/{stem}".lower()
        self._counts[key] += 1
        ext = re.sub(r"[^a-z0-9]", "", extension(part))[:12] or "bin"
        return f"/{folder}/{stem}{self._counts[key]}.{ext}"

    @staticmethod
    def _place_of_unknown(kind: str) -> tuple[str, str]:
        word = re.sub(r"[^A-Za-z]", "", kind)[:40] or "part"
        return f"ppt/{word}", word
