"""Imports point down the house's floors only."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "wimlds_cli"
WINGS = {"programme", "scaffold", "checks", "announce", "team", "merge"}
FLOOR = {"main": 7, "commands": 6, "chapter": 5, **dict.fromkeys(WINGS, 4), "texts": 3}
FLOOR |= {
    "event": 2,
    "deck": 2,
    "templating": 2,
    "schemas": 2,
    "diagnostics": 1,
    "replace": 1,
    "quoting": 1,
    "programs": 1,
    "colours": 1,
    "errors": 0,
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else "main"


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found += [f"{module}.{alias.name}" if module == "wimlds_cli" else module for alias in node.names]
    return found


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_floors_below_or_its_own_room(path):
    here = room(name_of(path))
    for target in imports(path):
        if not target.startswith("wimlds_cli.") or target == "wimlds_cli.__version__":
            continue
        there = room(target)
        if there == "console":
            assert here in ("main", "commands"), f"{name_of(path)} prints"
        elif there != here and here != "console":
            assert FLOOR[there] < FLOOR[here], f"{name_of(path)} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_commands_know_the_terminal(path):
    if room(name_of(path)) in ("main", "commands", "console"):
        return
    for target in imports(path):
        assert target.split(".")[0] not in ("typer", "rich"), f"{name_of(path)} imports {target}"
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in ("print", "exit")]


def test_the_house_was_looked_at():
    assert len(MODULES) > 40
    assert {room(name_of(path)) for path in MODULES} >= {"main", "commands", "merge", "deck", "event"}
