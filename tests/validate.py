"""Merges decks and asks the Open XML SDK's validator for errors that their sources did not have.

    python tests/validate.py VALIDATOR_FOLDER [DECK...]

Without decks: those of both examples. Exit code 1 when a merged deck has an error of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from zipfile import is_zipfile

from wimlds_cli.merge.pptx import Entry, merge_decks

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT))

from tests.factories.pdf import full_book  # noqa: E402 - found from the top


def errors(validator: Path, deck: Path) -> Counter[tuple[str, str]]:
    """Return what the validator finds, counted without the places."""
    ran = subprocess.run([validator, deck], capture_output=True, text=True, check=False)
    answer = json.loads(ran.stdout)
    if not answer["ok"] and not answer.get("errors"):
        raise SystemExit(f"{deck}: the validator cannot read it: {ran.stdout[:300]}")
    return Counter((e.get("id") or "", (e.get("description") or "")[:200]) for e in answer["errors"])


def validate(validator: Path, decks: list[Path], output: Path) -> bool:
    """Merge decks in order and compare."""
    merge_decks([Entry(deck, deck.stem) for deck in decks], output)
    known = sum((errors(validator, deck) for deck in decks if is_zipfile(deck)), Counter())
    new = errors(validator, output) - known
    names = ", ".join(deck.name for deck in decks)
    print(f"{names}: {sum(new.values())} new errors ({sum(known.values())} of the sources)")
    for (name, description), count in new.items():
        print(f"  {count} x {name}: {description}")
    return not new


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    validator = Path(arguments[0]) / "node_modules" / ".bin" / "ooxml-validator"
    given = [Path(argument) for argument in arguments[1:]]
    groups = [given] if given else [sorted(folder.glob("*.pptx")) for folder in sorted(ROOT.glob("examples/*/slides"))]
    with tempfile.TemporaryDirectory() as folder:
        if not given:
            pages = Path(folder, "pages.pdf")
            pages.write_bytes(full_book())
            groups.append([pages, groups[0][0]])
        results = [validate(validator, group, Path(folder) / f"{n}.pptx") for n, group in enumerate(groups)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
