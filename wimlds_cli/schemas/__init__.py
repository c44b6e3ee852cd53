"""The JSON Schemas, as files: of event.yaml, of chapter.yaml, and of what `check-speakers --format json` prints."""

from __future__ import annotations

from pathlib import Path


def schema_text(name: str) -> str:
    """Return a schema as it stands in its file: "event", "chapter" or "check-speakers"."""
    return (Path(__file__).parent / f"{name}.schema.json").read_text(encoding="utf-8")
