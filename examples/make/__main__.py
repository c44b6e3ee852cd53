"""Draw and build everything: `python -m examples.make [EVENT ...]`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from examples.make.decks import (
    ada_lovelace,
    evelyn_boyd_granville,
    frances_allen,
    grace_hopper,
    karen_sparck_jones,
    katherine_johnson,
    kathleen_booth,
    mary_kenneth_keller,
    rajeshwari_chatterjee,
    shakuntala_devi,
)
from examples.make.office.deck import Deck
from examples.make.pictures import logos
from examples.make.pictures.portraits import PORTRAITS

EXAMPLES = Path(__file__).resolve().parents[1]
DECKS: dict[str, dict[str, Callable[[], Deck]]] = {
    "chapter-evening": {
        "karen-sparck-jones.pptx": karen_sparck_jones.build,
        "grace-hopper.pptx": grace_hopper.build,
        "round-table-1-statements.pptx": ada_lovelace.build,
        "round-table-2-moderator.pptx": mary_kenneth_keller.build,
    },
    "conference-meetup": {
        "frances-allen.pptx": frances_allen.build,
        "kathleen-booth.pptx": kathleen_booth.build,
        "shakuntala-devi.pptx": shakuntala_devi.build,
        "rajeshwari-chatterjee.pptx": rajeshwari_chatterjee.build,
        "katherine-johnson.pptx": katherine_johnson.build,
        "panel-evelyn-boyd-granville.pptx": evelyn_boyd_granville.build,
    },
}
LOGOS = {
    "chapter-evening": {"fondation-du-metier": logos.foundation},
    "conference-meetup": {
        "long-reading-room": logos.library,
        "turin-congress": logos.conference,
        "deccan-card-works": logos.foundation,
    },
}
PICTURES = {
    "chapter-evening": (
        "karen-sparck-jones",
        "grace-hopper",
        "mary-kenneth-keller",
        "ada-lovelace",
        "annie-easley",
        "rozsa-peter",
    ),
    "conference-meetup": (
        "frances-allen",
        "kathleen-booth",
        "shakuntala-devi",
        "rajeshwari-chatterjee",
        "katherine-johnson",
        "evelyn-boyd-granville",
    ),
}


def main(events: list[str]) -> None:
    """Build the events named, or all of them."""
    (EXAMPLES / "logo.png").write_bytes(logos.chapter())
    for event in events or list(DECKS):
        folder = EXAMPLES / event
        (folder / "pictures").mkdir(parents=True, exist_ok=True)
        for name in PICTURES[event]:
            (folder / "pictures" / f"{name}.png").write_bytes(PORTRAITS[name].png())
        for name, draw in LOGOS[event].items():
            (folder / "pictures" / f"{name}.png").write_bytes(draw())
        for name, build in DECKS[event].items():
            build().save(folder / "slides" / name)
            print(f"{event}/slides/{name}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m examples.make", description="Draw and build the examples.")
    parser.add_argument("event", nargs="*", help=f"{' or '.join(DECKS)}; all when left out")
    chosen = parser.parse_args().event
    if unknown := [event for event in chosen if event not in DECKS]:
        parser.error(f"there is no example {unknown[0]}; there are {', '.join(DECKS)}")
    main(chosen)
