"""The JSON Schemas of event.yaml and chapter.yaml, for editors that complete and check."""

from __future__ import annotations

from typing import Any, Literal

from wimlds_cli.event.model import Chapter, Event
from wimlds_cli.event.node import Node

SchemaName = Literal["event", "chapter"]

_MODELS: dict[str, type[Node]] = {"event": Event, "chapter": Chapter}
_NEEDED = {"event": ["name", "start", "end", "kind"], "chapter": []}
_NULL = {"type": "null"}


def schema_of(name: SchemaName) -> dict[str, Any]:
    """Return a schema, of JSON Schema draft 2020-12.

    It reads a file as editors do, by YAML 1.2: a number is a number and a date a text. Everything may be empty
    that is not known yet.
    """
    schema = _MODELS[name].model_json_schema()
    _allow_empty(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{name}.yaml of wimlds",
        **{key: value for key, value in schema.items() if key != "title"},
        "required": _NEEDED[name],
    }


def _allow_empty(schema: Any) -> None:
    if isinstance(schema, list):
        for part in schema:
            _allow_empty(part)
        return
    if not isinstance(schema, dict):
        return
    for part in schema.values():
        _allow_empty(part)
    # The titles that are made of the fields' names tell an editor's user nothing.
    if isinstance(schema.get("title"), str):
        del schema["title"]
    schema.pop("default", None)
    required = schema.get("required", [])
    for key, part in schema.get("properties", {}).items():
        if key not in required:
            schema["properties"][key] = _or_empty(part)
    if isinstance(schema.get("items"), dict):
        schema["items"] = _or_empty(schema["items"])
    if isinstance(schema.get("additionalProperties"), dict):
        schema["additionalProperties"] = _or_empty(schema["additionalProperties"])


def _or_empty(part: dict[str, Any]) -> dict[str, Any]:
    choices = part.get("anyOf")
    if isinstance(choices, list):
        return part if _NULL in choices else part | {"anyOf": [*choices, _NULL]}
    described = {key: value for key, value in part.items() if key == "description"}
    bare = {key: value for key, value in part.items() if key != "description"}
    return described | {"anyOf": [bare, _NULL]}
