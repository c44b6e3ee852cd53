"""What every mapping of the event file has in common."""

from __future__ import annotations

import enum
import re
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, PlainValidator, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from wimlds_cli.event import faults
from wimlds_cli.event.scalars import choice_of, refuse


class Node(BaseModel):
    """A mapping of the event file: unknown keys are refused, and where it makes sense one text will do."""

    model_config = ConfigDict(extra="forbid")

    text_stands_for: ClassVar[str | None] = None
    """The field that is meant when only a text is given: `location: City library` names it."""

    text_schema: ClassVar[dict[str, Any]] = {"type": ["string", "number"]}
    """What that text may be, for the JSON Schema."""

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        glued = re.match(r"(?P<key>[A-Za-z_]+):(?=\S)", value)
        if glued and glued["key"] in cls.model_fields:
            written = f"{glued['key']}: {value[glued.end() :]}"
            raise refuse(faults.NO_SPACE, "a space is missing after this colon", f"write: {written}")
        return value if cls.text_stands_for is None else {cls.text_stands_for: value}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Let the schema accept the text too."""
        schema = handler(core_schema)
        if cls.text_stands_for is None and cls.text_schema is Node.text_schema:
            return schema
        return {"anyOf": [schema, cls.text_schema]}


def one_of(choices: type[enum.StrEnum]) -> PlainValidator:
    """Annotate a field that takes one word of an enumeration."""
    return PlainValidator(choice_of(choices), json_schema_input_type=choices)
