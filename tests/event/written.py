"""Event files as people write them, in any style, for the tests of what changes them in places."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from hypothesis import strategies as st

WORDS = st.lists(
    st.sampled_from(
        ["Ada", "Grace", "rare", "words", "nanosecond", "Spärck", "李", "ж", "🎉", "a-b", "it's", "x_y", "C."]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
COMMENTS = st.sampled_from(["# why", "#\twith\ttabs\t", "# ends: in a colon:", "#", "# - not an item", "# é 李"])

STYLES = (
    *("plain", "plain", "single", "double", "lines", "quoted-lines", "literal", "folded", "keep"),
    *("flow", "flow-mapping", "flow-lines", "empty", "null", "anchor", "alias"),
)


@dataclass
class Writer:
    """Writes one file; what it draws decides on each detail.

    Attributes:
        step: How far keys are moved to the right.
        dash: How far dashes are; 0 is below the key.
        anchors: Names of texts that were marked, for aliases further down.
    """

    draw: st.DrawFn
    step: int
    dash: int
    lines: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)

    def between(self, column: int) -> None:
        """Perhaps put a blank line or a comment between two entries."""
        what = self.draw(st.sampled_from(["", "", "", "blank", "comment", "spaces", "both"]))
        if what in ("blank", "both"):
            self.lines.append("")
        if what == "spaces":
            self.lines.append("   ")
        if what in ("comment", "both"):
            self.lines.append(" " * column + self.draw(COMMENTS))

    def trailing(self) -> str:
        """Perhaps return a comment behind a value."""
        return self.draw(st.sampled_from(["", "", "  # c", " #", "\t# tab before"]))

    def scalar(self, lead: str, column: int) -> None:
        """Write a text behind a colon or a dash, in one of the styles that there are."""
        word = self.draw(WORDS)
        style = self.draw(st.sampled_from(STYLES))
        pad = " " * (column + self.step)
        if style in ("literal", "folded", "keep"):
            mark = {"literal": "|", "folded": ">-", "keep": "|+"}[style]
            self.lines.append(f"{lead} {mark}{self.draw(st.sampled_from(['', '  # c']))}")
            self.lines += [pad + word, *self.draw(st.sampled_from([[], [""], ["", pad + "# no comment"]])), pad + word]
        elif style == "lines":
            self.lines += [f"{lead} {word}", f"{pad}{word}{self.trailing()}"]
        elif style == "quoted-lines":
            self.lines += [f'{lead} "{word}', "", f'{pad}{word}"{self.trailing()}']
        elif style == "flow-lines":
            self.lines += [f"{lead} [w1,", f"{pad}'w, 2',", f"{pad}w3]{self.trailing()}"]
        elif style == "anchor":
            name = f"a{len(self.anchors)}"
            self.anchors.append(name)
            self.lines.append(f"{lead} &{name} {word}{self.trailing()}")
        elif style == "alias" and self.anchors:
            self.lines.append(f"{lead} *{self.draw(st.sampled_from(self.anchors))}{self.trailing()}")
        else:
            texts = {
                "single": "'" + word.replace("'", "''") + "'",
                "double": f'"{word} \\" \\t\\u00e9"',
                "null": "~",
                "empty": "",
                "flow": f"[{word.replace(chr(39), '')}, w]",
                "flow-mapping": "{photo: yes, recording: w}",
            }
            self.lines.append(f"{lead} {texts.get(style, word)}".rstrip() + self.trailing())

    def mapping(self, keys: list[str], column: int, first: str | None = None) -> None:
        """Write `key: text` lines.

        Args:
            keys: The keys.
            column: Where they stand.
            first: What stands before the first of them, such as a dash.
        """
        for number, key in enumerate(keys):
            if number:
                self.between(column)
            lead = first if first is not None and number == 0 else " " * column
            if key in ("links", "location") and self.draw(st.booleans()):
                self.lines.append(f"{lead}{key}:{self.trailing()}")
                self.mapping(["x", "website"], column + self.step)
            else:
                self.scalar(f"{lead}{key}:", column)

    def listing(self, key: str, keys: list[str]) -> None:
        """Write a list of mappings."""
        self.lines.append(f"{key}:{self.trailing()}")
        for number in range(self.draw(st.integers(1, 3))):
            if number:
                self.between(self.dash)
            gap = self.draw(st.sampled_from([1, 1, 3]))
            chosen = [one for one in keys if one == keys[0] or self.draw(st.booleans())]
            self.mapping(chosen, self.dash + 1 + gap, " " * self.dash + "-" + " " * gap)


@st.composite
def event_files(draw: st.DrawFn) -> bytes:
    """Return the bytes of a file."""
    writer = Writer(draw, draw(st.integers(1, 4)), draw(st.sampled_from([0, 2, 2, 4])))
    writer.lines += draw(st.sampled_from([[], ["# yaml-language-server: $schema=x"], ["---"], ["", "# c", ""]]))
    writer.mapping(["name", "start", "location"], 0)
    writer.between(0)
    writer.listing("speakers", ["name", "affiliation", "biography", "links", "consent"])
    writer.between(0)
    writer.listing("sessions", ["title", "type", "abstract", "speakers"])
    writer.between(0)
    if draw(st.booleans()):
        writer.lines.append("tasks:")
        writer.mapping(["venue", "invite"], writer.step)
    # A mark that nothing refers to is a fault.
    writer.lines += [f"also_{name}: *{name}" for name in writer.anchors]
    writer.lines += draw(st.sampled_from([[], ["# the end"], ["", "# the end", ""], ["..."]]))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    text = newline.join(writer.lines) + draw(st.sampled_from([newline, newline, "", newline * 2]))
    mark = draw(st.sampled_from([b"", b"", codecs.BOM_UTF8]))
    return mark + text.encode()
