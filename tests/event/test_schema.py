"""The JSON Schemas accept every file that we write and reject what the loader rejects, as an editor reads it."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode

from wimlds_cli.event.schema import schema_of
from wimlds_cli.schemas import schema_text

from .reading import GOOD, good_with, read
from .test_values import SLIPS

EXAMPLES = Path(__file__).parents[2] / "examples"

# YAML 1.2.2, section 10.3.2: what a plain scalar is, by the core schema that editors use.
CORE = (
    (re.compile(r"null|Null|NULL|~|"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)


def as_an_editor_reads(text: str) -> Any:
    def value(node: Any) -> Any:
        if isinstance(node, MappingNode):
            return {value(key): value(child) for key, child in node.value}
        if not isinstance(node, ScalarNode):
            return [value(child) for child in node.value]
        if not node.style:
            for pattern, read_as in CORE:
                if pattern.fullmatch(node.value):
                    return read_as(node.value)
        return node.value

    return value(YAML(pure=True).compose(text))


def complaints(name: str, text: str) -> list[str]:
    found = validator(name).iter_errors(as_an_editor_reads(text))
    return [f"{error.json_path}: {error.message}" for error in found]


@functools.cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(name))


@pytest.mark.parametrize("name", ["event", "chapter"])
def test_the_shipped_file_is_the_models_schema(name, golden):
    """`pytest --renew-golden` also writes the schema files anew."""
    golden(
        f"../../wimlds_cli/schemas/{name}.schema.json", json.dumps(schema_of(name), indent=1, ensure_ascii=False) + "\n"
    )
    assert json.loads(schema_text(name)) == schema_of(name)


@pytest.mark.parametrize("name", ["event", "chapter", "check-speakers"])
def test_each_schema_is_a_schema(name):
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*/event.yaml")), ids=lambda file: file.parent.name)
def test_the_examples_are_accepted(file):
    assert complaints("event", file.read_text(encoding="utf-8")) == []


def test_the_examples_chapter_is_accepted():
    assert complaints("chapter", (EXAMPLES / "chapter.yaml").read_text(encoding="utf-8")) == []


def test_what_the_loader_takes_the_schema_takes(tmp_path):
    text = GOOD.replace("roles: [speakers]", "roles: speakers, mc").replace(
        "speakers: [Grace Hopper]", "speakers: Grace Hopper"
    ) + (
        "hashtags: one two\nlocation: Library\nsponsors: [Loom, {name: 3}]\nedition: 12\ncapacity: 60\n"
        "deadlines: {slides: 2027-03-16}\ntasks: {venue: 2027-01-12, cake: yes, rehearsal: }\nco_hosts:\n"
        "brand: {colour: '#7a1fa2'}\naudience: 1984\n"
    )
    text = text.replace(
        "- name: Ada Lovelace",
        "- name: Ada\n    links: none\n    consent: no\n    picture: a.png\n    first_time: true",
    )
    assert read(tmp_path, text).diagnostics == ()
    assert complaints("event", text) == []


# What JSON Schema cannot say: whether a day exists, which zones there are, that an hour ends at 59, and what a
# chapter.yaml elsewhere supplies.
BEYOND = {
    "a name still to come", "no time zone", "a day that does not exist", "a year of two digits", "midnight as 24:00",
    "an hour that does not exist", "a time zone by its city", "a dash with nothing behind it", "no session type",
}  # fmt: skip


@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_what_the_loader_refuses_the_schema_refuses(slip):
    text = SLIPS[slip][0]
    assert bool(complaints("event", text)) is (slip not in BEYOND)


def test_the_good_event_is_accepted():
    assert complaints("event", GOOD) == []
    assert complaints("event", good_with("kind: meetup", "kind: metup")) != []
