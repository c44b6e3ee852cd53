"""Jinja in the text of slides, where PowerPoint has split it across runs and curled its quotes."""

from __future__ import annotations

import copy
import dataclasses
import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.programme.facts import VOCABULARY, Picture
from wimlds_cli.templating import environment

if TYPE_CHECKING:
    from jinja2 import nodes

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# Each run's text goes through Jinja behind a mark of its own, so that what comes out finds its run again. Marks and
# stand-ins are private-use characters, which no fact holds: `wording.one_line` takes them out.
_FIRST_MARK, _LAST_MARK, _STAND_IN = 0xE000, 0xF7FF, "\uf8fe"
_M = f"[{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}]"
_CODE = re.compile(rf"\{{{_M}*\{{.*?\}}{_M}*\}}|\{{{_M}*%.*?%{_M}*\}}|\{{{_M}*#.*?#{_M}*\}}", re.DOTALL)
_TYPED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "\xa0": " "}
)
_ONE_EXPRESSION = re.compile(r"\s*\{\{\s*(\w+)\.(\w+)\s*\}\}\s*")


class Words:
    """Renders paragraphs with the facts, and remembers what they said."""

    def __init__(self) -> None:
        self._environment = environment("deck")
        self._environment.finalize = self._note
        self._printed: list[str] = []
        self.said_something = False
        """Whether any expression had something to say since this was last set to False."""

    def _note(self, value: Any) -> Any:
        text = "" if value is None else str(value)
        self._printed.append(text)
        return text

    def render(self, paragraph: Any, facts: Mapping[str, Any]) -> bool:
        """Render one `a:p` in place; tell whether anything is left to be seen.

        A paragraph whose expressions are all empty vanishes with its fixed words: “Next time:” alone says nothing.
        """
        runs = [child for child in paragraph if child.tag in (f"{A}r", f"{A}br", f"{A}fld")]
        source = _marked(runs)
        if "{" not in source or not _CODE.search(source):
            return True
        self._printed.clear()
        rendered = self._environment.from_string(_CODE.sub(_cleaned, source)).render(facts)
        words = re.sub(_M, "", rendered).replace(_STAND_IN, "").strip()
        silent = bool(self._printed) and not any(text.strip() for text in self._printed)
        self.said_something |= any(text.strip() for text in self._printed)
        _rebuild(paragraph, runs, "" if silent else rendered)
        if _reads_from_right(words):
            properties = paragraph.get_or_add_pPr()
            properties.set("rtl", "1")
            # From the right, `l` is still the left side, where all other titles begin.
            properties.set("algn", properties.get("algn", "l"))
        return bool(words) and not silent

    def check(self, text: str) -> str | None:
        """Return what is wrong with the Jinja of a text, and the way out; None when nothing is."""
        from jinja2 import TemplateSyntaxError, meta, nodes

        try:
            tree = self._environment.parse(_CODE.sub(_cleaned, text))
        except TemplateSyntaxError as error:
            return f"{error.message}|Mend what stands between the braces."
        for name in sorted(meta.find_undeclared_variables(tree)):
            if name not in VOCABULARY and name not in self._environment.globals:
                return _unknown(name, list(VOCABULARY), "")
        for access in tree.find_all(nodes.Getattr):
            if problem := _misspelt(access):
                return problem
        return None

    def names(self, text: str) -> set[str]:
        """Return the names that a text uses, such as `session`."""
        from jinja2 import TemplateSyntaxError, meta

        if "{" not in text:
            return set()
        try:
            return meta.find_undeclared_variables(self._environment.parse(_CODE.sub(_cleaned, text)))
        except TemplateSyntaxError:
            return set()


def text_of(paragraph: Any) -> str:
    """Return a paragraph's text, with its runs joined."""
    return "".join(t.text or "" for t in paragraph.iter(f"{A}t"))


def paragraphs_of(element: Any) -> Iterator[Any]:
    """Yield every paragraph below an element, tables and groups included."""
    yield from element.iter(f"{A}p")


def picture_named(text: str) -> tuple[str, str] | None:
    """Return what a text names when it is the name of a picture and nothing else, such as `{{ speaker.picture }}`."""
    match = _ONE_EXPRESSION.fullmatch(text)
    return _picture(match[1], match[2]) if match else None


def picture_in_name(name: str) -> tuple[str, str] | None:
    """Return the picture that a shape's name names; PowerPoint puts a number behind a copy's name."""
    match = re.fullmatch(r"\s*(\w+)\.(\w+?)\s*\d*\s*", name)
    return _picture(match[1], match[2]) if match else None


def _picture(group: str, name: str) -> tuple[str, str] | None:
    kind = VOCABULARY.get(group)
    fields = {field.name: field for field in dataclasses.fields(kind)} if kind else {}
    return (group, name) if name in fields and isinstance(fields[name].default, Picture) else None


def _reads_from_right(text: str) -> bool:
    """Tell whether the first letter with a direction is one of Arabic, Hebrew and their like (Unicode's rule P2)."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def _marked(runs: list[Any]) -> str:
    pieces = []
    for number, run in enumerate(runs[: _LAST_MARK - _FIRST_MARK]):
        text = (run.findtext(f"{A}t") or "") if run.tag == f"{A}r" else _STAND_IN
        pieces.append(chr(_FIRST_MARK + number) + text)
    return "".join(pieces)


def _cleaned(match: re.Match[str]) -> str:
    """Give an expression to the run it begins in, with the quotes and hyphens that were typed."""
    marks = re.findall(_M, match[0])
    code = re.sub(_M, "", match[0]).replace(_STAND_IN, " ").translate(_TYPED)
    return code + (marks[-1] if marks else "")


def _rebuild(paragraph: Any, runs: list[Any], rendered: str) -> None:
    place = paragraph.index(runs[0])
    for run in runs:
        paragraph.remove(run)
    for mark, text in re.findall(rf"({_M})((?:(?!{_M}).)*)", rendered, re.DOTALL):
        if not text:
            continue
        run = copy.deepcopy(runs[ord(mark) - _FIRST_MARK])
        if run.tag == f"{A}r":
            run.find(f"{A}t").text = text.replace(_STAND_IN, "")
        paragraph.insert(place, run)
        place += 1


def _misspelt(access: nodes.Getattr) -> str | None:
    from jinja2 import nodes

    kind = VOCABULARY.get(access.node.name) if isinstance(access.node, nodes.Name) else None
    if kind is None:
        return None
    known = [field.name for field in dataclasses.fields(kind)]
    return None if access.attr in known else _unknown(access.attr, known, f"{access.node.name}.")  # type: ignore[attr-defined]


def _unknown(name: str, known: list[str], before: str) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {before}{near[0]}?" if near else f"There is: {', '.join(before + one for one in known)}"
    return f"there is no {before}{name}|{hint}"


def misspelt_error(template: str, slide: int, shape: str, problem: str) -> WimldsError:
    """Return the error for a template that names what does not exist."""
    message, _, hint = problem.partition("|")
    return WimldsError(f"{template}, slide {slide}, shape “{shape}”: {message}", hint)
