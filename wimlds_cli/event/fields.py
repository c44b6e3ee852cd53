"""The types of fields: how each is read (`scalars`), and what an editor is told about it (JSON Schema)."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from wimlds_cli.event.scalars import (
    colour_of,
    country_of,
    date_of,
    hashtags_of,
    moment_of,
    month_of,
    number_between,
    path_of,
    paths_of,
    people_of,
    text_of,
    texts_of,
    time_or_moment_of,
    web_address_of,
    whole_number_of,
    yes_no_of,
    yes_or_day_of,
    zone_of,
)

_NUMBER_OR_TEXT: list[Any] = ["string", "number"]
_DATE_PATTERN = r"^\d{4}-\d{1,2}-\d{1,2}$"
_TIME_PATTERN = r"^\d{1,2}:\d{2}(:00)?$"
_MOMENT_PATTERN = r"^\d{4}-\d{1,2}-\d{1,2}([ T]+|,\s*)\d{1,2}:\d{2}(:00)?$"

TIME_OR_MOMENT_SCHEMA: dict[str, Any] = {"type": "string", "pattern": f"{_TIME_PATTERN}|{_MOMENT_PATTERN}"}


YES_NO_SCHEMA: dict[str, Any] = {"enum": [True, False, "yes", "no", "Yes", "No", "YES", "NO"]}


class ListOrText:
    """Annotates a list that may also be written as one text, separated by commas."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Split the text before the list is read."""
        return core_schema.no_info_before_validator_function(
            lambda value: re.split(r"\s*,\s*", value.strip()) if isinstance(value, str) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Let the schema accept the text too."""
        return {"anyOf": [handler(schema), {"type": "string"}]}


def _text_list(item: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": {"anyOf": [item, {"type": "null"}]}}]})


Text = Annotated[str, BeforeValidator(text_of), WithJsonSchema({"type": _NUMBER_OR_TEXT})]
"""One text. A number is text too: the name of a talk may be 1984."""
Texts = Annotated[list[str], BeforeValidator(texts_of), _text_list({"type": _NUMBER_OR_TEXT})]
Hashtags = Annotated[list[str], BeforeValidator(hashtags_of), _text_list({"type": _NUMBER_OR_TEXT})]
PathText = Annotated[str, BeforeValidator(path_of), WithJsonSchema({"type": "string"})]
PathTexts = Annotated[list[str], BeforeValidator(paths_of), _text_list({"type": "string"})]
WebAddress = Annotated[
    str,
    BeforeValidator(web_address_of),
    WithJsonSchema({"type": "string", "pattern": r"^[hH][tT][tT][pP][sS]?://[^\s/]\S*$"}),
]
Day = Annotated[datetime.date, PlainValidator(date_of), WithJsonSchema({"type": "string", "pattern": _DATE_PATTERN})]
Moment = Annotated[
    datetime.datetime,
    PlainValidator(moment_of),
    WithJsonSchema({"type": "string", "pattern": _MOMENT_PATTERN}),
]
TimeOrMoment = Annotated[
    datetime.time | datetime.datetime,
    PlainValidator(time_or_moment_of),
    WithJsonSchema(TIME_OR_MOMENT_SCHEMA),
]
Count = Annotated[int, PlainValidator(whole_number_of), WithJsonSchema({"type": "integer", "minimum": 1})]
Minutes = Count
People = Annotated[int, PlainValidator(people_of), WithJsonSchema({"type": "integer", "minimum": 0})]
Country = Annotated[str, BeforeValidator(country_of), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2}$"})]
Month = Annotated[int, PlainValidator(month_of), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})]
Latitude = Annotated[
    float,
    PlainValidator(number_between(-90, 90)),
    WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90}),
]
Longitude = Annotated[
    float,
    PlainValidator(number_between(-180, 180)),
    WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180}),
]
ZoneName = Annotated[
    str, BeforeValidator(zone_of), WithJsonSchema({"type": "string", "pattern": r"^[A-Z][A-Za-z0-9_+/-]+$"})
]
YesNo = Annotated[
    bool,
    PlainValidator(yes_no_of),
    WithJsonSchema(YES_NO_SCHEMA),
]
YesOrDay = Annotated[
    datetime.date | bool,
    PlainValidator(yes_or_day_of),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": f"^(yes|no)$|{_DATE_PATTERN}"}]}),
]
Colour = Annotated[str, BeforeValidator(colour_of), WithJsonSchema({"type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$"})]
