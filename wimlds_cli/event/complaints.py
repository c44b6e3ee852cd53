"""What a YAML parser's complaint means in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from wimlds_cli.event import faults
from wimlds_cli.event.characters import LINE_END
from wimlds_cli.event.faults import Fault

_STAND_INS = 0xF0000
_BACK = {_STAND_INS + code: code for code in range(128)}
HOLDS_STAND_INS = re.compile("[\U000f0000-\U000f007f]")

_ENTRY = r"[ ]*(?:-[ ]+)*"
_KEY = r"(?:\"[^\"]*\"|'[^']*'|[^\s:#'\"\[\]{}@`*&!|>%,][^:#]*?)"
_VALUE = re.compile(rf"(?P<lead>{_ENTRY})(?:(?P<key>{_KEY}):(?:[ ]+|$))?")
_GLUED = re.compile(rf"{_ENTRY}(?P<key>[A-Za-z_]+):(?!//)(?=\S)")
_GLUED_DASH = re.compile(r"[ ]*-(?=[A-Za-z_]+:)")
_NO_BREAK = re.compile("[ \t]*(?P<spaces>[\xa0\u2000-\u200b\u202f\u2060\u3000]+)")
_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True)
class Complaint:
    """One syntax fault, explained.

    Attributes:
        line: Counted from 0.
        column: Counted from 0.
        repaired: The text with the fault taken out, of the same length; None where reading has to end.
    """

    fault: Fault
    line: int
    column: int
    length: int
    message: str
    help: str
    repaired: str | None = None


def typed(value: str) -> str:
    """Give a value the characters back that were exchanged to read it."""
    return value.translate(_BACK)


class Explainer:
    """Says what one parser error means, looking at the text more than at the parser's words."""

    def __init__(self, text: str, error: yaml.YAMLError, last: Any) -> None:
        self.text = text
        self.lines = LINE_END.split(text)
        self.problem = f"{getattr(error, 'context', None) or ''}; {getattr(error, 'problem', None) or error}"
        self.mark: Any = getattr(error, "problem_mark", None)
        self.context: Any = getattr(error, "context_mark", None)
        self.last = last

    def explain(self) -> Complaint:
        """Return the first explanation that fits."""
        if self.mark is None:
            return Complaint(faults.SYNTAX, 0, 0, 1, "this file cannot be read as YAML", _LOOK)
        return (
            self._indented_with_tabs_or_worse()
            or self._unclosed()
            or self._escape()
            or self._first_character()
            or self._colon()
            or self._glued()
            or self._after_closing()
            or self._alignment()
            or self._anything()
        )

    def _indented_with_tabs_or_worse(self) -> Complaint | None:
        number = self.mark.line
        indent = _INDENT.match(self._line(number))
        if indent and "\t" in indent.group():
            column = indent.group().index("\t")
            start = self.mark.index - self.mark.column
            spaces = indent.group().replace("\t", " ")
            return Complaint(
                faults.TAB,
                number,
                column,
                1,
                "a tab stands at the beginning of this line, where YAML only knows spaces",
                'replace each tab by two spaces; many editors can do it at once ("convert indentation to spaces")',
                self.text[:start] + spaces + self.text[start + len(spaces) :],
            )
        for number in (self.mark.line, getattr(self.context, "line", self.mark.line)):
            strange = _NO_BREAK.match(self._line(number))
            if strange:
                return Complaint(
                    faults.NBSP,
                    number,
                    strange.start("spaces"),
                    len(strange["spaces"]),
                    "this line begins with a no-break space, as copying from a web page or a chat gives",
                    "delete the spaces at the beginning of the line and type them again",
                )
        return None

    def _unclosed(self) -> Complaint | None:
        opened = None
        if re.search(r"unexpected end of stream|unexpected document (indicator|separator)", self.problem):
            opened = self.context
        elif self._swallowed_lines():
            opened = self.last.start_mark
        elif "flow" in self.problem and self.context is not None and self.context.line < self.mark.line:
            opened = self.context
        if opened is None or opened.index >= len(self.text):
            return None
        char = self.text[opened.index]
        word = {"[": "bracket", "{": "curly bracket"}.get(char, "quote")
        closing = {"[": "]", "{": "}"}.get(char, char)
        return Complaint(
            faults.UNCLOSED,
            opened.line,
            opened.column,
            1,
            f"this {word} is opened and never closed",
            f"close it with {closing} at the end of the text, or put the whole text between quotes",
            self._without(opened.index),
        )

    def _swallowed_lines(self) -> bool:
        """Tell whether what was read last is a quoted text, or a bracket, that began on a line above."""
        last = self.last
        if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"'):
            begins, ends = last.start_mark, last.end_mark
            return begins is not None and ends is not None and begins.line < ends.line == self.mark.line
        if isinstance(last, yaml.CollectionStartEvent) and last.flow_style and last.start_mark is not None:
            return bool(last.start_mark.line < self.mark.line)
        return False

    def _escape(self) -> Complaint | None:
        if not re.search(r"escape|hexa?decimal|Unicode", self.problem) or self.context is None:
            return None
        index = self.text.rfind("\\", self.context.index, self.mark.index + 1)
        if index < 0:
            return None
        before = LINE_END.split(self.text[:index])
        return Complaint(
            faults.BACKSLASH,
            len(before) - 1,
            len(before[-1]),
            1,
            "between double quotes a backslash begins a special character, and this one is none",
            "write paths with forward slashes, on Windows too: slides/deck.pptx",
            self._without(index),
        )

    def _first_character(self) -> Complaint | None:
        """Explain a text that begins with a character of YAML's own."""
        place = self.mark
        if re.search(
            r"while scanning (an alias|an anchor|a tag|a block scalar)|while parsing a tag|tag handle",
            self.problem,
        ):
            place = self.context if self.context is not None else self.mark
        elif not re.search(r"cannot start any token|node content|sequence entries", self.problem):
            place = self._value_start("*&!|>@`%,")
        if place is None or place.index >= len(self.text):
            return None
        char = self.text[place.index]
        if char == "\t":
            return Complaint(
                faults.TAB,
                place.line,
                place.column,
                1,
                "a tab stands here, where YAML only knows spaces",
                "replace the tab by a space",
                self.text[: place.index] + " " + self.text[place.index + 1 :],
            )
        if char not in "@`%*&!|>,-?]}":
            return None
        line = self._line(place.line)
        rest = re.split(r"[ ]+#", line[place.column :])[0].rstrip()
        if line[: place.column].count("{") > line[: place.column].count("}"):
            rest = re.split(r"[,}]", rest)[0].rstrip() or rest
        what = "a dash" if char == "-" else char
        return Complaint(
            faults.START,
            place.line,
            place.column,
            max(len(rest), 1),
            f"a text may not begin with {what} unless it stands between quotes",
            f"put quotes around it: {_quoted(rest)}",
            self._without(place.index),
        )

    def _colon(self) -> Complaint | None:
        if "mapping values are not allowed" not in self.problem:
            return None
        number, column = self.mark.line, self.mark.column
        line = self._line(number)
        value = _VALUE.match(line)
        if value is None or not value["key"] or value.end() > column:
            return None
        text = re.split(r"[ ]+#", line[value.end() :])[0].rstrip()
        start = self.mark.index - column
        line_repaired = line[: value.end()] + re.sub(r":(?=\s|$)", _stand_in(":"), line[value.end() :])
        return Complaint(
            faults.COLON,
            number,
            value.end(),
            max(len(text), 1),
            "this text holds a colon followed by a space, so YAML takes its first part for a key",
            f"put quotes around it: {value['key']}: {_quoted(text)}",
            self.text[:start] + line_repaired + self.text[start + len(line) :],
        )

    def _glued(self) -> Complaint | None:
        for number in (self.mark.line, getattr(self.context, "line", None), self._above(self.mark.line)):
            if number is None:
                continue
            line = self._line(number)
            glued = _GLUED.match(line) or _GLUED_DASH.match(line)
            if glued:
                sign = line[glued.end() - 1]
                return Complaint(
                    faults.NO_SPACE,
                    number,
                    glued.end() - 1,
                    1,
                    f"a space is missing after this {'dash' if sign == '-' else 'colon'}",
                    f"write: {line[: glued.end()].strip()} {line[glued.end() :].strip()}",
                )
        return None

    def _after_closing(self) -> Complaint | None:
        place = self._value_start("'\"[{")
        if place is None or ("did not find expected" not in self.problem and "expected" not in self.problem):
            return None
        rest = re.split(r"[ ]+#", self._line(place.line)[place.column :])[0].rstrip()
        char = rest[:1]
        closing = {"[": "]", "{": "}"}.get(char, char)
        return Complaint(
            faults.AFTER_CLOSING,
            place.line,
            place.column,
            max(len(rest), 1),
            f"this text begins with {char} and goes on behind the closing {closing}",
            f"put quotes around the whole of it: {_quoted(rest)}",
            self._without(place.index),
        )

    def _alignment(self) -> Complaint | None:
        number = self.mark.line
        line = self._line(number)
        if re.search(r"could not find expected ':'", self.problem) and self.context is not None:
            number, line = self.context.line, self._line(self.context.line)
            return Complaint(
                faults.INDENTATION,
                number,
                self.context.column,
                max(len(line.strip()), 1),
                "this line is no `key: value`, and stands too far left to belong to the text above it",
                "if it continues the text above, move it to the right; if it is a key, put a colon behind it",
            )
        if re.search("mapping values are not allowed|expected key|expected '-'|block end|document start", self.problem):
            column = len(line) - len(line.lstrip())
            above = self._above(number)
            further = above is not None and column > len(self._line(above)) - len(self._line(above).lstrip())
            return Complaint(
                faults.INDENTATION,
                number,
                min(column, self.mark.column),
                max(len(line.strip()), 1),
                "this line stands further right than the one above, which already has its value"
                if further and "mapping values" in self.problem
                else "this line does not begin in the same column as the lines it belongs to",
                "make the lines that belong together begin in the same column; use two spaces for each step right",
            )
        return None

    def _anything(self) -> Complaint:
        return Complaint(
            faults.SYNTAX,
            self.mark.line,
            self.mark.column,
            1,
            "this file cannot be read from here on: something that YAML needs is missing or too much",
            _LOOK,
        )

    def _value_start(self, characters: str) -> Any:
        """Return where the value of the problem's line begins, if before it and with one of `characters`."""
        line = self._line(self.mark.line)
        value = _VALUE.match(line)
        if value is None or value.end() >= len(line) or value.end() > self.mark.column:
            return None
        if line[value.end()] not in characters:
            return None
        column = value.end()
        return _Place(self.mark.line, column, self.mark.index - self.mark.column + column)

    def _above(self, number: int) -> int | None:
        """Return the nearest line above that is neither empty nor a comment."""
        for candidate in range(min(number, len(self.lines)) - 1, -1, -1):
            stripped = self.lines[candidate].strip()
            if stripped and not stripped.startswith("#"):
                return candidate
        return None

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def _without(self, index: int) -> str:
        return self.text[:index] + _stand_in(self.text[index]) + self.text[index + 1 :]


@dataclass(frozen=True)
class _Place:
    line: int
    column: int
    index: int


_LOOK = (
    "compare this line, and the one before it, with the lines around them: a quote, a colon or a space may be missing"
)


def _stand_in(char: str) -> str:
    return chr(_STAND_INS + ord(char)) if ord(char) < 128 else char


def _quoted(text: str) -> str:
    text = typed(text)
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
