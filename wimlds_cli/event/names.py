"""Names in any script, compared and made into ids and file names."""

from __future__ import annotations

import itertools
import re
import unicodedata

# Scripts that put no space between words: in them a name is found inside a longer run of letters.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


def folded(text: str) -> str:
    """Return a text in the form in which two spellings of one name are equal.

    Composed and decomposed letters (macOS hands out the latter), capitals, wide letters and Latin accents
    make no difference. Marks of other scripts do: without its vowel signs a Devanagari name is another one.
    """
    letters: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()):
        if unicodedata.combining(char) and latin:
            continue
        if not unicodedata.combining(char):
            latin = "a" <= char <= "z"
        letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters))


def words(text: str) -> list[str]:
    """Return the words of a name or file name; spaces, hyphens, underscores and points separate alike."""
    # Marks belong to their letters: in Devanagari and Thai they are the vowels.
    kept = (char if unicodedata.category(char)[0] in "LNM" else " " for char in folded(text))
    return "".join(kept).split()


def same_name(one: str, other: str) -> bool:
    """Tell whether two texts are the same name."""
    return words(one) == words(other) and bool(words(one))


def id_of(name: str) -> str:
    """Make an id from a name: `Grace Hopper` -> `grace-hopper`; letters of other scripts stay."""
    return "-".join(words(name))


def holds_name(text: str, name: str) -> bool:
    """Tell whether a file name holds a name: `HopperGrace v2` holds Grace Hopper, `maintenance` no `ai`."""
    wanted = words(name)
    if not wanted:
        return False
    # Some write the family name first, some leave the middle names out.
    first, last = wanted[0], wanted[-1]
    orders = {"".join(wanted), "".join([last, *wanted[:-1]]), "".join([*wanted[1:], first])}
    if len(wanted) > 2:
        orders |= {first + last, last + first}
    pieces = words(_apart(text))
    for begin in range(len(pieces)):
        run = ""
        for piece in pieces[begin:]:
            run += piece
            if run in orders:
                return True
    compact = "".join(pieces)
    return any(_UNSPACED.match(order) is not None and order in compact for order in orders)


def _apart(text: str) -> str:
    """Put a space where a capital follows a small letter, and between letters and digits."""
    text = unicodedata.normalize("NFC", text)
    pieces = [text[:1]]
    for before, char in itertools.pairwise(text):
        turns = (before.islower() and char.isupper()) or (
            before.isalpha() != char.isalpha() and (before.isdigit() or char.isdigit())
        )
        pieces.append(f" {char}" if turns else char)
    return "".join(pieces)


def is_placeholder(name: str) -> bool:
    """Tell whether a name is the one that a new event's template puts in a real one's place."""
    return words(name) in (["first", "speaker"], ["second", "speaker"])
