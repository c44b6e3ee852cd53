"""Merge decks with power-pptx's own import_slide."""

import sys

from power_pptx import Presentation


def main(output: str, first: str, *others: str) -> None:
    merged = Presentation(first)
    for path in others:
        for slide in Presentation(path).slides:
            merged.import_slide(slide)
    merged.save(output)


main(*sys.argv[1:])
