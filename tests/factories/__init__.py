"""Builds decks in code, for every test that needs one.

`deck_with("chart", "notes")` is the short way; `Deck` and the functions beside it build what a test wants to
say exactly. `Opened` and `unsound` read what comes out, independently of the program.
"""

from .catalogue import FEATURES, deck_with
from .deck import FOUR_BY_THREE, WIDE, Deck, Slide, guid
from .reading import Opened, canonical, digest
from .soundness import unsound

__all__ = [
    "FEATURES",
    "FOUR_BY_THREE",
    "WIDE",
    "Deck",
    "Opened",
    "Slide",
    "canonical",
    "deck_with",
    "digest",
    "guid",
    "unsound",
]
