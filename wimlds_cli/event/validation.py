"""Plain data -> model: what does not fit is reported and taken out, and the rest is kept.

pydantic gives nothing back when one value is wrong. So the wrong ones are pruned and the others validated
again.
"""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event import faults
from wimlds_cli.event.keys import explain_unknown, model_at
from wimlds_cli.event.node import Node
from wimlds_cli.event.source import NodePath, SourceMap

ModelT = TypeVar("ModelT", bound=Node)


def validated(
    model: type[ModelT], data: dict[str, Any], source: SourceMap
) -> tuple[ModelT, dict[str, Any], list[Diagnostic]]:
    """Return the model of what is right, the pruned data, and a diagnostic for each thing that is wrong.

    The source map is brought in line: its paths are afterwards those of the model.
    """
    data = copy.deepcopy(data)
    found: list[Diagnostic] = []
    while True:
        try:
            return model.model_validate(data), data, found
        except ValidationError as error:
            details = error.errors(include_url=False)
        # Unknown keys first: a misspelt one is read as what was meant, and then nothing is missing.
        unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
        if unknown:
            found += [_settle_unknown(model, data, tuple(detail["loc"]), source) for detail in unknown]
            continue
        pruned: set[NodePath] = set()
        for detail in details:
            path = _existing(data, tuple(detail["loc"]))
            found.append(_diagnostic(data, detail, path, source))
            pruned.add(_prunable(model, path))
        # Deepest and last first: taking an item out of a list moves those behind it.
        for path in sorted(pruned, key=lambda node: [(isinstance(part, int), part) for part in node], reverse=True):
            if path and _existing(data, path) == path:
                _take(data, path)
                source.drop(path)


def _settle_unknown(model: type[Node], data: Any, path: NodePath, source: SourceMap) -> Diagnostic:
    """Report an unknown key, and read it under the name that was meant, if there is no doubt, or drop it."""
    unknown = explain_unknown(model, path)
    severity_and_words = (Severity.ERROR, unknown.message, source.locate_key(*path), unknown.way_out)
    value = _take(data, path)
    owner = _get(data, path[:-1])
    if unknown.meant is not None and unknown.meant not in owner:
        owner[unknown.meant] = value
        source.rename(path, unknown.meant)
    else:
        source.drop(path)
    return Diagnostic(unknown.fault.code, *severity_and_words)


def _existing(data: Any, path: NodePath) -> NodePath:
    """Cut a path to what stands in the data: one text may stand for a whole mapping."""
    for depth, part in enumerate(path):
        known = part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        if not known:
            return path[:depth]
        data = data[part]
    return path


def _prunable(model: type[Node], path: NodePath) -> NodePath:
    """Return what goes when the node at `path` goes: without its name a speaker is no speaker."""
    while path and isinstance(path[-1], str):
        owner = model_at(model, path[:-1])
        field = owner.model_fields.get(path[-1]) if owner is not None else None
        if field is None or not field.is_required() or len(path) < 2:
            break
        path = path[:-1]
    return path


def _take(data: Any, path: NodePath) -> Any:
    return _get(data, path[:-1]).pop(path[-1])


def _get(data: Any, path: NodePath) -> Any:
    for part in path:
        data = data[part]
    return data


def _diagnostic(data: dict[str, Any], detail: ErrorDetails, path: NodePath, source: SourceMap) -> Diagnostic:
    kind = detail["type"]
    if kind == "missing":
        wanted = str(detail["loc"][-1])
        what = next((str(part) for part in reversed(path) if isinstance(part, str)), "entry").rstrip("s")
        return Diagnostic(
            faults.MISSING.code,
            Severity.ERROR,
            f"this {what} has no `{wanted}`",
            source.locate(*path),
            f"add `{wanted}:`, or delete the entry",
        )
    key = next((part for part in reversed(path) if isinstance(part, str)), None)
    field = f"`{key}`: " if key else ""
    if kind == "refused":
        context = detail["ctx"]
        return Diagnostic(
            context["code"], Severity.ERROR, field + context["message"], source.locate(*path), context["help"]
        )
    value = _get(data, path)
    return Diagnostic(faults.SHAPE.code, Severity.ERROR, *_shape(kind, field, value, source, path))


def _shape(kind: str, field: str, value: Any, source: SourceMap, path: NodePath) -> tuple[str, Any, str]:
    place = source.locate(*path)
    given = "one text" if isinstance(value, str) else "a list" if isinstance(value, list) else "`key: value` lines"
    if kind == "list_type":
        return (
            f"{field}{given} where a list belongs",
            place,
            "write each entry on its own line, moved to the right and behind a dash and a space",
        )
    return (
        f"{field}{given} where `key: value` lines belong",
        place,
        "write `key: value` lines below it, moved to the right by two spaces",
    )
