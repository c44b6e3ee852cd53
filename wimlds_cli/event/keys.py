"""Unknown keys: what was probably meant."""

from __future__ import annotations

import difflib
import re
import typing
from dataclasses import dataclass

from pydantic import BaseModel

from wimlds_cli.event import faults
from wimlds_cli.event.faults import Fault
from wimlds_cli.event.model import Event, Session, Speaker
from wimlds_cli.event.source import NodePath

_PRIVATE = frozenset(
    [
        "email",
        "e-mail",
        "mail",
        "phone",
        "telephone",
        "mobile",
        "private",
        "access_needs",
        "diet",
        "dietary",
        "allergies",
    ]
)
# Other words that organizers, and the exports of other tools, use for our fields.
_OTHER_WORDS = {
    "abstract": "summary description",
    "affiliation": "company organization organisation institution employer",
    "biography": "bio about",
    "capacity": "seats places",
    "co_hosts": "hosts",
    "code_of_conduct": "coc conduct",
    "colour": "color",
    "duration": "length minutes",
    "end": "until finish ends ends_at",
    "feedback_url": "feedback survey",
    "first_time": "first_time_speaker newcomer",
    "hashtags": "tags",
    "latitude": "lat",
    "links": "social socials accounts handles",
    "location": "place venue where",
    "longitude": "lon lng long",
    "name": "title fullname full_name",
    "organizers": "organisers team",
    "paper_url": "paper",
    "picture": "photo image portrait headshot avatar",
    "registration_url": "registration rsvp url link",
    "sessions": "talks programme program agenda schedule",
    "slides": "deck presentation file",
    "sponsors": "partners",
    "start": "date begin begins time when starts starts_at",
    "state": "status",
    "tagline": "job headline",
    "timezone": "tz time_zone",
    "track": "category",
    "type": "format kind",
    "website": "homepage blog",
}


def model_at(model: type[BaseModel], path: NodePath) -> type[BaseModel] | None:
    """Return the model of the mapping that stands at a path, or None when none does."""
    current: object = model
    for part in path:
        if isinstance(part, int):
            continue
        if not (isinstance(current, type) and issubclass(current, BaseModel)):
            return None
        field = current.model_fields.get(part)
        current = _model_in(field.annotation) if field is not None else None
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)


_MOST_LISTED = 20


@dataclass(frozen=True)
class UnknownKey:
    """What is said about a key that its mapping does not know.

    Attributes:
        meant: The key that was probably meant, of the same mapping.
    """

    fault: Fault
    message: str
    way_out: str
    meant: str | None = None


def explain_unknown(model: type[BaseModel], path: NodePath) -> UnknownKey:
    """Say what a key may have been meant for."""
    *parent, last = path
    key = str(last)
    here = model_at(model, tuple(parent)) or model
    allowed = list(here.model_fields)
    if re.match(r"[\s\u200b\ufeff]", key):
        return UnknownKey(
            faults.NBSP,
            "this line begins with a no-break space, as copying from a web page or a chat gives",
            "delete the spaces at the beginning of the line and type them again",
            meant=key.strip(" \xa0\u200b\ufeff") if key.strip(" \xa0\u200b\ufeff") in allowed else None,
        )
    if key.startswith("-"):
        return UnknownKey(faults.NO_SPACE, "a space is missing after this dash", f"write: - {key.lstrip('-')}:")
    plain = re.sub(r"[\s-]+", "_", key.strip().lower())
    if plain in _PRIVATE or key.lower() in _PRIVATE:
        return UnknownKey(
            faults.PRIVATE,
            f"`{key}` is nothing to publish, and does not belong into this file",
            "put it into private.yaml, which is kept out of git",
        )
    message = f"`{key}` means nothing here"
    candidates = (plain, f"{plain}s", plain.removesuffix("s"))
    meant = next((word for word in candidates if word in allowed), None)
    meant = meant or next((name for name in allowed if plain in _OTHER_WORDS.get(name, "").split()), None)
    close = [meant] if meant else difflib.get_close_matches(plain, allowed, n=1, cutoff=0.65)
    if close:
        return UnknownKey(faults.UNKNOWN, message, f"did you mean `{close[0]}`?", close[0])
    for other, words in (
        (Session, "an entry of `sessions:`"),
        (Speaker, "an entry of `speakers:`"),
        (Event, "the event itself"),
    ):
        if plain in other.model_fields and other is not here:
            return UnknownKey(faults.UNKNOWN, message, f"it belongs to {words}")
    if " " in key.strip():
        return UnknownKey(
            faults.UNKNOWN,
            f"“{key}” is taken for a key, since a colon follows it",
            "if it belongs to the text above, write | behind that text's key and move its lines to the right",
        )
    if len(allowed) > _MOST_LISTED:
        return UnknownKey(faults.UNKNOWN, message, "look at the spelling; `wimlds schema event` lists every key")
    known = ", ".join(name for name in allowed if name != "twitter")
    return UnknownKey(faults.UNKNOWN, message, f"known here: {known}")
