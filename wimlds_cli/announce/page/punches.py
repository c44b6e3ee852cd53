"""The pattern of a page: the event's name as a card of holes, so that every event has one of its own."""

from __future__ import annotations

ROWS = ("12", "11", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
"""From the upper edge of a card (Hollerith's code as on IBM 5081 cards)."""
_ZONES = {"12": "ABCDEFGHI", "11": "JKLMNOPQR", "0": "/STUVWXYZ"}


def punched(text: str, columns: int) -> list[tuple[int, int]]:
    """Return the holes of a text as (column, row), the text again and again until all columns are filled."""
    letters = f"{text.upper().strip()} "
    found = []
    for column in range(columns):
        found += [(column, ROWS.index(row)) for row in _rows_of(letters[column % len(letters)])]
    return found


def _rows_of(letter: str) -> list[str]:
    if letter.isspace():
        return []
    if letter in "0123456789":
        return [letter]
    for zone, letters in _ZONES.items():
        if letter in letters:
            return [zone, str(letters.index(letter) + 1)]
    # Cards knew no other letters: each gets two holes of its own.
    code = ord(letter)
    return [ROWS[code % 3], ROWS[3 + code // 3 % 9]]
