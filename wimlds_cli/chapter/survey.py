"""The questions of a survey: read from a template, and written as text to paste into a form."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wimlds_cli.errors import WimldsError
from wimlds_cli.event.model import Event
from wimlds_cli.templating import templates_folder

KIND = "survey"
"""The folder of the templates below `templates/`."""


class Audience(enum.StrEnum):
    """Who is asked."""

    ATTENDEES = "attendees"
    SPEAKERS = "speakers"
    HOSTS = "hosts"


@dataclass(frozen=True)
class Ask:
    """One question.

    Attributes:
        words: As it is asked.
        answers: What can be ticked; empty where people write.
        several: Whether more than one can be ticked.
        personal: Whether it asks who people are; then its sums are told only where no group is small.
    """

    words: str
    answers: tuple[str, ...] = ()
    several: bool = False
    personal: bool = False


@dataclass(frozen=True)
class Survey:
    """What one audience is asked, and the words around it."""

    audience: Audience
    intro: str
    questions: tuple[Ask, ...]
    closing: str


def read_survey(audience: Audience, event: Event, folders: Sequence[Path]) -> Survey:
    """Read a survey's template and fill in the event.

    Args:
        audience: Who is asked.
        event: The event that it is about.
        folders: The `templates/` folders of event and chapter; their files win over the package's.

    Raises:
        WimldsError: The template is faulty; the message names the file.
    """
    name = f"{audience.value}.yaml"
    shipped = templates_folder() / KIND
    file = next((here / KIND / name for here in folders if (here / KIND / name).is_file()), shipped / name)
    data = _data(file)
    facts = {"event": event.name, "next_event": event.next_event or "we will announce it soon"}
    questions = tuple(_ask(one, number, file, facts) for number, one in enumerate(data.get("questions") or [], 1))
    if not questions:
        raise WimldsError(f"{file.as_posix()} asks nothing", "write `questions:` and below it `- ask: ...`")
    twice = next((one.words for one in questions if sum(each.words == one.words for each in questions) > 1), None)
    if twice:
        raise WimldsError(f"{file.as_posix()} asks “{twice}” twice", "take one of the two out")
    return Survey(
        audience,
        _filled(data.get("intro"), file, facts),
        questions,
        _filled(data.get("closing"), file, facts),
    )


def _data(file: Path) -> dict[str, Any]:
    import yaml

    try:
        # Every value is the text that was typed: a question may be answered with No.
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        words = " ".join(str(error).split())
        raise WimldsError(f"{file.as_posix()} cannot be read: {words}", _COPY_AGAIN) from None
    if not isinstance(data, dict):
        raise WimldsError(f"{file.as_posix()} holds no `questions:`", _COPY_AGAIN)
    return data


_COPY_AGAIN = "delete it to have the package's own again; `wimlds templates` copies that one out"


def _ask(one: Any, number: int, file: Path, facts: dict[str, str]) -> Ask:
    if not isinstance(one, dict) or not str(one.get("ask") or "").strip():
        raise WimldsError(f"{file.as_posix()}: question {number} asks nothing", "write it as `- ask: ...`")
    answers = one.get("answers") or []
    if not isinstance(answers, list) or not all(isinstance(each, str) for each in answers):
        raise WimldsError(
            f"{file.as_posix()}: the answers of question {number} are no list of texts", "write `answers: [Yes, No]`"
        )
    words = " ".join(_filled(one["ask"], file, facts).split())
    several, personal = (str(one.get(key, "no")).casefold() in ("yes", "true") for key in ("several", "personal"))
    return Ask(words, tuple(" ".join(each.split()) for each in answers), several, personal)


def _filled(text: Any, file: Path, facts: dict[str, str]) -> str:
    import jinja2

    from wimlds_cli.templating import environment

    try:
        return _unwrapped(environment(KIND).from_string(str(text or "")).render(facts))
    except jinja2.TemplateError as error:
        raise WimldsError(
            f"{file.as_posix()}: {error}", "only {{ event }} and {{ next_event }} are filled in"
        ) from None


def _unwrapped(text: str) -> str:
    """Return a text with each paragraph on one line: a form breaks lines by itself."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(part for part in paragraphs if part)


def as_text(survey: Survey) -> str:
    """Write a survey as text to paste, question by question, into a form."""
    parts = [survey.intro]
    for number, one in enumerate(survey.questions, 1):
        kind = "tick all that fit" if one.several else "tick one" if one.answers else "write"
        parts.append("\n".join([f"{number}. {one.words} ({kind})", *(f"   [ ] {answer}" for answer in one.answers)]))
    if survey.closing:
        parts.append(survey.closing)
    return "\n\n".join(parts) + "\n"
